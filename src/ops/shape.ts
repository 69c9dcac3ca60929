import { type Dim, elementsOf, floorDiv, isEqual, isExpression, multiply, type Shape, sameDim } from '../facts/dim.ts'
import { type TensorFact, tensor, unknownTensor } from '../facts/fact.ts'
import type { OpContext } from './context.ts'
import { agreed, axesOf, axisOf, dimsOf, listOf, unknownDims, viewed, whyComputed, whyUnknown } from './movement.ts'
import type { Family, OpSpec } from './spec.ts'

/** The target of Reshape: an attribute in version 1, an input from 5. */
function inferReshape(ctx: OpContext): readonly TensorFact[] {
  const target = ctx.attrs.ints('shape') ?? dimsOf(ctx, 1)
  if (target === undefined) return [unknownTensor(ctx.dtype(0), whyComputed(ctx, 1))]
  const shape = reshape(ctx, ctx.shape(0), target, ctx.attrs.int('allowzero', 0) === 0)
  return [viewed(ctx, 0, shape, target.includes(null) ? whyComputed(ctx, 1) : undefined)]
}

/** `from` under the sizes of `target`, of which a 0 copies a size and one, -1 or not known, is what remains of the elements. */
function reshape(ctx: OpContext, from: Shape | undefined, target: readonly Dim[], copiesZero: boolean): Shape {
  const isCopied = (axis: number) => copiesZero && target[axis] === 0
  const open = target.flatMap((dim, axis) => (dim === -1 || dim === null ? [axis] : []))
  if (target.filter((dim) => dim === -1).length > 1) ctx.fail('more than one size is -1')
  if (target.some((dim) => typeof dim === 'number' && dim < -1)) ctx.fail(`the target [${target.join(', ')}] holds a negative size`)
  if (from !== undefined && target.some((_, axis) => isCopied(axis) && axis >= from.length)) ctx.fail('a size of 0 copies an axis that the input does not have')
  const shape = target.map((dim, axis) => (isCopied(axis) ? (from?.[axis] ?? null) : dim === -1 ? null : dim))
  if (from === undefined || open.length > 1) return shape
  const [rest] = open
  const isLeft = (_: Dim, axis: number) => !isCopied(axis)
  const before = from.filter(isLeft)
  const after = shape.filter((dim, axis) => isLeft(dim, axis) && axis !== rest)
  if (rest === undefined) {
    const [elements, wanted] = [elementsOf(before), elementsOf(after)]
    const isEmpty = shape.some((dim, axis) => isCopied(axis) && dim === 0)
    if (!isEmpty && typeof elements === 'number' && typeof wanted === 'number' && elements !== wanted) ctx.fail(`${elements} elements do not fit into ${wanted}`)
    return shape
  }
  const quotient = divideSizes(before, after)
  if (typeof quotient === 'number' && !Number.isInteger(quotient)) ctx.fail(`${elementsOf(before)} elements cannot be divided by ${elementsOf(after)}`)
  return shape.with(rest, quotient)
}

/** The elements of some sizes per elements of others, sizes that stand on both sides, known or not, left out of account. */
function divideSizes(above: Shape, below: Shape): Dim {
  const rest = [...above]
  const divisors = below.filter((dim) => {
    const same = rest.findIndex((other) => sameDim(other, dim))
    if (same >= 0) rest.splice(same, 1)
    return same < 0
  })
  const [dividend, divisor] = [elementsOf(rest), elementsOf(divisors)]
  if (typeof dividend === 'number' && typeof divisor === 'number') return divisor === 0 ? (dividend === 0 ? 0 : null) : dividend / divisor
  return floorDiv(dividend, divisor)
}

/** Without axes, every axis of size 1 goes: as long as it is certain which these are. */
function inferSqueeze(ctx: OpContext): readonly TensorFact[] {
  const shape = ctx.shape(0)
  const axes = listOf(ctx, 'axes', 1)
  if (shape === undefined) return [viewed(ctx, 0, undefined)]
  if (axes === undefined || axes?.length === 0) {
    const doubtful = shape.find((dim) => isEqual(dim, 1) === undefined)
    if (doubtful === undefined)
      return [
        viewed(
          ctx,
          0,
          shape.filter((dim) => dim !== 1),
        ),
      ]
    return [viewed(ctx, 0, undefined, doubtful === null ? undefined : `Squeeze without axes: the rank depends on whether ${isExpression(doubtful) ? doubtful.key : doubtful} is 1`)]
  }
  const squeezed = axesOf(ctx, axes, shape.length)
  if (squeezed === null) return [viewed(ctx, 0, axes === null ? undefined : unknownDims(Math.max(0, shape.length - axes.length)), whyComputed(ctx, 1))]
  for (const axis of squeezed) agreed(ctx, shape[axis] ?? null, 1)
  return [
    viewed(
      ctx,
      0,
      shape.filter((_, axis) => !squeezed.includes(axis)),
    ),
  ]
}

function inferUnsqueeze(ctx: OpContext): readonly TensorFact[] {
  const shape = ctx.shape(0)
  const axes = listOf(ctx, 'axes', 1)
  if (axes === undefined) ctx.fail('no axes are given')
  if (shape === undefined || axes === null) return [viewed(ctx, 0, undefined, shape === undefined ? undefined : whyComputed(ctx, 1))]
  const rank = shape.length + axes.length
  const added = axesOf(ctx, axes, rank)
  if (added === null) return [viewed(ctx, 0, unknownDims(rank), whyComputed(ctx, 1))]
  const rest = [...shape]
  return [
    viewed(
      ctx,
      0,
      Array.from({ length: rank }, (_, axis) => (added.includes(axis) ? 1 : (rest.shift() ?? null))),
    ),
  ]
}

function inferFlatten(ctx: OpContext): readonly TensorFact[] {
  const shape = ctx.shape(0)
  const axis = ctx.attrs.int('axis', 1)
  if (shape === undefined) return [viewed(ctx, 0, [null, null])]
  const at = axis === shape.length ? axis : axisOf(ctx, axis, shape.length)
  return [viewed(ctx, 0, [elementsOf(shape.slice(0, at)), elementsOf(shape.slice(at))])]
}

/** From version 15 a part of the shape, its ends clamped to the rank. */
function inferShape(ctx: OpContext): readonly TensorFact[] {
  const shape = ctx.shape(0)
  if (shape === undefined) return [unknownTensor('int64', whyUnknown(ctx, 0), [null])]
  const clamp = (position: number) => Math.min(Math.max(position < 0 ? position + shape.length : position, 0), shape.length)
  const part = shape.slice(clamp(ctx.attrs.int('start', 0)), clamp(ctx.attrs.int('end', shape.length)))
  return [tensor('int64', [part.length], part)]
}

function inferSize(ctx: OpContext): readonly TensorFact[] {
  const shape = ctx.shape(0)
  return [tensor('int64', [], shape === undefined ? undefined : [multiply(...shape)])]
}

const VIEW: Pick<OpSpec, 'counts' | 'isView'> = { counts: 'a view: nothing is read or written', isView: true }

/** The input's header answers; its elements are not read. */
const HEADER: Pick<OpSpec, 'cost' | 'counts'> = { counts: 'reads nothing, writes |Y|', cost: () => ({ reads: { 0: 0 } }) }

export const SHAPE: Family = {
  Reshape: { infer: inferReshape, roles: { 1: 'index' }, ...VIEW },
  Squeeze: { infer: inferSqueeze, roles: { 1: 'index' }, ...VIEW },
  Unsqueeze: { infer: inferUnsqueeze, roles: { 1: 'index' }, ...VIEW },
  Flatten: { infer: inferFlatten, ...VIEW },
  Identity: { infer: (ctx) => [ctx.inputs[0]], ...VIEW },
  Shape: { infer: inferShape, ...HEADER },
  Size: { infer: inferSize, ...HEADER },
}
