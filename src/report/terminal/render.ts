import picocolors from 'picocolors'
import stringWidth from 'string-width'
import type { Outcome } from '../../budget/verdict.ts'
import { counted } from '../../util/quantity-text.ts'
import { visible } from '../../util/visible.ts'
import { plain, shortened, type Text } from '../text.ts'
import { type Cell, type Line, type ReportView, type Section, TONES, type Tone } from '../view.ts'
import { terminalTable } from './table.ts'

export interface TerminalOptions {
  readonly color?: boolean
  /** Columns of the terminal; absent where it is none: nothing is shortened then. */
  readonly width?: number | undefined
}

const MARKS: Readonly<Record<Outcome, string>> = { pass: '✔', skipped: '-', warn: '!', unknown: '?', fail: '✖' }

type Colors = ReturnType<typeof picocolors.createColors>

/** A report for a terminal. Folded sections are left to the other formats, unless the report has no verdict to stand for them. */
export function renderTerminal(view: ReportView, { color = false, width }: TerminalOptions = {}): string {
  const colors = picocolors.createColors(color)
  const mark = view.outcome === undefined ? '' : `${markOf(view.outcome, colors)} `
  const blocks = [
    [`${mark}${colors.bold(lineText(view.title))}`, ...view.lines.map((line) => lineOf(line, colors))].join('\n'),
    ...view.sections.filter(({ isFolded }) => !isFolded || view.outcome === undefined).flatMap((section) => sectionBlocks(section, colors, width)),
  ]
  return `${blocks.join('\n\n')}\n`
}

function sectionBlocks({ title, table, lines = [], sections = [] }: Section, colors: Colors, width: number | undefined): readonly string[] {
  const paint = (cell: Cell, limit: number): string => cellText(cell, limit, colors)
  const parts = [
    ...(title.length > 0 ? [colors.bold(lineText(title))] : []),
    ...(table === undefined ? [] : [terminalTable(table, paint, (text) => colors.dim(text), width)]),
    ...(table?.omitted === undefined || table.omitted === 0 ? [] : [colors.dim(`and ${counted(table.omitted, `more ${table.noun}`)}`)]),
    ...lines.map((line) => lineOf(line, colors)),
  ]
  return [...(parts.length > 0 ? [parts.join('\n')] : []), ...sections.flatMap((section) => sectionBlocks(section, colors, width))]
}

function lineText(text: Text): string {
  return visible(plain(text))
}

function lineOf({ text, tone, outcome }: Line, colors: Colors): string {
  if (outcome !== undefined) return `${markOf(outcome, colors)} ${lineText(text)}`
  return toned(lineText(text), tone, colors)
}

function cellText({ text, tone, outcome, indent = 0 }: Cell, width: number, colors: Colors): string {
  const mark = outcome === undefined ? '' : MARKS[outcome]
  const content = '  '.repeat(indent) + [mark, lineText(text)].filter((part) => part !== '').join(' ')
  return toned(stringWidth(content) > width ? shortened(content, width) : content, tone, colors)
}

function markOf(outcome: Outcome, colors: Colors): string {
  return toned(MARKS[outcome], TONES[outcome], colors)
}

function toned(text: string, tone: Tone | undefined, colors: Colors): string {
  if (text === '' || tone === undefined) return text
  return { good: colors.green, bad: colors.red, warn: colors.yellow, dim: colors.dim, strong: colors.bold }[tone](text)
}
