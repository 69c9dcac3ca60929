import fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, type Dim, isExpression, multiply, type Shape, substitute, symbol } from '../../src/facts/dim.ts'
import { type Scalar, type TensorFact, tensor } from '../../src/facts/fact.ts'
import { type Row, runRow } from '../support/rows.ts'

/** A size or a bound in two symbols, and numbers to put in their place. */
const [S, P] = [symbol('S'), symbol('P')]
const numbers = fc.record({ S: fc.integer({ min: 0, max: 9 }), P: fc.integer({ min: 0, max: 9 }) })
const size = fc.constantFrom<Dim>(S, P, add(S, P), multiply(2, S), add(S, 3), 5)
const edge = fc.constantFrom<Dim>(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, S, P, add(S, P), add(S, -1), add(P, -3), add(S, multiply(-1, P)), multiply(-1, S))
const bound = fc.oneof(edge, fc.integer({ min: -6, max: 6 }))

const list = (...values: readonly Scalar[]): TensorFact => tensor('int64', [values.length], values)
const row = (op: string, opset: number, inputs: readonly TensorFact[], attributes: Row[3] = {}, outputs = 1): Row => [
  '',
  op,
  opset,
  attributes,
  inputs,
  Array<string>(outputs).fill('?'),
  0,
  0,
]

/** The shapes an operator gives with symbols, numbers put in afterwards; and with the numbers from the beginning. */
function bothWays(
  [name, op, opset, attributes, inputs, outputs]: Row,
  { S: s, P: p }: { readonly S: number; readonly P: number },
): readonly [later: readonly Shape[], before: readonly Shape[]] {
  const bindings = new Map<string, Dim>([
    ['S', s],
    ['P', p],
  ])
  const bind = (dim: Dim): Dim => substitute(dim, bindings)
  const shapes = (facts: readonly TensorFact[]) =>
    runRow([name, op, opset, attributes, facts, outputs, 0, 0]).outputs.map((fact) => (fact?.kind === 'tensor' ? (fact.shape ?? []).map(bind) : []))
  const facts = inputs as readonly TensorFact[]
  const bound = facts.map(({ dtype, shape, value }) =>
    tensor(
      dtype,
      shape?.map(bind),
      value?.map((scalar) => (isExpression(scalar as Dim) ? bind(scalar as Dim) : scalar)),
    ),
  )
  return [shapes(facts), shapes(bound)]
}

function expectSame(operation: Row, sizes: { readonly S: number; readonly P: number }): void {
  const [later, before] = bothWays(operation, sizes)
  for (const [i, shape] of later.entries()) for (const [axis, dim] of shape.entries()) if (dim !== null) expect(dim).toBe(before[i]?.[axis])
}

test('slices the same, sizes and bounds bound before or after', () => {
  fc.assert(
    fc.property(size, bound, bound, fc.constantFrom(1, 2, 3), numbers, (dim, start, end, step, sizes) => {
      expectSame(row('Slice', 13, [tensor('float32', [dim]), list(start), list(end), list(0), list(step)]), sizes)
    }),
    { numRuns: 400 },
  )
})

test('slices backwards the same, sizes and bounds bound before or after', () => {
  fc.assert(
    fc.property(size, bound, bound, fc.constantFrom(-1, -2), numbers, (dim, start, end, step, sizes) => {
      expectSame(row('Slice', 13, [tensor('float32', [dim]), list(start), list(end), list(0), list(step)]), sizes)
    }),
    { numRuns: 400 },
  )
})

test('counts the same ranges, bound before or after', () => {
  const finite = fc.oneof(size, fc.integer({ min: -6, max: 6 }), fc.constantFrom(add(S, -1), add(S, multiply(-1, P))))
  const scalar = (value: Dim) => tensor('int64', [], [value])
  fc.assert(
    fc.property(finite, finite, fc.constantFrom(1, 2, 3, -1, -2), numbers, (start, limit, delta, sizes) => {
      expectSame(row('Range', 11, [scalar(start), scalar(limit), scalar(delta)]), sizes)
    }),
    { numRuns: 300 },
  )
})

test('splits, tiles, expands and joins the same, bound before or after', () => {
  fc.assert(
    fc.property(size, size, fc.integer({ min: 1, max: 4 }), numbers, (dim, other, count, sizes) => {
      expectSame(row('Tile', 13, [tensor('float32', [dim, 2]), list(count, other)]), sizes)
      expectSame(row('Concat', 13, [tensor('float32', [dim, 2]), tensor('float32', [other, 2])], { axis: 0 }), sizes)
      expectSame(row('Expand', 13, [tensor('float32', [dim, 1]), list(count, 1, other)]), sizes)
      expectSame(row('Reshape', 13, [tensor('float32', [dim, other, 6]), list(-1, 3)]), sizes)
      expectSame(row('Unsqueeze', 13, [tensor('float32', [dim]), list(-1)]), sizes)
      expectSame(row('Split', 13, [tensor('float32', [dim, multiply(count, other)])], { axis: 1 }, count), sizes)
    }),
  )
})
