import { add, ceilDiv, type Dim, elementsOf, multiply, type Shape } from '../facts/dim.ts'
import { shortType } from '../facts/dtype.ts'
import type { OpContext } from './context.ts'
import { inputElements, outputElements } from './counting.ts'
import { productOf } from './matmul.ts'
import { dimsOf, whyComputed } from './movement.ts'
import { dimOf, shaped, shapedLike } from './shaped.ts'
import type { Family, OpCost, OpSpec } from './spec.ts'

const DEQUANT = 'dequantising (2·K·N) is no part of FLOPs'

const attribute = (ctx: OpContext, name: string): number => ctx.attrs.int(name) ?? ctx.fail(`${name} is missing`)

/** All axes of the activations but the last. */
const rowsOf = (ctx: OpContext): Shape | undefined => ctx.shape(0)?.slice(0, -1)

function rowCount(ctx: OpContext): Dim {
  const rows = rowsOf(ctx)
  return rows === undefined ? null : elementsOf(rows)
}

/** `f16×i4`: activations as they are, weights at their own width. */
function lowBitClass(ctx: OpContext, weight: string): string {
  return `${shortType(ctx.dtype(0))}×${weight}`
}

/** The class of integer weights of `bits`, 4 unless said. */
const integerClass = (ctx: OpContext): string => lowBitClass(ctx, `i${ctx.attrs.int('bits', 4)}`)

interface LowBit {
  /** Inner and outer size of the matrix that the packed weight stands for. */
  readonly sizes: (ctx: OpContext) => readonly [k: Dim, n: Dim]
  readonly macClass: (ctx: OpContext) => string
  readonly bias?: number
  readonly roles: NonNullable<OpSpec['roles']>
  /** Where zero points are packed like weights. */
  readonly zeroPoints?: number
}

/** Activations times one packed matrix, [..., K] × [K, N]. */
function lowBitMatMul({ sizes, macClass, bias, roles, zeroPoints }: LowBit): OpSpec {
  return {
    infer: (ctx) => {
      const rows = rowsOf(ctx)
      return [shaped(ctx, ctx.dtype(0), rows && [...rows, sizes(ctx)[1]])]
    },
    cost: (ctx, outputs) => ({
      macs: multiply(rowCount(ctx), ...sizes(ctx)),
      macClass: macClass(ctx),
      flops: bias !== undefined && ctx.has(bias) ? outputElements(outputs) : 0,
    }),
    counts: `MACs rows·K·N; bias |Y|; ${DEQUANT}`,
    roles: { 1: 'weight', ...roles },
    logicalElements: (ctx) => ({ 1: multiply(...sizes(ctx)), ...(zeroPoints !== undefined && { [zeroPoints]: blockCount(ctx, ...sizes(ctx)) }) }),
  }
}

/** Blocks of a K × N matrix: each has a scale and a zero point; K is filled up to whole blocks. */
function blockCount(ctx: OpContext, k: Dim, n: Dim): Dim {
  const block = attribute(ctx, 'block_size')
  return block > 0 ? multiply(n, ceilDiv(k, block)) : null
}

/** Normalisation of the input before fused projections: root mean square 3, scale 1, rows 2, and the residual where there is one. */
function normFlops(ctx: OpContext, scale: number): Dim {
  if (!ctx.has(scale)) return 0
  return add(multiply(inputElements(ctx), 4 + (ctx.has(1) ? 1 : 0)), multiply(rowCount(ctx), 2))
}

const GATE_FLOPS: ReadonlyMap<string, number> = new Map([
  ['silu', 2],
  ['swish', 2],
  ['gelu', 4],
  ['relu', 1],
])

/** Two products of the same input, of which one, activated, multiplies the other. */
const matMulNBitsMlp: OpSpec = {
  infer: (ctx) => {
    const rows = rowsOf(ctx)
    return [shaped(ctx, ctx.dtype(0), rows && [...rows, attribute(ctx, 'N')]), shapedLike(ctx, 0)]
  },
  cost: (ctx, outputs) => {
    const gate = ctx.attrs.string('activation', 'silu').toLowerCase()
    const biases = [5, 8].filter((i) => ctx.has(i)).length
    const perResult = (GATE_FLOPS.get(gate) ?? 1) + 1 + biases
    const results = outputElements(outputs)
    return {
      macs: multiply(rowCount(ctx), attribute(ctx, 'K'), attribute(ctx, 'N'), 2),
      macClass: integerClass(ctx),
      flops: add(normFlops(ctx, 2), multiply(results, perResult)),
      transcendentals: add(gate === 'relu' ? 0 : results, ctx.has(2) ? rowCount(ctx) : 0),
    }
  },
  counts: `MACs rows·K·2N; activation 1–4, product 1 and biases per result; normalisation 4|A| + 2·rows; ${DEQUANT}`,
  roles: { 2: 'weight', 3: 'weight', 4: 'quantParam', 5: 'weight', 6: 'weight', 7: 'quantParam', 8: 'weight' },
  logicalElements: (ctx) => {
    const elements = multiply(attribute(ctx, 'K'), attribute(ctx, 'N'))
    return { 3: elements, 6: elements }
  },
}

const matMulNBitsQkv: OpSpec = {
  infer: (ctx) => {
    const rows = rowsOf(ctx)
    const projected = (name: string) => shaped(ctx, ctx.dtype(0), rows && [...rows, attribute(ctx, name)])
    return [projected('Nq'), projected('Nkv'), projected('Nkv'), shapedLike(ctx, 0)]
  },
  cost: (ctx): OpCost => {
    const [queries, keys] = [attribute(ctx, 'Nq'), attribute(ctx, 'Nkv')]
    const biased = (ctx.has(5) ? queries : 0) + (ctx.has(8) ? keys : 0) + (ctx.has(11) ? keys : 0)
    return {
      macs: multiply(rowCount(ctx), attribute(ctx, 'K'), queries + 2 * keys),
      macClass: integerClass(ctx),
      flops: add(normFlops(ctx, 2), multiply(rowCount(ctx), biased)),
      transcendentals: rowCount(ctx),
    }
  },
  counts: `MACs rows·K·(Nq + 2Nkv); normalisation 4|A| + 2·rows; biases; ${DEQUANT}`,
  roles: { 2: 'weight', 3: 'weight', 4: 'quantParam', 5: 'weight', 6: 'weight', 7: 'quantParam', 8: 'weight', 9: 'weight', 10: 'quantParam', 11: 'weight' },
  logicalElements: (ctx) => {
    const [k, queries, keys] = [attribute(ctx, 'K'), attribute(ctx, 'Nq'), attribute(ctx, 'Nkv')]
    return { 3: k * queries, 6: k * keys, 9: k * keys }
  },
}

/** The matrix as its attributes have it, N × K; without transB the activations meet it as it lies. */
function bnb4Sizes(ctx: OpContext): readonly [k: Dim, n: Dim] {
  const [k, n] = [attribute(ctx, 'K'), attribute(ctx, 'N')]
  return ctx.attrs.int('transB', 1) === 0 ? [n, k] : [k, n]
}

/** The packed matrix's own shape is a value. */
const matMulFpQ4: OpSpec = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(0), productOf(ctx, ctx.shape(0), dimsOf(ctx, 2))?.shape, whyComputed(ctx, 2))],
  cost: (ctx) => {
    const product = productOf(ctx, ctx.shape(0), dimsOf(ctx, 2))
    return product === undefined ? { unknown: whyComputed(ctx, 2) } : { macs: product.macs, macClass: lowBitClass(ctx, 'i4') }
  },
  counts: `MACs as MatMul; ${DEQUANT}`,
  roles: { 1: 'weight', 2: 'index' },
  logicalElements: (ctx) => ({ 1: elementsOf(dimsOf(ctx, 2) ?? [null]) }),
}

/** Products with weights of 2 to 8 bits, packed and dequantised on the way (com.microsoft). */
export const CONTRIB_LOW_BIT: Family = {
  'com.microsoft::MatMulBlockQuantizedFp4Weight': lowBitMatMul({
    sizes: (ctx) => [multiply(dimOf(ctx, 1, 1), 2), dimOf(ctx, 1, 0)],
    macClass: (ctx) => lowBitClass(ctx, 'f4'),
    bias: 5,
    roles: { 2: 'quantParam', 3: 'quantParam', 4: 'quantParam', 5: 'weight' },
  }),
  'com.microsoft::MatMulBlockQuantizedFp8Weight': lowBitMatMul({
    sizes: (ctx) => [dimOf(ctx, 1, 1), dimOf(ctx, 1, 0)],
    macClass: (ctx) => `${ctx.has(3) ? 'f8' : shortType(ctx.dtype(0))}×f8`,
    bias: 4,
    roles: { 2: 'quantParam', 3: 'quantParam', 4: 'weight' },
  }),
  'com.microsoft::MatMulBnb4': lowBitMatMul({
    sizes: bnb4Sizes,
    macClass: (ctx) => lowBitClass(ctx, ctx.attrs.int('quant_type', 0) === 0 ? 'f4' : 'nf4'),
    roles: { 2: 'quantParam' },
  }),
  'com.microsoft::MatMulFpQ4': matMulFpQ4,
  'com.microsoft::MatMulNBits': lowBitMatMul({
    sizes: (ctx) => [attribute(ctx, 'K'), attribute(ctx, 'N')],
    macClass: integerClass,
    bias: 5,
    roles: { 2: 'quantParam', 3: 'quantParam', 4: 'quantParam', 5: 'weight' },
    zeroPoints: 3,
  }),
  'com.microsoft::MatMulNBitsMlp': matMulNBitsMlp,
  'com.microsoft::MatMulNBitsQkv': matMulNBitsQkv,
}
