import type { MeasureResult } from '../measure/measure-result.js';
import type { UnknownFigure } from '../util/figure.js';
import { type Judgement, type MissingBase } from './judge-static.js';
import { type MeasuredMetric } from './metrics.js';
import type { Budget } from './verdict.js';
/** A measurement, or why there is none. */
export type Measured = MeasureResult | UnknownFigure;
/** A budget on what only a run tells. */
export type MeasuredBudget = Budget & {
    readonly metric: MeasuredMetric;
};
/**
 * Judges a budget on latency, throughput or the arena. A quantile is only above or below a limit when its interval is; growth of latency
 * only by the paired measurement of base and head. Whatever the machine did not allow to tell is inconclusive, a warning. The arena is
 * the same in every run, and judged as what is counted.
 */
export declare function judgeMeasured(budget: MeasuredBudget, measured: Measured, hasBase: boolean, withoutBase: MissingBase): Judgement;
