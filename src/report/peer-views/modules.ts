import type { Convention } from '../../conventions/convention.ts'
import type { TorchCall, TorchModel } from '../../conventions/torch-call.ts'

/** A module with everything in it. */
export interface ModuleNode {
  /** Its path; empty for the model itself. */
  readonly path: string
  readonly label: string
  readonly depth: number
  readonly calls: TorchCall[]
  readonly children: Map<string, ModuleNode>
}

/** The modules of a model by the paths of its calls, and of nodes that are no calls. */
export function modulesOf(model: TorchModel, scopes: Iterable<readonly string[]> = []): ModuleNode {
  const root: ModuleNode = { path: '', label: '(model)', depth: 0, calls: [], children: new Map() }
  const enter = (labels: readonly string[], call?: TorchCall): void => {
    let module = root
    if (call !== undefined) root.calls.push(call)
    for (const label of labels) {
      const path = module.path === '' ? label : `${module.path}.${label}`
      const child: ModuleNode = module.children.get(label) ?? { path, label, depth: module.depth + 1, calls: [], children: new Map() }
      module.children.set(label, child)
      if (call !== undefined) child.calls.push(call)
      module = child
    }
  }
  for (const call of model.calls) enter(labelsOf(call.module ?? call.scope), call)
  for (const scope of scopes) enter(scope)
  return root
}

const labelsOf = (path: string): readonly string[] => (path === '' ? [] : path.split('.'))

/** What a convention counts for a module and all in it. */
export function operationsIn({ calls }: ModuleNode, { operations }: Convention): number {
  return calls.reduce((sum, call) => sum + (operations?.(call) ?? 0), 0)
}

/** Parameters of the layers in a module, each stored tensor once. */
export function paramsIn({ calls }: ModuleNode): number {
  const seen = new Set<string>()
  let sum = 0
  for (const { module, scope, weightName, weight, bias } of calls) {
    const key = JSON.stringify([module ?? scope, weightName])
    if (!seen.has(key)) sum += weight + bias
    seen.add(key)
  }
  return sum
}
