import type { Row } from '../support/rows.ts'

export const transposeRows: readonly Row[] = [
  ...[1, 13, 21, 23, 24, 25].map((opset): Row => [`Transpose-${opset}`, 'Transpose', opset, { perm: [2, 0, 1] }, ['float32[2,3,4]'], ['float32[4,2,3]'], 0, 0]),
  ['reverses the axes', 'Transpose', 13, {}, ['float32[2,N,4]'], ['float32[4,N,2]'], 0, 0],
  ['transposes values', 'Transpose', 13, {}, ['int64[2,3]=1,2,3,4,5,6'], ['int64[3,2]=1,4,2,5,3,6'], 0, 0],
  ['transposes values of three axes', 'Transpose', 13, { perm: [0, 2, 1] }, ['int64[2,2,2]=1,2,3,4,5,6,7,8'], ['int64[2,2,2]=1,3,2,4,5,7,6,8'], 0, 0],
  ['transposes a scalar', 'Transpose', 13, {}, ['float32[]'], ['float32[]'], 0, 0],
  ['knows the rank from perm', 'Transpose', 13, { perm: [1, 0] }, ['float32'], ['float32[?,?]'], 0, 0],

  ...[1, 11, 13].map((opset): Row => [`DepthToSpace-${opset}`, 'DepthToSpace', opset, { blocksize: 2 }, ['float32[1,8,2,3]'], ['float32[1,2,4,6]'], 0, 0]),
  ['interleaves depth first', 'DepthToSpace', 13, { blocksize: 2 }, ['float32[1,8,1,1]=0,1,2,3,4,5,6,7'], ['float32[1,2,2,2]=0,2,4,6,1,3,5,7'], 0, 0],
  ['interleaves columns first', 'DepthToSpace', 13, { blocksize: 2, mode: 'CRD' }, ['float32[1,8,1,1]=0,1,2,3,4,5,6,7'], ['float32[1,2,2,2]=0,1,2,3,4,5,6,7'], 0, 0],
  ['shuffles symbolic pixels', 'DepthToSpace', 13, { blocksize: 3 }, ['float32[N,27,h,w]'], ['float32[N,3,3*h,3*w]'], 0, 0],
  ...[1, 13].map((opset): Row => [`SpaceToDepth-${opset}`, 'SpaceToDepth', opset, { blocksize: 2 }, ['float32[1,2,4,6]'], ['float32[1,8,2,3]'], 0, 0]),
  ['gathers blocks', 'SpaceToDepth', 13, { blocksize: 2 }, ['float32[1,2,2,2]=0,1,2,3,4,5,6,7'], ['float32[1,8,1,1]=0,4,1,5,2,6,3,7'], 0, 0],
  ['gathers symbolic blocks', 'SpaceToDepth', 13, { blocksize: 2 }, ['float32[N,3,h,8]'], ['float32[N,12,floor(h/2),4]'], 0, 0],
  ['knows the rank of an image', 'SpaceToDepth', 13, { blocksize: 2 }, ['float32'], ['float32[?,?,?,?]'], 0, 0],

  ['ReverseSequence-10', 'ReverseSequence', 10, { batch_axis: 0, time_axis: 1 }, ['float32[2,4]', 'int64[2]=1,2'], ['float32[2,4]'], 0, 0],
  ['reverses symbolic sequences', 'ReverseSequence', 10, {}, ['float32[T,N,3]', 'int64[N]'], ['float32[T,N,3]'], 0, 0],
]
