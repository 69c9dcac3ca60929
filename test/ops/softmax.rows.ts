import type { Row } from '../support/rows.ts'

const X = ['float32[2,3,4]'] as const

/** Max, subtract, exp, sum and divide for each of 24 elements, whatever axes the version runs along. */
export const softmaxRows: readonly Row[] = [
  ...(['Softmax', 'LogSoftmax'] as const).flatMap((op) => [1, 11, 13].map((opset): Row => [`${op}-${opset}`, op, opset, { axis: 1 }, X, X, 0, 120, { transcendentals: 24 }])),
  ...[1, 11, 13].map((opset): Row => [`Hardmax-${opset}`, 'Hardmax', opset, { axis: 1 }, X, X, 0, 0]),
  ['the default axis', 'Softmax', 13, {}, ['float16[N,3]'], ['float16[N,3]'], 0, '15*N'],
]
