import { add, type Dim, dimKey, floorDiv, max, min, multiply } from '../facts/dim.ts'
import type { Fact } from '../facts/fact.ts'
import type { OpContext } from './context.ts'
import { agreed } from './movement.ts'
import { dimOf, scalarOf, shaped } from './shaped.ts'
import type { Family, OpCost } from './spec.ts'

interface Sizes {
  readonly batch: Dim
  readonly classes: Dim
  readonly boxes: Dim
}

/** Boxes are batch × boxes × 4, scores batch × classes × boxes. */
function sizesOf(ctx: OpContext): Sizes {
  for (const i of [0, 1]) if ((ctx.rank(i) ?? 3) !== 3) ctx.fail('boxes and scores should be of rank 3')
  return {
    batch: agreed(ctx, dimOf(ctx, 0, 0), dimOf(ctx, 1, 0)),
    classes: dimOf(ctx, 1, 1),
    boxes: agreed(ctx, dimOf(ctx, 0, 1), dimOf(ctx, 1, 2)),
  }
}

/** One row of batch, class and box for each box that stays: at most `max_output_boxes_per_class` of each class, none unless it is given. */
function inferNonMaxSuppression(ctx: OpContext): readonly Fact[] {
  const { batch, classes, boxes } = sizesOf(ctx)
  const limit = scalarOf(ctx, 2, 0)
  const upper = multiply(batch, classes, limit === null ? boxes : min(boxes, max(limit, 0)))
  return [shaped(ctx, 'int64', [upper === 0 ? 0 : ctx.freshDim(0, 0, upper), 3])]
}

/** How many boxes are compared depends on how they overlap: nothing is counted, the most there can be is said. */
function nonMaxSuppressionCost(ctx: OpContext): OpCost {
  const { batch, classes, boxes } = sizesOf(ctx)
  const most = multiply(batch, classes, floorDiv(multiply(boxes, add(boxes, -1)), 2), 14)
  return most === 0 ? {} : { flops: 0, note: `comparing boxes takes at most ${most === null ? 'B·C·n(n - 1)/2·14' : dimKey(most)} FLOPs, which are not in the total` }
}

export const DETECTION: Family = {
  NonMaxSuppression: {
    infer: inferNonMaxSuppression,
    cost: nonMaxSuppressionCost,
    roles: { 2: 'index', 3: 'index', 4: 'index' },
    counts: 'at most B·C·n(n - 1)/2·14 FLOPs, told apart and not in the total',
  },
}
