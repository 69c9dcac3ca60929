import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  NODE_FIGURES,
  TOTALS
} from "./chunk-MSTFDFOY.js";

// src/compare/metrics.ts
var TOTAL_INFO = {
  params: { unit: "count", label: "params", description: "Elements of weights, shared ones once." },
  buffers: { unit: "count", label: "buffers", description: "Elements of stored tensors that are no weights, such as the running statistics of a normalization." },
  quantParams: { unit: "count", label: "quantization params", description: "Elements of scales, zero points and their kin." },
  constants: { unit: "count", label: "constants", description: "Elements of stored shapes, indices and other constants." },
  unusedElements: { unit: "count", label: "unused elements", description: "Elements of stored tensors that no node reads." },
  weightBytes: { unit: "bytes", label: "weights", description: "Stored bytes of params, buffers and quantization params." },
  fileBytes: { unit: "bytes", label: "file size", description: "The .onnx file and its external data." },
  macs: { unit: "count", label: "MACs", description: "Multiply-accumulates of one execution at the bound sizes." },
  flops: { unit: "count", label: "FLOPs", description: "2 × MACs plus other arithmetic of one execution." },
  transcendentals: { unit: "count", label: "transcendentals", description: "Evaluations of exp, log, tanh, sqrt and their kin in one execution." },
  readBytes: { unit: "bytes", label: "bytes read", description: "Unfused memory traffic of one execution: what the nodes read." },
  writeBytes: { unit: "bytes", label: "bytes written", description: "Unfused memory traffic of one execution: what the nodes write." },
  activationBytes: { unit: "bytes", label: "activations", description: "Every tensor written while running, views apart, graph inputs included." },
  peakActivationBytes: { unit: "bytes", label: "peak activations", description: "Most bytes of activations alive at once, weights not included." },
  nodes: { unit: "count", label: "nodes", description: "Nodes of the main graph, Constants apart." }
};

// src/budget/metrics.ts
var LATENCY_METRICS = ["latency.mean", "latency.p50", "latency.p90", "latency.p95", "latency.p99"];
var THROUGHPUT = "throughput";
var PEAK_ARENA = "peakArenaBytes";
var METRICS = [...TOTALS, ...LATENCY_METRICS, THROUGHPUT, PEAK_ARENA];
var NODE_METRICS = new Set(NODE_FIGURES);
function isNodeMetric(metric) {
  return NODE_METRICS.has(metric);
}
function isLatency(metric) {
  return metric.startsWith("latency.");
}
function isMeasuredMetric(metric) {
  return isLatency(metric) || metric === THROUGHPUT || metric === PEAK_ARENA;
}
var quantile = (name) => name === "mean" ? "Mean" : `${name.slice(1)}th percentile of the`;
var METRIC_INFO = {
  ...TOTAL_INFO,
  ...Object.fromEntries(
    LATENCY_METRICS.map((metric) => {
      const name = metric.slice("latency.".length);
      return [metric, { unit: "milliseconds", label: `${name} latency`, description: `${quantile(name)} wall time of one run, measured.` }];
    })
  ),
  throughput: { unit: "rate", label: "throughput", description: "Inputs per second at the best batch size, measured." },
  peakArenaBytes: { unit: "bytes", label: "peak arena", description: "Most that onnxruntime's allocator has lent out at once, measured: the same in every run." }
};

export {
  TOTAL_INFO,
  THROUGHPUT,
  PEAK_ARENA,
  METRICS,
  isNodeMetric,
  isLatency,
  isMeasuredMetric,
  METRIC_INFO
};
