import { type Dim, type Term } from './polynomial.js';
export declare function add(...dims: readonly Dim[]): Dim;
/** The sum of any number of dims; of none, 0. */
export declare function sum(dims: readonly Dim[]): Dim;
export declare function negate(dim: Dim): Dim;
export declare function subtract(a: Dim, b: Dim): Dim;
export declare function multiply(...dims: readonly Dim[]): Dim;
/** The product of any number of dims; of none, 1. A 0 among unknown dims is still 0. */
export declare function product(dims: readonly Dim[]): Dim;
/** The exact quotient, a whole number or not: what a float tensor holds after dividing sizes. Null for a divisor of 0. */
export declare function quotient(a: Dim, b: Dim): Dim;
interface Fraction {
    readonly of: Dim;
    readonly by: Dim;
}
/** A dim as one fraction of integer polynomials; null where it has no exact value. */
export declare function fractionOf(dim: Dim): Fraction | null;
/** A number in a form that has an exact value: integers and dyadic fractions. Infinities have none. */
export declare function exactly(dim: Dim): Dim;
export declare const floorDivide: (a: bigint, b: bigint) => bigint;
/** The greatest integer that divides every coefficient with atoms, and `by`. */
export declare function commonDivisor(terms: readonly Term[], by: bigint): bigint;
/** Whether a dim is a whole number for every size its symbols may take. */
export declare function isWhole(dim: Dim): boolean;
/** The positive integer that a divisor is. */
export declare function positiveConstant(dim: Dim): bigint | undefined;
export {};
