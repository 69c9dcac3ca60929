import studentQuantile from '@stdlib/stats-base-dists-t-quantile'
import { mean, median, min, quantile, sampleStandardDeviation } from 'simple-statistics'

/** Figures of a set of latencies, in the unit of its samples. */
export interface Summary {
  readonly samples: number
  readonly mean: number
  /** Of the sample (n − 1); 0 for a single one. */
  readonly std: number
  readonly min: number
  readonly p50: number
  readonly p90: number
  readonly p95: number
  readonly p99: number
}

/** @throws RangeError for no samples at all. */
export function summarize(samples: readonly number[]): Summary {
  if (samples.length === 0) throw new RangeError('no samples to summarize')
  const values = [...samples]
  const [p50 = 0, p90 = 0, p95 = 0, p99 = 0] = quantile(values, [0.5, 0.9, 0.95, 0.99])
  return { samples: values.length, mean: mean(values), std: values.length > 1 ? sampleStandardDeviation(values) : 0, min: min(values), p50, p90, p95, p99 }
}

/** Coefficient of variation: spread as a share of the mean. */
export function variation({ mean, std }: Pick<Summary, 'mean' | 'std'>): number {
  return mean === 0 ? 0 : std / mean
}

export function medianOf(values: readonly number[]): number {
  return median([...values])
}

/** A quantile by linear interpolation between order statistics. */
export function quantileOf(values: readonly number[], share: number): number {
  return quantile([...values], share)
}

export interface Interval {
  readonly center: number
  readonly low: number
  readonly high: number
}

/** An interval for the centre of a distribution from independent values; undefined where they are too few to say anything. */
export type IntervalMethod = (values: readonly number[], confidence: number) => Interval | undefined

/** Student's t interval for the mean: for values without heavy tails. Needs two values. */
export const studentInterval: IntervalMethod = (values, confidence) => {
  if (values.length < 2) return undefined
  const center = mean([...values])
  const error = sampleStandardDeviation([...values]) / Math.sqrt(values.length)
  return around(center, error, values.length - 1, confidence)
}

/** Share cut from each end by the trimmed interval. */
const TRIM = 0.2

/**
 * Interval for the 20 %-trimmed mean, which a few wild values cannot move: Tukey and McLaughlin (1963), as in Yuen (1974).
 * Standard error: winsorized standard deviation ÷ ((1 − 2·trim)·√n), with n − 2g − 1 degrees of freedom. Needs three values.
 */
export const trimmedInterval: IntervalMethod = (values, confidence) => {
  const count = values.length
  const cut = Math.floor(TRIM * count)
  const freedom = count - 2 * cut - 1
  if (freedom < 2) return undefined
  const sorted = [...values].sort((a, b) => a - b)
  const kept = sorted.slice(cut, count - cut)
  const lowest = kept[0] ?? 0
  const highest = kept.at(-1) ?? 0
  const winsorized = sorted.map((value) => Math.min(highest, Math.max(lowest, value)))
  const error = sampleStandardDeviation(winsorized) / ((1 - 2 * TRIM) * Math.sqrt(count))
  return around(mean(kept), error, freedom, confidence)
}

/** With fewer values than this, trimming leaves too few degrees of freedom. */
export const ENOUGH_TO_TRIM = 7

/** Student's interval while there are few values, the trimmed one as soon as there are enough to trim. */
export const earlyInterval: IntervalMethod = (values, confidence) => (values.length < ENOUGH_TO_TRIM ? studentInterval : trimmedInterval)(values, confidence)

function around(center: number, error: number, freedom: number, confidence: number): Interval {
  const reach = error === 0 ? 0 : error * studentQuantile((1 + confidence) / 2, freedom)
  return { center, low: center - reach, high: center + reach }
}
