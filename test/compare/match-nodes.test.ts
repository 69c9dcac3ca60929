import { expect, test } from 'vitest'
import type { ModelProfile } from '../../src/analyze/model-profile.ts'
import { align, risingPairs } from '../../src/compare/align.ts'
import { matchNodes } from '../../src/compare/match-nodes.ts'
import { conv, type Layer, network, norm, relu } from '../support/network.ts'

/** `base>head` names of pairs whose names differ, and what has no partner. */
function match(base: ModelProfile, head: ModelProfile) {
  const { pairs, added, removed } = matchNodes(base, head)
  const names = (profile: ModelProfile, at: readonly number[]) => at.map((i) => profile.nodes[i]?.name)
  const renamed = pairs.flatMap(([i, j]) => (base.nodes[i]?.name === head.nodes[j]?.name ? [] : [`${base.nodes[i]?.name}>${head.nodes[j]?.name}`]))
  return { renamed, added: names(head, added), removed: names(base, removed) }
}

/** Convolutions and activations numbered through, as an exporter of a sequence numbers them. */
const sequence = (channels: readonly number[]): readonly Layer[] => channels.flatMap((count, i) => [conv(`/features/${2 * i}/Conv`, count), relu(`/features/${2 * i + 1}/Relu`)])

test('is not fooled by the numbers of a sequence into which a layer was put', () => {
  expect(match(network(sequence([64, 128, 256, 512])), network(sequence([64, 64, 128, 256, 512])))).toEqual({
    renamed: [
      '/features/2/Conv>/features/4/Conv',
      '/features/3/Relu>/features/5/Relu',
      '/features/4/Conv>/features/6/Conv',
      '/features/5/Relu>/features/7/Relu',
      '/features/6/Conv>/features/8/Conv',
      '/features/7/Relu>/features/9/Relu',
    ],
    added: ['/features/2/Conv', '/features/3/Relu'],
    removed: [],
  })
})

test('pairs a model with one in which every layer was widened', () => {
  expect(match(network(sequence([64, 128, 256])), network(sequence([80, 160, 320])))).toEqual({ renamed: [], added: [], removed: [] })
})

test('pairs by name where a layer changed at both ends and one was put between them', () => {
  const base = [conv('/stem/Conv', 16), relu('/act/Relu'), conv('/neck/Conv', 32), conv('/head/Conv', 8)]
  const head = [conv('/stem/Conv', 24), relu('/act/Relu'), norm('/norm/BatchNormalization'), conv('/neck/Conv', 32), conv('/head/Conv', 10)]
  expect(match(network(base), network(head))).toEqual({ renamed: [], added: ['/norm/BatchNormalization'], removed: [] })
})

test('does not pair what was removed at one end with what was added at the other', () => {
  const middle = [conv('/a/Conv', 8), norm('/n/BatchNormalization'), conv('/b/Conv', 8)]
  expect(match(network([relu('/first/Relu'), ...middle]), network([...middle, relu('/last/Relu')]))).toEqual({ renamed: [], added: ['/last/Relu'], removed: ['/first/Relu'] })
})

test('takes chosen names that differ, with weights that differ, for different nodes', () => {
  const around = (layer: Layer) => network([conv('/a/Conv', 8), layer, norm('/n/BatchNormalization')])
  expect(match(around(conv('/old/Conv', 16)), around(conv('/new/Conv', 32)))).toEqual({ renamed: [], added: ['/new/Conv'], removed: ['/old/Conv'] })
})

test('matches ten thousand nodes, all of them changed, in little time', () => {
  const many = (scale: number) => network(Array.from({ length: 5000 }, (_, i) => [conv(`/l${i}/Conv`, scale * (1 + (i % 7))), relu(`/l${i}/Relu`)]).flat(), { size: 1 })
  const start = performance.now()
  expect(match(many(8), many(16))).toEqual({ renamed: [], added: [], removed: [] })
  expect(performance.now() - start).toBeLessThan(10_000)
})

test('aligns for the greatest sum, in order', () => {
  const score = (a: string, b: string): number | undefined => (a === b ? 2 : a.toLowerCase() === b.toLowerCase() ? 1 : undefined)
  const sides = ['aXbc', 'xaBc'] as const
  expect(align(4, 4, (i, j) => score(sides[0][i] ?? '', sides[1][j] ?? ''))).toEqual([
    [0, 1],
    [2, 2],
    [3, 3],
  ])
  expect(align(3000, 3000, () => 1)).toBeUndefined()
})

test('keeps the longest run of pairs that do not cross', () => {
  expect(
    risingPairs([
      [0, 3],
      [1, 0],
      [2, 1],
      [3, 2],
      [4, 5],
    ]),
  ).toEqual([
    [1, 0],
    [2, 1],
    [3, 2],
    [4, 5],
  ])
  expect(risingPairs([])).toEqual([])
})
