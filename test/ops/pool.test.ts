import { describe, expect, test } from 'vitest'
import { expectRows, type Row, runRow } from '../support/rows.ts'
import { GLOBAL_POOL_ROWS, POOL_ROWS, REGION_POOL_ROWS, UNPOOL_ROWS } from './pool.rows.ts'

describe('pools', () => {
  expectRows(POOL_ROWS)
})

describe('global pools', () => {
  expectRows(GLOBAL_POOL_ROWS)
})

describe('unpooling', () => {
  expectRows(UNPOOL_ROWS)
})

describe('pools of regions', () => {
  expectRows(REGION_POOL_ROWS)
})

describe('pools that cannot be', () => {
  test.each<[problem: string, op: string, attributes: Row[3], inputs: Row[4]]>([
    ['the kernel_shape attribute is missing', 'MaxPool', {}, ['float32[1,3,8,8]']],
    ['an input of rank 3 does not fit a kernel of 2 axes', 'AveragePool', { kernel_shape: [2, 2] }, ['float32[1,3,8]']],
    ['a kernel of 4 does not fit into 2 with pads of 0', 'MaxPool', { kernel_shape: [4] }, ['float32[1,3,2]']],
    ['a kernel is larger than any input', 'MaxPool', { kernel_shape: [Number.POSITIVE_INFINITY] }, ['float32[1,3,2]']],
    ['strides Infinity go beyond any size', 'MaxPool', { kernel_shape: [1], strides: [Number.POSITIVE_INFINITY] }, ['float32[1,3,2]']],
    ['a pool needs an input of rank 2 at least', 'GlobalMaxPool', {}, ['float32[3]']],
    ['pooled_shape should be a height and a width', 'MaxRoiPool', {}, ['float32[1,3,8,8]', 'float32[5,5]']],
    ['the result cannot have the shape 1 × 1 × -5', 'MaxUnpool', { kernel_shape: [2] }, ['float32[1,1,2]', 'int64[1,1,2]', 'int64[3]=1,1,-5']],
  ])('are refused: %s', (problem, op, attributes, inputs) => {
    expect(() => runRow(['', op, 11, attributes, inputs, ['float32'], null, null])).toThrow(problem)
  })
})
