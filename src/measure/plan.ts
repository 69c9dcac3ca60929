import type { Conversation, Side } from './protocol.ts'

/** A sample lasts at least this long; quicker models are run several times back to back. */
const SHORTEST_SAMPLE_MS = 0.5
const MOST_RUNS_PER_SAMPLE = 5000

const BLOCK_PAIRS = 10
const MOST_BLOCK_PAIRS = 20
const FEWEST_BLOCK_PAIRS = 2
/** Sampling takes as long as what comes before it in a round: a disturbed machine needs the pairs more than the rounds. */
const WORTHWHILE_SAMPLING_MS = 1500
const SAMPLES_PER_BLOCK = 5
const MOST_SAMPLES_PER_BLOCK = 50
/** A block outlasts the slices of the scheduler. */
const SHORTEST_BLOCK_MS = 20

export type SampleRequest = Conversation['sample']['request']

/** Runs back to back that make one sample. */
export function runsPerSample(runMs: number): number {
  return Math.min(MOST_RUNS_PER_SAMPLE, Math.max(1, Math.ceil(SHORTEST_SAMPLE_MS / runMs)))
}

/**
 * The blocks of a paired round, `ABBA ABBA …`: base and head take turns, and so does which of them comes first in a pair.
 * Quick models get more than ten pairs; one too slow for `budgetMs` gets smaller blocks, then fewer pairs, never fewer than two.
 */
export function planPairedBlocks(runMs: Readonly<Record<Side, number>>, first: Side, budgetMs: number): SampleRequest {
  const runs = runsPerSample(Math.min(runMs.base, runMs.head))
  const pairMs = (runMs.base + runMs.head) * runs
  const wanted = Math.min(MOST_SAMPLES_PER_BLOCK, Math.max(SAMPLES_PER_BLOCK, Math.ceil((2 * SHORTEST_BLOCK_MS) / pairMs)))
  const samples = Math.max(1, Math.min(wanted, Math.floor(budgetMs / (BLOCK_PAIRS * pairMs))))
  const fitting = Math.floor(Math.min(budgetMs, WORTHWHILE_SAMPLING_MS) / (samples * pairMs))
  const pairs = samples > 1 ? evenWithin(fitting, BLOCK_PAIRS, MOST_BLOCK_PAIRS) : evenWithin(Math.floor(budgetMs / pairMs), FEWEST_BLOCK_PAIRS, BLOCK_PAIRS)
  const second: Side = first === 'base' ? 'head' : 'base'
  const order = Array.from({ length: pairs }, (_, pair): Side[] => (pair % 2 === 0 ? [first, second] : [second, first])).flat()
  return { blocks: order.map((side) => ({ side, samples, runsPerSample: runs })) }
}

/** One block of a model measured alone: as many samples as wanted and the time allows, at least one. */
export function planBlock(runMs: number, wanted: number, budgetMs: number): SampleRequest {
  const runs = runsPerSample(runMs)
  const samples = Math.max(1, Math.min(wanted, Math.floor(budgetMs / (runMs * runs))))
  return { blocks: [{ side: 'head', samples, runsPerSample: runs }] }
}

function evenWithin(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value - (value % 2)))
}
