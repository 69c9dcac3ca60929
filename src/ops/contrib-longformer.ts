import { add, floorDiv, min, multiply } from '../facts/dim.ts'
import { coreCost, headCount, withProjection } from './attention-core.ts'
import { quantParams, weights } from './roles.ts'
import { dimOf, shaped, shapedLike } from './shaped.ts'
import type { Family, OpSpec, Role } from './spec.ts'

/** Tokens attend to a window on both sides and to global tokens; the projections run twice, for local and for global attention. */
function longformer(projections: readonly [local: number, global: number], globalFlags: number, roles: Readonly<Record<number, Role>>): OpSpec {
  return {
    infer: (ctx) => [shapedLike(ctx, 0)],
    cost: (ctx) => {
      const [batch, length, hidden] = [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1), dimOf(ctx, 0, 2)]
      const heads = headCount(ctx)
      const flags = ctx.value(globalFlags)
      const globals = flags?.filter((flag) => flag !== 0).length
      const keys = globals === undefined ? length : min(length, 2 * ctx.attrs.int('window', 0) + globals)
      const head = floorDiv(hidden, heads)
      const core = coreCost({ batch, heads, queries: length, keys, keyHead: head, valueHead: head, addends: 1 })
      const projected = multiply(batch, length, hidden, 3, globals === 0 ? 1 : projections.length)
      return { ...withProjection({ macs: multiply(projected, hidden), flops: projected }, core), macClass: [0, projections[0]], status: 'upper' }
    },
    counts: 'projections B·S·D·3D, twice with global tokens; core over min(S, 2·window + global) keys, dense where the flags are not known; status upper',
    roles,
  }
}

/** Attention of int8 matrices in a layout of their own; Q, K and V have a weight each. */
const qOrderedAttention: OpSpec = {
  infer: (ctx) => {
    const input = ctx.shape(0)
    return [shaped(ctx, ctx.dtype(0), input && [...input.slice(0, -1), dimOf(ctx, 7, 1)])]
  },
  cost: (ctx) => {
    const heads = headCount(ctx)
    const [q, k, v] = [dimOf(ctx, 5, 1), dimOf(ctx, 6, 1), dimOf(ctx, 7, 1)]
    const [batch, queries, past] = [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1), ctx.has(18) ? dimOf(ctx, 18, 3) : 0]
    const projection = multiply(batch, queries, add(q, k, v))
    const addends = [17, 19].filter((i) => ctx.has(i)).length
    const core = coreCost({ batch, heads, queries, keys: add(past, queries), keyHead: floorDiv(k, heads), valueHead: floorDiv(v, heads), addends })
    return { ...withProjection({ macs: multiply(projection, dimOf(ctx, 0, 2)), flops: multiply(projection, 4) }, core), macClass: [0, 5] }
  },
  counts: 'as Attention; per projected element 1 bias and 3 requantising',
  roles: { ...quantParams(1, 2, 3, 4, 8, 9, 10, 14, 15, 16), ...weights(5, 6, 7, 11, 12, 13) },
}

/** Attention in windows, and attention of int8 matrices in layouts of their own (com.microsoft). */
export const CONTRIB_LONGFORMER: Family = {
  'com.microsoft::LongformerAttention': longformer([1, 4], 6, { ...weights(1, 2, 4, 5), 6: 'index' }),
  'com.microsoft::QOrderedAttention': qOrderedAttention,
  'com.microsoft::QOrderedLongformerAttention': longformer([2, 8], 12, { ...quantParams(1, 3, 5, 6, 9, 11, 13), ...weights(2, 4, 8, 10), 12: 'index' }),
}
