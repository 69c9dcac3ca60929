import { add, ceil, type Dim, dimKey, elementsOf, floorDiv, isLess, multiply, quotient, type Shape, subtract } from '../facts/dim.ts'
import { type DType, dtypeOfCode } from '../facts/dtype.ts'
import { elementCount, type Fact } from '../facts/fact.ts'
import type { OpContext } from './context.ts'
import { outputElements } from './counting.ts'
import { agreed, axisOf, whyComputed } from './movement.ts'
import { dimOf, scalarOf, shaped, shapedLike } from './shaped.ts'
import type { Family, OpCost } from './spec.ts'

const isSet = (ctx: OpContext, attribute: string, fallback = 0): boolean => ctx.attrs.int(attribute, fallback) !== 0

/** The axis that is transformed: an attribute (default 1) before version 20, then input 2 (default -2); null when only a run can tell. */
function transformAxis(ctx: OpContext, rank: number): number | null {
  const axis = ctx.opset < 20 ? ctx.attrs.int('axis', 1) : scalarOf(ctx, 2, -2)
  return typeof axis === 'number' ? axisOf(ctx, axis, rank) : null
}

/** How many points are transformed: what input 1 says, else the axis, else, back from the half of a real spectrum, `2·(size - 1)`. */
function transformLength(ctx: OpContext, size: Dim): Dim {
  return scalarOf(ctx, 1, isSet(ctx, 'onesided') && isSet(ctx, 'inverse') ? multiply(subtract(size, 1), 2) : size)
}

/** The last axis holds real and imaginary parts. One-sided, a real signal has the first half of its spectrum, and comes back from it. */
function inferDft(ctx: OpContext): readonly Fact[] {
  const shape = ctx.shape(0)
  if (shape === undefined) return [shapedLike(ctx, 0)]
  const axis = transformAxis(ctx, shape.length)
  if (axis === shape.length - 1) ctx.fail('the last axis holds real and imaginary parts and cannot be transformed')
  const [isHalf, isInverse] = [isSet(ctx, 'onesided'), isSet(ctx, 'inverse')]
  const result = shape.map((size, i): Dim => {
    if (i === shape.length - 1) return isHalf && isInverse ? 1 : 2
    if (axis === null) return null
    if (i !== axis) return size
    const length = transformLength(ctx, size)
    return isHalf && !isInverse ? add(floorDiv(length, 2), 1) : length
  })
  return [shaped(ctx, ctx.dtype(0), result, whyComputed(ctx, axis === null ? 2 : 1))]
}

/** Logarithms are taken to this many binary places, so that a symbolic number of transforms has a formula. */
const PLACES = 2 ** 16

/** `5·n·log2 n` per complex transform, half of it where the signal is real; of a symbolic length it is not known. */
export function fourierCost(transforms: Dim, length: Dim, isReal: boolean): OpCost {
  if (length === 0) return {}
  if (typeof length !== 'number') return { flops: null }
  const perTransform = Math.round(5 * length * Math.log2(length) * (isReal ? 0.5 : 1) * PLACES)
  const details = { transforms, points: length, perTransform: perTransform / PLACES, halves: isReal ? 2 : 1 }
  return { flops: ceil(quotient(multiply(transforms, perTransform), PLACES)), status: 'estimate', details }
}

function dftCost(ctx: OpContext): OpCost {
  const shape = ctx.shape(0)
  const axis = shape === undefined ? null : transformAxis(ctx, shape.length)
  if (shape === undefined || axis === null) return { flops: null }
  const isReal = shape.at(-1) === 1 || isSet(ctx, 'onesided')
  const others = elementsOf(shape.filter((_, i) => i !== axis && i !== shape.length - 1))
  return fourierCost(others, transformLength(ctx, shape[axis] ?? null), isReal)
}

/** Frames of a signal and the length of each: what input 3 says, else the window's. */
function framesOf(ctx: OpContext): { readonly frames: Dim; readonly length: Dim } {
  const window = dimOf(ctx, 2, 0)
  const length = ctx.has(3) ? agreed(ctx, scalarOf(ctx, 3), window) : window
  if (!ctx.has(3) && !ctx.has(2)) ctx.fail('neither a window nor a frame length is given')
  const signal = dimOf(ctx, 0, 1)
  if (isLess(signal, length) === true) ctx.fail(`a signal of ${dimKey(signal)} is shorter than a frame of ${dimKey(length)}`)
  const step = scalarOf(ctx, 1)
  if (isLess(step, 1) === true) ctx.fail(`a step of ${dimKey(step)} between frames is none`)
  return { frames: add(floorDiv(subtract(signal, length), step), 1), length }
}

function inferStft(ctx: OpContext): readonly Fact[] {
  const { frames, length } = framesOf(ctx)
  const bins = isSet(ctx, 'onesided', 1) ? add(floorDiv(length, 2), 1) : length
  return [shaped(ctx, ctx.dtype(0), [dimOf(ctx, 0, 0), frames, bins, 2], ctx.value(1) === undefined ? whyComputed(ctx, 1) : undefined)]
}

/** Each frame is multiplied by the window and transformed. */
function stftCost(ctx: OpContext): OpCost {
  const { frames, length } = framesOf(ctx)
  const transforms = multiply(dimOf(ctx, 0, 0), frames)
  const isReal = dimOf(ctx, 0, 2) === 1 || ctx.rank(0) === 2 || isSet(ctx, 'onesided', 1)
  const fourier = fourierCost(transforms, length, isReal)
  const windowed = ctx.has(2) ? multiply(transforms, length) : 0
  return { ...fourier, flops: add(fourier.flops ?? (fourier.flops === null ? null : 0), windowed) }
}

/** A type named by its ONNX code in `output_datatype`, float32 unless given. */
function outputType(ctx: OpContext): DType | undefined {
  return dtypeOfCode(ctx.attrs.int('output_datatype', 1))
}

const WINDOW = {
  infer: (ctx: OpContext): readonly Fact[] => [shaped(ctx, outputType(ctx), [scalarOf(ctx, 0)], whyComputed(ctx, 0))],
  cost: (_: OpContext, outputs: readonly (Fact | undefined)[]): OpCost => ({ flops: multiply(outputElements(outputs), 5), transcendentals: elementCount(outputs[0]) }),
  roles: { 0: 'index' },
  counts: '5N',
} as const

/** Bins of a spectrum × mel bins. */
function inferMelWeights(ctx: OpContext): readonly Fact[] {
  const shape: Shape = [add(floorDiv(scalarOf(ctx, 1), 2), 1), scalarOf(ctx, 0)]
  return [shaped(ctx, outputType(ctx), shape, whyComputed(ctx, ctx.value(0) === undefined ? 0 : 1))]
}

export const SIGNAL: Family = {
  DFT: { infer: inferDft, cost: dftCost, roles: { 1: 'index', 2: 'index' }, counts: '5·n·log2 n per transform, half of it for real signals (estimate)' },
  STFT: { infer: inferStft, cost: stftCost, roles: { 1: 'index', 3: 'index' }, counts: 'per frame n for the window and 5·n·log2 n, half of it for real signals (estimate)' },
  HannWindow: WINDOW,
  HammingWindow: WINDOW,
  BlackmanWindow: WINDOW,
  MelWeightMatrix: { infer: inferMelWeights, roles: { 0: 'index', 1: 'index', 2: 'index', 3: 'index', 4: 'index' }, counts: '0: a table that is generated' },
}
