import { type Atom, add, type Dim, multiply, replaceAtoms, sameDim, substitute } from '../../facts/dim.ts'
import { ofAtom } from '../../facts/polynomial.ts'
import type { NodeWalk } from '../infer.ts'
import { compareNames, dimFormula } from './dim-formula.ts'
import { type ClosedFormula, type NamedSize, PROFILE_FIGURES } from './explanation.ts'
import { type Formula, namesOf, product, sum } from './formula.ts'
import { sizeOf } from './layer-nodes.ts'
import { liftAttributes, wholeAttributes } from './lift-attributes.ts'
import { NAMINGS, type NamedTensors, namedTensors } from './named-tensors.ts'
import { type RuleFigure, type RuleFigures, ruleFigures } from './rule-figures.ts'

/** Formulas with the names that they use. */
export interface NamedFormulas {
  readonly sizes: readonly NamedSize[]
  readonly formulas: readonly ClosedFormula[]
}

/** A figure of a rule in names, and what the names stand for. */
interface Found {
  readonly formula: Formula
  readonly sizes: readonly NamedSize[]
}

/**
 * Formulas of what a node counts, from the rule that counts it: the rule is run once more with names in the place of sizes, and of
 * attributes that are factors. Only what comes to the same as the count is told.
 */
export function ruleFormulas(walk: NodeWalk): NamedFormulas {
  const found = new Map<RuleFigure, Found>()
  const counted = countedFigures(walk)
  const whole = wholeAttributes(walk.node.attributes)
  for (const naming of NAMINGS) {
    const open = (Object.keys(counted) as RuleFigure[]).filter((figure) => !found.has(figure) && counted[figure] !== 0 && counted[figure] !== null)
    if (open.length === 0) break
    const tensors = namedTensors(walk, naming)
    const lifted = liftAttributes(whole, (changes) => ruleFigures(walk, tensors, changes))
    if (lifted === undefined) continue
    const values = new Map<string, Dim>([...tensors.values, ...lifted.attributes.map(({ name, value }): [string, Dim] => [name, value])])
    const attributes = lifted.attributes.map(({ name, value }): NamedSize => ({ symbol: name, meaning: 'attribute', size: value }))
    for (const figure of open) {
      const formula = trueFormula(lifted.figures[figure], counted[figure], values, tensors)
      if (formula !== undefined) found.set(figure, { formula, sizes: sizesIn(formula, [...tensors.sizes, ...attributes]) })
    }
  }
  return assembled(found, counted)
}

/** What was counted, FLOPs besides those of the MACs apart. */
function countedFigures({ cost: { amounts } }: NodeWalk): RuleFigures {
  const { macs, flops, transcendentals, readBytes, writeBytes } = amounts
  const known = ({ dim, why }: typeof macs): Dim => (why === undefined ? dim : null)
  return {
    macs: known(macs),
    otherFlops: add(known(flops), multiply(-2, known(macs))),
    transcendentals: known(transcendentals),
    readBytes: known(readBytes),
    writeBytes: known(writeBytes),
  }
}

/** The figure in names, when it comes to what was counted. */
function trueFormula(named: Dim, counted: Dim, values: ReadonlyMap<string, Dim>, { products }: NamedTensors): Formula | undefined {
  const plain = replaceAtoms(named, (atom) => withoutBroadcast(atom, values))
  return sameDim(substitute(plain, values), counted) ? dimFormula(plain, products) : undefined
}

/** Sizes that broadcast: in place of the larger of some, of which all others are 1 or as large, that one stands. */
function withoutBroadcast(atom: Atom, values: ReadonlyMap<string, Dim>): Dim {
  const sizes = atom.kind === 'max' ? atom.of.map((operand) => substitute(operand, values)) : []
  const numbers = sizes.filter((size) => typeof size === 'number')
  const largest = Math.max(...numbers)
  const isBroadcast = atom.kind === 'max' && numbers.length === sizes.length && numbers.every((size) => size === 1 || size === largest)
  return isBroadcast ? (atom.of[numbers.indexOf(largest)] ?? null) : ofAtom(atom)
}

/** The sizes a formula names; a symbol of the model itself stands for itself. */
function sizesIn(formula: Formula, sizes: readonly NamedSize[]): readonly NamedSize[] {
  return namesOf(formula).map((name) => sizes.find(({ symbol }) => symbol === name) ?? { symbol: name, meaning: 'a size that is not fixed', size: name })
}

/** Figures that do not depend on the MACs. */
const BESIDES_PRODUCTS = ['transcendentals', 'readBytes', 'writeBytes'] as const

function assembled(found: ReadonlyMap<RuleFigure, Found>, { macs, otherFlops }: RuleFigures): NamedFormulas {
  const products = found.get('macs')?.formula
  const other = otherFlops === 0 ? 0 : found.get('otherFlops')?.formula
  const others = BESIDES_PRODUCTS.flatMap((name): readonly ClosedFormula[] => {
    const formula = found.get(name)?.formula
    return formula === undefined ? [] : [{ ...PROFILE_FIGURES[name], formula, equals: name }]
  })
  const sizes = [...found.values()].flatMap((each) => each.sizes)
  return {
    sizes: sizes.filter(({ symbol }, i) => sizes.findIndex((earlier) => earlier.symbol === symbol) === i).sort((a, b) => compareNames(a.symbol, b.symbol)),
    formulas: [...(products === undefined ? [] : [{ ...PROFILE_FIGURES.macs, formula: products, equals: 'macs' } as const]), ...flopsFormula(macs, other), ...others],
  }
}

/** FLOPs are two for each MAC, and the others. */
function flopsFormula(macs: Dim, other: Formula | undefined): readonly ClosedFormula[] {
  if (other === undefined || macs === null || (macs === 0 && other === 0)) return []
  const products = product(2, 'MACs')
  const formula = macs === 0 ? other : other === 0 ? products : sum(products, other)
  return [{ ...PROFILE_FIGURES.flops, formula, equals: 'flops', own: [{ symbol: 'MACs', meaning: 'as above', size: sizeOf(macs) }] }]
}
