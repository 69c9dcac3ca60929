import { add, type Dim, elementsOf, floorDiv, max, multiply, type Shape, subtract } from '../facts/dim.ts'
import { headCount } from './attention-core.ts'
import type { OpContext } from './context.ts'
import { inputElements, outputElements } from './counting.ts'
import { dimOf, shaped, shapedLike } from './shaped.ts'
import type { Family, OpCost, OpSpec } from './spec.ts'

/** Sizes of a recurrence over a state of [key, value] per head. */
interface StateSizes {
  readonly tokens: Dim
  readonly stateHeads: Dim
  readonly outputHeads: Dim
  readonly key: Dim
  readonly value: Dim
}

/** Per token: the state is updated (and asked first, by the delta rule), and every output head reads it; decay is elementwise. */
function stateCost(ctx: OpContext, { tokens, stateHeads, outputHeads, key, value }: StateSizes): Required<Pick<OpCost, 'macs' | 'flops' | 'transcendentals'>> {
  const rule = ctx.attrs.string('update_rule', 'gated_delta')
  const isDelta = rule === 'delta' || rule === 'gated_delta'
  const isGated = rule === 'gated' || rule === 'gated_delta'
  const products = add(multiply(stateHeads, isDelta ? 2 : 1), outputHeads)
  const state = multiply(tokens, key, value)
  return { macs: multiply(state, products), flops: isGated ? multiply(state, stateHeads) : 0, transcendentals: 0 }
}

const STATE_COUNTS = 'MACs per token Dk·Dv·(update + read), one more with the delta rule; decay Dk·Dv per state head'

const linearAttention: OpSpec = {
  infer: (ctx) => {
    const { stateHeads, outputHeads, key, value } = linearSizes(ctx)
    const window = ctx.attrs.int('state_window', 0)
    const state: Shape = [...(window > 0 ? [window] : []), dimOf(ctx, 0, 0), stateHeads, key, value]
    return [shaped(ctx, ctx.dtype(0), [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1), multiply(outputHeads, value)]), shaped(ctx, ctx.has(3) ? ctx.dtype(3) : ctx.dtype(0), state)]
  },
  cost: (ctx) => stateCost(ctx, linearSizes(ctx)),
  counts: STATE_COUNTS,
}

function linearSizes(ctx: OpContext): StateSizes {
  const [queryHeads, stateHeads] = [headCount(ctx, 'q_num_heads'), headCount(ctx, 'kv_num_heads')]
  return {
    tokens: multiply(dimOf(ctx, 0, 0), dimOf(ctx, 0, 1)),
    stateHeads,
    outputHeads: max(queryHeads, stateHeads),
    key: floorDiv(dimOf(ctx, 0, 2), queryHeads),
    value: floorDiv(dimOf(ctx, 2, 2), stateHeads),
  }
}

/** `decay = scale · softplus(a + bias)` and `beta = sigmoid(b)`. */
const linearAttentionGate: OpSpec = {
  infer: (ctx) => [shapedLike(ctx, 0), shapedLike(ctx, 3)],
  cost: (ctx) => ({ flops: add(multiply(inputElements(ctx), 4), inputElements(ctx, 3)), transcendentals: add(multiply(inputElements(ctx), 2), inputElements(ctx, 3)) }),
  counts: '4·|a| + |b|',
  roles: { 1: 'weight', 2: 'weight' },
}

/** Heads are axes of their own: query [tokens, heads, head], or [batch, length, heads, head]. */
function gatedSizes(ctx: OpContext): StateSizes {
  const stateHeads = dimOf(ctx, 2, -2)
  const tokens = ctx.shape(0)?.slice(0, -2)
  return { tokens: tokens === undefined ? null : elementsOf(tokens), stateHeads, outputHeads: max(dimOf(ctx, 0, -2), stateHeads), key: dimOf(ctx, 0, -1), value: dimOf(ctx, 2, -1) }
}

const gatedDeltaNet: OpSpec = {
  infer: (ctx) => {
    const { stateHeads, outputHeads, key, value } = gatedSizes(ctx)
    const batch = ctx.has(3) ? subtract(dimOf(ctx, 3, 0), 1) : ctx.has(6) ? dimOf(ctx, 6, 0) : dimOf(ctx, 0, 0)
    const capacity = ctx.attrs.int('state_update_capacity', 0)
    const update = add(stateHeads, multiply(dimOf(ctx, 1, -2), key), multiply(stateHeads, value))
    const tokens = ctx.shape(0)?.slice(0, -2)
    return [
      shaped(ctx, ctx.dtype(0), tokens && [...tokens, outputHeads, value]),
      shaped(ctx, 'float32', [batch, stateHeads, value, key]),
      shaped(ctx, 'float32', [batch, multiply(capacity, update)]),
    ]
  },
  cost: (ctx) => {
    const cost = stateCost(ctx, gatedSizes(ctx))
    const normalized = ctx.attrs.int('qk_l2_norm', 0) === 0 ? 0 : multiply(add(inputElements(ctx), inputElements(ctx, 1)), 3)
    return { ...cost, flops: add(cost.flops, normalized) }
  },
  counts: `${STATE_COUNTS}; + 3 per element of Q and K when they are normalised`,
  roles: { 3: 'index', 7: 'weight', 8: 'weight', 9: 'index', 10: 'index' },
}

/** Positions of the past that the kernel reaches back to along its last axis. */
function stateLength(ctx: OpContext): Dim {
  return multiply(subtract(dimOf(ctx, 1, -1), 1), ctx.attrs.int('dilation', 1))
}

/** One kernel per channel, [channels, 1, …]: every output element sees all of it. */
function depthwiseCost(ctx: OpContext, outputs: Parameters<NonNullable<OpSpec['cost']>>[1], bias: number): OpCost {
  const elements = outputElements(outputs)
  const kernel = ctx.shape(1)?.slice(2)
  const isActivated = ctx.attrs.string('activation', 'none') !== 'none'
  return {
    macs: kernel === undefined ? null : multiply(elements, ...kernel),
    flops: multiply(elements, (ctx.has(bias) ? 1 : 0) + (isActivated ? 1 : 0)),
    transcendentals: isActivated ? elements : 0,
  }
}

const causalConv: OpSpec = {
  infer: (ctx) => {
    const input = ctx.shape(0)
    const window = ctx.attrs.int('state_window', 0)
    const isLast = ctx.attrs.int('channels_last', 0) === 1
    const slot = input && (isLast ? [input[0] ?? null, stateLength(ctx), ...input.slice(2)] : [...input.slice(0, -1), stateLength(ctx)])
    return [shapedLike(ctx, 0), shaped(ctx, ctx.dtype(0), slot && [...(window > 0 ? [window] : []), ...slot])]
  },
  cost: (ctx, outputs) => depthwiseCost(ctx, outputs, 2),
  counts: 'MACs |Y|·k; |Y| each for bias and activation',
  roles: { 1: 'weight', 2: 'weight' },
}

/** Tokens of all sequences one after another, [tokens, channels]. */
const varlenCausalConv: OpSpec = {
  infer: (ctx) => {
    const batch = subtract(dimOf(ctx, 2, 0), 1)
    const channels = dimOf(ctx, 0, 1)
    return [
      shapedLike(ctx, 0),
      shaped(ctx, ctx.dtype(0), [batch, channels, stateLength(ctx)]),
      shaped(ctx, ctx.dtype(0), [batch, ctx.attrs.int('state_update_capacity', 0), channels]),
    ]
  },
  cost: (ctx, outputs) => depthwiseCost(ctx, outputs, 3),
  counts: 'MACs |Y|·k; |Y| each for bias and activation',
  roles: { 1: 'weight', 2: 'index', 3: 'weight', 5: 'index' },
}

/** Recurrences over a state and convolutions that carry one (com.microsoft). */
export const CONTRIB_RECURRENT: Family = {
  'com.microsoft::CausalConvWithState': causalConv,
  'com.microsoft::GatedDeltaNet': gatedDeltaNet,
  'com.microsoft::LinearAttention': linearAttention,
  'com.microsoft::LinearAttentionGate': linearAttentionGate,
  'com.microsoft::VarlenCausalConvWithState': varlenCausalConv,
}
