import { add, type Dim, dimKey, floorDiv, isEqual, multiply } from '../facts/dim.ts'
import type { Fact } from '../facts/fact.ts'
import type { OpContext } from './context.ts'
import { agreed, asDim } from './movement.ts'
import { dimOf, shaped } from './shaped.ts'
import type { Family, OpCost, OpSpec, Role } from './spec.ts'

/** What tells one recurrent cell from another. Activations are listed per direction, as the attribute has them. */
interface Cell {
  readonly gates: number
  /** Default activations, and how often each is evaluated per step and unit. */
  readonly activations: readonly (readonly [name: string, times: number])[]
  /** Products and sums that join the gates, per step and unit. */
  readonly joins: (ctx: OpContext) => number
  readonly hasCellState?: boolean
  readonly peepholes?: number
}

interface Sizes {
  readonly steps: Dim
  readonly batch: Dim
  readonly input: Dim
  readonly hidden: Dim
  readonly directions: number
}

const RNN: Cell = { gates: 1, activations: [['Tanh', 1]], joins: () => 0 }

const GRU: Cell = {
  gates: 3,
  activations: [
    ['Sigmoid', 2],
    ['Tanh', 1],
  ],
  joins: (ctx) => 5 + (ctx.attrs.int('linear_before_reset', 0) === 0 ? 0 : 1),
}

const LSTM: Cell = {
  gates: 4,
  activations: [
    ['Sigmoid', 3],
    ['Tanh', 1],
    ['Tanh', 1],
  ],
  joins: () => 4,
  hasCellState: true,
  peepholes: 7,
}

/** Activations that evaluate a function, in lower case, as any case is understood; the others only compare, add and multiply. */
const TRANSCENDENTAL: ReadonlySet<string> = new Set(['sigmoid', 'tanh', 'scaledtanh', 'elu', 'softplus'])

const isBatchFirst = (ctx: OpContext): boolean => ctx.attrs.int('layout', 0) !== 0

function sizesOf(ctx: OpContext, cell: Cell): Sizes {
  const direction = ctx.attrs.string('direction', 'forward')
  if (!['forward', 'reverse', 'bidirectional'].includes(direction)) ctx.fail(`direction is ${direction}, not forward, reverse or bidirectional`)
  for (const [slot, rank] of [3, 3, 3, 2, 1].entries())
    if (ctx.has(slot) && (ctx.rank(slot) ?? rank) !== rank) ctx.fail(`input ${slot} is of rank ${ctx.rank(slot)} in place of ${rank}`)
  const directions = direction === 'bidirectional' ? 2 : 1
  if (isEqual(dimOf(ctx, 1, 0), directions) === false) ctx.fail(`W is for ${dimKey(dimOf(ctx, 1, 0))} directions in place of ${directions}`)
  const stored = agreed(ctx, dimOf(ctx, 2, 2), floorDiv(dimOf(ctx, 1, 1), cell.gates))
  const [first, second] = [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1)]
  return {
    steps: isBatchFirst(ctx) ? second : first,
    batch: isBatchFirst(ctx) ? first : second,
    input: agreed(ctx, dimOf(ctx, 0, 2), dimOf(ctx, 1, 2)),
    hidden: agreed(ctx, stored, ctx.attrs.int('hidden_size') ?? null),
    directions,
  }
}

function inferRecurrent(ctx: OpContext, cell: Cell): readonly Fact[] {
  const { steps, batch, hidden, directions } = sizesOf(ctx, cell)
  const dtype = ctx.dtype(0) ?? ctx.dtype(1)
  const last = shaped(ctx, dtype, isBatchFirst(ctx) ? [batch, directions, hidden] : [directions, batch, hidden])
  const all = shaped(ctx, dtype, isBatchFirst(ctx) ? [batch, steps, directions, hidden] : [steps, directions, batch, hidden])
  return cell.hasCellState === true ? [all, last, last] : [all, last]
}

/** Steps of all sequences of the batch: `Σ sequence_lens` where that is known, else `T·N`. */
function stepsTaken(ctx: OpContext, { steps, batch }: Sizes): Dim {
  const lengths = ctx.has(4) ? ctx.value(4) : undefined
  const total = lengths === undefined ? null : add(...lengths.map(asDim))
  return total ?? multiply(steps, batch)
}

function recurrentCost(ctx: OpContext, cell: Cell): OpCost {
  const sizes = sizesOf(ctx, cell)
  const { input, hidden, directions } = sizes
  const units = multiply(stepsTaken(ctx, sizes), hidden)
  const evaluations = cell.activations.reduce((sum, [, times]) => sum + times, 0)
  const isClipped = ctx.attrs.float('clip') !== undefined
  const hasPeepholes = cell.peepholes !== undefined && ctx.has(cell.peepholes)
  const perUnit = cell.gates * (ctx.has(3) ? 2 : 1) + evaluations * (isClipped ? 2 : 1) + cell.joins(ctx) + (hasPeepholes ? 6 : 0)
  return {
    macs: multiply(units, directions, cell.gates, add(input, hidden)),
    flops: multiply(units, directions, perUnit),
    transcendentals: multiply(units, transcendentals(ctx, cell, directions)),
    ...(ctx.has(4) && ctx.value(4) === undefined && { status: 'upper', note: 'sequence_lens is only known when the model runs: every sequence is taken to be of full length' }),
  }
}

/** Evaluations of exp and the like per step and unit, over all directions. */
function transcendentals(ctx: OpContext, { activations }: Cell, directions: number): number {
  const named = ctx.attrs.strings('activations') ?? []
  return Array.from({ length: directions * activations.length }, (_, i) => {
    const [name, times] = activations[i % activations.length] ?? ['', 0]
    return TRANSCENDENTAL.has((named[i] ?? name).toLowerCase()) ? times : 0
  }).reduce((sum, times) => sum + times, 0)
}

const WEIGHTS: Readonly<Record<number, Role>> = { 1: 'weight', 2: 'weight', 3: 'weight', 4: 'index' }

function recurrent(cell: Cell, counts: string): OpSpec {
  return {
    infer: (ctx) => inferRecurrent(ctx, cell),
    cost: (ctx) => recurrentCost(ctx, cell),
    roles: cell.peepholes === undefined ? WEIGHTS : { ...WEIGHTS, [cell.peepholes]: 'weight' },
    counts: `${counts}; T·N is Σ sequence_lens where that is constant`,
  }
}

export const RECURRENT: Family = {
  RNN: recurrent(RNN, 'MACs D·T·N·H·(I+H); per step and unit 1 add, 1 bias, 1 activation'),
  GRU: recurrent(GRU, 'MACs D·T·N·3H·(I+H); per step and unit 3 adds, 3 biases, 3 activations and 5, with linear_before_reset 6'),
  LSTM: recurrent(LSTM, 'MACs D·T·N·4H·(I+H); per step and unit 4 adds, 4 biases, 5 activations and 4; peepholes 6, clip 5'),
}
