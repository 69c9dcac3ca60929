/** A run of a workflow, as the runs API lists it. */
export interface TestRun {
  readonly id: number
  readonly event: string
  readonly headSha: string
  readonly headBranch: string
  readonly headRepository?: string
  readonly createdAt?: string
  readonly conclusion?: string
}

export interface TestArtifact {
  readonly id: number
  readonly run: number
  readonly name: string
  readonly zip: Buffer
  readonly expired?: boolean
}

type Answer = { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>>; readonly bytes?: Buffer }

const REPOSITORY_ID = 1

/** A run that the server no longer tells of. */
export const UNTOLD_RUN = 0
const FORK_ID = 2

/** Workflow runs and artifacts: the REST API, the blob store it points to, and the service that a runner uploads to. */
export class ArtifactApi {
  runs: TestRun[] = []
  artifacts: TestArtifact[] = []
  /** The run that uploads belong to. */
  currentRun = 1
  #blobs = new Map<string, { blocks: Map<string, Buffer>; name: string; content: Buffer }>()
  readonly #url: () => string

  constructor(url: () => string) {
    this.#url = url
  }

  clear(): void {
    this.runs = []
    this.artifacts = []
    this.#blobs.clear()
  }

  add(run: number, name: string, zip: Buffer, expired = false): number {
    const id = this.artifacts.length + 1
    this.artifacts.push({ id, run, name, zip, expired })
    return id
  }

  /** `described`: part of the REST API, so that the request is to be validated. */
  answer(method: string, url: URL, body: Buffer): { readonly described: boolean; readonly answer: Answer } | undefined {
    const service = /^\/twirp\/github\.actions\.results\.api\.v1\.ArtifactService\/(\w+)$/.exec(url.pathname)?.[1]
    if (service !== undefined) return { described: false, answer: this.#service(service, JSON.parse(body.toString())) }
    if (url.pathname.startsWith('/blob/')) return { described: false, answer: this.#blob(method, url, body) }
    const rest = this.#rest(url)
    return rest === undefined ? undefined : { described: true, answer: rest }
  }

  #rest(url: URL): Answer | undefined {
    const path = url.pathname.replace(/^\/repos\/[^/]+\/[^/]+\/actions/, '')
    const name = url.searchParams.get('name')
    if (/^\/workflows\/[^/]+\/runs$/.test(path)) {
      const filters: [string, (run: TestRun) => string][] = [
        ['branch', (run) => run.headBranch],
        ['event', (run) => run.event],
        ['status', (run) => run.conclusion ?? 'success'],
      ]
      const runs = this.runs.filter((run) => filters.every(([key, of]) => (url.searchParams.get(key) ?? of(run)) === of(run)))
      const sorted = [...runs].sort((a, b) => b.id - a.id).map((run) => this.#run(run))
      return { status: 200, body: { total_count: sorted.length, workflow_runs: sorted } }
    }
    const run = /^\/runs\/(\d+)\/artifacts$/.exec(path)?.[1]
    if (run !== undefined || path === '/artifacts') {
      const found = this.artifacts
        .filter((artifact) => (run === undefined || artifact.run === Number(run)) && (name === null || artifact.name === name))
        .sort((a, b) => b.id - a.id)
      const size = Number(url.searchParams.get('per_page') ?? 30)
      const page = Number(url.searchParams.get('page') ?? 1)
      const next = new URL(url)
      next.searchParams.set('page', String(page + 1))
      return {
        status: 200,
        headers: page * size < found.length ? { link: `<${next}>; rel="next"` } : {},
        body: { total_count: found.length, artifacts: found.slice((page - 1) * size, page * size).map((artifact) => this.#artifact(artifact)) },
      }
    }
    const id = /^\/artifacts\/(\d+)\/zip$/.exec(path)?.[1]
    if (id === undefined) return undefined
    const artifact = this.artifacts.find((candidate) => candidate.id === Number(id))
    if (artifact === undefined) return { status: 404, body: { message: 'Not Found' } }
    if (artifact.expired) return { status: 410, body: { message: 'Artifact has expired' } }
    return { status: 302, headers: { location: `${this.#url()}/blob/artifact-${id}` } }
  }

  #run({ id, event, headSha, headBranch, headRepository = 'acme/vision', createdAt, conclusion = 'success' }: TestRun): object {
    const link = `${this.#url()}/x`
    const at = createdAt ?? new Date(Date.UTC(2026, 0, 1) + id * 1000).toISOString()
    return {
      id,
      name: 'Budget',
      node_id: '',
      event,
      head_sha: headSha,
      head_branch: headBranch,
      status: 'completed',
      conclusion,
      run_number: id,
      workflow_id: 1,
      path: '.github/workflows/budget.yml',
      display_title: '',
      url: link,
      html_url: link,
      created_at: at,
      updated_at: at,
      jobs_url: link,
      logs_url: link,
      check_suite_url: link,
      artifacts_url: link,
      cancel_url: link,
      rerun_url: link,
      workflow_url: link,
      pull_requests: [],
      head_commit: null,
      repository: repositoryOf('acme/vision', link),
      head_repository: repositoryOf(headRepository, link),
    }
  }

  #artifact({ id, run, name, zip, expired = false }: TestArtifact): object {
    const link = `${this.#url()}/x`
    return {
      id,
      node_id: '',
      name,
      size_in_bytes: zip.length,
      url: link,
      archive_download_url: link,
      expired,
      created_at: '2026-01-01T00:00:00Z',
      expires_at: '2099-01-01T00:00:00Z',
      updated_at: '2026-01-01T00:00:00Z',
      workflow_run: run === UNTOLD_RUN ? null : this.#runOf(run),
    }
  }

  #runOf(id: number): object {
    const isFork = this.runs.find((candidate) => candidate.id === id)?.headRepository === 'stranger/vision'
    return { id, repository_id: REPOSITORY_ID, head_repository_id: isFork ? FORK_ID : REPOSITORY_ID, head_branch: 'main', head_sha: '' }
  }

  #service(method: string, request: { readonly name?: string }): Answer {
    const name = request.name ?? ''
    if (method === 'CreateArtifact') {
      const taken = this.artifacts.some((artifact) => artifact.run === this.currentRun && artifact.name === name)
      if (taken) return { status: 409, body: { code: 'already_exists', msg: 'an artifact with this name already exists on the workflow run' } }
      const key = `upload-${this.#blobs.size}`
      this.#blobs.set(key, { blocks: new Map(), name, content: Buffer.alloc(0) })
      return { status: 200, body: { ok: true, signed_upload_url: `${this.#url()}/blob/${key}?sig=x` } }
    }
    if (method !== 'FinalizeArtifact') return { status: 404, body: {} }
    const blob = [...this.#blobs.values()].find((candidate) => candidate.name === name)
    return { status: 200, body: { ok: true, artifact_id: String(this.add(this.currentRun, name, blob?.content ?? Buffer.alloc(0))) } }
  }

  #blob(method: string, url: URL, body: Buffer): Answer {
    const key = url.pathname.slice('/blob/'.length)
    if (method === 'GET') {
      const artifact = this.artifacts.find((candidate) => `artifact-${candidate.id}` === key)
      return artifact === undefined ? { status: 404 } : { status: 200, bytes: artifact.zip, headers: { 'content-type': 'application/zip' } }
    }
    const blob = this.#blobs.get(key)
    if (blob === undefined) return { status: 404 }
    const part = url.searchParams.get('comp')
    if (part === 'block') blob.blocks.set(url.searchParams.get('blockid') ?? '', body)
    else if (part === 'blocklist')
      blob.content = Buffer.concat([...body.toString().matchAll(/<Latest>([^<]*)<\/Latest>/g)].map((match) => blob.blocks.get(match[1] ?? '') ?? Buffer.alloc(0)))
    else blob.content = body
    return { status: 201 }
  }
}

function repositoryOf(fullName: string, link: string): object {
  const [login = '', name = ''] = fullName.split('/')
  const links =
    'archive_url assignees_url blobs_url branches_url collaborators_url comments_url commits_url compare_url contents_url contributors_url deployments_url downloads_url events_url forks_url git_commits_url git_refs_url git_tags_url hooks_url html_url issue_comment_url issue_events_url issues_url keys_url labels_url languages_url merges_url milestones_url notifications_url pulls_url releases_url stargazers_url statuses_url subscribers_url subscription_url tags_url teams_url trees_url url'
  const ownerLinks = 'avatar_url events_url followers_url following_url gists_url html_url organizations_url received_events_url repos_url starred_url subscriptions_url url'
  const filled = (names: string): object => Object.fromEntries(names.split(' ').map((key) => [key, link]))
  return {
    ...filled(links),
    id: fullName === 'acme/vision' ? REPOSITORY_ID : FORK_ID,
    node_id: '',
    name,
    full_name: fullName,
    private: false,
    fork: fullName !== 'acme/vision',
    description: null,
    owner: { ...filled(ownerLinks), login, id: 1, node_id: '', gravatar_id: null, type: 'User', site_admin: false },
  }
}
