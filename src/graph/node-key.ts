import type { Graph, Node } from './graph.ts'

export function scopeOf(node: Node): readonly string[] {
  return node.name.split('/').slice(1, -1)
}

export function nodeKeys(_graph: Graph, nodes: readonly Node[]): readonly string[] {
  return nodes.map((node) => node.name)
}
