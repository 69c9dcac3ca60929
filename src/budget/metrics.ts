import { NODE_FIGURES, TOTALS } from '../analyze/model-profile.ts'
import { type MetricInfo, TOTAL_INFO } from '../compare/metrics.ts'
import type { LatencyMetric, Metric } from './verdict.ts'

const LATENCY_METRICS = ['latency.mean', 'latency.p50', 'latency.p90', 'latency.p95', 'latency.p99'] as const satisfies readonly LatencyMetric[]

export const THROUGHPUT = 'throughput' satisfies Metric

export const PEAK_ARENA = 'peakArenaBytes' satisfies Metric

/** Everything a budget can be set on, in the order in which reports show it. */
export const METRICS: readonly Metric[] = [...TOTALS, ...LATENCY_METRICS, THROUGHPUT, PEAK_ARENA]

const NODE_METRICS: ReadonlySet<Metric> = new Set(NODE_FIGURES)

/** Whether a metric is known per node, and so can be budgeted for layers. */
export function isNodeMetric(metric: Metric): metric is (typeof NODE_FIGURES)[number] {
  return NODE_METRICS.has(metric)
}

export function isLatency(metric: Metric): metric is LatencyMetric {
  return metric.startsWith('latency.')
}

export type MeasuredMetric = LatencyMetric | typeof THROUGHPUT | typeof PEAK_ARENA

/** Whether a metric is known only by running the model. */
export function isMeasuredMetric(metric: Metric): metric is MeasuredMetric {
  return isLatency(metric) || metric === THROUGHPUT || metric === PEAK_ARENA
}

const quantile = (name: string): string => (name === 'mean' ? 'Mean' : `${name.slice(1)}th percentile of the`)

/** How each metric is named and written. */
export const METRIC_INFO: Readonly<Record<Metric, MetricInfo>> = {
  ...TOTAL_INFO,
  ...(Object.fromEntries(
    LATENCY_METRICS.map((metric) => {
      const name = metric.slice('latency.'.length)
      return [metric, { unit: 'milliseconds', label: `${name} latency`, description: `${quantile(name)} wall time of one run, measured.` }]
    }),
  ) as Record<LatencyMetric, MetricInfo>),
  throughput: { unit: 'rate', label: 'throughput', description: 'Inputs per second at the best batch size, measured.' },
  peakArenaBytes: { unit: 'bytes', label: 'peak arena', description: "Most that onnxruntime's allocator has lent out at once, measured: the same in every run." },
}
