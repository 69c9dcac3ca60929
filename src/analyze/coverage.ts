import { type GraphWalk, isNodeShaped } from './infer.ts'
import type { ModelProfile } from './model-profile.ts'

export interface Coverage {
  readonly coverage: ModelProfile['coverage']
  /** Nodes of the main graph, Constants apart. */
  readonly nodeCount: number
}

/** How much of a model is known: nodes of the main graph, of subgraphs and of inlined functions, Constants apart. */
export function coverageOf(walk: GraphWalk): Coverage {
  const unknownOps = new Map<string, number>()
  const counted = new Map<GraphWalk, Counts>()
  const count = (graph: GraphWalk): Counts => {
    const known = counted.get(graph)
    if (known !== undefined) return known
    const sum: Counts = { nodes: 0, shaped: 0, counted: 0 }
    for (const node of graph.nodes) {
      if (node.spec?.isConstant === true) continue
      for (const body of node.bodies) {
        const inner = count(body)
        sum.nodes += inner.nodes
        sum.shaped += inner.shaped
        sum.counted += inner.counted
      }
      if (node.isCall) continue
      sum.nodes++
      if (isNodeShaped(node)) sum.shaped++
      if (node.cost.isCounted) sum.counted++
      if (node.spec === undefined) {
        const name = node.node.domain === 'ai.onnx' ? node.node.op : `${node.node.domain}::${node.node.op}`
        unknownOps.set(name, (unknownOps.get(name) ?? 0) + 1)
      }
    }
    counted.set(graph, sum)
    return sum
  }
  const sum = count(walk)
  const nodeCount = walk.nodes.filter(({ spec }) => spec?.isConstant !== true).length
  return { coverage: { ...sum, unknownOps: Object.fromEntries(unknownOps) }, nodeCount }
}

interface Counts {
  nodes: number
  shaped: number
  counted: number
}
