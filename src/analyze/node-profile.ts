import type { AmountName } from '../facts/amount.ts'
import type { Graph, Node } from '../graph/graph.ts'
import { nodeKeys, scopeOf } from '../graph/node-key.ts'
import type { Figure } from '../util/figure.ts'
import { groupBy } from '../util/group-by.ts'
import { countFigure, toFigure } from './figures.ts'
import { isNodeShaped, type NodeWalk } from './infer.ts'
import type { NodeFigureName, NodeProfile, NodeStatus } from './model-profile.ts'
import { attributeTexts } from './node-text.ts'
import { sharedNotes } from './shared-weights.ts'
import type { StoredWeight } from './weights.ts'

/** Nodes of the main graph, Constants apart. `symbolic` is the same walk with default bindings free: it gives the formulas. */
export function nodeProfiles(graph: Graph, walked: readonly NodeWalk[], symbolic: readonly NodeWalk[] | undefined, weights: readonly StoredWeight[]): readonly NodeProfile[] {
  const own = groupBy(weights, ({ mainUsers: [first] }) => first)
  const texts = weightTexts(weights)
  const free = new Map(symbolic?.map((found) => [found.node, found]))
  const shown = walked.filter(isShown)
  const nodes = shown.map(({ node }) => node)
  const keys = nodeKeys(graph, nodes)
  const keyOf = new Map(nodes.map((node, i) => [node, keys[i] ?? String(i)]))
  const shared = sharedNotes(weights, keyOf)
  return shown.map((walk) => {
    const { node } = walk
    const found = { walk, symbolic: free.get(node), key: keyOf.get(node) ?? '', weights: own.get(node) ?? [], texts: texts.get(node), shared: shared.get(node) ?? [] }
    return nodeProfile(found)
  })
}

/** Nodes that are told of: all but Constants. */
export function isShown({ spec }: NodeWalk): boolean {
  return spec?.isConstant !== true
}

interface FoundNode {
  readonly walk: NodeWalk
  readonly symbolic: NodeWalk | undefined
  readonly key: string
  /** Those that count here. */
  readonly weights: readonly StoredWeight[]
  readonly texts: ReadonlyMap<string, string> | undefined
  readonly shared: readonly string[]
}

function nodeProfile({ walk, symbolic, key, weights, texts, shared }: FoundNode): NodeProfile {
  const { node, cost } = walk
  const notes = [...cost.notes, ...shared]
  const figure = (name: AmountName): Figure => toFigure(cost.amounts[name], symbolic?.cost.amounts[name])
  const figures: Record<NodeFigureName, Figure> = {
    params: countFigure(weights.reduce((sum, weight) => sum + (weight.class === 'params' ? weight.elements : 0), 0)),
    weightBytes: countFigure(weights.reduce((sum, weight) => sum + (weight.class === 'constants' ? 0 : weight.bytes), 0)),
    macs: figure('macs'),
    flops: figure('flops'),
    transcendentals: figure('transcendentals'),
    readBytes: figure('readBytes'),
    writeBytes: figure('writeBytes'),
    activationBytes: figure('activationBytes'),
  }
  const classes = [...cost.macsByClass].map(([name, amount]) => [name, toFigure(amount, symbolic?.cost.macsByClass.get(name))] as const)
  const attributes = attributeTexts(node)
  return {
    key,
    name: node.name,
    op: node.op,
    domain: node.domain,
    scope: scopeOf(node),
    inputs: node.inputs,
    outputs: node.outputs,
    status: nodeStatus(walk),
    figures,
    ...(classes.length === 0 ? {} : { macsByClass: Object.fromEntries(classes) }),
    ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
    ...(texts === undefined ? {} : { weights: Object.fromEntries(texts) }),
    ...(notes.length === 0 ? {} : { notes }),
  }
}

/** Type and shape of what stands in a node's slots, by slot; a shared weight at every node that uses it. */
function weightTexts(weights: readonly StoredWeight[]): ReadonlyMap<Node, ReadonlyMap<string, string>> {
  const texts = new Map<Node, Map<string, string>>()
  for (const { slots, dtype, dims } of weights) {
    for (const { node, slot } of slots) {
      const ofNode = texts.get(node) ?? new Map<string, string>()
      texts.set(node, ofNode.set(String(slot), `${dtype ?? '?'}[${dims.join(',')}]`))
    }
  }
  return texts
}

function nodeStatus(walk: NodeWalk): NodeStatus {
  const { macs, flops } = walk.cost.amounts
  if (!walk.cost.isCounted || !isNodeShaped(walk)) return 'unknown'
  return macs.status === 'exact' ? flops.status : macs.status
}
