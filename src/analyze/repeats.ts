import { subgraphsOf } from '../graph/captures.ts'
import type { Graph, Node } from '../graph/graph.ts'

/** Nodes that may be visited again, in bodies that run several times and functions that are called several times; the rest is not known. */
const MAX_REPEATS = 100_000

/** Steps of bodies whose lifetimes are told node by node through all calls; of more, calls are steps. */
const MAX_STEPS = 100_000

/** How much of a model is visited again and again. */
export class Repeats {
  readonly #seen = new WeakSet<Node>()
  #left = MAX_REPEATS
  #steps = MAX_STEPS

  /** Whether a node may be visited: the first time always. */
  allow(node: Node): boolean {
    if (this.#seen.has(node)) return this.#left-- > 0
    this.#seen.add(node)
    return true
  }

  /** Whether so many steps of a body may be followed through its calls. */
  allowSteps(steps: number): boolean {
    if (steps > this.#steps) return false
    this.#steps -= steps
    return true
  }
}

const LOOPS = new Set(['Loop', 'Scan', 'SequenceMap'])

/** A loop within a loop stands for this many runs of its body. */
const INNER_RUNS = 64

const known = new WeakMap<Graph, number>()

/** Visits of nodes that one run of a body takes, by and large. */
export function workOf(graph: Graph): number {
  const before = known.get(graph)
  if (before !== undefined) return before
  const work = graph.nodes.reduce((sum, node) => sum + 1 + (LOOPS.has(node.op) ? INNER_RUNS : 1) * subgraphsOf(node).reduce((inner, body) => inner + workOf(body), 0), 0)
  known.set(graph, work)
  return work
}
