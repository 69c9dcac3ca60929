import { type OperatorFormulas } from './analyze/custom-operators.js';
import type { ModelProfile } from './analyze/model-profile.js';
/** What `profileFile` may be told, as the configuration and the command line tell it. */
export interface ProfileFileOptions {
    /** Shapes by input, which may override fixed sizes; null leaves an axis as it is. */
    readonly shapes?: Readonly<Record<string, readonly (number | null)[]>>;
    /** Sizes by symbol. */
    readonly dims?: Readonly<Record<string, number>>;
    /** Values by small input that decides sizes or branches. */
    readonly values?: Readonly<Record<string, number | boolean | readonly (number | boolean)[]>>;
    /** Names of the conventions to count by besides our own, or `all`. */
    readonly conventions?: readonly string[];
    /** Costs of operators of one's own, by `domain::Operator`. */
    readonly operators?: Readonly<Record<string, OperatorFormulas>>;
}
/**
 * The static profile of an ONNX file of any size: its metadata is read, its weights are not.
 * @throws AppError when the file cannot be read or the options do not fit it
 */
export declare function profileFile(path: string, options?: ProfileFileOptions): ModelProfile;
