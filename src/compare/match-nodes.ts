import type { ModelProfile } from '../analyze/model-profile.ts'
import { groupBy } from '../util/group-by.ts'
import { align, type Pair, risingPairs } from './align.ts'
import { commonInputNames, type Fingerprints, fingerprint, hasOwnText, Numbering } from './fingerprint.ts'
import { type GraphLinks, linkNodes } from './graph-links.ts'

/** One of two matched models. */
export interface MatchedSide {
  readonly links: GraphLinks
  readonly prints: Fingerprints
  readonly isPaired: ReadonlySet<number>
}

/** Nodes of base and of head, by index; every node is in exactly one of the three lists. */
export interface NodeMatch {
  /** In the order of head. */
  readonly pairs: readonly Pair[]
  readonly removed: readonly number[]
  readonly added: readonly number[]
  /** Of head, by node of base. */
  readonly partners: readonly (number | undefined)[]
  baseOf(head: number): number | undefined
  readonly base: MatchedSide
  readonly head: MatchedSide
}

interface Side {
  readonly links: GraphLinks
  readonly prints: Fingerprints
  /** Per node, its partner on the other side. */
  readonly partners: (number | undefined)[]
}

/**
 * Pairs the nodes of two exports of a model, whatever they are named and however independent nodes are ordered.
 *
 * 1. Nodes with the same structure around them: all that leads to them and all that follows, then either alone.
 * 2. What is left between such anchors, aligned in order by key, scope, attributes and weights.
 * 3. What is left after that and differs in order alone: beside a pair, with the same key or the same attributes and weights.
 *
 * Within equals, equal keys go first. A node is only paired with one of its own operator.
 */
export function matchNodes(base: ModelProfile, head: ModelProfile): NodeMatch {
  const numbering = new Numbering()
  const names = commonInputNames(base, head)
  const [left, right] = [sideOf(base, numbering, names.base), sideOf(head, numbering, names.head)]
  pairEqual(left, right, ({ upstream, downstream }, i) => `${upstream[i]} ${downstream[i]}`)
  pairEqual(left, right, ({ upstream }, i) => upstream[i])
  pairEqual(left, right, ({ downstream }, i) => downstream[i])
  alignStretches(left, right)
  pairNeighbours(left, right)
  const unpaired = ({ partners, links }: Side): readonly number[] => links.nodes.flatMap((_, i) => (partners[i] === undefined ? [i] : []))
  const pairs = right.links.nodes.flatMap((_, i): readonly Pair[] => (right.partners[i] === undefined ? [] : [[right.partners[i], i]]))
  const matched = ({ links, prints, partners }: Side): MatchedSide => ({ links, prints, isPaired: new Set([...links.nodes.keys()].filter((i) => partners[i] !== undefined)) })
  return { pairs, removed: unpaired(left), added: unpaired(right), partners: left.partners, baseOf: (head) => right.partners[head], base: matched(left), head: matched(right) }
}

function sideOf(profile: ModelProfile, numbering: Numbering, inputNames: ReadonlyMap<string, string>): Side {
  const links = linkNodes(profile)
  return { prints: fingerprint(profile, links, numbering, inputNames), links, partners: [] }
}

function pair(left: Side, right: Side, base: number, head: number): void {
  left.partners[base] = head
  right.partners[head] = base
}

/** Pairs unpaired nodes of equal fingerprint: those with equal keys first, the others in order. */
function pairEqual(left: Side, right: Side, print: (prints: Fingerprints, node: number) => string | number | undefined): void {
  const unpaired = ({ links, partners }: Side): readonly number[] => [...links.nodes.keys()].filter((i) => partners[i] === undefined)
  const waiting = groupBy(unpaired(left), (i) => print(left.prints, i))
  const groups = groupBy(unpaired(right), (j) => waiting.get(print(right.prints, j)))
  for (const [bases, heads] of groups) {
    if (bases === undefined) continue
    const byKey = new Map(bases.map((i) => [left.links.nodes[i]?.key, i]))
    for (const j of heads) {
      const i = byKey.get(right.links.nodes[j]?.key)
      if (i !== undefined) pair(left, right, i, j)
    }
    const [restOfBase, restOfHead] = [bases.filter((i) => left.partners[i] === undefined), heads.filter((j) => right.partners[j] === undefined)]
    for (const [at, j] of restOfHead.entries()) {
      const i = restOfBase[at]
      if (i !== undefined) pair(left, right, i, j)
    }
  }
}

/** Aligns what is unpaired between the pairs that stand in the same order on both sides. */
function alignStretches(left: Side, right: Side): void {
  const anchors = risingPairs(left.partners.flatMap((head, base): readonly Pair[] => (head === undefined ? [] : [[base, head]])))
  const ends: Pair = [left.links.nodes.length, right.links.nodes.length]
  let [fromBase, fromHead] = [0, 0]
  for (const [toBase, toHead] of [...anchors, ends]) {
    alignStretch(left, right, unpairedBetween(left, fromBase, toBase), unpairedBetween(right, fromHead, toHead))
    fromBase = toBase + 1
    fromHead = toHead + 1
  }
}

function unpairedBetween({ partners }: Side, from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at).filter((i) => partners[i] === undefined)
}

function alignStretch(left: Side, right: Side, bases: readonly number[], heads: readonly number[]): void {
  if (bases.length === 0 || heads.length === 0) return
  const aligned = align(bases.length, heads.length, (i, j) => likeness(left, right, bases[i] ?? 0, heads[j] ?? 0))
  if (aligned !== undefined) {
    for (const [i, j] of aligned) pair(left, right, bases[i] ?? 0, heads[j] ?? 0)
    return
  }
  const byKey = new Map(bases.map((i) => [left.links.nodes[i]?.key, i]))
  for (const j of heads) {
    const i = byKey.get(right.links.nodes[j]?.key)
    if (i !== undefined && likeness(left, right, i, j) !== undefined) pair(left, right, i, j)
  }
}

/**
 * How much speaks for two nodes being the same; undefined when they cannot be. Keys with digits may have been renumbered and weigh
 * less than equal attributes and weights; keys without are somebody's choice and weigh more.
 */
function likeness(left: Side, right: Side, i: number, j: number): number | undefined {
  const [a, b] = [left.links.nodes[i], right.links.nodes[j]]
  if (a === undefined || b === undefined || a.op !== b.op || a.domain !== b.domain) return undefined
  const isSameKey = a.key === b.key
  const isSameOwn = left.prints.own[i] === right.prints.own[j]
  const isChosen = !/\d/.test(a.key) && !/\d/.test(b.key)
  if (!isSameKey && !isSameOwn && isChosen) return undefined
  const isSameScope = a.scope.length > 0 && a.scope.join('/') === b.scope.join('/')
  return 1 + (isSameKey ? (isChosen ? 4 : 2) : 0) + (isSameOwn && hasOwnText(a) ? 5 : 0) + (isSameScope ? 1 : 0)
}

/** Pairs what is left and stands beside a pair on both sides, with the same key or the same attributes and weights. */
function pairNeighbours(left: Side, right: Side): void {
  const queue: Pair[] = left.partners.flatMap((head, base): readonly Pair[] => (head === undefined ? [] : [[base, head]]))
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [base, head] = next
    for (const [i, j] of neighbourPairs(left, right, base, head)) {
      if (left.partners[i] !== undefined || right.partners[j] !== undefined) continue
      const [a, b] = [left.links.nodes[i], right.links.nodes[j]]
      if (a?.op !== b?.op || a?.domain !== b?.domain || (a?.key !== b?.key && left.prints.own[i] !== right.prints.own[j])) continue
      pair(left, right, i, j)
      queue.push([i, j])
    }
  }
}

/** Unpaired nodes that a pair's two sides reach through the same slots. */
function neighbourPairs(left: Side, right: Side, base: number, head: number): readonly Pair[] {
  const pairs: Pair[] = []
  const heads = right.links.readings[head]?.filter(({ node }) => right.partners[node] === undefined) ?? []
  for (const reading of left.links.readings[base] ?? []) {
    if (left.partners[reading.node] !== undefined) continue
    for (const other of heads) if (other.inputSlot === reading.inputSlot && other.outputSlot === reading.outputSlot) pairs.push([reading.node, other.node])
  }
  for (const [slot, source] of (left.links.sources[base] ?? []).entries()) {
    const other = right.links.sources[head]?.[slot]
    if (source !== undefined && other !== undefined && left.partners[source.node] === undefined && right.partners[other.node] === undefined) pairs.push([source.node, other.node])
  }
  return pairs
}
