import fc from 'fast-check'
import { expect, test } from 'vitest'
import { broadcast } from '../../src/facts/broadcast.ts'
import { symbol } from '../../src/facts/dim.ts'
import { evaluateElementwise, evaluateLines, evaluateReduction } from '../../src/facts/evaluate.ts'
import { MAX_VALUE_ELEMENTS } from '../../src/facts/fact.ts'
import { addScalars } from '../../src/facts/scalar.ts'
import { sumOf } from '../../src/facts/scalar-fold.ts'

const count = (sizes: readonly number[]): number => sizes.reduce((product, size) => product * size, 1)

/** Distinct elements 0, 1, 2, … so that a wrong place shows. */
const numbered = (shape: readonly number[], from = 0) => ({ shape, value: Array.from({ length: count(shape) }, (_, i) => i + from) })

/** The index into `shape` of element `flat` of `target`, by the definition of broadcasting. */
function sourceIndex(flat: number, target: readonly number[], shape: readonly number[]): number {
  const index = target.map((size, axis) => Math.floor(flat / count(target.slice(axis + 1))) % size).slice(target.length - shape.length)
  return index.reduce((position, i, axis) => position * (shape[axis] ?? 1) + (shape[axis] === 1 ? 0 : i), 0)
}

const target = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 })

/** Shapes that broadcast to a target: axes dropped from the front, others made 1. */
const operand = (sizes: readonly number[]) =>
  fc
    .tuple(fc.integer({ min: 0, max: sizes.length }), fc.array(fc.boolean(), { minLength: sizes.length, maxLength: sizes.length }))
    .map(([drop, ones]) => sizes.map((size, axis) => (ones[axis] === true ? 1 : size)).slice(drop))

test('elements meet as the definition of broadcasting says', () => {
  const shapes = target.chain((sizes) => fc.tuple(operand(sizes), operand(sizes)))
  fc.assert(
    fc.property(shapes, ([left, right]) => {
      const shape = broadcast(left, right) as readonly number[]
      const [a, b] = [numbered(left), numbered(right, 1000)]
      const value = evaluateElementwise([a, b], shape, (x = null, y = null) => addScalars('int64', x, y))
      expect(value).toEqual(numbered(shape).value.map((flat) => (a.value[sourceIndex(flat, shape, left)] ?? 0) + (b.value[sourceIndex(flat, shape, right)] ?? 0)))
    }),
  )
})

test('reductions gather the elements that differ in the reduced axes alone', () => {
  const shapeAndAxes = target.chain((sizes) => fc.tuple(fc.constant(sizes), fc.subarray(sizes.map((_, axis) => axis))))
  fc.assert(
    fc.property(shapeAndAxes, ([shape, axes]) => {
      const { value } = numbered(shape)
      const kept = shape.map((size, axis) => (axes.includes(axis) ? 1 : size))
      const expected = numbered(kept).value.map((group) => value.filter((flat) => sourceIndex(flat, shape, kept) === group).reduce((sum, element) => sum + element, 0))
      expect(evaluateReduction({ shape, value }, axes, (elements) => sumOf('int64', elements))).toEqual(expected)
    }),
  )
})

test('lines run along their axis', () => {
  const shapeAndAxis = target.filter((sizes) => sizes.length > 0).chain((sizes) => fc.tuple(fc.constant(sizes), fc.integer({ min: 0, max: sizes.length - 1 })))
  fc.assert(
    fc.property(shapeAndAxis, ([shape, axis]) => {
      const { value } = numbered(shape)
      expect(evaluateLines({ shape, value }, axis, shape[axis] ?? 0, (line) => line)).toEqual(value)
      if (shape[axis] === 2)
        expect(evaluateReduction({ shape, value }, [axis], ([, second = null]) => second)).toEqual(evaluateLines({ shape, value }, axis, 1, (line) => line.slice(1)))
    }),
  )
})

test('nothing is made of tensors that are large, symbolic or not known at all', () => {
  const one = { shape: [], value: [1] }
  const identity = (element: number | unknown) => element as number
  expect(evaluateElementwise([one], [MAX_VALUE_ELEMENTS + 1], identity)).toBe(undefined)
  expect(evaluateElementwise([one], [1e9, 1e9], identity)).toBe(undefined)
  expect(evaluateElementwise([one], [1e9, 0], identity)).toBe(undefined)
  expect(evaluateElementwise([{ shape: [2], value: undefined }], [2], identity)).toBe(undefined)
  expect(evaluateElementwise([{ shape: [2], value: [1, 2] }], [2], () => null)).toBe(undefined)
  expect(evaluateElementwise([{ shape: [257], value: Array(257).fill(symbol('h')) }], [257], identity)).toBe(undefined)
  expect(evaluateReduction({ shape: [1e9, 0], value: [] }, [1], () => 0)).toBe(undefined)
  expect(evaluateLines({ shape: [2], value: [1, 2] }, 0, 1e9, (line) => line)).toBe(undefined)
})
