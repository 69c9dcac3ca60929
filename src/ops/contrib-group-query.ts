import { add, type Dim, floorDiv, max, min, multiply, type Shape, sameDim } from '../facts/dim.ts'
import { elementCount, type Fact } from '../facts/fact.ts'
import { type AttentionSizes, CORE_COUNTS, coreCost, headCount, scoresOf } from './attention-core.ts'
import type { OpContext } from './context.ts'
import { dimOf, scalarOf, shaped, shapedLike } from './shaped.ts'
import type { Family, OpCost, OpSpec } from './spec.ts'

const TOTAL_LENGTH = 'total_sequence_length is not known: give its value'

/** The size of a head: of a query beside keys and values, or of all three packed into one. */
function headSize(ctx: OpContext, hiddenAxis: number): Dim {
  const heads = headCount(ctx)
  return floorDiv(dimOf(ctx, 0, hiddenAxis), ctx.has(1) ? heads : heads + 2 * headCount(ctx, 'kv_num_heads'))
}

const isWindowed = (ctx: OpContext): boolean => ctx.attrs.int('sliding_window_cache', 0) === 1

/** New keys and values: those of this call. */
const newKeys = (ctx: OpContext): Dim => (ctx.has(1) ? dimOf(ctx, 1, 1) : dimOf(ctx, 0, 1))

/** Keys attended to; without a past these are the new ones. */
function totalKeys(ctx: OpContext): Dim {
  const total = scalarOf(ctx, 6)
  return total !== null || ctx.has(3) ? total : newKeys(ctx)
}

/** The cache is as long as what went in, or as what it must hold: past and present share a buffer that is long enough. */
function presentLength(ctx: OpContext): Dim {
  if (!ctx.has(3)) return totalKeys(ctx)
  const past = dimOf(ctx, 3, 2)
  if (isWindowed(ctx)) return past
  const total = totalKeys(ctx)
  return total === null ? ctx.freshDim(1, 2, past === null ? undefined : add(past, newKeys(ctx))) : max(past, total)
}

function inferGroupQuery(ctx: OpContext): readonly Fact[] {
  const heads = headCount(ctx)
  const head = headSize(ctx, 2)
  const [batch, queries] = [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1)]
  const cache: Shape = [batch, headCount(ctx, 'kv_num_heads'), presentLength(ctx), ctx.has(3) ? dimOf(ctx, 3, 3) : head]
  const cacheType = ctx.has(3) ? ctx.dtype(3) : ctx.dtype(0)
  return [
    shaped(ctx, ctx.dtype(0), [batch, queries, multiply(heads, head)]),
    shaped(ctx, cacheType, cache),
    shaped(ctx, cacheType, cache),
    shaped(ctx, ctx.dtype(0), [batch, heads, queries, totalKeys(ctx)], TOTAL_LENGTH),
  ]
}

/** Elements of Q and K of this call, which rotary embedding and normalisation of heads go through. */
function rotated(ctx: OpContext, sizes: AttentionSizes, kvHeads: number): Dim {
  return multiply(sizes.batch, sizes.keyHead, add(multiply(sizes.queries, sizes.heads), multiply(newKeys(ctx), kvHeads)))
}

function groupQueryCost(ctx: OpContext, outputs: readonly (Fact | undefined)[]): OpCost {
  const heads = headCount(ctx)
  const kvHeads = headCount(ctx, 'kv_num_heads')
  const total = totalKeys(ctx)
  if (total === null) return { unknown: TOTAL_LENGTH }
  const window = ctx.attrs.int('local_window_size', -1)
  const [batch, queries, head] = [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1), headSize(ctx, 2)]
  const keys = window > 0 ? min(total, window) : total
  const sizes: AttentionSizes = { batch, heads, queries, keys, keyHead: head, valueHead: head, addends: ctx.has(10) ? 1 : 0, hasSoftcap: ctx.attrs.float('softcap', 0) !== 0 }
  const core = coreCost(sizes)
  const perElement = (ctx.attrs.int('do_rotary', 0) === 0 ? 0 : 3) + (ctx.has(14) ? 4 : 0)
  const isSmooth = ctx.attrs.int('smooth_softmax', 0) === 1 || ctx.has(11)
  return {
    ...core,
    flops: add(core.flops, multiply(rotated(ctx, sizes, kvHeads), perElement), isSmooth ? multiply(batch, heads, queries) : 0),
    macClass: [0, ctx.has(1) ? 1 : 0],
    reads: rotaryReads(ctx, [7, 8], multiply(batch, queries)),
    ...(sharesBuffer(ctx, outputs) && { writes: { 1: multiply(batch, kvHeads, newKeys(ctx), dimOf(ctx, 3, 3)), 2: multiply(batch, kvHeads, newKeys(ctx), dimOf(ctx, 4, 3)) } }),
    ...(scoresOf(sizes) === null && { note: TOTAL_LENGTH }),
  }
}

/** Of the cosines and sines only the rows of the tokens at hand are read. */
function rotaryReads(ctx: OpContext, caches: readonly number[], tokens: Dim): Readonly<Record<number, Dim>> {
  return Object.fromEntries(caches.filter((i) => ctx.has(i)).map((i) => [i, multiply(tokens, dimOf(ctx, i, 1))]))
}

/** A present of the past's length can only be the same buffer: new tokens are written into it. */
function sharesBuffer(ctx: OpContext, outputs: readonly (Fact | undefined)[]): boolean {
  const present = outputs[1]
  return ctx.has(3) && present?.kind === 'tensor' && sameDim(present.shape?.[2] ?? null, dimOf(ctx, 3, 2))
}

const groupQueryAttention: OpSpec = {
  infer: inferGroupQuery,
  cost: groupQueryCost,
  counts: `${CORE_COUNTS}, with Skv = min(total_sequence_length, window); + rotary 3 and normalisation of heads 4 per element of Q and K; unknown without total_sequence_length`,
  roles: { 5: 'index', 6: 'index', 7: 'buffer', 8: 'buffer', 11: 'weight', 12: 'quantParam', 13: 'quantParam', 14: 'weight', 15: 'weight' },
}

/** Blocks of the mask that are there, in all layouts, when every row of the mask is used; undefined when that is not known. */
function usedBlocks(ctx: OpContext, queries: Dim, keys: Dim): { readonly blocks: number; readonly layouts: number } | undefined {
  const [rows, shape] = [ctx.value(5), ctx.shape(5)]
  const [layouts, ends] = shape ?? []
  if (rows === undefined || typeof layouts !== 'number' || typeof ends !== 'number' || ends < 1) return undefined
  const length = (ends - 1) * ctx.attrs.int('sparse_block_size', 1)
  if (queries !== length || keys !== length) return undefined
  const blocks = Array.from({ length: layouts }, (_, layout) => rows[layout * ends + ends - 1]).reduce<number>(
    (sum, count) => sum + (typeof count === 'number' ? count : Number.NaN),
    0,
  )
  return Number.isNaN(blocks) ? undefined : { blocks, layouts }
}

const sparseAttention: OpSpec = {
  infer: (ctx) => {
    const head = headSize(ctx, 2)
    const output = shaped(ctx, ctx.dtype(0), [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1), multiply(headCount(ctx), head)])
    return [output, shapedLike(ctx, 3), shapedLike(ctx, 4)]
  },
  cost: (ctx) => {
    const heads = headCount(ctx)
    const keys = scalarOf(ctx, 7)
    if (keys === null) return { unknown: TOTAL_LENGTH }
    const [batch, queries, head] = [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1), headSize(ctx, 2)]
    const dense: AttentionSizes = { batch, heads, queries, keys, keyHead: head, valueHead: head }
    const used = usedBlocks(ctx, queries, keys)
    const block = ctx.attrs.int('sparse_block_size', 1)
    const sizes = used === undefined ? dense : { ...dense, heads: floorDiv(multiply(heads, used.blocks), used.layouts), queries: block, keys: block }
    const core = coreCost(sizes)
    const rotary = ctx.attrs.int('do_rotary', 0) === 0 ? 0 : multiply(rotated(ctx, dense, headCount(ctx, 'kv_num_heads')), 3)
    return { ...core, flops: add(core.flops, rotary), reads: rotaryReads(ctx, [9, 10], multiply(batch, queries)), status: used === undefined ? 'upper' : 'exact' }
  },
  counts: 'core over the blocks of the mask; upper (dense) where they are not known',
  roles: { 5: 'index', 6: 'index', 7: 'index', 8: 'index', 9: 'buffer', 10: 'buffer' },
}

/** Queries times keys of all sequences, from where each begins and how long its past is. */
function pagedPairs(ctx: OpContext): number | undefined {
  const [ends, pasts] = [ctx.value(5), ctx.value(6)]
  if (ends?.every((end) => typeof end === 'number') !== true || pasts?.every((past) => typeof past === 'number') !== true) return undefined
  return ends.slice(1).reduce((pairs, end, i) => {
    const queries = end - (ends[i] ?? 0)
    return pairs + queries * (queries + (pasts[i] ?? 0))
  }, 0)
}

const pagedAttention: OpSpec = {
  infer: (ctx) => {
    const value = ctx.attrs.int('v_head_size', 0)
    const head = value > 0 ? value : headSize(ctx, 1)
    return [shaped(ctx, ctx.dtype(0), [dimOf(ctx, 0, 0), multiply(headCount(ctx), head)]), shapedLike(ctx, 3), shapedLike(ctx, 4)]
  },
  cost: (ctx, outputs) => {
    const pairs = pagedPairs(ctx)
    if (pairs === undefined) return { unknown: 'the lengths of the cached sequences are not known' }
    const heads = headCount(ctx)
    const head = headSize(ctx, 1)
    const written = multiply(dimOf(ctx, 0, 0), headCount(ctx, 'kv_num_heads'), dimOf(ctx, 3, 3))
    const valueHead = floorDiv(elementCount(outputs[0]), multiply(dimOf(ctx, 0, 0), heads))
    return {
      ...coreCost({ batch: pairs, heads, queries: 1, keys: 1, keyHead: head, valueHead, hasSoftcap: ctx.attrs.float('softcap', 0) !== 0 }),
      status: 'estimate',
      writes: { 1: written, 2: written },
    }
  },
  counts: 'core over Σ queries·(past + queries) of the sequences; unknown where their lengths are; status estimate',
  roles: { 5: 'index', 6: 'index', 7: 'index', 8: 'buffer', 9: 'buffer', 10: 'index', 11: 'weight', 12: 'weight', 13: 'weight', 14: 'quantParam', 15: 'quantParam', 16: 'index' },
}

/** Attention in which several query heads share a key and a value head, over a cache (com.microsoft). */
export const CONTRIB_GROUP_QUERY: Family = {
  'com.microsoft::GroupQueryAttention': groupQueryAttention,
  'com.microsoft::PagedAttention': pagedAttention,
  'com.microsoft::SparseAttention': sparseAttention,
}
