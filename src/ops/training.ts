import { add, type Dim, multiply } from '../facts/dim.ts'
import { elementCount, type Fact } from '../facts/fact.ts'
import type { OpContext } from './context.ts'
import { shapedLike } from './shaped.ts'
import type { Family, OpSpec } from './spec.ts'

/** FLOPs taken for updating one weight: the few products and sums of every optimizer, none of them counted one by one. */
const FLOPS_PER_WEIGHT = 10

function totalElements(facts: readonly (Fact | undefined)[]): Dim {
  return add(...facts.map(elementCount))
}

/**
 * An optimizer's step: after the learning rate and the step number come groups of equally many tensors (weights, gradients,
 * states), of which all but the gradients, the second group, come back in the same order.
 */
function optimizer(groups: number): OpSpec {
  const tensorsPerGroup = (ctx: OpContext) => Math.floor((ctx.inputNames.length - 2) / groups)
  return {
    infer: (ctx) => {
      const count = tensorsPerGroup(ctx)
      const kept = Array.from({ length: groups }, (_, group) => group).filter((group) => group !== 1)
      return kept.flatMap((group) => Array.from({ length: count }, (_, i) => shapedLike(ctx, 2 + group * count + i)))
    },
    cost: (ctx) => ({ flops: multiply(FLOPS_PER_WEIGHT, totalElements(ctx.inputs.slice(2, 2 + tensorsPerGroup(ctx)))), status: 'estimate' }),
    counts: '10·|W|; status estimate',
  }
}

/** One derivative for each of the first inputs, of its shape. What it takes depends on the graph that is differentiated. */
const gradient: OpSpec = {
  infer: (ctx) => (ctx.attrs.strings('xs') ?? []).map((_, i) => shapedLike(ctx, i)),
  cost: (_, outputs) => ({ flops: multiply(FLOPS_PER_WEIGHT, totalElements(outputs)), status: 'estimate', note: 'the differentiated graph itself is not counted again' }),
  counts: '10·|W|; status estimate',
}

/** Training (ai.onnx.preview.training). */
export const TRAINING: Family = {
  'ai.onnx.preview.training::Adagrad': optimizer(3),
  'ai.onnx.preview.training::Adam': optimizer(4),
  'ai.onnx.preview.training::Gradient': gradient,
  'ai.onnx.preview.training::Momentum': optimizer(3),
}
