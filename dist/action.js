import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  turnsRed
} from "./chunks/chunk-LBKDTM5B.js";
import {
  NO_OUTPUTS,
  log
} from "./chunks/chunk-FTRPY677.js";
import {
  explainFailure
} from "./chunks/chunk-RHBQBNZ5.js";
import {
  setOutput
} from "./chunks/chunk-FSJTGRPV.js";
import {
  isCommitId
} from "./chunks/chunk-RJMUDZVK.js";
import {
  _enum,
  int,
  object,
  preprocess,
  string,
  unknown
} from "./chunks/chunk-4R6JHGXX.js";
import {
  parseBindings
} from "./chunks/chunk-WR5PVO23.js";
import "./chunks/chunk-EWUV6O3V.js";
import "./chunks/chunk-DGCHDJ6K.js";
import "./chunks/chunk-X6SA5JQK.js";
import "./chunks/chunk-BYOSG2LM.js";
import "./chunks/chunk-OZKBWTND.js";
import "./chunks/chunk-MSTFDFOY.js";
import {
  didYouMean
} from "./chunks/chunk-3MNS4ZMT.js";
import {
  AppError,
  messageOf
} from "./chunks/chunk-WWTLK7YN.js";
import "./chunks/chunk-HANBNIMK.js";

// src/github/event.ts
import { readFileSync } from "node:fs";
var text = string().min(1).optional().catch(void 0);
var sha = string().refine(isCommitId).optional().catch(void 0);
var count = int().positive().optional().catch(void 0);
var repository = object({ full_name: text, default_branch: text, owner: object({ login: text }).optional().catch(void 0) }).nullish().catch(void 0);
var side = object({ ref: text, sha, repo: repository }).optional().catch(void 0);
var payloadSchema = object({
  repository,
  before: sha,
  after: sha,
  ref: text,
  pull_request: object({ number: count, head: side, base: side }).optional().catch(void 0),
  issue: object({ number: count, pull_request: unknown() }).optional().catch(void 0),
  merge_group: object({ head_sha: sha, base_sha: sha, base_ref: text }).optional().catch(void 0),
  workflow_run: object({ id: count, run_attempt: count, event: text, head_sha: sha, head_branch: text, head_repository: repository }).optional().catch(void 0)
}).catch({});
var NO_COMMIT = /^0+$/;
function readEvent(env) {
  const payload = payloadSchema.parse(readPayload(env.GITHUB_EVENT_PATH));
  const name = env.GITHUB_EVENT_NAME ?? "";
  const [owner = "", repo = ""] = (env.GITHUB_REPOSITORY ?? payload.repository?.full_name ?? "").split("/");
  const pullRequest = readPullRequest(payload, `${owner}/${repo}`);
  const candidates = readCandidates(name, payload);
  const head = pullRequest?.head ?? payload.merge_group?.head_sha ?? (name === "push" ? payload.after : void 0) ?? sha.parse(env.GITHUB_SHA);
  return {
    name,
    run: {
      owner,
      repo,
      id: positive(env.GITHUB_RUN_ID),
      attempt: positive(env.GITHUB_RUN_ATTEMPT),
      workflow: env.GITHUB_WORKFLOW ?? "",
      job: env.GITHUB_JOB ?? "",
      workflowFile: /\/([^/@]+\.ya?ml)@/.exec(env.GITHUB_WORKFLOW_REF ?? "")?.[1],
      serverUrl: env.GITHUB_SERVER_URL ?? "https://github.com"
    },
    head,
    baseBranch: payload.pull_request?.base?.ref ?? branchName(payload.merge_group?.base_ref) ?? (name === "push" ? branchName(payload.ref) : void 0) ?? payload.repository?.default_branch,
    base: { ...head !== void 0 && { head }, ...pullRequest !== void 0 && { pullRequestHead: pullRequest.head }, candidates },
    pullRequest,
    readOnlyToken: name === "pull_request" && ((pullRequest?.fork ?? false) || env.GITHUB_ACTOR === "dependabot[bot]"),
    triggeringRun: name === "workflow_run" ? readTriggeringRun(payload) : void 0
  };
}
function readPayload(path) {
  try {
    return JSON.parse(readFileSync(path ?? "", "utf8"));
  } catch {
    return {};
  }
}
function readPullRequest(payload, here) {
  const { number, head } = payload.pull_request ?? {};
  if (number === void 0 || head?.sha === void 0) return void 0;
  return { number, head: head.sha, fork: head.repo?.full_name !== (payload.repository?.full_name ?? here) };
}
function readTriggeringRun(payload) {
  const run = payload.workflow_run;
  if (run?.id === void 0 || run.head_sha === void 0 || run.head_branch === void 0) return void 0;
  return {
    id: run.id,
    attempt: run.run_attempt ?? 1,
    event: run.event ?? "",
    head: run.head_sha,
    headBranch: run.head_branch,
    headRepository: run.head_repository?.full_name,
    headOwner: run.head_repository?.owner?.login ?? run.head_repository?.full_name?.split("/")[0]
  };
}
function readCandidates(name, payload) {
  const defaultBranch = payload.repository?.default_branch;
  const pushedTo = branchName(payload.ref);
  const branches = [payload.pull_request?.base?.ref];
  const commits = [payload.pull_request?.base?.sha, payload.merge_group?.base_sha];
  if (name === "push" && (pushedTo === defaultBranch || defaultBranch === void 0)) commits.push(NO_COMMIT.test(payload.before ?? "") ? void 0 : payload.before);
  else if (payload.pull_request === void 0 && payload.merge_group === void 0) branches.push(defaultBranch);
  return [...branches.filter(isGiven).map((branch) => ({ branch })), ...commits.filter(isGiven).map((commit) => ({ commit }))];
}
function branchName(ref) {
  return ref?.startsWith("refs/heads/") ? ref.slice("refs/heads/".length) : void 0;
}
function isGiven(value) {
  return value !== void 0;
}
function positive(value) {
  const number = Number(value);
  return Number.isSafeInteger(number) && number > 0 ? number : 1;
}

// src/action/context.ts
import { tmpdir } from "node:os";

// src/github/client.ts
var REQUEST_TIMEOUT_MS = 3e4;
var MAX_PAUSE_SECONDS = 60;
var RATE_LIMIT_RETRIES = 2;
var AT_ONCE = { key: () => ({ schedule: async (_job, write) => write() }) };
var UNPACED = { write: AT_ONCE, notifications: AT_ONCE };
async function connect({ token, owner, repo, apiUrl, log: log2, backoffMs = 1e3, timeoutMs = REQUEST_TIMEOUT_MS, paced = true }) {
  const [github, { defaults }, { retry }, { throttling }] = await Promise.all([
    import("./chunks/github-APGRUFUQ.js"),
    import("./chunks/utils-7FZ6YMA4.js"),
    import("./chunks/dist-bundle-L3NEFNJQ.js"),
    import("./chunks/dist-bundle-2XLRHNGE.js")
  ]);
  const waitFor = (what) => (retryAfter, options, _octokit, retryCount) => {
    const again = retryAfter <= MAX_PAUSE_SECONDS && retryCount < RATE_LIMIT_RETRIES;
    log2(`${options.method} ${options.url}: ${what}, ${again ? `trying again in ${retryAfter} s` : `which lasts ${retryAfter} s: not waited for`}`);
    return again;
  };
  const proxyFetch = defaults.request?.fetch ?? fetch;
  const octokit = github.getOctokit(
    token,
    {
      baseUrl: apiUrl,
      userAgent: "model-budget",
      request: { fetch: (url, init) => proxyFetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) }) },
      retry: { retryAfterBaseValue: backoffMs },
      throttle: {
        ...paced ? {} : UNPACED,
        retryAfterBaseValue: backoffMs,
        onRateLimit: waitFor("rate limit"),
        onSecondaryRateLimit: waitFor("secondary rate limit")
      },
      log: { debug: () => {
      }, info: () => {
      }, warn: log2, error: log2 }
    },
    retry,
    throttling
  );
  return { octokit, owner, repo, apiUrl };
}

// src/action/context.ts
function createContext(env, inputs, event) {
  let connected;
  const { owner, repo } = event.run;
  const { token } = inputs;
  const connectOnce = () => {
    connected ??= token === void 0 || owner === "" || repo === "" ? Promise.resolve(void 0) : connect({ token, owner, repo, apiUrl: env.GITHUB_API_URL ?? "https://api.github.com", log: (message) => log.info(`GitHub API: ${message}`) });
    return connected;
  };
  return {
    env,
    inputs,
    event,
    workspace: env.GITHUB_WORKSPACE ?? process.cwd(),
    temporary: env.RUNNER_TEMP ?? tmpdir(),
    client: connectOnce,
    attempt: async (task, work) => {
      try {
        return await work();
      } catch (thrown) {
        const { message, hint } = explainFailure(thrown, { task, readOnlyToken: event.readOnlyToken });
        log.warn(message, hint);
        return void 0;
      }
    }
  };
}

// src/action/inputs.ts
var text2 = string().trim().transform((value) => value === "" ? void 0 : value);
var lines = string().transform(
  (value) => value.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "")
);
var choice = (names, fallback) => preprocess((value) => typeof value === "string" && value.trim() !== "" ? value.trim() : fallback, _enum(names));
var flag = (fallback) => preprocess(
  (value) => typeof value === "string" && value.trim() !== "" ? value.trim() : String(fallback),
  _enum(["true", "True", "TRUE", "false", "False", "FALSE"]).transform((value) => value.toLowerCase() === "true")
);
var inputsSchema = object({
  models: lines,
  config: text2,
  "config-from": choice(["head", "base"], "head"),
  base: text2,
  "base-models": text2,
  shapes: lines,
  dims: lines,
  values: lines,
  convention: lines,
  measure: choice(["auto", "on", "off"], "auto"),
  provider: text2,
  "runtime-path": text2,
  token: text2,
  comment: choice(["always", "on-change", "on-failure", "off"], "always"),
  "comment-key": text2,
  "check-run": flag(false),
  annotations: flag(true),
  summary: flag(true),
  upload: flag(true),
  mode: choice(["check", "baseline", "merge", "report"], "check"),
  "override-label": text2,
  "fail-on": choice(["warn", "unknown", "fail", "never"], "unknown")
});
var INPUT_NAMES = Object.keys(inputsSchema.shape);
function readInputs(env) {
  const given = Object.fromEntries(INPUT_NAMES.map((name) => [name, env[`INPUT_${name.toUpperCase()}`] ?? ""]));
  const parsed = inputsSchema.safeParse(given);
  if (!parsed.success) throw refusal(parsed.error.issues[0], given);
  const { shapes, dims, values, convention, base, ...rest } = parsed.data;
  return {
    ...rest,
    base: base ?? "auto",
    bindings: parseBindings({ shapes, dims, values }),
    conventions: convention.flatMap((names) => names.split(",").map((name) => name.trim()))
  };
}
function refusal(issue, given) {
  const name = String(issue?.path[0] ?? "");
  const value = given[name]?.trim() ?? "";
  const allowed = issue?.code === "invalid_value" ? issue.values.map(String) : [];
  return new AppError("usage/input", `input ${name}: ${JSON.stringify(value)} is not understood${didYouMean(value, allowed)}`, {
    ...allowed.length > 0 && { hint: `use one of ${allowed.join(", ")}` }
  });
}

// src/action/main.ts
var MODES = {
  check: async () => (await import("./chunks/check-AZKEQTAZ.js")).check,
  baseline: async () => (await import("./chunks/baseline-JHEQDTGL.js")).baseline,
  merge: async () => (await import("./chunks/merge-WMC6WQ5R.js")).merge,
  report: async () => (await import("./chunks/report-E6FEWSZS.js")).report
};
process.exitCode = await main(process.env);
async function main(env) {
  try {
    const inputs = readInputs(env);
    if (inputs.token !== void 0) log.hide(inputs.token);
    const mode = await MODES[inputs.mode]();
    const outputs = { ...NO_OUTPUTS, ...await mode(createContext(env, inputs, readEvent(env))) };
    for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
    if (outputs.verdict === "") return 0;
    log.info(`Verdict: ${outputs.verdict}`);
    return turnsRed(outputs.verdict, inputs["fail-on"]) ? 1 : 0;
  } catch (thrown) {
    return report(thrown);
  }
}
function report(thrown) {
  if (isConfigurationError(thrown)) {
    for (const { message, hint, at } of thrown.complaints) log.error(message, hint, at);
    return 1;
  }
  if (thrown instanceof AppError) {
    log.error(thrown.message, thrown.hint);
    return 1;
  }
  log.error(`This is a bug in model-budget, please report it: ${messageOf(thrown)}`);
  if (thrown instanceof Error && thrown.stack !== void 0) log.info(thrown.stack);
  return 70;
}
function isConfigurationError(thrown) {
  return thrown instanceof AppError && thrown.name === "ConfigurationError";
}
