import { causeSuffix, outcomeOf } from '../budget/evaluate.ts'
import type { BaseInfo, Check, ModelVerdict, Outcome, Verdict } from '../budget/verdict.ts'
import { counted } from '../util/quantity-text.ts'
import { causeLines, changesTable, figuresTable } from './comparison-view.ts'
import { measuredSection } from './measured-section.ts'
import { byNews, hasNews, isProblem, rankOf } from './model-state.ts'
import { checksTable, modelsTable, modelTable, modelText } from './model-tables.ts'
import { bindingLines, coverageLines, withHint } from './profile-view.ts'
import { name, naming, type Text, words } from './text.ts'
import { type Line, type ReportView, type Section, TONES } from './view.ts'

export interface VerdictViewOptions {
  /** Models, and budgets, of the first screen. */
  readonly firstScreen?: number
  /** Models told in detail. */
  readonly detailed?: number
  /** Layers shown of each. */
  readonly layers?: number
}

interface Problem {
  readonly model: ModelVerdict
  readonly check: Check
}

/**
 * The verdict over all models. Its head answers: is everything within budget, what did each model's figures do, which budgets are
 * exceeded, by how much and why. Everything else is folded.
 */
export function verdictView(verdict: Verdict, { firstScreen = 20, detailed = 20, layers = 20 }: VerdictViewOptions = {}): ReportView {
  const models = [...verdict.models].sort(byNews)
  const [news, quiet] = [models.filter(hasNews), models.filter((model) => !hasNews(model))]
  const problems = problemsOf(models)
  const [only] = models
  const isSingle = models.length === 1
  const seen = isSingle ? models : news
  return {
    title: [headline(verdict)],
    outcome: verdict.verdict,
    lines: [...noticeLines(verdict), ...(isSingle || quiet.length === 0 ? [] : [{ text: [quietText(quiet)], tone: 'dim' } as const])],
    sections: [
      ...(only !== undefined && isSingle ? [{ title: modelText(only), isFolded: false, table: modelTable(only) }] : []),
      ...(isSingle || news.length === 0 ? [] : [{ title: [], isFolded: false, table: modelsTable(news.slice(0, firstScreen), Math.max(0, news.length - firstScreen)) }]),
      ...problemSection(problems.slice(0, firstScreen), problemsTitle(problems), false, isSingle),
      ...unreadableSection(models),
      ...problemSection(problems.slice(firstScreen), 'More budgets', true, isSingle),
      ...perModel('Why', seen.slice(0, detailed), isSingle, causesSection),
      ...(isSingle
        ? []
        : perModel('All figures', news.slice(0, detailed), false, ({ comparison }) => (comparison === undefined ? undefined : { table: figuresTable(comparison) }))),
      ...perModel('Layers that changed', seen.slice(0, detailed), isSingle, ({ comparison }) => {
        const table = comparison === undefined ? undefined : changesTable(comparison, 'layer', layers)
        return table === undefined ? undefined : { table }
      }),
      ...measuredSection(models),
      ...(models.some(({ checks }) => checks.length > 0) ? [{ title: ['All budgets'], isFolded: true, table: checksTable(models) }] : []),
      ...(news.length > firstScreen && !isSingle
        ? [{ title: [`${counted(news.length - firstScreen, 'more model')}`], isFolded: true, table: modelsTable(news.slice(firstScreen)) }]
        : []),
      ...(quiet.length > 0 && !isSingle ? [{ title: ['Unchanged models'], isFolded: true, table: modelsTable(quiet) }] : []),
      ...perModel('What to know', seen, isSingle, remarksSection),
    ],
  }
}

function quietText(quiet: readonly ModelVerdict[]): string {
  const isJudged = quiet.some(({ checks }) => checks.length > 0)
  return `${counted(quiet.length, 'model')} ${quiet.length === 1 ? 'is' : 'are'} unchanged${isJudged ? ' and within budget' : ''}.`
}

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
      return checks.length === 0
        ? `${counted(models.length, 'model')} profiled, no budgets set`
        : `Within budget: ${checks.length === 1 ? '1 budget holds' : `all ${checks.length} budgets hold`}`
  }
}

function noticeLines({ base, override, budgetChanges = [], notes = [] }: Verdict): readonly Line[] {
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

function problemsOf(models: readonly ModelVerdict[]): readonly Problem[] {
  const problems = models.flatMap((model) => model.checks.filter(({ outcome }) => isProblem(outcome)).map((check) => ({ model, check })))
  return problems.sort((a, b) => rankOf(b.check.outcome) - rankOf(a.check.outcome))
}

function problemsTitle(problems: readonly Problem[]): string {
  const worst = problems[0]?.check.outcome
  return worst === 'fail' ? 'Budgets exceeded' : worst === 'unknown' ? 'Budgets that cannot be checked' : 'Warnings'
}

function problemSection(problems: readonly Problem[], title: string, isFolded: boolean, isSingle: boolean): readonly Section[] {
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

function unreadableSection(models: readonly ModelVerdict[]): readonly Section[] {
  const lines = models.flatMap(({ path, error }): readonly Line[] =>
    error === undefined ? [] : [{ text: naming(withHint(error.message, error.hint), [path]), outcome: 'unknown', tone: 'bad' }],
  )
  return lines.length === 0 ? [] : [{ title: ['Models that cannot be read'], isFolded: false, lines }]
}

type Detail = Pick<Section, 'lines' | 'table'>

/** A folded section with a part for each model that has something to say; of a single model, that part itself. */
function perModel(title: string, models: readonly ModelVerdict[], isSingle: boolean, detailOf: (model: ModelVerdict) => Detail | undefined): readonly Section[] {
  const details = models.flatMap((model) => {
    const detail = detailOf(model)
    return detail === undefined ? [] : [{ model, detail }]
  })
  const [first] = details
  if (first === undefined) return []
  if (isSingle) return [{ title: [title], isFolded: true, ...first.detail }]
  return [{ title: [title], isFolded: true, sections: details.map(({ model, detail }) => ({ title: modelText(model), isFolded: false, ...detail })) }]
}

function causesSection({ comparison }: ModelVerdict): Detail | undefined {
  return comparison === undefined || comparison.causes.length === 0 ? undefined : { lines: causeLines(comparison.causes) }
}

function remarksSection({ comparison }: ModelVerdict): Detail | undefined {
  if (comparison === undefined) return undefined
  const { head } = comparison
  const warnings = head.diagnostics
    .filter(({ level }) => level !== 'note')
    .map(({ level, message, hint }): Line => ({ text: [`${level}: ${withHint(message, hint)}`], tone: 'warn' }))
  const lines = [...bindingLines(head), ...coverageLines(head), ...warnings]
  return lines.length === 0 ? undefined : { lines }
}
