import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Graph, Node } from '../../src/graph/graph.ts'
import { executionOrder } from '../../src/graph/order.ts'

function node(op: string, inputs: readonly string[], outputs: readonly string[], bodies: Readonly<Record<string, Graph>> = {}): Node {
  const attributes = new Map(Object.entries(bodies).map(([name, value]) => [name, { kind: 'graph' as const, value }]))
  return { index: 0, name: op, op, domain: 'ai.onnx', overload: '', inputs, outputs, attributes, metadata: new Map() }
}

function graph(nodes: readonly Node[], outputs: readonly string[], inputs: readonly string[] = []): Graph {
  const value = (name: string) => ({ name, type: undefined, metadata: new Map() })
  const none = { initializers: new Map(), sparseInitializers: new Map(), valueInfo: new Map(), metadata: new Map() }
  return { name: '', inputs: inputs.map(value), outputs: outputs.map(value), nodes, ...none }
}

const names = (nodes: readonly Node[]) => nodes.map(({ name }) => name).join(' ')
const order = (nodes: readonly Node[]) => names(executionOrder(nodes).nodes)

describe('the order of nodes', () => {
  it('is the one of the file where that can run', () => {
    const nodes = [node('b', ['x'], ['b']), node('a', ['x'], ['a']), node('c', ['a', '', 'b'], ['c'])]
    expect(executionOrder(nodes).nodes).toBe(nodes)
  })

  it('puts a node where the file has it, or as soon as what it reads is there', () => {
    expect(order([node('c', ['b'], ['c']), node('b', ['a'], ['b']), node('a', [], ['a']), node('d', ['c'], ['d']), node('e', [], ['e'])])).toBe('a b c d e')
    expect(order([node('late', ['x', 'y'], ['z']), node('x', [], ['x']), node('free', [], ['f']), node('y', [], ['y']), node('last', ['z'], [])])).toBe('x free y late last')
  })

  it('knows what a subgraph takes from outside, however deep', () => {
    const inner = graph([node('use', ['outer', 'own'], ['r'])], ['r'], ['own'])
    const middle = graph([node('if', ['own'], ['own2'], { body: inner }), node('own', [], ['own'])], ['own2'])
    expect(order([node('if', [], ['y'], { then_branch: middle }), node('outer', [], ['outer'])])).toBe('outer if')
  })

  it('knows what a subgraph only passes on', () => {
    expect(order([node('if', [], ['y'], { then_branch: graph([], ['outer']) }), node('outer', [], ['outer'])])).toBe('outer if')
  })

  it('is not misled by names a subgraph defines itself', () => {
    const shadow = graph([node('own', [], ['later'])], ['later'])
    expect(order([node('if', [], ['y'], { then_branch: shadow }), node('later', [], ['later'])])).toBe('if later')
  })

  it('keeps nodes in a circle, and those that wait for them, last and as the file has them', () => {
    const found = executionOrder([node('a', ['b'], ['a']), node('b', ['a'], ['b']), node('after', ['a'], ['c']), node('self', ['s'], ['s']), node('free', [], ['f'])])
    expect(names(found.nodes)).toBe('free a b after self')
    expect(names(found.stuck)).toBe('a b after self')
  })

  it('takes the first of two nodes that make the same name', () => {
    expect(order([node('use', ['x'], ['y']), node('first', [], ['x']), node('second', [], ['x'])])).toBe('first use second')
  })

  it('runs every node of a shuffled graph after those it reads, and none twice', () => {
    const edges = fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { maxLength: 80 })
    const shuffle = fc.shuffledSubarray([...Array(30).keys()], { minLength: 30, maxLength: 30 })
    fc.assert(
      fc.property(edges, shuffle, (pairs, places) => {
        const nodes = places.map((i) =>
          node(
            String(i),
            pairs.flatMap(([from, to]) => (to === i && from < to ? [`v${from}`] : [])),
            [`v${i}`],
          ),
        )
        const { nodes: ordered, stuck } = executionOrder(nodes)
        const done = new Set<string>()
        for (const { inputs, outputs } of ordered) {
          expect(inputs.every((name) => done.has(name))).toBe(true)
          for (const name of outputs) done.add(name)
        }
        expect(stuck).toEqual([])
        expect(done.size).toBe(30)
      }),
    )
  })

  it('takes a long chain backwards without recursion', () => {
    const count = 200_000
    const chain = Array.from({ length: count }, (_, i) => node(`${i}`, [`v${i - 1}`], [`v${i}`])).reverse()
    const { nodes, stuck } = executionOrder(chain)
    expect([nodes[0]?.name, nodes.at(-1)?.name, stuck.length]).toEqual(['0', String(count - 1), 0])
  })
})
