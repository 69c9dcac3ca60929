import { type Dim, floorDiv, multiply, type Shape } from '../facts/dim.ts'
import type { TensorFact } from '../facts/fact.ts'
import { transpose } from '../facts/indexing.ts'
import type { OpContext } from './context.ts'
import { moved } from './movement.ts'
import type { Family } from './spec.ts'

function inferTranspose(ctx: OpContext): readonly TensorFact[] {
  const shape = ctx.shape(0)
  const given = ctx.attrs.ints('perm')
  if (shape === undefined)
    return [
      moved(
        ctx,
        0,
        given?.map(() => null),
      ),
    ]
  const permutation = given ?? shape.map((_, axis) => shape.length - 1 - axis)
  const isPermutation = permutation.length === shape.length && shape.every((_, axis) => permutation.includes(axis))
  if (!isPermutation) ctx.fail(`perm [${permutation.join(', ')}] does not order ${shape.length} axes`)
  const permuted = permutation.map((axis) => shape[axis] ?? null)
  return [moved(ctx, 0, permuted, (grid) => transpose(grid, permutation))]
}

/** `[N, C, H, W]` → `[N, C/b², H·b, W·b]`. Version 1 knows mode DCR only. */
function inferDepthToSpace(ctx: OpContext): readonly TensorFact[] {
  const block = blockSize(ctx)
  const [n, c, h, w] = imageShape(ctx)
  const shape = [n, divide(ctx, c, block * block), multiply(h, block), multiply(w, block)]
  const isColumnFirst = ctx.opset >= 11 && ctx.attrs.string('mode', 'DCR') === 'CRD'
  return [
    moved(ctx, 0, shape, ({ value, sizes }) => {
      const [batch = 0, channels = 0, height = 0, width = 0] = sizes
      const depth = channels / (block * block)
      const parts = isColumnFirst ? [batch, depth, block, block, height, width] : [batch, block, block, depth, height, width]
      return transpose({ value, sizes: parts }, isColumnFirst ? [0, 1, 4, 2, 5, 3] : [0, 3, 4, 1, 5, 2])
    }),
  ]
}

/** `[N, C, H, W]` → `[N, C·b², H/b, W/b]`. */
function inferSpaceToDepth(ctx: OpContext): readonly TensorFact[] {
  const block = blockSize(ctx)
  const [n, c, h, w] = imageShape(ctx)
  const shape = [n, multiply(c, block * block), divide(ctx, h, block), divide(ctx, w, block)]
  return [
    moved(ctx, 0, shape, ({ value, sizes }) => {
      const [batch = 0, channels = 0, height = 0, width = 0] = sizes
      return transpose({ value, sizes: [batch, channels, height / block, block, width / block, block] }, [0, 3, 5, 1, 2, 4])
    }),
  ]
}

function blockSize(ctx: OpContext): number {
  const block = ctx.attrs.int('blocksize') ?? ctx.fail('the blocksize attribute is missing')
  return block > 0 ? block : ctx.fail(`blocksize ${block} is not positive`)
}

function imageShape(ctx: OpContext): readonly [Dim, Dim, Dim, Dim] {
  const shape: Shape = ctx.shape(0) ?? [null, null, null, null]
  const [n = null, c = null, h = null, w = null] = shape
  return shape.length === 4 ? [n, c, h, w] : ctx.fail(`the input has rank ${shape.length}, not 4`)
}

function divide(ctx: OpContext, dim: Dim, by: number): Dim {
  if (typeof dim === 'number' && dim % by !== 0) ctx.fail(`${dim} is no multiple of ${by}`)
  return floorDiv(dim, by)
}

const COPY = 'reads |X|, writes |Y|'

export const TRANSPOSE: Family = {
  Transpose: { infer: inferTranspose, counts: COPY, keepsWeight: () => true },
  DepthToSpace: { infer: inferDepthToSpace, counts: COPY },
  SpaceToDepth: { infer: inferSpaceToDepth, counts: COPY },
  ReverseSequence: { infer: (ctx) => [moved(ctx, 0, ctx.shape(0))], roles: { 1: 'index' }, counts: 'reads |X| and the lengths, writes |Y|' },
}
