import type { Dim, Shape } from '../facts/dim.ts'
import type { DType } from '../facts/dtype.ts'
import { elementCount, type Fact, type TensorFact, tensor, unknownTensor } from '../facts/fact.ts'
import type { OpContext } from './context.ts'

/** A tensor of this type and shape; where the shape or a dim is not known, with the reason: `why`, or that of an input. */
export function shaped(ctx: OpContext, dtype: DType | undefined, shape: Shape | undefined, why?: string): TensorFact {
  if (shape !== undefined && !shape.includes(null)) return tensor(dtype, shape)
  const inherited = ctx.inputs.flatMap((fact) => (fact?.kind === 'tensor' && fact.why !== undefined ? [fact.why] : []))[0]
  return unknownTensor(dtype, why ?? inherited ?? whyNot(ctx), shape)
}

function whyNot(ctx: OpContext): string {
  const isUnknown = (fact: Fact | undefined) => fact === undefined || (fact.kind === 'tensor' && elementCount(fact) === null)
  const name = ctx.inputNames.find((candidate, i) => candidate !== '' && isUnknown(ctx.inputs[i]))
  return name === undefined ? `${ctx.op}: the sizes of its inputs do not tell those of its output` : `the shape of ${name} is not known`
}

/** A tensor of the shape of input `i`, and of its type unless another is given. */
export function shapedLike(ctx: OpContext, i: number, dtype: DType | undefined = ctx.dtype(i)): TensorFact {
  return shaped(ctx, dtype, ctx.shape(i))
}

/** One dim of input `i`, counted from the end where negative; null when it is not known. */
export function dimOf(ctx: OpContext, i: number, axis: number): Dim {
  return ctx.shape(i)?.at(axis) ?? null
}

/** The one number a small input holds, or the attribute-like `fallback` when the input is absent; null when it is not known. */
export function scalarOf(ctx: OpContext, i: number, fallback: Dim = null): Dim {
  if (!ctx.has(i)) return fallback
  const [value] = ctx.value(i) ?? [null]
  return typeof value === 'boolean' ? Number(value) : (value ?? null)
}
