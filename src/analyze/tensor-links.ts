import { groupBy } from '../util/group-by.ts'
import type { NodeWalk } from './infer.ts'

/** The node that makes each tensor, by name; the last of several that give one name. */
export function producersOf(nodes: readonly NodeWalk[]): ReadonlyMap<string, NodeWalk> {
  return new Map(nodes.flatMap((walk) => walk.node.outputs.filter(isGiven).map((output) => [output, walk] as const)))
}

/** The nodes that read each tensor, by name, each once. */
export function usersOf(nodes: readonly NodeWalk[]): ReadonlyMap<string, readonly NodeWalk[]> {
  const uses = nodes.flatMap((walk) => [...new Set(walk.node.inputs)].filter(isGiven).map((input) => ({ input, walk })))
  return new Map([...groupBy(uses, ({ input }) => input)].map(([input, all]) => [input, all.map(({ walk }) => walk)]))
}

/** An input or output that is left out has an empty name. */
function isGiven(name: string): boolean {
  return name !== ''
}
