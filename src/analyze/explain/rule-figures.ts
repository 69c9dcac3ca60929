import { type AmountName, amount } from '../../facts/amount.ts'
import type { Dim } from '../../facts/dim.ts'
import { countCost } from '../../ops/apply-rule.ts'
import { contextWith } from '../../ops/reuse.ts'
import { trafficOf } from '../cost.ts'
import type { NodeWalk } from '../infer.ts'
import { type AttributeChanges, changedAttributes } from './lift-attributes.ts'
import type { NamedTensors } from './named-tensors.ts'

/** Figures that a rule tells, FLOPs besides those of the MACs. */
export type RuleFigure = Extract<AmountName, 'macs' | 'transcendentals' | 'readBytes' | 'writeBytes'> | 'otherFlops'

export type RuleFigures = Readonly<Record<RuleFigure, Dim>>

/**
 * What a node's own rule counts when names stand in the places of sizes, and other numbers in those of attributes. Undefined where it
 * cannot: it has none, it needs to see a size, its cost is that of its bodies.
 */
export function ruleFigures(walk: NodeWalk, tensors: NamedTensors, changes: AttributeChanges): RuleFigures | undefined {
  const { spec, context, node, isView } = walk
  if (spec === undefined) return undefined
  const named = contextWith(context, { inputs: tensors.inputs, attrs: changedAttributes(node.attributes, changes) })
  try {
    const cost = countCost(spec, named, tensors.outputs)
    if (cost.amounts !== undefined || cost.unknown !== undefined) return undefined
    const request = { context: contextWith(named, { inputs: tensors.stored }), outputs: tensors.written, isView }
    const { readBytes, writeBytes } = trafficOf(request, cost, (dim) => amount(dim))
    return {
      macs: cost.macs ?? 0,
      otherFlops: cost.flops ?? 0,
      transcendentals: cost.transcendentals ?? 0,
      readBytes: readBytes.why === undefined ? readBytes.dim : null,
      writeBytes: writeBytes.why === undefined ? writeBytes.dim : null,
    }
  } catch {
    // The rule refuses the names, as it may: it would refuse such sizes.
    return undefined
  }
}
