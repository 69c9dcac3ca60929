import { expect, test } from 'vitest'
import { listed } from '../../src/util/listed.ts'

test.each([
  [['a'], 'a'],
  [['a', 'b'], 'a, b'],
  [[...'abcdefghijklmn'], 'a, b, c, d, e, f, g, h, i, j, k, l and 2 more'],
])('%j is listed as "%s"', (names, text) => {
  expect(listed(names)).toBe(text)
})

test('as many are named as asked for', () => {
  expect(listed(['a', 'b', 'c'], 2)).toBe('a, b and 1 more')
  expect(listed(['a', 'b', 'c'], 3)).toBe('a, b, c')
})
