import type { Amounts } from '../facts/amount.ts'
import type { Dim, Shape } from '../facts/dim.ts'
import type { DType } from '../facts/dtype.ts'
import type { Fact, TensorFact, Value } from '../facts/fact.ts'
import type { Attribute, Graph, SparseTensor, Tensor } from '../graph/graph.ts'

type ValuedAttribute = Exclude<Attribute, { readonly kind: 'other' }>
type ValueOf<K extends ValuedAttribute['kind']> = Extract<ValuedAttribute, { readonly kind: K }>['value']

/** Attributes of a node with their defaults; an attribute of another kind than asked for counts as absent. */
export class Attributes {
  readonly #attributes: ReadonlyMap<string, Attribute>

  constructor(attributes: ReadonlyMap<string, Attribute>) {
    this.#attributes = attributes
  }

  has(name: string): boolean {
    return this.#attributes.has(name)
  }

  int(name: string): number | undefined
  int(name: string, fallback: number): number
  int(name: string, fallback?: number): number | undefined {
    return this.#get(name, 'int') ?? fallback
  }

  ints(name: string): readonly number[] | undefined {
    return this.#get(name, 'ints')
  }

  float(name: string): number | undefined
  float(name: string, fallback: number): number
  float(name: string, fallback?: number): number | undefined {
    return this.#get(name, 'float') ?? fallback
  }

  floats(name: string): readonly number[] | undefined {
    return this.#get(name, 'floats')
  }

  string(name: string): string | undefined
  string(name: string, fallback: string): string
  string(name: string, fallback?: string): string | undefined {
    return this.#get(name, 'string') ?? fallback
  }

  strings(name: string): readonly string[] | undefined {
    return this.#get(name, 'strings')
  }

  tensor(name: string): Tensor | undefined {
    return this.#get(name, 'tensor')
  }

  sparseTensor(name: string): SparseTensor | undefined {
    return this.#get(name, 'sparseTensor')
  }

  graph(name: string): Graph | undefined {
    return this.#get(name, 'graph')
  }

  /** The attribute as it stands. */
  raw(name: string): Attribute | undefined {
    return this.#attributes.get(name)
  }

  #get<K extends ValuedAttribute['kind']>(name: string, kind: K): ValueOf<K> | undefined {
    const attribute = this.#attributes.get(name)
    return attribute?.kind === kind ? ((attribute as ValuedAttribute).value as ValueOf<K> | undefined) : undefined
  }
}

/** A subgraph in an attribute, ready to be run on facts as often as a rule needs; outer names are seen from inside. */
export interface Body {
  /** Names of the inputs the subgraph declares. */
  readonly inputNames: readonly string[]
  readonly outputNames: readonly string[]
  /** Visits of nodes that one run takes, by and large. */
  readonly work: number
  /** Equal inputs give the same result without a second walk. */
  run(inputs: readonly (Fact | undefined)[]): BodyResult
}

export interface BodyResult {
  readonly outputs: readonly (Fact | undefined)[]
  /** One execution of the body. */
  readonly amounts: Amounts
  /** Names of the sizes in it that only a run can tell: in another execution they may be others. */
  readonly openSizes: ReadonlySet<string>
}

/** What the engine hands to a rule besides the node's own data. */
export interface Surroundings {
  /** A size only a run can tell, named `TENSOR.AXIS` after output `output`, at most `upper`; a bound number where one is given. */
  freshDim(output: number, axis: number, upper?: Dim): Dim
  /** What only a run can decide, named `TENSOR.trips` after the first output; a bound number where one is given. */
  decision(what: Decision): number | undefined
  body(attribute: string): Body | undefined
}

/** How often a loop runs, and which branch is taken: 1 for the one of a true condition, 0 for the other. */
export type Decision = 'trips' | 'branch'

/** All that a rule may look at: the node's attributes and the facts of its inputs. Nothing in it changes. */
export class OpContext {
  readonly op: string
  readonly domain: string
  /** The version of the node's own domain. */
  readonly opset: number
  readonly attrs: Attributes
  /** An absent optional input keeps its place. */
  readonly inputs: readonly (Fact | undefined)[]
  /** Which inputs the node names, whatever is known of them. */
  readonly inputNames: readonly string[]
  /** Names of the outputs; an output nobody wants is empty. */
  readonly outputNames: readonly string[]
  readonly surroundings: Surroundings

  constructor(node: Pick<OpContext, 'op' | 'domain' | 'opset' | 'attrs' | 'inputs' | 'inputNames' | 'outputNames' | 'surroundings'>) {
    this.op = node.op
    this.domain = node.domain
    this.opset = node.opset
    this.attrs = node.attrs
    this.inputs = node.inputs
    this.inputNames = node.inputNames
    this.outputNames = node.outputNames
    this.surroundings = node.surroundings
  }

  /** Whether input `i` is given. */
  has(i: number): boolean {
    return (this.inputNames[i] ?? '') !== ''
  }

  /** Whether somebody asked for output `i`. */
  wants(i: number): boolean {
    return (this.outputNames[i] ?? '') !== ''
  }

  tensor(i: number): TensorFact | undefined {
    const fact = this.inputs[i]
    return fact?.kind === 'tensor' ? fact : undefined
  }

  shape(i: number): Shape | undefined {
    return this.tensor(i)?.shape
  }

  rank(i: number): number | undefined {
    return this.tensor(i)?.shape?.length
  }

  dtype(i: number): DType | undefined {
    return this.tensor(i)?.dtype
  }

  value(i: number): Value | undefined {
    return this.tensor(i)?.value
  }

  /** The values of all given inputs, or undefined when one is not known; stored tensors are read only when all others are known. */
  values(): readonly Value[] | undefined {
    const given = this.inputs.filter((_, i) => this.has(i))
    const isUnknown = (fact: Fact | undefined) => fact?.kind !== 'tensor' || fact.value === undefined
    if (given.some((fact) => (fact?.kind !== 'tensor' || fact.weight === undefined) && isUnknown(fact)) || given.some(isUnknown)) return undefined
    return given.flatMap((fact) => (fact?.kind === 'tensor' && fact.value !== undefined ? [fact.value] : []))
  }

  /**
   * Integers that older versions have as attribute and newer ones as input: undefined when neither is given, null when the
   * input is there but its value is not known. Single elements may still be null or symbolic.
   */
  list(attribute: string, input: number): readonly Dim[] | undefined | null {
    const fromAttribute = this.attrs.ints(attribute) ?? (this.attrs.int(attribute) === undefined ? undefined : [this.attrs.int(attribute, 0)])
    if (fromAttribute !== undefined) return fromAttribute
    if (!this.has(input)) return undefined
    const value = this.value(input)
    return value === undefined ? null : value.map((element) => (typeof element === 'boolean' ? Number(element) : element))
  }

  /** Like `list`, but only plain integers will do: null when one of them is not. */
  integers(attribute: string, input: number): readonly number[] | undefined | null {
    const list = this.list(attribute, input)
    return list?.every((element) => typeof element === 'number') === false ? null : (list as readonly number[] | undefined | null)
  }

  freshDim(output: number, axis: number, upper?: Dim): Dim {
    return this.surroundings.freshDim(output, axis, upper)
  }

  decision(what: Decision): number | undefined {
    return this.surroundings.decision(what)
  }

  body(attribute: string): Body | undefined {
    return this.surroundings.body(attribute)
  }

  /** Says that the inputs cannot be right; spoils this node only. */
  fail(problem: string): never {
    throw new ShapeError(problem)
  }
}

const MAX_PROBLEM = 400

/** A node whose inputs contradict its operator. What a file writes may be quoted: at most so much of it. */
export class ShapeError extends Error {
  constructor(problem: string) {
    super(problem.length > MAX_PROBLEM ? `${problem.slice(0, MAX_PROBLEM)}…` : problem)
  }
}
