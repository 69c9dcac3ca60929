import type { Verdict } from '../budget/verdict.ts'
import { commentKey } from './comment-key.ts'
import type { Context } from './context.ts'
import { log } from './log.ts'
import { type Outputs, verdictOutputs } from './outputs.ts'
import { type Publication, publish } from './publish.ts'

/** Where a verdict is told, and for which commit. */
export type Occasion = Omit<Publication, 'verdict'>

/** The run that is going on, for its own commit. */
export function thisRun({ event, inputs }: Context): Occasion {
  const { run, head, pullRequest } = event
  return { key: commentKey(inputs['comment-key'], run), pullRequest: pullRequest?.number, head, stamp: { run: run.id, attempt: run.attempt, head: head ?? '' } }
}

/** Tells a verdict, once it is known whether somebody accepted what the budgets refuse. */
export async function conclude(context: Context, judged: Verdict, label: string, occasion: Occasion): Promise<Partial<Outputs>> {
  const verdict = await withOverride(context, judged, occasion.pullRequest, label)
  const published = await publish(context, { ...occasion, verdict })
  return { ...verdictOutputs(verdict), ...published }
}

/** What fails is asked about, and only that: whether somebody who may has accepted it. */
async function withOverride(context: Context, verdict: Verdict, pullRequest: number | undefined, label: string): Promise<Verdict> {
  const client = await context.client()
  if (client === undefined || pullRequest === undefined || verdict.verdict === 'pass' || verdict.verdict === 'warn') return verdict
  const { applyOverride, findOverride } = await import('../github/override.ts')
  const found = await context.attempt('override', () => findOverride(client, pullRequest, label))
  if (found === undefined) return verdict
  if ('override' in found) return applyOverride(verdict, found.override)
  log.warn(`The label does not count: ${found.refused}.`)
  return verdict
}
