import { add, type Dim, floorDiv, min, multiply, type Shape } from '../facts/dim.ts'
import type { Fact } from '../facts/fact.ts'
import { type AttentionSizes, CORE_COUNTS, coreCost } from './attention-core.ts'
import type { OpContext } from './context.ts'
import { dimOf, scalarOf, shaped, shapedLike } from './shaped.ts'
import type { Family, OpCost, OpSpec, Role } from './spec.ts'

/** Which input is what, of operators that project Q, K and V themselves. */
interface Slots {
  readonly weights: number
  readonly bias: number
  readonly past?: number
  readonly pastLength?: number
  /** Masks and biases added to the scores. */
  readonly addends: readonly number[]
  /** The type of the output is that of this input. */
  readonly typed: number
}

/** Sizes of the projected Q, K and V; equal thirds of the merged weights unless the node says otherwise. */
function hiddenSizes(ctx: OpContext, { weights, bias }: Slots): readonly [q: Dim, k: Dim, v: Dim] {
  const sizes = ctx.attrs.ints('qkv_hidden_sizes')
  if (sizes !== undefined && sizes.length === 3) return [sizes[0] ?? null, sizes[1] ?? null, sizes[2] ?? null]
  const third = floorDiv(dimOf(ctx, weights, 1) ?? dimOf(ctx, bias, 0), 3)
  return [third, third, third]
}

const sharesBuffer = (ctx: OpContext): boolean => ctx.attrs.int('past_present_share_buffer', 0) !== 0

/** Keys attended to: the cached ones and as many as there are queries. */
function totalLength(ctx: OpContext, { past, pastLength }: Slots): Dim {
  const queries = dimOf(ctx, 0, 1)
  if (past === undefined || !ctx.has(past)) return queries
  const cached = sharesBuffer(ctx) && pastLength !== undefined ? scalarOf(ctx, pastLength) : dimOf(ctx, past, 3)
  return add(cached, queries)
}

function presentShape(ctx: OpContext, slots: Slots, keyHead: Dim): Shape | undefined {
  if (slots.past !== undefined && ctx.has(slots.past) && sharesBuffer(ctx)) return ctx.shape(slots.past)
  return [2, dimOf(ctx, 0, 0), ctx.attrs.int('num_heads', 1), totalLength(ctx, slots), keyHead]
}

function inferProjected(ctx: OpContext, slots: Slots): readonly Fact[] {
  const [, k, v] = hiddenSizes(ctx, slots)
  const input = ctx.shape(0)
  const keyHead = floorDiv(k, ctx.attrs.int('num_heads', 1))
  const output = shaped(ctx, ctx.dtype(slots.typed), input && [...input.slice(0, -1), v])
  return slots.past === undefined ? [output] : [output, shaped(ctx, ctx.dtype(slots.typed), presentShape(ctx, slots, keyHead))]
}

/** Sizes of the core of a batched self attention. */
function coreSizes(ctx: OpContext, slots: Slots): AttentionSizes {
  const heads = ctx.attrs.int('num_heads', 1)
  const [, k, v] = hiddenSizes(ctx, slots)
  return {
    batch: dimOf(ctx, 0, 0),
    heads,
    queries: dimOf(ctx, 0, 1),
    keys: totalLength(ctx, slots),
    keyHead: floorDiv(k, heads),
    valueHead: floorDiv(v, heads),
    addends: slots.addends.filter((i) => ctx.has(i)).length,
  }
}

/** Projection of every token to Q, K and V, with its bias; rotary embedding of Q and K where asked. */
function projectionCost(ctx: OpContext, slots: Slots, flopsPerElement = 0): Required<Pick<OpCost, 'macs' | 'flops'>> {
  const [q, k, v] = hiddenSizes(ctx, slots)
  const tokens = multiply(...(ctx.shape(0)?.slice(0, -1) ?? [null]))
  const projected = multiply(tokens, add(q, k, v))
  const rotary = ctx.attrs.int('do_rotary', 0) === 0 ? 0 : multiply(tokens, add(q, k), 3)
  return { macs: multiply(projected, dimOf(ctx, 0, -1)), flops: add(multiply(projected, flopsPerElement + (ctx.has(slots.bias) ? 1 : 0)), rotary) }
}

function sum(projection: Required<Pick<OpCost, 'macs' | 'flops'>>, core: ReturnType<typeof coreCost>): OpCost {
  return { macs: add(projection.macs, core.macs), flops: add(projection.flops, core.flops), transcendentals: core.transcendentals }
}

/** With a shared buffer only the new tokens are written to it. */
function presentWrites(ctx: OpContext, slots: Slots): Pick<OpCost, 'writes'> {
  if (slots.past === undefined || !ctx.has(slots.past) || !sharesBuffer(ctx)) return {}
  const [, k] = hiddenSizes(ctx, slots)
  return { writes: { 1: multiply(2, dimOf(ctx, 0, 0), dimOf(ctx, 0, 1), k) } }
}

function projected(slots: Slots, more: { readonly flopsPerElement?: number; readonly roles?: Readonly<Record<number, Role>> } = {}): OpSpec {
  return {
    infer: (ctx) => inferProjected(ctx, slots),
    cost: (ctx) => ({
      ...sum(projectionCost(ctx, slots, more.flopsPerElement), coreCost(coreSizes(ctx, slots))),
      ...presentWrites(ctx, slots),
      macClass: [0, slots.weights],
    }),
    counts: `projection B·S·Din·(Dq+Dk+Dv) + core: ${CORE_COUNTS}`,
    roles: { [slots.weights]: 'weight', [slots.bias]: 'weight', ...more.roles },
  }
}

const PACKED: Slots = { weights: 1, bias: 2, addends: [5], typed: 0 }

/** Tokens of all sequences one after another: each sequence attends to itself. Exact when the lengths are known, else at most the padded size. */
export function packedCore(
  ctx: OpContext,
  offset: number,
  cumulative: number,
  sizes: Omit<AttentionSizes, 'batch' | 'queries' | 'keys'>,
): ReturnType<typeof coreCost> & Required<Pick<OpCost, 'status'>> {
  const ends = ctx.value(cumulative)
  if (ends?.every((end) => typeof end === 'number') === true) {
    const squares = ends.slice(1).reduce((total, end, i) => total + (end - (ends[i] ?? 0)) ** 2, 0)
    return { ...coreCost({ ...sizes, batch: squares, queries: 1, keys: 1 }), status: 'exact' }
  }
  const [batch, length] = [dimOf(ctx, offset, 0), dimOf(ctx, offset, 1)]
  return { ...coreCost({ ...sizes, batch, queries: length, keys: length }), status: 'upper' }
}

const packedAttention: OpSpec = {
  infer: (ctx) => inferProjected(ctx, PACKED),
  cost: (ctx) => {
    const core = packedCore(ctx, 3, 4, coreSizes(ctx, PACKED))
    return { ...sum(projectionCost(ctx, PACKED), core), status: core.status }
  },
  counts: `projection T·Din·(Dq+Dk+Dv) + core over each sequence; upper (padded) where the lengths are not known`,
  roles: { 1: 'weight', 2: 'weight', 3: 'index', 4: 'index' },
}

/** Tokens attend to a window on both sides and to global tokens; the projections run twice, for local and for global attention. */
function longformer(weights: readonly [local: number, global: number], globalFlags: number, roles: Readonly<Record<number, Role>>): OpSpec {
  return {
    infer: (ctx) => [shapedLike(ctx, 0)],
    cost: (ctx) => {
      const [batch, length, hidden] = [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1), dimOf(ctx, 0, 2)]
      const heads = ctx.attrs.int('num_heads', 1)
      const flags = ctx.value(globalFlags)
      const globals = flags?.filter((flag) => flag !== 0).length
      const keys = globals === undefined ? length : min(length, 2 * ctx.attrs.int('window', 0) + globals)
      const head = floorDiv(hidden, heads)
      const core = coreCost({ batch, heads, queries: length, keys, keyHead: head, valueHead: head, addends: 1 })
      const projections = multiply(batch, length, hidden, 3, globals === 0 ? 1 : weights.length)
      return { ...sum({ macs: multiply(projections, hidden), flops: projections }, core), macClass: [0, weights[0]], status: 'upper' }
    },
    counts: 'projections B·S·D·3D, twice with global tokens; core over min(S, 2·window + global) keys, dense where the flags are not known; status upper',
    roles,
  }
}

const Q_ORDERED: Slots = { weights: 5, bias: 11, past: 18, addends: [17, 19], typed: 0 }

/** Attention of int8 matrices in a layout of their own; Q, K and V have a weight each. */
const qOrderedAttention: OpSpec = {
  infer: (ctx) => {
    const input = ctx.shape(0)
    return [shaped(ctx, ctx.dtype(0), input && [...input.slice(0, -1), dimOf(ctx, 7, 1)])]
  },
  cost: (ctx) => {
    const heads = ctx.attrs.int('num_heads', 1)
    const [q, k, v] = [dimOf(ctx, 5, 1), dimOf(ctx, 6, 1), dimOf(ctx, 7, 1)]
    const projection = multiply(dimOf(ctx, 0, 0), dimOf(ctx, 0, 1), add(q, k, v))
    const core = coreCost({ ...coreSizes(ctx, Q_ORDERED), keyHead: floorDiv(k, heads), valueHead: floorDiv(v, heads) })
    return { ...sum({ macs: multiply(projection, dimOf(ctx, 0, 2)), flops: multiply(projection, 4) }, core), macClass: [0, 5] }
  },
  counts: `as Attention, i8; projections + 3 requantise + 1 bias per element`,
  roles: {
    1: 'quantParam',
    2: 'quantParam',
    3: 'quantParam',
    4: 'quantParam',
    5: 'weight',
    6: 'weight',
    7: 'weight',
    8: 'quantParam',
    9: 'quantParam',
    10: 'quantParam',
    11: 'weight',
    12: 'weight',
    13: 'weight',
    14: 'quantParam',
    15: 'quantParam',
    16: 'quantParam',
  },
}

/** Attention that projects its inputs itself (com.microsoft). */
export const CONTRIB_ATTENTION: Family = {
  'com.microsoft::Attention': projected({ weights: 1, bias: 2, past: 4, pastLength: 6, addends: [3, 5], typed: 0 }),
  'com.microsoft::DecoderMaskedSelfAttention': projected({ weights: 1, bias: 2, past: 4, pastLength: 6, addends: [3, 5], typed: 0 }),
  'com.microsoft::LongformerAttention': longformer([1, 4], 6, { 1: 'weight', 2: 'weight', 4: 'weight', 5: 'weight', 6: 'index' }),
  'com.microsoft::PackedAttention': packedAttention,
  'com.microsoft::QAttention': projected(
    { weights: 1, bias: 2, past: 8, addends: [5], typed: 2 },
    { flopsPerElement: 2, roles: { 3: 'quantParam', 4: 'quantParam', 6: 'quantParam', 7: 'quantParam' } },
  ),
  'com.microsoft::QOrderedAttention': qOrderedAttention,
  'com.microsoft::QOrderedLongformerAttention': longformer([2, 8], 12, {
    1: 'quantParam',
    2: 'weight',
    3: 'quantParam',
    4: 'weight',
    5: 'quantParam',
    6: 'quantParam',
    8: 'weight',
    9: 'quantParam',
    10: 'weight',
    11: 'quantParam',
    12: 'index',
    13: 'quantParam',
  }),
}
