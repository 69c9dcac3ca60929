import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ModelProfile } from '../../src/analyze/model-profile.ts'
import { compare } from '../../src/compare/compare.ts'
import { matchNodes } from '../../src/compare/match-nodes.ts'
import { randomProfile, renamed, reordered } from '../support/random-graph.ts'

function expectNoDifference(base: ModelProfile, head: ModelProfile): void {
  const { nodes, deltas, causes } = compare(base, head)
  expect(nodes).toEqual({ added: [], removed: [], changed: [] })
  expect(causes).toEqual([])
  expect(deltas.filter(({ change }) => change !== 0)).toEqual([])
}

test('a model does not differ from itself', () => {
  fc.assert(fc.property(randomProfile, (model) => expectNoDifference(model, model)))
})

test('renumbering every name changes nothing', () => {
  fc.assert(
    fc.property(randomProfile, (model) =>
      expectNoDifference(
        model,
        renamed(model, (_, i) => `n${i + 7}`),
      ),
    ),
  )
})

test('another order of independent nodes changes nothing', () => {
  fc.assert(fc.property(randomProfile, fc.array(fc.nat(), { maxLength: 10 }), (model, choices) => expectNoDifference(model, reordered(model, choices))))
})

test('both together change nothing', () => {
  fc.assert(
    fc.property(randomProfile, fc.array(fc.nat(), { maxLength: 10 }), (model, choices) =>
      expectNoDifference(
        model,
        renamed(reordered(model, choices), (_, i) => `n${i}`),
      ),
    ),
  )
})

test('every node is paired once, with one of its operator, or is added or removed', () => {
  fc.assert(
    fc.property(randomProfile, randomProfile, (base, head) => {
      const { pairs, removed, added } = matchNodes(base, head)
      expect([...pairs.map(([i]) => i), ...removed].sort((a, b) => a - b)).toEqual([...base.nodes.keys()])
      expect([...pairs.map(([, j]) => j), ...added].sort((a, b) => a - b)).toEqual([...head.nodes.keys()])
      for (const [i, j] of pairs) expect(base.nodes[i]?.op).toBe(head.nodes[j]?.op)
    }),
  )
})

test('the change of every total is head less base, and turns around with the sides', () => {
  fc.assert(
    fc.property(randomProfile, randomProfile, (base, head) => {
      const there = compare(base, head).deltas
      const back = compare(head, base).deltas
      for (const [i, { change, base: from, head: to }] of there.entries()) {
        if ('value' in from && 'value' in to) expect(change).toBe(to.value - from.value)
        expect((change ?? 0) + (back[i]?.change ?? 0)).toBe(0)
      }
    }),
  )
})
