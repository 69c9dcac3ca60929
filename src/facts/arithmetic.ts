import {
  addTerms,
  constantOf,
  type Dim,
  divideExactly,
  divideTerm,
  divisionAtom,
  type Expression,
  type Factor,
  fromTerms,
  isExpression,
  multiplyBy,
  multiplyTerms,
  ofAtom,
  ofInteger,
  singleAtom,
  type Term,
  termsOf,
} from './polynomial.ts'

export function add(...dims: readonly Dim[]): Dim {
  return sum(dims)
}

/** The sum of any number of dims; of none, 0. */
export function sum(dims: readonly Dim[]): Dim {
  let number = 0
  let first: Expression | undefined
  const others: Expression[] = []
  for (let i = 0; i < dims.length; i++) {
    const dim = dims[i] as Dim
    if (typeof dim === 'number' && Number.isSafeInteger(number + dim)) number += dim
    else if (!isExpression(dim) || isFraction(dim)) return addExactly(dims)
    else if (first === undefined) first = dim
    else others.push(dim)
  }
  if (first === undefined) return number
  if (others.length > 1) return fromTerms([first, ...others].flatMap(({ terms }) => terms).concat(termsOf(number)))
  const both = others[0] === undefined ? first : addTerms(first.terms, others[0].terms, 1n)
  return number === 0 || both === null ? both : addTerms(termsOf(both), termsOf(number), 1n)
}

export function negate(dim: Dim): Dim {
  return multiply(-1, dim)
}

export function subtract(a: Dim, b: Dim): Dim {
  if (typeof a === 'number' && typeof b === 'number') return add(a, -b)
  return isExpression(a) && isExpression(b) && !isFraction(a) && !isFraction(b) ? addTerms(a.terms, b.terms, -1n) : add(a, negate(b))
}

export function multiply(...dims: readonly Dim[]): Dim {
  return product(dims)
}

/** The product of any number of dims; of none, 1. A 0 among unknown dims is still 0. */
export function product(dims: readonly Dim[]): Dim {
  let number = 1
  let expression: Expression | undefined
  for (let i = 0; i < dims.length; i++) {
    const dim = dims[i] as Dim
    if (typeof dim === 'number' && Number.isSafeInteger(number * dim)) number *= dim
    else if (!isExpression(dim) || isFraction(dim)) return multiplyExactly(dims)
    else {
      const all: Dim = expression === undefined ? dim : multiplyTerms(expression.terms, dim.terms)
      if (!isExpression(all)) return multiplyExactly(dims)
      expression = all
    }
  }
  if (expression === undefined || number === 0) return number + 0
  return number === 1 ? expression : multiplyBy(expression, BigInt(number))
}

/** The exact quotient, a whole number or not: what a float tensor holds after dividing sizes. Null for a divisor of 0. */
export function quotient(a: Dim, b: Dim): Dim {
  const [left, right] = [fractionOf(a), fractionOf(b)]
  if (left === null || right === null) return null
  return reduce(multiply(left.of, right.by), multiply(left.by, right.of))
}

interface Fraction {
  readonly of: Dim
  readonly by: Dim
}

/** A dim as one fraction of integer polynomials; null where it has no exact value. */
export function fractionOf(dim: Dim): Fraction | null {
  const value = exactly(dim)
  const atom = singleAtom(value)
  if (atom?.kind === 'quotient') return atom
  return value === null ? null : { of: value, by: 1 }
}

/** Float factors such as 2.5 take part while their denominator is a power of two up to this: then float arithmetic on sizes is exact too. */
const MAX_DENOMINATOR = 256

/** A number in a form that has an exact value: integers and dyadic fractions. Infinities have none. */
export function exactly(dim: Dim): Dim {
  if (typeof dim !== 'number' || Number.isSafeInteger(dim)) return dim
  if (!Number.isFinite(dim)) return null
  if (Number.isInteger(dim)) return ofInteger(BigInt(dim))
  const numerator = dim * MAX_DENOMINATOR
  return Number.isSafeInteger(numerator) ? reduce(numerator, MAX_DENOMINATOR) : null
}

/** A fraction is an expression by itself. */
function isFraction(dim: Dim): boolean {
  return isExpression(dim) && dim.terms[0]?.factors[0]?.atom.kind === 'quotient'
}

function addExactly(dims: readonly Dim[]): Dim {
  const exact = dims.map(exactly)
  if (exact.some(isFraction)) return exact.reduce(addFractions, 0)
  const terms: Term[] = []
  for (const dim of exact) {
    if (dim === null) return null
    terms.push(...termsOf(dim))
  }
  return fromTerms(terms)
}

function addFractions(a: Dim, b: Dim): Dim {
  const [left, right] = [fractionOf(a), fractionOf(b)]
  if (left === null || right === null) return null
  return reduce(add(multiply(left.of, right.by), multiply(right.of, left.by)), multiply(left.by, right.by))
}

function multiplyExactly(dims: readonly Dim[]): Dim {
  if (dims.includes(0)) return 0
  const exact = dims.map(exactly)
  if (exact.some(isFraction)) return exact.reduce(multiplyFractions, 1)
  return exact.reduce<Dim>((result, dim) => (result === null || dim === null ? null : multiplyTerms(termsOf(result), termsOf(dim))), 1)
}

function multiplyFractions(a: Dim, b: Dim): Dim {
  const [left, right] = [fractionOf(a), fractionOf(b)]
  return left === null || right === null ? null : reduce(multiply(left.of, right.of), multiply(left.by, right.by))
}

/** `of / by` in lowest terms, as far as common integers, common monomials and exact divisors go; the divisor leads with a positive term. */
function reduce(of: Dim, by: Dim): Dim {
  if (of === null || by === null || by === 0) return null
  if (by === 1 || of === 0) return of
  const [above, below] = [termsOf(of), termsOf(by)]
  const whole = divideExactly(above, below)
  if (whole !== undefined) return whole
  const terms = [...above, ...below]
  const sign = (below[0]?.coefficient ?? 1n) < 0n ? -1n : 1n
  const divisor = sign * terms.reduce((gcd, { coefficient }) => greatestCommonDivisor(gcd, coefficient), 0n)
  const common = terms.map(({ factors }) => factors).reduce(commonFactors)
  const shrink = (side: readonly Term[]) => fromTerms(side.map((term) => divideTerm(term, divisor, common) ?? term))
  return ofAtom(divisionAtom('quotient', shrink(above), shrink(below)))
}

function commonFactors(a: readonly Factor[], b: readonly Factor[]): readonly Factor[] {
  const powers = new Map(b.map(({ atom, power }) => [atom.key, power]))
  return a.map(({ atom, power }) => ({ atom, power: Math.min(power, powers.get(atom.key) ?? 0) })).filter(({ power }) => power > 0)
}

export const floorDivide = (a: bigint, b: bigint): bigint => a / b - (a % b !== 0n && a < 0n !== b < 0n ? 1n : 0n)

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : greatestCommonDivisor(b, a % b))

/** The greatest integer that divides every coefficient with atoms, and `by`. */
export function commonDivisor(terms: readonly Term[], by: bigint): bigint {
  return terms.filter(({ factors }) => factors.length > 0).reduce((gcd, { coefficient }) => greatestCommonDivisor(gcd, coefficient), by)
}

/** Whether a dim is a whole number for every size its symbols may take. */
export function isWhole(dim: Dim): boolean {
  if (!isExpression(dim)) return Number.isInteger(dim)
  return dim.terms.every(({ factors }) => factors.every(({ atom }) => isWholeAtom(atom)))
}

function isWholeAtom(atom: Factor['atom']): boolean {
  switch (atom.kind) {
    case 'symbol':
    case 'floorDiv':
      return true
    case 'quotient':
      return false
    case 'mod':
      return isWhole(atom.of) && isWhole(atom.by)
    default:
      return atom.of.every(isWhole)
  }
}

/** The positive integer that a divisor is. */
export function positiveConstant(dim: Dim): bigint | undefined {
  const value = constantOf(dim)
  return value !== undefined && value > 0n ? value : undefined
}
