import { markdownTable } from 'markdown-table'
import { unbroken } from '../text.ts'
import { type Cell, SYMBOLS, type Table } from '../view.ts'
import { markdown } from './text.ts'

/** A table as lines, so that rows can be left out: the two lines of its head, its rows, and its total. */
export interface TableLines {
  readonly head: readonly string[]
  readonly rows: readonly string[]
  readonly footer: readonly string[]
}

export function tableLines({ columns, rows, footer }: Table): TableLines {
  const cells = [columns.map(({ title }) => markdown([title])), ...rows.map((row) => row.map(cellText)), ...(footer === undefined ? [] : [footer.map(cellText)])]
  const lines = markdownTable(cells, { align: columns.map(({ align }) => (align === 'right' ? 'r' : null)), alignDelimiters: false, padding: true }).split('\n')
  return { head: lines.slice(0, 2), rows: lines.slice(2, 2 + rows.length), footer: lines.slice(2 + rows.length) }
}

function cellText({ text, outcome, indent = 0 }: Cell): string {
  const mark = outcome === undefined ? '' : SYMBOLS[outcome]
  return '&emsp;'.repeat(indent) + [mark, markdown(unbroken(text))].filter((part) => part !== '').join(' ')
}
