import { DEFAULT_OVERRIDE_LABEL } from '../budget/configuration.ts'
import { artifactStore } from '../github/artifacts.ts'
import { mergeVerdicts } from '../merge-verdicts.ts'
import { AppError } from '../util/errors.ts'
import { artifactName } from './comment-key.ts'
import { conclude, thisRun } from './conclude.ts'
import type { Context } from './context.ts'
import { log } from './log.ts'
import type { Outputs } from './outputs.ts'
import { REPORT_ARTIFACT } from './report-files.ts'
import { readReports } from './stored-reports.ts'
import { hasArtifactService } from './upload.ts'

/** `mode: merge`: the results of this run's other jobs, as one verdict in one comment. */
export async function merge(context: Context): Promise<Partial<Outputs>> {
  const { event, inputs, temporary } = context
  const client = await context.client()
  if (client === undefined)
    throw new AppError('github/no-token', 'merge needs a token to read the results of the other jobs', { hint: 'leave the input `token` out to use the token of the job' })
  const refused: string[] = []
  const reports = await context.attempt('results', () =>
    readReports({
      store: artifactStore(client, event.run.workflowFile),
      run: event.run.id,
      temporary,
      except: artifactName(REPORT_ARTIFACT, inputs['comment-key']),
      refuse: ({ message }) => refused.push(message),
    }),
  )
  for (const reason of refused) log.warn(reason)
  if (reports === undefined || reports.length === 0 || refused.length > 0) {
    throw new AppError('report/none', refused.length > 0 ? `${refused.length} results of other jobs cannot be used` : 'no job of this run has left a result', {
      hint: hasArtifactService(event.run.serverUrl)
        ? 'each job needs `mode: check`, `upload: true` and a `comment-key` of its own; merge runs after them with `needs`'
        : 'an Enterprise Server gives artifacts out when the run has ended: let each job comment under a `comment-key` of its own',
    })
  }
  const merged = mergeVerdicts(reports.map(({ verdict, context: { key } }) => ({ name: key, verdict })))
  return conclude(context, merged, inputs['override-label'] ?? DEFAULT_OVERRIDE_LABEL, thisRun(context))
}
