import type { TotalName } from '../analyze/model-profile.js';
import type { Comparison } from '../compare/comparison.js';
import { type Figure, type UnknownFigure } from '../util/figure.js';
import type { Budget, Outcome } from './verdict.js';
/** What a budget says of a figure, before its level is looked at. */
export interface Judgement {
    readonly outcome: Outcome;
    readonly actual: Figure;
    readonly message: string;
}
/** Why a model has no base side: there is none, and growth is not judged; or it cannot be had, and growth is unknown. */
export type MissingBase = {
    readonly skipped: string;
} | UnknownFigure;
/** The figure a budget is about, in base and head. */
export interface Subject {
    /** For sentences: `MACs`, `MACs of /neck/** (12 nodes)`. */
    readonly name: string;
    readonly head: Figure;
    /** undefined: there is nothing to compare with. */
    readonly base: Figure | undefined;
    /** Why there is nothing to compare with, if so. */
    readonly withoutBase: string;
    /** Whether head stays within a share over base; undefined: it depends. */
    readonly isWithin: (share: number) => boolean | undefined;
}
/**
 * Judges a budget on a total, or on the sum over the nodes its glob matches.
 * @param withoutBase why there is no base, where there is none.
 */
export declare function judgeStatic(budget: Budget & {
    readonly metric: TotalName;
}, comparison: Comparison, withoutBase: MissingBase): Judgement;
/** Judges a limit on a figure that is known for certain, or unknown for a reason. */
export declare function judgeSubject(subject: Subject, { limit, metric }: Pick<Budget, 'limit' | 'metric'>): Judgement;
