import { type Dim, dimKey, symbol, symbolsOf } from '../../facts/dim.ts'
import { bitsOf } from '../../facts/dtype.ts'
import { elementCount, type Fact, type TensorFact, type Value } from '../../facts/fact.ts'
import type { NodeWalk } from '../infer.ts'
import type { NamedProduct } from './dim-formula.ts'
import type { NamedSize } from './explanation.ts'
import { sizeOf } from './layer-nodes.ts'

/** Which sizes of a node get a name, and whether equal ones get the same. */
export interface Naming {
  readonly isNamed: (size: Dim, fact: TensorFact) => boolean
  readonly isShared?: boolean
  /** Whether small values, such as a number of tokens, get names too. */
  readonly isOfValues?: boolean
}

const isMany = (size: Dim): boolean => size !== 1 && size !== 0

/** From names for everything to names for as little as a rule does not look at: one that decides by a size, or compares two, needs to see it. */
export const NAMINGS: readonly [Naming, ...Naming[]] = [
  { isNamed: () => true, isOfValues: true },
  { isNamed: (_, fact) => fact.value === undefined, isOfValues: true },
  { isNamed: () => true },
  { isNamed: (_, fact) => fact.value === undefined },
  { isNamed: isMany },
  { isNamed: (size, fact) => isMany(size) && fact.value === undefined },
  { isNamed: (size, fact) => isMany(size) && fact.value === undefined, isShared: true },
]

/** Longer values are lists of data. */
const MOST_VALUES = 8

/** A node's tensors with names in the places of their sizes. */
export interface NamedTensors {
  /** Inputs and outputs as a rule sees them. */
  readonly inputs: readonly (Fact | undefined)[]
  readonly outputs: readonly (Fact | undefined)[]
  /** What is read and written: each as it is stored, by the name of all its elements. */
  readonly stored: readonly (Fact | undefined)[]
  readonly written: readonly (Fact | undefined)[]
  /** What each name stands for. */
  readonly values: ReadonlyMap<string, Dim>
  /** `|X|` for all the sizes of X. */
  readonly products: readonly NamedProduct[]
  readonly sizes: readonly NamedSize[]
}

/** Inputs are X, X2, X3 …, outputs Y, Y2 …; axis 1 of X is `X[1]`, all its elements are `|X|`. A tensor used twice keeps its first name. */
export function namedTensors({ context, outputs, node }: Pick<NodeWalk, 'context' | 'outputs' | 'node'>, naming: Naming): NamedTensors {
  const [letters, shared] = [new Map<string, string>(), new Map<string, string>()]
  const [values, products, sizes] = [new Map<string, Dim>(), [] as NamedProduct[], [] as NamedSize[]]
  const named = (fact: Fact | undefined, tensor: string, letter: string): Fact | undefined => {
    if (fact?.kind !== 'tensor' || fact.shape === undefined || tensor === '') return fact
    const known = letters.get(tensor)
    letters.set(tensor, known ?? letter)
    const at = known ?? letter
    const isNamed = (size: Dim): boolean => size !== null && naming.isNamed(size, fact)
    const nameOf = (size: Dim, axis: number): string => {
      const own = `${at}[${axis}]`
      const first = shared.get(dimKey(size)) ?? own
      shared.set(dimKey(size), first)
      return naming.isShared ? first : own
    }
    const shape = fact.shape.map((size, axis) => (isNamed(size) ? symbol(nameOf(size, axis)) : size))
    if (known === undefined) {
      sizes.push({ symbol: `|${at}|`, meaning: meaningOf(tensor, fact), size: countOf(fact) })
      values.set(`|${at}|`, elementCount(fact))
      for (const [axis, size] of fact.shape.entries()) {
        sizes.push({ symbol: `${at}[${axis}]`, meaning: `axis ${axis} of ${tensor}`, size: sizeOf(size) })
        if (isNamed(size)) values.set(`${at}[${axis}]`, size)
      }
      if (fact.shape.every((size) => isNamed(size) || size === 1)) products.push({ name: `|${at}|`, factors: shape.flatMap((size) => symbolsOf(size)) })
    }
    return naming.isOfValues === true ? { ...fact, shape, value: namedValue(fact, at, tensor) } : { ...fact, shape }
  }
  const namedValue = ({ value, weight }: TensorFact, at: string, tensor: string): Value | undefined => {
    if (weight !== undefined || value === undefined || value.length > MOST_VALUES) return value
    return value.map((element, i) => {
      if (typeof element !== 'number' || element < 1 || !Number.isSafeInteger(element)) return element
      const own = `${at.toLowerCase()}${value.length === 1 ? '' : `[${i}]`}`
      if (!values.has(own)) sizes.push({ symbol: own, meaning: `value of ${tensor}`, size: element })
      values.set(own, element)
      return symbol(own)
    })
  }
  const letterOf = (letter: string, i: number): string => (i === 0 ? letter : `${letter}${i + 1}`)
  const inputs = context.inputs.map((fact, i) => named(fact, context.inputNames[i] ?? '', letterOf('X', i)))
  const made = outputs.map((fact, i) => named(fact, node.outputs[i] ?? '', letterOf('Y', i)))
  const flat = (facts: readonly (Fact | undefined)[], names: readonly string[]) => facts.map((fact, i) => asStored(fact, letters.get(names[i] ?? '')))
  return { inputs, outputs: made, stored: flat(inputs, context.inputNames), written: flat(made, node.outputs), values, products: longestFirst(products), sizes }
}

/** Outputs first: most rules speak of them. */
function longestFirst(products: readonly NamedProduct[]): readonly NamedProduct[] {
  return products.filter(({ factors }) => factors.length > 0).sort((a, b) => b.factors.length - a.factors.length)
}

function asStored(fact: Fact | undefined, letter: string | undefined): Fact | undefined {
  if (fact?.kind !== 'tensor' || letter === undefined) return fact
  return { kind: 'tensor', dtype: fact.weight?.dtype ?? fact.dtype, shape: fact.shape?.includes(null) === true ? fact.shape : [symbol(`|${letter}|`)] }
}

function countOf(fact: TensorFact): number | string {
  return sizeOf(elementCount(fact))
}

function meaningOf(tensor: string, fact: TensorFact): string {
  const dtype = fact.weight?.dtype ?? fact.dtype
  return `elements of ${tensor}${dtype === undefined ? '' : `, ${dtype}${widthOf(bitsOf(dtype))}`}`
}

/** What an element takes, so that bytes can be told from elements. */
function widthOf(bits: number | undefined): string {
  if (bits === undefined) return ''
  return bits % 8 === 0 ? `: ${bits / 8} byte${bits === 8 ? '' : 's'} each` : `: ${bits} bits each`
}
