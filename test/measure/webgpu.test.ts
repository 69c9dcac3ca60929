import { join } from 'node:path'
import { expect, type TestContext, test, vi } from 'vitest'
import { NO_BINDINGS } from '../../src/analyze/bindings.ts'
import { measureModel } from '../../src/measure/measure.ts'
import type { MeasureResult } from '../../src/measure/measure-result.ts'
import type { MeasureOptions } from '../../src/measure/options.ts'
import { profileFile } from '../../src/profile-file.ts'
import { AppError } from '../../src/util/errors.ts'
import { writeModel } from '../support/model.ts'
import { buildWorker, testFolder } from './harness.ts'

vi.setConfig({ testTimeout: 240_000 })

const folder = testFolder()
const worker = buildWorker(folder)

function target(producer: string, outputs: number) {
  const spec = {
    producer,
    irVersion: 8,
    opset: 17,
    inputs: [{ name: 'x', dtype: 'float32', shape: [32, 32] }],
    outputs: [{ name: 'y', dtype: 'float32', shape: outputs > 0 ? [32, 32] : [] }],
    initializers: [{ name: 'w', dtype: 'float32', dims: [32, 32], values: Array.from({ length: 1024 }, (_, i) => (i % 5) / 32) }],
    nodes: [
      { op: 'MatMul', name: 'product', inputs: ['x', 'w'], outputs: ['a'] },
      outputs > 0 ? { op: 'Relu', name: 'act', inputs: ['a'], outputs: ['y'] } : { op: 'Det', name: 'det', inputs: ['a'], outputs: ['y'] },
    ],
  } as const
  const { model, profile } = profileFile(writeModel(folder, `${producer}.onnx`, spec), { bindings: NO_BINDINGS }).analysis
  return { model, profile }
}

/** Measures on WebGPU, or skips the test with the reason where the machine has no adapter: a software Vulkan driver is enough. */
async function measureOn(context: TestContext, options: Pick<MeasureOptions, 'head'> & Partial<MeasureOptions>): Promise<MeasureResult> {
  try {
    return await measureModel({
      bindings: NO_BINDINGS,
      workspace: join(import.meta.dirname, '../..'),
      environment: process.env,
      worker,
      provider: 'webgpu',
      timeBudgetMs: 200_000,
      ...options,
    })
  } catch (error) {
    if (error instanceof AppError && error.code === 'measure/provider-missing') context.skip(error.message)
    throw error
  }
}

test('measures on WebGPU, every kernel there', async (context) => {
  const { runtime, latency, layers, memory } = await measureOn(context, { head: target('gpu', 1), samples: 5, layers: true, warmUp: 2 })
  expect(runtime.provider).toBe('webgpu')
  expect(latency.samples).toBe(5)
  expect(layers?.map(({ nodes, provider }) => [nodes, provider])).toEqual([
    [['product'], 'WebGpuExecutionProvider'],
    [['act'], 'WebGpuExecutionProvider'],
  ])
  expect(memory?.peakArenaBytes).toBeUndefined()
})

test('compares two models on WebGPU by wall time', async (context) => {
  const { paired } = await measureOn(context, { base: target('base', 1), head: target('head', 1), increase: 1, warmUp: 2 })
  expect(paired).toMatchObject({ clock: 'wall', outcome: 'pass' })
})

test('does not fall back to the CPU in silence', async (context) => {
  const head = target('falls-back', 0)
  await measureOn(context, { head: target('probe', 1), samples: 5, warmUp: 0 })
  await expect(measureOn(context, { head, samples: 5 })).rejects.toMatchObject({
    code: 'measure/provider-fallback',
    message: expect.stringMatching(/1 of \d nodes ran on CPUExecutionProvider instead of webgpu: Det × 1/),
  })
  const { notes } = await measureOn(context, { head, samples: 5, allowFallback: true })
  expect(notes.join()).toMatch(/Det × 1/)
})
