import type { CompareCommits } from '../baseline/commit.ts'
import type { GitHubClient } from './client.ts'
import { statusOf } from './failure.ts'

/** How two commits lie to each other; undefined where GitHub knows one of them not. One commit of the answer's list is enough. */
export function compareCommits({ octokit, owner, repo }: GitHubClient): CompareCommits {
  return async (base, head) => {
    try {
      const { data } = await octokit.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead: `${base}...${head}`, per_page: 1 })
      return { mergeBase: data.merge_base_commit.sha, ahead: data.ahead_by, behind: data.behind_by }
    } catch (thrown) {
      if (statusOf(thrown) === 404) return undefined
      throw thrown
    }
  }
}
