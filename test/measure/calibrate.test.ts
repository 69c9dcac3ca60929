import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { parseBindings } from '../../src/analyze/parse-bindings.ts'
import { calibrate, compareShapes, executedTensors } from '../../src/measure/calibrate.ts'
import type { ExecutedNode } from '../../src/measure/profile-events.ts'
import { profileFile } from '../../src/profile-file.ts'
import { type ModelSpec, writeModel } from '../support/model.ts'
import { buildWorker, testFolder } from './harness.ts'

vi.setConfig({ testTimeout: 60_000 })

const folder = testFolder()
const worker = buildWorker(folder)
const temporary = testFolder()
process.env.TMPDIR = temporary

/** A batch of rows, their count after a mask, and a size that only the data decides. */
const SPEC: ModelSpec = {
  opset: 17,
  irVersion: 8,
  inputs: [{ name: 'x', dtype: 'float32', shape: ['batch', 'seq', 8] }],
  outputs: [{ name: 'found', dtype: 'int64' }],
  initializers: [{ name: 'zero', dtype: 'float32', dims: [], values: [0] }],
  nodes: [
    { op: 'Relu', inputs: ['x'], outputs: ['a'] },
    { op: 'Concat', inputs: ['a', 'x'], outputs: ['b'], attributes: { axis: 1 } },
    { op: 'Split', inputs: ['b'], outputs: ['first', 'second'], attributes: { axis: 2 } },
    { op: 'Greater', inputs: ['first', 'zero'], outputs: ['mask'] },
    { op: 'NonZero', inputs: ['mask'], outputs: ['found'] },
  ],
}

const run = (dims: readonly string[]) => {
  const bindings = parseBindings({ shapes: [], dims, values: [] })
  const { model, profile } = profileFile(writeModel(folder, 'm.onnx', SPEC), { bindings }).analysis
  return calibrate({ head: { model, profile }, bindings, workspace: folder, environment: process.env, worker, runtimePath: join(import.meta.dirname, '../../node_modules') })
}

test('finds inferred shapes right, and learns those that depend on data', async () => {
  const result = await run(['seq=5'])
  expect(result.wrong).toEqual([])
  expect(result.unknown).toEqual(['found'])
  expect([...result.executed].filter(([name]) => name !== 'found').map(([name, { shape }]) => [name, shape])).toEqual(
    expect.arrayContaining([
      ['a', [1, 5, 8]],
      ['b', [1, 10, 8]],
      ['first', [1, 10, 4]],
      ['second', [1, 10, 4]],
      ['mask', [1, 10, 4]],
    ]),
  )
  const [rank, found = 0] = result.executed.get('found')?.shape ?? []
  expect(rank).toBe(3)
  expect(found).toBeGreaterThan(0)
  expect(result.peak.executedBytes).toBeGreaterThan(0)
})

test('checks formulas at the sizes that symbols were given', async () => {
  const { right, wrong, inputs, notes } = await run([])
  expect(inputs[0]?.shape).toEqual([1, 1, 8])
  expect(wrong).toEqual([])
  expect(right).toBeGreaterThanOrEqual(5)
  expect(notes[0]).toMatch(/free dimensions were measured at 1: seq/)
})

test('tells right from wrong, unknown and unseen', () => {
  const executed = new Map(Object.entries({ a: [2, 3], b: [2, 3], c: [2, 3], d: [2, 3], e: [6, 3], f: [] }).map(([name, shape]) => [name, { dtype: 'float32', shape }]))
  const tensors = {
    a: { shape: [2, 3] },
    b: { shape: [2, 4] },
    c: { shape: [2, null] },
    d: { shape: null },
    e: { shape: ['2*n', 3] },
    f: { shape: [1] },
    g: { shape: [1] },
  }
  expect(compareShapes(tensors, executed, new Map([['n', 3]]))).toEqual({
    right: 2,
    unknown: ['c', 'd'],
    wrong: [
      { tensor: 'b', inferred: [2, 4], executed: [2, 3] },
      { tensor: 'f', inferred: [1], executed: [] },
    ],
    unseen: 1,
  })
})

test('does not guess which output is which where some were no tensors', () => {
  const node = { index: 0, name: 'split', op: 'SplitToSequence', inputs: ['x'], outputs: ['seq', 'y'] }
  const executed: ExecutedNode = { name: 'split', op: 'SplitToSequence', provider: 'CPU', index: 0, ms: 1, inputs: [], outputs: [{ dtype: 'float32', shape: [1] }] }
  expect(executedTensors({ graph: { nodes: [node] } } as never, [executed], []).size).toBe(0)
})

test('leaves no file behind', () => {
  expect(readdirSync(temporary)).toEqual([])
})
