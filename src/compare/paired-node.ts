import type { ModelProfile, NodeProfile, TensorProfile } from '../analyze/model-profile.ts'
import { own } from '../util/own.ts'
import { nameOf } from './causes.ts'
import { haveSameFigures } from './deltas.ts'
import { ownText } from './fingerprint.ts'
import type { NodeMatch } from './match-nodes.ts'
import { type OwnChange, ownChanges } from './own-changes.ts'
import { knownElements, tensorText } from './tensor-text.ts'

/** A node of base and its partner in head. */
export interface PairedNode {
  readonly base: NodeProfile
  readonly head: NodeProfile
  /** Its index in head. */
  readonly index: number
  /** What was done to the node itself. */
  readonly changes: readonly OwnChange[]
  /** Anything at all differs: a figure, an attribute, a weight, the shape of an output, where an input comes from. */
  readonly isChanged: boolean
  /** Outputs with more, and with fewer elements than in base. */
  readonly grown: number
  readonly shrunk: number
}

/** Every pair of a match with its differences, in the order of head. */
export function pairNodes(base: ModelProfile, head: ModelProfile, match: NodeMatch): readonly PairedNode[] {
  return match.pairs.flatMap(([i, j]) => {
    const [from, to] = [base.nodes[i], head.nodes[j]]
    if (from === undefined || to === undefined) return []
    const changes = [...ownChanges({ profile: base, node: from }, { profile: head, node: to }), ...rewiring(match, i, j)]
    const outputs = to.outputs.map((name, slot) => [tensorOf(base, from.outputs[slot] ?? ''), tensorOf(head, name)] as const)
    const isReshaped = outputs.some(([before, after]) => before !== undefined && after !== undefined && tensorText(before) !== tensorText(after))
    const growth = outputs.map(([before, after]) => {
      const [less, more] = [knownElements(before ?? {}), knownElements(after ?? {})]
      return less === undefined || more === undefined ? 0 : more - less
    })
    return [
      {
        base: from,
        head: to,
        index: j,
        changes,
        isChanged: changes.length > 0 || isReshaped || ownText(from) !== ownText(to) || !haveSameFigures(from, to),
        grown: growth.filter((difference) => difference > 0).length,
        shrunk: growth.filter((difference) => difference < 0).length,
      },
    ]
  })
}

export function tensorOf(profile: ModelProfile, name: string): TensorProfile | undefined {
  return own(profile.tensors, name)
}

/**
 * Inputs that come from another node although both that node and the former one are there on both sides. Swapped inputs, and nodes
 * that nothing tells apart, are no rewiring.
 */
function rewiring({ base, head, partners }: NodeMatch, i: number, j: number): readonly OwnChange[] {
  const [before, after] = [base.links.sources[i] ?? [], head.links.sources[j] ?? []]
  const wanted = before.map((source) => (source === undefined ? undefined : partners[source.node]))
  const found = after.map((source) => source?.node)
  if (sameMembers(wanted, found)) return []
  return found.flatMap((actual, slot) => {
    const expected = wanted[slot]
    if (actual === undefined || expected === undefined || actual === expected || !head.isPaired.has(actual)) return []
    if (head.prints.upstream[actual] === head.prints.upstream[expected]) return []
    const [from, to] = [head.links.nodes[expected], head.links.nodes[actual]]
    return from === undefined || to === undefined ? [] : [{ what: `source of input ${slot}`, from: nameOf(from), to: nameOf(to), isSource: true }]
  })
}

function sameMembers(a: readonly (number | undefined)[], b: readonly (number | undefined)[]): boolean {
  const sorted = (list: readonly (number | undefined)[]): string => list.map(String).sort().join()
  return sorted(a) === sorted(b)
}
