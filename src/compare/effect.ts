import type { NodeProfile } from '../analyze/model-profile.ts'
import { type Figure, isKnown } from '../util/figure.ts'
import { counted, signedQuantityText, signedShareText } from '../util/quantity-text.ts'
import { isSameFigure } from './deltas.ts'
import { TOTAL_INFO } from './metrics.ts'

/** The figures by which an effect is told: of each group the first that changed, of two groups at most. */
const TOLD_BY = [['macs', 'flops'], ['params', 'weightBytes'], ['activationBytes'], ['readBytes']] as const

const TOLD = ['macs', 'params', 'flops', 'weightBytes', 'activationBytes', 'readBytes'] as const

type Told = (typeof TOLD)[number]

/** What a change did to its node and to the nodes that inherit its sizes. */
export type Effect = Readonly<Record<Told, number>> & {
  readonly grown: number
  readonly shrunk: number
  /** Nodes that changed without having changed themselves. */
  readonly heirs: number
  /** Some figure of some node is not known. */
  readonly isPartial: boolean
}

export const NO_EFFECT: Effect = { macs: 0, params: 0, flops: 0, weightBytes: 0, activationBytes: 0, readBytes: 0, grown: 0, shrunk: 0, heirs: 0, isPartial: false }

export function sumEffects(effects: readonly Effect[]): Effect {
  return effects.reduce((sum, effect) => {
    const told = Object.fromEntries(TOLD.map((name) => [name, sum[name] + effect[name]])) as Record<Told, number>
    return { ...told, grown: sum.grown + effect.grown, shrunk: sum.shrunk + effect.shrunk, heirs: sum.heirs + effect.heirs, isPartial: sum.isPartial || effect.isPartial }
  }, NO_EFFECT)
}

const NOTHING: Figure = { value: 0 }

/** Whether there is nothing to tell. */
export function isNoEffect(effect: Effect): boolean {
  return TOLD.every((name) => effect[name] === 0) && effect.grown + effect.shrunk === 0 && !effect.isPartial
}

/** head − base of one node's figures; an absent side counts nothing. */
export function nodeEffect(base: NodeProfile | undefined, head: NodeProfile | undefined): Effect {
  let isPartial = false
  const difference = (name: Told): number => {
    const [from = NOTHING, to = NOTHING] = [base?.figures[name], head?.figures[name]]
    if (isKnown(from) && isKnown(to)) return to.value - from.value
    isPartial ||= !isSameFigure(from, to)
    return 0
  }
  const told = Object.fromEntries(TOLD.map((name) => [name, difference(name)])) as Record<Told, number>
  return { ...NO_EFFECT, ...told, isPartial }
}

/**
 * For a sentence: `3 tensors grew, MACs +1.2 G (+38 %) here and in 14 nodes that inherit its sizes`.
 * @param baseMacs the model's MACs in base, of which the percentage is.
 */
export function effectText(effect: Effect, baseMacs: number | undefined): string {
  const tensors = [...(effect.grown > 0 ? [`${counted(effect.grown, 'tensor')} grew`] : []), ...(effect.shrunk > 0 ? [`${counted(effect.shrunk, 'tensor')} shrank`] : [])]
  const changed = TOLD_BY.flatMap((group) => group.find((name) => effect[name] !== 0) ?? [])
  const figures = changed.slice(0, 2).map((name) => {
    const { label, unit } = TOTAL_INFO[name]
    const share = name === 'macs' && baseMacs !== undefined && baseMacs > 0 ? ` (${signedShareText(effect.macs / baseMacs)})` : ''
    return `${label} ${signedQuantityText(effect[name], unit)}${share}`
  })
  const reach = effect.heirs > 0 ? ` here and in ${counted(effect.heirs, 'node')} that inherit${effect.heirs === 1 ? 's' : ''} its sizes` : ''
  const partial = effect.isPartial ? ', as far as known' : ''
  const parts = [...tensors, ...figures]
  if (parts.length === 0) return effect.isPartial ? 'what it changes is not known' : 'no figure changed'
  return `${parts.join(', ')}${reach}${partial}`
}
