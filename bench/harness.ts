// What the measuring harness adds: samples as it takes them against the package's low-level binding in a bare loop, on the same model.
// Fresh processes, both kinds of samples in turns within each, order alternating: the protocol of the gate itself.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Tensor } from 'onnxruntime-node'
import { medianOf, trimmedInterval } from '../src/measure/stats.ts'
import { makeFeeds } from '../src/measure/worker/feeds.ts'
import { loadRuntime, sessionOptions } from '../src/measure/worker/runtime.ts'
import { takeBlock } from '../src/measure/worker/sampling.ts'
import { writeModel } from '../test/support/model.ts'
import { BLOCKS, GATE_MODELS } from './gate-models.ts'

const SHAPES: Readonly<Record<string, readonly number[]>> = { convnet: [1, 48, 28, 28], transformer: [1, 64, 128] }
const ROUNDS = 12
const PAIRS = 20
const SAMPLES = 5
const WARM_UP_BLOCKS = 5
const TARGET = 1.02

interface Binding {
  readonly InferenceSession: new () => {
    loadModel(path: string, options: object): void
    run(feeds: Record<string, Tensor>, fetches: Record<string, null>, options: object): unknown
    readonly outputMetadata: readonly { readonly name: string }[]
  }
}

const [mode, file = '', model = '', first = ''] = process.argv.slice(2)
if (mode === 'round') {
  console.log(JSON.stringify(await round(file, SHAPES[model] ?? [], first === 'bare')))
} else {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'model-budget-harness-'))
  try {
    for (const name of Object.keys(SHAPES)) benchmark(name, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function benchmark(name: string, folder: string): void {
  const at = writeModel(folder, `${name}.onnx`, GATE_MODELS[name]?.(BLOCKS, 'harness') ?? { nodes: [] })
  const rounds = Array.from({ length: ROUNDS }, (_, i) => {
    const { stdout, stderr } = spawnSync(process.execPath, [process.argv[1] ?? '', 'round', at, name, i % 2 === 0 ? 'bare' : 'harness'], {
      encoding: 'utf8',
      env: { ...process.env, ORT_DISABLE_TELEMETRY: '1' },
    })
    if (stdout === '') throw new Error(stderr)
    return JSON.parse(stdout) as Round
  })
  const bareMs = medianOf(rounds.map((of) => of.bareMs))
  for (const clock of ['wall', 'cpu'] as const) {
    const logs = rounds.map((of) => of[clock])
    const interval = trimmedInterval(logs, 0.95)
    const between = interval === undefined ? '' : `, between ${Math.exp(interval.low).toFixed(4)} and ${Math.exp(interval.high).toFixed(4)}`
    const ratio = Math.exp(medianOf(logs))
    console.log(`harness ÷ bare binding, ${name} (${bareMs.toFixed(2)} ms), ${clock} time: median ratio ${ratio.toFixed(4)}${between} over ${ROUNDS} processes (target ${TARGET})`)
    if (clock === 'cpu' && ratio > TARGET) process.exitCode = 1
  }
}

interface Round {
  /** Median over pairs of blocks of log(harness ÷ bare). */
  readonly wall: number
  readonly cpu: number
  readonly bareMs: number
}

/** One process. */
async function round(at: string, shape: readonly number[], isBareFirst: boolean): Promise<Round> {
  const require = createRequire(import.meta.url)
  const folder = path.dirname(require.resolve('onnxruntime-node/package.json'))
  const runtime = loadRuntime(folder)
  const settings = { provider: 'cpu', deviceId: 0, threads: 1, optimization: 'all' } as const
  const feeds = makeFeeds(runtime, [{ name: 'x', dtype: 'float32', shape, fill: { kind: 'uniform', low: -1, high: 1 } }], 1)
  const openHarness = async () => ({ session: await runtime.InferenceSession.create(at, sessionOptions({ path: at, settings })), feeds })
  const openBare = () => {
    const { binding, initOrt } = require(path.join(folder, 'dist/binding.js')) as { binding: Binding; initOrt: () => void }
    initOrt()
    const session = new binding.InferenceSession()
    session.loadModel(at, sessionOptions({ path: at, settings }))
    const fetches = Object.fromEntries(session.outputMetadata.map(({ name }) => [name, null]))
    return () => session.run(feeds, fetches, {})
  }
  const early = isBareFirst ? openBare() : undefined
  const subject = await openHarness()
  const runBare = early ?? openBare()
  const bareBlock = () =>
    timed(async () => {
      const times: number[] = []
      for (let sample = 0; sample < SAMPLES; sample++) {
        const start = performance.now()
        runBare()
        times.push(performance.now() - start)
      }
      return times
    })
  const harnessBlock = () => timed(async () => (await takeBlock('head', subject, SAMPLES, 1)).wallMs)
  for (let block = 0; block < WARM_UP_BLOCKS; block++) {
    await bareBlock()
    await harnessBlock()
  }
  const pairs: { readonly bare: Block; readonly harness: Block }[] = []
  for (let pair = 0; pair < PAIRS; pair++) {
    const isBareNow = (pair % 2 === 0) === isBareFirst
    const early = isBareNow ? await bareBlock() : undefined
    const harness = await harnessBlock()
    pairs.push({ harness, bare: early ?? (await bareBlock()) })
  }
  const ratio = (clock: keyof Block) => medianOf(pairs.map(({ bare, harness }) => Math.log(harness[clock] / bare[clock])))
  return { wall: ratio('wallMs'), cpu: ratio('cpuMs'), bareMs: medianOf(pairs.map(({ bare }) => bare.wallMs)) }
}

interface Block {
  /** Median of the samples. */
  readonly wallMs: number
  /** Of the whole process over the block, with all that lies between samples. */
  readonly cpuMs: number
}

async function timed(takeSamples: () => Promise<readonly number[]>): Promise<Block> {
  const before = process.cpuUsage()
  const times = await takeSamples()
  const { user, system } = process.cpuUsage(before)
  return { wallMs: medianOf(times), cpuMs: (user + system) / 1000 / times.length }
}
