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
  bindingsOf
} from "./chunk-DOSJVJEN.js";
import "./chunk-WR5PVO23.js";
import {
  loadProject
} from "./chunk-53AA7XOH.js";
import "./chunk-OUZM53LA.js";
import "./chunk-XUA7YSCK.js";
import "./chunk-ITA6TZIE.js";
import "./chunk-NJ2NKAJX.js";
import "./chunk-YHXRFRKK.js";
import "./chunk-5WES5B4S.js";
import "./chunk-5B4KVQJF.js";
import "./chunk-YNDFLL5Z.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-B5CUOIL7.js";
import "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
import "./chunk-BYOSG2LM.js";
import "./chunk-JCGMPJ7X.js";
import "./chunk-3MNS4ZMT.js";
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
