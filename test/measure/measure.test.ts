import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { NO_BINDINGS } from '../../src/analyze/bindings.ts'
import { parseBindings } from '../../src/analyze/parse-bindings.ts'
import { measureModel } from '../../src/measure/measure.ts'
import type { MeasureResult } from '../../src/measure/measure-result.ts'
import type { MeasureOptions, MeasureTarget } from '../../src/measure/options.ts'
import { profileFile } from '../../src/profile-file.ts'
import { type ModelSpec, writeModel } from '../support/model.ts'
import { buildWorker, testFolder } from './harness.ts'

vi.setConfig({ testTimeout: 60_000 })

const folder = testFolder()
const worker = buildWorker(folder)
const root = join(import.meta.dirname, '../..')
const temporary = testFolder()
process.env.TMPDIR = temporary

/** Products one after another, `depth` of them; files of the same depth differ in their producer alone. */
function chain(depth: number, producer: string): MeasureTarget {
  const name = `${producer}-${depth}.onnx`
  const spec: ModelSpec = {
    producer,
    irVersion: 8,
    opset: 17,
    inputs: [{ name: 'x', dtype: 'float32', shape: ['batch', 96, 96] }],
    outputs: [{ name: `t${depth}`, dtype: 'float32', shape: ['batch', 96, 96] }],
    initializers: [{ name: 'w', dtype: 'float32', dims: [96, 96], values: Array.from({ length: 96 * 96 }, (_, i) => ((i % 7) - 3) / 96) }],
    nodes: Array.from({ length: depth }, (_, i) => ({ op: 'MatMul', name: `layer${i}`, inputs: [i === 0 ? 'x' : `t${i}`, 'w'], outputs: [`t${i + 1}`] })),
  }
  return target(name, spec)
}

function target(name: string, spec: ModelSpec): MeasureTarget {
  const { analysis } = profileFile(writeModel(folder, name, spec), { bindings: NO_BINDINGS })
  return { model: analysis.model, profile: analysis.profile }
}

const quick = { bindings: NO_BINDINGS, workspace: root, environment: process.env, worker, provider: 'cpu', warmUp: 3 } as const

const measure = (options: Partial<MeasureOptions> & Pick<MeasureOptions, 'head'>): Promise<MeasureResult> => measureModel({ ...quick, ...options })

test('measures a model alone: latency, memory, machine and runtime', async () => {
  const result = await measure({ head: chain(2, 'alone'), samples: 50 })
  expect(result).toMatchObject({
    schema: 1,
    runtime: { package: 'onnxruntime-node', version: '1.30.0', provider: 'cpu', threads: 1, optimization: 'all' },
    device: { kind: 'cpu' },
    inputs: [{ name: 'x', dtype: 'float32', shape: [1, 96, 96] }],
    latency: { samples: 50, rounds: 5, unit: 'ms' },
  })
  const { mean, min, p50, p90, p95, p99, loadMs = 0, firstRunMs = 0, intervals, histogram } = result.latency
  expect([0, min, p50, p90, p95, p99]).toEqual([0, min, p50, p90, p95, p99].sort((a, b) => a - b))
  expect(result.fps).toBeCloseTo(1000 / mean)
  expect(loadMs).toBeGreaterThan(0)
  expect(firstRunMs).toBeGreaterThan(0)
  expect(intervals?.p50.low).toBeLessThanOrEqual(intervals?.p50.high ?? 0)
  expect(histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(50)
  expect(result.memory?.loadPeakBytes).toBeGreaterThan(2 ** 20)
  expect(result.memory?.peakArenaBytes).toBeGreaterThanOrEqual(96 * 96 * 4)
  expect(result.paired).toBeUndefined()
  expect(() => JSON.stringify(result)).not.toThrow()
  expect(JSON.stringify(result)).not.toContain('null')
})

test('the peak of the arena is the same in every measurement', async () => {
  const head = chain(3, 'arena')
  const [one, two] = [await measure({ head, samples: 5 }), await measure({ head, samples: 5 })]
  expect(one.memory?.peakArenaBytes).toBe(two.memory?.peakArenaBytes)
})

test('fails a model that does twice the work, with both latencies', async () => {
  const { paired, base, latency, limits } = await measure({ base: chain(4, 'base'), head: chain(8, 'head'), limits: [{ figure: 'p50', max: 1000 }] })
  expect(paired).toMatchObject({ outcome: 'fail', increase: 0.025, clock: 'cpu', confidence: 0.998 })
  expect(paired?.low).toBeGreaterThan(1.2)
  expect(paired?.rounds).toBeGreaterThanOrEqual(5)
  expect(base?.latency.samples).toBe(latency.samples)
  expect(limits).toEqual([{ figure: 'p50', max: 1000, actual: latency.p50, outcome: 'pass' }])
})

test('passes a model that does half the work, whoever else is on the machine', async () => {
  const { paired } = await measure({ base: chain(8, 'base'), head: chain(4, 'head') })
  expect(paired?.outcome).toBe('pass')
  expect(paired?.high).toBeLessThan(0.9)
})

test('passes byte-identical files without measuring one against the other', async () => {
  const { paired, base, latency } = await measure({ base: chain(2, 'same'), head: chain(2, 'same'), increase: 0.05 })
  expect(paired).toEqual({ confidence: 0.998, rounds: 0, increase: 0.05, outcome: 'pass', reason: 'the files are the same, byte for byte' })
  expect(base).toBeUndefined()
  expect(latency.rounds).toBe(5)
})

test('is inconclusive, with the reason, when time runs out', async () => {
  const { paired, latency } = await measure({ base: chain(4, 'base'), head: chain(4, 'head'), timeBudgetMs: 1800 })
  expect(paired?.outcome).toBe('inconclusive')
  expect(paired?.reason).toMatch(/^time was up after \d+ rounds of at least 5$/)
  expect(latency.samples).toBeGreaterThan(0)
})

test('measures throughput over the batch axis', async () => {
  const { throughput } = await measure({ head: chain(2, 'batched'), samples: 5, batch: 4 })
  expect(throughput).toMatchObject({ batch: 4, endedBy: 'asked', curve: [{ batch: 4 }] })
  expect(throughput?.perSecond).toBeCloseTo(((throughput?.batches ?? 0) * 4) / (throughput?.seconds ?? 1), 6)
  expect(throughput?.peakBytes).toBeGreaterThan(2 ** 20)
})

test('measures throughput at the size that a file fixes, and at no other', async () => {
  const head = target('fixed.onnx', {
    irVersion: 8,
    opset: 17,
    inputs: [{ name: 'x', dtype: 'float32', shape: [8, 16] }],
    outputs: [{ name: 'y', dtype: 'float32', shape: [8, 16] }],
    nodes: [{ op: 'Relu', inputs: ['x'], outputs: ['y'] }],
  })
  expect((await measure({ head, samples: 5, batch: 'auto' })).throughput).toMatchObject({ batch: 8, endedBy: 'fixed' })
  await expect(measure({ head, samples: 5, batch: 4 })).rejects.toMatchObject({
    code: 'measure/fixed-size',
    message: expect.stringMatching(/the batch is fixed at 8 in the file, so 4 cannot be measured$/),
  })
})

test('joins the time of layers with the work they count', async () => {
  const { layers, peak } = await measure({ head: chain(2, 'layers'), samples: 5, layers: true })
  expect(layers?.map(({ op, nodes, macs }) => [op, nodes, macs])).toEqual([
    ['MatMul', ['layer0'], 96 ** 3],
    ['MatMul', ['layer1'], 96 ** 3],
  ])
  const [first] = layers ?? []
  expect(first?.gflopsPerSecond).toBeCloseTo((2 * 96 ** 3) / (first?.ms ?? 1) / 1e6, 6)
  expect(layers?.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
  expect(peak?.gflopsPerSecond).toBeGreaterThan(0)
  expect(peak?.gigabytesPerSecond).toBeGreaterThan(0)
})

test('feeds zeros where the model rejects the integers made up for it', async () => {
  const head = target('one-row.onnx', {
    irVersion: 8,
    opset: 17,
    inputs: [
      { name: 'table', dtype: 'float32', shape: [1, 4] },
      { name: 'ids', dtype: 'int64', shape: [3] },
    ],
    outputs: [{ name: 'y', dtype: 'float32' }],
    nodes: [
      { op: 'Add', inputs: ['ids', 'ids'], outputs: ['far'] },
      { op: 'Gather', inputs: ['table', 'far'], outputs: ['y'] },
    ],
  })
  const { notes } = await measure({ head, samples: 5 })
  expect(notes).toContain('integer inputs were fed zeros, as the model did not accept the values made up for them')
})

test('says what onnxruntime says where no input would do', async () => {
  const head = target('reshape.onnx', {
    irVersion: 8,
    opset: 17,
    inputs: [{ name: 'x', dtype: 'float32', shape: ['batch', 'seq'] }],
    outputs: [{ name: 'y', dtype: 'float32' }],
    initializers: [{ name: 'shape', dtype: 'int64', dims: [2], values: [4, 5] }],
    nodes: [{ op: 'Reshape', inputs: ['x', 'shape'], outputs: ['y'] }],
  })
  await expect(measure({ head })).rejects.toMatchObject({
    code: 'measure/bad-input',
    message: expect.stringMatching(/reshape\.onnx: does not accept the inputs made for it in its first run: .*cannot be reshaped/),
  })
  const { inputs } = await measure({ head, samples: 5, bindings: parseBindings({ shapes: ['x=2x10'], dims: [], values: [] }) })
  expect(inputs[0]?.shape).toEqual([2, 10])
})

test('reminds of the sizes and values to give where a first run fails for any other reason', async () => {
  const head = target('reflect.onnx', {
    irVersion: 8,
    opset: 17,
    inputs: [{ name: 'x', dtype: 'float32', shape: ['samples'] }],
    outputs: [{ name: 'y', dtype: 'float32' }],
    initializers: [{ name: 'pads', dtype: 'int64', dims: [2], values: [1, 1] }],
    nodes: [{ op: 'Pad', inputs: ['x', 'pads'], outputs: ['y'], attributes: { mode: 'reflect' } }],
  })
  await expect(measure({ head })).rejects.toMatchObject({
    code: 'measure/failed',
    message: expect.stringMatching(/reflect\.onnx: failed in its first run: .*Pad reflect requires axis length >= 2/),
    hint: 'the inputs it was given are made up: name sizes with `--shape` or `--dim`, and values with `--value` or `inputs:` in the configuration',
  })
})

test.each([
  ['cuda', /whose libraries are not on this machine/],
  ['tensorrt', /whose libraries are not on this machine/],
  ['dml', /which this build of onnxruntime does not have/],
])('does not fall back from %s in silence', async (provider, sentence) => {
  await expect(measure({ head: chain(2, 'provider'), provider, runtimePath: 'node_modules' })).rejects.toMatchObject({
    code: 'measure/provider-missing',
    message: expect.stringMatching(sentence),
  })
})

test('measures with a command of the user’s, in pairs', async () => {
  const command = `case {side} in head) echo '{"latencyMs": [12, 12.1]}';; *) echo '{"latencyMs": [10, 10.1]}';; esac`
  const result = await measure({ base: chain(2, 'base'), head: chain(3, 'head'), command })
  expect(result).toMatchObject({
    runtime: { package: 'command', version: command },
    paired: { outcome: 'fail', clock: 'wall', rounds: 7 },
    base: { latency: { samples: 14, rounds: 7 } },
  })
  expect(result.paired?.ratio).toBeCloseTo(12.05 / 10.05)
  expect(result.memory).toBeUndefined()
})

test('a command gives no throughput and no layers', async () => {
  await expect(measure({ head: chain(2, 'command'), command: 'true', layers: true })).rejects.toMatchObject({ code: 'measure/command-figures' })
})

test('how many samples a comparison takes is not for the user to say', async () => {
  await expect(measure({ base: chain(2, 'base'), head: chain(3, 'head'), samples: 10 })).rejects.toMatchObject({ code: 'usage/samples-of-a-pair' })
})

test('leaves no file behind', () => {
  expect(readdirSync(temporary)).toEqual([])
})
