import { add, type Dim, dimKey, elementsOf, floorDiv, isEqual, multiply, type Shape } from '../facts/dim.ts'
import type { DType } from '../facts/dtype.ts'
import { elementCount, type Fact } from '../facts/fact.ts'
import type { OpContext } from './context.ts'
import { outputElements } from './counting.ts'
import { agreed } from './movement.ts'
import { dimOf, shaped } from './shaped.ts'
import type { Family, OpCost, OpSpec, Role } from './spec.ts'
import { positionsAlong, windowOf } from './window.ts'

/** Where a convolution's input, kernel and bias stand among the inputs. */
export interface ConvSlots {
  readonly x: number
  readonly w: number
  readonly bias?: number
}

const CONV: ConvSlots = { x: 0, w: 1, bias: 2 }

const QLINEAR: ConvSlots = { x: 0, w: 3, bias: 8 }

/**
 * Spatial shape of a convolution's kernel: the attribute, or what `w` has after its two channel axes. Undefined when not even
 * its rank is known; fails where the two contradict each other.
 */
export function kernelOf(ctx: OpContext, x: Shape | undefined, w: Shape | undefined): Shape | undefined {
  const attribute = ctx.attrs.ints('kernel_shape')
  const given = attribute === undefined || attribute.length === 0 ? undefined : attribute
  const rank = given?.length ?? (w ?? x)?.length
  if (rank === undefined) return undefined
  const spatial = given === undefined ? rank - 2 : rank
  if (spatial < 1) ctx.fail('a convolution needs at least one spatial axis')
  for (const shape of [x, w]) if (shape !== undefined && shape.length !== spatial + 2) ctx.fail(`an input of rank ${shape.length} does not fit a kernel of ${spatial} axes`)
  const stored = w?.slice(2) ?? Array<Dim>(spatial).fill(null)
  return stored.map((size, axis) => (given === undefined ? size : agreed(ctx, size, given[axis] ?? null)))
}

/** N × M × positions of a convolution of `x` (N × C × spatial) with `w` (M × C/group × kernel); undefined when no rank is known. */
export function convolvedShape(ctx: OpContext, x: Shape | undefined, w: Shape | undefined): Shape | undefined {
  const kernel = kernelOf(ctx, x, w)
  if (kernel === undefined) return undefined
  const [batch = null, channels = null, ...spatial] = x ?? Array<Dim>(kernel.length + 2).fill(null)
  const group = groupOf(ctx)
  const channelsOfKernel = multiply(w?.[1] ?? null, group)
  if (isEqual(channels, channelsOfKernel) === false) ctx.fail(`${dimKey(channels)} channels do not fit a kernel of ${dimKey(w?.[1] ?? null)} in ${group} groups`)
  return [batch, w?.[0] ?? null, ...positionsAlong(ctx, spatial, windowOf(ctx, kernel))]
}

/** The `group` attribute; fails below 1. */
export function groupOf(ctx: OpContext): number {
  const group = ctx.attrs.int('group', 1)
  return Number.isSafeInteger(group) && group >= 1 ? group : ctx.fail(`group is ${group}, which should be at least 1`)
}

/** `|Y| · (C/group) · Πkernel` of an output of `elements`; padding counts as if it were data. */
export function convolutionMacs(ctx: OpContext, elements: Dim, x: Shape | undefined, w: Shape | undefined): Dim {
  if (w !== undefined) return multiply(elements, elementsOf(w.slice(1)))
  const kernel = kernelOf(ctx, x, w)
  return kernel === undefined ? null : multiply(elements, floorDiv(x?.[1] ?? null, groupOf(ctx)), elementsOf(kernel))
}

function convolution({ x, w, bias }: ConvSlots, dtype: (ctx: OpContext) => DType | undefined, perOutput = 0): Pick<OpSpec, 'infer' | 'cost'> {
  return {
    infer: (ctx) => [shaped(ctx, dtype(ctx), convolvedShape(ctx, ctx.shape(x), ctx.shape(w)))],
    cost: (ctx, outputs) => {
      const elements = outputElements(outputs)
      const each = perOutput + (bias !== undefined && ctx.has(bias) ? 1 : 0)
      return { macs: convolutionMacs(ctx, elements, ctx.shape(x), ctx.shape(w)), flops: multiply(elements, each), macClass: [x, w] }
    },
  }
}

/** Sampling between the cells of a grid of `rank` axes: `2^(rank+1) - 1` FLOPs, 7 in the plane. */
export function linearSamplingFlops(rank: number): number {
  return 2 ** (rank + 1) - 1
}

function deformedCost(ctx: OpContext, outputs: readonly (Fact | undefined)[]): OpCost {
  const elements = outputElements(outputs)
  const kernel = kernelOf(ctx, ctx.shape(0), ctx.shape(1))
  const output = outputs[0]?.kind === 'tensor' ? outputs[0].shape : undefined
  if (kernel === undefined || output === undefined) return { macs: null, flops: null }
  const samples = multiply(dimOf(ctx, 0, 0), dimOf(ctx, 0, 1), elementsOf(kernel), elementsOf(output.slice(2)))
  const sampling = multiply(samples, linearSamplingFlops(kernel.length) + (ctx.has(4) ? 1 : 0))
  return { macs: convolutionMacs(ctx, elements, ctx.shape(0), ctx.shape(1)), flops: add(sampling, ctx.has(3) ? elements : 0) }
}

const QUANT_PARAMS: Readonly<Record<number, Role>> = Object.fromEntries([1, 2, 4, 5, 6, 7].map((slot) => [slot, 'quantParam']))

/** Input N × C × L, a kernel C × 1 × k and the k - 1 positions before: depthwise, and never ahead of time. */
function inferCausal(ctx: OpContext): readonly Fact[] {
  const [x, w] = [ctx.shape(0), ctx.shape(1)]
  const [past, bias] = [ctx.shape(3), ctx.shape(2)]
  for (const shape of [x, w, past]) if (shape !== undefined && shape.length !== 3) ctx.fail('input, weight and past_state should be of rank 3')
  const batch = agreed(ctx, past?.[0] ?? null, x?.[0] ?? null)
  const channels = [w?.[0] ?? null, past?.[1] ?? null, bias?.[0] ?? null].reduce((a, b) => agreed(ctx, b, a), x?.[1] ?? null)
  const kept = agreed(ctx, past?.[2] ?? null, add(w?.[2] ?? null, -1))
  return [shaped(ctx, ctx.dtype(0), [batch, channels, x?.[2] ?? null]), shaped(ctx, ctx.dtype(0), [batch, channels, kept])]
}

function causalCost(ctx: OpContext, outputs: readonly (Fact | undefined)[]): OpCost {
  const elements = elementCount(outputs[0])
  const isActivated = ctx.attrs.string('activation', 'none') !== 'none'
  return {
    macs: multiply(elements, dimOf(ctx, 1, 2)),
    flops: multiply(elements, (ctx.has(2) ? 1 : 0) + (isActivated ? 1 : 0)),
    transcendentals: isActivated ? elements : 0,
  }
}

const CONV_COUNTS = 'MACs |Y|·(C/g)·Πk'

export const CONVOLUTION: Family = {
  Conv: {
    ...convolution(CONV, (ctx) => ctx.dtype(0) ?? ctx.dtype(1)),
    roles: { 1: 'weight', 2: 'weight' },
    counts: `${CONV_COUNTS}, padding included; bias |Y|`,
  },
  ConvInteger: {
    ...convolution({ x: 0, w: 1 }, () => 'int32'),
    roles: { 1: 'weight', 2: 'quantParam', 3: 'quantParam' },
    counts: `${CONV_COUNTS}; zero points not counted`,
  },
  QLinearConv: {
    ...convolution(QLINEAR, (ctx) => ctx.dtype(7) ?? ctx.dtype(0), 3),
    roles: { 3: 'weight', 8: 'weight', ...QUANT_PARAMS },
    counts: `${CONV_COUNTS}; bias |Y|, requantising 3|Y|`,
  },
  DeformConv: {
    infer: (ctx) => [shaped(ctx, ctx.dtype(0), convolvedShape(ctx, ctx.shape(0), ctx.shape(1)))],
    cost: deformedCost,
    roles: { 1: 'weight', 3: 'weight' },
    counts: `${CONV_COUNTS}; sampling 2^(d+1) - 1 per sample (7 in the plane), 1 more with a mask, N·C·Πk·ΠO samples; bias |Y|`,
  },
  CausalConvWithState: {
    infer: inferCausal,
    cost: causalCost,
    roles: { 1: 'weight', 2: 'weight' },
    counts: 'MACs |Y|·k; bias |Y|, activation |Y|',
  },
}
