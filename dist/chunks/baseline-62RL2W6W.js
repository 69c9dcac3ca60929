import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  uploadArtifact
} from "./chunk-D6ARROEH.js";
import {
  artifactName
} from "./chunk-CBAFTOMT.js";
import {
  BASELINE_ARTIFACT,
  BASELINE_INDEX,
  contentArtifact
} from "./chunk-6CBUQPKH.js";
import {
  artifactStore
} from "./chunk-NSZU7HGN.js";
import "./chunk-GASNG2OU.js";
import {
  externalFilesOf
} from "./chunk-TNIFGCZ2.js";
import {
  NO_OUTPUTS,
  log
} from "./chunk-YEZEKECG.js";
import "./chunk-FSJTGRPV.js";
import {
  isCommitId
} from "./chunk-RJMUDZVK.js";
import "./chunk-4R6JHGXX.js";
import {
  loadProject
} from "./chunk-QTMQXYUL.js";
import "./chunk-OUZM53LA.js";
import {
  customSpecs
} from "./chunk-MXDJ2HO7.js";
import "./chunk-SQGLB2MI.js";
import "./chunk-BYOSG2LM.js";
import {
  tryProfile
} from "./chunk-TRTWLVBR.js";
import "./chunk-CHMPCH5E.js";
import "./chunk-COEDIX2H.js";
import "./chunk-XZ5UMHD3.js";
import "./chunk-75FNHQGX.js";
import "./chunk-RJGW5HC5.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-ACXO763F.js";
import "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
import "./chunk-5CUT6NTO.js";
import {
  SCHEMA,
  isFailed
} from "./chunk-MSTFDFOY.js";
import "./chunk-DNSL4USW.js";
import {
  AppError
} from "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";

// src/action/baseline.ts
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, link, mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { pipeline } from "node:stream/promises";
function baselineName({ inputs }) {
  return inputs.base.startsWith("artifact:") ? inputs.base.slice("artifact:".length) : artifactName(BASELINE_ARTIFACT, inputs["comment-key"]);
}
async function baseline(context) {
  const { inputs, event, workspace, temporary } = context;
  const commit = event.head;
  if (commit === void 0 || !isCommitId(commit))
    throw new AppError("github/no-commit", "a baseline needs to know its commit, and the event names none", { hint: "run it on push" });
  const project = await loadProject({ root: workspace, configFile: inputs.config, models: inputs.models, bindings: inputs.bindings });
  const folder = await mkdtemp(join(temporary, "model-budget-baseline-"));
  try {
    const stored = await storeProfiles(context, project.models, folder, customSpecs(project.configuration?.operators ?? /* @__PURE__ */ new Map()));
    const index = { schema: SCHEMA, commit, models: stored };
    await writeFile(join(folder, BASELINE_INDEX), JSON.stringify(index));
    const files = [join(folder, BASELINE_INDEX), ...stored.map(({ profile }) => join(folder, profile))];
    await context.attempt("baseline-upload", async () => {
      const contents = new Map(stored.flatMap((model) => model.files.map((file) => [file.sha256, file])));
      for (const file of contents.values()) await context.attempt("baseline-upload", () => uploadContent(context, file));
      await uploadArtifact({ name: baselineName(context), files, folder, serverUrl: event.run.serverUrl });
      log.info(`Stored the baseline of ${stored.length} models at ${commit} as ${baselineName(context)}.`);
    });
    return { ...NO_OUTPUTS, verdict: "pass", failed: "0" };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
async function storeProfiles(context, models, folder, specs) {
  const { inputs, workspace } = context;
  await mkdir(join(folder, "profiles"));
  const stored = [];
  for (const [number, { id, path, bindings }] of models.entries()) {
    const profile = tryProfile(join(workspace, path), { bindings, customSpecs: specs, areNamesShared: true, conventions: inputs.conventions });
    if (isFailed(profile)) {
      log.warn(`${path} is not in the baseline: ${profile.error.message}`, profile.error.hint);
      continue;
    }
    const name = `profiles/${number}.json`;
    await writeFile(join(folder, name), JSON.stringify({ ...profile, model: { ...profile.model, path } }));
    stored.push({ id, path, profile: name, files: inputs.measure === "off" ? [] : await contentsOf(workspace, path) });
  }
  return stored;
}
async function contentsOf(workspace, path) {
  const external = (await externalFilesOf(join(workspace, path))).map((location) => posix.join(posix.dirname(path), location));
  const files = [];
  for (const file of [path, ...external]) {
    const found = await stat(join(workspace, file)).catch(() => void 0);
    if (found?.isFile()) files.push({ path: file, sha256: await sha256Of(join(workspace, file)), bytes: found.size });
  }
  return files;
}
async function sha256Of(file) {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
async function uploadContent({ client, event, workspace, temporary }, { path, sha256 }) {
  const name = contentArtifact(sha256);
  const connected = await client();
  const known = connected === void 0 ? [] : await artifactStore(connected, void 0).artifacts({ name }).catch(() => []);
  if (known.length > 0) return;
  const folder = await mkdtemp(join(temporary, "model-budget-file-"));
  try {
    const file = join(folder, sha256);
    await mkdir(dirname(file), { recursive: true });
    await link(join(workspace, path), file).catch(() => copyFile(join(workspace, path), file));
    await uploadArtifact({ name, files: [file], folder, compressionLevel: 1, serverUrl: event.run.serverUrl });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
export {
  baseline
};
