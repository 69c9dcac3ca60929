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

/** A model's first problem tells the cause, the others need not repeat it. */
function problemLines(problems: readonly Problem[], isSingle: boolean): readonly Line[] {
  const told = new Set<ModelVerdict>()
  return problems.map(({ model, check }) => {
    const line = problemLine(model, check, isSingle, told.has(model))
    told.add(model)
    return line
  })
}

/** A check's sentence, after its model where there are several. */
function problemLine({ id, comparison }: ModelVerdict, { budget, outcome, message }: Check, isSingle: boolean, isCauseTold: boolean): Line {
  const cause = comparison?.causes[0]
  const names = [budget.layers, cause?.key].filter((text) => text !== undefined)
  const sentence = naming(isCauseTold && cause !== undefined ? message.replace(causeSuffix(cause), '') : message, names)
  return { text: isSingle ? sentence : words`${name(id)}: ${sentence}`, outcome, tone: TONES[outcome] }
}

export function unreadableSection(models: readonly ModelVerdict[]): readonly Section[] {
  const lines = models.flatMap(({ path, error }): readonly Line[] =>
    error === undefined ? [] : [{ text: naming(withHint(error.message, error.hint), [path]), outcome: 'unknown', tone: 'bad' }],
  )
  return lines.length === 0 ? [] : [{ title: ['Models that cannot be read'], isFolded: false, lines }]
}
