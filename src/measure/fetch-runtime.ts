import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError, messageOf } from '../util/errors.ts'
import { onInterrupt } from './cleanup.ts'
import { withoutSecrets } from './environment.ts'
import { COMPLETE, cacheFolder, type Flavour, findRuntime, PACKAGE, PINNED_VERSION, type RuntimeInstall, type RuntimeSearch } from './find-runtime.ts'
import lock from './runtime-lock.json' with { type: 'json' }

/** What running the package needs; the rest of its dependencies serve its install script, which is not run. */
const NEEDED = new Set([PACKAGE, 'onnxruntime-common'])

const FETCH_LIMIT_MS = 10 * 60_000
const ABANDONED_AFTER_MS = 60 * 60_000

/** The command that runs npm: the one on the PATH, else the one that came with this Node. */
export function npmCommand(environment: Readonly<Record<string, string | undefined>>, node = process.execPath): readonly string[] | undefined {
  const isWindows = process.platform === 'win32'
  const names = isWindows ? ['npm.cmd'] : ['npm']
  const folders = (environment.PATH ?? environment.Path ?? '').split(isWindows ? ';' : ':').filter((folder) => folder !== '')
  if (folders.some((folder) => names.some((name) => existsSync(join(folder, name))))) return ['npm']
  const scripts = ['../lib/node_modules/npm/bin/npm-cli.js', 'node_modules/npm/bin/npm-cli.js'].map((path) => join(dirname(node), path))
  const script = scripts.find((path) => existsSync(path))
  return script === undefined ? undefined : [node, script]
}

/**
 * The runtime to load: found, else fetched into the tool cache.
 * @throws AppError `measure/no-runtime` that says what to place where
 */
export async function ensureRuntime(search: RuntimeSearch, say: (progress: string) => void = () => {}): Promise<RuntimeInstall> {
  const found = findRuntime(search)
  if (found !== undefined) return found
  if (search.flavour !== 'cpu') throw missing(search.flavour, 'its CUDA libraries come from elsewhere, in a step of its own')
  const folder = cacheFolder(search.environment, search.flavour)
  say(`fetching ${PACKAGE} ${PINNED_VERSION} into ${folder}`)
  await fetchRuntime(folder, search)
  return { folder: join(folder, 'node_modules', PACKAGE), version: PINNED_VERSION, from: 'fetched' }
}

/**
 * Installs the pinned package, each file checked against the lock, beside `folder`, cuts it down to this platform, and moves it into
 * place as a whole. Of several that do so at once, one wins and all can use it.
 */
async function fetchRuntime(folder: string, { environment, node }: Pick<RuntimeSearch, 'environment' | 'node'>): Promise<void> {
  const building = `${folder}.${process.pid}-${randomBytes(4).toString('hex')}`
  const forget = onInterrupt(() => rmSync(building, { recursive: true, force: true }))
  try {
    await mkdir(building, { recursive: true })
    await removeAbandoned(folder)
    const { name, version, dependencies } = lock.packages['']
    await writeFile(join(building, 'package.json'), JSON.stringify({ name, version, private: true, dependencies }))
    await writeFile(join(building, 'package-lock.json'), JSON.stringify(lock))
    await runNpm(building, environment, node)
    await prune(join(building, 'node_modules'))
    await writeFile(join(building, COMPLETE), `${PINNED_VERSION}\n`)
    await moveInto(building, folder)
  } catch (error) {
    throw error instanceof AppError ? error : missing('cpu', messageOf(error), error)
  } finally {
    forget()
    await rm(building, { recursive: true, force: true })
  }
}

async function moveInto(building: string, folder: string): Promise<void> {
  try {
    await rename(building, folder)
  } catch (error) {
    if (existsSync(join(folder, COMPLETE))) return
    await rm(folder, { recursive: true, force: true })
    await rename(building, folder).catch(() => {
      if (!existsSync(join(folder, COMPLETE))) throw error
    })
  }
}

/** Removes what others began long ago and never finished. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(dirname(folder))) {
    const path = join(dirname(folder), name)
    if (!path.startsWith(`${folder}.`)) continue
    const made = (await stat(path).catch(() => undefined))?.mtimeMs ?? Date.now()
    if (Date.now() - made > ABANDONED_AFTER_MS) await rm(path, { recursive: true, force: true })
  }
}

async function prune(modules: string): Promise<void> {
  for (const name of await readdir(modules)) if (!NEEDED.has(name)) await rm(join(modules, name), { recursive: true })
  const platforms = join(modules, PACKAGE, 'bin', 'napi-v6')
  for (const platform of await readdir(platforms)) if (platform !== process.platform) await rm(join(platforms, platform), { recursive: true })
  const architectures = join(platforms, process.platform)
  for (const arch of await readdir(architectures)) if (arch !== process.arch) await rm(join(architectures, arch), { recursive: true })
}

async function runNpm(folder: string, environment: RuntimeSearch['environment'], node: string | undefined): Promise<void> {
  const npm = npmCommand(environment, node)
  if (npm === undefined) throw new Error('npm is neither on the PATH nor beside Node')
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']
  const [command = '', ...first] = npm
  const child = spawn(command, [...first, ...args], {
    cwd: folder,
    // npm would leave a cache of its own code in the temporary folder.
    env: { ...withoutSecrets(environment), NODE_DISABLE_COMPILE_CACHE: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: FETCH_LIMIT_MS,
    shell: process.platform === 'win32' && command === 'npm',
  })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr = (stderr + chunk).slice(-4096)
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(reasonOf(stderr) ?? `npm ended with exit code ${code ?? 'unknown'}`)
}

/** What npm says went wrong, without its decoration. */
function reasonOf(stderr: string): string | undefined {
  const lines = stderr.split('\n').flatMap((line) => /^npm (?:error|ERR!) (?!code |A complete log|\s*$)(.+)/.exec(line)?.[1] ?? [])
  return lines.length === 0 ? undefined : lines.slice(0, 2).join(' ').trim()
}

const WAYS: Readonly<Record<Flavour, string>> = {
  cpu: `run \`npm install ${PACKAGE}@${PINNED_VERSION} --ignore-scripts\` where there is a network, copy its folder here and name it with --runtime-path`,
  cuda12: `run \`npm install ${PACKAGE}@${PINNED_VERSION} --ignore-scripts\` and \`node node_modules/${PACKAGE}/script/install.js --onnxruntime-node-install=cuda12\` in a folder and name it with --runtime-path`,
}

function missing(flavour: Flavour, why: string, cause?: unknown): AppError {
  return new AppError('measure/no-runtime', `${PACKAGE} ${PINNED_VERSION} is not on this machine and could not be fetched: ${why}`, {
    hint: WAYS[flavour],
    ...(cause === undefined ? {} : { cause }),
  })
}
