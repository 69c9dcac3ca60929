import type { DType } from '../facts/dtype.ts'
import type { Scalar, TensorFact, Value } from '../facts/fact.ts'
import { type Grid, gridOf, indicesOf, positionOf, smallSizes, stridesOf } from '../facts/indexing.ts'
import { addScalars, maxScalars, minScalars, multiplyScalars, type ScalarFunction } from '../facts/scalar.ts'
import type { OpContext } from './context.ts'
import { countsFlops, inputElements } from './counting.ts'
import { elementPositions, slicePositions } from './gather.ts'
import { axisOf, computed } from './movement.ts'
import type { Family, OpCost, OpSpec } from './spec.ts'

const REDUCTIONS: ReadonlyMap<string, ScalarFunction> = new Map([
  ['none', (_, __, update = null) => update],
  ['add', addScalars],
  ['mul', multiplyScalars],
  ['min', minScalars],
  ['max', maxScalars],
])

/** The data with updates at some positions, one after the other; nothing is known of it once a position (-1) is not. */
function scattered(dtype: DType | undefined, data: Value, positions: readonly number[], updates: Value, reduction: string): Value | undefined {
  const reduce = REDUCTIONS.get(reduction)
  if (reduce === undefined || positions.includes(-1)) return undefined
  const result: Scalar[] = [...data]
  positions.forEach((position, i) => {
    result[position] = reduce(dtype, result[position] ?? null, updates[i] ?? null)
  })
  return result
}

/** The data's shape; its values with the updates where the indices point, which `positions` works out. */
function inferScatter(ctx: OpContext, positions: (indices: Grid, data: Grid) => readonly number[]): readonly TensorFact[] {
  const shape = ctx.shape(0)
  const indices = smallSizes(shape) === undefined ? undefined : gridOf(ctx.tensor(1))
  const updates = indices && gridOf(ctx.tensor(2))
  const reduction = ctx.attrs.string('reduction', 'none')
  return [computed(ctx, 0, shape, indices && updates && ((data) => scattered(ctx.dtype(0), data.value, positions(indices, data), updates.value, reduction)))]
}

function inferScatterElements(ctx: OpContext): readonly TensorFact[] {
  const rank = ctx.rank(0)
  const axis = rank === undefined ? 0 : axisOf(ctx, ctx.attrs.int('axis', 0), rank)
  if (rank !== undefined && (ctx.rank(1) ?? rank) !== rank) ctx.fail(`data of rank ${rank} and indices of rank ${ctx.rank(1)}`)
  return inferScatter(ctx, (indices, data) => elementPositions(indices, data.sizes, axis))
}

/** A cache `[batch, …, length, …]` with new steps written along an axis from an index on, which each batch entry has of its own. */
function inferTensorScatter(ctx: OpContext): readonly TensorFact[] {
  const shape = ctx.shape(0)
  const rank = shape?.length
  const axis = rank === undefined ? 0 : axisOf(ctx, ctx.attrs.int('axis', -2), rank)
  if (rank !== undefined && axis === 0) ctx.fail('the axis is that of the batch')
  const isCircular = ctx.attrs.string('mode', 'linear') === 'circular'
  const updates = smallSizes(shape) === undefined ? undefined : gridOf(ctx.tensor(1))
  const starts = ctx.has(2) ? ctx.value(2) : undefined
  if (updates === undefined || (ctx.has(2) && starts === undefined)) return [computed(ctx, 0, shape)]
  const evaluate = ({ value, sizes }: Grid): Value | undefined => {
    const strides = stridesOf(sizes)
    const length = sizes[axis] ?? 0
    const positions = indicesOf(updates.sizes).map((index) => {
      const start = starts === undefined ? 0 : starts[index[0] ?? 0]
      const step = typeof start === 'number' ? start + (index[axis] ?? 0) : -1
      const wrapped = isCircular ? step % length : step
      return wrapped >= 0 && wrapped < length ? positionOf(index.with(axis, wrapped), strides) : -1
    })
    return scattered(ctx.dtype(0), value, positions, updates.value, 'none')
  }
  return [computed(ctx, 0, shape, evaluate)]
}

/** One operation for each update that is combined with what is there. */
function scatterCost(ctx: OpContext): OpCost {
  const isPlain = ctx.attrs.string('reduction', 'none') === 'none'
  return isPlain || !countsFlops(ctx) ? {} : { flops: inputElements(ctx, 2) }
}

const ELEMENTS: OpSpec = {
  infer: inferScatterElements,
  cost: scatterCost,
  roles: { 1: 'index' },
  counts: 'reads the data, indices and updates, writes |Y|; |updates| FLOPs with a reduction',
}

export const SCATTER: Family = {
  Scatter: ELEMENTS,
  ScatterElements: ELEMENTS,
  ScatterND: { ...ELEMENTS, infer: (ctx) => inferScatter(ctx, (indices, data) => slicePositions(indices, data.sizes)) },
  TensorScatter: { infer: inferTensorScatter, roles: { 2: 'index' }, counts: 'reads the cache and the update, writes |Y|' },
}
