import { expectRows, type Row } from '../support/rows.ts'

const ONE = { dtype: 'int64', dims: [1], values: [1] } as const

/** Tensors that nobody could make room for: their shapes are right, and none of their elements is computed. */
const tooLarge: readonly Row[] = [
  ['expands without room for the elements', 'Expand', 13, {}, ['int64[]=1', 'int64[2]=1000000,1000000'], ['int64[1000000,1000000]=unknown'], 0, 0],
  ['tiles without room for the elements', 'Tile', 13, {}, ['int64[1]=1', 'int64[1]=1000000000'], ['int64[1000000000]=unknown'], 0, 0],
  ['fills without room for the elements', 'ConstantOfShape', 9, { value: ONE }, ['int64[2]=1000000,1000000'], ['int64[1000000,1000000]=unknown'], 0, 0],
  ['counts without room for the elements', 'Range', 11, {}, ['int64[]=0', 'int64[]=1000000000000', 'int64[]=1'], ['int64[1000000000000]=unknown'], 0, 0],
]

expectRows(tooLarge)
