import type { GitHubClient } from './client.ts'
import { isNewer, marker, readMarker, type Stamp } from './comment-marker.ts'
import { statusOf } from './failure.ts'

export interface CommentRequest {
  readonly pullRequest: number
  /** One comment per key, however many jobs and workflows there are. */
  readonly key: string
  readonly stamp: Stamp
  readonly body: string
  /** Whether to post where no comment stands yet; one that stands is always brought up to date. */
  readonly create: boolean
}

export type CommentOutcome =
  | { readonly done: 'created' | 'updated'; readonly id: number; readonly url: string }
  /** A newer run has already commented. */
  | { readonly done: 'superseded'; readonly id: number; readonly url: string }
  | { readonly done: 'nothing' }

interface OwnComment {
  readonly id: number
  readonly url: string
  readonly stamp: Stamp
}

/** A comment that was deleted between finding and updating it is looked for, or made, this often again. */
const MAX_ROUNDS = 3

/**
 * Leaves exactly one comment of this key, of the newest run, whatever runs beside this one. There are no locks, so each job looks
 * again after it wrote: of several comments the lowest id stays, and what an older run wrote over a newer one is written again.
 * @throws the API's errors, for `explainFailure`.
 */
export async function publishComment(client: GitHubClient, request: CommentRequest): Promise<CommentOutcome> {
  for (let round = 1; ; round++) {
    try {
      return await publishOnce(client, request)
    } catch (thrown) {
      if (statusOf(thrown) !== 404 || round === MAX_ROUNDS) throw thrown
    }
  }
}

async function publishOnce(client: GitHubClient, request: CommentRequest): Promise<CommentOutcome> {
  const body = marker(request.key, request.stamp) + request.body
  const [standing, ...duplicates] = await ownComments(client, request)
  if (standing === undefined) {
    if (!request.create) return { done: 'nothing' }
    const made = await create(client, request.pullRequest, body)
    const [first, ...others] = await ownComments(client, request)
    if (first === undefined || first.id === made.id) return settle(client, request, others, { done: 'created', ...made })
    return settle(client, request, others, await update(client, request, first, body))
  }
  return settle(client, request, duplicates, await update(client, request, standing, body))
}

async function update(client: GitHubClient, request: CommentRequest, { id, url }: OwnComment, body: string): Promise<CommentOutcome> {
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    const current = await stampOf(client, request.key, id)
    if (current !== undefined && isNewer(current, request.stamp)) return { done: 'superseded', id, url }
    if (current !== undefined && round > 1 && !isNewer(request.stamp, current)) break
    await client.octokit.rest.issues.updateComment({ owner: client.owner, repo: client.repo, comment_id: id, body })
  }
  return { done: 'updated', id, url }
}

/** Removes the comments that lost; one that may not be removed is cut down to a pointer. */
async function settle(client: GitHubClient, { key, stamp }: CommentRequest, duplicates: readonly OwnComment[], outcome: CommentOutcome): Promise<CommentOutcome> {
  const { owner, repo } = client
  for (const { id } of duplicates) {
    try {
      await client.octokit.rest.issues.deleteComment({ owner, repo, comment_id: id })
    } catch (thrown) {
      if (statusOf(thrown) === 404) continue
      const url = outcome.done === 'nothing' ? '' : outcome.url
      await client.octokit.rest.issues.updateComment({ owner, repo, comment_id: id, body: `${marker(`${key} (duplicate)`, stamp)}Superseded by ${url}.` })
    }
  }
  return outcome
}

async function create({ octokit, owner, repo }: GitHubClient, pullRequest: number, body: string): Promise<{ readonly id: number; readonly url: string }> {
  const { data } = await octokit.rest.issues.createComment({ owner, repo, issue_number: pullRequest, body })
  return { id: data.id, url: data.html_url }
}

async function stampOf({ octokit, owner, repo }: GitHubClient, key: string, id: number): Promise<Stamp | undefined> {
  const { data } = await octokit.rest.issues.getComment({ owner, repo, comment_id: id })
  return readMarker(data.body ?? '', key)
}

/** Comments of this key that we wrote, the oldest first: the marker alone could be a person's. */
async function ownComments(client: GitHubClient, { pullRequest, key }: CommentRequest): Promise<readonly OwnComment[]> {
  const { octokit, owner, repo } = client
  const comments = await octokit.paginate(octokit.rest.issues.listComments, { owner, repo, issue_number: pullRequest, per_page: 100 })
  const own: OwnComment[] = []
  for (const { id, html_url, body, user } of comments) {
    const stamp = readMarker(body ?? '', key)
    if (stamp !== undefined && (user?.type === 'Bot' || (user != null && user.login === (await loginOfToken(client))))) own.push({ id, url: html_url, stamp })
  }
  return own.sort((a, b) => a.id - b.id)
}

/** Whom a personal token belongs to; the token of a job is nobody's, and its comments are a bot's. */
async function loginOfToken({ octokit }: GitHubClient): Promise<string | undefined> {
  try {
    return (await octokit.rest.users.getAuthenticated()).data.login
  } catch {
    return undefined
  }
}
