import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  artifactName
} from "./chunk-CBAFTOMT.js";
import {
  openBase
} from "./chunk-2UBFCANN.js";
import "./chunk-JH26JBWB.js";
import {
  log,
  verdictOutputs,
  withoutSecrets
} from "./chunk-FTRPY677.js";
import "./chunk-FSJTGRPV.js";
import "./chunk-RJMUDZVK.js";
import "./chunk-NRLS3MRC.js";
import {
  findConfiguration,
  loadProject
} from "./chunk-53AA7XOH.js";
import {
  DEFAULT_OVERRIDE_LABEL
} from "./chunk-OUZM53LA.js";
import "./chunk-XUA7YSCK.js";
import {
  evaluate
} from "./chunk-EWUV6O3V.js";
import "./chunk-NJ2NKAJX.js";
import "./chunk-5B4KVQJF.js";
import "./chunk-YNDFLL5Z.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
import "./chunk-BYOSG2LM.js";
import "./chunk-OZKBWTND.js";
import "./chunk-MSTFDFOY.js";
import "./chunk-3MNS4ZMT.js";
import {
  messageOf
} from "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";

// src/action/judge.ts
import { setFlagsFromString } from "node:v8";

// src/action/find-base.ts
async function findBase(context) {
  const { inputs, event, workspace, temporary } = context;
  const isConnected = inputs.token !== void 0 && event.run.owner !== "";
  return openBase({
    base: inputs.base,
    ...inputs["base-models"] !== void 0 && { baseModels: inputs["base-models"] },
    root: workspace,
    temporary,
    externalFiles: async (modelFile) => (await import("./external-files-7EQF43XR.js")).externalFilesOf(modelFile),
    git: { trusted: true, ...inputs.token !== void 0 && { credentials: { serverUrl: event.run.serverUrl, token: inputs.token } } },
    hint: event.base,
    ...isConnected && { compareCommits: comparer(context), findBaseline: (request) => findBaseline(context, request) }
  });
}
function comparer(context) {
  return async (from, to) => {
    const client = await context.client();
    if (client === void 0) return void 0;
    const { compareCommits } = await import("./compare-3W5Z22KB.js");
    return context.attempt("compare", () => compareCommits(client)(from, to));
  };
}
async function findBaseline(context, request) {
  const { event } = context;
  const client = await context.client();
  if (client === void 0 || event.baseBranch === void 0) return { none: "no branch is known that could have stored a baseline" };
  const branch = event.baseBranch;
  const find = () => searchBaseline(context, client, branch, request);
  const none = "stored baselines cannot be read";
  if (request.name !== void 0) return await context.attempt("baseline", find) ?? { none };
  return find().catch((thrown) => ({ none: `${none} (${withoutSecrets(messageOf(thrown))})` }));
}
async function searchBaseline(context, client, branch, request) {
  const [{ baselineFinder }, { BASELINE_ARTIFACT }, { artifactStore }] = await Promise.all([
    import("./artifact-RJROF4HH.js"),
    import("./stored-baseline-6X3XXKPW.js"),
    import("./artifacts-DYVXETZW.js")
  ]);
  const { inputs, event, temporary } = context;
  const defaultName = artifactName(BASELINE_ARTIFACT, inputs["comment-key"]);
  return baselineFinder({ store: artifactStore(client, event.run.workflowFile), branch, defaultName, compareCommits: comparer(context), temporary })(request);
}

// src/action/judge.ts
async function judge(context) {
  const base = await findBase(context);
  try {
    log.info(`Compared with: ${base.info.commit ?? base.info.source}${base.info.note === void 0 ? "" : ` (${base.info.note})`}`);
    const ofBase = await configurationOfBase(context, base);
    const project = await loadProject({
      root: context.workspace,
      configFile: context.inputs.config,
      models: context.inputs.models,
      bindings: context.inputs.bindings,
      ...context.inputs["config-from"] === "base" && { configuration: ofBase }
    });
    const verdict = await check(context, project, base);
    return { verdict: await withNotes(verdict, context, project, ofBase), project };
  } finally {
    await base.close();
  }
}
async function check(context, project, base) {
  if (project.models.length === 0 && !base.models.some((path) => project.covers(path))) return evaluate([], base.info);
  setFlagsFromString("--semi-space-growth-factor=1");
  const { runCheck } = await import("./run-7ZJOFSUG.js");
  log.group(`Models: ${project.models.length}`);
  const verdict = await runCheck(project, {
    base,
    today: (/* @__PURE__ */ new Date()).toISOString().slice(0, 10),
    conventions: context.inputs.conventions,
    ...context.inputs.measure !== "off" && { measure: measurer(context, project) },
    areUnchangedLean: true,
    isEveryModelMeasured: context.inputs.measure === "on",
    onModel: (done, total, path) => log.info(`[${done + 1}/${total}] ${path}`)
  });
  log.endGroup();
  return verdict;
}
function measurer({ inputs, env }, { root, configuration }) {
  const settings = {
    ...configuration?.measure,
    ...inputs.provider !== void 0 && { provider: inputs.provider },
    ...inputs["runtime-path"] !== void 0 && { runtimePath: inputs["runtime-path"] }
  };
  return async (model, base) => {
    const { measureProjectModel } = await import("./measure-project-IRG5WR7B.js");
    return measureProjectModel(model, base, { root, settings, environment: env, say: (progress) => log.info(`${model.path}: ${progress}`) });
  };
}
async function configurationOfBase({ inputs }, base) {
  try {
    const found = await findConfiguration((path) => base.text(path), inputs.config);
    if (found === void 0) return void 0;
    const { parseConfiguration } = await import("./load-config-TDYLAAXB.js");
    return parseConfiguration(found.text, found.file);
  } catch {
    return void 0;
  }
}
var NO_BUDGETS = { models: [], budgets: [], exclude: [], operators: /* @__PURE__ */ new Map() };
async function withNotes(verdict, { inputs }, { configuration }, ofBase) {
  const isJudgedByBase = inputs["config-from"] === "base";
  const changes = ofBase === void 0 || isJudgedByBase ? [] : (await import("./budget-changes-TW263WT3.js")).budgetChanges(ofBase, configuration ?? NO_BUDGETS);
  const notes = [
    ...verdict.notes ?? [],
    ...isJudgedByBase ? [ofBase === void 0 ? "Base has no configuration to judge by: the one of head was used." : "Judged by base's configuration."] : [],
    ...configuration === void 0 ? ["No configuration found, so no budget holds: `npx model-budget init` writes one."] : []
  ];
  return { ...verdict, ...changes.length > 0 && { budgetChanges: changes }, ...notes.length > 0 && { notes } };
}

// src/action/check.ts
async function check2(context) {
  const { event, inputs } = context;
  const { verdict, project } = await judge(context);
  if (verdict.models.length === 0 && event.pullRequest === void 0) {
    log.info("No models found.");
    return verdictOutputs(verdict);
  }
  const { conclude, thisRun } = await import("./conclude-3M3RTWRX.js");
  return conclude(context, verdict, inputs["override-label"] ?? project.configuration?.overrideLabel ?? DEFAULT_OVERRIDE_LABEL, thisRun(context));
}
export {
  check2 as check
};
