import { add, multiply, type Shape } from '../facts/dim.ts'
import type { OpContext } from './context.ts'
import { inputElements } from './counting.ts'
import { likeInput } from './elementwise.ts'
import { shaped } from './shaped.ts'
import type { Family } from './spec.ts'

/** A scalar, or a loss for each target where nothing reduces them. Scores are [N, C, d1, …], targets [N, d1, …]. */
function lossShape(ctx: OpContext): Shape | undefined {
  if (ctx.attrs.string('reduction', 'mean') !== 'none') return []
  return ctx.shape(1) ?? ctx.shape(0)?.filter((_, axis) => axis !== 1)
}

export const LOSS: Family = {
  NegativeLogLikelihoodLoss: {
    infer: (ctx) => [shaped(ctx, ctx.dtype(0), lossShape(ctx))],
    cost: (ctx) => ({ flops: multiply(inputElements(ctx, 1), 2) }),
    counts: '2N for N targets: weight, add',
    roles: { 2: 'weight' },
  },
  SoftmaxCrossEntropyLoss: {
    infer: (ctx) => [shaped(ctx, ctx.dtype(0), lossShape(ctx)), likeInput(ctx)],
    cost: (ctx) => ({ flops: add(multiply(inputElements(ctx), 5), multiply(inputElements(ctx, 1), 2)), transcendentals: inputElements(ctx) }),
    counts: '5|X| + 2N for N targets: the softmax, then weight and add',
    roles: { 2: 'weight' },
  },
}
