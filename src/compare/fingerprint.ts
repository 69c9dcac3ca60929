import type { ModelProfile, NodeProfile } from '../analyze/model-profile.ts'
import type { GraphLinks } from './graph-links.ts'

/** What a node is apart from its names and the sizes that reach it: equal numbers mean equal structure, in both models. */
export interface Fingerprints {
  /** Operator, attributes and weights. */
  readonly own: readonly number[]
  /** The node and all that leads to it. */
  readonly upstream: readonly number[]
  /** The node and all that follows from it. */
  readonly downstream: readonly number[]
}

/** Operator, attributes and weights as one text. */
export function ownText({ domain, op, attributes, weights }: NodeProfile): string {
  return JSON.stringify([domain, op, sorted(attributes), sorted(weights)])
}

export function hasOwnText({ attributes = {}, weights = {} }: NodeProfile): boolean {
  return Object.keys(attributes).length + Object.keys(weights).length > 0
}

const sorted = (entries: Readonly<Record<string, string>> = {}): readonly [string, string][] => Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1))

/** Numbers texts, the same text by the same number: fingerprints of base and head are made by one. */
export class Numbering {
  readonly #numbers = new Map<string, number>()

  of(text: string): number {
    const number = this.#numbers.get(text) ?? this.#numbers.size
    this.#numbers.set(text, number)
    return number
  }
}

/** @param inputNames what each graph input is called in both models, by its name in this one. */
export function fingerprint(profile: ModelProfile, links: GraphLinks, numbering: Numbering, inputNames: ReadonlyMap<string, string>): Fingerprints {
  const own = links.nodes.map((node) => numbering.of(ownText(node)))
  const upstream: number[] = []
  for (const [i, node] of links.nodes.entries()) {
    const reads = node.inputs.map((name, slot) => {
      const source = links.sources[i]?.[slot]
      if (source !== undefined) return `${upstream[source.node] ?? 'later'}:${source.slot}`
      return name === '' ? '-' : (inputNames.get(name) ?? 'weight')
    })
    upstream[i] = numbering.of(`up ${own[i]} ${reads.join(' ')}`)
  }
  const outputs = new Map(profile.outputs.map(({ name }, position) => [name, position]))
  const downstream: number[] = []
  for (let i = links.nodes.length - 1; i >= 0; i--) {
    const readers = (links.readings[i] ?? []).map(({ node, inputSlot, outputSlot }) => `${outputSlot}>${downstream[node] ?? 'earlier'}:${inputSlot}`)
    const leaves = (links.nodes[i]?.outputs ?? []).flatMap((name, slot) => (outputs.has(name) ? [`${slot}>out${outputs.get(name)}`] : []))
    downstream[i] = numbering.of(`down ${own[i]} ${[...readers, ...leaves].sort().join(' ')}`)
  }
  return { own, upstream, downstream }
}

/** Common names of the graph inputs of two models: equal names are the same input, the others pair up in order. */
export function commonInputNames(base: ModelProfile, head: ModelProfile): { readonly base: ReadonlyMap<string, string>; readonly head: ReadonlyMap<string, string> } {
  const baseNames = base.inputs.map(({ name }) => name)
  const headNames = head.inputs.map(({ name }) => name)
  const renamed = baseNames.filter((name) => !headNames.includes(name))
  const arrived = headNames.filter((name) => !baseNames.includes(name))
  const label = (name: string): string => `input ${JSON.stringify(name)}`
  return {
    base: new Map(baseNames.map((name) => [name, label(name)])),
    head: new Map(headNames.map((name) => [name, label(renamed[arrived.indexOf(name)] ?? name)])),
  }
}
