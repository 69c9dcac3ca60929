import { add, type Dim, floorDiv, multiply } from '../facts/dim.ts'
import { elementCount } from '../facts/fact.ts'
import { headCount } from './attention-core.ts'
import type { OpContext } from './context.ts'
import { inputElements } from './counting.ts'
import { dimOf, scalarOf, shaped, shapedLike } from './shaped.ts'
import type { Family, OpSpec } from './spec.ts'

/** Elements that are turned: of every head the first `rotary_embedding_dim`, or all. */
function rotatedElements(ctx: OpContext): Dim {
  const elements = inputElements(ctx)
  const rotated = ctx.attrs.int('rotary_embedding_dim', 0)
  if (rotated === 0) return elements
  const heads = ctx.attrs.int('num_heads', 0)
  const head = ctx.rank(0) === 4 ? dimOf(ctx, 0, 3) : heads === 0 ? null : floorDiv(dimOf(ctx, 0, 2), heads)
  return multiply(floorDiv(elements, head), rotated)
}

/** Tokens whose rows of cosines and sines are read. */
function tokensOf(ctx: OpContext): Dim {
  return multiply(dimOf(ctx, 0, 0), dimOf(ctx, 0, ctx.rank(0) === 4 ? 2 : 1))
}

const rotaryEmbedding: OpSpec = {
  infer: (ctx) => [shapedLike(ctx, 0)],
  cost: (ctx) => ({ flops: multiply(rotatedElements(ctx), 3), reads: { 2: multiply(tokensOf(ctx), dimOf(ctx, 2, 1)), 3: multiply(tokensOf(ctx), dimOf(ctx, 3, 1)) } }),
  counts: '3 per rotated element; of the caches only the rows of the tokens are read',
  roles: { 1: 'index', 2: 'buffer', 3: 'buffer' },
}

/** Cosines and sines of every angle, then `x·cos + rotated·sin` of Q and of K. */
const gemmaRotaryEmbedding: OpSpec = {
  infer: (ctx) => [shapedLike(ctx, 1), shapedLike(ctx, 3)],
  cost: (ctx) => {
    const angles = multiply(inputElements(ctx), 2)
    return { flops: add(angles, multiply(add(inputElements(ctx, 1), inputElements(ctx, 3)), 3)), transcendentals: angles }
  },
  counts: '2·|emb| + 3·(|q| + |k|)',
}

const relativePositionBias: OpSpec = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(0), [1, dimOf(ctx, 0, 1), scalarOf(ctx, 1), scalarOf(ctx, 2)], 'query_length or key_length is not known')],
  cost: (_, outputs) => ({ reads: { 0: elementCount(outputs[0]) } }),
  counts: '0; gathers rows of the table',
  roles: { 0: 'table', 1: 'index', 2: 'index' },
}

/** Sequences of padded or packed queries: [batch, length, hidden], or [tokens, hidden] with offsets of shape [batch, length]. */
const gatedRelativePositionBias: OpSpec = {
  infer: (ctx) => {
    const lengths = ctx.has(6) ? 6 : 0
    const length = dimOf(ctx, lengths, 1)
    return [shaped(ctx, ctx.dtype(0), [dimOf(ctx, lengths, 0), headCount(ctx), length, length])]
  },
  cost: (ctx, outputs) => {
    const queries = inputElements(ctx)
    const rows = multiply(floorDiv(queries, dimOf(ctx, 3, 0)), dimOf(ctx, 3, 1))
    return { macs: multiply(queries, dimOf(ctx, 3, 1)), macClass: [0, 3], flops: add(queries, multiply(rows, 3), elementCount(outputs[0])), transcendentals: rows }
  },
  counts: 'MACs |q|·D; |q| query bias, 3 per gate (bias, sum, sigmoid), |Y|',
  roles: { 1: 'weight', 3: 'weight', 4: 'weight', 5: 'weight' },
}

/** Positions: rotary embedding and relative biases (com.microsoft). */
export const CONTRIB_ROTARY: Family = {
  'com.microsoft::GatedRelativePositionBias': gatedRelativePositionBias,
  'com.microsoft::GemmaRotaryEmbedding': gemmaRotaryEmbedding,
  'com.microsoft::MRotaryEmbedding': rotaryEmbedding,
  'com.microsoft::RelativePositionBias': relativePositionBias,
  'com.microsoft::RotaryEmbedding': rotaryEmbedding,
}
