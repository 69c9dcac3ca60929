import { type ModelProfile } from '../analyze/model-profile.js';
import { type Grouping } from './node-groups.js';
import type { Section } from './view.js';
export interface LayersOptions {
    readonly by?: Grouping;
    /** A figure of nodes; largest first. */
    readonly sort?: string;
    readonly top?: number;
}
/**
 * What each layer, operator or module costs.
 * @throws AppError `usage/unknown-figure` for a figure to sort by that there is not
 */
export declare function layersSection(profile: ModelProfile, { by, sort, top }: LayersOptions): Section;
