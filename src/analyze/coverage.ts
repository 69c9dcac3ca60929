import { operatorName } from '../graph/operator-name.ts'
import { type GraphWalk, isNodeShaped, type NodeWalk } from './infer.ts'
import type { ModelProfile } from './model-profile.ts'
import { isShown } from './node-profile.ts'

/** How much of a model is known: nodes of the main graph, of subgraphs, and of functions at every call; Constants apart. */
export function coverageOf(walk: GraphWalk): ModelProfile['coverage'] {
  const { nodes, shaped, counted, unknownOps } = tallyOf(walk, new Map())
  return { nodes, shaped, counted, unknownOps: Object.fromEntries(unknownOps) }
}

interface Tally {
  nodes: number
  shaped: number
  counted: number
  readonly unknownOps: Map<string, number>
}

function tallyOf(walk: GraphWalk, known: Map<GraphWalk, Tally>): Tally {
  const before = known.get(walk)
  if (before !== undefined) return before
  const tally: Tally = { nodes: 0, shaped: 0, counted: 0, unknownOps: new Map() }
  for (const node of walk.nodes) {
    if (!isShown(node)) continue
    for (const body of node.bodies) addTally(tally, tallyOf(body, known))
    if (!node.isCall) addNode(tally, node)
  }
  known.set(walk, tally)
  return tally
}

function addNode(tally: Tally, node: NodeWalk): void {
  tally.nodes++
  if (isNodeShaped(node)) tally.shaped++
  if (node.cost.isCounted) tally.counted++
  if (node.spec === undefined) addUnknown(tally, operatorName(node.node), 1)
}

function addTally(tally: Tally, more: Tally): void {
  tally.nodes += more.nodes
  tally.shaped += more.shaped
  tally.counted += more.counted
  for (const [name, count] of more.unknownOps) addUnknown(tally, name, count)
}

function addUnknown({ unknownOps }: Tally, name: string, count: number): void {
  unknownOps.set(name, (unknownOps.get(name) ?? 0) + count)
}
