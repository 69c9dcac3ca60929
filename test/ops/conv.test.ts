import { describe, expect, test } from 'vitest'
import { expectRows, type Row, runRow } from '../support/rows.ts'
import { CAUSAL_CONV_ROWS, CONV_ROWS, CONV_TRANSPOSE_ROWS, DEFORMED_CONV_ROWS, INTEGER_CONV_ROWS } from './conv.rows.ts'

describe('convolutions', () => {
  expectRows(CONV_ROWS)
})

describe('convolutions of integers', () => {
  expectRows(INTEGER_CONV_ROWS)
})

describe('deformed convolutions', () => {
  expectRows(DEFORMED_CONV_ROWS)
})

describe('causal convolutions', () => {
  expectRows(CAUSAL_CONV_ROWS)
})

describe('transposed convolutions', () => {
  expectRows(CONV_TRANSPOSE_ROWS)
})

describe('convolutions that cannot be', () => {
  test.each<[problem: string, op: string, attributes: Row[3], inputs: Row[4]]>([
    ['4 channels do not fit a kernel of 3 in 1 groups', 'Conv', {}, ['float32[1,4,5,5]', 'float32[8,3,3,3]']],
    ['an input of rank 3 does not fit a kernel of 2 axes', 'Conv', {}, ['float32[1,3,5]', 'float32[8,3,3,3]']],
    ['a kernel of 3 does not fit into 1 with pads of 0', 'Conv', {}, ['float32[1,3,1,5]', 'float32[8,3,3,3]']],
    ['sizes 3 and 5 should be equal', 'Conv', { kernel_shape: [3, 5] }, ['float32[1,3,5,5]', 'float32[8,3,3,3]']],
    ['strides has 1 numbers in place of 2', 'Conv', { strides: [2] }, ['float32[1,3,5,5]', 'float32[8,3,3,3]']],
    ['strides 0, 1 should be at least 1', 'Conv', { strides: [0, 1] }, ['float32[1,3,5,5]', 'float32[8,3,3,3]']],
    ['auto_pad is SAME', 'Conv', { auto_pad: 'SAME' }, ['float32[1,3,5,5]', 'float32[8,3,3,3]']],
    ['group is 0', 'Conv', { group: 0 }, ['float32[1,3,5,5]', 'float32[8,3,3,3]']],
    ['group is Infinity', 'Conv', { group: Number.POSITIVE_INFINITY }, ['float32[1,3,5,5]', 'float32[8,3,3,3]']],
    ['pads 0, 0, 0, Infinity go beyond any size', 'Conv', { pads: [0, 0, 0, Number.POSITIVE_INFINITY] }, ['float32[1,3,5,5]', 'float32[8,3,3,3]']],
    ['a kernel of 0 × 3 is empty', 'Conv', {}, ['float32[1,3,5,5]', 'float32[8,3,0,3]']],
    ['a convolution needs at least one spatial axis', 'Conv', {}, ['float32[1,3]', 'float32[8,3]']],
    ['4 channels do not fit a kernel of 3', 'ConvTranspose', {}, ['float32[1,4,5,5]', 'float32[3,8,3,3]']],
    ['output_shape has 1 numbers in place of 2', 'ConvTranspose', { output_shape: [7] }, ['float32[1,3,5,5]', 'float32[3,8,3,3]']],
    ['pads of 8 leave nothing of 3', 'ConvTranspose', { pads: [4, 0, 4, 0] }, ['float32[1,3,1,5]', 'float32[3,8,3,3]']],
  ])('are refused: %s', (problem, op, attributes, inputs) => {
    expect(() => runRow(['', op, 11, attributes, inputs, ['float32'], null, null])).toThrow(problem)
  })
})
