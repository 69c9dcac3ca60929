import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  compare,
  ownText
} from "./chunk-H4PPSYUH.js";
import {
  customSpecs
} from "./chunk-MXDJ2HO7.js";
import {
  deletedModel,
  evaluate,
  evaluateModel,
  unreadableModel
} from "./chunk-SQGLB2MI.js";
import {
  tryProfile
} from "./chunk-TRTWLVBR.js";
import {
  chooseConventions
} from "./chunk-CHMPCH5E.js";
import {
  refuseStrangers
} from "./chunk-COEDIX2H.js";
import {
  isFailed
} from "./chunk-MSTFDFOY.js";
import {
  messageOf
} from "./chunk-WWTLK7YN.js";

// src/run.ts
import path from "node:path";

// src/compare/pair-models.ts
var RENAMED = 0.6;
function pairModels(base, head) {
  const pairs = [];
  let [left, right] = [[...base], [...head]];
  const take = (pair) => {
    pairs.push(pair);
    left = left.filter((model) => model !== pair.base);
    right = right.filter((model) => model !== pair.head);
  };
  for (const by of ["id", "path"]) {
    const known = new Map(left.map((model) => [model[by], model]));
    for (const model of right) {
      const other = known.get(model[by]);
      if (other !== void 0 && left.includes(other)) take({ base: other, head: model, by });
    }
  }
  for (const { base: model, head: other } of byLikeness(left, right)) if (left.includes(model) && right.includes(other)) take({ base: model, head: other, by: "structure" });
  const order = new Map(head.map((model, i) => [model, i]));
  return { pairs: pairs.sort((a, b) => (order.get(a.head) ?? 0) - (order.get(b.head) ?? 0)), added: right, deleted: left };
}
function byLikeness(base, head) {
  const counted = (models) => models.map((model) => ({ model, counts: ownCounts(model.profile) }));
  const heads = counted(head);
  return counted(base).flatMap(({ model, counts }) => heads.map((other) => ({ base: model, head: other.model, likeness: likenessOf(counts, other.counts) }))).filter(({ likeness }) => likeness >= RENAMED).sort((a, b) => b.likeness - a.likeness);
}
function ownCounts({ nodes }) {
  const counts = /* @__PURE__ */ new Map();
  for (const node of nodes) counts.set(ownText(node), (counts.get(ownText(node)) ?? 0) + 1);
  return counts;
}
function likenessOf(a, b) {
  let [common, all] = [0, 0];
  for (const [text, count] of a) {
    common += Math.min(count, b.get(text) ?? 0);
    all += Math.max(count, b.get(text) ?? 0);
  }
  for (const [text, count] of b) if (!a.has(text)) all += count;
  return all === 0 ? 0 : common / all;
}

// src/run.ts
async function runCheck(project, ports) {
  chooseConventions(ports.conventions ?? []);
  const specs = customSpecs(project.configuration?.operators ?? /* @__PURE__ */ new Map());
  const options = (model) => ({
    bindings: model.bindings,
    customSpecs: specs,
    areNamesShared: true,
    ...ports.conventions === void 0 ? {} : { conventions: ports.conventions }
  });
  const verdicts = [];
  const sides = [];
  const usedPaths = /* @__PURE__ */ new Set();
  for (const [done, model] of project.models.entries()) {
    ports.onModel?.(done, project.models.length, model.path);
    const found = await findBase(ports.base, model);
    if (found.base !== void 0) usedPaths.add(found.base.path);
    if (model.isMissing) {
      verdicts.push(missingModel(model, found.base, options(model)));
      continue;
    }
    const head = tryProfileAs(path.resolve(project.root, model.path), model.path, options(model));
    if (isFailed(head)) {
      verdicts.push(unreadableModel(model.id, model.path, head.error));
      continue;
    }
    const side = sideOf(model, head, found, ports.base, options(model));
    if (side.base === void 0) sides.push(side);
    else verdicts.push(lean(await judge(side, ports), ports));
  }
  if (project.given !== void 0)
    refuseStrangers(
      project.given,
      sides.map(({ head }) => head)
    );
  const { renamed, deleted } = await findRenamed(project, ports.base, sides, usedPaths, options);
  verdicts.push(...deleted);
  for (const side of sides) verdicts.push(await judge(renamed.get(side.model.path) ?? side, ports));
  const order = new Map(project.models.map((model, i) => [model.path, i]));
  const last = project.models.length;
  const verdict = evaluate(
    verdicts.sort((a, b) => (order.get(a.path) ?? last) - (order.get(b.path) ?? last)),
    ports.base.info
  );
  const notes = project.emptyGlobs.map((pattern) => `No file matches ${JSON.stringify(pattern)}, which the configuration names: nothing was checked there.`);
  return notes.length === 0 ? verdict : { ...verdict, notes };
}
async function judge(side, { measure, isEveryModelMeasured, today }) {
  const { model, head, base, found, withoutBase, renamedFrom } = side;
  const measured = isEveryModelMeasured === true || needsMeasuring(model) ? await measure?.(model, found) : void 0;
  return evaluateModel(
    {
      id: model.id,
      path: model.path,
      comparison: compare(base, head),
      budgets: model.budgets,
      withoutBase,
      ...measured === void 0 ? {} : { measured },
      ...renamedFrom === void 0 ? {} : { renamedFrom }
    },
    today
  );
}
function lean(verdict, { areUnchangedLean }) {
  const { comparison } = verdict;
  if (areUnchangedLean !== true || comparison === void 0 || comparison.base !== comparison.head) return verdict;
  const head = { ...comparison.head, nodes: [], tensors: {} };
  return { ...verdict, comparison: { ...comparison, base: head, head } };
}
function needsMeasuring({ budgets }) {
  return budgets.some(({ metric }) => metric === "throughput" || metric.startsWith("latency."));
}
async function findBase(base, model) {
  try {
    const found = await base.find({ path: model.path, id: model.id });
    return found === void 0 ? {} : { base: found };
  } catch (error) {
    return { problem: messageOf(error) };
  }
}
function sideOf(model, head, found, source, options) {
  const without = (withoutBase) => ({ model, head, base: void 0, found: void 0, withoutBase });
  if (found.problem !== void 0) return without(`its base cannot be had: ${found.problem}`);
  if (found.base === void 0) return without(source.info.source === "none" ? `there is no base (${source.info.note ?? "none was found"})` : "the model is new");
  const base = baseProfile(found.base, head, options);
  if (base === void 0) return without("base holds no profile of it");
  if (isFailed(base)) return without(`its base cannot be profiled: ${base.error.message}`);
  const isSamePlace = found.base.path === model.path || source.info.source === "path";
  const renamedFrom = isSamePlace ? {} : { renamedFrom: { id: model.id, path: found.base.path } };
  return { model, head, base, found: found.base, withoutBase: "", ...renamedFrom };
}
function baseProfile(base, head, options) {
  if (base.unchanged === true && head !== void 0) return head;
  return base.file === void 0 ? base.profile : tryProfileAs(base.file, base.path, options);
}
function tryProfileAs(file, as, options) {
  const profile = tryProfile(file, options);
  if (isFailed(profile)) return { ...profile, model: { path: as }, error: { ...profile.error, message: profile.error.message.replaceAll(file, as) } };
  return { ...profile, model: { ...profile.model, path: as } };
}
function missingModel(model, base, options) {
  const profile = base === void 0 ? void 0 : baseProfile(base, void 0, options);
  if (profile !== void 0 && !isFailed(profile)) return deletedModel(model.id, profile);
  return unreadableModel(model.id, model.path, {
    code: "model/missing",
    message: `${model.path}: no such file`,
    hint: "the configuration names it: build it first, or take it out"
  });
}
async function findRenamed(project, source, sides, usedPaths, options) {
  const gone = source.models.filter((file) => !usedPaths.has(file) && project.covers(file));
  const left = await Promise.all(
    gone.map(async (file) => {
      const found = await source.find({ path: file, id: file }).catch(() => void 0);
      const profile = found === void 0 ? void 0 : baseProfile(found, void 0, options({ bindings: { shapes: /* @__PURE__ */ new Map(), dims: /* @__PURE__ */ new Map(), values: /* @__PURE__ */ new Map() } }));
      return found === void 0 || profile === void 0 || isFailed(profile) ? [] : [{ id: file.replace(/\.[^./]+$/, ""), path: file, profile, found }];
    })
  );
  const fresh = sides.filter(({ base }) => base === void 0).map((side) => ({ id: side.model.id, path: side.model.path, profile: side.head, side }));
  const { pairs, deleted } = pairModels(left.flat(), fresh);
  const renamed = /* @__PURE__ */ new Map();
  for (const { base, head } of pairs) {
    if (head.side === void 0 || base.found === void 0) continue;
    const profile = baseProfile(base.found, void 0, options(head.side.model));
    if (profile === void 0 || isFailed(profile)) continue;
    renamed.set(head.path, { ...head.side, base: profile, found: base.found, withoutBase: "", renamedFrom: { id: base.id, path: base.path } });
  }
  return { renamed, deleted: deleted.map(({ id, profile }) => deletedModel(id, profile)) };
}

export {
  runCheck,
  needsMeasuring
};
