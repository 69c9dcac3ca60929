import path from 'node:path'
import { expect, test } from 'vitest'
import { readRecordings, roundsOfSame } from '../../bench/recording.ts'
import { resampleGates } from '../../bench/resampling.ts'
import { CPU_TIME_RULE, DEFAULT_INCREASE, WALL_TIME_RULE } from '../../src/measure/gate.ts'

const recordings = readRecordings(path.join(import.meta.dirname, '../../bench/recordings'))
const GATES = 300

const cases = recordings.flatMap(([name, recording]) => [...new Set(recording.gates.map(({ model }) => model))].map((model) => ({ name, recording, model })))

test('has a quiet and a busy machine on record, three models each', () => {
  expect(cases.map(({ name, model }) => `${name} ${model}`)).toEqual(
    ['two-processors-busy.json', 'two-processors-quiet.json'].flatMap((name) => ['convnet', 'mlp', 'transformer'].map((model) => `${name} ${model}`)),
  )
})

test.each(cases)('by CPU time raises no alarm without cause and sees 5 % more: $model in $name', ({ recording, model }) => {
  const rounds = roundsOfSame(recording, model, 'cpu')
  const same = resampleGates(rounds, 0, DEFAULT_INCREASE, CPU_TIME_RULE, GATES)
  expect(same.fail).toBe(0)
  expect(same.pass).toBeGreaterThanOrEqual(0.98)
  const slower = resampleGates(rounds, 0.05, DEFAULT_INCREASE, CPU_TIME_RULE, GATES)
  expect(slower.pass).toBe(0)
  expect(slower.fail).toBeGreaterThanOrEqual(0.98)
})

test.each(cases)('by wall time may stay in doubt, but raises no alarm without cause and misses nothing: $model in $name', ({ recording, model }) => {
  const rounds = roundsOfSame(recording, model, 'wall')
  expect(resampleGates(rounds, 0, DEFAULT_INCREASE, WALL_TIME_RULE, GATES).fail).toBeLessThanOrEqual(1 / GATES)
  expect(resampleGates(rounds, 0.05, DEFAULT_INCREASE, WALL_TIME_RULE, GATES).pass).toBe(0)
})
