import { expect, test } from 'vitest'
import { countFigure, toFigure } from '../../src/analyze/figures.ts'
import type { Amount } from '../../src/facts/amount.ts'
import { parseDim } from '../../src/facts/dim-text.ts'
import type { Figure } from '../../src/util/figure.ts'

const rows: readonly (readonly [title: string, amount: Amount, symbolic: Amount | undefined, figure: Figure])[] = [
  ['an exact number', { dim: 12, status: 'exact' }, undefined, { value: 12 }],
  ['a bound', { dim: 12, status: 'upper' }, undefined, { value: 12, status: 'upper' }],
  ['a number with the formula of a free batch', { dim: 12, status: 'exact' }, { dim: parseDim('12*N'), status: 'exact' }, { value: 12, formula: '12*N' }],
  ['no formula where the batch does not matter', { dim: 12, status: 'exact' }, { dim: 12, status: 'exact' }, { value: 12 }],
  ['a formula, and what to bind', { dim: parseDim('3*S + 2*T'), status: 'exact' }, undefined, { unknown: 'depends on S, T: give --dim S=N --dim T=N', formula: '3*S + 2*T' }],
  [
    'a name with spaces is quoted',
    { dim: parseDim('"past length"'), status: 'exact' },
    undefined,
    { unknown: 'depends on past length: give --dim "past length=N"', formula: '"past length"' },
  ],
  ['what is missing, and what is known of the rest', { dim: 7, status: 'exact', why: 'no rule for operator X' }, undefined, { unknown: 'no rule for operator X', atLeast: 7 }],
  ['what is missing, with nothing known', { dim: 0, status: 'exact', why: 'no rule for operator X' }, undefined, { unknown: 'no rule for operator X' }],
  ['a part that is an upper bound is no lower one', { dim: 7, status: 'upper', why: 'no rule for operator X' }, undefined, { unknown: 'no rule for operator X' }],
  [
    'an integer that JSON cannot hold',
    { dim: parseDim('9007199254740993'), status: 'exact' },
    undefined,
    { unknown: 'more than 2^53, which JSON numbers cannot hold exactly', formula: '9007199254740993' },
  ],
  ['a formula too long to write', { dim: null, status: 'exact' }, undefined, { unknown: 'the formula is too long' }],
]

test.each(rows)('%s', (_, amount, symbolic, figure) => {
  expect(toFigure(amount, symbolic)).toEqual(figure)
})

test('a count past 2^53 is unknown', () => {
  expect(countFigure(2 ** 53 - 1)).toEqual({ value: 2 ** 53 - 1 })
  expect(countFigure(2 ** 53)).toEqual({ unknown: 'more than 2^53, which JSON numbers cannot hold exactly' })
})
