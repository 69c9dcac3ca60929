import { describe } from 'vitest'
import { expectRows } from '../support/rows.ts'
import { CONTRIB_ACTIVATION_ROWS, CONTRIB_NORM_ROWS } from './contrib-norm.rows.ts'

describe('normalisations with what is fused to them', () => {
  expectRows(CONTRIB_NORM_ROWS)
})

describe('activations with what is fused to them', () => {
  expectRows(CONTRIB_ACTIVATION_ROWS)
})
