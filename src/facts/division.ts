import { add, commonDivisor, floorDivide, fractionOf, isWhole, multiply, negate, positiveConstant, quotient, subtract } from './arithmetic.ts'
import { atLeast, max, min } from './bounds.ts'
import { type Dim, divisionAtom, fromTerms, isExpression, ofAtom, ofInteger, singleAtom, type Term, termsOf, withCoefficient } from './polynomial.ts'

/** `floor(a / b)`; null for a divisor that is 0 or not known. */
export function floorDiv(a: Dim, b: Dim): Dim {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) return b === 0 ? null : Math.floor((a as number) / (b as number)) + 0
  return floor(quotient(a, b))
}

/** `ceil(a / b)`; null for a divisor that is 0 or not known. */
export function ceilDiv(a: Dim, b: Dim): Dim {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) return b === 0 ? null : Math.ceil((a as number) / (b as number)) + 0
  return ceil(quotient(a, b))
}

/** The integer quotient truncated toward zero, as ONNX's integer Div has it; symbolic where the signs are known. */
export function truncDiv(a: Dim, b: Dim): Dim {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) return b === 0 ? null : Math.trunc((a as number) / (b as number)) + 0
  const sign = signOf(a) * signOf(b)
  return sign === 0 ? null : sign > 0 ? floorDiv(a, b) : ceilDiv(a, b)
}

/** 1 for what is never negative, -1 for what is never positive, 0 when that is not known. */
function signOf(dim: Dim): number {
  return atLeast(dim, 0) ? 1 : atLeast(negate(dim), 0) ? -1 : 0
}

/** `a mod b` with the sign of the divisor, as ONNX's Mod without fmod. */
export function modulo(a: Dim, b: Dim): Dim {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) return b === 0 ? null : moduloOfIntegers(a as number, b as number)
  const [left, right] = [fractionOf(a), fractionOf(b)]
  if (left === null || right === null || b === 0) return null
  const scale = multiply(left.by, right.by)
  return quotient(moduloOfWhole(multiply(left.of, right.by), multiply(right.of, left.by)), scale)
}

function moduloOfWhole(of: Dim, by: Dim): Dim {
  const whole = quotient(of, by)
  if (of === null || whole === null) return null
  if (isWhole(whole)) return 0
  const divisor = positiveConstant(by)
  if (divisor !== undefined && isWhole(of)) return moduloOfConstant(termsOf(of), divisor)
  return positiveConstant(negate(by)) === undefined ? ofAtom(divisionAtom('mod', of, by)) : negate(moduloOfWhole(negate(of), negate(by)))
}

function moduloOfIntegers(a: number, b: number): number {
  const rest = a % b
  return (rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest) + 0
}

/** The largest whole number that is not above `dim`. */
export function floor(dim: Dim): Dim {
  if (typeof dim === 'number') return Math.floor(dim) + 0
  if (dim === null || isWhole(dim)) return dim
  const fraction = fractionOf(dim)
  if (fraction === null) return null
  const divisor = positiveConstant(fraction.by)
  if (divisor !== undefined && divisor !== 1n && isWhole(fraction.of)) return floorByConstant(fraction.of, divisor)
  const atom = singleAtom(dim)
  if (atom?.kind === 'max') return max(...atom.of.map(floor))
  if (atom?.kind === 'min') return min(...atom.of.map(floor))
  return ofAtom(divisionAtom('floorDiv', fraction.of, fraction.by))
}

/** The smallest whole number that is not below `dim`. */
export function ceil(dim: Dim): Dim {
  if (typeof dim === 'number') return Math.ceil(dim) + 0
  const fraction = fractionOf(dim)
  if (fraction !== null && isWhole(fraction.of) && isWhole(fraction.by) && atLeast(fraction.by, 0)) return floor(quotient(add(fraction.of, fraction.by, -1), fraction.by))
  return negate(floor(negate(dim)))
}

/**
 * `floor(of / by)`: multiples of `by` leave the floor, so that its coefficients lie from 0 up to `by`; what stays is reduced by
 * the common divisor. One form for each value: putting numbers in place of symbols first or last gives the same.
 */
function floorByConstant(of: Dim, by: bigint): Dim {
  if (of === null) return null
  const terms = termsOf(of)
  const outside = mapCoefficients(terms, (coefficient) => floorDivide(coefficient, by))
  const inside = terms.map((term) => withCoefficient(term, term.coefficient - floorDivide(term.coefficient, by) * by))
  const divisor = commonDivisor(inside, by)
  const reduced = mapCoefficients(inside, (coefficient) => floorDivide(coefficient, divisor))
  return add(outside, divisor === by ? 0 : nestedFloor(reduced, by / divisor))
}

/** `floor((floor(x / a) + y) / b)` is `floor((x + a·y) / (a·b))`; where the inner floor is part of y too, that would hide it. */
function nestedFloor(of: Dim, by: bigint): Dim {
  if (!isExpression(of)) return floorDiv(of, ofInteger(by))
  const floors = of.terms.filter(({ coefficient, factors }) => coefficient === 1n && factors.length === 1 && factors[0]?.power === 1 && factors[0].atom.kind === 'floorDiv')
  const atom = floors.length === 1 ? floors[0]?.factors[0]?.atom : undefined
  const inner = atom?.kind === 'floorDiv' ? positiveConstant(atom.by) : undefined
  const isAlone = of.terms.filter(({ factors }) => factors.some((factor) => factor.atom.key === atom?.key)).length === 1
  if (atom?.kind !== 'floorDiv' || inner === undefined || !isAlone || !isWhole(atom.of)) return ofAtom(divisionAtom('floorDiv', of, ofInteger(by)))
  const others = subtract(of, ofAtom(atom))
  return floorByConstant(add(atom.of, multiply(ofInteger(inner), others)), inner * by)
}

/** `terms mod by`: multiples of `by` vanish, a common divisor of the rest stands before it. */
function moduloOfConstant(terms: readonly Term[], by: bigint): Dim {
  const rest = terms.map((term) => withCoefficient(term, term.coefficient - floorDivide(term.coefficient, by) * by))
  const divisor = commonDivisor(rest, by)
  const reduced = mapCoefficients(rest, (coefficient) => floorDivide(coefficient, divisor))
  const constant = rest.find(({ factors }) => factors.length === 0)?.coefficient ?? 0n
  const outer = ofInteger(constant - floorDivide(constant, divisor) * divisor)
  const modulus = ofInteger(by / divisor)
  const inner = isExpression(reduced) && modulus !== 1 ? ofAtom(divisionAtom('mod', reduced, modulus)) : modulo(reduced, modulus)
  return add(multiply(ofInteger(divisor), inner), outer)
}

function mapCoefficients(terms: readonly Term[], map: (coefficient: bigint) => bigint): Dim {
  return fromTerms(terms.map((term) => withCoefficient(term, map(term.coefficient))))
}
