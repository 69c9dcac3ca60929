import { type FailedProfile, isFailed, type ModelProfile, NODE_FIGURES, type NodeFigureName, TOTALS } from '../analyze/model-profile.ts'
import { TOTAL_INFO } from '../compare/metrics.ts'
import { didYouMean } from '../util/closest.ts'
import { AppError } from '../util/errors.ts'
import { type Figure, isKnown } from '../util/figure.ts'
import { own } from '../util/own.ts'
import { counted } from '../util/quantity-text.ts'
import { cell, countCell, EMPTY, figureCell, nameCell, shapeText, shareCell } from './cells.ts'
import { type Grouping, groupNodes, type NodeFigures, type NodeGroup, operatorOf, sortGroups } from './node-groups.ts'
import { name, type Piece, type Text, words } from './text.ts'
import type { Cell, Column, Line, ReportView, Section, Table } from './view.ts'

export interface ProfileViewOptions {
  readonly by?: Grouping
  /** A figure of nodes; largest first. */
  readonly sort?: string
  readonly top?: number
}

/** One profile: what it is of, its totals, its layers (or operators, or modules), and what should be known about the figures. */
export function profileView(profile: ModelProfile, options: ProfileViewOptions = {}): ReportView {
  return {
    title: [name(profile.model.path)],
    lines: [...headLines(profile), ...bindingLines(profile), ...coverageLines(profile)],
    sections: [totalsSection(profile), layersSection(profile, options), ...conventionsSection(profile), ...diagnosticsSection(profile)],
  }
}

/** Several profiles: one row each. */
export function overviewView(profiles: readonly (ModelProfile | FailedProfile)[]): ReportView {
  const failed = profiles.filter(isFailed)
  const errors: Section = {
    title: ['Models that cannot be read'],
    isFolded: false,
    lines: failed.map(({ error }) => ({
      text: [withHint(error.message, error.hint)],
      outcome: 'unknown',
    })),
  }
  return {
    title: [counted(profiles.length, 'model')],
    lines: [],
    sections: [{ title: [], isFolded: false, table: overviewTable(profiles) }, ...(failed.length > 0 ? [errors] : [])],
  }
}

/** A sentence and what to do about it. */
export function withHint(message: string, hint: string | undefined): string {
  return hint === undefined ? message : `${message} – ${hint}`
}

const OVERVIEW = ['params', 'macs', 'flops', 'weightBytes', 'activationBytes', 'peakActivationBytes', 'nodes'] as const

function overviewTable(profiles: readonly (ModelProfile | FailedProfile)[]): Table {
  return {
    columns: [{ title: 'Model', align: 'left' }, ...OVERVIEW.map((metric, i): Column => ({ title: titleOf(metric), align: 'right', ...(i > 1 ? { dropRank: i } : {}) }))],
    rows: profiles.map((profile) => [
      nameCell(profile.model.path),
      ...OVERVIEW.map((metric) => (isFailed(profile) ? cell('unreadable', 'bad') : figureCell(profile.totals[metric], TOTAL_INFO[metric]))),
    ]),
    noun: 'model',
  }
}

function headLines({ model, inputs, outputs }: ModelProfile): readonly Line[] {
  const opsets = Object.entries(model.opsets).flatMap(([domain, version], i): readonly Piece[] => [i > 0 ? ', ' : '', name(domain), ` ${version}`])
  const tensors = (list: ModelProfile['inputs']): Text => list.flatMap((tensor, i) => [i > 0 ? ', ' : '', name(tensor.name), ' ', ...shapeText(tensor)])
  return [
    { text: words`opset ${opsets}${model.producer === '' ? '' : ', '}${model.producer === '' ? '' : name(model.producer)}`, tone: 'dim' },
    { text: words`inputs: ${inputs.length === 0 ? 'none' : tensors(inputs)}` },
    { text: words`outputs: ${outputs.length === 0 ? 'none' : tensors(outputs)}` },
  ]
}

/** How free sizes were bound, and which would have to be. */
export function bindingLines({ bindings }: Pick<ModelProfile, 'bindings'>): readonly Line[] {
  return Object.entries(bindings).map(([symbol, { value, from }]) =>
    from === 'default'
      ? { text: words`${name(symbol)} is taken as ${String(value)}: give ${name(`--dim ${symbol}=N`)} for another size`, tone: 'dim' }
      : { text: words`${name(symbol)} = ${String(value)} (${from === 'config' ? 'configuration' : from})`, tone: 'dim' },
  )
}

/** What was not counted; nothing where everything was. */
export function coverageLines({ coverage }: Pick<ModelProfile, 'coverage'>): readonly Line[] {
  const { nodes, shaped, counted: count, unknownOps } = coverage
  const operators = Object.entries(unknownOps).flatMap(([operator, times], i): readonly Piece[] => [i > 0 ? ', ' : '', name(operator), times > 1 ? ` ×${times}` : ''])
  return [
    ...(count < nodes
      ? [{ text: words`${String(count)} of ${counted(nodes, 'node')} counted${operators.length === 0 ? '' : '; unknown operators: '}${operators}`, tone: 'warn' } as const]
      : []),
    ...(shaped < nodes ? [{ text: words`the shapes of ${counted(nodes - shaped, 'node')} are not known`, tone: 'warn' } as const] : []),
  ]
}

function titleOf(metric: keyof typeof TOTAL_INFO): string {
  return capitalized(TOTAL_INFO[metric].label)
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function totalsSection({ totals, macsByClass = {} }: ModelProfile): Section {
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
    ...(classes.length > 1
      ? { lines: [{ text: words`MACs by type: ${classes.flatMap(([label, figure], i) => [i > 0 ? ', ' : '', name(label), ' ', ...figureCell(figure, TOTAL_INFO.macs).text])}` }] }
      : {}),
  }
}

function isZero(figure: Figure): boolean {
  return isKnown(figure) && figure.value === 0
}

const TITLES: Readonly<Record<Grouping, string>> = { layer: 'Layers', op: 'Operators', module: 'Modules' }
const NOUNS: Readonly<Record<Grouping, string>> = { layer: 'layer', op: 'operator', module: 'module' }

function layersSection(profile: ModelProfile, { by = 'layer', sort, top }: ProfileViewOptions): Section {
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
  return [nameCell(label), nameCell(node === undefined ? '' : operatorOf(node)), cell(shapeText(output))]
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

const LEVEL_TONES = { error: 'bad', warning: 'warn', note: 'dim' } as const

function diagnosticsSection({ diagnostics }: ModelProfile): readonly Section[] {
  if (diagnostics.length === 0) return []
  const lines = diagnostics.map(({ level, message, at, hint }): Line => {
    const place = at?.node === undefined || message.includes(at.node) ? '' : words`${name(at.node)}: `
    return { text: words`${level}: ${place}${withHint(message, hint)}`, tone: LEVEL_TONES[level] }
  })
  return [{ title: ['What to know'], isFolded: true, lines }]
}
