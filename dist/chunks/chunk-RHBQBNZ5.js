import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  AppError,
  messageOf
} from "./chunk-WWTLK7YN.js";

// src/github/failure.ts
var TASKS = {
  comment: { what: "the comment could not be posted", permission: "pull-requests: write" },
  "check-run": { what: "the check run could not be created", permission: "checks: write" },
  baseline: { what: "stored baselines could not be read", permission: "actions: read" },
  report: { what: "the report of the first workflow could not be read", permission: "actions: read" },
  results: { what: "the results of the other jobs could not be read", permission: "actions: read" },
  compare: { what: "GitHub could not be asked how commits lie to each other", permission: "contents: read" },
  override: { what: "the override label could not be looked up", permission: "pull-requests: read" },
  files: { what: "the report could not be written", permission: void 0 },
  summary: { what: "the job summary could not be written", permission: void 0 },
  "baseline-upload": { what: "the baseline could not be stored", permission: void 0 },
  upload: { what: "the artifact could not be uploaded", permission: void 0 }
};
function isHttpError(thrown) {
  return typeof thrown === "object" && thrown !== null && "status" in thrown && typeof thrown.status === "number";
}
function statusOf(thrown) {
  return isHttpError(thrown) ? thrown.status : void 0;
}
var READ_ONLY_HINT = 'give the comment to a second workflow: see "Pull requests from forks" in docs/github.md';
var EXPLANATIONS = [
  {
    matches: ({ status, message }) => (status === 403 || status === 429) && /rate limit|abuse/i.test(message),
    why: "the rate limit of the token is used up",
    hint: () => "run the job again later"
  },
  { matches: ({ status, message }) => status === 403 && /locked/i.test(message), why: "the conversation is locked", hint: () => "unlock it, or set `comment: off`" },
  {
    matches: ({ status }, { readOnlyToken }) => status === 403 && readOnlyToken,
    why: "the token of a pull request from a fork, or of Dependabot, is read-only",
    hint: () => READ_ONLY_HINT
  },
  { matches: ({ status }) => status === 403 || status === 404, why: "the token may not do it, or there is no such thing", hint: permissionsYaml },
  { matches: ({ status }) => status === 401, why: "the token is not valid, or no longer", hint: () => "leave the input `token` out to use the token of the job" },
  { matches: ({ status }) => status === 410, why: "it is gone: deleted, expired, or switched off in this repository", hint: () => void 0 },
  {
    matches: ({ status, message }) => status === 422 && /too long/i.test(message),
    why: "it is longer than GitHub takes",
    hint: () => "the whole report is in the job summary and the report artifact"
  },
  { matches: ({ status }) => status >= 500, why: "GitHub did not answer, time after time", hint: () => "run the job again later" }
];
function explainFailure(thrown, context) {
  const { what, permission } = TASKS[context.task];
  const message = messageOf(thrown).split("\n")[0] ?? "";
  if (!isHttpError(thrown)) return { message: `${what}: ${message}`, hint: thrown instanceof AppError ? thrown.hint : void 0 };
  const explanation = EXPLANATIONS.find(({ matches }) => matches(thrown, context));
  return { message: `${what}: ${explanation === void 0 ? "" : `${explanation.why} `}(HTTP ${thrown.status}: ${message})`, hint: explanation?.hint(permission) };
}
function permissionsYaml(permission) {
  if (permission === void 0) return void 0;
  return `add to the job, or to the whole workflow:
  permissions:
    contents: read
    ${permission}`;
}

export {
  statusOf,
  explainFailure
};
