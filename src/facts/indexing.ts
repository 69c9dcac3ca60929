import { elementsOf, type Shape } from './dim.ts'
import { MAX_VALUE_ELEMENTS, type Scalar, type TensorFact, type Value } from './fact.ts'

/** A shape of plain numbers, small enough to enumerate. */
export type Sizes = readonly number[]

/** A small tensor with all its elements, in row-major order. */
export interface Grid {
  readonly sizes: Sizes
  readonly value: Value
}

/** Positions `offset + Σ index[axis] · strides[axis]` for every index below `sizes`. A stride of 0 repeats. */
export interface View {
  readonly offset: number
  readonly sizes: Sizes
  readonly strides: readonly number[]
}

/** Ranks above this occur in hostile files only. */
const MAX_RANK = 64

/** The shape as sizes when all of it is known and `MAX_VALUE_ELEMENTS` can hold it: ask before making room for elements. */
export function smallSizes(shape: Shape | undefined): Sizes | undefined {
  if (shape === undefined || shape.length > MAX_RANK) return undefined
  const elements = elementsOf(shape)
  const isSmall = typeof elements === 'number' && elements <= MAX_VALUE_ELEMENTS
  return isSmall && shape.every((dim) => typeof dim === 'number' && dim >= 0 && dim <= MAX_VALUE_ELEMENTS) ? (shape as Sizes) : undefined
}

/** The elements of a fact with their sizes; stored tensors too large to follow are not read. */
export function gridOf(fact: TensorFact | undefined): Grid | undefined {
  const sizes = smallSizes(fact?.shape)
  const value = sizes === undefined ? undefined : fact?.value
  return sizes === undefined || value === undefined ? undefined : { sizes, value }
}

export function countOf(sizes: Sizes): number {
  return sizes.reduce((product, size) => product * size, 1)
}

/** Distance in elements between neighbours along each axis. */
export function stridesOf(sizes: Sizes): readonly number[] {
  return sizes.map((_, axis) => countOf(sizes.slice(axis + 1)))
}

function positionsOf({ offset, sizes, strides }: View): readonly number[] {
  if (sizes.includes(0)) return []
  return sizes.reduce<number[]>((positions, size, axis) => positions.flatMap((position) => upTo(size).map((i) => position + i * (strides[axis] ?? 0))), [offset])
}

/** Every index below `sizes`, in row-major order. */
export function indicesOf(sizes: Sizes): readonly (readonly number[])[] {
  if (sizes.includes(0)) return []
  return sizes.reduce<number[][]>((indices, size) => indices.flatMap((index) => upTo(size).map((i) => [...index, i])), [[]])
}

/** Position of an index among elements with these strides. */
export function positionOf(index: readonly number[], strides: readonly number[]): number {
  return index.reduce((position, i, axis) => position + i * (strides[axis] ?? 0), 0)
}

export function read(value: Value, view: View): Value {
  return at(value, positionsOf(view))
}

/** The elements at some positions; not known where a position lies outside. */
export function at(value: Value, positions: readonly number[]): Value {
  return positions.map((position) => value[position] ?? null)
}

export function transpose({ value, sizes }: Grid, permutation: readonly number[]): Value {
  const strides = stridesOf(sizes)
  return read(value, { offset: 0, sizes: permutation.map((axis) => sizes[axis] ?? 0), strides: permutation.map((axis) => strides[axis] ?? 0) })
}

/** Repeats axes of size 1 until the sizes, of the same or a higher rank, are `target`. */
export function expand({ value, sizes }: Grid, target: Sizes): Value {
  const aligned = [...Array<number>(target.length - sizes.length).fill(1), ...sizes]
  const strides = stridesOf(aligned)
  return read(value, { offset: 0, sizes: target, strides: aligned.map((size, axis) => (size === 1 ? 0 : (strides[axis] ?? 0))) })
}

export function tile({ value, sizes }: Grid, repeats: Sizes): Value {
  const strides = stridesOf(sizes)
  return read(value, { offset: 0, sizes: sizes.flatMap((size, axis) => [repeats[axis] ?? 1, size]), strides: strides.flatMap((stride) => [0, stride]) })
}

/** `counts[axis]` elements of every axis, from `starts[axis]` on in steps of `steps[axis]`. */
export function slice({ value, sizes }: Grid, starts: readonly number[], steps: readonly number[], counts: Sizes): Value {
  const strides = stridesOf(sizes)
  return read(value, { offset: positionOf(starts, strides), sizes: counts, strides: strides.map((stride, axis) => stride * (steps[axis] ?? 1)) })
}

export function concatenate(parts: readonly Grid[], axis: number): Value {
  const outer = countOf(parts[0]?.sizes.slice(0, axis) ?? [])
  return upTo(outer).flatMap((i) =>
    parts.flatMap(({ value, sizes }) => {
      const length = countOf(sizes.slice(axis))
      return value.slice(i * length, (i + 1) * length)
    }),
  )
}

/** Slices along an axis at some indices, which may be negative; not known where an index is not, or lies outside. */
export function take({ value, sizes }: Grid, axis: number, indices: Value): Value {
  const [outer, size, inner] = [countOf(sizes.slice(0, axis)), sizes[axis] ?? 0, countOf(sizes.slice(axis + 1))]
  return upTo(outer).flatMap((i) =>
    indices.flatMap((index) => {
      const wrapped = wrap(index, size)
      return upTo(inner).map((j) => (wrapped === undefined ? null : (value[(i * size + wrapped) * inner + j] ?? null)))
    }),
  )
}

/** An index as a number from 0 up, or undefined when it is not known or lies outside. */
export function wrap(index: Scalar, size: number): number | undefined {
  if (typeof index !== 'number') return undefined
  const wrapped = index < 0 ? index + size : index
  return wrapped >= 0 && wrapped < size ? wrapped : undefined
}

export function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i)
}
