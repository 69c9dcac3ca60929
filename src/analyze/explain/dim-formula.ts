import { type Atom, type Dim, isExpression, operandsOf, subtract, type Term } from '../../facts/dim.ts'
import { ceil, difference, type Formula, floor, max, min, modulo, product, quotient, sum } from './formula.ts'

/** A product of sizes that has a name of its own: `|X|` for all the sizes of X. */
export interface NamedProduct {
  readonly name: string
  readonly factors: readonly string[]
}

const collator = new Intl.Collator('en', { numeric: true })

/** `|X|` before `|X2|` before `|X10|`. */
export function compareNames(a: string, b: string): number {
  return collator.compare(a.replaceAll('|', ''), b.replaceAll('|', ''))
}

/** A term while it is taken apart: its coefficient, and what it multiplies, names in the order in which they are to be read. */
interface Monomial {
  readonly coefficient: bigint
  readonly factors: readonly Formula[]
}

/**
 * A dim as people write it: products that have a name by that name, and what all terms have in common before the brackets. Undefined
 * for what cannot be written down.
 */
export function dimFormula(dim: Dim, products: readonly NamedProduct[]): Formula | undefined {
  if (dim === null) return undefined
  if (!isExpression(dim)) return Number.isSafeInteger(dim) && dim >= 0 ? dim : undefined
  const monomials = dim.terms.map((term) => monomialOf(term, products))
  return monomials.every((monomial) => monomial !== undefined) ? sumOf(monomials) : undefined
}

function monomialOf({ coefficient, factors }: Term, products: readonly NamedProduct[]): Monomial | undefined {
  let names = factors.flatMap(({ atom, power }) => (atom.kind === 'symbol' ? Array.from<string>({ length: power }).fill(atom.name) : []))
  const found: string[] = []
  for (const { name, factors: parts } of products) {
    for (let left = without(names, parts); left !== undefined; left = without(names, parts)) {
      found.push(name)
      names = left
    }
  }
  const others = factors.flatMap(({ atom, power }) => (atom.kind === 'symbol' ? [] : Array.from({ length: power }, () => atomFormula(atom, products))))
  return others.every((other) => other !== undefined) ? { coefficient, factors: [...found, ...names, ...others] } : undefined
}

/** The names that are left when `parts` are taken out; undefined when they are not all there, or there is nothing to take. */
function without(names: readonly string[], parts: readonly string[]): string[] | undefined {
  const left = [...names]
  for (const part of parts) {
    const at = left.indexOf(part)
    if (at < 0) return undefined
    left.splice(at, 1)
  }
  return parts.length === 0 ? undefined : left
}

function atomFormula(atom: Exclude<Atom, { readonly kind: 'symbol' }>, products: readonly NamedProduct[]): Formula | undefined {
  const operands = operandsOf(atom).map((operand) => dimFormula(operand, products))
  if (!operands.every((operand) => operand !== undefined)) return undefined
  const [of = 0, by = 1] = operands
  switch (atom.kind) {
    case 'floorDiv':
      return roundedUp(atom, products) ?? floor(by === 1 ? of : quotient(of, by))
    case 'quotient':
      return quotient(of, by)
    case 'mod':
      return modulo(of, by)
    case 'max':
      return max(...operands)
    case 'min':
      return min(...operands)
  }
}

/** `⌊(a + n − 1)/n⌋` is `⌈a/n⌉`. */
function roundedUp({ of, by }: { readonly of: Dim; readonly by: Dim }, products: readonly NamedProduct[]): Formula | undefined {
  if (typeof by !== 'number' || by < 2 || !isExpression(of)) return undefined
  const constant = of.terms.find(({ factors }) => factors.length === 0)?.coefficient
  const rest = constant === BigInt(by - 1) ? dimFormula(subtract(of, by - 1), products) : undefined
  return rest === undefined ? undefined : ceil(quotient(rest, by))
}

function sumOf(monomials: readonly Monomial[]): Formula | undefined {
  const [first] = monomials
  if (first === undefined) return 0
  if (monomials.length === 1) return first.coefficient > 0n ? productOf(first) : undefined
  const divisor = monomials.reduce((a, { coefficient }) => commonDivisor(a, coefficient < 0n ? -coefficient : coefficient), 0n)
  const shared = first.factors.filter((factor, i) => {
    const before = first.factors.slice(0, i).filter((other) => other === factor).length
    return monomials.every(({ factors }) => factors.filter((other) => other === factor).length > before)
  })
  const rests = inOrder(monomials).map(({ coefficient, factors }): Monomial => ({ coefficient: coefficient / divisor, factors: remaining(factors, shared) }))
  const [positive, negative] = [rests.filter(({ coefficient }) => coefficient > 0n), rests.filter(({ coefficient }) => coefficient < 0n)]
  const added = positive.map(productOf)
  const taken = negative.map(({ coefficient, factors }) => productOf({ coefficient: -coefficient, factors }))
  if (added.length === 0 || ![...added, ...taken].every((part) => part !== undefined)) return undefined
  const inner = (taken as Formula[]).reduce(difference, sum(...(added as Formula[])))
  const outer = divisor === 1n ? shared : [Number(divisor), ...shared]
  return Number.isSafeInteger(Number(divisor)) ? product(...outer, inner) : undefined
}

function inOrder(monomials: readonly Monomial[]): readonly Monomial[] {
  const key = ({ factors: [first] }: Monomial): string => (typeof first === 'string' ? first : '~')
  return monomials.length > 2 && monomials.some(({ factors }) => factors.length > 1) ? monomials : [...monomials].sort((a, b) => compareNames(key(a), key(b)))
}

function remaining(factors: readonly Formula[], shared: readonly Formula[]): readonly Formula[] {
  const left = [...factors]
  for (const factor of shared) left.splice(left.indexOf(factor), 1)
  return left
}

function productOf({ coefficient, factors }: Monomial): Formula | undefined {
  const number = Number(coefficient)
  if (!Number.isSafeInteger(number)) return undefined
  return number === 1 && factors.length > 0 ? product(...factors) : product(number, ...factors)
}

function commonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : commonDivisor(b, a % b)
}
