import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openGit } from '../../src/baseline/git.ts'
import { createRepository } from '../support/repository.ts'

const repo = createRepository()
const commit = repo.commit('first', { 'a.txt': 'content\n' })
const folder = mkdtempSync(join(tmpdir(), 'model-budget-git-'))
afterAll(() => {
  repo.remove()
  rmSync(folder, { recursive: true, force: true })
})

const credentials = { serverUrl: 'https://github.example', token: 'secret' }
// printf 'x-access-token:secret' | base64
const OURS = 'AUTHORIZATION: basic eC1hY2Nlc3MtdG9rZW46c2VjcmV0'
const headersFor = async (url: string) => (await openGit(repo.folder, { credentials }))?.ask(['config', '--get-urlmatch', 'http.extraheader', url])

test('sends the token to its server alone', async () => {
  expect(await headersFor('https://github.example/acme/vision')).toBe(OURS)
  expect(await headersFor('https://evil.example/acme/vision')).toBeUndefined()
  expect(readFileSync(join(repo.folder, '.git/config'), 'utf8')).not.toContain('extraheader')
})

test('leaves to git the credentials that the checkout kept: a second header would be refused', async () => {
  repo.git('config', '--local', 'http.https://github.example/.extraheader', 'AUTHORIZATION: basic kept')
  expect(await headersFor('https://github.example/acme/vision')).toBe('AUTHORIZATION: basic kept')
})

test('says in git’s own words what went wrong', async () => {
  const git = await openGit(repo.folder)
  await expect(git?.text(['cat-file', 'blob', `${commit}:missing`])).rejects.toMatchObject({ code: 'base/git', message: expect.stringContaining('missing') })
  expect(await git?.ask(['cat-file', 'blob', `${commit}:missing`])).toBeUndefined()
})

test('streams a file to disk, and never over one that is there', async () => {
  const git = await openGit(repo.folder)
  const file = join(folder, 'a.txt')
  await git?.toFile(['cat-file', 'blob', `${commit}:a.txt`], file)
  expect(readFileSync(file, 'utf8')).toBe('content\n')
  await expect(git?.toFile(['cat-file', 'blob', `${commit}:a.txt`], file)).rejects.toThrow('EEXIST')
})

test('knows when there is no repository', async () => {
  expect(await openGit(folder)).toBeUndefined()
})
