import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nativeFolder } from '../../src/measure/find-runtime.ts'
import type { ExecutedNode, ExecutionProfile } from '../../src/measure/profile-events.ts'
import { checkProviders, chooseProvider, refuseUnknownProvider } from '../../src/measure/provider.ts'
import { testFolder } from './harness.ts'

const node = (op: string, provider: string, ms = 1, dtype = 'float32', shape: readonly number[] = [8, 8]): ExecutedNode => {
  return { name: op, op, provider, index: 0, ms, inputs: [{ dtype, shape }], outputs: [{ dtype, shape }] }
}
const profileOf = (...nodes: readonly ExecutedNode[]): ExecutionProfile => ({ nodes, runMs: 1, peakArenaBytes: undefined })
const CUDA = 'CUDAExecutionProvider'
const CPU = 'CPUExecutionProvider'

test.each(['auto', 'cpu', 'cuda', 'tensorrt', 'webgpu'])('knows the provider %s', (name) => {
  expect(() => refuseUnknownProvider(name)).not.toThrow()
})

test('suggests the provider that was meant', () => {
  expect(() => refuseUnknownProvider('cudaa')).toThrow(expect.objectContaining({ code: 'usage/unknown-provider', message: 'there is no provider "cudaa" (did you mean "cuda"?)' }))
})

test('auto takes the CPU with the reason, or CUDA where both GPU and library are there', () => {
  const folder = testFolder()
  expect(chooseProvider(folder, 0)).toEqual({ provider: 'cpu', note: 'provider auto: cpu, as nvidia-smi shows no GPU' })
  expect(chooseProvider(folder, 1)).toEqual({ provider: 'cpu', note: 'provider auto: cpu, as the runtime has no libonnxruntime_providers_cuda.so' })
  mkdirSync(nativeFolder(folder), { recursive: true })
  writeFileSync(join(nativeFolder(folder), 'libonnxruntime_providers_cuda.so'), '')
  expect(chooseProvider(folder, 1)).toEqual({ provider: 'cuda', note: 'provider auto: cuda' })
})

test('has nothing to say when everything ran where it should', () => {
  expect(checkProviders('m.onnx', profileOf(node('Conv', CUDA), node('Relu', CUDA)), 'cuda', false)).toEqual([])
  expect(checkProviders('m.onnx', profileOf(node('Conv', CPU)), 'cpu', false)).toEqual([])
})

test('a silent fallback is an error that names operators and their share of the time', () => {
  const profile = profileOf(node('Conv', CUDA, 3), node('NonMaxSuppression', CPU, 1), node('TopK', CPU, 1), node('TopK', CPU, 1))
  expect(() => checkProviders('m.onnx', profile, 'cuda', false)).toThrow(
    expect.objectContaining({
      code: 'measure/provider-fallback',
      message: 'm.onnx: 3 of 4 nodes ran on CPUExecutionProvider instead of cuda: TopK × 2, NonMaxSuppression × 1 (50 % of the time)',
      hint: expect.stringContaining('allowFallback'),
    }),
  )
})

test('a fallback that is allowed is a note', () => {
  expect(checkProviders('m.onnx', profileOf(node('Conv', CUDA, 3), node('TopK', CPU, 1)), 'cuda', true)).toEqual([
    '1 of 2 nodes ran on CPUExecutionProvider instead of cuda: TopK × 1 (25 % of the time)',
  ])
})

test('shape arithmetic on the CPU is no fallback, large integer tensors are', () => {
  expect(checkProviders('m.onnx', profileOf(node('Conv', CUDA), node('Concat', CPU, 1, 'int64', [4])), 'cuda', false)).toEqual([
    '1 nodes of shape arithmetic ran on the CPU, as they do with every provider',
  ])
  expect(() => checkProviders('m.onnx', profileOf(node('Gather', CPU, 1, 'int64', [100_000])), 'cuda', false)).toThrow(/Gather × 1/)
})

test('a model that ran on the wrong provider altogether is an error', () => {
  expect(() => checkProviders('m.onnx', profileOf(node('Conv', CPU)), 'webgpu', false)).toThrow(/1 of 1 nodes ran on CPUExecutionProvider instead of webgpu/)
})
