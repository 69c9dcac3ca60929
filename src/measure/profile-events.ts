import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { AppError } from '../util/errors.ts'
import { medianOf } from './stats.ts'

/** A tensor as it was executed. */
export interface ExecutedTensor {
  readonly dtype: string
  readonly shape: readonly number[]
}

/** A node of the main graph as onnxruntime ran it: one of the file's, a fusion of several, or one it added. */
export interface ExecutedNode {
  readonly name: string
  readonly op: string
  readonly provider: string
  /** Position among the file's nodes, Constants apart; beyond their count for nodes that onnxruntime made. */
  readonly index: number
  /** Median over the runs, what its subgraphs took included. */
  readonly ms: number
  readonly inputs: readonly ExecutedTensor[]
  readonly outputs: readonly ExecutedTensor[]
}

export interface ExecutionProfile {
  /** In execution order; nodes of subgraphs are part of the node that runs them. */
  readonly nodes: readonly ExecutedNode[]
  /** Median time of a whole run. */
  readonly runMs: number
  /** Most bytes the arena had lent out at once; undefined where the allocator does not tell. */
  readonly peakArenaBytes: number | undefined
}

export interface Event {
  readonly cat: string
  readonly name: string
  readonly ts: number
  readonly dur: number
  readonly args: Readonly<Record<string, unknown>>
}

const NODE_SUFFIX = '_kernel_time'
const LARGEST_PROFILE = 512 * 2 ** 20

/** Reads the profile whose path begins with `prefix`. */
export async function readProfile(prefix: string): Promise<ExecutionProfile> {
  return parseProfile(await readEvents(prefix))
}

/** The events of the profile whose path begins with `prefix`, in the order in which they ended. */
export async function readEvents(prefix: string): Promise<readonly Event[]> {
  const folder = dirname(prefix)
  const file = (await readdir(folder)).find((name) => name.startsWith(basename(prefix)) && name.endsWith('.json'))
  if (file === undefined) throw new AppError('measure/no-profile', 'onnxruntime wrote no profile', { hint: 'this version or provider may not support profiling' })
  const path = join(folder, file)
  if ((await stat(path)).size > LARGEST_PROFILE)
    throw new AppError('measure/no-profile', 'the profile is too large to read', { hint: 'loops with many iterations write an entry per iteration' })
  return JSON.parse(await readFile(path, 'utf8')) as readonly Event[]
}

/** Makes sense of the events of a profile: at least one run. The first of several runs is left out, as it allocates and compiles. */
export function parseProfile(events: readonly Event[]): ExecutionProfile {
  const all = events.filter((event) => event.name === 'model_run').sort((a, b) => a.ts - b.ts)
  const steady = all.length > 1 ? all.slice(1) : all
  const nodeEvents = events.filter(isKernel).sort((a, b) => a.ts - b.ts || Number(isContainer(b)) - Number(isContainer(a)))
  const runs = steady.map((run) => nodeEvents.filter((event) => isWithin(event, run)))
  const times = new Map<string, number[]>()
  for (const [i, run] of runs.entries()) {
    const device = deviceTimes(events, steady[i])
    for (const event of topLevel(run)) {
      const duration = device.get(nodeName(event)) ?? event.dur
      const known = times.get(identity(event))
      if (known === undefined) times.set(identity(event), [duration])
      else known.push(duration)
    }
  }
  const nodes = topLevel(runs[0] ?? []).map((event) => executedNode(event, medianOf(times.get(identity(event)) ?? [event.dur]) / 1000))
  return { nodes, runMs: steady.length === 0 ? 0 : medianOf(steady.map((run) => run.dur)) / 1000, peakArenaBytes: peakArena(runs.flat()) }
}

/** Time on the device by node, where the provider tells: the event of a node is then only that of handing its work over. */
function deviceTimes(events: readonly Event[], run: Event | undefined): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const event of events) {
    if (event.cat !== 'Api' || run === undefined || !isWithin(event, run)) continue
    const [node = ''] = event.name.split('&')
    times.set(node, (times.get(node) ?? 0) + event.dur)
  }
  return times
}

function nodeName({ name }: Event): string {
  return name.slice(0, -NODE_SUFFIX.length)
}

/** Whether an event is the run of a node. */
export function isKernel({ cat, name }: Event): boolean {
  return cat === 'Node' && name.endsWith(NODE_SUFFIX)
}

function isWithin(inner: Event, outer: Event): boolean {
  return inner.ts >= outer.ts && inner.ts + inner.dur <= outer.ts + outer.dur
}

/** Whether a node runs subgraphs, whose events then lie in its own. */
function isContainer({ args }: Event): boolean {
  return /^(If|Loop|Scan|SequenceMap|BeamSearch|GreedySearch|Sampling|WhisperBeamSearch)$/.test(String(args.op_name))
}

function topLevel(events: readonly Event[]): readonly Event[] {
  let container: Event | undefined
  return events.filter((event) => {
    if (container !== undefined && isWithin(event, container) && event.ts < container.ts + container.dur) return false
    if (isContainer(event)) container = event
    return true
  })
}

function identity({ name, args }: Event): string {
  return `${String(args.node_index)} ${name}`
}

/** A node as its event tells of it. */
export function executedNode(event: Event, ms: number): ExecutedNode {
  const { args } = event
  return {
    name: nodeName(event),
    op: String(args.op_name ?? ''),
    provider: String(args.provider ?? ''),
    index: Number(args.node_index ?? -1),
    ms,
    inputs: tensors(args.input_type_shape),
    outputs: tensors(args.output_type_shape),
  }
}

/** Element types as onnxruntime names them, where that is not ours. */
const DTYPES: ReadonlyMap<string, string> = new Map([
  ['float', 'float32'],
  ['double', 'float64'],
])

function tensors(listed: unknown): readonly ExecutedTensor[] {
  if (!Array.isArray(listed)) return []
  return listed.flatMap((entry: unknown) => {
    const [pair] = typeof entry === 'object' && entry !== null ? Object.entries(entry) : []
    return pair !== undefined && Array.isArray(pair[1]) ? [{ dtype: DTYPES.get(pair[0]) ?? pair[0], shape: pair[1].map(Number) }] : []
  })
}

/** Nothing lent out at all is what providers say that keep no account. */
function peakArena(events: readonly Event[]): number | undefined {
  const readings = events.map(({ args }) => Number(args.mem_bytes_requested_in_use)).filter((bytes) => bytes > 0)
  return readings.length === 0 ? undefined : readings.reduce((most, bytes) => Math.max(most, bytes), 0)
}

/**
 * Most bytes that the first run took from the arena, tensor by tensor; later runs take one block for all, planned in the first.
 * Undefined where the allocator does not tell.
 */
export function peakOfFirstRun(events: readonly Event[]): number | undefined {
  const end = events.findIndex((event) => event.name === 'model_run')
  const kernels = events.slice(0, end < 0 ? undefined : end).filter(isKernel)
  const peak = peakArena(kernels)
  const before = Number(kernels[0]?.args.mem_bytes_requested_in_use) - Number(kernels[0]?.args.mem_requested_in_use_delta)
  return peak === undefined || !Number.isFinite(before) ? undefined : peak - before
}
