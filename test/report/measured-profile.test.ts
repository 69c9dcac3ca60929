import { expect, test } from 'vitest'
import type { MeasuredProfile } from '../../src/measure/measure-result.ts'
import { renderProfiles } from '../../src/report/render.ts'
import { measured } from '../support/measured.ts'
import { profile } from '../support/profile.ts'

const LAYER = { nodes: ['stem'], op: 'Conv', provider: 'CPUExecutionProvider', ms: 9, share: 0.9, macs: 1000 }
const conv = { op: 'Conv', name: 'stem', inputs: ['x', 'w'], outputs: ['y'], figures: { macs: 1000 } }

function withTimes(path: string): MeasuredProfile {
  return { ...profile({ path, nodes: [conv] }), measured: measured({ model: { path }, layers: [LAYER] }) }
}

test.each(['table', 'markdown', 'html'] as const)('a %s shows what was measured beside what was counted', (format) => {
  const text = renderProfiles([withTimes('a.onnx')], format)
  for (const part of ['Totals', 'Measured', 'Latency', 'Time per layer', 'Example CPU']) expect(text).toContain(part)
})

test('a table of several models shows those that were measured in full', () => {
  expect(renderProfiles([withTimes('a.onnx'), withTimes('b.onnx')], 'table').match(/^Measured$/gm)).toHaveLength(2)
  expect(renderProfiles([profile({ path: 'a.onnx' }), profile({ path: 'b.onnx' })], 'table')).not.toContain('Measured')
})

test('JSON holds the measurement under its own key', () => {
  const [first, second] = JSON.parse(renderProfiles([withTimes('a.onnx'), profile({ path: 'b.onnx' })], 'json'))
  expect(first.measured).toMatchObject({ schema: 1, latency: { mean: 10, unit: 'ms' }, layers: [LAYER] })
  expect(second).not.toHaveProperty('measured')
})
