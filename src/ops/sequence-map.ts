import { type Amounts, repeatedAmounts, sequentialAmounts } from '../facts/amount.ts'
import { atLeast, type Dim, subtract } from '../facts/dim.ts'
import type { Fact } from '../facts/fact.ts'
import type { BodyResult, OpContext } from './context.ts'
import { bodyOf } from './control-flow.ts'
import { type Facts, followable, ofAnyRun, tripAmount } from './iteration.ts'
import { sequenceOf } from './sequence.ts'
import type { BodyMemory, BodyRuns, Family, OpCost } from './spec.ts'

interface Outcome {
  readonly outputs: Facts
  readonly amounts: Amounts
  readonly runs: BodyRuns
  readonly memory: readonly BodyMemory[]
}

/** The body runs for each element of the first sequence, with that of the other sequences at the same place and whole tensors. */
function runMap(ctx: OpContext): Outcome {
  const body = bodyOf(ctx, 'body')
  const [first] = ctx.inputs
  const { elements, length = null } = first?.kind === 'sequence' ? first : {}
  const isFollowed = elements !== undefined && elements.length > 0 && elements.length <= followable(body)
  if (!isFollowed) {
    const result = body.run(ctx.inputs.map(elementOf))
    const [once, times] = [result.amounts, tripAmount(length)]
    return {
      outputs: result.outputs.map((element) => mapped(ofAnyRun(element, result), length)),
      amounts: repeatedAmounts(once, times),
      runs: { kind: 'alike', once, times },
      memory: memoryOf(result, length),
    }
  }
  const rows = elements.map((_, i) => body.run(ctx.inputs.map((fact) => (fact?.kind === 'sequence' ? (fact.elements?.[i] ?? fact.element) : fact))))
  const executions = rows.map((row) => row.amounts)
  return {
    outputs: ctx.outputNames.map((_, k) => sequenceOf(rows.map((row) => ofAnyRun(row.outputs[k], row)))),
    amounts: sequentialAmounts(executions),
    runs: { kind: 'each', executions },
    memory: rows.map((body, i) => ({ body, carried: [], collected: rows.slice(0, i).flatMap((row) => row.outputs), status: 'exact' })),
  }
}

/** The last of `length` runs beside what those before it made. */
function memoryOf(body: BodyResult, length: Dim): readonly BodyMemory[] {
  if (length === 0) return []
  const last = { body, carried: [], collected: body.outputs.map((element) => mapped(ofAnyRun(element, body), subtract(length, 1))) }
  return atLeast(length, 1)
    ? [{ ...last, status: 'exact' }]
    : [
        { ...last, status: 'upper' },
        { carried: [], collected: [], status: 'upper' },
      ]
}

function elementOf(fact: Fact | undefined): Fact | undefined {
  return fact?.kind === 'sequence' ? fact.element : fact
}

function mapped(element: Fact | undefined, length: Dim): Fact {
  return length === 0 ? sequenceOf([], element) : { kind: 'sequence', element, length }
}

function costOfMap(ctx: OpContext): OpCost {
  const { amounts, runs, memory } = runMap(ctx)
  return { amounts, runs, memory }
}

export const SEQUENCE_MAP: Family = {
  SequenceMap: { infer: (ctx) => runMap(ctx).outputs, cost: costOfMap, counts: 'the body times the length of the sequence' },
}
