import { expect, test } from 'vitest'
import type { FeedableType, Fill } from '../../src/measure/protocol.ts'
import { float16Bits, makeFeeds } from '../../src/measure/worker/feeds.ts'
import type { Runtime } from '../../src/measure/worker/runtime.ts'

/** Keeps what it is given. */
class Tensor {
  readonly type: string
  readonly data: unknown
  readonly dims: readonly number[]
  constructor(type: string, data: unknown, dims: readonly number[]) {
    this.type = type
    this.data = data
    this.dims = dims
  }
}
const runtime = { Tensor } as unknown as Runtime

function elements(dtype: FeedableType, shape: readonly number[], fill: Fill, seed = 1): unknown[] {
  const tensor = makeFeeds(runtime, [{ name: 'x', dtype, shape, fill }], seed).x as unknown as Tensor
  expect(tensor).toMatchObject({ type: dtype, dims: shape })
  return Array.from(tensor.data as ArrayLike<unknown>)
}

/** The number that half-precision bits stand for, from the definition of IEEE 754. */
function halfValue(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

test('every half-precision number keeps its bits', () => {
  for (let bits = 0; bits < 0x10000; bits++) {
    const value = halfValue(bits)
    if (!Number.isNaN(value) && float16Bits(value) !== bits) expect({ value, bits: float16Bits(value) }).toEqual({ value, bits })
  }
})

test.each([
  ['halfway, down to even', 1 + 1 / 2048, 0x3c00],
  ['halfway, up to even', 1 + 3 / 2048, 0x3c02],
  ['just above halfway', 1 + 1 / 2048 + 2 ** -30, 0x3c01],
  ['the largest that does not overflow', 65519.99, 0x7bff],
  ['the smallest that overflows', 65520, 0x7c00],
  ['half the smallest subnormal, to even', 2 ** -25, 0],
  ['more than half the smallest subnormal', 1.1 * 2 ** -25, 1],
  ['not a number', Number.NaN, 0x7e00],
])('rounds to half precision: %s', (_, value, bits) => {
  expect(float16Bits(value)).toBe(bits)
})

test('random floats are the same for the same seed, spread over their range, and others for another', () => {
  const fill = { kind: 'uniform', low: -1, high: 1 } as const
  const sample = elements('float32', [10, 100], fill) as number[]
  expect(elements('float32', [10, 100], fill)).toEqual(sample)
  expect(elements('float32', [10, 100], fill, 2)).not.toEqual(sample)
  expect(Math.min(...sample)).toBeGreaterThanOrEqual(-1)
  expect(Math.max(...sample)).toBeLessThan(1)
  expect(Math.abs(sample.reduce((sum, value) => sum + value, 0) / 1000)).toBeLessThan(0.1)
})

test('inputs of one model differ from each other', () => {
  const fill = { kind: 'uniform', low: 0, high: 1 } as const
  const feeds = makeFeeds(
    runtime,
    ['a', 'b'].map((name) => ({ name, dtype: 'float64', shape: [8], fill })),
    1,
  )
  expect((feeds.a as unknown as Tensor).data).not.toEqual((feeds.b as unknown as Tensor).data)
})

test('random integers reach every value of their range and none beyond', () => {
  const sample = elements('int64', [500], { kind: 'integers', low: 2, high: 6 })
  expect(new Set(sample)).toEqual(new Set([2n, 3n, 4n, 5n]))
})

test.each([
  ['int64', [2, 2], { kind: 'values', values: [7] }, [7n, 7n, 7n, 7n]],
  ['int32', [4], { kind: 'values', values: [1, 2] }, [1, 2, 1, 2]],
  ['uint8', [], { kind: 'values', values: [3.9] }, [3]],
  ['bool', [3], { kind: 'values', values: [1, 0] }, [1, 0, 1]],
  ['float16', [2], { kind: 'values', values: [1, -2] }, [0x3c00, 0xc000]],
  ['uint64', [1], { kind: 'values', values: [9] }, [9n]],
  ['int64', [2, 3], { kind: 'positions' }, [0n, 1n, 2n, 0n, 1n, 2n]],
  ['int64', [1, 5], { kind: 'positions', below: 3 }, [0n, 1n, 2n, 0n, 1n]],
  ['float32', [2], { kind: 'bytes', bytes: new Uint8Array(Float32Array.of(1.5, 2.5).buffer) }, [1.5, 2.5]],
  ['int64', [0, 4], { kind: 'values', values: [1] }, []],
  ['string', [3], { kind: 'strings', strings: ['a', 'b'] }, ['a', 'b', 'a']],
  ['string', [2], { kind: 'values', values: [1] }, ['1', '1']],
] as const)('fills %s %j from %j', (dtype, shape, fill, expected) => {
  expect(elements(dtype, shape, fill)).toEqual(expected)
})

test('takes bytes that lie in the middle of a larger buffer', () => {
  const bytes = new Uint8Array(Float64Array.of(0, 4.5, 0).buffer).subarray(8, 16)
  expect(elements('float64', [1], { kind: 'bytes', bytes })).toEqual([4.5])
})
