import { describe, expect, test } from 'vitest'
import { findSpec } from '../../src/ops/index.ts'
import { contextOf, domainAndType, expectRows } from '../support/rows.ts'
import { ML_ROWS, TRAINING_ROWS } from './ml.rows.ts'

describe('machine learning before networks', () => {
  expectRows(ML_ROWS)
})

describe('training', () => {
  expectRows(TRAINING_ROWS)
})

describe('parameters in attributes', () => {
  test.each([
    ['classifies linearly', 6 + 3],
    ['scales features', 2 + 2],
    ['classifies by support vectors, one score per pair', 6 + 6 + 3],
    ['classifies by trees', 6 + 4],
    ['regresses by trees', 6 + 4],
    ['keeps the type of its input in version 5', 1 + 2],
  ])('are counted where a node %s', (name, params) => {
    const row = ML_ROWS.find(([title]) => title === name)
    if (row === undefined) throw new Error(name)
    expect(findSpec(...domainAndType(row[1]))?.attributeParams?.(contextOf(row))).toBe(params)
  })
})
