import { add, type Dim, dimKey, isLess, multiply, type Shape } from '../facts/dim.ts'
import { evaluateLines, evaluateReduction } from '../facts/evaluate.ts'
import type { Fact, Scalar, TensorFact, Value } from '../facts/fact.ts'
import { smallSizes } from '../facts/indexing.ts'
import { addScalars, multiplyScalars, type ScalarFunction } from '../facts/scalar.ts'
import { absoluteSumOf, type Fold, largestOf, meanOf, positionOfLargest, positionOfSmallest, productOf, running, smallestOf, squareSumOf, sumOf } from '../facts/scalar-fold.ts'
import type { OpContext } from './context.ts'
import { countsFlops, elementwise, inputElements, outputElements } from './counting.ts'
import { valued } from './elementwise.ts'
import { axesOf, axisOf, listOf, unknownDims, whyComputed } from './movement.ts'
import { scalarOf, shaped } from './shaped.ts'
import type { Family, OpSpec } from './spec.ts'

/** Axes to reduce; null where they are only known at run time. No axes means all of them, or none with `noop_with_empty_axes`. */
function reducedAxes(ctx: OpContext, rank: number): readonly number[] | null {
  const list = listOf(ctx, 'axes', 1)
  if (list === undefined || list?.length === 0) return ctx.attrs.int('noop_with_empty_axes', 0) !== 0 ? [] : Array.from({ length: rank }, (_, axis) => axis)
  return axesOf(ctx, list, rank)
}

function keepsDims(ctx: OpContext): boolean {
  return ctx.attrs.int('keepdims', 1) !== 0
}

function withoutAxes(ctx: OpContext, shape: Shape, axes: readonly number[]): Shape {
  return keepsDims(ctx) ? shape.map((dim, axis) => (axes.includes(axis) ? 1 : dim)) : shape.filter((_, axis) => !axes.includes(axis))
}

/** The shape when the axes are only known at run time: how many there are may be known. */
function shapeOfUnknownAxes(ctx: OpContext, rank: number): Shape | undefined {
  if (keepsDims(ctx)) return unknownDims(rank)
  const count = listOf(ctx, 'axes', 1)?.length
  return count === undefined || count > rank ? undefined : unknownDims(rank - count)
}

function reduced(ctx: OpContext, fold: Fold | undefined): TensorFact {
  const [dtype, shape] = [ctx.dtype(0), ctx.shape(0)]
  if (shape === undefined) return shaped(ctx, dtype, undefined)
  const axes = reducedAxes(ctx, shape.length)
  if (axes === null) return shaped(ctx, dtype, shapeOfUnknownAxes(ctx, shape.length), whyComputed(ctx, 1))
  const isFollowed = fold !== undefined && smallSizes(shape) !== undefined
  const value = isFollowed ? evaluateReduction({ shape, value: ctx.value(0) }, axes, (elements) => fold(dtype, elements)) : undefined
  return valued(ctx, dtype, withoutAxes(ctx, shape, axes), value)
}

interface Reduction {
  /** FLOPs for each element read and each element written. */
  readonly perInput: number
  readonly perOutput?: number
  readonly transcendentals?: readonly [perInput: number, perOutput: number]
  readonly fold?: Fold
  readonly counts: string
}

function reduction({ perInput, perOutput = 0, transcendentals: [ofInputs, ofOutputs] = [0, 0], fold, counts }: Reduction): OpSpec {
  return {
    infer: (ctx) => [reduced(ctx, fold)],
    cost: (ctx, outputs) => {
      if (!countsFlops(ctx)) return {}
      const weighted = (perRead: number, perWrite: number): Dim => add(multiply(inputElements(ctx), perRead), perWrite === 0 ? 0 : multiply(outputElements(outputs), perWrite))
      return { flops: weighted(perInput, perOutput), transcendentals: weighted(ofInputs, ofOutputs) }
    },
    counts,
    roles: { 1: 'index' },
  }
}

/** The position of an extreme along one axis. */
function position(find: (elements: Value, takesLast: boolean) => number | null): OpSpec {
  return {
    infer: (ctx) => {
      const shape = ctx.shape(0)
      if (shape === undefined) return [shaped(ctx, 'int64', undefined)]
      const axis = axisOf(ctx, ctx.attrs.int('axis', 0), shape.length)
      const takesLast = ctx.attrs.int('select_last_index', 0) !== 0
      const value = smallSizes(shape) === undefined ? undefined : evaluateReduction({ shape, value: ctx.value(0) }, [axis], (elements) => find(elements, takesLast))
      return [valued(ctx, 'int64', withoutAxes(ctx, shape, [axis]), value)]
    },
    counts: '0: comparisons are no arithmetic',
  }
}

/** Running totals along an axis that is an input. */
function cumulative(combine: ScalarFunction, start: Scalar): OpSpec {
  return {
    infer: (ctx) => [valued(ctx, ctx.dtype(0), ctx.shape(0), runningTotals(ctx, combine, start))],
    cost: (ctx) => elementwise(ctx, inputElements(ctx), 1),
    counts: '|X|',
    roles: { 1: 'index' },
  }
}

function runningTotals(ctx: OpContext, combine: ScalarFunction, start: Scalar): Value | undefined {
  const shape = ctx.shape(0)
  const axis = scalarOf(ctx, 1)
  if (shape === undefined || smallSizes(shape) === undefined || typeof axis !== 'number') return undefined
  const compute = running(combine, start, { isExclusive: ctx.attrs.int('exclusive', 0) !== 0, isReverse: ctx.attrs.int('reverse', 0) !== 0 })
  const along = axisOf(ctx, axis, shape.length)
  return evaluateLines({ shape, value: ctx.value(0) }, along, Number(shape[along]), (line) => compute(ctx.dtype(0), line))
}

/** The k largest or smallest elements along an axis, and where they stood. */
function topK(ctx: OpContext): readonly Fact[] {
  const [dtype, shape] = [ctx.dtype(0), ctx.shape(0)]
  if (shape === undefined) return [shaped(ctx, dtype, undefined), shaped(ctx, 'int64', undefined)]
  const axis = axisOf(ctx, ctx.attrs.int('axis', -1), shape.length)
  const count = listOf(ctx, 'k', 1)?.[0] ?? null
  const k = count === null ? ctx.freshDim(0, axis, shape[axis]) : count
  if (isLess(shape[axis] ?? null, k) === true) ctx.fail(`k is ${dimKey(k)} where there are ${dimKey(shape[axis] ?? null)} elements`)
  const best = shape.with(axis, k)
  const isFollowed = typeof k === 'number' && smallSizes(shape) !== undefined && ctx.attrs.int('sorted', 1) !== 0
  if (!isFollowed) return [shaped(ctx, dtype, best), shaped(ctx, 'int64', best)]
  const isLargest = ctx.attrs.int('largest', 1) !== 0
  const along = (pick: (line: Value, i: number) => Scalar) => evaluateLines({ shape, value: ctx.value(0) }, axis, k, (line) => ranked(line, isLargest).map((i) => pick(line, i)))
  return [
    valued(
      ctx,
      dtype,
      best,
      along((line, i) => line[i] ?? null),
    ),
    valued(
      ctx,
      'int64',
      best,
      along((_, i) => i),
    ),
  ]
}

/** Positions by rank, of equal elements the first one first; none where an element is no plain number. */
function ranked(line: Value, isLargest: boolean): readonly number[] {
  const numbers = line.filter((element) => typeof element === 'number' && Number.isFinite(element)) as readonly number[]
  if (numbers.length < line.length) return []
  const order = (a: number, b: number) => ((numbers[a] ?? 0) - (numbers[b] ?? 0)) * (isLargest ? -1 : 1) || a - b
  return numbers.map((_, i) => i).sort(order)
}

export const REDUCE: Family = {
  ReduceSum: reduction({ perInput: 1, fold: sumOf, counts: '|X|' }),
  ReduceProd: reduction({ perInput: 1, fold: productOf, counts: '|X|' }),
  ReduceMax: reduction({ perInput: 1, fold: largestOf, counts: '|X|' }),
  ReduceMin: reduction({ perInput: 1, fold: smallestOf, counts: '|X|' }),
  ReduceL1: reduction({ perInput: 1, fold: absoluteSumOf, counts: '|X|' }),
  ReduceMean: reduction({ perInput: 1, perOutput: 1, fold: meanOf, counts: '|X| + |Y|: add, divide once' }),
  ReduceSumSquare: reduction({ perInput: 2, fold: squareSumOf, counts: '2|X|: square, add' }),
  ReduceL2: reduction({ perInput: 2, transcendentals: [0, 1], counts: '2|X|: square, add; a root for each result' }),
  ReduceLogSum: reduction({ perInput: 1, transcendentals: [0, 1], counts: '|X|; a log for each result' }),
  ReduceLogSumExp: reduction({ perInput: 4, transcendentals: [1, 1], counts: '4|X|: max, subtract, exp, add; a log for each result' }),
  ArgMax: position(positionOfLargest),
  ArgMin: position(positionOfSmallest),
  CumSum: cumulative(addScalars, 0),
  CumProd: cumulative(multiplyScalars, 1),
  TopK: { infer: topK, counts: '0: |X|·⌈log2(k+1)⌉ comparisons are no arithmetic', roles: { 1: 'index' } },
}
