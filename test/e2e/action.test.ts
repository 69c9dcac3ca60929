import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type ActionResult, buildAction, linearModel, runAction } from '../support/action.ts'
import { BOT_TOKEN, READ_ONLY_TOKEN, TestGitHub } from '../support/github.ts'
import { createRepository, type Repository } from '../support/repository.ts'

const BUDGETS = 'version: 1\nmodels:\n  - path: "**/*.onnx"\n    budgets:\n      params: 500\n      macs: { increase: 5% }\n'

let github: TestGitHub
let action: ReturnType<typeof buildAction>
let repo: Repository
let pullRequest: number
let base: string
let branch = 0
beforeAll(async () => {
  action = buildAction()
  github = await TestGitHub.start()
}, 60_000)
afterAll(async () => {
  action.remove()
  await github.close()
})
/** main holds a model of 20 × 20; a topic branch and its merge commit are checked out. */
beforeEach(async () => {
  repo = createRepository()
  base = repo.commit('base', { 'models/detector.onnx': linearModel(20), 'model-budget.yml': BUDGETS })
  pullRequest = (await github.openPullRequest(`topic-${++branch}`)).number
  github.requests.length = 0
})
afterEach(() => {
  repo.remove()
  github.heal()
  expect(github.invalid.splice(0)).toEqual([])
})

/** Commits files on a topic branch, merges it as GitHub does, and checks the merge commit out. */
function propose(files: Readonly<Record<string, string | Buffer>>): string {
  repo.git('checkout', '--quiet', '-b', 'topic')
  const head = repo.commit('head', files)
  repo.git('checkout', '--quiet', '--detach', 'main')
  repo.git('merge', '--quiet', '--no-ff', '--message', 'merge', 'topic')
  return head
}

const repository = { full_name: 'acme/vision', default_branch: 'main', owner: { login: 'acme' } }
function run(head: string, inputs: Readonly<Record<string, string>> = {}, env: Readonly<Record<string, string>> = {}, headRepo: unknown = repository): Promise<ActionResult> {
  const payload = { repository, pull_request: { number: pullRequest, head: { ref: 'topic', sha: head, repo: headRepo }, base: { ref: 'main', sha: base, repo: repository } } }
  return runAction({
    entry: action.entry,
    workspace: repo.folder,
    event: 'pull_request',
    payload,
    apiUrl: github.url,
    inputs: { token: BOT_TOKEN, upload: 'false', ...inputs },
    env,
  })
}
const bodies = async () => (await github.comments(pullRequest)).map(({ body }) => body)

test('passes, comments once, and updates the comment on the second run', async () => {
  const head = propose({ 'models/detector.onnx': linearModel(20, 'renamed') })
  const first = await run(head)
  expect(first.log).not.toContain('::error')
  expect(first).toMatchObject({ code: 0, outputs: { verdict: 'pass', failed: '0', params: '400', macs: '400', 'comment-url': expect.stringContaining('#issuecomment-') } })
  const second = await run(head, {}, { GITHUB_RUN_ID: '1001' })
  expect(second.outputs['comment-id']).toBe(first.outputs['comment-id'])
  const comments = await bodies()
  expect(comments).toHaveLength(1)
  expect(comments[0]).toContain(`of commit \`${base.slice(0, 12)}\``)
  expect(second.summary).toContain('Within budget')
  expect(JSON.parse(readFileSync(second.outputs['report-json'] ?? '', 'utf8'))).toMatchObject({ schema: 1, verdict: 'pass', base: { source: 'git', commit: base, behind: 0 } })
})

test('fails when a budget is exceeded, says so everywhere, and turns the comment green when it is fixed', async () => {
  const failed = await run(propose({ 'models/detector.onnx': linearModel(30) }))
  expect(failed).toMatchObject({ code: 1, outputs: { verdict: 'fail', failed: '2', params: '900', macs: '900' } })
  expect(failed.log).toMatch(/::error title=model-budget%3A params of models\/detector,file=model-budget.yml,line=5::/)
  expect((await bodies())[0]).toContain('Over budget')
  expect(failed.summary).toContain('Over budget')
  repo.git('checkout', '--quiet', 'topic')
  const head = repo.commit('fix', { 'models/detector.onnx': linearModel(20) })
  const fixed = await run(head, { comment: 'on-failure' }, { GITHUB_RUN_ID: '1001' })
  expect(fixed).toMatchObject({ code: 0, outputs: { verdict: 'pass', 'comment-id': failed.outputs['comment-id'] } })
  expect(await bodies()).toEqual([expect.stringContaining('Within budget')])
})

test.each([
  ['a fork', READ_ONLY_TOKEN, { full_name: 'stranger/vision' }, 'read-only'],
  ['a missing permission', READ_ONLY_TOKEN, repository, 'pull-requests: write'],
  ['a wrong token', 'ghp_wrong', repository, 'the token is not valid'],
])('keeps the verdict and says what to do after %s', async (_title, token, headRepo, words) => {
  const head = propose({ 'models/detector.onnx': linearModel(20, 'renamed') })
  const result = await run(head, { token }, {}, headRepo)
  expect(result).toMatchObject({ code: 0, outputs: { verdict: 'pass', 'comment-id': '' } })
  expect(result.log).toContain('::warning title=model-budget::the comment could not be posted')
  expect(result.log).toContain(words)
  expect(result.summary).toContain('Within budget')
  expect(result.log.replaceAll(`::add-mask::${token}`, '')).not.toContain(token)
})
