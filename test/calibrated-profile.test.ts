import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { ModelProfile } from '../src/analyze/model-profile.ts'
import { parseBindings } from '../src/analyze/parse-bindings.ts'
import { calibratedProfile } from '../src/calibrated-profile.ts'
import type { InputRule } from '../src/measure/input-rules.ts'
import { buildWorker, testFolder } from './measure/harness.ts'
import { float, type GraphSpec, graphSpec, type ModelSpec, writeModel } from './support/model.ts'

vi.setConfig({ testTimeout: 60_000 })

const folder = testFolder()
const worker = buildWorker(folder)
const runtimePath = join(import.meta.dirname, '../node_modules')
let written = 0

/** A profile calibrated with the real runtime, float inputs filled with the values given. */
async function calibrated(spec: ModelSpec, values: readonly number[], dims: readonly string[] = []): Promise<ModelProfile> {
  const path = writeModel(folder, `${++written}.onnx`, { irVersion: 8, opset: 17, ...spec })
  const rules = new Map<string, InputRule>([['x', { kind: 'values', values }]])
  const bindings = parseBindings({ shapes: [], dims, values: [] })
  const { analysis } = await calibratedProfile(path, { bindings }, { workspace: folder, environment: process.env, worker, runtimePath, rules })
  return analysis.profile
}

const numbersOf = ({ bindings }: ModelProfile) => Object.fromEntries(Object.entries(bindings).map(([name, { value }]) => [name, value]))
const messages = ({ diagnostics }: ModelProfile, code: string) => diagnostics.filter((diagnostic) => diagnostic.code === code).map(({ message }) => message)

const X = { name: 'x', dtype: 'float32', shape: [2, 3] } as const

test('binds the elements that are not zero to those of a run, and counts what follows', async () => {
  const profile = await calibrated(
    {
      inputs: [X],
      outputs: [{ name: 'y', dtype: 'float32' }],
      initializers: [{ name: 'w', dtype: 'float32', dims: [2, 4], values: [1, 2, 3, 4, 5, 6, 7, 8] }],
      nodes: [
        { op: 'NonZero', name: 'find', inputs: ['x'], outputs: ['found'] },
        { op: 'Transpose', inputs: ['found'], outputs: ['rows'] },
        { op: 'Cast', inputs: ['rows'], outputs: ['cast'], attributes: { to: 1 } },
        { op: 'MatMul', inputs: ['cast', 'w'], outputs: ['y'] },
      ],
    },
    [1, 0, 0, 5, 0, 2],
  )
  expect(profile.bindings).toEqual({ 'found.1': { value: 3, from: '--dim' } })
  expect(profile.tensors.y).toEqual({ dtype: 'float32', shape: [3, 4] })
  // [3, 2] × [2, 4]
  expect(profile.totals.macs).toEqual({ value: 3 * 2 * 4 })
  expect(messages(profile, 'shape/data-dependent')).toEqual([])
  expect(messages(profile, 'shape/calibrated')).toEqual([expect.stringMatching(/^found\.1 is 3: learned from one run/)])
  expect(profile.diagnostics.find(({ code }) => code === 'shape/calibrated')?.at).toEqual({ node: 'find' })
})

test('binds the boxes that a run keeps', async () => {
  const profile = await calibrated(
    {
      inputs: [{ name: 'x', dtype: 'float32', shape: [1, 3, 4] }],
      outputs: [{ name: 'kept', dtype: 'int64' }],
      initializers: [
        { name: 'scores', dtype: 'float32', dims: [1, 1, 3], values: [0.9, 0.8, 0.7] },
        { name: 'most', dtype: 'int64', dims: [1], values: [3] },
        { name: 'overlap', dtype: 'float32', dims: [1], values: [0.5] },
      ],
      nodes: [{ op: 'NonMaxSuppression', inputs: ['x', 'scores', 'most', 'overlap'], outputs: ['kept'] }],
    },
    // The second box lies on the first, the third apart from both.
    [0, 0, 1, 1, 0, 0, 1, 1, 5, 5, 6, 6],
  )
  expect(numbersOf(profile)).toEqual({ 'kept.0': 2 })
  expect(profile.tensors.kept?.shape).toEqual([2, 3])
})

/** Adds `x` to itself until the sum of all is no longer below 20. */
const BODY: GraphSpec = {
  inputs: [
    { name: 'i', dtype: 'int64', shape: [] },
    { name: 'go', dtype: 'bool', shape: [] },
    { name: 'before', dtype: 'float32', shape: [2, 3] },
  ],
  outputs: [
    { name: 'still', dtype: 'bool', shape: [] },
    { name: 'after', dtype: 'float32', shape: [2, 3] },
  ],
  nodes: [
    { op: 'Constant', outputs: ['limit'], attributes: { value_float: float(20) } },
    { op: 'Add', inputs: ['before', 'x'], outputs: ['after'] },
    { op: 'ReduceSum', inputs: ['after'], outputs: ['sum'], attributes: { keepdims: 0 } },
    { op: 'Less', inputs: ['sum', 'limit'], outputs: ['still'] },
  ],
}
const ON = { name: 'on', dtype: 'bool', dims: [], values: [true] } as const

test('counts the body of a loop as often as it ran', async () => {
  const loop: ModelSpec = {
    inputs: [X],
    outputs: [{ name: 'y', dtype: 'float32' }],
    initializers: [ON],
    nodes: [{ op: 'Loop', name: 'grow', inputs: ['', 'on', 'x'], outputs: ['y'], attributes: { body: graphSpec(BODY) } }],
  }
  // 6 elements of 1: the sum is 6 at first, then 12, 18, 24.
  const profile = await calibrated(loop, [1])
  expect(numbersOf(profile)).toEqual({ 'y.trips': 3 })
  // Each time 6 FLOPs of Add, 5 of ReduceSum, 1 of Less.
  expect(profile.totals.flops).toEqual({ value: 3 * 12 })
  const given = await calibrated(loop, [1], ['y.trips=7'])
  expect(given.totals.flops).toEqual({ value: 7 * 12 })
  expect(messages(given, 'shape/calibrated')).toEqual(['no size depends on the data: the model was not run'])
})

test('binds what a loop collects, and takes the largest of sizes that differ from one iteration to the next', async () => {
  const body: GraphSpec = {
    ...BODY,
    outputs: [...(BODY.outputs ?? []), { name: 'row', dtype: 'float32' }, { name: 'low', dtype: 'int64' }],
    nodes: [
      ...BODY.nodes,
      { op: 'Identity', inputs: ['sum'], outputs: ['row'] },
      { op: 'Constant', outputs: ['few'], attributes: { value_float: float(2.5) } },
      { op: 'Less', inputs: ['after', 'few'], outputs: ['small'] },
      { op: 'NonZero', inputs: ['small'], outputs: ['places'] },
      { op: 'Shape', inputs: ['places'], outputs: ['low'] },
    ],
  }
  const profile = await calibrated(
    {
      inputs: [X],
      outputs: [
        { name: 'y', dtype: 'float32' },
        { name: 'rows', dtype: 'float32' },
        { name: 'lows', dtype: 'int64' },
      ],
      initializers: [ON],
      nodes: [{ op: 'Loop', inputs: ['', 'on', 'x'], outputs: ['y', 'rows', 'lows'], attributes: { body: graphSpec(body) } }],
    },
    [1],
  )
  // 2 everywhere at first, so 6 places; then 3 and 4, so none.
  expect(numbersOf(profile)).toEqual({ 'y.trips': 3, 'places.1': 6 })
  expect(profile.tensors.rows?.shape).toEqual([3])
  expect(profile.tensors.lows?.shape).toEqual([3, 2])
  expect(messages(profile, 'shape/calibrated')).toContainEqual(expect.stringMatching(/^places\.1 is 6, the largest of 0 to 6 that were seen/))
})

test('binds the size that a loop leaves beside its trips, and counts every iteration as it was', async () => {
  const body: GraphSpec = {
    inputs: BODY.inputs?.slice(0, 2).concat({ name: 'before', dtype: 'float32', shape: ['rows', 3] }) ?? [],
    outputs: [{ name: 'still', dtype: 'bool', shape: [] }, { name: 'after' }],
    nodes: [
      { op: 'Constant', outputs: ['limit'], attributes: { value_float: float(20) } },
      { op: 'Concat', inputs: ['before', 'x'], outputs: ['after'], attributes: { axis: 0 } },
      { op: 'ReduceSum', inputs: ['after'], outputs: ['sum'], attributes: { keepdims: 0 } },
      { op: 'Less', inputs: ['sum', 'limit'], outputs: ['still'] },
    ],
  }
  const loop: ModelSpec = {
    inputs: [X],
    outputs: [{ name: 'y', dtype: 'float32' }],
    initializers: [ON],
    nodes: [{ op: 'Loop', inputs: ['', 'on', 'x'], outputs: ['y'], attributes: { body: graphSpec(body) } }],
  }
  // 2 rows of 3 ones grow by as many each time: the sum is 12, 18, 24.
  const profile = await calibrated(loop, [1])
  expect(numbersOf(profile)).toEqual({ 'y.trips': 3, 'y.0': 8 })
  expect(profile.tensors.y?.shape).toEqual([8, 3])
  expect(profile.diagnostics.filter(({ level }) => level !== 'note')).toEqual([])
  // ReduceSum counts one for each element; Less is no arithmetic.
  expect(profile.totals.flops).toEqual({ value: 12 + 18 + 24 })
  // Concat writes 48, 72 and 96 bytes, ReduceSum 4, Less 1.
  expect(profile.totals.writeBytes).toEqual({ value: 48 + 72 + 96 + 3 * 5 })
})

const branch = (op: string, from: string, to: string): GraphSpec => ({ outputs: [{ name: to, dtype: 'float32' }], nodes: [{ op, inputs: from.split(' '), outputs: [to] }] })

/** Whether all of `x` sums to more than 0 decides: a product, or nothing at all. */
const IF: ModelSpec = {
  inputs: [X],
  outputs: [{ name: 'y', dtype: 'float32' }],
  initializers: [
    { name: 'w', dtype: 'float32', dims: [3, 5], values: Array.from({ length: 15 }, () => 1) },
    { name: 'zero', dtype: 'float32', dims: [], values: [0] },
  ],
  nodes: [
    { op: 'ReduceSum', inputs: ['x'], outputs: ['sum'], attributes: { keepdims: 0 } },
    { op: 'Greater', inputs: ['sum', 'zero'], outputs: ['isMore'] },
    {
      op: 'If',
      inputs: ['isMore'],
      outputs: ['y'],
      attributes: { then_branch: graphSpec(branch('MatMul', 'x w', 'product')), else_branch: graphSpec(branch('Identity', 'x', 'same')) },
    },
  ],
}

test.each([
  ['the branch of a true condition', [1], 1, [2, 5], 2 * 3 * 5],
  ['the branch of a false condition', [-1], 0, [2, 3], 0],
] as const)('takes %s when that ran', async (_, values, taken, shape, macs) => {
  const profile = await calibrated(IF, values)
  expect(numbersOf(profile)).toEqual({ 'y.branch': taken })
  expect(profile.tensors.y?.shape).toEqual(shape)
  expect(profile.totals.macs).toEqual({ value: macs })
})

test('leaves a branch open that is not always the same, and says so', async () => {
  const choice = {
    op: 'If',
    inputs: ['still'],
    outputs: ['row'],
    attributes: { then_branch: graphSpec(branch('Sin', 'after', 'wave')), else_branch: graphSpec(branch('MatMul', 'after turned', 'product')) },
  }
  const body: GraphSpec = {
    ...BODY,
    outputs: [...(BODY.outputs ?? []), { name: 'total', dtype: 'float32' }],
    nodes: [
      ...BODY.nodes,
      { op: 'Transpose', inputs: ['after'], outputs: ['turned'] },
      choice,
      { op: 'ReduceMax', inputs: ['row'], outputs: ['total'], attributes: { keepdims: 0 } },
    ],
  }
  const profile = await calibrated(
    {
      inputs: [X],
      outputs: [{ name: 'totals', dtype: 'float32' }],
      initializers: [ON],
      nodes: [{ op: 'Loop', inputs: ['', 'on', 'x'], outputs: ['y', 'totals'], attributes: { body: graphSpec(body) } }],
    },
    [1],
  )
  // Sin twice, the product once it ends; row is [2, 3] or [2, 2].
  expect(numbersOf(profile)).toEqual({ 'y.trips': 3, 'row.1': 3 })
  expect(messages(profile, 'shape/not-calibrated')).toEqual(['row.branch depends on the data, and the run does not settle it'])
  // At most three products of [2, 3] × [3, 2].
  expect(profile.totals.macs).toEqual({ value: 3 * 2 * 2 * 3, status: 'upper' })
})

test('learns nothing inside local functions, which the runtime takes apart', async () => {
  const profile = await calibrated(
    {
      opset: { '': 17, 'com.acme': 1 },
      inputs: [X],
      outputs: [{ name: 'count', dtype: 'int64' }],
      functions: [
        {
          domain: 'com.acme',
          name: 'Count',
          inputs: ['a'],
          outputs: ['b'],
          opset: 17,
          nodes: [
            { op: 'NonZero', inputs: ['a'], outputs: ['found'] },
            { op: 'Shape', inputs: ['found'], outputs: ['b'] },
          ],
        },
      ],
      nodes: [
        { op: 'Count', domain: 'com.acme', inputs: ['x'], outputs: ['count'] },
        { op: 'Identity', inputs: ['x'], outputs: ['found'] },
      ],
    },
    [1, 0],
  )
  expect(numbersOf(profile)).toEqual({})
  expect(messages(profile, 'shape/not-calibrated')).toEqual([expect.stringMatching(/found\.1 depends on the data, and the run does not settle it$/)])
})

test('does not run a model in which nothing depends on data', async () => {
  const path = writeModel(folder, 'plain.onnx', { inputs: [X], outputs: [{ name: 'y', dtype: 'float32' }], nodes: [{ op: 'Relu', inputs: ['x'], outputs: ['y'] }] })
  const context = { workspace: folder, environment: {}, runtimePath: '/nowhere' }
  const { analysis } = await calibratedProfile(path, { bindings: parseBindings({ shapes: [], dims: [], values: [] }) }, context)
  expect(messages(analysis.profile, 'shape/calibrated')).toEqual(['no size depends on the data: the model was not run'])
})

test('asks for sizes that are free', async () => {
  const spec: ModelSpec = {
    inputs: [{ name: 'x', dtype: 'float32', shape: ['batch', 'seq'] }],
    outputs: [{ name: 'y', dtype: 'int64' }],
    nodes: [{ op: 'NonZero', inputs: ['x'], outputs: ['y'] }],
  }
  await expect(calibrated(spec, [1])).rejects.toMatchObject({ code: 'usage/free-sizes', message: expect.stringContaining('seq is free') })
  expect(numbersOf(await calibrated(spec, [1, 0], ['seq=6']))).toEqual({ batch: 1, seq: 6, 'y.1': 3 })
})

test('asks for every size that is free, in one sentence', async () => {
  const spec: ModelSpec = {
    inputs: [{ name: 'x', dtype: 'float32', shape: ['height', 'width'] }],
    outputs: [{ name: 'y', dtype: 'int64' }],
    nodes: [{ op: 'NonZero', inputs: ['x'], outputs: ['y'] }],
  }
  await expect(calibrated(spec, [1])).rejects.toMatchObject({ message: expect.stringContaining('and height, width are free') })
})

test('says what is missing without a runtime', async () => {
  const path = writeModel(folder, 'missing.onnx', IF)
  const context = { workspace: folder, environment: {}, runtimePath: join(folder, 'none') }
  await expect(calibratedProfile(path, { bindings: parseBindings({ shapes: [], dims: [], values: [] }) }, context)).rejects.toMatchObject({
    code: 'measure/runtime-path',
    hint: expect.any(String),
  })
})
