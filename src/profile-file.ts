import { statSync } from 'node:fs'
import { glob } from 'tinyglobby'
import type { FailedProfile, ModelProfile } from './analyze/model-profile.ts'
import { SCHEMA } from './analyze/model-profile.ts'
import { type Analysis, analyzeModel, type ProfileOptions } from './analyze/profile.ts'
import { chooseConventions, countBy } from './conventions/index.ts'
import { loadModel } from './graph/load-model.ts'
import { IGNORED_FOLDERS } from './ignored-folders.ts'
import { AppError } from './util/errors.ts'

export interface FileOptions extends ProfileOptions {
  /** Names of the conventions to count by besides our own. */
  readonly conventions?: readonly string[]
}

export interface ProfiledFile {
  readonly analysis: Analysis
  readonly bytesRead: number
}

/**
 * Bytes in, profile out: reads a file's metadata and analyses it.
 * @throws AppError when the file cannot be read or the bindings do not fit
 */
export function profileFile(path: string, options: FileOptions): ProfiledFile {
  return withModel(path, options, (analysis, bytesRead) => ({ analysis, bytesRead }))
}

/** Like `profileFile`, with the file still open while `use` runs: weights may be read on demand. */
export function withModel<T>(path: string, options: FileOptions, use: (analysis: Analysis, bytesRead: number) => T): T {
  const file = loadModel(path)
  try {
    const analysis = withConventions(analyzeModel(file.model, options), options.conventions ?? [])
    return use(analysis, file.bytesRead())
  } finally {
    file.close()
  }
}

function withConventions(analysis: Analysis, names: readonly string[]): Analysis {
  const conventions = countBy(analysis, chooseConventions(names))
  return names.length === 0 ? analysis : { ...analysis, profile: { ...analysis.profile, conventions } }
}

/** What stands in the place of a profile that could not be made. A bug of ours loses this file only. */
export function failedProfile(path: string, error: unknown): FailedProfile {
  if (!(error instanceof AppError)) return { schema: SCHEMA, model: { path }, error: { code: BUG, message: `a bug in model-budget, please report it: ${stackOf(error)}` } }
  return { schema: SCHEMA, model: { path }, error: { code: error.code, message: error.message, ...(error.hint === undefined ? {} : { hint: error.hint }) } }
}

/** The code of a failure that nobody foresaw. */
export const BUG = 'model/unexpected'

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** A profile, or why there is none; one bad file never loses the others. */
export function tryProfile(path: string, options: FileOptions): ModelProfile | FailedProfile {
  try {
    return profileFile(path, options).analysis.profile
  } catch (error) {
    return failedProfile(path, error)
  }
}

/**
 * Files behind words of the command line: a file stands for itself, a folder for the models in it, anything else is a glob.
 * A word that matches nothing stays, and fails when it is read. Sorted within each word, so that runs are alike.
 */
export async function findModels(words: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const word of words) {
    const stat = statSync(word, { throwIfNoEntry: false })
    if (stat?.isDirectory()) found.push(...(await matches(`${word.replace(/[\\/]+$/, '').replaceAll('\\', '/')}/**/*.onnx`, word)))
    else if (stat !== undefined || !/[*?[\]{}!]/.test(word)) found.push(word)
    else found.push(...(await matches(word, word)))
  }
  return [...new Set(found)]
}

async function matches(pattern: string, word: string): Promise<readonly string[]> {
  const files = await glob(pattern, { ignore: [...IGNORED_FOLDERS], dot: false, onlyFiles: true, expandDirectories: false })
  if (files.length === 0)
    throw new AppError('usage/no-models', `${word}: no .onnx file there`, { hint: 'name a model file, a folder that holds some, or a glob such as "models/**/*.onnx"' })
  return files.sort()
}
