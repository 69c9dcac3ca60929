import { isKnown } from '../util/figure.ts'
import { ConfigurationError } from './load-config.ts'
import { isLatency, THROUGHPUT } from './metrics.ts'
import { writeQuantity } from './units.ts'
import type { Budget, Check } from './verdict.ts'
import { readYaml } from './yaml-text.ts'

/** Significant digits of a measured figure, which no second measurement repeats. */
const MEASURED_DIGITS = 3

/**
 * Rewrites the `max` (of throughput the `min`) of budgets to today's figures, each in its place: comments, order and layout stay as
 * they are. A budget that holds for several models gets the figure that lets all of them pass. Budgets without a known figure, and
 * those of another file than `file`, stay.
 * @param checks the verdict's checks of all models, whose budgets say where they are written.
 * @throws ConfigurationError when the text is no YAML any more.
 */
export function updateConfig(text: string, file: string, checks: readonly Pick<Check, 'budget' | 'actual'>[]): string {
  const yaml = readYaml(text, file)
  if ('complaints' in yaml) throw new ConfigurationError(yaml.complaints)
  const limits = new Map<string, { readonly budget: Budget; readonly value: number }>()
  for (const { budget, actual } of checks) {
    if (budget.at?.file !== file || budget.limit.kind === 'increase' || !isKnown(actual)) continue
    const place = `${budget.at.line}:${budget.at.column}`
    const before = limits.get(place)?.value ?? actual.value
    limits.set(place, { budget, value: budget.limit.kind === 'max' ? Math.max(before, actual.value) : Math.min(before, actual.value) })
  }
  const edits = [...limits.values()].flatMap(({ budget, value }) => {
    const range = budget.at === undefined ? undefined : yaml.scalarAt(budget.at)
    return range === undefined ? [] : [{ range, text: limitText(budget, value) }]
  })
  return edits.sort((a, b) => b.range[0] - a.range[0]).reduce((result, { range: [from, to], text: limit }) => result.slice(0, from) + limit + result.slice(to), text)
}

function limitText({ metric, limit }: Budget, value: number): string {
  if (!isLatency(metric) && metric !== THROUGHPUT) return writeQuantity(value, metric)
  return writeQuantity(roundAway(value, limit.kind === 'max'), metric)
}

/** To a few digits, up for a `max` and down for a `min`: what was measured stays within. */
function roundAway(value: number, isUp: boolean): number {
  if (value <= 0) return 0
  const power = MEASURED_DIGITS - 1 - Math.floor(Math.log10(value))
  const scaled = (isUp ? Math.ceil : Math.floor)(Number((value * 10 ** power).toPrecision(12)))
  return Number(`${scaled}e${-power}`)
}
