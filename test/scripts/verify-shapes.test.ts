import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { graphSpec, type ModelSpec, writeModel } from '../support/model.ts'
import { tempFolder } from '../support/temp-folder.ts'

vi.setConfig({ testTimeout: 60_000 })

const root = path.join(import.meta.dirname, '../..')
const folder = tempFolder()

function verify(...args: readonly string[]) {
  const run = ['scripts/run-ts.mjs', 'scripts/verify-shapes.ts', ...args]
  return spawnSync(process.execPath, run, { cwd: root, encoding: 'utf8', env: { ...process.env, INIT_CWD: folder } })
}

const GOOD: ModelSpec = {
  opset: 17,
  irVersion: 8,
  inputs: [{ name: 'x', dtype: 'float32', shape: ['batch', 'seq', 32] }],
  outputs: [{ name: 'y', dtype: 'float32' }],
  nodes: [
    { op: 'Transpose', inputs: ['x'], outputs: ['t'], attributes: { perm: [0, 2, 1] } },
    { op: 'MatMul', inputs: ['x', 't'], outputs: ['y'] },
  ],
}

/** Of a loop that never runs the runtime collects `[0, 0]`, where `[0, 2]` is meant. */
const DIFFERENT: ModelSpec = {
  opset: 17,
  irVersion: 8,
  inputs: [{ name: 'x', dtype: 'float32', shape: ['n'] }],
  outputs: [{ name: 'rows', dtype: 'float32' }],
  initializers: [{ name: 'never', dtype: 'int64', dims: [], values: [0] }],
  nodes: [
    {
      op: 'Loop',
      inputs: ['never', ''],
      outputs: ['rows'],
      attributes: {
        body: graphSpec({
          inputs: [
            { name: 'i', dtype: 'int64', shape: [] },
            { name: 'go', dtype: 'bool', shape: [] },
          ],
          outputs: [
            { name: 'still', dtype: 'bool', shape: [] },
            { name: 'row', dtype: 'float32' },
          ],
          nodes: [
            { op: 'Identity', inputs: ['go'], outputs: ['still'] },
            { op: 'Identity', inputs: ['x'], outputs: ['row'] },
          ],
        }),
      },
    },
  ],
}

test('tells that all shapes are right, and the predicted peak beside the executed one', () => {
  writeModel(folder, 'good.onnx', GOOD)
  const { status, stdout } = verify('good.onnx', '--dim', 'seq=16')
  // x and t of 2 KiB each, y of 1 KiB; x lies elsewhere.
  expect(stdout).toMatch(/good\.onnx +2 +0 +0 +1 +5 KiB +3 KiB/)
  expect(status).toBe(0)
})

test('exits with 1 where a shape is not the executed one, and names it', () => {
  writeModel(folder, 'different.onnx', DIFFERENT)
  const { status, stdout } = verify('different.onnx', '--dim', 'n=2')
  expect(stdout).toContain('different.onnx: rows is [0, 0], inferred [0, 2]')
  expect(status).toBe(1)
})

test('exits with 2 for a file that is not there, and goes on with the others', () => {
  writeModel(folder, 'good.onnx', GOOD)
  const { status, stdout, stderr } = verify('missing.onnx', 'good.onnx', '--dim', 'seq=4')
  expect(stderr).toMatch(/^error: .*missing\.onnx/)
  expect(stdout).toContain('good.onnx')
  expect(status).toBe(2)
})
