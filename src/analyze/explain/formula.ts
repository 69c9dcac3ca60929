/** An arithmetic expression over named sizes: what a textbook prints, and what it comes to. */
export type Formula = number | string | Operation

interface Operation {
  readonly operator: Operator
  readonly operands: readonly Formula[]
}

type Operator = 'sum' | 'difference' | 'product' | 'quotient' | 'mod' | 'floor' | 'ceil' | 'log2' | 'max' | 'min'

export const sum = (...operands: readonly Formula[]): Formula => joined('sum', operands)
export const product = (...operands: readonly Formula[]): Formula => joined('product', operands)
export const difference = (a: Formula, b: Formula): Formula => ({ operator: 'difference', operands: [a, b] })
export const quotient = (a: Formula, b: Formula): Formula => ({ operator: 'quotient', operands: [a, b] })
export const modulo = (a: Formula, b: Formula): Formula => ({ operator: 'mod', operands: [a, b] })
export const floor = (a: Formula): Formula => ({ operator: 'floor', operands: [a] })
export const ceil = (a: Formula): Formula => ({ operator: 'ceil', operands: [a] })
export const log2 = (a: Formula): Formula => ({ operator: 'log2', operands: [a] })
export const max = (...operands: readonly Formula[]): Formula => ({ operator: 'max', operands })
export const min = (...operands: readonly Formula[]): Formula => ({ operator: 'min', operands })

function joined(operator: 'sum' | 'product', operands: readonly Formula[]): Formula {
  const [only] = operands
  return operands.length === 1 && only !== undefined ? only : { operator, operands }
}

/** Numbers of the names; a size that is not fixed stands as its own expression. */
export type Sizes = ReadonlyMap<string, number | string>

/** Operators that stand between their operands, and how closely they hold them. */
const SIGNS: Readonly<Partial<Record<Operator, { readonly sign: string; readonly binds: number }>>> = {
  sum: { sign: ' + ', binds: 1 },
  difference: { sign: ' − ', binds: 1 },
  product: { sign: '·', binds: 2 },
  quotient: { sign: '/', binds: 2 },
}

/** Operators that are written around their operands. */
const AROUND: Readonly<Partial<Record<Operator, readonly [before: string, after: string]>>> = {
  floor: ['⌊', '⌋'],
  ceil: ['⌈', '⌉'],
  log2: ['log2(', ')'],
  max: ['max(', ')'],
  min: ['min(', ')'],
  mod: ['mod(', ')'],
}

/** The formula with its names, or with sizes in their places. */
export function formulaText(formula: Formula, sizes?: Sizes): string {
  if (typeof formula === 'number') return String(formula)
  if (typeof formula === 'string') return sizes === undefined ? formula : sizeText(sizes.get(formula))
  const { operator, operands } = formula
  const [before, after] = AROUND[operator] ?? []
  if (before !== undefined) return `${before}${operands.map((operand) => formulaText(operand, sizes)).join(', ')}${after}`
  return operands
    .map((operand, i) => {
      const text = formulaText(operand, sizes)
      return needsBrackets(operand, operator, i) ? `(${text})` : text
    })
    .join(SIGNS[operator]?.sign)
}

function sizeText(size: number | string | undefined): string {
  if (size === undefined) return '?'
  return typeof size === 'string' && /[^\w.]/.test(size) ? `(${size})` : String(size)
}

function needsBrackets(operand: Formula, within: Operator, position: number): boolean {
  const [inner, outer] = [typeof operand === 'object' ? SIGNS[operand.operator]?.binds : undefined, SIGNS[within]?.binds]
  if (typeof operand !== 'object' || inner === undefined || outer === undefined) return false
  if (inner !== outer) return inner < outer
  return within === 'product' ? operand.operator === 'quotient' : within !== 'sum' && position > 0
}

const RESULTS: Readonly<Record<Operator, (values: readonly number[]) => number>> = {
  sum: (values) => values.reduce((all, value) => all + value),
  difference: (values) => values.reduce((all, value) => all - value),
  product: (values) => values.reduce((all, value) => all * value),
  quotient: (values) => values.reduce((all, value) => all / value),
  mod: ([a = 0, b = 1]) => a - b * Math.floor(a / b),
  floor: ([a = 0]) => Math.floor(a),
  ceil: ([a = 0]) => Math.ceil(a),
  log2: ([a = 0]) => Math.log2(a),
  max: (values) => Math.max(...values),
  min: (values) => Math.min(...values),
}

/** What the formula comes to; undefined where a size is not a number. */
export function formulaValue(formula: Formula, sizes: Sizes): number | undefined {
  if (typeof formula === 'number') return formula
  if (typeof formula === 'string') {
    const size = sizes.get(formula)
    return typeof size === 'number' ? size : undefined
  }
  const values = formula.operands.map((operand) => formulaValue(operand, sizes))
  return values.includes(undefined) ? undefined : RESULTS[formula.operator](values as number[])
}

/** Every name in a formula, in order of first appearance. */
export function namesOf(formula: Formula): readonly string[] {
  if (typeof formula === 'number') return []
  return typeof formula === 'string' ? [formula] : [...new Set(formula.operands.flatMap(namesOf))]
}
