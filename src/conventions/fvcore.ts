import { type Convention, type Formulas, ofAll, paramsFigure, sumOf } from './convention.ts'
import type { TorchCall, TorchModel } from './torch-call.ts'

const macs = ({ macs: products }: TorchCall): number => products
const isImage = ({ inputShape }: TorchCall): boolean => inputShape.length === 4

const PRODUCTS: Formulas = { conv: macs, convTranspose: macs, linear: macs, matmul: macs }

const NORMS: Formulas = {
  batchNorm: ({ x, weight }) => (weight > 0 ? 2 : 1) * x,
  layerNorm: ({ x, weight }) => (weight > 0 ? 5 : 4) * x,
  instanceNorm: ({ x, weight }) => (weight > 0 ? 5 : 4) * x,
  groupNorm: ({ x, weight }) => (weight > 0 ? 5 : 4) * x,
  adaptiveAvgPool: (call) => (isImage(call) ? call.x : 0),
  gridSample: ({ y }) => 4 * y,
  upsample: ({ y, mode, inputShape }) => (inputShape.length !== 4 ? 0 : mode === 'nearest' ? y : mode === 'linear' ? 4 * y : 0),
}

/** `matmul` counts ∏(first)·last(second): too little where the first operand is the one that broadcasts. */
function broadcastMatmul({ calls }: TorchModel): string | undefined {
  const isBroadcast = calls.some(({ kind, x, macs: products, outputShape }) => kind === 'matmul' && x * (outputShape.at(-1) ?? 1) !== products)
  return isBroadcast ? 'a product whose first operand is broadcast: fvcore counts it as the file does not tell' : undefined
}

const WITH_NORMS: Formulas = { ...PRODUCTS, ...NORMS }

const counts = {
  conv: 'MACs, no bias',
  convTranspose: 'MACs over the input, no bias',
  linear: 'MACs, no bias',
  matmul: 'MACs',
  batchNorm: '2·|x|, 1 without affine',
  layerNorm: '5·|x|, 4 without affine',
  instanceNorm: '5·|x|, 4 without affine',
  groupNorm: '5·|x|, 4 without affine',
  adaptiveAvgPool: '|x|, of images only',
  upsample: 'nearest |y|, bilinear 4·|y|',
  gridSample: '4·|y|',
}

export const fvcore: Convention = {
  name: 'fvcore',
  about: '"flops" that are MACs, of traced operators; scaled_dot_product_attention, softmax and recurrent cells count 0',
  counts,
  figures: (model) => ({ flops: sumOf(model, model.calls, WITH_NORMS, [model.hidden.norm, model.hidden.einsum, broadcastMatmul(model)]), params: paramsFigure(model) }),
  operations: ofAll(WITH_NORMS),
}

export const fvcore2021: Convention = {
  name: 'fvcore-2021',
  about: 'as fvcore before March 2021: normalisation, pooling and upsampling count 0',
  counts: { conv: counts.conv, convTranspose: counts.convTranspose, linear: counts.linear, matmul: counts.matmul },
  figures: (model) => ({ flops: sumOf(model, model.calls, PRODUCTS, [model.hidden.einsum, broadcastMatmul(model)]), params: paramsFigure(model) }),
  operations: ofAll(PRODUCTS),
}
