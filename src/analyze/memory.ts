import { type Amount, addAmounts, largerAmount, NOTHING } from '../facts/amount.ts'
import { subtract } from '../facts/dim.ts'
import type { Fact } from '../facts/fact.ts'
import { tensorBytes } from './cost.ts'
import type { GraphWalk } from './infer.ts'

/** The most bytes of activations alive at once, and the node that runs then. */
export interface Peak {
  readonly bytes: Amount
  /** Position among the graph's nodes; undefined when the inputs alone are the most. */
  readonly at: number | undefined
}

/**
 * Liveness in file order, in-place off: a tensor lives from its producer to its last consumer, views live on in what they
 * are views of, graph inputs from the start to their last consumer, graph outputs to the end. Weights are not counted. A
 * body adds its own peak to what lives around its node; what it hands out becomes the node's outputs.
 */
export function peakActivation(walk: GraphWalk, isMain = true): Peak {
  const root = new Map<string, string>()
  const rootOf = (name: string): string => root.get(name) ?? name
  const lastUse = new Map<string, number>()
  const outputs = walk.graph.outputs.map((output) => output.name)
  walk.nodes.forEach(({ node, isView }, at) => {
    if (isView && node.inputs[0] !== undefined) for (const output of node.outputs) if (output !== '') root.set(output, rootOf(node.inputs[0]))
    for (const name of [...node.inputs, ...capturedNames(walk, at)]) if (name !== '') lastUse.set(rootOf(name), at)
  })
  for (const name of outputs) lastUse.set(rootOf(name), walk.nodes.length)
  const dyingAt = new Map<number, string[]>()
  for (const [name, at] of lastUse) dyingAt.set(at, [...(dyingAt.get(at) ?? []), name])

  const alive = new Map<string, Amount>()
  let current: Amount = NOTHING
  const start = (name: string, fact: Fact | undefined): void => {
    if (alive.has(name) || (fact?.kind === 'tensor' && fact.weight !== undefined)) return
    const bytes = tensorBytes(fact, name)
    alive.set(name, bytes)
    current = addAmounts(current, bytes)
  }
  if (isMain) for (const { name } of walk.graph.inputs) start(name, walk.facts.get(name))
  let peak: Peak = { bytes: current, at: undefined }
  walk.nodes.forEach(({ node, outputs: facts, isView, spec, bodies }, at) => {
    const before = current
    if (!isView && spec?.isConstant !== true) node.outputs.forEach((name, i) => name !== '' && start(name, facts[i]))
    const within = bodies.map((body) => addAmounts(before, peakActivation(body, false).bytes))
    const larger = [current, ...within].reduce(largerAmount, peak.bytes)
    peak = { bytes: larger, at: larger.dim === peak.bytes.dim ? peak.at : at }
    for (const name of new Set([...(dyingAt.get(at) ?? []), ...node.outputs.filter((output) => output !== '' && !lastUse.has(rootOf(output)))])) {
      const bytes = alive.get(name)
      if (bytes === undefined) continue
      alive.delete(name)
      current = { ...current, dim: subtract(current.dim, bytes.dim) }
    }
  })
  return peak
}

/** Names of this graph that a node's bodies use from outside themselves. */
function capturedNames(walk: GraphWalk, at: number): readonly string[] {
  const node = walk.nodes[at]
  if (node === undefined || node.isCall || node.bodies.length === 0) return []
  const names: string[] = []
  const visit = (body: GraphWalk): void => {
    for (const [i, inner] of body.nodes.entries()) {
      names.push(...inner.node.inputs.filter((name) => !body.facts.has(name)), ...capturedNames(body, i))
    }
    names.push(...body.graph.outputs.map((output) => output.name).filter((name) => !body.facts.has(name)))
  }
  node.bodies.forEach(visit)
  return names
}
