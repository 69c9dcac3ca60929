import { createHash } from 'node:crypto'
import type { BindingRequest, Given } from './analyze/bindings.ts'
import type { OperatorFormulas } from './analyze/custom-operators.ts'
import { VERSION } from './util/version.ts'

/**
 * A digest of all that a profile depends on besides the model's file: what is said of sizes and values, the costs of custom operators,
 * and the version of this tool. Profiles stored under one digest may be compared; those of different ones are no like with like.
 */
export function profileSettings({ shapes, dims, values }: BindingRequest, operators: ReadonlyMap<string, OperatorFormulas> = new Map()): string {
  const given = (entries: ReadonlyMap<string, Given<unknown>>) => inOrder([...entries].map(([name, { value, from }]) => [name, value, from] as const))
  const formulas = inOrder([...operators].map(([name, costs]) => [name, inOrder(Object.entries(costs))] as const))
  return createHash('sha256')
    .update(JSON.stringify([VERSION, given(shapes), given(dims), given(values), formulas]))
    .digest('hex')
}

function inOrder<T extends readonly [string, ...unknown[]]>(entries: readonly T[]): readonly T[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1))
}
