import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { NO_BINDINGS } from '../src/analyze/bindings.ts'
import type { BaseModel } from '../src/base-source.ts'
import type { MeasureSettings } from '../src/budget/configuration.ts'
import type { Measured } from '../src/budget/judge-measured.ts'
import type { Budget } from '../src/budget/verdict.ts'
import type { MeasureResult } from '../src/measure/measure-result.ts'
import { measureProjectModel } from '../src/measure-project.ts'
import { AppError } from '../src/util/errors.ts'
import { buildWorker, testFolder } from './measure/harness.ts'
import { writeModel } from './support/model.ts'

vi.setConfig({ testTimeout: 120_000 })

const root = testFolder()
const worker = buildWorker(root)
const runtimePath = join(import.meta.dirname, '../node_modules')

function write(folder: string, name: string, depth: number): string {
  mkdirSync(join(root, folder), { recursive: true })
  return writeModel(join(root, folder), name, {
    opset: 17,
    irVersion: 8,
    inputs: [{ name: 'x', dtype: 'float32', shape: ['batch', 64, 64] }],
    outputs: [{ name: `t${depth}`, dtype: 'float32' }],
    nodes: Array.from({ length: depth }, (_, i) => ({ op: 'MatMul', inputs: [i === 0 ? 'x' : `t${i}`, 'x'], outputs: [`t${i + 1}`] })),
  })
}
write('head', 'm.onnx', 12)
write('base', 'm.onnx', 4)
const wide = writeModel(join(root, 'base'), 'wide.onnx', {
  opset: 17,
  irVersion: 8,
  inputs: [{ name: 'x', dtype: 'float32', shape: ['batch', 64, 64] }],
  outputs: [{ name: 'y', dtype: 'float32' }],
  nodes: [
    ...[1, 2, 3, 4].map((i) => ({ op: 'MatMul', inputs: [i === 1 ? 'x' : `t${i - 1}`, 'x'], outputs: [`t${i}`] })),
    { op: 'Concat', inputs: ['t1', 't2', 't3', 't4'], outputs: ['y'], attributes: { axis: 0 } },
  ],
})
copyFileSync(join(root, 'head/m.onnx'), join(root, 'base/same.onnx'))

const limit = (metric: Budget['metric'], of: Budget['limit']): Budget => ({ metric, limit: of, level: 'fail' })
const increase = (share: number) => limit('latency.p50', { kind: 'increase', share })

async function measure(budgets: readonly Budget[], base?: BaseModel, settings: MeasureSettings = {}, file = 'head/m.onnx'): Promise<Measured> {
  const model = { id: 'm', path: file, bindings: NO_BINDINGS, budgets, runner: [], isMissing: false }
  return measureProjectModel(model, base, { root, worker, environment: process.env, settings: { provider: 'cpu', runtimePath, warmUp: 1, ...settings } })
}

const base = { path: 'm.onnx', file: join(root, 'base/m.onnx') }

test('measures in pairs with base where growth is limited, by the strictest limit', async () => {
  const measured = (await measure([increase(0.5), increase(0.1)], base, { samples: 5 })) as MeasureResult
  expect(measured.paired).toMatchObject({ increase: 0.1, outcome: 'fail' })
  expect(measured.model.path).toBe('head/m.onnx')
  expect(measured.base?.path).toBe('m.onnx')
})

test('fetches the whole of base where only a part is there', async () => {
  const fetched: string[] = []
  const fetchWhole = async () => {
    fetched.push('base')
    return base.file
  }
  expect(await measure([increase(0.1)], { path: 'm.onnx', file: join(root, 'nowhere.onnx'), fetchWhole })).toMatchObject({ paired: { outcome: 'fail' } })
  expect(fetched).toEqual(['base'])
})

test.each([
  ['it is said to be', { path: 'm.onnx', file: join(root, 'head/m.onnx'), unchanged: true }],
  ['it turns out to be', { path: 'm.onnx', file: join(root, 'base/same.onnx') }],
])('does not compare a model with itself when %s unchanged', async (_, same) => {
  expect(await measure([increase(0.1)], same, { samples: 5 })).toMatchObject({ paired: { rounds: 0, outcome: 'pass', increase: 0.1 } })
})

test('measures head alone where the whole of base cannot be had, and says why', async () => {
  const fetchWhole = () => Promise.reject(new AppError('base/lfs-missing', 'm.data: the object cannot be had'))
  const measured = (await measure([increase(0.1), limit('latency.p95', { kind: 'max', value: 10_000 })], { path: 'm.onnx', fetchWhole })) as MeasureResult
  expect(measured.paired).toBeUndefined()
  expect(measured.limits).toMatchObject([{ max: 10_000, outcome: 'pass' }])
  expect(measured.notes).toContain('base was not measured: m.data: the object cannot be had')
})

test('measures alone where nothing limits growth, or base cannot be run', async () => {
  const alone = (await measure([limit('latency.p95', { kind: 'max', value: 10_000 })], base)) as MeasureResult
  expect(alone.paired).toBeUndefined()
  expect(alone.limits).toMatchObject([{ figure: 'p95', max: 10_000, outcome: 'pass' }])
  expect(((await measure([increase(0.1)], { path: 'm.onnx' }, { samples: 5 })) as MeasureResult).paired).toBeUndefined()
})

test('measures throughput where a budget asks for it', async () => {
  expect(await measure([limit('throughput', { kind: 'min', value: 1 })], undefined, { samples: 5, batch: 2 })).toMatchObject({ throughput: { batch: 2 } })
})

test('takes the arena of both sides where a budget limits its growth, without measuring them in pairs', async () => {
  const arena = limit('peakArenaBytes', { kind: 'increase', share: 0 })
  const { memory, memoryOfBase, paired } = (await measure([arena], { path: 'wide.onnx', file: wide }, { samples: 5 })) as MeasureResult
  // Products of 64 × 64 floats: a chain keeps two and its output at a time, the wide model four and an output of four. The input is not in the arena.
  expect([memory?.peakArenaBytes, memoryOfBase?.peakArenaBytes, paired]).toEqual([(2 + 1) * 16_384, (4 + 4) * 16_384, undefined])
  const same = (await measure([arena], { path: 'm.onnx', file: join(root, 'head/m.onnx'), unchanged: true }, { samples: 5 })) as MeasureResult
  expect(same.memoryOfBase).toEqual(same.memory)
})

test('fills inputs as the configuration says', async () => {
  expect(await measure([], undefined, { samples: 5, inputs: { x: [1, 2] } })).toMatchObject({ inputs: [{ name: 'x' }] })
  expect(await measure([], undefined, { inputs: { x: 'zeros' } })).toEqual({ unknown: 'measure.inputs: the rule for "x" cannot be read' })
})

test('what cannot be measured is unknown, with the reason', async () => {
  expect(await measure([], undefined, { runtimePath: 'nowhere' })).toEqual({ unknown: `nowhere: holds no onnxruntime-node for ${process.platform} ${process.arch}` })
  expect(await measure([], undefined, {}, 'head/none.onnx')).toEqual({ unknown: 'head/none.onnx: no such file' })
})
