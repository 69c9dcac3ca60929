import { type Amounts, sequentialAmounts } from '../facts/amount.ts'
import { type Dim, max, min } from '../facts/dim.ts'
import { type Fact, isShaped, tensor } from '../facts/fact.ts'
import type { BodyResult, OpContext } from './context.ts'
import { bodyOf, conditionOf } from './control-flow.ts'
import { CHANGES, type Facts, followable, type Iteration, ofAnyRun, settle, tripAmount } from './iteration.ts'
import { asDim } from './movement.ts'
import type { BodyMemory, BodyRuns, Family, OpCost } from './spec.ts'
import { stacked, stackedRows, withStacks } from './stack.ts'

/** What a loop comes to: facts of all outputs, and what all iterations cost. */
interface Outcome {
  readonly outputs: Facts
  readonly amounts: Amounts
  readonly runs: BodyRuns
  readonly memory: readonly BodyMemory[]
  readonly isTripKnown: boolean
}

function runLoop(ctx: OpContext): Outcome {
  const initial = ctx.inputNames.slice(2).map((_, i) => ctx.inputs[i + 2])
  const invariant = settle(initial, (states) => iterate(ctx, states), ctx.outputNames.find((name) => name !== '') ?? ctx.op)
  const most = mostTrips(ctx)
  const trip = tripOf(ctx, most, invariant.iteration.result)
  const scans = invariant.rows(1 + initial.length)
  const isCertain = trip !== null && !invariant.isChanging && [...invariant.final(trip), ...scans].every(isShaped)
  const followed = isCertain ? undefined : follow(ctx, initial, { most: trip ?? most, isTrip: trip !== null })
  if (followed !== undefined) return followed
  const counted = trip ?? ctx.decision('trips') ?? (scans.length === 0 ? null : ctx.freshDim(initial.length, 0, most === Number.POSITIVE_INFINITY ? undefined : most))
  const openFinal = trip === null ? invariant.final(null).map((fact, i) => opened(ctx, fact, i)) : []
  const isAlike = !invariant.isChanging && scans.every(isShaped)
  const retraced = trip !== null || isAlike ? undefined : follow(ctx, initial, { most: counted, isTrip: true, isDecided: true })
  if (retraced !== undefined) return retraced
  const isTripKnown = trip !== null || typeof counted === 'number'
  const stacks = scans.map((element) => stacked(element, counted))
  const times = tripAmount(isTripKnown ? counted : null)
  const memory = invariant.memory(isTripKnown ? counted : null, stacks).map(withCondition)
  const { amounts, runs } = invariant.costs(times)
  const final = isTripKnown ? invariant.final(counted).map((fact, i) => opened(ctx, fact, i)) : openFinal
  return { outputs: [...final, ...stacks], amounts: withStacks(amounts, stacks), runs, memory, isTripKnown }
}

/** The condition is carried from one iteration to the next before the states. */
function withCondition(memory: BodyMemory): BodyMemory {
  return memory.carried.length === 0 ? memory : { ...memory, carried: [tensor('bool', []), ...memory.carried] }
}

/** A state whose size the iterations change in a way that only a run can tell has a size by its own name, which may be bound beside the trips. */
function opened(ctx: OpContext, fact: Fact | undefined, output: number): Fact | undefined {
  if (fact?.kind !== 'tensor' || fact.shape === undefined || fact.why !== CHANGES) return fact
  return { kind: 'tensor', dtype: fact.dtype, shape: fact.shape.map((dim, axis) => dim ?? ctx.freshDim(output, axis)) }
}

/** One iteration: the condition holds when it begins, its number is any. */
function iterate(ctx: OpContext, states: Facts, number?: number): Iteration {
  const condition = tensor('bool', [], ctx.has(1) ? [true] : undefined)
  const result = bodyOf(ctx, 'body').run([tensor('int64', [], number === undefined ? undefined : [number]), condition, ...states])
  return { states: states.map((_, i) => ofAnyRun(result.outputs[i + 1], result)), result }
}

/** The trip count that input 0 allows; infinite without it, null where only a run can tell. */
function mostTrips(ctx: OpContext): Dim {
  return ctx.has(0) ? max(0, asDim(ctx.value(0)?.[0] ?? null)) : Number.POSITIVE_INFINITY
}

/** How often the body runs; null where only a run can tell. A condition that is not given does not end the loop. */
function tripOf(ctx: OpContext, most: Dim, result: BodyResult): Dim {
  const before = ctx.has(1) ? conditionOf(ctx.inputs[1]) : true
  const after = ctx.has(1) ? conditionOf(result.outputs[0]) : true
  if (before === false) return 0
  if (before === undefined || after === undefined) return most === 0 ? 0 : null
  const trip = after ? most : min(1, most)
  return trip === Number.POSITIVE_INFINITY ? null : trip
}

interface Course {
  readonly most: Dim
  /** That is how often the body runs. */
  readonly isTrip: boolean
  /** Whatever the condition is. */
  readonly isDecided?: boolean
}

/** The iterations one by one, until the condition ends them; undefined where that is not certain, or too far away. */
function follow(ctx: OpContext, initial: Facts, { most, isTrip, isDecided = false }: Course): Outcome | undefined {
  const limit = followable(bodyOf(ctx, 'body'))
  if (typeof most !== 'number' || (isTrip && most > limit)) return undefined
  const holds = (condition: Fact | undefined) => (isDecided || !ctx.has(1) ? true : conditionOf(condition))
  let goesOn = holds(ctx.inputs[1])
  let states = initial
  const results: BodyResult[] = []
  const carried: Facts[] = []
  const rows: Facts[] = []
  while (goesOn === true && rows.length < most) {
    if (rows.length >= limit) return undefined
    const { states: after, result } = iterate(ctx, states, rows.length)
    carried.push(rows.length === 0 ? [] : states)
    states = after
    rows.push(result.outputs.slice(1 + initial.length))
    results.push(result)
    goesOn = holds(result.outputs[0])
  }
  if (goesOn === undefined) return undefined
  const scans = rows[0] ?? iterate(ctx, initial).result.outputs.slice(1 + initial.length)
  const stacks = scans.map((element, k) =>
    stackedRows(
      element,
      rows.map((row) => row[k]),
    ),
  )
  const final = states.map((fact, i) => opened(ctx, fact, i))
  const executions = results.map(({ amounts }) => amounts)
  const memory = results.map((body, i) => withCondition({ body, carried: carried[i] ?? [], collected: stacks, status: 'exact' }))
  return { outputs: [...final, ...stacks], amounts: withStacks(sequentialAmounts(executions), stacks), runs: { kind: 'each', executions }, memory, isTripKnown: true }
}

function costOfLoop(ctx: OpContext): OpCost {
  const { amounts, runs, memory, isTripKnown } = runLoop(ctx)
  const cost: OpCost = { amounts, runs, memory }
  return isTripKnown ? cost : { ...cost, note: 'only a run can tell how often the body runs: it is counted once' }
}

export const LOOP: Family = {
  Loop: {
    infer: (ctx) => runLoop(ctx).outputs,
    cost: costOfLoop,
    roles: { 0: 'index' },
    counts: 'the body times the number of iterations, where a state grows their sum; once, as a lower bound, where only a run can tell',
  },
}
