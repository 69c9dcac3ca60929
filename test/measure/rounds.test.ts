import { expect, test } from 'vitest'
import type { Side } from '../../src/measure/protocol.ts'
import type { Round } from '../../src/measure/round.ts'
import { type RoundsOptions, takeRounds } from '../../src/measure/rounds.ts'
import { AppError } from '../../src/util/errors.ts'

const round = (first: Side): Round => ({ first, head: { wallMs: [1] } })
const timedOut = new AppError('measure/timed-out', 'm.onnx: did not finish')

/** Rounds that take as long as told on a clock of their own; one that takes forever runs out of time at the deadline. */
function machine(durations: readonly number[], deadline: number) {
  let time = 0
  const asked: { first: Side; budgetMs: number }[] = []
  const options: RoundsOptions = {
    run: async (first, budgetMs) => {
      const duration = durations[Math.min(asked.length, durations.length - 1)] ?? 0
      asked.push({ first, budgetMs })
      time = Math.min(time + duration, deadline)
      if (time === deadline) throw timedOut
      return round(first)
    },
    isDecided: () => false,
    mostRounds: 30,
    wantedRounds: 10,
    deadline,
    now: () => time,
  }
  return { options, asked, time: () => time }
}

test('alternates who comes first, and gives each round its share of the time', async () => {
  const { options, asked } = machine([100], 100_000)
  await takeRounds({ ...options, mostRounds: 4 })
  expect(asked).toEqual(['base', 'head', 'base', 'head'].map((first) => ({ first, budgetMs: 10_000 })))
})

test('stops when decided, and looks after every round', async () => {
  const { options } = machine([100], 100_000)
  const looks: number[] = []
  const { rounds, isOutOfTime } = await takeRounds({ ...options, isDecided: (taken) => looks.push(taken.length) > 3 })
  expect(rounds).toHaveLength(3)
  expect(looks).toEqual([0, 1, 2, 3])
  expect(isOutOfTime).toBe(false)
})

test('stops at the most rounds without being out of time', async () => {
  const { options } = machine([100], 100_000)
  expect(await takeRounds(options)).toMatchObject({ rounds: { length: 30 }, isOutOfTime: false })
})

test('begins no round that would not be over in time', async () => {
  const { options, time } = machine([300], 1000)
  expect(await takeRounds(options)).toMatchObject({ rounds: { length: 3 }, isOutOfTime: true })
  expect(time()).toBe(900)
})

test('keeps the rounds it has when a later one runs out of time', async () => {
  const { options } = machine([100, 100, 5000], 1000)
  expect(await takeRounds(options)).toMatchObject({ rounds: { length: 2 }, isOutOfTime: true })
})

test('fails when not even the first round is over in time', async () => {
  const { options } = machine([5000], 1000)
  await expect(takeRounds(options)).rejects.toBe(timedOut)
})

test('passes other failures on, however many rounds there are', async () => {
  const { options } = machine([10], 1000)
  const failure = new AppError('measure/out-of-memory', 'm.onnx: ran out of memory')
  const run: RoundsOptions['run'] = (first, budgetMs) => (options.now() >= 20 ? Promise.reject(failure) : options.run(first, budgetMs))
  await expect(takeRounds({ ...options, run })).rejects.toBe(failure)
})
