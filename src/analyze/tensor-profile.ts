import { dimText } from '../facts/dim-text.ts'
import type { Fact } from '../facts/fact.ts'
import type { TensorProfile } from './model-profile.ts'

/** A fact as the JSON of a tensor. */
export function tensorProfile(fact: Fact | undefined): TensorProfile {
  if (fact === undefined) return { shape: null }
  if (fact.kind !== 'tensor') return { type: typeText(fact) }
  const shape = fact.shape?.map(dimText) ?? null
  return fact.dtype === undefined ? { shape } : { dtype: fact.dtype, shape }
}

function typeText(fact: Fact | undefined): string {
  if (fact === undefined) return 'unknown'
  if (fact.kind === 'tensor') return `tensor(${fact.dtype ?? 'unknown'})`
  if (fact.kind === 'map') return `map(${fact.key ?? 'unknown'}, ${typeText(fact.value)})`
  return `${fact.kind}(${typeText(fact.element)})`
}
