import { SCHEMA } from '../../analyze/model-profile.ts'
import { type Figure, isKnown } from '../../util/figure.ts'
import { quantityText, shareText } from '../../util/quantity-text.ts'
import { cell, EMPTY, nameCell } from '../cells.ts'
import { csv } from '../csv.ts'
import { json } from '../json.ts'
import { type Format, renderViews } from '../render.ts'
import type { TerminalOptions } from '../terminal/render.ts'
import { name } from '../text.ts'
import type { Cell, Column, ReportView, Section, Table } from '../view.ts'
import type { PeerColumn, PeerFormat, PeerRow, PeerTable, PeerValue } from './peer-table.ts'

export interface PeerRenderOptions extends TerminalOptions {
  /** Only the first rows. */
  readonly top?: number
}

/** The views of one or more models in a format. */
export function renderPeerTables(tables: readonly PeerTable[], format: Format, options: PeerRenderOptions = {}): string {
  switch (format) {
    case 'json':
      return `${json(tables.length === 1 && tables[0] !== undefined ? peerJson(tables[0]) : tables.map(peerJson))}\n`
    case 'jsonl':
      return tables.map((table) => `${json(peerJson(table), false)}\n`).join('')
    case 'csv':
      return tables.map(peerCsv).join('\r\n')
    default:
      return renderViews(
        tables.map((table) => peerReport(table, options)),
        format,
        options,
      )
  }
}

/** A view for terminal, markdown and HTML. */
export function peerReport({ view, path, noun, summary, columns, rows, total, totals, sections = [], notes }: PeerTable, { top }: PeerRenderOptions = {}): ReportView {
  const shown = top === undefined ? rows : rows.slice(0, top)
  const table: Table = { ...tableOf(columns, shown, noun), ...(total === undefined ? {} : { footer: rowOf(columns, { values: total }) }), omitted: rows.length - shown.length }
  const totalsTable: Table = {
    columns: [
      { title: 'Figure', align: 'left' },
      { title: 'Total', align: 'right' },
    ],
    rows: totals.map(({ title, format, value }) => [cell(title), cellOf(value, format)]),
    noun: 'figure',
  }
  const reasons = totals.flatMap(({ title, value }) => (isFigure(value) && !isKnown(value) ? [{ text: [`${title}: ${value.unknown}`], tone: 'warn' } as const] : []))
  return {
    title: [name(path), `, as ${view} shows it`],
    lines: summary === undefined ? [] : [{ text: [summary] }],
    sections: [
      { title: [], isFolded: false, table },
      { title: ['Totals'], isFolded: false, table: totalsTable, lines: reasons },
      ...sections
        .filter((section) => section.rows.length > 0)
        .map((section): Section => ({ title: [section.title], isFolded: false, table: tableOf(section.columns, section.rows, 'row') })),
      ...(notes.length === 0 ? [] : [{ title: ['What to know'], isFolded: false, lines: notes.map((text) => ({ text, tone: 'dim' as const })) }]),
    ],
  }
}

/** `rows` and `total` by column, `totals` by name; unknown figures with their reason. */
function peerJson({ view, path, summary, rows, total, totals, sections = [], notes }: PeerTable): unknown {
  return {
    schema: SCHEMA,
    view,
    model: { path },
    ...(summary === undefined ? {} : { summary }),
    rows: rows.map(({ values }) => values),
    ...(total === undefined ? {} : { total }),
    totals: Object.fromEntries(totals.map(({ key, value }) => [key, value])),
    ...Object.fromEntries(sections.map((section) => [section.key, section.rows.map(({ values }) => values)])),
    notes: notes.map((text) => text.map((piece) => (typeof piece === 'string' ? piece : piece.name)).join('')),
  }
}

/** One line a row, the total last; what is not known is empty. */
function peerCsv({ columns, rows, total }: PeerTable): string {
  const line = (values: PeerRow['values']): readonly (string | number | undefined)[] => columns.map(({ key }) => rawValue(values[key]))
  return csv([columns.map(({ key }) => key), ...rows.map(({ values }) => line(values)), ...(total === undefined ? [] : [line(total)])])
}

function rawValue(value: PeerValue): string | number | undefined {
  if (isFigure(value)) return isKnown(value) ? value.value : undefined
  return typeof value === 'object' ? value.join('x') : value
}

const LEFT: ReadonlySet<PeerFormat> = new Set(['name', 'text', 'shape'])

function tableOf(columns: readonly PeerColumn[], rows: readonly PeerRow[], noun: string): Table {
  return {
    columns: columns.map(({ title, format, dropRank }): Column => ({ title, align: LEFT.has(format) ? 'left' : 'right', ...(dropRank === undefined ? {} : { dropRank }) })),
    rows: rows.map((row) => rowOf(columns, row)),
    noun,
  }
}

function rowOf(columns: readonly PeerColumn[], { values, depth = 0 }: PeerRow): readonly Cell[] {
  return columns.map(({ key, format }, i) => {
    const found = cellOf(values[key], format)
    return i === 0 && depth > 0 ? { ...found, indent: depth } : found
  })
}

const TEXTS: Readonly<Record<Exclude<PeerFormat, 'name' | 'text' | 'shape'>, (value: number) => string>> = {
  integer: (value) => value.toLocaleString('en-US'),
  count: (value) => quantityText(value, 'count'),
  bytes: (value) => quantityText(value, 'bytes'),
  mebibytes: (value) => value.toFixed(2),
  giga: (value) => value.toFixed(2),
  share: shareText,
  milliseconds: (value) => value.toFixed(2),
}

function cellOf(value: PeerValue, format: PeerFormat): Cell {
  if (value === undefined) return EMPTY
  if (typeof value === 'string') return format === 'name' ? nameCell(value) : cell(value)
  if (isFigure(value)) {
    if (isKnown(value)) return cellOf(value.value, format)
    return cell(value.atLeast === undefined ? '?' : `≥ ${numberText(value.atLeast, format)}`, 'warn')
  }
  if (typeof value === 'object') return cell(value.length === 0 ? 'scalar' : value.join('×'))
  return { ...cell(numberText(value, format), value === 0 ? 'dim' : undefined), value }
}

function numberText(value: number, format: PeerFormat): string {
  return format === 'name' || format === 'text' || format === 'shape' ? String(value) : TEXTS[format](value)
}

function isFigure(value: PeerValue): value is Figure {
  return typeof value === 'object' && !Array.isArray(value)
}
