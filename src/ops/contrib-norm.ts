import { add, type Dim, elementsOf, floorDiv, multiply, type Shape } from '../facts/dim.ts'
import type { OpContext } from './context.ts'
import { inputElements, outputElements } from './counting.ts'
import { quantParams, weights } from './roles.ts'
import { dimOf, shaped, shapedLike } from './shaped.ts'
import type { Family, OpCost, OpSpec, Role } from './spec.ts'

/** FLOPs per element of what is done to the elements, and per group of elements normalised together. */
interface Normalization {
  readonly perElement: number
  readonly perGroup: number
}

/** Mean, centre, square and add, normalise; divide, add epsilon, root per group. */
const STANDARD: Normalization = { perElement: 5, perGroup: 3 }

/** Square, add, divide; mean and root per group. */
const ROOT_MEAN_SQUARE: Normalization = { perElement: 3, perGroup: 2 }

/** A normalisation of `elements` in `groups`, with `more` FLOPs per element for scales, biases, residuals and gates. */
function normalizationCost(elements: Dim, groups: Dim, { perElement, perGroup }: Normalization, more: number): OpCost {
  return { flops: add(multiply(elements, perElement + more), multiply(groups, perGroup)), transcendentals: groups }
}

const given = (ctx: OpContext, ...slots: readonly number[]): number => slots.filter((i) => ctx.has(i)).length

/** The shape of input `i` with its last axis of size 1: one number per row. */
function rowShape(ctx: OpContext, i = 0): Shape | undefined {
  const shape = ctx.shape(i)
  return shape && [...shape.slice(0, -1), 1]
}

function rowCount(ctx: OpContext): Dim {
  const shape = ctx.shape(0)
  return shape === undefined ? null : elementsOf(shape.slice(0, -1))
}

/** The sum of input and residual, normalised along the last axis; mean, deviation and the sum itself are further outputs. */
function skipNormalization(kind: Normalization, slots: readonly number[], counts: string): OpSpec {
  return {
    infer: (ctx) => [shapedLike(ctx, 0), shaped(ctx, 'float32', rowShape(ctx)), shaped(ctx, 'float32', rowShape(ctx)), shapedLike(ctx, 0)],
    cost: (ctx) => normalizationCost(inputElements(ctx), rowCount(ctx), kind, 1 + given(ctx, ...slots)),
    counts,
    roles: weights(...slots),
  }
}

/** Where the tables of embeddings and the normalisation's scale and bias stand. */
interface EmbeddingSlots {
  readonly tables: readonly number[]
  readonly affine: readonly number[]
  readonly roles: Readonly<Record<number, Role>>
  /** FLOPs per looked-up element for dequantising. */
  readonly perLookup: number
}

/** Rows of two or three tables added and normalised: [batch, length] indices make [batch, length, hidden] of the type of input `typed`. */
function embedNormalization({ tables, affine, roles, perLookup }: EmbeddingSlots, typed: number): OpSpec {
  const [words = 0] = tables
  return {
    infer: (ctx) => {
      const ids = ctx.shape(0)
      const embedded = shaped(ctx, ctx.dtype(typed), ids && [...ids, dimOf(ctx, words, 1)])
      return [embedded, shaped(ctx, ctx.dtype(0), [dimOf(ctx, 0, 0)]), embedded]
    },
    cost: (ctx, outputs) => {
      const elements = outputElements(outputs)
      const lookups = given(ctx, ...tables)
      const more = given(ctx, ...affine) + lookups - 1 + lookups * perLookup
      const reads = Object.fromEntries(tables.filter((i) => ctx.has(i)).map((i) => [i, elements]))
      return { ...normalizationCost(elements, inputElements(ctx), STANDARD, more), reads }
    },
    counts: `lookups 0, an add for each but the first${perLookup > 0 ? ', 2 per dequantised element' : ''}, + layer normalisation 5|Y| + |Y|·[scale] + |Y|·[bias] + 3·rows`,
    roles: { 0: 'index', 1: 'index', 7: 'index', ...roles },
  }
}

const embedLayerNormalization = embedNormalization(
  { tables: [2, 3, 4], affine: [5, 6], roles: { 2: 'table', 3: 'table', 4: 'table', 5: 'weight', 6: 'weight', 8: 'index' }, perLookup: 0 },
  2,
)

const qEmbedLayerNormalization = embedNormalization(
  {
    tables: [2, 3, 4],
    affine: [5, 6],
    perLookup: 2,
    roles: { ...weights(2, 3, 4, 5, 6), ...quantParams(8, 9, 10, 11, 12, 13, 14, 15, 16, 17) },
  },
  8,
)

/** Groups of channels, normalised per image; SiLU after it where asked. */
function groupNormalization(addends: readonly number[], roles: Readonly<Record<number, Role>>, counts: string): OpSpec {
  return {
    infer: (ctx) => [shapedLike(ctx, 0), shapedLike(ctx, 0)],
    cost: (ctx) => {
      const elements = inputElements(ctx)
      const isActivated = ctx.attrs.int('activation', 0) === 1
      const groups = multiply(dimOf(ctx, 0, 0), ctx.attrs.int('groups', 1))
      const cost = normalizationCost(elements, groups, STANDARD, 2 + given(ctx, ...addends) + (isActivated ? 2 : 0))
      return { ...cost, transcendentals: add(groups, isActivated ? elements : 0) }
    },
    counts,
    roles: { 1: 'weight', 2: 'weight', ...roles },
  }
}

/** Rows are as long as the scale, whatever the last axis holds. */
const gatedRmsNorm: OpSpec = {
  infer: (ctx) => [shapedLike(ctx, 0)],
  cost: (ctx) => {
    const elements = inputElements(ctx)
    const rows = floorDiv(elements, dimOf(ctx, 1, 0))
    return { ...normalizationCost(elements, rows, ROOT_MEAN_SQUARE, 1 + 2), transcendentals: add(rows, elements) }
  },
  counts: '3|X| + |X|·[scale] + 2·rows, gate 2|X|',
  roles: { 1: 'weight' },
}

const qOrderedLayerNormalization: OpSpec = {
  infer: (ctx) => [shapedLike(ctx, 0)],
  cost: (ctx) => normalizationCost(inputElements(ctx), rowCount(ctx), STANDARD, given(ctx, 2, 3)),
  counts: '5|X| + |X|·[scale] + |X|·[bias] + 3·rows',
  roles: { 1: 'quantParam', 2: 'weight', 3: 'weight', 4: 'quantParam' },
}

/**
 * A gate per row, `sigmoid(± √|key · query|)` of normalised keys and queries, times the value; perhaps normalised again.
 * Keys and queries are [batch, length, parts, hidden].
 */
const engramGate: OpSpec = {
  infer: (ctx) => [shapedLike(ctx, 0), shapedLike(ctx, 0)],
  cost: (ctx) => {
    const [elements, rows] = [inputElements(ctx), rowCount(ctx)]
    const norms = 2 + (ctx.wants(1) ? 1 : 0)
    return { flops: add(multiply(elements, 4 * norms + 2 + 1), multiply(rows, 2 * norms + 6)), transcendentals: multiply(rows, norms + 2), status: 'estimate' }
  },
  counts: '4|X| + 2·rows for each normalisation, 2|X| + 6·rows for the gate, |X|; status estimate',
  roles: { 3: 'weight', 4: 'weight', 5: 'weight' },
}

/** Normalisations with what is fused to them (com.microsoft). */
export const CONTRIB_NORM: Family = {
  'com.microsoft::EmbedLayerNormalization': embedLayerNormalization,
  'com.microsoft::EngramGate': engramGate,
  'com.microsoft::GatedRMSNorm': gatedRmsNorm,
  'com.microsoft::GroupNorm': groupNormalization([], {}, '5|X| + 2|X| + 3·N·groups; SiLU 2|X|'),
  'com.microsoft::QEmbedLayerNormalization': qEmbedLayerNormalization,
  'com.microsoft::QOrderedLayerNormalization': qOrderedLayerNormalization,
  'com.microsoft::SkipGroupNorm': groupNormalization([3, 4], { 4: 'weight' }, '5|X| + 2|X| + 3·N·groups, |X| each for residual and bias; SiLU 2|X|'),
  'com.microsoft::SkipLayerNormalization': skipNormalization(STANDARD, [2, 3, 4], '5|X| + |X|·[scale] + |X|·[bias] + 3·rows, |X| each for residual and its bias'),
  'com.microsoft::SkipSimplifiedLayerNormalization': skipNormalization(ROOT_MEAN_SQUARE, [2, 3], '3|X| + |X|·[scale] + 2·rows, |X| each for residual and its bias'),
}
