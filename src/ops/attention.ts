import { add, type Dim, floorDiv, multiply, type Shape } from '../facts/dim.ts'
import { type DType, dtypeOfCode } from '../facts/dtype.ts'
import type { Fact } from '../facts/fact.ts'
import { type AttentionSizes, CORE_COUNTS, coreCost, headCount } from './attention-core.ts'
import type { BodyResult, OpContext } from './context.ts'
import { agreed } from './movement.ts'
import { dimOf, shaped, shapedLike } from './shaped.ts'
import type { Family, OpCost } from './spec.ts'

/** Inputs: query, key, value, mask, past key, past value. Of rank 4 they are batch × heads × length × head, of rank 3 batch × length × (heads · head). */
interface Sizes extends AttentionSizes {
  readonly keyValueHeads: Dim
  readonly isPacked: boolean
}

interface Heads {
  readonly batch: Dim
  readonly count: Dim
  readonly length: Dim
  readonly size: Dim
}

/** Heads of input `i`; of a packed one the attribute tells how many there are. */
function headsOf(ctx: OpContext, i: number, attribute: string): Heads {
  const rank = ctx.rank(i)
  if (rank === 4) return { batch: dimOf(ctx, i, 0), count: dimOf(ctx, i, 1), length: dimOf(ctx, i, 2), size: dimOf(ctx, i, 3) }
  if (rank === undefined) return { batch: null, count: null, length: null, size: null }
  if (rank !== 3) ctx.fail(`input ${i} is of rank ${rank} in place of 3 or 4`)
  const count = headCount(ctx, attribute)
  return { batch: dimOf(ctx, i, 0), count, length: dimOf(ctx, i, 1), size: floorDiv(dimOf(ctx, i, 2), count) }
}

function sizesOf(ctx: OpContext): Sizes {
  const [query, key, value] = [headsOf(ctx, 0, 'q_num_heads'), headsOf(ctx, 1, 'kv_num_heads'), headsOf(ctx, 2, 'kv_num_heads')]
  const past = ctx.has(4) ? dimOf(ctx, 4, 2) : ctx.has(5) ? dimOf(ctx, 5, 2) : 0
  return {
    batch: [key.batch, value.batch].reduce((a, b) => agreed(ctx, b, a), query.batch),
    heads: query.count,
    keyValueHeads: agreed(ctx, value.count, key.count),
    queries: query.length,
    keys: add(past, agreed(ctx, value.length, key.length)),
    keyHead: agreed(ctx, key.size, query.size),
    valueHead: value.size,
    isPacked: ctx.rank(0) === 3,
    addends: ctx.has(3) ? 1 : 0,
    hasSoftcap: ctx.attrs.float('softcap', 0) !== 0,
  }
}

function inferAttention(ctx: OpContext): readonly Fact[] {
  const { batch, heads, keyValueHeads, queries, keys, keyHead, valueHead, isPacked } = sizesOf(ctx)
  const [type, valueType] = [ctx.dtype(0) ?? ctx.dtype(1), ctx.dtype(2)]
  const shape: Shape | undefined = ctx.rank(0) === undefined ? undefined : isPacked ? [batch, queries, multiply(heads, valueHead)] : [batch, heads, queries, valueHead]
  return [
    shaped(ctx, type, shape),
    shaped(ctx, type, [batch, keyValueHeads, keys, keyHead]),
    shaped(ctx, valueType, [batch, keyValueHeads, keys, valueHead]),
    shaped(ctx, type, [batch, heads, queries, keys]),
  ]
}

/** Every query meets every key; with a causal mask it is said how much of that can matter. */
function attentionCost(ctx: OpContext): OpCost {
  const sizes = sizesOf(ctx)
  const cost = coreCost(sizes)
  const { queries, keys, batch, heads, keyHead, valueHead } = sizes
  if (ctx.attrs.int('is_causal', 0) === 0 || ctx.has(6) || typeof queries !== 'number' || typeof keys !== 'number') return cost
  const past = ctx.has(4) ? dimOf(ctx, 4, 2) : 0
  const seen = causalPairs(queries, keys, past)
  const effective = multiply(batch, heads, seen, add(keyHead, valueHead))
  return typeof effective === 'number' && effective !== cost.macs ? { ...cost, note: `counted densely; ${effective} MACs are before the causal frontier` } : cost
}

/** Pairs of query and key that a causal mask lets through: `Σ min(keys, past + i + 1)`. */
function causalPairs(queries: number, keys: number, past: Dim): Dim {
  if (typeof past !== 'number') return null
  const growing = Math.max(0, Math.min(queries, keys - past))
  return add(growing * past + (growing * (growing + 1)) / 2, (queries - growing) * keys)
}

/** Rotates the first `rotary_embedding_dim` elements of each head, or all of them: 3 per element; of the caches only the rows asked for are read. */
function rotaryCost(ctx: OpContext): OpCost {
  const heads = headsOf(ctx, 0, 'num_heads')
  const { batch, count, length, size } = heads
  const part = ctx.attrs.int('rotary_embedding_dim', 0)
  const rotated = part === 0 ? size : part
  const rows = multiply(batch, length, floorDiv(rotated, 2))
  return { flops: multiply(batch, count, length, rotated, 3), ...(ctx.has(3) && { reads: { 1: rows, 2: rows } }) }
}

/** Query and key are batch × steps × (heads · dk), value batch × steps × (kv heads · dv); the state is batch × kv heads × dk × dv. */
function linearSizes(ctx: OpContext) {
  const [queryHeads, stateHeads] = [headCount(ctx, 'q_num_heads'), headCount(ctx, 'kv_num_heads')]
  for (const i of [0, 1, 2]) if ((ctx.rank(i) ?? 3) !== 3) ctx.fail('query, key and value should be of rank 3')
  const along = (axis: number) => [1, 2].reduce((dim, i) => agreed(ctx, dimOf(ctx, i, axis), dim), dimOf(ctx, 0, axis))
  return {
    batch: along(0),
    steps: along(1),
    queryHeads,
    stateHeads,
    keyHead: agreed(ctx, floorDiv(dimOf(ctx, 1, 2), stateHeads), floorDiv(dimOf(ctx, 0, 2), queryHeads)),
    valueHead: floorDiv(dimOf(ctx, 2, 2), stateHeads),
  }
}

function inferLinear(ctx: OpContext): readonly Fact[] {
  const { batch, steps, queryHeads, stateHeads, keyHead, valueHead } = linearSizes(ctx)
  const stateType = ctx.has(3) ? ctx.dtype(3) : ctx.dtype(0)
  return [shaped(ctx, ctx.dtype(0), [batch, steps, multiply(queryHeads, valueHead)]), shaped(ctx, stateType, [batch, stateHeads, keyHead, valueHead])]
}

/** Per step the state takes up one outer product, is looked into once more by a delta rule, and is read by every query head. */
function linearCost(ctx: OpContext): OpCost {
  const { batch, steps, queryHeads, stateHeads, keyHead, valueHead } = linearSizes(ctx)
  const rule = ctx.attrs.string('update_rule', 'gated_delta')
  const cells = multiply(batch, steps, keyHead, valueHead)
  return {
    macs: multiply(cells, queryHeads + stateHeads * (rule.endsWith('delta') ? 2 : 1)),
    flops: rule.startsWith('gated') ? multiply(cells, stateHeads) : 0,
  }
}

/** Type of the scores: `softmax_precision`, else double for doubles and float for the rest. */
function scoreType(ctx: OpContext): DType | undefined {
  const code = ctx.attrs.int('softmax_precision')
  if (code !== undefined) return dtypeOfCode(code)
  return ctx.dtype(0) === 'float64' ? 'float64' : 'float32'
}

/** The core, and what the two graphs that change scores and probabilities cost, each run once on all of them. */
function flexCost(ctx: OpContext): OpCost {
  const sizes = sizesOf(ctx)
  const { batch, heads, queries, keys } = sizes
  const scores = shaped(ctx, scoreType(ctx), [batch, heads, queries, keys])
  const bodies = ['score_mod', 'prob_mod'].flatMap((attribute): readonly BodyResult[] => {
    const body = ctx.body(attribute)
    return body === undefined ? [] : [body.run([scores])]
  })
  const core = coreCost(sizes)
  const amounts = bodies.map((body) => body.amounts)
  const unknown = amounts.flatMap(({ macs, flops }) => macs.why ?? flops.why ?? [])[0]
  if (unknown !== undefined) return { unknown }
  return {
    macs: add(core.macs, ...amounts.map(({ macs }) => macs.dim)),
    flops: add(core.flops, ...amounts.map(({ macs, flops }) => add(flops.dim, multiply(macs.dim, -2)))),
    transcendentals: add(core.transcendentals, ...amounts.map(({ transcendentals }) => transcendentals.dim)),
  }
}

export const ATTENTION: Family = {
  Attention: {
    infer: inferAttention,
    cost: attentionCost,
    roles: { 3: 'buffer' },
    counts: `${CORE_COUNTS}; dense, whatever a causal mask hides; scores are not traffic`,
  },
  RotaryEmbedding: {
    infer: (ctx) => [shapedLike(ctx, 0)],
    cost: rotaryCost,
    roles: { 1: 'buffer', 2: 'buffer', 3: 'index' },
    counts: '3 per rotated element',
  },
  LinearAttention: {
    infer: inferLinear,
    cost: linearCost,
    counts: 'MACs per step and head Dk·Dv for the update and Dk·Dv for reading, Dk·Dv more with a delta rule; decay Dk·Dv',
  },
  'ai.onnx.preview::FlexAttention': {
    infer: (ctx) => inferAttention(ctx).slice(0, 1),
    cost: flexCost,
    counts: `${CORE_COUNTS}; score_mod and prob_mod as their graphs count`,
  },
}
