import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import type { MeasuredProfile } from '../../src/measure/measure-result.ts'
import { bundled } from '../support/action.ts'
import { type ModelSpec, writeModel } from '../support/model.ts'

vi.setConfig({ testTimeout: 60_000 })

const root = path.join(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(tmpdir(), 'model-budget-profile-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const runtime = JSON.stringify(path.join(root, 'node_modules'))
writeFileSync(
  path.join(folder, 'model-budget.yml'),
  `version: 1\nmeasure:\n  provider: cpu\n  samples: 20\n  warmUp: 1\n  timeBudget: 30s\n  runtimePath: ${runtime}\n  inputs: { x: [1, 0] }\n`,
)
writeFileSync(path.join(folder, 'elsewhere.yml'), 'version: 1\nmeasure: { runtimePath: nowhere }\n')

const FOUND: ModelSpec = {
  opset: 17,
  irVersion: 8,
  inputs: [{ name: 'x', dtype: 'float32', shape: ['batch', 8] }],
  outputs: [{ name: 'y', dtype: 'int64' }],
  nodes: [
    { op: 'Abs', inputs: ['x'], outputs: ['a'] },
    { op: 'NonZero', name: 'find', inputs: ['a'], outputs: ['y'] },
  ],
}
writeModel(folder, 'found.onnx', FOUND)

function profile(...args: readonly string[]) {
  return spawnSync(process.execPath, [bundled('cli.js'), 'profile', ...args], { cwd: folder, encoding: 'utf8' })
}

test('profile --calibrate --measure --format json holds what a run taught and what was measured', () => {
  const { status, stdout } = profile('found.onnx', '--calibrate', '--measure', '--format', 'json')
  expect(status).toBe(0)
  const { bindings, tensors, measured } = JSON.parse(stdout) as MeasuredProfile
  // Every other of the 8 elements is 0.
  expect(bindings).toEqual({ batch: { value: 1, from: 'default' }, 'y.1': { value: 4, from: '--dim' } })
  expect(tensors.y?.shape).toEqual([2, 4])
  expect(measured).toMatchObject({ schema: 1, model: { path: 'found.onnx' }, runtime: { provider: 'cpu' }, latency: { unit: 'ms' } })
  expect(measured?.layers?.map(({ nodes }) => nodes.length)).toEqual([1, 1])
})

test.each(['--calibrate', '--measure'])('profile %s without onnxruntime says so and exits with 2', (option) => {
  const { status, stderr } = profile('found.onnx', option, '--config', 'elsewhere.yml', '--format', 'json')
  expect(status).toBe(2)
  expect(stderr).toMatch(/^error: .*nowhere.*\nhint: /)
})
