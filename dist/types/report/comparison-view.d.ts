import type { Cause, Comparison, Delta } from '../compare/comparison.js';
import { type Grouping } from './node-groups.js';
import type { Line, ReportView, Table } from './view.js';
export interface ComparisonViewOptions {
    readonly by?: Grouping;
    readonly top?: number;
}
/** What changed between two models, and why. */
export declare function comparisonView(comparison: Comparison, { by, top }?: ComparisonViewOptions): ReportView;
/** Every total that is not 0 on both sides; of a new model, against nothing. */
export declare function shownTotals({ base, head, deltas }: Comparison): readonly Delta[];
/**
 * The shown totals: base, head, change.
 * @param baseProblem why there is no base side although base has the model
 */
export declare function figuresTable(comparison: Comparison, baseProblem?: string): Table;
/** Causes with their effects, as items of a list. */
export declare function causeLines(causes: readonly Cause[], top?: number): readonly Line[];
/** Nodes (or operators, or modules) whose figures, attributes or weights changed, the greatest change of MACs first; undefined when nothing did. */
export declare function changesTable(comparison: Comparison, by: Grouping, top?: number): Table | undefined;
