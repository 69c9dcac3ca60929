/**
 * Dimensions and every integer computed from them, in one canonical form: equal dims have equal keys.
 *
 * A dim is a number, an expression over the model's symbols, or null when it is not known. Every operation here is total:
 * it never throws, never rounds, and answers null when an operand is null or the result would grow past `MAX_TERMS`.
 * Symbols stand for sizes and are taken to be at least 0; a divisor is taken not to be 0.
 */
import { add, multiply, product, quotient } from './arithmetic.ts'
import { max, min } from './bounds.ts'
import { floorDiv, modulo } from './division.ts'
import { type Atom, type Dim, isExpression, ofAtom, ofInteger, singleAtom } from './polynomial.ts'

export { add, isWhole, multiply, negate, quotient, subtract, sum } from './arithmetic.ts'
export { atLeast, isEqual, isLess, max, min } from './bounds.ts'
export { ceil, ceilDiv, floor, floorDiv, modulo, truncDiv } from './division.ts'
export { type Atom, type Dim, dimKey, type Expression, isExpression, MAX_TERMS, symbol, type Term } from './polynomial.ts'

export type Shape = readonly Dim[]

/** Structural equality; two unknown dims are not known to be equal. */
export function sameDim(a: Dim, b: Dim): boolean {
  if (a === null || b === null) return false
  return typeof a === 'number' ? a === b : typeof b !== 'number' && a.key === b.key
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((dim, i) => sameDim(dim, b[i] ?? null))
}

/** The number of elements of a shape; of `[]`, 1. A 0 among unknown dims is still 0. */
export function elementsOf(shape: Shape): Dim {
  return product(shape)
}

/** Every symbol named in the dims, in order of first appearance. */
export function symbolsOf(...dims: readonly Dim[]): readonly string[] {
  const names = new Set<string>()
  const visit = (dim: Dim): void => {
    if (!isExpression(dim)) return
    for (const { factors } of dim.terms) {
      for (const { atom } of factors) {
        if (atom.kind === 'symbol') names.add(atom.name)
        else operandsOf(atom).forEach(visit)
      }
    }
  }
  dims.forEach(visit)
  return [...names]
}

/** The dims that a division or an extreme is computed of. */
export function operandsOf(atom: Exclude<Atom, { readonly kind: 'symbol' }>): readonly Dim[] {
  return atom.kind === 'max' || atom.kind === 'min' ? atom.of : [atom.of, atom.by]
}

/** Puts dims in the place of symbols; symbols without a binding stay. */
export function substitute(dim: Dim, bindings: ReadonlyMap<string, Dim>): Dim {
  if (!isExpression(dim) || bindings.size === 0) return dim
  const atom = singleAtom(dim)
  if (atom?.kind === 'symbol') {
    const bound = bindings.get(atom.name)
    return bound === undefined ? dim : bound
  }
  return replaceAtoms(dim, (each) => substituteAtom(each, bindings))
}

/** Puts dims in the place of the symbols, divisions and extremes that a dim is a polynomial of. */
export function replaceAtoms(dim: Dim, replacement: (atom: Atom) => Dim): Dim {
  if (!isExpression(dim)) return dim
  const terms = dim.terms.map(({ coefficient, factors }) => {
    const powers = factors.flatMap(({ atom, power }) => Array.from<Dim>({ length: power }).fill(replacement(atom)))
    return multiply(ofInteger(coefficient), ...powers)
  })
  return add(...terms)
}

const OPERATIONS: Readonly<Record<Exclude<Atom['kind'], 'symbol'>, (a: Dim, b: Dim, ...more: readonly Dim[]) => Dim>> = { floorDiv, mod: modulo, quotient, max, min }

function substituteAtom(atom: Atom, bindings: ReadonlyMap<string, Dim>): Dim {
  if (atom.kind === 'symbol') return bindings.get(atom.name) === undefined ? ofAtom(atom) : (bindings.get(atom.name) ?? null)
  const [a = null, b = null, ...more] = operandsOf(atom).map((operand) => substitute(operand, bindings))
  return OPERATIONS[atom.kind](a, b, ...more)
}
