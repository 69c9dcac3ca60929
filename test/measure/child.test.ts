import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildSync } from 'esbuild'
import { expect, test, vi } from 'vitest'
import { startChild } from '../../src/measure/child.ts'
import { cleanEnvironment, withoutSecrets } from '../../src/measure/environment.ts'
import { type Asking, withChild } from '../../src/measure/harness.ts'
import type { Conversation, SessionSettings, Stage } from '../../src/measure/protocol.ts'
import { AppError } from '../../src/util/errors.ts'
import { NODE_24 } from '../support/action.ts'
import { buildWorker, testFolder, testHarness } from './harness.ts'
import { inputsOf, type MODELS, writeTestModel } from './models.ts'

vi.setConfig({ testTimeout: 60_000 })

const folder = testFolder()
const worker = buildWorker(folder)
const settings: SessionSettings = { provider: 'cpu', deviceId: 0, threads: 1, optimization: 'all' }
const side = 'head'
const matmul = writeTestModel(folder, 'matmul')

async function failure(promise: Promise<unknown>): Promise<AppError> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof AppError)) throw new Error('expected a failure with a sentence', { cause: error })
  return error
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

/** Opens a model and runs it once, as every measurement begins. */
async function open(ask: Asking, name: keyof typeof MODELS, path = writeTestModel(folder, name)): Promise<void> {
  await ask('load', { side, path, settings })
  await ask('feed', { side, inputs: inputsOf(name), seed: 1 })
  await ask('first-run', { side })
}

const harness = testHarness(worker)

test.each([
  ['a loop that never ends', 'endless', 'measure/timed-out', /endless: did not finish within 1 s in its first run and was stopped/],
  ['100 GB of memory', 'huge', 'measure/out-of-memory', /huge: ran out of memory in its first run: .*100000000000/],
  ['an operator nobody has', 'custom', 'measure/missing-operator', /custom: needs an operator that onnxruntime does not have while the model was being loaded: .*Fuse/],
] as const)('says in a sentence that a model has %s', async (_, name, code, sentence) => {
  const error = await failure(withChild(testHarness(worker, name === 'endless' ? { limitMs: 1000 } : {}), name, (ask) => open(ask, name)))
  expect(error.code).toBe(code)
  expect(error.message).toMatch(sentence)
  expect(error.hint).toBeTruthy()
})

test.each([
  ['an empty file', Buffer.alloc(0)],
  ['garbage', Buffer.from('not a model at all, just text')],
  ['a file cut off in the middle', readFileSync(matmul).subarray(0, 40)],
])('says in a sentence that a model is %s', async (_, bytes) => {
  const path = join(folder, 'damaged.onnx')
  writeFileSync(path, bytes)
  const error = await failure(withChild(harness, 'damaged.onnx', (ask) => open(ask, 'matmul', path)))
  expect(error.code).toMatch(/^measure\/(unreadable-model|failed)$/)
  expect(error.message).toMatch(/^damaged\.onnx: .* while the model was being loaded: /)
})

const STAGES: { readonly [S in Stage]: Conversation[S]['request'] } = {
  start: { runtime: harness.runtime },
  load: { side, path: matmul, settings },
  feed: { side, inputs: inputsOf('matmul'), seed: 1 },
  'first-run': { side },
  'warm-up': { side, runs: 1, ms: 0, longestMs: 100 },
  sample: { blocks: [{ side, samples: 1, runsPerSample: 1 }] },
  profile: { path: matmul, settings, inputs: inputsOf('matmul'), seed: 1, runs: 1, profilePrefix: join(folder, 'profile'), optimizedModel: undefined },
  close: { side },
}

test.each(Object.keys(STAGES) as Stage[])('names the stage "%s" when the child is killed in it', async (stage) => {
  const child = startChild({ model: 'm.onnx', node: process.execPath, worker, environment: harness.environment })
  const before = (Object.keys(STAGES) as Stage[]).slice(0, Object.keys(STAGES).indexOf(stage))
  for (const earlier of before) await child.ask(earlier, STAGES[earlier] as never, harness.deadline)
  process.kill(child.pid, 'SIGSTOP')
  const pending = failure(child.ask(stage, STAGES[stage] as never, harness.deadline))
  process.kill(child.pid, 'SIGKILL')
  const error = await pending
  expect(error.code).toBe('measure/killed')
  expect(error.message).toMatch(/^m\.onnx: the measuring process was killed \(SIGKILL\) (while|in) .*, most often by the system for lack of memory$/)
  expect(isRunning(child.pid)).toBe(false)
  await child.stop()
})

test('tells a crash in native code from a kill', async () => {
  const child = startChild({ model: 'm.onnx', node: process.execPath, worker, environment: harness.environment })
  await child.ask('start', STAGES.start, harness.deadline)
  process.kill(child.pid, 'SIGSTOP')
  const pending = failure(child.ask('load', STAGES.load, harness.deadline))
  process.kill(child.pid, 'SIGSEGV')
  process.kill(child.pid, 'SIGCONT')
  expect(await pending).toMatchObject({ code: 'measure/crashed', message: 'm.onnx: the measuring process crashed (SIGSEGV) while the model was being loaded' })
  await child.stop()
})

test('says so when the runtime cannot be loaded', async () => {
  const error = await failure(withChild(testHarness(worker, { runtime: folder }), 'm.onnx', async () => {}))
  expect(error).toMatchObject({ code: 'measure/runtime-broken', message: expect.stringMatching(/^m\.onnx: failed while onnxruntime-node was being loaded: /) })
})

test('stops a child whose resident memory passes the limit', async () => {
  const watched = testHarness(worker, { memoryBy: 'resident', memoryBytes: 2 ** 20 })
  const error = await failure(withChild(watched, 'm.onnx', (ask) => open(ask, 'endless')))
  expect(error.code).toBe('measure/out-of-memory')
  expect(error.message).toMatch(/^m\.onnx: went past the memory limit of 0\.000977 GiB .* and was stopped$/)
})

test('leaves no process behind when it is done, nor when the model hangs', async () => {
  const pids: number[] = []
  const child = startChild({ model: 'm.onnx', node: process.execPath, worker, environment: harness.environment })
  pids.push(child.pid)
  await child.ask('start', STAGES.start, harness.deadline)
  await child.stop()
  const hanging = startChild({ model: 'm.onnx', node: process.execPath, worker, environment: harness.environment })
  pids.push(hanging.pid)
  const ask: Asking = (stage, body) => hanging.ask(stage, body, { at: Date.now() + 1500, limitMs: 1500 })
  await ask('start', STAGES.start)
  expect((await failure(open(ask, 'endless'))).code).toBe('measure/timed-out')
  await hanging.stop()
  expect(pids.filter(isRunning)).toEqual([])
})

/** A program that starts a child in an endless model, prints its process id, and waits. */
function hangingParent(): string {
  const script = join(folder, 'parent.mjs')
  const source = `
    import { startChild } from './src/measure/child.ts'
    import { withScratchFolder } from './src/measure/scratch.ts'
    const child = startChild(${JSON.stringify({ model: 'm', node: process.execPath, worker, environment: harness.environment })})
    const deadline = { at: Date.now() + 60000, limitMs: 60000 }
    await withScratchFolder(async (folder) => {
      await child.ask('start', ${JSON.stringify(STAGES.start)}, deadline)
      await child.ask('load', ${JSON.stringify({ side, path: writeTestModel(folder, 'endless'), settings })}, deadline)
      await child.ask('feed', ${JSON.stringify({ side, inputs: inputsOf('endless'), seed: 1 })}, deadline)
      console.log(JSON.stringify({ pid: child.pid, folder }))
      await child.ask('first-run', { side: 'head' }, deadline)
    })`
  buildSync({ stdin: { contents: source, resolveDir: join(import.meta.dirname, '../..') }, bundle: true, format: 'esm', platform: 'node', outfile: script })
  return script
}

test.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] as const)('ends the child when this process is ended by %s', async (signal) => {
  const parent = spawn(process.execPath, [hangingParent()], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(parent.stdout, 'data')) as [Buffer]
  const { pid, folder: scratch } = JSON.parse(line.toString()) as { pid: number; folder: string }
  await sleep(100)
  expect(isRunning(pid)).toBe(true)
  parent.kill(signal)
  await once(parent, 'close')
  for (let tries = 0; tries < 50 && isRunning(pid); tries++) await sleep(20)
  expect(isRunning(pid)).toBe(false)
  // Nobody can clean up after that one.
  expect(existsSync(scratch)).toBe(signal === 'SIGKILL')
  rmSync(scratch, { recursive: true, force: true })
})

test('keeps the environment clean and telemetry off', () => {
  const environment = cleanEnvironment({
    PATH: '/bin',
    GITHUB_TOKEN: 'secret',
    INPUT_TOKEN: 'secret',
    NODE_OPTIONS: '--inspect',
    ORT_LOAD_CONFIG_FROM_MODEL: '1',
    CUDA_VISIBLE_DEVICES: '1',
  })
  expect(environment).toEqual({ PATH: '/bin', CUDA_VISIBLE_DEVICES: '1', ORT_DISABLE_TELEMETRY: '1' })
})

test('keeps inputs of the action and tokens from programs of others', () => {
  expect(
    withoutSecrets({ PATH: '/bin', npm_config_registry: 'x', GITHUB_TOKEN: 's', GH_TOKEN: 's', INPUT_TOKEN: 's', ACTIONS_RUNTIME_TOKEN: 's', NODE_OPTIONS: '--inspect' }),
  ).toEqual({
    PATH: '/bin',
    npm_config_registry: 'x',
  })
})

test('writes no file of its own', async () => {
  const home = testFolder()
  const environment = cleanEnvironment({ ...process.env, HOME: home, TMPDIR: home })
  await withChild(testHarness(worker, { environment }), 'm.onnx', (ask) => open(ask, 'matmul'))
  expect(readdirSync(home)).toEqual([])
})

test.each([
  ['this Node', process.execPath],
  ['Node 24', NODE_24],
])('feeds and runs float16 under %s', async (_, node) => {
  const path = writeTestModel(folder, 'half')
  await withChild(testHarness(worker, { node }), 'half.onnx', (ask) => open(ask, 'half', path))
  const { blocks } = await withChild(testHarness(worker, { node }), 'half.onnx', async (ask) => {
    await open(ask, 'half', path)
    return ask('sample', { blocks: [{ side, samples: 3, runsPerSample: 2 }] })
  })
  expect(blocks[0]?.wallMs).toHaveLength(3)
})
