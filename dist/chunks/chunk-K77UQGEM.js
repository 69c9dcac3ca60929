import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  evaluate
} from "./chunk-SQGLB2MI.js";

// src/merge-verdicts.ts
function mergeVerdicts(reports) {
  const seen = /* @__PURE__ */ new Map();
  for (const { verdict } of reports) for (const { id } of verdict.models) seen.set(id, (seen.get(id) ?? 0) + 1);
  const models = reports.flatMap(({ name, verdict }) => verdict.models.map((model) => (seen.get(model.id) ?? 0) > 1 ? { ...model, id: `${model.id} (${name})` } : model));
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
  mergeVerdicts
};
