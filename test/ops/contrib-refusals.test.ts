import { describe, expect, test } from 'vitest'
import type { Row } from '../support/rows.ts'
import { runRow } from '../support/rows.ts'

const MS = 'com.microsoft::'

/** Nodes whose attributes or inputs cannot be meant. */
const REFUSED: readonly Row[] = [
  ['slices larger than the axis', `${MS}UnfoldTensor`, 1, { size: 9 }, ['float32[2,8]'], ['?'], 0, 0],
  ['factors that do not fit', `${MS}FusedMatMul`, 1, { transA: 1 }, ['float32[4,3]', 'float32[3,5]'], ['?'], 0, 0],
  ['a packed product without its sizes', `${MS}MatMulNBits`, 1, {}, ['float32[2,32]', 'uint8[4,1,16]', 'float32[4,1]'], ['?'], 0, 0],
  [
    'tensors that cannot be joined',
    `${MS}QLinearConcat`,
    1,
    { axis: 0 },
    ['float32[]', 'uint8[]', 'uint8[2,3]', 'float32[]', 'uint8[]', 'uint8[2,4]', 'float32[]', 'uint8[]'],
    ['?'],
    0,
    0,
  ],
  ['operands that do not broadcast', `${MS}QLinearAdd`, 1, {}, ['uint8[2,3]', 'float32[]', 'uint8[]', 'uint8[4]', 'float32[]', 'uint8[]', 'float32[]', 'uint8[]'], ['?'], 0, 0],
  ['channels that do not fit a kernel', `${MS}NhwcConv`, 1, {}, ['float32[1,8,8,5]', 'float32[4,3,3,3]'], ['?'], 0, 0],
  ['no heads', `${MS}MultiHeadAttention`, 1, { num_heads: 0 }, ['float32[2,4,8]', 'float32[2,4,8]', 'float32[2,4,8]'], ['?'], 0, 0],
  ['heads that nobody counted', `${MS}Attention`, 1, {}, ['float32[2,4,8]', 'float32[8,24]'], ['?'], 0, 0],
  ['features of three axes', 'ai.onnx.ml::LinearRegressor', 1, { coefficients: { floats: [1] } }, ['float32[1,2,3]'], ['?'], 0, 0],
]

describe('a node that contradicts its operator is refused', () => {
  test.each(REFUSED.map((row) => [row[0], row] as const))('%s', (_, row) => {
    expect(() => runRow(row)).toThrow()
  })
})

/** Nodes of which hardly anything is known, or whose numbers are absurd. */
const ODD: readonly Row[] = [
  [
    'nothing known of the inputs',
    `${MS}GroupQueryAttention`,
    1,
    { num_heads: 4, kv_num_heads: 2 },
    ['float32', 'float32', 'float32', '', '', 'int32', 'int32[]=3'],
    ['float32[?,?,?]', 'float32[?,2,3,?]'],
    null,
    null,
  ],
  [
    'a mask of no rows',
    `${MS}SparseAttention`,
    1,
    { num_heads: 2, kv_num_heads: 1, sparse_block_size: 16 },
    ['float32[1,4,16]', 'float32[1,4,8]', 'float32[1,4,8]', 'float32[1,1,4,8]', 'float32[1,1,4,8]', 'int32[1000000000,0]=', 'int32[1,0]', 'int32[]=4', 'int32[1]'],
    ['float32[1,4,16]'],
    512,
    1216,
  ],
  ['a step of nothing', `${MS}UnfoldTensor`, 1, { size: 2, step: 0 }, ['float32[8]'], ['float32[?,2]'], 0, 0],
]

describe('what cannot be told is not known', () => {
  test.each(ODD.map((row) => [row[0], row] as const))('%s', (_, row) => {
    const { outputs, cost } = runRow(row)
    expect(outputs[0]?.kind === 'tensor' && outputs[0].shape?.length).toBe(/\[(.*)\]/.exec(row[5][0] as string)?.[1]?.split(',').length)
    expect(cost.macs === undefined ? 0 : cost.macs).toBe(row[6])
  })
})
