/**
 * Polynomials with integer coefficients over atoms: the form in which every symbolic dim is held. The canonical text of a
 * polynomial is its identity.
 */

/** A number, an expression over the model's symbols, or null when it is not known. */
export type Dim = number | Expression | null

/** `Σ coefficient · monomial`; the empty monomial is the constant term. Without atoms it is an integer past 2^53, which a number cannot hold. */
export interface Expression {
  readonly kind: 'expression'
  /** Canonical text of the expression: equal keys mean equal expressions. */
  readonly key: string
  readonly terms: readonly Term[]
}

export interface Term {
  readonly coefficient: bigint
  /** Atoms with their powers, in canonical order. */
  readonly factors: readonly Factor[]
  /** Canonical text of the factors: equal keys mean like terms. */
  readonly key: string
}

export interface Factor {
  readonly atom: Atom
  readonly power: number
}

export type Atom = SymbolAtom | Division<'floorDiv'> | Division<'mod'> | Division<'quotient'> | Extreme<'max'> | Extreme<'min'>

export interface SymbolAtom {
  readonly kind: 'symbol'
  readonly key: string
  readonly name: string
}

/**
 * `floor(of / by)`, `of mod by` (sign of the divisor), or the exact quotient `of / by`, which only floats can hold. A
 * quotient is always a whole expression by itself, in lowest terms, and never stands inside another polynomial.
 */
export interface Division<K extends 'floorDiv' | 'mod' | 'quotient'> {
  readonly kind: K
  readonly key: string
  readonly of: Dim
  readonly by: Dim
}

export interface Extreme<K extends 'max' | 'min'> {
  readonly kind: K
  readonly key: string
  readonly of: readonly Dim[]
}

/** Above these an expression is not known rather than slow. */
export const MAX_TERMS = 48
export const MAX_DEGREE = 12
const MAX_KEY = 2000
const MAX_COEFFICIENT = 2n ** 256n

const NO_FACTORS: readonly Factor[] = []

export function isExpression(dim: Dim): dim is Expression {
  return typeof dim === 'object' && dim !== null
}

/** A key under which equal dims meet; unknown dims share `?`. */
export function dimKey(dim: Dim): string {
  return dim === null ? '?' : typeof dim === 'number' ? String(dim) : dim.key
}

/** A named size that is not known yet. */
export function symbol(name: string): Dim {
  return ofAtom({ kind: 'symbol', key: symbolKey(name), name })
}

/** Names that read as part of an expression stand as they are; others are quoted. */
function symbolKey(name: string): string {
  return /^[A-Za-z_][\w.:]*$/.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`
}

export function ofAtom(atom: Atom): Dim {
  return ofCanonical([{ coefficient: 1n, factors: [{ atom, power: 1 }], key: atom.key }])
}

export function ofInteger(value: bigint): Dim {
  return value === 0n ? 0 : ofCanonical([constantTerm(value)])
}

function constantTerm(coefficient: bigint): Term {
  return { coefficient, factors: NO_FACTORS, key: '' }
}

/** `floor(of / by)`, `of mod by` or `of / by` as one atom, nothing simplified. */
export function divisionAtom(kind: 'floorDiv' | 'mod' | 'quotient', of: Dim, by: Dim): Atom {
  if (kind === 'mod') return { kind, key: `mod(${dimKey(of)}, ${dimKey(by)})`, of, by }
  const fraction = by === 1 ? dimKey(of) : `${grouped(of)}/${grouped(by)}`
  return { kind, key: kind === 'floorDiv' ? `floor(${fraction})` : `(${fraction})`, of, by }
}

/** A dim's text, in parentheses where a division needs them. */
function grouped(dim: Dim): string {
  const text = dimKey(dim)
  const isBare = typeof dim === 'number' ? dim >= 0 : isExpression(dim) && singleFactor(dim) !== undefined
  return isBare ? text : `(${text})`
}

/** The one power that an expression is, with coefficient 1. */
function singleFactor(dim: Dim): Factor | undefined {
  if (!isExpression(dim) || dim.terms.length !== 1) return undefined
  const [term] = dim.terms
  return term?.coefficient === 1n && term.factors.length === 1 ? term.factors[0] : undefined
}

/** The atom that an expression is, and nothing else. */
export function singleAtom(dim: Dim): Atom | undefined {
  const factor = singleFactor(dim)
  return factor?.power === 1 ? factor.atom : undefined
}

/** The terms of an integer dim. */
export function termsOf(dim: Exclude<Dim, null>): readonly Term[] {
  if (typeof dim !== 'number') return dim.terms
  return dim === 0 ? [] : [constantTerm(BigInt(dim))]
}

/** The integer that a dim is; undefined for anything else. */
export function constantOf(dim: Dim): bigint | undefined {
  if (typeof dim === 'number') return Number.isSafeInteger(dim) ? BigInt(dim) : undefined
  return dim !== null && dim.terms.length === 1 && dim.terms[0]?.factors.length === 0 ? dim.terms[0].coefficient : undefined
}

/** The canonical dim of a sum of terms: like terms merged, zeros dropped, small constants turned into numbers. */
export function fromTerms(terms: readonly Term[]): Dim {
  const merged = new Map<string, Term>()
  for (const term of terms) {
    const like = merged.get(term.key)
    merged.set(term.key, like === undefined ? term : withCoefficient(term, like.coefficient + term.coefficient))
  }
  return ofCanonical([...merged.values()].filter(({ coefficient }) => coefficient !== 0n).sort(compareTerms))
}

/** A multiple of the same monomial. */
export function withCoefficient({ factors, key }: Term, coefficient: bigint): Term {
  return { coefficient, factors, key }
}

/** The dim of terms that are in canonical order already, all unlike and none of them 0. */
function ofCanonical(terms: readonly Term[]): Dim {
  const [first] = terms
  if (first === undefined) return 0
  if (terms.length === 1 && first.key === '') {
    const value = Number(first.coefficient)
    if (Number.isSafeInteger(value)) return value
  }
  if (terms.length > MAX_TERMS || degreeOf(first) > MAX_DEGREE || terms.some(isHuge)) return null
  const key = textOfTerms(terms)
  return key.length > MAX_KEY ? null : { kind: 'expression', key, terms }
}

function isHuge({ coefficient }: Term): boolean {
  return coefficient > MAX_COEFFICIENT || coefficient < -MAX_COEFFICIENT
}

/** The sum of the terms of two dims, `b` taken `times` times: both are in order, so they are merged. */
export function addTerms(a: readonly Term[], b: readonly Term[], times: 1n | -1n): Dim {
  const sum: Term[] = []
  let i = 0
  for (const term of b) {
    let order = -1
    for (; i < a.length; i++) {
      const left = a[i] as Term
      order = compareTerms(left, term)
      if (order >= 0) break
      sum.push(left)
    }
    const isLike = i < a.length && order === 0
    const total = times * term.coefficient + (isLike ? (a[i++] as Term).coefficient : 0n)
    if (total !== 0n) sum.push(withCoefficient(term, total))
  }
  for (; i < a.length; i++) sum.push(a[i] as Term)
  return ofCanonical(sum)
}

function degreeOf({ factors }: Term): number {
  let degree = 0
  for (const { power } of factors) degree += power
  return degree
}

/** Symbols before what is computed of them. */
function compareAtoms(a: Atom, b: Atom): number {
  if (a === b) return 0
  const byKind = Number(a.kind !== 'symbol') - Number(b.kind !== 'symbol')
  return byKind !== 0 ? byKind : a.key < b.key ? -1 : a.key > b.key ? 1 : 0
}

/** Graded lexicographic order, higher degree first: people write polynomials so, and long division needs a monomial order. */
function compareTerms(a: Term, b: Term): number {
  if (a.key === b.key) return 0
  const byDegree = degreeOf(b) - degreeOf(a)
  if (byDegree !== 0) return byDegree
  for (let i = 0; i < a.factors.length && i < b.factors.length; i++) {
    const [left, right] = [a.factors[i] as Factor, b.factors[i] as Factor]
    const byAtom = compareAtoms(left.atom, right.atom)
    if (byAtom !== 0) return byAtom
    if (left.power !== right.power) return right.power - left.power
  }
  return b.factors.length - a.factors.length
}

function textOfTerms(terms: readonly Term[]): string {
  let text = ''
  for (const { coefficient, key } of terms) {
    const size = coefficient < 0n ? -coefficient : coefficient
    const sign = coefficient < 0n ? (text === '' ? '-' : ' - ') : text === '' ? '' : ' + '
    text += sign + (key === '' ? String(size) : size === 1n ? key : `${size}*${key}`)
  }
  return text
}

/** A multiple of an expression that is no fraction; `factor` is not 0. */
export function multiplyBy({ terms }: Expression, factor: bigint): Dim {
  return ofCanonical(terms.map((term) => withCoefficient(term, term.coefficient * factor)))
}

export function multiplyTerms(a: readonly Term[], b: readonly Term[]): Dim {
  if (a.length * b.length > MAX_TERMS * MAX_TERMS) return null
  const products = a.flatMap((left) => b.map((right) => multiplyMonomials(left, right)))
  return a.length === 1 || b.length === 1 ? ofCanonical(products) : fromTerms(products)
}

function multiplyMonomials(a: Term, b: Term): Term {
  const coefficient = a.coefficient * b.coefficient
  return a.key === '' ? withCoefficient(b, coefficient) : b.key === '' ? withCoefficient(a, coefficient) : termOf(coefficient, multiplyFactors(a.factors, b.factors))
}

function termOf(coefficient: bigint, factors: readonly Factor[]): Term {
  let key = ''
  for (const { atom, power } of factors) key += (key === '' ? '' : '*') + (power === 1 ? atom.key : `${atom.key}^${power}`)
  return { coefficient, factors, key }
}

/** The powers of two monomials together, both in canonical order. */
function multiplyFactors(a: readonly Factor[], b: readonly Factor[]): readonly Factor[] {
  const product: Factor[] = []
  let i = 0
  for (const right of b) {
    let order = -1
    for (; i < a.length; i++) {
      const left = a[i] as Factor
      order = compareAtoms(left.atom, right.atom)
      if (order >= 0) break
      product.push(left)
    }
    product.push(i < a.length && order === 0 ? { atom: right.atom, power: right.power + (a[i++] as Factor).power } : right)
  }
  for (; i < a.length; i++) product.push(a[i] as Factor)
  return product
}

/** `a / b` when b divides a without remainder (long division by the leading term), else undefined. */
export function divideExactly(a: readonly Term[], b: readonly Term[]): Dim | undefined {
  const [lead] = b
  if (lead === undefined) return undefined
  const result: Term[] = []
  let rest = a
  while (rest.length > 0) {
    const [first] = rest
    const quotient = first === undefined || result.length >= MAX_TERMS ? undefined : divideTerm(first, lead.coefficient, lead.factors)
    if (first === undefined || quotient === undefined || first.coefficient % lead.coefficient !== 0n) return undefined
    result.push(quotient)
    const subtrahend = multiplyTerms([quotient], b)
    const remainder = subtrahend === null ? null : addTerms(rest, termsOf(subtrahend), -1n)
    if (remainder === null) return undefined
    rest = termsOf(remainder)
  }
  return fromTerms(result)
}

/** `term / (coefficient · factors)`, the coefficients divided toward zero; undefined when the term lacks one of the factors. */
export function divideTerm(term: Term, coefficient: bigint, factors: readonly Factor[]): Term | undefined {
  if (factors.length === 0) return withCoefficient(term, term.coefficient / coefficient)
  const powers = new Map(term.factors.map((factor) => [factor.atom.key, factor]))
  for (const { atom, power } of factors) {
    const left = (powers.get(atom.key)?.power ?? 0) - power
    if (left < 0) return undefined
    if (left === 0) powers.delete(atom.key)
    else powers.set(atom.key, { atom, power: left })
  }
  return termOf(term.coefficient / coefficient, [...powers.values()])
}
