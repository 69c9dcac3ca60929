import { describe } from 'vitest'
import { expectRows } from '../support/rows.ts'
import { CONTRIB_ATTENTION_ROWS, CONTRIB_GROUP_QUERY_ROWS, CONTRIB_MULTI_HEAD_ROWS } from './contrib-attention.rows.ts'

describe('attention that projects its inputs', () => {
  expectRows(CONTRIB_ATTENTION_ROWS)
})

describe('attention over projected heads', () => {
  expectRows(CONTRIB_MULTI_HEAD_ROWS)
})

describe('attention over shared keys and values', () => {
  expectRows(CONTRIB_GROUP_QUERY_ROWS)
})
