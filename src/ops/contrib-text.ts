import { add, multiply, subtract } from '../facts/dim.ts'
import type { Fact } from '../facts/fact.ts'
import type { OpContext } from './context.ts'
import { dimOf, shaped, shapedLike } from './shaped.ts'
import type { Family, OpSpec } from './spec.ts'

/** Strings become rows of as many tokens as the longest of them has. */
const tokenizer: OpSpec = {
  infer: (ctx) => {
    const shape = ctx.shape(0)
    return [shaped(ctx, 'string', shape && (shape.at(-1) === 0 ? shape : [...shape, ctx.freshDim(0, shape.length)]))]
  },
  counts: '0: text is no arithmetic',
}

/** Letters of every word, [words, letters], are looked up, convolved along the word, and the largest results kept: words × filters. */
const wordConvEmbedding: OpSpec = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(1), [dimOf(ctx, 0, 0), ctx.attrs.int('embedding_size') ?? dimOf(ctx, 1, 0)])],
  cost: (ctx) => {
    const window = ctx.attrs.int('conv_window_size') ?? dimOf(ctx, 1, 2)
    const positions = add(subtract(dimOf(ctx, 0, 1), window), 1)
    const results = multiply(dimOf(ctx, 0, 0), positions, dimOf(ctx, 1, 0))
    const width = ctx.attrs.int('char_embedding_size') ?? dimOf(ctx, 3, 1)
    return {
      macs: multiply(results, window, width),
      macClass: [1, 1],
      flops: multiply(results, 3),
      transcendentals: results,
      status: 'upper',
      note: 'words are taken to be of full length',
    }
  },
  counts: 'MACs words·(L − w + 1)·filters·w·E; 3 per result (bias, tanh, max); status upper',
  roles: { 0: 'index', 1: 'weight', 2: 'weight', 3: 'table' },
}

const HASH = 'integer arithmetic: 0 FLOPs'

const murmurHash3: OpSpec = {
  infer: (ctx) => [shapedLike(ctx, 0, ctx.attrs.int('positive', 1) === 1 ? 'uint32' : 'int32')],
  counts: HASH,
}

/** Heads of all orders of n-grams from 2 up. */
function heads(ctx: OpContext): number {
  return (ctx.attrs.int('max_ngram_size', 2) - 1) * ctx.attrs.int('n_head_per_ngram', 1)
}

/** Ids that are carried to the next call. */
function history(ctx: OpContext, batch: ReturnType<typeof dimOf>, dtype: ReturnType<OpContext['dtype']>): Fact {
  return shaped(ctx, dtype, [batch, ctx.attrs.int('max_ngram_size', 2) - 1])
}

const nGramHashMapping: OpSpec = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(0), [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1), heads(ctx)]), history(ctx, dimOf(ctx, 0, 0), ctx.dtype(0))],
  counts: HASH,
  roles: { 0: 'index', 1: 'buffer', 2: 'buffer', 4: 'buffer' },
}

/** Sequences one after another. */
const varlenNGramHashMapping: OpSpec = {
  infer: (ctx) => {
    const batch = subtract(dimOf(ctx, 3, 0), 1)
    return [shaped(ctx, ctx.dtype(0), [dimOf(ctx, 0, 0), heads(ctx)]), history(ctx, batch, ctx.dtype(0)), history(ctx, batch, 'int32')]
  },
  counts: HASH,
  roles: { 0: 'index', 1: 'buffer', 2: 'buffer', 3: 'index', 5: 'buffer' },
}

/** Tokens up to where the prediction and the source part; at most all there are. */
const bifurcationDetector: OpSpec = {
  infer: (ctx) => {
    const upper = add(dimOf(ctx, 1, 0), ctx.has(3) ? dimOf(ctx, 3, 0) : 0)
    return [shaped(ctx, ctx.dtype(1), [ctx.has(3) ? ctx.freshDim(0, 0, upper) : dimOf(ctx, 1, 0)]), shaped(ctx, ctx.dtype(2), [])]
  },
  counts: '0: comparisons are no arithmetic',
  roles: { 0: 'index', 1: 'index', 2: 'index', 3: 'index' },
}

/** Text, hashes and tokens (com.microsoft). */
export const CONTRIB_TEXT: Family = {
  'com.microsoft::BifurcationDetector': bifurcationDetector,
  'com.microsoft::MurmurHash3': murmurHash3,
  'com.microsoft::NGramHashMapping': nGramHashMapping,
  'com.microsoft::NGramRepeatBlock': { infer: (ctx) => [shapedLike(ctx, 1)], counts: '0: comparisons are no arithmetic', roles: { 0: 'index' } },
  'com.microsoft::Tokenizer': tokenizer,
  'com.microsoft::VarlenNGramHashMapping': varlenNGramHashMapping,
  'com.microsoft::WordConvEmbedding': wordConvEmbedding,
}
