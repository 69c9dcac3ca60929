import { type Dim, elementsOf, isEqual, isExpression, min, type Shape } from '../facts/dim.ts'
import { type Scalar, sameScalar, type TensorFact, tensor, unknownTensor, type Value } from '../facts/fact.ts'
import { type Grid, gridOf, indicesOf, take, upTo } from '../facts/indexing.ts'
import type { OpContext } from './context.ts'
import { asDim, axisOf, computed, whyUnknown } from './movement.ts'
import type { Family } from './spec.ts'

/** Whether an element is zero; undefined when that depends on a size or is not known. */
function isZero(scalar: Scalar): boolean | undefined {
  if (typeof scalar === 'boolean') return !scalar
  if (scalar === null) return undefined
  return isEqual(scalar, 0)
}

/** `[rank, n]`: the indices of the n elements that are not zero; of a scalar, rank 1. */
function inferNonZero(ctx: OpContext): readonly TensorFact[] {
  const shape = ctx.shape(0)
  if (shape === undefined) return [unknownTensor('int64', whyUnknown(ctx, 0), [null, ctx.freshDim(0, 1)])]
  const rank = Math.max(1, shape.length)
  const fill = ctx.tensor(0)?.fill
  const zeroFill = fill === undefined ? undefined : isZero(fill)
  const grid = gridOf(ctx.tensor(0))
  const zeros = grid?.value.map(isZero)
  if (grid !== undefined && zeros !== undefined && !zeros.includes(undefined)) {
    const kept = indicesOf(grid.sizes.length === 0 ? [1] : grid.sizes).filter((_, i) => zeros[i] === false)
    return [
      tensor(
        'int64',
        [rank, kept.length],
        upTo(rank).flatMap((axis) => kept.map((index) => index[axis] ?? 0)),
      ),
    ]
  }
  const elements = elementsOf(shape)
  return [tensor('int64', [rank, zeroFill === true ? 0 : zeroFill === false ? elements : ctx.freshDim(0, 1, elements)])]
}

/** What a condition keeps, of one axis or, without an axis, of all elements in a row. */
function inferCompress(ctx: OpContext): readonly TensorFact[] {
  const shape = ctx.shape(0)
  const given = ctx.attrs.int('axis')
  if (shape === undefined) return [computed(ctx, 0, given === undefined ? [ctx.freshDim(0, 0)] : undefined)]
  const axis = given === undefined ? 0 : axisOf(ctx, given, shape.length)
  const from = given === undefined ? [elementsOf(shape)] : shape
  const zeros = gridOf(ctx.tensor(1))?.value.map(isZero)
  const kept = zeros?.includes(undefined) ? undefined : zeros?.flatMap((zero, i) => (zero ? [] : [i]))
  if (kept === undefined) {
    const [conditions = null] = ctx.shape(1) ?? []
    const upper = conditions === null ? (from[axis] ?? null) : min(from[axis] ?? null, conditions)
    return [computed(ctx, 0, from.with(axis, ctx.freshDim(0, axis, upper)))]
  }
  const size = from[axis] ?? null
  const last = kept.at(-1) ?? -1
  if (typeof size === 'number' && last >= size) ctx.fail(`the condition keeps element ${last} of ${size}`)
  return [computed(ctx, 0, from.with(axis, kept.length), ({ value, sizes }) => take(given === undefined ? { value, sizes: [value.length] } : { value, sizes }, axis, kept))]
}

/** Which of the elements, or of the slices along an axis, are the first of their kind. */
interface Kinds {
  /** Positions of the first of each kind, in the order of the output. */
  readonly firsts: readonly number[]
  /** For every element or slice, its kind's place in that order. */
  readonly inverse: readonly number[]
}

/** Distinct elements or slices, then where they first stand, which one each element is, and how often they occur. */
function inferUnique(ctx: OpContext): readonly TensorFact[] {
  const shape = ctx.shape(0)
  const given = ctx.attrs.int('axis')
  const isFlat = given === undefined
  if (shape === undefined) {
    const kinds = ctx.freshDim(0, 0)
    const counts = tensor('int64', [isFlat ? kinds : null])
    return [computed(ctx, 0, isFlat ? [kinds] : undefined), counts, unknownTensor('int64', whyUnknown(ctx, 0), [null]), counts]
  }
  const axis = isFlat ? 0 : axisOf(ctx, given, shape.length)
  const from: Shape = isFlat ? [elementsOf(shape)] : shape
  const whole = from[axis] ?? null
  const grid = gridOf(ctx.tensor(0))
  const kinds = grid === undefined ? undefined : kindsOf(slicesOf(isFlat ? { value: grid.value, sizes: [grid.value.length] } : grid, axis), ctx.attrs.int('sorted', 1) !== 0)
  const count: Dim = kinds?.firsts.length ?? (whole === 0 || whole === 1 ? whole : ctx.freshDim(0, axis, whole))
  const occurrences = kinds?.firsts.map((_, kind) => kinds.inverse.filter((other) => other === kind).length)
  return [
    computed(ctx, 0, from.with(axis, count), ({ value, sizes }) =>
      kinds === undefined ? undefined : take(isFlat ? { value, sizes: [value.length] } : { value, sizes }, axis, kinds.firsts),
    ),
    tensor('int64', [count], kinds?.firsts),
    tensor('int64', [whole], kinds?.inverse),
    tensor('int64', [count], occurrences),
  ]
}

function slicesOf(grid: Grid, axis: number): readonly Value[] {
  return upTo(grid.sizes[axis] ?? 0).map((i) => take(grid, axis, [i]))
}

/** Undefined where symbols or unknown elements leave open what is equal. */
function kindsOf(slices: readonly Value[], isSorted: boolean): Kinds | undefined {
  if (slices.some((slice) => slice.some((scalar) => scalar === null || isExpression(asDim(scalar))))) return undefined
  const order = new Map<string, number>()
  slices.forEach((slice, i) => {
    const key = slice.map(asDim).join()
    if (!order.has(key)) order.set(key, i)
  })
  const firsts = [...order.values()]
  if (isSorted) firsts.sort((a, b) => compareSlices(slices[a] ?? [], slices[b] ?? []))
  const place = new Map(firsts.map((first, kind) => [(slices[first] ?? []).map(asDim).join(), kind]))
  return { firsts, inverse: slices.map((slice) => place.get(slice.map(asDim).join()) ?? 0) }
}

/** In the order of their first elements that differ. */
function compareSlices(a: Value, b: Value): number {
  const at = a.findIndex((scalar, i) => !sameScalar(scalar, b[i] ?? null))
  return at < 0 ? 0 : Number(a[at]) - Number(b[at])
}

export const SELECTION: Family = {
  NonZero: { infer: inferNonZero, counts: 'reads |X|, writes |Y|; how many are not zero only a run can tell' },
  Compress: { infer: inferCompress, counts: 'reads |X| and the condition, writes |Y|' },
  Unique: { infer: inferUnique, counts: 'sorting compares elements: 0 FLOPs' },
}
