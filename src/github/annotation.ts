import type { Check, ModelVerdict, Outcome, Verdict } from '../budget/verdict.ts'

/** A sentence on a line of a file in the pull request. */
export interface Annotation {
  readonly level: 'failure' | 'warning'
  readonly path: string
  readonly line: number
  readonly title: string
  readonly message: string
}

const LEVELS: Readonly<Partial<Record<Outcome, Annotation['level']>>> = { fail: 'failure', unknown: 'failure', warn: 'warning' }
const ORDER: readonly Outcome[] = ['fail', 'unknown', 'warn']

/** What a reviewer should see on the files, worst first: on the budget's line where it has one, else on the model file. */
export function annotationsOf({ models }: Pick<Verdict, 'models'>): readonly Annotation[] {
  const unreadable = models.filter(({ error }) => error !== undefined).map(onModel)
  const judged = ORDER.flatMap((outcome) => models.flatMap((model) => model.checks.filter((check) => check.outcome === outcome).map((check) => onBudget(model, check))))
  return [...unreadable, ...judged].filter((annotation) => annotation !== undefined)
}

function onModel({ path, error }: ModelVerdict): Annotation | undefined {
  return error === undefined
    ? undefined
    : { level: 'failure', path, line: 1, title: 'model-budget: the model cannot be read', message: [error.message, error.hint].filter((part) => part !== undefined).join('\n') }
}

function onBudget({ id, path }: ModelVerdict, { budget, outcome, message }: Check): Annotation | undefined {
  const level = LEVELS[outcome]
  if (level === undefined) return undefined
  return { level, path: budget.at?.file ?? path, line: budget.at?.line ?? 1, title: `model-budget: ${budget.metric} of ${id}`, message }
}

/** GitHub shows ten of each level per step and hides the rest in silence: the last one shown says how many there are. */
export function limitAnnotations(annotations: readonly Annotation[], perLevel = 10): readonly Annotation[] {
  return (['failure', 'warning'] as const).flatMap((level) => {
    const all = annotations.filter((annotation) => annotation.level === level)
    if (all.length <= perLevel) return all
    const shown = all.slice(0, perLevel - 1)
    const next = all[perLevel - 1]
    return next === undefined ? shown : [...shown, { ...next, title: 'model-budget', message: `and ${all.length - shown.length} more: see the job summary` }]
  })
}
