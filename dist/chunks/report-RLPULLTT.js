import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readReports
} from "./chunk-6R4UE4KB.js";
import {
  conclude
} from "./chunk-HYHMAXLG.js";
import "./chunk-D6ARROEH.js";
import "./chunk-CBAFTOMT.js";
import "./chunk-YLGKEBGK.js";
import {
  artifactStore
} from "./chunk-NSZU7HGN.js";
import "./chunk-QJXQ7MU3.js";
import "./chunk-GASNG2OU.js";
import "./chunk-LBKDTM5B.js";
import {
  NO_OUTPUTS,
  log
} from "./chunk-YEZEKECG.js";
import "./chunk-XIRM746A.js";
import "./chunk-FSJTGRPV.js";
import "./chunk-SNQXYIBI.js";
import "./chunk-4R6JHGXX.js";
import {
  DEFAULT_OVERRIDE_LABEL
} from "./chunk-OUZM53LA.js";
import "./chunk-2BM25ZQ4.js";
import "./chunk-6SORB2IJ.js";
import {
  evaluate
} from "./chunk-SQGLB2MI.js";
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

// src/github/pull-request.ts
async function findPullRequests({ octokit, owner, repo }, { head, headBranch, headOwner, headRepository }) {
  if (headOwner === void 0) return [];
  const pulls = await octokit.paginate(octokit.rest.pulls.list, { owner, repo, state: "open", head: `${headOwner}:${headBranch}`, per_page: 100 });
  return pulls.filter((pull) => pull.head.sha === head && pull.head.ref === headBranch && pull.head.repo?.full_name === headRepository).map((pull) => pull.number);
}

// src/action/report.ts
async function report(context) {
  const { event, inputs, temporary } = context;
  const { triggeringRun } = event;
  if (triggeringRun === void 0) throw new AppError("github/no-workflow-run", "mode: report needs the event workflow_run", { hint: "docs/github.md has the workflow to copy" });
  const client = await context.client();
  if (client === void 0)
    throw new AppError("github/no-token", "report needs a token to read the first run and to comment", { hint: "leave the input `token` out to use the token of the job" });
  const found = await context.attempt("report", async () => ({
    pullRequests: await findPullRequests(client, triggeringRun),
    reports: await readReports({ store: artifactStore(client, void 0), run: triggeringRun.id, temporary, refuse: ({ message }) => log.warn(`Not shown: ${message}`) })
  }));
  if (found === void 0) return NO_OUTPUTS;
  const { pullRequests, reports } = found;
  if (pullRequests.length === 0) log.info("No open pull request has this commit as its head: it was closed, or has moved on. Nothing to report.");
  if (reports.length === 0) log.info("The first run left no report that can be shown.");
  let outputs = NO_OUTPUTS;
  for (const pullRequest of pullRequests) {
    for (const stored of reports) {
      if (pullRequests.length > 1 && stored.context.pullRequest !== pullRequest) continue;
      outputs = await conclude(context, asJudged(stored.verdict), inputs["override-label"] ?? DEFAULT_OVERRIDE_LABEL, {
        key: inputs["comment-key"] ?? stored.context.key,
        pullRequest,
        head: triggeringRun.head,
        stamp: { run: triggeringRun.id, attempt: triggeringRun.attempt, head: triggeringRun.head }
      });
    }
  }
  return outputs;
}
function asJudged(verdict) {
  const { override: _, ...rest } = verdict;
  return { ...rest, ...evaluate(verdict.models, verdict.base) };
}
export {
  report
};
