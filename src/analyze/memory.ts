import { type Amount, addAmounts, amount, NOTHING } from '../facts/amount.ts'
import { type Dim, dimKey, max, sameDim, subtract } from '../facts/dim.ts'
import { groupBy } from '../util/group-by.ts'
import type { GraphWalk, NodeWalk } from './infer.ts'
import { type Buffer, type Timeline, timelineOf } from './lifetimes.ts'

/** A time at which much is alive. */
export interface Moment {
  readonly step: number
  readonly bytes: Amount
  /** A body of the step's node that runs beside what lives around it. */
  readonly body?: GraphWalk
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
 * and hands over its outputs. The body of a loop runs beside the outputs of its node: what it carries, and what it collects.
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
export function aliveAt({ buffers }: Timeline, { step, body, isBefore = false }: Moment): readonly Buffer[] {
  const around = buffers.filter(({ from, to }) => from <= step && step <= to && !(isBefore && from === step))
  if (body === undefined) return around
  const timeline = timelineOf(body, false)
  const { moment } = peakOf(timeline)
  return moment === undefined ? around : [...around, ...aliveAt(timeline, moment)]
}

const bodyPeaks = new WeakMap<GraphWalk, Amount>()

function bodyPeak(walk: GraphWalk): Amount {
  const known = bodyPeaks.get(walk)
  if (known !== undefined) return known
  const { bytes } = peakOf(timelineOf(walk, false))
  bodyPeaks.set(walk, bytes)
  return bytes
}

/** What is alive while a node's bodies run: of two branches that differ either, which makes each an upper bound. */
function besideBodies({ bodies, isCall }: NodeWalk, step: number, before: Amount, after: Amount): readonly Moment[] {
  const moments = bodies.map((body): Moment => {
    const isBefore = isCall || body.graph.inputs.length === 0
    return { step, bytes: addAmounts(isBefore ? before : after, bodyPeak(body)), body, isBefore }
  })
  const [first] = moments
  const isCertain = moments.every(({ bytes }) => sameDim(bytes.dim, first?.bytes.dim ?? null))
  return isCertain ? moments : moments.map((moment) => ({ ...moment, bytes: { ...moment.bytes, status: 'upper' } }))
}

/** The largest of what is alive from time to time; as sure as what decides it. */
function largest(candidates: readonly Amount[]): Amount {
  const why = candidates.find((candidate) => candidate.why !== undefined)?.why
  const dim = largestDim(candidates)
  if (why !== undefined || dim === null) return { ...amount(dim, 'exact', 'the formula is too long'), ...(why === undefined ? {} : { why }) }
  const isExact = sameDim(dim, largestDim(candidates.filter(({ status }) => status === 'exact')))
  return amount(dim, isExact ? 'exact' : 'upper')
}

function largestDim(candidates: readonly Amount[]): Dim {
  const distinct = new Map(candidates.map(({ dim }) => [dimKey(dim), dim]))
  return max(0, ...distinct.values())
}
