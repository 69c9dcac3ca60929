import { add, ceilDiv, type Dim, dimKey, floorDiv, isLess, multiply, type Shape, subtract, truncDiv } from '../facts/dim.ts'
import type { OpContext } from './context.ts'

/** A window that slides over the spatial axes of a tensor: one entry per axis, `pads` at the beginnings and then at the ends. */
export interface Window {
  readonly kernel: Shape
  readonly strides: readonly number[]
  readonly dilations: readonly number[]
  readonly pads: readonly number[]
  readonly autoPad: 'NOTSET' | 'VALID' | 'SAME_UPPER' | 'SAME_LOWER'
}

const AUTO_PADS: ReadonlySet<string> = new Set(['NOTSET', 'VALID', 'SAME_UPPER', 'SAME_LOWER'])

/** The window of a node with this kernel, by its attributes `strides`, `dilations`, `pads` and `auto_pad`; fails where they cannot be meant. */
export function windowOf(ctx: OpContext, kernel: Shape): Window {
  const autoPad = ctx.attrs.string('auto_pad', 'NOTSET') || 'NOTSET'
  if (!AUTO_PADS.has(autoPad)) ctx.fail(`auto_pad is ${autoPad}, not one of ${[...AUTO_PADS].join(', ')}`)
  const rank = kernel.length
  if (kernel.some((size) => typeof size === 'number' && size < 1)) ctx.fail(`a kernel of ${kernel.map(dimKey).join(' × ')} is empty`)
  if (kernel.includes(Number.POSITIVE_INFINITY)) ctx.fail('a kernel is larger than any input')
  return {
    kernel,
    strides: sizesOf(ctx, 'strides', rank, 1),
    dilations: sizesOf(ctx, 'dilations', rank, 1),
    pads: autoPad === 'NOTSET' ? sizesOf(ctx, 'pads', 2 * rank, 0) : Array<number>(2 * rank).fill(0),
    autoPad: autoPad as Window['autoPad'],
  }
}

/** An attribute with one integer for each axis, all of them at least `least`, which is also what they are when it is left out. */
export function sizesOf(ctx: OpContext, name: string, count: number, least: number): readonly number[] {
  const given = ctx.attrs.ints(name)
  if (given === undefined || given.length === 0) return Array<number>(count).fill(least)
  if (given.length !== count) ctx.fail(`${name} has ${given.length} numbers in place of ${count}`)
  if (name !== 'pads' && given.some((value) => value < least)) ctx.fail(`${name} ${given.join(', ')} should be at least ${least}`)
  return given.every(Number.isFinite) ? given : ctx.fail(`${name} ${given.join(', ')} go beyond any size`)
}

/** Size of the kernel along an axis with the gaps that dilation makes: `(k - 1)·d + 1`. */
export function extentOf({ kernel, dilations }: Window, axis: number): Dim {
  return add(multiply(subtract(kernel[axis] ?? null, 1), dilations[axis] ?? 1), 1)
}

/** The sum of both pads along an axis. */
export function padsOf({ kernel, pads }: Window, axis: number): number {
  return (pads[axis] ?? 0) + (pads[axis + kernel.length] ?? 0)
}

/** Positions of the window along each axis: `floor((size + pads - extent) / stride) + 1`, with SAME `ceil(size / stride)`. */
export function positionsAlong(ctx: OpContext, sizes: Shape, window: Window): Shape {
  return sizes.map((size, axis) => {
    const stride = window.strides[axis] ?? 1
    if (window.autoPad.startsWith('SAME')) return ceilDiv(size, stride)
    const room = subtract(add(size, padsOf(window, axis)), extentOf(window, axis))
    return isLess(room, 0) === true ? misfit(ctx, size, window, axis) : add(floorDiv(room, stride), 1)
  })
}

function misfit(ctx: OpContext, size: Dim, window: Window, axis: number): never {
  return ctx.fail(`a kernel of ${dimKey(extentOf(window, axis))} does not fit into ${dimKey(size)} with pads of ${padsOf(window, axis)}`)
}

/**
 * Positions of a pooling window, as onnxruntime executes them: like those of a convolution, but SAME pads as if the kernel
 * were not dilated, and a kernel that reaches over the end by less than a stride still has one position. With `isCeil` a window
 * may hang over the end, unless it would begin in the padding there.
 */
export function pooledAlong(ctx: OpContext, sizes: Shape, window: Window, isCeil: boolean): Shape {
  return sizes.map((size, axis) => {
    const stride = window.strides[axis] ?? 1
    const isSame = window.autoPad.startsWith('SAME')
    if (isSame && window.dilations[axis] === 1) return ceilDiv(size, stride)
    const pads = isSame ? samePads(size, window, axis) : ([window.pads[axis] ?? 0, window.pads[axis + window.kernel.length] ?? 0] as const)
    const room = subtract(add(size, ...pads), extentOf(window, axis))
    const fitting = add(typeof room === 'number' ? truncDiv(room, stride) : floorDiv(room, stride), 1)
    const positions = isCeil ? hangingPositions(size, extentOf(window, axis), stride, pads) : fitting
    return isLess(positions, 0) === true ? misfit(ctx, size, window, axis) : positions
  })
}

/** What an undilated kernel needs on either side for `ceil(size / stride)` positions. */
function samePads(size: Dim, { kernel, strides, autoPad }: Window, axis: number): readonly [begin: Dim, end: Dim] {
  const stride = strides[axis] ?? 1
  const needed = subtract(add(multiply(subtract(ceilDiv(size, stride), 1), stride), kernel[axis] ?? null), size)
  const [less, more] = [floorDiv(needed, 2), ceilDiv(needed, 2)]
  return autoPad === 'SAME_LOWER' ? [more, less] : [less, more]
}

/** One more than fit where something is left over, unless it would begin past the data; of a symbolic size this needs a pad no longer than the kernel. */
function hangingPositions(size: Dim, extent: Dim, stride: number, [begin, end]: readonly [Dim, Dim]): Dim {
  const reaching = add(ceilDiv(subtract(add(size, begin, end), extent), stride), 1)
  const beginning = ceilDiv(add(size, begin), stride)
  if (typeof reaching === 'number' && typeof beginning === 'number') return reaching > beginning ? reaching - 1 : reaching
  if (typeof extent !== 'number' || typeof end !== 'number' || end > extent) return null
  return extent >= end + stride ? reaching : beginning
}
