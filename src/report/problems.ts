import { causeSuffix } from '../budget/evaluate.ts'
import type { Check, ModelVerdict } from '../budget/verdict.ts'
import { isProblem, rankOf } from './model-state.ts'
import { name, naming, withHint, words } from './text.ts'
import { type Line, type Section, TONES } from './view.ts'

/** A check that did not pass, with its model. */
export interface Problem {
  readonly model: ModelVerdict
  readonly check: Check
}

/** Every check worth a look, the worst first. */
export function problemsOf(models: readonly ModelVerdict[]): readonly Problem[] {
  const problems = models.flatMap((model) => model.checks.filter(({ outcome }) => isProblem(outcome)).map((check) => ({ model, check })))
  return problems.sort((a, b) => rankOf(b.check.outcome) - rankOf(a.check.outcome))
}

export function problemsTitle(problems: readonly Problem[]): string {
  const worst = problems[0]?.check.outcome
  return worst === 'fail' ? 'Budgets exceeded' : worst === 'unknown' ? 'Budgets that cannot be checked' : 'Warnings'
}

export function problemSection(problems: readonly Problem[], title: string, isFolded: boolean, isSingle: boolean): readonly Section[] {
  if (problems.length === 0) return []
  return [{ title: [isFolded ? `${title} (${problems.length})` : title], isFolded, lines: problemLines(problems, isSingle) }]
}

/** A cause is told once: not again for the same model, and for others as that of the model that told it. */
function problemLines(problems: readonly Problem[], isSingle: boolean): readonly Line[] {
  const told = new Map<string, ModelVerdict>()
  return problems.map(({ model, check }) => {
    const [cause] = model.comparison?.causes ?? []
    const suffix = cause === undefined ? '' : causeSuffix(cause)
    const isTelling = suffix !== '' && check.message.includes(suffix)
    const teller = isTelling ? told.get(suffix) : undefined
    if (isTelling && teller === undefined) told.set(suffix, model)
    const names = [check.budget.layers, cause?.key].filter((text) => text !== undefined)
    const sentence = naming(teller === undefined ? check.message : check.message.replace(suffix, ''), names)
    const reference = teller === undefined || teller === model ? [] : words`; cause as for ${name(teller.id)}`
    return { text: isSingle ? sentence : words`${name(model.id)}: ${sentence}${reference}`, outcome: check.outcome, tone: TONES[check.outcome] }
  })
}

export function unreadableSection(models: readonly ModelVerdict[]): readonly Section[] {
  const lines = models.flatMap(({ path, error }): readonly Line[] =>
    error === undefined ? [] : [{ text: naming(withHint(error.message, error.hint), [path]), outcome: 'unknown', tone: 'bad' }],
  )
  return lines.length === 0 ? [] : [{ title: ['Models that cannot be read'], isFolded: false, lines }]
}
