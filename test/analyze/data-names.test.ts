import { expect, test } from 'vitest'
import { DataNames } from '../../src/analyze/data-names.ts'
import { analyze, factTexts } from '../support/analyze.ts'
import { type GraphSpec, graphSpec, type ModelSpec } from '../support/model.ts'

/** A branch that calls its only tensor `found`, whatever it is looked for in. */
const found = (source: string): GraphSpec => graphSpec({ nodes: [{ op: 'NonZero', inputs: [source], outputs: ['found'] }], outputs: [{ name: 'found', dtype: 'int64' }] })

const either = (output: string, source: string) => ({ op: 'If', inputs: ['condition'], outputs: [output], attributes: { then_branch: found(source), else_branch: found(source) } })

const spec: ModelSpec = {
  opset: 17,
  inputs: [
    { name: 'x', dtype: 'float32', shape: [4, 5] },
    { name: 'z', dtype: 'float32', shape: [6, 7] },
    { name: 'condition', dtype: 'bool', shape: [] },
  ],
  nodes: [either('a', 'x'), either('b', 'z'), { op: 'Concat', inputs: ['a', 'b'], outputs: ['y'], attributes: { axis: 1 } }],
  outputs: [{ name: 'y' }],
}

test('tensors of one name in bodies beside each other have sizes of their own', () => {
  const analysis = analyze(spec)
  expect(factTexts(analysis, ['a', 'b', 'y'])).toEqual(['int64[2,a.1]', 'int64[2,b.1]', 'int64[2,a.1 + b.1]'])
  expect(analysis.profile.diagnostics.filter(({ code }) => code === 'shape/data-dependent').map(({ message }) => message)).toEqual(
    expect.arrayContaining(['found.1 depends on the data, at most 20', 'b/then_branch/found.1 depends on the data, at most 42']),
  )
})

test('each of them can be bound by its name', () => {
  const sizes = { 'a.branch': 1, 'b.branch': 1, 'found.1': 3, 'b/then_branch/found.1': 8 }
  expect(factTexts(analyze(spec, sizes), ['y'])).toEqual(['int64[2,11]'])
})

test('a name is the same whenever it is asked for at one place, and another elsewhere', () => {
  const names = new DataNames()
  const asked = [
    ['n.0', [], ''],
    ['n.0', [], 'l/body/'],
    ['n.0', [], 'l/body/'],
    ['n.0', ['call'], ''],
    ['n.0', [], ''],
    ['l/body/n.0', [], ''],
  ] as const
  expect(asked.map(([name, calls, path]) => names.nameOf(name, calls, path))).toEqual(['n.0', 'l/body/n.0', 'l/body/n.0', 'call/n.0', 'n.0', 'l/body/n.0#2'])
})
