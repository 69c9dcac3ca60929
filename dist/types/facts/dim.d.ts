import { type Atom, type Dim } from './polynomial.js';
export { add, isWhole, multiply, negate, quotient, subtract, sum } from './arithmetic.js';
export { atLeast, isEqual, isLess, max, min } from './bounds.js';
export { ceil, ceilDiv, floor, floorDiv, modulo, truncDiv } from './division.js';
export { type Atom, type Dim, dimKey, type Expression, isExpression, MAX_TERMS, symbol, type Term } from './polynomial.js';
export type Shape = readonly Dim[];
/** Structural equality; two unknown dims are not known to be equal. */
export declare function sameDim(a: Dim, b: Dim): boolean;
export declare function sameShape(a: Shape, b: Shape): boolean;
/** The number of elements of a shape; of `[]`, 1. A 0 among unknown dims is still 0. */
export declare function elementsOf(shape: Shape): Dim;
/** Every symbol named in the dims, in order of first appearance. */
export declare function symbolsOf(...dims: readonly Dim[]): readonly string[];
/** The dims that a division or an extreme is computed of. */
export declare function operandsOf(atom: Exclude<Atom, {
    readonly kind: 'symbol';
}>): readonly Dim[];
/** Puts dims in the place of symbols; symbols without a binding stay. */
export declare function substitute(dim: Dim, bindings: ReadonlyMap<string, Dim>): Dim;
/** Puts dims in the place of the symbols, divisions and extremes that a dim is a polynomial of. */
export declare function replaceAtoms(dim: Dim, replacement: (atom: Atom) => Dim): Dim;
