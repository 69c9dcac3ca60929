import { type Dim, dimKey } from '../facts/dim.ts'
import type { Fact } from '../facts/fact.ts'
import { type OpContext, ShapeError } from './context.ts'
import type { OpCost, OpSpec } from './spec.ts'

/** Facts of a node's outputs as its rule tells them. Throws where the rule does, and for sizes that no tensor has. */
export function inferOutputs(spec: OpSpec, ctx: OpContext): readonly (Fact | undefined)[] {
  const outputs = spec.infer(ctx)
  outputs.forEach(refuseImpossible)
  return outputs
}

/** No runtime takes tensors of more axes: where shapes grow by themselves, this ends it. */
const MAX_RANK = 1024

function refuseImpossible(fact: Fact | undefined): void {
  if (fact?.kind === 'tensor' && (fact.shape?.length ?? 0) > MAX_RANK) throw new ShapeError(`the result has ${fact.shape?.length} axes, more than ${MAX_RANK}`)
  if (fact?.kind === 'tensor' && fact.shape?.every(isPossible) === false) throw new ShapeError(`the result cannot have the shape ${fact.shape.map(dimKey).join(' × ')}`)
  if (fact?.kind === 'sequence' || fact?.kind === 'optional') refuseImpossible(fact.element)
}

/** What a node costs as its rule tells it. Throws where the rule does, and for counts below 0. */
export function countCost(spec: OpSpec, ctx: OpContext, outputs: readonly (Fact | undefined)[]): OpCost {
  const cost = spec.cost?.(ctx, outputs) ?? {}
  if (![cost.macs ?? 0, cost.flops ?? 0, cost.transcendentals ?? 0].every(isPossible)) throw new ShapeError('its attributes and inputs count less than nothing')
  return cost
}

/** Whether a size or a count is one: a whole number from 0 up, or not a number yet. */
function isPossible(dim: Dim): boolean {
  return typeof dim !== 'number' || (Number.isSafeInteger(dim) && dim >= 0)
}
