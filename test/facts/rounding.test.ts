import fc from 'fast-check'
import { expect, test } from 'vitest'
import { multiply, symbol } from '../../src/facts/dim.ts'
import { inRange, roundHalfToEven, roundTo } from '../../src/facts/rounding.ts'

/** The value of a float16's bits; infinities and NaN left out. */
function halfOf(bits: number): number {
  const [sign, exponent, fraction] = [bits >> 15 === 0 ? 1 : -1, (bits >> 10) & 31, bits & 1023]
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25))
}

const finiteHalf = fc.integer({ min: 0, max: 0xffff }).filter((bits) => ((bits >> 10) & 31) !== 31)

test('float16 keeps what it can hold', () => {
  fc.assert(
    fc.property(finiteHalf, (bits) => {
      expect(roundTo('float16', halfOf(bits))).toBe(halfOf(bits) + 0)
    }),
  )
})

test('float16 takes the nearer neighbour, of two the even one', () => {
  const withNext = fc.integer({ min: 0, max: 0x7bfe })
  fc.assert(
    fc.property(withNext, fc.double({ min: 0, max: 1, noNaN: true }), (bits, at) => {
      const [low, high] = [halfOf(bits), halfOf(bits + 1)]
      const value = low + (high - low) * at
      const nearer = value - low === high - value ? (bits % 2 === 0 ? low : high) : value - low < high - value ? low : high
      expect(roundTo('float16', value)).toBe(nearer)
    }),
  )
})

test.each([
  ['float16', 65519, 65504],
  ['float16', 65520, Number.POSITIVE_INFINITY],
  ['float16', 2 ** -26, 0],
  ['bfloat16', 257, 256],
  ['bfloat16', 1e39, Number.POSITIVE_INFINITY],
  ['float32', 0.1, Math.fround(0.1)],
  ['float64', 0.1, 0.1],
] as const)('%s holds %d as %d', (dtype, value, expected) => {
  expect(roundTo(dtype, value)).toBe(expected)
})

test('eight bits of float are not followed', () => {
  expect(roundTo('float8e4m3fn', 1)).toBe(null)
})

test('halves go to the even side', () => {
  expect([0.5, 1.5, 2.5, -0.5, -1.5, 2.4].map(roundHalfToEven)).toEqual([0, 2, 2, 0, -2, 2])
})

test('integers stay in their range or are not known', () => {
  expect([inRange('int8', 127), inRange('int8', 128), inRange('int8', -128), inRange('int8', -129)]).toEqual([127, null, -128, null])
  expect([inRange('uint8', 255), inRange('uint8', -1), inRange('int4', 7), inRange('int4', 8), inRange('uint2', 4)]).toEqual([255, null, 7, null, null])
  expect([inRange('int64', multiply(2 ** 52, 4)), inRange('int64', multiply(2 ** 52, 2 ** 52)), inRange('int32', 2 ** 40)]).toEqual([Number.POSITIVE_INFINITY, null, null])
  expect([inRange('int64', symbol('h')), inRange('uint8', symbol('h')), inRange('float32', 1)]).toEqual([symbol('h'), null, null])
})
