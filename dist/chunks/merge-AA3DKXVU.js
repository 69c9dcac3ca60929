import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readReports
} from "./chunk-6R4UE4KB.js";
import {
  REPORT_ARTIFACT,
  conclude,
  thisRun
} from "./chunk-HYHMAXLG.js";
import "./chunk-D6ARROEH.js";
import {
  artifactName
} from "./chunk-CBAFTOMT.js";
import "./chunk-YLGKEBGK.js";
import {
  artifactStore
} from "./chunk-NSZU7HGN.js";
import {
  mergeVerdicts
} from "./chunk-K77UQGEM.js";
import "./chunk-QJXQ7MU3.js";
import "./chunk-GASNG2OU.js";
import "./chunk-LBKDTM5B.js";
import {
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
import "./chunk-SQGLB2MI.js";
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
      hint: "each job needs `mode: check`, `upload: true` and a `comment-key` of its own; merge runs after them with `needs`"
    });
  }
  const merged = mergeVerdicts(reports.map(({ verdict, context: { key } }) => ({ name: key, verdict })));
  return conclude(context, merged, inputs["override-label"] ?? DEFAULT_OVERRIDE_LABEL, thisRun(context));
}
export {
  merge
};
