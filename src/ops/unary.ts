import {
  absoluteScalar,
  ceilScalar,
  expScalar,
  floorScalar,
  logScalar,
  negateScalar,
  reciprocalScalar,
  roundScalar,
  type ScalarFunction,
  signScalar,
  sqrtScalar,
} from '../facts/scalar.ts'
import { elementwise, inputElements } from './counting.ts'
import { likeInput, mapped } from './elementwise.ts'
import type { Family, OpSpec } from './spec.ts'

/** One operation on each element, the output like the input. */
function arithmetic(compute: ScalarFunction): OpSpec {
  return {
    infer: (ctx) => [mapped(ctx, compute)],
    cost: (ctx) => elementwise(ctx, inputElements(ctx), 1),
    counts: '|Y|',
  }
}

/** One evaluation of a transcendental function on each element. */
function transcendental(compute?: ScalarFunction): OpSpec {
  return {
    infer: (ctx) => [compute === undefined ? likeInput(ctx) : mapped(ctx, compute)],
    cost: (ctx) => elementwise(ctx, inputElements(ctx), 1, 1),
    counts: '|Y|, each a transcendental',
  }
}

export const UNARY: Family = {
  Abs: arithmetic(absoluteScalar),
  Ceil: arithmetic(ceilScalar),
  Floor: arithmetic(floorScalar),
  Neg: arithmetic(negateScalar),
  Reciprocal: arithmetic(reciprocalScalar),
  Round: arithmetic(roundScalar),
  Sign: arithmetic(signScalar),
  Acos: transcendental(),
  Acosh: transcendental(),
  Asin: transcendental(),
  Asinh: transcendental(),
  Atan: transcendental(),
  Atanh: transcendental(),
  Cos: transcendental(),
  Cosh: transcendental(),
  Erf: transcendental(),
  Exp: transcendental(expScalar),
  Log: transcendental(logScalar),
  Sigmoid: transcendental(),
  Sin: transcendental(),
  Sinh: transcendental(),
  Sqrt: transcendental(sqrtScalar),
  Tan: transcendental(),
  Tanh: transcendental(),
}
