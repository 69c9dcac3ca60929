import { type Dim } from './polynomial.js';
export declare function max(...dims: readonly Dim[]): Dim;
export declare function min(...dims: readonly Dim[]): Dim;
/** Whether `dim >= bound` holds for every size the symbols may take. False means "not provable". */
export declare function atLeast(dim: Dim, bound: number): boolean;
/** Whether `a < b`, for every size the symbols may take: true, false, or undefined when it depends. */
export declare function isLess(a: Dim, b: Dim): boolean | undefined;
/** Whether `a = b` for every size the symbols may take: true, false, or undefined when it depends. */
export declare function isEqual(a: Dim, b: Dim): boolean | undefined;
