import { type FailedProfile } from '../analyze/model-profile.js';
import type { Verdict } from '../budget/verdict.js';
import type { Comparison } from '../compare/comparison.js';
import type { MeasuredProfile } from '../measure/measure-result.js';
import { type ComparisonViewOptions } from './comparison-view.js';
import { type Figure } from './html/page.js';
import { type ProfileViewOptions } from './profile-view.js';
import { type TerminalOptions } from './terminal/render.js';
import { type VerdictViewOptions } from './verdict-view.js';
import type { ReportView } from './view.js';
export declare const FORMATS: readonly ['table', 'json', 'jsonl', 'markdown', 'csv', 'html'];
export type Format = (typeof FORMATS)[number];
/** Profiles in the order given: one in full; several as a table of totals, in full where a grouping asks for it or they were measured. */
export declare function renderProfiles(profiles: readonly (MeasuredProfile | FailedProfile)[], format: Format, options?: ProfileViewOptions & TerminalOptions): string;
export declare function renderComparison(comparison: Comparison, format: Format, options?: ComparisonViewOptions & TerminalOptions): string;
/** A verdict; as JSON lines one line per model. For a pull request's comment and a job's summary see `renderComment` and `renderSummary`. */
export declare function renderVerdict(verdict: Verdict, format: Format, options?: VerdictViewOptions & TerminalOptions): string;
/** Views as text, markdown or a page; pictures go into pages only. */
export declare function renderViews(views: readonly ReportView[], format: 'table' | 'markdown' | 'html', options?: TerminalOptions, pictures?: () => readonly Figure[]): string;
