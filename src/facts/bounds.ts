import { add, exactly, floorDivide, isWhole, multiply, positiveConstant, quotient, subtract } from './arithmetic.ts'
import { type Atom, constantOf, type Dim, dimKey, type Factor, isExpression, ofAtom, ofInteger, singleAtom } from './polynomial.ts'

export function max(...dims: readonly Dim[]): Dim {
  return extreme('max', dims)
}

export function min(...dims: readonly Dim[]): Dim {
  return extreme('min', dims)
}

/** Whether `dim >= bound` holds for every size the symbols may take. False means "not provable". */
export function atLeast(dim: Dim, bound: number): boolean {
  return typeof dim === 'number' ? dim >= bound : proves(dim, BigInt(bound), MAX_RELAXATIONS)
}

/** Steps that a proof may take, and how long the expressions in it may be: enough for what sizes are compared with. */
const MAX_RELAXATIONS = 2
const MAX_RELAXED_TERMS = 6
const MAX_RELAXED_OPERANDS = 4

function proves(dim: Dim, bound: bigint, steps: number): boolean {
  const low = lowerBound(dim)
  if (low !== undefined && low >= bound) return true
  return steps > 0 && relaxations(dim).some((relaxed) => proves(relaxed, bound, steps - 1))
}

/** Dims that are never above this one, in which one operand stands for a max or min, or a quotient for its floor. */
function relaxations(dim: Dim): readonly Dim[] {
  if (!isExpression(dim) || dim.terms.length > MAX_RELAXED_TERMS) return []
  return dim.terms.flatMap(({ coefficient, factors }) => {
    const atom = factors.length === 1 && factors[0]?.power === 1 ? factors[0].atom : undefined
    const lower = atom === undefined ? [] : lowerOf(atom, coefficient)
    return lower.map((replacement) => add(dim, multiply(ofInteger(coefficient), subtract(replacement, atom === undefined ? 0 : ofAtom(atom)))))
  })
}

/** What can stand for an atom so that its multiple does not grow. */
function lowerOf(atom: Atom, coefficient: bigint): readonly Dim[] {
  if (atom.kind === (coefficient > 0n ? 'max' : 'min')) return atom.of.length > MAX_RELAXED_OPERANDS ? [] : atom.of
  if (atom.kind !== 'floorDiv' || positiveConstant(atom.by) === undefined) return []
  if (coefficient < 0n) return [quotient(atom.of, atom.by)]
  return isWhole(atom.of) ? [quotient(add(subtract(atom.of, atom.by), 1), atom.by)] : []
}

/** Whether `a < b`, for every size the symbols may take: true, false, or undefined when it depends. */
export function isLess(a: Dim, b: Dim): boolean | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a < b
  if (isNeverBelow(a, b)) return false
  const difference = subtract(b, a)
  return isPositive(difference) ? true : undefined
}

/** Whether `a = b` for every size the symbols may take: true, false, or undefined when it depends. */
export function isEqual(a: Dim, b: Dim): boolean | undefined {
  if (a === null || b === null) return undefined
  if (typeof a === 'number' && typeof b === 'number') return a === b
  if (isExpression(a) && isExpression(b) && a.key === b.key) return true
  const difference = subtract(b, a)
  if (difference === 0) return true
  return isPositive(difference) || isPositive(subtract(a, b)) ? false : undefined
}

/** Whether `dim > 0` for every size; of a fraction, its numerator decides. */
function isPositive(dim: Dim): boolean {
  const atom = singleAtom(dim)
  return atom?.kind === 'quotient' ? atLeast(atom.by, 0) && atLeast(atom.of, 1) : atLeast(dim, 1)
}

function isNeverBelow(a: Dim, b: Dim): boolean {
  return atLeast(subtract(a, b), 0)
}

/** What of the dims can be the largest or smallest: what is provably beaten is dropped. */
function extreme(kind: 'max' | 'min', dims: readonly Dim[]): Dim {
  if (dims.length === 0 || dims.includes(null)) return null
  const numbers = dims.filter((dim) => typeof dim === 'number')
  const constant = numbers.length === 0 ? undefined : numbers.reduce((a, b) => Math[kind](a, b)) + 0
  if (numbers.length === dims.length) return constant ?? null
  const all = [...(constant === undefined ? [] : [constant]), ...dims.filter((dim) => typeof dim !== 'number')]
  const flat = all.flatMap((dim) => flatten(kind, dim))
  if (flat.includes(null)) return null
  const kept: Dim[] = []
  for (const dim of flat) {
    const beats = (a: Dim, b: Dim) => (kind === 'max' ? isNeverBelow(a, b) : isNeverBelow(b, a))
    if (kept.some((other) => beats(other, dim))) continue
    for (let i = kept.length - 1; i >= 0; i--) if (beats(dim, kept[i] ?? null)) kept.splice(i, 1)
    if (kept.push(dim) > MAX_OPERANDS) return null
  }
  if (kept.length === 1) return kept[0] ?? null
  kept.sort((a, b) => (dimKey(a) < dimKey(b) ? -1 : 1))
  return ofAtom({ kind, key: `${kind}(${kept.map(dimKey).join(', ')})`, of: kept })
}

const MAX_OPERANDS = 48

/** The operands of a nested extreme of the same kind. Infinities are int64 values past 2^53: they clamp nothing. */
function flatten(kind: 'max' | 'min', dim: Dim): readonly Dim[] {
  if (dim === Number.POSITIVE_INFINITY && kind === 'min') return []
  if (dim === Number.NEGATIVE_INFINITY && kind === 'max') return []
  const atom = singleAtom(dim)
  return atom?.kind === kind ? atom.of : [exactly(dim)]
}

/** The greatest integer that is provably not above `dim`. */
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
  const [only] = factors
  const single = factors.length === 1 && only?.power === 1 ? only.atom : undefined
  if (coefficient < 0n) {
    const upper = single === undefined ? undefined : upperBound(single)
    return upper === undefined ? undefined : coefficient * upper
  }
  let bound = coefficient
  for (const { atom, power } of factors) {
    const low = atomBound(atom)
    if (low === undefined || (low < 0n && single === undefined)) return undefined
    bound *= low ** BigInt(power)
  }
  return bound
}

function atomBound(atom: Atom): bigint | undefined {
  if (atom.kind === 'symbol') return 0n
  if (atom.kind === 'max' || atom.kind === 'min') {
    const bounds = atom.of.map(lowerBound)
    if (atom.kind === 'min') return bounds.reduce((low, bound) => (low === undefined || bound === undefined ? undefined : bound < low ? bound : low))
    return bounds.reduce((high, bound) => (high === undefined || (bound !== undefined && bound > high) ? bound : high), undefined)
  }
  // A divisor is never 0, so one that is not negative is positive, and at least 1 when it is whole.
  if (!atLeast(atom.by, 0)) return undefined
  if (atom.kind === 'mod') return 0n
  const of = lowerBound(atom.of)
  if (of === undefined) return undefined
  const divisor = constantOf(atom.by)
  if (divisor !== undefined) return floorDivide(of, divisor)
  return of >= 0n ? 0n : isWhole(atom.by) ? of : undefined
}

function upperBound(atom: Atom): bigint | undefined {
  if (atom.kind === 'min') {
    const constants = atom.of.flatMap((dim) => constantOf(dim) ?? [])
    return constants.length === 0 ? undefined : constants.reduce((low, value) => (value < low ? value : low))
  }
  const divisor = atom.kind === 'mod' ? constantOf(atom.by) : undefined
  return divisor !== undefined && divisor > 0n ? divisor - 1n : undefined
}
