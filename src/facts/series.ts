import { add, multiply, subtract } from './arithmetic.ts'
import { type Dim, isExpression, substitute, symbolsOf } from './dim.ts'
import { floorDiv } from './division.ts'
import { type Expression, ofAtom } from './polynomial.ts'

/** Of higher degree a sum is not worked out. */
const MAX_DEGREE = 6

/** `Σ P(i)` for i from 0 to below `count`, of the polynomial that has these differences: `Σ Δᵏ P(0) · C(count, k + 1)`. */
export function seriesOf(differences: readonly Dim[], count: Dim): Dim {
  return add(...differences.map((difference, k) => chosen(difference, count, k + 1)))
}

/** `P(0)`, `ΔP(0) = P(1) - P(0)`, `Δ²P(0)`, …, after which all are 0. Undefined where `dim` is no polynomial in `variable`, or not known. */
export function differencesOf(dim: Dim, variable: string): readonly Dim[] | undefined {
  const degree = isExpression(dim) ? degreeIn(dim, variable) : 0
  if (dim === null || degree === undefined || degree > MAX_DEGREE) return undefined
  const differences: Dim[] = []
  let values = Array.from({ length: degree + 1 }, (_, i) => substitute(dim, new Map([[variable, i]])))
  while (values.length > 0) {
    differences.push(values[0] ?? null)
    values = values.slice(1).map((value, i) => subtract(value, values[i] ?? null))
  }
  return differences
}

/** `dim · C(count, k)`, in which no fraction is left over. */
export function chosen(dim: Dim, count: Dim, k: number): Dim {
  const falling = Array.from({ length: k }, (_, i) => subtract(count, i))
  const factorial = falling.reduce((product: number, _, i) => product * (i + 1), 1)
  return floorDiv(multiply(dim, ...falling), factorial)
}

/** The highest power of a symbol; undefined where it stands inside a division or an extreme. */
function degreeIn({ terms }: Expression, variable: string): number | undefined {
  let degree = 0
  for (const { factors } of terms) {
    for (const { atom, power } of factors) {
      if (atom.kind === 'symbol' && atom.name === variable) degree = Math.max(degree, power)
      else if (symbolsOf(ofAtom(atom)).includes(variable)) return undefined
    }
  }
  return degree
}
