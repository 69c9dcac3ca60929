import { add, multiply, type Shape } from '../facts/dim.ts'
import type { DType } from '../facts/dtype.ts'
import type { Attribute } from '../graph/graph.ts'
import { Attributes, type OpContext } from './context.ts'
import { convolutionMacs, convolvedShape, groupOf } from './conv.ts'
import { transposedConvolutionMacs, transposedConvolutionShape } from './conv-transpose.ts'
import { countsFlops, inputElements, outputElements } from './counting.ts'
import { dimsOf, whyComputed } from './movement.ts'
import { pooledShape } from './pool.ts'
import { contextWith, withChannelsLast } from './reuse.ts'
import { quantParams } from './roles.ts'
import { dimOf, shaped } from './shaped.ts'
import type { Family, OpCost, OpSpec, Role } from './spec.ts'

/** Where the parts of a convolution stand, and what comes after it. */
interface Convolution {
  readonly w: number
  readonly bias: number
  /** A tensor of the output's shape that is added to it. */
  readonly addend?: number
  readonly dtype?: (ctx: OpContext) => DType | undefined
  /** FLOPs per output element for requantising. */
  readonly requantise?: number
  readonly roles?: Readonly<Record<number, Role>>
}

/** The kernel as M × C/group × spatial, whichever of its axes holds the channels; where both may, as ONNX has it. */
function kernelShape(ctx: OpContext, w: number): Shape | undefined {
  const shape = ctx.shape(w)
  const [channels, group] = [dimOf(ctx, 0, 1), groupOf(ctx)]
  if (shape === undefined || typeof channels !== 'number' || channels % group !== 0) return shape
  const perGroup = channels / group
  return shape[1] !== perGroup && shape.at(-1) === perGroup ? [shape[0] ?? null, perGroup, ...shape.slice(1, -1)] : shape
}

const TRANSCENDENTAL: ReadonlySet<string> = new Set(['Sigmoid', 'Tanh', 'Gelu', 'QuickGelu', 'Elu'])

/** FLOPs per output element of the activation fused to a node: 1, and whether it is transcendental. */
export function fusedActivation(ctx: OpContext): readonly [flops: number, transcendentals: number] {
  const name = ctx.attrs.string('activation', '')
  return name === '' ? [0, 0] : [1, TRANSCENDENTAL.has(name) ? 1 : 0]
}

function convolution({ w, bias, addend, dtype, requantise = 0, roles }: Convolution): OpSpec {
  return {
    infer: (ctx) => [shaped(ctx, dtype === undefined ? ctx.dtype(0) : dtype(ctx), convolvedShape(ctx, ctx.shape(0), kernelShape(ctx, w)))],
    cost: (ctx, outputs): OpCost => {
      const elements = outputElements(outputs)
      const [activation, transcendentals] = fusedActivation(ctx)
      const added = [bias, ...(addend === undefined ? [] : [addend])].filter((i) => ctx.has(i)).length
      return {
        macs: convolutionMacs(ctx, elements, ctx.shape(0), kernelShape(ctx, w)),
        flops: multiply(elements, added + activation + requantise),
        transcendentals: multiply(elements, transcendentals),
        macClass: [0, w],
      }
    },
    counts: `MACs |Y|·(C/g)·Πk; |Y| each for bias, added tensor and activation${requantise > 0 ? ', 3|Y| requantising' : ''}`,
    roles: { [w]: 'weight', [bias]: 'weight', ...roles },
  }
}

const FUSED: Convolution = { w: 1, bias: 2, addend: 3 }

const QUANT_PARAMS = quantParams(1, 2, 4, 5, 6, 7)

const QLINEAR: Convolution = { w: 3, bias: 8, dtype: (ctx) => ctx.dtype(7) ?? ctx.dtype(0), requantise: 3, roles: QUANT_PARAMS }

export const isChannelsLast = (ctx: OpContext): boolean => ctx.attrs.int('channels_last', 0) !== 0

const FROM_ATTRIBUTES = ['auto_pad', 'dilations', 'group', 'kernel_shape', 'output_padding', 'output_shape', 'strides']

/** The node with the pads that its input holds as the attribute they are elsewhere; undefined when they are not known. */
function withPads(ctx: OpContext): OpContext | undefined {
  const pads = ctx.has(2) ? dimsOf(ctx, 2) : []
  if (pads?.every((pad) => typeof pad === 'number') !== true) return undefined
  const attributes = FROM_ATTRIBUTES.flatMap((name) => {
    const attribute = ctx.attrs.raw(name)
    return attribute === undefined ? [] : [[name, attribute] as const]
  })
  const attribute: Attribute = { kind: 'ints', value: pads }
  return contextWith(ctx, { attrs: new Attributes(new Map([...attributes, ['pads', attribute]])) })
}

const convTransposeWithDynamicPads: OpSpec = {
  infer: (ctx) => {
    const [x, w] = [ctx.shape(0), ctx.shape(1)]
    const padded = withPads(ctx)
    if (padded !== undefined) return [shaped(ctx, ctx.dtype(0), transposedConvolutionShape(padded, x, w))]
    const spatial = x?.slice(2).map(() => null)
    return [shaped(ctx, ctx.dtype(0), spatial && [dimOf(ctx, 0, 0), multiply(dimOf(ctx, 1, 1), groupOf(ctx)), ...spatial], whyComputed(ctx, 2))]
  },
  cost: (ctx, outputs) => ({
    macs: transposedConvolutionMacs(ctx, inputElements(ctx), ctx.shape(0), ctx.shape(1)),
    flops: ctx.has(3) ? outputElements(outputs) : 0,
  }),
  counts: 'MACs |X|·(M/g)·Πk; bias |Y|',
  roles: { 1: 'weight', 2: 'index', 3: 'weight' },
}

/** Only of the int8 form, since it is used where a layout asks for it. */
export const QLINEAR_CONV_TRANSPOSE: OpSpec = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(7) ?? ctx.dtype(0), transposedConvolutionShape(ctx, ctx.shape(0), ctx.shape(3)))],
  cost: (ctx, outputs) => ({
    macs: transposedConvolutionMacs(ctx, inputElements(ctx), ctx.shape(0), ctx.shape(3)),
    flops: multiply(outputElements(outputs), 3 + (ctx.has(8) ? 1 : 0)),
    macClass: [0, 3],
  }),
  counts: 'MACs |X|·(M/g)·Πk; bias |Y|, 3|Y| requantising',
  roles: { 3: 'weight', 8: 'weight', ...QUANT_PARAMS },
}

const windowElements = (ctx: OpContext): number => (ctx.attrs.ints('kernel_shape') ?? []).reduce((product, size) => product * size, 1)

/** `Πk - 1` comparisons of floats per output element; of integers they are none. */
const maxPool: OpSpec = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(0), pooledShape(ctx, ctx.shape(0)))],
  cost: (ctx, outputs) => (countsFlops(ctx) ? { flops: multiply(outputElements(outputs), windowElements(ctx) - 1) } : {}),
  counts: '|Y|·(Πk - 1) comparisons of floats',
}

const SCALES = quantParams(1, 2, 3, 4)

export const QLINEAR_AVERAGE_POOL: OpSpec = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(0), pooledShape(ctx, ctx.shape(0)))],
  cost: (ctx, outputs) => ({ flops: multiply(outputElements(outputs), windowElements(ctx) + 3) }),
  counts: '|Y|·Πk, 3|Y| requantising',
  roles: SCALES,
}

const qlinearGlobalAveragePool: OpSpec = {
  infer: (ctx) => [
    shaped(
      ctx,
      ctx.dtype(0),
      ctx.shape(0)?.map((dim, axis) => (axis < 2 ? dim : 1)),
    ),
  ],
  cost: (ctx, outputs) => ({ flops: add(inputElements(ctx), multiply(outputElements(outputs), 4)) }),
  counts: '|X| + |Y|, 3|Y| requantising',
  roles: SCALES,
}

/** Convolutions and pools with other layouts or more in one node (com.microsoft). */
export const CONTRIB_CONV: Family = {
  'com.microsoft::ConvTransposeWithDynamicPads': convTransposeWithDynamicPads,
  'com.microsoft::FusedConv': convolution(FUSED),
  'com.microsoft::MaxpoolWithMask': { ...maxPool, roles: { 1: 'index' } },
  'com.microsoft::NhwcConv': withChannelsLast(convolution({ w: 1, bias: 2 })),
  'com.microsoft::NhwcFusedConv': withChannelsLast(convolution(FUSED)),
  'com.microsoft::NhwcMaxPool': withChannelsLast(maxPool),
  'com.microsoft::QLinearAveragePool': withChannelsLast(QLINEAR_AVERAGE_POOL, isChannelsLast),
  'com.microsoft::QLinearConv': withChannelsLast(convolution(QLINEAR), isChannelsLast),
  'com.microsoft::QLinearGlobalAveragePool': withChannelsLast(qlinearGlobalAveragePool, isChannelsLast),
  'com.microsoft.nchwc::Conv': convolution(FUSED),
}
