import { type BindingRequest, type Bindings, resolveBindings } from '../analyze/bindings.ts'
import { type Shape, substitute, symbolsOf } from '../facts/dim.ts'
import { isFloat, isInteger } from '../facts/dtype.ts'
import type { TensorFact } from '../facts/fact.ts'
import type { Graph, Model } from '../graph/graph.ts'
import { AppError } from '../util/errors.ts'
import { indexBound, type ShapeOf } from './input-bounds.ts'
import type { InputRule } from './input-rules.ts'
import { type FeedableType, type Fill, isFeedable, type PlannedInput } from './protocol.ts'
import { readTensorFile } from './tensor-file.ts'

export interface InputRequest {
  readonly bindings: BindingRequest
  /** By input name; they win over what is made up, values of `bindings` over them. */
  readonly rules: ReadonlyMap<string, InputRule>
  /** What file rules are relative to, and may not leave. */
  readonly folder: string
  /** Shapes of inner tensors, where a profile knows them. */
  readonly shapeOf: ShapeOf
}

export interface InputPlan {
  readonly inputs: readonly PlannedInput[]
  /** Free symbols and the sizes they were given for want of any other. */
  readonly assumed: ReadonlyMap<string, number>
  /** What was assumed, as sentences. */
  readonly notes: readonly string[]
}

/**
 * Decides what to feed a model: sizes from the bindings (free symbols are 1 and said so), values from the rules, else made up.
 * @throws AppError for rules and bindings that do not fit the model, and for inputs that onnxruntime-node cannot take
 */
export function planInputs(model: Model, request: InputRequest): InputPlan {
  const { graph, path } = model
  const bindings = resolveBindings(graph, request.bindings)
  refuseResized(graph, bindings, path)
  const unknown = [...request.rules.keys()].find((name) => !graph.inputs.some((input) => input.name === name))
  if (unknown !== undefined) {
    throw new AppError('measure/unknown-input', `${path}: measure.inputs names "${unknown}", which the model does not have`, {
      hint: `its inputs: ${graph.inputs.map((input) => input.name).join(', ')}`,
    })
  }
  const assumed = new Map<string, number>()
  const inputs = graph.inputs.map(({ name }) => {
    const fact = bindings.inputs.get(name)
    if (fact !== undefined && fact.kind !== 'tensor') throw unfeedable(path, name, fact.kind === 'optional' ? 'an optional' : `a ${fact.kind}`)
    if (!isFeedable(fact?.dtype)) throw unfeedable(path, name, fact?.dtype ?? 'of unknown type')
    return planInput(name, fact.dtype, fact, bindings, request, model, assumed)
  })
  const notes = assumed.size === 0 ? [] : [`free dimensions were measured at 1: ${[...assumed.keys()].join(', ')} (set them with --dim NAME=N)`]
  return { inputs, assumed, notes }
}

/** The plan with every made-up integer set to 0: the last resort for a model that accepts no other. */
export function withZeroIntegers(plan: readonly PlannedInput[]): readonly PlannedInput[] {
  return plan.map((input) => (isInteger(input.dtype) && input.fill.kind !== 'bytes' ? { ...input, fill: { kind: 'values', values: [0] } } : input))
}

function planInput(name: string, dtype: FeedableType, fact: TensorFact, bindings: Bindings, request: InputRequest, model: Model, assumed: Map<string, number>): PlannedInput {
  const rule = request.rules.get(name)
  if (rule?.kind === 'file') return fromFile(name, dtype, rule.path, request.folder, model.path)
  if (fact.shape === undefined) {
    throw new AppError('measure/unknown-rank', `${model.path}: not even the rank of input "${name}" is known`, { hint: `give its shape: --shape ${name}=1x3x224x224` })
  }
  const shape = concreteShape(fact.shape, bindings, assumed)
  const given = request.bindings.values.get(name)?.value.map(Number)
  return { name, dtype, shape, fill: given === undefined ? fillOf(name, dtype, rule, model.graph, request.shapeOf) : { kind: 'values', values: given } }
}

const ASSUMED_SIZE = 1

function concreteShape(shape: Shape, bindings: Bindings, assumed: Map<string, number>): readonly number[] {
  const sizes = new Map([...bindings.defaults].map(([name, { value }]) => [name, value]))
  for (const free of symbolsOf(...shape)) {
    if (!sizes.has(free)) assumed.set(free, ASSUMED_SIZE)
    sizes.set(free, sizes.get(free) ?? ASSUMED_SIZE)
  }
  return shape.map((dim) => {
    const size = substitute(dim, sizes)
    return typeof size === 'number' ? size : 1
  })
}

function fillOf(name: string, dtype: FeedableType, rule: Exclude<InputRule, { kind: 'file' }> | undefined, graph: Graph, shapeOf: ShapeOf): Fill {
  if (rule?.kind === 'random') return isFloat(dtype) ? { ...rule, kind: 'uniform' } : { ...rule, kind: 'integers' }
  if (rule !== undefined) return rule
  if (dtype === 'string') return { kind: 'strings', strings: ['text'] }
  if (dtype === 'bool' || /mask/i.test(name)) return { kind: 'values', values: [1] }
  if (isFloat(dtype)) return { kind: 'uniform', low: -1, high: 1 }
  const bound = indexBound(graph, name, shapeOf)
  if (/position_?ids?/i.test(name)) return { kind: 'positions', ...(bound !== undefined && { below: bound }) }
  return bound === undefined ? { kind: 'values', values: [1] } : { kind: 'integers', low: 0, high: Math.min(bound, largest(dtype)) }
}

/** One more than the largest value of an integer type, as far as indices go. */
function largest(dtype: FeedableType): number {
  const bits = Number(/\d+$/.exec(dtype)?.[0] ?? 32)
  return 2 ** Math.min(31, dtype.startsWith('u') ? bits : bits - 1)
}

function fromFile(name: string, dtype: FeedableType, path: string, folder: string, model: string): PlannedInput {
  const tensor = readTensorFile(path, folder)
  if (tensor.dtype !== dtype) throw new AppError('measure/bad-input-file', `${path}: holds ${tensor.dtype}, but input "${name}" of ${model} is ${dtype}`)
  const fill: Fill = tensor.content instanceof Uint8Array ? { kind: 'bytes', bytes: tensor.content } : { kind: 'strings', strings: tensor.content }
  return { name, dtype, shape: tensor.shape, fill }
}

function refuseResized(graph: Graph, bindings: Bindings, path: string): void {
  const fixed = graph.inputs.filter(({ name, type }) => {
    const fact = bindings.inputs.get(name)
    if (type?.kind !== 'tensor' || fact?.kind !== 'tensor') return false
    return type.shape?.some((size, axis) => typeof size === 'number' && fact.shape?.[axis] !== size)
  })
  if (fixed.length === 0) return
  throw new AppError('measure/fixed-size', `${path}: the sizes of ${fixed.map(({ name }) => `"${name}"`).join(', ')} are fixed in the file, and onnxruntime runs no others`, {
    hint: 'export with dynamic axes to measure at other sizes',
  })
}

function unfeedable(path: string, name: string, what: string): AppError {
  return new AppError('measure/unsupported-input', `${path}: input "${name}" is ${what}, which onnxruntime-node cannot be fed`, {
    hint: 'measure with a benchmark of your own (`measure: { command: … }`), or export with float32, float16 or integer inputs',
  })
}
