import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AppError } from '../util/errors.ts'
import lock from './runtime-lock.json' with { type: 'json' }

export const PACKAGE = 'onnxruntime-node'

/** The version that is fetched, and that a workspace must have to be used unasked. */
export const PINNED_VERSION: string = lock.packages['node_modules/onnxruntime-node'].version

/** What a runtime can run on besides the CPU. */
export type Flavour = 'cpu' | 'cuda12'

/** The native library that a flavour has beside the package's own. */
export const FLAVOUR_LIBRARY: Readonly<Record<Flavour, string | undefined>> = { cpu: undefined, cuda12: 'libonnxruntime_providers_cuda.so' }

/** An onnxruntime-node on this machine. */
export interface RuntimeInstall {
  /** Folder of the package itself. */
  readonly folder: string
  readonly version: string
  readonly from: 'runtime-path' | 'program' | 'tool-cache' | 'workspace' | 'fetched'
}

export interface RuntimeSearch {
  /** What the user named; nothing else is then looked at. */
  readonly runtimePath?: string | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The checkout, whose own install serves when it has the pinned version. */
  readonly workspace: string
  readonly flavour: Flavour
  /** The Node whose npm serves where none is on the PATH: the one that runs this, unless given. */
  readonly node?: string
  /** Where this program lies; its own dependencies are found upwards from there. */
  readonly program?: string
}

/**
 * The runtime to load, looked for in the order: the path named, beside the program, the tool cache, the workspace.
 * @returns undefined when there is none
 * @throws AppError `measure/runtime-path` when the path named holds none
 */
export function findRuntime(search: RuntimeSearch): RuntimeInstall | undefined {
  const { runtimePath, environment, workspace, flavour, program = dirname(fileURLToPath(import.meta.url)) } = search
  if (runtimePath !== undefined) return namedRuntime(resolve(workspace, runtimePath), runtimePath)
  const cached = join(cacheFolder(environment, flavour), 'node_modules', PACKAGE)
  const candidates: readonly (readonly [RuntimeInstall['from'], string | undefined])[] = [
    ['tool-cache', existsSync(join(cacheFolder(environment, flavour), COMPLETE)) ? cached : undefined],
    ['program', upwards(program)],
    ['workspace', join(workspace, 'node_modules', PACKAGE)],
  ]
  for (const [from, folder] of candidates) {
    const version = folder === undefined ? undefined : usableVersion(folder)
    if (folder !== undefined && version === PINNED_VERSION && hasFlavour(folder, flavour)) return { folder, version, from }
  }
  return undefined
}

function namedRuntime(path: string, asGiven: string): RuntimeInstall {
  for (const folder of [join(path, 'node_modules', PACKAGE), join(path, PACKAGE), path]) {
    const version = usableVersion(folder)
    if (version !== undefined) return { folder, version, from: 'runtime-path' }
  }
  throw new AppError('measure/runtime-path', `${asGiven}: holds no ${PACKAGE} for ${process.platform} ${process.arch}`, {
    hint: `name a folder made by \`npm install ${PACKAGE}@${PINNED_VERSION}\``,
  })
}

/** The version of the package in a folder, if its native part is there for this platform. */
function usableVersion(folder: string): string | undefined {
  try {
    const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name?: unknown; version?: unknown }
    return name === PACKAGE && typeof version === 'string' && existsSync(join(nativeFolder(folder), 'onnxruntime_binding.node')) ? version : undefined
  } catch {
    return undefined
  }
}

function hasFlavour(folder: string, flavour: Flavour): boolean {
  const library = FLAVOUR_LIBRARY[flavour]
  return library === undefined || existsSync(join(nativeFolder(folder), library))
}

/** Where the package keeps its native libraries for this platform. */
export function nativeFolder(packageFolder: string): string {
  return join(packageFolder, 'bin', 'napi-v6', process.platform, process.arch)
}

function upwards(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', PACKAGE)
    if (existsSync(candidate)) return candidate
    if (folder === dirname(folder)) return undefined
  }
}

/** Marks an install in the cache as whole. */
export const COMPLETE = '.complete'

/** Where a fetched runtime is kept: the runner's tool cache, else the user's cache. */
export function cacheFolder(environment: Readonly<Record<string, string | undefined>>, flavour: Flavour): string {
  const tools = environment.RUNNER_TOOL_CACHE
  const root = tools !== undefined && tools !== '' ? tools : (environment.XDG_CACHE_HOME ?? join(environment.HOME ?? homedir(), '.cache'))
  return join(root, 'model-budget-ort', `${PINNED_VERSION}-${flavour}`, process.arch)
}
