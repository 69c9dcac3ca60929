import { readFileSync } from 'node:fs'
import { findModels } from '../profile-file.ts'
import { AppError } from '../util/errors.ts'
import { fileFailure } from '../util/file-failure.ts'
import type { Arguments } from './args.ts'

/**
 * The models named on the command line, then those of `--files-from`.
 * @throws AppError `usage/no-model`, `usage/no-models`, `usage/unreadable-list`
 */
export async function modelPaths(args: Arguments): Promise<readonly string[]> {
  const list = args.get('files-from')
  const listed = list === undefined ? [] : readList(list)
  const named = await findModels(args.positionals)
  if (list === undefined && named.length === 0) {
    throw new AppError('usage/no-model', `${args.command} needs a model`, { hint: `model-budget ${args.command} model.onnx` })
  }
  return [...named, ...listed]
}

/** One path a line; `-` is stdin. */
function readList(file: string): readonly string[] {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
  } catch (cause) {
    throw new AppError('usage/unreadable-list', `--files-from ${file} cannot be read: ${fileFailure(cause)}`, { cause })
  }
}
