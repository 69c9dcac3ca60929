import { type ModelProfile } from '../analyze/model-profile.js';
import type { Comparison } from './comparison.js';
/**
 * What changed between two profiles of a model, and why. Without a base the model is new: nothing is compared. One profile given for
 * both sides, as for a file that did not change, costs nothing.
 */
export declare function compare(base: ModelProfile | undefined, head: ModelProfile): Comparison;
