import type { LatencyFigure, MeasureResult } from '../measure/measure-result.ts'
import type { Figure, UnknownFigure } from '../util/figure.ts'
import { distinctTexts, quantityText, shareText, signedShareText } from '../util/quantity-text.ts'
import { judgeIncrease } from './increase.ts'
import { type Judgement, judgeSubject, type MissingBase } from './judge-static.ts'
import { isLatency, METRIC_INFO, type MeasuredMetric, PEAK_ARENA } from './metrics.ts'
import type { Budget, LatencyMetric, Limit, Outcome } from './verdict.ts'

/** A measurement, or why there is none. */
export type Measured = MeasureResult | UnknownFigure

/** A budget on what only a run tells. */
export type MeasuredBudget = Budget & { readonly metric: MeasuredMetric }

/**
 * Judges a budget on latency, throughput or the arena. A quantile is only above or below a limit when its interval is; growth of latency
 * only by the paired measurement of base and head. Whatever the machine did not allow to tell is inconclusive, a warning. The arena is
 * the same in every run, and judged as what is counted.
 */
export function judgeMeasured(budget: MeasuredBudget, measured: Measured, hasBase: boolean, withoutBase: MissingBase): Judgement {
  const { label } = METRIC_INFO[budget.metric]
  if (budget.limit.kind === 'increase' && !hasBase) {
    const limit = `the limit of +${shareText(budget.limit.share)}`
    const [outcome, text] =
      'unknown' in withoutBase
        ? (['unknown', `not known in base (${withoutBase.unknown}), so ${limit} cannot be checked`] as const)
        : (['skipped', `${limit} is skipped: ${withoutBase.skipped}`] as const)
    return { outcome, actual: actualOf(budget.metric, measured), message: `${label}: ${text}` }
  }
  if (!isMeasured(measured)) return { outcome: 'unknown', actual: measured, message: `${label}: not measured (${measured.unknown}), so the budget cannot be checked` }
  if (budget.metric === PEAK_ARENA) return judgeArena(budget, measured)
  const [outcome, text] = isLatency(budget.metric) ? judgeLatency(budget.metric, budget.limit, measured) : judgeThroughput(budget.limit, measured)
  return { outcome, actual: actualOf(budget.metric, measured), message: `${label}: ${text}` }
}

function isMeasured(measured: Measured): measured is MeasureResult {
  return !('unknown' in measured)
}

function actualOf(metric: MeasuredMetric, measured: Measured): Figure {
  if (!isMeasured(measured)) return measured
  if (metric === PEAK_ARENA) return arenaOf(measured.memory)
  if (isLatency(metric)) return { value: measured.latency[figureOf(metric)], status: 'estimate' }
  return measured.throughput === undefined ? { unknown: 'throughput was not measured' } : { value: measured.throughput.perSecond, status: 'estimate' }
}

function figureOf(metric: LatencyMetric): LatencyFigure {
  return metric.slice('latency.'.length) as LatencyFigure
}

type Worded = readonly [Outcome, string]

function judgeLatency(metric: LatencyMetric, limit: Limit, measured: MeasureResult): Worded {
  return limit.kind === 'increase' ? judgeSlowdown(limit.share, measured) : judgeLimit(figureOf(metric), limit.value, measured)
}

function judgeLimit(figure: LatencyFigure, max: number, { latency, limits = [] }: MeasureResult): Worded {
  const actual = latency[figure]
  const [shown, limit] = distinctTexts(actual, max, 'milliseconds')
  const interval = latency.intervals?.[figure]
  const between = interval === undefined ? '' : ` (between ${quantityText(interval.low, 'milliseconds')} and ${quantityText(interval.high, 'milliseconds')})`
  const judged = limits.find((check) => check.figure === figure && check.max === max)?.outcome ?? judgeInterval(interval ?? { low: actual, high: actual }, max)
  if (judged === 'pass') return ['pass', `${shown}${between}, within ${limit}`]
  if (judged === 'fail') return ['fail', `${shown}${between}, above the limit of ${limit}`]
  return ['warn', `${shown}${between}: inconclusive, too close to the limit of ${limit} for the noise of this machine`]
}

function judgeInterval({ low, high }: { readonly low: number; readonly high: number }, limit: number): 'pass' | 'fail' | 'inconclusive' {
  if (high <= limit) return 'pass'
  return low > limit ? 'fail' : 'inconclusive'
}

function judgeSlowdown(share: number, { paired, base }: MeasureResult): Worded {
  const allowed = `+${shareText(share)}`
  if (paired === undefined) return ['unknown', `${base === undefined ? 'base was not measured' : 'not measured in pairs with base'}, so the limit of ${allowed} cannot be checked`]
  if (paired.rounds === 0 && paired.outcome === 'pass') return ['pass', `the same file as in base, within ${allowed}`]
  const { ratio, low, high, rounds, confidence } = paired
  if (ratio === undefined || low === undefined || high === undefined) return ['warn', `inconclusive: ${paired.reason ?? 'too few rounds'}; the limit is ${allowed}`]
  const judged = paired.increase === share ? paired.outcome : judgeInterval({ low, high }, 1 + share)
  const measured = `${signedShareText(ratio - 1)} against base (between ${signedShareText(low - 1)} and ${signedShareText(high - 1)}, ${shareText(confidence)} sure after ${rounds} rounds)`
  if (judged === 'pass') return ['pass', `${measured}, within ${allowed}`]
  if (judged === 'fail') return ['fail', `${measured}, above the limit of ${allowed}`]
  return ['warn', `${measured}: inconclusive for the limit of ${allowed}${paired.reason === undefined ? '' : ` (${paired.reason})`}`]
}

function judgeThroughput(limit: Limit, { throughput }: MeasureResult): Worded {
  const min = limit.kind === 'min' ? limit.value : 0
  if (throughput === undefined) return ['unknown', `not measured, so the limit of ${quantityText(min, 'rate')} cannot be checked`]
  const [shown, least] = distinctTexts(throughput.perSecond, min, 'rate')
  const text = `${shown} at batch ${throughput.batch}`
  return throughput.perSecond >= min ? ['pass', `${text}, at least ${least}`] : ['fail', `${text}, below the limit of ${least}`]
}

function judgeArena(budget: MeasuredBudget, { memory, memoryOfBase }: MeasureResult): Judgement {
  const head = arenaOf(memory)
  const base: Figure = memoryOfBase === undefined ? { unknown: 'base was not run' } : arenaOf(memoryOfBase)
  return judgeSubject({ name: METRIC_INFO[budget.metric].label, head, base, withoutBase: '', isWithin: (share) => judgeIncrease(base, head, share) }, budget)
}

function arenaOf(memory: MeasureResult['memory']): Figure {
  return memory?.peakArenaBytes === undefined ? { unknown: 'onnxruntime tells it on the CPU only' } : { value: memory.peakArenaBytes }
}
