import { expect, test } from 'vitest'
import { budgetChanges } from '../../src/budget/budget-changes.ts'
import { parseConfiguration } from '../../src/budget/load-config.ts'

const parse = (text: string) => parseConfiguration(`version: 1\n${text}`, 'model-budget.yml')

test.each<[string, string, string, readonly string[]]>([
  ['nothing where only spelling differs', 'budgets: { macs: 8.3G }', 'budgets: { macs: { max: 8300 MMACs } }', []],
  ['a raised limit', 'budgets: { macs: 8.3G }', 'budgets: { macs: 9.0G }', ['macs 8.3 G → 9 G']],
  ['a raise too small for few digits', 'budgets: { macs: 8300000000 }', 'budgets: { macs: 8300000100 }', ['macs 8.3 G → 8.3000001 G']],
  ['a looser increase', 'budgets: { macs: { increase: 2% } }', 'budgets: { macs: { increase: 5% } }', ['macs increase 2 % → 5 %']],
  ['a softer level', 'budgets: { fileBytes: 32MiB }', 'budgets: { fileBytes: { max: 32MiB, level: warn } }', ['fileBytes 32 MiB → 32 MiB (warn)']],
  ['a later end', 'budgets: { macs: { max: 1, until: 2026-12-31 } }', 'budgets: { macs: { max: 1, until: 2027-12-31 } }', ['macs 1 until 2026-12-31 → 1 until 2027-12-31']],
  [
    'budgets that came and went',
    'models: [{ id: detector, path: a.onnx, budgets: { macs: 1G } }]',
    'models: [{ id: detector, path: a.onnx, budgets: { params: 1M }, layers: [{ match: "/b/**", budgets: { macs: 1k } }] }]',
    ['detector: macs 1 G removed', 'detector: params 1 M added', 'detector: macs of /b/** 1000 added'],
  ],
  ['a model that is no longer looked at', 'exclude: []', 'exclude: ["slow/**"]', ['exclude slow/** added']],
  [
    'a smaller size to be judged at',
    'models: [{ path: a.onnx, shapes: { x: [1, 3, 640, null] } }]',
    'models: [{ path: a.onnx, shapes: { x: [1, 3, 320, null] } }]',
    ['a.onnx: shape x 1x3x640x? → 1x3x320x?'],
  ],
  ['a cheaper operator', 'operators: { "a::B": { macs: 8 } }', 'operators: { "a::B": { macs: "numel(inputs[0])" } }', ['macs of operator a::B 8 → numel(inputs[0])']],
])('tells of %s', (_, base, head, lines) => {
  expect(budgetChanges(parse(base), parse(head))).toEqual(lines)
})
