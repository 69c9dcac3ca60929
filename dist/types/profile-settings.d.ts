import type { BindingRequest } from './analyze/bindings.js';
import type { OperatorFormulas } from './analyze/custom-operators.js';
/**
 * A digest of all that a profile depends on besides the model's file: what is said of sizes and values, the costs of custom operators,
 * and the version of this tool. Profiles stored under one digest may be compared; those of different ones are no like with like.
 */
export declare function profileSettings({ shapes, dims, values }: BindingRequest, operators?: ReadonlyMap<string, OperatorFormulas>): string;
