import { multiply } from '../facts/dim.ts'
import { type DType, dtypeOfCode } from '../facts/dtype.ts'
import type { OpContext } from './context.ts'
import { inputElements } from './counting.ts'
import { shaped } from './shaped.ts'
import type { Family, Role } from './spec.ts'

const ROLES: Readonly<Record<number, Role>> = { 1: 'quantParam', 2: 'quantParam' }

/** The type of the zero point, else `output_dtype` (from version 21 on), else uint8. */
function quantizedType(ctx: OpContext): DType | undefined {
  const asked = outputType(ctx)
  return ctx.has(2) ? (ctx.dtype(2) ?? asked) : (asked ?? 'uint8')
}

function outputType(ctx: OpContext): DType | undefined {
  return dtypeOfCode(ctx.attrs.int('output_dtype', 0))
}

export const QUANTIZE: Family = {
  /** Divide, round, add the zero point. */
  QuantizeLinear: {
    infer: (ctx) => [shaped(ctx, quantizedType(ctx), ctx.shape(0))],
    cost: (ctx) => ({ flops: multiply(inputElements(ctx), 3) }),
    counts: '3|X|: divide, round, add',
    roles: ROLES,
    keepsWeight: () => true,
  },
  /** The type is `output_dtype` (from version 23 on), else that of the scale. */
  DequantizeLinear: {
    infer: (ctx) => [{ ...shaped(ctx, outputType(ctx) ?? ctx.dtype(1), ctx.shape(0)), quantizedFrom: ctx.dtype(0), weight: ctx.tensor(0)?.weight }],
    cost: (ctx) => (ctx.tensor(0)?.weight === undefined ? { flops: multiply(inputElements(ctx), 2) } : {}),
    counts: '2|X|: subtract, multiply; of an initializer a view',
    roles: ROLES,
    isWeightView: true,
  },
  DynamicQuantizeLinear: {
    infer: (ctx) => [shaped(ctx, 'uint8', ctx.shape(0)), shaped(ctx, 'float32', []), shaped(ctx, 'uint8', [])],
    cost: (ctx) => ({ flops: multiply(inputElements(ctx), 5) }),
    counts: '5|X|: min, max, scale, round, add',
  },
}
