import type { Shape } from '../facts/dim.ts'
import type { DType } from '../facts/dtype.ts'
import { type TensorFact, tensor, unknownTensor } from '../facts/fact.ts'
import type { OpContext } from './context.ts'

/** A tensor of this type and shape; where the shape or a dim is not known, with the reason: `why`, or that of an input. */
export function shaped(ctx: OpContext, dtype: DType | undefined, shape: Shape | undefined, why?: string): TensorFact {
  if (shape !== undefined && !shape.includes(null)) return tensor(dtype, shape)
  const inherited = ctx.inputs.flatMap((fact) => (fact?.kind === 'tensor' && fact.why !== undefined ? [fact.why] : []))[0]
  return unknownTensor(dtype, why ?? inherited ?? 'the shape of an input is not known', shape)
}

/** A tensor of the shape of input `i`, and of its type unless another is given. */
export function shapedLike(ctx: OpContext, i: number, dtype: DType | undefined = ctx.dtype(i)): TensorFact {
  return shaped(ctx, dtype, ctx.shape(i))
}
