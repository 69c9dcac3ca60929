import { describe, expect, test } from 'vitest'
import { findSpec } from '../../src/ops/index.ts'
import { contextOf, domainAndType, expectRows } from '../support/rows.ts'
import { CONTRIB_LOW_BIT_ROWS, CONTRIB_MATMUL_ROWS } from './contrib-matmul.rows.ts'

describe('products', () => {
  expectRows(CONTRIB_MATMUL_ROWS)
})

describe('products with weights of few bits', () => {
  expectRows(CONTRIB_LOW_BIT_ROWS)
})

describe('parameters of packed weights', () => {
  test.each([
    ['MatMulNBits of 4 bits', { 1: 64 * 32, 3: (64 / 32) * 32 }],
    ['MatMulNBitsMlp with normalisation', { 3: 512, 6: 512 }],
    ['MatMulNBitsQkv with a residual', { 3: 1024, 6: 512, 9: 512 }],
    ['MatMulBnb4', { 1: 512 }],
    ['MatMulFpQ4', { 1: 1024 }],
    ['MatMulBlockQuantizedFp4Weight', { 1: 512 }],
  ])('are those of the matrix: %s', (name, elements) => {
    const row = CONTRIB_LOW_BIT_ROWS.find(([title]) => title === name)
    if (row === undefined) throw new Error(name)
    expect(findSpec(...domainAndType(row[1]))?.logicalElements?.(contextOf(row))).toEqual(elements)
  })
})
