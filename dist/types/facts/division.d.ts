import { type Dim } from './polynomial.js';
/** `floor(a / b)`; null for a divisor that is 0 or not known. */
export declare function floorDiv(a: Dim, b: Dim): Dim;
/** `ceil(a / b)`; null for a divisor that is 0 or not known. */
export declare function ceilDiv(a: Dim, b: Dim): Dim;
/** The integer quotient truncated toward zero, as ONNX's integer Div has it; symbolic where the signs are known. */
export declare function truncDiv(a: Dim, b: Dim): Dim;
/** `a mod b` with the sign of the divisor, as ONNX's Mod without fmod. */
export declare function modulo(a: Dim, b: Dim): Dim;
/** The largest whole number that is not above `dim`. */
export declare function floor(dim: Dim): Dim;
/** The smallest whole number that is not below `dim`. */
export declare function ceil(dim: Dim): Dim;
