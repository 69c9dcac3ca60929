import { evaluate } from '../budget/evaluate.ts'
import type { Check, Override, Verdict } from '../budget/verdict.ts'
import type { GitHubClient } from './client.ts'

/** Roles that may accept what a budget refuses; a label alone can be set with less. */
const MAY_ACCEPT = new Set(['write', 'maintain', 'admin'])

export type OverrideLookup = { readonly override: Override } | { readonly refused: string } | undefined

/**
 * Whether the pull request carries the label now, who set it last and when: it counts only by somebody with write access.
 * @throws the API's errors, for `explainFailure`.
 */
export async function findOverride({ octokit, owner, repo }: GitHubClient, pullRequest: number, label: string): Promise<OverrideLookup> {
  const labels = await octokit.paginate(octokit.rest.issues.listLabelsOnIssue, { owner, repo, issue_number: pullRequest, per_page: 100 })
  if (!labels.some(({ name }) => name === label)) return undefined
  const events = await octokit.paginate(octokit.rest.issues.listEvents, { owner, repo, issue_number: pullRequest, per_page: 100 })
  const set = events.filter((event) => event.event === 'labeled' && 'label' in event && event.label?.name === label).at(-1)
  const by = set?.actor?.login
  if (set === undefined || by === undefined) return { refused: `nobody is known to have set the label "${label}"` }
  const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({ owner, repo, username: by })
  if (!MAY_ACCEPT.has(data.permission)) return { refused: `${by}, who set the label "${label}", may not write to this repository` }
  return { override: { label, by, at: set.created_at } }
}

/** The verdict with every budget that failed, or could not be judged, turned into a warning; models that cannot be read stay unknown. */
export function applyOverride(verdict: Verdict, override: Override): Verdict {
  const accept = (check: Check): Check => (check.outcome === 'fail' || check.outcome === 'unknown' ? { ...check, outcome: 'warn' } : check)
  const models = verdict.models.map((model) => ({ ...model, checks: model.checks.map(accept) }))
  return { ...verdict, ...evaluate(models, verdict.base), override }
}
