import { atLeast, type Dim, floor, isEqual } from './dim.ts'
import { type DType, isFloat, isInteger } from './dtype.ts'
import type { Scalar } from './fact.ts'
import { inRange, roundTo } from './rounding.ts'

/** An element cast from one type to another; null where the result depends on the runtime (out of range, NaN, strings). */
export function castScalar(from: DType | undefined, to: DType | undefined, element: Scalar): Scalar {
  if (element === null || from === undefined || from === 'string') return null
  if (to === 'bool') return toBool(element)
  const value = typeof element === 'boolean' ? Number(element) : element
  if (isInteger(from) && isHuge(value) && from !== to) return null
  if (isInteger(to)) return inRange(to, isFloat(from) ? truncated(value) : value)
  if (!isFloat(to)) return null
  if (typeof value === 'number') return roundTo(to, value)
  return to === 'float32' || to === 'float64' ? value : null
}

function toBool(element: Scalar): Scalar {
  if (typeof element === 'boolean') return element
  if (typeof element === 'number') return element !== 0
  const isZero = isEqual(element, 0)
  return isZero === undefined ? null : !isZero
}

/** A float cut toward zero; of sizes only those that are never negative. */
function truncated(value: Dim): Dim {
  if (typeof value === 'number') return Number.isSafeInteger(Math.trunc(value)) ? Math.trunc(value) + 0 : null
  return atLeast(value, 0) ? floor(value) : null
}

function isHuge(value: Dim): boolean {
  return Math.abs(Number(value)) === Number.POSITIVE_INFINITY
}
