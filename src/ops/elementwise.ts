import { broadcast } from '../facts/broadcast.ts'
import type { Shape } from '../facts/dim.ts'
import type { DType } from '../facts/dtype.ts'
import { evaluateElementwise, valueElements } from '../facts/evaluate.ts'
import { type Scalar, type TensorFact, tensor, unknownTensor, type Value } from '../facts/fact.ts'
import type { ScalarFunction } from '../facts/scalar.ts'
import type { OpContext } from './context.ts'

/** A tensor whose shape comes from the inputs: where it is not known, or not all of it, it says why. */
export function derivedTensor(ctx: OpContext, dtype: DType | undefined, shape: Shape | undefined, value?: Value | undefined): TensorFact {
  if (shape === undefined || shape.includes(null)) return unknownTensor(dtype, whyUnknown(ctx), shape)
  return tensor(dtype, shape, value)
}

/** Why the shape of an output cannot be told: the first input that gives a reason. */
export function whyUnknown(ctx: OpContext): string {
  const reasons = ctx.inputs.flatMap((fact) => (fact?.kind === 'tensor' && fact.why !== undefined ? [fact.why] : []))
  return reasons[0] ?? 'the shape of an input is not known'
}

/** An output like input 0. */
export function likeInput(ctx: OpContext): TensorFact {
  return shapedLikeInput(ctx, ctx.dtype(0))
}

/** An output of the shape of input 0. */
export function shapedLikeInput(ctx: OpContext, dtype: DType | undefined): TensorFact {
  return derivedTensor(ctx, dtype, ctx.shape(0))
}

/** An output like input 0, whose small values are `compute` of its. */
export function mapped(ctx: OpContext, compute: ScalarFunction): TensorFact {
  return mappedTo(ctx, ctx.dtype(0), compute)
}

/** An output of the shape of input 0, whose small values are `compute` of its. */
export function mappedTo(ctx: OpContext, dtype: DType | undefined, compute: ScalarFunction): TensorFact {
  const shape = ctx.shape(0)
  if (shape === undefined || valueElements(shape) === undefined) return derivedTensor(ctx, dtype, shape)
  const value = evaluateElementwise([{ shape, value: ctx.value(0) }], shape, (element) => compute(ctx.dtype(0), element))
  return derivedTensor(ctx, dtype, shape, value)
}

/** The shapes of the inputs as they meet: all of them broadcast together. */
export function broadcastInputs(ctx: OpContext): Shape | undefined {
  return broadcast(...ctx.inputNames.flatMap((name, i) => (name === '' ? [] : [ctx.shape(i)])))
}

/** The first type known among the inputs from `first` on, which must all have the same. */
export function commonDType(ctx: OpContext, first = 0): DType | undefined {
  const types = ctx.inputs.map((_, i) => (i < first ? undefined : ctx.dtype(i)))
  return types.find((dtype) => dtype !== undefined)
}

/** The small value of an output of `shape` whose elements come from those of all given inputs, which broadcast to it. */
export function evaluate(ctx: OpContext, shape: Shape | undefined, compute: (...elements: Scalar[]) => Scalar, shapes = givenShapes(ctx)): Value | undefined {
  if (shape === undefined || valueElements(shape) === undefined || shapes.includes(undefined)) return undefined
  const values = ctx.values()
  if (values === undefined) return undefined
  return evaluateElementwise(
    values.map((value, i) => ({ shape: shapes[i] ?? [], value })),
    shape,
    compute,
  )
}

function givenShapes(ctx: OpContext): readonly (Shape | undefined)[] {
  return ctx.inputNames.flatMap((name, i) => (name === '' ? [] : [ctx.shape(i)]))
}
