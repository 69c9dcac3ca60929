import type { Role } from './spec.ts'

/** Slots that hold scales and zero points. */
export function quantParams(...slots: readonly number[]): Readonly<Record<number, Role>> {
  return Object.fromEntries(slots.map((slot) => [slot, 'quantParam']))
}

/** Slots that hold weights. */
export function weights(...slots: readonly number[]): Readonly<Record<number, Role>> {
  return Object.fromEntries(slots.map((slot) => [slot, 'weight']))
}
