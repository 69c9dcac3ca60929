import { symbolsOf } from '../facts/dim.ts'
import { elementCount, type Fact, type Scalar } from '../facts/fact.ts'
import { shellWord } from '../util/shell-word.ts'
import { decisionName } from './data-names.ts'
import { graphsIn } from './graphs-in.ts'
import type { GraphWalk, Inference, NodeWalk } from './infer.ts'
import { producersOf } from './tensor-links.ts'

/** Nodes looked at on the way from a decision to what it depends on. */
const MOST_VISITED = 1000
/** Larger inputs are data. */
const MOST_ELEMENTS = 8

/** Operators that look at sizes, not at elements. */
const LOOK_AT_SIZES = new Set(['Shape', 'Size'])

/**
 * Options that settle a decision before anything runs: sizes (`--dim seq=N`) and small inputs (`--value flag=…`) that its condition is
 * computed from. Empty where it is computed from anything else too.
 */
export function decidedBy(name: string, { walk, decisions }: Pick<Inference, 'walk' | 'decisions'>): readonly string[] {
  const what = decisions.get(name)?.what
  const nodes = graphsIn(walk).flatMap((graph) => graph.nodes)
  const node = what === undefined ? undefined : nodes.find((found) => decisionName(found.node, what) === name)
  // A loop with a condition ends as its body says.
  if (node === undefined || (what === 'trips' && node.context.has(1))) return []
  const found = trace(node.node.inputs.slice(0, 1), walk, producersOf(nodes))
  if (found === undefined) return []
  return [...[...found.sizes].map((size) => `--dim ${shellWord(`${size}=N`)}`), ...[...found.inputs].map((input) => `--value ${shellWord(`${input}=…`)}`)]
}

interface Origins {
  readonly sizes: ReadonlySet<string>
  readonly inputs: ReadonlySet<string>
}

/** Undefined where something else takes part. */
function trace(tensors: readonly string[], { graph, facts }: GraphWalk, producers: ReadonlyMap<string, NodeWalk>): Origins | undefined {
  const [sizes, inputs, seen] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const inputNames = new Set(graph.inputs.map(({ name }) => name))
  const waiting = [...tensors]
  for (let tensor = waiting.pop(); tensor !== undefined; tensor = waiting.pop()) {
    if (tensor === '' || seen.has(tensor)) continue
    if (seen.add(tensor).size > MOST_VISITED) return undefined
    const producer = producers.get(tensor)
    const fact = producer === undefined ? facts.get(tensor) : producer.outputs[producer.node.outputs.indexOf(tensor)]
    const value = fact?.kind === 'tensor' ? fact.value : undefined
    if (value !== undefined && !value.includes(null)) addSymbols(value, sizes)
    else if (producer !== undefined && LOOK_AT_SIZES.has(producer.node.op)) addSizes(producer.context.inputs[0], sizes)
    else if (producer !== undefined && producer.node.inputs.length > 0) waiting.push(...producer.node.inputs)
    else if (inputNames.has(tensor) && isSmall(fact)) inputs.add(tensor)
    else return undefined
  }
  return { sizes, inputs }
}

function addSymbols(value: readonly Scalar[], sizes: Set<string>): void {
  for (const element of value) if (typeof element === 'object') for (const symbol of symbolsOf(element)) sizes.add(symbol)
}

function addSizes(fact: Fact | undefined, sizes: Set<string>): void {
  if (fact?.kind === 'tensor') for (const symbol of symbolsOf(...(fact.shape ?? []))) sizes.add(symbol)
}

function isSmall(fact: Fact | undefined): boolean {
  const elements = elementCount(fact)
  return typeof elements === 'number' && elements <= MOST_ELEMENTS
}
