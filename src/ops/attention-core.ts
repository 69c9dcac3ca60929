import { add, type Dim, multiply } from '../facts/dim.ts'
import type { OpContext } from './context.ts'
import { dimOf } from './shaped.ts'
import type { OpCost } from './spec.ts'

/** Sizes of one scaled dot-product attention: every query meets every key. */
export interface AttentionSizes {
  readonly batch: Dim
  readonly heads: Dim
  readonly queries: Dim
  readonly keys: Dim
  /** Sizes of a head of Q and K, and of V. */
  readonly keyHead: Dim
  readonly valueHead: Dim
  /** Tensors added to the scores: masks and biases. */
  readonly addends?: number
  readonly hasSoftcap?: boolean
}

/** A number of heads, which the node has to say. */
export function headCount(ctx: OpContext, attribute = 'num_heads'): number {
  const heads = ctx.attrs.int(attribute) ?? ctx.fail(`the ${attribute} attribute is missing`)
  return Number.isSafeInteger(heads) && heads >= 1 ? heads : ctx.fail(`${attribute} is ${heads}, which should be at least 1`)
}

export const CORE_COUNTS = 'MACs B·Hq·Sq·Skv·(Dk+Dv); per score 1 scale, 1 for each mask or bias, 5 softmax, 3 softcap'

/** `B·Hq·Sq·Skv`. */
export function scoresOf({ batch, heads, queries, keys }: AttentionSizes): Dim {
  return multiply(batch, heads, queries, keys)
}

/** QKᵀ, softmax and the product with V, dense: a causal mask saves nothing. */
export function coreCost(sizes: AttentionSizes): Required<Pick<OpCost, 'macs' | 'flops' | 'transcendentals'>> {
  const scores = scoresOf(sizes)
  const softcap = sizes.hasSoftcap === true ? 1 : 0
  return {
    macs: multiply(scores, add(sizes.keyHead, sizes.valueHead)),
    flops: multiply(scores, 1 + (sizes.addends ?? 0) + 5 + 3 * softcap),
    transcendentals: multiply(scores, 1 + softcap),
  }
}

/** A core after the projection of what goes into it. */
export function withProjection(projection: Required<Pick<OpCost, 'macs' | 'flops'>>, core: ReturnType<typeof coreCost>): OpCost {
  return { macs: add(projection.macs, core.macs), flops: add(projection.flops, core.flops), transcendentals: core.transcendentals }
}

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
