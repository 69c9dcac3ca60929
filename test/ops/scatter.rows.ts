import type { Row } from '../support/rows.ts'

const ZEROS = 'float32[3,3]=0,0,0,0,0,0,0,0,0'

export const scatterRows: readonly Row[] = [
  ['Scatter-9', 'Scatter', 9, { axis: 1 }, ['float32[1,5]=1,2,3,4,5', 'int64[1,2]=1,3', 'float32[1,2]=1.5,2.5'], ['float32[1,5]=1,1.5,3,2.5,5'], 0, 0],
  [
    'Scatter-11 along an axis from the end',
    'Scatter',
    11,
    { axis: -1 },
    ['float32[1,5]=1,2,3,4,5', 'int64[1,2]=1,-2', 'float32[1,2]=1.5,2.5'],
    ['float32[1,5]=1,1.5,3,2.5,5'],
    0,
    0,
  ],
  ...[11, 13, 16, 18].map(
    (opset): Row => [`ScatterElements-${opset}`, 'ScatterElements', opset, { axis: 1 }, ['float32[N,5]', 'int64[N,2]', 'float32[N,2]'], ['float32[N,5]'], 0, 0],
  ),
  ['scatters elements', 'ScatterElements', 13, {}, [ZEROS, 'int64[2,3]=1,0,2,0,2,-2', 'float32[2,3]=1,2,3,4,5,6'], ['float32[3,3]=4,2,0,1,0,6,0,5,3'], 0, 0],
  ['adds what meets', 'ScatterElements', 16, { axis: 1, reduction: 'add' }, ['float32[1,3]=1,2,3', 'int64[1,2]=1,1', 'float32[1,2]=4,5'], ['float32[1,3]=1,11,3'], 0, 2],
  ['takes the larger', 'ScatterElements', 18, { reduction: 'max' }, ['int64[3]=1,5,3', 'int64[2]=0,1', 'int64[2]=4,2'], ['int64[3]=4,5,3'], 0, 0],
  ['writes symbols', 'ScatterElements', 18, {}, ['int64[3]=1,1,1', 'int64[1]=1', 'int64[1]=S'], ['int64[3]=1,S,1'], 0, 0],
  ['does not know where an unknown index writes', 'ScatterElements', 18, {}, ['int64[2]=1,1', 'int64[1]=?', 'int64[1]=5'], ['int64[2]=unknown'], 0, 0],

  ...[11, 13, 16, 18].map((opset): Row => [`ScatterND-${opset}`, 'ScatterND', opset, {}, ['float32[4,4,4]', 'int64[2,1]', 'float32[2,4,4]'], ['float32[4,4,4]'], 0, 0]),
  ['scatters slices', 'ScatterND', 13, {}, ['int64[3,2]=0,0,0,0,0,0', 'int64[2,1]=2,0', 'int64[2,2]=1,2,3,4'], ['int64[3,2]=3,4,0,0,1,2'], 0, 0],
  ['scatters single elements', 'ScatterND', 13, {}, ['int64[4]=1,2,3,4', 'int64[2,1]=1,-1', 'int64[2]=9,8'], ['int64[4]=1,9,3,8'], 0, 0],
  ['multiplies what meets', 'ScatterND', 18, { reduction: 'mul' }, ['float32[4]=1,2,3,4', 'int64[2,1]=1,1', 'float32[2]=3,5'], ['float32[4]=1,30,3,4'], 0, 2],
  ['counts a reduction of symbols', 'ScatterND', 18, { reduction: 'add' }, ['float32[S,8]', 'int64[K,1]', 'float32[K,8]'], ['float32[S,8]'], 0, '8*K'],

  ['TensorScatter-24', 'TensorScatter', 24, {}, ['float32[B,H,L,64]', 'float32[B,H,S,64]', 'int64[B]'], ['float32[B,H,L,64]'], 0, 0],
  ['writes a step into a cache', 'TensorScatter', 24, { axis: 1 }, ['int64[2,3]=0,0,0,0,0,0', 'int64[2,1]=5,6', 'int64[2]=1,2'], ['int64[2,3]=0,5,0,0,0,6'], 0, 0],
  ['writes from the beginning', 'TensorScatter', 24, { axis: 1 }, ['int64[1,3]=0,0,0', 'int64[1,2]=5,6'], ['int64[1,3]=5,6,0'], 0, 0],
  ['wraps around', 'TensorScatter', 24, { axis: 1, mode: 'circular' }, ['int64[1,3]=0,0,0', 'int64[1,2]=5,6', 'int64[1]=2'], ['int64[1,3]=6,0,5'], 0, 0],
]
