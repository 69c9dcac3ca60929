import type { TorchCall, TorchModel } from './torch-call.ts'
import { type GraphView, product } from './view.ts'

/**
 * Modules that are no layer and no mere sequence, with the output of the last node in them. A module whose children are numbered
 * is an nn.Sequential; one whose children have names and that does nothing of its own may be either.
 */
export function containersOf(view: GraphView, calls: readonly TorchCall[]): TorchModel['containers'] {
  const layers = new Set(calls.flatMap(({ module }) => (module === undefined ? [] : [module])))
  const layerScopes = new Set(calls.flatMap(({ module, scope }) => (module === undefined ? [] : [scope])))
  const last = new Map<string, string>()
  const children = new Map<string, Set<string>>()
  const busy = new Set<string>()
  for (const node of view.nodes) {
    const scope = view.scope(node)
    if (scope === '') continue
    if (!layerScopes.has(scope)) busy.add(scope)
    const output = node.node.outputs[0]
    let parent: string | undefined
    for (const [path, name] of pathsTo(scope)) {
      if (output !== undefined) last.set(path, output)
      if (parent !== undefined) children.set(parent, (children.get(parent) ?? new Set()).add(name))
      parent = path
    }
  }
  const outputs: { path: string; outputShape: readonly number[]; y: number }[] = []
  for (const [path, output] of last) {
    if (layers.has(path) || layerScopes.has(path)) continue
    const names = [...(children.get(path) ?? [])]
    if (!busy.has(path)) {
      if (names.every((name) => /^\d+$/.test(name))) continue
      return { outputs: [], ambiguous: `whether ${path} is an nn.Sequential with named parts is not told` }
    }
    const outputShape = view.shape(output)
    outputs.push({ path, outputShape, y: product(outputShape) })
  }
  return { outputs }
}

/** The modules around a scope and itself, outermost first: path and last name. */
function pathsTo(scope: string): readonly (readonly [path: string, name: string])[] {
  const paths: [string, string][] = []
  for (const name of scope.split('.')) {
    const outer = paths.at(-1)?.[0]
    paths.push([outer === undefined ? name : `${outer}.${name}`, name])
  }
  return paths
}
