import { expect, test } from 'vitest'
import { dimFormula } from '../../../src/analyze/explain/dim-formula.ts'
import { formulaText } from '../../../src/analyze/explain/formula.ts'
import { parseDim } from '../../../src/facts/dim-text.ts'

const PRODUCTS = [
  { name: '|X|', factors: ['a', 'b', 'c'] },
  { name: '|Y|', factors: ['d', 'd'] },
]

test.each<readonly [dim: string, formula: string | undefined, why: string]>([
  ['a*b*c', '|X|', 'all sizes of a tensor are its elements'],
  ['5*a*b*c', '5·|X|', 'times a number'],
  ['a*b*c*k', '|X|·k', 'and another size'],
  ['a*a*b*b*c*c', '|X|·|X|', 'twice'],
  ['d*d + d', 'd·(d + 1)', 'a size that is there twice is taken out once'],
  ['2*a*k + 2*a*n', '2·a·(k + n)', 'what terms share stands before the brackets'],
  ['3*k - 3', '3·(k − 1)', 'differences too'],
  ['floor((k + 2)/3)', '⌈k/3⌉', 'rounded up'],
  ['floor(k/3)', '⌊k/3⌋', 'rounded down'],
  ['4*min(k, n)', '4·min(k, n)', 'the smaller of two'],
  ['mod(k, 4)', 'mod(k, 4)', 'a remainder'],
  ['7', '7', 'a number'],
])('%s is written %s: %s', (dim, formula) => {
  const written = dimFormula(parseDim(dim), dim.startsWith('d') ? [] : PRODUCTS)
  expect(written === undefined ? undefined : formulaText(written)).toBe(formula)
})

test('a size that is not known has no formula', () => {
  expect(dimFormula(null, [])).toBeUndefined()
})
