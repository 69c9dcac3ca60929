import { type Amount, addAmounts, amount, NOTHING } from '../facts/amount.ts'
import { type Dim, dimKey, max, sameDim, subtract } from '../facts/dim.ts'
import { worseStatus } from '../util/figure.ts'
import { groupBy } from '../util/group-by.ts'
import type { BodyPeak } from './body-peaks.ts'
import type { GraphWalk, NodeWalk } from './infer.ts'
import { stepsOf, type Timeline, timelineOf } from './lifetimes.ts'
import type { Repeats } from './repeats.ts'

/** A time at which much is alive. */
export interface Moment {
  readonly step: number
  readonly bytes: Amount
  /** Bodies of the step's node, which run beside what lives around it. */
  readonly peak?: BodyPeak
  /** What the node makes is not made yet. */
  readonly isBefore?: boolean
}

export interface Peak {
  readonly bytes: Amount
  /** When it is reached first; undefined where sizes are not known or still have to be decided. */
  readonly moment: Moment | undefined
}

/**
 * The most bytes of activations alive at once, in the order of the file and without reusing memory in place. A tensor lives from
 * its producer to its last consumer, and as long as views of it; graph inputs live from the start, and to the end where nobody
 * reads them; graph outputs live to the end; weights are not counted. A branch adds its own peak to what lives around its node,
 * and hands over its outputs. The body of a loop runs beside what it collects, and from the second run on beside what the run before
 * made for it; one that never runs needs nothing.
 */
export function peakOf({ buffers, nested, end }: Timeline): Peak {
  const made = groupBy(buffers, ({ from }) => from)
  const freed = groupBy(buffers, ({ to }) => to)
  const moments: Moment[] = []
  let alive: Amount = NOTHING
  for (let step = 0; step <= end; step++) {
    const before = alive
    for (const { bytes } of made.get(step) ?? []) alive = addAmounts(alive, bytes)
    const node = nested.get(step)
    if (node !== undefined) moments.push(...besideBodies(node, step, before, alive))
    const ended = freed.get(step) ?? []
    if (ended.length > 0) moments.push({ step, bytes: alive })
    for (const { bytes } of ended) alive = { ...alive, dim: subtract(alive.dim, bytes.dim) }
  }
  const bytes = largest(moments.map((moment) => moment.bytes))
  return { bytes, moment: typeof bytes.dim === 'number' && bytes.why === undefined ? moments.find((moment) => moment.bytes.dim === bytes.dim) : undefined }
}

/** What is alive at a moment; while a body runs, what it holds at its own peak. */
export function aliveAt({ buffers }: Timeline, { step, peak, isBefore = false }: Moment): BodyPeak['held'] {
  const around = buffers.filter(({ from, to }) => from <= step && step <= to && !(isBefore && from === step))
  if (peak === undefined) return around
  return [...around, ...peak.held, ...(peak.body === undefined ? [] : aliveInside(peak.body))]
}

function aliveInside(body: GraphWalk): BodyPeak['held'] {
  const timeline = timelineOf(body, false)
  const { moment } = peakOf(timeline)
  return moment === undefined ? [] : aliveAt(timeline, moment)
}

/** What a body needs for itself. */
interface BodyNeeds {
  readonly bytes: Amount
  /** Of each of its outputs, whether the body makes it: else it came in. */
  readonly isMade: readonly boolean[]
}

const needsOf = new WeakMap<GraphWalk, BodyNeeds>()

/**
 * The peak of a body, and what it makes; its calls are followed as long as `repeats` allows, without it not at all. Once worked out it
 * stays: bodies are asked for by the node that runs them, which has the allowance, before anything else.
 */
export function bodyNeeds(walk: GraphWalk, repeats?: Repeats): BodyNeeds {
  const known = needsOf.get(walk)
  if (known !== undefined) return known
  const timeline = timelineOf(walk, false, repeats?.allowSteps(stepsOf(walk)) ?? false)
  const needs = { bytes: peakOf(timeline).bytes, isMade: timeline.outputs.map((made) => made.length > 0) }
  needsOf.set(walk, needs)
  return needs
}

/**
 * What is alive while a node's bodies run; of an operator that does not tell, all of them beside what it takes and gives. A call
 * that is not followed node by node is taken to need its inputs to the end.
 */
function besideBodies({ bodies, isCall, cost }: NodeWalk, step: number, before: Amount, after: Amount): readonly Moment[] {
  if (cost.bodyPeaks !== undefined) return cost.bodyPeaks.map((peak) => ({ step, bytes: addAmounts(before, peak.bytes), peak, isBefore: true }))
  return bodies.map((body) => {
    const isBefore = isCall || body.graph.inputs.length === 0
    const peak = { bytes: bodyNeeds(body).bytes, body, held: [] }
    const bytes = addAmounts(isBefore ? before : after, peak.bytes)
    return { step, bytes: isCall ? { ...bytes, status: worseStatus(bytes.status, 'upper') } : bytes, peak, isBefore }
  })
}

/** The largest of what is alive from time to time; as sure as what decides it. */
function largest(candidates: readonly Amount[]): Amount {
  const why = candidates.find((candidate) => candidate.why !== undefined)?.why
  const dim = largestDim(candidates)
  if (why !== undefined || dim === null) return { ...amount(dim, 'exact', 'the formula is too long'), ...(why === undefined ? {} : { why }) }
  const exact = candidates.filter(({ status }) => status === 'exact')
  const isExact = exact.length === candidates.length || sameDim(dim, largestDim(exact))
  return amount(dim, isExact ? 'exact' : 'upper')
}

function largestDim(candidates: readonly Amount[]): Dim {
  const distinct = new Map(candidates.map(({ dim }) => [dimKey(dim), dim]))
  return max(0, ...distinct.values())
}
