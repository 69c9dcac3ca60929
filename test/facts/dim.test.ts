import { expect, test } from 'vitest'
import { add, atLeast, ceilDiv, type Dim, dimKey, floor, floorDiv, isEqual, max, min, modulo, multiply, quotient, substitute, subtract, symbol } from '../../src/facts/dim.ts'

const [n, s, h] = [symbol('N'), symbol('S'), symbol('h')]

test.each<[string, Dim, string]>([
  ['adds like terms', add(multiply(2, n), n, 3), '3*N + 3'],
  ['cancels', subtract(add(n, s), n), 'S'],
  ['orders by degree', add(1, s, multiply(n, s)), 'N*S + S + 1'],
  ['divides monomials', floorDiv(multiply(768, n, add(s, 1)), multiply(n, 768)), 'S + 1'],
  ['divides polynomials', floorDiv(multiply(n, add(s, 1), 768), add(s, 1)), '768*N'],
  ['reduces floors', floorDiv(add(multiply(4, n), multiply(2, s), 3), 4), 'N + floor((S + 1)/2)'],
  ['nests floors', floorDiv(floorDiv(add(h, 1), 2), 2), 'floor((h + 1)/4)'],
  ['keeps the size of a convolution', add(floorDiv(add(h, 2, -3), 2), 1), 'floor((h + 1)/2)'],
  ['drops what max cannot be', max(n, -1, 0), 'N'],
  ['drops what is no more than another operand', max(min(n, 512), n), 'N'],
  ['drops a part beside the whole', max(floorDiv(n, 2), n), 'N'],
  ['drops the whole beside what is rounded up', max(n, multiply(8, ceilDiv(n, 8))), '8*floor((N + 7)/8)'],
  ['keeps what max may be', max(n, 1), 'max(1, N)'],
  ['clamps nothing by infinity', min(n, Number.POSITIVE_INFINITY), 'N'],
  ['knows a remainder of 0', modulo(multiply(4, n), 2), '0'],
  ['floors an exact quotient', floor(multiply(quotient(h, 2), 3)), 'h + floor(h/2)'],
  ['rounds up as exporters write it', ceilDiv(h, 2), 'floor((h + 1)/2)'],
  ['merges the floors of stacked strides', floorDiv(add(floorDiv(add(h, 1), 2), 1), 2), 'floor((h + 3)/4)'],
  ['divides by a negative number', floorDiv(h, -2), '-h + floor(h/2)'],
  ['cancels common symbols', floorDiv(multiply(n, h), multiply(2, n)), 'floor(h/2)'],
  ['takes common divisors out of a remainder', modulo(add(multiply(2, h), 5), 4), '2*mod(h, 2) + 1'],
  ['scales by dyadic numbers', floor(multiply(h, 2.5)), '2*h + floor(h/2)'],
  ['knows no multiple of an inexact number', multiply(h, 0.1), '?'],
  ['knows no multiple of infinity', multiply(Number.POSITIVE_INFINITY, n), '?'],
  ['knows nothing divided by 0', floorDiv(h, 0), '?'],
  ['adds fractions', add(quotient(h, 2), quotient(1, 3)), '((3*h + 2)/6)'],
  ['floors what max holds', floor(max(quotient(h, 2), 1)), 'max(1, floor(h/2))'],
  ['holds integers past 2^53', multiply(2 ** 52, 4), '18014398509481984'],
  ['puts some numbers in place', substitute(floorDiv(subtract(h, s), 2), new Map([['S', 3]])), 'floor((h + 1)/2) - 2'],
  ['puts numbers in place', substitute(add(floorDiv(h, 2), n), new Map([['h', 7]])), 'N + 3'],
])('%s', (_, dim, text) => {
  expect(dimKey(dim)).toBe(text)
})

test('compares what can be proved and nothing else', () => {
  expect(isEqual(n, -1)).toBe(false)
  expect(isEqual(n, 0)).toBe(undefined)
  expect(atLeast(add(n, multiply(2, s), 1), 1)).toBe(true)
})
