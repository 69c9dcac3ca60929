import type { Row } from '../support/rows.ts'

const X = 'float32[2,3,4]'

/** `[operator, versions with axes as an attribute, versions with axes as an input, FLOPs of 24 elements read and 8 written]`. */
const REDUCTIONS = [
  ['ReduceSum', [1, 11], [13], 24],
  ['ReduceProd', [1, 11, 13], [18], 24],
  ['ReduceMax', [1, 11, 12, 13], [18, 20], 24],
  ['ReduceMin', [1, 11, 12, 13], [18, 20], 24],
  ['ReduceL1', [1, 11, 13], [18], 24],
  ['ReduceMean', [1, 11, 13], [18], 24 + 8],
  ['ReduceSumSquare', [1, 11, 13], [18], 2 * 24],
  ['ReduceL2', [1, 11, 13], [18], 2 * 24],
  ['ReduceLogSum', [1, 11, 13], [18], 24],
  ['ReduceLogSumExp', [1, 11, 13], [18], 4 * 24],
] as const

const versions: readonly Row[] = REDUCTIONS.flatMap(([op, old, since, flops]) => [
  ...old.map((opset): Row => [`${op}-${opset}`, op, opset, { axes: [1], keepdims: 0 }, [X], ['float32[2,4]'], 0, flops]),
  ...since.map((opset): Row => [`${op}-${opset}`, op, opset, { keepdims: 0 }, [X, 'int64[1]=-2'], ['float32[2,4]'], 0, flops]),
])

const axes: readonly Row[] = [
  ['keeps reduced axes', 'ReduceSum', 13, {}, [X, 'int64[2]=0,2'], ['float32[1,3,1]'], 0, 24],
  ['all axes by default', 'ReduceSum', 13, {}, [X], ['float32[1,1,1]'], 0, 24],
  ['all axes to a scalar', 'ReduceSum', 11, { keepdims: 0 }, [X], ['float32[]'], 0, 24],
  ['no axes are all axes', 'ReduceSum', 13, { keepdims: 0 }, [X, 'int64[0]'], ['float32[]'], 0, 24],
  ['no axes are none where the attribute says so', 'ReduceSum', 13, { noop_with_empty_axes: 1, keepdims: 0 }, [X], [X], 0, 24],
  ['no axes given are none where the attribute says so', 'ReduceMax', 18, { noop_with_empty_axes: 1 }, [X, 'int64[0]'], [X], 0, 24],
  ['a scalar', 'ReduceSum', 13, { keepdims: 0 }, ['float32[]'], ['float32[]'], 0, 1],
  ['symbols', 'ReduceMean', 18, {}, ['float32[N,S,4]', 'int64[1]=1'], ['float32[N,1,4]'], 0, '4*N*S + 4*N'],
  ['axes that are not known', 'ReduceSum', 13, {}, [X, 'int64[1]'], ['float32[?,?,?]'], 0, 24],
  ['axes that are not known, and are dropped', 'ReduceSum', 13, { keepdims: 0 }, [X, 'int64[1]'], ['float32[?,?]'], 0, 24],
  ['axes of which not even the number is known', 'ReduceSum', 13, { keepdims: 0 }, [X, 'int64'], ['float32'], 0, 24],
  ['an unknown rank', 'ReduceSum', 13, {}, ['float32', 'int64[1]=1'], ['float32'], 0, null],
  ['integers cost nothing', 'ReduceSum', 13, {}, ['int64[2,3]', 'int64[1]=1'], ['int64[2,1]'], 0, 0],
  ['eight bits', 'ReduceMax', 13, { axes: [0] }, ['uint8[2,3]'], ['uint8[1,3]'], 0, 0],
  ['booleans', 'ReduceMax', 20, { keepdims: 0 }, ['bool[2]=true,false'], ['bool[]=true'], 0, 0],
  ['all booleans', 'ReduceMin', 20, { keepdims: 0 }, ['bool[2]=true,false'], ['bool[]=false'], 0, 0],
]

const values: readonly Row[] = [
  ['products of sizes', 'ReduceProd', 18, { keepdims: 0 }, ['int64[3]=N,3,S'], ['int64[]=3*N*S'], 0, 0],
  ['sums along an axis', 'ReduceSum', 13, { keepdims: 0 }, ['int64[2,3]=1,2,3,4,5,6', 'int64[1]=1'], ['int64[2]=6,15'], 0, 0],
  ['sums along the first axis', 'ReduceSum', 13, { keepdims: 0 }, ['int64[2,3]=1,2,3,4,5,6', 'int64[1]=0'], ['int64[3]=5,7,9'], 0, 0],
  ['the largest size', 'ReduceMax', 18, { keepdims: 0 }, ['int64[2]=N,4'], ['int64[]=max(4, N)'], 0, 0],
  ['the smallest', 'ReduceMin', 18, { keepdims: 0 }, ['int64[3]=7,4,9'], ['int64[]=4'], 0, 0],
  ['absolute values', 'ReduceL1', 18, { keepdims: 0 }, ['int64[3]=-7,4,9'], ['int64[]=20'], 0, 0],
  ['squares', 'ReduceSumSquare', 18, { keepdims: 0 }, ['int64[3]=-7,4,9'], ['int64[]=146'], 0, 0],
  ['means', 'ReduceMean', 18, { keepdims: 0 }, ['float32[4]=1,2,3,4'], ['float32[]=2.5'], 0, 5],
  ['sums of floats where they are exact', 'ReduceSum', 13, { keepdims: 0 }, ['float32[2,2]=0.5,0.25,16777216,1', 'int64[1]=1'], ['float32[2]=0.75,?'], 0, 4],
  ['nothing of elements that are not known', 'ReduceSum', 13, { keepdims: 0 }, ['int64[2]=?,1'], ['int64[]=unknown'], 0, 0],
  ['the sum of nothing', 'ReduceSum', 13, { keepdims: 0 }, ['int64[0]'], ['int64[]'], 0, 0],
]

const positions: readonly Row[] = [
  ...(['ArgMax', 'ArgMin'] as const).flatMap((op) => [1, 11, 12, 13].map((opset): Row => [`${op}-${opset}`, op, opset, { axis: 1 }, [X], ['int64[2,1,4]'], 0, 0])),
  ['ArgMax along the first axis, dropped', 'ArgMax', 13, { keepdims: 0 }, [X], ['int64[3,4]'], 0, 0],
  ['ArgMax along the last axis', 'ArgMax', 13, { axis: -1, keepdims: 0 }, [X], ['int64[2,3]'], 0, 0],
  ['the first of the largest', 'ArgMax', 13, { keepdims: 0 }, ['int64[4]=1,9,9,2'], ['int64[]=1'], 0, 0],
  ['the last of the largest', 'ArgMax', 13, { keepdims: 0, select_last_index: 1 }, ['int64[4]=1,9,9,2'], ['int64[]=2'], 0, 0],
  ['the smallest along an axis', 'ArgMin', 13, { axis: 1 }, ['int64[2,2]=1,9,9,2'], ['int64[2,1]=0,1'], 0, 0],
  ['the last of the smallest', 'ArgMin', 13, { keepdims: 0, select_last_index: 1 }, ['int64[3]=1,1,2'], ['int64[]=1'], 0, 0],
  ['sizes are in no order', 'ArgMax', 13, { keepdims: 0 }, ['int64[2]=1,N'], ['int64[]=unknown'], 0, 0],
]

const running: readonly Row[] = [
  ...[11, 14].map((opset): Row => [`CumSum-${opset}`, 'CumSum', opset, {}, [X, 'int64[]=1'], [X], 0, 24]),
  ['CumProd-26', 'CumProd', 26, {}, [X, 'int64[]=1'], [X], 0, 24],
  ['running sums', 'CumSum', 14, {}, ['int64[2,2]=1,2,3,4', 'int64[]=1'], ['int64[2,2]=1,3,3,7'], 0, 0],
  ['running sums down', 'CumSum', 14, {}, ['int64[2,2]=1,2,3,4', 'int64[1]=0'], ['int64[2,2]=1,2,4,6'], 0, 0],
  ['exclusive', 'CumSum', 14, { exclusive: 1 }, ['int64[3]=1,2,3', 'int64[]=0'], ['int64[3]=0,1,3'], 0, 0],
  ['in reverse', 'CumSum', 14, { reverse: 1 }, ['int64[3]=1,2,3', 'int64[]=0'], ['int64[3]=6,5,3'], 0, 0],
  ['exclusive in reverse', 'CumSum', 14, { exclusive: 1, reverse: 1 }, ['int64[3]=1,2,3', 'int64[]=-1'], ['int64[3]=5,3,0'], 0, 0],
  ['running sums of sizes', 'CumSum', 14, {}, ['int64[3]=1,N,3', 'int64[]=0'], ['int64[3]=1,N + 1,N + 4'], 0, 0],
  ['along an axis that is not known', 'CumSum', 14, {}, ['int64[2]=1,2', 'int64[]'], ['int64[2]=unknown'], 0, 0],
  ['running products', 'CumProd', 26, { exclusive: 1 }, ['int64[3]=2,3,4', 'int64[]=0'], ['int64[3]=1,2,6'], 0, 0],
]

const best: readonly Row[] = [
  ['TopK-1', 'TopK', 1, { k: 2, axis: 1 }, [X], ['float32[2,2,4]', 'int64[2,2,4]'], 0, 0],
  ...[10, 11, 24].map((opset): Row => [`TopK-${opset}`, 'TopK', opset, {}, [X, 'int64[1]=3'], ['float32[2,3,3]', 'int64[2,3,3]'], 0, 0]),
  ['the two largest', 'TopK', 11, {}, ['int64[4]=3,9,1,9', 'int64[1]=2'], ['int64[2]=9,9', 'int64[2]=1,3'], 0, 0],
  ['the two smallest of each line', 'TopK', 11, { largest: 0, axis: 0 }, ['int64[3,2]=3,9,1,9,2,0', 'int64[1]=2'], ['int64[2,2]=1,0,2,9', 'int64[2,2]=1,2,2,0'], 0, 0],
  ['as many as a symbol says', 'TopK', 11, {}, ['float32[2,M]', 'int64[1]=K'], ['float32[2,K]', 'int64[2,K]'], 0, 0],
  ['as many as only a run can tell', 'TopK', 11, {}, ['float32[2,M]', 'int64[1]'], ['float32[2,y0.1]', 'int64[2,y0.1]'], 0, 0],
  ['in no order', 'TopK', 11, { sorted: 0 }, ['int64[4]=3,9,1,9', 'int64[1]=2'], ['int64[2]=unknown', 'int64[2]=unknown'], 0, 0],
]

export const reduceRows: readonly Row[] = [...versions, ...axes, ...values, ...positions, ...running, ...best]
