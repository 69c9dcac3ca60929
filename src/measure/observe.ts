import { decisionName } from '../analyze/data-names.ts'
import type { Graph, Model, Node } from '../graph/graph.ts'
import { functionKey } from '../graph/graph.ts'
import { Attributes } from '../ops/context.ts'
import { type Execution, type Kernel, nodeFinder, outputsOf, runnableNodes } from './execution.ts'

/** What was seen of each name, in the order of execution: more than once in a body that ran more than once. */
export interface Observations {
  /** Shapes by tensor, of the main graph and of subgraphs; tensors of local functions, which the runtime takes apart, are not seen. */
  readonly shapes: ReadonlyMap<string, readonly (readonly number[])[]>
  /** Trip counts and branches, by the names under which they can be bound. */
  readonly decisions: ReadonlyMap<string, readonly number[]>
}

/** Pairs an execution with the graph it ran. */
export function observe(model: Pick<Model, 'graph' | 'functions'>, execution: Execution): Observations {
  const observer = new Observer(model)
  observer.see(model.graph, execution)
  return observer
}

class Observer implements Observations {
  readonly shapes = new Map<string, (readonly number[])[]>()
  readonly decisions = new Map<string, number[]>()
  readonly #functions: Model['functions']

  constructor({ functions }: Pick<Model, 'functions'>) {
    this.#functions = functions
  }

  see(graph: Graph, execution: Execution): void {
    const nodeOf = nodeFinder(graph)
    for (const kernel of execution.kernels) {
      const node = nodeOf(kernel.node)
      for (const [name, { shape }] of outputsOf(node, kernel.node)) keep(this.shapes, name, shape)
      if (node !== undefined) this.#seeBodies(node, kernel)
    }
  }

  #seeBodies(node: Node, { bodies }: Kernel): void {
    if (node.op === 'Loop') keep(this.decisions, decisionName(node, 'trips'), bodies.length)
    for (const body of bodies) {
      const ran = node.op === 'If' ? this.#branch(node, body) : new Attributes(node.attributes).graph('body')
      if (ran !== undefined) this.see(ran, body)
    }
  }

  #branch(node: Node, execution: Execution): Graph | undefined {
    const attributes = new Attributes(node.attributes)
    const [otherwise, then] = [attributes.graph('else_branch'), attributes.graph('then_branch')]
    const fitting = [otherwise, then].map((graph) => graph !== undefined && this.#fits(graph, execution))
    if (fitting[0] === fitting[1]) return undefined
    keep(this.decisions, decisionName(node, 'branch'), fitting[1] ? 1 : 0)
    return fitting[1] ? then : otherwise
  }

  /** Whether each node of a graph ran, local functions apart, and nothing else but what the runtime adds at the end. */
  #fits(graph: Graph, { kernels }: Execution): boolean {
    const nodeOf = nodeFinder(graph)
    const nodes = runnableNodes(graph)
    const calls = nodes.filter((node) => this.#functions.has(functionKey(node.domain, node.op, node.overload)))
    const ran = new Set(kernels.map(({ node }) => nodeOf(node)))
    const isRest = kernels.every(({ node }) => nodeOf(node) !== undefined || node.index >= nodes.length)
    return isRest && nodes.every((node) => ran.has(node) || calls.includes(node)) && (nodes.length > 0 || kernels.length === 0)
  }
}

function keep<T>(lists: Map<string, T[]>, name: string, value: T): void {
  const list = lists.get(name)
  if (list === undefined) lists.set(name, [value])
  else list.push(value)
}
