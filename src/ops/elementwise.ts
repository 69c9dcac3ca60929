import { broadcast } from '../facts/broadcast.ts'
import type { Shape } from '../facts/dim.ts'
import type { DType } from '../facts/dtype.ts'
import { evaluateElementwise } from '../facts/evaluate.ts'
import type { Scalar, TensorFact, Value } from '../facts/fact.ts'
import { smallSizes } from '../facts/indexing.ts'
import type { ScalarFunction } from '../facts/scalar.ts'
import type { OpContext } from './context.ts'
import { filled } from './movement.ts'
import { shaped } from './shaped.ts'

/** A tensor whose shape comes from the inputs, with its small value where there is one. */
export function valued(ctx: OpContext, dtype: DType | undefined, shape: Shape | undefined, value: Value | undefined): TensorFact {
  const fact = shaped(ctx, dtype, shape)
  return value === undefined || smallSizes(shape) === undefined ? fact : { ...fact, value }
}

/** An output like input 0. */
export function likeInput(ctx: OpContext): TensorFact {
  return shaped(ctx, ctx.dtype(0), ctx.shape(0))
}

/** An output like input 0, whose elements are `compute` of its. */
export function mapped(ctx: OpContext, compute: ScalarFunction): TensorFact {
  return mappedTo(ctx, ctx.dtype(0), compute)
}

/** An output of the shape of input 0, whose elements are `compute` of its. */
export function mappedTo(ctx: OpContext, dtype: DType | undefined, compute: ScalarFunction): TensorFact {
  return combinedTo(ctx, dtype, ctx.shape(0), [{ fact: ctx.tensor(0), shape: ctx.shape(0) }], (element) => compute(ctx.dtype(0), element))
}

/** The shapes of the inputs as they meet: all of them broadcast together. */
export function broadcastInputs(ctx: OpContext): Shape | undefined {
  return broadcast(...givenInputs(ctx).map(({ shape }) => shape))
}

/** The first type known among the inputs from `first` on, which must all have the same. */
export function commonDType(ctx: OpContext, first = 0): DType | undefined {
  const types = ctx.inputs.map((_, i) => (i < first ? undefined : ctx.dtype(i)))
  return types.find((dtype) => dtype !== undefined)
}

/** An input with the shape in which it lines up with the output's last axes. */
export interface Operand {
  readonly fact: TensorFact | undefined
  readonly shape: Shape | undefined
}

/** The inputs the node names. */
export function givenInputs(ctx: OpContext): readonly Operand[] {
  return ctx.inputNames.flatMap((name, i) => (name === '' ? [] : [{ fact: ctx.tensor(i), shape: ctx.shape(i) }]))
}

/** A tensor of `shape` whose elements are `compute` of the operands', which broadcast to it. Stored tensors are read when all others are known. */
export function combinedTo(
  ctx: OpContext,
  dtype: DType | undefined,
  shape: Shape | undefined,
  operands: readonly Operand[],
  compute: (...elements: Scalar[]) => Scalar,
): TensorFact {
  const isFollowed = operands.every(({ fact }) => fact !== undefined && (fact.weight !== undefined || fact.fill !== undefined || fact.value !== undefined))
  if (shape === undefined || !isFollowed) return shaped(ctx, dtype, shape)
  const fills = operands.map(({ fact }) => fillOf(fact))
  const fill = fills.every((element) => element !== undefined) ? compute(...fills) : null
  if (fill !== null && !shape.includes(null)) return filled(dtype, shape, fill)
  if (smallSizes(shape) === undefined || operands.some((operand) => operand.fact?.value === undefined)) return shaped(ctx, dtype, shape)
  const value = evaluateElementwise(
    operands.map((operand) => ({ shape: operand.shape ?? [], value: operand.fact?.value })),
    shape,
    compute,
  )
  return valued(ctx, dtype, shape, value)
}

/** What every element of a tensor is, where that is one thing. */
function fillOf(fact: TensorFact | undefined): Scalar | undefined {
  if (fact?.fill !== undefined) return fact.fill
  return fact?.shape?.every((dim) => dim === 1) === true ? fact.value?.[0] : undefined
}
