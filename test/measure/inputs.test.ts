import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { NO_BINDINGS } from '../../src/analyze/bindings.ts'
import { parseBindings } from '../../src/analyze/parse-bindings.ts'
import { loadModel } from '../../src/graph/load-model.ts'
import { batchSymbols, withBatch } from '../../src/measure/batch.ts'
import { type InputRule, parseInputRule } from '../../src/measure/input-rules.ts'
import { type InputRequest, planInputs, withZeroIntegers } from '../../src/measure/inputs.ts'
import { encodeMessage, type ModelSpec, tensorMessage, type ValueSpec, writeModel } from '../support/model.ts'
import { testFolder } from './harness.ts'

const folder = testFolder()
let models = 0

function load(spec: ModelSpec) {
  const loaded = loadModel(writeModel(folder, `m${models++}.onnx`, spec))
  loaded.close()
  return loaded.model
}

/** A model that passes its inputs on. */
function modelOf(...inputs: readonly ValueSpec[]) {
  return load({
    inputs,
    outputs: [{ name: 'out', dtype: 'float32' }],
    nodes: inputs.map(({ name }, i) => ({ op: 'Identity', inputs: [name], outputs: [i === 0 ? 'out' : `out${i}`] })),
  })
}

const request: InputRequest = { bindings: NO_BINDINGS, rules: new Map(), folder, shapeOf: () => undefined }

const rules = (entries: Record<string, InputRule>): InputRequest => ({ ...request, rules: new Map(Object.entries(entries)) })

test.each([
  ['float32', 'x', { kind: 'uniform', low: -1, high: 1 }],
  ['float64', 'x', { kind: 'uniform', low: -1, high: 1 }],
  ['float16', 'x', { kind: 'uniform', low: -1, high: 1 }],
  ['int64', 'x', { kind: 'values', values: [1] }],
  ['uint8', 'x', { kind: 'values', values: [1] }],
  ['int64', 'attention_mask', { kind: 'values', values: [1] }],
  ['float32', 'src_mask', { kind: 'values', values: [1] }],
  ['int64', 'position_ids', { kind: 'positions' }],
  ['bool', 'flag', { kind: 'values', values: [1] }],
  ['string', 'text', { kind: 'strings', strings: ['text'] }],
] as const)('fills %s input "%s"', (dtype, name, fill) => {
  expect(planInputs(modelOf({ name, dtype, shape: [2, 3] }), request)).toEqual({ inputs: [{ name, dtype, shape: [2, 3], fill }], assumed: new Map(), notes: [] })
})

test.each([
  ['bfloat16', { dtype: 'bfloat16', shape: [2] }, 'bfloat16'],
  ['float8e4m3fn', { dtype: 'float8e4m3fn', shape: [2] }, 'float8e4m3fn'],
  ['int4', { dtype: 'int4', shape: [2] }, 'int4'],
  ['complex64', { dtype: 'complex64', shape: [2] }, 'complex64'],
  ['a sequence', { type: { kind: 'sequence', element: { kind: 'tensor', dtype: 'float32', shape: [2] } } }, 'a sequence'],
  ['an optional', { type: { kind: 'optional', element: { kind: 'tensor', dtype: 'float32', shape: [2] } } }, 'an optional'],
] as const)('refuses an input that is %s', (_, type, what) => {
  expect(() => planInputs(modelOf({ name: 'x', ...type }), request)).toThrow(
    expect.objectContaining({ code: 'measure/unsupported-input', message: expect.stringMatching(new RegExp(`input "x" is ${what}, which onnxruntime-node cannot be fed$`)) }),
  )
})

test('takes sizes from bindings, the batch as 1, and names what else it assumed', () => {
  const model = modelOf({ name: 'x', dtype: 'float32', shape: ['batch', 'seq', 'heads', undefined] })
  const bindings = parseBindings({ shapes: [], dims: ['heads=12'], values: [] })
  const { inputs, notes } = planInputs(model, { ...request, bindings })
  expect(inputs[0]?.shape).toEqual([1, 1, 12, 1])
  expect(notes).toEqual(['free dimensions were measured at 1: seq, x.3 (set them with --dim NAME=N)'])
})

test('computes sizes that are expressions of symbols', () => {
  const model = modelOf({ name: 'x', dtype: 'float32', shape: ['2*seq + 1'] })
  expect(planInputs(model, { ...request, bindings: parseBindings({ shapes: [], dims: ['seq=8'], values: [] }) }).inputs[0]?.shape).toEqual([17])
})

test('needs a shape where not even the rank is known', () => {
  const model = modelOf({ name: 'x', dtype: 'float32' })
  expect(() => planInputs(model, request)).toThrow(expect.objectContaining({ code: 'measure/unknown-rank', hint: 'give its shape: --shape x=1x3x224x224' }))
  expect(planInputs(model, { ...request, bindings: parseBindings({ shapes: ['x=2x3'], dims: [], values: [] }) }).inputs[0]?.shape).toEqual([2, 3])
})

test('says that fixed sizes cannot be measured otherwise', () => {
  const model = modelOf({ name: 'x', dtype: 'float32', shape: [1, 3, 32, 32] })
  const bindings = parseBindings({ shapes: ['x=1x3x64x64'], dims: [], values: [] })
  expect(() => planInputs(model, { ...request, bindings })).toThrow(
    expect.objectContaining({ code: 'measure/fixed-size', message: expect.stringMatching(/the sizes of "x" are fixed/) }),
  )
})

test('keeps token ids within the tables they point into', () => {
  const model = load({
    inputs: [
      { name: 'ids', dtype: 'int64', shape: ['batch', 4] },
      { name: 'position_ids', dtype: 'int64', shape: ['batch', 4] },
    ],
    outputs: [{ name: 'y', dtype: 'float32' }],
    initializers: [
      { name: 'words', dtype: 'float32', dims: [1000, 8] },
      { name: 'other', dtype: 'float32', dims: [8, 300] },
      { name: 'places', dtype: 'float32', dims: [3, 8] },
    ],
    nodes: [
      { op: 'Gather', inputs: ['words', 'ids'], outputs: ['a'] },
      { op: 'Cast', inputs: ['ids'], outputs: ['narrow'], attributes: { to: 6 } },
      { op: 'Gather', inputs: ['other', 'narrow'], outputs: ['b'], attributes: { axis: -1 } },
      { op: 'Gather', inputs: ['places', 'position_ids'], outputs: ['c'] },
      { op: 'Concat', inputs: ['a', 'c'], outputs: ['y'], attributes: { axis: 0 } },
    ],
  })
  expect(planInputs(model, request).inputs.map(({ fill }) => fill)).toEqual([
    { kind: 'integers', low: 0, high: 300 },
    { kind: 'positions', below: 3 },
  ])
})

test('finds the bound in a table that is computed, where its shape is known', () => {
  const model = load({
    inputs: [{ name: 'ids', dtype: 'int32', shape: [4] }],
    outputs: [{ name: 'y', dtype: 'float32' }],
    initializers: [{ name: 'packed', dtype: 'int8', dims: [50, 8] }],
    nodes: [
      { op: 'Cast', inputs: ['packed'], outputs: ['table'], attributes: { to: 1 } },
      { op: 'Gather', inputs: ['table', 'ids'], outputs: ['y'] },
    ],
  })
  expect(planInputs(model, { ...request, shapeOf: (name) => (name === 'table' ? [50, 8] : undefined) }).inputs[0]?.fill).toEqual({ kind: 'integers', low: 0, high: 50 })
})

test('never asks an integer type for more than it holds', () => {
  const model = load({
    inputs: [{ name: 'ids', dtype: 'int8', shape: [4] }],
    outputs: [{ name: 'y', dtype: 'float32' }],
    initializers: [{ name: 'words', dtype: 'float32', dims: [1000, 8] }],
    nodes: [
      { op: 'Cast', inputs: ['ids'], outputs: ['wide'], attributes: { to: 7 } },
      { op: 'Gather', inputs: ['words', 'wide'], outputs: ['y'] },
    ],
  })
  expect(planInputs(model, request).inputs[0]?.fill).toEqual({ kind: 'integers', low: 0, high: 128 })
})

test.each([
  [
    { kind: 'values', values: [3, 4] },
    { kind: 'values', values: [3, 4] },
  ],
  [
    { kind: 'random', low: 0, high: 10 },
    { kind: 'integers', low: 0, high: 10 },
  ],
  [{ kind: 'positions' }, { kind: 'positions' }],
] as const)('follows the rule %j', (rule, fill) => {
  expect(planInputs(modelOf({ name: 'x', dtype: 'int64', shape: [4] }), rules({ x: rule })).inputs[0]?.fill).toEqual(fill)
})

test('a value given with --value wins over a rule', () => {
  const bindings = parseBindings({ shapes: [], dims: [], values: ['sr=16000'] })
  const plan = planInputs(modelOf({ name: 'sr', dtype: 'int64', shape: [] }), { ...rules({ sr: { kind: 'values', values: [1] } }), bindings })
  expect(plan.inputs).toEqual([{ name: 'sr', dtype: 'int64', shape: [], fill: { kind: 'values', values: [16000] } }])
})

test('refuses a rule for an input that is not there', () => {
  expect(() => planInputs(modelOf({ name: 'x', dtype: 'int64', shape: [4] }), rules({ y: { kind: 'positions' } }))).toThrow(
    expect.objectContaining({ code: 'measure/unknown-input', hint: 'its inputs: x' }),
  )
})

test('feeds a file in its own shape', () => {
  const values = [1, 2, 3, 4, 5, 6]
  writeFileSync(join(folder, 'x.pb'), encodeMessage('TensorProto', tensorMessage({ dtype: 'float32', dims: [2, 3], values })))
  const plan = planInputs(modelOf({ name: 'x', dtype: 'float32', shape: ['n', 3] }), rules({ x: { kind: 'file', path: 'x.pb' } }))
  expect(plan.inputs[0]).toMatchObject({ shape: [2, 3], fill: { kind: 'bytes' } })
  expect(() => planInputs(modelOf({ name: 'x', dtype: 'int64', shape: [6] }), rules({ x: { kind: 'file', path: 'x.pb' } }))).toThrow(
    /x\.pb: holds float32, but input "x" of .* is int64/,
  )
})

test('zeros take the place of made-up integers only', () => {
  const bytes = { name: 'b', dtype: 'int64', shape: [1], fill: { kind: 'bytes', bytes: new Uint8Array(8) } } as const
  const float = { name: 'f', dtype: 'float32', shape: [1], fill: { kind: 'uniform', low: -1, high: 1 } } as const
  const ids = { name: 'i', dtype: 'int64', shape: [1], fill: { kind: 'integers', low: 0, high: 9 } } as const
  expect(withZeroIntegers([bytes, float, ids])).toEqual([bytes, float, { ...ids, fill: { kind: 'values', values: [0] } }])
})

test('sets every batch dimension, whatever was said of it', () => {
  const model = modelOf({ name: 'x', dtype: 'float32', shape: ['batch', 8] }, { name: 'y', dtype: 'float32', shape: [undefined, 'seq'] })
  expect([...batchSymbols(model.graph)]).toEqual(['batch', 'y.0'])
  const bindings = parseBindings({ shapes: ['y=3x5'], dims: ['batch=2'], values: [] })
  const shapes = planInputs(model, { ...request, bindings: withBatch(model.graph, bindings, 16) }).inputs.map(({ shape }) => shape)
  expect(shapes).toEqual([
    [16, 8],
    [16, 5],
  ])
})

test.each([
  ['data/x.npy', { kind: 'file', path: 'data/x.npy' }],
  ['data/x.PB', { kind: 'file', path: 'data/x.PB' }],
  ['positions', { kind: 'positions' }],
  [7, { kind: 'values', values: [7] }],
  [true, { kind: 'values', values: [1] }],
  [[1, 2, 3], { kind: 'values', values: [1, 2, 3] }],
  [['a', 'b'], { kind: 'strings', strings: ['a', 'b'] }],
  [
    { low: 0, high: 30522 },
    { kind: 'random', low: 0, high: 30522 },
  ],
])('reads the rule %j', (written, rule) => {
  expect(parseInputRule('x', written)).toEqual(rule)
})

test.each([['zeros'], [null], [{ low: 5, high: 5 }], [{ low: 0 }], [{ low: 0, high: 1, step: 2 }], [[]], [[1, 'a']], [Number.NaN]])('refuses the rule %j', (written) => {
  expect(() => parseInputRule('x', written)).toThrow(expect.objectContaining({ code: 'measure/bad-input-rule', message: expect.stringContaining('"x"') }))
})
