import type { TotalName } from '../analyze/model-profile.ts'
import { outcomeOf } from '../budget/evaluate.ts'
import { METRIC_INFO } from '../budget/metrics.ts'
import type { Check, ModelVerdict, Outcome } from '../budget/verdict.ts'
import { TOTAL_INFO } from '../compare/metrics.ts'
import { isKnown } from '../util/figure.ts'
import { quantityText, shareText, signedShareText } from '../util/quantity-text.ts'
import { cell, changeText, EMPTY, figureCell, growthCell, nameCell, titleOf } from './cells.ts'
import { figuresTable, shownTotals } from './comparison-view.ts'
import { rankOf, stateOf } from './model-state.ts'
import { name, plain, type Text, words } from './text.ts'
import { type Cell, type Column, type Table, TONES } from './view.ts'

/** Figures of tables in which many models share the rows. */
const OVERVIEW = ['params', 'macs', 'flops', 'weightBytes', 'peakActivationBytes'] as const satisfies readonly TotalName[]

/** One row per model: its outcome, its figures base → head with their change, its latency where it was measured. */
export function modelsTable(models: readonly ModelVerdict[], omitted = 0): Table {
  const hasLatency = models.some(({ measured }) => measured !== undefined)
  return {
    columns: [
      { title: '', align: 'left' },
      { title: 'Model', align: 'left' },
      ...OVERVIEW.map((metric, i): Column => ({ title: titleOf(metric), align: 'right', ...(i > 1 ? { dropRank: i } : {}) })),
      ...(hasLatency ? [{ title: 'Median latency', align: 'right' } as const] : []),
    ],
    rows: models.map((model) => [markCell(model), cell(modelText(model)), ...OVERVIEW.map((metric) => overviewCell(model, metric)), ...(hasLatency ? [latencyCell(model)] : [])]),
    noun: 'model',
    omitted,
  }
}

/** Of a model alone: one row per figure with base, head, change and its budgets. */
export function modelTable(model: ModelVerdict): Table {
  const { comparison, checks, baseProblem } = model
  if (comparison === undefined) return modelsTable([model])
  const table = figuresTable(comparison, baseProblem)
  if (!checks.some(({ budget }) => budget.metric in TOTAL_INFO && budget.layers === undefined)) return table
  const limits = shownTotals(comparison).map(({ metric }) => limitsCell(checks.filter(({ budget }) => budget.metric === metric && budget.layers === undefined)))
  return { ...table, columns: [...table.columns, { title: 'Budget', align: 'left' }], rows: table.rows.map((row, i) => [...row, limits[i] ?? EMPTY]) }
}

/** Every check: outcome, model, limit, and its sentence. */
export function checksTable(models: readonly ModelVerdict[]): Table {
  const checks = models.flatMap((model) => model.checks.map((check) => ({ model, check })))
  return {
    columns: [
      { title: '', align: 'left' },
      { title: 'Model', align: 'left' },
      { title: 'Figure', align: 'left' },
      { title: 'Actual', align: 'right' },
      { title: 'Limit', align: 'right' },
    ],
    rows: checks.map(({ model, check }) => {
      const { budget, outcome, actual } = check
      const layers = budget.layers === undefined ? [] : words` of ${name(budget.layers)}`
      return [outcomeCell(outcome), nameCell(model.id), cell(words`${budget.metric}${layers}`), figureCell(actual, METRIC_INFO[budget.metric]), cell(limitText(check))]
    }),
    noun: 'budget',
  }
}

/** A model's id, what it was called before, and what became of it. */
export function modelText(model: ModelVerdict): Text {
  const state = stateOf(model)
  const before = model.renamedFrom === undefined ? [] : words` (was ${name(model.renamedFrom.path)})`
  return words`${name(model.id)}${before}${state === 'changed' || state === 'unchanged' ? '' : ` (${state})`}`
}

/** `≤ 8.3 G`, `+2 %`, `≥ 300/s`. */
function limitText({ budget: { limit, metric } }: Check): string {
  if (limit.kind === 'increase') return `+${shareText(limit.share)}`
  return `${limit.kind === 'max' ? '≤' : '≥'} ${quantityText(limit.value, METRIC_INFO[metric].unit)}`
}

function limitsCell(checks: readonly Check[]): Cell {
  const [worst] = [...checks].sort((a, b) => rankOf(b.outcome) - rankOf(a.outcome))
  return worst === undefined ? EMPTY : outcomeCell(worst.outcome, checks.map(limitText).join(', '))
}

function markCell(model: ModelVerdict): Cell {
  return model.checks.length === 0 && model.error === undefined ? EMPTY : outcomeCell(outcomeOf(model))
}

function outcomeCell(outcome: Outcome, text = ''): Cell {
  return { ...cell(text, TONES[outcome]), outcome }
}

function overviewCell({ comparison, deleted }: ModelVerdict, metric: TotalName): Cell {
  const info = TOTAL_INFO[metric]
  if (comparison === undefined) return deleted === undefined ? EMPTY : cell(figureCell(deleted.totals[metric], info).text, 'dim')
  const [base, head] = [comparison.base?.totals[metric], comparison.head.totals[metric]]
  const growth = growthCell(base, head, info)
  if (base === undefined || (isKnown(base) && isKnown(head) && base.value === head.value)) return figureCell(head, info)
  const change = plain(growth.text)
  return { ...cell(`${changeText(base, head, info)}${change === '' ? '' : ` (${change})`}`, growth.tone), ...(isKnown(head) ? { value: head.value } : {}) }
}

function latencyCell({ measured }: ModelVerdict): Cell {
  if (measured === undefined) return EMPTY
  const { latency, base, paired } = measured
  const head = quantityText(latency.p50, 'milliseconds')
  const change = paired?.ratio === undefined ? '' : ` (${signedShareText(paired.ratio - 1)})`
  return { ...cell(base === undefined ? head : `${quantityText(base.latency.p50, 'milliseconds')} → ${head}${change}`), value: latency.p50 }
}
