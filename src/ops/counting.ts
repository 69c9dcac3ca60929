import { type Dim, multiply } from '../facts/dim.ts'
import { isFloat } from '../facts/dtype.ts'
import { elementCount, type Fact } from '../facts/fact.ts'
import type { OpContext } from './context.ts'
import type { OpCost } from './spec.ts'

/** `|X|` of input `i`; null when not known, 0 when the input is absent. */
export function inputElements(ctx: OpContext, i = 0): Dim {
  return ctx.has(i) ? elementCount(ctx.inputs[i]) : 0
}

/** `|Y|` of output `i`; null when not known. */
export function outputElements(outputs: readonly (Fact | undefined)[], i = 0): Dim {
  return elementCount(outputs[i])
}

/** Whether arithmetic on input `i` is FLOPs: on integers and booleans it is index arithmetic, which counts 0. */
export function countsFlops(ctx: OpContext, i = 0): boolean {
  const dtype = ctx.dtype(i)
  return dtype === undefined || isFloat(dtype)
}

/** FLOPs of an elementwise operator: `perElement` for each element of `elements`, of which `transcendentals` are evaluations of a function. */
export function elementwise(ctx: OpContext, elements: Dim, perElement: number, transcendentals = 0): OpCost {
  if (!countsFlops(ctx)) return {}
  return { flops: multiply(elements, perElement), transcendentals: multiply(elements, transcendentals) }
}
