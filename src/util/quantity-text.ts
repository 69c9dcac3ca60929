/** What a number counts, and so how it is written. Times are in milliseconds, rates per second. */
export type Unit = 'count' | 'bytes' | 'milliseconds' | 'rate'

interface Scale {
  readonly factor: number
  readonly suffix: string
}

const DECIMAL: readonly Scale[] = ['', ' k', ' M', ' G', ' T', ' P', ' E'].map((suffix, i) => ({ factor: 1000 ** i, suffix }))
const BINARY: readonly Scale[] = [' B', ' KiB', ' MiB', ' GiB', ' TiB', ' PiB', ' EiB'].map((suffix, i) => ({ factor: 1024 ** i, suffix }))
const TIME: readonly Scale[] = [
  { factor: 0.001, suffix: ' µs' },
  { factor: 1, suffix: ' ms' },
  { factor: 1000, suffix: ' s' },
]

const SCALES: Readonly<Record<Unit, readonly Scale[]>> = {
  count: DECIMAL,
  bytes: BINARY,
  milliseconds: TIME,
  rate: DECIMAL.map(({ factor, suffix }) => ({ factor, suffix: `${suffix}/s` })),
}

/** Whole numbers below this are written out rather than scaled. */
const WRITTEN_OUT = 10_000

/** A quantity for people, to `digits` significant digits: `4.089 G`, `97.49 MiB`, `12.3 ms`; small whole numbers stand as they are. */
export function quantityText(value: number, unit: Unit, digits = 4): string {
  const scales = SCALES[unit]
  const size = Math.abs(value)
  if (unit === 'count' && Number.isInteger(value) && size < WRITTEN_OUT) return String(value)
  let index = Math.max(
    0,
    scales.findLastIndex(({ factor }) => size >= factor),
  )
  if (size === 0) index = scales.findIndex(({ factor }) => factor === 1)
  const rounded = (at: number): number => Number((value / (scales[at]?.factor ?? 1)).toPrecision(digits))
  const next = scales[index + 1]
  if (next !== undefined && Math.abs(rounded(index)) * (scales[index]?.factor ?? 1) >= next.factor) index++
  return `${plainNumber(rounded(index))}${scales[index]?.suffix ?? ''}`
}

/** Two quantities with as many digits as it takes to tell them apart, at least four. */
export function distinctTexts(a: number, b: number, unit: Unit): readonly [string, string] {
  for (let digits = 4; digits < 17; digits++) {
    const texts = [quantityText(a, unit, digits), quantityText(b, unit, digits)] as const
    if (a === b || texts[0] !== texts[1]) return texts
  }
  return [`${plainNumber(a)}`, `${plainNumber(b)}`]
}

/** A quantity with its sign: `+1.2 G`, `-3 nodes` without the noun. */
export function signedQuantityText(value: number, unit: Unit): string {
  return `${value > 0 ? '+' : ''}${quantityText(value, unit)}`
}

/** A share as a percentage: `2.5 %`, `38.1 %`, `150 %`; one that rounds to nothing is `<0.01 %`. */
export function shareText(share: number): string {
  const percent = Math.abs(share) * 100
  const sign = share < 0 ? '-' : ''
  if (percent === 0) return '0 %'
  if (percent < 0.01) return `${sign}<0.01 %`
  const decimals = percent >= 100 ? 0 : percent >= 10 ? 1 : 2
  return `${sign}${plainNumber(Number(percent.toFixed(decimals)))} %`
}

/** A change as a signed percentage: `+38.1 %`. */
export function signedShareText(share: number): string {
  return share > 0 ? `+${shareText(share)}` : shareText(share)
}

/** A number without exponent. */
function plainNumber(value: number): string {
  const text = String(value)
  return /e/.test(text) ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text
}

/** `1 node`, `3 nodes`: a number and its noun. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`
}
