import { expect, test } from 'vitest'
import { name, naming, plain, shortened, type Text, unbroken, words } from '../../src/report/text.ts'

test('finds names in a sentence, the longest first', () => {
  expect(naming('/a/b feeds /a, not /a/b', ['/a', '/a/b'])).toEqual([name('/a/b'), ' feeds ', name('/a'), ', not ', name('/a/b')])
  expect(naming('nothing here', ['x', ''])).toEqual(['nothing here'])
})

test('puts names and texts into a sentence', () => {
  const inner: Text = [name('x'), ' 3']
  expect(words`input ${inner} of ${name('m')}${''}`).toEqual(['input ', name('x'), ' 3', ' of ', name('m')])
  expect(plain(words`a ${name('b')}`)).toBe('a b')
})

test('keeps numbers with their units and changes on one line', () => {
  expect(plain(unbroken(['12.5 M → 34.52 M (+176 %), 3 of 4 nodes, 300 k/s']))).toBe('12.5\u00A0M\u00A0→\u00A034.52\u00A0M (+176\u00A0%), 3 of 4 nodes, 300\u00A0k/s')
  expect(unbroken([name('a 3 k')])).toEqual([name('a 3 k')])
})

test.each([
  ['abcdef', 6, 'abcdef'],
  ['abcdefg', 6, 'abc…fg'],
  ['😀😀😀😀', 3, '😀…😀'],
])('shortens %s to %d characters', (text, length, result) => {
  expect(shortened(text, length)).toBe(result)
})
