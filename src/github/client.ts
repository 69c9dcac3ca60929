import type { getOctokit } from '@actions/github'

/** A request that GitHub has not answered by then is tried again. */
const REQUEST_TIMEOUT_MS = 30_000
/** Rate limits that ask for a longer pause than this are not waited for: the verdict does not depend on what we publish. */
const MAX_PAUSE_SECONDS = 60
const RATE_LIMIT_RETRIES = 2

export interface ClientOptions {
  readonly token: string
  readonly owner: string
  readonly repo: string
  readonly apiUrl: string
  /** Told of every pause and repetition. */
  readonly log: (message: string) => void
  /** Unit of the pauses between tries; shorter in tests. */
  readonly backoffMs?: number
  readonly timeoutMs?: number
  /** Whether writes keep the distance of a second or more that GitHub asks for; off in tests. */
  readonly paced?: boolean
}

/** Stands in place of a limiter of plugin-throttling. */
const AT_ONCE = { key: () => ({ schedule: async (_job: unknown, write: () => Promise<void>) => write() }) }
const UNPACED: object = { write: AT_ONCE, notifications: AT_ONCE }

/** One repository through the REST API, with retries, pauses and time-outs already seen to. */
export interface GitHubClient {
  readonly octokit: ReturnType<typeof getOctokit>
  readonly owner: string
  readonly repo: string
  readonly apiUrl: string
}

/**
 * Connects to the REST API: GitHub's own or an Enterprise Server's. Server errors, resets and time-outs are tried three more times
 * with growing pauses; rate limits are waited for as long as `retry-after` or the reset time asks, up to a minute.
 */
export async function connect({ token, owner, repo, apiUrl, log, backoffMs = 1000, timeoutMs = REQUEST_TIMEOUT_MS, paced = true }: ClientOptions): Promise<GitHubClient> {
  const [github, { defaults }, { retry }, { throttling }] = await Promise.all([
    import('@actions/github'),
    import('@actions/github/lib/utils'),
    import('@octokit/plugin-retry'),
    import('@octokit/plugin-throttling'),
  ])
  const waitFor = (what: string) => (retryAfter: number, options: { readonly method: string; readonly url: string }, _octokit: unknown, retryCount: number) => {
    const again = retryAfter <= MAX_PAUSE_SECONDS && retryCount < RATE_LIMIT_RETRIES
    log(`${options.method} ${options.url}: ${what}, ${again ? `trying again in ${retryAfter} s` : `which lasts ${retryAfter} s: not waited for`}`)
    return again
  }
  const proxyFetch = defaults.request?.fetch ?? fetch
  const octokit = github.getOctokit(
    token,
    {
      baseUrl: apiUrl,
      userAgent: 'model-budget',
      request: { fetch: (url: string, init: object) => proxyFetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) }) },
      retry: { retryAfterBaseValue: backoffMs },
      throttle: {
        ...(paced ? {} : UNPACED),
        retryAfterBaseValue: backoffMs,
        onRateLimit: waitFor('rate limit'),
        onSecondaryRateLimit: waitFor('secondary rate limit'),
      },
      log: { debug: () => {}, info: () => {}, warn: log, error: log },
    },
    retry,
    throttling,
  )
  return { octokit, owner, repo, apiUrl }
}
