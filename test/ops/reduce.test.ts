import { expect, test } from 'vitest'
import { expectRows, runRow } from '../support/rows.ts'
import { reduceRows } from './reduce.rows.ts'

expectRows(reduceRows)

test.each([
  ['an axis that there is not', 'ReduceSum', { keepdims: 1 }, ['float32[2,3]', 'int64[1]=2'], 'axis 2 is out of range for rank 2'],
  ['an axis named twice', 'ReduceSum', {}, ['float32[2,3]', 'int64[2]=1,-1'], 'name one axis twice'],
  ['an axis of ArgMax that there is not', 'ArgMax', { axis: 3 }, ['float32[2,3]'], 'axis 3 is out of range for rank 2'],
  ['more elements than there are', 'TopK', {}, ['float32[2,3]', 'int64[1]=4'], 'k is 4 where there are 3 elements'],
  ['a negative number of elements', 'TopK', {}, ['float32[2,3]', 'int64[1]=-4'], 'the result cannot have the shape 2 × -4'],
] as const)('refuses %s', (_, op, attributes, inputs, message) => {
  expect(() => runRow(['', op, 18, attributes, inputs, ['?'], 0, 0])).toThrow(message)
})
