/** An arithmetic expression over named sizes: what a textbook prints, and what it comes to. */
export type Formula = number | string | Operation

interface Operation {
  readonly operator: 'sum' | 'difference' | 'product' | 'quotient' | 'floor'
  readonly operands: readonly Formula[]
}

export const sum = (...operands: readonly Formula[]): Formula => joined('sum', operands)
export const product = (...operands: readonly Formula[]): Formula => joined('product', operands)
export const difference = (a: Formula, b: Formula): Formula => ({ operator: 'difference', operands: [a, b] })
export const quotient = (a: Formula, b: Formula): Formula => ({ operator: 'quotient', operands: [a, b] })
export const floor = (a: Formula): Formula => ({ operator: 'floor', operands: [a] })

function joined(operator: 'sum' | 'product', operands: readonly Formula[]): Formula {
  const [only] = operands
  return operands.length === 1 && only !== undefined ? only : { operator, operands }
}

/** Numbers of the names; a size that is not fixed stands as its own expression. */
export type Sizes = ReadonlyMap<string, number | string>

const SIGNS = { sum: ' + ', difference: ' − ', product: '·', quotient: '/' } as const
const BINDS = { sum: 1, difference: 1, product: 2, quotient: 2, floor: 3 } as const

/** The formula with its names, or with sizes in their places. */
export function formulaText(formula: Formula, sizes?: Sizes): string {
  if (typeof formula === 'number') return String(formula)
  if (typeof formula === 'string') return sizes === undefined ? formula : sizeText(sizes.get(formula))
  const { operator, operands } = formula
  if (operator === 'floor') return `⌊${operands.map((operand) => formulaText(operand, sizes)).join('')}⌋`
  return operands
    .map((operand, i) => {
      const text = formulaText(operand, sizes)
      return needsBrackets(operand, operator, i) ? `(${text})` : text
    })
    .join(SIGNS[operator])
}

function sizeText(size: number | string | undefined): string {
  if (size === undefined) return '?'
  return typeof size === 'string' && /[^\w.]/.test(size) ? `(${size})` : String(size)
}

function needsBrackets(operand: Formula, within: Operation['operator'], position: number): boolean {
  if (typeof operand !== 'object') return false
  const [inner, outer] = [BINDS[operand.operator], BINDS[within]]
  if (inner !== outer) return inner < outer
  return within === 'product' ? operand.operator === 'quotient' : within !== 'sum' && position > 0
}

/** What the formula comes to; undefined where a size is not a number. */
export function formulaValue(formula: Formula, sizes: Sizes): number | undefined {
  if (typeof formula === 'number') return formula
  if (typeof formula === 'string') {
    const size = sizes.get(formula)
    return typeof size === 'number' ? size : undefined
  }
  const values = formula.operands.map((operand) => formulaValue(operand, sizes))
  if (values.includes(undefined)) return undefined
  const [first = 0, ...others] = values as number[]
  switch (formula.operator) {
    case 'sum':
      return others.reduce((all, value) => all + value, first)
    case 'difference':
      return others.reduce((all, value) => all - value, first)
    case 'product':
      return others.reduce((all, value) => all * value, first)
    case 'quotient':
      return others.reduce((all, value) => all / value, first)
    case 'floor':
      return Math.floor(first)
  }
}
