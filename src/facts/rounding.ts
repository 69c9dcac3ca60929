import { type Dim, isExpression } from './dim.ts'
import { bitsOf, type DType, isInteger } from './dtype.ts'
import { constantOf } from './polynomial.ts'

/** Digits of the significand, smallest normal exponent and largest value of the binary floating-point types narrower than float32. */
const NARROW_FLOATS = new Map<DType, readonly [digits: number, smallest: number, largest: number]>([
  ['float16', [11, -14, 65504]],
  ['bfloat16', [8, -126, 255 * 2 ** 120]],
])

/** A number as an element of a float type holds it; null for types that are followed no further. */
export function roundTo(dtype: DType | undefined, value: number): number | null {
  if (dtype === 'float64') return value + 0
  if (dtype === 'float32') return Math.fround(value) + 0
  const narrow = dtype === undefined ? undefined : NARROW_FLOATS.get(dtype)
  if (narrow === undefined) return null
  const [digits, smallest, largest] = narrow
  if (value === 0 || !Number.isFinite(value)) return value + 0
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(value))), smallest)
  const step = 2 ** (exponent - digits + 1)
  const rounded = roundHalfToEven(value / step) * step
  return (Math.abs(rounded) > largest ? Math.sign(value) * Number.POSITIVE_INFINITY : rounded) + 0
}

/** The nearest whole number; a tie goes to the even one. */
export function roundHalfToEven(value: number): number {
  const low = Math.floor(value)
  const rest = value - low
  return (rest > 0.5 || (rest === 0.5 && low % 2 !== 0) ? low + 1 : low) + 0
}

/**
 * An integer as an element of an integer type holds it; null where it would wrap around, or where that is not known. 64-bit
 * integers beyond ±2^53 are infinities, as everywhere in values.
 */
export function inRange(dtype: DType | undefined, value: Dim): Dim {
  const bits = isInteger(dtype) && dtype !== undefined ? bitsOf(dtype) : undefined
  if (value === null || bits === undefined || dtype === undefined) return null
  if (Math.abs(Number(value)) === Number.POSITIVE_INFINITY) return bits === 64 ? value : null
  const constant = constantOf(value)
  if (constant === undefined) return isExpression(value) && bits >= 32 ? value : null
  const low = dtype.startsWith('u') ? 0n : -(1n << BigInt(bits - 1))
  const high = low + (1n << BigInt(bits)) - 1n
  if (constant < low || constant > high) return null
  return typeof value === 'number' ? value : constant > 0n ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
}
