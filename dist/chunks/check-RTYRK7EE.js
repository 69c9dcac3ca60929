import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withBase
} from "./chunk-R2RM6POS.js";
import "./chunk-P734PS2Z.js";
import "./chunk-TNIFGCZ2.js";
import "./chunk-RJMUDZVK.js";
import "./chunk-ZPGEMIAW.js";
import {
  runCheck
} from "./chunk-R46SBQMS.js";
import "./chunk-H4PPSYUH.js";
import {
  ConfigurationError,
  readYaml
} from "./chunk-IDJNKPY4.js";
import "./chunk-SNQXYIBI.js";
import "./chunk-4R6JHGXX.js";
import {
  terminalOptions
} from "./chunk-C656RKDM.js";
import {
  bindingsOf,
  conventionsOf
} from "./chunk-V3BSHGKY.js";
import {
  errorLines
} from "./chunk-VWB6PYQ3.js";
import {
  formatOf
} from "./chunk-TU33YN64.js";
import "./chunk-WR5PVO23.js";
import {
  loadProject
} from "./chunk-QTMQXYUL.js";
import {
  writeQuantity
} from "./chunk-D5IZ6XCP.js";
import "./chunk-OUZM53LA.js";
import "./chunk-MXDJ2HO7.js";
import {
  renderVerdict
} from "./chunk-2BM25ZQ4.js";
import "./chunk-6SORB2IJ.js";
import "./chunk-SQGLB2MI.js";
import "./chunk-BYOSG2LM.js";
import "./chunk-JCGMPJ7X.js";
import {
  measureProjectModel
} from "./chunk-FSDNCBOT.js";
import "./chunk-TRTWLVBR.js";
import "./chunk-CHMPCH5E.js";
import "./chunk-COEDIX2H.js";
import "./chunk-XZ5UMHD3.js";
import "./chunk-75FNHQGX.js";
import "./chunk-YDIQTVKO.js";
import "./chunk-RJGW5HC5.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-ACXO763F.js";
import {
  isKnown
} from "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
import {
  isLatency
} from "./chunk-5CUT6NTO.js";
import "./chunk-MSTFDFOY.js";
import "./chunk-DNSL4USW.js";
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
  if (!isLatency(metric) && metric !== "throughput") return writeQuantity(value, metric);
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
