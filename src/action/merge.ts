import { evaluate } from '../budget/evaluate.ts'
import { DEFAULT_OVERRIDE_LABEL } from '../budget/schema.ts'
import type { BaseInfo, Verdict } from '../budget/verdict.ts'
import { artifactStore } from '../github/artifacts.ts'
import { AppError } from '../util/errors.ts'
import { withOverride } from './check.ts'
import { artifactName, commentKey } from './comment-key.ts'
import type { Context } from './context.ts'
import { log } from './log.ts'
import { type Outputs, verdictOutputs } from './outputs.ts'
import { publish } from './publish.ts'
import { REPORT_ARTIFACT } from './report-files.ts'
import { readReports, type StoredReport } from './stored-reports.ts'

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
      hint: 'each job needs `mode: check`, `upload: true` and a `comment-key` of its own; merge runs after them with `needs`',
    })
  }
  const label = inputs['override-label'] ?? DEFAULT_OVERRIDE_LABEL
  const verdict = await withOverride(context, mergeVerdicts(reports), event.pullRequest?.number, label)
  const published = await publish(context, {
    verdict,
    key: commentKey(inputs['comment-key'], event.run),
    pullRequest: event.pullRequest?.number,
    head: event.head,
    stamp: { run: event.run.id, attempt: event.run.attempt, head: event.head ?? '' },
  })
  return { ...verdictOutputs(verdict), ...published }
}

/** All models of all jobs; a model that several jobs judged is told apart by the job's key. */
export function mergeVerdicts(reports: readonly StoredReport[]): Verdict {
  const seen = new Map<string, number>()
  for (const { verdict } of reports) for (const { id } of verdict.models) seen.set(id, (seen.get(id) ?? 0) + 1)
  const models = reports.flatMap(({ verdict, context }) =>
    verdict.models.map((model) => ((seen.get(model.id) ?? 0) > 1 ? { ...model, id: `${model.id} (${context.key})` } : model)),
  )
  const override = reports.find(({ verdict }) => verdict.override !== undefined)?.verdict.override
  const unique = (lists: readonly (readonly string[] | undefined)[]): readonly string[] => [...new Set(lists.flatMap((list) => list ?? []))]
  const changes = unique(reports.map(({ verdict }) => verdict.budgetChanges))
  const notes = unique(reports.map(({ verdict }) => verdict.notes))
  return {
    ...evaluate(models, commonBase(reports.map(({ verdict }) => verdict.base))),
    ...(override !== undefined && { override }),
    ...(changes.length > 0 && { budgetChanges: changes }),
    ...(notes.length > 0 && { notes }),
  }
}

function commonBase(bases: readonly BaseInfo[]): BaseInfo {
  const [first] = bases
  if (first !== undefined && bases.every(({ source, commit }) => source === first.source && commit === first.commit)) return first
  const named = bases.map(({ source, commit }) => (commit === undefined ? source : `${source} ${commit.slice(0, 7)}`))
  return { source: 'none', note: `the jobs compared with different bases: ${[...new Set(named)].join(', ')}` }
}
