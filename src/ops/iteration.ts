import { AMOUNT_NAMES, type Amount, type AmountName, type Amounts, amount, everyAmount, NOTHING, repeatedAmounts } from '../facts/amount.ts'
import { add, atLeast, type Dim, multiply, sameDim, substitute, subtract, symbol, symbolsOf } from '../facts/dim.ts'
import { commonFact, type Fact, factKey, type TensorFact, unknownTensor } from '../facts/fact.ts'
import { differencesOf, seriesOf } from '../facts/series.ts'
import type { Body, BodyResult } from './context.ts'
import type { BodyMemory, BodyRuns } from './spec.ts'

export type Facts = readonly (Fact | undefined)[]

/** One iteration of a body: what it makes of the states carried from the one before. */
export interface Iteration {
  readonly states: Facts
  readonly result: BodyResult
}

/** What is known of every iteration of a body. */
export interface Invariant {
  /** An iteration on what is known before each of them. */
  readonly iteration: Iteration
  /** The states after `trip` iterations; null: a number of them that is not known. */
  readonly final: (trip: Dim) => Facts
  /** What each iteration makes from output `first` on; sizes in which iterations differ are not known. */
  readonly rows: (first: number) => Facts
  /** Costs of `trip` iterations. Where these differ, but by a law, their sum; else as many times what none exceeds. */
  readonly costs: (trip: Amount) => Costs
  /** Memory of `trip` iterations, or of any number of them where that is null, while what they collect is held. */
  readonly memory: (trip: Dim, collected: Facts) => readonly BodyMemory[]
  /** Whether iterations differ in their sizes. */
  readonly isChanging: boolean
}

/** What iterations cost, and how that is made up. */
export interface Costs {
  readonly amounts: Amounts
  readonly runs: BodyRuns
}

/** Why a size is not known that iterations change. */
export const CHANGES = 'it changes from one iteration to the next'

/** After this many rounds what still changes has no shape any more, after twice as many nothing. */
const MAX_ROUNDS = 3

/**
 * Facts that hold before and after every iteration. Where one iteration adds to some sizes (of a state that is concatenated to,
 * of a sequence that is appended to) and adds as much whatever they are, `trip` iterations add `trip` times that much; other
 * changes leave less and less known, until an iteration changes nothing more.
 */
export function settle(initial: Facts, run: (states: Facts) => Iteration, name: string): Invariant {
  const first = run(initial)
  if (isCovered(initial, first.states)) return invariant({ initial, states: initial, iteration: first, first, run, growth: new Map(), isChanging: false })
  const growth = new Map<string, Growth>()
  const general = initial.map((state, i) => generalized(state, first.states[i], `${name} ${i}`, growth))
  const iteration = run(general)
  const grown = general.map((state) => withSizes(state, (dim) => grownDim(dim, growth)))
  if (isCovered(grown, iteration.states)) return invariant({ initial, states: general, iteration, first, run, growth, isChanging: growth.size > 0 })
  return widen(initial, first, run)
}

/** A size before the first iteration, and what each adds. */
interface Growth {
  readonly before: Dim
  readonly step: Dim
}

interface Settled {
  readonly initial: Facts
  /** Before any iteration; sizes that grow are symbols, the keys of `growth`. */
  readonly states: Facts
  readonly iteration: Iteration
  readonly first: Iteration
  readonly run: (states: Facts) => Iteration
  readonly growth: ReadonlyMap<string, Growth>
  readonly isChanging: boolean
}

function invariant({ initial, states, iteration, first, run, growth, isChanging }: Settled): Invariant {
  const at = (facts: Facts, count: Dim): Facts => {
    const sizes = new Map([...growth].map(([variable, { before, step }]) => [variable, add(before, multiply(count, step))]))
    return facts.map((fact) => withSizes(fact, (dim) => (growth.size === 0 ? dim : substituted(dim, sizes))))
  }
  const final = (trip: Dim): Facts => (trip === 0 ? initial : atLeast(trip, 1) ? at(iteration.states, subtract(trip, 1)) : at(states, trip))
  const rows = (from: number): Facts => at(iteration.result.outputs.slice(from), null)
  const isRising = [...growth.values()].every(({ step }) => atLeast(step, 0))
  const later = (trip: Dim): Pick<BodyMemory, 'body' | 'carried' | 'status'> => {
    if (growth.size === 0) return { body: iteration.result, carried: iteration.states, status: 'exact' }
    const carried = at(states, subtract(trip, 1))
    return { body: trip === null ? first.result : run(carried).result, carried, status: isRising ? 'upper' : 'estimate' }
  }
  const memory = (trip: Dim, collected: Facts) => memoryOf(trip, { body: first.result, carried: [], collected, status: 'exact' }, () => ({ ...later(trip), collected }))
  if (growth.size === 0) return { iteration, final, rows, memory, isChanging, costs: (trip) => alike(iteration.result.amounts, trip) }
  const costs = (trip: Amount): Costs => {
    if (trip.why !== undefined || trip.status !== 'exact') return alike(run(initial).result.amounts, trip)
    const last = run(at(states, subtract(trip.dim, 1))).result.amounts
    const told = isRising ? lawful(iteration.result.amounts, growth, trip.dim) : undefined
    if (told !== undefined) return { ...told, amounts: { ...told.amounts, activationBytes: last.activationBytes } }
    const most = everyAmount((each) => {
      const isSame = sameDim(last[each].dim, first.result.amounts[each].dim)
      return isSame || last[each].why !== undefined ? last[each] : { dim: last[each].dim, status: isRising ? 'upper' : 'estimate' }
    })
    return alike(most, trip)
  }
  return { iteration, final, rows, memory, isChanging, costs }
}

function alike(once: Amounts, times: Amount): Costs {
  return { amounts: repeatedAmounts(once, times), runs: { kind: 'alike', once, times } }
}

/** The number of an iteration, from 0; a name that no size has. */
const NUMBER = '\u0000iteration'

/** Costs of `trip` iterations of which each costs a polynomial in its number, weights read once; undefined where that is no polynomial. */
function lawful(once: Amounts, growth: ReadonlyMap<string, Growth>, trip: Dim): Costs | undefined {
  const numbered = new Map([...growth].map(([variable, { before, step }]) => [variable, add(before, multiply(symbol(NUMBER), step))]))
  const at = (dim: Dim): Dim => substitute(dim, numbered)
  const weights = at(once.weightReadBytes.dim)
  const own = { ...once, readBytes: { ...once.readBytes, dim: subtract(once.readBytes.dim, once.weightReadBytes.dim) }, weightReadBytes: NOTHING }
  const laws = AMOUNT_NAMES.map((name) => [name, own[name].why === undefined ? differencesOf(at(own[name].dim), NUMBER) : undefined] as const)
  if (symbolsOf(weights).includes(NUMBER) || laws.some(([, law]) => law === undefined)) return undefined
  const differences = Object.fromEntries(laws) as Record<AmountName, readonly Dim[]>
  const amounts = everyAmount((name): Amount => {
    const sum = add(seriesOf(differences[name], trip), name === 'readBytes' || name === 'weightReadBytes' ? weights : 0)
    return amount(sum, once[name].status, 'the formula is too long')
  })
  return { amounts, runs: { kind: 'lawful', differences, times: trip, weights } }
}

/** Of no iteration nothing; of more than one, the first has nothing carried over, and which is the larger the bodies tell. */
function memoryOf(trip: Dim, first: BodyMemory, later: () => BodyMemory): readonly BodyMemory[] {
  if (trip === 0) return []
  if (trip === 1) return [first]
  if (atLeast(trip, 2)) return [first, later()]
  const { body: _, ...none } = first
  return [none, first, later()].map((memory) => ({ ...memory, status: 'upper' }))
}

function substituted(dim: Dim, sizes: ReadonlyMap<string, Dim>): Dim {
  return [...sizes].some(([variable, size]) => size === null && sameDim(dim, symbol(variable))) ? null : substitute(dim, sizes)
}

function grownDim(dim: Dim, growth: ReadonlyMap<string, Growth>): Dim {
  return substitute(dim, new Map([...growth].map(([variable, { step }]) => [variable, add(symbol(variable), step)])))
}

/** Whether everything that is known of the states still holds afterwards. */
function isCovered(states: Facts, after: Facts): boolean {
  return states.every((state, i) => factKey(common(state, after[i])) === factKey(state))
}

function common(before: Fact | undefined, after: Fact | undefined): Fact | undefined {
  return factKey(before) === factKey(after) ? before : commonFact(before, after, CHANGES)
}

/** What two iterations have in common, with a symbol for each size in which they differ. */
function generalized(before: Fact | undefined, after: Fact | undefined, name: string, growth: Map<string, Growth>): Fact | undefined {
  const fact = common(before, after)
  const [from, to] = [sizesOf(before), sizesOf(after)]
  if (from.length !== to.length) return fact
  return withSizes(fact, (dim, i) => {
    const [earlier = null, later = null] = [from[i], to[i]]
    if (dim !== null || earlier === null || later === null) return dim
    const variable = `${name}.${i}`
    growth.set(variable, { before: earlier, step: subtract(later, earlier) })
    return symbol(variable)
  })
}

/** Dims of a tensor, length of a sequence. */
function sizesOf(fact: Fact | undefined): readonly Dim[] {
  return fact?.kind === 'tensor' ? (fact.shape ?? []) : fact?.kind === 'sequence' ? [fact.length] : []
}

function withSizes(fact: Fact | undefined, change: (dim: Dim, i: number) => Dim): Fact | undefined {
  const sizes = sizesOf(fact)
  const changed = sizes.map(change)
  if (changed.every((dim, i) => dim === sizes[i] || sameDim(dim, sizes[i] ?? null))) return fact
  if (fact?.kind === 'sequence') return { kind: 'sequence', element: fact.element, length: changed[0] ?? null }
  if (fact?.kind !== 'tensor') return fact
  const { value: _, weight: __, ...rest } = fact
  return withReason({ ...rest, shape: changed })
}

/** A fact of one execution as it holds for any: sizes that only a run can tell may differ. */
export function ofAnyRun(fact: Fact | undefined, { openSizes }: Pick<BodyResult, 'openSizes'>): Fact | undefined {
  if (openSizes.size === 0) return fact
  const isOpen = (dim: Dim) => symbolsOf(dim).some((name) => openSizes.has(name))
  if (fact?.kind === 'sequence') {
    const { elements: _, ...rest } = fact
    return { ...rest, element: ofAnyRun(fact.element, { openSizes }), length: isOpen(fact.length) ? null : fact.length }
  }
  if (fact?.kind === 'optional') return { ...fact, element: ofAnyRun(fact.element, { openSizes }) }
  return withSizes(fact, (dim) => (isOpen(dim) ? null : dim))
}

function withReason(fact: TensorFact): TensorFact {
  return fact.shape?.includes(null) ? { ...fact, why: fact.why ?? CHANGES } : fact
}

function widen(initial: Facts, first: Iteration, run: (states: Facts) => Iteration): Invariant {
  let states = initial.map((state, i) => common(state, first.states[i]))
  for (let round = 1; ; round++) {
    const iteration = run(states)
    const next = states.map((state, i) => common(state, iteration.states[i]))
    const isChanged = (fact: Fact | undefined, i: number) => factKey(fact) !== factKey(states[i])
    if (!next.some(isChanged)) return invariant({ initial, states, iteration, first, run, growth: new Map(), isChanging: true })
    states = next.map((fact, i) => (round < MAX_ROUNDS || !isChanged(fact, i) ? fact : round < 2 * MAX_ROUNDS ? withoutShape(fact) : undefined))
  }
}

function withoutShape(fact: Fact | undefined): Fact | undefined {
  return fact?.kind === 'tensor' ? unknownTensor(fact.dtype, CHANGES) : undefined
}

/** Iterations that are followed one by one, and visits of nodes they may take. */
const MAX_FOLLOWED = 64
const MAX_WORK = 50_000

/** How many iterations of a body may be followed one by one, where they differ in shape or their number depends on values. */
export function followable({ work }: Body): number {
  return Math.min(MAX_FOLLOWED, Math.floor(MAX_WORK / Math.max(1, work)))
}

/** How often a body runs: once at the least where only a run can tell. */
export function tripAmount(trip: Dim): Amount {
  return trip === null ? { dim: 1, status: 'lower' } : amount(trip)
}
