import type { Verdict } from '../budget/verdict.ts'
import type { Inputs } from './inputs.ts'

const RISING = ['pass', 'warn', 'unknown', 'fail', 'never'] as const satisfies readonly (Verdict['verdict'] | Inputs['fail-on'])[]

/** Whether a verdict turns the job red: at `fail-on` or worse. */
export function turnsRed(verdict: Verdict['verdict'], failOn: Inputs['fail-on']): boolean {
  return RISING.indexOf(verdict) >= RISING.indexOf(failOn)
}
