import { describe, expect, test } from 'vitest'
import { expectRows, type Row, runRow } from '../support/rows.ts'
import { EINSUM_ROWS, GEMM_ROWS, INTEGER_MATMUL_ROWS, MATMUL_ROWS } from './matmul.rows.ts'

describe('matrix products', () => {
  expectRows(MATMUL_ROWS)
})

describe('general matrix products', () => {
  expectRows(GEMM_ROWS)
})

describe('products of integers', () => {
  expectRows(INTEGER_MATMUL_ROWS)
})

describe('Einstein sums', () => {
  expectRows(EINSUM_ROWS)
})

describe('products that cannot be', () => {
  test.each<[problem: string, op: string, attributes: Row[3], inputs: Row[4]]>([
    ['sizes 8 and 7 should be equal', 'MatMul', {}, ['float32[4,8]', 'float32[7,5]']],
    ['a scalar cannot be multiplied as a matrix', 'MatMul', {}, ['float32[]', 'float32[7,5]']],
    ['2 and 3 do not broadcast', 'MatMul', {}, ['float32[2,4,8]', 'float32[3,8,5]']],
    ['both factors should be matrices', 'Gemm', {}, ['float32[2,4,8]', 'float32[8,5]']],
    ['the equation is missing', 'Einsum', {}, ['float32[4,8]']],
    ['the equation ij,jk->ik is not one of 1 operands', 'Einsum', { equation: 'ij,jk->ik' }, ['float32[4,8]']],
    ['an operand of rank 3 cannot be ij', 'Einsum', { equation: 'ij->ij' }, ['float32[2,4,8]']],
    ['the term i1 of the equation is not one', 'Einsum', { equation: 'i1->i' }, ['float32[2,4]']],
    ['the output of the equation ij->ik repeats a label or has one that no operand has', 'Einsum', { equation: 'ij->ik' }, ['float32[2,4]']],
    ['2 and 3 do not broadcast', 'Einsum', { equation: 'ij,ij->' }, ['float32[2,4]', 'float32[3,4]']],
  ])('are refused: %s', (problem, op, attributes, inputs) => {
    expect(() => runRow(['', op, 13, attributes, inputs, ['float32'], null, null])).toThrow(problem)
  })
})
