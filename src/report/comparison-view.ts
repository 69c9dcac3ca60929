import { type ModelProfile, type NodeProfile, TOTALS } from '../analyze/model-profile.ts'
import type { Cause, ChangedNode, Comparison, Delta } from '../compare/comparison.ts'
import { TOTAL_INFO } from '../compare/metrics.ts'
import { operatorName } from '../graph/operator-name.ts'
import { type Figure, isKnown } from '../util/figure.ts'
import { counted } from '../util/quantity-text.ts'
import { cell, changeText, EMPTY, figureCell, growthCell, titleOf } from './cells.ts'
import { figuresOf, type Grouping, groupNodes, type NodeFigures } from './node-groups.ts'
import { bindingLines, coverageLines, unknownLines } from './profile-remarks.ts'
import { name, naming, type Text, words } from './text.ts'
import type { Cell, Line, ReportView, Table } from './view.ts'

export interface ComparisonViewOptions {
  readonly by?: Grouping
  readonly top?: number
}

/** What changed between two models, and why. */
export function comparisonView(comparison: Comparison, { by = 'layer', top }: ComparisonViewOptions = {}): ReportView {
  const { base, head, causes } = comparison
  const title = base === undefined ? words`${name(head.model.path)} (new)` : words`${name(base.model.path)} → ${name(head.model.path)}`
  const changes = changesTable(comparison, by, top)
  return {
    title,
    lines: [...bindingLines(head), ...coverageLines(head)],
    sections: [
      { title: ['Figures'], isFolded: false, table: figuresTable(comparison), lines: unknownLines(shownTotals(comparison).flatMap((delta) => [delta.base, delta.head])) },
      ...(causes.length > 0 ? [{ title: ['Why'], isFolded: false, lines: causeLines(causes, top) }] : []),
      ...(changes === undefined ? [] : [{ title: [CHANGES[by]], isFolded: false, table: changes }]),
    ],
  }
}

const CHANGES: Readonly<Record<Grouping, string>> = { layer: 'Layers that changed', op: 'Operators that changed', module: 'Modules that changed' }

/** Every total that is not 0 on both sides; of a new model, against nothing. */
export function shownTotals({ base, head, deltas }: Comparison): readonly Delta[] {
  const all = base === undefined ? TOTALS.map((metric): Delta => ({ metric, base: { value: 0 }, head: head.totals[metric] })) : deltas
  return all.filter((delta) => !isZero(delta.base) || !isZero(delta.head))
}

/**
 * The shown totals: base, head, change.
 * @param baseProblem why there is no base side although base has the model
 */
export function figuresTable(comparison: Comparison, baseProblem?: string): Table {
  const hasBase = comparison.base !== undefined
  const [nothing, change] = baseProblem === undefined ? [cell('–', 'dim'), cell('new', 'dim')] : [figureCell({ unknown: baseProblem }, { unit: 'count' }), EMPTY]
  return {
    columns: [
      { title: 'Figure', align: 'left' },
      { title: 'Base', align: 'right' },
      { title: 'Head', align: 'right' },
      { title: 'Change', align: 'right' },
    ],
    rows: shownTotals(comparison).map(({ metric, base, head }) => {
      const info = TOTAL_INFO[metric]
      return [cell(titleOf(metric)), hasBase ? figureCell(base, info) : nothing, figureCell(head, info), hasBase ? growthCell(base, head, info) : change]
    }),
    noun: 'figure',
  }
}

function isZero(figure: Figure): boolean {
  return isKnown(figure) && figure.value === 0
}

/** Causes with their effects, as items of a list. */
export function causeLines(causes: readonly Cause[], top = 10): readonly Line[] {
  const left = causes.length - top
  return [...causes.slice(0, top).map((cause) => ({ text: causeText(cause) })), ...(left > 0 ? [{ text: [`and ${counted(left, 'more cause')}`], tone: 'dim' } as const] : [])]
}

function causeText({ what, effect, key }: Cause): Text {
  return naming(`${what}: ${effect}`, [key])
}

/** Nodes (or operators, or modules) whose figures, attributes or weights changed, the greatest change of MACs first; undefined when nothing did. */
export function changesTable(comparison: Comparison, by: Grouping, top = Number.POSITIVE_INFINITY): Table | undefined {
  if (comparison.base === undefined) return undefined
  const changes = [...(by === 'layer' ? layerChanges(comparison) : groupChanges(comparison.base, comparison.head, by))].sort(byImpact)
  if (changes.length === 0) return undefined
  const shown = changes.slice(0, top)
  return {
    columns: [
      { title: { layer: 'Layer', op: 'Operator', module: 'Module' }[by], align: 'left' },
      { title: 'What', align: 'left', dropRank: 1 },
      { title: 'MACs', align: 'right' },
      { title: '%', align: 'right' },
      { title: 'Params', align: 'right', dropRank: 2 },
      { title: 'Activations', align: 'right', dropRank: 3 },
    ],
    rows: shown.map(changeRow),
    noun: { layer: 'layer', op: 'operator', module: 'module' }[by],
    omitted: changes.length - shown.length,
  }
}

interface Change {
  readonly label: Text
  readonly what: Text
  readonly base: NodeFigures | undefined
  readonly head: NodeFigures | undefined
}

function layerChanges({ nodes: { added, removed, changed } }: Comparison): readonly Change[] {
  const single = ({ key, op, domain }: NodeProfile, what: string): Pick<Change, 'label' | 'what'> => ({
    label: [name(key)],
    what: words`${name(operatorName({ op, domain }))} ${what}`,
  })
  return [
    ...changed.map(({ base, head, own }: ChangedNode): Change => {
      const what = own.length === 0 ? ['inherits new sizes'] : [own.join(', ')]
      return { label: [name(head.key)], what, base: figuresOf([base]), head: figuresOf([head]) }
    }),
    ...added.map((node): Change => ({ ...single(node, 'added'), base: undefined, head: figuresOf([node]) })),
    ...removed.map((node): Change => ({ ...single(node, 'removed'), base: figuresOf([node]), head: undefined })),
  ]
}

function groupChanges(base: ModelProfile, head: ModelProfile, by: Grouping): readonly Change[] {
  const byKey = (profile: ModelProfile) => new Map(groupNodes(profile, by).map((group) => [group.key, group]))
  const [before, after] = [byKey(base), byKey(head)]
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key) => {
    const [from, to] = [before.get(key), after.get(key)]
    if (JSON.stringify(from?.figures) === JSON.stringify(to?.figures) && from?.nodes.length === to?.nodes.length) return []
    const nodes = changeText(from && { value: from.nodes.length }, to && { value: to.nodes.length }, { unit: 'count' })
    return [{ label: [name(key)], what: [`${nodes} node${nodes === '1' ? '' : 's'}`], base: from?.figures, head: to?.figures }]
  })
}

function byImpact(a: Change, b: Change): number {
  const impact = ({ base, head }: Change, metric: 'macs' | 'params' | 'activationBytes'): number => {
    const [from, to] = [base?.[metric] ?? { value: 0 }, head?.[metric] ?? { value: 0 }]
    return isKnown(from) && isKnown(to) ? Math.abs(to.value - from.value) : Number.MAX_SAFE_INTEGER
  }
  return impact(b, 'macs') - impact(a, 'macs') || impact(b, 'params') - impact(a, 'params') || impact(b, 'activationBytes') - impact(a, 'activationBytes')
}

function changeRow({ label, what, base, head }: Change): readonly Cell[] {
  const figure = (metric: 'macs' | 'params' | 'activationBytes'): Cell => {
    const isNothing = [base, head].every((side) => side === undefined || isZero(side[metric]))
    const shown = (head ?? base)?.[metric]
    if (isNothing || shown === undefined) return EMPTY
    return { ...cell(changeText(base?.[metric], head?.[metric], TOTAL_INFO[metric])), ...(isKnown(shown) ? { value: shown.value } : {}) }
  }
  const growth = base === undefined || head === undefined || (isZero(base.macs) && isZero(head.macs)) ? EMPTY : growthCell(base.macs, head.macs, TOTAL_INFO.macs)
  return [cell(label), cell(what), figure('macs'), growth, figure('params'), figure('activationBytes')]
}
