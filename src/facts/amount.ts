import { type Status, worseStatus } from '../util/figure.ts'
import { add, type Dim, max, multiply, sum } from './dim.ts'

/** A figure while it is still symbolic: what is known of it, how sure that is, and why the rest is not. */
export interface Amount {
  /** The whole, or the part that is known where `why` is set; null when not even that can be written down. */
  readonly dim: Dim
  readonly status: Status
  /** Set when something is missing from `dim`. */
  readonly why?: string | undefined
}

/** What a node, a body or a model costs to run once. FLOPs include 2 × MACs; `weightReadBytes` are those of `readBytes` that are whole stored tensors. */
export const AMOUNT_NAMES = ['macs', 'flops', 'transcendentals', 'readBytes', 'weightReadBytes', 'writeBytes', 'activationBytes'] as const

export type AmountName = (typeof AMOUNT_NAMES)[number]

export type Amounts = Readonly<Record<AmountName, Amount>>

export const NOTHING: Amount = { dim: 0, status: 'exact' }

export const NO_AMOUNTS: Amounts = everyAmount(() => NOTHING)

/** Amounts made one by one, by name. */
export function everyAmount(make: (name: AmountName) => Amount): Amounts {
  return Object.fromEntries(AMOUNT_NAMES.map((name) => [name, make(name)])) as Record<AmountName, Amount>
}

/** An amount that is `dim`, or unknown for `why` when the dim is null. */
export function amount(dim: Dim, status: Status = 'exact', why = 'a size is not known'): Amount {
  return dim === null ? { dim: 0, status: 'exact', why } : { dim, status }
}

/** An amount of which nothing is known, and why. */
export function unknownAmount(why: string): Amount {
  return { dim: 0, status: 'exact', why }
}

/** The sum, as sure as the less sure of the two; what is known of it where one is not. */
export function addAmounts(a: Amount, b: Amount): Amount {
  if (a === NOTHING) return b
  if (b === NOTHING) return a
  const dim = add(a.dim, b.dim)
  return { dim, status: worseStatus(a.status, b.status), why: a.why ?? b.why ?? (dim === null ? 'the formula is too long' : undefined) }
}

/** The sum of any number of amounts; of none, nothing. */
export function sumAmounts(amounts: readonly Amount[]): Amount {
  const dims: Dim[] = []
  let status: Status = 'exact'
  let why: string | undefined
  for (const each of amounts) {
    if (each === NOTHING) continue
    dims.push(each.dim)
    status = worseStatus(status, each.status)
    why ??= each.why
  }
  const dim = sum(dims)
  return { dim, status, why: why ?? (dim === null ? 'the formula is too long' : undefined) }
}

/** `times` executions; more than a known number of times of something unknown stays unknown. */
export function timesAmount(a: Amount, times: Amount): Amount {
  if (times.why !== undefined) return a.dim === 0 && a.why === undefined ? NOTHING : { dim: 0, status: 'exact', why: times.why }
  const dim = multiply(a.dim, times.dim)
  return { dim, status: worseStatus(a.status, a.dim === 0 ? 'exact' : times.status), why: a.why ?? (dim === null ? 'the formula is too long' : undefined) }
}

/** Executions one after the other: weights are read once, and the tensors that one makes use the memory of those before. */
export function sequentialAmounts(executions: readonly Amounts[]): Amounts {
  const largest = (name: AmountName) => executions.map((each) => each[name]).reduce(largerAmount, NOTHING)
  const all = (name: AmountName) => sumAmounts(executions.map((each) => each[name]))
  const weightReadBytes = largest('weightReadBytes')
  const repeated = multiply(-1, all('weightReadBytes').dim)
  return {
    ...everyAmount(all),
    readBytes: sumAmounts([all('readBytes'), { dim: repeated, status: 'exact' }, weightReadBytes]),
    weightReadBytes,
    activationBytes: largest('activationBytes'),
  }
}

/** `times` executions alike. */
export function repeatedAmounts(once: Amounts, times: Amount): Amounts {
  if (times.dim === 0 && times.why === undefined) return NO_AMOUNTS
  const { readBytes, weightReadBytes, activationBytes } = once
  const others = { ...readBytes, dim: add(readBytes.dim, multiply(-1, weightReadBytes.dim)) }
  return { ...everyAmount((name) => timesAmount(once[name], times)), readBytes: addAmounts(timesAmount(others, times), weightReadBytes), weightReadBytes, activationBytes }
}

/** The larger of two amounts, of which either may be what happens. */
export function largerAmount(a: Amount, b: Amount): Amount {
  const dim = max(a.dim, b.dim)
  return { dim, status: worseStatus(a.status, b.status), why: a.why ?? b.why ?? (dim === null ? 'the formula is too long' : undefined) }
}
