import { visible } from '../../util/visible.ts'
import { shortened, type Text } from '../text.ts'
import { escapeText, inlineCode } from './escape.ts'

/** Sentences of ours name figures, limits and causes: longer than a name, but not without end. */
const MAX_PROSE = 2000
const MAX_NAME = 300

/** A line of text as markdown, safe in a paragraph, a list item and a table cell alike. */
export function markdown(text: Text): string {
  return text.map((piece) => (typeof piece === 'string' ? prose(piece) : inlineCode(piece.name))).join('')
}

/** Escaped prose that keeps a space at its ends: it stands between names. */
function prose(text: string): string {
  if (text.trim() === '') return text === '' ? '' : ' '
  return `${/^\s/.test(text) ? ' ' : ''}${escapeText(text, MAX_PROSE)}${/\s$/.test(text) ? ' ' : ''}`
}

/** A line of text as HTML inside markdown, where markdown itself is not read, such as in a summary. */
export function htmlInMarkdown(text: Text): string {
  return text.map((piece) => (typeof piece === 'string' ? prose(piece) : `<code>${entities(shortened(visible(piece.name), MAX_NAME))}</code>`)).join('')
}

function entities(text: string): string {
  return text.replace(/[^\p{L}\p{N} ]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`)
}
