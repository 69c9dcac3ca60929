import { type ReportView } from '../view.js';
export interface TerminalOptions {
    readonly color?: boolean;
    /** Columns of the terminal; absent where it is none: nothing is shortened then. */
    readonly width?: number | undefined;
}
/** A report for a terminal. Folded sections are left to the other formats, unless the report has no verdict to stand for them. */
export declare function renderTerminal(view: ReportView, { color, width }?: TerminalOptions): string;
