import type { TotalName } from '../analyze/model-profile.js';
import type { Unit } from '../util/quantity-text.js';
export interface MetricInfo {
    readonly unit: Unit;
    /** In a table's head and in a sentence: `MACs`, `peak activations`. */
    readonly label: string;
    /** What it covers, for the documentation. */
    readonly description: string;
}
/** How each total is named and written, wherever it is shown. */
export declare const TOTAL_INFO: Readonly<Record<TotalName, MetricInfo>>;
