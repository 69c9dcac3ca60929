import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  add,
  atLeast,
  ceil,
  ceilDiv,
  type Dim,
  dimKey,
  elementsOf,
  floor,
  floorDiv,
  isEqual,
  isLess,
  max,
  min,
  modulo,
  multiply,
  negate,
  quotient,
  sameDim,
  substitute,
  subtract,
  sum,
  symbol,
} from '../../src/facts/dim.ts'
import { dimText, parseDim } from '../../src/facts/dim-text.ts'

/** An exact rational number: what every operation is checked against. */
interface Rational {
  readonly of: bigint
  readonly by: bigint
}

type Tree = number | string | { readonly op: keyof typeof OPERATIONS; readonly a: Tree; readonly b: Tree }

const rational = (of: bigint, by = 1n): Rational => (by < 0n ? { of: -of, by: -by } : { of, by })
const floorOf = ({ of, by }: Rational): bigint => (of - (((of % by) + by) % by)) / by
const isBelow = (a: Rational, b: Rational): boolean => a.of * b.by < b.of * a.by
const minus = (a: Rational, b: Rational): Rational => rational(a.of * b.by - b.of * a.by, a.by * b.by)
const times = (a: Rational, b: Rational): Rational => rational(a.of * b.of, a.by * b.by)
const over = (a: Rational, b: Rational): Rational | undefined => (b.of === 0n ? undefined : rational(a.of * b.by, a.by * b.of))
const whole = (a: Rational | undefined): Rational | undefined => a && rational(floorOf(a))
const opposite = (a: Rational | undefined): Rational | undefined => a && rational(-a.of, a.by)

const OPERATIONS = {
  add: [add, (a: Rational, b: Rational) => rational(a.of * b.by + b.of * a.by, a.by * b.by)],
  subtract: [subtract, minus],
  multiply: [multiply, times],
  quotient: [quotient, over],
  floorDiv: [floorDiv, (a: Rational, b: Rational) => whole(over(a, b))],
  ceilDiv: [ceilDiv, (a: Rational, b: Rational) => opposite(whole(opposite(over(a, b))))],
  modulo: [modulo, (a: Rational, b: Rational) => (b.of === 0n ? undefined : minus(a, times(b, whole(over(a, b)) as Rational)))],
  floorOfSum: [(a: Dim, b: Dim) => floor(add(a, b)), (a: Rational, b: Rational) => whole(rational(a.of * b.by + b.of * a.by, a.by * b.by))],
  ceilOfProduct: [(a: Dim, b: Dim) => ceil(multiply(a, b)), (a: Rational, b: Rational) => opposite(whole(opposite(times(a, b))))],
  max: [max, (a: Rational, b: Rational) => (isBelow(a, b) ? b : a)],
  min: [min, (a: Rational, b: Rational) => (isBelow(b, a) ? b : a)],
} as const

const NAMES = ['a', 'b', 'past length']
const bindings = fc.record(Object.fromEntries(NAMES.map((name) => [name, fc.nat(40)])))
const leaf = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constantFrom(...NAMES))
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: 'large' },
    leaf,
    fc.record({ op: fc.constantFrom(...(Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[])), a: tie('tree'), b: tie('tree') }),
  ),
}))

function dimOf(tree: Tree, leafDim: (name: string) => Dim): Dim {
  if (typeof tree === 'number') return tree
  return typeof tree === 'string' ? leafDim(tree) : OPERATIONS[tree.op][0](dimOf(tree.a, leafDim), dimOf(tree.b, leafDim))
}

/** Undefined where something is divided by 0. */
function evaluate(tree: Tree, sizes: Readonly<Record<string, number>>): Rational | undefined {
  if (typeof tree === 'number') return rational(BigInt(tree))
  if (typeof tree === 'string') return rational(BigInt(sizes[tree] ?? 0))
  const [a, b] = [evaluate(tree.a, sizes), evaluate(tree.b, sizes)]
  return a && b && OPERATIONS[tree.op][1](a, b)
}

const bind = (dim: Dim, sizes: Readonly<Record<string, number>>): Dim => substitute(dim, new Map(Object.entries(sizes)))
const exact = ({ of, by }: Rational): Dim => (of < 0n ? negate(exact(rational(-of, by))) : quotient(parseDim(String(of)), parseDim(String(by))))

test('agrees with exact arithmetic, whether sizes are bound before or after', () => {
  fc.assert(
    fc.property(tree, bindings, (tree, sizes) => {
      const value = evaluate(tree, sizes)
      fc.pre(value !== undefined)
      const before = dimOf(tree, (name) => sizes[name] ?? null)
      expect(dimKey(before)).toBe(dimKey(exact(value as Rational)))
      const symbolic = dimOf(tree, symbol)
      if (symbolic !== null) expect(dimKey(bind(symbolic, sizes))).toBe(dimKey(before))
    }),
    { numRuns: 2000 },
  )
})

test('adds and multiplies many at once as it does one after the other', () => {
  const large = fc.constantFrom<Tree>(2 ** 31, -(2 ** 52), 2 ** 53 - 1)
  fc.assert(
    fc.property(fc.array(fc.oneof(tree, large), { maxLength: 3 }), bindings, (trees, sizes) => {
      const values = trees.map((each) => evaluate(each, sizes))
      fc.pre(!values.includes(undefined))
      const dims = trees.map((each) => dimOf(each, symbol))
      const bound = trees.map((each) => dimOf(each, (name) => sizes[name] ?? null))
      const [total, all] = [
        values.reduce((a, b) => OPERATIONS.add[1](a as Rational, b as Rational), rational(0n)),
        values.reduce((a, b) => times(a as Rational, b as Rational), rational(1n)),
      ]
      expect(dimKey(sum(bound))).toBe(dimKey(exact(total as Rational)))
      expect(dimKey(elementsOf(bound))).toBe(dimKey(exact(all as Rational)))
      expect(dimKey(sum(dims))).toBe(dimKey(dims.reduce((a, b) => add(a, b), 0)))
      expect(dimKey(elementsOf(dims))).toBe(dimKey(dims.reduce((a, b) => multiply(a, b), 1)))
    }),
    { numRuns: 2000 },
  )
})

test('gives the sizes behind up to three windows one form, whichever symbol is bound first', () => {
  const windows = fc.array(fc.record({ stride: fc.integer({ min: 1, max: 4 }), pads: fc.integer({ min: -6, max: 6 }), scale: fc.integer({ min: 1, max: 2 }) }), { maxLength: 3 })
  const coefficients = fc.record({ a: fc.integer({ min: 1, max: 4 }), b: fc.integer({ min: 1, max: 4 }) })
  fc.assert(
    fc.property(coefficients, windows, fc.nat(40), (by, steps, size) => {
      const through = (a: Dim): Dim =>
        steps.reduce<Dim>((dim, { stride, pads, scale }) => multiply(add(floorDiv(add(dim, pads), stride), 1), scale), add(multiply(by.a, a), multiply(by.b, symbol('b'))))
      expect(dimKey(bind(through(symbol('a')), { a: size }))).toBe(dimKey(through(size)))
    }),
    { numRuns: 2000 },
  )
})

test('proves only what holds for every size', () => {
  fc.assert(
    fc.property(tree, tree, bindings, fc.integer({ min: -5, max: 5 }), (left, right, sizes, bound) => {
      const [a, b] = [evaluate(left, sizes), evaluate(right, sizes)]
      fc.pre(a !== undefined && b !== undefined)
      const [x, y] = [dimOf(left, symbol), dimOf(right, symbol)]
      const [low, high] = [a as Rational, b as Rational]
      if (atLeast(x, bound)) expect(isBelow(low, rational(BigInt(bound)))).toBe(false)
      if (isLess(x, y) !== undefined) expect(isLess(x, y)).toBe(isBelow(low, high))
      if (isEqual(x, y) !== undefined) expect(isEqual(x, y)).toBe(!isBelow(low, high) && !isBelow(high, low))
    }),
    { numRuns: 2000 },
  )
})

test('reads back what it writes', () => {
  fc.assert(
    fc.property(tree, (tree) => {
      const dim = dimOf(tree, symbol)
      fc.pre(dim !== null && !(typeof dim === 'number' && dim < 0))
      expect(sameDim(parseDim(String(dimText(dim))), dim)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('reads any name and any text without failing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
      expect(parseDim(String(dimText(symbol(name))))).toEqual(symbol(name))
      expect(parseDim(name)).not.toBe(null)
    }),
    { numRuns: 2000 },
  )
})
