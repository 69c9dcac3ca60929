import type { Latency, MeasureResult, Paired } from '../../src/measure/measure-result.ts'

/** A latency around `mean` milliseconds; the intervals reach `spread`, a share, to either side. */
export function latency(mean: number, spread = 0.02): Latency {
  const figures = { mean, p50: mean, p90: mean * 1.1, p95: mean * 1.15, p99: mean * 1.3 }
  const around = (value: number) => ({ low: value * (1 - spread), high: value * (1 + spread) })
  return {
    ...figures,
    samples: 200,
    std: mean * spread,
    min: mean * 0.95,
    unit: 'ms',
    cv: spread,
    rounds: 10,
    intervals: { confidence: 0.95, mean: around(figures.mean), p50: around(figures.p50), p90: around(figures.p90), p95: around(figures.p95), p99: around(figures.p99) },
    histogram: { from: mean * 0.9, to: mean * 1.4, counts: [10, 120, 60, 10] },
  }
}

export function paired(ratio: number, halfWidth: number, rest: Partial<Paired> = {}): Paired {
  return { ratio, low: ratio - halfWidth, high: ratio + halfWidth, confidence: 0.998, rounds: 10, increase: 0.025, outcome: 'inconclusive', ...rest }
}

export function measured(rest: Partial<MeasureResult> = {}): MeasureResult {
  return {
    schema: 1,
    model: { path: 'm.onnx' },
    runtime: { package: 'onnxruntime-node', version: '1.30.0', provider: 'cpu', threads: 1, optimization: 'all' },
    device: { kind: 'cpu', name: 'Example CPU', cores: 2, memoryBytes: 8 * 1024 ** 3, system: 'linux 6.1 x64' },
    inputs: [],
    latency: latency(10),
    fps: 100,
    noise: {},
    notes: [],
    ...rest,
  }
}
