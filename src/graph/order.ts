import { namesReadBy } from './captures.ts'
import type { Node } from './graph.ts'

export interface Order {
  /** Every node, each after those that make what it reads; the file's order where that is one. */
  readonly nodes: readonly Node[]
  /** Nodes that wait for each other in a circle, and those that wait for them: last among `nodes`, as the file has them. */
  readonly stuck: readonly Node[]
}

/**
 * An order in which the nodes of one graph can run. A node runs as early as the file has it, or as soon as what it reads is there.
 * Linear in nodes and edges, without recursion.
 */
export function executionOrder(nodes: readonly Node[]): Order {
  const producers = producersOf(nodes)
  const reads = nodes.map((node) => producersRead(node, producers))
  if (reads.every((indices, i) => indices.every((producer) => producer < i))) return { nodes, stuck: [] }

  const waitingFor = reads.map((indices) => indices.length)
  const readers = nodes.map((): number[] => [])
  for (const [i, indices] of reads.entries()) for (const producer of indices) readers[producer]?.push(i)

  const order: Node[] = []
  const hasRun = nodes.map(() => false)
  for (const first of nodes.keys()) {
    const ready = waitingFor[first] === 0 && !hasRun[first] ? [first] : []
    for (let i = ready.pop(); i !== undefined; i = ready.pop()) {
      order.push(nodes[i] as Node)
      hasRun[i] = true
      for (const reader of (readers[i] ?? []).toReversed()) {
        const left = (waitingFor[reader] ?? 0) - 1
        waitingFor[reader] = left
        if (left === 0 && reader < first) ready.push(reader)
      }
    }
  }
  const stuck = nodes.filter((_, i) => !hasRun[i])
  return { nodes: [...order, ...stuck], stuck }
}

/** Which node makes a name: the first, where several claim to. */
function producersOf(nodes: readonly Node[]): ReadonlyMap<string, number> {
  const producers = new Map<string, number>()
  for (const [i, node] of nodes.entries()) for (const name of node.outputs) if (name !== '' && !producers.has(name)) producers.set(name, i)
  return producers
}

/** The nodes a node waits for, once for each name it reads. */
function producersRead(node: Node, producers: ReadonlyMap<string, number>): readonly number[] {
  return namesReadBy(node).flatMap((name) => producers.get(name) ?? [])
}
