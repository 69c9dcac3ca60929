import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { NO_BINDINGS } from '../src/analyze/bindings.ts'
import type { BaseModel, BaseSource } from '../src/base-source.ts'
import { externalFilesOf } from '../src/baseline/external-files.ts'
import { noBase } from '../src/baseline/no-base.ts'
import { openBase } from '../src/baseline/sources.ts'
import type { Outcome, Verdict } from '../src/budget/verdict.ts'
import { profileFile } from '../src/library.ts'
import { profileSettings } from '../src/profile-settings.ts'
import { loadProject, type ProjectRequest } from '../src/project.ts'
import { renderVerdict } from '../src/report/render.ts'
import { runCheck } from '../src/run.ts'
import { AppError } from '../src/util/errors.ts'
import { linearModel } from './support/action.ts'
import { modelOf } from './support/graph-text.ts'
import { writeModel } from './support/model.ts'
import { createRepository, hasGitLfs, type Repository } from './support/repository.ts'
import { tempFolder } from './support/temp-folder.ts'

const temporary = tempFolder()
const BUDGETS = 'version: 1\nmodels: [{ path: "**/*.onnx" }]\nbudgets: { macs: { max: 500, increase: 5% } }\n'

function repository(): Repository {
  const made = createRepository()
  onTestFinished(() => made.remove())
  return made
}

async function check(root: string, base: BaseSource, request: Partial<ProjectRequest> = {}): Promise<Verdict> {
  const verdict = await runCheck(await loadProject({ root, ...request }), { base, today: '2026-11-21' })
  await base.close()
  return verdict
}

function inGit({ folder }: Repository, commit: string): Promise<BaseSource> {
  return openBase({ base: `git:${commit}`, root: folder, temporary, externalFiles: externalFilesOf })
}

const outcomes = ({ models }: Verdict): Readonly<Record<string, readonly Outcome[]>> =>
  Object.fromEntries(models.map(({ path, checks }) => [path, checks.map(({ outcome }) => outcome)]))
const pointer = (oid: string) => `version https://git-lfs.github.com/spec/v1\noid sha256:${oid.repeat(64)}\nsize 12345\n`

test.skipIf(!hasGitLfs)('a base whose Git LFS object is lost makes relative budgets unknown, and neither new nor renamed', async () => {
  const repo = repository()
  const base = repo.commit('base', { 'model-budget.yml': BUDGETS, 'lost.onnx': pointer('a'), 'twin.onnx': linearModel(20), 'kept.onnx': linearModel(10) })
  repo.git('rm', '--quiet', 'twin.onnx')
  repo.commit('head', { 'lost.onnx': linearModel(20), 'kept.onnx': linearModel(11), 'new.onnx': linearModel(5, 'other') })
  const verdict = await check(repo.folder, await inGit(repo, base))
  expect(verdict.verdict).toBe('fail')
  expect(outcomes(verdict)).toEqual({ 'kept.onnx': ['pass', 'fail'], 'lost.onnx': ['pass', 'unknown'], 'new.onnx': ['pass', 'skipped'], 'twin.onnx': [] })
  const lost = verdict.models.find(({ path }) => path === 'lost.onnx')
  expect(lost?.renamedFrom).toBeUndefined()
  expect(lost?.checks[1]?.message).toMatch(/^MACs: not known in base \(it cannot be had: lost\.onnx: base keeps it in Git LFS, .*\), so the limit of \+5 % cannot be checked$/)
  const report = renderVerdict(verdict, 'markdown')
  expect(report).toContain('`lost` (base not known)')
  expect(report).toMatch(/Not known in base: it cannot be had: /)
})

test('a base whose blob is neither in a partial clone nor to be fetched is unknown', async () => {
  const origin = repository()
  origin.git('config', 'uploadpack.allowFilter', 'true')
  const base = origin.commit('base', { 'model-budget.yml': BUDGETS, 'm.onnx': linearModel(20), 'same.onnx': linearModel(4) })
  origin.commit('head', { 'm.onnx': linearModel(20, 'changed') })
  const clone = origin.clone('--filter=blob:none')
  onTestFinished(() => clone.remove())
  origin.remove()
  const verdict = await check(clone.folder, await inGit(clone, base))
  expect(outcomes(verdict)).toEqual({ 'm.onnx': ['pass', 'unknown'], 'same.onnx': ['pass', 'pass'] })
  expect(verdict.models[0]?.baseProblem).toMatch(/^it cannot be had: git cat-file failed/)
})

test('a base that is no model is unknown', async () => {
  const repo = repository()
  const base = repo.commit('base', { 'model-budget.yml': BUDGETS, 'broken.onnx': 'no model' })
  repo.commit('head', { 'broken.onnx': linearModel(20) })
  const verdict = await check(repo.folder, await inGit(repo, base))
  expect(outcomes(verdict)).toEqual({ 'broken.onnx': ['pass', 'unknown'] })
  expect(verdict.models[0]?.baseProblem).toMatch(/^it cannot be profiled: broken\.onnx: /)
})

test('no base, and a model that base does not have, stay skipped', async () => {
  const repo = repository()
  const base = repo.commit('base', { 'model-budget.yml': BUDGETS })
  repo.commit('head', { 'new.onnx': linearModel(20) })
  expect(await check(repo.folder, await inGit(repo, base))).toMatchObject({ verdict: 'pass', models: [{ checks: [{ outcome: 'pass' }, { outcome: 'skipped' }] }] })
  const without = await check(repo.folder, noBase('nobody stored one'))
  expect(without.models[0]?.checks[1]).toMatchObject({ outcome: 'skipped', message: expect.stringContaining('there is no base (nobody stored one)') })
  expect(without.models[0]?.baseProblem).toBeUndefined()
})

/** A model of free rows: 16 MACs a row; with `wide` twice as many. */
const rows = (wide = false) => modelOf({ inputs: { x: 'float32[rows,4]' }, constants: { w: `float32[4,${wide ? 8 : 4}]` }, nodes: 'y = MatMul(x, w)', outputs: ['y'] })

/** Base as an earlier run stored it, with `rows` bound to 2. */
async function stored(more: (file: string) => Partial<BaseModel>, rowsOfHead: number): Promise<Verdict['models'][number]> {
  const folder = mkdtempSync(join(temporary, 'stored-'))
  const file = writeModel(folder, 'base.bin', rows())
  writeModel(folder, 'm.onnx', rows(true))
  writeFileSync(join(folder, 'model-budget.yml'), `version: 1\nmodels: [{ path: m.onnx, dims: { rows: ${rowsOfHead} }, budgets: { macs: { increase: 150% } } }]\n`)
  const profile = profileFile(file, { dims: { rows: 2 } })
  const settings = profileSettings({ ...NO_BINDINGS, dims: new Map([['rows', { value: 2, from: 'config' }]]) })
  const model: BaseModel = { path: 'm.onnx', profile, settings, ...more(file) }
  const source: BaseSource = { ...noBase(''), info: { source: 'artifact' }, models: ['m.onnx'], find: async () => model }
  const [only] = (await check(folder, source)).models
  if (only === undefined) throw new Error('no model')
  return only
}

test('a stored profile is compared with where it was made with the sizes of head', async () => {
  const { comparison, checks } = await stored(() => ({ fetchFile: () => Promise.reject(new Error('asked for')) }), 2)
  expect(comparison?.base?.totals.macs).toMatchObject({ value: 32 })
  expect(checks).toMatchObject([{ outcome: 'pass' }])
})

test('one made with other sizes is made anew from the stored file', async () => {
  const { comparison, checks } = await stored((file) => ({ fetchFile: async () => file }), 50)
  expect(comparison?.base).toMatchObject({ model: { path: 'm.onnx' }, totals: { macs: { value: 800 } } })
  expect(checks).toMatchObject([{ outcome: 'pass', message: 'MACs: 1600 after 800 (+100 %), within +150 %' }])
})

test.each<[string, (file: string) => Partial<BaseModel>, string]>([
  ['with other sizes, and no file was stored', () => ({}), 'its stored profile was made with other sizes, values or operators, and the model file was not stored with it'],
  [
    'with other sizes, and the stored file is gone',
    () => ({ fetchFile: () => Promise.reject(new AppError('base/artifact', 'm.onnx: the stored file has expired')) }),
    'its stored profile was made with other sizes, values or operators, and m.onnx: the stored file has expired',
  ],
])('one made %s is unknown', async (_title, more, problem) => {
  const { comparison, checks, baseProblem } = await stored(more, 50)
  expect(comparison?.base).toBeUndefined()
  expect(checks).toMatchObject([{ outcome: 'unknown' }])
  expect(baseProblem).toBe(problem)
})

test('one made by another version is unknown too, for that may count otherwise', async () => {
  const elsewhere = (file: string) => {
    const profile = profileFile(file, { dims: { rows: 2 } })
    return { profile: { ...profile, tool: { ...profile.tool, version: '0.0.1' } }, settings: 'f'.repeat(64) }
  }
  expect((await stored(elsewhere, 2)).baseProblem).toBe('its stored profile was made by version 0.0.1, which may count otherwise, and the model file was not stored with it')
})

test('names given for all models may be those of a model that base has', async () => {
  const repo = repository()
  repo.write({ 'known.onnx': '' })
  writeModel(repo.folder, 'known.onnx', rows())
  const base = repo.commit('base')
  writeModel(repo.folder, 'new.onnx', modelOf({ inputs: { x: 'float32[4]' }, nodes: 'y = Relu(x)', outputs: ['y'] }))
  const given = (name: string) => ({ bindings: { ...NO_BINDINGS, dims: new Map([[name, { value: 2, from: '--dim' as const }]]) } })
  expect((await check(repo.folder, await inGit(repo, base), given('rows'))).verdict).toBe('pass')
  await expect(check(repo.folder, await inGit(repo, base), given('row'))).rejects.toMatchObject({ code: 'usage/unknown-symbol' })
})

test('what a profile was made with is told apart, in any order', () => {
  const dims = (entries: readonly [string, number][]) => ({ ...NO_BINDINGS, dims: new Map(entries.map(([name, value]) => [name, { value, from: 'config' as const }])) })
  const operators = (macs: string) => new Map([['com.acme::Fuse', { macs, flops: 1 }]])
  const all = [
    profileSettings(NO_BINDINGS),
    profileSettings(dims([['a', 1]])),
    profileSettings(dims([['a', 2]])),
    profileSettings({ ...NO_BINDINGS, values: new Map([['a', { value: [1], from: 'config' as const }]]) }),
    profileSettings(NO_BINDINGS, operators('numel(inputs[0])')),
    profileSettings(NO_BINDINGS, operators('4')),
  ]
  expect(new Set(all).size).toBe(all.length)
  expect(
    profileSettings(
      dims([
        ['a', 1],
        ['b', 2],
      ]),
    ),
  ).toBe(
    profileSettings(
      dims([
        ['b', 2],
        ['a', 1],
      ]),
    ),
  )
  expect(profileSettings(NO_BINDINGS, new Map([['com.acme::Fuse', { flops: 1, macs: '4' }]]))).toBe(profileSettings(NO_BINDINGS, operators('4')))
})
