import type { Shape } from '../facts/dim.ts'
import type { Fact } from '../facts/fact.ts'
import { OpContext } from './context.ts'
import type { Family, OpSpec } from './spec.ts'

/** The same node with some of it changed. */
export function contextWith(ctx: OpContext, changes: Partial<ConstructorParameters<typeof OpContext>[0]>): OpContext {
  return new OpContext({ ...ctx, ...changes })
}

/** The same node with only these inputs, in this order; a negative slot is absent. */
export function contextOfInputs(ctx: OpContext, slots: readonly number[]): OpContext {
  return contextWith(ctx, { inputs: slots.map((i) => (i < 0 ? undefined : ctx.inputs[i])), inputNames: slots.map((i) => (i < 0 ? '' : (ctx.inputNames[i] ?? ''))) })
}

/** The rule an operator of another family has in a given opset, for one that is defined alike. */
export function ruleLike(family: Family, op: string, opset: number): OpSpec {
  const spec = family[op]
  if (spec === undefined) throw new Error(`no rule for ${op}`)
  const { isView, cost, logicalElements, attributeParams, ...rest } = spec
  const like = (ctx: OpContext) => contextWith(ctx, { opset })
  return {
    ...rest,
    infer: (ctx) => spec.infer(like(ctx)),
    ...(cost !== undefined && { cost: (ctx: OpContext, outputs: Parameters<typeof cost>[1]) => cost(like(ctx), outputs) }),
    ...(isView !== undefined && { isView: typeof isView === 'boolean' ? isView : (ctx: OpContext) => isView(like(ctx)) }),
    ...(logicalElements !== undefined && { logicalElements }),
    ...(attributeParams !== undefined && { attributeParams }),
  }
}

/** N × spatial × C as N × C × spatial; vectors and scalars stay as they are. */
function channelsFirst(shape: Shape): Shape {
  return shape.length < 3 ? shape : [shape[0] ?? null, shape.at(-1) ?? null, ...shape.slice(1, -1)]
}

/** N × C × spatial as N × spatial × C. */
function channelsLast(shape: Shape): Shape {
  return shape.length < 3 ? shape : [shape[0] ?? null, ...shape.slice(2), shape[1] ?? null]
}

function relaid(fact: Fact | undefined, layout: (shape: Shape) => Shape): Fact | undefined {
  if (fact?.kind !== 'tensor' || fact.shape === undefined) return fact
  return { kind: 'tensor', dtype: fact.dtype, shape: layout(fact.shape), why: fact.why, quantizedFrom: fact.quantizedFrom }
}

/** A rule written for N × C × spatial, for a node whose input 0 and outputs have their channels last. */
export function withChannelsLast(spec: OpSpec, isChannelsLast: (ctx: OpContext) => boolean = () => true): OpSpec {
  const { infer, cost, ...rest } = spec
  const first = (ctx: OpContext) => contextWith(ctx, { inputs: ctx.inputs.map((fact, i) => (i === 0 ? relaid(fact, channelsFirst) : fact)) })
  return {
    ...rest,
    infer: (ctx) => (isChannelsLast(ctx) ? infer(first(ctx)).map((fact) => relaid(fact, channelsLast)) : infer(ctx)),
    ...(cost !== undefined && {
      cost: (ctx: OpContext, outputs: readonly (Fact | undefined)[]) =>
        isChannelsLast(ctx)
          ? cost(
              first(ctx),
              outputs.map((fact) => relaid(fact, channelsFirst)),
            )
          : cost(ctx, outputs),
    }),
  }
}
