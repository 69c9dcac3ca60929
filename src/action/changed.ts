import type { ModelVerdict, Verdict } from '../budget/verdict.ts'

/** Whether anything about a model differs from base: a figure, a layer, its name, or that it is new, gone or unreadable. */
export function isChanged({ comparison, renamedFrom, deleted, error }: ModelVerdict): boolean {
  if (comparison === undefined || renamedFrom !== undefined || deleted !== undefined || error !== undefined) return true
  const { base, deltas, nodes } = comparison
  return base === undefined || deltas.some(({ change }) => change === undefined || change !== 0) || nodes.added.length + nodes.removed.length + nodes.changed.length > 0
}

/** Whether a comment that stands nowhere yet is worth posting. */
export function isWorthPosting(when: 'always' | 'on-change' | 'on-failure' | 'off', { verdict, models, base }: Verdict): boolean {
  if (when === 'always') return true
  if (when === 'on-change') return verdict !== 'pass' || (base.source !== 'none' && models.some(isChanged))
  return when === 'on-failure' && verdict !== 'pass'
}
