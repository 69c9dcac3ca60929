import { type Dim, multiply, type Shape } from '../facts/dim.ts'
import { type DType, dtypeOfCode } from '../facts/dtype.ts'
import type { Fact } from '../facts/fact.ts'
import { dtypeAttribute } from './cast.ts'
import type { OpContext } from './context.ts'
import { inputElements } from './counting.ts'
import { likeInput } from './elementwise.ts'
import { dimOf, shaped } from './shaped.ts'
import type { Family, OpSpec } from './spec.ts'

const counts = '0: a generator'

/** A type given as an attribute, else `fallback`. */
function typeOr(ctx: OpContext, fallback: DType | undefined): DType | undefined {
  return ctx.attrs.has('dtype') ? dtypeAttribute(ctx, 'dtype') : fallback
}

const ofShape: OpSpec = { infer: (ctx) => [shaped(ctx, typeOr(ctx, 'float32'), ctx.attrs.ints('shape'))], counts }

const ofInput: OpSpec = { infer: (ctx) => [shaped(ctx, typeOr(ctx, ctx.dtype(0)), ctx.shape(0))], counts }

/** Rows of samples, one for each row of probabilities. */
function samples(ctx: OpContext): Shape {
  const count: Dim = ctx.attrs.int('sample_size', 1)
  return [dimOf(ctx, 0, 0), count]
}

/** From here on ratio and training mode are inputs, and the mask is boolean a little before. */
const DROPOUT_INPUTS = 12
const BOOLEAN_MASK = 10

/** Whether elements are dropped: only where version 12 or later says so with a value that is not known to be false. Before, `is_test` is what exporters forget. */
function isTraining(ctx: OpContext): boolean {
  return ctx.opset >= DROPOUT_INPUTS && ctx.has(2) && ctx.value(2)?.[0] !== false
}

/** Without a mask to write, nothing happens. */
function isView(ctx: OpContext): boolean {
  return !isTraining(ctx) && !ctx.wants(1)
}

function dropout(ctx: OpContext): readonly (Fact | undefined)[] {
  const mask = shaped(ctx, ctx.opset >= BOOLEAN_MASK ? 'bool' : ctx.dtype(0), ctx.shape(0))
  return [isView(ctx) ? ctx.tensor(0) : likeInput(ctx), mask]
}

export const RANDOM: Family = {
  RandomNormal: ofShape,
  RandomUniform: ofShape,
  RandomNormalLike: ofInput,
  RandomUniformLike: ofInput,
  Bernoulli: ofInput,
  Multinomial: { infer: (ctx) => [shaped(ctx, dtypeOfCode(ctx.attrs.int('dtype', 6)), samples(ctx))], counts },
  Dropout: {
    infer: dropout,
    cost: (ctx) => (isTraining(ctx) ? { flops: multiply(inputElements(ctx), 2) } : {}),
    counts: '0: a view; 2|X| in training mode',
    isView,
  },
}
