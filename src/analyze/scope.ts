import type { Fact } from '../facts/fact.ts'

const NOTHING: ReadonlySet<string> = new Set()

/** Facts by value name, seen from a graph: its own first, then those of the graphs around it. */
export class Scope {
  readonly #facts = new Map<string, Fact | undefined>()
  readonly #outer: Scope | undefined
  readonly #leftOut: ReadonlySet<string>

  /** @param leftOut inputs of a function that its call does not give */
  constructor(outer?: Scope, leftOut: ReadonlySet<string> = outer === undefined ? NOTHING : outer.#leftOut) {
    this.#outer = outer
    this.#leftOut = leftOut
  }

  get(name: string): Fact | undefined {
    return this.#facts.has(name) ? this.#facts.get(name) : this.#outer?.get(name)
  }

  set(name: string, fact: Fact | undefined): void {
    if (name !== '') this.#facts.set(name, fact)
  }

  /** Names of a node's inputs, those that a call left out as absent as they are there: ''. */
  given(names: readonly string[]): readonly string[] {
    const isLeftOut = (name: string) => this.#leftOut.has(name) && this.get(name) === undefined
    return this.#leftOut.size > 0 && names.some(isLeftOut) ? names.map((name) => (isLeftOut(name) ? '' : name)) : names
  }

  /** What this graph itself defines. */
  own(): ReadonlyMap<string, Fact | undefined> {
    return this.#facts
  }
}
