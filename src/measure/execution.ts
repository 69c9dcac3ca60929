import type { Graph, Node } from '../graph/graph.ts'
import { type Event, type ExecutedNode, type ExecutedTensor, executedNode, isKernel } from './profile-events.ts'

/** One run of a graph or of a body, in the order of execution. */
export interface Execution {
  readonly kernels: readonly Kernel[]
}

/** A node that ran, with every run of its bodies. */
export interface Kernel {
  readonly node: ExecutedNode
  readonly bodies: readonly Execution[]
}

const EXECUTION = 'SequentialExecutor::Execute'

type Done = { readonly ts: number } & ({ readonly kernel: Kernel } | { readonly execution: Execution })

/**
 * The last whole run in the events of a profile made on one thread, bodies within the nodes that ran them. Events stand in the order
 * in which they ended, so what a graph or node ran lies right before it and began no earlier. Undefined where the runtime does not
 * tell of graphs.
 */
export function lastExecution(events: readonly Event[]): Execution | undefined {
  let done: Done[] = []
  let last: Execution | undefined
  for (const event of events) {
    const since = (isPart: (before: Done) => boolean): readonly Done[] => {
      const start = done.findLastIndex((before) => before.ts < event.ts || !isPart(before)) + 1
      return done.splice(start)
    }
    if (isKernel(event)) {
      const bodies = since((before) => 'execution' in before).flatMap((before) => ('execution' in before ? [before.execution] : []))
      done.push({ ts: event.ts, kernel: { node: executedNode(event, event.dur / 1000), bodies } })
    } else if (event.name === EXECUTION) {
      const kernels = since((before) => 'kernel' in before).flatMap((before) => ('kernel' in before ? [before.kernel] : []))
      done.push({ ts: event.ts, execution: { kernels } })
    } else if (event.name === 'model_run') {
      const whole = done.at(-1)
      last = whole !== undefined && 'execution' in whole ? whole.execution : undefined
      done = []
    }
  }
  return last
}

/** Nodes that get a kernel, in the order of the file: Constants are weights to the runtime. */
export function runnableNodes({ nodes }: Pick<Graph, 'nodes'>): readonly Node[] {
  return [...nodes].sort((a, b) => a.index - b.index).filter((node) => node.op !== 'Constant')
}

/** Finds the node of a graph that a kernel is: by its place, else by a name that no other node has. */
export function nodeFinder(graph: Pick<Graph, 'nodes'>): (executed: ExecutedNode) => Node | undefined {
  const inFileOrder = runnableNodes(graph)
  const byName = new Map<string, Node | undefined>()
  for (const node of inFileOrder) byName.set(node.name, byName.has(node.name) ? undefined : node)
  return ({ index, op, name }) => {
    const there = inFileOrder[index]
    if (there?.op === op && (there.name === name || there.name === '')) return there
    return name === '' ? undefined : byName.get(name)
  }
}

/** The tensors a node made, by name; none where some of its outputs were no tensors, as it is then open which were. */
export function outputsOf(node: Node | undefined, { outputs }: ExecutedNode): readonly (readonly [string, ExecutedTensor])[] {
  const names = node?.outputs.filter((name) => name !== '') ?? []
  if (names.length !== outputs.length) return []
  return outputs.map((tensor, i) => [names[i] ?? '', tensor] as const)
}
