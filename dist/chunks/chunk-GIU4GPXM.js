import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  profileSettings
} from "./chunk-UGGP46HD.js";
import {
  compare,
  ownText
} from "./chunk-EDFNHJFW.js";
import {
  refuseStrangers,
  strangeNames
} from "./chunk-32UZ3PBV.js";
import {
  customSpecs
} from "./chunk-XUA7YSCK.js";
import {
  deletedModel,
  evaluate,
  evaluateModel,
  unreadableModel
} from "./chunk-EWUV6O3V.js";
import {
  tryProfile
} from "./chunk-T5CLGSGZ.js";
import {
  chooseConventions
} from "./chunk-ITA6TZIE.js";
import {
  NO_BINDINGS
} from "./chunk-NJ2NKAJX.js";
import {
  VERSION
} from "./chunk-XPKI4COW.js";
import {
  isMeasuredMetric
} from "./chunk-OZKBWTND.js";
import {
  isFailed
} from "./chunk-MSTFDFOY.js";
import {
  AppError,
  messageOf
} from "./chunk-WWTLK7YN.js";

// src/run.ts
import path from "node:path";

// src/base-side.ts
async function findBase(source, model) {
  try {
    const base = await source.find({ path: model.path, id: model.id });
    return base === void 0 ? {} : { base };
  } catch (error) {
    return { problem: `it cannot be had: ${messageOf(error)}` };
  }
}
async function baseProfile({ base, problem }, source, head, making) {
  if (problem !== void 0) return { unknown: problem };
  if (base === void 0) return { skipped: source.info.source === "none" ? `there is no base (${source.info.note ?? "none was found"})` : "the model is new" };
  if (base.unchanged === true) return head;
  try {
    return await comparableProfile(base, making);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { unknown: error.message };
  }
}
function sketch(base, options) {
  const profile = base.file === void 0 ? base.profile : tryProfileAs(base.file, base.path, options);
  return profile === void 0 || isFailed(profile) ? void 0 : profile;
}
async function comparableProfile(base, { options, settings }) {
  if (base.file === void 0 && base.profile !== void 0 && base.settings === settings) return base.profile;
  const file = base.file ?? await fetchedFile(base);
  const profile = tryProfileAs(file, base.path, options);
  if (isFailed(profile)) throw new AppError("base/unreadable", `it cannot be profiled: ${profile.error.message}`);
  return profile;
}
async function fetchedFile({ profile, fetchFile }) {
  if (fetchFile === void 0) throw new AppError("base/settings", `its stored profile ${otherwise(profile)}, and the model file was not stored with it`);
  try {
    return await fetchFile();
  } catch (error) {
    throw new AppError("base/settings", `its stored profile ${otherwise(profile)}, and ${messageOf(error)}`);
  }
}
function otherwise(profile) {
  if (profile === void 0) return "cannot be read";
  return profile.tool.version === VERSION ? "was made with other sizes, values or operators" : `was made by version ${profile.tool.version}, which may count otherwise`;
}
function tryProfileAs(file, as, options) {
  const profile = tryProfile(file, options);
  if (isFailed(profile)) return { ...profile, model: { path: as }, error: { ...profile.error, message: profile.error.message.replaceAll(file, as) } };
  return { ...profile, model: { ...profile.model, path: as } };
}

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
  const makingOf = (model) => ({ options: options(model), settings: profileSettings(model.bindings, project.configuration?.operators) });
  const verdicts = [];
  const sides = [];
  const usedPaths = /* @__PURE__ */ new Set();
  const read = [];
  for (const [done, model] of project.models.entries()) {
    ports.onModel?.(done, project.models.length, model.path);
    const found = await findBase(ports.base, model);
    usedPaths.add(found.base?.path ?? model.path);
    if (model.isMissing) {
      verdicts.push(missingModel(model, found.base, options(model)));
      continue;
    }
    const head = tryProfileAs(path.resolve(project.root, model.path), model.path, options(model));
    if (isFailed(head)) {
      verdicts.push(unreadableModel(model.id, model.path, head.error));
      continue;
    }
    read.push({ request: model.bindings, profile: { bindings: head.bindings, inputs: head.inputs, tensors: head.tensors } });
    const side = await sideOf(model, head, found, ports.base, makingOf(model));
    if (mayBeRenamed(side)) sides.push(side);
    else verdicts.push(lean(await judge(side, ports), ports));
  }
  const isAllRead = !verdicts.some(({ error }) => error !== void 0);
  if (project.given !== void 0 && isAllRead)
    refuseStrangers(
      project.given,
      read.map(({ profile }) => profile)
    );
  const { renamed, deleted } = await findRenamed(project, ports.base, sides, usedPaths, options({ bindings: NO_BINDINGS }), makingOf);
  verdicts.push(...deleted);
  for (const side of sides) verdicts.push(await judge(renamed.get(side.model.path) ?? side, ports));
  const order = new Map(project.models.map((model, i) => [model.path, i]));
  const last = project.models.length;
  const verdict = evaluate(
    verdicts.sort((a, b) => (order.get(a.path) ?? last) - (order.get(b.path) ?? last)),
    ports.base.info
  );
  const emptyGlobs = project.emptyGlobs.map((pattern) => `No file matches ${JSON.stringify(pattern)}, which the configuration names: nothing was checked there.`);
  const notes = [...emptyGlobs, ...isAllRead ? strangeNames(read) : []];
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
      ...withoutBase === void 0 ? {} : { withoutBase },
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
  return budgets.some(({ metric }) => isMeasuredMetric(metric));
}
async function sideOf(model, head, found, source, making) {
  const base = await baseProfile(found, source, head, making);
  if (!isProfile(base) || found.base === void 0) return { model, head, base: void 0, found: void 0, ...!isProfile(base) && { withoutBase: base } };
  const isSamePlace = found.base.path === model.path || source.info.source === "path";
  const renamedFrom = isSamePlace ? {} : { renamedFrom: { id: model.id, path: found.base.path } };
  return { model, head, base, found: found.base, ...renamedFrom };
}
function isProfile(base) {
  return "schema" in base;
}
function mayBeRenamed({ withoutBase }) {
  return withoutBase !== void 0 && "skipped" in withoutBase;
}
function missingModel(model, base, options) {
  const profile = base === void 0 ? void 0 : sketch(base, options);
  if (profile !== void 0) return deletedModel(model.id, profile);
  return unreadableModel(model.id, model.path, {
    code: "model/missing",
    message: `${model.path}: no such file`,
    hint: "the configuration names it: build it first, or take it out"
  });
}
async function findRenamed(project, source, sides, usedPaths, options, makingOf) {
  const gone = source.models.filter((file) => !usedPaths.has(file) && project.covers(file));
  const left = await Promise.all(
    gone.map(async (file) => {
      const { base } = await findBase(source, { path: file, id: file });
      const profile = base === void 0 ? void 0 : sketch(base, options);
      return base === void 0 || profile === void 0 ? [] : [{ id: file.replace(/\.[^./]+$/, ""), path: file, profile, found: base }];
    })
  );
  const fresh = sides.map((side) => ({ id: side.model.id, path: side.model.path, profile: side.head, side }));
  const { pairs, deleted } = pairModels(left.flat(), fresh);
  const renamed = /* @__PURE__ */ new Map();
  for (const { base, head } of pairs) {
    if (head.side === void 0 || base.found === void 0) continue;
    const side = await sideOf(head.side.model, head.side.head, { base: base.found }, source, makingOf(head.side.model));
    renamed.set(head.path, { ...side, renamedFrom: { id: base.id, path: base.path } });
  }
  return { renamed, deleted: deleted.map(({ id, profile }) => deletedModel(id, profile)) };
}

export {
  runCheck
};
