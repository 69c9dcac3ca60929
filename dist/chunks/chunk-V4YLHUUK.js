import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  figureSchema,
  nodeSchema,
  parseJson,
  profileSchema
} from "./chunk-DAVPHZIA.js";
import {
  iso_exports
} from "./chunk-SNQXYIBI.js";
import {
  _enum,
  array,
  discriminatedUnion,
  int,
  literal,
  number,
  object,
  string
} from "./chunk-4R6JHGXX.js";
import {
  OUTCOMES,
  evaluate
} from "./chunk-EWUV6O3V.js";
import {
  METRICS
} from "./chunk-OZKBWTND.js";
import {
  SCHEMA,
  TOTALS
} from "./chunk-MSTFDFOY.js";

// src/baseline/stored-measurement.ts
var name = string().max(1e5);
var finite = number();
var optional = finite.exactOptional();
var summary = { samples: finite, mean: finite, std: finite, min: finite, p50: finite, p90: finite, p95: finite, p99: finite };
var interval = object({ low: finite, high: finite });
var latency = object({
  ...summary,
  unit: literal("ms"),
  cv: finite,
  rounds: finite,
  loadMs: optional,
  firstRunMs: optional,
  intervals: object({ confidence: finite, mean: interval, p50: interval, p90: interval, p95: interval, p99: interval }).exactOptional(),
  histogram: object({ from: finite, to: finite, counts: array(finite).max(1e4) })
});
var cpu = object({ kind: literal("cpu"), name, cores: finite, memoryBytes: finite, system: name });
var reading = object({
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
  throttling: array(name)
});
var gpu = object({ kind: literal("gpu"), name, uuid: name, driver: name.exactOptional(), memoryBytes: optional, readings: array(reading).max(1e4), host: cpu });
var throughput = object({
  batch: finite,
  batches: finite,
  seconds: finite,
  perSecond: finite,
  peakBytes: optional,
  curve: array(
    object({
      batch: finite,
      perSecond: optional,
      ms: optional,
      peakBytes: optional,
      failed: object({ reason: _enum(["memory", "time", "model"]), message: name }).exactOptional()
    })
  ).max(1e3),
  endedBy: _enum(["memory", "time", "model", "no-gain", "largest", "asked", "fixed"])
});
var layer = object({
  nodes: array(name),
  op: name,
  provider: name,
  ms: finite,
  share: finite,
  macs: optional,
  flops: optional,
  bytes: optional,
  gflopsPerSecond: optional,
  gigabytesPerSecond: optional
});
var memory = object({ loadPeakBytes: optional, runPeakBytes: optional, peakArenaBytes: optional });
var OUTCOMES2 = _enum(["pass", "fail", "inconclusive"]);
var measurementSchema = object({
  schema: literal(SCHEMA),
  model: object({ path: name }),
  runtime: object({ package: name, version: name, provider: name, threads: finite, optimization: name }),
  device: discriminatedUnion("kind", [cpu, gpu]),
  inputs: array(object({ name, dtype: name, shape: array(finite) })),
  latency,
  fps: finite,
  throughput: throughput.exactOptional(),
  memory: memory.exactOptional(),
  memoryOfBase: memory.exactOptional(),
  layers: array(layer).max(1e6).exactOptional(),
  peak: object({ gflopsPerSecond: finite, gigabytesPerSecond: finite }).exactOptional(),
  base: object({ path: name, latency }).exactOptional(),
  paired: object({
    ratio: optional,
    low: optional,
    high: optional,
    confidence: finite,
    rounds: finite,
    increase: finite,
    outcome: OUTCOMES2,
    clock: _enum(["cpu", "wall"]).exactOptional(),
    reason: name.exactOptional()
  }).exactOptional(),
  limits: array(object({ figure: _enum(["mean", "p50", "p90", "p95", "p99"]), max: finite, actual: finite, outcome: OUTCOMES2 })).exactOptional(),
  noise: object({ contention: optional, drift: optional, pressure: optional, preemptions: optional }),
  notes: array(name)
});

// src/baseline/stored-verdict.ts
var name2 = string().max(1e5);
var finite2 = number();
var limit = discriminatedUnion("kind", [
  object({ kind: literal("max"), value: finite2 }),
  object({ kind: literal("min"), value: finite2 }),
  object({ kind: literal("increase"), share: finite2 })
]);
var budget = object({
  metric: _enum(METRICS),
  limit,
  level: _enum(["fail", "warn"]),
  layers: name2.exactOptional(),
  until: iso_exports.date().exactOptional(),
  reason: name2.exactOptional(),
  at: object({ file: name2, line: int().positive(), column: int().positive() }).exactOptional()
});
var comparison = object({
  schema: literal(SCHEMA),
  base: profileSchema.optional(),
  head: profileSchema,
  deltas: array(object({ metric: _enum(TOTALS), base: figureSchema, head: figureSchema, change: finite2.exactOptional(), ratio: finite2.exactOptional() })),
  nodes: object({ added: array(nodeSchema), removed: array(nodeSchema), changed: array(object({ base: nodeSchema, head: nodeSchema, own: array(name2) })) }),
  causes: array(object({ key: name2, name: name2, what: name2, effect: name2 }))
});
var model = object({
  id: name2,
  path: name2,
  comparison: comparison.optional(),
  checks: array(object({ budget, actual: figureSchema, outcome: _enum(OUTCOMES), message: name2 })).max(1e4),
  measured: measurementSchema.exactOptional(),
  renamedFrom: object({ id: name2, path: name2 }).exactOptional(),
  baseProblem: name2.exactOptional(),
  deleted: profileSchema.exactOptional(),
  error: object({ code: name2, message: name2, hint: name2.exactOptional() }).exactOptional()
});
var verdictSchema = object({
  schema: literal(SCHEMA),
  verdict: _enum(["pass", "warn", "unknown", "fail"]),
  base: object({ source: _enum(["none", "path", "git", "artifact"]), commit: name2.exactOptional(), behind: int().nonnegative().exactOptional(), note: name2.exactOptional() }),
  models: array(model).max(2e4),
  override: object({ label: name2, by: name2, at: iso_exports.datetime({ offset: true }) }).exactOptional(),
  budgetChanges: array(name2).max(1e4).exactOptional(),
  notes: array(name2).max(1e3).exactOptional()
});
function parseVerdict(json) {
  const parsed = parseJson(json, verdictSchema);
  if (parsed === void 0) return void 0;
  return {
    ...parsed,
    models: parsed.models.map((entry) => ({ ...entry, comparison: entry.comparison === void 0 ? void 0 : { ...entry.comparison, base: entry.comparison.base } }))
  };
}

// src/merge-verdicts.ts
function mergeVerdicts(reports) {
  const seen = /* @__PURE__ */ new Map();
  for (const { verdict } of reports) for (const { id } of verdict.models) seen.set(id, (seen.get(id) ?? 0) + 1);
  const models = reports.flatMap(({ name: name3, verdict }) => verdict.models.map((model2) => (seen.get(model2.id) ?? 0) > 1 ? { ...model2, id: `${model2.id} (${name3})` } : model2));
  const override = reports.find(({ verdict }) => verdict.override !== void 0)?.verdict.override;
  const unique = (lists) => [...new Set(lists.flatMap((list) => list ?? []))];
  const changes = unique(reports.map(({ verdict }) => verdict.budgetChanges));
  const notes = unique(reports.map(({ verdict }) => verdict.notes));
  return {
    ...evaluate(models, commonBase(reports.map(({ verdict }) => verdict.base))),
    ...override !== void 0 && { override },
    ...changes.length > 0 && { budgetChanges: changes },
    ...notes.length > 0 && { notes }
  };
}
function commonBase(bases) {
  const [first] = bases;
  if (first !== void 0 && bases.every(({ source, commit }) => source === first.source && commit === first.commit)) return first;
  const named = bases.map(({ source, commit }) => commit === void 0 ? source : `${source} ${commit.slice(0, 7)}`);
  return { source: "none", note: `the jobs compared with different bases: ${[...new Set(named)].join(", ")}` };
}

export {
  parseVerdict,
  mergeVerdicts
};
