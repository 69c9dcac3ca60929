import type { Node } from '../graph/graph.ts'
import type { Diagnostic } from '../util/errors.ts'
import { groupBy } from '../util/group-by.ts'
import type { StoredWeight } from './weights.ts'

/** Weights that a note names one by one. */
const NAMED = 3

/** Of nodes that use weights which count at a node before them: where. */
export function sharedNotes(weights: readonly StoredWeight[], keyOf: ReadonlyMap<Node, string>): ReadonlyMap<Node, readonly string[]> {
  const shared = weights.filter((weight) => weight.mainUsers.length > 1 && weight.class !== 'constants')
  const uses = shared.flatMap(({ name, mainUsers: [first, ...later] }) => later.map((node) => ({ node, text: `${name} at ${(first && keyOf.get(first)) ?? '?'}` })))
  return new Map([...groupBy(uses, ({ node }) => node)].map(([node, places]) => [node, [`${RULE}: ${listed(places.map(({ text }) => text))}`]]))
}

const RULE = 'shared weights count where they are used first'

/** That several nodes use a weight, the largest told first; single numbers are shared by all that calculates with them, and left out. */
export function sharedWeights(weights: readonly StoredWeight[], keyOf: (node: Node) => string | undefined): readonly Diagnostic[] {
  const shared = weights.filter((weight) => weight.class === 'params' && weight.mainUsers.length > 1 && weight.elements > 1)
  if (shared.length === 0) return []
  const largest = shared.toSorted((a, b) => b.elements - a.elements).slice(0, NAMED)
  const texts = largest.map(({ name, mainUsers }) => `${name} (${mainUsers.length} nodes)${place(mainUsers[0], keyOf)}`)
  return [{ code: 'graph/shared-weights', level: 'note', message: `${RULE}: ${listed(texts, shared.length)}` }]
}

function place(node: Node | undefined, keyOf: (node: Node) => string | undefined): string {
  const key = node && keyOf(node)
  return key === undefined ? '' : ` at ${key}`
}

function listed(texts: readonly string[], count = texts.length): string {
  const more = count - NAMED
  return `${texts.slice(0, NAMED).join(', ')}${more > 0 ? `, and ${more} more` : ''}`
}
