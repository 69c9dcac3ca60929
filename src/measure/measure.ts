import { SCHEMA } from '../analyze/model-profile.ts'
import { AppError } from '../util/errors.ts'
import type { Deadline } from './child.ts'
import { openCommand } from './command-engine.ts'
import { cpuPressure } from './device.ts'
import type { Engine } from './engine.ts'
import { CONFIDENCE, DEFAULT_INCREASE, decideRatio, type GateRule, WALL_TIME_RULE } from './gate.ts'
import { areIdentical } from './identical.ts'
import { layerTimes } from './layer-times.ts'
import type { LayerTime, MeasureResult, Paired, Peak } from './measure-result.ts'
import { openOnnxruntime, ROUNDS_ALONE } from './onnxruntime-engine.ts'
import { DEFAULT_TIME_BUDGET_MS, type MeasureOptions } from './options.ts'
import type { Round } from './round.ts'
import { type Rounds, takeRounds } from './rounds.ts'
import { latencyOf, limitChecks, logRatios, noiseNotes, noiseOf, pairedOf, ruleFor } from './summarize-rounds.ts'

/** Shares of the time that are kept for throughput and for the peak of the machine, where they are asked for. */
const THROUGHPUT_SHARE = 0.4
const PEAK_SHARE = 0.1

/**
 * Measures a model, alone or in pairs with another: latency, and where asked for the paired verdict, throughput and layers. Takes at
 * most the time budget.
 * @throws AppError naming the model and what stopped the measurement
 */
export async function measureModel(options: MeasureOptions): Promise<MeasureResult> {
  const { head, base, timeBudgetMs = DEFAULT_TIME_BUDGET_MS } = options
  const start = Date.now()
  const deadline: Deadline = { at: start + timeBudgetMs, limitMs: timeBudgetMs }
  if (base !== undefined && options.samples !== undefined) {
    throw new AppError('usage/samples-of-a-pair', 'how many samples a comparison takes follows from the rounds it needs', {
      hint: 'leave out --samples, or give more time with --time-budget',
    })
  }
  const isSame = base !== undefined && (await areIdentical(base.model.path, head.model.path))
  const { base: _, ...alone } = options
  const asked = isSame ? alone : options

  const engine = await (options.command === undefined ? openOnnxruntime(asked, deadline) : openCommand(asked, options.command, deadline))
  const pressureBefore = cpuPressure()
  const roundsStart = Date.now()
  const kept = (options.batch === undefined ? 0 : THROUGHPUT_SHARE) + (options.layers === true ? PEAK_SHARE : 0)
  const roundsEnd = deadline.at - kept * timeBudgetMs
  const taken = await rounds(engine, asked, roundsEnd)
  const pressureAfter = cpuPressure()
  const pressure = pressureBefore === undefined || pressureAfter === undefined ? undefined : Math.min(1, (pressureAfter - pressureBefore) / 1000 / (Date.now() - roundsStart))

  const missed: string[] = []
  const peak = options.layers === true ? await inTime('the peak of the machine', missed, engine.peak?.()) : undefined
  const throughput = options.batch === undefined ? undefined : await inTime('throughput', missed, engine.throughput?.(Math.max(0, deadline.at - Date.now())))
  return assemble({ options: asked, engine, taken, pressure, throughput, peak, missed, ...(isSame && { pairedAsIs: identical(options.increase) }) })
}

/** What comes after the rounds may run out of time without losing them. */
async function inTime<T>(what: string, missed: string[], measuring: Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await measuring
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'measure/timed-out') throw error
    missed.push(`${what} was not measured: time was up (give it more with --time-budget)`)
    return undefined
  }
}

function rounds(engine: Engine, options: MeasureOptions, deadline: number): Promise<Rounds> {
  const { base, say = () => {} } = options
  const wantedAlone = (options.limits ?? []).length > 0 ? WALL_TIME_RULE.minRounds : ROUNDS_ALONE
  const rule = ruleFor([], engine.isCpuTimeValid)
  let index = 0
  return takeRounds({
    run: (first, budgetMs) => engine.runRound(first, budgetMs, index++),
    isDecided: (taken) => isDecided(taken, engine, options, wantedAlone),
    mostRounds: base === undefined && (options.limits ?? []).length === 0 ? wantedAlone : rule.maxRounds,
    wantedRounds: base === undefined ? wantedAlone + 1 : 2 * rule.minRounds,
    deadline,
    now: Date.now,
    afterRound: async (taken) => {
      say(`round ${taken.length}`)
      const last = taken.at(-1)
      if (last !== undefined) options.onRound?.(last)
      await engine.afterRound?.()
    },
  })
}

function isDecided(taken: readonly Round[], engine: Engine, options: MeasureOptions, wantedAlone: number): boolean {
  if (taken.length < wantedAlone && options.base === undefined) return false
  const rule = ruleFor(taken, engine.isCpuTimeValid)
  const { increase = DEFAULT_INCREASE, limits = [] } = options
  const isRatioDecided = options.base === undefined || decideRatio(logRatios(taken, rule), increase, rule) !== undefined
  return isRatioDecided && (limits.length === 0 || (taken.length > 0 && limitChecks(taken, limits).every(({ outcome }) => outcome !== 'inconclusive')))
}

function identical(increase = DEFAULT_INCREASE): Paired {
  return { confidence: CONFIDENCE, rounds: 0, increase, outcome: 'pass', reason: 'the files are the same, byte for byte' }
}

/** A layer that beats the calibration shows what the machine can do: it was quieter then. Bytes may come from a cache, and do not. */
function withLayers(peak: Peak, layers: readonly LayerTime[]): Peak {
  return { ...peak, gflopsPerSecond: Math.max(peak.gflopsPerSecond, ...layers.map((layer) => layer.gflopsPerSecond ?? 0)) }
}

interface Measured {
  readonly options: MeasureOptions
  readonly engine: Engine
  readonly taken: Rounds
  readonly pressure: number | undefined
  readonly throughput: MeasureResult['throughput']
  readonly peak: Peak | undefined
  /** What there was no time for, as sentences. */
  readonly missed: readonly string[]
  readonly pairedAsIs?: Paired
}

function assemble({ options, engine, taken, pressure, throughput, peak, missed, pairedAsIs }: Measured): MeasureResult {
  const { head, base, increase = DEFAULT_INCREASE, limits = [] } = options
  const { rounds: all, isOutOfTime } = taken
  const { inspection } = engine
  const layers = options.layers === true && inspection !== undefined ? layerTimes(inspection.layers, head.profile.nodes, engine.isDeviceTime) : undefined
  const rule: GateRule | undefined = base === undefined ? undefined : ruleFor(all, engine.isCpuTimeValid)
  const paired = rule === undefined ? pairedAsIs : pairedOf(all, rule, increase, isOutOfTime)
  const latency = latencyOf(all, 'head')
  const noise = noiseOf(all, engine.isCpuTimeValid, pressure)
  const { device, notes } = engine.device()
  return {
    schema: SCHEMA,
    model: { path: head.model.path },
    runtime: engine.runtime,
    device,
    inputs: inspection?.inputs.map(({ name, dtype, shape }) => ({ name, dtype, shape })) ?? [],
    latency,
    fps: 1000 / latency.mean,
    ...(throughput && { throughput }),
    ...(inspection && { memory: inspection.memory }),
    ...(engine.memoryOfBase && { memoryOfBase: engine.memoryOfBase }),
    ...(layers && { layers }),
    ...(peak && { peak: withLayers(peak, layers ?? []) }),
    ...(base && { base: { path: base.model.path, latency: latencyOf(all, 'base') } }),
    ...(paired && { paired }),
    ...(limits.length > 0 && { limits: limitChecks(all, limits) }),
    noise,
    notes: [...engine.notes, ...notes, ...missed, ...noiseNotes(latency, noise, rule?.clock)],
  }
}
