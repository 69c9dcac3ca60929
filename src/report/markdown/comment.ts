import type { Verdict } from '../../budget/verdict.ts'
import { verdictView } from '../verdict-view.ts'
import { renderMarkdown } from './render.ts'

/** GitHub refuses comments beyond 65,536 characters or 262,144 bytes; the difference is for the marker in front. */
export const COMMENT_LIMITS = { characters: 65_000, bytes: 260_000 } as const

/** A step's summary beyond 1 MiB is dropped as a whole; the difference is for what other parts of the step write. */
export const SUMMARY_LIMITS = { characters: 1_000_000, bytes: 1_000_000 } as const

/**
 * The pull request's comment: verdict, figures and failed budgets in the first screen, everything else folded.
 * @param where the full report is, for a sentence: `in the report artifact`.
 */
export function renderComment(verdict: Verdict, where = 'in the job summary and the report artifact'): string {
  return renderMarkdown(verdictView(verdict), { limits: COMMENT_LIMITS, where })
}

/** The job's summary: as the comment, with more models and layers in detail. */
export function renderSummary(verdict: Verdict, where = 'in the report artifact'): string {
  return renderMarkdown(verdictView(verdict, { firstScreen: 50, detailed: 100, layers: 50 }), { limits: SUMMARY_LIMITS, where })
}
