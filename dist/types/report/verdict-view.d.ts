import type { Verdict } from '../budget/verdict.js';
import type { ReportView } from './view.js';
export interface VerdictViewOptions {
    /** Models, and budgets, of the first screen. */
    readonly firstScreen?: number;
    /** Models told in detail. */
    readonly detailed?: number;
    /** Layers shown of each. */
    readonly layers?: number;
}
/**
 * The verdict over all models. Its head answers: is everything within budget, what did each model's figures do, which budgets are
 * exceeded, by how much and why. Everything else is folded.
 */
export declare function verdictView(verdict: Verdict, { firstScreen, detailed, layers }?: VerdictViewOptions): ReportView;
