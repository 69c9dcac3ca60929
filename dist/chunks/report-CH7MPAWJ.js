import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  mergeVerdicts,
  parseVerdict
} from "./chunk-V4YLHUUK.js";
import {
  readText
} from "./chunk-4XNYAI72.js";
import {
  parseProfile
} from "./chunk-DAVPHZIA.js";
import "./chunk-SNQXYIBI.js";
import "./chunk-4R6JHGXX.js";
import {
  terminalOptions
} from "./chunk-C656RKDM.js";
import {
  plain
} from "./chunk-HRPVM7I5.js";
import {
  formatOf
} from "./chunk-2EF4N6W4.js";
import {
  renderProfiles,
  renderVerdict
} from "./chunk-E4W7LLZF.js";
import "./chunk-YL6XJJGG.js";
import "./chunk-EWUV6O3V.js";
import "./chunk-5WES5B4S.js";
import "./chunk-5B4KVQJF.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-B5CUOIL7.js";
import "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
import "./chunk-BYOSG2LM.js";
import "./chunk-JCGMPJ7X.js";
import "./chunk-OZKBWTND.js";
import "./chunk-MSTFDFOY.js";
import "./chunk-3MNS4ZMT.js";
import {
  AppError
} from "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";

// src/cli/commands/report.ts
async function reportCommand(args, output) {
  const format = formatOf(args);
  if (args.positionals.length === 0)
    throw new AppError("usage/no-report", "report needs stored results", { hint: "model-budget check --format json --output report.json writes one" });
  const verdicts = [];
  const profiles = [];
  const seen = /* @__PURE__ */ new Map();
  for (const file of args.positionals) {
    const text = readText(file, "report/missing");
    const before = seen.get(text);
    if (before !== void 0) {
      if (!args.has("quiet")) output.message(`warning: ${plain(before === file ? `${file} is named twice` : `${file} is the same as ${before}`)}, and taken once`);
      continue;
    }
    seen.set(text, file);
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
export {
  reportCommand
};
