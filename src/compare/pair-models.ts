import type { ModelProfile } from '../analyze/model-profile.ts'
import { ownText } from './fingerprint.ts'

/** A model on one side. */
export interface NamedModel {
  readonly id: string
  readonly path: string
  readonly profile: ModelProfile
}

export interface ModelPair<T extends NamedModel> {
  readonly base: T
  readonly head: T
  /** `structure`: neither id nor path is the same, but most nodes are. */
  readonly by: 'id' | 'path' | 'structure'
}

export interface PairedModels<T extends NamedModel> {
  readonly pairs: readonly ModelPair<T>[]
  readonly added: readonly T[]
  readonly deleted: readonly T[]
}

/** From this share of common nodes on, two models are taken for one that was renamed. */
const RENAMED = 0.6

/** Pairs the models of base and head: by id, then by path, then by structure, the most alike first. */
export function pairModels<T extends NamedModel>(base: readonly T[], head: readonly T[]): PairedModels<T> {
  const pairs: ModelPair<T>[] = []
  let [left, right] = [[...base], [...head]]
  const take = (pair: ModelPair<T>): void => {
    pairs.push(pair)
    left = left.filter((model) => model !== pair.base)
    right = right.filter((model) => model !== pair.head)
  }
  for (const by of ['id', 'path'] as const) {
    const known = new Map(left.map((model) => [model[by], model]))
    for (const model of right) {
      const other = known.get(model[by])
      if (other !== undefined && left.includes(other)) take({ base: other, head: model, by })
    }
  }
  for (const { base: model, head: other } of byLikeness(left, right)) if (left.includes(model) && right.includes(other)) take({ base: model, head: other, by: 'structure' })
  const order = new Map(head.map((model, i) => [model, i]))
  return { pairs: pairs.sort((a, b) => (order.get(a.head) ?? 0) - (order.get(b.head) ?? 0)), added: right, deleted: left }
}

function byLikeness<T extends NamedModel>(base: readonly T[], head: readonly T[]): readonly { readonly base: T; readonly head: T }[] {
  const counted = (models: readonly T[]) => models.map((model) => ({ model, counts: ownCounts(model.profile) }))
  const heads = counted(head)
  return counted(base)
    .flatMap(({ model, counts }) => heads.map((other) => ({ base: model, head: other.model, likeness: likenessOf(counts, other.counts) })))
    .filter(({ likeness }) => likeness >= RENAMED)
    .sort((a, b) => b.likeness - a.likeness)
}

function ownCounts({ nodes }: ModelProfile): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const node of nodes) counts.set(ownText(node), (counts.get(ownText(node)) ?? 0) + 1)
  return counts
}

/** Nodes in common, as a share of all: 1 for equal bags, 0 where nothing is shared or both are empty. */
function likenessOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let [common, all] = [0, 0]
  for (const [text, count] of a) {
    common += Math.min(count, b.get(text) ?? 0)
    all += Math.max(count, b.get(text) ?? 0)
  }
  for (const [text, count] of b) if (!a.has(text)) all += count
  return all === 0 ? 0 : common / all
}
