import { type Amount, type Amounts, addAmounts, amount, NO_AMOUNTS, NOTHING, unknownAmount } from '../facts/amount.ts'
import { ceilDiv, type Dim, multiply } from '../facts/dim.ts'
import { shortType } from '../facts/dtype.ts'
import { elementBits, elementCount, type Fact } from '../facts/fact.ts'
import type { OpContext } from '../ops/context.ts'
import type { OpCost, OpSpec } from '../ops/spec.ts'
import { messageOf } from '../util/errors.ts'
import type { GraphWalk } from './infer.ts'

/** What a node costs to run once, bodies included. */
export interface NodeCost {
  readonly amounts: Amounts
  /** MACs by compute class such as `f32` or `i8×i8`. */
  readonly macsByClass: ReadonlyMap<string, Amount>
  /** Whether MACs and FLOPs are known. */
  readonly isCounted: boolean
  /** What was assumed, for people. */
  readonly notes: readonly string[]
}

export interface CostRequest {
  readonly context: OpContext
  readonly spec: OpSpec | undefined
  readonly outputs: readonly (Fact | undefined)[]
  readonly isView: boolean
  /** Why inference gave up on the node. */
  readonly problem: string | undefined
  /** The body of a local function, which is the node. */
  readonly call: GraphWalk | undefined
}

/** Costs of one node; a rule that throws spoils this node only. */
export function nodeAmounts(request: CostRequest): NodeCost {
  const { context, spec, outputs, call } = request
  if (call !== undefined) return { amounts: call.amounts, macsByClass: bodyClasses([call]), isCounted: call.nodes.every(({ cost }) => cost.isCounted), notes: [] }
  if (spec?.isConstant === true) return { amounts: NO_AMOUNTS, macsByClass: new Map(), isCounted: true, notes: [] }
  const cost = ruleCost(request)
  if (cost.amounts !== undefined) {
    const isCounted = cost.amounts.macs.why === undefined && cost.amounts.flops.why === undefined
    return { amounts: cost.amounts, macsByClass: new Map(), isCounted, notes: cost.note === undefined ? [] : [cost.note] }
  }
  const why = cost.unknown ?? missing(context, outputs)
  // What a rule leaves out is exactly 0, however sure it is of the rest.
  const told = (dim: Dim | undefined): Amount => (cost.unknown !== undefined ? unknownAmount(why) : dim === undefined ? NOTHING : amount(dim, cost.status, why))
  const macs = told(cost.macs)
  const other = told(cost.flops)
  const twice = { ...macs, dim: multiply(macs.dim, 2) }
  const amounts: Amounts = {
    macs,
    flops: addAmounts(twice, other),
    transcendentals: told(cost.transcendentals),
    readBytes: request.isView ? NOTHING : cost.readBytes === undefined ? inputBytes(context, cost) : amount(cost.readBytes, cost.status, why),
    writeBytes: request.isView ? NOTHING : cost.writeBytes === undefined ? outputBytes(context, outputs, cost) : amount(cost.writeBytes, cost.status, why),
    activationBytes: request.isView ? NOTHING : outputBytes(context, outputs, {}),
  }
  const macsByClass = cost.unknown !== undefined || (macs.dim === 0 && macs.why === undefined) ? new Map<string, Amount>() : new Map([[macClass(context, cost), macs]])
  const isCounted = macs.why === undefined && other.why === undefined
  return { amounts, macsByClass, isCounted, notes: cost.note === undefined ? [] : [cost.note] }
}

function ruleCost({ context, spec, outputs, problem }: CostRequest): OpCost {
  const operator = context.domain === 'ai.onnx' ? context.op : `${context.domain}::${context.op}`
  if (problem !== undefined) return { unknown: `${context.op}: ${problem}` }
  if (spec === undefined) return { unknown: `no rule for operator ${operator}` }
  try {
    return spec.cost?.(context, outputs) ?? {}
  } catch (error) {
    return { unknown: `${context.op}: ${messageOf(error)}` }
  }
}

/** Every distinct input read once at its own size and, of weights, at stored width. */
function inputBytes(context: OpContext, cost: OpCost): Amount {
  const seen = new Set<string>()
  let total: Amount = NOTHING
  for (const [i, name] of context.inputNames.entries()) {
    if (name === '' || seen.has(name)) continue
    seen.add(name)
    total = addAmounts(total, readBytes(context.inputs[i], cost.reads?.[i], name))
  }
  return total
}

function readBytes(fact: Fact | undefined, elements: Dim | undefined, name: string): Amount {
  if (fact !== undefined && fact.kind !== 'tensor') return NOTHING
  if (elements === undefined && fact?.weight !== undefined) return amount(fact.weight.bytes)
  const bits = fact?.weight?.dtype === undefined ? elementBits(fact) : elementBits({ kind: 'tensor', dtype: fact.weight.dtype, shape: undefined })
  return bytes(elements === undefined ? elementCount(fact) : elements, bits, fact, name)
}

function outputBytes(context: OpContext, outputs: readonly (Fact | undefined)[], cost: OpCost): Amount {
  return context.outputNames.reduce<Amount>((total, name, i) => {
    const fact = outputs[i]
    if (name === '' || (fact !== undefined && fact.kind !== 'tensor')) return total
    const elements = cost.writes?.[i]
    return addAmounts(total, bytes(elements === undefined ? elementCount(fact) : elements, elementBits(fact), fact, name))
  }, NOTHING)
}

/** Bytes of `elements` at true width, rounded up to whole bytes. */
function bytes(elements: Dim, bits: number | undefined, fact: Fact | undefined, name: string): Amount {
  if (elements === 0) return NOTHING
  const isString = fact?.kind === 'tensor' && fact.dtype === 'string'
  if (bits === undefined) return unknownAmount(isString ? `${name} holds strings, whose size is not fixed` : `the type of ${name} is not known`)
  return amount(bits % 8 === 0 ? multiply(elements, bits / 8) : ceilDiv(multiply(elements, bits), 8), 'exact', sizeProblem(fact, name))
}

/** Bytes a tensor takes; unknown with its reason. Sequences, optionals and maps alias their tensors: 0. */
export function tensorBytes(fact: Fact | undefined, name: string): Amount {
  if (fact !== undefined && fact.kind !== 'tensor') return NOTHING
  return bytes(elementCount(fact), elementBits(fact), fact, name)
}

function sizeProblem(fact: Fact | undefined, name: string): string {
  return fact?.kind === 'tensor' && fact.why !== undefined ? fact.why : `the shape of ${name} is not known`
}

/** The first input or output without a known size: why a cost cannot be told. */
function missing(context: OpContext, outputs: readonly (Fact | undefined)[]): string {
  const named = [...context.inputNames.map((name, i) => [name, context.inputs[i]] as const), ...context.outputNames.map((name, i) => [name, outputs[i]] as const)]
  const [name, fact] = named.find(([candidate, found]) => candidate !== '' && found?.kind !== 'sequence' && elementCount(found) === null) ?? []
  return name === undefined ? `${context.op}: a size is not known` : sizeProblem(fact, name)
}

/** The class of a product: `f32` when both operands are alike floats, else `left×right`. */
function macClass(context: OpContext, cost: OpCost): string {
  if (typeof cost.macClass === 'string') return cost.macClass
  const [left, right] = cost.macClass ?? [0, 1]
  const type = (i: number) => {
    const fact = context.tensor(i)
    return shortType(fact?.quantizedFrom ?? fact?.dtype)
  }
  const [a, b] = [type(left), context.has(right) ? type(right) : type(left)]
  return a === b && a.startsWith('f') ? a : a === b && a.startsWith('bf') ? a : `${a}×${b}`
}

/** Classes of all nodes of some bodies, for what they cost once. */
export function bodyClasses(walks: readonly GraphWalk[]): ReadonlyMap<string, Amount> {
  const classes = new Map<string, Amount>()
  for (const { nodes } of walks) {
    for (const { cost } of nodes) {
      for (const [name, macs] of cost.macsByClass) classes.set(name, addAmounts(classes.get(name) ?? NOTHING, macs))
    }
  }
  return classes
}
