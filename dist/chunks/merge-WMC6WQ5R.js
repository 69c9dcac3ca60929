import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readReports
} from "./chunk-24OCEG2E.js";
import {
  REPORT_ARTIFACT,
  conclude,
  thisRun
} from "./chunk-UKFQJATP.js";
import {
  hasArtifactService
} from "./chunk-SAJHCIRX.js";
import {
  artifactName
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
import "./chunk-BYOSG2LM.js";
import "./chunk-JCGMPJ7X.js";
import "./chunk-OZKBWTND.js";
import "./chunk-MSTFDFOY.js";
import "./chunk-3MNS4ZMT.js";
import {
  AppError
} from "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";

// src/action/merge.ts
async function merge(context) {
  const { event, inputs, temporary } = context;
  const client = await context.client();
  if (client === void 0)
    throw new AppError("github/no-token", "merge needs a token to read the results of the other jobs", { hint: "leave the input `token` out to use the token of the job" });
  const refused = [];
  const reports = await context.attempt(
    "results",
    () => readReports({
      store: artifactStore(client, event.run.workflowFile),
      run: event.run.id,
      temporary,
      except: artifactName(REPORT_ARTIFACT, inputs["comment-key"]),
      refuse: ({ message }) => refused.push(message)
    })
  );
  for (const reason of refused) log.warn(reason);
  if (reports === void 0 || reports.length === 0 || refused.length > 0) {
    throw new AppError("report/none", refused.length > 0 ? `${refused.length} results of other jobs cannot be used` : "no job of this run has left a result", {
      hint: hasArtifactService(event.run.serverUrl) ? "each job needs `mode: check`, `upload: true` and a `comment-key` of its own; merge runs after them with `needs`" : "an Enterprise Server gives artifacts out when the run has ended: let each job comment under a `comment-key` of its own"
    });
  }
  const merged = mergeVerdicts(reports.map(({ verdict, context: { key } }) => ({ name: key, verdict })));
  return conclude(context, merged, inputs["override-label"] ?? DEFAULT_OVERRIDE_LABEL, thisRun(context));
}
export {
  merge
};
