import type { Fact } from '../facts/fact.ts'

/** Facts by value name, seen from a graph: its own first, then those of the graphs around it. */
export class Scope {
  readonly #facts = new Map<string, Fact | undefined>()
  readonly #outer: Scope | undefined

  constructor(outer?: Scope) {
    this.#outer = outer
  }

  get(name: string): Fact | undefined {
    return this.#facts.has(name) ? this.#facts.get(name) : this.#outer?.get(name)
  }

  set(name: string, fact: Fact | undefined): void {
    if (name !== '') this.#facts.set(name, fact)
  }

  /** What this graph itself defines. */
  own(): ReadonlyMap<string, Fact | undefined> {
    return this.#facts
  }
}
