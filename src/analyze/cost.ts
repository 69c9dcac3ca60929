import { type Amount, type Amounts, addAmounts, amount, NO_AMOUNTS, NOTHING, sumAmounts, unknownAmount } from '../facts/amount.ts'
import { type Dim, isWhole, multiply, quotient } from '../facts/dim.ts'
import { shortType } from '../facts/dtype.ts'
import { elementCount, type Fact } from '../facts/fact.ts'
import { operatorName } from '../graph/operator-name.ts'
import { countCost } from '../ops/apply-rule.ts'
import type { BodyResult, OpContext } from '../ops/context.ts'
import type { BodyRuns, OpCost, OpSpec } from '../ops/spec.ts'
import { messageOf } from '../util/errors.ts'
import { groupBy } from '../util/group-by.ts'
import { type BodyPeak, bodyPeaksOf } from './body-peaks.ts'
import { elementBytes, factBytes, whyUnsized } from './bytes.ts'
import type { GraphWalk } from './infer.ts'
import type { Repeats } from './repeats.ts'

/** What a node costs to run once, bodies included. */
export interface NodeCost {
  readonly amounts: Amounts
  /** MACs by compute class such as `f32` or `i8×i8`. */
  readonly macsByClass: ReadonlyMap<string, Amount>
  /** Whether MACs and FLOPs are known. */
  readonly isCounted: boolean
  /** What was assumed, for people. */
  readonly notes: readonly string[]
  /** Of control flow, what the amounts are made of. */
  readonly runs?: BodyRuns
  /** Of control flow, the memory of its bodies, of which the largest tells. */
  readonly bodyPeaks?: readonly BodyPeak[]
  /** Stored tensors of which it reads but a part, such as rows of a table. */
  readonly partlyRead?: readonly string[]
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
  /** The last walks of its bodies, those that its cost was made from included. */
  readonly bodies: ReadonlyMap<string, GraphWalk>
  /** Walks by what they came to. */
  readonly walks: Pick<WeakMap<BodyResult, GraphWalk>, 'get'>
  readonly repeats: Repeats
}

/** Costs of one node; a rule that throws spoils this node only. */
export function nodeAmounts(request: CostRequest): NodeCost {
  const { context, spec, outputs, call } = request
  if (call !== undefined) return { amounts: call.amounts, macsByClass: classesOf(call), isCounted: call.nodes.every(({ cost }) => cost.isCounted), notes: [] }
  if (spec?.isConstant === true) return { amounts: NO_AMOUNTS, macsByClass: NO_CLASSES, isCounted: true, notes: [] }
  const cost = ruleCost(request)
  const notes = cost.note === undefined ? [] : [cost.note]
  if (cost.amounts !== undefined) {
    const { macs, flops } = cost.amounts
    const isCounted = macs.why === undefined && flops.why === undefined
    const macsByClass = repeatedClasses([...request.bodies.values()], macs)
    const { runs, memory } = cost
    return { amounts: cost.amounts, macsByClass, isCounted, notes, ...(runs && { runs }), ...(memory && { bodyPeaks: bodyPeaksOf(memory, request) }) }
  }
  /** The rule's status is that of the figures it gives: what it leaves out is 0, exactly. */
  const counted = (dim: Dim | undefined): Amount => {
    if (cost.unknown !== undefined) return unknownAmount(cost.unknown)
    if (dim === undefined) return NOTHING
    return dim === null ? unknownAmount(missing(context, outputs)) : amount(dim, cost.status)
  }
  const [macs, other] = [counted(cost.macs), counted(cost.flops)]
  const amounts: Amounts = {
    macs,
    flops: macs === NOTHING ? other : addAmounts({ ...macs, dim: multiply(macs.dim, 2) }, other),
    transcendentals: counted(cost.transcendentals),
    ...trafficOf(request, cost, counted),
  }
  const macsByClass = cost.unknown !== undefined || (macs.dim === 0 && macs.why === undefined) ? NO_CLASSES : new Map([[macClass(context, cost), macs]])
  const partlyRead =
    cost.reads === undefined ? [] : context.inputs.flatMap((fact, i) => (fact?.kind === 'tensor' && fact.weight && cost.reads?.[i] !== undefined ? [fact.weight.id] : []))
  return { amounts, macsByClass, isCounted: macs.why === undefined && other.why === undefined, notes, ...(partlyRead.length > 0 && { partlyRead }) }
}

const NO_CLASSES: ReadonlyMap<string, Amount> = new Map()

type Traffic = Pick<Amounts, 'readBytes' | 'weightReadBytes' | 'writeBytes' | 'activationBytes'>

/** Bytes that a node moves, and those of the tensors it makes; a view moves and makes none. */
export function trafficOf({ context, outputs, isView }: Pick<CostRequest, 'context' | 'outputs' | 'isView'>, cost: OpCost, counted: (dim: Dim) => Amount): Traffic {
  if (isView) return { readBytes: NOTHING, weightReadBytes: NOTHING, writeBytes: NOTHING, activationBytes: NOTHING }
  const activationBytes = outputBytes(context, outputs, {})
  const written = cost.writes === undefined ? activationBytes : outputBytes(context, outputs, cost)
  return {
    ...(cost.readBytes === undefined ? inputBytes(context, cost) : { readBytes: counted(cost.readBytes), weightReadBytes: NOTHING }),
    writeBytes: cost.writeBytes === undefined ? written : counted(cost.writeBytes),
    activationBytes,
  }
}

function ruleCost({ context, spec, outputs, problem }: CostRequest): OpCost {
  if (problem !== undefined) return { unknown: `${context.op}: ${problem}` }
  if (spec === undefined) return { unknown: `no rule for operator ${operatorName(context)}` }
  try {
    const cost = countCost(spec, context, outputs)
    return cost.unknown === undefined || cost.unknown.startsWith(`${context.op}: `) ? cost : { ...cost, unknown: `${context.op}: ${cost.unknown}` }
  } catch (error) {
    return { unknown: `${context.op}: ${messageOf(error)}` }
  }
}

/** Every distinct input read once at its own size and, of weights, at stored width; sequences, optionals and maps are told by the rules that read them. */
function inputBytes(context: OpContext, cost: OpCost): Pick<Amounts, 'readBytes' | 'weightReadBytes'> {
  const seen = new Set<string>()
  let total: Amount = NOTHING
  let weights: Amount = NOTHING
  for (let i = 0; i < context.inputNames.length; i++) {
    const name = context.inputNames[i] ?? ''
    if (name === '' || seen.has(name)) continue
    seen.add(name)
    const bytes = readBytes(context.inputs[i], cost.reads?.[i], name)
    total = addAmounts(total, bytes)
    if (context.tensor(i)?.weight !== undefined && cost.reads?.[i] === undefined) weights = addAmounts(weights, bytes)
  }
  return { readBytes: total, weightReadBytes: weights }
}

function readBytes(fact: Fact | undefined, elements: Dim | undefined, name: string): Amount {
  if (elements === 0) return NOTHING
  if (fact?.kind !== 'tensor') return fact === undefined ? unknownAmount(whyUnsized(fact, name)) : NOTHING
  if (elements === undefined) return fact.weight === undefined ? factBytes(fact, name) : amount(fact.weight.bytes)
  return elementBytes(elements, fact.weight?.dtype ?? fact.dtype, fact, name)
}

function outputBytes(context: OpContext, outputs: readonly (Fact | undefined)[], { writes }: OpCost): Amount {
  return context.outputNames.reduce<Amount>((total, name, i) => {
    if (name === '') return total
    const [fact, elements] = [outputs[i], writes?.[i]]
    if (elements === undefined || (fact !== undefined && fact.kind !== 'tensor')) return addAmounts(total, factBytes(fact, name))
    return addAmounts(total, elementBytes(elements, fact?.dtype, fact, name))
  }, NOTHING)
}

/** The first input or output without a known size: why a cost cannot be told. */
function missing(context: OpContext, outputs: readonly (Fact | undefined)[]): string {
  const named = [...context.inputNames.map((name, i) => [name, context.inputs[i]] as const), ...context.outputNames.map((name, i) => [name, outputs[i]] as const)]
  const [name, fact] = named.find(([candidate, found]) => candidate !== '' && found?.kind !== 'sequence' && elementCount(found) === null) ?? []
  return name === undefined ? `${context.op}: a size is not known` : whyUnsized(fact, name)
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

/** MACs of a graph by class. */
export function classesOf({ nodes }: Pick<GraphWalk, 'nodes'>): ReadonlyMap<string, Amount> {
  const classes = groupBy(
    nodes.flatMap(({ cost }) => [...cost.macsByClass]),
    ([name]) => name,
  )
  return new Map([...classes].map(([name, entries]) => [name, sumAmounts(entries.map(([, macs]) => macs))]))
}

/** MACs by class of a node that comes to `macs` by running its bodies: of one class all of it, else as often as the body that ran fits into it. */
function repeatedClasses(bodies: readonly GraphWalk[], macs: Amount): ReadonlyMap<string, Amount> {
  if (macs.dim === 0 && macs.why === undefined) return NO_CLASSES
  const byBody = bodies.map((body) => ({ classes: classesOf(body), times: quotient(macs.dim, body.amounts.macs.dim) }))
  const names = [...new Set(byBody.flatMap(({ classes }) => [...classes.keys()]))]
  if (names.length === 1) return new Map(names.map((name) => [name, macs]))
  const ran = byBody.find(({ times }) => times === 1) ?? byBody.find(({ times }) => times !== null && isWhole(times))
  if (ran === undefined) return new Map(names.map((name) => [name, unknownAmount('iterations differ in their MACs')]))
  return new Map([...ran.classes].map(([name, once]) => [name, { ...macs, dim: multiply(once.dim, ran.times) }]))
}
