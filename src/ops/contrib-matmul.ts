import { add, type Dim, multiply, type Shape } from '../facts/dim.ts'
import { type DType, shortType } from '../facts/dtype.ts'
import type { Fact } from '../facts/fact.ts'
import { dtypeAttribute } from './cast.ts'
import type { OpContext } from './context.ts'
import { inputElements, outputElements } from './counting.ts'
import { gemmElementwise, gemmProduct, type Product, productOf, transposed } from './matmul.ts'
import { shaped } from './shaped.ts'
import type { Family, OpCost, OpSpec, Role } from './spec.ts'

const isSet = (ctx: OpContext, attribute: string): boolean => ctx.attrs.int(attribute, 0) !== 0

/** A factor as it is multiplied: with transBatch its first axis is the matrix's row, with trans the last two axes change places. */
function factor(shape: Shape | undefined, isTransposed: boolean, isBatchTransposed: boolean): Shape | undefined {
  if (shape === undefined || shape.length < 2) return shape
  const rows = isBatchTransposed ? [...shape.slice(1, -1), shape[0] ?? null, shape.at(-1) ?? null] : shape
  return isTransposed ? transposed(rows) : rows
}

function fusedProduct(ctx: OpContext): Product | undefined {
  const left = factor(ctx.shape(0), isSet(ctx, 'transA'), isSet(ctx, 'transBatchA'))
  return productOf(ctx, left, factor(ctx.shape(1), isSet(ctx, 'transB'), isSet(ctx, 'transBatchB')))
}

/** FLOPs per result that come after a product, and how many of them are transcendental. */
type Finish = (ctx: OpContext) => { readonly flops: number; readonly transcendentals?: number }

const TRANSCENDENTAL_ACTIVATIONS: ReadonlySet<string> = new Set(['Sigmoid', 'Tanh', 'Softmax', 'Elu', 'Gelu', 'GELU', 'QuickGelu'])

/** An activation fused to a product is one FLOP per result. */
function activation(ctx: OpContext): { readonly flops: number; readonly transcendentals: number } {
  const name = ctx.attrs.string('activation', 'NONE')
  const isNone = name === 'NONE' || name === ''
  return { flops: isNone ? 0 : 1, transcendentals: TRANSCENDENTAL_ACTIVATIONS.has(name) ? 1 : 0 }
}

/** Scaling by alpha, where it is not 1. */
const alpha = (ctx: OpContext): number => (ctx.attrs.float('alpha', 1) === 1 ? 0 : 1)

interface ProductRule {
  readonly product: (ctx: OpContext) => Product | undefined
  readonly dtype?: (ctx: OpContext) => DType | undefined
  readonly finish?: Finish
  /** FLOPs before or beside the product. */
  readonly besides?: (ctx: OpContext, outputs: readonly (Fact | undefined)[]) => Dim
  readonly factors?: readonly [number, number]
  /** Where it is not that of the factors. */
  readonly macClass?: (ctx: OpContext) => string
  readonly roles?: Readonly<Record<number, Role>>
  readonly counts: string
}

function product(rule: ProductRule): OpSpec {
  const factors = rule.factors ?? [0, 1]
  return {
    infer: (ctx) => [shaped(ctx, rule.dtype === undefined ? ctx.dtype(0) : rule.dtype(ctx), rule.product(ctx)?.shape)],
    cost: (ctx, outputs) => productCost(ctx, outputs, rule),
    counts: rule.counts,
    roles: { [factors[0]]: 'weight', [factors[1]]: 'weight', ...rule.roles },
  }
}

function productCost(ctx: OpContext, outputs: readonly (Fact | undefined)[], rule: ProductRule): OpCost {
  const { flops, transcendentals = 0 } = rule.finish?.(ctx) ?? { flops: 0 }
  const results = outputElements(outputs)
  return {
    macs: rule.product(ctx)?.macs ?? null,
    flops: add(multiply(results, flops), rule.besides?.(ctx, outputs) ?? 0),
    transcendentals: multiply(results, transcendentals),
    macClass: rule.macClass?.(ctx) ?? rule.factors ?? [0, 1],
  }
}

const fusedMatMul = product({
  product: fusedProduct,
  finish: (ctx) => ({ flops: alpha(ctx) + activation(ctx).flops, transcendentals: activation(ctx).transcendentals }),
  counts: 'as MatMul; alpha ≠ 1 |Y|, activation |Y|',
})

const matmulProduct = (ctx: OpContext): Product | undefined => productOf(ctx, ctx.shape(0), ctx.shape(1))

const quantizedGemm = (ctx: OpContext): Product | undefined => gemmProduct(ctx, ctx.shape(0), ctx.shape(3))

/** `nnz·N`: only stored elements are multiplied; all of them where the matrix is not stored in the model. */
function sparseCost(ctx: OpContext, outputs: readonly (Fact | undefined)[]): OpCost {
  const dense = fusedProduct(ctx)
  const stored = ctx.tensor(0)?.weight?.elements
  const columns = dense?.shape.at(-1) ?? null
  const scaled = alpha(ctx) === 0 ? 0 : outputElements(outputs)
  if (stored === undefined) return { macs: dense?.macs ?? null, flops: scaled, status: 'upper' }
  return { macs: multiply(stored, columns), flops: scaled }
}

/** Products of matrices of floats and of 8-bit or 16-bit integers, with what is fused to them (com.microsoft). */
export const CONTRIB_MATMUL: Family = {
  'com.microsoft::DynamicQuantizeMatMul': product({
    product: matmulProduct,
    finish: (ctx) => ({ flops: 2 + (ctx.has(4) ? 1 : 0) }),
    besides: (ctx) => multiply(inputElements(ctx), 5),
    macClass: (ctx) => `u8×${shortType(ctx.dtype(1))}`,
    roles: { 2: 'quantParam', 3: 'quantParam', 4: 'weight' },
    counts: 'as MatMul; 5|A| quantising, 2|Y| dequantising, bias |Y|',
  }),
  'com.microsoft::FusedGemm': product({
    product: (ctx) => gemmProduct(ctx),
    finish: activation,
    besides: gemmElementwise,
    roles: { 2: 'weight' },
    counts: 'as Gemm; activation |Y|',
  }),
  'com.microsoft::FusedMatMul': fusedMatMul,
  'com.microsoft::FusedMatMulActivation': fusedMatMul,
  'com.microsoft::GemmFastGelu': product({
    product: matmulProduct,
    finish: (ctx) => ({ flops: 8 + (ctx.has(2) ? 1 : 0), transcendentals: 1 }),
    roles: { 2: 'weight' },
    counts: 'as MatMul; 8|Y|, bias |Y|',
  }),
  'com.microsoft::GemmFloat8': product({
    product: (ctx) => gemmProduct(ctx),
    dtype: (ctx) => dtypeAttribute(ctx, 'dtype') ?? 'float32',
    finish: activation,
    besides: gemmElementwise,
    roles: { 2: 'weight', 3: 'quantParam', 4: 'quantParam', 5: 'quantParam' },
    counts: 'as Gemm; activation |Y|',
  }),
  'com.microsoft::MatMulInteger16': product({
    product: matmulProduct,
    dtype: (ctx) => (ctx.dtype(0) === 'uint16' && ctx.dtype(1) === 'uint16' ? 'uint32' : 'int32'),
    counts: 'as MatMul',
  }),
  'com.microsoft::MatMulIntegerToFloat': product({
    product: matmulProduct,
    dtype: (ctx) => ctx.dtype(2),
    finish: (ctx) => ({ flops: 2 + (ctx.has(6) ? 1 : 0) }),
    roles: { 2: 'quantParam', 3: 'quantParam', 4: 'quantParam', 5: 'quantParam', 6: 'weight' },
    counts: 'as MatMul; 2|Y| dequantising, bias |Y|',
  }),
  'com.microsoft::QGemm': product({
    product: quantizedGemm,
    dtype: (ctx) => (ctx.has(8) ? ctx.dtype(8) : 'float32'),
    finish: (ctx) => ({ flops: 3 + (ctx.has(6) ? 1 : 0) }),
    factors: [0, 3],
    roles: { 1: 'quantParam', 2: 'quantParam', 4: 'quantParam', 5: 'quantParam', 6: 'weight', 7: 'quantParam', 8: 'quantParam' },
    counts: 'as Gemm; 3|Y| requantising, C |Y|',
  }),
  'com.microsoft::QOrderedMatMul': product({
    product: (ctx) => productOf(ctx, ctx.shape(0), ctx.shape(2)),
    finish: (ctx) => ({ flops: 3 + (ctx.has(5) ? 1 : 0) + (ctx.has(6) ? 1 : 0) }),
    factors: [0, 2],
    roles: { 1: 'quantParam', 3: 'quantParam', 4: 'quantParam', 5: 'weight', 7: 'quantParam' },
    counts: 'as MatMul; 3|Y| requantising, |Y| each for bias and C',
  }),
  'com.microsoft::SparseToDenseMatMul': {
    infer: (ctx) => [shaped(ctx, ctx.dtype(1), fusedProduct(ctx)?.shape)],
    cost: sparseCost,
    counts: 'MACs nnz·N; upper (dense) where the sparse matrix is computed',
    roles: { 0: 'weight', 1: 'weight' },
  },
  'com.microsoft::TransposeMatMul': fusedMatMul,
}
