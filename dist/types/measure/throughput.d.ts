import { type Harness } from './harness.js';
import type { PlannedInput, SessionSettings } from './protocol.js';
export type FailureReason = 'memory' | 'time' | 'model';
/** One batch size that was tried. */
export interface BatchPoint {
    readonly batch: number;
    /** Inputs per second; absent where the batch failed. */
    readonly perSecond?: number;
    /** Time of one batch. */
    readonly ms?: number;
    /** Highest resident memory while running it. */
    readonly peakBytes?: number;
    /** Why it failed: for lack of memory, of time, or because the model does not run at this size. */
    readonly failed?: {
        readonly reason: FailureReason;
        readonly message: string;
    };
}
export interface Throughput {
    /** The best batch size. */
    readonly batch: number;
    /** Batches run at that size, and how long they took: `batches × batch ÷ seconds`. */
    readonly batches: number;
    readonly seconds: number;
    readonly perSecond: number;
    readonly peakBytes?: number;
    /** Every size tried, in rising order. */
    readonly curve: readonly BatchPoint[];
    /** What ended the search. */
    readonly endedBy: FailureReason | 'no-gain' | 'largest' | 'asked' | 'fixed';
}
export interface ThroughputSettings {
    readonly harness: Harness;
    readonly session: SessionSettings;
    readonly path: string;
    readonly inputsAt: (batch: number) => readonly PlannedInput[];
    readonly seed: number;
    /** One batch size, asked for or fixed in the file, or a search for the best. */
    readonly batch: 'auto' | {
        readonly size: number;
        readonly why: 'asked' | 'fixed';
    };
    readonly budgetMs: number;
}
/** Measures one batch size; that it fails is part of the answer. */
export type Probe = (batch: number) => Promise<BatchPoint>;
/**
 * The throughput at the best batch size, found by doubling and, where memory ended that, by bisection between the last that fitted and
 * the first that did not; then measured once more in a process of its own.
 */
export declare function measureThroughput(settings: ThroughputSettings): Promise<Throughput>;
/** Doubles the batch until memory, time or the gain ends it; after a lack of memory bisects for the largest that fits. */
export declare function searchBatch(probe: Probe, hasTime: () => boolean): Promise<Pick<Throughput, 'curve' | 'endedBy'>>;
/** The quickest point; of points within a hair of it the smallest batch. */
export declare function bestPoint(curve: readonly BatchPoint[]): BatchPoint | undefined;
