import { add, type Dim, floorDiv, min, multiply } from '../facts/dim.ts'
import { shortType } from '../facts/dtype.ts'
import type { OpContext } from './context.ts'
import { inputElements } from './counting.ts'
import { quantParams, weights } from './roles.ts'
import { dimOf, shapedLike } from './shaped.ts'
import type { Family, OpCost, OpSpec } from './spec.ts'

/** Where the weights and biases of the experts' layers stand; the third layer is the gate where it is not fused to the first. */
interface Slots {
  readonly weights: readonly [first: number, second: number, third: number]
  readonly biases: readonly [first: number, second: number, third: number]
  /** Logical weights per stored element. */
  readonly pack: (ctx: OpContext) => number
}

interface Sizes {
  readonly rows: Dim
  readonly hidden: Dim
  readonly inner: Dim
  readonly experts: Dim
  /** Experts that every row goes through. */
  readonly chosen: number
  /** 2 where a gate is computed beside the first layer. */
  readonly firstLayers: number
}

/** The inner size comes from the number of weights, since layouts of the axes differ between versions. */
function sizesOf(ctx: OpContext, { weights, pack }: Slots): Sizes {
  const hidden = dimOf(ctx, 0, -1)
  const experts = dimOf(ctx, 1, -1)
  return {
    rows: floorDiv(inputElements(ctx), hidden),
    hidden,
    inner: floorDiv(multiply(inputElements(ctx, weights[1]), pack(ctx)), multiply(experts, hidden)),
    experts,
    chosen: ctx.attrs.int('k', 1),
    firstLayers: ctx.has(weights[2]) || ctx.attrs.int('swiglu_fusion', 0) !== 0 ? 2 : 1,
  }
}

/** FLOPs per inner element of an activation. */
const ACTIVATION_FLOPS: ReadonlyMap<string, number> = new Map([
  ['relu', 1],
  ['gelu', 4],
  ['silu', 2],
  ['swiglu', 3],
  ['identity', 0],
])

function expertCost(ctx: OpContext, slots: Slots, macClass: OpCost['macClass']): OpCost {
  const { rows, hidden, inner, experts, chosen, firstLayers } = sizesOf(ctx, slots)
  const passes = multiply(rows, chosen)
  const kind = ctx.attrs.string('activation_type', 'relu')
  const [first, second, third] = slots.biases.map((i) => (ctx.has(i) ? 1 : 0))
  const activated = multiply(passes, inner)
  const transcendentals = kind === 'relu' || kind === 'identity' ? 0 : activated
  const touched = min(experts, passes)
  const reads = Object.fromEntries(slots.weights.filter((i) => ctx.has(i)).map((i) => [i, multiply(touched, floorDiv(inputElements(ctx, i), experts))]))
  const fusedBias = ctx.has(slots.weights[2]) ? 1 : firstLayers
  return {
    macs: multiply(passes, inner, hidden, firstLayers + 1),
    ...(macClass !== undefined && { macClass }),
    flops: add(
      multiply(rows, experts, 5),
      multiply(activated, (ACTIVATION_FLOPS.get(kind) ?? 1) + (first ?? 0) * fusedBias + (third ?? 0)),
      multiply(passes, hidden, 2 + (second ?? 0)),
    ),
    transcendentals: add(multiply(rows, experts), transcendentals),
    reads,
  }
}

const COUNTS =
  'MACs rows·k·(hidden·inter·f + inter·hidden), f = 2 with a gate; router 5·rows·E, activation 1–4 per inner element, combining 2·rows·k·hidden, biases; only touched experts are read'

const MOE: Slots = { weights: [2, 4, 6], biases: [3, 5, 7], pack: () => 1 }

const QMOE: Slots = { weights: [2, 5, 8], biases: [4, 7, 10], pack: packOf }

/** Bits of a weight: of integers as said, of the float formats by their names. */
function weightBits(ctx: OpContext): number {
  const kind = ctx.attrs.string('quant_type', 'int')
  return kind === 'fp8' ? 8 : kind === 'int' ? ctx.attrs.int('expert_weight_bits', 4) : 4
}

function packOf(ctx: OpContext): number {
  return 8 / weightBits(ctx)
}

function quantizedClass(ctx: OpContext): string {
  const kind = ctx.attrs.string('quant_type', 'int')
  const activations = kind === 'wfp4afp8' ? 'f8' : shortType(ctx.dtype(0))
  return `${activations}×${kind === 'int' ? 'i' : 'f'}${weightBits(ctx)}`
}

/** Zero points are packed like the weights, one for each scale: their slots with those of the scales. */
const ZERO_POINTS = [
  [11, 3],
  [12, 6],
  [13, 9],
] as const

/** Weights and zero points that the packed slots stand for. */
function unpackedElements(ctx: OpContext): Readonly<Record<number, Dim>> {
  const weights = QMOE.weights.filter((i) => ctx.has(i)).map((i) => [i, multiply(inputElements(ctx, i), packOf(ctx))] as const)
  const zeroPoints = ZERO_POINTS.filter(([i, scales]) => ctx.has(i) && ctx.has(scales)).map(([i, scales]) => [i, inputElements(ctx, scales)] as const)
  return Object.fromEntries([...weights, ...zeroPoints])
}

const qmoe: OpSpec = {
  infer: (ctx) => [shapedLike(ctx, 0)],
  cost: (ctx) => expertCost(ctx, QMOE, quantizedClass(ctx)),
  counts: `${COUNTS}; dequantising is no part of FLOPs`,
  roles: { ...weights(2, 4, 5, 7, 8, 10), ...quantParams(3, 6, 9, 11, 12, 13, 15, 16, 17, 18, 19, 20) },
  logicalElements: unpackedElements,
}

/** Mixtures of experts (com.microsoft): every row goes through the k experts its router chooses. */
export const CONTRIB_MOE: Family = {
  'com.microsoft::MoE': {
    infer: (ctx) => [shapedLike(ctx, 0)],
    cost: (ctx) => expertCost(ctx, MOE, [0, 2]),
    counts: COUNTS,
    roles: weights(2, 3, 4, 5, 6, 7),
  },
  'com.microsoft::QMoE': qmoe,
}
