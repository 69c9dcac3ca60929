/** What a formula comes to as people write it: `⌈3·(2 + x)/4⌉ − max(1, log2(8))`; names stand for sizes. Undefined where one has none. */
export function evaluateFormula(text: string, sizes: ReadonlyMap<string, number | string> = new Map()): number | undefined {
  const tokens = text.match(TOKEN) ?? []
  const left = text.replace(TOKEN, '').trim()
  if (left !== '') throw new Error(`not a formula: ${text} (${left})`)
  let at = 0
  const take = (): string => tokens[at++] ?? ''
  const expect = (token: string): void => {
    const found = take()
    if (found !== token) throw new Error(`${token} expected in ${text}, not ${found}`)
  }
  const list = (): readonly number[] => {
    const values = [sum()]
    while (tokens[at] === ',') {
      take()
      values.push(sum())
    }
    expect(')')
    return values
  }
  const factor = (): number => {
    const token = take()
    if (/^\d/.test(token)) return Number(token)
    if (token === '(') return within(')')
    if (token === '⌊') return Math.floor(within('⌋'))
    if (token === '⌈') return Math.ceil(within('⌉'))
    const apply = FUNCTIONS.get(token)
    if (apply !== undefined && tokens[at] === '(') {
      take()
      return apply(list())
    }
    const size = sizes.get(token)
    return typeof size === 'number' ? size : Number.NaN
  }
  const within = (end: string): number => {
    const value = sum()
    expect(end)
    return value
  }
  const product = (): number => {
    let value = factor()
    while (tokens[at] === '·' || tokens[at] === '/') value = take() === '·' ? value * factor() : value / factor()
    return value
  }
  const sum = (): number => {
    let value = product()
    while (tokens[at] === '+' || tokens[at] === '−') value = take() === '+' ? value + product() : value - product()
    return value
  }
  const value = sum()
  if (at < tokens.length) throw new Error(`${tokens.slice(at).join(' ')} is left over in ${text}`)
  return Number.isNaN(value) ? undefined : value
}

const TOKEN = /[·/+−(),⌊⌋⌈⌉]|[^\s·/+−(),⌊⌋⌈⌉]+/gu

const FUNCTIONS: ReadonlyMap<string, (values: readonly number[]) => number> = new Map([
  ['max', (values) => Math.max(...values)],
  ['min', (values) => Math.min(...values)],
  ['log2', ([a = 0]) => Math.log2(a)],
  ['mod', ([a = 0, b = 1]) => a - b * Math.floor(a / b)],
])
