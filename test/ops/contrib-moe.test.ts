import { describe, expect, test } from 'vitest'
import { findSpec } from '../../src/ops/index.ts'
import { contextOf, expectRows } from '../support/rows.ts'
import { CONTRIB_MOE_ROWS } from './contrib-moe.rows.ts'

describe('mixtures of experts', () => {
  expectRows(CONTRIB_MOE_ROWS)
})

test('packed experts stand for all their parameters', () => {
  const row = CONTRIB_MOE_ROWS.find(([name]) => name === 'QMoE reads the experts it touches')
  if (row === undefined) throw new Error('the row is missing')
  expect(findSpec('com.microsoft', 'QMoE')?.logicalElements?.(contextOf(row))).toEqual({ 2: 4096, 5: 4096, 8: 4096 })
})
