import { add, type Dim, floorDiv, multiply, type Shape } from '../facts/dim.ts'
import type { Fact } from '../facts/fact.ts'
import { type AttentionSizes, CORE_COUNTS, coreCost, headCount, packedCore, withProjection } from './attention-core.ts'
import type { OpContext } from './context.ts'
import { dimOf, scalarOf, shaped } from './shaped.ts'
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

/** Keys and values in one tensor: of heads that differ in size, onnxruntime takes that of the values. */
function presentShape(ctx: OpContext, slots: Slots, valueHead: Dim): Shape | undefined {
  if (slots.past !== undefined && ctx.has(slots.past) && sharesBuffer(ctx)) return ctx.shape(slots.past)
  return [2, dimOf(ctx, 0, 0), headCount(ctx), totalLength(ctx, slots), valueHead]
}

function inferProjected(ctx: OpContext, slots: Slots): readonly Fact[] {
  const [, , v] = hiddenSizes(ctx, slots)
  const input = ctx.shape(0)
  const output = shaped(ctx, ctx.dtype(slots.typed), input && [...input.slice(0, -1), v])
  return slots.past === undefined ? [output] : [output, shaped(ctx, ctx.dtype(slots.typed), presentShape(ctx, slots, floorDiv(v, headCount(ctx))))]
}

/** Sizes of the core of a batched self attention. */
function coreSizes(ctx: OpContext, slots: Slots): AttentionSizes {
  const heads = headCount(ctx)
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
      ...withProjection(projectionCost(ctx, slots, more.flopsPerElement), coreCost(coreSizes(ctx, slots))),
      ...presentWrites(ctx, slots),
      macClass: [0, slots.weights],
    }),
    counts: `projection B·S·Din·(Dq+Dk+Dv) + core: ${CORE_COUNTS}`,
    roles: { [slots.weights]: 'weight', [slots.bias]: 'weight', ...more.roles },
  }
}

const PACKED: Slots = { weights: 1, bias: 2, addends: [5], typed: 0 }

const packedAttention: OpSpec = {
  infer: (ctx) => inferProjected(ctx, PACKED),
  cost: (ctx) => {
    const core = packedCore(ctx, 3, 4, coreSizes(ctx, PACKED))
    return { ...withProjection(projectionCost(ctx, PACKED), core), status: core.status }
  },
  counts: `projection T·Din·(Dq+Dk+Dv) + core over each sequence; upper (padded) where the lengths are not known`,
  roles: { 1: 'weight', 2: 'weight', 3: 'index', 4: 'index' },
}

/** Attention that projects its inputs itself (com.microsoft). */
export const CONTRIB_ATTENTION: Family = {
  'com.microsoft::Attention': projected({ weights: 1, bias: 2, past: 4, pastLength: 6, addends: [3, 5], typed: 0 }),
  'com.microsoft::DecoderMaskedSelfAttention': projected({ weights: 1, bias: 2, past: 4, pastLength: 6, addends: [3, 5], typed: 0 }),
  'com.microsoft::PackedAttention': packedAttention,
  'com.microsoft::QAttention': projected(
    { weights: 1, bias: 2, past: 8, addends: [5], typed: 2 },
    { flopsPerElement: 2, roles: { 3: 'quantParam', 4: 'quantParam', 6: 'quantParam', 7: 'quantParam' } },
  ),
}
