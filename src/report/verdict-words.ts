import { outcomeOf } from '../budget/evaluate.ts'
import type { BaseInfo, Outcome, Verdict } from '../budget/verdict.ts'
import { counted } from '../util/quantity-text.ts'
import { name, type Text, words } from './text.ts'
import type { Line } from './view.ts'

/** The verdict in a sentence. */
export function headline({ verdict, models, override }: Pick<Verdict, 'verdict' | 'models' | 'override'>): string {
  const checks = models.flatMap((model) => model.checks)
  const count = (outcome: Outcome): number => checks.filter((check) => check.outcome === outcome).length
  const unreadable = models.filter(({ error }) => error !== undefined).length
  switch (verdict) {
    case 'fail': {
      const failing = models.filter((model) => outcomeOf(model) === 'fail').length
      return models.length === 1 ? `Over budget: ${counted(count('fail'), 'budget')} exceeded` : `${failing} of ${counted(models.length, 'model')} over budget`
    }
    case 'unknown':
      return [
        ...(count('unknown') > 0 ? [`${counted(count('unknown'), 'budget')} cannot be checked`] : []),
        ...(unreadable > 0 ? [`${counted(unreadable, 'model')} cannot be read`] : []),
      ].join(', ')
    case 'warn':
      return `${override === undefined ? 'Within budget' : 'Accepted'}, with ${counted(count('warn'), 'warning')}`
    default:
      if (models.length === 0) return 'No models found'
      return checks.length === 0 ? `${counted(models.length, 'model')} profiled, no budgets set` : passingText(count('pass'), count('skipped'))
  }
}

function passingText(held: number, skipped: number): string {
  const rest = skipped === 0 ? [] : [`${skipped} skipped`]
  if (held === 0) return `No budget exceeded: ${rest.join()}`
  const holds = held === 1 ? '1 budget holds' : `${skipped === 0 ? 'all ' : ''}${held} budgets hold`
  return `Within budget: ${[holds, ...rest].join(', ')}`
}

/** What a reader must know before the figures: base, who accepted what, changed budgets, and whatever the run has to say. */
export function noticeLines({ base, override, budgetChanges = [], notes = [] }: Verdict): readonly Line[] {
  const changes = [...budgetChanges.slice(0, 10), ...(budgetChanges.length > 10 ? [`and ${budgetChanges.length - 10} more`] : [])]
  return [
    { text: baseText(base), tone: 'dim' },
    ...(override === undefined
      ? []
      : [
          {
            text: words`Accepted by ${name(override.by)} with the label ${name(override.label)} on ${override.at.slice(0, 10)}: failing budgets count as warnings.`,
            tone: 'warn',
          } as const,
        ]),
    ...(changes.length === 0 ? [] : [{ text: [`This pull request changes its own budgets: ${changes.join('; ')}.`], tone: 'warn' } as const]),
    ...notes.map((note): Line => ({ text: [note] })),
  ]
}

const SOURCES: Readonly<Record<Exclude<BaseInfo['source'], 'none'>, string>> = { path: 'the files given as base', git: 'the files in git', artifact: 'the stored baseline' }

/** What base is, and how far behind it is. */
export function baseText({ source, commit, behind, note }: BaseInfo): Text {
  const remark = note === undefined ? '' : ` (${note})`
  if (source === 'none') return [`No baseline${remark}: absolute budgets hold, relative ones are skipped.`]
  const of = commit === undefined ? [] : words` of commit ${name(commit.slice(0, 12))}`
  const distance = behind === undefined || behind === 0 ? '' : `, ${counted(behind, 'commit')} behind`
  return words`Compared with ${SOURCES[source]}${of}${distance}${remark}.`
}
