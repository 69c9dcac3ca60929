import { describe, expect, test } from 'vitest'
import { expectRows, type Row, runRow } from '../support/rows.ts'
import { RESIZE_ROWS, UPSAMPLE_ROWS } from './resize.rows.ts'

describe('resizing', () => {
  expectRows(RESIZE_ROWS)
})

describe('upsampling', () => {
  expectRows(UPSAMPLE_ROWS)
})

describe('resizing that cannot be', () => {
  test.each<[problem: string, op: string, opset: number, attributes: Row[3], inputs: Row[4]]>([
    ['neither scales nor sizes are given', 'Resize', 13, {}, ['float32[1,3,8,8]']],
    ['input 2 has 2 elements in place of 4', 'Resize', 13, {}, ['float32[1,3,8,8]', '', 'float32[2]=2,2']],
    ['axis 4 is out of range for rank 4', 'Resize', 18, { axes: [4] }, ['float32[1,3,8,8]', '', 'float32[1]=2']],
    ['the result cannot have the shape 1 × 3 × -8 × 8', 'Resize', 13, {}, ['float32[1,3,8,8]', '', 'float32[4]=1,1,-1,1']],
    ['the result cannot have the shape 1 × 3 × Infinity × 8', 'Resize', 13, {}, ['float32[1,3,8,8]', '', '', 'int64[4]=1,3,inf,8']],
    ['height_scale is missing', 'Upsample', 1, {}, ['float32[1,3,8,8]']],
    ['there are 4 scales in place of 3', 'Upsample', 7, { scales: { floats: [1, 1, 2, 2] } }, ['float32[1,3,8]']],
  ])('is refused: %s', (problem, op, opset, attributes, inputs) => {
    expect(() => runRow(['', op, opset, attributes, inputs, ['float32'], null, null])).toThrow(problem)
  })
})
