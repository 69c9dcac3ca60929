import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  evaluate
} from "./chunk-EWUV6O3V.js";
import "./chunk-DGCHDJ6K.js";
import "./chunk-BYOSG2LM.js";
import "./chunk-OZKBWTND.js";
import "./chunk-MSTFDFOY.js";
import "./chunk-HANBNIMK.js";

// src/github/override.ts
var MAY_ACCEPT = /* @__PURE__ */ new Set(["write", "maintain", "admin"]);
async function findOverride({ octokit, owner, repo }, pullRequest, label) {
  const labels = await octokit.paginate(octokit.rest.issues.listLabelsOnIssue, { owner, repo, issue_number: pullRequest, per_page: 100 });
  if (!labels.some(({ name }) => name === label)) return void 0;
  const events = await octokit.paginate(octokit.rest.issues.listEvents, { owner, repo, issue_number: pullRequest, per_page: 100 });
  const set = events.filter((event) => event.event === "labeled" && "label" in event && event.label?.name === label).at(-1);
  const by = set?.actor?.login;
  if (set === void 0 || by === void 0) return { refused: `nobody is known to have set the label "${label}"` };
  const { data } = await octokit.rest.repos.getCollaboratorPermissionLevel({ owner, repo, username: by });
  if (!MAY_ACCEPT.has(data.permission)) return { refused: `${by}, who set the label "${label}", may not write to this repository` };
  return { override: { label, by, at: set.created_at } };
}
function applyOverride(verdict, override) {
  const accept = (check) => check.outcome === "fail" || check.outcome === "unknown" ? { ...check, outcome: "warn" } : check;
  const models = verdict.models.map((model) => ({ ...model, checks: model.checks.map(accept) }));
  return { ...verdict, ...evaluate(models, verdict.base), override };
}
export {
  applyOverride,
  findOverride
};
