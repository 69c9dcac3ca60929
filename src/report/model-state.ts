import { outcomeOf } from '../budget/evaluate.ts'
import { type ModelVerdict, OUTCOMES, type Outcome } from '../budget/verdict.ts'

/** What became of a model between base and head. */
export type State = 'unreadable' | 'base not known' | 'changed' | 'new' | 'deleted' | 'unchanged'

const ORDER: readonly State[] = ['unreadable', 'base not known', 'changed', 'new', 'deleted', 'unchanged']

/** What became of a model: an error of its own comes first. */
export function stateOf({ comparison, baseProblem, deleted, error }: ModelVerdict): State {
  if (error !== undefined) return 'unreadable'
  if (deleted !== undefined) return 'deleted'
  if (comparison?.base === undefined) return baseProblem === undefined ? 'new' : 'base not known'
  const isChanged = comparison.deltas.some(({ base, head }) => JSON.stringify(base) !== JSON.stringify(head)) || comparison.causes.length > 0
  return isChanged ? 'changed' : 'unchanged'
}

/** The place of an outcome from good to bad. */
export function rankOf(outcome: Outcome): number {
  return OUTCOMES.indexOf(outcome)
}

/** Worth a reviewer's look: a warning, a budget that cannot be checked, a failure. */
export function isProblem(outcome: Outcome): boolean {
  return rankOf(outcome) >= rankOf('warn')
}

/** Whether a model belongs in the first screen. */
export function hasNews(model: ModelVerdict): boolean {
  return isProblem(outcomeOf(model)) || stateOf(model) !== 'unchanged' || model.renamedFrom !== undefined
}

/** The worst first; among equals what grew or shrank most. */
export function byNews(a: ModelVerdict, b: ModelVerdict): number {
  const change = ({ comparison }: ModelVerdict): number => Math.max(0, ...(comparison?.deltas ?? []).map(({ ratio = 1 }) => Math.abs(ratio - 1)))
  return rankOf(outcomeOf(b)) - rankOf(outcomeOf(a)) || ORDER.indexOf(stateOf(a)) - ORDER.indexOf(stateOf(b)) || change(b) - change(a)
}
