import { type Amount, addAmounts, NOTHING } from '../facts/amount.ts'
import { dimKey, sameDim } from '../facts/dim.ts'
import type { Fact } from '../facts/fact.ts'
import type { BodyResult } from '../ops/context.ts'
import type { BodyMemory } from '../ops/spec.ts'
import { worseStatus } from '../util/figure.ts'
import { factBytes } from './bytes.ts'
import type { GraphWalk } from './infer.ts'
import type { Buffer } from './lifetimes.ts'
import { bodyNeeds } from './memory.ts'
import type { Repeats } from './repeats.ts'

/** Memory of one run of a body beside what lives around its node: its own peak, and what is held for it. */
export interface BodyPeak {
  readonly bytes: Amount
  readonly body?: GraphWalk
  readonly held: readonly Pick<Buffer, 'name' | 'bytes'>[]
}

interface Surroundings {
  readonly walks: Pick<WeakMap<BodyResult, GraphWalk>, 'get'>
  readonly repeats: Repeats
}

/** Memory of the runs of a node's bodies, those left out that never decide. Where all come to the same, it does not matter which of them happens. */
export function bodyPeaksOf(memory: readonly BodyMemory[], { walks, repeats }: Surroundings): readonly BodyPeak[] {
  const peaks = memory.map((run) => bodyPeakOf(run, run.body && walks.get(run.body), repeats))
  const isCertain = peaks.every(({ bytes }) => sameDim(bytes.dim, peaks[0]?.bytes.dim ?? null))
  if (isCertain) return deciding(peaks)
  return deciding(peaks.map((peak, i) => ({ ...peak, bytes: { ...peak.bytes, status: worseStatus(peak.bytes.status, memory[i]?.status ?? 'exact') } })))
}

/** What is carried over is memory of its own where the body makes it; what it only hands on is that of what it was before. */
function bodyPeakOf({ carried, collected }: BodyMemory, body: GraphWalk | undefined, repeats: Repeats): BodyPeak {
  const needs = body && bodyNeeds(body, repeats)
  const names = body?.graph.outputs.map(({ name }) => name) ?? []
  const own = carried.flatMap((fact, i) => (needs?.isMade[i] === true ? [heldAs(fact, names[i])] : []))
  const rows = collected.map((fact, i) => heldAs(fact, names[names.length - collected.length + i]))
  const held = [...own, ...rows]
  const bytes = held.reduce((sum, each) => addAmounts(sum, each.bytes), needs?.bytes ?? NOTHING)
  return { bytes, held, ...(body && { body }) }
}

function heldAs(fact: Fact | undefined, name = 'what an iteration makes'): BodyPeak['held'][number] {
  return { name, bytes: factBytes(fact, name) }
}

/** The largest of peaks that are numbers, else those that differ. */
function deciding(peaks: readonly BodyPeak[]): readonly BodyPeak[] {
  const isNumber = ({ bytes }: BodyPeak) => bytes.why === undefined && bytes.status === 'exact' && typeof bytes.dim === 'number'
  if (!peaks.every(isNumber)) return [...new Map(peaks.map((peak) => [`${dimKey(peak.bytes.dim)} ${peak.bytes.status} ${peak.bytes.why}`, peak])).values()]
  return peaks.length === 0 ? [] : [peaks.reduce((a, b) => ((b.bytes.dim as number) > (a.bytes.dim as number) ? b : a))]
}
