import { describe } from 'vitest'
import { expectRows } from '../support/rows.ts'
import { CONTRIB_RECURRENT_ROWS, CONTRIB_ROTARY_ROWS } from './contrib-recurrent.rows.ts'

describe('positions', () => {
  expectRows(CONTRIB_ROTARY_ROWS)
})

describe('operators that carry a state', () => {
  expectRows(CONTRIB_RECURRENT_ROWS)
})
