import type { Shape } from '../facts/dim.ts'
import { evaluateElementwise } from '../facts/evaluate.ts'
import type { Fact, Value } from '../facts/fact.ts'
import { smallSizes } from '../facts/indexing.ts'
import type { ScalarFunction } from '../facts/scalar.ts'
import {
  andScalars,
  bitNotScalar,
  equalScalars,
  greaterOrEqualScalars,
  greaterScalars,
  isNaNScalar,
  lessOrEqualScalars,
  lessScalars,
  notScalar,
  orScalars,
  whereScalar,
  xorScalars,
} from '../facts/scalar-logic.ts'
import { combinedAs } from './binary.ts'
import type { OpContext } from './context.ts'
import { broadcastInputs, commonDType, mapped, mappedTo, valued } from './elementwise.ts'
import type { Family, OpSpec } from './spec.ts'

const counts = '0: comparisons and selections are no arithmetic'

/** Two operands, a boolean result. */
function predicate(compute: ScalarFunction): OpSpec {
  return { infer: (ctx) => [combinedAs(ctx, 'bool', commonDType(ctx), compute)], counts }
}

/** `condition ? x : y` of small tensors; elements are followed even where only one side is known. */
function selected(ctx: OpContext, shape: Shape | undefined): Value | undefined {
  if (shape === undefined || smallSizes(shape) === undefined || ctx.value(0) === undefined) return undefined
  const operands = [0, 1, 2].map((i) => ({ shape: ctx.shape(i) ?? [], value: ctx.value(i) }))
  return evaluateElementwise(operands, shape, (condition = null, x = null, y = null) => whereScalar(condition, x, y))
}

function inferWhere(ctx: OpContext): readonly Fact[] {
  const shape = broadcastInputs(ctx)
  return [valued(ctx, commonDType(ctx, 1), shape, selected(ctx, shape))]
}

/** Whether a float is infinite, on the sides that the attributes ask for. */
function isInfinite(ctx: OpContext): ScalarFunction {
  const [positive, negative] = [ctx.attrs.int('detect_positive', 1) !== 0, ctx.attrs.int('detect_negative', 1) !== 0]
  return (_, a = null) => {
    if (a === null || typeof a === 'boolean') return null
    return (positive && a === Number.POSITIVE_INFINITY) || (negative && a === Number.NEGATIVE_INFINITY)
  }
}

export const LOGIC: Family = {
  Equal: predicate(equalScalars),
  Greater: predicate(greaterScalars),
  GreaterOrEqual: predicate(greaterOrEqualScalars),
  Less: predicate(lessScalars),
  LessOrEqual: predicate(lessOrEqualScalars),
  And: predicate(andScalars),
  Or: predicate(orScalars),
  Xor: predicate(xorScalars),
  Not: { infer: (ctx) => [mappedTo(ctx, 'bool', notScalar)], counts },
  BitwiseNot: { infer: (ctx) => [mapped(ctx, bitNotScalar)], counts: '0: integer arithmetic' },
  IsInf: { infer: (ctx) => [mappedTo(ctx, 'bool', isInfinite(ctx))], counts },
  IsNaN: { infer: (ctx) => [mappedTo(ctx, 'bool', isNaNScalar)], counts },
  Where: { infer: inferWhere, counts },
}
