import { type Amounts, repeatedAmounts, sequentialAmounts } from '../facts/amount.ts'
import type { Dim } from '../facts/dim.ts'
import type { Fact } from '../facts/fact.ts'
import type { OpContext } from './context.ts'
import { bodyOf } from './control-flow.ts'
import { type Facts, followable, ofAnyRun, tripAmount } from './iteration.ts'
import { sequenceOf } from './sequence.ts'
import type { Family } from './spec.ts'

interface Outcome {
  readonly outputs: Facts
  readonly amounts: Amounts
}

/** The body runs for each element of the first sequence, with that of the other sequences at the same place and whole tensors. */
function runMap(ctx: OpContext): Outcome {
  const body = bodyOf(ctx, 'body')
  const [first] = ctx.inputs
  const { elements, length = null } = first?.kind === 'sequence' ? first : {}
  const isFollowed = elements !== undefined && elements.length > 0 && elements.length <= followable(body)
  if (!isFollowed) {
    const result = body.run(ctx.inputs.map(elementOf))
    return { outputs: result.outputs.map((element) => mapped(ofAnyRun(element, result), length)), amounts: repeatedAmounts(result.amounts, tripAmount(length)) }
  }
  const rows = elements.map((_, i) => body.run(ctx.inputs.map((fact) => (fact?.kind === 'sequence' ? (fact.elements?.[i] ?? fact.element) : fact))))
  const amounts = sequentialAmounts(rows.map((row) => row.amounts))
  return { outputs: ctx.outputNames.map((_, k) => sequenceOf(rows.map((row) => ofAnyRun(row.outputs[k], row)))), amounts }
}

function elementOf(fact: Fact | undefined): Fact | undefined {
  return fact?.kind === 'sequence' ? fact.element : fact
}

function mapped(element: Fact | undefined, length: Dim): Fact {
  return length === 0 ? sequenceOf([], element) : { kind: 'sequence', element, length }
}

export const SEQUENCE_MAP: Family = {
  SequenceMap: { infer: (ctx) => runMap(ctx).outputs, cost: (ctx) => ({ amounts: runMap(ctx).amounts }), counts: 'the body times the length of the sequence' },
}
