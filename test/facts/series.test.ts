import fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, type Dim, dimKey, floorDiv, max, multiply, substitute, symbol } from '../../src/facts/dim.ts'
import { differencesOf, seriesOf } from '../../src/facts/series.ts'

const [i, n, s] = [symbol('i'), symbol('n'), symbol('s')]

const summed = (dim: Dim, count: Dim): Dim => {
  const differences = differencesOf(dim, 'i')
  return differences === undefined ? null : seriesOf(differences, count)
}

/** `Σ coefficient · iᵏ`. */
const polynomial = (coefficients: readonly Dim[]): Dim => add(...coefficients.map((coefficient, k) => multiply(coefficient, ...Array<Dim>(k).fill(i))))

test.each<[title: string, dim: Dim, sum: string]>([
  ['what is always the same', 7, '7*n'],
  ['another size', s, 'n*s'],
  ['the number itself', i, '-n + floor((n^2 + n)/2)'],
  ['an even multiple', multiply(i, 4), '2*n^2 - 2*n'],
  ['a size that grows', add(s, multiply(i, 2)), 'n^2 + n*s - n'],
  ['nothing known', null, '?'],
  ['a division of the number', floorDiv(i, 2), '?'],
  ['an extreme of the number', max(i, s), '?'],
])('sums %s', (_, dim, sum) => {
  expect(dimKey(summed(dim, n))).toBe(sum)
})

test('a sum comes to what its terms come to, for any polynomial and number of terms', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 6 }), fc.nat(40), fc.integer({ min: 1, max: 9 }), (coefficients, count, size) => {
      const dim = polynomial(coefficients.map((coefficient, k) => (k % 2 === 0 ? coefficient : multiply(coefficient, s))))
      const at = (values: Readonly<Record<string, number>>) => (of: Dim) => substitute(of, new Map(Object.entries(values)))
      const terms = Array.from({ length: count }, (_, term) => at({ i: term, s: size })(dim))
      expect(at({ n: count, s: size })(summed(dim, n))).toEqual(add(0, ...terms))
      expect(at({ s: size })(summed(dim, count))).toEqual(add(0, ...terms))
    }),
  )
})
