import { AppError } from '../util/errors.ts'

/** What `run` gives; its expected failures with the file's name in front. */
export function namingFile<T>(file: string, run: () => T): T {
  try {
    return run()
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.message.startsWith(file)) throw thrown
    throw new AppError(thrown.code, `${file}: ${thrown.message}`, { ...(thrown.hint !== undefined && { hint: thrown.hint }), cause: thrown })
  }
}
