import { ceilDiv, elementsOf, multiply } from '../facts/dim.ts'
import { dimOf, shaped } from './shaped.ts'
import type { Family } from './spec.ts'

export const DETERMINANT: Family = {
  /** One elimination of n³/3 steps for each matrix. */
  Det: {
    infer: (ctx) => [shaped(ctx, ctx.dtype(0), ctx.shape(0)?.slice(0, -2))],
    cost: (ctx) => {
      const size = dimOf(ctx, 0, -1)
      const matrices = elementsOf(ctx.shape(0)?.slice(0, -2) ?? [null])
      return { flops: ceilDiv(multiply(matrices, size, size, size), 3), status: 'estimate' }
    },
    counts: 'n³/3 for each n×n matrix, an estimate',
  },
}
