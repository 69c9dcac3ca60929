import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  errorLines
} from "./chunk-HRPVM7I5.js";
import {
  writeQuantity
} from "./chunk-FSYAZXIR.js";
import {
  tryProfile
} from "./chunk-T5CLGSGZ.js";
import "./chunk-ITA6TZIE.js";
import {
  IGNORED_FOLDERS,
  NO_BINDINGS,
  glob
} from "./chunk-NJ2NKAJX.js";
import "./chunk-YHXRFRKK.js";
import "./chunk-XPKI4COW.js";
import "./chunk-5WES5B4S.js";
import "./chunk-5B4KVQJF.js";
import "./chunk-YNDFLL5Z.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-B5CUOIL7.js";
import {
  isKnown
} from "./chunk-DGCHDJ6K.js";
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

// src/cli/commands/init.ts
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
var CONFIGURATION = "model-budget.yml";
var WORKFLOW = ".github/workflows/model-budget.yml";
var BUDGETED = ["params", "macs", "fileBytes", "peakActivationBytes"];
var ROOM = 1.05;
async function initCommand(args, output) {
  const files = [CONFIGURATION, WORKFLOW];
  const present = files.filter((file) => existsSync(file));
  if (present.length > 0 && !args.has("force")) {
    throw new AppError("usage/file-exists", `${present.join(" and ")} ${present.length === 1 ? "is" : "are"} there already`, { hint: "--force overwrites" });
  }
  const models = (await glob("**/*.onnx", { ignore: [...IGNORED_FOLDERS], onlyFiles: true })).sort();
  const profiles = models.flatMap((model) => {
    const profile = tryProfile(model, { bindings: NO_BINDINGS });
    if (isFailed(profile)) output.message(errorLines(profile.error, model));
    return isFailed(profile) ? [] : [profile];
  });
  writeFile(CONFIGURATION, configurationText(profiles));
  writeFile(WORKFLOW, workflowText());
  output.result(`${summary(profiles)}
wrote ${CONFIGURATION}: read it, then tighten its limits
wrote ${WORKFLOW}: commit both
`);
  return 0;
}
function summary(profiles) {
  if (profiles.length === 0) return "found no .onnx file; the configuration shows an example";
  return `found ${profiles.length} model${profiles.length === 1 ? "" : "s"}: ${profiles.map((profile) => profile.model.path).join(", ")}`;
}
function writeFile(file, text) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
function configurationText(profiles) {
  const models = profiles.map(modelText);
  const example = ["  # - path: artifacts/model.onnx", "  #   budgets:", "  #     macs: { max: 8.3G, increase: 2% }"];
  return [
    "# yaml-language-server: $schema=https://unpkg.com/model-budget/schema/config.json",
    "version: 1",
    ...models.length === 0 ? ["models: []", ...example] : ["models:", ...models],
    "# For every model that says nothing of its own:",
    "budgets:",
    "  macs: { increase: 5% }",
    "  weightBytes: { increase: 5% }",
    ""
  ].join("\n");
}
function modelText({ model, totals }) {
  const budgets = BUDGETED.flatMap((name) => {
    const figure = totals[name];
    return isKnown(figure) && figure.value > 0 ? [`      ${name}: ${writeQuantity(roomFor(figure.value), name)}`] : [];
  });
  return [`  - path: ${JSON.stringify(model.path)}`, ...budgets.length === 0 ? [] : ["    budgets:", ...budgets]].join("\n");
}
function roomFor(value) {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 2);
  return Math.ceil(value * ROOM / unit) * unit;
}
function workflowText() {
  return `name: Model budget

on:
  pull_request:
    types: [opened, synchronize, reopened, labeled, unlabeled]

permissions:
  contents: read
  pull-requests: write

concurrency:
  group: model-budget-\${{ github.workflow }}-\${{ github.event.pull_request.number || github.ref }}
  cancel-in-progress: true

jobs:
  budget:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
        with:
          lfs: true
      - uses: OWNER/model-budget@v1
`;
}
export {
  configurationText,
  initCommand,
  workflowText
};
