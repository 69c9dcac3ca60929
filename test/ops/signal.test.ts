import { describe, expect, test } from 'vitest'
import { expectRows, type Row, runRow } from '../support/rows.ts'
import { DFT_ROWS, STFT_ROWS, WINDOW_ROWS } from './signal.rows.ts'

describe('Fourier transforms', () => {
  expectRows(DFT_ROWS)
})

describe('Fourier transforms of frames', () => {
  expectRows(STFT_ROWS)
})

describe('tables for signals', () => {
  expectRows(WINDOW_ROWS)
})

describe('transforms that cannot be', () => {
  test.each<[problem: string, op: string, attributes: Row[3], inputs: Row[4]]>([
    ['the last axis holds real and imaginary parts and cannot be transformed', 'DFT', { axis: 2 }, ['float32[1,8,2]']],
    ['axis 3 is out of range for rank 3', 'DFT', { axis: 3 }, ['float32[1,8,2]']],
    ['neither a window nor a frame length is given', 'STFT', {}, ['float32[1,8,1]', 'int64[]=2']],
    ['a signal of 8 is shorter than a frame of 9', 'STFT', {}, ['float32[1,8,1]', 'int64[]=2', 'float32[9]']],
    ['a step of 0 between frames is none', 'STFT', {}, ['float32[1,8,1]', 'int64[]=0', 'float32[4]']],
    ['sizes 5 and 4 should be equal', 'STFT', {}, ['float32[1,8,1]', 'int64[]=2', 'float32[4]', 'int64[]=5']],
    ['the result cannot have the shape -3', 'HannWindow', {}, ['int64[]=-3']],
  ])('are refused: %s', (problem, op, attributes, inputs) => {
    expect(() => runRow(['', op, 17, attributes, inputs, ['float32'], null, null])).toThrow(problem)
  })
})
