import { type Dim, floorDiv, isEqual, isExpression, isLess, multiply } from './dim.ts'
import { bitsOf, type DType, isInteger } from './dtype.ts'
import { type Scalar, sameScalar } from './fact.ts'
import { inRange } from './rounding.ts'
import type { ScalarFunction } from './scalar.ts'

/** Comparisons of elements: null where the answer depends on the sizes. */
export const equalScalars: ScalarFunction = (dtype, a = null, b = null) => {
  if (a === null || b === null) return null
  if (typeof a === 'boolean' || typeof b === 'boolean') return typeof a === typeof b ? a === b : null
  if (isClamped(dtype, a, b)) return null
  if (typeof a === 'number' && typeof b === 'number') return a === b
  return isInfinite(a) || isInfinite(b) ? false : (isEqual(a, b) ?? null)
}

export const lessScalars: ScalarFunction = (dtype, a = null, b = null) => {
  if (a === null || b === null || typeof a === 'boolean' || typeof b === 'boolean' || isClamped(dtype, a, b)) return null
  if (typeof a === 'number' && typeof b === 'number') return a < b
  if (isInfinite(a)) return a === Number.NEGATIVE_INFINITY
  if (isInfinite(b)) return b === Number.POSITIVE_INFINITY
  return isLess(a, b) ?? null
}

export const greaterScalars: ScalarFunction = (dtype, a = null, b = null) => lessScalars(dtype, b, a)

/** `a <= b`, which of NaN is false. */
export const lessOrEqualScalars: ScalarFunction = (dtype, a = null, b = null) => (hasNaN(a, b) ? false : notScalar(dtype, lessScalars(dtype, b, a)))

export const greaterOrEqualScalars: ScalarFunction = (dtype, a = null, b = null) => lessOrEqualScalars(dtype, b, a)

function isInfinite(value: Dim): boolean {
  return Math.abs(Number(value)) === Number.POSITIVE_INFINITY
}

/** Two integers beyond 2^53 on the same side: which of them is larger is lost. */
function isClamped(dtype: DType | undefined, a: Dim, b: Dim): boolean {
  return isInteger(dtype) && isInfinite(a) && a === b
}

function hasNaN(...scalars: readonly Scalar[]): boolean {
  return scalars.some(Number.isNaN)
}

export const notScalar: ScalarFunction = (_, a = null) => (typeof a === 'boolean' ? !a : null)

export const andScalars: ScalarFunction = (_, a = null, b = null) => (a === false || b === false ? false : a === true && b === true ? true : null)

export const orScalars: ScalarFunction = (_, a = null, b = null) => (a === true || b === true ? true : a === false && b === false ? false : null)

export const xorScalars: ScalarFunction = (_, a = null, b = null) => (typeof a === 'boolean' && typeof b === 'boolean' ? a !== b : null)

/** `condition ? a : b`; where the condition is not known, what both have in common. */
export function whereScalar(condition: Scalar, a: Scalar, b: Scalar): Scalar {
  if (typeof condition === 'boolean') return condition ? a : b
  return sameScalar(a, b) ? a : null
}

export const isNaNScalar: ScalarFunction = (_, a = null) => (typeof a === 'number' ? Number.isNaN(a) : isExpression(a as Dim) ? false : null)

/** Bitwise operators see integers as two's complement. */
function bitwise(onIntegers: (a: bigint, b: bigint) => bigint): ScalarFunction {
  return (dtype, a = null, b = null) => {
    if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b)) return null
    return inRange(dtype, Number(onIntegers(BigInt(a as number), BigInt(b as number))))
  }
}

export const bitAndScalars = bitwise((a, b) => a & b)

export const bitOrScalars = bitwise((a, b) => a | b)

export const bitXorScalars = bitwise((a, b) => a ^ b)

export const bitNotScalar: ScalarFunction = (dtype, a = null) => {
  if (!Number.isSafeInteger(a) || !isInteger(dtype) || dtype === undefined) return null
  const ones = dtype.startsWith('u') ? 2 ** (bitsOf(dtype) ?? 0) - 1 : -1
  return inRange(dtype, ones - (a as number))
}

/** Shifts of unsigned integers by a constant, as products and quotients by a power of two. */
export function shiftScalars(direction: string): ScalarFunction {
  return (dtype, a = null, b = null) => {
    if (typeof a === 'boolean' || typeof b !== 'number' || b < 0 || b > 52) return null
    return inRange(dtype, direction === 'LEFT' ? multiply(a, 2 ** b) : floorDiv(a, 2 ** b))
  }
}
