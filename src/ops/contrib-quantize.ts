import { broadcast } from '../facts/broadcast.ts'
import { add, ceilDiv, type Dim, floorDiv, multiply, type Shape } from '../facts/dim.ts'
import type { Fact } from '../facts/fact.ts'
import { dtypeAttribute } from './cast.ts'
import type { OpContext } from './context.ts'
import { inputElements, outputElements } from './counting.ts'
import { concatenated } from './layout.ts'
import { axisOf, dimsOf, whyComputed } from './movement.ts'
import { QUANTIZE } from './quantize.ts'
import { REDUCE } from './reduce.ts'
import { contextOfInputs, ruleLike } from './reuse.ts'
import { quantParams } from './roles.ts'
import { shaped, shapedLike } from './shaped.ts'
import type { Family, OpSpec } from './spec.ts'

const DEQUANTISE = 2
const REQUANTISE = 3

/** Arithmetic on 8-bit numbers: each input is dequantised, the result quantised again. */
function quantized(operands: readonly number[], perElement: number, transcendentals: number, scales: readonly number[], counts: string): OpSpec {
  return {
    infer: (ctx) => [shaped(ctx, ctx.dtype(operands[0] ?? 0), broadcast(...operands.map((i) => ctx.shape(i))))],
    cost: (ctx, outputs) => {
      const read = add(...operands.map((i) => inputElements(ctx, i)))
      const elements = outputElements(outputs)
      return { flops: add(multiply(elements, perElement + REQUANTISE), multiply(read, DEQUANTISE)), transcendentals: multiply(elements, transcendentals) }
    },
    counts: `${counts}; 2 dequantising per input element, 3|Y| requantising`,
    roles: quantParams(...scales),
  }
}

const BINARY_SCALES = [1, 2, 4, 5, 6, 7]
const UNARY_SCALES = [1, 2, 3, 4]

/** Softmax keeps the scale of its input out of the exponent's arithmetic: only the result is quantised. */
const qlinearSoftmax: OpSpec = {
  infer: (ctx) => [shapedLike(ctx, 0)],
  cost: (ctx) => ({ flops: multiply(inputElements(ctx), 5 + REQUANTISE), transcendentals: inputElements(ctx) }),
  counts: '5|X|, 3|X| requantising',
  roles: quantParams(1, 2, 3, 4),
}

/** After scale and zero point of the result come triples of tensor, scale and zero point. */
const qlinearConcat: OpSpec = {
  infer: (ctx) => {
    const slots = ctx.inputNames.map((_, i) => i).filter((i) => i >= 2 && i % 3 === 2)
    const axis = ctx.attrs.int('axis') ?? ctx.fail('the axis attribute is missing')
    const parts = slots.map((i) => ctx.tensor(i))
    return [shapedByParts(ctx, concatenated(ctx, parts, axis, slots[0]))]
  },
  counts: '0; looks other scales up',
  roles: quantParams(0, 1),
}

/** Quantised numbers are no sizes: their values are not followed. */
function shapedByParts(ctx: OpContext, fact: Fact): Fact {
  return fact.kind === 'tensor' ? shaped(ctx, fact.dtype, fact.shape, fact.why) : fact
}

const qlinearWhere: OpSpec = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(1), broadcast(ctx.shape(0), ctx.shape(1), ctx.shape(4)))],
  counts: '0; looks other scales up',
  roles: quantParams(2, 3, 5, 6, 7, 8),
}

/** A reduction whose axes are an attribute; the type may change. */
function reduction(op: string, dtype: (ctx: OpContext) => ReturnType<OpContext['dtype']>, cost: NonNullable<OpSpec['cost']>, more: Pick<OpSpec, 'counts' | 'roles'>): OpSpec {
  const { infer } = ruleLike(REDUCE, op, 11)
  return {
    infer: (ctx) => infer(contextOfInputs(ctx, [0])).map((fact) => (fact?.kind === 'tensor' ? shaped(ctx, dtype(ctx), fact.shape, fact.why) : fact)),
    cost,
    ...more,
  }
}

const reduceSumInteger = reduction(
  'ReduceSum',
  (ctx) => (ctx.dtype(0) === 'uint8' ? 'uint32' : 'int32'),
  () => ({}),
  { counts: '0: integer arithmetic' },
)

const qlinearReduceMean = reduction(
  'ReduceMean',
  (ctx) => ctx.dtype(0),
  (ctx, outputs) => ({ flops: add(inputElements(ctx), multiply(outputElements(outputs), 1 + REQUANTISE)) }),
  { counts: '|X| + |Y|, 3|Y| requantising', roles: quantParams(...UNARY_SCALES) },
)

const mulInteger: OpSpec = {
  infer: (ctx) => [shaped(ctx, 'int32', broadcast(ctx.shape(0), ctx.shape(2)))],
  counts: '0: integer arithmetic',
  roles: quantParams(1, 3),
}

/** Bytes hold more than one number of fewer bits, along the last axis. */
function packing(ctx: OpContext): number {
  return ctx.dtype(0) === 'uint8' ? 8 / ctx.attrs.int('bits', 4) : 1
}

function unpackedShape(ctx: OpContext): Shape | undefined {
  const shape = ctx.shape(0)
  return shape && [...shape.slice(0, -1), multiply(shape.at(-1) ?? null, packing(ctx))]
}

const gatherBlockQuantized: OpSpec = {
  infer: (ctx) => {
    const [data, indices] = [unpackedShape(ctx), ctx.shape(1)]
    if (data === undefined || indices === undefined) return [shaped(ctx, ctx.dtype(2), undefined)]
    const axis = axisOf(ctx, ctx.attrs.int('gather_axis', 0), data.length)
    return [shaped(ctx, ctx.dtype(2), [...data.slice(0, axis), ...indices, ...data.slice(axis + 1)])]
  },
  cost: (ctx, outputs) => {
    const elements = outputElements(outputs)
    const block = ctx.attrs.int('block_size', 128)
    const scales: Dim = block > 0 ? ceilDiv(elements, block) : null
    return { reads: { 0: floorDiv(elements, packing(ctx)), ...(scales !== null && { 2: scales, 3: floorDiv(scales, packing(ctx)) }) } }
  },
  counts: '0; reads the packed rows taken and their scales; dequantising is no part of FLOPs',
  roles: { 0: 'weight', 1: 'index', 2: 'quantParam', 3: 'quantParam' },
  logicalElements: (ctx) => ({ 0: multiply(inputElements(ctx), packing(ctx)), 3: inputElements(ctx, 2) }),
}

const BLOCK_FLOAT_SIZE = 'the size of block floating point data depends on its format'

const quantizeBfp: OpSpec = {
  infer: (ctx) => {
    const rank = ctx.rank(0) ?? null
    return [shaped(ctx, 'uint8', [ctx.freshDim(0, 0)], BLOCK_FLOAT_SIZE), shaped(ctx, 'int64', [rank]), shaped(ctx, 'int64', [rank])]
  },
  cost: (ctx) => ({ flops: multiply(inputElements(ctx), 3), status: 'estimate' }),
  counts: '3|X|; status estimate',
}

const dequantizeBfp: OpSpec = {
  infer: (ctx) => [shaped(ctx, ctx.attrs.has('dtype') ? dtypeAttribute(ctx, 'dtype') : 'float32', dimsOf(ctx, 1), whyComputed(ctx, 1))],
  cost: (_, outputs) => ({ flops: multiply(outputElements(outputs), 2), status: 'estimate' }),
  counts: '2|Y|; status estimate',
  roles: { 1: 'index', 2: 'index' },
}

/** Quantised arithmetic and changes between quantised and real numbers (com.microsoft). */
export const CONTRIB_QUANTIZE: Family = {
  'com.microsoft::DequantizeBFP': dequantizeBfp,
  'com.microsoft::DequantizeLinear': ruleLike(QUANTIZE, 'DequantizeLinear', 10),
  'com.microsoft::DequantizeWithOrder': {
    infer: (ctx) => [shapedLike(ctx, 0, dtypeAttribute(ctx, 'to'))],
    cost: (ctx) => ({ flops: multiply(inputElements(ctx), DEQUANTISE) }),
    counts: '2|X|',
    roles: quantParams(1),
  },
  'com.microsoft::GatherBlockQuantized': gatherBlockQuantized,
  'com.microsoft::MulInteger': mulInteger,
  'com.microsoft::QLinearAdd': quantized([0, 3], 1, 0, BINARY_SCALES, '|Y|'),
  'com.microsoft::QLinearConcat': qlinearConcat,
  'com.microsoft::QLinearLeakyRelu': quantized([0], 2, 0, UNARY_SCALES, '2|Y|'),
  'com.microsoft::QLinearMul': quantized([0, 3], 1, 0, BINARY_SCALES, '|Y|'),
  'com.microsoft::QLinearReduceMean': qlinearReduceMean,
  'com.microsoft::QLinearSigmoid': quantized([0], 1, 1, UNARY_SCALES, '|Y|'),
  'com.microsoft::QLinearSoftmax': qlinearSoftmax,
  'com.microsoft::QLinearWhere': qlinearWhere,
  'com.microsoft::QuantizeBFP': quantizeBfp,
  'com.microsoft::QuantizeLinear': ruleLike(QUANTIZE, 'QuantizeLinear', 10),
  'com.microsoft::QuantizeWithOrder': {
    infer: (ctx) => [shapedLike(ctx, 0, 'int8')],
    cost: (ctx) => ({ flops: multiply(inputElements(ctx), REQUANTISE) }),
    counts: '3|X|',
    roles: quantParams(1),
  },
  'com.microsoft::ReduceSumInteger': reduceSumInteger,
}
