import { float } from '../support/model.ts'
import type { Row } from '../support/rows.ts'

export const randomRows: readonly Row[] = [
  ...(['RandomNormal', 'RandomUniform'] as const).flatMap((op) =>
    [1, 22].flatMap((opset): readonly Row[] => [
      [`${op}-${opset}`, op, opset, { shape: [2, 3] }, [], ['float32[2,3]'], 0, 0],
      [`${op}-${opset} of doubles`, op, opset, { shape: [2, 3], dtype: 11 }, [], ['float64[2,3]'], 0, 0],
    ]),
  ),
  ...(['RandomNormalLike', 'RandomUniformLike'] as const).flatMap((op) =>
    [1, 22].flatMap((opset): readonly Row[] => [
      [`${op}-${opset}`, op, opset, {}, ['float32[2,3]'], ['float32[2,3]'], 0, 0],
      [`${op}-${opset} of another type`, op, opset, { dtype: 1 }, ['int32[2,3]'], ['float32[2,3]'], 0, 0],
    ]),
  ),
  ...[15, 22].flatMap((opset): readonly Row[] => [
    [`Bernoulli-${opset}`, 'Bernoulli', opset, {}, ['float32[2,3]'], ['float32[2,3]'], 0, 0],
    [`Bernoulli-${opset} of booleans`, 'Bernoulli', opset, { dtype: 9 }, ['float32[2,3]'], ['bool[2,3]'], 0, 0],
  ]),
  ...[7, 22].flatMap((opset): readonly Row[] => [
    [`Multinomial-${opset}`, 'Multinomial', opset, {}, ['float32[2,5]'], ['int32[2,1]'], 0, 0],
    [`Multinomial-${opset} of many`, 'Multinomial', opset, { sample_size: 7, dtype: 7 }, ['float32[2,5]'], ['int64[2,7]'], 0, 0],
  ]),
  ['Dropout-1 with its mask', 'Dropout', 1, { is_test: 1 }, ['float32[2,3]'], ['float32[2,3]', 'float32[2,3]'], 0, 0],
  ['Dropout-6 with its mask', 'Dropout', 6, { is_test: 1 }, ['float32[2,3]'], ['float32[2,3]', 'float32[2,3]'], 0, 0],
  ['Dropout-7 with its mask', 'Dropout', 7, { ratio: float(0.1) }, ['float32[2,3]'], ['float32[2,3]', 'float32[2,3]'], 0, 0],
  ['Dropout-10 with a boolean mask', 'Dropout', 10, {}, ['float32[2,3]'], ['float32[2,3]', 'bool[2,3]'], 0, 0],
  ...[12, 13, 22].map((opset): Row => [`Dropout-${opset} with a boolean mask`, 'Dropout', opset, {}, ['float32[2,3]', 'float32[]=0.5'], ['float32[2,3]', 'bool[2,3]'], 0, 0]),
  ['Dropout trains', 'Dropout', 13, {}, ['float32[2,3]', 'float32[]=0.5', 'bool[]=true'], ['float32[2,3]'], 0, 12],
  ['Dropout does not train', 'Dropout', 13, {}, ['float32[2,3]', 'float32[]=0.5', 'bool[]=false'], ['float32[2,3]'], 0, 0],
  ['Dropout is a view of values', 'Dropout', 13, {}, ['float32[2]=1,2'], ['float32[2]=1,2'], 0, 0],
]
