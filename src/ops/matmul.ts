import { broadcast } from '../facts/broadcast.ts'
import { add, type Dim, multiply, type Shape } from '../facts/dim.ts'
import type { DType } from '../facts/dtype.ts'
import type { Fact } from '../facts/fact.ts'
import type { OpContext } from './context.ts'
import { countsFlops, inputElements, outputElements } from './counting.ts'
import { agreed } from './movement.ts'
import { shaped } from './shaped.ts'
import type { Family, OpCost, OpSpec } from './spec.ts'

/** A product of matrices: the shape of its result and its multiply-accumulates. */
export interface Product {
  readonly shape: Shape
  readonly macs: Dim
}

/**
 * NumPy's matmul: the last two axes are matrices, the others broadcast, and a vector on either side loses its axis.
 * Undefined when a rank is not known; fails where the inner sizes differ.
 */
export function productOf(ctx: OpContext, a: Shape | undefined, b: Shape | undefined): Product | undefined {
  if (a === undefined || b === undefined) return undefined
  if (a.length === 0 || b.length === 0) ctx.fail('a scalar cannot be multiplied as a matrix')
  const [left, right] = [a.length === 1 ? [1, ...a] : a, b.length === 1 ? [...b, 1] : b]
  const inner = agreed(ctx, left.at(-1) ?? null, right.at(-2) ?? null)
  const batch = broadcast(left.slice(0, -2), right.slice(0, -2)) ?? []
  const [rows, columns] = [left.at(-2) ?? null, right.at(-1) ?? null]
  return {
    shape: [...batch, ...(a.length === 1 ? [] : [rows]), ...(b.length === 1 ? [] : [columns])],
    macs: multiply(...batch, rows, columns, inner),
  }
}

/** The last two axes exchanged. */
export function transposed(shape: Shape | undefined): Shape | undefined {
  return shape === undefined || shape.length < 2 ? shape : [...shape.slice(0, -2), shape.at(-1) ?? null, shape.at(-2) ?? null]
}

/** Which inputs are multiplied, and the type of what comes out. */
interface ProductSlots {
  readonly a: number
  readonly b: number
  readonly dtype: (ctx: OpContext) => DType | undefined
  /** FLOPs per output element besides the product. */
  readonly perOutput?: number
}

function matmul({ a, b, dtype, perOutput = 0 }: ProductSlots): Pick<OpSpec, 'infer' | 'cost'> {
  return {
    infer: (ctx) => [shaped(ctx, dtype(ctx), productOf(ctx, ctx.shape(a), ctx.shape(b))?.shape)],
    cost: (ctx, outputs) => ({
      macs: productOf(ctx, ctx.shape(a), ctx.shape(b))?.macs ?? null,
      ...(perOutput > 0 && { flops: multiply(outputElements(outputs), perOutput) }),
      macClass: [a, b],
    }),
  }
}

/** A (transA, transB as asked) is M × K and B is K × N. */
export function gemmProduct(ctx: OpContext, a: Shape | undefined = ctx.shape(0), b: Shape | undefined = ctx.shape(1)): Product | undefined {
  if ((a !== undefined && a.length !== 2) || (b !== undefined && b.length !== 2)) ctx.fail('both factors should be matrices')
  const left = ctx.attrs.int('transA', 0) === 0 ? a : transposed(a)
  const right = ctx.attrs.int('transB', 0) === 0 ? b : transposed(b)
  return productOf(ctx, left ?? [null, null], right ?? [null, null])
}

function gemmCost(ctx: OpContext, outputs: readonly (Fact | undefined)[]): OpCost {
  return { macs: gemmProduct(ctx)?.macs ?? null, flops: countsFlops(ctx) ? gemmElementwise(ctx, outputs) : 0 }
}

/** Scaling by alpha and beta where they are not 1, and the addition of C. */
export function gemmElementwise(ctx: OpContext, outputs: readonly (Fact | undefined)[]): Dim {
  const results = outputElements(outputs)
  const isScaled = ctx.attrs.float('alpha', 1) !== 1
  if (!ctx.has(2)) return isScaled ? results : 0
  const isBetaUsed = ctx.attrs.float('beta', 1) !== 1
  return add(multiply(results, isScaled ? 2 : 1), isBetaUsed ? inputElements(ctx, 2) : 0)
}

export const MATMUL: Family = {
  MatMul: {
    ...matmul({ a: 0, b: 1, dtype: (ctx) => ctx.dtype(0) ?? ctx.dtype(1) }),
    roles: { 0: 'weight', 1: 'weight' },
    counts: 'MACs Πbatch·M·N·K',
  },
  Gemm: {
    infer: (ctx) => [shaped(ctx, ctx.dtype(0) ?? ctx.dtype(1), gemmProduct(ctx)?.shape)],
    cost: gemmCost,
    roles: { 0: 'weight', 1: 'weight', 2: 'weight' },
    counts: 'MACs M·N·K; alpha ≠ 1 |Y|, C |Y|, beta ≠ 1 |C|',
  },
  MatMulInteger: {
    ...matmul({ a: 0, b: 1, dtype: () => 'int32' }),
    roles: { 0: 'weight', 1: 'weight', 2: 'quantParam', 3: 'quantParam' },
    counts: 'MACs Πbatch·M·N·K; zero points not counted',
  },
  QLinearMatMul: {
    ...matmul({ a: 0, b: 3, dtype: (ctx) => ctx.dtype(7) ?? ctx.dtype(0), perOutput: 3 }),
    roles: { 0: 'weight', 1: 'quantParam', 2: 'quantParam', 3: 'weight', 4: 'quantParam', 5: 'quantParam', 6: 'quantParam', 7: 'quantParam' },
    counts: 'MACs Πbatch·M·N·K; requantising 3|Y|',
  },
}
