import type { ModelProfile, NodeProfile } from '../analyze/model-profile.ts'

/** The output of a node that an input reads. */
export interface Source {
  readonly node: number
  readonly slot: number
}

/** One reading of a node's output. */
export interface Reading {
  readonly node: number
  readonly inputSlot: number
  readonly outputSlot: number
}

/** Who feeds whom among the nodes of a profile, by their indices. */
export interface GraphLinks {
  readonly nodes: readonly NodeProfile[]
  /** Per node and input slot: the node it comes from; undefined for graph inputs, weights and absent inputs. */
  readonly sources: readonly (readonly (Source | undefined)[])[]
  readonly readings: readonly (readonly Reading[])[]
}

export function linkNodes({ nodes }: Pick<ModelProfile, 'nodes'>): GraphLinks {
  const producers = new Map<string, Source>()
  for (const [node, { outputs }] of nodes.entries()) {
    for (const [slot, name] of outputs.entries()) if (name !== '' && !producers.has(name)) producers.set(name, { node, slot })
  }
  const sources = nodes.map(({ inputs }) => inputs.map((name) => producers.get(name)))
  const readings: Reading[][] = nodes.map(() => [])
  for (const [node, inputs] of sources.entries()) {
    for (const [inputSlot, source] of inputs.entries()) if (source !== undefined) readings[source.node]?.push({ node, inputSlot, outputSlot: source.slot })
  }
  return { nodes, sources, readings }
}
