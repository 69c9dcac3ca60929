import { expect, test } from 'vitest'
import { expectRows, runRow } from '../support/rows.ts'
import { normRows } from './norm.rows.ts'

expectRows(normRows)

test.each([
  ['an axis that there is not', 'LayerNormalization', { axis: 2 }, ['float32[2,3]', 'float32[3]'], 'axis 2 is out of range for rank 2'],
  ['no groups', 'GroupNormalization', { num_groups: 0 }, ['float32[2,4,3]', 'float32[4]', 'float32[4]'], 'num_groups is 0'],
  ['a negative number of channels', 'LRN', { size: -1 }, ['float32[2,4,3]'], 'size is -1'],
] as const)('refuses %s', (_, op, attributes, inputs, message) => {
  expect(() => runRow(['', op, 21, attributes, inputs, ['?'], 0, 0])).toThrow(message)
})
