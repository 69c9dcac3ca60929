import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  isKnown,
  leastOf,
  mostOf,
  require_picomatch,
  sumFigures
} from "./chunk-DGCHDJ6K.js";
import {
  counted,
  distinctTexts,
  quantityText,
  shareText,
  signedShareText
} from "./chunk-BYOSG2LM.js";
import {
  METRIC_INFO,
  PEAK_ARENA,
  isLatency,
  isMeasuredMetric,
  isNodeMetric
} from "./chunk-OZKBWTND.js";
import {
  SCHEMA
} from "./chunk-MSTFDFOY.js";
import {
  __toESM
} from "./chunk-HANBNIMK.js";

// src/budget/increase.ts
function isWithinIncrease(base, head, share) {
  if (!Number.isSafeInteger(base) || !Number.isSafeInteger(head)) return head <= base * (1 + share);
  const [, whole = "0", fraction = "", exponent = "0"] = /^(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(share)) ?? [];
  const power = Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  const [numerator, denominator] = power >= 0 ? [digits * 10n ** BigInt(power), 1n] : [digits, 10n ** BigInt(-power)];
  return BigInt(head) * denominator <= BigInt(base) * (denominator + numerator);
}
function judgeIncrease(base, head, share) {
  if (isWithinIncrease(leastOf(base), mostOf(head), share)) return true;
  return isWithinIncrease(mostOf(base), leastOf(head), share) ? void 0 : false;
}
function judgeTotalIncrease(comparison, base, metric, share) {
  const [from, to] = [base.totals[metric], comparison.head.totals[metric]];
  const direct = judgeIncrease(from, to, share);
  if (direct !== void 0 || !isKnown(from) || !isKnown(to) || from.status !== to.status) return direct;
  const difference = to.value - from.value;
  if (!hasSameUnsureNodes(comparison, metric)) return void 0;
  if (difference <= 0) return true;
  const [least, most] = [Math.max(leastOf(from), sureSum(base, metric)), mostOf(from)];
  if (isWithinIncrease(least, least + difference, share)) return true;
  return isWithinIncrease(most, most + difference, share) ? void 0 : false;
}
var isSure = (figure) => figure !== void 0 && isKnown(figure) && figure.status === void 0;
function hasSameUnsureNodes({ nodes: { added, removed, changed } }, metric) {
  const touched = [...added, ...removed, ...changed.flatMap(({ base, head }) => [base, head])];
  return touched.length === 0 || isNodeMetric(metric) && touched.every(({ figures }) => isSure(figures[metric]));
}
function sureSum({ nodes }, metric) {
  return isNodeMetric(metric) ? nodes.reduce((sum, { figures: { [metric]: figure } }) => sum + (isSure(figure) ? figure.value : 0), 0) : 0;
}

// src/budget/judge-static.ts
var import_picomatch = __toESM(require_picomatch(), 1);

// src/util/figure-text.ts
var STATUS_SIGNS = { upper: "≤", lower: "≥", estimate: "~" };
function figureText(figure, unit) {
  if (!isKnown(figure)) return figure.atLeast === void 0 ? "?" : `? (at least ${quantityText(figure.atLeast, unit)})`;
  const text = quantityText(figure.value, unit);
  return figure.status === void 0 ? text : `${STATUS_SIGNS[figure.status]} ${text}`;
}

// src/budget/judge-static.ts
function judgeStatic(budget, comparison, withoutBase) {
  const subject = budget.layers === void 0 ? ofModel(budget.metric, comparison, withoutBase) : ofLayers(budget.metric, budget.layers, comparison, withoutBase);
  if (subject === void 0) {
    const why = `no node matches ${budget.layers}`;
    return {
      outcome: "unknown",
      actual: { unknown: why },
      message: `${METRIC_INFO[budget.metric].label} of ${budget.layers}: ${why}, so the budget cannot be checked; nodes are matched by their keys`
    };
  }
  return judgeSubject(subject, budget);
}
function judgeSubject(subject, { limit, metric }) {
  return limit.kind === "increase" ? judgeGrowth(subject, limit.share, metric) : judgeMax(subject, limit.value, metric);
}
function ofModel(metric, comparison, withoutBase) {
  const { base, head } = comparison;
  const isWithin = (share) => base === void 0 ? void 0 : judgeTotalIncrease(comparison, base, metric, share);
  return { name: METRIC_INFO[metric].label, head: head.totals[metric], ...baseOf(base?.totals[metric], withoutBase), isWithin };
}
function baseOf(base, withoutBase) {
  return "unknown" in withoutBase ? { base: base ?? withoutBase, withoutBase: "" } : { base, withoutBase: withoutBase.skipped };
}
function ofLayers(metric, glob, { base, head }, withoutBase) {
  const matches = (0, import_picomatch.default)(glob, { dot: true, windows: false, flags: "s" });
  const figuresOf = (profile) => profile.nodes.filter(({ key }) => matches(key)).map((node) => node.figures[metric] ?? { value: 0 });
  const [figures, before] = [figuresOf(head), base === void 0 ? [] : figuresOf(base)];
  if (figures.length === 0) return void 0;
  const [now, then] = [sumFigures(figures), before.length === 0 ? void 0 : sumFigures(before)];
  return {
    name: `${METRIC_INFO[metric].label} of ${glob} (${counted(figures.length, "node")})`,
    head: now,
    ...baseOf(then, base === void 0 ? withoutBase : { skipped: "no node of base matches" }),
    isWithin: (share) => then === void 0 ? void 0 : judgeIncrease(then, now, share)
  };
}
function judgeMax({ name, head }, max, metric) {
  const { unit } = METRIC_INFO[metric];
  const judgement = (outcome, message) => ({ outcome, actual: head, message: `${name}: ${message}` });
  if (mostOf(head) <= max) return judgement("pass", `${figureText(head, unit)}, within ${quantityText(max, unit)}`);
  if (leastOf(head) > max) {
    const [least, limit2] = distinctTexts(leastOf(head), max, unit);
    const excess = max > 0 ? ` by ${quantityText(leastOf(head) - max, unit)} (${signedShareText(leastOf(head) / max - 1)})` : "";
    return judgement("fail", `${isKnown(head) && head.status === void 0 ? "" : "at least "}${least}, above the limit of ${limit2}${excess}`);
  }
  const limit = `the limit of ${quantityText(max, unit)}`;
  return judgement(
    "unknown",
    isKnown(head) ? `${figureText(head, unit)} is ${KINDS[head.status ?? "estimate"]}, which does not tell whether ${limit} is kept` : `not known (${head.unknown}), so ${limit} cannot be checked`
  );
}
var KINDS = { upper: "an upper bound", lower: "a lower bound", estimate: "an estimate" };
function judgeGrowth(subject, share, metric) {
  const { name, head, base, withoutBase } = subject;
  const { unit } = METRIC_INFO[metric];
  const judgement = (outcome, message) => ({ outcome, actual: head, message: `${name}: ${message}` });
  const allowed = `+${shareText(share)}`;
  if (base === void 0) return judgement("skipped", `${figureText(head, unit)}; the limit of ${allowed} is skipped: ${withoutBase}`);
  const unknown = [head, base].find((figure) => !isKnown(figure));
  const isWithin = subject.isWithin(share);
  if (isWithin === void 0 || isWithin && unknown !== void 0) {
    const why = unknown !== void 0 && !isKnown(unknown) ? `${unknown === head ? "not known" : "not known in base"} (${unknown.unknown})` : `${figureText(head, unit)} after ${figureText(base, unit)} in base, which are no exact figures`;
    return judgement("unknown", `${why}, so the limit of ${allowed} cannot be checked`);
  }
  const growth = growthText(base, head);
  const [before, after] = isKnown(base) && isKnown(head) && base.status === void 0 && head.status === void 0 ? distinctTexts(base.value, head.value, unit) : [figureText(base, unit), figureText(head, unit)];
  return isWithin ? judgement("pass", `${after} after ${before} (${growth}), within ${allowed}`) : judgement("fail", `${after} after ${before} (${growth}), above the limit of ${allowed}`);
}
function growthText(base, head) {
  if (!isKnown(base) || !isKnown(head)) return "by more than is known";
  if (base.value === head.value) return "unchanged";
  return base.value === 0 ? "from nothing" : signedShareText(head.value / base.value - 1);
}

// src/budget/judge-measured.ts
function judgeMeasured(budget, measured, hasBase, withoutBase) {
  const { label } = METRIC_INFO[budget.metric];
  if (budget.limit.kind === "increase" && !hasBase) {
    const limit = `the limit of +${shareText(budget.limit.share)}`;
    const [outcome2, text2] = "unknown" in withoutBase ? ["unknown", `not known in base (${withoutBase.unknown}), so ${limit} cannot be checked`] : ["skipped", `${limit} is skipped: ${withoutBase.skipped}`];
    return { outcome: outcome2, actual: actualOf(budget.metric, measured), message: `${label}: ${text2}` };
  }
  if (!isMeasured(measured)) return { outcome: "unknown", actual: measured, message: `${label}: not measured (${measured.unknown}), so the budget cannot be checked` };
  if (budget.metric === PEAK_ARENA) return judgeArena(budget, measured);
  const [outcome, text] = isLatency(budget.metric) ? judgeLatency(budget.metric, budget.limit, measured) : judgeThroughput(budget.limit, measured);
  return { outcome, actual: actualOf(budget.metric, measured), message: `${label}: ${text}` };
}
function isMeasured(measured) {
  return !("unknown" in measured);
}
function actualOf(metric, measured) {
  if (!isMeasured(measured)) return measured;
  if (metric === PEAK_ARENA) return arenaOf(measured.memory);
  if (isLatency(metric)) return { value: measured.latency[figureOf(metric)], status: "estimate" };
  return measured.throughput === void 0 ? { unknown: "throughput was not measured" } : { value: measured.throughput.perSecond, status: "estimate" };
}
function figureOf(metric) {
  return metric.slice("latency.".length);
}
function judgeLatency(metric, limit, measured) {
  return limit.kind === "increase" ? judgeSlowdown(limit.share, measured) : judgeLimit(figureOf(metric), limit.value, measured);
}
function judgeLimit(figure, max, { latency, limits = [] }) {
  const actual = latency[figure];
  const [shown, limit] = distinctTexts(actual, max, "milliseconds");
  const interval = latency.intervals?.[figure];
  const between = interval === void 0 ? "" : ` (between ${quantityText(interval.low, "milliseconds")} and ${quantityText(interval.high, "milliseconds")})`;
  const judged = limits.find((check) => check.figure === figure && check.max === max)?.outcome ?? judgeInterval(interval ?? { low: actual, high: actual }, max);
  if (judged === "pass") return ["pass", `${shown}${between}, within ${limit}`];
  if (judged === "fail") return ["fail", `${shown}${between}, above the limit of ${limit}`];
  return ["warn", `${shown}${between}: inconclusive, too close to the limit of ${limit} for the noise of this machine`];
}
function judgeInterval({ low, high }, limit) {
  if (high <= limit) return "pass";
  return low > limit ? "fail" : "inconclusive";
}
function judgeSlowdown(share, { paired, base }) {
  const allowed = `+${shareText(share)}`;
  if (paired === void 0) return ["unknown", `${base === void 0 ? "base was not measured" : "not measured in pairs with base"}, so the limit of ${allowed} cannot be checked`];
  if (paired.rounds === 0 && paired.outcome === "pass") return ["pass", `the same file as in base, within ${allowed}`];
  const { ratio, low, high, rounds, confidence } = paired;
  if (ratio === void 0 || low === void 0 || high === void 0) return ["warn", `inconclusive: ${paired.reason ?? "too few rounds"}; the limit is ${allowed}`];
  const judged = paired.increase === share ? paired.outcome : judgeInterval({ low, high }, 1 + share);
  const measured = `${signedShareText(ratio - 1)} against base (between ${signedShareText(low - 1)} and ${signedShareText(high - 1)}, ${shareText(confidence)} sure after ${rounds} rounds)`;
  if (judged === "pass") return ["pass", `${measured}, within ${allowed}`];
  if (judged === "fail") return ["fail", `${measured}, above the limit of ${allowed}`];
  return ["warn", `${measured}: inconclusive for the limit of ${allowed}${paired.reason === void 0 ? "" : ` (${paired.reason})`}`];
}
function judgeThroughput(limit, { throughput }) {
  const min = limit.kind === "min" ? limit.value : 0;
  if (throughput === void 0) return ["unknown", `not measured, so the limit of ${quantityText(min, "rate")} cannot be checked`];
  const [shown, least] = distinctTexts(throughput.perSecond, min, "rate");
  const text = `${shown} at batch ${throughput.batch}`;
  return throughput.perSecond >= min ? ["pass", `${text}, at least ${least}`] : ["fail", `${text}, below the limit of ${least}`];
}
function judgeArena(budget, { memory, memoryOfBase }) {
  const head = arenaOf(memory);
  const base = memoryOfBase === void 0 ? { unknown: "base was not run" } : arenaOf(memoryOfBase);
  return judgeSubject({ name: METRIC_INFO[budget.metric].label, head, base, withoutBase: "", isWithin: (share) => judgeIncrease(base, head, share) }, budget);
}
function arenaOf(memory) {
  return memory?.peakArenaBytes === void 0 ? { unknown: "onnxruntime tells it on the CPU only" } : { value: memory.peakArenaBytes };
}

// src/budget/verdict.ts
var OUTCOMES = ["pass", "skipped", "warn", "unknown", "fail"];

// src/budget/evaluate.ts
function evaluateModel(model, today) {
  const { id, path, comparison, budgets, measured, withoutBase, renamedFrom } = model;
  return {
    id,
    path,
    comparison,
    checks: budgets.map((budget) => judge(budget, model, today)),
    ...measured === void 0 || "unknown" in measured ? {} : { measured },
    ...renamedFrom === void 0 ? {} : { renamedFrom },
    ...withoutBase !== void 0 && "unknown" in withoutBase && { baseProblem: withoutBase.unknown }
  };
}
function deletedModel(id, deleted) {
  return { id, path: deleted.model.path, comparison: void 0, checks: [], deleted };
}
function unreadableModel(id, path, error) {
  return { id, path, comparison: void 0, checks: [], error };
}
function evaluate(models, base) {
  const verdict = worstOutcome(models.map(outcomeOf));
  return { schema: SCHEMA, verdict: verdict === "skipped" ? "pass" : verdict, base, models };
}
function outcomeOf({ checks, error }) {
  return worstOutcome([...checks.map(({ outcome }) => outcome), ...error === void 0 ? [] : ["unknown"]]);
}
function worstOutcome(outcomes) {
  return OUTCOMES[Math.max(0, ...outcomes.map((outcome) => OUTCOMES.indexOf(outcome)))] ?? "pass";
}
function judge(budget, model, today) {
  const judgement = expire(budget, today, withCause(budget, model.comparison, judgementOf(budget, model)));
  const reason = budget.reason !== void 0 && judgement.outcome !== "pass" ? ` (reason of the budget: ${budget.reason})` : "";
  return { budget, actual: judgement.actual, outcome: limitedTo(budget.level, judgement.outcome), message: `${judgement.message}${reason}` };
}
function judgementOf(budget, { comparison, measured, withoutBase = { skipped: "the model is new" } }) {
  const { metric } = budget;
  if (isMeasuredMetric(metric)) return judgeMeasured({ ...budget, metric }, measured ?? { unknown: "measuring is off" }, comparison.base !== void 0, withoutBase);
  return judgeStatic({ ...budget, metric }, comparison, withoutBase);
}
function withCause(budget, { base, deltas, causes }, judgement) {
  const [cause] = causes;
  const delta = deltas.find(({ metric }) => metric === budget.metric);
  if (judgement.outcome !== "fail" || base === void 0 || cause === void 0 || (delta?.change ?? 0) <= 0) return judgement;
  return { ...judgement, message: `${judgement.message}${causeSuffix(cause)}` };
}
function causeSuffix({ what, effect }) {
  return `; cause: ${what}: ${effect}`;
}
function expire({ until, metric }, today, judgement) {
  if (until === void 0 || today <= until) return judgement;
  return { ...judgement, outcome: "fail", message: `${METRIC_INFO[metric].label}: the budget ran out on ${until}, set it anew; ${judgement.message}` };
}
function limitedTo(level, outcome) {
  return level === "warn" && OUTCOMES.indexOf(outcome) > OUTCOMES.indexOf("warn") ? "warn" : outcome;
}

export {
  STATUS_SIGNS,
  figureText,
  OUTCOMES,
  evaluateModel,
  deletedModel,
  unreadableModel,
  evaluate,
  outcomeOf,
  causeSuffix
};
