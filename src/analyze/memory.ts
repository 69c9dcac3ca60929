import { type Amount, addAmounts, amount, NOTHING } from '../facts/amount.ts'
import { type Dim, dimKey, max, sameDim, subtract } from '../facts/dim.ts'
import { groupBy } from '../util/group-by.ts'
import type { GraphWalk, NodeWalk } from './infer.ts'
import { timelineOf } from './lifetimes.ts'

/**
 * The most bytes of activations alive at once, in the order of the file and without reusing memory in place. A tensor lives from
 * its producer to its last consumer, and as long as views of it; graph inputs live from the start, and to the end where nobody
 * reads them; graph outputs live to the end; weights are not counted. A branch adds its own peak to what lives around its node,
 * and hands over its outputs. The body of a loop runs beside the outputs of its node: what it carries, and what it collects.
 */
export function peakActivation(walk: GraphWalk): Amount {
  return peakOf(walk, true)
}

const bodyPeaks = new WeakMap<GraphWalk, Amount>()

function bodyPeak(walk: GraphWalk): Amount {
  const known = bodyPeaks.get(walk)
  if (known !== undefined) return known
  const peak = peakOf(walk, false)
  bodyPeaks.set(walk, peak)
  return peak
}

function peakOf(walk: GraphWalk, isMain: boolean): Amount {
  const { buffers, nested, end } = timelineOf(walk, isMain)
  const made = groupBy(buffers, ({ from }) => from)
  const freed = groupBy(buffers, ({ to }) => to)
  const candidates: Amount[] = []
  let alive: Amount = NOTHING
  for (let step = 0; step <= end; step++) {
    const before = alive
    for (const { bytes } of made.get(step) ?? []) alive = addAmounts(alive, bytes)
    const node = nested.get(step)
    if (node !== undefined) candidates.push(...besideBodies(node, before, alive))
    const ended = freed.get(step) ?? []
    if (ended.length > 0) candidates.push(alive)
    for (const { bytes } of ended) alive = { ...alive, dim: subtract(alive.dim, bytes.dim) }
  }
  return largest(candidates)
}

/** What is alive while a node's bodies run: of two branches that differ either, which makes each an upper bound. */
function besideBodies({ bodies, isCall }: NodeWalk, before: Amount, after: Amount): readonly Amount[] {
  const peaks = bodies.map((body) => addAmounts(isCall || body.graph.inputs.length === 0 ? before : after, bodyPeak(body)))
  const [first] = peaks
  const isCertain = peaks.every(({ dim }) => sameDim(dim, first?.dim ?? null))
  return isCertain ? peaks : peaks.map((peak) => ({ ...peak, status: 'upper' }))
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
