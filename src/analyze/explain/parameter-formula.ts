import type { Dim } from '../../facts/dim.ts'
import { contextWith } from '../../ops/reuse.ts'
import type { NodeWalk } from '../infer.ts'
import type { StoredWeight } from '../weights.ts'
import { dimFormula } from './dim-formula.ts'
import { type NamedSize, PROFILE_FIGURES } from './explanation.ts'
import { type Formula, namesOf, sum } from './formula.ts'
import { changedAttributes, liftAttributes, wholeAttributes } from './lift-attributes.ts'
import { NAMINGS, type NamedTensors, namedTensors } from './named-tensors.ts'
import type { NamedFormulas } from './rule-formulas.ts'

/** More weights than these are told as a number. */
const MOST_WEIGHTS = 12

/** The parameters that are counted at a node: all elements of their slots, or what packed slots stand for; of bodies, weight by weight. */
export function parameterFormula(walk: NodeWalk, weights: readonly StoredWeight[]): NamedFormulas {
  const counted = weights.filter((weight) => weight.mainUsers[0] === walk.node && weight.class === 'params')
  const slots = counted.map((weight) => weight.slots.find(({ node }) => node === walk.node)?.slot)
  const { terms, sizes } = slots.every((slot) => slot !== undefined) ? ofSlots(walk, slots) : ofWeights(counted)
  if (terms.length === 0 || terms.length > MOST_WEIGHTS) return { sizes: [], formulas: [] }
  const formula = sum(...terms)
  const names = namesOf(formula)
  return { sizes: sizes.filter(({ symbol }) => names.includes(symbol)), formulas: [{ ...PROFILE_FIGURES.params, formula, equals: 'params' }] }
}

interface Terms {
  readonly terms: readonly Formula[]
  readonly sizes: readonly NamedSize[]
}

function ofWeights(counted: readonly StoredWeight[]): Terms {
  const sizes = counted.map(({ name, elements }, i): NamedSize => ({ symbol: `W${i + 1}`, meaning: `elements of ${name}`, size: elements }))
  return { terms: sizes.map(({ symbol }) => symbol), sizes }
}

function ofSlots(walk: NodeWalk, slots: readonly number[]): Terms {
  const tensors = namedTensors(walk, NAMINGS[0])
  const packed = packedElements(walk, tensors)
  const terms = slots.map((slot): Formula => packed.figures.get(slot) ?? `|${slot === 0 ? 'X' : `X${slot + 1}`}|`)
  return { terms, sizes: [...tensors.sizes, ...packed.sizes] }
}

/** What packed slots stand for, by slot. */
function packedElements(
  { spec, context, node }: NodeWalk,
  { inputs, products }: NamedTensors,
): { readonly figures: ReadonlyMap<number, Formula>; readonly sizes: readonly NamedSize[] } {
  const lifted = liftAttributes<Readonly<Record<string, Dim>>>(wholeAttributes(node.attributes), (changes) =>
    spec?.logicalElements?.(contextWith(context, { inputs, attrs: changedAttributes(node.attributes, changes) })),
  )
  const figures = Object.entries(lifted?.figures ?? {}).flatMap(([slot, dim]): [number, Formula][] => {
    const formula = dimFormula(dim, products)
    return formula === undefined ? [] : [[Number(slot), formula]]
  })
  return { figures: new Map(figures), sizes: (lifted?.attributes ?? []).map(({ name, value }) => ({ symbol: name, meaning: 'attribute', size: value })) }
}
