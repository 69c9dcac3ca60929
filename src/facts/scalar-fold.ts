import type { DType } from './dtype.ts'
import { isFloat } from './dtype.ts'
import type { Scalar, Value } from './fact.ts'
import { roundTo } from './rounding.ts'
import { absoluteScalar, addScalars, divideScalars, maxScalars, minScalars, multiplyScalars, type ScalarFunction } from './scalar.ts'
import { andScalars, orScalars } from './scalar-logic.ts'

/** Folds of any number of elements into one: null where the result is not certain. */
export type Fold = (dtype: DType | undefined, elements: Value) => Scalar

/**
 * Float sums and products are followed only where they are exact: runtimes add in different orders. They are computed in float64
 * and must be what their type can hold.
 */
function exactly(fold: Fold): Fold {
  return (dtype, elements) => {
    if (!isFloat(dtype)) return fold(dtype, elements)
    const result = fold('float64', elements)
    if (typeof result !== 'number') return dtype === 'float32' || dtype === 'float64' ? result : null
    return Object.is(roundTo(dtype, result), result) ? result : null
  }
}

function foldWith(combine: ScalarFunction, start: Scalar): Fold {
  return (dtype, elements) => elements.reduce((total, element) => combine(dtype, total, element), start)
}

export const sumOf: Fold = exactly(foldWith(addScalars, 0))

export const productOf: Fold = exactly(foldWith(multiplyScalars, 1))

/** Of floats; where the quotient is rounded, runtimes differ in the last digit. */
export const meanOf: Fold = (dtype, elements) => {
  if (!isFloat(dtype) || elements.length === 0) return null
  const sum = sumOf(dtype, elements)
  const mean = divideScalars(dtype, sum, elements.length)
  return typeof mean === 'number' && mean * elements.length !== sum ? null : mean
}

export const absoluteSumOf: Fold = (dtype, elements) =>
  sumOf(
    dtype,
    elements.map((element) => absoluteScalar(dtype, element)),
  )

export const squareSumOf: Fold = (dtype, elements) =>
  sumOf(
    dtype,
    elements.map((element) => multiplyScalars(isFloat(dtype) ? 'float64' : dtype, element, element)),
  )

/** Of booleans, whether any is true. */
export const largestOf: Fold = (dtype, elements) => extremeOf(dtype, elements, maxScalars, orScalars)

/** Of booleans, whether all are true. */
export const smallestOf: Fold = (dtype, elements) => extremeOf(dtype, elements, minScalars, andScalars)

function extremeOf(dtype: DType | undefined, elements: Value, ofNumbers: ScalarFunction, ofBooleans: ScalarFunction): Scalar {
  if (elements.length === 0) return null
  return dtype === 'bool' ? elements.reduce((a, b) => ofBooleans(dtype, a, b)) : ofNumbers(dtype, ...elements)
}

/** Position of the largest number; of equal ones the first, or the last. */
export function positionOfLargest(elements: Value, takesLast: boolean): number | null {
  return positionOfBest(elements, (a, b) => a > b || (takesLast && a === b))
}

export function positionOfSmallest(elements: Value, takesLast: boolean): number | null {
  return positionOfBest(elements, (a, b) => a < b || (takesLast && a === b))
}

function positionOfBest(elements: Value, isBetter: (a: number, b: number) => boolean): number | null {
  const numbers = elements.filter((element) => typeof element === 'number' && Number.isFinite(element))
  if (numbers.length < elements.length || numbers.length === 0) return null
  let best = 0
  for (const [i, number] of numbers.entries()) if (isBetter(number as number, numbers[best] as number)) best = i
  return best
}

/** Running folds along a line, in ONNX's variants. */
export function running(
  fold: ScalarFunction,
  start: Scalar,
  { isExclusive, isReverse }: { readonly isExclusive: boolean; readonly isReverse: boolean },
): (dtype: DType | undefined, line: Value) => Value {
  return (dtype, line) => {
    const ordered = isReverse ? line.toReversed() : line
    let total = start
    const totals = ordered.map((element) => {
      const before = total
      total = fold(dtype, total, element)
      return isExclusive ? before : total
    })
    return isReverse ? totals.reverse() : totals
  }
}
