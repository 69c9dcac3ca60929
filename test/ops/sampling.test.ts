import { describe, expect, test } from 'vitest'
import { expectRows, type Row, runRow } from '../support/rows.ts'
import { DETECTION_ROWS, SAMPLING_ROWS } from './sampling.rows.ts'

describe('sampling', () => {
  expectRows(SAMPLING_ROWS)
})

describe('detection', () => {
  expectRows(DETECTION_ROWS)
})

describe('sampling that cannot be', () => {
  test.each<[problem: string, op: string, inputs: Row[4]]>([
    ['X and the grid should be of one rank, 3 at least', 'GridSample', ['float32[1,3,8,8]', 'float32[1,4,2]']],
    ['size has 3 numbers in place of 4 or 5', 'AffineGrid', ['float32[1,2,3]', 'int64[3]=1,2,3']],
    ['block_shape has 2 numbers in place of 3', 'Col2Im', ['float32[1,8,4]', 'int64[3]=4,4,4', 'int64[2]=2,2']],
    ["9 rows are no multiple of the block's 4 elements", 'Col2Im', ['float32[1,9,4]', 'int64[2]=4,4', 'int64[2]=2,2']],
    ['the block is empty', 'Col2Im', ['float32[1,8,4]', 'int64[2]=4,4', 'int64[2]=0,2']],
    ['boxes and scores should be of rank 3', 'NonMaxSuppression', ['float32[6,4]', 'float32[1,1,6]']],
    ['sizes 6 and 7 should be equal', 'NonMaxSuppression', ['float32[1,6,4]', 'float32[1,1,7]']],
  ])('is refused: %s', (problem, op, inputs) => {
    expect(() => runRow(['', op, 20, {}, inputs, ['float32'], null, null])).toThrow(problem)
  })
})
