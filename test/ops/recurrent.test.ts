import { describe, expect, test } from 'vitest'
import { expectRows, type Row, runRow } from '../support/rows.ts'
import { GRU_ROWS, LSTM_ROWS, RNN_ROWS } from './recurrent.rows.ts'

describe('recurrent networks', () => {
  expectRows(RNN_ROWS)
})

describe('gated recurrent networks', () => {
  expectRows(GRU_ROWS)
})

describe('long short-term memories', () => {
  expectRows(LSTM_ROWS)
})

describe('recurrent networks that cannot be', () => {
  test.each<[problem: string, attributes: Row[3], inputs: Row[4]]>([
    ['direction is both', { direction: 'both' }, ['float32[4,2,5]', 'float32[1,12,5]', 'float32[1,12,3]']],
    ['W is for 1 directions in place of 2', { direction: 'bidirectional' }, ['float32[4,2,5]', 'float32[1,12,5]', 'float32[1,12,3]']],
    ['sizes 6 and 5 should be equal', {}, ['float32[4,2,6]', 'float32[1,12,5]', 'float32[1,12,3]']],
    ['sizes 3 and 4 should be equal', { hidden_size: 4 }, ['float32[4,2,5]', 'float32[1,12,5]', 'float32[1,12,3]']],
    ['input 0 is of rank 2 in place of 3', {}, ['float32[4,2]', 'float32[1,12,5]', 'float32[1,12,3]']],
  ])('are refused: %s', (problem, attributes, inputs) => {
    expect(() => runRow(['', 'LSTM', 14, attributes, inputs, ['float32'], null, null])).toThrow(problem)
  })
})
