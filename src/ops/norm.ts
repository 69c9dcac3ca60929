import { add, type Dim, elementsOf, multiply, type Shape } from '../facts/dim.ts'
import { type DType, dtypeOfCode } from '../facts/dtype.ts'
import type { Fact } from '../facts/fact.ts'
import type { OpContext } from './context.ts'
import { elementwise, inputElements } from './counting.ts'
import { likeInput } from './elementwise.ts'
import { axisOf } from './movement.ts'
import { dimOf, shaped } from './shaped.ts'
import type { Family, OpCost, OpSpec, Role } from './spec.ts'

const SCALE_AND_BIAS: Readonly<Record<number, Role>> = { 1: 'weight', 2: 'weight' }

/** `perElement` FLOPs, one more each for a scale and a bias, and `perGroup` for each group of elements normalised together, of which one is a root. */
function normalization(ctx: OpContext, perElement: number, groups: Dim, perGroup: number): OpCost {
  const elements = inputElements(ctx)
  const affine = Number(ctx.has(1)) + Number(ctx.has(2))
  return { flops: add(multiply(elements, perElement + affine), multiply(groups, perGroup)), transcendentals: groups }
}

/** Mean 1, centre 1, square and add 2, normalise 1 for each element; divide, add epsilon, root for each group. */
function standardized(groups: (ctx: OpContext) => Dim): OpSpec {
  return {
    infer: (ctx) => [likeInput(ctx)],
    cost: (ctx) => normalization(ctx, 5, groups(ctx), 3),
    counts: '5|X| + |X|·[scale] + |X|·[bias] + 3·groups',
    roles: SCALE_AND_BIAS,
  }
}

/** A number of things that the node must name. */
function countOf(ctx: OpContext, attribute: string): number {
  const count = ctx.attrs.int(attribute, 0)
  return Number.isSafeInteger(count) && count > 0 ? count : ctx.fail(`${attribute} is ${count}, not a positive number`)
}

/** The shape before the axis from which on elements are normalised together, and ones after it. */
function rowsShape(ctx: OpContext): Shape | undefined {
  const shape = ctx.shape(0)
  if (shape === undefined) return undefined
  const axis = axisOf(ctx, ctx.attrs.int('axis', -1), shape.length)
  return shape.map((dim, i) => (i < axis ? dim : 1))
}

function rows(ctx: OpContext): Dim {
  const shape = rowsShape(ctx)
  return shape === undefined ? null : elementsOf(shape)
}

/** Lines along the axis whose elements have one norm. */
function lines(ctx: OpContext): Dim {
  const shape = ctx.shape(0)
  if (shape === undefined) return null
  const axis = axisOf(ctx, ctx.attrs.int('axis', -1), shape.length)
  return elementsOf(shape.toSpliced(axis, 1))
}

/** The type of the statistics that are given out beside the result. */
function stashType(ctx: OpContext): DType | undefined {
  return dtypeOfCode(ctx.attrs.int('stash_type', 1))
}

/** Since version 17 the result has the type of X; the form that onnxruntime registers before, and RMSNormalization, that of the scale. */
function layerNormalization(ctx: OpContext): readonly Fact[] {
  const dtype = ctx.opset >= 17 ? ctx.dtype(0) : (ctx.dtype(1) ?? ctx.dtype(0))
  const statistics = shaped(ctx, stashType(ctx), rowsShape(ctx))
  return [shaped(ctx, dtype, ctx.shape(0)), statistics, statistics]
}

/** Y, then the running mean and variance; before version 14 also the saved ones. */
function batchNormalization(ctx: OpContext): readonly Fact[] {
  const channels: Shape = [(ctx.rank(0) ?? 2) > 1 ? dimOf(ctx, 0, 1) : 1]
  const statistics = [3, 4, 3, 4].map((i) => shaped(ctx, ctx.dtype(i), ctx.shape(i) ?? channels))
  return [likeInput(ctx), ...statistics]
}

/** Axes whose elements MeanVarianceNormalization takes together; before version 9, an experimental form with flags for them. */
function varianceGroups(ctx: OpContext): Dim {
  const shape = ctx.shape(0)
  if (shape === undefined) return null
  const first = ctx.attrs.int('across_channels', 0) === 1 ? 1 : 2
  const axes = ctx.opset < 9 ? shape.map((_, i) => i).slice(first) : (ctx.attrs.ints('axes') ?? [0, 2, 3])
  const together = axes.map((axis) => axisOf(ctx, axis, shape.length))
  return elementsOf(shape.filter((_, i) => !together.includes(i)))
}

const rootMeanSquare: OpSpec = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(1) ?? ctx.dtype(0), ctx.shape(0)), shaped(ctx, stashType(ctx), rowsShape(ctx))],
  cost: (ctx) => normalization(ctx, 3, rows(ctx), 2),
  counts: '3|X| + |X|·[scale] + 2·rows: square, add, divide; mean and root of each row',
  roles: { 1: 'weight' },
}

export const NORM: Family = {
  BatchNormalization: {
    infer: batchNormalization,
    cost: (ctx) => {
      const cost = elementwise(ctx, inputElements(ctx), 2)
      const isTraining = ctx.wants(1) || ctx.attrs.int('training_mode', 0) !== 0
      return isTraining ? { ...cost, status: 'lower', note: 'training mode: the statistics of the batch are not counted' } : cost
    },
    counts: '2|X|: the statistics are folded into a scale and a shift',
    roles: { ...SCALE_AND_BIAS, 3: 'buffer', 4: 'buffer' },
  },
  LayerNormalization: { ...standardized(rows), infer: layerNormalization },
  InstanceNormalization: standardized((ctx) => multiply(dimOf(ctx, 0, 0), dimOf(ctx, 0, 1))),
  GroupNormalization: standardized((ctx) => multiply(dimOf(ctx, 0, 0), countOf(ctx, 'num_groups'))),
  MeanVarianceNormalization: standardized(varianceGroups),
  RMSNormalization: rootMeanSquare,
  /** What onnxruntime calls RMSNormalization in the default domain. */
  SimplifiedLayerNormalization: rootMeanSquare,
  LpNormalization: {
    infer: (ctx) => [likeInput(ctx)],
    cost: (ctx) => ({ ...elementwise(ctx, inputElements(ctx), 3), transcendentals: ctx.attrs.int('p', 2) === 2 ? lines(ctx) : 0 }),
    counts: '3|X|: absolute value or square, add, divide; of the 2-norm a root for each line',
  },
  /** Square and add for each of `size` channels, then scale, power and divide. */
  LRN: {
    infer: (ctx) => [likeInput(ctx)],
    cost: (ctx) => elementwise(ctx, inputElements(ctx), 2 * countOf(ctx, 'size') + 3, 1),
    counts: '|X|·(2·size + 3), a power for each element',
  },
}
