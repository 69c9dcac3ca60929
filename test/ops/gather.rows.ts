import type { Row } from '../support/rows.ts'

const TABLE = 'weight float32[30522,768]'

export const gatherRows: readonly Row[] = [
  ...[1, 11, 13].map((opset): Row => [`Gather-${opset}`, 'Gather', opset, {}, ['float32[5,4]', 'int64[2,3]'], ['float32[2,3,4]'], 0, 0, { reads: { 0: 24 } }]),
  ['gathers along an axis', 'Gather', 13, { axis: 1 }, ['float32[5,4,3]', 'int64[2]'], ['float32[5,2,3]'], 0, 0],
  ['gathers one slice', 'Gather', 13, { axis: -1 }, ['float32[5,4]', 'int64[]'], ['float32[5]'], 0, 0],
  ['looks words up', 'Gather', 13, {}, [TABLE, 'int64[N,S]'], ['float32[N,S,768]'], 0, 0],
  ['takes a size from a shape', 'Gather', 13, {}, ['int64[3]=N,3,S', 'int64[]=-1'], ['int64[]=S'], 0, 0],
  ['takes sizes from a shape', 'Gather', 13, {}, ['int64[3]=N,3,S', 'int64[2]=2,0'], ['int64[2]=S,N'], 0, 0],
  ['gathers values along an axis', 'Gather', 13, { axis: 1 }, ['int64[2,3]=1,2,3,4,5,6', 'int64[1,2]=0,-1'], ['int64[2,1,2]=1,3,4,6'], 0, 0],
  ['does not know what an unknown index takes', 'Gather', 13, {}, ['int64[3]=N,3,S', 'int64[2]=?,0'], ['int64[2]=?,N'], 0, 0],
  ['gathers from an unknown rank', 'Gather', 13, {}, ['float32', 'int64[2]'], ['float32'], 0, 0],

  ...[11, 13].map((opset): Row => [`GatherElements-${opset}`, 'GatherElements', opset, { axis: 1 }, ['float32[3,4]', 'int64[2,5]'], ['float32[2,5]'], 0, 0, { reads: { 0: 10 } }]),
  ['gathers elements', 'GatherElements', 13, {}, ['int64[3,2]=1,2,3,4,5,6', 'int64[2,2]=2,0,-1,1'], ['int64[2,2]=5,2,5,4'], 0, 0],
  ['gathers symbols', 'GatherElements', 13, {}, ['float32[N,4]', 'int64[M,4]'], ['float32[M,4]'], 0, 0],

  ...[11, 12, 13].map((opset): Row => [`GatherND-${opset}`, 'GatherND', opset, {}, ['float32[2,3,4]', 'int64[5,2]'], ['float32[5,4]'], 0, 0, { reads: { 0: 20 } }]),
  ['gathers single elements', 'GatherND', 13, {}, ['int64[2,2]=1,2,3,4', 'int64[2,2]=0,0,1,-1'], ['int64[2]=1,4'], 0, 0],
  ['gathers within a batch', 'GatherND', 12, { batch_dims: 1 }, ['int64[2,2]=1,2,3,4', 'int64[2,1]=1,-1'], ['int64[2]=2,4'], 0, 0],
  ['gathers slices of symbols', 'GatherND', 13, {}, ['float32[N,S,C]', 'int64[B,1]'], ['float32[B,S,C]'], 0, 0],
  ['needs the depth of the indices', 'GatherND', 13, {}, ['float32[2,3]', 'int64[5,?]'], ['float32'], 0, 0],

  ...[9, 11].map((opset): Row => [`OneHot-${opset}`, 'OneHot', opset, {}, ['int64[2,3]', 'int64[]=10', 'float32[2]'], ['float32[2,3,10]'], 0, 0]),
  ['marks what the indices say', 'OneHot', 11, { axis: 0 }, ['int64[4]=1,-1,5,2', 'float32[]=3.7', 'int64[2]=0,1'], ['int64[3,4]=0,0,0,0,1,0,0,0,0,1,0,1'], 0, 0],
  ['takes a depth in a vector', 'OneHot', 11, {}, ['int64[2]', 'int64[1]=4', 'bool[2]'], ['bool[2,4]'], 0, 0],
  ['takes a symbolic depth', 'OneHot', 11, {}, ['int64[N]', 'int64[]=C', 'float32[2]'], ['float32[N,C]'], 0, 0],
  ['knows the rest without the depth', 'OneHot', 11, { axis: 1 }, ['int64[2,3]', 'int64[]', 'float32[2]'], ['float32[2,?,3]'], 0, 0],
]
