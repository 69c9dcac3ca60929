import type { NodeProfile } from '../analyze/model-profile.ts'
import { groupBy } from '../util/group-by.ts'
import { counted } from '../util/quantity-text.ts'
import type { Cause } from './comparison.ts'
import type { Component } from './components.ts'
import { type Effect, effectText, isNoEffect, sumEffects } from './effect.ts'
import { changesSentence, changeText, type OwnChange } from './own-changes.ts'

/** Something that was done to the model, before it is put in words. */
export type Origin =
  | { readonly kind: 'context'; readonly what: string; readonly effect?: string }
  | { readonly kind: 'changed'; readonly node: NodeProfile; readonly changes: readonly OwnChange[] }
  | { readonly kind: 'added' | 'removed'; readonly nodes: readonly NodeProfile[] }
  | { readonly kind: 'replaced'; readonly removed: readonly NodeProfile[]; readonly added: readonly NodeProfile[] }

/** Alike changes beyond this many are told as one. */
const MOST_ALIKE = 3

/**
 * Origins as causes in words: what surrounds the nodes first, then by how much they explain. What changed nothing that is counted, such
 * as an attribute whose default was written out, is no cause; it stays among the changed nodes.
 */
export function causesOf(origins: readonly Origin[], effects: readonly Effect[], baseMacs: number | undefined): readonly Cause[] {
  const groups = groupBy(origins.entries(), ([, origin]) => likenessOf(origin))
  const told = [...groups.values()].map((alike) => alike.map(([i]) => i)).flatMap((alike) => (alike.length > MOST_ALIKE ? [alike] : alike.map((one) => [one])))
  return told
    .map((alike) => ({ origin: origins[alike[0] ?? 0], places: alike.length, effect: sumEffects(alike.flatMap((i) => effects[i] ?? [])) }))
    .filter(({ origin, effect }) => origin?.kind === 'context' || !isNoEffect(effect))
    .sort((a, b) => rank(a.origin) - rank(b.origin) || Math.abs(b.effect.macs) - Math.abs(a.effect.macs) || Math.abs(b.effect.params) - Math.abs(a.effect.params))
    .flatMap(({ origin, places, effect }) => (origin === undefined ? [] : [causeOf(origin, places, effect, baseMacs)]))
}

function rank(origin: Origin | undefined): number {
  return origin?.kind !== 'context' ? 1 : origin.effect === undefined ? 0 : 2
}

/** Equal for changes that read alike but for the node's name. */
function likenessOf(origin: Origin): string {
  switch (origin.kind) {
    case 'context':
      return origin.what
    case 'changed':
      return `changed ${origin.node.op}: ${origin.changes.map((change) => (change.isSource ? change.what : changeText(change))).join(', ')}`
    case 'replaced':
      return `${opsOf(origin.removed)} replaced by ${opsOf(origin.added)}`
    default:
      return `${origin.kind} ${opsOf(origin.nodes)}`
  }
}

function causeOf(origin: Origin, places: number, effect: Effect, baseMacs: number | undefined): Cause {
  const node = mainNode(origin)
  const also = places > 1 ? ` (and alike in ${counted(places - 1, 'other place')})` : ''
  const words = origin.kind === 'context' && origin.effect !== undefined ? origin.effect : effectText(effect, baseMacs)
  return { key: node?.key ?? '', name: node?.name ?? '', what: `${sentenceOf(origin)}${also}`, effect: words }
}

function mainNode(origin: Origin): NodeProfile | undefined {
  switch (origin.kind) {
    case 'context':
      return undefined
    case 'changed':
      return origin.node
    case 'replaced':
      return origin.added[0]
    default:
      return origin.nodes[0]
  }
}

function sentenceOf(origin: Origin): string {
  switch (origin.kind) {
    case 'context':
      return origin.what
    case 'changed':
      return changesSentence(nameOf(origin.node), origin.changes)
    case 'replaced':
      return `${groupText(origin.removed)} replaced by ${groupText(origin.added)}`
    default:
      return `${groupText(origin.nodes)} ${origin.kind}`
  }
}

function groupText(nodes: readonly NodeProfile[]): string {
  const [first] = nodes
  if (first === undefined) return 'nothing'
  return nodes.length === 1 ? `${nameOf(first)} (${first.op})` : `${nodes.length} nodes from ${nameOf(first)} on (${opsOf(nodes)})`
}

/** The operators of nodes with their counts, the most frequent first, at most four: `Conv ×3, Relu ×2, …`. */
function opsOf(nodes: readonly NodeProfile[]): string {
  const counts = new Map<string, number>()
  for (const { op } of nodes) counts.set(op, (counts.get(op) ?? 0) + 1)
  const ordered = [...counts].sort(([, a], [, b]) => b - a)
  const shown = ordered.slice(0, 4).map(([op, count]) => (count === 1 ? op : `${op} ×${count}`))
  return [...shown, ...(ordered.length > shown.length ? ['…'] : [])].join(', ')
}

/** What a node is called in a sentence: its key, which says where it stands even if the exporter only numbers its nodes. */
export function nameOf({ name, key }: NodeProfile): string {
  return key === '' ? name : key
}

/** Pairs removed and added components that stand in the same place: fed by the same nodes, or read by the same where nothing feeds them. */
export function replacements(removed: readonly Component[], added: readonly Component[], partnerOf: (base: number) => number | undefined): ReadonlyMap<Component, Component> {
  const inHead = (nodes: ReadonlySet<number>): readonly number[] => [...nodes].flatMap((node) => partnerOf(node) ?? [])
  const meet = (theirs: readonly number[], ours: ReadonlySet<number>): boolean => (theirs.length === 0 && ours.size === 0) || theirs.some((node) => ours.has(node))
  const free = new Set(added)
  const pairs = new Map<Component, Component>()
  for (const component of removed) {
    const [feeders, readers] = [inHead(component.feeders), inHead(component.readers)]
    const match = [...free].find((other) => meet(feeders, other.feeders) && meet(readers, other.readers))
    if (match === undefined) continue
    free.delete(match)
    pairs.set(component, match)
  }
  return pairs
}
