import { afterAll, expect, test } from 'vitest'
import { type CommitDistance, fetchCommit, findBaseCommit, resolveRevision } from '../../src/baseline/commit.ts'
import { type Git, openGit } from '../../src/baseline/git.ts'
import { createRepository, type Repository } from '../support/repository.ts'

/*
 * main:    A --- B --- D          (D came after the pull request's merge commit was made)
 *           \     \
 * feature:   C --- M              (M merges C into B, as refs/pull/1/merge does)
 */
const origin = createRepository()
const clones: Repository[] = [origin]
afterAll(() => {
  for (const clone of clones) clone.remove()
})
const A = origin.commit('A', { 'model.onnx': 'a' })
origin.git('checkout', '--quiet', '-b', 'feature')
const C = origin.commit('C', { 'model.onnx': 'c' })
origin.git('checkout', '--quiet', 'main')
const B = origin.commit('B', { readme: 'b' })
origin.git('checkout', '--quiet', '--detach')
origin.git('merge', '--quiet', '--no-ff', '--message', 'M', 'feature')
const M = origin.git('rev-parse', 'HEAD')
origin.git('update-ref', 'refs/pull/1/merge', M)
origin.git('checkout', '--quiet', 'main')
const D = origin.commit('D', { readme: 'd' })
const MAIN = { branch: 'main' }

async function checkout(commit: string, ...options: string[]): Promise<{ git: Git; clone: Repository }> {
  const clone = origin.clone('--no-checkout', ...options)
  clones.push(clone)
  clone.git('fetch', '--quiet', ...options.filter((option) => option.startsWith('--depth')), 'origin', commit)
  clone.git('checkout', '--quiet', commit)
  const git = await openGit(clone.folder)
  if (git === undefined) throw new Error('the clone is no repository')
  return { git, clone }
}

test('compares the merge commit of this pull request with its first parent, and says how far main has moved on', async () => {
  const { git } = await checkout(M)
  expect(await findBaseCommit(git, { pullRequestHead: C, candidates: [MAIN] })).toEqual({ commit: B, behind: 1, note: "first parent of the pull request's merge commit" })
})

test('reads the parents of a merge commit from a clone of depth 1, and fetches the first', async () => {
  const { git } = await checkout(M, '--depth=1')
  const found = await findBaseCommit(git, { pullRequestHead: C, candidates: [MAIN] })
  expect(found).toEqual({ commit: B, note: "first parent of the pull request's merge commit" })
  expect(await git.ask(['cat-file', '-e', B])).toBeUndefined()
  expect(await fetchCommit(git, B)).toBe(true)
  expect(await git.text(['show', `${B}:model.onnx`])).toBe('a')
})

test('compares a checkout of the head itself with the merge base', async () => {
  const { git } = await checkout(C)
  expect(await findBaseCommit(git, { pullRequestHead: C, candidates: [MAIN] })).toEqual({ commit: A, behind: 2, note: 'merge base with main' })
})

test('takes the merge commit of another pull request for an ordinary commit', async () => {
  const { git } = await checkout(M)
  expect((await findBaseCommit(git, { pullRequestHead: D, candidates: [MAIN] }))?.note).toBe('merge base with main')
})

test('asks the server for the merge base where the clone is shallow', async () => {
  const { git } = await checkout(C, '--depth=1')
  const asked: string[][] = []
  const compare = async (base: string, head: string): Promise<CommitDistance> => {
    asked.push([base, head])
    return { mergeBase: A, ahead: 1, behind: 2 }
  }
  expect(await findBaseCommit(git, { pullRequestHead: C, candidates: [MAIN] }, compare)).toEqual({ commit: A, behind: 2, note: 'merge base with main' })
  expect(asked).toEqual([['main', C]])
})

test('deepens a shallow clone when there is no server to ask, and leaves the work tree alone', async () => {
  const { git, clone } = await checkout(C, '--depth=1')
  clone.write({ 'model.onnx': 'being worked on' })
  expect(await findBaseCommit(git, { candidates: [MAIN] })).toEqual({ commit: A, behind: 2, note: 'merge base with main' })
  expect(clone.git('status', '--porcelain')).toBe('M model.onnx')
})

test('falls back to the next candidate when the base branch was deleted', async () => {
  const { git } = await checkout(C)
  expect(await findBaseCommit(git, { candidates: [{ branch: 'deleted' }, { commit: B }] })).toEqual({ commit: A, behind: 1, note: `merge base with commit ${B.slice(0, 7)}` })
})

test('knows no base for commits without a common ancestor', async () => {
  const { git, clone } = await checkout(C)
  clone.git('checkout', '--quiet', '--orphan', 'island')
  clone.commit('no ancestors')
  expect(await findBaseCommit(git, { candidates: [MAIN] })).toBeUndefined()
})

test('asks the server alone where no repository is checked out', async () => {
  const compare = async (): Promise<CommitDistance> => ({ mergeBase: A, ahead: 1, behind: 2 })
  expect(await findBaseCommit(undefined, { head: C, candidates: [MAIN] }, compare)).toEqual({ commit: A, behind: 2, note: 'merge base with main' })
  expect(await findBaseCommit(undefined, { candidates: [MAIN] }, compare)).toBeUndefined()
})

test('does not hand to git what is no commit id', async () => {
  const { git } = await checkout(C)
  expect(await fetchCommit(git, '--upload-pack=touch pwned')).toBe(false)
  expect(await fetchCommit(git, '0'.repeat(40))).toBe(false)
})

test.each([
  ['a branch of the remote', 'feature', C],
  ['a commit', B, B],
  ['an expression', `${M}^1`, B],
])('resolves %s', async (_title, name, commit) => {
  const { git } = await checkout(M)
  expect(await resolveRevision(git, name)).toBe(commit)
})

test('fetches a branch that a clone of depth 1 has not', async () => {
  const { git } = await checkout(M, '--depth=1', '--single-branch')
  expect(await resolveRevision(git, 'feature')).toBe(C)
  expect(await resolveRevision(git, 'nowhere')).toBeUndefined()
  expect(await resolveRevision(git, '--help')).toBeUndefined()
})
