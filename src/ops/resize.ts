import { add, ceil, type Dim, floor, isEqual, max, min, multiply, quotient, type Shape } from '../facts/dim.ts'
import type { Fact } from '../facts/fact.ts'
import { divideScalars, multiplyScalars, type ScalarFunction } from '../facts/scalar.ts'
import type { OpContext } from './context.ts'
import { countsFlops, outputElements } from './counting.ts'
import { asDim, axesOf, whyComputed } from './movement.ts'
import { shaped, shapedLike } from './shaped.ts'
import type { Family, OpCost } from './spec.ts'

/** What is asked for an axis: a size or a scale. Neither: it stays as it is. */
interface Request {
  readonly size?: Dim | undefined
  readonly scale?: Dim | undefined
}

/** Runtimes compute scales in float32: numbers are rounded as they do, a scale such as 0.7 of a symbolic size is the fraction it was written for. */
function single(compute: ScalarFunction): (a: Dim, b: Dim) => Dim {
  const inSingle = (dim: Dim) => (typeof dim === 'number' ? Math.fround(dim) : dim)
  return (a, b) => asDim(compute('float32', inSingle(a), inSingle(b)))
}

const times = single(multiplyScalars)
const over = single(divideScalars)

/** The elements of a small input, nulls where they are not known; undefined where it is absent or, which is the same, empty. */
function listAt(ctx: OpContext, i: number, count: number): readonly Dim[] | undefined {
  if (!ctx.has(i) || ctx.shape(i)?.[0] === 0) return undefined
  const list = ctx.value(i)?.map(asDim) ?? Array<Dim>(count).fill(null)
  return list.length === count ? list : ctx.fail(`input ${i} has ${list.length} elements in place of ${count}`)
}

/** Scales of versions before 11 and of Upsample: an input from 9 on, before that an attribute, in version 1 two numbers. */
function oldScales(ctx: OpContext, rank: number): readonly Dim[] | undefined {
  if (ctx.opset >= 9) return listAt(ctx, 1, rank)
  const { attrs } = ctx
  const scales = attrs.floats('scales') ?? [
    1,
    1,
    attrs.float('height_scale') ?? ctx.fail('height_scale is missing'),
    attrs.float('width_scale') ?? ctx.fail('width_scale is missing'),
  ]
  return scales.length === rank ? scales : ctx.fail(`there are ${scales.length} scales in place of ${rank}`)
}

/** What is asked for each axis of an input of this rank. */
function requestsOf(ctx: OpContext, rank: number): readonly Request[] {
  const axes = axesOf(ctx, ctx.attrs.ints('axes') ?? Array.from({ length: rank }, (_, axis) => axis), rank) ?? []
  const isOld = ctx.op === 'Upsample' || ctx.opset < 11
  const [scales, sizes] = isOld ? [oldScales(ctx, rank), undefined] : [listAt(ctx, 2, axes.length), listAt(ctx, 3, axes.length)]
  if (scales === undefined && sizes === undefined) ctx.fail('neither scales nor sizes are given')
  const requests = Array<Request>(rank).fill({})
  for (const [i, axis] of axes.entries()) {
    requests[axis] = sizes === undefined ? { scale: scales?.[i] ?? null } : { size: sizes[i] ?? null }
  }
  return requests
}

/**
 * The shape after resizing: `floor(size · scale)`, or the sizes asked for, adjusted where the aspect ratio is to be kept. A region
 * to crop changes what is sampled, and not the shape: so it is executed.
 */
function resizedShape(ctx: OpContext, shape: Shape): Shape {
  const requests = requestsOf(ctx, shape.length)
  const policy = ctx.attrs.string('keep_aspect_ratio_policy', 'stretch')
  const ratios = shape.flatMap((dim, axis) => (requests[axis]?.size === undefined ? [] : [over(requests[axis].size, dim)]))
  const ratio = policy === 'not_larger' ? min(...ratios) : policy === 'not_smaller' ? max(...ratios) : undefined
  return shape.map((dim, axis) => {
    const { size, scale } = requests[axis] ?? {}
    if (scale !== undefined) return floor(times(dim, scale))
    if (size === undefined) return dim
    return ratios.length === 0 || ratio === undefined ? size : rounded(times(ratio, dim))
  })
}

/** To the nearest whole number, halves up. */
function rounded(value: Dim): Dim {
  return typeof value === 'number' ? Math.floor(value + 0.5) : floor(quotient(add(multiply(value, 2), 1), 2))
}

function inferResize(ctx: OpContext): readonly Fact[] {
  const shape = ctx.shape(0)
  if (shape === undefined) return [shapedLike(ctx, 0)]
  const input = [3, 2, 1].find((i) => ctx.has(i) && ctx.shape(i)?.[0] !== 0 && ctx.value(i)?.every((element) => element !== null) !== true)
  return [shaped(ctx, ctx.dtype(0), resizedShape(ctx, shape), input === undefined ? 'a scale that is no simple fraction of a symbolic size' : whyComputed(ctx, input))]
}

/** Interpolation between neighbours: 2 per axis that is scaled, 4 with cubic; more of them where antialiasing widens the kernel. */
function resizeCost(ctx: OpContext, outputs: readonly (Fact | undefined)[]): OpCost {
  const mode = ctx.attrs.string('mode', 'nearest')
  if (mode === 'nearest' || !countsFlops(ctx)) return {}
  const [from, to] = [ctx.shape(0), outputs[0]?.kind === 'tensor' ? outputs[0].shape : undefined]
  if (from === undefined || to === undefined) return { flops: null }
  const requests = requestsOf(ctx, from.length)
  const isKept = from.map((dim, axis) => (requests[axis]?.scale === undefined ? isEqual(dim, to[axis] ?? null) : requests[axis].scale === 1))
  const scaled = from.flatMap((dim, axis) => (isKept[axis] === true ? [] : [quotient(dim, to[axis] ?? null)]))
  if (scaled.length === 0) return {}
  const perOutput = mode === 'cubic' ? 2 * 4 ** scaled.length - 1 : 3 * (2 ** scaled.length - 1)
  const flops = multiply(outputElements(outputs), perOutput)
  if (ctx.attrs.int('antialias', 0) === 0 || flops === 0) return isKept.includes(undefined) ? { flops, status: 'upper' } : { flops }
  return { flops: ceil(multiply(flops, ...scaled.map((factor) => max(1, factor)))), status: 'estimate', details: { perOutput } }
}

const RESIZE_OP = {
  infer: inferResize,
  cost: resizeCost,
  roles: { 1: 'index', 2: 'index', 3: 'index' },
  counts: 'nearest 0; linear 3(2^d - 1)|Y|, cubic (2·4^d - 1)|Y| with d axes scaled; antialiasing times the downscaling of each axis (estimate)',
} as const

export const RESIZE: Family = { Resize: RESIZE_OP, Upsample: RESIZE_OP }
