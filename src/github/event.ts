import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { type BaseHint, isCommitId, type Revision } from '../baseline/commit.ts'

/** Who runs us: the same for every event. */
export interface Run {
  readonly owner: string
  readonly repo: string
  readonly id: number
  readonly attempt: number
  /** Name of the workflow and of the job, for people and for the default comment key. */
  readonly workflow: string
  readonly job: string
  /** The workflow's file name, as the REST API takes it; undefined outside of a workflow. */
  readonly workflowFile: string | undefined
  readonly serverUrl: string
}

export interface PullRequest {
  readonly number: number
  /** Head of the pull request, not its merge commit: what check runs and comments speak of. */
  readonly head: string
  /** Its head lies in another repository, or in one that was deleted. */
  readonly fork: boolean
}

/** The first workflow of the fork-safe pair, as seen from the second. */
export interface TriggeringRun {
  readonly id: number
  readonly attempt: number
  readonly event: string
  readonly head: string
  readonly headBranch: string
  /** `owner/name`; undefined: the fork was deleted. */
  readonly headRepository: string | undefined
  readonly headOwner: string | undefined
}

export interface GitHubEvent {
  readonly name: string
  readonly run: Run
  /** The commit under test. */
  readonly head: string | undefined
  /** The branch that stored baselines come from. */
  readonly baseBranch: string | undefined
  readonly base: BaseHint
  readonly pullRequest: PullRequest | undefined
  /** The token of the job may only read, whatever the workflow says: the pull request comes from a fork, or Dependabot opened it. */
  readonly readOnlyToken: boolean
  readonly triggeringRun: TriggeringRun | undefined
}

const text = z.string().min(1).optional().catch(undefined)
const sha = z.string().refine(isCommitId).optional().catch(undefined)
const count = z.int().positive().optional().catch(undefined)
const repository = z
  .object({ full_name: text, default_branch: text, owner: z.object({ login: text }).optional().catch(undefined) })
  .nullish()
  .catch(undefined)
const side = z.object({ ref: text, sha, repo: repository }).optional().catch(undefined)

/** The parts of any event's payload that we read: whatever is missing or odd is `undefined`, never an error. */
const payloadSchema = z
  .object({
    repository,
    before: sha,
    after: sha,
    ref: text,
    pull_request: z.object({ number: count, head: side, base: side }).optional().catch(undefined),
    issue: z.object({ number: count, pull_request: z.unknown() }).optional().catch(undefined),
    merge_group: z.object({ head_sha: sha, base_sha: sha, base_ref: text }).optional().catch(undefined),
    workflow_run: z.object({ id: count, run_attempt: count, event: text, head_sha: sha, head_branch: text, head_repository: repository }).optional().catch(undefined),
  })
  .catch({})

type Payload = z.infer<typeof payloadSchema>

const NO_COMMIT = /^0+$/

/** Reads the event that started the run from the runner's environment; a payload that is missing or broken is an empty one. */
export function readEvent(env: NodeJS.ProcessEnv): GitHubEvent {
  const payload = payloadSchema.parse(readPayload(env.GITHUB_EVENT_PATH))
  const name = env.GITHUB_EVENT_NAME ?? ''
  const [owner = '', repo = ''] = (env.GITHUB_REPOSITORY ?? payload.repository?.full_name ?? '').split('/')
  const pullRequest = readPullRequest(payload, `${owner}/${repo}`)
  const candidates = readCandidates(name, payload)
  const head = pullRequest?.head ?? payload.merge_group?.head_sha ?? (name === 'push' ? payload.after : undefined) ?? sha.parse(env.GITHUB_SHA)
  return {
    name,
    run: {
      owner,
      repo,
      id: positive(env.GITHUB_RUN_ID),
      attempt: positive(env.GITHUB_RUN_ATTEMPT),
      workflow: env.GITHUB_WORKFLOW ?? '',
      job: env.GITHUB_JOB ?? '',
      workflowFile: /\/([^/@]+\.ya?ml)@/.exec(env.GITHUB_WORKFLOW_REF ?? '')?.[1],
      serverUrl: env.GITHUB_SERVER_URL ?? 'https://github.com',
    },
    head,
    baseBranch:
      payload.pull_request?.base?.ref ?? branchName(payload.merge_group?.base_ref) ?? (name === 'push' ? branchName(payload.ref) : undefined) ?? payload.repository?.default_branch,
    base: { ...(head !== undefined && { head }), ...(pullRequest !== undefined && { pullRequestHead: pullRequest.head }), candidates },
    pullRequest,
    readOnlyToken: name === 'pull_request' && ((pullRequest?.fork ?? false) || env.GITHUB_ACTOR === 'dependabot[bot]'),
    triggeringRun: name === 'workflow_run' ? readTriggeringRun(payload) : undefined,
  }
}

function readPayload(path: string | undefined): unknown {
  try {
    return JSON.parse(readFileSync(path ?? '', 'utf8'))
  } catch {
    return {}
  }
}

function readPullRequest(payload: Payload, here: string): PullRequest | undefined {
  const { number, head } = payload.pull_request ?? {}
  if (number === undefined || head?.sha === undefined) return undefined
  return { number, head: head.sha, fork: head.repo?.full_name !== (payload.repository?.full_name ?? here) }
}

function readTriggeringRun(payload: Payload): TriggeringRun | undefined {
  const run = payload.workflow_run
  if (run?.id === undefined || run.head_sha === undefined || run.head_branch === undefined) return undefined
  return {
    id: run.id,
    attempt: run.run_attempt ?? 1,
    event: run.event ?? '',
    head: run.head_sha,
    headBranch: run.head_branch,
    headRepository: run.head_repository?.full_name,
    headOwner: run.head_repository?.owner?.login ?? run.head_repository?.full_name?.split('/')[0],
  }
}

/** What head's merge base is sought with, event by event; later entries stand in for deleted branches and new ones. */
function readCandidates(name: string, payload: Payload): readonly Revision[] {
  const defaultBranch = payload.repository?.default_branch
  const pushedTo = branchName(payload.ref)
  const branches = [payload.pull_request?.base?.ref]
  const commits = [payload.pull_request?.base?.sha, payload.merge_group?.base_sha]
  if (name === 'push' && (pushedTo === defaultBranch || defaultBranch === undefined)) commits.push(NO_COMMIT.test(payload.before ?? '') ? undefined : payload.before)
  else if (payload.pull_request === undefined && payload.merge_group === undefined) branches.push(defaultBranch)
  return [...branches.filter(isGiven).map((branch) => ({ branch })), ...commits.filter(isGiven).map((commit) => ({ commit }))]
}

function branchName(ref: string | undefined): string | undefined {
  return ref?.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined
}

function isGiven(value: string | undefined): value is string {
  return value !== undefined
}

function positive(value: string | undefined): number {
  const number = Number(value)
  return Number.isSafeInteger(number) && number > 0 ? number : 1
}
