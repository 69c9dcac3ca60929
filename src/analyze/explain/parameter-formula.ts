import type { Dim } from '../../facts/dim.ts'
import { Attributes } from '../../ops/context.ts'
import { contextWith } from '../../ops/reuse.ts'
import type { NodeWalk } from '../infer.ts'
import type { StoredWeight } from '../weights.ts'
import { dimFormula } from './dim-formula.ts'
import type { NamedSize } from './explanation.ts'
import { type Formula, namesOf, sum } from './formula.ts'
import { liftAttributes, wholeAttributes } from './lift-attributes.ts'
import { NAMINGS, namedTensors } from './named-tensors.ts'
import type { NamedFormulas } from './rule-formulas.ts'

/** The parameters that are counted at a node: all elements of their slots, or what packed slots stand for. */
export function parameterFormula(walk: NodeWalk, weights: readonly StoredWeight[]): NamedFormulas {
  const [naming] = NAMINGS
  const counted = weights.filter((weight) => weight.mainUsers[0] === walk.node && weight.class === 'params')
  const slots = counted.map((weight) => weight.slots.find(({ node }) => node === walk.node)?.slot)
  if (naming === undefined || slots.length === 0 || !slots.every((slot) => slot !== undefined)) return { sizes: [], formulas: [] }
  const tensors = namedTensors(walk, naming)
  const packed = packedElements(walk)
  const terms = slots.map((slot): Formula => packed?.figures.get(slot) ?? `|${slot === 0 ? 'X' : `X${slot + 1}`}|`)
  const formula = sum(...terms)
  const sizes = [...tensors.sizes, ...(packed?.sizes ?? [])].filter(({ symbol }) => namesOf(formula).includes(symbol))
  return { sizes, formulas: [{ what: 'Parameters', figure: 'params', formula, equals: 'params' }] }

  function packedElements({ spec, context, node }: NodeWalk): { readonly figures: ReadonlyMap<number, Formula>; readonly sizes: readonly NamedSize[] } | undefined {
    const lifted = liftAttributes<Readonly<Record<string, Dim>>>(wholeAttributes(node.attributes), (changes) => {
      const attributes = new Map(node.attributes)
      for (const [attribute, value] of changes) attribute.set(attributes, value)
      return spec?.logicalElements?.(contextWith(context, { inputs: tensors.inputs, attrs: new Attributes(attributes) }))
    })
    if (lifted === undefined) return undefined
    const figures = Object.entries(lifted.figures).flatMap(([slot, dim]): [number, Formula][] => {
      const formula = dimFormula(dim, tensors.products)
      return formula === undefined ? [] : [[Number(slot), formula]]
    })
    return { figures: new Map(figures), sizes: lifted.attributes.map(({ name, value }) => ({ symbol: name, meaning: 'attribute', size: value })) }
  }
}
