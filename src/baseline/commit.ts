import type { Git } from './git.ts'

/** A branch by name, or a commit by id. */
export type Revision = { readonly branch: string } | { readonly commit: string }

/** What the event that started the run tells of base. */
export interface BaseHint {
  /** The commit under test where no repository is checked out. */
  readonly head?: string
  /** Head of the pull request: a checkout whose second parent it is, is the pull request's merge commit. */
  readonly pullRequestHead?: string
  /** Where base branches off from, best first: its merge base with head is what head is compared with. */
  readonly candidates: readonly Revision[]
}

/** How two commits lie to each other, as the compare API tells: for clones too shallow to know. */
export interface CommitDistance {
  readonly mergeBase: string
  /** Commits of the second that the first has not. */
  readonly ahead: number
  /** Commits of the first that the second has not. */
  readonly behind: number
}

export type CompareCommits = (base: string, head: string) => Promise<CommitDistance | undefined>

export interface BaseCommit {
  readonly commit: string
  /** Commits by which the base branch has moved on. */
  readonly behind?: number
  /** For people: how it was chosen. */
  readonly note: string
}

/** Full ids only: what an event or a server says is handed to git as an argument. */
export function isCommitId(text: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text)
}

/**
 * The commit that head is compared with: the first parent of a pull request's merge commit, else the merge base of head and
 * the base branch. Asks the object store first, then `compare`, and deepens a shallow clone only where neither knows.
 */
export async function findBaseCommit(git: Git | undefined, hint: BaseHint, compare?: CompareCommits): Promise<BaseCommit | undefined> {
  const head = (await git?.ask(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])) ?? hint.head
  if (head === undefined) return undefined
  const firstParent = hint.pullRequestHead === undefined ? undefined : await firstParentOfMerge(git, hint.pullRequestHead)
  if (firstParent !== undefined) {
    const [tip] = hint.candidates
    const behind = tip === undefined ? undefined : await commitsBetween(git, firstParent, tip, compare)
    return { commit: firstParent, ...(behind !== undefined && { behind }), note: "first parent of the pull request's merge commit" }
  }
  for (const candidate of hint.candidates) {
    const found = await mergeBase(git, head, candidate, compare)
    if (found !== undefined) return { ...found, note: `merge base with ${describe(candidate)}` }
  }
  return undefined
}

/** Makes sure that a commit's objects are in the store, fetching that one commit if they are not; says whether they are. */
export async function fetchCommit(git: Git, commit: string): Promise<boolean> {
  if (!isCommitId(commit)) return false
  if (await hasCommit(git, commit)) return true
  const remote = await remoteOf(git)
  if (remote === undefined) return false
  await git.ask([...FETCH, '--depth=1', remote, commit])
  return hasCommit(git, commit)
}

/** The commit a user names: a branch, tag or id, here or on the remote. */
export async function resolveRevision(git: Git, name: string): Promise<string | undefined> {
  const verify = (revision: string) => git.ask(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
  const remote = await remoteOf(git)
  const local = (await verify(name)) ?? (remote === undefined ? undefined : await verify(`${remote}/${name}`))
  if (local !== undefined || remote === undefined) return local
  if (isCommitId(name)) return (await fetchCommit(git, name)) ? name : undefined
  const listed = await git.ask(['ls-remote', '--quiet', '--', remote, `refs/heads/${name}`, `refs/tags/${name}^{}`, `refs/tags/${name}`])
  const commit = listed?.split('\n')[0]?.split('\t')[0] ?? ''
  return (await fetchCommit(git, commit)) ? verify(commit) : undefined
}

const FETCH = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules', '--no-auto-maintenance']
/** How far a shallow clone is deepened, step by step, before it is fetched whole. */
const DEPTHS = ['--depth=50', '--depth=500', '--unshallow']

async function firstParentOfMerge(git: Git | undefined, pullRequestHead: string): Promise<string | undefined> {
  // The raw object: a shallow clone hides the parents of its boundary from every other command.
  const raw = await git?.ask(['cat-file', 'commit', 'HEAD'])
  const header = raw?.slice(0, raw.indexOf('\n\n')) ?? ''
  const parents = [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1])
  return parents.length === 2 && parents[1] === pullRequestHead ? parents[0] : undefined
}

async function mergeBase(git: Git | undefined, head: string, candidate: Revision, compare: CompareCommits | undefined): Promise<Omit<BaseCommit, 'note'> | undefined> {
  const local = await localMergeBase(git, head, candidate)
  if (local !== undefined) return local
  const distance = await compare?.(nameOf(candidate), head)
  if (distance !== undefined && isCommitId(distance.mergeBase)) return { commit: distance.mergeBase, behind: distance.behind }
  return git === undefined ? undefined : deepenedMergeBase(git, head, candidate)
}

async function localMergeBase(git: Git | undefined, head: string, candidate: Revision): Promise<Omit<BaseCommit, 'note'> | undefined> {
  if (git === undefined || (await isShallow(git))) return undefined
  const tip = await localTip(git, candidate)
  return tip === undefined ? undefined : knownMergeBase(git, head, tip)
}

async function knownMergeBase(git: Git, head: string, tip: string): Promise<Omit<BaseCommit, 'note'> | undefined> {
  const commit = await git.ask(['merge-base', head, tip])
  if (commit === undefined) return undefined
  return { commit, behind: Number(await git.text(['rev-list', '--count', `${commit}..${tip}`])) }
}

async function deepenedMergeBase(git: Git, head: string, candidate: Revision): Promise<Omit<BaseCommit, 'note'> | undefined> {
  const remote = await remoteOf(git)
  if (remote === undefined) return undefined
  const source = 'branch' in candidate ? `refs/heads/${candidate.branch}` : candidate.commit
  const target = 'branch' in candidate ? `+${source}:refs/remotes/${remote}/${candidate.branch}` : source
  for (const depth of (await isShallow(git)) ? DEPTHS : ['--']) {
    await git.ask([...FETCH, ...(depth === '--' ? [] : [depth]), '--', remote, target, ...(depth === '--' ? [] : [head])])
    const tip = await localTip(git, candidate)
    const found = tip === undefined ? undefined : await knownMergeBase(git, head, tip)
    if (found !== undefined) return found
  }
  return undefined
}

async function commitsBetween(git: Git | undefined, from: string, to: Revision, compare: CompareCommits | undefined): Promise<number | undefined> {
  if (git !== undefined && !(await isShallow(git))) {
    const tip = await localTip(git, to)
    const count = tip === undefined ? undefined : await git.ask(['rev-list', '--count', `${from}..${tip}`])
    if (count !== undefined) return Number(count)
  }
  return (await compare?.(from, nameOf(to)))?.ahead
}

async function localTip(git: Git, revision: Revision): Promise<string | undefined> {
  if ('commit' in revision) return isCommitId(revision.commit) && (await hasCommit(git, revision.commit)) ? revision.commit : undefined
  const remote = await remoteOf(git)
  for (const ref of [...(remote === undefined ? [] : [`refs/remotes/${remote}/${revision.branch}`]), `refs/heads/${revision.branch}`]) {
    const tip = await git.ask(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`])
    if (tip !== undefined) return tip
  }
  return undefined
}

async function hasCommit(git: Git, commit: string): Promise<boolean> {
  return (await git.ask(['cat-file', '-e', `${commit}^{tree}`])) !== undefined
}

async function isShallow(git: Git): Promise<boolean> {
  return (await git.ask(['rev-parse', '--is-shallow-repository'])) === 'true'
}

async function remoteOf(git: Git): Promise<string | undefined> {
  const remotes = (await git.ask(['remote']))?.split('\n').filter((name) => name !== '') ?? []
  return remotes.includes('origin') ? 'origin' : remotes[0]
}

function nameOf(revision: Revision): string {
  return 'branch' in revision ? revision.branch : revision.commit
}

function describe(revision: Revision): string {
  return 'branch' in revision ? revision.branch : `commit ${revision.commit.slice(0, 7)}`
}
