import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  parseProfile
} from "./chunk-GASNG2OU.js";
import {
  optionsByFile
} from "./chunk-76DYIYQC.js";
import {
  compare
} from "./chunk-H4PPSYUH.js";
import "./chunk-4R6JHGXX.js";
import {
  terminalOptions
} from "./chunk-C656RKDM.js";
import {
  bindingsOf
} from "./chunk-V3BSHGKY.js";
import {
  errorLines
} from "./chunk-VWB6PYQ3.js";
import {
  choice,
  formatOf,
  wholeNumber
} from "./chunk-TU33YN64.js";
import "./chunk-WR5PVO23.js";
import "./chunk-QTMQXYUL.js";
import "./chunk-OUZM53LA.js";
import "./chunk-MXDJ2HO7.js";
import {
  renderComparison
} from "./chunk-2BM25ZQ4.js";
import {
  GROUPINGS
} from "./chunk-6SORB2IJ.js";
import "./chunk-SQGLB2MI.js";
import "./chunk-BYOSG2LM.js";
import "./chunk-JCGMPJ7X.js";
import {
  tryProfile
} from "./chunk-TRTWLVBR.js";
import "./chunk-CHMPCH5E.js";
import {
  refuseStrangers
} from "./chunk-COEDIX2H.js";
import "./chunk-XZ5UMHD3.js";
import "./chunk-75FNHQGX.js";
import "./chunk-RJGW5HC5.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-ACXO763F.js";
import "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
import "./chunk-5CUT6NTO.js";
import {
  isFailed
} from "./chunk-MSTFDFOY.js";
import "./chunk-DNSL4USW.js";
import {
  AppError
} from "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";

// src/cli/commands/compare.ts
import { readFileSync } from "node:fs";
async function compareCommand(args, output) {
  const format = formatOf(args);
  const [base, head, ...others] = args.positionals;
  if (base === void 0 || head === void 0 || others.length > 0) {
    throw new AppError("usage/two-models", `compare takes two models, not ${args.positionals.length}`, { hint: "model-budget compare BASE HEAD" });
  }
  const [by, top] = [choice(args, "by", GROUPINGS), wholeNumber(args, "top")];
  const optionsOf = await optionsByFile(args, 2);
  const [left, right] = [sideOf(base, optionsOf, output), sideOf(head, optionsOf, output)];
  if (isFailed(left) || isFailed(right)) return 2;
  refuseStrangers(bindingsOf(args), [left, right]);
  output.result(renderComparison(compare(left, right), format, { ...terminalOptions(args), ...by !== void 0 && { by }, ...top !== void 0 && { top } }));
  return 0;
}
function sideOf(file, optionsOf, output) {
  const profile = file.endsWith(".json") ? storedProfile(file) : tryProfile(file, optionsOf(file));
  if (isFailed(profile)) output.message(errorLines(profile.error, file));
  return profile;
}
function storedProfile(file) {
  let text;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    throw new AppError("model/missing", `${file}: cannot be read`, { cause });
  }
  const profile = parseProfile(text);
  if (profile === void 0) throw new AppError("report/no-profile", `${file}: is no profile of this version`, { hint: "model-budget profile MODEL --format json writes one" });
  return profile;
}
export {
  compareCommand
};
