import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { noBase } from '../../src/baseline/no-base.ts'
import { type BaseRequest, openBase, parseBase } from '../../src/baseline/sources.ts'
import { createRepository } from '../support/repository.ts'

const temporary = mkdtempSync(join(tmpdir(), 'model-budget-temporary-'))
const repo = createRepository()
afterAll(() => {
  repo.remove()
  rmSync(temporary, { recursive: true, force: true })
})
const base = repo.commit('base', { 'out/m.onnx': 'base', 'stored/out/m.onnx': 'stored by path', 'stored/other.onnx': 'stored by id', 'budgets.yml': 'version: 1' })
repo.git('checkout', '--quiet', '-b', 'feature')
const head = repo.commit('head', { 'out/m.onnx': 'head', 'budgets.yml': 'version: 1 # raised' })

const request = (more: Partial<BaseRequest>): BaseRequest => ({ base: 'auto', root: repo.folder, temporary, externalFiles: async () => [], ...more })
const contentOf = async (more: Partial<BaseRequest>, path = 'out/m.onnx', id = 'out/m') => {
  const source = await openBase(request(more))
  const file = (await source.find({ path, id }))?.file
  return { info: source.info, content: file === undefined ? undefined : readFileSync(file, 'utf8') }
}

test('finds the merge base with the default branch in git', async () => {
  expect(await contentOf({})).toEqual({ info: { source: 'git', commit: base, behind: 0, note: 'merge base with main' }, content: 'base' })
})

test('prefers the folder of base models, paired by path, then by id', async () => {
  const info = { source: 'path', note: 'the folder stored' }
  expect(await contentOf({ baseModels: 'stored' })).toEqual({ info, content: 'stored by path' })
  expect(await contentOf({ base: 'path:stored' }, 'elsewhere/m.onnx', 'other')).toEqual({ info, content: 'stored by id' })
  expect(await contentOf({ baseModels: 'stored' }, '../out/none.onnx', '../../stored/other')).toEqual({ info, content: undefined })
})

test('prefers a stored baseline of the commit compared with, and says why it fell back to git', async () => {
  const asked: unknown[] = []
  const stored = { ...noBase(''), info: { source: 'artifact', commit: base } as const }
  const findBaseline: BaseRequest['findBaseline'] = async ({ name, commit }) => {
    asked.push({ name, commit })
    return stored
  }
  expect((await openBase(request({ findBaseline }))).info).toBe(stored.info)
  expect((await openBase(request({ base: 'artifact:nightly', findBaseline }))).info).toBe(stored.info)
  expect(asked).toEqual([
    { name: undefined, commit: base },
    { name: 'nightly', commit: base },
  ])
  const none: BaseRequest['findBaseline'] = async () => ({ none: 'no run yet' })
  expect((await openBase(request({ findBaseline: none }))).info.source).toBe('git')
  expect((await openBase(request({ base: 'artifact:nightly', findBaseline: none }))).info).toEqual({ source: 'none', note: 'no run yet' })
})

test.each<[string, Partial<BaseRequest>]>([
  ['a folder', { baseModels: 'stored' }],
  ['a stored baseline', { findBaseline: async () => noBase('') }],
  ['git', {}],
])('reads the configuration of the commit compared with when the models come from %s', async (_title, more) => {
  const source = await openBase(request(more))
  expect(await source.text('budgets.yml')).toBe('version: 1')
  expect(await source.text('missing.yml')).toBeUndefined()
  expect(await source.text('../budgets.yml')).toBeUndefined()
})

test('takes the commit that is asked for', async () => {
  expect(await contentOf({ base: 'git:feature' })).toEqual({ info: { source: 'git', commit: head, note: 'feature' }, content: 'head' })
  await expect(openBase(request({ base: 'git:nowhere' }))).rejects.toMatchObject({ code: 'base/no-commit' })
})

test('goes on without base where there is none, and says why', async () => {
  const outside = request({ root: temporary, base: 'auto' })
  expect((await openBase(outside)).info).toEqual({ source: 'none', note: 'the models are not in a git repository' })
  expect((await openBase(request({ base: 'none' }))).info).toEqual({ source: 'none', note: 'base: none was asked for' })
  expect((await openBase(request({ hint: { candidates: [{ branch: 'deleted' }] } }))).info).toEqual({ source: 'none', note: 'git knows no commit to compare with' })
  await expect(openBase(request({ baseModels: 'missing' }))).rejects.toMatchObject({ code: 'base/no-folder' })
})

test.each(['', 'git', 'git:', 'auto:x', 'https://example.com', 'AUTO'])('refuses base %j', (text) => {
  expect(() => parseBase(text)).toThrow('is not understood')
})
