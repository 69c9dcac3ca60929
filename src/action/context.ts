import { tmpdir } from 'node:os'
import { connect, type GitHubClient } from '../github/client.ts'
import type { GitHubEvent } from '../github/event.ts'
import { explainFailure, type Task } from '../github/failure.ts'
import type { Inputs } from './inputs.ts'
import { log } from './log.ts'

/** What every mode needs to know and may use. */
export interface Context {
  readonly env: NodeJS.ProcessEnv
  readonly inputs: Inputs
  readonly event: GitHubEvent
  /** The checkout: what all paths are relative to. */
  readonly workspace: string
  /** Where files may go that nobody misses after the job. */
  readonly temporary: string
  /** Connects when first asked; undefined: there is no token, or no repository. */
  readonly client: () => Promise<GitHubClient | undefined>
  /** Does something that may fail without changing the verdict: a failure becomes a warning that says what to do. */
  readonly attempt: <T>(task: Task, work: () => Promise<T>) => Promise<T | undefined>
}

export function createContext(env: NodeJS.ProcessEnv, inputs: Inputs, event: GitHubEvent): Context {
  let connected: Promise<GitHubClient | undefined> | undefined
  const { owner, repo } = event.run
  const { token } = inputs
  const connectOnce = (): Promise<GitHubClient | undefined> => {
    connected ??=
      token === undefined || owner === '' || repo === ''
        ? Promise.resolve(undefined)
        : connect({ token, owner, repo, apiUrl: env.GITHUB_API_URL ?? 'https://api.github.com', log: (message) => log.info(`GitHub API: ${message}`) })
    return connected
  }
  return {
    env,
    inputs,
    event,
    workspace: env.GITHUB_WORKSPACE ?? process.cwd(),
    temporary: env.RUNNER_TEMP ?? tmpdir(),
    client: connectOnce,
    attempt: async (task, work) => {
      try {
        return await work()
      } catch (thrown) {
        const { message, hint } = explainFailure(thrown, { task, readOnlyToken: event.readOnlyToken })
        log.warn(message, hint)
        return undefined
      }
    },
  }
}
