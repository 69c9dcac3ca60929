import { describe } from 'vitest'
import { expectRows } from '../support/rows.ts'
import { CONTRIB_GENERATION_ROWS, CONTRIB_LSTM_ROWS, CONTRIB_OTHER_ROWS, CONTRIB_TEXT_ROWS } from './contrib-other.rows.ts'

describe('movement, sampling and searches', () => {
  expectRows(CONTRIB_OTHER_ROWS)
})

describe('text and hashes', () => {
  expectRows(CONTRIB_TEXT_ROWS)
})

describe('recurrent cells', () => {
  expectRows(CONTRIB_LSTM_ROWS)
})

describe('generation of text', () => {
  expectRows(CONTRIB_GENERATION_ROWS)
})
