import { CONFIDENCE, CPU_TIME_RULE, decideLimit, decideRatio, estimateRatio, type GateRule, WALL_TIME_RULE } from './gate.ts'
import { type Histogram, LATENCY_FIGURES, type Latency, type LatencyFigure, type LimitCheck, type Noise, type Paired } from './measure-result.ts'
import type { Side } from './protocol.ts'
import type { Round, SideRound } from './round.ts'
import { medianOf, quantileOf, summarize, trimmedInterval, variation } from './stats.ts'

const BINS = 20

/** Latency of one side over all rounds. */
export function latencyOf(rounds: readonly Round[], side: Side): Latency {
  const sides = rounds.flatMap((round) => round[side] ?? [])
  const samples = sides.flatMap((round) => round.wallMs)
  const summary = summarize(samples)
  const intervals = intervalsOf(sides)
  const loads = sides.flatMap((round) => round.loadMs ?? [])
  const firsts = sides.flatMap((round) => round.firstRunMs ?? [])
  return {
    ...summary,
    unit: 'ms',
    cv: variation(summary),
    rounds: sides.length,
    ...(loads.length > 0 && { loadMs: medianOf(loads) }),
    ...(firsts.length > 0 && { firstRunMs: medianOf(firsts) }),
    ...(intervals && { intervals }),
    histogram: histogramOf(samples),
  }
}

/** Confidence of the intervals that are shown; verdicts use a higher one. */
const SHOWN_CONFIDENCE = 0.95

/** On the logarithms of the times, whose tails are lighter and whose intervals stay positive. */
function intervalsOf(sides: readonly SideRound[]): Latency['intervals'] {
  const perRound = sides.map((round) => summarize(round.wallMs))
  const figures = LATENCY_FIGURES.flatMap((figure) => {
    const logs = perRound.map((summary) => Math.log(summary[figure]))
    const interval = trimmedInterval(logs, SHOWN_CONFIDENCE)
    return interval === undefined ? [] : [[figure, { low: Math.exp(interval.low), high: Math.exp(interval.high) }] as const]
  })
  return figures.length === 0 ? undefined : { confidence: SHOWN_CONFIDENCE, ...(Object.fromEntries(figures) as Record<LatencyFigure, { low: number; high: number }>) }
}

/** Counts up to the 99th percentile; the last bin holds what lies beyond as well. */
function histogramOf(samples: readonly number[]): Histogram {
  const [from, to] = [quantileOf(samples, 0), quantileOf(samples, 0.99)]
  const width = (to - from) / BINS
  if (width <= 0) return { from, to, counts: [samples.length] }
  const counts = Array.from({ length: BINS }, () => 0)
  for (const sample of samples) {
    const bin = Math.min(BINS - 1, Math.floor((sample - from) / width))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return { from, to, counts }
}

/** CPU time of one thread where every round has it, else wall time. */
export function ruleFor(rounds: readonly Round[], isCpuTimeValid: boolean): GateRule {
  return isCpuTimeValid && rounds.every((round) => round.logRatio?.cpu !== undefined) ? CPU_TIME_RULE : WALL_TIME_RULE
}

export function logRatios(rounds: readonly Round[], { clock }: GateRule): readonly number[] {
  return rounds.flatMap((round) => round.logRatio?.[clock] ?? [])
}

/** The verdict of the paired test over all rounds. */
export function pairedOf(rounds: readonly Round[], rule: GateRule, increase: number, isOutOfTime: boolean): Paired {
  const ratios = logRatios(rounds, rule)
  const outcome = decideRatio(ratios, increase, rule) ?? 'inconclusive'
  const reason = isOutOfTime
    ? `time was up after ${rounds.length} rounds of at least ${rule.minRounds}`
    : `after ${rounds.length} rounds the interval still holds the allowed ${Number((increase * 100).toPrecision(3))} %`
  return {
    ...estimateRatio(ratios, rule),
    confidence: CONFIDENCE,
    rounds: rounds.length,
    increase,
    outcome,
    clock: rule.clock,
    ...(outcome === 'inconclusive' && { reason }),
  }
}

export interface Limit {
  readonly figure: LatencyFigure
  readonly max: number
}

/** Judges absolute limits on head's samples. */
export function limitChecks(rounds: readonly Round[], limits: readonly Limit[]): readonly LimitCheck[] {
  const pooled = summarize(rounds.flatMap((round) => round.head.wallMs))
  const perRound = rounds.map((round) => summarize(round.head.wallMs))
  return limits.map(({ figure, max }) => {
    const outcome =
      decideLimit(
        perRound.map((summary) => summary[figure]),
        pooled[figure],
        max,
      ) ?? 'inconclusive'
    return { figure, max, actual: pooled[figure], outcome }
  })
}

/** What the rounds say of the machine. CPU time says something only where one thread computes on it. */
export function noiseOf(rounds: readonly Round[], isCpuTimeValid: boolean, pressure: number | undefined): Noise {
  const wall = sum(rounds.flatMap((round) => round.head.wallMs))
  const cpu = sum(rounds.flatMap((round) => round.head.cpuMs ?? []))
  const medians = rounds.map((round) => medianOf(round.head.wallMs))
  const third = Math.floor(medians.length / 3)
  const preemptions = rounds.flatMap((round) => round.head.preemptions ?? [])
  const samples = sum(rounds.map((round) => round.head.wallMs.length))
  return {
    ...(isCpuTimeValid && wall > 0 && cpu > 0 && { contention: Math.max(0, 1 - cpu / wall) }),
    ...(third > 0 && { drift: medianOf(medians.slice(-third)) / medianOf(medians.slice(0, third)) - 1 }),
    ...(pressure !== undefined && { pressure }),
    ...(preemptions.length > 0 && { preemptions: sum(preemptions) / samples }),
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

const UNSTABLE = 0.1
const NOISY = 0.1
const DRIFTING = 0.1

/** Warnings about a measurement, as sentences. */
export function noiseNotes(latency: Latency, { contention = 0, drift = 0, pressure = 0 }: Noise, clock: GateRule['clock'] | undefined): readonly string[] {
  const percent = (share: number) => `${Math.round(share * 100)} %`
  const judged =
    clock === 'cpu'
      ? 'the comparison uses CPU time, which does not see this'
      : clock === 'wall'
        ? 'real slowdowns then look smaller than they are'
        : 'the times are longer than on a quiet machine'
  return [
    ...(latency.cv > UNSTABLE ? [`latency is unstable: its standard deviation is ${percent(latency.cv)} of the mean`] : []),
    ...(contention > NOISY ? [`noisy runner: the processor was busy with others for ${percent(contention)} of the time; ${judged}`] : []),
    ...(pressure > NOISY && contention <= NOISY ? [`noisy runner: tasks waited for a processor during ${percent(pressure)} of the time`] : []),
    ...(Math.abs(drift) > DRIFTING ? [`latency drifted by ${drift > 0 ? '+' : '−'}${percent(Math.abs(drift))} while measuring`] : []),
  ]
}
