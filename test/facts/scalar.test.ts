import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Dim, dimKey, isExpression, substitute, symbol } from '../../src/facts/dim.ts'
import type { Scalar } from '../../src/facts/fact.ts'
import {
  absoluteScalar,
  addScalars,
  ceilScalar,
  divideScalars,
  floorScalar,
  maxScalars,
  minScalars,
  moduloScalars,
  multiplyScalars,
  negateScalar,
  remainderScalars,
  roundScalar,
  type ScalarFunction,
  subtractScalars,
} from '../../src/facts/scalar.ts'
import { castScalar } from '../../src/facts/scalar-cast.ts'
import { equalScalars, lessOrEqualScalars, lessScalars, whereScalar } from '../../src/facts/scalar-logic.ts'

const small = fc.integer({ min: -1000, max: 1000 })

test.each<[string, ScalarFunction, (a: number, b: number) => number]>([
  ['adds', addScalars, (a, b) => a + b],
  ['subtracts', subtractScalars, (a, b) => a - b],
  ['multiplies', multiplyScalars, (a, b) => a * b],
  ['divides toward zero', divideScalars, (a, b) => Math.trunc(a / b)],
  ['takes remainders of the divisor’s sign', moduloScalars, (a, b) => a - b * Math.floor(a / b)],
  ['takes remainders of the dividend’s sign', remainderScalars, (a, b) => a % b],
  ['takes the larger', maxScalars, Math.max],
  ['takes the smaller', minScalars, Math.min],
])('%s integers as arithmetic does', (_, compute, expected) => {
  const nonZero = small.filter((b) => b !== 0)
  fc.assert(
    fc.property(small, nonZero, (a, b) => {
      expect(compute('int64', a, b)).toBe(expected(a, b) + 0)
    }),
  )
})

test.each<[string, ScalarFunction, (a: number, b: number) => number]>([
  ['adds', addScalars, (a, b) => a + b],
  ['subtracts', subtractScalars, (a, b) => a - b],
  ['multiplies', multiplyScalars, (a, b) => a * b],
  ['divides', divideScalars, (a, b) => a / b],
])('%s floats in their own precision', (_, compute, expected) => {
  const float = fc.float({ noNaN: true, noDefaultInfinity: true })
  fc.assert(
    fc.property(
      float,
      float.filter((b) => b !== 0),
      (a, b) => {
        const [inFloat32] = new Float32Array([expected(a, b)])
        expect(compute('float32', a, b)).toBe((inFloat32 ?? 0) + 0)
      },
    ),
  )
})

/** Integer computations of sizes h and w as a tree, evaluated with any scalars in their place. */
type Tree = (h: Scalar, w: Scalar) => Scalar

const { tree } = fc.letrec<{ tree: Tree }>((tie) => {
  const pair = (compute: ScalarFunction) =>
    fc.tuple(tie('tree'), tie('tree')).map(
      ([a, b]): Tree =>
        (h, w) =>
          compute('int64', a(h, w), b(h, w)),
    )
  const one = (compute: ScalarFunction) =>
    tie('tree').map(
      (a): Tree =>
        (h, w) =>
          compute('int64', a(h, w)),
    )
  const choice = fc.tuple(tie('tree'), tie('tree'), tie('tree'), tie('tree'))
  const binary = [addScalars, subtractScalars, multiplyScalars, divideScalars, moduloScalars, remainderScalars, minScalars, maxScalars].map(pair)
  return {
    tree: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constant<Tree>((h) => h),
      fc.constant<Tree>((_, w) => w),
      fc.integer({ min: -3, max: 7 }).map(
        (n): Tree =>
          () =>
            n,
      ),
      ...binary,
      one(negateScalar),
      one(absoluteScalar),
      choice.map(
        ([a, b, x, y]): Tree =>
          (h, w) =>
            whereScalar(lessScalars('int64', a(h, w), b(h, w)), x(h, w), y(h, w)),
      ),
      choice.map(
        ([a, b, x, y]): Tree =>
          (h, w) =>
            whereScalar(lessOrEqualScalars('int64', a(h, w), b(h, w)), x(h, w), y(h, w)),
      ),
      choice.map(
        ([a, b, x, y]): Tree =>
          (h, w) =>
            whereScalar(equalScalars('int64', a(h, w), b(h, w)), x(h, w), y(h, w)),
      ),
    ),
  }
})

test('sizes bound before or after a computation give the same result', () => {
  const size = fc.integer({ min: 0, max: 40 })
  fc.assert(
    fc.property(tree, size, size, (compute, h, w) => {
      const before = compute(h, w)
      const symbolic = compute(symbol('h'), symbol('w'))
      const after = isExpression(symbolic as Dim)
        ? substitute(
            symbolic as Dim,
            new Map([
              ['h', h],
              ['w', w],
            ]),
          )
        : symbolic
      if (before !== null && after !== null) expect(after).toBe(before)
    }),
    { numRuns: 2000 },
  )
})

test.each<[string, ScalarFunction, ScalarFunction]>([
  ['multiplied and cut', multiplyScalars, (_, a = null) => castScalar('float32', 'int64', a)],
  ['multiplied and rounded down', multiplyScalars, floorScalar],
  ['multiplied and rounded up', multiplyScalars, ceilScalar],
  ['divided and cut', divideScalars, (_, a = null) => castScalar('float32', 'int64', a)],
  ['divided and rounded up', divideScalars, ceilScalar],
])('sizes %s by a float32 are what a run gives, or nothing', (_, compute, round) => {
  const factor = fc.oneof(
    fc.tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 100 })).map(([of, by]) => Math.fround(of / by)),
    fc.float({ min: Math.fround(0.01), max: 20, noNaN: true }),
  )
  fc.assert(
    fc.property(factor, fc.integer({ min: 0, max: 8192 }), (by, h) => {
      const symbolic = round('float32', compute('float32', symbol('h'), by))
      if (symbolic === null) return
      expect(substitute(symbolic as Dim, new Map([['h', h]]))).toBe(round('float32', compute('float32', h, by)))
    }),
    { numRuns: 5000 },
  )
})

test('follows the factors that people write', () => {
  const scaled = (by: number) => floorScalar('float32', multiplyScalars('float32', symbol('h'), Math.fround(by)))
  expect([0.5, 2, 1.5, 0.75, 1.1].map((by) => (scaled(by) as { key: string }).key)).toEqual(['floor(h/2)', '2*h', 'h + floor(h/2)', 'floor((3*h)/4)', 'h + floor(h/10)'])
  expect(scaled(Math.PI)).toBe(null)
  expect(multiplyScalars('float64', symbol('h'), 0.7)).toBe(null)
})

test('knows nothing of text, missing elements and other types', () => {
  expect(addScalars('string', 1, 2)).toBe(null)
  expect(addScalars(undefined, 1, 2)).toBe(null)
  expect(addScalars('int64', true, 2)).toBe(null)
  expect(addScalars('int64', null, 2)).toBe(null)
  expect(addScalars('complex64', 1, 2)).toBe(null)
  expect(roundScalar('float32', divideScalars('float32', symbol('h'), 2))).toBe(null)
})

test.each<[string, ScalarFunction, string]>([
  ['adds', addScalars, 'N + 2'],
  ['subtracts', subtractScalars, 'N - 2'],
  ['takes the larger of', maxScalars, 'max(2, N)'],
  ['takes the smaller of', minScalars, 'min(2, N)'],
])('%s a float computed from sizes and a number', (_, compute, text) => {
  expect(dimKey(compute('float32', symbol('N'), 2) as Dim)).toBe(text)
})
