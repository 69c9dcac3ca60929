import { expect, test } from 'vitest'
import { type Dim, dimKey, isExpression, substitute } from '../../src/facts/dim.ts'
import type { Fact } from '../../src/facts/fact.ts'
import { analyze, factTexts } from '../support/analyze.ts'
import { textOfFact } from '../support/fact-text.ts'
import { modelOf, nodesOf } from '../support/graph-text.ts'
import type { FunctionSpec } from '../support/model.ts'
import { idioms } from './exporter-idioms.cases.ts'

test.each(idioms)('%s', (_, graph, expected) => {
  const analysis = analyze(modelOf(graph))
  expect(factTexts(analysis, Object.keys(expected)).map(spaceless)).toEqual(Object.values(expected).map(spaceless))
})

test.each(idioms)('%s: sizes bound before or after give the same', (_, graph, __, dims) => {
  const free = analyze(modelOf(graph))
  const bound = analyze(modelOf(graph), dims).inference.walk
  const numbers = new Map<string, Dim>(Object.entries(dims))
  for (const [name, fact] of (free.symbolic ?? free.inference).walk.facts) {
    const later = textOfFact(withNumbers(fact, numbers), fact?.kind === 'tensor' && fact.value !== undefined)
    expect(`${name}: ${later}`).toBe(`${name}: ${textOfFact(bound.facts.get(name), later.includes('='))}`)
  }
})

function withNumbers(fact: Fact | undefined, numbers: ReadonlyMap<string, Dim>): Fact | undefined {
  if (fact?.kind !== 'tensor') return fact
  const value = fact.value?.map((element) => (isExpression(element as Dim) ? substitute(element as Dim, numbers) : element))
  return { ...fact, shape: fact.shape?.map((dim) => substitute(dim, numbers)), value }
}

function spaceless(text: string): string {
  return text.replaceAll(', ', ',')
}

test('no symbol of an idiom is left once all are bound', () => {
  for (const [title, graph, , dims] of idioms) {
    const { facts } = analyze(modelOf(graph), dims).inference.walk
    const open = [...facts].filter(([, fact]) => fact?.kind === 'tensor' && !fact.shape?.every((dim) => typeof dim === 'number'))
    expect([title, open.map(([name, fact]) => `${name} ${fact?.kind === 'tensor' ? fact.shape?.map(dimKey) : ''}`)]).toEqual([title, []])
  }
})

test('two calls of a function whose size depends on data have sizes of their own', () => {
  const nonzero: FunctionSpec = { domain: 'f', name: 'Find', inputs: ['x'], outputs: ['y'], opset: { '': 17 }, nodes: nodesOf('y = NonZero(x)') }
  const analysis = analyze(
    modelOf({ opset: { '': 17, f: 1 }, inputs: { x: 'bool[N,S]', z: 'bool[N,S]' }, nodes: 'a = f::Find(x)\nb = f::Find(z)', outputs: ['a', 'b'], functions: [nonzero] }),
  )
  expect(factTexts(analysis, ['a', 'b'])).toEqual(['int64[2,"a/y.1"]', 'int64[2,"b/y.1"]'])
})
