import type { Row } from '../support/rows.ts'

const SINCE_5 = [5, 13, 14, 19, 21, 23, 24, 25] as const

export const shapeRows: readonly Row[] = [
  ['Reshape-1 takes an attribute', 'Reshape', 1, { shape: [0, -1] }, ['float32[2,3,4]'], ['float32[2,12]'], 0, 0],
  ...SINCE_5.map((opset): Row => [`Reshape-${opset}`, 'Reshape', opset, {}, ['float32[2,3,4]', 'int64[2]=4,6'], ['float32[4,6]'], 0, 0]),
  ['copies sizes that are 0', 'Reshape', 13, {}, ['float32[2,3,4]', 'int64[3]=0,0,-1'], ['float32[2,3,4]'], 0, 0],
  ['makes a scalar', 'Reshape', 13, {}, ['int64[1]=7', 'int64[0]='], ['int64[]=7'], 0, 0],
  ['keeps a 0 with allowzero', 'Reshape', 14, { allowzero: 1 }, ['float32[2,0]', 'int64[2]=0,5'], ['float32[0,5]'], 0, 0],
  ['finds what remains beside a 0', 'Reshape', 14, { allowzero: 1 }, ['float32[2,0]', 'int64[2]=0,-1'], ['float32[0,2]'], 0, 0],
  ['copies the size of an empty tensor, whatever stands beside it', 'Reshape', 13, {}, ['float32[0,1]', 'int64[2]=0,3'], ['float32[0,3]'], 0, 0],
  ['reshapes an empty tensor', 'Reshape', 14, {}, ['float32[0,3]', 'int64[2]=3,-1'], ['float32[3,0]'], 0, 0],
  ['moves a value along', 'Reshape', 13, {}, ['int64[4]=1,N,?,4', 'int64[2]=2,2'], ['int64[2,2]=1,N,?,4'], 0, 0],
  ['divides out heads', 'Reshape', 13, {}, ['float32[N,S,768]', 'int64[4]=N,S,12,-1'], ['float32[N,S,12,64]'], 0, 0],
  ['divides a polynomial', 'Reshape', 13, {}, ['float32[N,S,12,64]', 'int64[3]=0,-1,768'], ['float32[N,S,768]'], 0, 0],
  ['flattens symbols', 'Reshape', 13, {}, ['float32[N,S,768]', 'int64[2]=-1,768'], ['float32[N*S,768]'], 0, 0],
  ['divides what need not be whole', 'Reshape', 13, {}, ['float32[N,6]', 'int64[2]=-1,4'], ['float32[N + floor(N/2),4]'], 0, 0],
  ['finds the one size that is not known', 'Reshape', 13, {}, ['float32[2,3,4]', 'int64[2]=?,6'], ['float32[4,6]'], 0, 0],
  ['cancels a size that is not known', 'Reshape', 13, {}, ['float32[N,?,768]', 'int64[4]=0,0,12,-1'], ['float32[N,?,12,64]'], 0, 0],
  ['leaves two unknown sizes open', 'Reshape', 13, {}, ['float32[2,3,4]', 'int64[3]=?,-1,6'], ['float32[?,?,6]'], 0, 0],
  ['knows the rank of a target it does not know', 'Reshape', 13, {}, ['float32[2,3,4]', 'int64[2]'], ['float32[?,?]'], 0, 0],
  ['knows a flat target', 'Reshape', 13, {}, ['float32[2,3,4]', 'int64[1]'], ['float32[24]'], 0, 0],
  ['knows no rank of a target of unknown length', 'Reshape', 13, {}, ['float32[2,3,4]', 'int64[L]'], ['float32'], 0, 0],
  ['reshapes what has no known shape', 'Reshape', 13, {}, ['float32', 'int64[3]=0,-1,6'], ['float32[?,?,6]'], 0, 0],

  ...[1, 11].map((opset): Row => [`Squeeze-${opset} takes an attribute`, 'Squeeze', opset, { axes: [0, 2] }, ['float32[1,3,1]'], ['float32[3]'], 0, 0]),
  ...[13, 21, 23, 24, 25].map((opset): Row => [`Squeeze-${opset}`, 'Squeeze', opset, {}, ['float32[1,3,1]', 'int64[1]=-1'], ['float32[1,3]'], 0, 0]),
  ['squeezes all axes of size 1', 'Squeeze', 11, {}, ['float32[1,3,1]'], ['float32[3]'], 0, 0],
  ['takes no axes for all', 'Squeeze', 13, {}, ['float32[1,3,1]', 'int64[0]='], ['float32[3]'], 0, 0],
  ['squeezes to a scalar', 'Squeeze', 13, {}, ['int64[1]=5', 'int64[1]=0'], ['int64[]=5'], 0, 0],
  ['cannot tell which symbols are 1', 'Squeeze', 13, {}, ['float32[1,N,3]'], ['float32'], 0, 0],
  ['takes a symbol for 1 where axes say so', 'Squeeze', 13, {}, ['float32[N,S,3]', 'int64[1]=1'], ['float32[N,3]'], 0, 0],
  ['knows the rank where the axes are not known', 'Squeeze', 13, {}, ['float32[1,3,1]', 'int64[1]'], ['float32[?,?]'], 0, 0],

  ...[1, 11].map((opset): Row => [`Unsqueeze-${opset} takes an attribute`, 'Unsqueeze', opset, { axes: [0, 2] }, ['float32[3]'], ['float32[1,3,1]'], 0, 0]),
  ...[13, 21, 23, 24, 25].map((opset): Row => [`Unsqueeze-${opset}`, 'Unsqueeze', opset, {}, ['float32[3]', 'int64[2]=-1,0'], ['float32[1,3,1]'], 0, 0]),
  ['gives a scalar an axis', 'Unsqueeze', 13, {}, ['int64[]=N', 'int64[1]=0'], ['int64[1]=N'], 0, 0],
  ['takes a scalar for an axis', 'Unsqueeze', 13, {}, ['float32[3]', 'int64[]=1'], ['float32[3,1]'], 0, 0],
  ['knows how many axes are added', 'Unsqueeze', 13, {}, ['float32[3]', 'int64[2]'], ['float32[?,?,?]'], 0, 0],

  ...[1, 9, 11, 13, 21, 23, 24, 25].map((opset): Row => [`Flatten-${opset}`, 'Flatten', opset, { axis: 2 }, ['float32[2,3,4,5]'], ['float32[6,20]'], 0, 0]),
  ['flattens from axis 1', 'Flatten', 13, {}, ['float32[2,3,4]'], ['float32[2,12]'], 0, 0],
  ['flattens everything', 'Flatten', 13, { axis: 0 }, ['float32[2,3]'], ['float32[1,6]'], 0, 0],
  ['flattens up to the rank', 'Flatten', 13, { axis: 2 }, ['float32[2,3]'], ['float32[6,1]'], 0, 0],
  ['counts axes from the end', 'Flatten', 13, { axis: -1 }, ['float32[N,3,S]'], ['float32[3*N,S]'], 0, 0],
  ['flattens a scalar', 'Flatten', 13, { axis: 0 }, ['float32[]'], ['float32[1,1]'], 0, 0],
  ['makes two axes of any rank', 'Flatten', 13, {}, ['float32'], ['float32[?,?]'], 0, 0],

  ...[1, 13, 14, 16, 19, 21, 23, 24, 25].map((opset): Row => [`Identity-${opset}`, 'Identity', opset, {}, ['float32[2,N]'], ['float32[2,N]'], 0, 0]),
  ['passes values on', 'Identity', 13, {}, ['int64[2]=1,N'], ['int64[2]=1,N'], 0, 0],

  ...[1, 13, 15, 19, 21, 23, 24, 25].map((opset): Row => [`Shape-${opset}`, 'Shape', opset, {}, ['float32[2,N,4]'], ['int64[3]=2,N,4'], 0, 0, { reads: { 0: 0 } }]),
  ['takes part of a shape', 'Shape', 15, { start: 1, end: -1 }, ['float32[2,3,4]'], ['int64[1]=3'], 0, 0],
  ['clamps the ends to the rank', 'Shape', 15, { start: -9, end: 9 }, ['float32[2,3]'], ['int64[2]=2,3'], 0, 0],
  ['ends before it starts', 'Shape', 15, { start: 2, end: 1 }, ['float32[2,3]'], ['int64[0]='], 0, 0],
  ['has no sizes for a scalar', 'Shape', 13, {}, ['float32[]'], ['int64[0]='], 0, 0],
  ['knows part of a shape', 'Shape', 13, {}, ['float32[N,?,3]'], ['int64[3]=N,?,3'], 0, 0],
  ['knows no length without a rank', 'Shape', 13, {}, ['float32'], ['int64[?]'], 0, 0],

  ...[1, 13, 19, 21, 23, 24, 25].map((opset): Row => [`Size-${opset}`, 'Size', opset, {}, ['float32[2,3,4]'], ['int64[]=24'], 0, 0]),
  ['multiplies symbols', 'Size', 13, {}, ['float32[N,3,S]'], ['int64[]=3*N*S'], 0, 0],
  ['knows an empty tensor', 'Size', 13, {}, ['float32[?,0]'], ['int64[]=0'], 0, 0],
]
