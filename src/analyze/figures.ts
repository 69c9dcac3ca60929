import type { Amount } from '../facts/amount.ts'
import { type Dim, dimKey, isExpression, symbolsOf } from '../facts/dim.ts'
import type { Figure } from '../util/figure.ts'
import { shellWord } from '../util/shell-word.ts'

/**
 * An amount as a figure: a value, or the reason there is none. `symbolic` is the same amount with default bindings still free;
 * it gives the formula.
 */
export function toFigure(amount: Amount, symbolic?: Amount): Figure {
  const formula = formulaOf(symbolic) ?? formulaOf(amount)
  const figure = figureOf(amount)
  return formula === undefined ? figure : { ...figure, formula }
}

function figureOf(amount: Amount): Figure {
  const { dim, status, why } = amount
  if (why !== undefined) return { unknown: why, ...lowest(amount) }
  if (isExpression(dim)) return { unknown: whyFree(dim) }
  if (dim === null) return { unknown: 'the formula is too long' }
  return status === 'exact' ? { value: dim } : { value: dim, status }
}

/** An exact integer as a figure. */
export function countFigure(value: number): Figure {
  return Number.isSafeInteger(value) ? { value } : { unknown: 'more than 2^53, which JSON numbers cannot hold exactly' }
}

function formulaOf(amount: Amount | undefined): string | undefined {
  return amount !== undefined && amount.why === undefined && isExpression(amount.dim) ? dimKey(amount.dim) : undefined
}

/** What is known of an amount from which something is missing: a part that is itself an upper bound tells nothing. */
function lowest({ dim, status }: Amount): { readonly atLeast?: number } {
  return typeof dim === 'number' && dim >= 1 && (status === 'exact' || status === 'lower') ? { atLeast: dim } : {}
}

function whyFree(dim: Dim): string {
  const names = symbolsOf(dim)
  if (names.length === 0) return 'more than 2^53, which JSON numbers cannot hold exactly'
  return `depends on ${names.join(', ')}: give ${names.map((name) => `--dim ${shellWord(`${name}=N`)}`).join(' ')}`
}
