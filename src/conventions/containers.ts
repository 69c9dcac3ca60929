import type { TorchCall, TorchModel } from './torch-call.ts'
import { ancestors, type GraphView, product } from './view.ts'

/**
 * Modules that are no layer and no mere sequence, with the output of the last node in them. A module whose children are numbered
 * is an nn.Sequential; one whose children have names and that does nothing of its own may be either.
 */
export function containersOf(view: GraphView, calls: readonly TorchCall[]): TorchModel['containers'] {
  const layers = new Set(calls.flatMap(({ module }) => (module === undefined ? [] : [module])))
  const layerScopes = new Set(calls.flatMap(({ module, scope }) => (module === undefined ? [] : [scope])))
  /** By module, the position of the last node in it; those within it apart. */
  const ends = new Map<string, number>()
  for (const [i, node] of view.nodes.entries()) ends.set(view.scope(node), i)
  const last = new Map<string, number>()
  const hasNamedParts = new Set<string>()
  const busy = new Set<string>()
  for (const [scope, end] of ends) {
    if (scope === '') continue
    if (!layerScopes.has(scope)) busy.add(scope)
    let parent: string | undefined
    for (const path of [...ancestors(scope), scope]) {
      last.set(path, Math.max(end, last.get(path) ?? 0))
      if (parent !== undefined && !/^\d+$/.test(path.slice(parent.length + 1))) hasNamedParts.add(parent)
      parent = path
    }
  }
  const outputs: { path: string; outputShape: readonly number[]; y: number }[] = []
  for (const [path, end] of last) {
    if (layers.has(path) || layerScopes.has(path)) continue
    if (!busy.has(path)) {
      if (!hasNamedParts.has(path)) continue
      return { outputs: [], ambiguous: `whether ${path} is an nn.Sequential with named parts is not told` }
    }
    const output = view.nodes[end]?.node.outputs[0]
    const outputShape = view.shape(output)
    outputs.push({ path, outputShape, y: product(outputShape) })
  }
  return { outputs }
}
