import { type IntervalMethod } from './stats.js';
/** How sure a verdict must be before it is given: two-sided confidence at every look, of which there are many. */
export declare const CONFIDENCE = 0.998;
/** Allowed growth unless said otherwise: what detects a true 5 % nearly always without false alarms. */
export declare const DEFAULT_INCREASE = 0.025;
export interface GateRule {
    /** Which clock the ratios are taken from. */
    readonly clock: 'cpu' | 'wall';
    readonly method: IntervalMethod;
    readonly minRounds: number;
    readonly maxRounds: number;
}
/** CPU time of one thread does not see the waiting: stray rounds are rare, and the first few may decide. */
export declare const CPU_TIME_RULE: GateRule;
/** Wall time sees whatever else the machine does: stray rounds are to be expected. */
export declare const WALL_TIME_RULE: GateRule;
export interface Ratio {
    /** head ÷ base: 1.05 is 5 % slower. */
    readonly ratio: number;
    readonly low: number;
    readonly high: number;
}
/**
 * How much slower head is, from one log ratio per round. Rounds are the only unit of replication: runs inside one process are not
 * independent of each other, and tests that take them so raise false alarms more often than not.
 */
export declare function estimateRatio(logRatios: readonly number[], rule: GateRule): Ratio | undefined;
/** What a look at the rounds so far says; undefined: not decided. */
export type Decision = 'pass' | 'fail' | undefined;
/** Fails when head is slower than allowed beyond doubt, passes when it is not beyond doubt. */
export declare function decideRatio(logRatios: readonly number[], increase: number, rule: GateRule): Decision;
/**
 * Judges a figure that each round gives once (such as its p95) against a limit. `pooled`, the figure of all samples together, must be
 * on the same side: what a report shows never contradicts its verdict.
 */
export declare function decideLimit(perRound: readonly number[], pooled: number, max: number): Decision;
/** Times of one side in the blocks of a round, in the order taken. */
export interface BlockTimes {
    readonly side: 'base' | 'head';
    readonly ms: readonly number[];
}
/**
 * The log ratio of a round: the median over its neighbouring block pairs of log(median of head ÷ median of base). Neighbours share
 * whatever the machine did at the time, and medians forget the odd interruption.
 */
export declare function roundLogRatio(blocks: readonly BlockTimes[]): number;
