import { add, ceilDiv, type Dim, dimKey, elementsOf, isEqual, isLess, modulo, multiply, quotient } from '../facts/dim.ts'
import { type Fact, unknownTensor } from '../facts/fact.ts'
import type { OpContext } from './context.ts'
import { linearSamplingFlops } from './conv.ts'
import { countsFlops, inputElements, outputElements } from './counting.ts'
import { asDim, whyComputed } from './movement.ts'
import { dimOf, shaped } from './shaped.ts'
import type { Family, OpCost } from './spec.ts'

/** X is N × C × spatial, the grid N × positions × rank: N × C × positions. */
function inferGridSample(ctx: OpContext): readonly Fact[] {
  const [x, grid] = [ctx.shape(0), ctx.shape(1)]
  const rank = (x ?? grid)?.length
  if (rank === undefined) return [shaped(ctx, ctx.dtype(0), undefined)]
  for (const shape of [x, grid]) if (shape !== undefined && (shape.length !== rank || rank < 3)) ctx.fail('X and the grid should be of one rank, 3 at least')
  const positions = grid?.slice(1, -1) ?? Array<Dim>(rank - 2).fill(null)
  return [shaped(ctx, ctx.dtype(0), [x?.[0] ?? grid?.[0] ?? null, x?.[1] ?? null, ...positions])]
}

function gridSampleCost(ctx: OpContext, outputs: readonly (Fact | undefined)[]): OpCost {
  const [mode, rank] = [ctx.attrs.string('mode', 'linear'), (ctx.rank(0) ?? ctx.rank(1) ?? 2) - 2]
  if (mode === 'nearest' || !countsFlops(ctx)) return {}
  const elements = outputElements(outputs)
  if (mode === 'cubic' || mode === 'bicubic') return { flops: multiply(elements, 2 * 4 ** rank - 1) }
  const positions = outputs[0]?.kind === 'tensor' && outputs[0].shape !== undefined ? elementsOf(outputs[0].shape.toSpliced(1, 1)) : null
  return { flops: add(multiply(elements, linearSamplingFlops(rank)), multiply(positions, 10)) }
}

/** N × spatial × rank for `size` N × C × spatial: each position is multiplied by a rank × (rank + 1) matrix. */
function inferAffineGrid(ctx: OpContext): readonly Fact[] {
  const size = ctx.value(1)?.map(asDim)
  const [length, rows] = [ctx.shape(1)?.[0], dimOf(ctx, 0, 1)]
  const rank = size?.length ?? (typeof length === 'number' ? length : typeof rows === 'number' ? rows + 2 : undefined)
  if (rank === undefined) return [unknownTensor(ctx.dtype(0), whyComputed(ctx, 1))]
  if (rank !== 4 && rank !== 5) ctx.fail(`size has ${rank} numbers in place of 4 or 5`)
  const spatial = size?.slice(2) ?? Array<Dim>(rank - 2).fill(null)
  return [shaped(ctx, ctx.dtype(0), [dimOf(ctx, 0, 0) ?? size?.[0] ?? null, ...spatial, rank - 2], whyComputed(ctx, 1))]
}

/** Regions × C × height × width. */
function inferRoiAlign(ctx: OpContext): readonly Fact[] {
  const regions = dimOf(ctx, 1, 0) ?? dimOf(ctx, 2, 0)
  return [shaped(ctx, ctx.dtype(0), [regions, dimOf(ctx, 0, 1), ctx.attrs.int('output_height', 1), ctx.attrs.int('output_width', 1)])]
}

/** Each cell takes `s²` samples of 8; where `s` adapts to the region, the region is taken to be the whole input. */
function roiAlignCost(ctx: OpContext, outputs: readonly (Fact | undefined)[]): OpCost {
  const ratio = ctx.attrs.int('sampling_ratio', 0)
  const elements = outputElements(outputs)
  if (ratio > 0) return { flops: multiply(elements, ratio * ratio * 8) }
  const along = (axis: number, cells: number) => ceilDiv(dimOf(ctx, 0, axis), cells)
  const samples = multiply(along(2, ctx.attrs.int('output_height', 1)), along(3, ctx.attrs.int('output_width', 1)))
  return { flops: multiply(elements, samples, 8), status: 'estimate', note: 'samples per cell depend on the regions, which are taken to be as large as the input' }
}

/** Columns N × (C · Πblock) × L back to images N × C × spatial; blocks that overlap are added. */
function inferCol2Im(ctx: OpContext): readonly Fact[] {
  const image = ctx.value(1)?.map(asDim)
  const length = ctx.shape(1)?.[0]
  const spatial = image ?? (typeof length === 'number' && length < 64 ? Array<Dim>(length).fill(null) : undefined)
  if (spatial === undefined) return [unknownTensor(ctx.dtype(0), whyComputed(ctx, 1))]
  const block = ctx.value(2)?.map(asDim)
  if (block !== undefined && block.length !== spatial.length) ctx.fail(`block_shape has ${block.length} numbers in place of ${spatial.length}`)
  const channels = block === undefined ? null : channelsOf(ctx, elementsOf(block))
  return [shaped(ctx, ctx.dtype(0), [dimOf(ctx, 0, 0), channels, ...spatial], whyComputed(ctx, image === undefined ? 1 : 2))]
}

function channelsOf(ctx: OpContext, block: Dim): Dim {
  if (isLess(block, 1) === true) ctx.fail('the block is empty')
  const rows = dimOf(ctx, 0, 1)
  return isEqual(modulo(rows, block), 0) === false ? ctx.fail(`${dimKey(rows)} rows are no multiple of the block's ${dimKey(block)} elements`) : quotient(rows, block)
}

export const SAMPLING: Family = {
  GridSample: {
    infer: inferGridSample,
    cost: gridSampleCost,
    counts: 'nearest 0; linear (2^(d+1) - 1)|Y| + 10·N·ΠO, cubic (2·4^d - 1)|Y| with d spatial axes',
  },
  AffineGrid: {
    infer: inferAffineGrid,
    cost: (ctx, outputs) => ({ macs: multiply(outputElements(outputs), add(dimOf(ctx, 0, 1), 1)), macClass: [0, 0] }),
    roles: { 1: 'index' },
    counts: 'MACs N·ΠO·d·(d+1) with d spatial axes',
  },
  RoiAlign: {
    infer: inferRoiAlign,
    cost: roiAlignCost,
    roles: { 2: 'index' },
    counts: '|Y|·s²·8 with s the sampling ratio, or ⌈ΠI/ΠO⌉ samples (estimate)',
  },
  Col2Im: {
    infer: inferCol2Im,
    cost: (ctx) => (countsFlops(ctx) ? { flops: inputElements(ctx) } : {}),
    roles: { 1: 'index', 2: 'index' },
    counts: '|X| adds',
  },
}
