import * as z from 'zod'
import { SCHEMA } from '../analyze/model-profile.ts'

/* The JSON of measurements as other runs stored it: untrusted, as in stored-profile.ts. */

const name = z.string().max(100_000)
const finite = z.number()
const optional = finite.exactOptional()

const summary = { samples: finite, mean: finite, std: finite, min: finite, p50: finite, p90: finite, p95: finite, p99: finite }
const interval = z.object({ low: finite, high: finite })
const latency = z.object({
  ...summary,
  unit: z.literal('ms'),
  cv: finite,
  rounds: finite,
  loadMs: optional,
  firstRunMs: optional,
  intervals: z.object({ confidence: finite, mean: interval, p50: interval, p90: interval, p95: interval, p99: interval }).exactOptional(),
  histogram: z.object({ from: finite, to: finite, counts: z.array(finite).max(10_000) }),
})

const cpu = z.object({ kind: z.literal('cpu'), name, cores: finite, memoryBytes: finite, system: name })
const reading = z.object({
  index: finite,
  uuid: name,
  name,
  driver: name.exactOptional(),
  memoryTotalBytes: optional,
  memoryUsedBytes: optional,
  smClock: optional,
  memoryClock: optional,
  maxSmClock: optional,
  temperature: optional,
  power: optional,
  performanceState: name.exactOptional(),
  persistence: name.exactOptional(),
  computeMode: name.exactOptional(),
  mig: name.exactOptional(),
  throttling: z.array(name),
})
const gpu = z.object({ kind: z.literal('gpu'), name, uuid: name, driver: name.exactOptional(), memoryBytes: optional, readings: z.array(reading).max(10_000), host: cpu })

const throughput = z.object({
  batch: finite,
  batches: finite,
  seconds: finite,
  perSecond: finite,
  peakBytes: optional,
  curve: z
    .array(
      z.object({
        batch: finite,
        perSecond: optional,
        ms: optional,
        peakBytes: optional,
        failed: z.object({ reason: z.enum(['memory', 'time', 'model']), message: name }).exactOptional(),
      }),
    )
    .max(1000),
  endedBy: z.enum(['memory', 'time', 'model', 'no-gain', 'largest', 'asked', 'fixed']),
})

const layer = z.object({
  nodes: z.array(name),
  op: name,
  provider: name,
  ms: finite,
  share: finite,
  macs: optional,
  flops: optional,
  bytes: optional,
  gflopsPerSecond: optional,
  gigabytesPerSecond: optional,
})

const memory = z.object({ loadPeakBytes: optional, runPeakBytes: optional, peakArenaBytes: optional })

const OUTCOMES = z.enum(['pass', 'fail', 'inconclusive'])

export const measurementSchema = z.object({
  schema: z.literal(SCHEMA),
  model: z.object({ path: name }),
  runtime: z.object({ package: name, version: name, provider: name, threads: finite, optimization: name }),
  device: z.discriminatedUnion('kind', [cpu, gpu]),
  inputs: z.array(z.object({ name, dtype: name, shape: z.array(finite) })),
  latency,
  fps: finite,
  throughput: throughput.exactOptional(),
  memory: memory.exactOptional(),
  memoryOfBase: memory.exactOptional(),
  layers: z.array(layer).max(1_000_000).exactOptional(),
  peak: z.object({ gflopsPerSecond: finite, gigabytesPerSecond: finite }).exactOptional(),
  base: z.object({ path: name, latency }).exactOptional(),
  paired: z
    .object({
      ratio: optional,
      low: optional,
      high: optional,
      confidence: finite,
      rounds: finite,
      increase: finite,
      outcome: OUTCOMES,
      clock: z.enum(['cpu', 'wall']).exactOptional(),
      reason: name.exactOptional(),
    })
    .exactOptional(),
  limits: z.array(z.object({ figure: z.enum(['mean', 'p50', 'p90', 'p95', 'p99']), max: finite, actual: finite, outcome: OUTCOMES })).exactOptional(),
  noise: z.object({ contention: optional, drift: optional, pressure: optional, preemptions: optional }),
  notes: z.array(name),
})
