import { type Status } from '../util/figure.js';
import { type Dim } from './dim.js';
/** A figure while it is still symbolic: what is known of it, how sure that is, and why the rest is not. */
export interface Amount {
    /** The whole, or the part that is known where `why` is set; null when not even that can be written down. */
    readonly dim: Dim;
    readonly status: Status;
    /** Set when something is missing from `dim`. */
    readonly why?: string | undefined;
}
/** What a node, a body or a model costs to run once. FLOPs include 2 × MACs; `weightReadBytes` are those of `readBytes` that are whole stored tensors. */
export declare const AMOUNT_NAMES: readonly ['macs', 'flops', 'transcendentals', 'readBytes', 'weightReadBytes', 'writeBytes', 'activationBytes'];
export type AmountName = (typeof AMOUNT_NAMES)[number];
export type Amounts = Readonly<Record<AmountName, Amount>>;
export declare const NOTHING: Amount;
export declare const NO_AMOUNTS: Amounts;
/** Amounts made one by one, by name. */
export declare function everyAmount(make: (name: AmountName) => Amount): Amounts;
/** An amount that is `dim`, or unknown for `why` when the dim is null. */
export declare function amount(dim: Dim, status?: Status, why?: string): Amount;
/** An amount of which nothing is known, and why. */
export declare function unknownAmount(why: string): Amount;
/** The sum, as sure as the less sure of the two; what is known of it where one is not. */
export declare function addAmounts(a: Amount, b: Amount): Amount;
/** The sum of any number of amounts; of none, nothing. */
export declare function sumAmounts(amounts: readonly Amount[]): Amount;
/** `times` executions; more than a known number of times of something unknown stays unknown. */
export declare function timesAmount(a: Amount, times: Amount): Amount;
/** Executions one after the other: weights are read once, and the tensors that one makes use the memory of those before. */
export declare function sequentialAmounts(executions: readonly Amounts[]): Amounts;
/** `times` executions alike. */
export declare function repeatedAmounts(once: Amounts, times: Amount): Amounts;
/** The larger of two amounts, of which either may be what happens. */
export declare function largerAmount(a: Amount, b: Amount): Amount;
