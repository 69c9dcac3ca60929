import { codeOfDtype } from '../../src/facts/dtype.ts'
import { float, floats } from '../support/model.ts'
import type { Row } from '../support/rows.ts'

const MATRIX = { dtype: 'int64', dims: [2, 2], values: [1, 2, 3, 4] } as const
const ONE = { dtype: 'int64', dims: [1], values: [1] } as const
const TRUE = { dtype: 'bool', dims: [1], values: [true] } as const

export const constantRows: readonly Row[] = [
  ...[1, 9, 11, 12, 13, 19, 21, 23, 24, 25].map((opset): Row => [`Constant-${opset}`, 'Constant', opset, { value: MATRIX }, [], ['int64[2,2]=1,2,3,4'], 0, 0]),
  ['holds a float', 'Constant', 12, { value_float: float(1.5) }, [], ['float32[]=1.5'], 0, 0],
  ['holds floats', 'Constant', 13, { value_floats: floats([1, 2.5]) }, [], ['float32[2]=1,2.5'], 0, 0],
  ['holds an integer', 'Constant', 12, { value_int: 7 }, [], ['int64[]=7'], 0, 0],
  ['holds integers', 'Constant', 13, { value_ints: [-1, 2] }, [], ['int64[2]=-1,2'], 0, 0],
  ['holds a text', 'Constant', 13, { value_string: 'a' }, [], ['string[]'], 0, 0],
  ['holds texts', 'Constant', 13, { value_strings: ['a', 'b'] }, [], ['string[2]'], 0, 0],
  [
    'holds a sparse vector',
    'Constant',
    11,
    { sparse_value: { sparse: { dims: [5], values: { dtype: 'int64', dims: [2], values: [7, 8] }, indices: { dtype: 'int64', dims: [2], values: [1, 4] } } } },
    [],
    ['int64[5]=0,7,0,0,8'],
    0,
    0,
  ],
  [
    'holds a sparse matrix',
    'Constant',
    13,
    { sparse_value: { sparse: { dims: [2, 3], values: { dtype: 'float32', dims: [1], values: [7] }, indices: { dtype: 'int64', dims: [1, 2], values: [1, 0] } } } },
    [],
    ['float32[2,3]=0,0,0,7,0,0'],
    0,
    0,
  ],

  ...[9, 20, 21, 23, 24, 25].map((opset): Row => [`ConstantOfShape-${opset}`, 'ConstantOfShape', opset, {}, ['int64[2]=2,1'], ['float32[2,1]=0,0'], 0, 0]),
  ['fills with a value', 'ConstantOfShape', 9, { value: ONE }, ['int64[1]=3'], ['int64[3]=1,1,1'], 0, 0],
  ['fills a scalar', 'ConstantOfShape', 9, { value: TRUE }, ['int64[0]='], ['bool[]=true'], 0, 0],
  ['fills symbols', 'ConstantOfShape', 9, { value: ONE }, ['int64[2]=N,S'], ['int64[N,S]'], 0, 0],
  ['knows the rank of a shape it does not know', 'ConstantOfShape', 9, {}, ['int64[2]'], ['float32[?,?]'], 0, 0],
  ['knows no rank', 'ConstantOfShape', 9, {}, ['int64[L]'], ['float32'], 0, 0],

  ...[11, 27].map((opset): Row => [`Range-${opset}`, 'Range', opset, {}, ['int64[]=1', 'int64[]=8', 'int64[]=3'], ['int64[3]=1,4,7'], 0, 0]),
  ['counts down', 'Range', 11, {}, ['int64[]=10', 'int64[]=4', 'int64[]=-4'], ['int64[2]=10,6'], 0, 0],
  ['counts nothing', 'Range', 11, {}, ['int64[]=1', 'int64[]=4', 'int64[]=-4'], ['int64[0]='], 0, 0],
  ['counts floats as they are rounded', 'Range', 11, {}, ['float32[]=1', 'float32[]=2', 'float32[]=0.3'], ['float32[4]'], 0, 0],
  ['counts ten tenths', 'Range', 11, {}, ['float32[]=0', 'float32[]=1', 'float32[]=0.1'], ['float32[10]'], 0, 0],
  ['counts to a symbol', 'Range', 11, {}, ['int64[]=0', 'int64[]=S', 'int64[]=1'], ['int64[S]'], 0, 0],
  ['counts what follows a past', 'Range', 11, {}, ['int64[]=P', 'int64[]=P + S', 'int64[]=1'], ['int64[S]'], 0, 0],
  ['counts in steps', 'Range', 11, {}, ['int64[]=0', 'int64[]=S', 'int64[]=2'], ['int64[floor((S + 1)/2)]'], 0, 0],
  ['counts down from a symbol', 'Range', 11, {}, ['int64[]=S', 'int64[]=0', 'int64[]=-1'], ['int64[S]'], 0, 0],
  ['counts floats to a symbol', 'Range', 11, {}, ['float32[]=0', 'float32[]=S', 'float32[]=1'], ['float32[S]'], 0, 0],
  ['numbers from a symbol on', 'Range', 11, {}, ['int64[]=P', 'int64[]=P + 3', 'int64[]=1'], ['int64[3]=P,P + 1,P + 2'], 0, 0],
  ['may count nothing', 'Range', 11, {}, ['int64[]=1', 'int64[]=S', 'int64[]=1'], ['int64[max(0,S - 1)]'], 0, 0],
  ['does not know how far', 'Range', 11, {}, ['int64[]=0', 'int64[]', 'int64[]=1'], ['int64[?]'], 0, 0],

  ...[9, 22].map((opset): Row => [`EyeLike-${opset}`, 'EyeLike', opset, {}, ['float32[2,3]'], ['float32[2,3]=1,0,0,0,1,0'], 0, 0]),
  ['marks another diagonal in another type', 'EyeLike', 9, { k: 1, dtype: codeOfDtype('int64') }, ['float32[2,3]'], ['int64[2,3]=0,1,0,0,0,1'], 0, 0],
  ['makes symbolic eyes', 'EyeLike', 9, {}, ['float32[N,N]'], ['float32[N,N]'], 0, 0],
]
