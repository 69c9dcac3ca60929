import { add, type Dim, dimKey, isWhole, multiply, quotient, replaceAtoms, subtract, symbol } from '../../facts/dim.ts'
import { divisionAtom, ofAtom } from '../../facts/polynomial.ts'
import type { Attribute } from '../../graph/graph.ts'
import { Attributes } from '../../ops/context.ts'

/** A whole number among a node's attributes: one of its own, an element of a list, the length of a list of floats. */
export interface LiftedAttribute {
  readonly name: string
  readonly value: number
  /** Puts another number in its place. */
  readonly set: (attributes: Map<string, Attribute>, value: number) => void
}

/** Each takes four runs of the rule, so that many of them together take the fourth power. */
const MOST_LIFTED = 3
const MOST_TRIED = 24
/** Longer lists are data. */
const MOST_ELEMENTS = 16

/** The attributes that may be factors of a figure; a flag that is not set is none. */
export function wholeAttributes(attributes: ReadonlyMap<string, Attribute>): readonly LiftedAttribute[] {
  const found = [...attributes].flatMap(([name, attribute]): readonly LiftedAttribute[] => {
    if (attribute.kind === 'int') return [{ name, value: attribute.value, set: (all, value) => all.set(name, { kind: 'int', value }) }]
    if (attribute.kind === 'floats' && attribute.value.length > 0) return [lengthOf(name, attribute.value)]
    if (attribute.kind !== 'ints' || attribute.value.length > MOST_ELEMENTS) return []
    return attribute.value.map((value, i) => ({
      name: `${name}[${i}]`,
      value,
      set: (all, changed) => {
        const list = all.get(name)
        if (list?.kind === 'ints') all.set(name, { kind: 'ints', value: list.value.with(i, changed) })
      },
    }))
  })
  return found.filter(({ value }) => value > 0 && value < 2 ** 31).slice(0, MOST_TRIED)
}

/** How many numbers a list has. */
function lengthOf(name: string, list: readonly number[]): LiftedAttribute {
  return {
    name: `|${name}|`,
    value: list.length,
    set: (all, length) => all.set(name, { kind: 'floats', value: list.slice(0, length).concat(Array<number>(Math.max(0, length - list.length)).fill(0)) }),
  }
}

/** Attributes with other numbers in place of some. */
export function changedAttributes(attributes: ReadonlyMap<string, Attribute>, changes: AttributeChanges): Attributes {
  const changed = new Map(attributes)
  for (const [attribute, value] of changes) attribute.set(changed, value)
  return new Attributes(changed)
}

export type AttributeChanges = ReadonlyMap<LiftedAttribute, number>

export interface Lifted<T> {
  readonly figures: T
  readonly attributes: readonly LiftedAttribute[]
}

/**
 * Names attributes in figures: where a figure is a polynomial of second degree at most in an attribute (as four points of it tell),
 * the attribute's name stands in the place of its number.
 * @param run the figures with other numbers in place of attributes; undefined where there are none
 */
export function liftAttributes<T extends Readonly<Record<string, Dim>>>(
  attributes: readonly LiftedAttribute[],
  run: (changes: AttributeChanges) => T | undefined,
): Lifted<T> | undefined {
  const plain = run(new Map())
  if (plain === undefined) return undefined
  const matters = attributes.filter((attribute) => differ(plain, run(new Map([[attribute, attribute.value + 1]]))))
  const lifted = matters.slice(0, MOST_LIFTED)
  return { figures: named(lifted, run) ?? plain, attributes: lifted }
}

function differ(a: Readonly<Record<string, Dim>>, b: Readonly<Record<string, Dim>> | undefined): boolean {
  return b !== undefined && Object.entries(a).some(([name, dim]) => dimKey(dim) !== dimKey(b[name] ?? null))
}

function named<T extends Readonly<Record<string, Dim>>>(attributes: readonly LiftedAttribute[], run: (changes: AttributeChanges) => T | undefined): T | undefined {
  const [first, ...others] = attributes
  if (first === undefined) return run(new Map())
  const points = [0, 1, 2, 3].map((step) => named(others, (changes) => run(new Map([...changes, [first, first.value + step]]))))
  const [here] = points
  if (here === undefined || !points.every((point) => point !== undefined)) return here
  const along = (name: string): readonly Dim[] => points.map((point) => point[name] ?? null)
  return Object.fromEntries(Object.keys(here).map((name) => [name, throughPoints(along(name), first)])) as T
}

/** The dim with `name` in the place of a value of an attribute, or a multiple of it, in divisors. */
function dividedBy(dim: Dim, name: string, value: number): Dim {
  if (value < 2) return dim
  return replaceAtoms(dim, (atom) => {
    const times = atom.kind === 'floorDiv' && typeof atom.by === 'number' ? atom.by / value : 0
    return atom.kind === 'floorDiv' && times >= 1 && Number.isInteger(times) ? ofAtom(divisionAtom('floorDiv', atom.of, multiply(times, symbol(name)))) : ofAtom(atom)
  })
}

/** `a·v² + b·v + c` through three points that the fourth agrees with, divisors by name; else the number of the first. */
function throughPoints(points: readonly Dim[], { name, value }: LiftedAttribute): Dim {
  const [here = null, next = null, second = null, third = null] = points.map((point, step) => dividedBy(point, name, value + step))
  const bend = add(second, multiply(-2, next), here)
  const isSmooth = subtract(third, add(multiply(3, second), multiply(-3, next), here)) === 0
  const [square, variable] = [quotient(bend, 2), symbol(name)]
  if (!isSmooth || square === null || !isWhole(square)) return points[0] ?? null
  const slope = subtract(subtract(next, here), multiply(square, 2 * value + 1))
  const rest = subtract(here, add(multiply(square, value * value), multiply(slope, value)))
  return add(multiply(square, variable, variable), multiply(slope, variable), rest)
}
