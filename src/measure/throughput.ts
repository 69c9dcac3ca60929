import { AppError, type ErrorCode, messageOf } from '../util/errors.ts'
import { type Asking, type Harness, withChild } from './harness.ts'
import type { PlannedInput, SessionSettings } from './protocol.ts'

export type FailureReason = 'memory' | 'time' | 'model'

/** One batch size that was tried. */
export interface BatchPoint {
  readonly batch: number
  /** Inputs per second; absent where the batch failed. */
  readonly perSecond?: number
  /** Time of one batch. */
  readonly ms?: number
  /** Highest resident memory while running it. */
  readonly peakBytes?: number
  /** Why it failed: for lack of memory, of time, or because the model does not run at this size. */
  readonly failed?: { readonly reason: FailureReason; readonly message: string }
}

export interface Throughput {
  /** The best batch size. */
  readonly batch: number
  /** Batches run at that size, and how long they took: `batches × batch ÷ seconds`. */
  readonly batches: number
  readonly seconds: number
  readonly perSecond: number
  readonly peakBytes?: number
  /** Every size tried, in rising order. */
  readonly curve: readonly BatchPoint[]
  /** What ended the search. */
  readonly endedBy: FailureReason | 'no-gain' | 'largest' | 'asked' | 'fixed'
}

export interface ThroughputSettings {
  readonly harness: Harness
  readonly session: SessionSettings
  readonly path: string
  readonly inputsAt: (batch: number) => readonly PlannedInput[]
  readonly seed: number
  /** One batch size, asked for or fixed in the file, or a search for the best. */
  readonly batch: 'auto' | { readonly size: number; readonly why: 'asked' | 'fixed' }
  readonly budgetMs: number
}

const LARGEST_BATCH = 4096
/** Two doublings that gain less than this end the search. */
const WORTHWHILE_GAIN = 1.03
const PROBE_MS = 300
const PROBE_RUNS = 3
const FINAL_MS = 1500
const FINAL_RUNS = 5
/** Share of the time for the search; the rest is for the figure. */
const SEARCH_SHARE = 0.6

/** Measures one batch size; that it fails is part of the answer. */
export type Probe = (batch: number) => Promise<BatchPoint>

/**
 * The throughput at the best batch size, found by doubling and, where memory ended that, by bisection between the last that fitted and
 * the first that did not; then measured once more in a process of its own.
 */
export async function measureThroughput(settings: ThroughputSettings): Promise<Throughput> {
  const { batch, budgetMs } = settings
  const start = Date.now()
  const searchMs = budgetMs * SEARCH_SHARE
  const searching = { ...settings, harness: { ...settings.harness, deadline: { at: start + searchMs, limitMs: searchMs } } }
  const probe: Probe = (size) => probeBatch(searching, size, PROBE_RUNS, PROBE_MS).then(({ point }) => point)
  const { curve, endedBy } = batch === 'auto' ? await searchBatch(probe, () => Date.now() < start + searchMs) : { curve: [], endedBy: batch.why }
  const best = batch === 'auto' ? bestPoint(curve)?.batch : batch.size
  if (best === undefined) throw failedBatch(settings.path, curve[0])
  const left = Math.max(0, budgetMs - (Date.now() - start))
  const { point, batches, seconds } = await probeBatch(settings, best, FINAL_RUNS, Math.min(FINAL_MS, left / 2))
  if (point.perSecond === undefined) throw failedBatch(settings.path, point)
  return {
    batch: best,
    batches,
    seconds,
    perSecond: point.perSecond,
    ...(point.peakBytes !== undefined && { peakBytes: point.peakBytes }),
    curve: curve.length === 0 ? [point] : curve,
    endedBy,
  }
}

/** Doubles the batch until memory, time or the gain ends it; after a lack of memory bisects for the largest that fits. */
export async function searchBatch(probe: Probe, hasTime: () => boolean): Promise<Pick<Throughput, 'curve' | 'endedBy'>> {
  const curve: BatchPoint[] = []
  const add = async (batch: number) => {
    const point = await probe(batch)
    curve.push(point)
    curve.sort((a, b) => a.batch - b.batch)
    return point
  }
  for (let batch = 1; batch <= LARGEST_BATCH; batch *= 2) {
    if (curve.length > 0 && !hasTime()) return { curve, endedBy: 'time' }
    const { failed } = await add(batch)
    if (failed?.reason === 'memory') await bisect(add, batch / 2, batch, hasTime)
    if (failed !== undefined) return { curve, endedBy: failed.reason }
    if (hasStoppedGaining(curve)) return { curve, endedBy: 'no-gain' }
  }
  return { curve, endedBy: 'largest' }
}

async function bisect(add: Probe, fits: number, fails: number, hasTime: () => boolean): Promise<void> {
  let [low, high] = [fits, fails]
  while (low >= 1 && high - low > Math.max(1, low / 8) && hasTime()) {
    const middle = Math.floor((low + high) / 2)
    const { failed } = await add(middle)
    if (failed === undefined) low = middle
    else high = middle
  }
}

function hasStoppedGaining(curve: readonly BatchPoint[]): boolean {
  const [before, middle, last] = curve.slice(-3).map((point) => point.perSecond)
  if (before === undefined || middle === undefined || last === undefined) return false
  return middle < before * WORTHWHILE_GAIN && last < middle * WORTHWHILE_GAIN
}

/** The quickest point; of points within a hair of it the smallest batch. */
export function bestPoint(curve: readonly BatchPoint[]): BatchPoint | undefined {
  const quickest = Math.max(...curve.map((point) => point.perSecond ?? 0))
  return curve.find((point) => point.perSecond !== undefined && point.perSecond * 1.01 >= quickest)
}

const REASONS: ReadonlyMap<ErrorCode, FailureReason> = new Map([
  ['measure/out-of-memory', 'memory'],
  ['measure/killed', 'memory'],
  ['measure/timed-out', 'time'],
])

/** Runs one batch size in a fresh child for at least that many runs and that long. */
async function probeBatch(settings: ThroughputSettings, batch: number, runs: number, ms: number): Promise<{ point: BatchPoint; batches: number; seconds: number }> {
  try {
    return await withChild(settings.harness, settings.path, async (ask) => {
      await openAt(ask, settings, batch)
      const { typicalMs } = await ask('warm-up', { side: 'head', runs: 1, ms: 0, longestMs: ms })
      const batches = Math.max(runs, Math.ceil(ms / Math.max(typicalMs, 1e-3)))
      const { blocks, memory } = await ask('sample', { blocks: [{ side: 'head', samples: 1, runsPerSample: batches }] })
      const batchMs = blocks[0]?.wallMs[0] ?? Number.NaN
      const point = { batch, perSecond: (batch * 1000) / batchMs, ms: batchMs, ...(memory && { peakBytes: memory.peak }) }
      return { point, batches, seconds: (batchMs * batches) / 1000 }
    })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { point: { batch, failed: { reason: REASONS.get(error.code) ?? 'model', message: messageOf(error) } }, batches: 0, seconds: 0 }
  }
}

async function openAt(ask: Asking, { path, session, inputsAt, seed }: ThroughputSettings, batch: number): Promise<void> {
  await ask('load', { side: 'head', path, settings: session })
  await ask('feed', { side: 'head', inputs: inputsAt(batch), seed })
  await ask('first-run', { side: 'head' })
}

function failedBatch(path: string, point: BatchPoint | undefined): AppError {
  const why = point?.failed === undefined ? 'no batch size could be measured' : point.failed.message
  const code = point?.failed?.reason === 'time' ? 'measure/timed-out' : 'measure/throughput'
  return new AppError(code, `${path}: throughput could not be measured at batch ${point?.batch ?? 1}: ${why}`, {
    ...(point?.failed?.reason === 'memory' && { hint: 'use a smaller batch, or a machine with more memory' }),
  })
}
