import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withBase
} from "./chunk-GUBQM52L.js";
import "./chunk-2UBFCANN.js";
import "./chunk-JH26JBWB.js";
import "./chunk-EP43X6WY.js";
import "./chunk-RJMUDZVK.js";
import "./chunk-NRLS3MRC.js";
import {
  runCheck
} from "./chunk-GIU4GPXM.js";
import "./chunk-UGGP46HD.js";
import "./chunk-EDFNHJFW.js";
import "./chunk-32UZ3PBV.js";
import {
  ConfigurationError,
  readYaml
} from "./chunk-CZOWC67U.js";
import "./chunk-SNQXYIBI.js";
import "./chunk-4R6JHGXX.js";
import {
  terminalOptions
} from "./chunk-C656RKDM.js";
import {
  bindingsOf,
  conventionsOf
} from "./chunk-DOSJVJEN.js";
import {
  errorLines
} from "./chunk-HRPVM7I5.js";
import {
  formatOf
} from "./chunk-2EF4N6W4.js";
import "./chunk-WR5PVO23.js";
import {
  loadProject
} from "./chunk-53AA7XOH.js";
import {
  writeQuantity
} from "./chunk-FSYAZXIR.js";
import "./chunk-OUZM53LA.js";
import "./chunk-XUA7YSCK.js";
import {
  renderVerdict
} from "./chunk-E4W7LLZF.js";
import "./chunk-YL6XJJGG.js";
import "./chunk-EWUV6O3V.js";
import {
  measureProjectModel
} from "./chunk-SFQNAPW3.js";
import "./chunk-T5CLGSGZ.js";
import "./chunk-ITA6TZIE.js";
import "./chunk-NJ2NKAJX.js";
import "./chunk-YHXRFRKK.js";
import "./chunk-XPKI4COW.js";
import "./chunk-5WES5B4S.js";
import "./chunk-5B4KVQJF.js";
import "./chunk-YDIQTVKO.js";
import "./chunk-YNDFLL5Z.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-B5CUOIL7.js";
import {
  isKnown
} from "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
import "./chunk-BYOSG2LM.js";
import "./chunk-JCGMPJ7X.js";
import {
  THROUGHPUT,
  isLatency
} from "./chunk-OZKBWTND.js";
import "./chunk-MSTFDFOY.js";
import "./chunk-3MNS4ZMT.js";
import {
  AppError
} from "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";

// src/cli/commands/check.ts
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

// src/budget/update-config.ts
var MEASURED_DIGITS = 3;
function updateConfig(text, file, checks) {
  const yaml = readYaml(text, file);
  if ("complaints" in yaml) throw new ConfigurationError(yaml.complaints);
  const limits = /* @__PURE__ */ new Map();
  for (const { budget, actual } of checks) {
    if (budget.at?.file !== file || budget.limit.kind === "increase" || !isKnown(actual)) continue;
    const place = `${budget.at.line}:${budget.at.column}`;
    const before = limits.get(place)?.value ?? actual.value;
    limits.set(place, { budget, value: budget.limit.kind === "max" ? Math.max(before, actual.value) : Math.min(before, actual.value) });
  }
  const edits = [...limits.values()].flatMap(({ budget, value }) => {
    const range = budget.at === void 0 ? void 0 : yaml.scalarAt(budget.at);
    return range === void 0 ? [] : [{ range, text: limitText(budget, value) }];
  });
  return edits.sort((a, b) => b.range[0] - a.range[0]).reduce((result, { range: [from, to], text: limit }) => result.slice(0, from) + limit + result.slice(to), text);
}
function limitText({ metric, limit }, value) {
  if (!isLatency(metric) && metric !== THROUGHPUT) return writeQuantity(value, metric);
  return writeQuantity(roundAway(value, limit.kind === "max"), metric);
}
function roundAway(value, isUp) {
  if (value <= 0) return 0;
  const power = MEASURED_DIGITS - 1 - Math.floor(Math.log10(value));
  const scaled = (isUp ? Math.ceil : Math.floor)(Number((value * 10 ** power).toPrecision(12)));
  return Number(`${scaled}e${-power}`);
}

// src/cli/commands/check.ts
async function checkCommand(args, output) {
  const format = formatOf(args);
  const root = process.cwd();
  const project = await loadProject({ root, configFile: args.get("config"), models: args.all("models"), bindings: bindingsOf(args) });
  const verdict = await withBase(
    args,
    root,
    (base) => runCheck(project, {
      base,
      today: (/* @__PURE__ */ new Date()).toISOString().slice(0, 10),
      conventions: conventionsOf(args),
      measure: args.has("measure") ? measurer(project, args, output) : void 0
    })
  );
  for (const { path: file, error } of verdict.models) if (error !== void 0) output.message(errorLines(error, file));
  if (args.has("update")) return update(project, verdict, output);
  output.result(renderVerdict(verdict, format, terminalOptions(args)));
  if (project.configuration === void 0) output.message("hint: no configuration found, so no budget holds; `model-budget init` writes one");
  return exitCode(verdict);
}
function measurer(project, args, output) {
  const say = args.has("quiet") || process.stderr.isTTY !== true ? () => {
  } : (progress) => output.message(progress);
  const context = { root: project.root, settings: project.configuration?.measure ?? {}, environment: process.env, say };
  return (model, base) => measureProjectModel(model, base, context);
}
function update({ root, configuration }, verdict, output) {
  if (configuration === void 0) throw new AppError("config/missing", "there is no configuration to update", { hint: "`model-budget init` writes one" });
  const file = path.resolve(root, configuration.file);
  const before = readFileSync(file, "utf8");
  const after = updateConfig(
    before,
    configuration.file,
    verdict.models.flatMap(({ checks }) => checks)
  );
  if (after !== before) writeFileSync(file, after);
  output.result(after === before ? `${configuration.file} is up to date
` : `updated ${configuration.file}: its limits are today's figures
`);
  return 0;
}
function exitCode({ verdict, models }) {
  if (models.some(({ error }) => error !== void 0)) return 2;
  return verdict === "fail" || verdict === "unknown" ? 1 : 0;
}
export {
  checkCommand
};
