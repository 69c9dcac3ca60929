import { type MemoryProfile, type ModelProfile, TOTALS } from '../analyze/model-profile.ts'
import { TOTAL_INFO } from '../compare/metrics.ts'
import type { MeasuredProfile, MeasureResult } from '../measure/measure-result.ts'
import { type Figure, isKnown } from '../util/figure.ts'
import { quantityText } from '../util/quantity-text.ts'
import { cell, EMPTY, figureCell, nameCell, titleOf } from './cells.ts'
import { type LayersOptions, layersSection } from './layers-section.ts'
import { measureView } from './measure-view.ts'
import { bindingLines, coverageLines, diagnosticsSection, headLines } from './profile-remarks.ts'
import { name, type Piece, words } from './text.ts'
import type { Cell, Column, Line, ReportView, Section } from './view.ts'

export type ProfileViewOptions = LayersOptions

/** One profile: what it is of, its totals, its layers (or operators, or modules), what was measured, and what should be known about the figures. */
export function profileView(profile: MeasuredProfile, options: ProfileViewOptions = {}): ReportView {
  return {
    title: [name(profile.model.path)],
    lines: [...headLines(profile), ...bindingLines(profile), ...coverageLines(profile)],
    sections: [
      totalsSection(profile),
      layersSection(profile, options),
      ...measurementSection(profile.measured, options),
      ...conventionsSection(profile),
      ...diagnosticsSection(profile),
    ],
  }
}

function measurementSection(measured: MeasureResult | undefined, { top }: ProfileViewOptions): readonly Section[] {
  if (measured === undefined) return []
  const { lines, sections } = measureView(measured, top === undefined ? {} : { top })
  return [{ title: ['Measured'], isFolded: false, lines, sections }]
}

function totalsSection({ totals, macsByClass = {}, memory }: ModelProfile): Section {
  const shown = TOTALS.filter((metric) => !isZero(totals[metric]))
  const formulaOf = (figure: Figure): Cell => (figure.formula !== undefined ? nameCell(figure.formula, 'dim') : isKnown(figure) ? EMPTY : cell(figure.unknown, 'warn'))
  const hasRemark = shown.some((metric) => totals[metric].formula !== undefined || !isKnown(totals[metric]))
  const columns: Column[] = [
    { title: 'Figure', align: 'left' },
    { title: 'Total', align: 'right' },
    { title: 'Formula', align: 'left' },
  ]
  const classes = Object.entries(macsByClass).filter(([, figure]) => !isZero(figure))
  return {
    title: ['Totals'],
    isFolded: false,
    table: {
      columns: hasRemark ? columns : columns.slice(0, 2),
      rows: shown.map((metric) => [cell(titleOf(metric)), figureCell(totals[metric], TOTAL_INFO[metric]), ...(hasRemark ? [formulaOf(totals[metric])] : [])]),
      noun: 'figure',
    },
    lines: [
      ...(classes.length > 1
        ? [{ text: words`MACs by type: ${classes.flatMap(([label, figure], i) => [i > 0 ? ', ' : '', name(label), ' ', ...figureCell(figure, TOTAL_INFO.macs).text])}` }]
        : []),
      ...peakLines(memory),
    ],
  }
}

/** Tensors of the peak that are named. */
const NAMED = 3

/** Where most is alive, and the largest of it; the room that an arena takes for it. */
function peakLines(memory: MemoryProfile | undefined): readonly Line[] {
  if (memory === undefined || 'unknown' in memory.peak) return []
  const { node, live, more } = memory.peak
  if (live.length === 0) return []
  const tensors = live.slice(0, NAMED).flatMap(({ tensor, bytes }, i): readonly Piece[] => [i > 0 ? ', ' : '', name(tensor), ` (${quantityText(bytes, 'bytes')})`])
  const others = live.length - Math.min(live.length, NAMED) + (more?.tensors ?? 0)
  const place = node === undefined ? '' : words` at ${name(node)}`
  const arena = isKnown(memory.arenaBytes) ? `; an arena for all of it takes ${quantityText(memory.arenaBytes.value, 'bytes')}` : ''
  return [{ text: words`peak${place}: ${tensors}${others > 0 ? ` and ${others} more` : ''}${arena}`, tone: 'dim' }]
}

function isZero(figure: Figure): boolean {
  return isKnown(figure) && figure.value === 0
}

function conventionsSection({ conventions }: ModelProfile): readonly Section[] {
  const rows = Object.entries(conventions).flatMap(([convention, figures]) =>
    Object.entries(figures).map(([figure, value]) => [
      nameCell(convention),
      cell(figure),
      isKnown(value) ? cell(String(value.value)) : cell(value.atLeast === undefined ? '?' : `? (at least ${value.atLeast})`, 'warn'),
      isKnown(value) ? EMPTY : cell(value.unknown, 'dim'),
    ]),
  )
  if (rows.length === 0) return []
  const columns: Column[] = [
    { title: 'Convention', align: 'left' },
    { title: 'Figure', align: 'left' },
    { title: 'Value', align: 'right' },
    { title: 'Why not', align: 'left', dropRank: 1 },
  ]
  return [{ title: ['As other tools count'], isFolded: false, table: { columns, rows, noun: 'figure' } }]
}
