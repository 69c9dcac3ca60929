import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Check, Outcome, Verdict } from '../../src/budget/verdict.ts'
import { connect, type GitHubClient } from '../../src/github/client.ts'
import { applyOverride, findOverride } from '../../src/github/override.ts'
import { BOT_TOKEN, OWNER, REPO, TestGitHub } from '../support/github.ts'

const LABEL = 'model-budget: accepted'
let github: TestGitHub
let client: GitHubClient
let pullRequest: number
let branch = 0
beforeAll(async () => {
  github = await TestGitHub.start()
  client = await connect({ token: BOT_TOKEN, owner: OWNER, repo: REPO, apiUrl: github.url, log: () => {}, paced: false })
})
beforeEach(async () => {
  github.labelEvents.length = 0
  pullRequest = (await github.openPullRequest(`topic-${++branch}`)).number
})
afterEach(() => expect(github.invalid.splice(0)).toEqual([]))
afterAll(() => github.close())

async function label(name: string, login: string, permission: string): Promise<void> {
  await github.ask('POST', `/issues/${pullRequest}/labels`, { labels: [name] })
  github.labelEvents.push({ event: 'labeled', label: name, login, at: '2026-11-01T10:00:00Z' })
  github.permissions.set(login, permission)
}

test.each(['write', 'maintain', 'admin'])('counts when somebody who may %s set it', async (permission) => {
  await label(LABEL, 'ada', permission)
  expect(await findOverride(client, pullRequest, LABEL)).toEqual({ override: { label: LABEL, by: 'ada', at: '2026-11-01T10:00:00Z' } })
})

test.each(['read', 'triage', 'none'])('does not count when somebody who may only %s set it', async (permission) => {
  await label(LABEL, 'mallory/../ada', permission)
  expect(await findOverride(client, pullRequest, LABEL)).toEqual({ refused: `mallory/../ada, who set the label "${LABEL}", may not write to this repository` })
})

test('counts by who set it last', async () => {
  await label(LABEL, 'ada', 'admin')
  github.labelEvents.push({ event: 'unlabeled', label: LABEL, login: 'ada', at: '2026-11-01T11:00:00Z' })
  await label(LABEL, 'mallory', 'triage')
  expect(await findOverride(client, pullRequest, LABEL)).toMatchObject({ refused: expect.stringContaining('mallory') })
})

test('does not count when it was taken off again, or another label is set', async () => {
  await label('model-budget: accepted later', 'ada', 'admin')
  github.labelEvents.push({ event: 'labeled', label: LABEL, login: 'ada', at: '2026-11-01T10:00:00Z' })
  expect(await findOverride(client, pullRequest, LABEL)).toBeUndefined()
})

test('turns what failed or is unknown into warnings, and says who accepted it', () => {
  const check = (outcome: Outcome): Check => ({ budget: { metric: 'macs', limit: { kind: 'max', value: 1 }, level: 'fail' }, actual: { value: 2 }, outcome, message: 'over' })
  const override = { label: LABEL, by: 'ada', at: '2026-11-01T10:00:00Z' }
  const model = { id: 'm', path: 'm.onnx', comparison: undefined, checks: (['fail', 'unknown', 'pass', 'skipped'] as const).map(check) }
  const verdict: Verdict = { schema: 1, verdict: 'fail', base: { source: 'none' }, models: [model] }
  const accepted = applyOverride(verdict, override)
  expect(accepted).toMatchObject({ verdict: 'warn', override })
  expect(accepted.models[0]?.checks.map(({ outcome }) => outcome)).toEqual(['warn', 'warn', 'pass', 'skipped'])
  const unreadable = { ...model, checks: [], error: { code: 'model/empty', message: 'empty' } }
  expect(applyOverride({ ...verdict, models: [model, unreadable] }, override).verdict).toBe('unknown')
})
