import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CPU_TIME_RULE, decideLimit, decideRatio, estimateRatio, roundLogRatio, WALL_TIME_RULE } from '../../src/measure/gate.ts'
import { disturbed, normal, take } from './synthetic.ts'

const RULES = [
  ['CPU time', CPU_TIME_RULE],
  ['wall time', WALL_TIME_RULE],
] as const

const ratios = fc.array(fc.double({ min: -0.2, max: 0.2, noNaN: true }), { minLength: 7, maxLength: 20 })

test.each(RULES)('by %s, says nothing before the fewest rounds', (_, rule) => {
  const same = Array.from({ length: rule.minRounds - 1 }, () => 0)
  expect(decideRatio(same, 0.025, rule)).toBeUndefined()
  expect(decideRatio([...same, 0], 0.025, rule)).toBe('pass')
})

test.each(RULES)('by %s, fails a clear slowdown, passes none, and leaves doubt undecided', (_, rule) => {
  const noise = take(normal(5), 10).map((z) => z * 0.002)
  expect(
    decideRatio(
      noise.map((d) => d + Math.log(1.05)),
      0.025,
      rule,
    ),
  ).toBe('fail')
  expect(decideRatio(noise, 0.025, rule)).toBe('pass')
  expect(
    decideRatio(
      noise.map((d) => d + Math.log(1.025)),
      0.025,
      rule,
    ),
  ).toBeUndefined()
})

test.each(RULES)('by %s, swapping base and head turns the ratio over', (_, rule) => {
  fc.assert(
    fc.property(ratios, (values) => {
      const [forth, back] = [
        estimateRatio(values, rule),
        estimateRatio(
          values.map((d) => -d),
          rule,
        ),
      ]
      expect((forth?.ratio ?? 0) * (back?.ratio ?? 0)).toBeCloseTo(1, 9)
      expect((forth?.low ?? 0) * (back?.high ?? 0)).toBeCloseTo(1, 9)
    }),
  )
})

test.each(RULES)('by %s, a larger allowance never turns a pass into a fail', (_, rule) => {
  fc.assert(
    fc.property(ratios, fc.double({ min: 0, max: 0.2, noNaN: true }), fc.double({ min: 0, max: 0.2, noNaN: true }), (values, a, b) => {
      const [strict, loose] = [decideRatio(values, Math.min(a, b), rule), decideRatio(values, Math.max(a, b), rule)]
      expect([strict, loose]).not.toEqual(['pass', 'fail'])
      if (loose === 'fail') expect(strict).toBe('fail')
    }),
  )
})

const blocks = fc.array(fc.tuple(fc.double({ min: 0.1, max: 50, noNaN: true }), fc.double({ min: 0.1, max: 50, noNaN: true })), { minLength: 1, maxLength: 10 })
const round = (pairs: readonly (readonly [number, number])[], scale = 1, swap = false) =>
  roundLogRatio(
    pairs.flatMap(([base, head]) => [
      { side: swap ? ('head' as const) : ('base' as const), ms: [base * scale] },
      { side: swap ? ('base' as const) : ('head' as const), ms: [head * scale] },
    ]),
  )

test('the ratio of a round does not depend on the speed of the machine', () => {
  fc.assert(fc.property(blocks, fc.double({ min: 0.01, max: 100, noNaN: true }), (pairs, scale) => void expect(round(pairs, scale)).toBeCloseTo(round(pairs), 9)))
})

test('the ratio of a round turns over with base and head', () => {
  fc.assert(fc.property(blocks, (pairs) => void expect(round(pairs, 1, true)).toBeCloseTo(-round(pairs), 9)))
})

test('the ratio of a round is the median over pairs of medians over samples', () => {
  const pairs = [
    { side: 'base', ms: [10, 10, 90] },
    { side: 'head', ms: [11, 11, 11] },
    { side: 'head', ms: [12, 12, 12] },
    { side: 'base', ms: [10, 10, 10] },
    { side: 'base', ms: [10, 10, 10] },
    { side: 'head', ms: [90, 90, 90] },
  ] as const
  expect(roundLogRatio(pairs)).toBeCloseTo(Math.log(1.2), 12)
})

test('refuses blocks that are not paired', () => {
  expect(() =>
    roundLogRatio([
      { side: 'head', ms: [1] },
      { side: 'head', ms: [1] },
    ]),
  ).toThrow(RangeError)
})

test('judges a limit only where rounds and pooled figure agree', () => {
  const p95 = [10.1, 10.2, 10, 10.1, 10.3, 10.2, 10.1, 10.2]
  expect(decideLimit(p95, 10.15, 12)).toBe('pass')
  expect(decideLimit(p95, 10.15, 9)).toBe('fail')
  expect(decideLimit(p95, 10.15, 10.15)).toBeUndefined()
  expect(decideLimit(p95, 12.5, 12)).toBeUndefined()
  expect(decideLimit(p95.slice(0, 3), 10.15, 12)).toBeUndefined()
})

test.each([
  ['CPU time, 1 % noise', CPU_TIME_RULE, normal, 0.01],
  ['wall time, 0.7 % noise disturbed now and then', WALL_TIME_RULE, disturbed, 0.007],
] as const)('rarely errs over a whole gate: %s', (_, rule, source, spread) => {
  const gate = (seed: number, shift: number) => {
    const draw = source(seed)
    const values: number[] = []
    while (values.length < rule.maxRounds) {
      values.push(draw() * spread + shift)
      const decision = decideRatio(values, 0.025, rule)
      if (decision !== undefined) return decision
    }
    return 'inconclusive'
  }
  const count = (shift: number) => {
    const outcomes = Array.from({ length: 500 }, (_, i) => gate(i * 104729, shift))
    return { fail: outcomes.filter((outcome) => outcome === 'fail').length, pass: outcomes.filter((outcome) => outcome === 'pass').length }
  }
  const same = count(0)
  expect(same.fail).toBe(0)
  expect(same.pass).toBeGreaterThanOrEqual(490)
  const slower = count(Math.log(1.05))
  expect(slower.pass).toBe(0)
  expect(slower.fail).toBeGreaterThanOrEqual(480)
  // At exactly the allowed growth a fail is an error of the stated kind: at most a few in a hundred over all looks.
  expect(count(Math.log(1.025)).fail).toBeLessThanOrEqual(15)
})
