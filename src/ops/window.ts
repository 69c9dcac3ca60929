import { add, ceilDiv, type Dim, floorDiv, isLess, multiply, type Shape, subtract } from '../facts/dim.ts'
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
  if (kernel.some((size) => typeof size === 'number' && size < 1)) ctx.fail(`a kernel of ${kernel.join(' × ')} is empty`)
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
  return given
}

/** Size of the kernel along an axis with the gaps that dilation makes: `(k - 1)·d + 1`. */
export function extentOf({ kernel, dilations }: Window, axis: number): Dim {
  return add(multiply(subtract(kernel[axis] ?? null, 1), dilations[axis] ?? 1), 1)
}

/** The sum of both pads along an axis. */
export function padsOf({ kernel, pads }: Window, axis: number): number {
  return (pads[axis] ?? 0) + (pads[axis + kernel.length] ?? 0)
}

/** How a pooling window differs from a convolution's. */
export interface PoolMode {
  /** A window may hang over the end, unless all of it would lie in the padding there. */
  readonly isCeil: boolean
}

/**
 * Positions of the window along each axis: `floor((size + pads - extent) / stride) + 1`, with SAME `ceil(size / stride)`. A
 * pool pads for SAME as if its kernel were not dilated, as onnxruntime does, and loses what the dilation takes.
 */
export function positionsAlong(ctx: OpContext, sizes: Shape, window: Window, pool?: PoolMode): Shape {
  return sizes.map((size, axis) => {
    const stride = window.strides[axis] ?? 1
    const extent = extentOf(window, axis)
    if (window.autoPad.startsWith('SAME')) {
      const lost = pool === undefined || window.dilations[axis] === 1 ? 0 : ceilDiv(subtract(extent, window.kernel[axis] ?? null), stride)
      return subtract(ceilDiv(size, stride), lost)
    }
    const room = subtract(add(size, padsOf(window, axis)), extent)
    if (isLess(room, 0) === true) ctx.fail(`a kernel of ${extent} does not fit into ${size} with pads of ${padsOf(window, axis)}`)
    return pool?.isCeil === true ? ceilPositions(size, room, extent, window, axis) : add(floorDiv(room, stride), 1)
  })
}

/** Those that fit and one that hangs over, unless it would begin in the padding at the end; a symbolic size needs pads that do not reach past the kernel. */
function ceilPositions(size: Dim, room: Dim, extent: Dim, { kernel, strides, pads }: Window, axis: number): Dim {
  const [stride, padAtEnd] = [strides[axis] ?? 1, pads[axis + kernel.length] ?? 0]
  const reaching = add(ceilDiv(room, stride), 1)
  const beginning = ceilDiv(add(size, pads[axis] ?? 0), stride)
  if (typeof reaching === 'number' && typeof beginning === 'number') return reaching > beginning ? reaching - 1 : reaching
  if (typeof extent !== 'number' || padAtEnd > extent) return null
  return extent >= padAtEnd + stride ? reaching : beginning
}
