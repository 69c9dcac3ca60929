import { add, type Dim, type Shape, sameDim } from '../facts/dim.ts'
import { type Scalar, type TensorFact, tensor, type Value } from '../facts/fact.ts'
import { type Grid, gridOf, type Sizes, smallSizes } from '../facts/indexing.ts'
import type { OpContext } from './context.ts'

/** Values this long are shapes, pads or axes; longer ones are not sizes of anything. */
const MAX_LIST = 1024

/** What `moved` and `computed` ask for the elements of a small tensor, once all elements and sizes are known. */
type Evaluate = (grid: Grid, sizes: Sizes) => Value | undefined

/** A tensor made of elements of input `i` alone, rearranged as `evaluate` says. */
export function moved(ctx: OpContext, i: number, shape: Shape | undefined, evaluate?: Evaluate, why?: string): TensorFact {
  const fill = ctx.tensor(i)?.fill
  const fact = computed(ctx, i, shape, fill === undefined ? evaluate : undefined, why)
  return fill === undefined ? fact : { ...fact, ...filled(fact.dtype, shape, fill) }
}

/** A tensor made of elements of input `i` and others. */
export function computed(ctx: OpContext, i: number, shape: Shape | undefined, evaluate?: Evaluate, why?: string): TensorFact {
  const source = ctx.tensor(i)
  const sizes = smallSizes(shape)
  const grid = sizes === undefined || evaluate === undefined ? undefined : gridOf(source)
  const value = grid === undefined || sizes === undefined ? undefined : evaluate?.(grid, sizes)
  const isKnown = shape?.every((dim) => dim !== null) === true
  return { ...tensor(source?.dtype, shape, value), quantizedFrom: source?.quantizedFrom, ...(!isKnown && { why: why ?? whyUnknown(ctx, i) }) }
}

/** Input `i` under another shape: the same elements in the same order, and the same stored tensor. */
export function viewed(ctx: OpContext, i: number, shape: Shape | undefined, why?: string): TensorFact {
  const weight = ctx.tensor(i)?.weight
  const fact = moved(ctx, i, shape, ({ value }) => value, why)
  return weight === undefined ? fact : { ...fact, weight }
}

/** A tensor whose elements are all `fill`, or `value` where that is known. */
export function filled(dtype: TensorFact['dtype'], shape: Shape | undefined, fill: Scalar | undefined, value?: Value): TensorFact {
  if (fill === undefined) return tensor(dtype, shape, value)
  const sizes = smallSizes(shape)
  const elements = sizes?.reduce((product, size) => product * size, 1) ?? 0
  return { ...tensor(dtype, shape, sizes === undefined ? undefined : Array<Scalar>(elements).fill(fill)), fill }
}

/** Why the shape of input `i` is not known. */
export function whyUnknown(ctx: OpContext, i: number): string {
  return ctx.tensor(i)?.why ?? `the shape of ${ctx.inputNames[i] || 'an input'} is not known`
}

/** Why a shape that input `i` decides is not known. */
export function whyComputed(ctx: OpContext, i: number): string {
  return `${ctx.op}: the value of ${ctx.inputNames[i] || 'an input'} is only known when the model runs`
}

/** The sizes that input `i` holds; nulls where only their number is known, undefined when not even that. Fails for fractions and beyond 2^53. */
export function dimsOf(ctx: OpContext, i: number): readonly Dim[] | undefined {
  const value = ctx.value(i)
  if (value !== undefined) return value.map((element) => asSize(ctx, i, element))
  const shape = ctx.shape(i)
  const length = shape?.length === 0 ? 1 : shape?.length === 1 ? shape[0] : undefined
  return typeof length === 'number' && length <= MAX_LIST ? Array<Dim>(length).fill(null) : undefined
}

/** Integers of attribute `name` in old versions, of input `i` in newer ones; undefined when neither is given, null when not even their number is known. */
export function listOf(ctx: OpContext, name: string, i: number): readonly Dim[] | undefined | null {
  const list = ctx.list(name, i)
  return list === null ? (dimsOf(ctx, i) ?? null) : list?.map(asDim)
}

/** A scalar as a dim; int64 values beyond what a number holds stay infinite. */
export function asDim(scalar: Scalar): Dim {
  return typeof scalar === 'boolean' ? Number(scalar) : scalar
}

/** An axis from 0 up; fails when it is out of range. */
export function axisOf(ctx: OpContext, axis: number, rank: number): number {
  const wrapped = axis < 0 ? axis + rank : axis
  return wrapped >= 0 && wrapped < rank ? wrapped : ctx.fail(`axis ${axis} is out of range for rank ${rank}`)
}

/** Distinct axes from 0 up; null when one of them is not known. */
export function axesOf(ctx: OpContext, axes: readonly Dim[] | null, rank: number): readonly number[] | null {
  if (axes === null || !axes.every((axis) => typeof axis === 'number')) return null
  const wrapped = axes.map((axis) => axisOf(ctx, axis, rank))
  return new Set(wrapped).size === wrapped.length ? wrapped : ctx.fail(`axes ${axes.join(', ')} name one axis twice`)
}

/** What two dims that have to be equal are: a number where either is one. */
export function agreed(ctx: OpContext, a: Dim, b: Dim): Dim {
  if (typeof a === 'number' && typeof b === 'number' && a !== b) ctx.fail(`sizes ${a} and ${b} should be equal`)
  return typeof b === 'number' || (a === null && !sameDim(a, b)) ? b : a
}

function asSize(ctx: OpContext, i: number, scalar: Scalar): Dim {
  const dim = asDim(scalar)
  return typeof dim === 'number' && !Number.isSafeInteger(dim) ? ctx.fail(`${dim} in ${ctx.inputNames[i]} is no size`) : dim
}

/** Where each of some sizes in a row begins. */
export function startsOf(sizes: readonly Dim[]): readonly Dim[] {
  let next: Dim = 0
  return sizes.map((size) => {
    const start = next
    next = add(next, size)
    return start
  })
}

/** As many sizes that are not known. */
export function unknownDims(rank: number): readonly null[] {
  return Array<null>(rank).fill(null)
}
