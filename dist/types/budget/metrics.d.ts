import { NODE_FIGURES } from '../analyze/model-profile.js';
import { type MetricInfo } from '../compare/metrics.js';
import type { LatencyMetric, Metric } from './verdict.js';
export declare const THROUGHPUT = "throughput";
export declare const PEAK_ARENA = "peakArenaBytes";
/** Everything a budget can be set on, in the order in which reports show it. */
export declare const METRICS: readonly Metric[];
/** Whether a metric is known per node, and so can be budgeted for layers. */
export declare function isNodeMetric(metric: Metric): metric is (typeof NODE_FIGURES)[number];
export declare function isLatency(metric: Metric): metric is LatencyMetric;
export type MeasuredMetric = LatencyMetric | typeof THROUGHPUT | typeof PEAK_ARENA;
/** Whether a metric is known only by running the model. */
export declare function isMeasuredMetric(metric: Metric): metric is MeasuredMetric;
/** How each metric is named and written. */
export declare const METRIC_INFO: Readonly<Record<Metric, MetricInfo>>;
