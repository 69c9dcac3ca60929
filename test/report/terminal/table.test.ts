import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { terminalTable } from '../../../src/report/terminal/table.ts'
import { plain } from '../../../src/report/text.ts'
import type { Cell, Table } from '../../../src/report/view.ts'

const cells = (...texts: readonly string[]): readonly Cell[] => texts.map((text) => ({ text: [text] }))
const paint = ({ text }: Cell, width: number): string => plain(text).slice(0, width)
const render = (table: Table, width?: number) => terminalTable(table, paint, (title) => title, width)

const table: Table = {
  columns: [
    { title: 'Layer', align: 'left' },
    { title: 'Output', align: 'left', dropRank: 2 },
    { title: 'MACs', align: 'right' },
    { title: 'Read', align: 'right', dropRank: 1 },
  ],
  rows: [cells('/a', '1×2', '12', '3 B'), cells('/bbb', '1×2×3', '3', '4 B')],
  footer: cells('Total', '', '15', '7 B'),
  noun: 'layer',
}

test('aligns columns and ends lines where their text ends', () => {
  expect(render(table)).toBe(['Layer  Output  MACs  Read', '/a     1×2       12   3 B', '/bbb   1×2×3      3   4 B', 'Total            15   7 B'].join('\n'))
})

test('drops the least important columns where there is no room', () => {
  expect(render(table, 22)).toBe(['Layer  MACs  Read', '/a       12   3 B', '/bbb      3   4 B', 'Total    15   7 B'].join('\n'))
  expect(render(table, 14)).toBe(['Layer  MACs', '/a       12', '/bbb      3', 'Total    15'].join('\n'))
})

test('counts the columns that wide characters take', () => {
  const lines = render({ ...table, rows: [cells('模型', '1', '2', '3'), cells('abcd', '1', '2', '3')] }).split('\n')
  expect(new Set(lines.slice(1, 3).map((line) => stringWidth(line))).size).toBe(1)
})

test('shortens a name that takes the whole line', () => {
  const text = render({ ...table, rows: [cells('x'.repeat(200), '1', '2', '3')] }, 60)
  for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(60)
})
