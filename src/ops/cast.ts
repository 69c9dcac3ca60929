import { type DType, dtypeOfCode, isFloat } from '../facts/dtype.ts'
import { castScalar } from '../facts/scalar-cast.ts'
import type { OpContext } from './context.ts'
import { mappedTo } from './elementwise.ts'
import { viewed } from './movement.ts'
import { shaped } from './shaped.ts'
import type { Family, OpSpec } from './spec.ts'

const counts = '0: a change of type is no arithmetic'

/** The names of version 1 that differ from ours in more than case. */
const NAMES_IN_PROTO = new Map<string, DType>([
  ['FLOAT', 'float32'],
  ['DOUBLE', 'float64'],
])

const TYPES_BY_NAME = new Map(Array.from({ length: 32 }, (_, code) => dtypeOfCode(code)).flatMap((dtype) => (dtype === undefined ? [] : [[dtype.toUpperCase(), dtype] as const])))

/** The element type that attribute `name` asks for: a TensorProto.DataType code, in version 1 its name. */
export function dtypeAttribute(ctx: OpContext, name: string): DType | undefined {
  const code = ctx.attrs.int(name)
  if (code !== undefined) return dtypeOfCode(code)
  const text = ctx.attrs.string(name)?.toUpperCase()
  return text === undefined ? undefined : (NAMES_IN_PROTO.get(text) ?? TYPES_BY_NAME.get(text))
}

/** A cast to the type that `target` finds; to the type it has already, it is a view. */
function castTo(target: (ctx: OpContext) => DType | undefined): OpSpec {
  const isView = (ctx: OpContext) => target(ctx) !== undefined && target(ctx) === ctx.dtype(0)
  return {
    infer: (ctx) => {
      const to = target(ctx)
      return [isView(ctx) ? viewed(ctx, 0, ctx.shape(0)) : mappedTo(ctx, to, (from, element = null) => castScalar(from, to, element))]
    },
    counts,
    isView,
    /** Integers that become floats are no weights: positions, masks. */
    keepsWeight: (ctx) => ctx.dtype(0) === undefined || isFloat(ctx.dtype(0)),
  }
}

export const CAST: Family = {
  Cast: castTo((ctx) => dtypeAttribute(ctx, 'to')),
  CastLike: castTo((ctx) => ctx.dtype(1)),
  BitCast: { infer: (ctx) => [shaped(ctx, dtypeAttribute(ctx, 'to'), ctx.shape(0))], counts: '0: the bits stay as they are' },
}
