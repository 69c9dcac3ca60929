import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { BaseSource } from '../../src/base-source.ts'
import { openGit } from '../../src/baseline/git.ts'
import { gitSource } from '../../src/baseline/git-source.ts'
import { createRepository, hasGitLfs, type Repository } from '../support/repository.ts'

const temporary = mkdtempSync(join(tmpdir(), 'model-budget-temporary-'))
const repositories: Repository[] = []
afterAll(() => {
  for (const repository of repositories) repository.remove()
  rmSync(temporary, { recursive: true, force: true })
})

function repository(): Repository {
  const made = createRepository()
  repositories.push(made)
  return made
}

async function source(repo: Repository, commit: string, external: Readonly<Record<string, readonly string[]>> = {}, folder = repo.folder): Promise<BaseSource> {
  const git = await openGit(folder)
  if (git === undefined) throw new Error('no repository')
  return gitSource({
    git,
    commit,
    info: { source: 'git', commit },
    temporary,
    externalFiles: async (file) => Object.entries(external).find(([path]) => file.endsWith(path))?.[1] ?? [],
  })
}

const model = (path: string) => ({ path, id: path.replace(/\.onnx$/, '') })

test('reads a changed model from the object store, and an unchanged one where it lies', async () => {
  const repo = repository()
  const base = repo.commit('base', { 'a.onnx': 'a in base', 'deep/er/b.onnx': 'b', 'notes.txt': 'text' })
  repo.commit('head', { 'a.onnx': 'a in head', 'new.onnx': 'new' })
  const from = await source(repo, base)
  expect(from.models).toEqual(['a.onnx', 'deep/er/b.onnx'])
  const changed = await from.find(model('a.onnx'))
  expect(changed?.unchanged).toBeUndefined()
  expect(readFileSync(changed?.file ?? '', 'utf8')).toBe('a in base')
  expect(await from.find(model('deep/er/b.onnx'))).toEqual({ path: 'deep/er/b.onnx', file: join(repo.folder, 'deep/er/b.onnx'), unchanged: true })
  expect(await from.find(model('new.onnx'))).toBeUndefined()
  expect(await from.text('notes.txt')).toBe('text')
  expect(await from.text('../notes.txt')).toBeUndefined()
  await from.close()
  expect(readdirSync(temporary)).toEqual([])
  expect(repo.git('status', '--porcelain')).toBe('')
})

test('sees uncommitted edits and deleted files of the work tree', async () => {
  const repo = repository()
  const base = repo.commit('base', { 'edited.onnx': 'before', 'deleted.onnx': 'here' })
  repo.write({ 'edited.onnx': 'after, not committed' })
  rmSync(join(repo.folder, 'deleted.onnx'))
  const from = await source(repo, base)
  expect(from.models).toEqual(['deleted.onnx', 'edited.onnx'])
  expect(readFileSync((await from.find(model('edited.onnx')))?.file ?? '', 'utf8')).toBe('before')
  expect(readFileSync((await from.find(model('deleted.onnx')))?.file ?? '', 'utf8')).toBe('here')
})

test('brings external data beside the model, once, even when only the data changed', async () => {
  const repo = repository()
  const external = { 'm.onnx': ['m.data', 'shared.data', '../outside.data', 'missing.data'], 'n.onnx': ['shared.data'] }
  const base = repo.commit('base', { 'x/m.onnx': 'm', 'x/n.onnx': 'n', 'x/m.data': 'data in base', 'x/shared.data': 'shared in base', 'outside.data': 'outside' })
  repo.commit('head', { 'x/m.data': 'data in head', 'x/shared.data': 'shared in head' })
  const from = await source(repo, base, external)
  const [m, n] = await Promise.all([from.find(model('x/m.onnx')), from.find(model('x/n.onnx'))])
  expect(m?.unchanged).toBeUndefined()
  const folder = join(m?.file ?? '', '..')
  expect(readFileSync(join(folder, 'm.onnx'), 'utf8')).toBe('m')
  expect(readFileSync(join(folder, 'm.data'), 'utf8')).toBe('data in base')
  expect(readFileSync(join(folder, 'shared.data'), 'utf8')).toBe('shared in base')
  expect(readFileSync(n?.file ?? '', 'utf8')).toBe('n')
  expect(readFileSync(join(repo.folder, 'x/shared.data'), 'utf8')).toBe('shared in head')
})

test('keeps to the folder it was opened in, with paths relative to it', async () => {
  const repo = repository()
  const base = repo.commit('base', { 'apps/one/m.onnx': 'one', 'apps/two/m.onnx': 'two' })
  repo.commit('head', { 'apps/one/m.onnx': 'changed' })
  const from = await source(repo, base, {}, join(repo.folder, 'apps/one'))
  expect(from.models).toEqual(['m.onnx'])
  expect(readFileSync((await from.find(model('m.onnx')))?.file ?? '', 'utf8')).toBe('one')
})

test('reads names that git would quote, and leaves links alone', async () => {
  const repo = repository()
  const names = ['späce näme.onnx', 'quote".onnx', 'tab\t.onnx', 'line\nbreak.onnx', '-dash.onnx']
  const base = repo.commit('base', Object.fromEntries(names.map((name) => [name, `content of ${name}`])))
  repo.commit('head', Object.fromEntries(names.map((name) => [name, 'changed'])))
  const from = await source(repo, base)
  expect(from.models).toEqual([...names].sort())
  for (const name of names) expect(readFileSync((await from.find(model(name)))?.file ?? '', 'utf8')).toBe(`content of ${name}`)
})

test('does not leave its folder for a crafted tree', async () => {
  const repo = repository()
  repo.commit('base', { 'm.onnx': 'm' })
  const blob = repo.git('rev-parse', 'HEAD:m.onnx')
  const entry = (mode: string, name: string, id: string) => Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')])
  repo.write({ 'crafted.tree': entry('100644', 'evil.onnx', blob) })
  const inner = repo.git('hash-object', '-t', 'tree', '-w', '--literally', 'crafted.tree')
  repo.write({ 'crafted.tree': Buffer.concat([entry('40000', '..', inner), entry('100644', 'm.onnx', blob)]) })
  const tree = repo.git('hash-object', '-t', 'tree', '-w', '--literally', 'crafted.tree')
  const from = await source(repo, repo.git('commit-tree', tree, '-m', 'crafted'))
  expect(from.models).toEqual(['m.onnx'])
})

test.skipIf(!hasGitLfs)('resolves Git LFS for a model and its external data, from the local store and from the remote', async () => {
  const remote = repository()
  remote.git('lfs', 'install', '--local')
  remote.git('lfs', 'track', '*.onnx', '*.data')
  const base = remote.commit('base', { 'm.onnx': 'model in base', 'm.data': 'data in base', 'same.onnx': 'same' })
  remote.commit('head', { 'm.onnx': 'model in head', 'm.data': 'data in head' })
  expect(remote.git('show', `${base}:m.onnx`)).toMatch(/^version https:\/\/git-lfs/)

  const clone = remote.clone()
  repositories.push(clone)
  clone.git('lfs', 'install', '--local')
  clone.git('lfs', 'pull')
  const external = { 'm.onnx': ['m.data'] }
  const from = await source(clone, base, external)
  const m = await from.find(model('m.onnx'))
  expect(readFileSync(m?.file ?? '', 'utf8')).toBe('model in base')
  expect(readFileSync(join(m?.file ?? '', '../m.data'), 'utf8')).toBe('data in base')
  expect((await from.find(model('same.onnx')))?.unchanged).toBe(true)

  const local = await source(remote, base, external)
  const stored = await local.find(model('m.onnx'))
  expect(readFileSync(stored?.file ?? '', 'utf8')).toBe('model in base')
  expect(statSync(stored?.file ?? '').nlink).toBeGreaterThan(1)
  await local.close()
  expect(remote.git('lfs', 'fsck')).toMatch(/OK|^$/)
})

test.skipIf(!hasGitLfs)('says which Git LFS object cannot be had, and what to do', async () => {
  const repo = repository()
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`
  const base = repo.commit('base', { 'lost.onnx': pointer, 'kept.onnx': 'kept' })
  repo.commit('head', { 'lost.onnx': 'content', 'kept.onnx': 'changed' })
  const from = await source(repo, base)
  await expect(from.find(model('lost.onnx'))).rejects.toMatchObject({
    code: 'base/lfs-missing',
    message: expect.stringContaining('lost.onnx'),
    hint: expect.stringContaining('lfs: true'),
  })
  expect(readFileSync((await from.find(model('kept.onnx')))?.file ?? '', 'utf8')).toBe('kept')
})

test('downloads large external data only to run the model', async () => {
  const repo = repository()
  const pointer = (size: number) => `version https://git-lfs.github.com/spec/v1\noid sha256:${'b'.repeat(64)}\nsize ${size}\n`
  const base = repo.commit('base', { 'm.onnx': 'base', 'm.data': pointer(100_000_000) })
  repo.commit('head', { 'm.onnx': 'head' })
  const from = await source(repo, base, { 'm.onnx': ['m.data'] })
  const m = await from.find(model('m.onnx'))
  expect(readFileSync(join(m?.file ?? '', '../m.data'), 'utf8')).toBe(pointer(100_000_000))
  await expect(m?.fetchWhole?.()).rejects.toMatchObject({ code: 'base/lfs-missing', message: expect.stringContaining('m.data') })
})
