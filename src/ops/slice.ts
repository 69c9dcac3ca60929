import { add, atLeast, ceilDiv, type Dim, max, min, multiply, negate, subtract } from '../facts/dim.ts'
import type { TensorFact } from '../facts/fact.ts'
import { slice } from '../facts/indexing.ts'
import type { OpContext } from './context.ts'
import { outputElements } from './counting.ts'
import { axisOf, listOf, moved, unknownDims, whyComputed } from './movement.ts'
import type { Family, OpSpec } from './spec.ts'

/** What is taken of one axis; a start is a number where the size of the axis and the bounds are. */
interface Part {
  readonly start: number | undefined
  readonly step: number
  readonly count: Dim
}

/** Bounds from here on mean "to the end", as exporters write it. */
const END = 2 ** 31 - 1

/** Bounds and axes are attributes before version 10, inputs since, which also brought steps. */
function inferSlice(ctx: OpContext): readonly TensorFact[] {
  const shape = ctx.shape(0)
  if (shape === undefined) return [moved(ctx, 0, undefined)]
  const [starts, ends] = [listOf(ctx, 'starts', 1) ?? null, listOf(ctx, 'ends', 2) ?? null]
  const count = starts?.length ?? ends?.length
  const axes = listOf(ctx, 'axes', 3) ?? (ctx.has(3) ? null : count === undefined ? null : Array.from({ length: count }, (_, axis) => axis))
  if (axes === null || axes.includes(null)) return [moved(ctx, 0, unknownDims(shape.length), undefined, whyComputed(ctx, axes === null && !ctx.has(3) ? 1 : 3))]
  if (count !== undefined && axes.length !== count) ctx.fail(`${count} starts for ${axes.length} axes`)
  const steps = ctx.has(4) ? (listOf(ctx, '', 4) ?? null) : axes.map(() => 1)
  const parts = shape.map((dim): Part => ({ start: 0, step: 1, count: dim }))
  axes.forEach((given, i) => {
    if (typeof given !== 'number') return
    const axis = axisOf(ctx, given, shape.length)
    parts[axis] = partOf(ctx, axis, shape[axis] ?? null, starts?.[i] ?? null, ends?.[i] ?? null, steps?.[i] ?? null)
  })
  return [
    moved(
      ctx,
      0,
      parts.map((part) => part.count),
      (grid, sizes) => {
        const from = parts.map((part) => part.start)
        if (!from.every((start) => start !== undefined)) return undefined
        return slice(
          grid,
          from,
          parts.map((part) => part.step),
          sizes,
        )
      },
    ),
  ]
}

/** A size that only a run can tell is at most that of the axis. */
function partOf(ctx: OpContext, axis: number, dim: Dim, start: Dim, end: Dim, step: Dim): Part {
  if (step === 0) ctx.fail('a step is 0')
  if (start === null || end === null || typeof step !== 'number') return { start: undefined, step: 1, count: dim === null ? null : ctx.freshDim(0, axis, dim) }
  if (typeof dim === 'number' && typeof start === 'number' && typeof end === 'number') return numericPart(dim, start, end, step)
  const count = step > 0 ? forwardCount(dim, start, end, step) : backwardCount(dim, start, end, -step)
  return { start: start === 0 ? 0 : undefined, step, count }
}

/** As NumPy has it, save that `END` reaches the end of the axis in either direction, and a start before the axis is its first element. */
function numericPart(size: number, start: number, end: number, step: number): Part {
  const clamp = (bound: number, low: number, high: number) => Math.max(low, Math.min(bound < 0 ? bound + size : bound, high))
  if (step > 0) {
    const from = clamp(start, 0, size)
    return { start: from, step, count: Math.max(0, Math.ceil((clamp(end, 0, size) - from) / step)) }
  }
  const from = Math.min(clamp(start, 0, size - 1), size - 1)
  const to = end === END || end === Number.POSITIVE_INFINITY ? -1 : clamp(end, -1, size)
  return { start: from, step, count: size === 0 ? 0 : Math.max(0, Math.ceil((to - from) / step)) }
}

/**
 * Every candidate for the end less every candidate for the start, the least of them: with `start = max(…lows)` and
 * `end = min(…highs)`, written so that what cancels does cancel.
 */
function forwardCount(dim: Dim, start: Dim, end: Dim, step: number): Dim {
  const lows = isPast(start) ? [dim] : isBefore(start) ? [0] : atLeast(start, 0) ? [start] : [0, fromFront(dim, start)]
  const highs = isPast(end) ? [dim] : isBefore(end) ? [0] : isNegative(end) ? [add(dim, end)] : [fromFront(dim, end), dim]
  return countBetween(lows, highs, step)
}

function backwardCount(dim: Dim, start: Dim, end: Dim, step: number): Dim {
  const last = subtract(dim, 1)
  const highs = isPast(start) || start === -1 ? [last] : [isBefore(start) ? 0 : max(0, fromFront(dim, start)), last]
  const lows = isPast(end) || isBefore(end) ? [-1] : atLeast(end, 0) ? [end] : [-1, fromFront(dim, end)]
  return countBetween(lows, highs, step)
}

function countBetween(lows: readonly Dim[], highs: readonly Dim[], step: number): Dim {
  return max(0, min(...highs.flatMap((high) => lows.map((low) => ceilDiv(subtract(high, low), step)))))
}

const isPast = (bound: Dim): boolean => typeof bound === 'number' && bound >= END
const isBefore = (bound: Dim): boolean => typeof bound === 'number' && bound <= -END
const isNegative = (bound: Dim): boolean => atLeast(negate(bound), 1)

/** A bound counted from the front. Where only a run can tell its sign, the size is added by `min(1, max(0, -bound))` times. */
function fromFront(dim: Dim, bound: Dim): Dim {
  if (atLeast(bound, 0)) return bound
  if (isNegative(bound)) return add(dim, bound)
  return add(bound, multiply(dim, min(1, max(0, negate(bound)))))
}

const slicing: OpSpec = {
  infer: inferSlice,
  cost: (_, outputs) => ({ reads: { 0: outputElements(outputs) } }),
  roles: { 1: 'index', 2: 'index', 3: 'index', 4: 'index' },
  counts: 'reads |Y| of X, writes |Y|',
}

export const SLICE: Family = { Slice: slicing }
