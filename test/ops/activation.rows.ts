import { float } from '../support/model.ts'
import type { Row } from '../support/rows.ts'

const X = ['float32[2,3]'] as const

/** `[operator, versions, FLOPs for each element, transcendentals for each element]`. */
const KINDS = [
  ['Relu', [1, 6, 13, 14], 1, 0],
  ['LeakyRelu', [1, 6, 16], 2, 0],
  ['ThresholdedRelu', [10, 22], 1, 0],
  ['Shrink', [9], 2, 0],
  ['HardSigmoid', [1, 6, 22], 3, 0],
  ['HardSwish', [14, 22], 4, 0],
  ['Softsign', [1, 22], 3, 0],
  ['Elu', [1, 6, 22], 2, 1],
  ['Selu', [1, 6, 22], 3, 1],
  ['Celu', [12, 28], 4, 1],
  ['Softplus', [1, 22], 2, 2],
  ['Mish', [18, 22], 4, 3],
  ['Swish', [24], 2, 1],
  ['Gelu', [20], 4, 1],
  ['Clip', [1, 6, 11, 12, 13], 2, 0],
] as const

export const activationRows: readonly Row[] = [
  ...KINDS.flatMap(([op, opsets, flops, transcendentals]) =>
    opsets.map((opset): Row => [`${op}-${opset}`, op, opset, {}, X, X, 0, 6 * flops, { transcendentals: 6 * transcendentals }]),
  ),
  ['Gelu by tanh', 'Gelu', 20, { approximate: 'tanh' }, X, X, 0, 48, { transcendentals: 6 }],
  ['SwiGLU-28', 'SwiGLU', 28, {}, ['float32[2,3]', 'float32[2,3]'], X, 0, 18, { transcendentals: 6 }],
  ['symbols', 'Relu', 14, {}, ['float32[N,S]'], ['float32[N,S]'], 0, 'N*S'],
  ['half floats', 'LeakyRelu', 16, { alpha: float(0.1) }, ['float16[4]'], ['float16[4]'], 0, 8],
  ['integers', 'Relu', 14, {}, ['int32[3]=-1,0,2'], ['int32[3]=0,0,2'], 0, 0],
  ['sizes are not negative', 'Relu', 14, {}, ['float32[1]=N'], ['float32[1]=N'], 0, 1],
  ['Clip-6 bounds by attributes', 'Clip', 6, { min: float(0), max: float(6) }, ['float32[3]=-1,3,9'], ['float32[3]=0,3,6'], 0, 6],
  ['Clip-13 bounds by inputs', 'Clip', 13, {}, ['float32[3]=-1,3,9', 'float32[]=0', 'float32[]=6'], ['float32[3]=0,3,6'], 0, 6],
  ['Clip-13 has no attributes', 'Clip', 13, { min: float(2) }, ['float32[1]=1'], ['float32[1]=1'], 0, 2],
  ['Clip to at most', 'Clip', 13, {}, ['int64[3]=-1,3,9', '', 'int64[]=6'], ['int64[3]=-1,3,6'], 0, 0],
  ['Clip of sizes', 'Clip', 13, {}, ['int64[2]=N,9', 'int64[]=0', 'int64[]=6'], ['int64[2]=min(6, N),6'], 0, 0],
  ['Clip with an unknown bound', 'Clip', 13, {}, ['float32[1]=1', 'float32[]'], ['float32[1]=unknown'], 0, 2],
]
