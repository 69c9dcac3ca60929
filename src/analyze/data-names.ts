import type { Node } from '../graph/graph.ts'
import type { Decision } from '../ops/context.ts'

/** The name by which a decision of a node can be bound. */
export function decisionName(node: Node, what: Decision): string {
  return `${node.outputs.find((name) => name !== '') ?? (node.name || node.op)}.${what}`
}

/** Names of sizes and decisions that depend on data: no two of them share one. */
export class DataNames {
  readonly #owners = new Map<string, string>()

  /**
   * `name`, within a function behind the calls that lead there. Where bodies that know nothing of each other use one name, the
   * first met has it, and the others put the path of their body before it.
   */
  nameOf(name: string, calls: readonly string[], path: string): string {
    const own = [...calls, name].join('/')
    const owner = `${path} ${own}`
    let unique = own
    for (let n = 1; (this.#owners.get(unique) ?? owner) !== owner; n++) unique = n === 1 ? `${path}${own}` : `${path}${own}#${n}`
    this.#owners.set(unique, owner)
    return unique
  }
}
