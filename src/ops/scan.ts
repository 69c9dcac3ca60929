import { type Amounts, repeatedAmounts } from '../facts/amount.ts'
import { type Dim, multiply, type Shape } from '../facts/dim.ts'
import { type Fact, type TensorFact, tensor, unknownTensor } from '../facts/fact.ts'
import type { OpContext } from './context.ts'
import { bodyOf } from './control-flow.ts'
import { type Costs, type Facts, type Invariant, ofAnyRun, settle, tripAmount } from './iteration.ts'
import { agreed, axisOf, whyUnknown } from './movement.ts'
import type { BodyMemory, BodyRuns, Family, OpCost } from './spec.ts'
import { stacked, withStacks } from './stack.ts'

interface Outcome {
  readonly outputs: Facts
  readonly amounts: Amounts
  readonly runs: BodyRuns
  readonly memory: readonly BodyMemory[]
}

/** The body runs once for each position along the scanned axes, on slices of the scanned inputs. Version 8 does so for each batch entry. */
function runScan(ctx: OpContext): Outcome {
  const isBatched = ctx.opset < 9
  const first = isBatched ? 1 : 0
  const scanned = ctx.attrs.int('num_scan_inputs') ?? ctx.fail('the num_scan_inputs attribute is missing')
  const count = ctx.inputNames.length - first - scanned
  if (scanned < 1 || count < 0) ctx.fail(`${scanned} scan inputs of ${ctx.inputNames.length} inputs`)
  const states = Array.from({ length: count }, (_, i) => (isBatched ? withoutBatch(ctx.inputs[first + i]) : ctx.inputs[first + i]))
  const inputs = Array.from({ length: scanned }, (_, i) => scanInput(ctx, first + count + i, i, isBatched))
  const trip = inputs.map(({ length }) => length).reduce((a, b) => agreed(ctx, a, b))
  const batch = inputs.map((input) => input.batch).reduce((a, b) => agreed(ctx, a, b))
  const slices = inputs.map(({ slice }) => slice)
  const run = (before: Facts) => {
    const result = bodyOf(ctx, 'body').run([...before, ...slices])
    return { states: before.map((_, i) => ofAnyRun(result.outputs[i], result)), result }
  }
  const invariant = settle(states, run, ctx.outputNames.find((name) => name !== '') ?? ctx.op)
  const elements = invariant.rows(count)
  const axes = isBatched ? undefined : ctx.attrs.ints('scan_output_axes')
  const stacks = elements.map((element, k) => stacked(element, trip, axes?.[k] ?? 0)).map((stack) => (isBatched ? stacked(stack, batch) : stack))
  const final = invariant.final(trip).map((state) => (isBatched ? stacked(state, batch) : state))
  const memory = invariant.memory(trip, stacks)
  const { amounts, runs } = costsOfBatch(invariant, trip, batch)
  return { outputs: [...final, ...stacks], amounts: withStacks(amounts, stacks), runs, memory }
}

/** Batch entries begin anew each: only where their iterations differ are they told apart. */
function costsOfBatch({ costs, isChanging }: Invariant, trip: Dim, batch: Dim): Costs {
  if (!isChanging || batch === 1) return costs(tripAmount(multiply(trip, batch)))
  const [once, times] = [costs(tripAmount(trip)).amounts, tripAmount(batch)]
  return { amounts: repeatedAmounts(once, times), runs: { kind: 'alike', once, times } }
}

const UNKNOWN = 'it is a slice of an input whose shape is not known'

interface ScanInput {
  readonly batch: Dim
  readonly length: Dim
  readonly slice: Fact
}

function scanInput(ctx: OpContext, input: number, i: number, isBatched: boolean): ScanInput {
  const fact = ctx.tensor(input) ?? unknownTensor(undefined, whyUnknown(ctx, input))
  const { shape } = fact
  if (shape === undefined) return { batch: isBatched ? null : 1, length: null, slice: unknownTensor(fact.dtype, whyUnknown(ctx, input)) }
  if (isBatched) return { batch: shape[0] ?? null, length: shape[1] ?? null, slice: resized(fact, shape.slice(2)) }
  const axis = axisOf(ctx, ctx.attrs.ints('scan_input_axes')?.[i] ?? 0, shape.length)
  return { batch: 1, length: shape[axis] ?? null, slice: resized(fact, shape.toSpliced(axis, 1)) }
}

function withoutBatch(fact: Fact | undefined): Fact | undefined {
  return fact?.kind !== 'tensor' || fact.shape === undefined ? fact : resized(fact, fact.shape.slice(1))
}

function resized({ dtype, why }: TensorFact, shape: Shape): TensorFact {
  return shape.includes(null) ? unknownTensor(dtype, why ?? UNKNOWN, shape) : tensor(dtype, shape)
}

function costOfScan(ctx: OpContext): OpCost {
  const { amounts, runs, memory } = runScan(ctx)
  return { amounts, runs, memory }
}

export const SCAN: Family = {
  Scan: { infer: (ctx) => runScan(ctx).outputs, cost: costOfScan, counts: 'the body times the length of the scanned axis, where a state grows their sum' },
}
