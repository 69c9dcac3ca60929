import { expect, test, vi } from 'vitest'
import { runRound } from '../../src/measure/round.ts'
import { writeModel } from '../support/model.ts'
import { buildWorker, testFolder, testHarness } from './harness.ts'

vi.setConfig({ testTimeout: 60_000 })

const folder = testFolder()
const worker = buildWorker(folder)
const session = { provider: 'cpu', deviceId: 0, threads: 1, optimization: 'all' } as const
const warmUp = { runs: 5, ms: 20 }

const model = writeModel(folder, 'matmul.onnx', {
  inputs: [{ name: 'x', dtype: 'float32', shape: [64, 64] }],
  outputs: [{ name: 'y', dtype: 'float32', shape: [64, 64] }],
  nodes: [{ op: 'MatMul', inputs: ['x', 'x'], outputs: ['y'] }],
})
const inputs = [{ name: 'x', dtype: 'float32', shape: [64, 64], fill: { kind: 'uniform', low: -1, high: 1 } }] as const

test('measures a model alone', async () => {
  const round = await runRound({ harness: testHarness(worker), session, warmUp, seed: 1, samples: 12, head: { path: model, inputs } }, 'head', 2000)
  expect(round.head.wallMs).toHaveLength(12)
  expect(round.head.cpuMs).toHaveLength(12)
  expect(round.head.wallMs.every((ms) => ms > 0)).toBe(true)
  expect(round.base).toBeUndefined()
  expect(round.logRatio).toBeUndefined()
})

test('measures both models of a pair in one process', async () => {
  const contender = { path: model, inputs }
  const round = await runRound({ harness: testHarness(worker), session, warmUp, seed: 1, samples: 12, head: contender, base: contender }, 'base', 2000)
  expect(round.head.wallMs.length).toBe(round.base?.wallMs.length)
  expect(Math.abs(round.logRatio?.cpu ?? 9)).toBeLessThan(1)
})
