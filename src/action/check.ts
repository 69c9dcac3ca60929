import { DEFAULT_OVERRIDE_LABEL } from '../budget/configuration.ts'
import type { Verdict } from '../budget/verdict.ts'
import { commentKey } from './comment-key.ts'
import type { Context } from './context.ts'
import { judge } from './judge.ts'
import { log } from './log.ts'
import { type Outputs, verdictOutputs } from './outputs.ts'

/** `mode: check`: the models of the checkout against base and budgets. */
export async function check(context: Context): Promise<Partial<Outputs>> {
  const { event, inputs } = context
  const { verdict: judged, project } = await judge(context)
  if (judged.models.length === 0 && event.pullRequest === undefined) {
    log.info('No models found.')
    return verdictOutputs(judged)
  }
  const { publish } = await import('./publish.ts')
  const label = inputs['override-label'] ?? project.configuration?.overrideLabel ?? DEFAULT_OVERRIDE_LABEL
  const verdict = await withOverride(context, judged, event.pullRequest?.number, label)
  const published = await publish(context, {
    verdict,
    key: commentKey(inputs['comment-key'], event.run),
    pullRequest: event.pullRequest?.number,
    head: event.head,
    stamp: { run: event.run.id, attempt: event.run.attempt, head: event.head ?? '' },
  })
  return { ...verdictOutputs(verdict), ...published }
}

/** What fails is asked about, and only that: whether somebody who may has accepted it. */
export async function withOverride(context: Context, verdict: Verdict, pullRequest: number | undefined, label: string): Promise<Verdict> {
  const client = await context.client()
  if (client === undefined || pullRequest === undefined || verdict.verdict === 'pass' || verdict.verdict === 'warn') return verdict
  const { applyOverride, findOverride } = await import('../github/override.ts')
  const found = await context.attempt('override', () => findOverride(client, pullRequest, label))
  if (found === undefined) return verdict
  if ('override' in found) return applyOverride(verdict, found.override)
  log.warn(`The label does not count: ${found.refused}.`)
  return verdict
}
