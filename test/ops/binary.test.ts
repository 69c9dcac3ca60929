import { expect, test } from 'vitest'
import { expectRows, runRow } from '../support/rows.ts'
import { binaryRows } from './binary.rows.ts'

expectRows(binaryRows)

test('refuses operands that do not broadcast', () => {
  expect(() => runRow(['', 'Add', 14, {}, ['float32[2]', 'float32[3]'], ['?'], 0, 0])).toThrow('2 and 3 do not broadcast')
})
