import type { ModelProfile, TotalName } from '../analyze/model-profile.ts'
import type { Comparison } from '../compare/comparison.ts'
import { type Figure, isKnown, type KnownFigure, leastOf, mostOf } from '../util/figure.ts'
import { isNodeMetric } from './metrics.ts'

/** Whether `head <= base × (1 + share)`, exactly: 115 is within 15 % of 100, although 100 × 1.15 is less in floating point. */
function isWithinIncrease(base: number, head: number, share: number): boolean {
  if (!Number.isSafeInteger(base) || !Number.isSafeInteger(head)) return head <= base * (1 + share)
  const [, whole = '0', fraction = '', exponent = '0'] = /^(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(share)) ?? []
  const power = Number(exponent) - fraction.length
  const digits = BigInt(whole + fraction)
  const [numerator, denominator] = power >= 0 ? [digits * 10n ** BigInt(power), 1n] : [digits, 10n ** BigInt(-power)]
  return BigInt(head) * denominator <= BigInt(base) * (denominator + numerator)
}

/** Whether head stays within an increase over base, for everything the two figures may be; undefined: it depends. */
export function judgeIncrease(base: Figure, head: Figure, share: number): boolean | undefined {
  if (isWithinIncrease(leastOf(base), mostOf(head), share)) return true
  return isWithinIncrease(mostOf(base), leastOf(head), share) ? undefined : false
}

/**
 * Whether a total stays within an increase over base. Totals that are equally unsure on both sides are judged as well where the nodes
 * that make them so are the same in both: then base and head differ by an exact number.
 */
export function judgeTotalIncrease(comparison: Comparison, base: ModelProfile, metric: TotalName, share: number): boolean | undefined {
  const [from, to] = [base.totals[metric], comparison.head.totals[metric]]
  const direct = judgeIncrease(from, to, share)
  if (direct !== undefined || !isKnown(from) || !isKnown(to) || from.status !== to.status) return direct
  const difference = to.value - from.value
  if (!hasSameUnsureNodes(comparison, metric)) return undefined
  if (difference <= 0) return true
  const [least, most] = [Math.max(leastOf(from), sureSum(base, metric)), mostOf(from)]
  if (isWithinIncrease(least, least + difference, share)) return true
  return isWithinIncrease(most, most + difference, share) ? undefined : false
}

const isSure = (figure: Figure | undefined): figure is KnownFigure => figure !== undefined && isKnown(figure) && figure.status === undefined

function hasSameUnsureNodes({ nodes: { added, removed, changed } }: Comparison, metric: TotalName): boolean {
  const touched = [...added, ...removed, ...changed.flatMap(({ base, head }) => [base, head])]
  return touched.length === 0 || (isNodeMetric(metric) && touched.every(({ figures }) => isSure(figures[metric])))
}

function sureSum({ nodes }: ModelProfile, metric: TotalName): number {
  return isNodeMetric(metric) ? nodes.reduce((sum, { figures: { [metric]: figure } }) => sum + (isSure(figure) ? figure.value : 0), 0) : 0
}
