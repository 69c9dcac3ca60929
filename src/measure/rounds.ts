import { AppError } from '../util/errors.ts'
import type { Side } from './protocol.ts'
import type { Round } from './round.ts'

/** Measures one round within about the time given. */
export type RunRound = (first: Side, budgetMs: number) => Promise<Round>

export interface RoundsOptions {
  readonly run: RunRound
  /** Looks at the rounds so far. */
  readonly isDecided: (rounds: readonly Round[]) => boolean
  readonly mostRounds: number
  /** Rounds that should fit into the time. */
  readonly wantedRounds: number
  /** Moment of `now()` by which all must be over. */
  readonly deadline: number
  readonly now: () => number
  readonly afterRound?: (rounds: readonly Round[]) => Promise<void>
}

export interface Rounds {
  readonly rounds: readonly Round[]
  /** Whether time ran out before the rounds were decided. */
  readonly isOutOfTime: boolean
}

/** A further round is begun only if one like the last still fits. */
const SAFETY = 1.1

/**
 * Takes rounds until they are decided, are as many as there may be, or the time is up. Who comes first alternates.
 * @throws what a round throws, unless it ran out of time after others had succeeded
 */
export async function takeRounds({ run, isDecided, mostRounds, wantedRounds, deadline, now, afterRound }: RoundsOptions): Promise<Rounds> {
  const rounds: Round[] = []
  const budgetMs = Math.max(0, deadline - now()) / wantedRounds
  let lastMs = 0
  while (rounds.length < mostRounds && !isDecided(rounds)) {
    if (rounds.length > 0 && now() + SAFETY * lastMs > deadline) return { rounds, isOutOfTime: true }
    const start = now()
    try {
      rounds.push(await run(rounds.length % 2 === 0 ? 'base' : 'head', budgetMs))
    } catch (error) {
      if (rounds.length > 0 && error instanceof AppError && error.code === 'measure/timed-out') return { rounds, isOutOfTime: true }
      throw error
    }
    lastMs = now() - start
    await afterRound?.(rounds)
  }
  return { rounds, isOutOfTime: false }
}
