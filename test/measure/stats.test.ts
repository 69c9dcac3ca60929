import fc from 'fast-check'
import { expect, test } from 'vitest'
import { earlyInterval, type IntervalMethod, studentInterval, summarize, trimmedInterval, variation } from '../../src/measure/stats.ts'
import { type Draw, disturbed, heavyTailed, normal, take } from './synthetic.ts'

const METHODS = [
  ['Student', studentInterval],
  ['trimmed', trimmedInterval],
  ['early', earlyInterval],
] as const

const values = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 5, maxLength: 30 })

test('summarizes samples, quantiles by linear interpolation', () => {
  expect(summarize([4, 1, 3, 2])).toEqual({ samples: 4, mean: 2.5, std: Math.sqrt(5 / 3), min: 1, p50: 2.5, p90: 3.7, p95: expect.closeTo(3.85), p99: expect.closeTo(3.97) })
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i)
  expect(summarize(hundred)).toMatchObject({ min: 1, p50: 50.5, p90: expect.closeTo(90.1), p95: expect.closeTo(95.05), p99: expect.closeTo(99.01) })
})

test('summarizes a single sample without inventing a spread', () => {
  expect(summarize([7])).toEqual({ samples: 1, mean: 7, std: 0, min: 7, p50: 7, p90: 7, p95: 7, p99: 7 })
})

test('refuses to summarize nothing', () => {
  expect(() => summarize([])).toThrow(RangeError)
})

test('gives variation as a share of the mean', () => {
  expect(variation({ mean: 8, std: 2 })).toBe(0.25)
})

test("matches Student's interval by hand", () => {
  // Mean 3, standard error √2.5 ÷ √5 = √½, t(0.975, 4) = 2.77645 from the tables.
  const interval = studentInterval([1, 2, 3, 4, 5], 0.95)
  expect(interval?.center).toBe(3)
  expect(interval?.low).toBeCloseTo(3 - 2.77645 * Math.SQRT1_2, 4)
  expect(interval?.high).toBeCloseTo(3 + 2.77645 * Math.SQRT1_2, 4)
})

test('matches the trimmed interval by hand', () => {
  // g = 2 of 10: kept 3…8, mean 5.5. Winsorized 3 3 3 4 5 6 7 8 8 8: squares about 5.5 sum to 42.5, s = √(42.5 ÷ 9) = 2.17307;
  // error 2.17307 ÷ (0.6 × √10) = 1.14530; t(0.975, 5) = 2.57058 from the tables.
  const interval = trimmedInterval([100, 2, 3, 4, 5, 6, 7, 8, 9, 1], 0.95)
  expect(interval?.center).toBe(5.5)
  expect(interval?.high).toBeCloseTo(5.5 + 2.57058 * 1.1453, 3)
})

test('takes the early interval for the trimmed one as soon as there is something to trim', () => {
  const sample = take(heavyTailed(5), 8)
  expect(earlyInterval(sample.slice(0, 6), 0.99)).toEqual(studentInterval(sample.slice(0, 6), 0.99))
  expect(earlyInterval(sample.slice(0, 7), 0.99)).toEqual(trimmedInterval(sample.slice(0, 7), 0.99))
})

test('says nothing from too few values', () => {
  expect(studentInterval([1], 0.95)).toBeUndefined()
  expect(trimmedInterval([1, 2], 0.95)).toBeUndefined()
})

test.each(METHODS)('the %s interval grows with confidence and holds its centre', (_, method) => {
  fc.assert(
    fc.property(values, (sample) => {
      const [narrow, wide] = [method(sample, 0.9), method(sample, 0.998)]
      if (narrow === undefined || wide === undefined) throw new Error('an interval is missing')
      expect(wide.low).toBeLessThanOrEqual(narrow.low)
      expect(narrow.low).toBeLessThanOrEqual(narrow.center)
      expect(narrow.center).toBeLessThanOrEqual(narrow.high)
      expect(narrow.high).toBeLessThanOrEqual(wide.high)
    }),
  )
})

test.each(METHODS)('the %s interval scales and shifts with its values', (_, method) => {
  fc.assert(
    fc.property(values, fc.double({ min: 0.01, max: 100, noNaN: true }), fc.double({ min: -50, max: 50, noNaN: true }), (sample, scale, shift) => {
      const interval = method(sample, 0.99)
      const moved = method(
        sample.map((value) => value * scale + shift),
        0.99,
      )
      expect(moved?.low).toBeCloseTo((interval?.low ?? 0) * scale + shift, 4)
      expect(moved?.high).toBeCloseTo((interval?.high ?? 0) * scale + shift, 4)
    }),
  )
})

test.each(METHODS)('the %s interval is mirrored by mirrored values', (_, method) => {
  fc.assert(
    fc.property(values, (sample) => {
      const interval = method(sample, 0.99)
      const mirrored = method(
        sample.map((value) => -value),
        0.99,
      )
      expect(mirrored?.low).toBeCloseTo(-(interval?.high ?? 0), 6)
      expect(mirrored?.high).toBeCloseTo(-(interval?.low ?? 0), 6)
    }),
  )
})

test('one wild value moves the trimmed interval no further than the values beside it', () => {
  const calm = take(normal(3), 15)
  const wild = [...calm.slice(1), 1e9]
  expect(trimmedInterval(wild, 0.95)?.high).toBeLessThan(3)
})

/** Share of intervals over `count` draws that hold the true centre, 0. */
function coverage(method: IntervalMethod, source: (seed: number) => Draw, count: number, confidence: number): number {
  const trials = 2000
  let held = 0
  for (let trial = 0; trial < trials; trial++) {
    const interval = method(take(source(trial * 7919), count), confidence)
    if (interval !== undefined && interval.low <= 0 && interval.high >= 0) held++
  }
  return held / trials
}

// Of 2,000 trials, a share of 0.95 varies by ±0.015 (3 standard errors), of 0.99 by ±0.007. Heavy tails make intervals
// conservative, never too narrow.
test.each([
  ['Student, normal, 5 values', studentInterval, normal, 5, 0.95, 0.935, 0.965],
  ['Student, normal, 20 values', studentInterval, normal, 20, 0.99, 0.983, 0.997],
  ['trimmed, normal, 7 values', trimmedInterval, normal, 7, 0.95, 0.93, 0.97],
  ['trimmed, normal, 30 values', trimmedInterval, normal, 30, 0.99, 0.98, 0.997],
  ['trimmed, infinite variance, 7 values', trimmedInterval, heavyTailed, 7, 0.95, 0.935, 0.999],
  ['trimmed, infinite variance, 30 values', trimmedInterval, heavyTailed, 30, 0.99, 0.983, 0.999],
  ['trimmed, disturbed, 13 values', trimmedInterval, disturbed, 13, 0.95, 0.935, 0.999],
  ['trimmed, disturbed, 30 values', trimmedInterval, disturbed, 30, 0.99, 0.983, 0.999],
] as const)('holds its confidence: %s', (_, method, source, count, confidence, least, most) => {
  const share = coverage(method, source, count, confidence)
  expect(share).toBeGreaterThanOrEqual(least)
  expect(share).toBeLessThanOrEqual(most)
})

test('under heavy tails the trimmed interval is much narrower than Student’s', () => {
  const sample = take(heavyTailed(11), 30)
  const width = (method: IntervalMethod) => {
    const interval = method(sample, 0.95)
    return (interval?.high ?? 0) - (interval?.low ?? 0)
  }
  expect(width(trimmedInterval)).toBeLessThan(width(studentInterval))
})
