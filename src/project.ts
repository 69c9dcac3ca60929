import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import picomatch from 'picomatch'
import { glob } from 'tinyglobby'
import { type BindingRequest, NO_BINDINGS } from './analyze/bindings.ts'
import { customSpecs } from './analyze/custom-operators.ts'
import { budgetsOf, type Configuration, type ModelEntry, modelId } from './budget/configuration.ts'
import { findConfiguration } from './budget/find-config.ts'
import type { Budget } from './budget/verdict.ts'
import { IGNORED_FOLDERS } from './ignored-folders.ts'
import type { OpSpec } from './ops/spec.ts'
import { AppError } from './util/errors.ts'
import { fileFailure } from './util/file-failure.ts'

/** A model under test and all that the project says of it. */
export interface ProjectModel {
  readonly id: string
  /** Relative to the root, `/` between folders. */
  readonly path: string
  readonly bindings: BindingRequest
  readonly budgets: readonly Budget[]
  /** Labels of the runner that measures it; empty: any. */
  readonly runner: readonly string[]
  /** The configuration names this file, and it is not there: deleted, if base has it. */
  readonly isMissing: boolean
}

export interface Project {
  readonly root: string
  /** undefined: there is no configuration, so every model is looked at and no budget holds. */
  readonly configuration: Configuration | undefined
  /** In the order of their paths. */
  readonly models: readonly ProjectModel[]
  /** Globs of the configuration that match no file: what they should have guarded is not there. */
  readonly emptyGlobs: readonly string[]
  /** Bindings from the command line or the action's inputs, for all models. */
  readonly given?: BindingRequest
  /** Whether a path, of base too, is one of those the project looks at. */
  readonly covers: (path: string) => boolean
}

export interface ProjectRequest {
  readonly root: string
  /** A configuration file that is named; it must be there. */
  readonly configFile?: string | undefined
  /** A configuration from elsewhere, such as base, in place of the files of the root. */
  readonly configuration?: Configuration | undefined
  /** Globs that say which models to look at, in place of the configuration's entries. */
  readonly models?: readonly string[]
  /** Bindings from the command line or the action's inputs: they go before those of the configuration. */
  readonly bindings?: BindingRequest
}

/**
 * The configuration and the models it speaks of.
 * @throws AppError `config/missing`, `config/unreadable`, ConfigurationError
 */
export async function loadProject(request: ProjectRequest): Promise<Project> {
  const { root } = request
  const configuration = request.configuration ?? (await readConfiguration(root, request.configFile))
  const entries = configuration?.models ?? []
  const globs = request.models !== undefined && request.models.length > 0 ? request.models : entries.length > 0 ? entries.map((entry) => entry.path) : ['**/*.onnx']
  const files = (await glob([...globs], { cwd: root, ignore: [...IGNORED_FOLDERS, ...(configuration?.exclude ?? [])], onlyFiles: true, expandDirectories: false })).map(slashes)
  const literals = globs.filter((text) => !/[*?[\]{}!]/.test(text)).map(slashes)
  const paths = [...new Set([...files, ...literals])].sort()
  const entryOf = firstMatching(entries)
  const filesOfEntry = new Map<ModelEntry, number>()
  for (const file of paths) {
    const entry = entryOf(file)
    if (entry !== undefined) filesOfEntry.set(entry, (filesOfEntry.get(entry) ?? 0) + 1)
  }
  const models = paths.map((file): ProjectModel => {
    const entry = entryOf(file)
    return {
      id: modelId(file, entry, entry === undefined ? 1 : filesOfEntry.get(entry)),
      path: file,
      bindings: mergeBindings(request.bindings ?? NO_BINDINGS, entry?.bindings ?? NO_BINDINGS),
      budgets: configuration === undefined ? [] : budgetsOf(configuration, entry),
      runner: entry?.runner ?? [],
      isMissing: !existsSync(path.resolve(root, file)),
    }
  })
  const ignored = picomatch([...IGNORED_FOLDERS, ...(configuration?.exclude ?? [])], { dot: true })
  const covered = picomatch(globs.map(slashes), { dot: true })
  const emptyGlobs =
    entries.length === 0 ? [] : globs.filter((text) => !literals.includes(slashes(text)) && !files.some((file) => picomatch.isMatch(file, slashes(text), { dot: true })))
  return { root, configuration, models, emptyGlobs, covers: (file) => covered(file) && !ignored(file), ...(request.bindings === undefined ? {} : { given: request.bindings }) }
}

async function readConfiguration(root: string, named: string | undefined): Promise<Configuration | undefined> {
  const read = async (file: string) => (existsSync(path.resolve(root, file)) ? configurationText(root, file) : undefined)
  const found = await findConfiguration(read, named)
  if (found === undefined) return undefined
  // Loaded where there is something to read: start-up stays short.
  const { parseConfiguration } = await import('./budget/load-config.ts')
  return parseConfiguration(found.text, found.file)
}

/** @throws AppError `config/unreadable` */
function configurationText(root: string, file: string): string {
  try {
    return readFileSync(path.resolve(root, file), 'utf8')
  } catch (cause) {
    throw new AppError('config/unreadable', `${file}: the configuration cannot be read: ${fileFailure(cause)}`, { cause })
  }
}

/** What the configuration says of single files: sizes, and costs of the project's own operators. */
export interface FileSettings {
  readonly bindings: BindingRequest
  readonly customSpecs: ReadonlyMap<string, OpSpec>
}

/**
 * Settings by path relative to the root, for commands that are given files.
 * @throws AppError `config/missing`, ConfigurationError
 */
export async function loadFileSettings(root: string, configFile: string | undefined): Promise<(file: string) => FileSettings> {
  const configuration = await readConfiguration(root, configFile)
  const entryOf = firstMatching(configuration?.models ?? [])
  const specs = customSpecs(configuration?.operators ?? new Map())
  return (file) => ({ bindings: entryOf(slashes(file))?.bindings ?? NO_BINDINGS, customSpecs: specs })
}

function firstMatching(entries: readonly ModelEntry[]): (file: string) => ModelEntry | undefined {
  const matchers = entries.map((entry) => ({ entry, isMatch: picomatch(slashes(entry.path), { dot: true }) }))
  return (file) => matchers.find(({ entry, isMatch }) => entry.path === file || isMatch(file))?.entry
}

/** `first` wins where both bind the same name. */
export function mergeBindings(first: BindingRequest, second: BindingRequest): BindingRequest {
  return {
    shapes: new Map([...second.shapes, ...first.shapes]),
    dims: new Map([...second.dims, ...first.dims]),
    values: new Map([...second.values, ...first.values]),
  }
}

function slashes(file: string): string {
  return file.replaceAll('\\', '/').replace(/^\.\//, '')
}
