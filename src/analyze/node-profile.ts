import type { AmountName } from '../facts/amount.ts'
import type { Graph, Node } from '../graph/graph.ts'
import { nodeKeys, scopeOf } from '../graph/node-key.ts'
import type { Figure } from '../util/figure.ts'
import { groupBy } from '../util/group-by.ts'
import { countFigure, toFigure } from './figures.ts'
import { isNodeShaped, type NodeWalk } from './infer.ts'
import type { NodeFigureName, NodeProfile, NodeStatus } from './model-profile.ts'
import { attributeTexts } from './node-text.ts'
import type { StoredWeight } from './weights.ts'

/** Nodes of the main graph, Constants apart. `symbolic` is the same walk with default bindings free: it gives the formulas. */
export function nodeProfiles(graph: Graph, walked: readonly NodeWalk[], symbolic: readonly NodeWalk[] | undefined, weights: readonly StoredWeight[]): readonly NodeProfile[] {
  const own = groupBy(weights, ({ owner }) => owner)
  const texts = weightTexts(weights)
  const free = new Map(symbolic?.map((found) => [found.node, found]))
  const shown = walked.filter(({ spec }) => spec?.isConstant !== true)
  const nodes = shown.map(({ node }) => node)
  const keys = nodeKeys(graph, nodes)
  return shown.map((found, i) => nodeProfile(found, free.get(found.node), keys[i] ?? String(i), own.get(found.node) ?? [], texts.get(found.node)))
}

function nodeProfile(walk: NodeWalk, symbolic: NodeWalk | undefined, key: string, weights: readonly StoredWeight[], texts: ReadonlyMap<string, string> | undefined): NodeProfile {
  const { node, cost } = walk
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
    ...(cost.notes.length === 0 ? {} : { notes: cost.notes }),
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
