import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withBase
} from "./chunk-R2RM6POS.js";
import "./chunk-P734PS2Z.js";
import "./chunk-TNIFGCZ2.js";
import "./chunk-RJMUDZVK.js";
import "./chunk-ZPGEMIAW.js";
import {
  bindingsOf
} from "./chunk-V3BSHGKY.js";
import "./chunk-WR5PVO23.js";
import {
  loadProject
} from "./chunk-QTMQXYUL.js";
import "./chunk-OUZM53LA.js";
import "./chunk-MXDJ2HO7.js";
import "./chunk-CHMPCH5E.js";
import "./chunk-COEDIX2H.js";
import "./chunk-XZ5UMHD3.js";
import "./chunk-RJGW5HC5.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
import "./chunk-DNSL4USW.js";
import "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";

// src/plan.ts
var DEFAULT_RUNNER = ["ubuntu-latest"];
async function planJobs(project, base) {
  const jobs = /* @__PURE__ */ new Map();
  for (const model of project.models) {
    if (model.isMissing) continue;
    const found = await base.find({ path: model.path, id: model.id }).catch(() => void 0);
    if (found?.unchanged === true) continue;
    const runner = model.runner.length === 0 ? DEFAULT_RUNNER : model.runner;
    const key = JSON.stringify(runner);
    const job = jobs.get(key) ?? { runner, paths: [] };
    job.paths.push(model.path);
    jobs.set(key, job);
  }
  return { include: [...jobs.values()].map(({ runner, paths }) => ({ name: runner.join(" "), runner, models: paths.join("\n") })) };
}

// src/cli/commands/plan.ts
async function planCommand(args, output) {
  const root = process.cwd();
  const project = await loadProject({ root, configFile: args.get("config"), models: args.all("models"), bindings: bindingsOf(args) });
  const matrix = await withBase(args, root, (base) => planJobs(project, base));
  output.result(`${JSON.stringify(matrix)}
`);
  return 0;
}
export {
  planCommand
};
