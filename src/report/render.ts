import { type FailedProfile, isFailed, type ModelProfile } from '../analyze/model-profile.ts'
import type { ModelVerdict, Verdict } from '../budget/verdict.ts'
import type { Comparison } from '../compare/comparison.ts'
import type { MeasuredProfile } from '../measure/measure-result.ts'
import { type ComparisonViewOptions, comparisonView } from './comparison-view.ts'
import { comparisonCsv, profilesCsv, verdictCsv } from './csv.ts'
import { type Figure, renderPage } from './html/page.ts'
import { treemapFigure } from './html/treemap.ts'
import { json } from './json.ts'
import { renderMarkdown } from './markdown/render.ts'
import { byNews, hasNews } from './model-state.ts'
import { overviewView } from './overview-view.ts'
import { type ProfileViewOptions, profileView } from './profile-view.ts'
import { renderTerminal, type TerminalOptions } from './terminal/render.ts'
import { type VerdictViewOptions, verdictView } from './verdict-view.ts'
import type { ReportView } from './view.ts'

export const FORMATS = ['table', 'json', 'jsonl', 'markdown', 'csv', 'html'] as const

export type Format = (typeof FORMATS)[number]

/** A page draws so many models. */
const MAX_PICTURES = 20

/** Profiles in the order given: one in full; several as a table of totals, in full where a grouping asks for it or they were measured. */
export function renderProfiles(profiles: readonly (MeasuredProfile | FailedProfile)[], format: Format, options: ProfileViewOptions & TerminalOptions = {}): string {
  const [only] = profiles
  const isSingle = profiles.length === 1 && only !== undefined && !isFailed(only)
  switch (format) {
    case 'json':
      return `${json(profiles.length === 1 ? only : profiles)}\n`
    case 'jsonl':
      return profiles.map((profile) => `${json(profile, false)}\n`).join('')
    case 'csv':
      return profilesCsv(profiles, options.by ?? (isSingle ? 'layer' : undefined))
    default: {
      const full = profiles.flatMap((profile) => (isFailed(profile) ? [] : [profile]))
      const isInFull = isSingle || options.by !== undefined || options.sort !== undefined || full.some(({ measured }) => measured !== undefined)
      const views = [...(isSingle ? [] : [overviewView(profiles)]), ...(isInFull ? full.map((profile) => profileView(profile, options)) : [])]
      return renderViews(views, format, options, () => full.slice(0, MAX_PICTURES).map(pictureOf))
    }
  }
}

export function renderComparison(comparison: Comparison, format: Format, options: ComparisonViewOptions & TerminalOptions = {}): string {
  switch (format) {
    case 'json':
      return `${json(comparison)}\n`
    case 'jsonl':
      return `${json(comparison, false)}\n`
    case 'csv':
      return comparisonCsv(comparison)
    default:
      return renderViews([comparisonView(comparison, options)], format, options, () => [pictureOf(comparison.head)])
  }
}

/** A verdict; as JSON lines one line per model. For a pull request's comment and a job's summary see `renderComment` and `renderSummary`. */
export function renderVerdict(verdict: Verdict, format: Format, options: VerdictViewOptions & TerminalOptions = {}): string {
  switch (format) {
    case 'json':
      return `${json(verdict)}\n`
    case 'jsonl':
      return verdict.models.map((model) => `${json(model, false)}\n`).join('')
    case 'csv':
      return verdictCsv(verdict)
    default:
      return renderViews([verdictView(verdict, options)], format, options, () => picturesOf(verdict.models))
  }
}

/** Views as text, markdown or a page; pictures go into pages only. */
export function renderViews(
  views: readonly ReportView[],
  format: 'table' | 'markdown' | 'html',
  options: TerminalOptions = {},
  pictures: () => readonly Figure[] = () => [],
): string {
  switch (format) {
    case 'table':
      return views.map((view) => renderTerminal(view, options)).join('\n')
    case 'markdown':
      return views.map((view) => renderMarkdown(view)).join('\n')
    case 'html':
      return renderPage(views, pictures())
  }
}

function pictureOf(profile: ModelProfile): Figure {
  return { title: profile.model.path, html: treemapFigure(profile) }
}

/** Of the models with news, or of all where there are few. */
function picturesOf(models: readonly ModelVerdict[]): readonly Figure[] {
  const shown = models.length <= MAX_PICTURES ? models : models.filter(hasNews)
  return [...shown]
    .sort(byNews)
    .flatMap(({ comparison }) => (comparison === undefined ? [] : [comparison.head]))
    .slice(0, MAX_PICTURES)
    .map(pictureOf)
}
