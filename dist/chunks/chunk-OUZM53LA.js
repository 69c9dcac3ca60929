import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/budget/configuration.ts
var CONFIGURATION_PATHS = ["model-budget.yml", ".github/model-budget.yml"];
var DEFAULT_OVERRIDE_LABEL = "model-budget: accepted";
function budgetsOf(configuration, entry) {
  const own = entry?.budgets ?? [];
  const spokenFor = new Set(own.filter((budget) => budget.layers === void 0).map((budget) => budget.metric));
  return [...own, ...configuration.budgets.filter((budget) => !spokenFor.has(budget.metric))];
}
function modelId(path, entry, filesOfEntry = 1) {
  return entry?.id !== void 0 && filesOfEntry === 1 ? entry.id : path.replace(/\.[^./]+$/, "");
}

export {
  CONFIGURATION_PATHS,
  DEFAULT_OVERRIDE_LABEL,
  budgetsOf,
  modelId
};
