import { add, type Dim, multiply } from '../facts/dim.ts'
import type { OpContext } from './context.ts'
import { countsFlops, inputElements } from './counting.ts'
import { type Equation, equationOf } from './einsum-equation.ts'
import { shaped } from './shaped.ts'
import type { Family, OpCost } from './spec.ts'

type Labels = ReadonlySet<string>

/** Orders of contraction are compared up to this many operands: all of them, then greedily. */
const MAX_EXHAUSTIVE = 6
const MAX_OPERANDS = 16

/** Pairwise from left to right, as onnxruntime executes it; what one operand alone has is summed before. */
function einsumCost(ctx: OpContext): OpCost {
  const equation = equationOf(ctx)
  if (equation === undefined) return { macs: null, flops: null }
  const { operands, output, sizes } = equation
  const [firsts, lasts] = [new Map<string, number>(), new Map<string, number>()]
  for (const [i, labels] of operands.entries()) {
    for (const label of labels) {
      if (!firsts.has(label)) firsts.set(label, i)
      lasts.set(label, i)
    }
  }
  const results = new Set(output)
  const isShared = (label: string) => results.has(label) || firsts.get(label) !== lasts.get(label)
  const sums = add(...operands.map((labels, i) => (labels.every(isShared) ? 0 : inputElements(ctx, i))))
  const reduced = operands.map((labels) => new Set(labels.filter(isShared)))
  const pairs = leftToRight(reduced, (label, i) => results.has(label) || (lasts.get(label) ?? 0) > i)
  const { macs, flops } = total(pairs, sizes)
  const note = orderNote(macs, reduced, results, sizes)
  return { macs, flops: countsFlops(ctx) ? add(sums, flops) : 0, ...(note !== undefined && { note }) }
}

/** Says when another order of contraction takes fewer MACs. */
function orderNote(macs: Dim, operands: readonly Labels[], output: Labels, sizes: Equation['sizes']): string | undefined {
  if (operands.length < 3 || typeof macs !== 'number') return undefined
  const best = bestOrder(operands, output, sizes)
  if (best === undefined || best >= macs) return undefined
  return `contracted left to right as written; the best order takes ${best} MACs${2 * best < macs ? ', less than half' : ''}`
}

/** One step: the product over the union of the labels of two operands; it contracts where a label is not kept. */
interface Pair {
  readonly union: Labels
  readonly isContraction: boolean
}

/** @param isWanted whether a label is still needed after operand `i` */
function leftToRight(operands: readonly Labels[], isWanted: (label: string, i: number) => boolean): readonly Pair[] {
  const pairs: Pair[] = []
  let [left = new Set<string>()] = operands
  for (const [i, right] of operands.entries()) {
    if (i === 0) continue
    const [pair, kept] = contract(left, right, (label) => isWanted(label, i))
    pairs.push(pair)
    left = kept
  }
  return pairs
}

function contract(left: Labels, right: Labels, isWanted: (label: string) => boolean): readonly [Pair, Labels] {
  const union = new Set([...left, ...right])
  const kept = new Set([...union].filter(isWanted))
  return [{ union, isContraction: kept.size < union.size }, kept]
}

function total(pairs: readonly Pair[], sizes: ReadonlyMap<string, Dim>): { readonly macs: Dim; readonly flops: Dim } {
  const sum = (contracts: boolean) => add(...pairs.filter((pair) => pair.isContraction === contracts).map(({ union }) => sizeOf(union, sizes)))
  return { macs: sum(true), flops: sum(false) }
}

function sizeOf(labels: Labels, sizes: ReadonlyMap<string, Dim>): Dim {
  return multiply(...[...labels].map((label) => sizes.get(label) ?? null))
}

/** The fewest MACs that any order of pairwise contractions takes; beyond six operands the cheapest next pair is taken. */
function bestOrder(operands: readonly Labels[], output: Labels, sizes: ReadonlyMap<string, Dim>): number | undefined {
  if (operands.length > MAX_OPERANDS) return undefined
  if (operands.length < 2) return 0
  const steps = operands.flatMap((left, i) =>
    operands.slice(i + 1).map((right, j) => {
      const others = operands.filter((_, k) => k !== i && k !== i + 1 + j)
      const [pair, kept] = contract(left, right, (label) => output.has(label) || others.some((labels) => labels.has(label)))
      return { others: [...others, kept], macs: pair.isContraction ? Number(sizeOf(pair.union, sizes)) : 0, size: Number(sizeOf(pair.union, sizes)) }
    }),
  )
  const tried = operands.length <= MAX_EXHAUSTIVE ? steps : steps.sort((a, b) => a.size - b.size).slice(0, 1)
  return Math.min(...tried.map(({ others, macs }) => macs + (bestOrder(others, output, sizes) ?? 0)))
}

export const EINSUM: Family = {
  Einsum: {
    infer: (ctx) => {
      const equation = equationOf(ctx)
      return [
        shaped(
          ctx,
          ctx.inputs.map((_, i) => ctx.dtype(i)).find((dtype) => dtype !== undefined),
          equation?.output.map((label) => equation.sizes.get(label) ?? null),
        ),
      ]
    },
    cost: einsumCost,
    roles: Object.fromEntries(Array.from({ length: MAX_OPERANDS }, (_, i) => [i, 'weight' as const])),
    counts: 'per pair, left to right, the product of its distinct sizes: MACs where a label is summed away, else FLOPs; labels of one operand alone are summed first, |X| adds',
  },
}
