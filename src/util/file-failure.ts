import { messageOf } from './errors.ts'

/** What the system's codes mean to a reader. */
const MEANINGS: ReadonlyMap<unknown, string> = new Map([
  ['ENOENT', 'no such file or folder'],
  ['EISDIR', 'it is a folder'],
  ['ENOTDIR', 'a part of its path is no folder'],
  ['EEXIST', 'a file of that name is there'],
  ['EACCES', 'no permission'],
  ['EPERM', 'no permission'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'no space left on the device'],
  ['EDQUOT', 'the quota is used up'],
  ['EFBIG', 'the file would be too large'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['ELOOP', 'its links lead in a circle'],
  ['EMFILE', 'too many files are open'],
  ['EIO', 'the device failed'],
])

/** Whether the system refused a file: that is the caller's to know, and no bug. */
export function isFileFailure(thrown: unknown): thrown is NodeJS.ErrnoException & { readonly path: string } {
  return thrown instanceof Error && 'code' in thrown && MEANINGS.has(thrown.code) && 'path' in thrown && typeof thrown.path === 'string'
}

/** Why the system refused a file, in words. */
export function fileFailure(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return MEANINGS.get(code) ?? messageOf(cause)
}
