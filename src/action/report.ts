import { DEFAULT_OVERRIDE_LABEL } from '../budget/configuration.ts'
import { evaluate } from '../budget/evaluate.ts'
import type { Verdict } from '../budget/verdict.ts'
import { artifactStore } from '../github/artifacts.ts'
import { findPullRequests } from '../github/pull-request.ts'
import { AppError } from '../util/errors.ts'
import { conclude } from './conclude.ts'
import type { Context } from './context.ts'
import { log } from './log.ts'
import { NO_OUTPUTS, type Outputs } from './outputs.ts'
import { readReports } from './stored-reports.ts'

/**
 * `mode: report`: the second workflow of the fork-safe pair. The first run's artifact is data that anybody may have written: it is
 * checked, rendered here, and posted only to the pull request that the event itself leads to.
 */
export async function report(context: Context): Promise<Partial<Outputs>> {
  const { event, inputs, temporary } = context
  const { triggeringRun } = event
  if (triggeringRun === undefined) throw new AppError('github/no-workflow-run', 'mode: report needs the event workflow_run', { hint: 'docs/github.md has the workflow to copy' })
  const client = await context.client()
  if (client === undefined)
    throw new AppError('github/no-token', 'report needs a token to read the first run and to comment', { hint: 'leave the input `token` out to use the token of the job' })
  const found = await context.attempt('report', async () => ({
    pullRequests: await findPullRequests(client, triggeringRun),
    reports: await readReports({ store: artifactStore(client, undefined), run: triggeringRun.id, temporary, refuse: ({ message }) => log.warn(`Not shown: ${message}`) }),
  }))
  if (found === undefined) return NO_OUTPUTS
  const { pullRequests, reports } = found
  if (pullRequests.length === 0) log.info('No open pull request has this commit as its head: it was closed, or has moved on. Nothing to report.')
  if (reports.length === 0) log.info('The first run left no report that can be shown.')
  let outputs: Partial<Outputs> = NO_OUTPUTS
  for (const pullRequest of pullRequests) {
    for (const stored of reports) {
      if (pullRequests.length > 1 && stored.context.pullRequest !== pullRequest) continue
      outputs = await conclude(context, asJudged(stored.verdict), inputs['override-label'] ?? DEFAULT_OVERRIDE_LABEL, {
        key: inputs['comment-key'] ?? stored.context.key,
        pullRequest,
        head: triggeringRun.head,
        stamp: { run: triggeringRun.id, attempt: triggeringRun.attempt, head: triggeringRun.head },
      })
    }
  }
  return outputs
}

/** The verdict that the checks themselves give: neither the summary verdict nor an override is taken from a stranger's word. */
function asJudged(verdict: Verdict): Verdict {
  const { override: _, ...rest } = verdict
  return { ...rest, ...evaluate(verdict.models, verdict.base) }
}
