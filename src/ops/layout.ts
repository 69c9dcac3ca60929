import { broadcast } from '../facts/broadcast.ts'
import { ceilDiv, type Dim, floorDiv, multiply, type Shape, subtract, sum } from '../facts/dim.ts'
import { isFloat } from '../facts/dtype.ts'
import { type Scalar, sameScalar, type TensorFact, unknownTensor, type Value } from '../facts/fact.ts'
import { concatenate, countOf, expand, type Grid, gridOf, indicesOf, type Sizes, slice, smallSizes, tile } from '../facts/indexing.ts'
import type { OpContext } from './context.ts'
import { agreed, axisOf, computed, dimsOf, filled, listOf, moved, startsOf, unknownDims, whyComputed, whyUnknown } from './movement.ts'
import type { Family } from './spec.ts'

/** Version 1 concatenates along axis 1 unless told otherwise. */
function inferConcat(ctx: OpContext): readonly TensorFact[] {
  const parts = ctx.inputNames.map((_, i) => ctx.tensor(i))
  const axis = ctx.attrs.int('axis') ?? (ctx.opset < 4 ? 1 : ctx.fail('the axis attribute is missing'))
  return [
    concatenated(
      ctx,
      parts,
      axis,
      ctx.inputNames.findIndex((_, i) => !ctx.shape(i)?.every((dim) => dim !== null)),
    ),
  ]
}

/** Tensors one after the other along an axis; `unknown` is an input to blame where the shape is not known. */
export function concatenated(ctx: OpContext, parts: readonly (TensorFact | undefined)[], axis: number, unknown = 0): TensorFact {
  const dtype = parts.find((part) => part?.dtype !== undefined)?.dtype
  const shapes = parts.map((part) => part?.shape)
  const rank = shapes.find((shape) => shape !== undefined)?.length
  if (rank === undefined) return unknownTensor(dtype, whyUnknown(ctx, unknown))
  const at = axisOf(ctx, axis, rank)
  if (shapes.some((shape) => shape !== undefined && shape.length !== rank)) ctx.fail('the inputs are of different rank')
  const dimsAt = (i: number): readonly Dim[] => shapes.map((shape) => shape?.[i] ?? null)
  const shape = Array.from({ length: rank }, (_, i) => (i === at ? sum(dimsAt(i)) : dimsAt(i).reduce((a, b) => agreed(ctx, a, b))))
  const fills = parts.map((part) => part?.fill)
  const [fill] = fills
  const isFilled = fill !== undefined && fills.every((other) => other !== undefined && sameScalar(other, fill))
  const origins = new Set(parts.map((part) => part?.quantizedFrom))
  const fact = filled(dtype, shape, isFilled ? fill : undefined, smallSizes(shape) === undefined ? undefined : concatenatedValue(parts, at))
  return { ...fact, ...(origins.size === 1 && { quantizedFrom: parts[0]?.quantizedFrom }), ...(shape.includes(null) && { why: whyUnknown(ctx, unknown) }) }
}

/** Of integers, such as shapes, the part that is known counts; of floats, all or nothing. */
function concatenatedValue(parts: readonly (TensorFact | undefined)[], axis: number): Value | undefined {
  const isPartial = !parts.some((part) => isFloat(part?.dtype))
  const isUnknown = (part: TensorFact | undefined) => part?.weight === undefined && part?.value === undefined
  if (!isPartial && parts.some(isUnknown)) return undefined
  const grids = parts.map((part): Grid | undefined => {
    const sizes = smallSizes(part?.shape)
    return gridOf(part) ?? (isPartial && sizes !== undefined ? { sizes, value: Array<Scalar>(countOf(sizes)).fill(null) } : undefined)
  })
  return grids.every((grid) => grid !== undefined) ? concatenate(grids, axis) : undefined
}

/** Sizes along the axis: an attribute (or, in version 1, an input) before version 13, an input since. Without them, equal parts. */
function inferSplit(ctx: OpContext): readonly TensorFact[] {
  const shape = ctx.shape(0)
  const outputs = ctx.outputNames.length
  const given = listOf(ctx, 'split', 1)
  const parts = ctx.attrs.int('num_outputs') ?? outputs
  if (given != null && given.length !== outputs) ctx.fail(`${given.length} sizes for ${outputs} outputs`)
  if (parts !== outputs) ctx.fail(`num_outputs is ${parts} where there are ${outputs} outputs`)
  if (shape === undefined) return ctx.outputNames.map(() => moved(ctx, 0, undefined))
  const axis = axisOf(ctx, ctx.attrs.int('axis', 0), shape.length)
  const whole = shape[axis] ?? null
  const sizes = given === undefined ? equalParts(ctx, whole, outputs) : completed(ctx, whole, given ?? unknownDims(outputs))
  const why = sizes.includes(null) && whole !== null ? whyComputed(ctx, 1) : undefined
  const starts = startsOf(sizes)
  return sizes.map((size, i) => moved(ctx, 0, shape.with(axis, size), (grid, part) => partOf(grid, axis, starts[i] ?? null, part), why))
}

function partOf(grid: Grid, axis: number, start: Dim, part: Sizes): Value | undefined {
  if (typeof start !== 'number') return undefined
  const starts = part.map((_, i) => (i === axis ? start : 0))
  return slice(
    grid,
    starts,
    part.map(() => 1),
    part,
  )
}

/** From version 18 the last part may be smaller than the others. */
function equalParts(ctx: OpContext, whole: Dim, count: number): Shape {
  if (ctx.opset < 18) {
    if (typeof whole === 'number' && whole % count !== 0) ctx.fail(`${whole} cannot be split into ${count} equal parts`)
    return Array<Dim>(count).fill(floorDiv(whole, count))
  }
  const size = ceilDiv(whole, count)
  const last = subtract(whole, multiply(size, count - 1))
  if (typeof last === 'number' && last < 0) ctx.fail(`${whole} cannot be split into ${count} parts`)
  return [...Array<Dim>(count - 1).fill(size), last]
}

/** Sizes that make up `whole`: one that is not known is what the others leave. */
function completed(ctx: OpContext, whole: Dim, sizes: readonly Dim[]): Shape {
  const unknown = sizes.flatMap((size, i) => (size === null ? [i] : []))
  const rest = subtract(whole, sum(sizes.filter((size) => size !== null)))
  if (unknown.length === 0 && typeof rest === 'number' && rest !== 0) ctx.fail(`the sizes ${sizes.join(', ')} do not add up to ${whole}`)
  const [only] = unknown
  return unknown.length === 1 && only !== undefined ? sizes.with(only, rest) : sizes
}

/** The broadcast of the input's shape and the wanted one: neither needs to be the larger. */
function inferExpand(ctx: OpContext): readonly TensorFact[] {
  const target = dimsOf(ctx, 1)
  if (target?.some((dim) => typeof dim === 'number' && dim < 0)) ctx.fail(`the shape [${target.join(', ')}] holds a negative size`)
  const shape = target === undefined ? undefined : broadcast(ctx.shape(0), target)
  return [moved(ctx, 0, shape, expand, ctx.shape(0) === undefined ? undefined : whyComputed(ctx, 1))]
}

/** Version 1 repeats one axis: inputs `tiles` and `axis`, of the data's own type. */
function inferTile(ctx: OpContext): readonly TensorFact[] {
  const shape = ctx.shape(0)
  if (shape === undefined) return [moved(ctx, 0, undefined)]
  const repeats = ctx.opset < 6 ? repeatsAlongAxis(ctx, shape.length) : (dimsOf(ctx, 1) ?? unknownDims(shape.length))
  if (repeats.length !== shape.length) ctx.fail(`${repeats.length} repeats for rank ${shape.length}`)
  if (repeats.some((dim) => typeof dim === 'number' && dim < 0)) ctx.fail(`the repeats ${repeats.join(', ')} hold a negative number`)
  const tiled = shape.map((dim, axis) => multiply(dim, repeats[axis] ?? null))
  const sizes = smallSizes(repeats)
  return [moved(ctx, 0, tiled, (grid) => (sizes === undefined ? undefined : tile(grid, sizes)), repeats.includes(null) ? whyComputed(ctx, 1) : undefined)]
}

function repeatsAlongAxis(ctx: OpContext, rank: number): Shape {
  const [tiles] = dimsOf(ctx, 1) ?? []
  const [axis] = dimsOf(ctx, 2) ?? []
  if (typeof axis !== 'number') return unknownDims(rank)
  return Array<Dim>(rank)
    .fill(1)
    .with(axisOf(ctx, axis, rank), tiles ?? null)
}

/** What lies above (`upper` = 0: below) diagonal `k` becomes zero. */
function inferTrilu(ctx: OpContext): readonly TensorFact[] {
  const isUpper = ctx.attrs.int('upper', 1) !== 0
  const k = ctx.has(1) ? ctx.value(1)?.[0] : 0
  const zero: Scalar = ctx.dtype(0) === 'bool' ? false : 0
  const keep = ({ value, sizes }: Grid): Value | undefined => {
    if (typeof k !== 'number') return undefined
    const indices = indicesOf(sizes)
    return value.map((element, i) => {
      const [row = 0, column = 0] = indices[i]?.slice(-2) ?? []
      return (isUpper ? column - row >= k : column - row <= k) ? element : zero
    })
  }
  return [computed(ctx, 0, ctx.shape(0), keep)]
}

const COPY = 'reads |X|, writes |Y|'

export const LAYOUT: Family = {
  Concat: { infer: inferConcat, counts: 'reads every input, writes |Y|' },
  Split: { infer: inferSplit, roles: { 1: 'index' }, counts: 'reads |X|, writes every output' },
  Expand: { infer: inferExpand, roles: { 1: 'index' }, counts: COPY },
  Tile: { infer: inferTile, roles: { 1: 'index', 2: 'index' }, counts: COPY },
  Trilu: { infer: inferTrilu, roles: { 1: 'index' }, counts: COPY },
}
