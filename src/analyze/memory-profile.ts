import { type Amount, addAmounts } from '../facts/amount.ts'
import type { Node } from '../graph/graph.ts'
import { type Figure, isKnown } from '../util/figure.ts'
import { arenaSize } from './arena.ts'
import { factBytes } from './bytes.ts'
import { countFigure, toFigure } from './figures.ts'
import { graphsIn } from './graphs-in.ts'
import type { GraphWalk } from './infer.ts'
import { type Timeline, timelineOf } from './lifetimes.ts'
import { aliveAt, type Moment, peakOf } from './memory.ts'
import type { MemoryProfile, PeakProfile } from './model-profile.ts'
import { isWeight, type StoredWeight, weightBytes } from './weights.ts'

/** What is alive at the peak is listed up to this many tensors. */
const LISTED = 20

export interface MemoryRequest {
  readonly walk: GraphWalk
  /** The same walk with default bindings free: it gives the formulas. */
  readonly symbolic: GraphWalk | undefined
  readonly weights: readonly StoredWeight[]
  /** Keys of the main graph's nodes, Constants apart. */
  readonly keys: ReadonlyMap<Node, string>
}

/** The peak of a model's activations, and what else there is to say of memory. */
export function profileMemory({ walk, symbolic, weights, keys }: MemoryRequest): { readonly peakActivationBytes: Figure; readonly memory: MemoryProfile } {
  const timeline = timelineOf(walk, true)
  const { bytes, moment } = peakOf(timeline)
  const peakActivationBytes = toFigure(bytes, symbolic && peakOf(timelineOf(symbolic, true)).bytes)
  const peak = isKnown(peakActivationBytes) ? liveSet(timeline, moment, keys) : { unknown: peakActivationBytes.unknown }
  const fusedBytes = toFigure(fusedAmount(walk, weights), symbolic && fusedAmount(symbolic, weights))
  return { peakActivationBytes, memory: { fusedBytes, arenaBytes: arenaFigure(timeline), peak } }
}

function liveSet(timeline: Timeline, moment: Moment | undefined, keys: MemoryRequest['keys']): PeakProfile {
  if (moment === undefined) return { live: [] }
  const sized = aliveAt(timeline, moment).flatMap(({ name, bytes: { dim } }) => (typeof dim === 'number' && dim > 0 ? [{ tensor: name, bytes: dim }] : []))
  sized.sort((a, b) => b.bytes - a.bytes)
  const rest = sized.slice(LISTED)
  const node = timeline.nodes.get(moment.step)
  const key = node && keys.get(node)
  return {
    ...(key === undefined ? {} : { node: key }),
    live: sized.slice(0, LISTED),
    ...(rest.length === 0 ? {} : { more: { tensors: rest.length, bytes: rest.reduce((sum, { bytes }) => sum + bytes, 0) } }),
  }
}

/**
 * Inputs, outputs and weights: what would be read and written if no tensor between the nodes were. An upper bound where of a weight
 * no node reads more than a part.
 */
function fusedAmount(walk: GraphWalk, weights: readonly StoredWeight[]): Amount {
  const { graph, facts, outputs } = walk
  const isPartial = weights.some(isReadInPart(walk))
  const stored: Amount = { dim: weightBytes(weights), status: isPartial ? 'upper' : 'exact' }
  const inputs = graph.inputs.map(({ name }) => factBytes(facts.get(name), name))
  const results = graph.outputs.map(({ name }, i) => factBytes(outputs[i], name))
  return [...inputs, ...results].reduce(addAmounts, stored)
}

/** Whether every use of a weight reads but a part of it. */
function isReadInPart(walk: GraphWalk): (weight: StoredWeight) => boolean {
  const uses = new Map<string, number>()
  const ids = graphsIn(walk).flatMap(({ nodes }) => nodes.flatMap(({ cost }) => cost.partlyRead ?? []))
  for (const id of ids) uses.set(id, (uses.get(id) ?? 0) + 1)
  return (weight) => isWeight(weight) && weight.users.length > 0 && (uses.get(weight.id) ?? 0) >= weight.users.length
}

function arenaFigure({ buffers, nested }: Timeline): Figure {
  const [body] = nested.values()
  if (body !== undefined) return { unknown: `${body.node.op} ${body.node.name || body.node.outputs[0] || ''} places the tensors of its body by itself` }
  const open = buffers.find(({ bytes }) => typeof bytes.dim !== 'number' || bytes.why !== undefined || bytes.status !== 'exact')
  if (open !== undefined) {
    const figure = toFigure(open.bytes)
    return { unknown: isKnown(figure) ? `the size of ${open.name} is not certain` : figure.unknown }
  }
  const size = arenaSize(buffers.map(({ bytes, from, to }) => ({ bytes: bytes.dim as number, from, to })))
  return size === undefined ? { unknown: 'too many tensors are alive at once to be placed' } : countFigure(size)
}
