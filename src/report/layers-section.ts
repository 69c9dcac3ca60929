import { type ModelProfile, NODE_FIGURES, type NodeFigureName } from '../analyze/model-profile.ts'
import { TOTAL_INFO } from '../compare/metrics.ts'
import { operatorName } from '../graph/operator-name.ts'
import { didYouMean } from '../util/closest.ts'
import { AppError } from '../util/errors.ts'
import { own } from '../util/own.ts'
import { cell, countCell, EMPTY, figureCell, nameCell, shapeText, shareCell } from './cells.ts'
import { type Grouping, groupNodes, type NodeFigures, type NodeGroup, sortGroups } from './node-groups.ts'
import { name } from './text.ts'
import type { Cell, Column, Section } from './view.ts'

export interface LayersOptions {
  readonly by?: Grouping
  /** A figure of nodes; largest first. */
  readonly sort?: string
  readonly top?: number
}

const TITLES: Readonly<Record<Grouping, string>> = { layer: 'Layers', op: 'Operators', module: 'Modules' }
const NOUNS: Readonly<Record<Grouping, string>> = { layer: 'layer', op: 'operator', module: 'module' }

/**
 * What each layer, operator or module costs.
 * @throws AppError `usage/unknown-figure` for a figure to sort by that there is not
 */
export function layersSection(profile: ModelProfile, { by = 'layer', sort, top }: LayersOptions): Section {
  const groups = groupNodes(profile, by)
  const sorted = sort === undefined ? groups : sortGroups(groups, sortFigure(sort))
  const shown = top === undefined ? sorted : sorted.slice(0, top)
  return {
    title: [TITLES[by]],
    isFolded: false,
    table: {
      columns: [...LEADING[by], ...FIGURE_COLUMNS.map(({ column }) => column)],
      rows: shown.map((group) => [...leadingCells(group, by, profile, sort !== undefined), ...FIGURE_COLUMNS.map(({ of }) => of(group.figures, profile))]),
      footer: [cell('Total', 'strong'), ...LEADING[by].slice(1).map(() => EMPTY), ...FIGURE_COLUMNS.map(({ total }) => total(profile))],
      noun: NOUNS[by],
      omitted: sorted.length - shown.length,
    },
  }
}

/**
 * The figure to sort by.
 * @throws AppError `usage/unknown-figure`
 */
function sortFigure(sort: string): NodeFigureName {
  const figure = NODE_FIGURES.find((known) => known.toLowerCase() === sort.toLowerCase())
  if (figure !== undefined) return figure
  throw new AppError('usage/unknown-figure', `there is no figure "${sort}" to sort by${didYouMean(sort, NODE_FIGURES)}`, { hint: `figures of layers: ${NODE_FIGURES.join(', ')}` })
}

const LEADING: Readonly<Record<Grouping, readonly Column[]>> = {
  layer: [
    { title: 'Layer', align: 'left' },
    { title: 'Operator', align: 'left' },
    { title: 'Output', align: 'left', dropRank: 5 },
  ],
  op: [
    { title: 'Operator', align: 'left' },
    { title: 'Nodes', align: 'right' },
  ],
  module: [
    { title: 'Module', align: 'left' },
    { title: 'Nodes', align: 'right', dropRank: 8 },
  ],
}

function leadingCells({ label, depth, nodes }: NodeGroup, by: Grouping, profile: ModelProfile, isSorted: boolean): readonly Cell[] {
  if (by === 'module') return [{ ...cell([depth === 0 ? label : name(label)]), ...(isSorted ? {} : { indent: depth }) }, countCell(nodes.length)]
  if (by === 'op') return [nameCell(label), countCell(nodes.length)]
  const [node] = nodes
  const output = node === undefined ? undefined : own(profile.tensors, node.outputs[0] ?? '')
  return [nameCell(label), nameCell(node === undefined ? '' : operatorName(node)), cell(shapeText(output))]
}

interface FigureColumn {
  readonly column: Column
  readonly of: (figures: NodeFigures, profile: ModelProfile) => Cell
  readonly total: (profile: ModelProfile) => Cell
}

function figureColumn(metric: NodeFigureName, title: string, dropRank?: number): FigureColumn {
  return {
    column: { title, align: 'right', ...(dropRank === undefined ? {} : { dropRank }) },
    of: (figures) => figureCell(figures[metric], TOTAL_INFO[metric]),
    total: ({ totals }) => figureCell(totals[metric], TOTAL_INFO[metric]),
  }
}

const FIGURE_COLUMNS: readonly FigureColumn[] = [
  figureColumn('params', 'Params'),
  figureColumn('macs', 'MACs'),
  { column: { title: '%', align: 'right', dropRank: 4 }, of: ({ macs }, { totals }) => shareCell(macs, totals.macs), total: ({ totals }) => shareCell(totals.macs, totals.macs) },
  figureColumn('flops', 'FLOPs', 3),
  figureColumn('activationBytes', 'Activations', 6),
  figureColumn('readBytes', 'Read', 9),
  figureColumn('writeBytes', 'Written', 10),
]
