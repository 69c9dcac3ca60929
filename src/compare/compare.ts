import { type ModelProfile, SCHEMA } from '../analyze/model-profile.ts'
import type { Comparison } from './comparison.ts'
import { totalDeltas } from './deltas.ts'
import { explainChanges } from './explain-changes.ts'
import { matchNodes } from './match-nodes.ts'
import { changeText } from './own-changes.ts'
import { pairNodes } from './paired-node.ts'

/**
 * What changed between two profiles of a model, and why. Without a base the model is new: nothing is compared. One profile given for
 * both sides, as for a file that did not change, costs nothing.
 */
export function compare(base: ModelProfile | undefined, head: ModelProfile): Comparison {
  if (base === undefined) return { schema: SCHEMA, base, head, deltas: [], nodes: { added: [], removed: [], changed: [] }, causes: [] }
  if (base === head) return { schema: SCHEMA, base, head, deltas: totalDeltas(base, head), nodes: { added: [], removed: [], changed: [] }, causes: [] }
  const match = matchNodes(base, head)
  const paired = pairNodes(base, head, match)
  const changed = paired.filter(({ isChanged }) => isChanged).map(({ base: from, head: to, changes }) => ({ base: from, head: to, own: changes.map(changeText) }))
  return {
    schema: SCHEMA,
    base,
    head,
    deltas: totalDeltas(base, head),
    nodes: { added: match.added.flatMap((i) => head.nodes[i] ?? []), removed: match.removed.flatMap((i) => base.nodes[i] ?? []), changed },
    causes: explainChanges(base, head, match, paired),
  }
}
