import type { Graph, Node } from '../graph/graph.ts'

/** Shape of a tensor where it is known; null for a dimension that is not. */
export type ShapeOf = (name: string) => readonly (number | string | null)[] | undefined

interface Lookup {
  /** Which input holds the indices, and which the table they point into. */
  readonly indices: number
  readonly table: number
  /** Axis of the table when the node has no `axis` attribute. */
  readonly axis: number
}

/** Operators whose integer input points into a table, `domain::op`. */
const LOOKUPS: ReadonlyMap<string, readonly Lookup[]> = new Map([
  ['ai.onnx::Gather', [{ table: 0, indices: 1, axis: 0 }]],
  ['ai.onnx::GatherElements', [{ table: 0, indices: 1, axis: 0 }]],
  ['com.microsoft::GatherBlockQuantized', [{ table: 0, indices: 1, axis: 0 }]],
  [
    'com.microsoft::EmbedLayerNormalization',
    [
      { indices: 0, table: 2, axis: 0 },
      { indices: 1, table: 4, axis: 0 },
    ],
  ],
])

/** Operators that pass the values of their first input on. */
const PASS_ON = new Set(['Identity', 'Cast', 'Reshape', 'Unsqueeze', 'Squeeze', 'Flatten', 'Expand', 'Tile', 'Transpose', 'Slice'])

/**
 * How many values an integer input may take: the size of the smallest table that it, or a view of it, points into. Undefined for an
 * input that points into none of known size.
 */
export function indexBound(graph: Graph, input: string, shapeOf: ShapeOf): number | undefined {
  const consumers = consumersOf(graph)
  const reached = new Set([input])
  const bounds: number[] = []
  for (const name of reached) {
    for (const node of consumers.get(name) ?? []) {
      bounds.push(...boundsAt(node, name, graph, shapeOf))
      if (PASS_ON.has(node.op) && node.inputs[0] === name) for (const output of node.outputs) reached.add(output)
    }
  }
  return bounds.length === 0 ? undefined : Math.min(...bounds)
}

function boundsAt(node: Node, name: string, graph: Graph, shapeOf: ShapeOf): number[] {
  return (LOOKUPS.get(`${node.domain}::${node.op}`) ?? []).flatMap(({ indices, table, axis }) => {
    const tableName = node.inputs[table]
    if (node.inputs[indices] !== name || tableName === undefined) return []
    const shape = graph.initializers.get(tableName)?.dims ?? shapeOf(tableName)
    const attribute = node.attributes.get('axis')
    const size = shape?.at(attribute?.kind === 'int' ? attribute.value : axis)
    return typeof size === 'number' && size > 0 ? [size] : []
  })
}

function consumersOf(graph: Graph): ReadonlyMap<string, readonly Node[]> {
  const consumers = new Map<string, Node[]>()
  for (const node of graph.nodes) {
    for (const name of new Set(node.inputs)) {
      const known = consumers.get(name)
      if (known === undefined) consumers.set(name, [node])
      else known.push(node)
    }
  }
  return consumers
}
