import { visible } from '../../util/visible.ts'
import { shortened, type Text } from '../text.ts'

/** Even a page has no use for more of a name. */
const MAX_NAME = 2000

/** Longer names may take several lines. */
const MAX_LINE = 80

/** A text as HTML, in an element or in a quoted attribute; what cannot be seen is written out. */
export function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** A line of text as HTML, names as code. */
export function html(text: Text): string {
  return text.map((piece) => (typeof piece === 'string' ? escapeHtml(piece) : codeHtml(shortened(piece.name, MAX_NAME)))).join('')
}

function codeHtml(text: string): string {
  return `<code${text.length > MAX_LINE ? ' class="long"' : ''}>${escapeHtml(text)}</code>`
}
