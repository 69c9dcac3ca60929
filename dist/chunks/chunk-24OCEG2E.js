import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  CONTEXT_JSON,
  REPORT_ARTIFACT,
  REPORT_JSON,
  parseRunContext
} from "./chunk-UKFQJATP.js";
import {
  openZip
} from "./chunk-YLGKEBGK.js";
import {
  parseVerdict
} from "./chunk-V4YLHUUK.js";
import {
  AppError
} from "./chunk-WWTLK7YN.js";

// src/action/stored-reports.ts
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
var MAX_ZIP_BYTES = 64 * 1024 * 1024;
var MAX_REPORT_BYTES = 256 * 1024 * 1024;
var MAX_CONTEXT_BYTES = 64 * 1024;
var MAX_REPORTS = 256;
async function readReports({ store, run, temporary, except, refuse }) {
  const newest = /* @__PURE__ */ new Map();
  for (const artifact of await store.artifacts({ run })) {
    const isReport = artifact.name === REPORT_ARTIFACT || artifact.name.startsWith(`${REPORT_ARTIFACT}-`);
    if (isReport && artifact.name !== except && !newest.has(artifact.name)) newest.set(artifact.name, artifact);
  }
  const reports = [];
  let bytesLeft = MAX_REPORT_BYTES;
  for (const artifact of [...newest.values()].slice(0, MAX_REPORTS)) {
    try {
      const { json, context } = await readReport(store, artifact, temporary, bytesLeft);
      bytesLeft -= Buffer.byteLength(json);
      reports.push({ artifact: artifact.name, ...parseReport(json, context, artifact.name) });
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      refuse(thrown);
    }
  }
  return reports.sort((a, b) => a.artifact < b.artifact ? -1 : 1);
}
function parseReport(json, contextJson, artifact) {
  const [verdict, context] = [parseVerdict(json), parseRunContext(contextJson)];
  if (verdict === void 0 || context === void 0) throw new AppError("report/schema", `the report in ${artifact} does not hold to the schema`);
  return { verdict, context };
}
async function readReport(store, artifact, temporary, maxBytes) {
  const folder = await mkdtemp(join(temporary, "model-budget-report-"));
  try {
    await store.download(artifact, join(folder, "report.zip"), MAX_ZIP_BYTES);
    const zip = await openZip(join(folder, "report.zip"));
    try {
      return { json: await zip.text(REPORT_JSON, maxBytes), context: await zip.text(CONTEXT_JSON, MAX_CONTEXT_BYTES) };
    } finally {
      zip.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export {
  readReports
};
