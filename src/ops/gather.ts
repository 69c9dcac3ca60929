import type { Dim, Shape } from '../facts/dim.ts'
import type { Scalar, TensorFact, Value } from '../facts/fact.ts'
import { at, countOf, type Grid, gridOf, indicesOf, positionOf, type Sizes, smallSizes, stridesOf, take, upTo, wrap } from '../facts/indexing.ts'
import type { OpContext } from './context.ts'
import { outputElements } from './counting.ts'
import { agreed, asDim, axisOf, computed, moved, whyComputed, whyUnknown } from './movement.ts'
import type { Family, OpSpec } from './spec.ts'

/** Slices of the data along one axis, in the shape of the indices. */
function inferGather(ctx: OpContext): readonly TensorFact[] {
  const [data, indices] = [ctx.shape(0), ctx.shape(1)]
  if (data === undefined || indices === undefined) return [moved(ctx, 0, undefined, undefined, whyUnknown(ctx, data === undefined ? 0 : 1))]
  const axis = axisOf(ctx, ctx.attrs.int('axis', 0), data.length)
  const picks = indicesFor(ctx, data)
  return [moved(ctx, 0, [...data.slice(0, axis), ...indices, ...data.slice(axis + 1)], picks && ((grid) => take(grid, axis, picks.value)), whyOf(ctx, data))]
}

/** One element of the data for each index: along `axis` the index says where, along the others its own position does. */
function inferGatherElements(ctx: OpContext): readonly TensorFact[] {
  const [data, indices] = [ctx.shape(0), ctx.shape(1)]
  const axis = data && axisOf(ctx, ctx.attrs.int('axis', 0), data.length)
  if (data !== undefined && indices !== undefined && data.length !== indices.length) ctx.fail(`data of rank ${data.length} and indices of rank ${indices.length}`)
  const picks = indicesFor(ctx, data)
  return [moved(ctx, 0, indices, picks && ((grid) => at(grid.value, elementPositions(picks, grid.sizes, axis ?? 0))), whyUnknown(ctx, 1))]
}

/** Where in a tensor of `sizes` each index of GatherElements or ScatterElements points; -1 where that is not known. */
export function elementPositions({ value, sizes: own }: Grid, sizes: Sizes, axis: number): readonly number[] {
  const strides = stridesOf(sizes)
  return indicesOf(own).map((index, i) => {
    const along = wrap(value[i] ?? null, sizes[axis] ?? 0)
    return along === undefined ? -1 : positionOf(index.with(axis, along), strides)
  })
}

/** The last axis of the indices holds one index for each axis of the data after the batch axes. */
function inferGatherND(ctx: OpContext): readonly TensorFact[] {
  const [data, indices] = [ctx.shape(0), ctx.shape(1)]
  const batch = ctx.attrs.int('batch_dims', 0)
  const depth = indices?.at(-1)
  if (data === undefined || indices === undefined || typeof depth !== 'number') return [moved(ctx, 0, undefined, undefined, whyUnknown(ctx, data === undefined ? 0 : 1))]
  if (batch < 0 || batch >= indices.length || batch + depth > data.length) ctx.fail(`indices of ${depth} axes after ${batch} batch axes, into rank ${data.length}`)
  const shared = data.slice(0, batch).map((dim, axis) => agreed(ctx, dim, indices[axis] ?? null))
  const picks = indicesFor(ctx, data)
  return [
    moved(
      ctx,
      0,
      [...shared, ...indices.slice(batch, -1), ...data.slice(batch + depth)],
      picks && ((grid) => at(grid.value, slicePositions(picks, grid.sizes, batch))),
      whyOf(ctx, data),
    ),
  ]
}

/** Where the elements lie that the index tuples of GatherND or ScatterND point to, slice after slice; -1 where that is not known. */
export function slicePositions({ value, sizes: own }: Grid, sizes: Sizes, batch = 0): readonly number[] {
  const strides = stridesOf(sizes)
  const depth = own.at(-1) ?? 0
  const inner = countOf(sizes.slice(batch + depth))
  return indicesOf(own.slice(0, -1)).flatMap((prefix, i) => {
    const tuple = upTo(depth).map((j) => wrap(value[i * depth + j] ?? null, sizes[batch + j] ?? 0))
    const start = tuple.every((along) => along !== undefined) ? positionOf([...prefix.slice(0, batch), ...tuple], strides) : undefined
    return upTo(inner).map((j) => (start === undefined ? -1 : start + j))
  })
}

/** The indices' elements, looked at only where the data is small: they may have to be read from the file. */
function indicesFor(ctx: OpContext, data: Shape | undefined): Grid | undefined {
  return smallSizes(data) === undefined ? undefined : gridOf(ctx.tensor(1))
}

function whyOf(ctx: OpContext, data: Shape): string {
  return whyUnknown(ctx, data.includes(null) ? 0 : 1)
}

/** A new axis of `depth` elements, which are `on` where the index says and `off` elsewhere. */
function inferOneHot(ctx: OpContext): readonly TensorFact[] {
  const [indices, depth] = [ctx.shape(0), asDim(ctx.value(1)?.[0] ?? null)]
  if (indices === undefined) return [{ ...computed(ctx, 2, undefined), why: whyUnknown(ctx, 0) }]
  const axis = axisOf(ctx, ctx.attrs.int('axis', -1), indices.length + 1)
  const size: Dim = typeof depth === 'number' ? Math.trunc(depth) : depth
  if (typeof size === 'number' && !(Number.isSafeInteger(size) && size >= 0)) ctx.fail(`a depth of ${size} is no size`)
  const shape = [...indices.slice(0, axis), size, ...indices.slice(axis)]
  const hot = smallSizes(shape) === undefined ? undefined : gridOf(ctx.tensor(0))
  return [computed(ctx, 2, shape, hot && (({ value }, sizes) => oneHot(hot, sizes, axis, value)), size === null ? whyComputed(ctx, 1) : whyUnknown(ctx, 0))]
}

function oneHot(hot: Grid, sizes: Sizes, axis: number, [off = null, on = null]: Value): Value {
  const strides = stridesOf(hot.sizes)
  return indicesOf(sizes).map((index): Scalar => {
    const chosen = hot.value[positionOf(index.toSpliced(axis, 1), strides)] ?? null
    if (typeof chosen !== 'number') return null
    const size = sizes[axis] ?? 0
    return Math.trunc(chosen < 0 ? chosen + size : chosen) === index[axis] ? on : off
  })
}

/** The table is never read whole: as much of it as comes out. */
const LOOKUP: Pick<OpSpec, 'cost' | 'counts'> = { cost: (_, outputs) => ({ reads: { 0: outputElements(outputs) } }), counts: 'reads the indices and |Y| of the data, writes |Y|' }

export const GATHER: Family = {
  Gather: { infer: inferGather, roles: { 0: 'table', 1: 'index' }, ...LOOKUP },
  GatherElements: { infer: inferGatherElements, roles: { 1: 'index' }, ...LOOKUP },
  GatherND: { infer: inferGatherND, roles: { 1: 'index' }, ...LOOKUP },
  OneHot: { infer: inferOneHot, roles: { 1: 'index', 2: 'index' }, counts: 'reads the indices, writes |Y|' },
}
