import { ENOUGH_TO_TRIM, earlyInterval, type Interval, type IntervalMethod, medianOf, trimmedInterval } from './stats.ts'

/** How sure a verdict must be before it is given: two-sided confidence at every look, of which there are many. */
export const CONFIDENCE = 0.998

/** Allowed growth unless said otherwise: what detects a true 5 % nearly always without false alarms. */
export const DEFAULT_INCREASE = 0.025

export interface GateRule {
  /** Which clock the ratios are taken from. */
  readonly clock: 'cpu' | 'wall'
  readonly method: IntervalMethod
  readonly minRounds: number
  readonly maxRounds: number
}

/** CPU time of one thread does not see the waiting: stray rounds are rare, and the first few may decide. */
export const CPU_TIME_RULE: GateRule = { clock: 'cpu', method: earlyInterval, minRounds: 5, maxRounds: 20 }

/** Wall time sees whatever else the machine does: stray rounds are to be expected. */
export const WALL_TIME_RULE: GateRule = { clock: 'wall', method: trimmedInterval, minRounds: ENOUGH_TO_TRIM, maxRounds: 30 }

export interface Ratio {
  /** head ÷ base: 1.05 is 5 % slower. */
  readonly ratio: number
  readonly low: number
  readonly high: number
}

/**
 * How much slower head is, from one log ratio per round. Rounds are the only unit of replication: runs inside one process are not
 * independent of each other, and tests that take them so raise false alarms more often than not.
 */
export function estimateRatio(logRatios: readonly number[], rule: GateRule): Ratio | undefined {
  const interval = rule.method(logRatios, CONFIDENCE)
  return interval && { ratio: Math.exp(interval.center), low: Math.exp(interval.low), high: Math.exp(interval.high) }
}

/** What a look at the rounds so far says; undefined: not decided. */
export type Decision = 'pass' | 'fail' | undefined

/** Fails when head is slower than allowed beyond doubt, passes when it is not beyond doubt. */
export function decideRatio(logRatios: readonly number[], increase: number, rule: GateRule): Decision {
  if (logRatios.length < rule.minRounds) return undefined
  return decide(rule.method(logRatios, CONFIDENCE), Math.log1p(increase))
}

/**
 * Judges a figure that each round gives once (such as its p95) against a limit. `pooled`, the figure of all samples together, must be
 * on the same side: what a report shows never contradicts its verdict.
 */
export function decideLimit(perRound: readonly number[], pooled: number, max: number): Decision {
  if (perRound.length < WALL_TIME_RULE.minRounds) return undefined
  const decision = decide(trimmedInterval(perRound.map(Math.log), CONFIDENCE), Math.log(max))
  return decision === (pooled > max ? 'fail' : 'pass') ? decision : undefined
}

function decide(interval: Interval | undefined, limit: number): Decision {
  if (interval === undefined) return undefined
  if (interval.low > limit) return 'fail'
  return interval.high < limit ? 'pass' : undefined
}

/** Times of one side in the blocks of a round, in the order taken. */
export interface BlockTimes {
  readonly side: 'base' | 'head'
  readonly ms: readonly number[]
}

/**
 * The log ratio of a round: the median over its neighbouring block pairs of log(median of head ÷ median of base). Neighbours share
 * whatever the machine did at the time, and medians forget the odd interruption.
 */
export function roundLogRatio(blocks: readonly BlockTimes[]): number {
  const ratios: number[] = []
  for (let i = 0; i + 1 < blocks.length; i += 2) {
    const pair = blocks.slice(i, i + 2)
    const [base, head] = (['base', 'head'] as const).map((side) => pair.find((block) => block.side === side)?.ms)
    if (base === undefined || head === undefined) throw new RangeError('blocks of a round come in pairs of base and head')
    ratios.push(Math.log(medianOf(head) / medianOf(base)))
  }
  return medianOf(ratios)
}
