import { add, type Dim, multiply, type Shape, subtract } from '../facts/dim.ts'
import type { OpContext } from './context.ts'
import { inputElements } from './counting.ts'
import { likeInput } from './elementwise.ts'
import { dimsOf, whyComputed } from './movement.ts'
import { shaped } from './shaped.ts'
import { SLICE } from './slice.ts'
import type { Family, OpSpec } from './spec.ts'

/** Operators that were experimental in the default domain and left it before version 10; old files still hold them. */

function elementwise(perElement: number, transcendentals: number, counts: string): OpSpec {
  return {
    infer: (ctx) => [likeInput(ctx)],
    cost: (ctx) => ({ flops: multiply(inputElements(ctx), perElement), transcendentals: multiply(inputElements(ctx), transcendentals) }),
    counts,
  }
}

/** An image [N, C, H, W] without its borders (left, top, right, bottom), or a window of `scale` (height, width) in it. */
function croppedShape(ctx: OpContext): Shape | undefined {
  const shape = ctx.shape(0)
  const border = ctx.attrs.ints('border') ?? []
  const window = ctx.attrs.ints('scale')
  if (shape === undefined) return undefined
  const [, , height = null, width = null] = shape
  const inside = (size: Dim, before: number, after: number) => subtract(size, add(border[before] ?? null, border[after] ?? null))
  return [...shape.slice(0, 2), window?.[0] ?? inside(height, 1, 3), window?.[1] ?? inside(width, 0, 2)]
}

/** `shape`; else the shape of the input, or the one it holds, with `extra_shape` after it. */
function filledShape(ctx: OpContext): Shape | undefined {
  const shape = ctx.attrs.ints('shape')
  if (shape !== undefined) return shape
  const given = ctx.attrs.int('input_as_shape', 0) !== 0 ? dimsOf(ctx, 0) : ctx.shape(0)
  return given === undefined ? undefined : [...given, ...(ctx.attrs.ints('extra_shape') ?? [])]
}

export const EXPERIMENTAL: Family = {
  Affine: elementwise(2, 0, '2|X|: scale, shift'),
  ImageScaler: elementwise(2, 0, '2|X|: scale, shift'),
  Scale: elementwise(1, 0, '|X|'),
  ScaledTanh: elementwise(3, 1, '3|X|: scale, tanh, scale'),
  ParametricSoftplus: elementwise(4, 2, '4|X|: scale, exp, log, scale'),
  /** The gates come ready; what is left are their activations and the mix of old and new state. */
  GRUUnit: { ...elementwise(8, 3, '8|X|: three activations, five products and sums'), cost: (ctx) => ({ flops: multiply(inputElements(ctx), 8), status: 'estimate' }) },
  Crop: { infer: (ctx) => [shaped(ctx, ctx.dtype(0), croppedShape(ctx))], counts: '0: copies what is kept' },
  GivenTensorFill: { infer: (ctx) => [shaped(ctx, 'float32', filledShape(ctx), whyComputed(ctx, 0))], counts: '0: a generator' },
  ...(SLICE.Slice !== undefined && { DynamicSlice: SLICE.Slice }),
}
