import type { ModelProfile } from '../analyze/model-profile.ts'
import { isKnown } from '../util/figure.ts'
import { causesOf, type Origin, replacements } from './causes.ts'
import type { Cause } from './comparison.ts'
import { componentsOf } from './components.ts'
import { contextChanges } from './context-changes.ts'
import { type Effect, NO_EFFECT, nodeEffect, sumEffects } from './effect.ts'
import type { NodeMatch } from './match-nodes.ts'
import { type PairedNode, tensorOf } from './paired-node.ts'
import { tensorText } from './tensor-text.ts'

/** Origins by what they were found at: their indices into the list of origins. */
interface Found {
  readonly origins: Origin[]
  readonly byInput: Map<string, number>
  readonly byHeadNode: Map<number, number>
  readonly byBaseNode: Map<number, number>
}

/**
 * The causes of all differences: nodes changed, added, removed or replaced, and changes around the graph. Every node that merely
 * inherits new sizes is put down to the first cause upstream of it.
 */
export function explainChanges(base: ModelProfile, head: ModelProfile, match: NodeMatch, paired: readonly PairedNode[]): readonly Cause[] {
  const found = findOrigins(base, head, match, paired)
  inherit(base, head, match, paired, found)
  const effects: Effect[] = found.origins.map(() => NO_EFFECT)
  const attribute = (origin: number | undefined, effect: Effect): void => {
    if (origin !== undefined) effects[origin] = sumEffects([effects[origin] ?? NO_EFFECT, effect])
  }
  for (const { base: from, head: to, index, changes, isChanged, grown, shrunk } of paired) {
    if (isChanged) attribute(found.byHeadNode.get(index), { ...nodeEffect(from, to), grown, shrunk, heirs: changes.length === 0 ? 1 : 0 })
  }
  for (const i of match.added) attribute(found.byHeadNode.get(i), nodeEffect(undefined, head.nodes[i]))
  for (const i of match.removed) attribute(found.byBaseNode.get(i), nodeEffect(base.nodes[i], undefined))
  return causesOf(found.origins, effects, isKnown(base.totals.macs) ? base.totals.macs.value : undefined)
}

function findOrigins(base: ModelProfile, head: ModelProfile, match: NodeMatch, paired: readonly PairedNode[]): Found {
  const found: Found = { origins: [], byInput: new Map(), byHeadNode: new Map(), byBaseNode: new Map() }
  const { origins } = found
  for (const { inputs, ...change } of contextChanges(base, head)) {
    for (const name of inputs) if (!found.byInput.has(name)) found.byInput.set(name, origins.length)
    origins.push({ kind: 'context', ...change })
  }
  for (const { head: node, index, changes } of paired) {
    if (changes.length === 0) continue
    found.byHeadNode.set(index, origins.length)
    origins.push({ kind: 'changed', node, changes })
  }
  const removed = componentsOf(match.base.links, match.removed)
  const added = componentsOf(match.head.links, match.added)
  const replaced = replacements(removed, added, (node) => match.partners[node])
  const nodesOf = (profile: ModelProfile, indices: readonly number[]) => indices.flatMap((i) => profile.nodes[i] ?? [])
  const taken = new Set(replaced.values())
  for (const component of removed) {
    const successor = replaced.get(component)
    for (const node of component.nodes) found.byBaseNode.set(node, origins.length)
    for (const node of successor?.nodes ?? []) found.byHeadNode.set(node, origins.length)
    const nodes = nodesOf(base, component.nodes)
    origins.push(successor === undefined ? { kind: 'removed', nodes } : { kind: 'replaced', removed: nodes, added: nodesOf(head, successor.nodes) })
  }
  for (const component of added) {
    if (taken.has(component)) continue
    for (const node of component.nodes) found.byHeadNode.set(node, origins.length)
    origins.push({ kind: 'added', nodes: nodesOf(head, component.nodes) })
  }
  return found
}

/** Puts nodes that changed without a change of their own down to the origin of the first input that changed. */
function inherit(base: ModelProfile, head: ModelProfile, match: NodeMatch, paired: readonly PairedNode[], found: Found): void {
  for (const { base: from, head: to, index, changes, isChanged } of paired) {
    if (!isChanged || changes.length > 0) continue
    const reaching = to.inputs.flatMap((name, slot) => {
      const before = tensorOf(base, from.inputs[slot] ?? '')
      const after = tensorOf(head, name)
      if (before !== undefined && after !== undefined && tensorText(before) === tensorText(after)) return []
      const source = match.head.links.sources[index]?.[slot]
      const former = match.base.links.sources[match.baseOf(index) ?? -1]?.[slot]
      const origin = source === undefined ? found.byInput.get(name) : found.byHeadNode.get(source.node)
      return origin ?? (former === undefined ? undefined : found.byBaseNode.get(former.node)) ?? []
    })
    const [first] = reaching
    if (first !== undefined) found.byHeadNode.set(index, first)
  }
}
