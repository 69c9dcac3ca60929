import { expect, test } from 'vitest'
import { NO_BINDINGS } from '../../src/analyze/bindings.ts'
import { customSpecs, type OperatorFormulas } from '../../src/analyze/custom-operators.ts'
import type { ModelProfile } from '../../src/analyze/model-profile.ts'
import { analyzeModel } from '../../src/analyze/profile.ts'
import { loadModel } from '../../src/graph/load-model.ts'
import { modelOf } from '../support/graph-text.ts'
import { type ModelSpec, writeModel } from '../support/model.ts'
import { tempFolder } from '../support/temp-folder.ts'

const folder = tempFolder()

/** `y = com.acme::Fuse(x, w)`, whose output the file declares. */
const fused: ModelSpec = {
  ...modelOf({ opset: { '': 17, 'com.acme': 1 }, inputs: { x: 'float32[S,3,8]' }, constants: { w: 'float32[8,5]' }, nodes: 'y = com.acme::Fuse(x, w)', outputs: [] }),
  outputs: [{ name: 'y', dtype: 'float32', shape: ['S', 3, 5] }],
}

function profileWith(operators: Readonly<Record<string, OperatorFormulas>>): ModelProfile {
  const file = loadModel(writeModel(folder, 'm.onnx', fused))
  try {
    return analyzeModel(file.model, { bindings: NO_BINDINGS, customSpecs: customSpecs(new Map(Object.entries(operators))) }).profile
  } finally {
    file.close()
  }
}

const rows: readonly (readonly [formula: string | number, macs: string])[] = [
  ['numel(inputs[0]) * 5', '120*S'],
  ['numel(outputs[0]) * inputs[1][0]', '120*S'],
  ['inputs[0].shape[0] * inputs[0].shape[-1]', '8*S'],
  ['2 * (inputs[0][0] + 1)', '2*S + 2'],
  ['ceil(inputs[0][0] / 2)', 'floor((S + 1)/2)'],
  ['max(inputs[0][0], 7) % 4', 'mod(max(7, S), 4)'],
]

test.each(rows)('counts %s', (macs, formula) => {
  expect(profileWith({ 'com.acme::Fuse': { macs } }).totals.macs).toMatchObject({ formula })
})

test('figures not given are none, and the operator is known', () => {
  const { totals, coverage, nodes } = profileWith({ 'com.acme::Fuse': { macs: 10, flops: 3, transcendentals: '2', readBytes: 7, writeBytes: 'numel(outputs[0])' } })
  // FLOPs are 2 × MACs and what is given besides.
  expect(totals).toMatchObject({ macs: { value: 10 }, flops: { value: 23 }, transcendentals: { value: 2 }, readBytes: { value: 7 }, writeBytes: { formula: '15*S' } })
  expect(coverage).toEqual({ nodes: 1, shaped: 1, counted: 1, unknownOps: {} })
  expect(nodes[0]?.status).toBe('exact')
})

test('an operator that nobody describes is not known, but its declared output is', () => {
  const { totals, coverage, outputs } = profileWith({ 'com.acme::Other': { macs: 1 } })
  expect(totals.macs).toEqual({ unknown: 'no rule for operator com.acme::Fuse' })
  expect(coverage).toEqual({ nodes: 1, shaped: 1, counted: 0, unknownOps: { 'com.acme::Fuse': 1 } })
  expect(outputs[0]?.shape).toEqual(['S', 3, 5])
})

test('an input that is not there leaves its figure unknown', () => {
  expect(profileWith({ 'com.acme::Fuse': { macs: 'numel(inputs[4])' } }).totals.macs).toHaveProperty('unknown')
})

test.each(['numel(x)', 'inputs[0] +', 'N * 3', 'inputs', 'process.exit()', '"', 'numel(inputs[0]'])('refuses %s', (macs) => {
  expect(() => customSpecs(new Map([['com.acme::Fuse', { macs }]]))).toThrow(`operators: com.acme::Fuse: macs: "${macs}" cannot be read`)
})
