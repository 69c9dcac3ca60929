/**
 * Dimensions and every integer computed from them, in one canonical form: equal dims have equal keys.
 *
 * A dim is a number, an expression over the model's symbols, or null when it is not known. Every operation here is total:
 * it never throws, never rounds, and answers null when an operand is null or the result would grow past `MAX_TERMS`.
 * Symbols stand for sizes and are taken to be at least 0.
 */
export type Dim = number | Expression | null

export type Shape = readonly Dim[]

/**
 * A polynomial with integer coefficients over atoms, `Σ coefficient · monomial`. The empty monomial is the constant term. An
 * expression without atoms is an integer past 2^53, which a number cannot hold.
 */
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

/** `floor(of / by)`, `of mod by` (sign of the divisor), or the exact quotient `of / by`, which only floats can hold. */
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
const MAX_DEGREE = 12
const MAX_KEY = 2000

const ONE: readonly Factor[] = []

/** A named size that is not known yet. */
export function symbol(name: string): Dim {
  return ofAtom({ kind: 'symbol', key: symbolKey(name), name })
}

/** Names that read as part of an expression stand as they are; others are quoted. */
function symbolKey(name: string): string {
  return /^[A-Za-z_][\w.:/-]*$/.test(name) && !/[-/]/.test(name) ? name : `"${name.replaceAll('"', "'")}"`
}

export function isExpression(dim: Dim): dim is Expression {
  return typeof dim === 'object' && dim !== null
}

/** Structural equality; two unknown dims are not known to be equal. */
export function sameDim(a: Dim, b: Dim): boolean {
  if (a === null || b === null) return false
  return typeof a === 'number' ? a === b : typeof b !== 'number' && a.key === b.key
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((dim, i) => sameDim(dim, b[i] ?? null))
}

/** A key under which equal dims meet; unknown dims share `?`. */
export function dimKey(dim: Dim): string {
  return dim === null ? '?' : typeof dim === 'number' ? String(dim) : dim.key
}

export function add(...dims: readonly Dim[]): Dim {
  let sum = 0
  for (const [i, dim] of dims.entries()) {
    if (typeof dim !== 'number' || !Number.isSafeInteger(sum + dim)) return addTerms([sum, ...dims.slice(i)])
    sum += dim
  }
  return sum
}

export function negate(dim: Dim): Dim {
  return multiply(-1, dim)
}

export function subtract(a: Dim, b: Dim): Dim {
  return add(a, negate(b))
}

export function multiply(...dims: readonly Dim[]): Dim {
  if (dims.some((dim) => dim === 0)) return 0
  let product: Dim = 1
  for (const dim of dims) {
    if (product === null || dim === null) return null
    if (typeof product === 'number' && typeof dim === 'number' && Number.isSafeInteger(product * dim)) product *= dim
    else product = multiplyTerms(termsOf(product), termsOf(dim))
  }
  return product
}

/** The number of elements of a shape; of `[]`, 1. A 0 among unknown dims is still 0. */
export function elementsOf(shape: Shape): Dim {
  return multiply(...shape)
}

/** `floor(a / b)`; null for a divisor that is 0 or not known. */
export function floorDiv(a: Dim, b: Dim): Dim {
  if (a === null || b === null || b === 0) return null
  if (b === 1) return a
  if (typeof a === 'number' && typeof b === 'number') return Math.floor(a / b)
  const exact = divideExactly(termsOf(a), termsOf(b))
  if (exact !== undefined) return fromTerms(exact)
  const divisor = constantOf(b)
  if (divisor !== undefined && divisor > 0n) return floorDivByConstant(termsOf(a), divisor)
  return ofAtom(divisionAtom('floorDiv', a, b))
}

export function ceilDiv(a: Dim, b: Dim): Dim {
  return negate(floorDiv(negate(a), b))
}

/** The integer quotient truncated toward zero, as ONNX's integer Div has it; symbolic where the dividend's sign is known. */
export function truncDiv(a: Dim, b: Dim): Dim {
  if (typeof a === 'number' && typeof b === 'number') return b === 0 ? null : Math.trunc(a / b) + 0
  if (atLeast(b, 1) && atLeast(a, 0)) return floorDiv(a, b)
  if (atLeast(b, 1) && atLeast(negate(a), 0)) return ceilDiv(a, b)
  return null
}

/** `a mod b` with the sign of the divisor, as ONNX's Mod without fmod. */
export function modulo(a: Dim, b: Dim): Dim {
  if (a === null || b === null || b === 0) return null
  if (typeof a === 'number' && typeof b === 'number') return a - b * Math.floor(a / b)
  const quotient = floorDiv(a, b)
  const isOpaque = isExpression(quotient) && quotient.terms.some((term) => term.factors.some(({ atom }) => atom.kind === 'floorDiv'))
  return isOpaque ? ofAtom(divisionAtom('mod', a, b)) : subtract(a, multiply(quotient, b))
}

/** The exact quotient, a whole number or not: what a float tensor holds after dividing sizes. */
export function quotient(a: Dim, b: Dim): Dim {
  if (a === null || b === null || b === 0) return null
  const exact = divideExactly(termsOf(a), termsOf(b))
  return exact === undefined ? ofAtom(divisionAtom('quotient', a, b)) : fromTerms(exact)
}

/** `floor` of a value that may hold one exact quotient, such as `h / 2 + 1`. */
export function floor(dim: Dim): Dim {
  const split = splitQuotient(dim)
  return split === undefined ? dim : split === null ? null : floorDiv(split.numerator, split.denominator)
}

export function ceil(dim: Dim): Dim {
  return negate(floor(negate(dim)))
}

export function max(...dims: readonly Dim[]): Dim {
  return extreme('max', dims)
}

export function min(...dims: readonly Dim[]): Dim {
  return extreme('min', dims)
}

/** Whether `dim >= bound` holds for every size the symbols may take. False means "not provable". */
export function atLeast(dim: Dim, bound: number): boolean {
  const low = lowerBound(dim)
  return low !== undefined && low >= BigInt(bound)
}

/** Whether `a < b`, for every size the symbols may take: true, false, or undefined when it depends. */
export function isLess(a: Dim, b: Dim): boolean | undefined {
  const difference = subtract(b, a)
  if (atLeast(difference, 1)) return true
  if (atLeast(negate(difference), 0)) return false
  return undefined
}

/** Whether `a = b` for every size the symbols may take: true, false, or undefined when it depends. */
export function isEqual(a: Dim, b: Dim): boolean | undefined {
  if (sameDim(a, b)) return true
  const difference = subtract(b, a)
  if (difference === null) return undefined
  if (typeof difference === 'number') return difference === 0
  return atLeast(difference, 1) || atLeast(negate(difference), 1) ? false : undefined
}

/** Every symbol named in the dims, in order of first appearance. */
export function symbolsOf(...dims: readonly Dim[]): readonly string[] {
  const names = new Set<string>()
  const visit = (dim: Dim): void => {
    if (!isExpression(dim)) return
    for (const { factors } of dim.terms) {
      for (const { atom } of factors) {
        if (atom.kind === 'symbol') names.add(atom.name)
        else if (atom.kind === 'max' || atom.kind === 'min') atom.of.forEach(visit)
        else [atom.of, atom.by].forEach(visit)
      }
    }
  }
  dims.forEach(visit)
  return [...names]
}

/** Puts dims in the place of symbols; symbols without a binding stay. */
export function substitute(dim: Dim, bindings: ReadonlyMap<string, Dim>): Dim {
  if (!isExpression(dim) || bindings.size === 0) return dim
  const value = (atom: Atom): Dim => {
    if (atom.kind === 'symbol') return bindings.has(atom.name) ? (bindings.get(atom.name) ?? null) : ofAtom(atom)
    if (atom.kind === 'max' || atom.kind === 'min')
      return extreme(
        atom.kind,
        atom.of.map((of) => substitute(of, bindings)),
      )
    const [of, by] = [substitute(atom.of, bindings), substitute(atom.by, bindings)]
    return atom.kind === 'floorDiv' ? floorDiv(of, by) : atom.kind === 'mod' ? modulo(of, by) : quotient(of, by)
  }
  const termValue = (term: Term): Dim => {
    const powers = term.factors.flatMap(({ atom, power }) => Array.from({ length: power }, () => value(atom)))
    return multiply(fromTerms([{ coefficient: term.coefficient, factors: ONE }]), ...powers)
  }
  return add(...dim.terms.map(termValue))
}

// ---- polynomials

function ofAtom(atom: Atom): Dim {
  return fromTerms([{ coefficient: 1n, factors: [{ atom, power: 1 }] }])
}

function divisionAtom(kind: 'floorDiv' | 'mod' | 'quotient', of: Dim, by: Dim): Atom {
  const key = kind === 'mod' ? `mod(${dimKey(of)}, ${dimKey(by)})` : `${grouped(of)}/${grouped(by)}`
  return { kind, key: kind === 'floorDiv' ? `floor(${key})` : kind === 'quotient' ? `(${key})` : key, of, by }
}

/** A dim's text, in parentheses where a division needs them. */
function grouped(dim: Dim): string {
  const text = dimKey(dim)
  return isExpression(dim) && (dim.terms.length > 1 || /[*/]/.test(text) || text.startsWith('-')) ? `(${text})` : text
}

function termsOf(dim: Exclude<Dim, null>): readonly Term[] {
  if (typeof dim !== 'number') return dim.terms
  return dim === 0 || !Number.isSafeInteger(dim) ? [] : [{ coefficient: BigInt(dim), factors: ONE }]
}

function constantOf(dim: Dim): bigint | undefined {
  if (typeof dim === 'number') return BigInt(dim)
  return dim !== null && dim.terms.length === 1 && dim.terms[0]?.factors.length === 0 ? dim.terms[0].coefficient : undefined
}

function monomialKey(factors: readonly Factor[]): string {
  return factors.map(({ atom, power }) => (power === 1 ? atom.key : `${atom.key}^${power}`)).join('*')
}

const degreeOf = (factors: readonly Factor[]): number => factors.reduce((sum, { power }) => sum + power, 0)

/** Higher degree first, then by name: the order in which people write polynomials. */
function compareMonomials(a: readonly Factor[], b: readonly Factor[]): number {
  const [keyA, keyB] = [monomialKey(a), monomialKey(b)]
  return degreeOf(b) - degreeOf(a) || (keyA < keyB ? -1 : keyA > keyB ? 1 : 0)
}

/** The canonical dim of a sum of terms: like terms merged, zeros dropped, small constants turned into numbers. */
function fromTerms(terms: readonly Term[]): Dim {
  const merged = new Map<string, Term>()
  for (const term of terms) {
    const key = monomialKey(term.factors)
    const coefficient = (merged.get(key)?.coefficient ?? 0n) + term.coefficient
    merged.set(key, { coefficient, factors: term.factors })
  }
  const kept = [...merged.values()].filter((term) => term.coefficient !== 0n).sort((a, b) => compareMonomials(a.factors, b.factors))
  const [first] = kept
  if (first === undefined) return 0
  if (kept.length === 1 && first.factors.length === 0) {
    const value = Number(first.coefficient)
    if (Number.isSafeInteger(value)) return value
  }
  if (kept.length > MAX_TERMS || degreeOf(first.factors) > MAX_DEGREE) return null
  const key = textOfTerms(kept)
  return key.length > MAX_KEY ? null : { kind: 'expression', key, terms: kept }
}

function textOfTerms(terms: readonly Term[]): string {
  return terms
    .map(({ coefficient, factors }, i) => {
      const size = coefficient < 0n ? -coefficient : coefficient
      const parts = factors.length === 0 ? String(size) : size === 1n ? monomialKey(factors) : `${size}*${monomialKey(factors)}`
      const sign = coefficient < 0n ? (i === 0 ? '-' : ' - ') : i === 0 ? '' : ' + '
      return sign + parts
    })
    .join('')
}

function addTerms(dims: readonly Dim[]): Dim {
  const terms: Term[] = []
  for (const dim of dims) {
    if (dim === null || (typeof dim === 'number' && !Number.isSafeInteger(dim))) return null
    terms.push(...termsOf(dim))
  }
  return fromTerms(terms)
}

function multiplyTerms(a: readonly Term[], b: readonly Term[]): Dim {
  if (a.length * b.length > MAX_TERMS * MAX_TERMS) return null
  return fromTerms(a.flatMap((left) => b.map((right) => ({ coefficient: left.coefficient * right.coefficient, factors: multiplyFactors(left.factors, right.factors) }))))
}

function multiplyFactors(a: readonly Factor[], b: readonly Factor[]): readonly Factor[] {
  const powers = new Map<string, Factor>()
  for (const { atom, power } of [...a, ...b]) powers.set(atom.key, { atom, power: (powers.get(atom.key)?.power ?? 0) + power })
  return [...powers.values()].sort((left, right) => (left.atom.key < right.atom.key ? -1 : 1))
}

/** `a / b` as terms when b divides a without remainder (multivariate long division by the leading term). */
function divideExactly(a: readonly Term[], b: readonly Term[]): readonly Term[] | undefined {
  const [lead] = b
  if (lead === undefined) return undefined
  const result: Term[] = []
  let rest = a
  for (let step = 0; rest.length > 0; step++) {
    const [first] = rest
    const factors = first === undefined || step >= MAX_TERMS ? undefined : divideFactors(first.factors, lead.factors)
    if (first === undefined || factors === undefined || first.coefficient % lead.coefficient !== 0n) return undefined
    const term = { coefficient: first.coefficient / lead.coefficient, factors }
    result.push(term)
    const remainder = addTerms([fromTerms(rest), negate(multiplyTerms([term], b))])
    if (remainder === null) return undefined
    rest = termsOf(remainder)
  }
  return result
}

function divideFactors(a: readonly Factor[], b: readonly Factor[]): readonly Factor[] | undefined {
  const powers = new Map(a.map((factor) => [factor.atom.key, factor]))
  for (const { atom, power } of b) {
    const left = (powers.get(atom.key)?.power ?? 0) - power
    if (left < 0) return undefined
    if (left === 0) powers.delete(atom.key)
    else powers.set(atom.key, { atom, power: left })
  }
  return [...powers.values()]
}

const floorDivide = (a: bigint, b: bigint): bigint => a / b - (a % b !== 0n && a < 0n !== b < 0n ? 1n : 0n)

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : greatestCommonDivisor(b, a % b))

/** `floor(terms / by)`: multiples of `by` leave the floor, what stays is reduced by the common divisor. */
function floorDivByConstant(terms: readonly Term[], by: bigint): Dim {
  const isWhole = (factors: readonly Factor[]) => factors.every(({ atom }) => atom.kind !== 'quotient')
  const outside: Term[] = []
  const inside: Term[] = []
  for (const { coefficient, factors } of terms) {
    const multiple = isWhole(factors) ? floorDivide(coefficient, by) : 0n
    const rest = coefficient - multiple * by
    outside.push({ coefficient: multiple, factors })
    inside.push({ coefficient: rest, factors })
  }
  const symbolic = inside.filter((term) => term.factors.length > 0 && term.coefficient !== 0n)
  if (symbolic.length === 0) return fromTerms(outside)
  const divisor = symbolic.every((term) => isWhole(term.factors)) ? symbolic.reduce((gcd, term) => greatestCommonDivisor(gcd, term.coefficient), by) : 1n
  const reduced = inside.map(({ coefficient, factors }) => ({ coefficient: floorDivide(coefficient, divisor), factors }))
  const rest = nestedFloor(fromTerms(reduced), by / divisor)
  return add(fromTerms(outside), rest)
}

/** `floor(floor(x / a) / b)` is `floor(x / (a·b))`. */
function nestedFloor(of: Dim, by: bigint): Dim {
  const divisor = fromTerms([{ coefficient: by, factors: ONE }])
  if (by === 1n || of === null) return of
  const inner = isExpression(of) && of.terms.length === 1 && of.terms[0]?.coefficient === 1n && of.terms[0].factors.length === 1 ? of.terms[0].factors[0] : undefined
  if (inner?.power === 1 && inner.atom.kind === 'floorDiv' && typeof inner.atom.by === 'number') return floorDiv(inner.atom.of, multiply(inner.atom.by, divisor))
  return ofAtom(divisionAtom('floorDiv', of, divisor))
}

/** Writes a dim with quotient atoms as one fraction; undefined when it has none, null when that cannot be done. */
function splitQuotient(dim: Dim): { readonly numerator: Dim; readonly denominator: Dim } | undefined | null {
  if (!isExpression(dim)) return undefined
  const denominators = new Map<string, Dim>()
  for (const { factors } of dim.terms) {
    const quotients = factors.filter(({ atom }) => atom.kind === 'quotient')
    if (quotients.length > 1 || quotients.some(({ power }) => power > 1)) return null
    for (const { atom } of quotients) if (atom.kind === 'quotient') denominators.set(dimKey(atom.by), atom.by)
  }
  if (denominators.size === 0) return undefined
  const denominator = multiply(...denominators.values())
  const numerators = dim.terms.map((term) => {
    const fraction = term.factors.find(({ atom }) => atom.kind === 'quotient')
    const others = fromTerms([{ coefficient: term.coefficient, factors: term.factors.filter((factor) => factor !== fraction) }])
    return fraction?.atom.kind === 'quotient' ? multiply(others, fraction.atom.of, floorDiv(denominator, fraction.atom.by)) : multiply(others, denominator)
  })
  return { numerator: add(...numerators), denominator }
}

function extreme(kind: 'max' | 'min', dims: readonly Dim[]): Dim {
  const flat = dims.flatMap((dim) => flatten(kind, dim))
  if (flat.length === 0 || flat.some((dim) => dim === null)) return null
  const kept: Dim[] = []
  for (const dim of flat) {
    const loses = (other: Dim) => (kind === 'max' ? atLeast(subtract(other, dim), 0) : atLeast(subtract(dim, other), 0))
    const beats = (other: Dim) => (kind === 'max' ? atLeast(subtract(dim, other), 0) : atLeast(subtract(other, dim), 0))
    if (kept.some(loses)) continue
    for (let i = kept.length - 1; i >= 0; i--) if (beats(kept[i] ?? null)) kept.splice(i, 1)
    kept.push(dim)
  }
  if (kept.length === 1) return kept[0] ?? null
  kept.sort((a, b) => (dimKey(a) < dimKey(b) ? -1 : 1))
  return ofAtom({ kind, key: `${kind}(${kept.map(dimKey).join(', ')})`, of: kept })
}

/** The operands of a nested extreme of the same kind. Infinities are int64 values past 2^53: they clamp nothing. */
function flatten(kind: 'max' | 'min', dim: Dim): readonly Dim[] {
  if (dim === Number.POSITIVE_INFINITY && kind === 'min') return []
  if (dim === Number.NEGATIVE_INFINITY && kind === 'max') return []
  if (typeof dim === 'number' && !Number.isSafeInteger(dim)) return [null]
  const atom = isExpression(dim) && dim.terms.length === 1 && dim.terms[0]?.coefficient === 1n && dim.terms[0].factors.length === 1 ? dim.terms[0].factors[0] : undefined
  return atom?.power === 1 && atom.atom.kind === kind ? atom.atom.of : [dim]
}

function lowerBound(dim: Dim): bigint | undefined {
  if (dim === null) return undefined
  if (typeof dim === 'number') return Number.isSafeInteger(dim) ? BigInt(dim) : undefined
  let sum = 0n
  for (const { coefficient, factors } of dim.terms) {
    const bound = factors.length === 0 ? coefficient : termBound(coefficient, factors)
    if (bound === undefined) return undefined
    sum += bound
  }
  return sum
}

function termBound(coefficient: bigint, factors: readonly Factor[]): bigint | undefined {
  if (coefficient < 0n) {
    const [only] = factors
    const upper = factors.length === 1 && only?.power === 1 ? upperBound(only.atom) : undefined
    return upper === undefined ? undefined : coefficient * upper
  }
  let product = coefficient
  for (const { atom, power } of factors) {
    const bound = atomBound(atom)
    if (bound === undefined || bound < 0n) return factors.length === 1 && power === 1 && bound !== undefined ? coefficient * bound : undefined
    product *= bound ** BigInt(power)
  }
  return product
}

function atomBound(atom: Atom): bigint | undefined {
  if (atom.kind === 'symbol') return 0n
  if (atom.kind === 'max' || atom.kind === 'min') {
    const bounds = atom.of.map(lowerBound)
    if (atom.kind === 'min') return bounds.reduce((low, bound) => (low === undefined || bound === undefined ? undefined : bound < low ? bound : low))
    return bounds.reduce((high, bound) => (high === undefined ? bound : bound === undefined || bound < high ? high : bound), undefined)
  }
  const by = lowerBound(atom.by)
  if (by === undefined || by < 1n) return undefined
  if (atom.kind === 'mod') return 0n
  const of = lowerBound(atom.of)
  if (of === undefined) return undefined
  const divisor = constantOf(atom.by)
  return divisor !== undefined ? floorDivide(of, divisor) : of >= 0n ? 0n : of
}

function upperBound(atom: Atom): bigint | undefined {
  if (atom.kind === 'min') {
    const constants = atom.of.flatMap((dim) => constantOf(dim) ?? [])
    return constants.length === 0 ? undefined : constants.reduce((low, value) => (value < low ? value : low))
  }
  const divisor = atom.kind === 'mod' ? constantOf(atom.by) : undefined
  return divisor !== undefined && divisor > 0n ? divisor - 1n : undefined
}
