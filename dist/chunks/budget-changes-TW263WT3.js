import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  quantityText,
  shareText
} from "./chunk-BYOSG2LM.js";
import {
  METRIC_INFO
} from "./chunk-OZKBWTND.js";
import "./chunk-MSTFDFOY.js";
import "./chunk-HANBNIMK.js";

// src/budget/budget-changes.ts
function budgetChanges(base, head) {
  const [before, after] = [rulesOf(base), rulesOf(head)];
  const names = [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((name) => {
    const [from, to] = [before.get(name), after.get(name)];
    if (from === to) return [];
    if (from === void 0) return [`${name} ${to} added`];
    return [to === void 0 ? `${name} ${from} removed` : `${name} ${from} → ${to}`];
  });
}
function rulesOf({ models, budgets, operators, exclude }) {
  const ofBudgets = (owner, list) => list.map((budget) => [`${owner}${nameOf(budget)}`, termsOf(budget)]);
  return new Map([
    ...ofBudgets("", budgets),
    ...models.flatMap((model) => [...ofBudgets(`${model.id ?? model.path}: `, model.budgets), ...sizesOf(model)]),
    ...[...operators].flatMap(([operator, costs]) => Object.entries(costs).map(([name, formula]) => [`${name} of operator ${operator}`, String(formula)])),
    ...exclude.length === 0 ? [] : [["exclude", [...exclude].sort().join(", ")]]
  ]);
}
function sizesOf({ id, path, bindings: { shapes, dims, values } }) {
  const named = (kind, entries, text) => [...entries].map(([name, { value }]) => [`${id ?? path}: ${kind} ${name}`, text(value)]);
  return [...named("shape", shapes, (sizes) => sizes.map((size) => size ?? "?").join("x")), ...named("dim", dims, String), ...named("value", values, (value) => value.join(","))];
}
function nameOf({ metric, limit, layers }) {
  return `${metric}${layers === void 0 ? "" : ` of ${layers}`}${limit.kind === "increase" ? " increase" : ""}`;
}
function termsOf({ metric, limit, level, until }) {
  const value = limit.kind === "increase" ? shareText(limit.share) : quantityText(limit.value, METRIC_INFO[metric].unit, 9);
  return `${value}${level === "warn" ? " (warn)" : ""}${until === void 0 ? "" : ` until ${until}`}`;
}
export {
  budgetChanges
};
