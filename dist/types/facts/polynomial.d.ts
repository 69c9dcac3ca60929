/**
 * Polynomials with integer coefficients over atoms: the form in which every symbolic dim is held. The canonical text of a
 * polynomial is its identity.
 */
/** A number, an expression over the model's symbols, or null when it is not known. */
export type Dim = number | Expression | null;
/** `Σ coefficient · monomial`; the empty monomial is the constant term. Without atoms it is an integer past 2^53, which a number cannot hold. */
export interface Expression {
    readonly kind: 'expression';
    /** Canonical text of the expression: equal keys mean equal expressions. */
    readonly key: string;
    readonly terms: readonly Term[];
}
export interface Term {
    readonly coefficient: bigint;
    /** Atoms with their powers, in canonical order. */
    readonly factors: readonly Factor[];
    /** Canonical text of the factors: equal keys mean like terms. */
    readonly key: string;
}
export interface Factor {
    readonly atom: Atom;
    readonly power: number;
}
export type Atom = SymbolAtom | Division<'floorDiv'> | Division<'mod'> | Division<'quotient'> | Extreme<'max'> | Extreme<'min'>;
export interface SymbolAtom {
    readonly kind: 'symbol';
    readonly key: string;
    readonly name: string;
}
/**
 * `floor(of / by)`, `of mod by` (sign of the divisor), or the exact quotient `of / by`, which only floats can hold. A
 * quotient is always a whole expression by itself, in lowest terms, and never stands inside another polynomial.
 */
export interface Division<K extends 'floorDiv' | 'mod' | 'quotient'> {
    readonly kind: K;
    readonly key: string;
    readonly of: Dim;
    readonly by: Dim;
}
export interface Extreme<K extends 'max' | 'min'> {
    readonly kind: K;
    readonly key: string;
    readonly of: readonly Dim[];
}
/** Above these an expression is not known rather than slow. */
export declare const MAX_TERMS = 48;
export declare const MAX_DEGREE = 12;
export declare function isExpression(dim: Dim): dim is Expression;
/** A key under which equal dims meet; unknown dims share `?`. */
export declare function dimKey(dim: Dim): string;
/** A named size that is not known yet. */
export declare function symbol(name: string): Dim;
export declare function ofAtom(atom: Atom): Dim;
export declare function ofInteger(value: bigint): Dim;
/** `floor(of / by)`, `of mod by` or `of / by` as one atom, nothing simplified. */
export declare function divisionAtom(kind: 'floorDiv' | 'mod' | 'quotient', of: Dim, by: Dim): Atom;
/** The atom that an expression is, and nothing else. */
export declare function singleAtom(dim: Dim): Atom | undefined;
/** The terms of an integer dim. */
export declare function termsOf(dim: Exclude<Dim, null>): readonly Term[];
/** The integer that a dim is; undefined for anything else. */
export declare function constantOf(dim: Dim): bigint | undefined;
/** The canonical dim of a sum of terms: like terms merged, zeros dropped, small constants turned into numbers. */
export declare function fromTerms(terms: readonly Term[]): Dim;
/** A multiple of the same monomial. */
export declare function withCoefficient({ factors, key }: Term, coefficient: bigint): Term;
/** The sum of the terms of two dims, `b` taken `times` times: both are in order, so they are merged. */
export declare function addTerms(a: readonly Term[], b: readonly Term[], times: 1n | -1n): Dim;
/** A multiple of an expression that is no fraction; `factor` is not 0. */
export declare function multiplyBy({ terms }: Expression, factor: bigint): Dim;
export declare function multiplyTerms(a: readonly Term[], b: readonly Term[]): Dim;
/** `a / b` when b divides a without remainder (long division by the leading term), else undefined. */
export declare function divideExactly(a: readonly Term[], b: readonly Term[]): Dim | undefined;
/** `term / (coefficient · factors)`, the coefficients divided toward zero; undefined when the term lacks one of the factors. */
export declare function divideTerm(term: Term, coefficient: bigint, factors: readonly Factor[]): Term | undefined;
