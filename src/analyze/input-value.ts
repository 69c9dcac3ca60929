import { elementsOf, quotient, type Shape } from '../facts/dim.ts'
import { isFloat, isInteger } from '../facts/dtype.ts'
import { type Fact, type TensorFact, tensor } from '../facts/fact.ts'
import { AppError } from '../util/errors.ts'

/** The elements of a small input, in row-major order. */
export type Elements = readonly (number | boolean)[]

/**
 * An input with the value given for it; a size that is free follows from the number of elements.
 * @throws AppError `usage/bad-value` for elements that the input cannot hold
 */
export function withElements(name: string, fact: Fact | undefined, elements: Elements): TensorFact {
  if (fact !== undefined && fact.kind !== 'tensor') throw badValue(name, `it is a ${fact.kind}`)
  const dtype = fact?.dtype
  if (dtype !== undefined && dtype !== 'bool' && !isFloat(dtype) && !isInteger(dtype)) throw badValue(name, `it holds ${dtype}s`)
  if (isInteger(dtype) && !elements.every((element) => Number.isInteger(Number(element)))) throw badValue(name, `it holds whole numbers (${dtype})`)
  const shape = sizedBy(fact?.shape ?? (elements.length === 1 ? [] : [null]), elements.length)
  if (shape === undefined) throw badValue(name, `${elements.length} elements do not fill its shape`)
  return tensor(dtype, shape, dtype === 'bool' ? elements.map(Boolean) : elements.map(Number))
}

/** The shape with its one free size such that it holds `count` elements; undefined where none does, or several do. */
function sizedBy(shape: Shape, count: number): Shape | undefined {
  const free = shape.findIndex((dim) => typeof dim !== 'number')
  if (free < 0) return elementsOf(shape) === count ? shape : undefined
  const size = quotient(count, elementsOf(shape.toSpliced(free, 1)))
  return typeof size === 'number' && Number.isInteger(size) ? shape.with(free, size) : undefined
}

function badValue(name: string, why: string): AppError {
  return new AppError('usage/bad-value', `input "${name}" cannot have the value given: ${why}`, { hint: `give all its elements, as in --value ${name}=1,2,3` })
}
