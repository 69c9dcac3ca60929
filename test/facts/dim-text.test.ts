import { expect, test } from 'vitest'
import { type Dim, dimKey, multiply, symbol } from '../../src/facts/dim.ts'
import { dimText, parseDim } from '../../src/facts/dim-text.ts'

test.each<[text: string, canonical: string | number]>([
  ['batch', 'batch'],
  [' 3 ', 3],
  ['2*s1 + 1', '2*s1 + 1'],
  ['past_sequence_length + 1', 'past_sequence_length + 1'],
  ['batch-size + 1', '"batch-size" + 1'],
  ['N-1', 'N - 1'],
  ['-N', '-N'],
  ['s0//2', 'floor(s0/2)'],
  ['s0 % 8', 'mod(s0, 8)'],
  ['((s0 - 1)//2) + 1', 'floor((s0 + 1)/2)'],
  ['floor(h/2)', 'floor(h/2)'],
  ['CeilToInt(IntTrueDiv(s0, 2))', 'floor((s0 + 1)/2)'],
  ['Max(1, s0 - 1)', 'max(1, s0 - 1)'],
  ['min(s0, 77, 512)', 'min(77, s0)'],
  ['Mod(4*s0 + 2, 4)', 2],
  ['PowByNatural(s0, 2)', 's0^2'],
  ['(s0 + 1)**2', 's0^2 + 2*s0 + 1'],
  ['2^3^2', 512],
  ['s0*s1/s1', 's0'],
  ['h/2', '(h/2)'],
  ['0.5*h', '(h/2)'],
  ['"any name"*2', '2*"any name"'],
  ['x.0', 'x.0'],
])('reads %j as %j', (text, canonical) => {
  expect(dimText(parseDim(text))).toBe(canonical)
})

test.each([
  '',
  '?',
  'batch size',
  'floor(h',
  'h)',
  'Piecewise((1, s0))',
  'floor(h, 2)',
  '1 +',
  'N/0',
  '2^s0',
  '(s0, s1)',
  '"open',
  'a"b\\',
  '((((',
  'N '.repeat(3000).trim(),
  `${'('.repeat(1500)}N`,
])('takes %j for the name of one symbol', (text) => {
  expect(parseDim(text)).toEqual(symbol(text))
})

test('keeps names apart that differ in their quotes only', () => {
  expect(dimKey(symbol('a"b'))).not.toBe(dimKey(symbol("a'b")))
})

test.each<[what: string, dim: Dim, text: number | string | null]>([
  ['what is not known', null, null],
  ['infinity', Number.POSITIVE_INFINITY, null],
  ['a fraction', 0.5, null],
  ['a number', 7, 7],
  ['an integer past 2^53', multiply(2 ** 52, 4), '18014398509481984'],
])('writes %s', (_, dim, text) => {
  expect(dimText(dim)).toBe(text)
})
