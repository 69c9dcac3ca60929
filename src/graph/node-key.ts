import type { Graph, Node } from './graph.ts'
import { ownerOfParameter, scopeOf } from './node-scope.ts'

export { scopeOf } from './node-scope.ts'

/**
 * A key for each of the nodes, unique among them, that stays the same when the model is exported again and everything is renumbered:
 * - the node's own name, where the exporter made it from the module's path or the author gave it;
 * - else `/MODULE/PATH/Op`, by the module in the node's metadata, the module or name of its weight, or, for a node without either, the
 *   module of the node that feeds it.
 * Equals are told apart by `_1`, `_2`, … in the order of the nodes.
 */
export function nodeKeys(graph: Pick<Graph, 'initializers'>, nodes: readonly Node[]): readonly string[] {
  const places = new Map<string, readonly string[]>()
  const keys = nodes.map((node) => {
    const place = placeOf(node, graph, places)
    for (const output of node.outputs) places.set(output, place)
    return isTelling(node) ? node.name : `/${[...place, node.op].join('/')}`
  })
  return withOrdinals(keys)
}

/** The module, or what stands for one, that a node belongs to. */
function placeOf(node: Node, graph: Pick<Graph, 'initializers'>, places: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const scope = scopeOf(node)
  if (scope.length > 0) return scope
  const weight = node.inputs.find((input) => graph.initializers.has(input) && !isNumbered(input))
  if (weight !== undefined && !isTelling(node)) {
    const owner = ownerOfParameter(weight)
    return owner.length > 0 ? owner : [weight]
  }
  const feeder = node.inputs.find((input) => places.has(input))
  return isTelling(node) || feeder === undefined || isFromModel(node) ? [] : (places.get(feeder) ?? [])
}

/** The metadata says that the node stands in the model itself, outside of its modules. */
function isFromModel(node: Node): boolean {
  return node.metadata.has('pkg.torch.onnx.name_scopes') || node.metadata.has('namespace')
}

/** Whether a name says more than the node's operator and a number: `/layer1/conv1/Conv`, `stem`, but not `Conv_12` or `node_relu_3`. */
function isTelling({ name, op }: Node): boolean {
  if (name === '' || name.startsWith('node_') || /^\d+$/.test(name)) return false
  return name.replace(/[._]\d+$/, '') !== op
}

/** Whether a weight's name is a number of the exporter's: `onnx::Conv_193`, `val_12`, `77`. */
function isNumbered(name: string): boolean {
  return name.includes('::') || /^(?:[A-Za-z]+_)?\d+$/.test(name)
}

function withOrdinals(keys: readonly string[]): readonly string[] {
  const wanted = new Set(keys)
  const taken = new Set<string>()
  const next = new Map<string, number>()
  return keys.map((key) => {
    let ordinal = next.get(key) ?? 0
    let unique = key
    while (taken.has(unique) || (unique !== key && wanted.has(unique))) unique = `${key}_${++ordinal}`
    next.set(key, ordinal)
    taken.add(unique)
    return unique
  })
}
