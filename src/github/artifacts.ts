import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ArtifactStore, StoredArtifact } from '../baseline/artifact-store.ts'
import { AppError } from '../util/errors.ts'
import type { GitHubClient } from './client.ts'

/** Events whose runs test what is on the branch already: a fork's pull request from a branch of the same name is none. */
const TRUSTED_EVENTS = ['push', 'workflow_dispatch', 'schedule'] as const
const RUNS_PER_EVENT = 50
/** Pages of a hundred artifacts that are looked through: whoever can start a run can leave thousands. */
const MAX_PAGES = 10

/** Runs and artifacts of this repository through the REST API, which Enterprise Server has too. */
export function artifactStore(client: GitHubClient, workflowFile: string | undefined): ArtifactStore {
  const { octokit, owner, repo } = client
  return {
    runs: async (branch) => {
      if (workflowFile === undefined) return []
      const pages = await Promise.all(
        TRUSTED_EVENTS.map((event) =>
          octokit.rest.actions.listWorkflowRuns({ owner, repo, workflow_id: workflowFile, branch, event, status: 'success', per_page: RUNS_PER_EVENT }),
        ),
      )
      return pages
        .flatMap(({ data }) => data.workflow_runs)
        .filter((run) => run.head_repository?.full_name.toLowerCase() === `${owner}/${repo}`.toLowerCase() && run.head_branch === branch)
        .sort((a, b) => b.id - a.id)
        .map((run) => ({ id: run.id, commit: run.head_sha }))
    },
    artifacts: async ({ run, name }) => {
      const filter = { owner, repo, per_page: 100, ...(name !== undefined && { name }) }
      let pages = 0
      const page = <T>({ data }: { readonly data: T }, done: () => void): T => {
        if (++pages === MAX_PAGES) done()
        return data
      }
      const listed =
        run === undefined
          ? (await octokit.paginate(octokit.rest.actions.listArtifactsForRepo, filter, page)).filter(isOwn)
          : await octokit.paginate(octokit.rest.actions.listWorkflowRunArtifacts, { ...filter, run_id: run }, page)
      return listed
        .filter((artifact) => !artifact.expired)
        .sort((a, b) => b.id - a.id)
        .map((artifact) => ({ id: artifact.id, name: artifact.name, bytes: artifact.size_in_bytes }))
    },
    download: (artifact, file, maxBytes) => download(client, artifact, file, maxBytes),
  }
}

/** Left by a run for this repository's own code: runs of forks leave theirs here too, under any name. One whose run is not told may be anybody's. */
function isOwn({ workflow_run: run }: { readonly workflow_run?: { readonly repository_id?: number; readonly head_repository_id?: number } | null }): boolean {
  return run?.repository_id !== undefined && run.repository_id === run.head_repository_id
}

/** The API points to a store of blobs, which gets no token of ours; the bytes go straight to disk, as many as are allowed. */
async function download({ octokit, owner, repo }: GitHubClient, artifact: StoredArtifact, file: string, maxBytes: number): Promise<void> {
  if (artifact.bytes > maxBytes) throw tooLarge(artifact, maxBytes)
  const { headers } = await octokit.request('GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}', {
    owner,
    repo,
    artifact_id: artifact.id,
    archive_format: 'zip',
    request: { redirect: 'manual', parseSuccessResponseBody: false },
  })
  const { HttpClient } = await import('@actions/http-client')
  const { message } = await new HttpClient('model-budget', [], { allowRetries: true, maxRetries: 3 }).get(String(headers.location))
  if (message.statusCode !== 200) throw new AppError('base/artifact', `the artifact ${artifact.name} cannot be downloaded (HTTP ${message.statusCode})`)
  let bytes = 0
  const bounded = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      done(bytes > maxBytes ? tooLarge(artifact, maxBytes) : null, chunk)
    },
  })
  await pipeline(message, bounded, createWriteStream(file, { flags: 'wx' })).catch(async (cause) => {
    await rm(file, { force: true })
    throw cause
  })
}

function tooLarge(artifact: StoredArtifact, maxBytes: number): AppError {
  return new AppError('base/artifact', `the artifact ${artifact.name} is larger than ${maxBytes} bytes`)
}
