import { constants } from 'node:fs'
import { copyFile, link, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { AppError, messageOf } from '../util/errors.ts'
import type { Git } from './git.ts'

const VERSION_LINE = 'version https://git-lfs.github.com/spec/v1\n'
/** The specification's bound on a pointer: what is larger is content. */
const MAX_POINTER_BYTES = 1024

/** What stands in git in place of a file that Git LFS stores. */
export interface LfsPointer {
  /** SHA-256 of the content, in hexadecimal. */
  readonly oid: string
  readonly size: number
  /** The pointer itself, for `git lfs smudge`. */
  readonly text: string
}

/** The pointer that a file is; undefined: it is content. */
export async function readLfsPointer(file: string): Promise<LfsPointer | undefined> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    if (size >= MAX_POINTER_BYTES) return undefined
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAX_POINTER_BYTES), 0, MAX_POINTER_BYTES, 0)
    return parseLfsPointer(buffer.toString('utf8', 0, bytesRead))
  } finally {
    await handle.close()
  }
}

function parseLfsPointer(text: string): LfsPointer | undefined {
  if (!text.startsWith(VERSION_LINE)) return undefined
  const oid = /^oid sha256:([0-9a-f]{64})$/m.exec(text)?.[1]
  const size = /^size (\d{1,15})$/m.exec(text)?.[1]
  return oid === undefined || size === undefined ? undefined : { oid, size: Number(size), text }
}

/**
 * Puts the content of `pointer` in place of the pointer in `file`: from the local LFS store, else through `git lfs smudge`,
 * which downloads it with the checkout's own credentials. What is larger than `maxDownload` bytes and not in the local store stays a pointer.
 * @throws AppError `base/lfs-missing` when neither has it.
 */
export async function resolveLfs(git: Git, file: string, pointer: LfsPointer, path: string, maxDownload = Number.POSITIVE_INFINITY): Promise<void> {
  const stored = await storedObject(git, pointer)
  if (stored === undefined && pointer.size > maxDownload) return
  const content = `${file}.lfs`
  try {
    if (stored !== undefined) await linkOrCopy(stored, content)
    else await git.toFile(['lfs', 'smudge', '--', path], content, pointer.text)
    const { size } = await stat(content)
    if (size !== pointer.size) throw new Error(`${size} bytes came instead of ${pointer.size}`)
    await rename(content, file)
  } catch (cause) {
    await rm(content, { force: true })
    throw new AppError('base/lfs-missing', `${path}: base keeps it in Git LFS, and the object cannot be had: ${messageOf(cause)}`, {
      hint: 'install git-lfs on the runner and check out with `lfs: true`, or check that the LFS store still has the object',
      cause,
    })
  }
}

async function storedObject(git: Git, { oid, size }: LfsPointer): Promise<string | undefined> {
  const common = await git.ask(['rev-parse', '--git-common-dir'])
  if (common === undefined) return undefined
  const object = join(resolve(git.folder, common), 'lfs', 'objects', oid.slice(0, 2), oid.slice(2, 4), oid)
  const found = await stat(object).catch(() => undefined)
  return found?.size === size ? object : undefined
}

/** The same bytes at another path, without copying them where the file system can. */
export async function linkOrCopy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await link(from, to).catch(() => copyFile(from, to, constants.COPYFILE_FICLONE))
}
