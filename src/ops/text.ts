import { type Dim, max, type Shape } from '../facts/dim.ts'
import type { Fact } from '../facts/fact.ts'
import type { OpContext } from './context.ts'
import { broadcastInputs } from './elementwise.ts'
import { shaped } from './shaped.ts'
import type { Family, OpCost } from './spec.ts'

const counts = '0: work on text is no arithmetic'

/** Text has no fixed size, and no FLOPs. */
const cost = (): OpCost => ({ status: 'estimate', note: 'work on text is not counted' })

/** The parts of each string along a new last axis, as many as the string with most parts has; and how many each has. */
function split(ctx: OpContext): readonly Fact[] {
  const shape = ctx.shape(0)
  const splits = ctx.attrs.int('maxsplit')
  const parts = shape === undefined ? undefined : [...shape, ctx.freshDim(0, shape.length, splits === undefined ? undefined : splits + 1)]
  return [shaped(ctx, 'string', parts), shaped(ctx, 'int64', shape)]
}

/** [C] or [1, C]; stop words are dropped, and where nothing is left, one empty string stands. */
function normalize(ctx: OpContext): readonly Fact[] {
  const shape = ctx.shape(0)
  if (shape === undefined) return [shaped(ctx, 'string', undefined)]
  if (shape.length === 0) ctx.fail('a scalar has no strings to drop')
  const last = shape.length - 1
  const most = max(shape[last] ?? null, 1)
  const kept: Dim = (ctx.attrs.strings('stopwords') ?? []).length === 0 ? most : ctx.freshDim(0, last, most)
  return [shaped(ctx, 'string', shape.with(last, kept))]
}

/** A count for each n-gram index, for each row of [N, C]. */
function vectorize(ctx: OpContext): readonly Fact[] {
  const shape = ctx.shape(0)
  const indexes = ctx.attrs.ints('ngram_indexes')
  const length = indexes === undefined ? null : indexes.reduce((most, index) => Math.max(most, index), -1) + 1
  return [shaped(ctx, 'float32', shape === undefined ? undefined : [...shape.slice(0, -1), length])]
}

/** Height, width and channels of an encoded image. */
function decodedShape(ctx: OpContext): Shape {
  const channels = ctx.attrs.string('pixel_format', 'RGB') === 'Grayscale' ? 1 : 3
  return [ctx.freshDim(0, 0), ctx.freshDim(0, 1), channels]
}

export const TEXT: Family = {
  StringConcat: { infer: (ctx) => [shaped(ctx, 'string', broadcastInputs(ctx))], cost, counts },
  StringSplit: { infer: split, cost, counts },
  StringNormalizer: { infer: normalize, cost, counts },
  RegexFullMatch: { infer: (ctx) => [shaped(ctx, 'bool', ctx.shape(0))], cost, counts },
  TfIdfVectorizer: { infer: vectorize, cost, counts },
  ImageDecoder: {
    infer: (ctx) => [shaped(ctx, 'uint8', decodedShape(ctx))],
    cost: () => ({ status: 'estimate', note: 'decoding an image is not counted' }),
    counts: '0: decoding is not counted',
  },
}
