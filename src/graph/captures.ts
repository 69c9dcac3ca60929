import type { Graph, Node } from './graph.ts'

const known = new WeakMap<Graph, ReadonlySet<string>>()

/** The names a subgraph takes from the graphs around it, its own nested graphs included. */
function capturedNames(graph: Graph): ReadonlySet<string> {
  const before = known.get(graph)
  if (before !== undefined) return before
  const own = new Set<string>([...graph.initializers.keys(), ...graph.sparseInitializers.keys(), ...graph.inputs.map(({ name }) => name)])
  for (const node of graph.nodes) for (const name of node.outputs) own.add(name)
  const captured = new Set<string>()
  const read = (name: string): void => {
    if (name !== '' && !own.has(name)) captured.add(name)
  }
  for (const node of graph.nodes) namesReadBy(node).forEach(read)
  for (const { name } of graph.outputs) read(name)
  known.set(graph, captured)
  return captured
}

/** Every name a node needs before it can run: its inputs, and what its subgraphs take from outside. Absent inputs are left out. */
export function namesReadBy(node: Node): readonly string[] {
  const inputs = node.inputs.includes('') ? node.inputs.filter((name) => name !== '') : node.inputs
  const graphs = subgraphsOf(node)
  return graphs.length === 0 ? inputs : [...new Set([...inputs, ...graphs.flatMap((graph) => [...capturedNames(graph)])])]
}

/** The graphs among a node's attributes. */
export function subgraphsOf(node: Node): readonly Graph[] {
  if (node.attributes.size === 0) return []
  return [...node.attributes.values()].flatMap((attribute) => (attribute.kind === 'graph' ? [attribute.value] : attribute.kind === 'graphs' ? attribute.value : []))
}
