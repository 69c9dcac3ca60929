import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  AppError
} from "./chunk-WWTLK7YN.js";

// src/measure/input-rules.ts
var FORMS = "a file (data/x.npy, data/x.pb), a number, a list, `positions`, or { low: 0, high: 100 } for random values";
function parseInputRule(name, rule) {
  const parsed = parse(rule);
  if (parsed !== void 0) return parsed;
  throw new AppError("measure/bad-input-rule", `measure.inputs: the rule for "${name}" cannot be read`, { hint: `it is ${FORMS}` });
}
function parse(rule) {
  if (rule === "positions") return { kind: "positions" };
  if (typeof rule === "string") return /\.(npy|pb)$/i.test(rule) ? { kind: "file", path: rule } : void 0;
  const list = Array.isArray(rule) ? rule : [rule];
  if (list.length > 0 && list.every(isScalar)) return { kind: "values", values: list.map(Number) };
  if (list.length > 0 && list.every((entry) => typeof entry === "string")) return { kind: "strings", strings: list };
  return isRange(rule) && rule.low < rule.high ? { kind: "random", low: rule.low, high: rule.high } : void 0;
}
function isScalar(value) {
  return typeof value === "boolean" || typeof value === "number" && Number.isFinite(value);
}
function isRange(value) {
  if (typeof value !== "object" || value === null) return false;
  const keys = Object.keys(value).sort().join();
  return keys === "high,low" && Object.values(value).every((bound) => typeof bound === "number" && Number.isFinite(bound));
}

export {
  parseInputRule
};
