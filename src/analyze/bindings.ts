import { type Dim, dimKey, isExpression, isWhole, quotient, type Shape, substitute, subtract, symbol, symbolsOf } from '../facts/dim.ts'
import { type Fact, type TensorFact, tensor } from '../facts/fact.ts'
import type { Graph } from '../graph/graph.ts'
import { didYouMean } from '../util/closest.ts'
import { AppError, type Diagnostic } from '../util/errors.ts'
import { listed } from '../util/listed.ts'
import { declaredFact, isImpossible, substituteFact } from './declared-fact.ts'
import { type Elements, withElements } from './input-value.ts'
import type { BindingSource } from './model-profile.ts'

/** A number or values somebody gave, and where; of several, the first in the order `--shape`, `--dim`, configuration holds. */
export interface Given<T> {
  readonly value: T
  readonly from: Exclude<BindingSource, 'default'>
}

/** What the user says of sizes and of small inputs. Shapes may leave axes open (null). */
export interface BindingRequest {
  readonly shapes: ReadonlyMap<string, Given<readonly (number | null)[]>>
  readonly dims: ReadonlyMap<string, Given<number>>
  readonly values: ReadonlyMap<string, Given<Elements>>
}

export const NO_BINDINGS: BindingRequest = { shapes: new Map(), dims: new Map(), values: new Map() }

export interface Bound {
  readonly value: number
  readonly from: BindingSource
}

/** Sizes before inference: what is bound, what is bound only by default, and whether fixed sizes were overridden. */
export interface Bindings {
  /** Sizes given by the user, by symbol; symbols that the model may not have included. */
  readonly given: ReadonlyMap<string, Bound>
  /** Free batch dimensions taken as 1. */
  readonly defaults: ReadonlyMap<string, Bound>
  /** Values given to inputs of one element, by input. */
  readonly values: ReadonlyMap<string, Bound>
  /** Facts of the graph's inputs with the given bindings in place, the defaults still free. */
  readonly inputs: ReadonlyMap<string, Fact | undefined>
  /** Fixed sizes were overridden: declared shapes inside the model no longer hold. */
  readonly isResized: boolean
}

const BATCH = /^(batch|batch_size|n|b|bs|num_batch)$/i

/** Words of the command line go before those of the configuration, shapes before dims. */
const IN_ORDER = [(from: BindingSource) => from !== 'config', (from: BindingSource) => from === 'config']

/**
 * Resolves the sizes of a model's inputs; what the configuration says of inputs that it lacks is left out.
 * @param areNamesShared whether the request serves several models: all that is said of inputs that this one lacks is left out then
 * @throws AppError `usage/unknown-input`, `usage/shape-rank`, `usage/shape-of-no-tensor`, `usage/impossible-size`, `usage/binding-conflict`, `usage/bad-value`
 */
export function resolveBindings(graph: Graph, asked: BindingRequest, areNamesShared = false): Bindings {
  const request = ownBindings(graph, asked, areNamesShared)
  refuseUnknownInputs(graph, [...request.shapes.keys(), ...request.values.keys()])
  const inputs = new Map(graph.inputs.map((input) => [input.name, declaredFact(input)]))
  const given = new Map<string, Bound>()
  const overridden = new Set<string>()
  for (const isNow of IN_ORDER) {
    for (const [name, { value, from }] of request.shapes) {
      if (!isNow(from)) continue
      const { fact, isOverridden } = withSizes(name, inputs.get(name), value, from, given)
      inputs.set(name, fact)
      if (isOverridden) overridden.add(name)
    }
    for (const [name, { value, from }] of request.dims) if (isNow(from) && !given.has(name)) given.set(name, { value, from })
  }
  const values = new Map<string, Bound>()
  for (const [name, { value, from }] of request.values) {
    const fact = substituteFact(inputs.get(name), numbersOf(given))
    const valued = withElements(name, fact, value)
    inputs.set(name, valued)
    const [element] = value
    if (value.length === 1 && element !== undefined) values.set(name, { value: Number(element), from })
    if (fact?.kind === 'tensor' && fact.shape !== undefined) withSizes(name, fact, valued.shape?.map((dim) => (typeof dim === 'number' ? dim : null)) ?? [], from, given)
  }
  const bound = new Map([...inputs].map(([name, fact]) => [name, substituteFact(fact, numbersOf(given))]))
  for (const [name, fact] of bound) refuseImpossible(name, shapeOf(inputs.get(name)), shapeOf(fact))
  return { given, values, defaults: defaultBindings(graph, bound), inputs: bound, isResized: overridden.size > 0 }
}

/** The numbers of bindings, as inference takes them. */
export function numbersOf(bound: ReadonlyMap<string, Bound>): ReadonlyMap<string, number> {
  return new Map([...bound].map(([name, { value }]) => [name, value]))
}

/**
 * A request without inputs that this graph lacks: those of the configuration, and where models share the request all of them. Dims are
 * left to inference, which may meet new ones.
 */
function ownBindings(graph: Graph, request: BindingRequest, areNamesShared: boolean): BindingRequest {
  const names = new Set(graph.inputs.map((input) => input.name))
  const own = <T extends Given<unknown>>(entries: ReadonlyMap<string, T>) =>
    new Map([...entries].filter(([name, { from }]) => names.has(name) || (from !== 'config' && !areNamesShared)))
  return { shapes: own(request.shapes), dims: request.dims, values: own(request.values) }
}

/** What the configuration says of inputs that the model lacks. */
export function unknownInputs(graph: Graph, request: BindingRequest): readonly Diagnostic[] {
  const names = graph.inputs.map((input) => input.name)
  const unknown = [...request.shapes, ...request.values].filter(([name, { from }]) => from === 'config' && !names.includes(name))
  return unknown.map(([name]) => ({
    code: 'usage/unknown-input',
    level: 'warning',
    message: `the model has no input "${name}"${didYouMean(name, names)}`,
    hint: `its inputs: ${listed(names)}`,
  }))
}

function refuseUnknownInputs(graph: Graph, asked: readonly string[]): void {
  const names = graph.inputs.map((input) => input.name)
  const unknown = asked.find((name) => !names.includes(name))
  if (unknown === undefined) return
  throw new AppError('usage/unknown-input', `the model has no input "${unknown}"${didYouMean(unknown, names)}`, { hint: `its inputs: ${listed(names)}` })
}

/** An input with the sizes given for it: a symbol is bound where it is free, a fixed size is overridden. */
function withSizes(
  name: string,
  fact: Fact | undefined,
  sizes: readonly (number | null)[],
  from: BindingSource,
  given: Map<string, Bound>,
): { readonly fact: TensorFact; readonly isOverridden: boolean } {
  if (fact !== undefined && fact.kind !== 'tensor') throw new AppError('usage/shape-of-no-tensor', `input "${name}" is a ${fact.kind}, which has no shape`)
  const declared = fact?.shape ?? sizes.map((size, axis) => size ?? symbol(`${name}.${axis}`))
  if (declared.length !== sizes.length) {
    throw new AppError('usage/shape-rank', `input "${name}" has ${declared.length} dimensions, ${sizes.length} were given (${sizes.map((size) => size ?? '?').join('x')})`, {
      hint: declared.length === 0 ? 'it is a scalar' : `its shape is ${declared.map(dimKey).join('x')}`,
    })
  }
  let isOverridden = false
  const shape = declared.map((dim, axis): Dim => {
    const size = sizes[axis] ?? null
    if (size === null || dim === size) return dim
    const symbols = symbolsOf(dim)
    const [only] = symbols
    if (only !== undefined && symbols.length === 1) {
      bind(given, only, { value: solve(dim, only, size, `axis ${axis} of "${name}"`, given.get(only)), from })
      return dim
    }
    isOverridden = true
    return size
  })
  return { fact: tensor(fact?.dtype, shape), isOverridden }
}

/** The size of a symbol at which a declared dim such as `2*s + 1` comes to `size`. What was bound before holds without being asked again. */
function solve(dim: Dim, name: string, size: number, place: string, before: Bound | undefined): number {
  const at = (value: number) => substitute(dim, new Map([[name, value]]))
  const solution = quotient(subtract(size, at(0)), subtract(at(1), at(0)))
  if (typeof solution === 'number' && isWhole(solution) && solution >= 0 && at(solution) === size) return solution
  if (before !== undefined) return before.value
  throw new AppError('usage/impossible-size', `${place} is ${dimKey(dim)}, which cannot be ${size}`, { hint: `give --dim ${name}=N instead` })
}

/** The first source that says a size holds; one source cannot say two. */
function bind(given: Map<string, Bound>, name: string, bound: Bound): void {
  const before = given.get(name)
  if (before === undefined) given.set(name, bound)
  else if (before.value !== bound.value && before.from === bound.from) {
    throw new AppError('usage/binding-conflict', `"${name}" cannot be both ${before.value} and ${bound.value}`, {
      hint: 'inputs that share a symbol must be given the same size there',
    })
  }
}

/** Sizes that expressions such as `s - 5` come to may be none. */
function refuseImpossible(name: string, declared: Shape | undefined, shape: Shape | undefined): void {
  const axis = shape?.findIndex(isImpossible) ?? -1
  if (shape === undefined || axis < 0) return
  const written = declared?.[axis] ?? null
  throw new AppError('usage/impossible-size', `axis ${axis} of "${name}" is ${dimKey(written)}, which cannot be ${dimKey(shape[axis] ?? null)}`, {
    hint: `give another size for ${symbolsOf(written).join(', ')}`,
  })
}

/** A batch of 1, unless that makes some other size impossible, or nothing at all. */
function defaultBindings(graph: Graph, inputs: ReadonlyMap<string, Fact | undefined>): ReadonlyMap<string, Bound> {
  const defaults = new Map<string, Bound>()
  for (const { name } of graph.inputs) {
    for (const free of symbolsOf(...(shapeOf(inputs.get(name)) ?? []))) {
      if (BATCH.test(free) || free === `${name}.0`) defaults.set(free, { value: 1, from: 'default' })
    }
  }
  const dims = graph.inputs.flatMap(({ name }) => shapeOf(inputs.get(name)) ?? []).filter(isExpression)
  for (const dim of dims) {
    const size = substitute(dim, numbersOf(defaults))
    if (size === 0 || isImpossible(size)) for (const name of symbolsOf(dim)) defaults.delete(name)
  }
  return defaults
}

function shapeOf(fact: Fact | undefined): Shape | undefined {
  return fact?.kind === 'tensor' ? fact.shape : undefined
}
