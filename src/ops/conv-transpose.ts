import { add, type Dim, dimKey, elementsOf, isEqual, isLess, min, multiply, type Shape, subtract } from '../facts/dim.ts'
import type { OpContext } from './context.ts'
import { groupOf, kernelOf } from './conv.ts'
import { inputElements, outputElements } from './counting.ts'
import { shaped } from './shaped.ts'
import type { Family } from './spec.ts'
import { extentOf, padsOf, sizesOf, windowOf } from './window.ts'

/**
 * N × M × positions of a transposed convolution of `x` (N × C × spatial) with `w` (C × M/group × kernel): what `output_shape`
 * says, else `size · stride` with SAME (less where the kernel does not reach that far), else `stride · (size - 1) + output_padding + extent - pads`.
 */
export function transposedConvolutionShape(ctx: OpContext, x: Shape | undefined, w: Shape | undefined): Shape | undefined {
  const kernel = kernelOf(ctx, x, w)
  if (kernel === undefined) return undefined
  const [batch = null, channels = null, ...spatial] = x ?? Array<Dim>(kernel.length + 2).fill(null)
  if (isEqual(channels, w?.[0] ?? null) === false) ctx.fail(`${dimKey(channels)} channels do not fit a kernel of ${dimKey(w?.[0] ?? null)}`)
  return [batch, multiply(w?.[1] ?? null, groupOf(ctx)), ...spatialShape(ctx, spatial, kernel)]
}

function spatialShape(ctx: OpContext, sizes: Shape, kernel: Shape): Shape {
  const window = windowOf(ctx, kernel)
  const given = ctx.attrs.ints('output_shape') ?? []
  if (given.length > 0) {
    if (given.length !== kernel.length && given.length !== kernel.length + 2) ctx.fail(`output_shape has ${given.length} numbers in place of ${kernel.length}`)
    return given.slice(-kernel.length)
  }
  const paddings = sizesOf(ctx, 'output_padding', kernel.length, 0)
  return sizes.map((size, axis) => {
    const stride = window.strides[axis] ?? 1
    const full = add(multiply(subtract(size, 1), stride), paddings[axis] ?? 0, extentOf(window, axis))
    if (window.autoPad.startsWith('SAME')) return min(multiply(size, stride), full)
    const result = subtract(full, padsOf(window, axis))
    return isLess(result, 0) === true ? ctx.fail(`pads of ${padsOf(window, axis)} leave nothing of ${dimKey(full)}`) : result
  })
}

/** `|X| · (M/group) · Πkernel`: every element of the input meets the kernel of its channel once. */
export function transposedConvolutionMacs(ctx: OpContext, elements: Dim, x: Shape | undefined, w: Shape | undefined): Dim {
  const kernel = kernelOf(ctx, x, w)
  return kernel === undefined || w === undefined ? null : multiply(elements, w[1] ?? null, elementsOf(kernel))
}

export const CONV_TRANSPOSE: Family = {
  ConvTranspose: {
    infer: (ctx) => [shaped(ctx, ctx.dtype(0) ?? ctx.dtype(1), transposedConvolutionShape(ctx, ctx.shape(0), ctx.shape(1)))],
    cost: (ctx, outputs) => ({
      macs: transposedConvolutionMacs(ctx, inputElements(ctx), ctx.shape(0), ctx.shape(1)),
      flops: ctx.has(2) ? outputElements(outputs) : 0,
    }),
    roles: { 1: 'weight', 2: 'weight' },
    counts: 'MACs |X|·(M/g)·Πk; bias |Y|',
  },
}
