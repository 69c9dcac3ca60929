import { expect, test } from 'vitest'
import { listed } from '../../src/util/listed.ts'

test.each([
  [['a'], 'a'],
  [['a', 'b'], 'a, b'],
  [[...'abcdefghijklmn'], 'a, b, c, d, e, f, g, h, i, j, k, l and 2 more'],
])('%j is listed as "%s"', (names, text) => {
  expect(listed(names)).toBe(text)
})
