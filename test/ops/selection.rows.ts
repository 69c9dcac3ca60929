import type { Row } from '../support/rows.ts'

export const selectionRows: readonly Row[] = [
  ...[9, 13].map((opset): Row => [`NonZero-${opset}`, 'NonZero', opset, {}, ['float32[2,N]'], ['int64[2,y0.1]'], 0, 0]),
  ['finds what is not zero', 'NonZero', 13, {}, ['float32[2,2]=0,1,2,0'], ['int64[2,2]=0,1,1,0'], 0, 0],
  ['finds what is true', 'NonZero', 13, {}, ['bool[3]=true,false,true'], ['int64[1,2]=0,2'], 0, 0],
  ['finds a scalar', 'NonZero', 13, {}, ['float32[]=5'], ['int64[1,1]=0'], 0, 0],
  ['finds no scalar', 'NonZero', 13, {}, ['float32[]=0'], ['int64[1,0]='], 0, 0],
  ['cannot tell whether a symbol is zero', 'NonZero', 13, {}, ['int64[2]=N,1'], ['int64[1,y0.1]'], 0, 0],
  ['knows no rank', 'NonZero', 13, {}, ['float32'], ['int64[?,y0.1]'], 0, 0],

  ...[9, 11].map((opset): Row => [`Compress-${opset}`, 'Compress', opset, { axis: 1 }, ['float32[2,3,4]', 'bool[3]=true,false,true'], ['float32[2,2,4]'], 0, 0]),
  ['compresses all elements', 'Compress', 11, {}, ['float32[2,3]=1,2,3,4,5,6', 'bool[5]=true,false,false,true,false'], ['float32[2]=1,4'], 0, 0],
  ['compresses the last axis', 'Compress', 11, { axis: -1 }, ['int64[2,3]=1,2,3,4,5,6', 'bool[2]=false,true'], ['int64[2,1]=2,5'], 0, 0],
  ['leaves the size of one axis open', 'Compress', 11, { axis: 0 }, ['float32[N,4]', 'bool[N]'], ['float32[y0.0,4]'], 0, 0],
  ['leaves the number of elements open', 'Compress', 11, {}, ['float32[2,3]', 'bool[6]'], ['float32[y0.0]'], 0, 0],

  ['Unique-11', 'Unique', 11, {}, ['float32[N,3]'], ['float32[y0.0]', 'int64[y0.0]', 'int64[3*N]', 'int64[y0.0]'], 0, 0],
  ['sorts', 'Unique', 11, {}, ['float32[6]=2,1,1,3,4,3'], ['float32[4]=1,2,3,4', 'int64[4]=1,0,3,4', 'int64[6]=1,0,0,2,3,2', 'int64[4]=2,1,2,1'], 0, 0],
  ['keeps the order', 'Unique', 11, { sorted: 0 }, ['float32[6]=2,1,1,3,4,3'], ['float32[4]=2,1,3,4', 'int64[4]=0,1,3,4', 'int64[6]=0,1,1,2,3,2', 'int64[4]=1,2,2,1'], 0, 0],
  ['compares rows', 'Unique', 11, { sorted: 0, axis: 0 }, ['int64[3,2]=2,1,1,3,2,1'], ['int64[2,2]=2,1,1,3', 'int64[2]=0,1', 'int64[3]=0,1,0', 'int64[2]=2,1'], 0, 0],
  [
    'sorts columns',
    'Unique',
    11,
    { axis: 1 },
    ['float32[2,4]=2,1,1,3,2,1,0,3'],
    ['float32[2,4]=1,1,2,3,0,1,2,3', 'int64[4]=2,1,0,3', 'int64[4]=2,1,0,3', 'int64[4]=1,1,1,1'],
    0,
    0,
  ],
  [
    'leaves the size of one axis open, of all outputs the same',
    'Unique',
    11,
    { axis: 1 },
    ['float32[2,S,3]'],
    ['float32[2,y0.1,3]', 'int64[y0.1]', 'int64[S]', 'int64[y0.1]'],
    0,
    0,
  ],
  ['has one kind of one element', 'Unique', 11, {}, ['float32[1]'], ['float32[1]', 'int64[1]', 'int64[1]', 'int64[1]'], 0, 0],
  ['makes rows of unknown number', 'Unique', 11, {}, ['float32'], ['float32[y0.0]', 'int64[y0.0]', 'int64[?]', 'int64[y0.0]'], 0, 0],
]
