import { add, ceilDiv, type Dim, elementsOf, multiply, type Shape, subtract } from '../facts/dim.ts'
import type { Fact } from '../facts/fact.ts'
import type { OpContext } from './context.ts'
import { countsFlops, inputElements, outputElements } from './counting.ts'
import { asDim, whyComputed } from './movement.ts'
import { dimOf, shaped, shapedLike } from './shaped.ts'
import type { Family, OpCost, OpSpec } from './spec.ts'
import { extentOf, padsOf, pooledAlong, windowOf } from './window.ts'

/** N × C × positions of a pooling window over `x` (N × C × spatial); undefined when no rank is known. */
export function pooledShape(ctx: OpContext, x: Shape | undefined): Shape | undefined {
  const kernel = poolKernel(ctx)
  if (x !== undefined && x.length !== kernel.length + 2) ctx.fail(`an input of rank ${x.length} does not fit a kernel of ${kernel.length} axes`)
  const [batch = null, channels = null, ...spatial] = x ?? Array<Dim>(kernel.length + 2).fill(null)
  return [batch, channels, ...pooledAlong(ctx, spatial, windowOf(ctx, kernel), ctx.attrs.int('ceil_mode', 0) !== 0)]
}

function poolKernel(ctx: OpContext): readonly number[] {
  const kernel = ctx.attrs.ints('kernel_shape') ?? []
  return kernel.length > 0 ? kernel : ctx.fail('the kernel_shape attribute is missing')
}

const kernelElements = (ctx: OpContext): number => poolKernel(ctx).reduce((product, size) => product * size, 1)

/** A pooling window; FLOPs per output element are told by the elements of its kernel. */
function pooling(perOutput: (kernel: number) => number, cost: (ctx: OpContext, elements: Dim) => OpCost = () => ({})): Pick<OpSpec, 'infer' | 'cost'> {
  return {
    infer: (ctx) => {
      const shape = pooledShape(ctx, ctx.shape(0))
      return [shaped(ctx, ctx.dtype(0), shape), shaped(ctx, 'int64', shape)]
    },
    cost: (ctx, outputs) => {
      const elements = outputElements(outputs)
      return countsFlops(ctx) ? { flops: multiply(elements, perOutput(kernelElements(ctx))), ...cost(ctx, elements) } : {}
    },
  }
}

/** Roots: one per output element of the 2-norm, a power of each element besides for other norms, none for the 1-norm. */
function normTranscendentals(ctx: OpContext, summed: Dim, results: Dim): OpCost {
  const p = ctx.attrs.float('p') ?? ctx.attrs.int('p', 2)
  return p === 1 ? {} : { transcendentals: p === 2 ? results : add(summed, results) }
}

/** All of each channel at once: N × C × 1 × … */
function globalPooling(cost: (ctx: OpContext, outputs: readonly (Fact | undefined)[]) => OpCost): Pick<OpSpec, 'infer' | 'cost'> {
  return {
    infer: (ctx) => {
      const shape = ctx.shape(0)
      if (shape !== undefined && shape.length < 2) ctx.fail('a pool needs an input of rank 2 at least')
      return [
        shaped(
          ctx,
          ctx.dtype(0),
          shape?.map((dim, axis) => (axis < 2 ? dim : 1)),
        ),
      ]
    },
    cost: (ctx, outputs) => (countsFlops(ctx) ? cost(ctx, outputs) : {}),
  }
}

/** The shape before max-pooling: what input 2 says, else `(size - 1)·stride - pads + kernel`. */
function inferMaxUnpool(ctx: OpContext): readonly Fact[] {
  const [dtype, shape] = [ctx.dtype(0), ctx.shape(0)]
  if (ctx.has(2)) {
    const given = ctx.value(2)?.map(asDim) ?? shape?.map((dim, axis) => (axis < 2 ? dim : null))
    return [shaped(ctx, dtype, given, whyComputed(ctx, 2))]
  }
  if (shape === undefined) return [shapedLike(ctx, 0)]
  const window = windowOf(ctx, poolKernel(ctx))
  if (shape.length !== window.kernel.length + 2) ctx.fail(`an input of rank ${shape.length} does not fit a kernel of ${window.kernel.length} axes`)
  const spatial = shape.slice(2).map((size, axis) => add(multiply(subtract(size, 1), window.strides[axis] ?? 1), extentOf(window, axis), -padsOf(window, axis)))
  return [shaped(ctx, dtype, [shape[0] ?? null, shape[1] ?? null, ...spatial])]
}

function inferMaxRoiPool(ctx: OpContext): readonly Fact[] {
  const size = ctx.attrs.ints('pooled_shape')
  if (size?.length !== 2) ctx.fail('pooled_shape should be a height and a width')
  return [shaped(ctx, ctx.dtype(0), [dimOf(ctx, 1, 0), dimOf(ctx, 0, 1), ...(size ?? [])])]
}

/** Each cell of a region as large as the whole input. */
function maxRoiPoolCost(ctx: OpContext, outputs: readonly (Fact | undefined)[]): OpCost {
  const cell = ceilDiv(multiply(dimOf(ctx, 0, 2), dimOf(ctx, 0, 3)), elementsOf(ctx.attrs.ints('pooled_shape') ?? []))
  return { flops: multiply(outputElements(outputs), cell), status: 'upper', note: 'regions are taken to be as large as the input' }
}

export const POOL: Family = {
  MaxPool: { ...pooling((kernel) => kernel - 1), counts: '|Y|·(Πk - 1) comparisons of floats' },
  AveragePool: { ...pooling((kernel) => kernel), counts: '|Y|·Πk' },
  LpPool: {
    ...pooling(
      (kernel) => 2 * kernel,
      (ctx, elements) => normTranscendentals(ctx, multiply(elements, kernelElements(ctx)), elements),
    ),
    counts: '|Y|·2Πk',
  },
  GlobalMaxPool: { ...globalPooling((ctx) => ({ flops: inputElements(ctx) })), counts: '|X|' },
  GlobalAveragePool: { ...globalPooling((ctx, outputs) => ({ flops: add(inputElements(ctx), outputElements(outputs)) })), counts: '|X| + |Y|' },
  GlobalLpPool: {
    ...globalPooling((ctx, outputs) => ({ flops: multiply(inputElements(ctx), 2), ...normTranscendentals(ctx, inputElements(ctx), outputElements(outputs)) })),
    counts: '2|X|',
  },
  MaxUnpool: {
    infer: inferMaxUnpool,
    roles: { 1: 'index', 2: 'index' },
    counts: '0: values move to where they were',
  },
  MaxRoiPool: { infer: inferMaxRoiPool, cost: maxRoiPoolCost, counts: 'at most |Y|·⌈ΠI/ΠO⌉' },
}
