import { DEFAULT_OVERRIDE_LABEL } from '../budget/configuration.ts'
import type { Verdict } from '../budget/verdict.ts'
import { artifactStore } from '../github/artifacts.ts'
import type { Run, TriggeringRun } from '../github/event.ts'
import { findPullRequests } from '../github/pull-request.ts'
import { mergeVerdicts } from '../merge-verdicts.ts'
import { AppError } from '../util/errors.ts'
import { counted } from '../util/quantity-text.ts'
import { commentKey } from './comment-key.ts'
import { conclude } from './conclude.ts'
import type { Context } from './context.ts'
import { log } from './log.ts'
import { NO_OUTPUTS, type Outputs } from './outputs.ts'
import { readReports, type StoredReport } from './stored-reports.ts'

/** Reports that cannot be shown are told one by one up to here. */
const MAX_REFUSALS = 5

/**
 * `mode: report`: the second workflow of the fork-safe pair. The first run's artifacts are data that anybody may have written: they are
 * checked, joined, rendered here, and posted as one comment, under this job's own key, to the pull request that the event itself leads to.
 */
export async function report(context: Context): Promise<Partial<Outputs>> {
  const { event, inputs, temporary } = context
  const { triggeringRun, run } = event
  if (triggeringRun === undefined) throw new AppError('github/no-workflow-run', 'mode: report needs the event workflow_run', { hint: 'docs/github.md has the workflow to copy' })
  const client = await context.client()
  if (client === undefined)
    throw new AppError('github/no-token', 'report needs a token to read the first run and to comment', { hint: 'leave the input `token` out to use the token of the job' })
  const refused: string[] = []
  const found = await context.attempt('report', async () => ({
    pullRequests: await findPullRequests(client, triggeringRun),
    reports: await readReports({ store: artifactStore(client, undefined), run: triggeringRun.id, temporary, refuse: ({ message }) => refused.push(message) }),
  }))
  if (found === undefined) return NO_OUTPUTS
  const { pullRequests, reports } = found
  for (const message of refused.slice(0, MAX_REFUSALS)) log.warn(`Not shown: ${message}`)
  if (refused.length > MAX_REFUSALS) log.warn(`Not shown: ${refused.length - MAX_REFUSALS} more reports`)
  if (pullRequests.length === 0) log.info('No open pull request has this commit as its head: it was closed, or has moved on. Nothing to report.')
  if (reports.length === 0) log.info('The first run left no report that can be shown.')
  let outputs: Partial<Outputs> = NO_OUTPUTS
  for (const pullRequest of pullRequests) {
    // Of several pull requests with the same head, the run itself says whose it is: they are all of one author.
    const own = reports.filter((stored) => pullRequests.length === 1 || stored.context.pullRequest === pullRequest)
    if (own.length === 0) continue
    outputs = await conclude(context, joined(own, refused.length, strangerOf(triggeringRun, run)), inputs['override-label'] ?? DEFAULT_OVERRIDE_LABEL, {
      key: commentKey(inputs['comment-key'], run),
      pullRequest,
      head: triggeringRun.head,
      stamp: { run: triggeringRun.id, attempt: triggeringRun.attempt, head: triggeringRun.head },
    })
  }
  return outputs
}

/** The verdict that the checks themselves give: neither a summary verdict nor an override is taken from a stranger's word. */
function joined(reports: readonly StoredReport[], refused: number, stranger: string | undefined): Verdict {
  const judged = reports.map(({ verdict: { override: _, ...verdict }, context: { key } }) => ({ name: key, verdict }))
  const merged = mergeVerdicts(judged)
  const notes = [
    ...(merged.notes ?? []),
    ...(refused === 0 ? [] : [`${counted(refused, 'report')} of this run cannot be shown.`]),
    ...(stranger === undefined ? [] : [`All figures are the word of the run of ${stranger}, a fork.`]),
  ]
  return notes.length === 0 ? merged : { ...merged, notes }
}

/** The repository whose code the first run executed, where that is not this one. */
function strangerOf({ headRepository }: TriggeringRun, { owner, repo }: Run): string | undefined {
  return headRepository?.toLowerCase() === `${owner}/${repo}`.toLowerCase() ? undefined : headRepository
}
