import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Annotation } from '../../src/github/annotation.ts'
import { publishCheckRun } from '../../src/github/check-run.ts'
import { connect, type GitHubClient } from '../../src/github/client.ts'
import { BOT_TOKEN, OWNER, REPO, TestGitHub } from '../support/github.ts'

let github: TestGitHub
let client: GitHubClient
let head: string
beforeAll(async () => {
  github = await TestGitHub.start()
  head = (await github.openPullRequest('topic')).head
  client = await connect({ token: BOT_TOKEN, owner: OWNER, repo: REPO, apiUrl: github.url, log: () => {}, paced: false, backoffMs: 1 })
})
afterAll(() => github.close())
afterEach(() => {
  expect(github.invalid.splice(0)).toEqual([])
  github.requests.length = 0
})

const request = { name: 'Model budget', conclusion: 'failure', title: 'params of detector are over budget', summary: '| a |', annotations: [] } as const
const annotation = (n: number): Annotation => ({ level: 'failure', path: 'model-budget.yml', line: n, title: `budget ${n}`, message: `over budget ${n}` })
interface Sent {
  readonly output: {
    readonly title: string
    readonly summary: string
    readonly annotations: readonly { readonly start_line: number; readonly title: string; readonly message: string }[]
  }
}
const sent = (): readonly Sent[] => github.requests.map(({ body }) => JSON.parse(body))

test('creates a completed check run on the head of the pull request', async () => {
  await publishCheckRun(client, { ...request, head, annotations: [annotation(3)] })
  expect(sent()).toEqual([
    {
      name: 'Model budget',
      head_sha: head,
      status: 'completed',
      conclusion: 'failure',
      output: {
        title: request.title,
        summary: '| a |',
        annotations: [{ annotation_level: 'failure', path: 'model-budget.yml', start_line: 3, end_line: 3, title: 'budget 3', message: 'over budget 3' }],
      },
    },
  ])
})

test('adds annotations in batches of 50, in order', async () => {
  await publishCheckRun(client, { ...request, head, annotations: Array.from({ length: 120 }, (_, n) => annotation(n + 1)) })
  expect(github.requests.map(({ method }) => method)).toEqual(['POST', 'PATCH', 'PATCH'])
  expect(sent().map(({ output }) => output.annotations.length)).toEqual([50, 50, 20])
  expect(sent()[1]?.output.annotations[0]?.start_line).toBe(51)
})

test("stays within GitHub's limits", async () => {
  await publishCheckRun(client, {
    ...request,
    head,
    title: 't'.repeat(1000),
    summary: 's'.repeat(70_000),
    annotations: [{ ...annotation(1), title: 't'.repeat(1000), message: '€'.repeat(40_000) }],
  })
  const output = sent()[0]?.output
  expect([output?.title.length, output?.summary.length, output?.annotations[0]?.title.length]).toEqual([255, 65_535, 255])
  // 65,536 bytes hold 21,845 euro signs of 3 bytes, and no part of one
  expect(output?.annotations[0]?.message).toBe('€'.repeat(21_845))
})
