import { type Dim, isExpression, substitute, symbol, symbolsOf } from '../facts/dim.ts'
import { parseDim } from '../facts/dim-text.ts'
import { type Fact, MAX_VALUE_ELEMENTS, type Scalar, tensor, type Value } from '../facts/fact.ts'
import type { Graph, ValueInfo, ValueType } from '../graph/graph.ts'
import { didYouMean } from '../util/closest.ts'
import { AppError } from '../util/errors.ts'
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
  readonly values: ReadonlyMap<string, Given<readonly (number | boolean)[]>>
}

export const NO_BINDINGS: BindingRequest = { shapes: new Map(), dims: new Map(), values: new Map() }

export interface Bound {
  readonly value: number
  readonly from: BindingSource
}

/** Sizes before inference: what is bound, what is bound only by default, and whether fixed sizes were overridden. */
export interface Bindings {
  /** Given by the user, by symbol or input name. */
  readonly given: ReadonlyMap<string, Bound>
  /** Free batch dimensions taken as 1. */
  readonly defaults: ReadonlyMap<string, Bound>
  /** Facts of the graph's inputs with the given bindings in place, the defaults still free. */
  readonly inputs: ReadonlyMap<string, Fact | undefined>
  /** Fixed sizes were overridden: declared shapes inside the model no longer hold. */
  readonly isResized: boolean
}

const BATCH = /^(batch|batch_size|n|b|bs|num_batch)$/i

/**
 * Resolves the sizes of a model's inputs.
 * @throws AppError `usage/unknown-input`, `usage/shape-rank`, `usage/binding-conflict`
 */
export function resolveBindings(graph: Graph, request: BindingRequest): Bindings {
  const names = graph.inputs.map((input) => input.name)
  for (const name of [...request.shapes.keys(), ...request.values.keys()]) {
    if (!names.includes(name)) {
      throw new AppError('usage/unknown-input', `the model has no input "${name}"${didYouMean(name, names)}`, { hint: `its inputs: ${names.join(', ')}` })
    }
  }
  const given = new Map<string, Bound>()
  let isResized = false
  const declared = new Map(graph.inputs.map((input) => [input.name, declaredFact(input)]))
  for (const [name, { value: sizes, from }] of request.shapes) {
    const fact = declared.get(name)
    const shape = fact?.kind === 'tensor' ? fact.shape : undefined
    if (shape !== undefined && shape.length !== sizes.length) {
      throw new AppError('usage/shape-rank', `input "${name}" has ${shape.length} dimensions, ${sizes.length} were given (${sizes.join('x')})`, {
        hint: `its shape is ${shape.map((dim) => (isExpression(dim) ? dim.key : (dim ?? '?'))).join('x') || 'that of a scalar'}`,
      })
    }
    for (const [axis, size] of sizes.entries()) {
      const dim = shape?.[axis] ?? null
      const only = isExpression(dim) ? symbolName(dim) : undefined
      if (size === null) continue
      if (only !== undefined) bind(given, only, { value: size, from })
      else if (dim !== size) isResized = true
    }
    if (fact?.kind === 'tensor')
      declared.set(
        name,
        tensor(
          fact.dtype,
          sizes.map((size, axis) => size ?? shape?.[axis] ?? symbol(`${name}.${axis}`)),
        ),
      )
  }
  for (const [name, bound] of request.dims) if (!given.has(name)) given.set(name, bound)
  const substitution = new Map([...given].map(([name, { value }]) => [name, value]))
  const inputs = new Map<string, Fact | undefined>()
  for (const [name, fact] of declared) {
    const value = request.values.get(name)
    inputs.set(name, withValue(substituteFact(fact, substitution), value?.value))
    if (value !== undefined && value.value.length === 1) given.set(name, { value: Number(value.value[0]), from: '--value' })
  }
  return { given, defaults: defaultBindings(graph, inputs), inputs, isResized }
}

const declaredFacts = new WeakMap<ValueInfo, Fact>()

/** The fact a declaration makes, symbols and expressions in place; anonymous dims are named `NAME.AXIS`. */
export function declaredFact(info: ValueInfo): Fact | undefined {
  if (info.type === undefined) return undefined
  const known = declaredFacts.get(info)
  if (known !== undefined) return known
  const fact = typeFact(info.type, info.name)
  declaredFacts.set(info, fact)
  return fact
}

function typeFact(type: ValueType, name: string): Fact {
  if (type.kind === 'sequence') return { kind: 'sequence', element: elementFact(type.element), length: null }
  if (type.kind === 'optional') return { kind: 'optional', element: elementFact(type.element), isPresent: undefined }
  if (type.kind === 'map') return { kind: 'map', key: type.key, value: elementFact(type.value) }
  return tensor(
    type.dtype,
    type.shape?.map((dim, axis) => (typeof dim === 'string' && dim !== '' ? parseDim(dim) : typeof dim === 'number' && dim >= 0 ? dim : symbol(`${name}.${axis}`))),
  )
}

/** Of elements of a sequence, optional or map nothing anonymous has a name: such dims are not known. */
function elementFact(type: ValueType | undefined): Fact | undefined {
  if (type === undefined) return undefined
  if (type.kind !== 'tensor') return typeFact(type, '')
  return tensor(
    type.dtype,
    type.shape?.map((dim) => (typeof dim === 'string' && dim !== '' ? parseDim(dim) : typeof dim === 'number' && dim >= 0 ? dim : null)),
  )
}

/** Puts dims in the place of symbols everywhere in a fact. */
export function substituteFact(fact: Fact | undefined, bindings: ReadonlyMap<string, Dim>): Fact | undefined {
  if (fact === undefined || bindings.size === 0) return fact
  if (fact.kind === 'sequence') return { ...fact, element: substituteFact(fact.element, bindings), length: substitute(fact.length, bindings) }
  if (fact.kind === 'optional') return { ...fact, element: substituteFact(fact.element, bindings) }
  if (fact.kind === 'map') return fact
  return { ...fact, shape: fact.shape?.map((dim) => substitute(dim, bindings)) }
}

function withValue(fact: Fact | undefined, value: readonly (number | boolean)[] | undefined): Fact | undefined {
  if (fact?.kind !== 'tensor' || value === undefined || value.length > MAX_VALUE_ELEMENTS) return fact
  const elements: Value = fact.dtype === 'bool' ? value.map(Boolean) : value.map((element): Scalar => Number(element))
  const shape = fact.shape === undefined ? (value.length === 1 ? [] : [value.length]) : fact.shape.map((dim) => (typeof dim === 'number' ? dim : value.length))
  return tensor(fact.dtype, shape, elements)
}

function defaultBindings(graph: Graph, inputs: ReadonlyMap<string, Fact | undefined>): ReadonlyMap<string, Bound> {
  const defaults = new Map<string, Bound>()
  for (const { name } of graph.inputs) {
    const fact = inputs.get(name)
    if (fact?.kind !== 'tensor') continue
    for (const free of symbolsOf(...(fact.shape ?? []))) {
      if (BATCH.test(free) || free === `${name}.0`) defaults.set(free, { value: 1, from: 'default' })
    }
  }
  return defaults
}

function symbolName(dim: Dim): string | undefined {
  const [name, ...others] = symbolsOf(dim)
  return name !== undefined && others.length === 0 && isExpression(dim) && isExpression(symbol(name)) && dim.key === (symbol(name) as { key: string }).key ? name : undefined
}

function bind(given: Map<string, Bound>, name: string, bound: Bound): void {
  const before = given.get(name)
  if (before !== undefined && before.value !== bound.value) {
    throw new AppError('usage/binding-conflict', `"${name}" cannot be both ${before.value} and ${bound.value}`, {
      hint: 'inputs that share a symbol must be given the same size there',
    })
  }
  given.set(name, bound)
}
