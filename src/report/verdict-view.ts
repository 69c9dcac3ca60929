import type { ModelVerdict, Verdict } from '../budget/verdict.ts'
import { counted } from '../util/quantity-text.ts'
import { causeLines, changesTable, figuresTable } from './comparison-view.ts'
import { measuredSection } from './measured-section.ts'
import { byNews, hasNews, stateOf } from './model-state.ts'
import { checksTable, modelsTable, modelTable, modelText } from './model-tables.ts'
import { problemSection, problemsOf, problemsTitle, unreadableSection } from './problems.ts'
import { bindingLines, coverageLines } from './profile-remarks.ts'
import { withHint } from './text.ts'
import { headline, noticeLines } from './verdict-words.ts'
import type { Line, ReportView, Section } from './view.ts'

export interface VerdictViewOptions {
  /** Models, and budgets, of the first screen. */
  readonly firstScreen?: number
  /** Models told in detail. */
  readonly detailed?: number
  /** Layers shown of each. */
  readonly layers?: number
}

/**
 * The verdict over all models. Its head answers: is everything within budget, what did each model's figures do, which budgets are
 * exceeded, by how much and why. Everything else is folded.
 */
export function verdictView(verdict: Verdict, { firstScreen = 12, detailed = 20, layers = 20 }: VerdictViewOptions = {}): ReportView {
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
      ...unreadableSection(models),
      ...problemSection(problems.slice(0, firstScreen), problemsTitle(problems), false, isSingle),
      ...(only !== undefined && isSingle ? [{ title: modelText(only), isFolded: false, table: modelTable(only) }] : []),
      ...(isSingle || news.length === 0 ? [] : [{ title: ['Models'], isFolded: false, table: modelsTable(news.slice(0, firstScreen), Math.max(0, news.length - firstScreen)) }]),
      ...problemSection(problems.slice(firstScreen), 'More budgets', true, isSingle),
      ...perModel('Why', seen.slice(0, detailed), isSingle, causesSection),
      ...(isSingle
        ? []
        : perModel('All figures', news.slice(0, detailed), false, (model) =>
            model.comparison === undefined || stateOf(model) === 'unchanged' ? undefined : { table: figuresTable(model.comparison, model.baseProblem) },
          )),
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

function remarksSection({ comparison, baseProblem }: ModelVerdict): Detail | undefined {
  if (comparison === undefined) return undefined
  const { head } = comparison
  const warnings = head.diagnostics
    .filter(({ level }) => level !== 'note')
    .map(({ level, message, hint }): Line => ({ text: [`${level}: ${withHint(message, hint)}`], tone: 'warn' }))
  const problem: readonly Line[] = baseProblem === undefined ? [] : [{ text: [`Not known in base: ${baseProblem}.`], tone: 'warn' }]
  const lines = [...problem, ...bindingLines(head), ...coverageLines(head), ...warnings]
  return lines.length === 0 ? undefined : { lines }
}
