import { counted } from '../../util/quantity-text.ts'

/** Text that stays, rows of which some may be left out, or a group that goes as a whole when nothing of it fits. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'rows'; readonly before: string; readonly rows: readonly string[]; readonly after: string; readonly noun: string; readonly omitted: number }
  | { readonly kind: 'group'; readonly before: string; readonly parts: readonly Part[]; readonly after: string }

export interface Limits {
  /** UTF-16 code units, of which GitHub counts no more. */
  readonly characters: number
  /** Of UTF-8. */
  readonly bytes: number
}

/** Room kept for saying that something was left out. */
const REMARK = 300

class Room {
  #characters: number
  #bytes: number

  constructor({ characters, bytes }: Limits) {
    this.#characters = characters
    this.#bytes = bytes
  }

  /** Takes the room of a text if there is enough. */
  take(text: string): boolean {
    const bytes = Buffer.byteLength(text)
    if (text.length > this.#characters || bytes > this.#bytes) return false
    this.#characters -= text.length
    this.#bytes -= bytes
    return true
  }

  free(text: string): void {
    this.#characters += text.length
    this.#bytes += Buffer.byteLength(text)
  }
}

/**
 * Joins parts into a document within limits. Parts come in the order of their weight: what stands first is kept first; where room ends,
 * whole rows are left out, and the document says how many and where they are.
 * @param where of what was left out, for a sentence: `in the report artifact`.
 */
export function fitParts(parts: readonly Part[], limits: Limits, where: string): string {
  const room = new Room({ characters: limits.characters - REMARK, bytes: limits.bytes - REMARK })
  const state = { room, left: 0, where }
  const text = parts.map((part) => fitPart(part, state)).join('')
  return state.left === 0 ? text : `${text}\nShortened to fit: ${counted(state.left, 'row')} left out, all of them ${where}.\n`
}

interface State {
  readonly room: Room
  readonly where: string
  left: number
}

function fitPart(part: Part, state: State): string {
  switch (part.kind) {
    case 'text':
      return state.room.take(part.text) ? part.text : ''
    case 'rows':
      return fitRows(part, state)
    case 'group':
      return fitGroup(part, state)
  }
}

function fitRows({ before, rows, after, noun, omitted }: Extract<Part, { kind: 'rows' }>, state: State): string {
  const remark = (left: number): string => (left === 0 ? '' : `\nand ${counted(left, `more ${noun}`)}\n`)
  const reserved = remark(rows.length + omitted)
  const frame = `${before}${after}${reserved}`
  if (!state.room.take(frame)) {
    state.left += rows.length
    return ''
  }
  let kept = 0
  while (kept < rows.length && state.room.take(`${rows[kept]}\n`)) kept++
  state.left += rows.length - kept
  if (kept === 0 && rows.length > 0) {
    state.room.free(frame)
    return ''
  }
  return `${before}${rows
    .slice(0, kept)
    .map((row) => `${row}\n`)
    .join('')}${after}${remark(rows.length - kept + omitted)}`
}

function fitGroup({ before, parts, after }: Extract<Part, { kind: 'group' }>, state: State): string {
  const frame = before + after
  if (!state.room.take(frame)) {
    state.left += parts.reduce((sum, part) => sum + rowsOf(part), 0)
    return ''
  }
  const inner = parts.map((part) => fitPart(part, state)).join('')
  if (inner === '' && parts.length > 0) {
    state.room.free(frame)
    return ''
  }
  return `${before}${inner}${after}`
}

function rowsOf(part: Part): number {
  if (part.kind === 'text') return 0
  return part.kind === 'rows' ? part.rows.length : part.parts.reduce((sum, inner) => sum + rowsOf(inner), 0)
}
