import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { type ActionResult, bundled, linearModel, runAction } from './action.ts'
import { BOT_TOKEN, TestGitHub } from './github.ts'
import { createRepository, type Repository } from './repository.ts'

export const BUDGETS = 'version: 1\nmodels:\n  - path: "**/*.onnx"\n    budgets:\n      params: 500\n      macs: { increase: 5% }\n'
export const HERE = { full_name: 'acme/vision', default_branch: 'main', owner: { login: 'acme' } }
export const FORK = { full_name: 'stranger/vision', owner: { login: 'stranger' } }

export interface PullRequestRun {
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly headRepo?: unknown
  readonly event?: string
}

/** A repository on disk and on GitHub with a pull request, made anew for each test; the bundle and the server serve a whole file. */
export class Scene {
  github!: TestGitHub
  repo!: Repository
  /** The commit of main: a model of 20 × 20 weights and a budget of 500 parameters. */
  base!: string
  pullRequest!: number
  #branch = 0

  /** Sets the hooks of the test file that calls it. */
  static create(): Scene {
    const scene = new Scene()
    beforeAll(async () => {
      scene.github = await TestGitHub.start()
    }, 60_000)
    afterAll(async () => {
      await scene.github?.close()
    })
    beforeEach(async () => {
      scene.repo = createRepository()
      scene.base = scene.repo.commit('base', { 'models/detector.onnx': linearModel(20), 'model-budget.yml': BUDGETS })
      scene.pullRequest = (await scene.github.openPullRequest(`topic-${++scene.#branch}`)).number
      scene.github.requests.length = 0
    })
    afterEach(() => {
      scene.repo.remove()
      scene.github.heal()
      scene.github.artifacts.clear()
      expect(scene.github.invalid.splice(0)).toEqual([])
    })
    return scene
  }

  /** Commits files on a topic branch, merges it as GitHub does, checks the merge commit out, and answers with the topic's head. */
  propose(files: Readonly<Record<string, string | Buffer>>): string {
    this.repo.git('checkout', '--quiet', '-B', 'topic', 'main')
    const head = this.repo.commit('head', files)
    this.repo.git('checkout', '--quiet', '--detach', 'main')
    this.repo.git('merge', '--quiet', '--no-ff', '--message', 'merge', 'topic')
    return head
  }

  payload(head: string, headRepo: unknown = HERE): object {
    return { repository: HERE, pull_request: { number: this.pullRequest, head: { ref: 'topic', sha: head, repo: headRepo }, base: { ref: 'main', sha: this.base, repo: HERE } } }
  }

  /** Runs the action on the pull request. */
  check(head: string, { inputs = {}, env = {}, headRepo = HERE, event = 'pull_request' }: PullRequestRun = {}): Promise<ActionResult> {
    return this.run(event, this.payload(head, headRepo), { upload: 'false', ...inputs }, env)
  }

  run(event: string, payload: unknown, inputs: Readonly<Record<string, string>> = {}, env: Readonly<Record<string, string>> = {}): Promise<ActionResult> {
    this.github.artifacts.currentRun = Number(env.GITHUB_RUN_ID ?? 1000)
    return runAction({
      entry: bundled('action.js'),
      workspace: this.repo.folder,
      event,
      payload,
      apiUrl: this.github.url,
      inputs: { token: BOT_TOKEN, ...inputs },
      env: { ACTIONS_RESULTS_URL: `${this.github.url}/`, ACTIONS_RUNTIME_TOKEN: RUNTIME_TOKEN, ...env },
    })
  }

  async comments(): Promise<readonly string[]> {
    return (await this.github.comments(this.pullRequest)).map(({ body }) => body)
  }
}

/** Names the run and job to the artifact service, as a runner's token does; nothing checks its signature. */
const RUNTIME_TOKEN = `x.${Buffer.from(JSON.stringify({ scp: 'Actions.Results:run-1:job-2' })).toString('base64url')}.y`
