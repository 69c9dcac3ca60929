import { add, type Dim, elementsOf, min, type Shape } from '../facts/dim.ts'
import type { Scalar, TensorFact, Value } from '../facts/fact.ts'
import { type Grid, indicesOf, positionOf, type Sizes, stridesOf } from '../facts/indexing.ts'
import type { OpContext } from './context.ts'
import { axesOf, axisOf, computed, dimsOf, unknownDims, whyComputed } from './movement.ts'
import type { Family } from './spec.ts'

/** Elements added before and after each axis, or taken away where negative. */
interface Padding {
  readonly before: Shape
  readonly after: Shape
}

/** Attribute `paddings` in version 1, `pads` from 2, input 1 from 11; axes are input 3 from 18. */
function paddingOf(ctx: OpContext, rank: number): Padding {
  const unknown = { before: unknownDims(rank), after: unknownDims(rank) }
  const pads = ctx.attrs.ints('pads') ?? ctx.attrs.ints('paddings') ?? (ctx.has(1) ? dimsOf(ctx, 1) : ctx.fail('no pads are given'))
  const given = ctx.has(3) ? (dimsOf(ctx, 3) ?? null) : Array.from({ length: rank }, (_, axis) => axis)
  const axes = axesOf(ctx, given, rank)
  if (axes === null) return unknown
  if (pads !== undefined && pads.length !== 2 * axes.length) ctx.fail(`${pads.length} pads for ${axes.length} axes`)
  const along = (offset: number): Shape => Array.from({ length: rank }, (_, axis) => (axes.includes(axis) ? (pads?.[offset + axes.indexOf(axis)] ?? null) : 0))
  return { before: along(0), after: along(axes.length) }
}

function inferPad(ctx: OpContext): readonly TensorFact[] {
  const from = ctx.shape(0)
  if (from === undefined) return [computed(ctx, 0, undefined)]
  const { before, after } = paddingOf(ctx, from.length)
  const shape = from.map((dim, axis) => padded(ctx, dim, before[axis] ?? null, after[axis] ?? null))
  const mode = ctx.attrs.string('mode', 'constant')
  const fill = mode === 'constant' ? fillOf(ctx) : null
  const evaluate = (grid: Grid, sizes: Sizes) => (before.every((pad) => typeof pad === 'number') ? pad(grid, sizes, before, mode, fill) : undefined)
  return [computed(ctx, 0, shape, evaluate, shape.some((dim, axis) => dim === null && from[axis] !== null) ? whyComputed(ctx, ctx.has(3) ? 3 : 1) : undefined)]
}

function padded(ctx: OpContext, dim: Dim, before: Dim, after: Dim): Dim {
  if (before === 0 && after === 0) return dim
  const sum = add(dim, before, after)
  return typeof sum === 'number' && sum < 0 ? ctx.fail(`pads of ${before} and ${after} leave nothing of ${dim}`) : sum
}

/** What the constant mode fills with; null when it is not known. */
function fillOf(ctx: OpContext): Scalar {
  const zero = ctx.dtype(0) === 'bool' ? false : 0
  if (ctx.opset < 11) return ctx.attrs.float('value', 0)
  return ctx.has(2) ? (ctx.value(2)?.[0] ?? null) : zero
}

/** Elements outside come from inside (`reflect`, `edge`, `wrap`), or are `fill`. */
function pad({ value, sizes: from }: Grid, sizes: Sizes, before: Sizes, mode: string, fill: Scalar): Value {
  const strides = stridesOf(from)
  const inside = INSIDE.get(mode)
  return indicesOf(sizes).map((index) => {
    const shifted = index.map((i, axis) => i - (before[axis] ?? 0))
    const isInside = shifted.every((i, axis) => i >= 0 && i < (from[axis] ?? 0))
    if (!isInside && inside === undefined) return fill
    return (
      value[
        positionOf(
          shifted.map((i, axis) => (inside === undefined ? i : inside(i, from[axis] ?? 0))),
          strides,
        )
      ] ?? null
    )
  })
}

const remainder = (i: number, size: number): number => ((i % size) + size) % size

/** Where position `i`, which may lie outside, takes its element from on an axis of `size`. */
const INSIDE: ReadonlyMap<string, (i: number, size: number) => number> = new Map([
  ['edge', (i, size) => Math.min(Math.max(i, 0), size - 1)],
  ['wrap', remainder],
  ['reflect', (i, size) => size - 1 - Math.abs(size - 1 - remainder(i, Math.max(1, 2 * size - 2)))],
])

/** Sizes are cropped or padded around their middle; what cannot be halved is cropped before and padded after. */
function inferCenterCropPad(ctx: OpContext): readonly TensorFact[] {
  const from = ctx.shape(0)
  if (from === undefined) return [computed(ctx, 0, undefined)]
  const axes = ctx.attrs.ints('axes')?.map((axis) => axisOf(ctx, axis, from.length)) ?? from.map((_, axis) => axis)
  const target = dimsOf(ctx, 1) ?? unknownDims(axes.length)
  if (target.length !== axes.length) ctx.fail(`${target.length} sizes for ${axes.length} axes`)
  const shape = from.map((dim, axis) => (axes.includes(axis) ? (target[axes.indexOf(axis)] ?? null) : dim))
  const evaluate = (grid: Grid, sizes: Sizes): Value => {
    const before = sizes.map((size, axis) => {
      const less = (grid.sizes[axis] ?? 0) - size
      return less > 0 ? -Math.floor(less / 2) : Math.floor(-less / 2)
    })
    return pad(grid, sizes, before, 'constant', ctx.dtype(0) === 'bool' ? false : 0)
  }
  return [computed(ctx, 0, shape, evaluate, target.includes(null) ? whyComputed(ctx, 1) : undefined)]
}

/** Elements of the input that padding by these amounts keeps. */
function keptByPad(ctx: OpContext): Dim {
  const from = ctx.shape(0)
  if (from === undefined) return null
  const { before, after } = paddingOf(ctx, from.length)
  return elementsOf(from.map((dim, axis) => add(dim, min(0, before[axis] ?? null), min(0, after[axis] ?? null))))
}

/** Elements of the input within the wanted sizes. */
function keptByCrop(ctx: OpContext, output: Shape | undefined): Dim {
  const from = ctx.shape(0)
  return from === undefined || output === undefined ? null : elementsOf(from.map((dim, axis) => min(dim, output[axis] ?? null)))
}

export const PAD: Family = {
  Pad: {
    infer: inferPad,
    cost: (ctx) => ({ reads: { 0: keptByPad(ctx) } }),
    roles: { 1: 'index', 2: 'index', 3: 'index' },
    counts: 'reads what of X is kept, writes |Y|',
  },
  CenterCropPad: {
    infer: inferCenterCropPad,
    cost: (ctx, [output]) => ({ reads: { 0: keptByCrop(ctx, output?.kind === 'tensor' ? output.shape : undefined) } }),
    roles: { 1: 'index' },
    counts: 'reads what of X is kept, writes |Y|',
  },
}
