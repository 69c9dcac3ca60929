import { expect, test } from 'vitest'
import { CPU_TIME_RULE, WALL_TIME_RULE } from '../../src/measure/gate.ts'
import type { Round } from '../../src/measure/round.ts'
import { latencyOf, limitChecks, noiseNotes, noiseOf, pairedOf, ruleFor } from '../../src/measure/summarize-rounds.ts'

const round = (wallMs: readonly number[], cpuMs = wallMs, logRatio?: Round['logRatio']): Round => ({
  first: 'base',
  head: { wallMs, cpuMs, loadMs: 100, firstRunMs: 20 },
  ...(logRatio && { base: { wallMs, cpuMs }, logRatio }),
})
const rounds = (count: number, of: (i: number) => Round) => Array.from({ length: count }, (_, i) => of(i))
const steady = rounds(8, (i) => round([10 + i / 100, 10.1, 10.2, 10.3]))

test('pools the samples of all rounds, and takes load and first run apart', () => {
  expect(latencyOf(steady, 'head')).toMatchObject({ samples: 32, rounds: 8, min: 10, unit: 'ms', loadMs: 100, firstRunMs: 20 })
  expect(latencyOf(steady, 'head').cv).toBeCloseTo(0.0105, 3)
})

test('gives intervals over rounds that hold the figures, or none for too few', () => {
  const { intervals, p50, mean } = latencyOf(steady, 'head')
  expect(intervals?.confidence).toBe(0.95)
  expect(intervals?.p50.low).toBeLessThanOrEqual(p50)
  expect(intervals?.p50.high).toBeGreaterThanOrEqual(p50)
  expect(intervals?.mean.low).toBeGreaterThan(0)
  expect(intervals?.mean.high).toBeGreaterThan(mean - 0.1)
  expect(latencyOf(steady.slice(0, 2), 'head').intervals).toBeUndefined()
})

test('counts every sample in the histogram, however far out', () => {
  const { histogram } = latencyOf([round([...Array.from({ length: 200 }, (_, i) => 10 + i / 100), 5000])], 'head')
  expect(histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(201)
  expect(histogram.from).toBe(10)
  expect(histogram.to).toBeLessThan(13)
  expect(latencyOf([round([7, 7, 7])], 'head').histogram).toEqual({ from: 7, to: 7, counts: [3] })
})

test('compares CPU time where it is valid and every round has it', () => {
  const both = rounds(5, () => round([10], [10], { wall: 0, cpu: 0 }))
  expect(ruleFor(both, true)).toBe(CPU_TIME_RULE)
  expect(ruleFor(both, false)).toBe(WALL_TIME_RULE)
  expect(ruleFor([...both, round([10], [10], { wall: 0 })], true)).toBe(WALL_TIME_RULE)
})

const paired = (ratio: number, count = 8) => rounds(count, (i) => round([10], [10], { wall: 1, cpu: Math.log(ratio) + (i % 2 === 0 ? 0.001 : -0.001) }))

test('gives the verdict with ratio and interval', () => {
  expect(pairedOf(paired(1.05), CPU_TIME_RULE, 0.025, false)).toMatchObject({
    outcome: 'fail',
    rounds: 8,
    increase: 0.025,
    confidence: 0.998,
    clock: 'cpu',
    ratio: expect.closeTo(1.05, 6),
  })
  expect(pairedOf(paired(1.0), CPU_TIME_RULE, 0.025, false)).toMatchObject({ outcome: 'pass' })
  expect(pairedOf(paired(1.05), CPU_TIME_RULE, 0.1, false)).toMatchObject({ outcome: 'pass' })
})

test('says why it is inconclusive', () => {
  expect(pairedOf(paired(1.025), CPU_TIME_RULE, 0.025, false)).toMatchObject({ outcome: 'inconclusive', reason: 'after 8 rounds the interval still holds the allowed 2.5 %' })
  expect(pairedOf(paired(1.5, 3), CPU_TIME_RULE, 0.025, true)).toMatchObject({ outcome: 'inconclusive', reason: 'time was up after 3 rounds of at least 5' })
  expect(pairedOf(paired(1.5, 1), CPU_TIME_RULE, 0.025, true)).toEqual({
    confidence: 0.998,
    rounds: 1,
    increase: 0.025,
    outcome: 'inconclusive',
    clock: 'cpu',
    reason: 'time was up after 1 rounds of at least 5',
  })
})

test('judges limits on the same samples', () => {
  const checks = limitChecks(steady, [
    { figure: 'p95', max: 12 },
    { figure: 'p95', max: 9 },
    { figure: 'mean', max: 10.155 },
  ])
  expect(checks.map(({ outcome }) => outcome)).toEqual(['pass', 'fail', 'inconclusive'])
  expect(checks[0]?.actual).toBe(latencyOf(steady, 'head').p95)
})

test('says what the machine did: waiting, drift, pressure', () => {
  const busy = rounds(6, (i) => round([i < 2 ? 10 : 12], [8]))
  const noise = noiseOf(busy, true, 0.4)
  expect(noise).toEqual({ contention: expect.closeTo(1 - 48 / 68), drift: expect.closeTo(0.2), pressure: 0.4 })
  expect(noiseOf(busy, false, undefined)).toEqual({ drift: expect.closeTo(0.2) })
  expect(
    noiseOf(
      rounds(2, () => round([10], [11])),
      true,
      undefined,
    ),
  ).toEqual({ contention: 0 })
})

const calm = latencyOf(steady, 'head')

test.each([
  ['nothing', {}, undefined, []],
  [
    'a busy processor, judged by CPU time',
    { contention: 0.3 },
    'cpu',
    ['noisy runner: the processor was busy with others for 30 % of the time; the comparison uses CPU time, which does not see this'],
  ],
  [
    'a busy processor, judged by wall time',
    { contention: 0.3 },
    'wall',
    ['noisy runner: the processor was busy with others for 30 % of the time; real slowdowns then look smaller than they are'],
  ],
  ['waiting alone', { pressure: 0.5 }, 'cpu', ['noisy runner: tasks waited for a processor during 50 % of the time']],
  ['getting faster', { drift: -0.2 }, 'cpu', ['latency drifted by −20 % while measuring']],
] as const)('warns of %s', (_, noise, clock, notes) => {
  expect(noiseNotes(calm, noise, clock)).toEqual(notes)
})

test('warns of a latency that varies', () => {
  expect(noiseNotes({ ...calm, cv: 0.25 }, {}, undefined)).toEqual(['latency is unstable: its standard deviation is 25 % of the mean'])
})
