import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { ensureRuntime, npmCommand } from '../../src/measure/fetch-runtime.ts'
import { COMPLETE, cacheFolder, FLAVOUR_LIBRARY, findRuntime, nativeFolder, PINNED_VERSION, type RuntimeSearch } from '../../src/measure/find-runtime.ts'
import { fakeNpm } from '../support/fake-npm.ts'
import { testFolder } from './harness.ts'

vi.setConfig({ testTimeout: 60_000 })

const root = join(import.meta.dirname, '../..')

/** A machine with nothing on it: no runtime beside the program, in the cache or in the workspace. */
function emptyMachine(environment: Record<string, string> = {}): RuntimeSearch {
  const folder = testFolder()
  return { environment: { PATH: process.env.PATH, HOME: folder, RUNNER_TOOL_CACHE: join(folder, 'tools'), ...environment }, workspace: folder, flavour: 'cpu', program: folder }
}

/** Something that looks like an install of the package in `folder/node_modules`. */
function install(folder: string, version: string, isNativeThere = true): string {
  const at = join(folder, 'node_modules', 'onnxruntime-node')
  mkdirSync(nativeFolder(at), { recursive: true })
  writeFileSync(join(at, 'package.json'), JSON.stringify({ name: 'onnxruntime-node', version }))
  if (isNativeThere) writeFileSync(join(nativeFolder(at), 'onnxruntime_binding.node'), '')
  return at
}

test('pins the version that the program is tested with', () => {
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { optionalDependencies: Record<string, string> }
  expect(optionalDependencies['onnxruntime-node']).toBe(PINNED_VERSION)
})

test('finds nothing on an empty machine', () => {
  expect(findRuntime(emptyMachine())).toBeUndefined()
})

test('prefers the tool cache over the program’s own, and that over the workspace', () => {
  const program = testFolder()
  const machine = { ...emptyMachine(), program: join(program, 'dist') }
  const workspace = install(machine.workspace, PINNED_VERSION)
  expect(findRuntime(machine)).toEqual({ folder: workspace, version: PINNED_VERSION, from: 'workspace' })
  const own = install(program, PINNED_VERSION)
  expect(findRuntime(machine)).toEqual({ folder: own, version: PINNED_VERSION, from: 'program' })
  const cached = install(cacheFolder(machine.environment, 'cpu'), PINNED_VERSION)
  expect(findRuntime(machine)).toMatchObject({ from: 'program' })
  writeFileSync(join(cacheFolder(machine.environment, 'cpu'), COMPLETE), '')
  expect(findRuntime(machine)).toEqual({ folder: cached, version: PINNED_VERSION, from: 'tool-cache' })
})

test('does not take a workspace install of another version, or for another platform', () => {
  const other = emptyMachine()
  install(other.workspace, '1.16.0')
  expect(findRuntime(other)).toBeUndefined()
  const elsewhere = emptyMachine()
  install(elsewhere.workspace, PINNED_VERSION, false)
  expect(findRuntime(elsewhere)).toBeUndefined()
})

test('for CUDA takes only an install that has its library', () => {
  const machine = { ...emptyMachine(), flavour: 'cuda12' } as const
  const folder = install(machine.workspace, PINNED_VERSION)
  expect(findRuntime(machine)).toBeUndefined()
  writeFileSync(join(nativeFolder(folder), FLAVOUR_LIBRARY.cuda12 ?? ''), '')
  expect(findRuntime(machine)?.folder).toBe(folder)
})

test('takes any version at a path that was named, by any of its forms', () => {
  const machine = emptyMachine()
  const folder = install(join(machine.workspace, 'ort'), '1.16.0')
  for (const runtimePath of ['ort', join(machine.workspace, 'ort/node_modules'), folder]) {
    expect(findRuntime({ ...machine, runtimePath })).toEqual({ folder, version: '1.16.0', from: 'runtime-path' })
  }
})

test('a path that holds no runtime is an error, not a reason to look elsewhere', () => {
  const machine = emptyMachine()
  install(machine.workspace, PINNED_VERSION)
  expect(() => findRuntime({ ...machine, runtimePath: 'nowhere' })).toThrow(
    expect.objectContaining({
      code: 'measure/runtime-path',
      message: `nowhere: holds no onnxruntime-node for ${process.platform} ${process.arch}`,
      hint: expect.stringContaining('npm install'),
    }),
  )
})

test('finds npm on the PATH, else beside Node, else nowhere', () => {
  const folder = testFolder()
  expect(npmCommand({ PATH: '/nowhere' }, join(folder, 'bin/node'))).toBeUndefined()
  const script = join(folder, 'lib/node_modules/npm/bin/npm-cli.js')
  mkdirSync(dirname(script), { recursive: true })
  writeFileSync(script, '')
  expect(npmCommand({ PATH: '/nowhere' }, join(folder, 'bin/node'))).toEqual([join(folder, 'bin/node'), script])
  mkdirSync(join(folder, 'bin'))
  writeFileSync(join(folder, 'bin/npm'), '')
  expect(npmCommand({ PATH: `/nowhere:${join(folder, 'bin')}` })).toEqual(['npm'])
})

/** Nothing but folders, if any: no file was left behind. */
function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [] : [entry.name]))
}

test('without a runtime and without a network says what to place where, and leaves nothing behind', async () => {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  const machine = emptyMachine({
    npm_config_registry: `http://127.0.0.1:${port}/`,
    npm_config_fetch_retries: '0',
    npm_config_cache: join(testFolder(), 'npm'),
    npm_config_logs_max: '0',
  })
  await expect(ensureRuntime(machine)).rejects.toMatchObject({
    code: 'measure/no-runtime',
    message: expect.stringMatching(new RegExp(`^onnxruntime-node ${PINNED_VERSION} is not on this machine and could not be fetched: .*ECONNREFUSED`)),
    hint: expect.stringMatching(/npm install onnxruntime-node@1\.30\.0 --ignore-scripts.*--runtime-path/),
  })
  expect(filesBelow(machine.environment.RUNNER_TOOL_CACHE ?? '')).toEqual([])
})

test('without npm says so', async () => {
  const search = { ...emptyMachine({ PATH: '/nowhere' }), node: '/nowhere/bin/node' }
  await expect(ensureRuntime(search, () => {})).rejects.toThrow('npm is neither on the PATH nor beside Node')
})

test('for CUDA says by which step its libraries come', async () => {
  await expect(ensureRuntime({ ...emptyMachine(), flavour: 'cuda12' })).rejects.toMatchObject({
    code: 'measure/no-runtime',
    hint: expect.stringMatching(/install\.js --onnxruntime-node-install=cuda12.*--runtime-path/),
  })
})

test('two jobs at once fetch into one whole, pruned install, and what was abandoned long ago is removed', async () => {
  const machine = emptyMachine()
  const environment = { ...machine.environment, PATH: `${fakeNpm(testFolder())}:${process.env.PATH}` }
  const folder = cacheFolder(environment, 'cpu')
  const abandoned = `${folder}.1-dead`
  mkdirSync(abandoned, { recursive: true })
  const long = new Date(Date.now() - 2 * 3600_000)
  utimesSync(abandoned, long, long)
  const [one, two] = await Promise.all([ensureRuntime({ ...machine, environment }), ensureRuntime({ ...machine, environment })])
  expect(one).toEqual({ folder: join(folder, 'node_modules/onnxruntime-node'), version: PINNED_VERSION, from: 'fetched' })
  expect(two.folder).toBe(one.folder)
  expect(readdirSync(dirname(folder))).toEqual([process.arch])
  expect(readdirSync(folder).sort()).toEqual([COMPLETE, 'node_modules', 'package-lock.json', 'package.json'])
  expect(readdirSync(join(folder, 'node_modules')).sort()).toEqual(['onnxruntime-common', 'onnxruntime-node'])
  expect(readdirSync(join(one.folder, 'bin/napi-v6'))).toEqual([process.platform])
  expect(findRuntime({ ...machine, environment })).toMatchObject({ from: 'tool-cache' })
})
