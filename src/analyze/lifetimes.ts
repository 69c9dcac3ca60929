import type { Amount } from '../facts/amount.ts'
import type { Fact } from '../facts/fact.ts'
import { namesReadBy } from '../graph/captures.ts'
import type { Node } from '../graph/graph.ts'
import { factBytes } from './bytes.ts'
import type { GraphWalk, NodeWalk } from './infer.ts'

/** Memory of one tensor, from the step that makes it to the last that reads it or a view of it. */
export interface Buffer {
  /** Of the tensor; of one that a call hands out, as it is called around the call. */
  name: string
  readonly bytes: Amount
  readonly from: number
  to: number
}

/** A graph as it runs, node by node, with the bodies of functions in the place of their calls. Step 0 is before the first node. */
export interface Timeline {
  readonly buffers: readonly Buffer[]
  /** Nodes with bodies of their own to run, by step. */
  readonly nested: ReadonlyMap<number, NodeWalk>
  /** Nodes of the graph itself, by step: within a call, the call. */
  readonly nodes: ReadonlyMap<number, Node>
  /** What the graph's outputs are, each the buffers it is made of: none of what came into it. */
  readonly outputs: readonly (readonly Buffer[])[]
  /** The step after the last node. */
  readonly end: number
}

/** What names stand for: a tensor is one buffer, or that which it is a view of; a sequence is those of its elements; a weight is none. */
type Names = Map<string, readonly Buffer[]>

/** A call of a function that would make the timeline longer than this stays one step. */
const MAX_STEPS = 200_000

/**
 * Lifetimes in file order. The inputs of a body are memory of the graph around it; those of the main graph are its own.
 * @param isInlined whether functions run node by node in the place of their calls
 */
export function timelineOf(walk: GraphWalk, isMain: boolean, isInlined = true): Timeline {
  const buffers: Buffer[] = []
  const nested = new Map<number, NodeWalk>()
  const nodes = new Map<number, Node>()
  let step = 0
  let caller: Node | undefined

  const make = (fact: Fact | undefined, name: string): readonly Buffer[] => {
    const buffer = { name, bytes: factBytes(fact, name), from: step, to: step }
    buffers.push(buffer)
    return [buffer]
  }
  const use = (held: readonly Buffer[] = []): void => {
    for (const buffer of held) buffer.to = step
  }
  const run = (graph: GraphWalk, names: Names): void => {
    for (const node of graph.nodes) {
      const [body] = node.bodies
      if (graph === walk) caller = node.node
      if (node.spec?.isConstant === true) continue
      if (isInlined && node.isCall && body !== undefined && step + stepsOf(body) <= MAX_STEPS) call(node, body, names)
      else runNode(node, names)
    }
  }
  const call = ({ node }: NodeWalk, body: GraphWalk, names: Names): void => {
    const inner: Names = new Map(body.graph.inputs.map(({ name }, i) => [name, names.get(node.inputs[i] ?? '') ?? []]))
    const before = step
    run(body, inner)
    for (const [i, name] of node.outputs.entries()) {
      if (name === '') continue
      const made = inner.get(body.graph.outputs[i]?.name ?? '') ?? []
      for (const buffer of made) if (buffer.from > before) buffer.name = name
      names.set(name, made)
    }
  }
  const runNode = (found: NodeWalk, names: Names): void => {
    const { node, outputs, isView, bodies } = found
    step++
    if (caller !== undefined) nodes.set(step, caller)
    for (const name of namesReadBy(node)) use(names.get(name))
    if (bodies.length > 0) nested.set(step, found)
    for (const [i, name] of node.outputs.entries()) {
      if (name === '') continue
      const viewed = outputs[i]?.kind === 'tensor' ? node.inputs.slice(0, 1) : node.inputs
      names.set(name, isView ? viewed.flatMap((input) => names.get(input) ?? []) : make(outputs[i], name))
    }
  }

  const names: Names = new Map()
  if (isMain) for (const { name } of walk.graph.inputs) names.set(name, make(walk.facts.get(name), name))
  const inputs = [...buffers]
  run(walk, names)
  step++
  const outputs = walk.graph.outputs.map(({ name }) => names.get(name) ?? [])
  outputs.forEach(use)
  use(inputs.filter(({ to }) => to === 0))
  return { buffers, nested, nodes, outputs, end: step }
}

const steps = new WeakMap<GraphWalk, number>()

/** Nodes to run, those of functions at every call. */
export function stepsOf(walk: GraphWalk): number {
  const known = steps.get(walk)
  if (known !== undefined) return known
  const count = walk.nodes.reduce((sum, { isCall, bodies: [body] }) => sum + (isCall && body !== undefined ? stepsOf(body) : 1), 0)
  steps.set(walk, count)
  return count
}
