import type { GitHubClient } from './client.ts'
import type { TriggeringRun } from './event.ts'

/**
 * The open pull requests whose head is the commit that a run tested, found from the run's own repository, branch and commit: what the
 * run says about itself could be anybody's word. None: it was closed, or has moved on.
 */
export async function findPullRequests({ octokit, owner, repo }: GitHubClient, { head, headBranch, headOwner, headRepository }: TriggeringRun): Promise<readonly number[]> {
  if (headOwner === undefined) return []
  const pulls = await octokit.paginate(octokit.rest.pulls.list, { owner, repo, state: 'open', head: `${headOwner}:${headBranch}`, per_page: 100 })
  return pulls.filter((pull) => pull.head.sha === head && pull.head.ref === headBranch && pull.head.repo?.full_name === headRepository).map((pull) => pull.number)
}
