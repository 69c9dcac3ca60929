import { type BlockTimes, roundLogRatio } from './gate.ts'
import { type Asking, type Harness, withChild } from './harness.ts'
import { planBlock, planPairedBlocks } from './plan.ts'
import type { Block, PlannedInput, SessionSettings, Side } from './protocol.ts'

/** A model to measure and what to feed it. */
export interface Contender {
  readonly path: string
  readonly inputs: readonly PlannedInput[]
}

/** What one round found of one side; times are of single runs, in milliseconds. */
export interface SideRound {
  readonly wallMs: readonly number[]
  /** Absent where the engine does not tell. */
  readonly cpuMs?: readonly number[]
  readonly loadMs?: number
  readonly firstRunMs?: number
  /** Times the scheduler took the processor away. */
  readonly preemptions?: number
}

/** One fresh process: the unit of replication. */
export interface Round {
  readonly first: Side
  readonly head: SideRound
  readonly base?: SideRound
  /** log(head ÷ base); absent for a model measured alone. */
  readonly logRatio?: { readonly wall: number; readonly cpu?: number }
}

export interface WarmUp {
  readonly runs: number
  readonly ms: number
}

export interface RoundSettings {
  readonly harness: Harness
  readonly session: SessionSettings
  readonly head: Contender
  readonly base?: Contender
  readonly warmUp: WarmUp
  readonly seed: number
  /** Samples per round of a model measured alone. */
  readonly samples: number
}

/** Warm-up takes at most this share of a round's time per side. */
const WARM_UP_SHARE = 1 / 6

interface Ready {
  readonly loadMs: number
  readonly firstRunMs: number
  readonly typicalMs: number
}

/**
 * Measures one round in a fresh child: opens head, or base and head in the order given, warms up, and takes the samples within about
 * `budgetMs`.
 * @throws AppError when the child fails, hangs or dies
 */
export async function runRound(settings: RoundSettings, first: Side, budgetMs: number): Promise<Round> {
  const { harness, head, base } = settings
  const start = Date.now()
  return withChild(harness, head.path, async (ask) => {
    const readied = new Map<Side, Ready>()
    for (const side of base === undefined ? (['head'] as const) : inOrder(first)) {
      readied.set(side, await makeReady(ask, settings, side, budgetMs))
    }
    const headReady = readied.get('head') as Ready
    const baseReady = readied.get('base')
    const left = Math.max(0, budgetMs - (Date.now() - start))
    const plan =
      baseReady === undefined ? planBlock(headReady.typicalMs, settings.samples, left) : planPairedBlocks({ base: baseReady.typicalMs, head: headReady.typicalMs }, first, left)
    const { blocks } = await ask('sample', plan)
    return { first, head: sideRound('head', headReady, blocks), ...(baseReady && { base: sideRound('base', baseReady, blocks), logRatio: logRatios(blocks) }) }
  })
}

function inOrder(first: Side): readonly Side[] {
  return first === 'base' ? ['base', 'head'] : ['head', 'base']
}

async function makeReady(ask: Asking, { session, head, base, warmUp, seed }: RoundSettings, side: Side, budgetMs: number): Promise<Ready> {
  const { path, inputs } = side === 'base' && base !== undefined ? base : head
  const { loadMs } = await ask('load', { side, path, settings: session })
  await ask('feed', { side, inputs, seed })
  const { runMs } = await ask('first-run', { side })
  const { typicalMs } = await ask('warm-up', { side, ...warmUp, longestMs: budgetMs * WARM_UP_SHARE })
  return { loadMs, firstRunMs: runMs, typicalMs }
}

function sideRound(side: Side, { loadMs, firstRunMs }: Ready, blocks: readonly Block[]): SideRound {
  const own = blocks.filter((block) => block.side === side)
  return {
    loadMs,
    firstRunMs,
    wallMs: own.flatMap((block) => block.wallMs),
    cpuMs: own.flatMap((block) => block.cpuMs),
    preemptions: own.reduce((sum, block) => sum + block.preemptions, 0),
  }
}

/** CPU time is left out where the kernel counts it in ticks too coarse to compare. */
function logRatios(blocks: readonly Block[]): NonNullable<Round['logRatio']> {
  const by = (clock: 'wallMs' | 'cpuMs') => roundLogRatio(blocks.map((block): BlockTimes => ({ side: block.side, ms: block[clock] })))
  const cpu = by('cpuMs')
  return { wall: by('wallMs'), ...(Number.isFinite(cpu) && { cpu }) }
}
