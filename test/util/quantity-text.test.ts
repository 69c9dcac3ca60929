import { expect, test } from 'vitest'
import { distinctTexts, quantityText, shareText, signedShareText, type Unit } from '../../src/util/quantity-text.ts'

test.each<[number, Unit, string]>([
  [0, 'count', '0'],
  [175, 'count', '175'],
  [9408, 'count', '9408'],
  [-9999, 'count', '-9999'],
  [10_000, 'count', '10 k'],
  [25_557_032, 'count', '25.56 M'],
  [4_089_184_256, 'count', '4.089 G'],
  [999_999_999, 'count', '1 G'],
  [999_949, 'count', '999.9 k'],
  [2 ** 53 - 1, 'count', '9.007 P'],
  [0, 'bytes', '0 B'],
  [102, 'bytes', '102 B'],
  [1024, 'bytes', '1 KiB'],
  [102_228_128, 'bytes', '97.49 MiB'],
  [1_048_575, 'bytes', '1 MiB'],
  [0, 'milliseconds', '0 ms'],
  [0.0004, 'milliseconds', '0.4 µs'],
  [0.4123, 'milliseconds', '412.3 µs'],
  [12.3456, 'milliseconds', '12.35 ms'],
  [1500, 'milliseconds', '1.5 s'],
  [312.25, 'rate', '312.3/s'],
  [12_500, 'rate', '12.5 k/s'],
])('writes %d as a %s: %s', (value, unit, text) => {
  expect(quantityText(value, unit)).toBe(text)
})

test.each([
  [0.02, '2 %'],
  [0.3807, '38.1 %'],
  [1.504, '150 %'],
  [0.00001, '<0.01 %'],
  [-0.00001, '-<0.01 %'],
  [-0.25, '-25 %'],
  [0, '0 %'],
])('writes the share %d as %s', (share, text) => {
  expect(shareText(share)).toBe(text)
})

test('marks growth with a plus and leaves nothing unmarked', () => {
  expect([signedShareText(0.05), signedShareText(-0.05), signedShareText(0)]).toEqual(['+5 %', '-5 %', '0 %'])
})

test('adds digits until two different quantities read differently', () => {
  expect(distinctTexts(8_300_400_000, 8_300_000_000, 'count')).toEqual(['8.3004 G', '8.3 G'])
  expect(distinctTexts(8_300_000_001, 8_300_000_000, 'count')).toEqual(['8.300000001 G', '8.3 G'])
  expect(distinctTexts(5, 5, 'count')).toEqual(['5', '5'])
})
