import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { BaseSource } from '../../src/base-source.ts'
import { type BaselineRequest, baselineFinder } from '../../src/baseline/artifact.ts'
import { type Git, openGit } from '../../src/baseline/git.ts'
import { artifactStore } from '../../src/github/artifacts.ts'
import { connect, type GitHubClient } from '../../src/github/client.ts'
import { compareCommits } from '../../src/github/compare.ts'
import { BOT_TOKEN, OWNER, REPO, TestGitHub } from '../support/github.ts'
import { UNTOLD_RUN } from '../support/github-artifacts.ts'
import { profile } from '../support/profile.ts'
import { createRepository } from '../support/repository.ts'
import { type ZipEntry, zip } from '../support/zip.ts'

const temporary = mkdtempSync(join(tmpdir(), 'model-budget-artifacts-'))
const repo = createRepository()
const [first, second, third] = ['first', 'second', 'third'].map((message) => repo.commit(message)) as [string, string, string]
let github: TestGitHub
let client: GitHubClient
let git: Git | undefined
beforeAll(async () => {
  github = await TestGitHub.start()
  client = await connect({ token: BOT_TOKEN, owner: OWNER, repo: REPO, apiUrl: github.url, log: () => {}, paced: false, backoffMs: 1 })
  git = await openGit(repo.folder)
})
beforeEach(() => {
  github.artifacts.runs = []
  github.artifacts.artifacts = []
  github.requests.length = 0
})
afterEach(() => {
  github.heal()
  expect(github.invalid.splice(0)).toEqual([])
})
afterAll(async () => {
  await github.close()
  repo.remove()
  rmSync(temporary, { recursive: true, force: true })
})

const content = 'the model'
const sha256 = createHash('sha256').update(content).digest('hex')
const entries = (commit: string, more: object = {}): ZipEntry[] => [
  {
    name: 'baseline.json',
    content: JSON.stringify({
      schema: 1,
      commit,
      models: [{ id: 'm', path: 'out/m.onnx', profile: 'profiles/0.json', settings: 'a'.repeat(64), files: [{ path: 'out/m.onnx', sha256, bytes: content.length }] }],
      ...more,
    }),
  },
  { name: 'profiles/0.json', content: JSON.stringify(profile({ path: 'out/m.onnx', totals: { macs: 42 } })) },
]
const run = (id: number, headSha: string, more: object = {}) => github.artifacts.runs.push({ id, event: 'push', headSha, headBranch: 'main', ...more })
const store = (id: number, headSha: string, more: object = {}) => {
  run(id, headSha, more)
  return github.artifacts.add(id, 'model-budget-baseline', zip(entries(headSha)))
}

function find(commit: string | undefined, withGit = true, more: Partial<BaselineRequest> = {}): Promise<BaseSource | { readonly none: string }> {
  const finder = baselineFinder({
    store: artifactStore(client, 'budget.yml'),
    branch: 'main',
    defaultName: 'model-budget-baseline',
    compareCommits: compareCommits(client),
    temporary,
    ...more,
  })
  return finder({ ...(commit !== undefined && { commit }), ...(withGit && git !== undefined && { git }) })
}
async function found(commit: string | undefined, withGit = true): Promise<BaseSource> {
  const source = await find(commit, withGit)
  if ('none' in source) throw new Error(source.none)
  return source
}

test('takes the baseline of the commit compared with, over a newer one', async () => {
  for (const [id, commit] of [first, second, third].entries()) store(id + 1, commit)
  const source = await found(second)
  expect(source.info).toEqual({ source: 'artifact', commit: second, behind: 0, note: 'stored by run 2' })
  expect(source.models).toEqual(['out/m.onnx'])
  const model = await source.find({ path: 'out/m.onnx', id: 'm' })
  expect(model?.profile?.totals.macs).toEqual({ value: 42 })
  github.artifacts.add(1, `model-budget-file-${sha256}`, zip([{ name: sha256, content }]))
  expect(readFileSync((await model?.fetchWhole?.()) ?? '', 'utf8')).toBe(content)
  await source.close()
  expect(readdirSync(temporary)).toEqual([])
})

test('takes the newest before that commit, and says how far behind it is', async () => {
  store(1, first)
  run(2, second)
  expect((await found(third)).info).toEqual({ source: 'artifact', commit: first, behind: 2, note: 'stored by run 1' })
})

test('asks the server how commits lie where the clone does not know', async () => {
  store(1, first)
  store(2, third)
  github.comparisons.set(`${third}...${second}`, { mergeBase: second, ahead: 0, behind: 1 })
  github.comparisons.set(`${first}...${second}`, { mergeBase: first, ahead: 1, behind: 0 })
  expect((await found(second, false)).info).toMatchObject({ commit: first, behind: 1 })
})

test('takes the newest of all where no commit is known', async () => {
  store(1, first)
  store(2, third)
  expect((await found(undefined)).info).toEqual({ source: 'artifact', commit: third, note: 'stored by run 2' })
})

test.each([
  ['a fork', { headRepository: 'stranger/vision' }],
  ['a pull request', { event: 'pull_request' }],
  ['another branch', { headBranch: 'other' }],
  ['a failed run', { conclusion: 'failure' }],
])('never takes a baseline of %s', async (_title, more) => {
  store(1, second, more)
  expect(await find(second)).toEqual({ none: 'no successful run of this workflow on main yet' })
})

test.each<[string, (id: number) => void, RegExp]>([
  ['expired', (id) => github.artifacts.add(id, 'model-budget-baseline', zip(entries(second)), true), /has stored a baseline/],
  ['missing', () => {}, /has stored a baseline/],
  ['no zip', (id) => github.artifacts.add(id, 'model-budget-baseline', Buffer.from('<html>')), /no zip/],
  ['without an index', (id) => github.artifacts.add(id, 'model-budget-baseline', zip([{ name: 'x', content: '' }])), /has no baseline.json/],
  ['of another schema', (id) => github.artifacts.add(id, 'model-budget-baseline', zip(entries(second, { schema: 2 }))), /schema/],
  ['not JSON', (id) => github.artifacts.add(id, 'model-budget-baseline', zip([{ name: 'baseline.json', content: '{"schema":' }])), /schema/],
  [
    'with a path that escapes',
    (id) =>
      github.artifacts.add(
        id,
        'model-budget-baseline',
        zip(entries(second, { models: [{ id: 'm', path: '../../etc/passwd', profile: 'profiles/0.json', settings: 'a'.repeat(64), files: [] }] })),
      ),
    /schema/,
  ],
])('passes over a baseline that is %s, and says so where there is no older one', async (_title, add, reason) => {
  run(2, second)
  add(2)
  expect(await find(second)).toEqual({ none: expect.stringMatching(reason) })
  store(1, first)
  expect((await found(second)).info).toMatchObject({ commit: first, behind: 1 })
})

test.each([
  ['infinite figures', JSON.stringify(profile()).replace('"value":0', '"value":1e999')],
  ['no schema', '{}'],
  ['no JSON', 'profile'],
])('refuses a stored profile with %s', async (_title, text) => {
  run(1, second)
  const add = (files: readonly object[]) => {
    const models = [{ id: 'm', path: 'out/m.onnx', profile: 'profiles/0.json', settings: 'a'.repeat(64), files }]
    github.artifacts.add(1, 'model-budget-baseline', zip([...entries(second, { models }).slice(0, 1), { name: 'profiles/0.json', content: text }]))
  }
  add([])
  const where = { path: 'out/m.onnx', id: 'm' }
  await expect((await found(second)).find(where)).rejects.toMatchObject({ code: 'base/artifact', message: expect.stringContaining('out/m.onnx') })
  add([{ path: 'out/m.onnx', sha256, bytes: content.length }])
  const model = await (await found(second)).find(where)
  expect(model).toEqual({ path: 'out/m.onnx', fetchFile: expect.any(Function), fetchWhole: expect.any(Function) })
})

test('fetches to profile anew the model, and of its weights what is small', async () => {
  run(1, second)
  const files = [
    { path: 'out/m.onnx', sha256, bytes: content.length },
    { path: 'out/m.data', sha256: 'f'.repeat(64), bytes: 2 ** 30 },
  ]
  const models = [{ id: 'm', path: 'out/m.onnx', profile: 'profiles/0.json', settings: 'a'.repeat(64), files }]
  github.artifacts.add(1, 'model-budget-baseline', zip(entries(second, { models })))
  github.artifacts.add(1, `model-budget-file-${sha256}`, zip([{ name: sha256, content }]))
  const model = await (await found(second)).find({ path: 'out/m.onnx', id: 'm' })
  expect(model?.settings).toBe('a'.repeat(64))
  expect(readFileSync((await model?.fetchFile?.()) ?? '', 'utf8')).toBe(content)
  await expect(model?.fetchWhole?.()).rejects.toThrow('out/m.data: the stored file has expired')
})

test('takes stored files of its own runs alone, however many a fork leaves under the same name', async () => {
  store(1, second)
  github.artifacts.add(1, `model-budget-file-${sha256}`, zip([{ name: sha256, content }]))
  run(9, third, { event: 'pull_request', headRepository: 'stranger/vision' })
  for (let i = 0; i < 150; i++) github.artifacts.add(9, `model-budget-file-${sha256}`, zip([{ name: sha256, content: 'evil file' }]))
  github.artifacts.add(UNTOLD_RUN, `model-budget-file-${sha256}`, zip([{ name: sha256, content: 'evil file' }]))
  const model = await (await found(second)).find({ path: 'out/m.onnx', id: 'm' })
  expect(readFileSync((await model?.fetchWhole?.()) ?? '', 'utf8')).toBe(content)
})

test('looks through a thousand artifacts of a run and no more', async () => {
  run(9, third)
  for (let i = 0; i < 1200; i++) github.artifacts.add(9, `model-budget-report-${i}`, Buffer.alloc(0))
  expect(await artifactStore(client, undefined).artifacts({ run: 9 })).toHaveLength(1000)
  expect(github.requests).toHaveLength(10)
})

test('refuses a stored file that is not what the baseline says, whoever stored it', async () => {
  store(1, second)
  github.artifacts.add(1, `model-budget-file-${sha256}`, zip([{ name: sha256, content: 'evil file' }]))
  const model = await (await found(second)).find({ path: 'out/m.onnx', id: 'm' })
  await expect(model?.fetchWhole?.()).rejects.toThrow('is not what the baseline says')
})

test('says that a stored file has expired', async () => {
  store(1, second)
  const model = await (await found(second)).find({ path: 'elsewhere.onnx', id: 'm' })
  await expect(model?.fetchWhole?.()).rejects.toThrow('out/m.onnx: the stored file has expired')
})

test("lets the API's own refusals through, for the log", async () => {
  github.fail({ path: /runs/, answer: { status: 403, message: 'Resource not accessible by integration' } })
  await expect(find(second)).rejects.toMatchObject({ status: 403 })
})
