import { type Amounts, everyAmount, largerAmount } from '../facts/amount.ts'
import { type Dim, max, min, sameDim } from '../facts/dim.ts'
import { commonFact, type Fact, type Scalar, unknownTensor } from '../facts/fact.ts'
import type { Status } from '../util/figure.ts'
import type { Body, BodyResult, OpContext } from './context.ts'
import type { BodyMemory, Family, OpCost } from './spec.ts'

/** The subgraph in an attribute. */
export function bodyOf(ctx: OpContext, attribute: string): Body {
  return ctx.body(attribute) ?? ctx.fail(`the ${attribute} attribute is missing`)
}

/** The condition: true, false, or undefined where only a run can tell. */
export function conditionOf(fact: Fact | undefined): boolean | undefined {
  const scalar: Scalar | undefined = fact?.kind === 'tensor' ? (fact.value?.[0] ?? fact.fill) : undefined
  return typeof scalar === 'boolean' ? scalar : typeof scalar === 'number' ? scalar !== 0 : undefined
}

const EITHER = 'it differs between the branches of If, and only a run can tell which is taken'

/** The branch that runs; undefined where only a run can tell. */
function branchOf(ctx: OpContext): 'then_branch' | 'else_branch' | undefined {
  const decided = conditionOf(ctx.inputs[0]) ?? ctx.decision('branch')
  return decided === undefined ? undefined : decided ? 'then_branch' : 'else_branch'
}

/** A known condition picks its branch; else what both have in common, and for sizes that differ a new one, at most the larger. */
function inferIf(ctx: OpContext): readonly (Fact | undefined)[] {
  const taken = branchOf(ctx)
  if (taken !== undefined) return bodyOf(ctx, taken).run([]).outputs
  const [left, right] = [bodyOf(ctx, 'then_branch').run([]).outputs, bodyOf(ctx, 'else_branch').run([]).outputs]
  return ctx.outputNames.map((_, i) => eitherFact(ctx, i, left[i], right[i]))
}

function eitherFact(ctx: OpContext, output: number, a: Fact | undefined, b: Fact | undefined): Fact | undefined {
  const fact = commonFact(a, b, EITHER)
  if (a?.kind !== 'tensor' || b?.kind !== 'tensor' || fact?.kind !== 'tensor' || fact.shape === undefined) return fact
  const shape = fact.shape.map((dim, axis): Dim => {
    const [left = null, right = null] = [a.shape?.[axis], b.shape?.[axis]]
    return dim !== null || left === null || right === null ? dim : ctx.freshDim(output, axis, max(left, right))
  })
  if (shape.every((dim, axis) => sameDim(dim, fact.shape?.[axis] ?? null))) return fact
  return shape.includes(null) ? unknownTensor(fact.dtype, fact.why ?? EITHER, shape) : { kind: 'tensor', dtype: fact.dtype, shape }
}

function branchMemory(body: BodyResult, status: Status): BodyMemory {
  return { body, carried: [], collected: [], status }
}

/** Of two branches either of which may run, the larger, figure by figure; where one is not known, at least the smaller. */
function costOfIf(ctx: OpContext): OpCost {
  const taken = branchOf(ctx)
  if (taken !== undefined) {
    const result = bodyOf(ctx, taken).run([])
    const { amounts } = result
    return { amounts, runs: { kind: 'each', executions: [amounts] }, memory: [branchMemory(result, 'exact')] }
  }
  const branches = [bodyOf(ctx, 'then_branch').run([]), bodyOf(ctx, 'else_branch').run([])] as const
  const [{ amounts: left }, { amounts: right }] = branches
  const memory = branches.map((branch) => branchMemory(branch, 'upper'))
  const amounts = everyAmount((name) => {
    const [a, b] = [left[name], right[name]]
    const larger = largerAmount(a, b)
    if (larger.why !== undefined) return { ...larger, dim: min(a.dim, b.dim) }
    return sameDim(a.dim, b.dim) ? larger : largerAmount(larger, { dim: larger.dim, status: 'upper' })
  })
  return { amounts, runs: { kind: 'either', branches: [left, right] }, memory, note: `only a run can tell which branch is taken: the larger is counted${bothMacs(left, right)}` }
}

/** What the branches come to, where that is told and they differ. */
function bothMacs({ macs: left }: Amounts, { macs: right }: Amounts): string {
  const isTold = left.why === undefined && right.why === undefined && typeof left.dim === 'number' && typeof right.dim === 'number'
  return isTold && left.dim !== right.dim ? `, of ${left.dim} MACs where the condition holds and ${right.dim} where it does not` : ''
}

export const CONTROL_FLOW: Family = {
  If: { infer: inferIf, cost: costOfIf, counts: 'the branch that a known condition picks; else the larger of both, as an upper bound' },
}
