import { visible } from '../../util/visible.ts'

/** Longer names are cut in the middle: one of 60,000 characters would push everything else out of a comment. */
const MAX_CHARACTERS = 300
const ZERO_WIDTH_SPACE = '\u200B'

/** Text with every character that cannot be seen written out, and cut to a bearable length. */
function shown(text: string, length = MAX_CHARACTERS): string {
  const characters = [...text]
  const half = length / 2
  return visible(characters.length <= length ? text : `${characters.slice(0, half).join('')}…${characters.slice(-half).join('')}`)
}

/** Names that a plain code span holds as they are, in a table cell too. */
const PLAIN = /^[^\s`|\\](?:[^`|\\]*[^\s`|\\])?$/u

/**
 * A name from a model, a file or a branch as code, safe in a paragraph, a list item and a table cell alike: no mention, reference,
 * link, math or HTML can come of it. Names with backticks, pipes or backslashes are written with entities, which no rule of
 * tables or code spans reads.
 */
export function inlineCode(text: string): string {
  const name = shown(text)
  if (name === '') return '<code>&nbsp;</code>'
  return PLAIN.test(name) ? `\`${name}\`` : `<code>${entities(name)}</code>`
}

/** Where a link would start in words; a `<code>` of HTML is words to whoever looks for links before it looks for elements. */
const LINK_STARTS = /(?<=www)(?=\.)|(?<=:)(?=\/\/)|(?<=@)/gi

function entities(text: string): string {
  const parts = text.replace(/^ | $| (?= )/g, '\u00a0').split(LINK_STARTS)
  return parts.map((part) => part.replace(/[^\p{L}\p{N} ]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`)).join('<!-- -->')
}

/** Everything that markdown or HTML could read as more than a character, wherever it stands; without brackets, parentheses make no link. */
const SPECIAL = /[&<>`|\\*_~[\]#$]|:(?=[\w+-]+:)/g

/** Where GitHub would start a mention, a reference or a link, after it has read entities; and a list at the start. */
const STARTS: readonly RegExp[] = [
  /(?<=@)/g,
  /(?<=#)(?=\w)/g,
  /(?<=\bGH-)(?=\d)/gi,
  /(?<=\w:)(?=\/\/)/g,
  /(?<=\b(?:mailto|xmpp))(?=:)/gi,
  /(?<=www)(?=\.)/gi,
  /^(?=\s*(?:[-+]|\d+[.)])(?:\s|$))/g,
]

/** A commit's id, or what could be one. */
const COMMIT = /\b(?=\d*[a-f])[0-9a-f]{7,}\b/gi

/**
 * Words from outside, such as a reason or an error message, as plain text: without a mention, a reference, a link, math or HTML.
 * What would start one is parted by a space of no width; a dollar sign stands alone as GitHub's documentation of math asks.
 * @param length beyond which it is cut in the middle.
 */
export function escapeText(text: string, length = MAX_CHARACTERS): string {
  const parted = STARTS.reduce((words, start) => words.replace(start, ZERO_WIDTH_SPACE), shown(text, length).trim()).replace(COMMIT, (id) =>
    id.replace(/.{6}/g, `$&${ZERO_WIDTH_SPACE}`),
  )
  return parted.replace(SPECIAL, (character) => (character === '$' ? '<span>$</span>' : `&#${character.charCodeAt(0)};`))
}
