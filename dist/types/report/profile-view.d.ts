import type { MeasuredProfile } from '../measure/measure-result.js';
import { type LayersOptions } from './layers-section.js';
import type { ReportView } from './view.js';
export type ProfileViewOptions = LayersOptions;
/** One profile: what it is of, its totals, its layers (or operators, or modules), what was measured, and what should be known about the figures. */
export declare function profileView(profile: MeasuredProfile, options?: ProfileViewOptions): ReportView;
