import * as dim from './dim.ts'
import { type Dim, isExpression } from './dim.ts'
import { type DType, isFloat, isInteger } from './dtype.ts'
import type { Scalar } from './fact.ts'
import { inRange, roundHalfToEven, roundTo } from './rounding.ts'

/**
 * Arithmetic on elements of small tensors, as a run would do it in the operands' type: integers exactly, floats rounded to
 * their type, sizes symbolically. The answer is null wherever it is not certain.
 */
export type ScalarFunction = (dtype: DType | undefined, ...operands: readonly Scalar[]) => Scalar

interface Operation {
  readonly onIntegers: (a: Dim, b: Dim) => Dim
  /** On two floats; the result is then rounded to their type. Absent: the operator takes no floats. */
  readonly onFloats?: (a: number, b: number) => number | null
  /** On floats one of which was computed from sizes; as on integers unless given. */
  readonly onSizes?: (a: Dim, b: Dim, dtype: DType) => Dim
}

function binary({ onIntegers, onFloats, onSizes = (a, b) => onIntegers(a, b) }: Operation): ScalarFunction {
  return (dtype, a = null, b = null) => {
    if (typeof a === 'boolean' || typeof b === 'boolean' || a === null || b === null) return null
    if (isInteger(dtype)) return isExact(a) && isExact(b) ? inRange(dtype, onIntegers(a, b)) : null
    if (onFloats === undefined || dtype === undefined || !isFloat(dtype)) return null
    if (typeof a === 'number' && typeof b === 'number') return rounded(dtype, onFloats(a, b))
    return holdsSizes(dtype) ? onSizes(a, b, dtype) : null
  }
}

/** Whether an integer is known itself: those beyond 2^53 stand as infinities. */
function isExact(value: Dim): boolean {
  return typeof value !== 'number' || Number.isFinite(value)
}

function rounded(dtype: DType | undefined, value: number | null): number | null {
  return value === null ? null : roundTo(dtype, value)
}

/** Whether any size is exact in a float type. */
function holdsSizes(dtype: DType | undefined): boolean {
  return dtype === 'float32' || dtype === 'float64'
}

export const addScalars = binary({ onIntegers: dim.add, onFloats: (a, b) => a + b })

export const subtractScalars = binary({ onIntegers: dim.subtract, onFloats: (a, b) => a - b })

export const multiplyScalars = binary({ onIntegers: dim.multiply, onFloats: (a, b) => a * b, onSizes: (a, b, dtype) => dim.multiply(factor(a, dtype), factor(b, dtype)) })

/** Integers divide toward zero. A division by zero is not followed. */
export const divideScalars = binary({
  onIntegers: dim.truncDiv,
  onFloats: (a, b) => (b === 0 ? null : a / b),
  onSizes: (a, b, dtype) => dim.quotient(factor(a, dtype), factor(b, dtype)),
})

/** Remainder with the sign of the divisor: Mod without `fmod`. */
export const moduloScalars = binary({ onIntegers: dim.modulo })

/** Remainder with the sign of the dividend: Mod with `fmod`. */
export const remainderScalars = binary({
  onIntegers: (a, b) => {
    if (typeof a === 'number' && typeof b === 'number') return b === 0 ? null : (a % b) + 0
    return dim.atLeast(a, 0) && dim.atLeast(b, 0) ? dim.modulo(a, b) : null
  },
  onFloats: (a, b) => a % b,
  onSizes: () => null,
})

/** `base ^ exponent` in the base's type; floats only where the power is short enough to be exact everywhere. */
export const powerScalars: ScalarFunction = (dtype, base = null, exponent = null) => {
  if (typeof base === 'boolean' || typeof exponent !== 'number' || base === null) return null
  if (typeof base === 'number') {
    const power = base ** exponent
    if (isInteger(dtype)) return Number.isSafeInteger(power) && Number.isFinite(base) ? inRange(dtype, power) : null
    return Math.fround(power) === power && roundTo(dtype, power) === power ? power : null
  }
  const isFollowed = Number.isInteger(exponent) && exponent >= 0 && exponent <= MAX_SYMBOLIC_POWER && (isInteger(dtype) || holdsSizes(dtype))
  return isFollowed ? dim.multiply(...Array.from<Dim>({ length: exponent }).fill(base)) : null
}

const MAX_SYMBOLIC_POWER = 4

export const minScalars: ScalarFunction = (dtype, ...operands) => extreme(dtype, operands, dim.min, Math.min)

export const maxScalars: ScalarFunction = (dtype, ...operands) => extreme(dtype, operands, dim.max, Math.max)

function extreme(dtype: DType | undefined, operands: readonly Scalar[], onDims: (...dims: Dim[]) => Dim, onNumbers: (...numbers: number[]) => number): Scalar {
  const dims = operands.filter((operand) => typeof operand !== 'boolean')
  if (dims.length < operands.length || dims.includes(null) || !(isInteger(dtype) || isFloat(dtype))) return null
  const numbers = dims.filter((operand) => typeof operand === 'number')
  return numbers.length === dims.length ? onNumbers(...numbers) + 0 : onDims(...dims)
}

export const negateScalar: ScalarFunction = (dtype, a = null) => {
  if (typeof a === 'number' && isInteger(dtype)) return inRange(dtype, 0 - a)
  return subtractScalars(dtype, 0, a)
}

export const absoluteScalar: ScalarFunction = (dtype, a = null) => {
  if (a === null || typeof a === 'boolean') return null
  if (typeof a === 'number') return a < 0 ? negateScalar(dtype, a) : a
  return dim.atLeast(a, 0) ? a : dim.atLeast(dim.negate(a), 0) ? dim.negate(a) : null
}

export const signScalar: ScalarFunction = (_, a = null) => {
  if (typeof a === 'number') return Math.sign(a) + 0
  return isExpression(a as Dim) && dim.atLeast(a as Dim, 1) ? 1 : null
}

/** A rule for one float, symbolic or not. */
function unary(onNumber: (a: number) => number | null, onSize: (a: Dim) => Dim): ScalarFunction {
  return (dtype, a = null) => {
    if (typeof a === 'boolean' || a === null || !isFloat(dtype)) return null
    return typeof a === 'number' ? rounded(dtype, onNumber(a)) : onSize(a)
  }
}

export const floorScalar = unary(Math.floor, dim.floor)

export const ceilScalar = unary(Math.ceil, dim.ceil)

/** Half to even; of sizes only what is whole anyway. */
export const roundScalar = unary(roundHalfToEven, (a) => (dim.sameDim(dim.floor(a), a) ? a : null))

export const sqrtScalar = unary(Math.sqrt, () => null)

export const reciprocalScalar: ScalarFunction = (dtype, a = null) => (isFloat(dtype) ? divideScalars(dtype, 1, a) : null)

/** exp and log are followed where they are exact: elsewhere runtimes differ in the last digit. */
export const expScalar = unary(
  (a) => (a === 0 ? 1 : a === Number.NEGATIVE_INFINITY ? 0 : null),
  () => null,
)

export const logScalar = unary(
  (a) => (a === 1 ? 0 : null),
  () => null,
)

const MAX_DENOMINATOR = 100

/**
 * A float32 factor such as 0.7 as the fraction it was written for (7/10). The factor must be so close to it (2^-25) that its
 * float32 product with a size is exact wherever the fraction's product is whole, and rounds down to the same integer elsewhere.
 * Binary fractions such as 0.5 stay as they are.
 */
function factor(value: Dim, dtype: DType): Dim {
  if (typeof value !== 'number' || dtype !== 'float32' || Number.isInteger(value * 256)) return value
  for (let denominator = 3; denominator <= MAX_DENOMINATOR; denominator++) {
    const numerator = Math.round(value * denominator)
    if (numerator !== 0 && Math.abs(value - numerator / denominator) <= Math.abs(value) * 2 ** -25) return dim.quotient(numerator, denominator)
  }
  return null
}
