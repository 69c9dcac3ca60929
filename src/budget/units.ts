import { didYouMean } from '../util/closest.ts'
import { own } from '../util/own.ts'
import type { Unit } from '../util/quantity-text.ts'
import { METRIC_INFO } from './metrics.ts'
import type { Metric } from './verdict.ts'

/** A number, or what is wrong with the text and what was expected. */
export type Parsed = { readonly value: number } | { readonly problem: string }

const DECIMAL_PREFIXES: Readonly<Record<string, number>> = { '': 0, k: 3, K: 3, M: 6, G: 9, T: 12 }

const BYTE_UNITS: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
  TiB: 1024 ** 4,
}

/** Powers of ten from milliseconds. */
const TIME_UNITS: Readonly<Record<string, number>> = { us: -3, µs: -3, μs: -3, ms: 0, s: 3 }

const RATE_WORDS = ['/s', 'inputs/s', 'fps', 'per second', 'inputs per second']

/** The words that may follow a count, by metric. */
const COUNT_WORDS: Readonly<Partial<Record<Metric, readonly string[]>>> = {
  params: ['params', 'param', 'parameters', 'elements'],
  buffers: ['elements'],
  quantParams: ['elements'],
  constants: ['elements'],
  unusedElements: ['elements'],
  macs: ['macs', 'mac'],
  flops: ['flops', 'flop'],
  nodes: ['nodes', 'node'],
}

const EXPECTED: Readonly<Record<Unit, string>> = {
  count: 'a number with k, M, G or T, such as 8.3G',
  bytes: 'a size with B, kB, MB, GB, KiB, MiB or GiB, such as 32MiB',
  milliseconds: 'a time with us, ms or s, such as 12ms',
  rate: 'inputs per second, such as 300',
}

/** A decimal as written: digits × 10^exponent, so that nothing is rounded before its unit is known. */
interface Decimal {
  readonly digits: bigint
  readonly exponent: number
  readonly suffix: string
}

/** Digits, exponents and whole texts longer than any honest quantity are refused. */
const MAX_TEXT = 60

function readDecimal(input: string | number): Decimal | undefined {
  const text = String(input).trim()
  const match = text.length > MAX_TEXT ? null : /^\+?(\d+(?:_\d+)*)?(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?(?![\d._])(.*)$/s.exec(text)
  const [, whole = '', fraction = '', exponent = '0', suffix = ''] = match ?? []
  if (match === null || whole + fraction === '') return undefined
  return { digits: BigInt(whole.replaceAll('_', '') + fraction), exponent: Number(exponent) - fraction.length, suffix: suffix.trim() }
}

/** `digits × factor × 10^exponent` rounded down: a whole figure stays within a limit exactly when it stays within its whole part. */
function wholePart(digits: bigint, factor: bigint, exponent: number): number {
  return Number(exponent >= 0 ? digits * factor * 10n ** BigInt(exponent) : (digits * factor) / 10n ** BigInt(-exponent))
}

const asNumber = (digits: bigint, exponent: number): number => Number(`${digits}e${exponent}`)

/**
 * A limit on a metric as people write it, in the metric's own unit: elements, operations, bytes, milliseconds, inputs per second.
 * Counts and bytes are exact integers (8.3G is 8300000000); whatever lies below one is dropped.
 */
export function parseQuantity(input: string | number, metric: Metric): Parsed {
  const { unit } = METRIC_INFO[metric]
  const decimal = readDecimal(input)
  if (decimal === undefined) return { problem: `"${input}" is not a quantity: ${metric} takes ${EXPECTED[unit]}` }
  const parsed = PARSERS[unit](decimal, metric)
  if (parsed !== undefined && Number.isFinite(parsed)) return { value: parsed }
  return { problem: `"${input}": ${metric} takes ${EXPECTED[unit]}${unitHint(decimal.suffix, metric, unit)}` }
}

const PARSERS: Readonly<Record<Unit, (decimal: Decimal, metric: Metric) => number | undefined>> = {
  count({ digits, exponent, suffix }, metric) {
    const power = decimalPower(suffix, COUNT_WORDS[metric] ?? [])
    return power === undefined ? undefined : wholePart(digits, 1n, exponent + power)
  },
  bytes({ digits, exponent, suffix }) {
    const factor = suffix === '' ? 1 : own(BYTE_UNITS, suffix)
    return factor === undefined ? undefined : wholePart(digits, BigInt(factor), exponent)
  },
  milliseconds({ digits, exponent, suffix }) {
    const power = own(TIME_UNITS, suffix)
    return power === undefined ? undefined : asNumber(digits, exponent + power)
  },
  rate({ digits, exponent, suffix }) {
    const power = decimalPower(suffix, RATE_WORDS)
    return power === undefined ? undefined : asNumber(digits, exponent + power)
  },
}

/** The power of ten a suffix such as `G`, `MACs` or `GMACs` stands for. */
function decimalPower(suffix: string, words: readonly string[]): number | undefined {
  const isWord = (text: string): boolean => text === '' || words.includes(text.toLowerCase())
  if (isWord(suffix)) return 0
  const power = own(DECIMAL_PREFIXES, suffix.slice(0, 1))
  return power !== undefined && isWord(suffix.slice(1).trim()) ? power : undefined
}

/** What a suffix that does not fit was probably meant to be. */
function unitHint(suffix: string, metric: Metric, unit: Unit): string {
  if (unit === 'count') {
    const foreign = Object.entries(COUNT_WORDS).find(([other, words]) => other !== metric && decimalPower(suffix, words) !== undefined)
    if (foreign !== undefined) return foreign[0] === 'flops' && metric === 'macs' ? '; FLOPs are about twice the MACs' : `, and "${suffix}" belongs to ${foreign[0]}`
    if (suffix === 'B') return ' (a billion is G)'
    if (suffix === 'm') return ' (did you mean "M"?)'
  }
  if (unit === 'bytes') return didYouMean(/^[kKMGT]$/.test(suffix) ? `${suffix}iB` : suffix, Object.keys(BYTE_UNITS))
  if (unit === 'milliseconds' && suffix === '') return ': a unit is needed'
  return ''
}

/** A share such as `2 %`, `2.5%` or `+5 %`, as a number: 0.02. A bare number is refused, since 2 could mean 2 % or 200 %; 0 is 0. */
export function parseShare(input: string | number): Parsed {
  const decimal = readDecimal(input)
  const isShare = decimal !== undefined && (decimal.suffix === '%' || (decimal.suffix === '' && decimal.digits === 0n))
  if (!isShare) return { problem: `"${input}" is not a share: a percentage such as 2% is expected${decimal?.suffix === '' ? ` (did you mean "${input}%"?)` : ''}` }
  const value = asNumber(decimal.digits, decimal.exponent - 2)
  return Number.isFinite(value) ? { value } : { problem: `"${input}" is too large a share` }
}

/** A duration such as `90s`, `500 ms` or `2min`, in milliseconds. */
export function parseDuration(input: string | number): Parsed {
  const decimal = readDecimal(input)
  const isMinutes = decimal?.suffix === 'min'
  const power = decimal === undefined ? undefined : isMinutes ? 3 : own(TIME_UNITS, decimal.suffix)
  if (decimal === undefined || power === undefined) return { problem: `"${input}" is not a duration: a time with ms, s or min is expected, such as 90s` }
  const value = asNumber(decimal.digits * (isMinutes ? 60n : 1n), decimal.exponent + power)
  return Number.isFinite(value) ? { value } : { problem: `"${input}" is too long` }
}

/**
 * A whole number of a metric written exactly, by its largest unit: `8.3G`, `32MiB`, `102.557033MB`. `parseQuantity` reads it back unchanged.
 */
export function writeQuantity(value: number, metric: Metric): string {
  const { unit } = METRIC_INFO[metric]
  if (unit === 'milliseconds') return `${value}ms`
  if (unit === 'rate') return String(value)
  if (unit === 'bytes') {
    const binary = Object.entries(BYTE_UNITS).findLast(([suffix, factor]) => suffix.includes('i') && value > 0 && value % factor === 0)
    if (binary !== undefined && value / binary[1] < 10_000) return `${value / binary[1]}${binary[0]}`
  }
  const [prefix, power] = WRITTEN_PREFIXES.find(([, power]) => value >= 10 ** power) ?? ['', 0]
  return `${scaledExactly(value, power)}${prefix}${unit === 'bytes' ? 'B' : ''}`
}

const WRITTEN_PREFIXES = [
  ['T', 12],
  ['G', 9],
  ['M', 6],
  ['k', 3],
] as const

function scaledExactly(value: number, power: number): string {
  const digits = String(value)
  return power === 0 ? digits : `${digits.slice(0, -power)}.${digits.slice(-power)}`.replace(/\.?0+$/, '')
}
