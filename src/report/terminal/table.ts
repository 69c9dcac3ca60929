import CliTable from 'cli-table3'
import stringWidth from 'string-width'
import type { Cell, Column, Table } from '../view.ts'

const GAP = 2
const NARROWEST = 16

/** Without rules or frames; the header's rule is a colour's business. */
const NO_LINES = Object.fromEntries(
  ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'].map(
    (name) => [name, ''],
  ),
)

/** How a cell is written and coloured, `width` columns at most. */
export type Paint = (cell: Cell, width: number) => string

/**
 * An aligned table. Where a width is given, columns are dropped by their rank, then the widest ones shortened, or wrapped, until it fits.
 * @param paintHeader colours a column's title.
 */
export function terminalTable(table: Table, paint: Paint, paintHeader: (title: string) => string, width: number | undefined): string {
  const all = table.columns.map((_, i) => i)
  const rows = [...table.rows, ...(table.footer === undefined ? [] : [table.footer])]
  const widths = table.columns.map(({ title }, i) => rows.reduce((widest, row) => Math.max(widest, widthOf(row[i], paint)), stringWidth(title)))
  const kept = width === undefined ? all : dropColumns(table.columns, widths, width)
  const limits = width === undefined ? widths : shrink(kept, widths, width)
  const result = new CliTable({
    chars: NO_LINES,
    colAligns: kept.map((i) => table.columns[i]?.align ?? 'left'),
    style: { 'padding-left': 0, 'padding-right': GAP, head: [], border: [], compact: true },
  })
  result.push(kept.map((i) => paintHeader(table.columns[i]?.title ?? '')))
  const written = (cell: Cell, i: number): string => {
    const limit = limits[i] ?? NARROWEST
    return table.columns[i]?.isWrapped === true && cell.tone === undefined ? wrapped(paint(cell, Number.POSITIVE_INFINITY), limit) : paint(cell, limit)
  }
  for (const row of rows) result.push(kept.map((i) => (row[i] === undefined ? '' : written(row[i], i))))
  return result
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}

/** Lines of at most `width` columns, broken behind a space, a product sign or a comma where there is one. */
function wrapped(text: string, width: number): string {
  const lines: string[] = []
  let line = ''
  for (const part of text.split(/(?<=[ ·*,])/u)) {
    if (line !== '' && stringWidth((line + part).trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += part
    for (; stringWidth(line.trimEnd()) > width; line = [...line].slice(width).join('')) lines.push([...line].slice(0, width).join(''))
  }
  return [...lines, line.trimEnd()].join('\n')
}

function widthOf(cell: Cell | undefined, paint: Paint): number {
  return cell === undefined ? 0 : stringWidth(paint(cell, Number.POSITIVE_INFINITY))
}

const total = (columns: readonly number[], widths: readonly number[]): number => columns.reduce((sum, i) => sum + (widths[i] ?? 0) + GAP, 0)

function dropColumns(columns: readonly Column[], widths: readonly number[], width: number): readonly number[] {
  let kept = columns.map((_, i) => i)
  const droppable = [...kept].filter((i) => columns[i]?.dropRank !== undefined).sort((a, b) => (columns[b]?.dropRank ?? 0) - (columns[a]?.dropRank ?? 0))
  const shrinkable = Math.max(0, (widths[0] ?? 0) - 3 * NARROWEST)
  for (const column of droppable) if (total(kept, widths) - shrinkable > width) kept = kept.filter((i) => i !== column)
  return kept
}

/** Widths that fit: the widest column gives way first. */
function shrink(columns: readonly number[], widths: readonly number[], width: number): readonly number[] {
  const limits = [...widths]
  for (let excess = total(columns, limits) - width; excess > 0; excess = total(columns, limits) - width) {
    const widest = columns.reduce((a, b) => ((limits[b] ?? 0) > (limits[a] ?? 0) ? b : a), columns[0] ?? 0)
    if ((limits[widest] ?? 0) <= NARROWEST) break
    limits[widest] = Math.max(NARROWEST, (limits[widest] ?? 0) - excess)
  }
  return limits
}
