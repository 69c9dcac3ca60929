import { float, floats } from '../support/model.ts'
import type { Row } from '../support/rows.ts'

const X = ['float32[2,3,4,4]'] as const

/** For each of 96 elements. */
export const experimentalRows: readonly Row[] = [
  ['Affine-1', 'Affine', 1, { alpha: float(2), beta: float(1) }, X, X, 0, 192],
  ['ImageScaler-1', 'ImageScaler', 1, { scale: float(2), bias: floats([1, 2, 3]) }, X, X, 0, 192],
  ['Scale-1', 'Scale', 1, { scale: float(2) }, X, X, 0, 96],
  ['ScaledTanh-1', 'ScaledTanh', 1, { alpha: float(2), beta: float(1) }, X, X, 0, 288, { transcendentals: 96 }],
  ['ParametricSoftplus-1', 'ParametricSoftplus', 1, { alpha: float(2), beta: float(1) }, X, X, 0, 384, { transcendentals: 192 }],
  ['GRUUnit-1', 'GRUUnit', 1, {}, ['float32[1,2,3]', 'float32[1,2,9]', 'int32[2]', 'int32[1]'], ['float32[1,2,3]'], 0, 48, { status: 'estimate' }],
  ['Crop-1 without borders', 'Crop', 1, { border: [1, 0, 2, 1] }, X, ['float32[2,3,3,1]'], 0, 0],
  ['Crop-1 to a window', 'Crop', 1, { border: [1, 0, 2, 1], scale: [2, 3] }, X, ['float32[2,3,2,3]'], 0, 0],
  ['GivenTensorFill-1 of a shape', 'GivenTensorFill', 1, { shape: [2, 3], values: floats([1]) }, [], ['float32[2,3]'], 0, 0],
  ['GivenTensorFill-1 of an input', 'GivenTensorFill', 1, { extra_shape: [4] }, ['float32[2]'], ['float32[2,4]'], 0, 0],
  ['GivenTensorFill-1 of a shape it is given', 'GivenTensorFill', 1, { input_as_shape: 1 }, ['int64[2]=N,3'], ['float32[N,3]'], 0, 0],
  ['DynamicSlice-1', 'DynamicSlice', 1, {}, ['float32[4,5]', 'int64[1]=1', 'int64[1]=3', 'int64[1]=1'], ['float32[4,2]'], 0, 0],
]
