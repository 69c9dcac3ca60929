import type { ModelProfile, SCHEMA, TotalName } from '../analyze/model-profile.js';
import type { Comparison } from '../compare/comparison.js';
import type { MeasureResult } from '../measure/measure-result.js';
import type { Figure } from '../util/figure.js';
export type LatencyMetric = 'latency.mean' | 'latency.p50' | 'latency.p90' | 'latency.p95' | 'latency.p99';
/** Everything a budget can be set on. */
export type Metric = TotalName | LatencyMetric | 'throughput' | 'peakArenaBytes';
/** What a limit allows. Numbers are in the metric's own unit: elements, operations, bytes, milliseconds, inputs per second. */
export type Limit = {
    readonly kind: 'max';
    readonly value: number;
} | {
    readonly kind: 'min';
    readonly value: number;
}
/** Allowed growth as a share of base: 0.02 is 2 %. */
 | {
    readonly kind: 'increase';
    readonly share: number;
};
/** One rule. An entry of the configuration with both `max` and `increase` makes two budgets. */
export interface Budget {
    readonly metric: Metric;
    readonly limit: Limit;
    readonly level: 'fail' | 'warn';
    /** Glob over node keys; absent: the whole model. */
    readonly layers?: string;
    /** ISO date after which the budget fails whatever the figure says it may: an exception that ran out. */
    readonly until?: string;
    readonly reason?: string;
    /** Where it is written, for annotations. */
    readonly at?: {
        readonly file: string;
        readonly line: number;
        readonly column: number;
    };
}
/** In rising order; the worst check decides. */
export declare const OUTCOMES: readonly ['pass', 'skipped', 'warn', 'unknown', 'fail'];
export type Outcome = (typeof OUTCOMES)[number];
export interface Check {
    readonly budget: Budget;
    readonly actual: Figure;
    readonly outcome: Outcome;
    /** A whole sentence with figures, limit and, where known, what caused it. */
    readonly message: string;
}
export interface ModelVerdict {
    readonly id: string;
    readonly path: string;
    /** undefined: the model was deleted, or could not be read. */
    readonly comparison: Comparison | undefined;
    readonly checks: readonly Check[];
    /** Latency and throughput, where they were measured. */
    readonly measured?: MeasureResult;
    /** Id and path in base, where they differ. */
    readonly renamedFrom?: {
        readonly id: string;
        readonly path: string;
    };
    /** Why the comparison has no base although base has the model: it cannot be had, or not be compared with. */
    readonly baseProblem?: string;
    /** The base side of a deleted model. */
    readonly deleted?: ModelProfile;
    /** Why the file could not be read. */
    readonly error?: {
        readonly code: string;
        readonly message: string;
        readonly hint?: string;
    };
}
/** Where base came from; `commit` and `behind` (commits between it and head's) where git or an artifact knows. */
export interface BaseInfo {
    readonly source: 'none' | 'path' | 'git' | 'artifact';
    readonly commit?: string;
    readonly behind?: number;
    /** For people: why this base, or why none. */
    readonly note?: string;
}
/** Why failing budgets count as warnings: the label of the configuration, who set it, and when (ISO 8601). */
export interface Override {
    readonly label: string;
    readonly by: string;
    readonly at: string;
}
export interface Verdict {
    readonly schema: typeof SCHEMA;
    readonly verdict: 'pass' | 'warn' | 'unknown' | 'fail';
    readonly base: BaseInfo;
    readonly models: readonly ModelVerdict[];
    /** Somebody accepted what the budgets refuse. */
    readonly override?: Override;
    /** What head changes of its own budgets, a sentence each: `macs 8.3 G → 9 G`. */
    readonly budgetChanges?: readonly string[];
    /** Whatever else the first screen should say, a sentence each: no configuration found, whose configuration judged. */
    readonly notes?: readonly string[];
}
