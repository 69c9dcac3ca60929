import { add, type Dim, floorDiv, multiply, type Shape } from '../facts/dim.ts'
import type { Fact } from '../facts/fact.ts'
import { type AttentionSizes, CORE_COUNTS, coreCost, headCount, packedCore } from './attention-core.ts'
import type { OpContext } from './context.ts'
import { dimOf, scalarOf, shaped } from './shaped.ts'
import type { Family, OpCost, OpSpec } from './spec.ts'

/** Where the inputs of a multi-head attention stand besides query, key and value. */
interface Slots {
  readonly bias: number
  readonly addends: readonly number[]
  readonly pastKey: number
  readonly pastLength: number
  /** Whether past and present are one buffer. */
  readonly sharesBuffer: (ctx: OpContext) => boolean
}

const MULTI_HEAD: Slots = { bias: 3, addends: [4, 5], pastKey: 6, pastLength: 8, sharesBuffer: (ctx) => ctx.has(6) && ctx.has(8) }

const DECODER_MASKED: Slots = { bias: 10, addends: [3, 4], pastKey: 5, pastLength: 7, sharesBuffer: (ctx) => ctx.attrs.int('past_present_share_buffer', 0) !== 0 }

/** What the forms of query, key and value say: separate, K and V packed, all packed, or K and V as caches of heads. */
interface Sizes {
  readonly batch: Dim
  readonly queries: Dim
  /** New keys: those that are not in the past. */
  readonly newKeys: Dim
  readonly keyHead: Dim
  readonly valueHead: Dim
}

function sizesOf(ctx: OpContext, heads: number): Sizes {
  const [batch, queries] = [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1)]
  const isPackedQuery = ctx.rank(0) === 5
  if (isPackedQuery) return { batch, queries, newKeys: queries, keyHead: dimOf(ctx, 0, 4), valueHead: dimOf(ctx, 0, 4) }
  if (!ctx.has(1)) {
    const head = floorDiv(dimOf(ctx, 0, 2), 3 * heads)
    return { batch, queries, newKeys: queries, keyHead: head, valueHead: head }
  }
  const keyHead = floorDiv(dimOf(ctx, 0, 2), heads)
  const newKeys = ctx.rank(1) === 4 ? dimOf(ctx, 1, 2) : dimOf(ctx, 1, 1)
  if (!ctx.has(2)) return { batch, queries, newKeys, keyHead, valueHead: dimOf(ctx, 1, 4) }
  return { batch, queries, newKeys, keyHead, valueHead: ctx.rank(2) === 4 ? dimOf(ctx, 2, 3) : floorDiv(dimOf(ctx, 2, 2), heads) }
}

/** Keys attended to. Keys that come as a cache of heads are all there are. */
function totalKeys(ctx: OpContext, slots: Slots, newKeys: Dim): Dim {
  if (!ctx.has(slots.pastKey) || ctx.rank(1) === 4) return newKeys
  return add(slots.sharesBuffer(ctx) ? scalarOf(ctx, slots.pastLength) : dimOf(ctx, slots.pastKey, 2), newKeys)
}

function presentShape(ctx: OpContext, slots: Slots, { batch, newKeys }: Sizes, head: Dim): Shape {
  const isBuffer = ctx.has(slots.pastKey) && slots.sharesBuffer(ctx)
  const length = isBuffer ? dimOf(ctx, slots.pastKey, 2) : totalKeys(ctx, slots, newKeys)
  return [batch, headCount(ctx), length, head]
}

function inferMultiHead(ctx: OpContext, slots: Slots): readonly Fact[] {
  const heads = headCount(ctx)
  const sizes = sizesOf(ctx, heads)
  const { batch, queries, keyHead, valueHead } = sizes
  const dtype = ctx.dtype(0)
  return [
    shaped(ctx, dtype, [batch, queries, multiply(heads, valueHead)]),
    shaped(ctx, dtype, presentShape(ctx, slots, sizes, keyHead)),
    shaped(ctx, dtype, presentShape(ctx, slots, sizes, valueHead)),
    shaped(ctx, dtype, [batch, heads, queries, totalKeys(ctx, slots, sizes.newKeys)]),
  ]
}

/** The projections' bias, added to Q, K and V. */
function biasFlops(ctx: OpContext, slots: Slots, { batch, queries, newKeys, keyHead, valueHead }: Sizes): Dim {
  if (!ctx.has(slots.bias)) return 0
  return multiply(batch, headCount(ctx), add(multiply(queries, keyHead), multiply(newKeys, add(keyHead, valueHead))))
}

function multiHeadCost(ctx: OpContext, slots: Slots): OpCost {
  const sizes = sizesOf(ctx, headCount(ctx))
  const { batch, queries, newKeys, keyHead, valueHead } = sizes
  const addends = slots.addends.filter((i) => ctx.has(i)).length
  const core: AttentionSizes = { batch, heads: headCount(ctx), queries, keys: totalKeys(ctx, slots, newKeys), keyHead, valueHead, addends }
  const cost = coreCost(core)
  const isBuffer = ctx.has(slots.pastKey) && slots.sharesBuffer(ctx)
  const written = (head: Dim) => multiply(batch, headCount(ctx), newKeys, head)
  return {
    ...cost,
    flops: add(cost.flops, biasFlops(ctx, slots, sizes)),
    macClass: [0, ctx.has(1) ? 1 : 0],
    ...(isBuffer && { writes: { 1: written(keyHead), 2: written(valueHead) } }),
  }
}

function multiHead(slots: Slots): OpSpec {
  return {
    infer: (ctx) => inferMultiHead(ctx, slots),
    cost: (ctx) => multiHeadCost(ctx, slots),
    counts: `${CORE_COUNTS}; + 1 per element of Q, K and V for the bias`,
    roles: { [slots.bias]: 'weight' },
  }
}

/** Heads of packed tokens: query [tokens, hidden] or [tokens, heads, 3, head]. */
function packedHeads(ctx: OpContext): readonly [keyHead: Dim, valueHead: Dim] {
  if (ctx.rank(0) === 4) return [dimOf(ctx, 0, 3), dimOf(ctx, 0, 3)]
  return [floorDiv(dimOf(ctx, 0, 1), headCount(ctx)), floorDiv(dimOf(ctx, 2, 1), headCount(ctx))]
}

const packedMultiHead: OpSpec = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(0), [dimOf(ctx, 0, 0), multiply(headCount(ctx), packedHeads(ctx)[1])])],
  cost: (ctx) => {
    const [keyHead, valueHead] = packedHeads(ctx)
    const core = packedCore(ctx, 4, 5, { heads: headCount(ctx), keyHead, valueHead, addends: ctx.has(6) ? 1 : 0 })
    const bias = ctx.has(3) ? multiply(dimOf(ctx, 0, 0), headCount(ctx), add(keyHead, keyHead, valueHead)) : 0
    return { ...core, flops: add(core.flops, bias) }
  },
  counts: 'core over each sequence; upper (padded) where the lengths are not known',
  roles: { 3: 'weight', 4: 'index', 5: 'index' },
}

const isTrue = (ctx: OpContext, i: number): boolean | undefined => {
  const [flag] = ctx.value(i) ?? []
  return flag === undefined || flag === null ? undefined : flag === true || flag === 1
}

/** Keys attended to by a decoder's attention, which its boolean inputs decide. */
function decoderKeys(ctx: OpContext): Dim {
  const [isStatic, usesPast] = [isTrue(ctx, 8), isTrue(ctx, 9)]
  if (usesPast === undefined || isStatic === undefined) return null
  if (isStatic) return usesPast ? dimOf(ctx, 6, 2) : dimOf(ctx, 1, 0)
  return usesPast ? add(dimOf(ctx, 6, 2), dimOf(ctx, 0, 0)) : dimOf(ctx, 0, 0)
}

/** Query and key are [length, batch, hidden]. */
const decoderAttention: OpSpec = {
  infer: (ctx) => {
    const [batch, hidden] = [dimOf(ctx, 0, 1), dimOf(ctx, 0, 2)]
    const cache = [batch, headCount(ctx), decoderKeys(ctx), floorDiv(hidden, headCount(ctx))]
    const why = 'it depends on boolean inputs (static_kv, use_past)'
    return [shaped(ctx, ctx.dtype(0), ctx.shape(0)), shaped(ctx, ctx.dtype(0), cache, why), shaped(ctx, ctx.dtype(0), cache, why)]
  },
  cost: (ctx) => {
    const [queries, batch, hidden] = [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1), dimOf(ctx, 0, 2)]
    const keys = decoderKeys(ctx)
    if (keys === null) return { unknown: 'it depends on boolean inputs (static_kv, use_past)' }
    const reusesKeys = isTrue(ctx, 8) === true && isTrue(ctx, 9) === true
    const projected = add(queries, reusesKeys ? 0 : multiply(2, isTrue(ctx, 8) === true ? keys : queries))
    const head = floorDiv(hidden, headCount(ctx))
    const core = coreCost({ batch, heads: headCount(ctx), queries, keys, keyHead: head, valueHead: head, addends: ctx.has(5) ? 1 : 0 })
    const projection = multiply(batch, projected, hidden)
    return { ...core, macs: add(core.macs, multiply(projection, hidden)), flops: add(core.flops, projection), macClass: [0, 2] }
  },
  counts: 'projections of Q, and of K and V unless they are cached, + core; unknown where its boolean inputs are',
  roles: { 2: 'weight', 3: 'weight', 4: 'weight', 8: 'index', 9: 'index', 10: 'index', 11: 'index' },
}

/** Attention over Q, K and V that are already projected, one K and V head per Q head (com.microsoft). */
export const CONTRIB_MULTI_HEAD: Family = {
  'com.microsoft::DecoderAttention': decoderAttention,
  'com.microsoft::DecoderMaskedMultiHeadAttention': multiHead(DECODER_MASKED),
  'com.microsoft::MultiHeadAttention': multiHead(MULTI_HEAD),
  'com.microsoft::PackedMultiHeadAttention': packedMultiHead,
}
