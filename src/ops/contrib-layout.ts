import { add, ceilDiv, type Dim, multiply } from '../facts/dim.ts'
import type { OpContext } from './context.ts'
import { fusedActivation, QLINEAR_AVERAGE_POOL, QLINEAR_CONV_TRANSPOSE } from './contrib-conv.ts'
import { CONVOLUTION } from './conv.ts'
import { CONV_TRANSPOSE } from './conv-transpose.ts'
import { outputElements } from './counting.ts'
import { NORM } from './norm.ts'
import { POOL } from './pool.ts'
import { RESIZE } from './resize.ts'
import { ruleLike, withChannelsLast } from './reuse.ts'
import { SAMPLING } from './sampling.ts'
import { dimOf, shaped } from './shaped.ts'
import type { Family, OpSpec } from './spec.ts'
import { TRANSPOSE } from './transpose.ts'

/** Channels per block, which depends on the machine that optimised the model: where these agree, it does not matter. */
const BLOCK_SIZES = [8, 16]

const BLOCKED = 'the block size of channels is that of the machine that optimised the model'

function blocked(channels: Dim): Dim {
  const [small, large] = BLOCK_SIZES.map((size) => multiply(ceilDiv(channels, size), size))
  return small === large ? (small ?? null) : null
}

const reorderInput: OpSpec = {
  infer: (ctx) => {
    const shape = ctx.shape(0)
    const isLast = ctx.attrs.int('channels_last', 0) !== 0
    const spatial = isLast ? shape?.slice(1, -1) : shape?.slice(2)
    return [shaped(ctx, ctx.dtype(0), spatial && [shape?.[0] ?? null, blocked(dimOf(ctx, 0, isLast ? -1 : 1)), ...spatial], BLOCKED)]
  },
  counts: '0; reads |X|, writes |Y|',
}

const reorderOutput: OpSpec = {
  infer: (ctx) => {
    const shape = ctx.shape(0)
    const channels = ctx.attrs.int('channels', 0)
    if (shape === undefined) return [shaped(ctx, ctx.dtype(0), undefined)]
    const [batch = null, , ...spatial] = shape
    return [shaped(ctx, ctx.dtype(0), ctx.attrs.int('channels_last', 0) === 0 ? [batch, channels, ...spatial] : [batch, ...spatial, channels])]
  },
  counts: '0; reads |X|, writes |Y|',
}

const upsample: OpSpec = {
  infer: (ctx) => {
    const scales = ctx.attrs.ints('scales')
    return [shaped(ctx, ctx.dtype(0), scales && ctx.shape(0)?.map((dim, axis) => multiply(dim, scales[axis] ?? 1)))]
  },
  cost: (ctx, outputs) => {
    const scaled = (ctx.attrs.ints('scales') ?? []).filter((scale) => scale !== 1).length
    return ctx.attrs.string('mode', 'nearest') === 'nearest' ? {} : { flops: multiply(outputElements(outputs), 3 * (2 ** scaled - 1)) }
  },
  counts: 'nearest 0; linear 3(2^d - 1)|Y| with d axes scaled',
}

/** Blocked layouts that onnxruntime writes into optimised files: shapes are those of N × C × spatial with C rounded up. */
export const NCHWC: Family = {
  'com.microsoft.nchwc::AveragePool': ruleLike(POOL, 'AveragePool', 19),
  'com.microsoft.nchwc::GlobalAveragePool': ruleLike(POOL, 'GlobalAveragePool', 1),
  'com.microsoft.nchwc::GlobalMaxPool': ruleLike(POOL, 'GlobalMaxPool', 1),
  'com.microsoft.nchwc::MaxPool': ruleLike(POOL, 'MaxPool', 12),
  'com.microsoft.nchwc::ReorderInput': reorderInput,
  'com.microsoft.nchwc::ReorderOutput': reorderOutput,
  'com.microsoft.nchwc::Upsample': upsample,
}

/** An operator of the default domain with its channels last and, perhaps, an activation fused to it; in the versions of that domain. */
function nhwc(family: Family, op: string): OpSpec {
  const spec = family[op]
  if (spec === undefined) throw new Error(`no rule for ${op}`)
  const { cost } = spec
  const activated: OpSpec['cost'] = (ctx: OpContext, outputs) => {
    const base = cost?.(ctx, outputs) ?? {}
    const [flops, transcendentals] = fusedActivation(ctx)
    if (flops === 0) return base
    const elements = outputElements(outputs)
    return {
      ...base,
      flops: add(base.flops === undefined ? 0 : base.flops, multiply(elements, flops)),
      transcendentals: add(base.transcendentals === undefined ? 0 : base.transcendentals, multiply(elements, transcendentals)),
    }
  }
  return withChannelsLast({ ...spec, cost: activated })
}

const family = (rules: Family, ...ops: readonly string[]): Family => Object.fromEntries(ops.map((op) => [`com.ms.internal.nhwc::${op}`, nhwc(rules, op)]))

/** Operators of the default domain that onnxruntime turned to channels last; Resize has its sizes in the order of its input. */
export const NHWC: Family = {
  ...family(CONVOLUTION, 'Conv', 'QLinearConv'),
  ...family(CONV_TRANSPOSE, 'ConvTranspose'),
  ...family(POOL, 'AveragePool', 'GlobalAveragePool', 'GlobalLpPool', 'GlobalMaxPool', 'LpPool', 'MaxPool', 'MaxUnpool'),
  ...family(SAMPLING, 'GridSample'),
  ...family(NORM, 'BatchNormalization', 'InstanceNormalization', 'LRN'),
  ...family(TRANSPOSE, 'DepthToSpace', 'SpaceToDepth'),
  'com.ms.internal.nhwc::QLinearAveragePool': withChannelsLast(QLINEAR_AVERAGE_POOL),
  'com.ms.internal.nhwc::QLinearConvTranspose': withChannelsLast(QLINEAR_CONV_TRANSPOSE),
  'com.ms.internal.nhwc::Resize': ruleLike(RESIZE, 'Resize', 18),
}
