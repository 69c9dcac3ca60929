import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { createEmulator, type Emulator } from 'emulate'
import { ArtifactApi } from './github-artifacts.ts'
import { complaintsAboutAnswer, complaintsAboutRequest } from './openapi.ts'

export const BOT_TOKEN = 'ghs_token-of-the-job'
export const READ_ONLY_TOKEN = 'ghs_token-of-a-fork'
export const HUMAN_TOKEN = 'ghp_token-of-a-person'
const OWNER_TOKEN = 'ghp_token-of-the-owner'
const STRANGER_TOKEN = 'ghp_token-of-a-stranger'
export const OWNER = 'acme'
export const REPO = 'vision'
const BOT = 'github-actions[bot]'
const HUMAN = 'ada'

/** What goes wrong with requests that match, as often as `times` says. */
export interface Fault {
  readonly method?: string
  readonly path: RegExp
  readonly times?: number
  /** After GitHub did as asked, so that only the answer is lost. */
  readonly after?: boolean
  readonly answer:
    | { readonly status: number; readonly message: string; readonly headers?: Readonly<Record<string, string>> }
    | 'reset'
    | { readonly delayMs: number }
    | { readonly first: () => Promise<unknown> }
}

export interface Recorded {
  readonly method: string
  readonly path: string
  readonly body: string
  status: number
}

export interface IssueComment {
  readonly id: number
  readonly body: string
  readonly user: { readonly login: string; readonly type: string }
}

type Answer = { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>>; readonly bytes?: Buffer }

/**
 * A GitHub on loopback: `emulate` keeps pull requests, comments, labels and check runs; artifacts, runs, label events and commits
 * are kept here. Every request is validated against GitHub's own description: `invalid` must stay empty.
 */
export class TestGitHub {
  readonly requests: Recorded[] = []
  readonly invalid: string[] = []
  readonly artifacts = new ArtifactApi(() => this.url)
  /** Answers of compare, by `BASE...HEAD`. */
  readonly comparisons = new Map<string, { readonly mergeBase: string; readonly ahead: number; readonly behind: number }>()
  readonly labelEvents: { readonly event: 'labeled' | 'unlabeled'; readonly label: string; readonly login: string; readonly at: string }[] = []
  readonly permissions = new Map<string, string>()
  #faults: { fault: Fault; left: number }[] = []
  readonly #emulator: Emulator
  readonly #emulatorUrl: string
  readonly #server: Server
  url: string

  private constructor(emulator: Emulator, emulatorUrl: string, server: Server, url: string) {
    this.#emulator = emulator
    this.#emulatorUrl = emulatorUrl
    this.#server = server
    this.url = url
  }

  static async start(): Promise<TestGitHub> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const port = await freePort()
    const emulator = await createEmulator({
      service: 'github',
      port,
      baseUrl: url,
      seed: {
        tokens: {
          [OWNER_TOKEN]: { login: OWNER, scopes: ['repo'] },
          [STRANGER_TOKEN]: { login: 'stranger', scopes: ['repo'] },
          [BOT_TOKEN]: { login: BOT, scopes: ['repo'] },
          [READ_ONLY_TOKEN]: { login: BOT, scopes: [] },
          [HUMAN_TOKEN]: { login: HUMAN, scopes: ['repo'] },
        },
        github: { users: [{ login: OWNER }, { login: BOT }, { login: HUMAN }, { login: 'stranger' }], repos: [{ owner: OWNER, name: REPO, auto_init: true }] },
      },
    })
    const github = new TestGitHub(emulator, `http://localhost:${port}`, server, url)
    server.on('request', (request, response) => void github.#handle(request, response))
    return github
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await Promise.all([this.#emulator.close(), new Promise((resolve) => this.#server.close(resolve))])
  }

  fail(fault: Fault): void {
    this.#faults.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY })
  }

  heal(): void {
    this.#faults = []
  }

  /** Asks the emulator past validation and faults, as a person. */
  async ask<T>(method: string, path: string, body?: unknown, token = HUMAN_TOKEN, owner = OWNER): Promise<T> {
    const answer = await fetchAgain(`${this.#emulatorUrl}/repos/${owner}/${REPO}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return (text === '' ? undefined : JSON.parse(text)) as T
  }

  /** Opens a pull request from a new branch and answers with its number and head. */
  openPullRequest(branch: string): Promise<{ readonly number: number; readonly head: string }> {
    return this.#open(branch, OWNER, OWNER_TOKEN)
  }

  /** As `openPullRequest`, from a branch of somebody's fork. */
  async openForkPullRequest(branch: string): Promise<{ readonly number: number; readonly head: string }> {
    await this.ask('POST', '/forks', {}, STRANGER_TOKEN).catch((error: Error) => {
      if (!error.message.includes('already exists')) throw error
    })
    return this.#open(branch, 'stranger', STRANGER_TOKEN)
  }

  async #open(branch: string, owner: string, token: string): Promise<{ readonly number: number; readonly head: string }> {
    const main = await this.ask<{ commit: { sha: string } }>('GET', '/branches/main', undefined, token, owner)
    await this.ask('POST', '/git/refs', { ref: `refs/heads/${branch}`, sha: main.commit.sha }, token, owner)
    await this.ask('PUT', `/contents/${branch}.txt`, { message: branch, content: 'eA==', branch }, token, owner)
    const head = owner === OWNER ? branch : `${owner}:${branch}`
    const made = await this.ask<{ number: number; head: { sha: string } }>('POST', '/pulls', { title: branch, head, base: 'main' }, token)
    return { number: made.number, head: made.head.sha }
  }

  async comments(pullRequest: number): Promise<readonly IssueComment[]> {
    const all: IssueComment[] = []
    for (let page = 1; ; page++) {
      const part = await this.ask<IssueComment[]>('GET', `/issues/${pullRequest}/comments?per_page=100&page=${page}`)
      all.push(...part)
      if (part.length < 100) return all
    }
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request)
    // An Enterprise Server has its API there.
    const url = new URL((request.url ?? '/').replace(/^\/api\/v3(?=\/)/, ''), this.url)
    const method = request.method ?? 'GET'
    const artifact = this.artifacts.answer(method, url, body)
    if (artifact?.described === false) return send(response, artifact.answer)
    const recorded: Recorded = { method, path: url.pathname + url.search, body: body.toString(), status: 0 }
    this.requests.push(recorded)
    this.invalid.push(...complaintsAboutRequest(method, url, recorded.body))
    const fault = this.#take(method, url.pathname)
    if (fault !== undefined && !fault.after && (await spoil(fault, recorded, response))) return
    const answer = artifact?.answer ?? this.#own(request, method, url) ?? (await this.#forward(request, method, url, body))
    this.invalid.push(...complaintsAboutAnswer(method, url.pathname, answer.status, answer.body))
    if (fault?.after && (await spoil(fault, recorded, response))) return
    recorded.status = answer.status
    send(response, answer)
  }

  #take(method: string, path: string): Fault | undefined {
    const found = this.#faults.find(({ fault, left }) => left > 0 && (fault.method ?? method) === method && fault.path.test(path))
    if (found !== undefined) found.left--
    return found?.fault
  }

  /** What the emulator lacks. */
  #own(request: IncomingMessage, method: string, url: URL): Answer | undefined {
    const token = request.headers.authorization?.replace(/^(token|bearer) /i, '')
    if (![BOT_TOKEN, READ_ONLY_TOKEN, HUMAN_TOKEN].includes(token ?? '')) return { status: 401, body: { message: 'Bad credentials' } }
    if (method !== 'GET' && token === READ_ONLY_TOKEN) return { status: 403, body: { message: 'Resource not accessible by integration' } }
    if (url.pathname === '/user' && token !== HUMAN_TOKEN) return { status: 403, body: { message: 'Resource not accessible by integration' } }
    const prefix = `/repos/${OWNER}/${REPO}`
    if (/\/issues\/\d+\/events$/.test(url.pathname))
      return { status: 200, body: this.labelEvents.map(({ event, label, login, at }, id) => ({ id, event, label: { name: label, color: '' }, actor: { login }, created_at: at })) }
    const permission = /\/collaborators\/([^/]+)\/permission$/.exec(url.pathname)?.[1]
    if (permission !== undefined) return { status: 200, body: { permission: this.permissions.get(decodeURIComponent(permission)) ?? 'read', role_name: '', user: null } }
    if (url.pathname.startsWith(`${prefix}/compare/`)) {
      const known = this.comparisons.get(decodeURIComponent(url.pathname.slice(`${prefix}/compare/`.length)))
      return known === undefined ? { status: 404, body: { message: 'Not Found' } } : { status: 200, body: comparison(this.url, known) }
    }
    return undefined
  }

  async #forward(request: IncomingMessage, method: string, url: URL, body: Buffer): Promise<Answer> {
    const headers: Record<string, string> = { authorization: String(request.headers.authorization ?? ''), 'content-type': 'application/json' }
    const answer = await fetchAgain(this.#emulatorUrl + url.pathname + url.search, { method, headers, ...(body.length > 0 && { body }) })
    const text = await answer.text()
    const link = answer.headers.get('link')
    const value: unknown = text === '' ? undefined : JSON.parse(text, (key, entry) => (key === 'user' && entry?.login?.endsWith('[bot]') ? { ...entry, type: 'Bot' } : entry))
    return { status: answer.status, body: value, ...(link !== null && { headers: { link } }) }
  }
}

function comparison(url: string, { mergeBase, ahead, behind }: { readonly mergeBase: string; readonly ahead: number; readonly behind: number }): object {
  const link = `${url}/x`
  const commit = {
    url: link,
    sha: mergeBase,
    node_id: '',
    html_url: link,
    comments_url: link,
    commit: { url: link, author: null, committer: null, message: '', comment_count: 0, tree: { sha: mergeBase, url: link } },
    author: null,
    committer: null,
    parents: [],
  }
  const status = ahead > 0 && behind > 0 ? 'diverged' : ahead > 0 ? 'ahead' : behind > 0 ? 'behind' : 'identical'
  return {
    url: link,
    html_url: link,
    permalink_url: link,
    diff_url: link,
    patch_url: link,
    base_commit: commit,
    merge_base_commit: commit,
    status,
    ahead_by: ahead,
    behind_by: behind,
    total_commits: ahead,
    commits: [],
    files: [],
  }
}

/** The emulator closes connections that were idle for a while, just as the next request may go out on one. */
async function fetchAgain(url: string, init: RequestInit): Promise<Response> {
  return fetch(url, init).catch(() => fetch(url, init))
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** Whether the answer is settled: a delay, or something done first, only delays it. */
async function spoil({ answer }: Fault, recorded: Recorded, response: ServerResponse): Promise<boolean> {
  if (answer === 'reset') {
    response.socket?.resetAndDestroy()
    return true
  }
  if ('delayMs' in answer) {
    await new Promise((resolve) => setTimeout(resolve, answer.delayMs))
    return false
  }
  if ('first' in answer) {
    await answer.first()
    return false
  }
  recorded.status = answer.status
  send(response, { status: answer.status, body: { message: answer.message }, ...(answer.headers && { headers: answer.headers }) })
  return true
}

function send(response: ServerResponse, { status, body, bytes, headers }: Answer): void {
  response.writeHead(status, { ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }), ...headers })
  response.end(bytes ?? (body === undefined ? undefined : JSON.stringify(body)))
}

async function freePort(): Promise<number> {
  const server = createTcpServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
