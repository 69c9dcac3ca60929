import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  CONTEXT_JSON,
  REPORT_ARTIFACT,
  REPORT_JSON,
  parseRunContext
} from "./chunk-HYHMAXLG.js";
import {
  openZip
} from "./chunk-YLGKEBGK.js";
import {
  parseVerdict
} from "./chunk-QJXQ7MU3.js";
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
  for (const artifact of [...newest.values()].slice(0, MAX_REPORTS)) {
    try {
      reports.push(await readReport(store, artifact, temporary));
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      refuse(thrown);
    }
  }
  return reports.sort((a, b) => a.artifact < b.artifact ? -1 : 1);
}
async function readReport(store, artifact, temporary) {
  const folder = await mkdtemp(join(temporary, "model-budget-report-"));
  try {
    await store.download(artifact, join(folder, "report.zip"), MAX_ZIP_BYTES);
    const zip = await openZip(join(folder, "report.zip"));
    try {
      const verdict = parseVerdict(await zip.text(REPORT_JSON, MAX_REPORT_BYTES));
      const context = parseRunContext(await zip.text(CONTEXT_JSON, MAX_CONTEXT_BYTES));
      if (verdict === void 0 || context === void 0) throw new AppError("report/schema", `the report in ${artifact.name} does not hold to the schema`);
      return { artifact: artifact.name, verdict, context };
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
