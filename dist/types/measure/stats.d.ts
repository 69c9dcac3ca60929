/** Figures of a set of latencies, in the unit of its samples. */
export interface Summary {
    readonly samples: number;
    readonly mean: number;
    /** Of the sample (n − 1); 0 for a single one. */
    readonly std: number;
    readonly min: number;
    readonly p50: number;
    readonly p90: number;
    readonly p95: number;
    readonly p99: number;
}
/** @throws RangeError for no samples at all. */
export declare function summarize(samples: readonly number[]): Summary;
/** Coefficient of variation: spread as a share of the mean. */
export declare function variation({ mean, std }: Pick<Summary, 'mean' | 'std'>): number;
export declare function medianOf(values: readonly number[]): number;
/** A quantile by linear interpolation between order statistics. */
export declare function quantileOf(values: readonly number[], share: number): number;
export interface Interval {
    readonly center: number;
    readonly low: number;
    readonly high: number;
}
/** An interval for the centre of a distribution from independent values; undefined where they are too few to say anything. */
export type IntervalMethod = (values: readonly number[], confidence: number) => Interval | undefined;
/** Student's t interval for the mean: for values without heavy tails. Needs two values. */
export declare const studentInterval: IntervalMethod;
/**
 * Interval for the 20 %-trimmed mean, which a few wild values cannot move: Tukey and McLaughlin (1963), as in Yuen (1974).
 * Standard error: winsorized standard deviation ÷ ((1 − 2·trim)·√n), with n − 2g − 1 degrees of freedom. Needs three values.
 */
export declare const trimmedInterval: IntervalMethod;
/** With fewer values than this, trimming leaves too few degrees of freedom. */
export declare const ENOUGH_TO_TRIM = 7;
/** Student's interval while there are few values, the trimmed one as soon as there are enough to trim. */
export declare const earlyInterval: IntervalMethod;
