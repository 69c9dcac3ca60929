import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  mergeVerdicts
} from "./chunk-K77UQGEM.js";
import {
  parseVerdict
} from "./chunk-QJXQ7MU3.js";
import {
  parseProfile
} from "./chunk-GASNG2OU.js";
import "./chunk-SNQXYIBI.js";
import "./chunk-4R6JHGXX.js";
import {
  terminalOptions
} from "./chunk-C656RKDM.js";
import {
  formatOf
} from "./chunk-TU33YN64.js";
import {
  renderProfiles,
  renderVerdict
} from "./chunk-2BM25ZQ4.js";
import "./chunk-6SORB2IJ.js";
import "./chunk-SQGLB2MI.js";
import "./chunk-BYOSG2LM.js";
import "./chunk-JCGMPJ7X.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-ACXO763F.js";
import "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
import "./chunk-5CUT6NTO.js";
import "./chunk-MSTFDFOY.js";
import "./chunk-DNSL4USW.js";
import {
  AppError
} from "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";

// src/cli/commands/report.ts
import { readFileSync } from "node:fs";
async function reportCommand(args, output) {
  const format = formatOf(args);
  if (args.positionals.length === 0)
    throw new AppError("usage/no-report", "report needs stored results", { hint: "model-budget check --format json --output report.json writes one" });
  const verdicts = [];
  const profiles = [];
  for (const file of args.positionals) {
    const text = read(file);
    const verdict = parseVerdict(text);
    const profile = verdict === void 0 ? parseProfile(text) : void 0;
    if (verdict !== void 0) verdicts.push({ name: file, verdict });
    else if (profile !== void 0) profiles.push(profile);
    else throw new AppError("report/unknown", `${file}: is neither a verdict nor a profile of this version`, { hint: "it takes the JSON of `check` and of `profile`" });
  }
  if (profiles.length > 0 && verdicts.length > 0)
    throw new AppError("usage/mixed-reports", "profiles and verdicts cannot be shown in one report", { hint: "name files of one kind" });
  const merged = verdicts.length === 1 ? verdicts[0]?.verdict : mergeVerdicts(verdicts);
  if (profiles.length > 0 || merged === void 0) {
    output.result(renderProfiles(profiles, format, terminalOptions(args)));
    return 0;
  }
  output.result(renderVerdict(merged, format, terminalOptions(args)));
  return merged.verdict === "fail" || merged.verdict === "unknown" ? 1 : 0;
}
function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new AppError("report/missing", `${file}: cannot be read`, { cause });
  }
}
export {
  reportCommand
};
