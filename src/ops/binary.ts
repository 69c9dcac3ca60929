import type { Shape } from '../facts/dim.ts'
import type { DType } from '../facts/dtype.ts'
import type { TensorFact } from '../facts/fact.ts'
import {
  addScalars,
  divideScalars,
  maxScalars,
  minScalars,
  moduloScalars,
  multiplyScalars,
  powerScalars,
  remainderScalars,
  type ScalarFunction,
  subtractScalars,
} from '../facts/scalar.ts'
import { meanOf } from '../facts/scalar-fold.ts'
import { bitAndScalars, bitOrScalars, bitXorScalars, shiftScalars } from '../facts/scalar-logic.ts'
import type { OpContext } from './context.ts'
import { elementwise, inputElements, outputElements } from './counting.ts'
import { broadcastInputs, combinedTo, commonDType, givenInputs, likeInput, type Operand } from './elementwise.ts'
import type { Family, OpSpec } from './spec.ts'

/** From here on operands broadcast as NumPy has it; before, B was fitted into the shape of A. */
const NUMPY_BROADCAST = 7
/** The same for operators of any number of inputs, which had to be of one shape before. */
const VARIADIC_BROADCAST = 8

/** The output of two operands of one type, which is that of the result. */
export function combined(ctx: OpContext, compute: ScalarFunction): TensorFact {
  return combinedAs(ctx, commonDType(ctx), commonDType(ctx), compute)
}

/** The output of two operands, of type `dtype`, computed in type `operandType`. */
export function combinedAs(ctx: OpContext, dtype: DType | undefined, operandType: DType | undefined, compute: ScalarFunction): TensorFact {
  const { shape, operands } = ctx.opset >= NUMPY_BROADCAST ? { shape: broadcastInputs(ctx), operands: givenInputs(ctx) } : fittedOperands(ctx)
  return combinedTo(ctx, dtype, shape, operands, (...elements) => compute(operandType, ...elements))
}

/** B placed at `axis` of A, else at its end, where `broadcast` is set; else two operands of one shape. */
function fittedOperands(ctx: OpContext): { readonly shape: Shape | undefined; readonly operands: readonly Operand[] } {
  const [a, b] = [ctx.shape(0), ctx.shape(1)]
  if (ctx.attrs.int('broadcast', 0) === 0) return { shape: a ?? b, operands: givenInputs(ctx) }
  const axis = ctx.attrs.int('axis')
  const trailing = a === undefined || b === undefined || axis === undefined ? 0 : a.length - b.length - (axis < 0 ? axis + a.length : axis)
  const fitted = b === undefined ? undefined : [...b, ...Array.from({ length: Math.max(0, trailing) }, () => 1)]
  return {
    shape: a,
    operands: [
      { fact: ctx.tensor(0), shape: a },
      { fact: ctx.tensor(1), shape: fitted },
    ],
  }
}

function arithmetic(compute: ScalarFunction): OpSpec {
  return {
    infer: (ctx) => [combined(ctx, compute)],
    cost: (ctx, outputs) => elementwise(ctx, outputElements(outputs), 1),
    counts: '|Y|',
  }
}

/** Bit operators work on integers and cost no FLOPs. */
function bitwise(compute: ScalarFunction): OpSpec {
  return { infer: (ctx) => [combined(ctx, compute)], counts: '0: integer arithmetic' }
}

/** Any number of inputs; `perElement` FLOPs of n of them. */
function variadic(compute: ScalarFunction, perElement: (n: number) => number, counts: string): OpSpec {
  return {
    infer: (ctx) => {
      if (ctx.inputNames.every((name) => name === '')) ctx.fail('there are no inputs')
      const shape = ctx.opset < VARIADIC_BROADCAST && ctx.shape(0) !== undefined ? ctx.shape(0) : broadcastInputs(ctx)
      const dtype = commonDType(ctx)
      return [combinedTo(ctx, dtype, shape, givenInputs(ctx), (...elements) => compute(dtype, ...elements))]
    },
    cost: (ctx, outputs) => elementwise(ctx, outputElements(outputs), perElement(ctx.inputNames.filter((name) => name !== '').length)),
    counts,
  }
}

const sum: ScalarFunction = (dtype, ...elements) => elements.reduce((total, element) => addScalars(dtype, total, element), 0)

const mean: ScalarFunction = (dtype, ...elements) => meanOf(dtype, elements)

export const BINARY: Family = {
  Add: arithmetic(addScalars),
  Div: arithmetic(divideScalars),
  Mul: arithmetic(multiplyScalars),
  Sub: arithmetic(subtractScalars),
  Mod: {
    ...arithmetic(moduloScalars),
    infer: (ctx) => [combined(ctx, ctx.attrs.int('fmod', 0) === 1 ? remainderScalars : moduloScalars)],
  },
  Pow: {
    infer: (ctx) => [combinedAs(ctx, ctx.dtype(0), ctx.dtype(0), powerScalars)],
    cost: (ctx, outputs) => elementwise(ctx, outputElements(outputs), 1, 1),
    counts: '|Y|, each a transcendental',
  },
  PRelu: {
    infer: (ctx) => [likeInput(ctx)],
    cost: (ctx) => elementwise(ctx, inputElements(ctx), 2),
    counts: '2|X|',
    roles: { 1: 'weight' },
  },
  Max: variadic(maxScalars, (n) => n - 1, '(n − 1)|Y| for n inputs'),
  Min: variadic(minScalars, (n) => n - 1, '(n − 1)|Y| for n inputs'),
  Sum: variadic(sum, (n) => n - 1, '(n − 1)|Y| for n inputs'),
  Mean: variadic(mean, (n) => n, 'n|Y| for n inputs'),
  BitShift: { infer: (ctx) => [combined(ctx, shiftScalars(ctx.attrs.string('direction', '')))], counts: '0: integer arithmetic' },
  BitwiseAnd: bitwise(bitAndScalars),
  BitwiseOr: bitwise(bitOrScalars),
  BitwiseXor: bitwise(bitXorScalars),
}
