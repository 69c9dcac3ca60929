import type { Dim } from '../../facts/dim.ts'
import { dimText } from '../../facts/dim-text.ts'
import type { Fact } from '../../facts/fact.ts'
import type { NodeWalk } from '../infer.ts'
import { producersOf, usersOf } from '../tensor-links.ts'

/** A node among its neighbours. */
export class LayerNodes {
  readonly #producers: ReadonlyMap<string, NodeWalk>
  readonly #users: ReadonlyMap<string, readonly NodeWalk[]>

  constructor(nodes: readonly NodeWalk[]) {
    this.#producers = producersOf(nodes)
    this.#users = usersOf(nodes)
  }

  producer(tensor: string | undefined): NodeWalk | undefined {
    return tensor === undefined ? undefined : this.#producers.get(tensor)
  }

  users(tensor: string | undefined): readonly NodeWalk[] {
    return tensor === undefined ? [] : (this.#users.get(tensor) ?? [])
  }

  /** The first node of an operator that an output reaches through operators that keep its shape. */
  reached(walk: NodeWalk, through: ReadonlySet<string>, wanted: string): NodeWalk | undefined {
    let waiting = this.users(walk.node.outputs[0])
    for (let step = 0; step < LONGEST_WAY; step++) {
      const found = waiting.find(({ node }) => node.op === wanted)
      if (found !== undefined) return found
      waiting = [...new Set(waiting.filter(({ node }) => through.has(node.op)).flatMap(({ node }) => this.users(node.outputs[0])))]
    }
    return undefined
  }

  /** The node behind an input, through operators that keep its shape. */
  origin(tensor: string | undefined, through: ReadonlySet<string>, wanted: string): { readonly node: NodeWalk; readonly passed: ReadonlySet<string> } | undefined {
    const passed = new Set<string>()
    let waiting = [this.producer(tensor)]
    for (let step = 0; step < LONGEST_WAY; step++) {
      const next = new Set<NodeWalk | undefined>()
      for (const found of waiting) {
        if (found?.node.op === wanted) return { node: found, passed }
        if (found === undefined || !through.has(found.node.op)) continue
        passed.add(found.node.op)
        for (const input of found.node.inputs) next.add(this.producer(input))
      }
      waiting = [...next]
    }
    return undefined
  }
}

const LONGEST_WAY = 8

/** The sizes of a tensor, each a number or an expression; undefined when its rank is not known. */
export function sizesOf(fact: Fact | undefined): readonly (number | string)[] | undefined {
  return fact?.kind === 'tensor' ? fact.shape?.map(sizeOf) : undefined
}

export function sizeOf(dim: Dim): number | string {
  return dimText(dim) ?? '?'
}

/** Sizes multiplied: a number where all are, else a product as text. */
export function productOf(sizes: readonly (number | string)[]): number | string {
  const numbers = sizes.filter((size) => typeof size === 'number')
  const others = sizes.filter((size) => typeof size === 'string')
  const constant = numbers.reduce((all, size) => all * size, 1)
  return others.length === 0 ? constant : [...(constant === 1 ? [] : [constant]), ...others].join('·')
}
