import { AppError } from '../util/errors.ts'
import { CONFIGURATION_PATHS } from './configuration.ts'

/**
 * The text of the configuration: of the file named, else of the first of `CONFIGURATION_PATHS` that is there; undefined when there is none.
 * @param read answers undefined for a file that does not exist.
 * @throws AppError `config/missing` when a named file is not there.
 */
export async function findConfiguration(
  read: (path: string) => Promise<string | undefined>,
  named?: string,
): Promise<{ readonly file: string; readonly text: string } | undefined> {
  for (const file of named === undefined ? CONFIGURATION_PATHS : [named]) {
    const text = await read(file)
    if (text !== undefined) return { file, text }
  }
  if (named === undefined) return undefined
  throw new AppError('config/missing', `${named}: no such configuration file`, { hint: '`model-budget init` writes one' })
}
