import { type ReportView } from '../view.js';
/** A picture of ours, under the report: HTML that is written as it is. */
export interface Figure {
    readonly title: string;
    readonly html: string;
}
/**
 * Reports as one page that needs nothing else: style and script are in it, and its content security policy allows no others. Names from
 * models are text and nothing more.
 */
export declare function renderPage(views: readonly ReportView[], figures?: readonly Figure[]): string;
