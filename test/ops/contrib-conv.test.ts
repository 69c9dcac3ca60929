import { describe } from 'vitest'
import { expectRows } from '../support/rows.ts'
import { CONTRIB_CONV_ROWS, CONTRIB_LAYOUT_ROWS } from './contrib-conv.rows.ts'

describe('convolutions and pools of com.microsoft', () => {
  expectRows(CONTRIB_CONV_ROWS)
})

describe('operators in the layouts of optimised files', () => {
  expectRows(CONTRIB_LAYOUT_ROWS)
})
