import type { Annotation } from './annotation.ts'
import type { GitHubClient } from './client.ts'

/** GitHub's bounds: annotations per request; characters of a summary; bytes of an annotation's message. */
const ANNOTATIONS_PER_REQUEST = 50
const MAX_SUMMARY_CHARACTERS = 65_535
const MAX_MESSAGE_BYTES = 64 * 1024
const MAX_TITLE_CHARACTERS = 255
/** Ten requests' worth, a second apart: nobody reads further. */
const MAX_ANNOTATIONS = 500

export interface CheckRunRequest {
  readonly name: string
  /** Head of the pull request, not its merge commit: there GitHub shows check runs. */
  readonly head: string
  readonly conclusion: 'success' | 'failure' | 'neutral'
  readonly title: string
  /** Markdown, already within GitHub's bound. */
  readonly summary: string
  readonly annotations: readonly Annotation[]
}

/**
 * Creates a completed check run; its annotations follow in batches, worst first.
 * @throws the API's errors, for `explainFailure`.
 */
export async function publishCheckRun({ octokit, owner, repo }: GitHubClient, request: CheckRunRequest): Promise<{ readonly id: number; readonly url: string }> {
  const { name, head, conclusion, title } = request
  const annotations = request.annotations.slice(0, MAX_ANNOTATIONS).map(toApi)
  const output = { title: title.slice(0, MAX_TITLE_CHARACTERS), summary: request.summary.slice(0, MAX_SUMMARY_CHARACTERS) }
  const batch = (start: number) => ({ ...output, annotations: annotations.slice(start, start + ANNOTATIONS_PER_REQUEST) })
  const { data } = await octokit.rest.checks.create({ owner, repo, name, head_sha: head, status: 'completed', conclusion, output: batch(0) })
  for (let start = ANNOTATIONS_PER_REQUEST; start < annotations.length; start += ANNOTATIONS_PER_REQUEST) {
    await octokit.rest.checks.update({ owner, repo, check_run_id: data.id, output: batch(start) })
  }
  return { id: data.id, url: data.html_url ?? '' }
}

function toApi({ level, path, line, title, message }: Annotation) {
  return { annotation_level: level, path, start_line: line, end_line: line, title: title.slice(0, MAX_TITLE_CHARACTERS), message: cutToBytes(message, MAX_MESSAGE_BYTES) }
}

function cutToBytes(text: string, bytes: number): string {
  const encoded = Buffer.from(text)
  return encoded.length <= bytes
    ? text
    : encoded
        .subarray(0, bytes)
        .toString()
        .replace(/\uFFFD$/, '')
}
