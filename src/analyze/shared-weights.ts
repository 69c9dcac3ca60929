import type { Node } from '../graph/graph.ts'
import type { Diagnostic } from '../util/errors.ts'
import { groupBy } from '../util/group-by.ts'
import { listed } from '../util/listed.ts'
import type { StoredWeight } from './weights.ts'

/** Weights that a note names one by one. */
const NAMED = 3

const RULE = 'shared weights count where they are used first'

/** Of nodes that use weights which count at a node before them: where. */
export function sharedNotes(weights: readonly StoredWeight[], keys: ReadonlyMap<Node, string>): ReadonlyMap<Node, readonly string[]> {
  const shared = weights.filter((weight) => weight.mainUsers.length > 1 && weight.class !== 'constants')
  const uses = shared.flatMap(({ name, mainUsers: [first, ...later] }) => later.map((node) => ({ node, text: `${name}${place(first, keys)}` })))
  return new Map(
    [...groupBy(uses, ({ node }) => node)].map(([node, places]) => [
      node,
      [
        `${RULE}: ${listed(
          places.map(({ text }) => text),
          NAMED,
        )}`,
      ],
    ]),
  )
}

/** That several nodes use a weight, the largest told first; single numbers are shared by all that calculates with them, and left out. */
export function sharedWeights(weights: readonly StoredWeight[], keys: ReadonlyMap<Node, string>): readonly Diagnostic[] {
  const shared = weights.filter((weight) => weight.class === 'params' && weight.mainUsers.length > 1 && weight.elements > 1)
  if (shared.length === 0) return []
  const largest = shared.toSorted((a, b) => b.elements - a.elements)
  const names = largest.map(({ name, mainUsers }) => `${name} (${mainUsers.length} nodes)${place(mainUsers[0], keys)}`)
  return [{ code: 'graph/shared-weights', level: 'note', message: `${RULE}: ${listed(names, NAMED)}` }]
}

function place(node: Node | undefined, keys: ReadonlyMap<Node, string>): string {
  const key = node && keys.get(node)
  return key === undefined ? '' : ` at ${key}`
}
