import type { BaseSource } from '../base-source.ts'
import type { BaseInfo } from '../budget/verdict.ts'
import { AppError, messageOf } from '../util/errors.ts'
import { type BaseCommit, type BaseHint, type CompareCommits, fetchCommit, findBaseCommit, type Revision, resolveRevision } from './commit.ts'
import { folderSource } from './folder-source.ts'
import { type Git, type GitOptions, openGit } from './git.ts'
import { gitSource, readText } from './git-source.ts'
import { noBase } from './no-base.ts'

/** Finds a stored baseline; undefined: there is none, and `note` of the answer says why. */
export type FindBaseline = (request: { readonly name?: string; readonly commit?: string; readonly git?: Git }) => Promise<BaseSource | { readonly none: string }>

export interface BaseRequest {
  /** `auto`, `none`, `git:REF`, `artifact:NAME` or `path:DIR`. */
  readonly base: string
  /** A folder of base models: goes before everything in `auto`. */
  readonly baseModels?: string
  /** The folder that the paths of models are relative to. */
  readonly root: string
  /** Where temporary files may go. */
  readonly temporary: string
  readonly externalFiles: (modelFile: string) => Promise<readonly string[]>
  readonly git?: GitOptions
  /** What the event tells; absent, at a terminal, the default branch is the base branch. */
  readonly hint?: BaseHint
  readonly compareCommits?: CompareCommits
  readonly findBaseline?: FindBaseline
}

const KINDS = ['auto', 'none', 'git', 'artifact', 'path'] as const
type Kind = (typeof KINDS)[number]

/** Splits `KIND:WHAT`. @throws AppError `usage/base` for anything else. */
export function parseBase(text: string): { readonly kind: Kind; readonly what: string } {
  const colon = text.indexOf(':')
  const kind = KINDS.find((name) => name === (colon < 0 ? text : text.slice(0, colon)))
  const what = colon < 0 ? '' : text.slice(colon + 1)
  if (kind === undefined || (kind === 'auto' || kind === 'none') !== (what === '')) {
    throw new AppError('usage/base', `base: ${JSON.stringify(text)} is not understood`, { hint: 'use auto, none, git:REF, artifact:NAME or path:DIR' })
  }
  return { kind, what }
}

/**
 * Base, found and named: the folder given; else the stored baseline of the commit compared with, or of one before it;
 * else the files of that commit in git; else none, and why.
 */
export async function openBase(request: BaseRequest): Promise<BaseSource> {
  const { kind, what } = parseBase(request.base)
  if (kind === 'none') return noBase('base: none was asked for')
  const git = await openGit(request.root, request.git)
  const find = async (): Promise<BaseCommit | undefined> => findBaseCommit(git, request.hint ?? (await localHint(git)), request.compareCommits)
  const folder = kind === 'path' ? what : kind === 'auto' ? (request.baseModels ?? '') : ''
  if (folder !== '') return withTextFromGit(await folderSource(folder, request.root), git, find)
  if (kind === 'git') return explicitCommit(request, git, what)
  const found = await find()
  const reasons: string[] = []
  if (request.findBaseline !== undefined) {
    const baseline = await request.findBaseline({ ...(what !== '' && { name: what }), ...(found && { commit: found.commit }), ...(git && { git }) })
    if (!('none' in baseline)) return withTextFromGit(baseline, git, async () => found)
    reasons.push(baseline.none)
  } else if (kind === 'artifact') {
    reasons.push('stored baselines are known on GitHub only')
  }
  if (kind === 'artifact') return noBase(reasons.join('; '))
  if (git === undefined) return noBase([...reasons, 'the models are not in a git repository'].join('; '))
  if (found === undefined) return noBase([...reasons, 'git knows no commit to compare with'].join('; '))
  return commitSource(request, git, found, reasons)
}

/** Models from elsewhere, the configuration from the commit compared with: whoever changes budgets is seen to do so. */
function withTextFromGit(source: BaseSource, git: Git | undefined, find: () => Promise<BaseCommit | undefined>): BaseSource {
  return {
    ...source,
    text: async (path) => {
      const own = await source.text(path)
      if (own !== undefined || git === undefined) return own
      const commit = (await find())?.commit
      return commit !== undefined && (await fetchCommit(git, commit)) ? readText(git, commit, path) : undefined
    },
  }
}

async function explicitCommit(request: BaseRequest, git: Git | undefined, name: string): Promise<BaseSource> {
  if (git === undefined)
    throw new AppError('base/no-repository', `base: git:${name} needs a git repository, and ${request.root} is in none`, { hint: 'check out the repository first' })
  const commit = await resolveRevision(git, name)
  if (commit === undefined)
    throw new AppError('base/no-commit', `base: git knows no ${JSON.stringify(name)}`, { hint: 'name a branch, a tag or a full commit id of this repository' })
  return commitSource(request, git, { commit, note: name }, [])
}

async function commitSource(request: BaseRequest, git: Git, found: BaseCommit, reasons: readonly string[]): Promise<BaseSource> {
  if (!(await fetchCommit(git, found.commit))) {
    return noBase([...reasons, `commit ${found.commit.slice(0, 7)} (${found.note}) is neither in this clone nor to be fetched`].join('; '))
  }
  const info: BaseInfo = { source: 'git', ...found }
  try {
    return await gitSource({ git, commit: found.commit, info, temporary: request.temporary, externalFiles: request.externalFiles })
  } catch (thrown) {
    return noBase([...reasons, messageOf(thrown)].join('; '))
  }
}

/** At a terminal: the remote's default branch, else the usual names. */
async function localHint(git: Git | undefined): Promise<BaseHint> {
  const remoteHead = await git?.ask(['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'])
  const names = new Set([...(remoteHead === undefined ? [] : [remoteHead.replace(/^origin\//, '')]), 'main', 'master'])
  return { candidates: [...names].map((branch): Revision => ({ branch })) }
}
