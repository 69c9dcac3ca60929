import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readReports
} from "./chunk-24OCEG2E.js";
import {
  conclude
} from "./chunk-UKFQJATP.js";
import "./chunk-SAJHCIRX.js";
import {
  commentKey
} from "./chunk-CBAFTOMT.js";
import "./chunk-YLGKEBGK.js";
import {
  artifactStore
} from "./chunk-EKVZ4LHG.js";
import {
  mergeVerdicts
} from "./chunk-V4YLHUUK.js";
import "./chunk-DAVPHZIA.js";
import "./chunk-LBKDTM5B.js";
import {
  NO_OUTPUTS,
  log
} from "./chunk-FTRPY677.js";
import "./chunk-RHBQBNZ5.js";
import "./chunk-FSJTGRPV.js";
import "./chunk-SNQXYIBI.js";
import "./chunk-4R6JHGXX.js";
import {
  DEFAULT_OVERRIDE_LABEL
} from "./chunk-OUZM53LA.js";
import "./chunk-E4W7LLZF.js";
import "./chunk-YL6XJJGG.js";
import "./chunk-EWUV6O3V.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-B5CUOIL7.js";
import "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
import {
  counted
} from "./chunk-BYOSG2LM.js";
import "./chunk-JCGMPJ7X.js";
import "./chunk-OZKBWTND.js";
import "./chunk-MSTFDFOY.js";
import "./chunk-3MNS4ZMT.js";
import {
  AppError
} from "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";

// src/github/pull-request.ts
async function findPullRequests({ octokit, owner, repo }, { head, headBranch, headOwner, headRepository }) {
  if (headOwner === void 0) return [];
  const pulls = await octokit.paginate(octokit.rest.pulls.list, { owner, repo, state: "open", head: `${headOwner}:${headBranch}`, per_page: 100 });
  return pulls.filter((pull) => pull.head.sha === head && pull.head.ref === headBranch && pull.head.repo?.full_name === headRepository).map((pull) => pull.number);
}

// src/action/report.ts
var MAX_REFUSALS = 5;
async function report(context) {
  const { event, inputs, temporary } = context;
  const { triggeringRun, run } = event;
  if (triggeringRun === void 0) throw new AppError("github/no-workflow-run", "mode: report needs the event workflow_run", { hint: "docs/github.md has the workflow to copy" });
  const client = await context.client();
  if (client === void 0)
    throw new AppError("github/no-token", "report needs a token to read the first run and to comment", { hint: "leave the input `token` out to use the token of the job" });
  const refused = [];
  const found = await context.attempt("report", async () => ({
    pullRequests: await findPullRequests(client, triggeringRun),
    reports: await readReports({ store: artifactStore(client, void 0), run: triggeringRun.id, temporary, refuse: ({ message }) => refused.push(message) })
  }));
  if (found === void 0) return NO_OUTPUTS;
  const { pullRequests, reports } = found;
  for (const message of refused.slice(0, MAX_REFUSALS)) log.warn(`Not shown: ${message}`);
  if (refused.length > MAX_REFUSALS) log.warn(`Not shown: ${refused.length - MAX_REFUSALS} more reports`);
  if (pullRequests.length === 0) log.info("No open pull request has this commit as its head: it was closed, or has moved on. Nothing to report.");
  if (reports.length === 0) log.info("The first run left no report that can be shown.");
  let outputs = NO_OUTPUTS;
  for (const pullRequest of pullRequests) {
    const own = reports.filter((stored) => pullRequests.length === 1 || stored.context.pullRequest === pullRequest);
    if (own.length === 0) continue;
    outputs = await conclude(context, joined(own, refused.length, strangerOf(triggeringRun, run)), inputs["override-label"] ?? DEFAULT_OVERRIDE_LABEL, {
      key: commentKey(inputs["comment-key"], run),
      pullRequest,
      head: triggeringRun.head,
      stamp: { run: triggeringRun.id, attempt: triggeringRun.attempt, head: triggeringRun.head }
    });
  }
  return outputs;
}
function joined(reports, refused, stranger) {
  const judged = reports.map(({ verdict: { override: _, ...verdict }, context: { key } }) => ({ name: key, verdict }));
  const merged = mergeVerdicts(judged);
  const notes = [
    ...merged.notes ?? [],
    ...refused === 0 ? [] : [`${counted(refused, "report")} of this run cannot be shown.`],
    ...stranger === void 0 ? [] : [`All figures are the word of the run of ${stranger}, a fork.`]
  ];
  return notes.length === 0 ? merged : { ...merged, notes };
}
function strangerOf({ headRepository }, { owner, repo }) {
  return headRepository?.toLowerCase() === `${owner}/${repo}`.toLowerCase() ? void 0 : headRepository;
}
export {
  report
};
