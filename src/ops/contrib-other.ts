import { add, type Dim, elementsOf, floorDiv, isLess, multiply, type Shape, subtract } from '../facts/dim.ts'
import { tensor } from '../facts/fact.ts'
import { CONSTANT } from './constant.ts'
import type { OpContext } from './context.ts'
import { elementwise, inputElements, outputElements } from './counting.ts'
import { GATHER } from './gather.ts'
import { LAYOUT } from './layout.ts'
import { axisOf, whyComputed } from './movement.ts'
import { PAD } from './pad.ts'
import { contextWith, ruleLike } from './reuse.ts'
import { SAMPLING } from './sampling.ts'
import { SHAPE } from './shape.ts'
import { dimOf, shaped, shapedLike } from './shaped.ts'
import { fourierCost } from './signal.ts'
import type { Family, OpSpec } from './spec.ts'

/** The node with the small tensor of input `i` as a vector, however it is written. */
function withVector(ctx: OpContext, i: number): OpContext {
  const fact = ctx.tensor(i)
  if (fact?.shape === undefined) return ctx
  const vector = { ...tensor(fact.dtype, [elementsOf(fact.shape)], fact.value), why: fact.why }
  return contextWith(ctx, { inputs: ctx.inputs.map((input, slot) => (slot === i ? vector : input)) })
}

const UNSQUEEZE = ruleLike(SHAPE, 'Unsqueeze', 13)

const PADDING = ruleLike(PAD, 'Pad', 11)

const RANGE = ruleLike(CONSTANT, 'Range', 11)

/** The step is 1 unless given. */
const range: OpSpec = {
  ...RANGE,
  infer: (ctx) => {
    if (ctx.has(2)) return RANGE.infer(ctx)
    const one = tensor(ctx.dtype(0), [], [1])
    return RANGE.infer(contextWith(ctx, { inputs: [ctx.inputs[0], ctx.inputs[1], one], inputNames: [...ctx.inputNames.slice(0, 2), '1'] }))
  },
}

/** Boxes × C × the size asked for. */
const cropAndResize: OpSpec = {
  infer: (ctx) => {
    const [height = null, width = null] = ctx.value(3)?.map((size) => (typeof size === 'boolean' ? null : size)) ?? []
    return [shaped(ctx, ctx.dtype(0), [dimOf(ctx, 1, 0), dimOf(ctx, 0, 1), height, width], whyComputed(ctx, 3))]
  },
  cost: (ctx, outputs) => (ctx.attrs.string('mode', 'bilinear') === 'nearest' ? {} : { flops: multiply(outputElements(outputs), 9), reads: { 0: outputElements(outputs) } }),
  counts: 'bilinear 9|Y|, nearest 0',
  roles: { 2: 'index', 3: 'index' },
}

/** Distances of every row of A to every row of B. */
const cdist: OpSpec = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(0), [dimOf(ctx, 0, 0), dimOf(ctx, 1, 0)])],
  cost: (ctx, outputs) => ({
    flops: multiply(2, dimOf(ctx, 0, 0), dimOf(ctx, 1, 0), dimOf(ctx, 0, 1)),
    transcendentals: ctx.attrs.string('metric', 'sqeuclidean') === 'euclidean' ? outputElements(outputs) : 0,
  }),
  counts: '2·M·K·N',
}

const inverse: OpSpec = {
  infer: (ctx) => [shapedLike(ctx, 0)],
  cost: (ctx) => ({ flops: multiply(inputElements(ctx), dimOf(ctx, 0, -1)), status: 'estimate' }),
  counts: 'n³ for each n×n matrix, an estimate',
}

/** The last `signal_ndim` axes are transformed; of the last of them half is kept, as pairs. */
const rfft: OpSpec = {
  infer: (ctx) => {
    const shape = ctx.shape(0)
    return [shaped(ctx, ctx.dtype(0), shape && [...shape.slice(0, -1), add(floorDiv(dimOf(ctx, 0, -1), 2), 1), 2])]
  },
  cost: (ctx) => fourierOfAxes(ctx, ctx.shape(0)),
  counts: '5·n·log2 n per transform, half of it for real signals (estimate)',
}

/** Pairs of half a spectrum become the signal. */
const irfft: OpSpec = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(0), signalShape(ctx))],
  cost: (ctx) => fourierOfAxes(ctx, signalShape(ctx)),
  counts: '5·n·log2 n per transform, half of it for real signals (estimate)',
}

function signalShape(ctx: OpContext): Shape | undefined {
  const shape = ctx.shape(0)
  return shape && [...shape.slice(0, -2), multiply(subtract(dimOf(ctx, 0, -2), 1), 2)]
}

function fourierOfAxes(ctx: OpContext, signal: Shape | undefined) {
  if (signal === undefined) return { flops: null }
  const axes = ctx.attrs.int('signal_ndim', 1)
  return fourierCost(elementsOf(signal.slice(0, -axes)), elementsOf(signal.slice(-axes)), true)
}

/** Distinct elements in the order they come; how many there are only a run can tell. */
const unique: OpSpec = {
  infer: (ctx) => {
    const found = ctx.freshDim(0, 0, dimOf(ctx, 0, 0))
    return [shaped(ctx, ctx.dtype(0), [found]), shaped(ctx, 'int64', [dimOf(ctx, 0, 0)]), shaped(ctx, 'int64', [found])]
  },
  counts: '0: comparisons are no arithmetic',
}

const unfoldTensor: OpSpec = {
  infer: (ctx) => {
    const shape = ctx.shape(0)
    if (shape === undefined) return [shapedLike(ctx, 0)]
    const axis = axisOf(ctx, ctx.attrs.int('dim', -1), shape.length)
    const size = ctx.attrs.int('size') ?? ctx.fail('the size attribute is missing')
    const rest = subtract(shape[axis] ?? null, size)
    if (isLess(rest, 0) === true) ctx.fail(`slices of ${size} do not fit into ${shape[axis]}`)
    const slices = add(floorDiv(rest, ctx.attrs.int('step', 1)), 1)
    return [shaped(ctx, ctx.dtype(0), [...shape.with(axis, slices), size])]
  },
  counts: 'reads |X|, writes |Y|',
}

/** The cheapest path from corner to corner of a matrix of costs. */
const dynamicTimeWarping: OpSpec = {
  infer: (ctx) => [tensor('int32', [2, ctx.freshDim(0, 1, subtract(add(dimOf(ctx, 0, -2), dimOf(ctx, 0, -1)), 1))])],
  cost: (ctx) => elementwise(ctx, inputElements(ctx), 1),
  counts: '|X| adds; the path is as long as only a run can tell',
}

const removePadding: OpSpec = {
  infer: (ctx) => {
    const [batch, length, hidden] = [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1), dimOf(ctx, 0, 2)]
    const tokens = tokenCount(ctx) ?? ctx.freshDim(0, 0, multiply(batch, length))
    const counts = ctx.dtype(1)
    return [shaped(ctx, ctx.dtype(0), [tokens, hidden]), shaped(ctx, counts, [batch, length]), shaped(ctx, counts, [add(batch, 1)]), shaped(ctx, counts, [1])]
  },
  cost: (_, outputs) => ({ reads: { 0: outputElements(outputs) } }),
  counts: '0; copies what is no padding',
  roles: { 1: 'index' },
}

function tokenCount(ctx: OpContext): Dim {
  const counts = ctx.value(1)
  return counts === undefined ? null : add(...counts.map((count) => (typeof count === 'boolean' ? null : count)))
}

const restorePadding: OpSpec = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(0), [dimOf(ctx, 1, 0), dimOf(ctx, 1, 1), dimOf(ctx, 0, 1)])],
  counts: '0; copies',
  roles: { 1: 'index' },
}

const isAllFinite: OpSpec = {
  infer: () => [tensor('bool', [])],
  counts: '0: comparisons are no arithmetic',
}

const echo: OpSpec = { infer: (ctx) => [shapedLike(ctx, 0)], counts: '0; copies' }

const torchEmbedding: OpSpec = {
  infer: (ctx) => {
    const indices = ctx.shape(1)
    return [shaped(ctx, ctx.dtype(0), indices && [...indices, dimOf(ctx, 0, 1)])]
  },
  cost: (_, outputs) => ({ reads: { 0: outputElements(outputs) } }),
  counts: 'reads the indices and |Y| of the table, writes |Y|',
  roles: { 0: 'table', 1: 'index', 2: 'index', 3: 'index' },
}

/** Data movement, sampling, signals and searches (com.microsoft). */
export const CONTRIB_OTHER: Family = {
  'com.microsoft::CDist': cdist,
  'com.microsoft::CropAndResize': cropAndResize,
  'com.microsoft::DynamicTimeWarping': dynamicTimeWarping,
  'com.microsoft::ExpandDims': { ...UNSQUEEZE, infer: (ctx) => UNSQUEEZE.infer(withVector(ctx, 1)) },
  'com.microsoft::GatherND': ruleLike(GATHER, 'GatherND', 11),
  'com.microsoft::GridSample': ruleLike(SAMPLING, 'GridSample', 16),
  'com.microsoft::Inverse': inverse,
  'com.microsoft::Irfft': irfft,
  'com.microsoft::IsAllFinite': isAllFinite,
  'com.microsoft::Pad': { ...PADDING, infer: (ctx) => PADDING.infer(withVector(ctx, 1)), cost: (ctx, outputs) => PADDING.cost?.(withVector(ctx, 1), outputs) ?? {} },
  'com.microsoft::Range': range,
  'com.microsoft::RemovePadding': removePadding,
  'com.microsoft::RestorePadding': restorePadding,
  'com.microsoft::Rfft': rfft,
  'com.microsoft::SampleOp': echo,
  'com.microsoft::TorchEmbedding': torchEmbedding,
  'com.microsoft::Trilu': ruleLike(LAYOUT, 'Trilu', 14),
  'com.microsoft::UnfoldTensor': unfoldTensor,
  'com.microsoft::Unique': unique,
}
