import { broadcast } from '../facts/broadcast.ts'
import { ceilDiv, floorDiv, multiply } from '../facts/dim.ts'
import type { OpContext } from './context.ts'
import { elementwise, inputElements, outputElements } from './counting.ts'
import { dimOf, shaped, shapedLike } from './shaped.ts'
import type { Family, OpSpec, Role } from './spec.ts'

/** An activation of input 0, with 1 more FLOP per element for each of the `addends` that is given. */
function activation(perElement: number, transcendentals: number, addends: readonly number[], counts: string, roles: Readonly<Record<number, Role>> = {}): OpSpec {
  return {
    infer: (ctx) => [shapedLike(ctx, 0)],
    cost: (ctx) => elementwise(ctx, inputElements(ctx), perElement + addends.filter((i) => ctx.has(i)).length, transcendentals),
    counts,
    roles,
  }
}

/** Half of the channels, times the activation of the other half. */
const biasSplitGelu: OpSpec = {
  infer: (ctx) => {
    const shape = ctx.shape(0)
    return [shaped(ctx, ctx.dtype(0), shape && [...shape.slice(0, -1), floorDiv(dimOf(ctx, 0, -1), 2)])]
  },
  cost: (ctx, outputs) => elementwise(ctx, outputElements(outputs), 6, 1),
  counts: '6|Y|: Gelu 4 and 2',
  roles: { 1: 'weight' },
}

const isTraining = (ctx: OpContext, mode: number): boolean => ctx.has(mode) && ctx.value(mode)?.[0] !== false

/** Dropout that leaves all elements when not training; a mask holds one bit per element, 32 to a word. */
const bitmaskDropout: OpSpec = {
  infer: (ctx) => [shapedLike(ctx, 0), shaped(ctx, 'uint32', [ceilDiv(inputElements(ctx), 32)])],
  cost: (ctx) => (isTraining(ctx, 2) ? elementwise(ctx, inputElements(ctx), 2) : {}),
  isView: (ctx) => !isTraining(ctx, 2) && !ctx.wants(1),
  counts: '0, training 2|X|; a view when nothing is dropped',
  roles: { 1: 'index', 2: 'index' },
}

/** Bias and residual around a dropout. */
function biasDropout(hasBitmask: boolean): OpSpec {
  return {
    infer: (ctx) => [shapedLike(ctx, 0), hasBitmask ? shaped(ctx, 'uint32', [ceilDiv(inputElements(ctx), 32)]) : shapedLike(ctx, 0, 'bool')],
    cost: (ctx) => elementwise(ctx, inputElements(ctx), 1 + (ctx.has(2) ? 1 : 0) + (isTraining(ctx, 4) ? 2 : 0)),
    counts: '|X| each for bias and residual; training 2|X|',
    roles: { 1: 'weight', 3: 'index', 4: 'index' },
  }
}

/** Products of complex numbers, whose two parts are the last axis. */
const complexProduct: OpSpec = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(0), broadcast(ctx.shape(0), ctx.shape(1)))],
  cost: (ctx, outputs) => elementwise(ctx, floorDiv(outputElements(outputs), 2), 6),
  counts: '6 per complex number',
}

/** Activations, biases and dropouts in one node (com.microsoft). */
export const CONTRIB_ACTIVATION: Family = {
  'com.microsoft::BiasAdd': activation(2, 0, [], '2|X|: bias and residual', { 1: 'weight' }),
  'com.microsoft::BiasDropout': biasDropout(false),
  'com.microsoft::BiasGelu': activation(4, 1, [1], '5|X|: Gelu 4 and bias', { 1: 'weight' }),
  'com.microsoft::BiasSoftmax': activation(5, 1, [1], '6|X|: softmax 5 and bias'),
  'com.microsoft::BiasSplitGelu': biasSplitGelu,
  'com.microsoft::BitmaskBiasDropout': biasDropout(true),
  'com.microsoft::BitmaskDropout': bitmaskDropout,
  'com.microsoft::ComplexMul': complexProduct,
  'com.microsoft::ComplexMulConj': complexProduct,
  'com.microsoft::FastGelu': activation(8, 1, [1], '8|X|, bias |X|', { 1: 'weight' }),
  'com.microsoft::GatedAdd': activation(2, 0, [], '2|X|: gate and sum'),
  'com.microsoft::Gelu': activation(4, 1, [], '4|X|'),
  'com.microsoft::QOrderedGelu': {
    ...activation(9, 1, [], '4|X|, 2|X| dequantising, 3|X| requantising', { 1: 'quantParam', 2: 'quantParam' }),
    cost: (ctx) => ({ flops: multiply(inputElements(ctx), 9), transcendentals: inputElements(ctx) }),
  },
  'com.microsoft::QuickGelu': activation(3, 1, [], '3|X|'),
}
