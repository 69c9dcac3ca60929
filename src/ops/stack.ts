import { type Amounts, addAmounts, amount, NOTHING } from '../facts/amount.ts'
import { ceilDiv, type Dim, multiply } from '../facts/dim.ts'
import { commonFact, elementBits, elementCount, type Fact, type TensorFact, tensor, unknownTensor, whyNamed } from '../facts/fact.ts'
import { concatenate, gridOf } from '../facts/indexing.ts'
import type { Facts } from './iteration.ts'

const NO_TENSOR = 'it collects from each iteration what is not known'

/** What `count` iterations make, stacked along a new axis, which may be counted from the end. */
export function stacked(element: Fact | undefined, count: Dim, axis = 0): TensorFact {
  if (element?.kind !== 'tensor') return unknownTensor(undefined, NO_TENSOR)
  const { dtype, shape, why = 'it has a row for each iteration, and nobody knows how many there are' } = element
  if (shape === undefined) return unknownTensor(dtype, why)
  const at = axis < 0 ? axis + shape.length + 1 : axis
  const grown = [...shape.slice(0, at), count, ...shape.slice(at)]
  return grown.includes(null) ? unknownTensor(dtype, why, grown) : tensor(dtype, grown)
}

/** What each iteration made, one after the other; of no iterations, only what they would make is known. */
export function stackedRows(element: Fact | undefined, rows: Facts): TensorFact {
  const common = rows.reduce((a, b) => commonFact(a, b, 'iterations make different shapes'), element)
  const fact = stacked(common, rows.length)
  const grids = rows.map((row) => (row?.kind === 'tensor' ? gridOf(row) : undefined))
  if (fact.shape === undefined || !grids.every((grid) => grid !== undefined)) return fact
  const value = concatenate(
    grids.map((grid) => ({ value: grid.value, sizes: [1, ...grid.sizes] })),
    0,
  )
  return fact.why === undefined ? tensor(fact.dtype, fact.shape, value) : fact
}

/** Bytes of a tensor; null where its type or a size is not known. */
export function bytesOf(fact: Fact | undefined): Dim {
  const bits = elementBits(fact)
  return bits === undefined ? null : ceilDiv(multiply(elementCount(fact), bits), 8)
}

/** The stacks are tensors besides those of the body. */
export function withStacks(amounts: Amounts, stacks: readonly TensorFact[]): Amounts {
  const bytes = stacks.map((stack) => amount(bytesOf(stack), 'exact', stack.why && whyNamed(stack.why, 'what is collected')))
  return { ...amounts, activationBytes: bytes.reduce(addAmounts, amounts.activationBytes ?? NOTHING) }
}
