import { add, multiply, negate, quotient, subtract } from './arithmetic.ts'
import { max, min } from './bounds.ts'
import { ceil, ceilDiv, floor, floorDiv, modulo } from './division.ts'
import { constantOf, type Dim, MAX_DEGREE, ofInteger, symbol } from './polynomial.ts'

const MAX_LENGTH = 4000
const MAX_DEPTH = 400

/** A dimension as JSON holds it: a number, an expression in the model's own symbols, or null when it is not known. */
export function dimText(dim: Dim): number | string | null {
  return dim === null || (typeof dim === 'number' && !Number.isSafeInteger(dim)) ? null : typeof dim === 'number' ? dim : dim.key
}

/**
 * Reads a size as exporters and people write it: `batch`, `2*s1 + 1`, `floor(h/2)`, `((s0 - 1)//2) + 1`, `Max(1, s0)`,
 * `CeilToInt(IntTrueDiv(s0, 2))`, `"any name"`. It reads back whatever `dimText` writes. Text that is no expression, or that is
 * a negative number, is one symbol of that name.
 */
export function parseDim(text: string): Dim {
  const name = text.trim()
  if (name.length > MAX_LENGTH || PLAIN_NAME.test(name)) return symbol(name)
  const tokens = tokensOf(name)
  const dim = tokens === undefined ? null : new Parser(tokens).whole()
  return dim === null || (typeof dim === 'number' && dim < 0) ? symbol(name) : dim
}

/** Most sizes are no more than a name. */
const PLAIN_NAME = /^[A-Za-z_]\w*$/

type Token = { readonly kind: 'number' | 'name' | 'quoted' | 'sign'; readonly text: string }

/** A hyphen between two words is part of a name (`batch-size`); a minus has a number or a space beside it. */
const TOKEN = /\s*(?:(?<number>\d+(?:\.\d*)?)|(?<name>[A-Za-z_][\w.:]*(?:-[A-Za-z_][\w.:]*)*)|"(?<quoted>(?:[^"\\]|\\.)*)"|(?<sign>\/\/|\*\*|[-+*/%^(),]))\s*/suy

function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const groups = TOKEN.exec(text)?.groups
    if (groups === undefined) return undefined
    for (const kind of ['number', 'name', 'quoted', 'sign'] as const) {
      const matched = groups[kind]
      if (matched !== undefined) tokens.push({ kind, text: kind === 'quoted' ? matched.replace(/\\(.)/gs, '$1') : matched })
    }
  }
  return tokens
}

/** Function names of our own text, of SymPy and of torch's symbolic shapes, in lower case. */
const FUNCTIONS: ReadonlyMap<string, (operands: readonly Dim[]) => Dim> = new Map([
  ...functions(1, ([a = null]) => floor(a), 'floor', 'floortoint'),
  ...functions(1, ([a = null]) => ceil(a), 'ceil', 'ceiling', 'ceiltoint'),
  ...functions(1, ([a = null]) => a, 'tofloat', 'identity'),
  ...functions(2, ([a = null, b = null]) => floorDiv(a, b), 'floordiv'),
  ...functions(2, ([a = null, b = null]) => ceilDiv(a, b), 'ceildiv'),
  ...functions(2, ([a = null, b = null]) => quotient(a, b), 'cleandiv', 'inttruediv', 'floattruediv'),
  ...functions(2, ([a = null, b = null]) => modulo(a, b), 'mod', 'pythonmod'),
  ...functions(2, ([a = null, b = null]) => power(a, b), 'pow', 'powbynatural'),
  ...functions(undefined, (operands) => max(...operands), 'max'),
  ...functions(undefined, (operands) => min(...operands), 'min'),
])

function functions(arity: number | undefined, apply: (operands: readonly Dim[]) => Dim, ...names: readonly string[]) {
  const checked = (operands: readonly Dim[]): Dim => (operands.length === (arity ?? operands.length) ? apply(operands) : null)
  return names.map((name) => [name, checked] as const)
}

function power(base: Dim, exponent: Dim): Dim {
  const times = constantOf(exponent)
  return times === undefined || times < 0n || times > MAX_DEGREE ? null : multiply(...Array.from<Dim>({ length: Number(times) }).fill(base))
}

const SUMS: Readonly<Record<string, (a: Dim, b: Dim) => Dim>> = { '+': add, '-': subtract }
const PRODUCTS: Readonly<Record<string, (a: Dim, b: Dim) => Dim>> = { '*': multiply, '/': quotient, '//': floorDiv, '%': modulo }

/** Recursive descent with the precedence of Python; every method answers null where the text is no expression. */
class Parser {
  readonly #tokens: readonly Token[]
  #next = 0
  #depth = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  whole(): Dim {
    const dim = this.#sum()
    return this.#next === this.#tokens.length ? dim : null
  }

  #sum(): Dim {
    return this.#chain(SUMS, () => this.#product())
  }

  #product(): Dim {
    return this.#chain(PRODUCTS, () => this.#signed())
  }

  #chain(operations: Readonly<Record<string, (a: Dim, b: Dim) => Dim>>, operand: () => Dim): Dim {
    let result = operand()
    for (;;) {
      const token = this.#tokens[this.#next]
      const operation = token?.kind === 'sign' ? operations[token.text] : undefined
      if (operation === undefined || result === null) return result
      this.#next++
      result = operation(result, operand())
    }
  }

  #signed(): Dim {
    let isNegative = false
    while (this.#take('-') || this.#take('+')) isNegative = isNegative !== (this.#tokens[this.#next - 1]?.text === '-')
    const base = this.#operand()
    const dim = this.#take('^') || this.#take('**') ? power(base, this.#signed()) : base
    return isNegative ? negate(dim) : dim
  }

  #operand(): Dim {
    if (this.#depth >= MAX_DEPTH) return null
    this.#depth++
    const dim = this.#atom()
    this.#depth--
    return dim
  }

  #atom(): Dim {
    const token = this.#tokens[this.#next++]
    if (token?.kind === 'number') return numberOf(token.text)
    if (token?.kind === 'quoted') return symbol(token.text)
    if (token?.kind === 'name') return this.#take('(') ? this.#call(token.text) : symbol(token.text)
    if (token?.text !== '(' || token.kind !== 'sign') return null
    const dim = this.#sum()
    return this.#take(')') ? dim : null
  }

  #call(name: string): Dim {
    const apply = FUNCTIONS.get(name.toLowerCase())
    const operands: Dim[] = []
    do operands.push(this.#sum())
    while (this.#take(','))
    return this.#take(')') && apply !== undefined && !operands.includes(null) ? apply(operands) : null
  }

  #take(sign: string): boolean {
    const token = this.#tokens[this.#next]
    const isNext = token?.kind === 'sign' && token.text === sign
    if (isNext) this.#next++
    return isNext
  }
}

function numberOf(text: string): Dim {
  const [whole = '', decimals = ''] = text.split('.')
  const digits = ofInteger(BigInt(whole + decimals))
  return decimals === '' ? digits : quotient(digits, ofInteger(10n ** BigInt(decimals.length)))
}
