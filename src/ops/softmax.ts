import { elementwise, inputElements } from './counting.ts'
import { likeInput } from './elementwise.ts'
import type { Family, OpSpec } from './spec.ts'

/** Max, subtract, exp, sum and divide (or subtract the log of the sum) for each element, whichever axes it runs along. */
const softmax: OpSpec = {
  infer: (ctx) => [likeInput(ctx)],
  cost: (ctx) => elementwise(ctx, inputElements(ctx), 5, 1),
  counts: '5|X|: max, subtract, exp, sum, divide',
}

export const SOFTMAX: Family = {
  Softmax: softmax,
  LogSoftmax: softmax,
  Hardmax: { infer: (ctx) => [likeInput(ctx)], counts: '0: comparisons are no arithmetic' },
}
