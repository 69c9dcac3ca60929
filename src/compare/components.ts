import type { GraphLinks } from './graph-links.ts'

/** Nodes that hang together, and what of the rest of the graph they stand between. */
export interface Component {
  readonly nodes: readonly number[]
  /** Nodes outside that feed it. */
  readonly feeders: ReadonlySet<number>
  /** Nodes outside that read it. */
  readonly readers: ReadonlySet<number>
}

/** The parts into which the given nodes fall when only links among them count. */
export function componentsOf(links: GraphLinks, members: readonly number[]): readonly Component[] {
  const inside = new Set(members)
  const seen = new Set<number>()
  return members.flatMap((start) => {
    if (seen.has(start)) return []
    const [nodes, feeders, readers] = [[] as number[], new Set<number>(), new Set<number>()]
    const queue = [start]
    seen.add(start)
    for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
      nodes.push(node)
      const sources = (links.sources[node] ?? []).flatMap((source) => (source === undefined ? [] : [source.node]))
      const targets = (links.readings[node] ?? []).map((reading) => reading.node)
      for (const [neighbours, outside] of [
        [sources, feeders],
        [targets, readers],
      ] as const) {
        for (const neighbour of neighbours) {
          if (!inside.has(neighbour)) outside.add(neighbour)
          else if (!seen.has(neighbour)) {
            seen.add(neighbour)
            queue.push(neighbour)
          }
        }
      }
    }
    return [{ nodes: nodes.sort((a, b) => a - b), feeders, readers }]
  })
}
