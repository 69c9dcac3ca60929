import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { AppError } from '../util/errors.ts'
import { type Deadline, startChild } from './child.ts'
import { cleanEnvironment } from './environment.ts'
import type { Conversation } from './protocol.ts'

/** Where and under which limits measuring children run. */
export interface Harness {
  readonly node: string
  readonly worker: string
  /** Folder of the onnxruntime-node package. */
  readonly runtime: string
  readonly environment: Readonly<Record<string, string>>
  /** Most memory a child may take; undefined: no limit. */
  readonly memoryBytes: number | undefined
  /** How memory is limited: by address space where every address is soon used, else by watching what is resident. */
  readonly memoryBy: 'address-space' | 'resident'
  /** Threads a child computes with. */
  readonly threads: number
  readonly deadline: Deadline
}

/** Addresses that Node itself reserves beside what it uses: 0.7 GiB in version 20, 1.3 GiB in version 24. */
const NODE_ADDRESS_SPACE = 2 * 2 ** 30

/** Share of the memory that is free that a measured model may take. */
const MEMORY_SHARE = 0.8

/** Runs `use` with a fresh child that has loaded the runtime, and stops it afterwards. */
export async function withChild<T>(harness: Harness, model: string, use: (ask: Asking, runtimeVersion: string) => Promise<T>): Promise<T> {
  const { node, worker, environment, memoryBytes, memoryBy, deadline, threads } = harness
  const limit = memoryBytes === undefined ? {} : memoryBy === 'resident' ? { residentBytes: memoryBytes } : { addressSpaceBytes: memoryBytes + NODE_ADDRESS_SPACE }
  const child = startChild({ model, node, worker, environment, cpuSeconds: cpuSeconds(deadline, threads), ...limit })
  try {
    const ask: Asking = (stage, body) => child.ask(stage, body, deadline)
    const { version } = await ask('start', { runtime: harness.runtime })
    return await use(ask, version)
  } finally {
    await child.stop()
  }
}

/** Asks a child, by the deadline of its harness. */
export type Asking = <S extends keyof Conversation>(stage: S, body: Conversation[S]['request']) => Promise<Conversation[S]['answer']>

/** The memory a model may take on this machine: most of what is free, within the limits of its control group. */
function memoryLimit(): number {
  return Math.floor(process.availableMemory() * MEMORY_SHARE)
}

/** Makes a harness of the defaults of this process. */
export function makeHarness(settings: Pick<Harness, 'runtime' | 'memoryBy' | 'threads' | 'deadline'> & Partial<Harness>): Harness {
  return { node: process.execPath, environment: cleanEnvironment(process.env), memoryBytes: memoryLimit(), ...settings, worker: settings.worker ?? bundledWorker() }
}

/** The worker's bundle: beside the bundle this code is in, or one folder up when this is a chunk. */
function bundledWorker(): string {
  const found = ['./worker.js', '../worker.js'].map((name) => fileURLToPath(new URL(name, import.meta.url))).find((path) => existsSync(path))
  if (found === undefined)
    throw new AppError('measure/no-worker', 'worker.js, the measuring process, is not beside the program', { hint: 'install model-budget again, or run `npm run build`' })
  return found
}

const SPARE_CPU_SECONDS = 60

/** CPU time no child needs: the whole time on all its threads and one for Node, and some more. */
function cpuSeconds({ limitMs }: Deadline, threads: number): number {
  return (limitMs / 1000) * (threads + 1) + SPARE_CPU_SECONDS
}
