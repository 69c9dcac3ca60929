import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import type { BaseModel, BaseSource } from '../base-source.ts'
import type { BaseInfo } from '../budget/verdict.ts'
import { AppError } from '../util/errors.ts'
import { MAX_EXTERNAL_DOWNLOAD } from './download-limit.ts'
import type { Git } from './git.ts'
import { linkOrCopy, readLfsPointer, resolveLfs } from './lfs.ts'

/** Text files of base are configurations: larger ones are not read. */
const MAX_TEXT_BYTES = 4 * 1024 * 1024
const REGULAR_FILE = /^100(644|755)$/

export interface GitSourceOptions {
  readonly git: Git
  readonly commit: string
  readonly info: BaseInfo
  /** Where temporary files may go. */
  readonly temporary: string
  /** The external data files that a model file names, relative to its folder. */
  readonly externalFiles: (modelFile: string) => Promise<readonly string[]>
}

/**
 * Base as one commit has it, read from the object store: index and work tree stay as they are. Only files that are asked for are
 * written to a temporary folder, Git LFS resolved; a model that is the same in the work tree is read there.
 */
export async function gitSource({ git, commit, info, temporary, externalFiles }: GitSourceOptions): Promise<BaseSource> {
  const blobs = await listBlobs(git, commit)
  const changed = await changedInWorkTree(git, commit)
  const folder = await mkdtemp(join(temporary, 'model-budget-base-'))

  const extract = async (path: string, blob: string): Promise<string> => {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    if (changed.has(path)) await git.toFile(['cat-file', 'blob', blob], file)
    else await linkOrCopy(join(git.folder, path), file)
    return file
  }

  const resolve = async (path: string, blob: string, maxDownload: number): Promise<string> => {
    const file = await once(extracted, path, () => extract(path, blob))
    const pointer = await readLfsPointer(file)
    if (pointer !== undefined) await resolveLfs(git, file, pointer, path, maxDownload)
    return file
  }

  // Each file once: a second writer would reach through the hard link of the first into the LFS store or the work tree.
  const extracted = new Map<string, Promise<string>>()
  const resolving = new Map<string, Promise<string>>()
  const bring = async (path: string, maxDownload = Number.POSITIVE_INFINITY): Promise<string | undefined> => {
    const blob = blobs.get(path)
    return blob === undefined ? undefined : once(resolving, `${maxDownload} ${path}`, () => resolve(path, blob, maxDownload))
  }

  const externalPaths = async (path: string, file: string): Promise<readonly string[]> =>
    (await externalFiles(file)).map((location) => posix.normalize(posix.join(posix.dirname(path), location))).filter((external) => blobs.has(external))

  /** External data lies in the model's folder or below it: where nothing there changed, the model need not be read to know. */
  const isUnchanged = async (path: string): Promise<boolean> => {
    if (changed.has(path)) return false
    const home = path.slice(0, path.lastIndexOf('/') + 1)
    if (![...changed].some((other) => other.startsWith(home) && !other.endsWith('.onnx'))) return true
    return !(await externalPaths(path, join(git.folder, path))).some((external) => changed.has(external))
  }

  const find = async (path: string): Promise<BaseModel | undefined> => {
    if (!blobs.has(path)) return undefined
    if (await isUnchanged(path)) return { path, file: join(git.folder, path), unchanged: true }
    const file = await bring(path)
    if (file === undefined) return undefined
    const externals = await externalPaths(path, file)
    for (const external of externals) await bring(external, MAX_EXTERNAL_DOWNLOAD)
    const fetchWhole = async (): Promise<string> => {
      for (const external of externals) await bring(external)
      return file
    }
    return { path, file, fetchWhole }
  }

  return {
    info,
    models: [...blobs.keys()].filter((path) => path.endsWith('.onnx')).sort(),
    find: async ({ path, id }) => (await find(path)) ?? find(`${id}.onnx`),
    text: (path) => readText(git, commit, path),
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

/** A text file of a commit, by its path below the repository's folder; undefined: there is none, or one too large. */
export async function readText(git: Git, commit: string, path: string): Promise<string | undefined> {
  const inside = posix.normalize(path)
  if (!isConfined(inside)) return undefined
  const blob = `${commit}:${git.prefix}${inside}`
  const size = await git.ask(['cat-file', '-s', blob])
  return size === undefined || Number(size) > MAX_TEXT_BYTES ? undefined : git.ask(['cat-file', 'blob', blob])
}

function once<T>(made: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const result = made.get(key) ?? make()
  made.set(key, result)
  return result
}

/** Object ids of all regular files below the repository's folder, by their path in it. */
async function listBlobs(git: Git, commit: string): Promise<ReadonlyMap<string, string>> {
  const listing = await git.text(['ls-tree', '-r', '-z', '--full-tree', commit])
  const blobs = new Map<string, string>()
  for (const entry of listing.split('\0')) {
    const [mode = '', , id = ''] = entry.slice(0, entry.indexOf('\t')).split(' ')
    const path = entry.slice(entry.indexOf('\t') + 1)
    if (REGULAR_FILE.test(mode) && path.startsWith(git.prefix) && isConfined(path)) blobs.set(path.slice(git.prefix.length), id)
  }
  return blobs
}

/** A crafted tree may hold names that git itself would refuse to check out. */
function isConfined(path: string): boolean {
  return !path.includes('\\') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}

async function changedInWorkTree(git: Git, commit: string): Promise<ReadonlySet<string>> {
  const listing = await git.ask(['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', '--no-textconv', '--ignore-submodules=all', '--no-relative', commit, '--'])
  if (listing === undefined) throw new AppError('base/git', `git cannot compare the work tree with ${commit}`, { hint: 'check that the checkout is complete' })
  const paths = listing.split('\0').filter((path) => path.startsWith(git.prefix))
  return new Set(paths.map((path) => path.slice(git.prefix.length)))
}
