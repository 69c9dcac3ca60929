import { readFileSync } from 'node:fs'
import { AppError, type ErrorCode } from '../util/errors.ts'
import { fileFailure } from '../util/file-failure.ts'

/**
 * The text of a file that is named on the command line.
 * @throws AppError of the given code
 */
export function readText(file: string, code: ErrorCode): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new AppError(code, `${file}: cannot be read: ${fileFailure(cause)}`, { cause })
  }
}
