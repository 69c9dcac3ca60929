import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type GitHubEvent, readEvent } from '../../src/github/event.ts'

const folder = mkdtempSync(join(tmpdir(), 'model-budget-event-'))
afterAll(() => rmSync(folder, { recursive: true }))

const HEAD = 'a'.repeat(40)
const BASE = 'b'.repeat(40)
const MERGE = 'c'.repeat(40)
const repository = { full_name: 'acme/vision', default_branch: 'main', owner: { login: 'acme' } }

function read(name: string, payload: unknown, env: NodeJS.ProcessEnv = {}): GitHubEvent {
  const path = join(folder, 'event.json')
  writeFileSync(path, typeof payload === 'string' ? payload : JSON.stringify(payload))
  return readEvent({ GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: 'acme/vision', GITHUB_SHA: MERGE, GITHUB_RUN_ID: '77', GITHUB_RUN_ATTEMPT: '2', ...env })
}

const pullRequest = (headRepo: unknown) => ({
  repository,
  pull_request: { number: 5, head: { ref: 'topic', sha: HEAD, repo: headRepo }, base: { ref: 'release/1.x', sha: BASE, repo: repository } },
})

test.each([
  ['pull_request', repository, false],
  ['pull_request_target', repository, false],
  ['pull_request', { full_name: 'stranger/vision' }, true],
  ['pull_request', null, true],
])('reads %s from %j', (name, headRepo, fork) => {
  expect(read(name, pullRequest(headRepo))).toMatchObject({
    pullRequest: { number: 5, head: HEAD, fork },
    head: HEAD,
    baseBranch: 'release/1.x',
    base: { head: HEAD, pullRequestHead: HEAD, candidates: [{ branch: 'release/1.x' }, { commit: BASE }] },
    run: { owner: 'acme', repo: 'vision', id: 77, attempt: 2 },
  })
})

test.each<[string, string, unknown, Partial<GitHubEvent>]>([
  [
    'a merge group',
    'merge_group',
    { repository, merge_group: { head_sha: HEAD, base_sha: BASE, base_ref: 'refs/heads/main' } },
    { head: HEAD, baseBranch: 'main', base: { head: HEAD, candidates: [{ commit: BASE }] } },
  ],
  [
    'a push to the default branch',
    'push',
    { repository, ref: 'refs/heads/main', before: BASE, after: HEAD },
    { head: HEAD, baseBranch: 'main', base: { head: HEAD, candidates: [{ commit: BASE }] } },
  ],
  ['the first push of the default branch', 'push', { repository, ref: 'refs/heads/main', before: '0'.repeat(40), after: HEAD }, { base: { head: HEAD, candidates: [] } }],
  [
    'a push to a topic branch',
    'push',
    { repository, ref: 'refs/heads/topic', before: BASE, after: HEAD },
    { baseBranch: 'topic', base: { head: HEAD, candidates: [{ branch: 'main' }] } },
  ],
  ['a dispatch by hand', 'workflow_dispatch', { repository, inputs: {} }, { head: MERGE, baseBranch: 'main', base: { head: MERGE, candidates: [{ branch: 'main' }] } }],
  ['a schedule', 'schedule', { repository, schedule: '0 0 * * *' }, { head: MERGE, baseBranch: 'main', base: { head: MERGE, candidates: [{ branch: 'main' }] } }],
  ['a comment', 'issue_comment', { repository, issue: { number: 5, pull_request: {} } }, { pullRequest: undefined, base: { head: MERGE, candidates: [{ branch: 'main' }] } }],
])('knows base after %s', (_title, name, payload, expected) => {
  const event = read(name, payload)
  expect(event).toMatchObject(expected)
  if (name !== 'pull_request') expect(event.pullRequest).toBeUndefined()
})

test('knows whose token is read-only', () => {
  expect(read('pull_request', pullRequest(null)).readOnlyToken).toBe(true)
  expect(read('pull_request', pullRequest(repository)).readOnlyToken).toBe(false)
  expect(read('pull_request', pullRequest(repository), { GITHUB_ACTOR: 'dependabot[bot]' }).readOnlyToken).toBe(true)
  expect(read('pull_request_target', pullRequest(null)).readOnlyToken).toBe(false)
})

test('reads the run that a workflow_run follows, its fork deleted or not', () => {
  const workflow_run = {
    id: 9,
    run_attempt: 3,
    event: 'pull_request',
    head_sha: HEAD,
    head_branch: 'main',
    head_repository: { full_name: 'stranger/vision', owner: { login: 'stranger' } },
  }
  expect(read('workflow_run', { repository, workflow_run }).triggeringRun).toEqual({
    id: 9,
    attempt: 3,
    event: 'pull_request',
    head: HEAD,
    headBranch: 'main',
    headRepository: 'stranger/vision',
    headOwner: 'stranger',
  })
  expect(read('workflow_run', { repository, workflow_run: { ...workflow_run, head_repository: null } }).triggeringRun).toMatchObject({
    headRepository: undefined,
    headOwner: undefined,
  })
})

test.each([
  ['missing', { GITHUB_EVENT_PATH: '/nowhere/event.json' }, {}],
  ['not named', { GITHUB_EVENT_PATH: undefined }, {}],
  ['empty', {}, ''],
  ['not JSON', {}, '{"pull_request":'],
  ['null', {}, 'null'],
  ['an array', {}, '[1]'],
  ['of odd types', {}, { pull_request: { number: '5; rm -rf', head: 7, base: { ref: 1, sha: '--upload-pack=x' } }, repository: 'text', workflow_run: [] }],
])('survives a payload that is %s', (_title, env, payload) => {
  expect(read('pull_request', payload, env)).toMatchObject({ pullRequest: undefined, head: MERGE, base: { head: MERGE, candidates: [] } })
})

test('names the workflow file from its reference, on whatever branch it lies', () => {
  const env = { GITHUB_WORKFLOW_REF: 'acme/vision/.github/workflows/budget.yml@refs/heads/release/v2.yml@x', GITHUB_WORKFLOW: 'Budget', GITHUB_JOB: 'check' }
  expect(read('push', {}, env).run).toMatchObject({ workflowFile: 'budget.yml', workflow: 'Budget', job: 'check' })
  expect(readEvent({})).toMatchObject({ name: '', run: { owner: '', repo: '', id: 1, attempt: 1, workflowFile: undefined } })
})
