import type { Verdict } from '../budget/verdict.ts'
import { renderComment as commentOf, renderSummary as summaryOf } from '../report/markdown/comment.ts'
import { renderVerdict } from '../report/render.ts'
import { headline } from '../report/verdict-words.ts'
import { isChanged } from './changed.ts'

/** Where the whole report is, said where something of it had to be left out. */
export interface Elsewhere {
  readonly summary: boolean
  readonly artifact: boolean
}

export function renderComment(verdict: Verdict, { summary, artifact }: Elsewhere): string {
  const places = [...(summary ? ['the job summary'] : []), ...(artifact ? ['the report artifact'] : [])]
  return commentOf(verdict, places.length === 0 ? 'in the output report-json' : `in ${places.join(' and ')}`)
}

export function renderSummary(verdict: Verdict, { artifact }: Elsewhere): string {
  return summaryOf(verdict, artifact ? 'in the report artifact' : 'in the output report-json')
}

export function renderTitle(verdict: Verdict): string {
  return headline(verdict)
}

/** The verdict as JSON. Nodes and tensors of models that did not change are left out: hundreds of those would outgrow every artifact. */
export function renderJson(verdict: Verdict): string {
  const models = verdict.models.map((model) => {
    const { comparison } = model
    if (comparison?.base === undefined || isChanged(model)) return model
    const lean = { nodes: [], tensors: {} }
    return { ...model, comparison: { ...comparison, base: { ...comparison.base, ...lean }, head: { ...comparison.head, ...lean } } }
  })
  return `${JSON.stringify({ ...verdict, models })}\n`
}

export function renderHtml(verdict: Verdict): string {
  return renderVerdict(verdict, 'html')
}
