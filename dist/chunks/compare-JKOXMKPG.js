import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readText
} from "./chunk-4XNYAI72.js";
import {
  parseProfile
} from "./chunk-DAVPHZIA.js";
import {
  optionsByFile
} from "./chunk-TCHGRNTB.js";
import {
  compare
} from "./chunk-EDFNHJFW.js";
import {
  refuseStrangers
} from "./chunk-32UZ3PBV.js";
import "./chunk-4R6JHGXX.js";
import {
  terminalOptions
} from "./chunk-C656RKDM.js";
import {
  bindingsOf
} from "./chunk-DOSJVJEN.js";
import {
  errorLines
} from "./chunk-HRPVM7I5.js";
import {
  choice,
  formatOf,
  wholeNumber
} from "./chunk-2EF4N6W4.js";
import "./chunk-WR5PVO23.js";
import "./chunk-53AA7XOH.js";
import "./chunk-OUZM53LA.js";
import "./chunk-XUA7YSCK.js";
import {
  renderComparison
} from "./chunk-E4W7LLZF.js";
import {
  GROUPINGS
} from "./chunk-YL6XJJGG.js";
import "./chunk-EWUV6O3V.js";
import {
  tryProfile
} from "./chunk-T5CLGSGZ.js";
import "./chunk-ITA6TZIE.js";
import "./chunk-NJ2NKAJX.js";
import "./chunk-YHXRFRKK.js";
import "./chunk-XPKI4COW.js";
import "./chunk-5WES5B4S.js";
import "./chunk-5B4KVQJF.js";
import "./chunk-YNDFLL5Z.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-B5CUOIL7.js";
import "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
import "./chunk-BYOSG2LM.js";
import "./chunk-JCGMPJ7X.js";
import "./chunk-OZKBWTND.js";
import {
  isFailed
} from "./chunk-MSTFDFOY.js";
import "./chunk-3MNS4ZMT.js";
import {
  AppError
} from "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";

// src/cli/commands/compare.ts
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
  const profile = parseProfile(readText(file, "model/missing"));
  if (profile === void 0) throw new AppError("report/no-profile", `${file}: is no profile of this version`, { hint: "model-budget profile MODEL --format json writes one" });
  return profile;
}
export {
  compareCommand
};
