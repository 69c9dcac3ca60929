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
  const producers = new Map<string, Node>()
  const places = new Map<Node, readonly string[]>()
  const keys = nodes.map((node) => {
    for (const output of node.outputs) if (output !== '') producers.set(output, node)
    if (isTelling(node)) return node.name
    const feeder = producers.get(node.inputs.find((input) => producers.has(input)) ?? '')
    const place = ownPlace(node, graph) ?? (feeder === undefined ? [] : (places.get(feeder) ?? scopeOf(feeder)))
    places.set(node, place)
    return `/${[...place, node.op].join('/')}`
  })
  return withOrdinals(keys)
}

/** The module a node is in, or what stands for one: that of its weight, or the weight itself. Undefined when the node does not tell. */
function ownPlace(node: Node, graph: Pick<Graph, 'initializers'>): readonly string[] | undefined {
  const scope = scopeOf(node)
  if (scope.length > 0 || isFromModel(node)) return scope
  const weight = node.inputs.find((input) => graph.initializers.has(input) && !isNumbered(input))
  if (weight === undefined) return undefined
  const owner = ownerOfParameter(weight)
  return owner.length > 0 ? owner : [weight]
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
