import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  hasArtifactService,
  uploadArtifact
} from "./chunk-SAJHCIRX.js";
import {
  artifactName
} from "./chunk-CBAFTOMT.js";
import {
  BASELINE_ARTIFACT,
  BASELINE_INDEX,
  contentArtifact
} from "./chunk-53INL7G6.js";
import {
  artifactStore
} from "./chunk-EKVZ4LHG.js";
import "./chunk-DAVPHZIA.js";
import {
  externalFilesOf
} from "./chunk-EP43X6WY.js";
import {
  NO_OUTPUTS,
  log
} from "./chunk-FTRPY677.js";
import "./chunk-FSJTGRPV.js";
import {
  isCommitId
} from "./chunk-RJMUDZVK.js";
import {
  profileSettings
} from "./chunk-UGGP46HD.js";
import "./chunk-4R6JHGXX.js";
import {
  loadProject
} from "./chunk-53AA7XOH.js";
import "./chunk-OUZM53LA.js";
import {
  customSpecs
} from "./chunk-XUA7YSCK.js";
import "./chunk-EWUV6O3V.js";
import {
  tryProfile
} from "./chunk-T5CLGSGZ.js";
import "./chunk-ITA6TZIE.js";
import "./chunk-NJ2NKAJX.js";
import "./chunk-YHXRFRKK.js";
import "./chunk-XPKI4COW.js";
import "./chunk-5WES5B4S.js";
import "./chunk-5B4KVQJF.js";
import "./chunk-YNDFLL5Z.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-B5CUOIL7.js";
import "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
import "./chunk-BYOSG2LM.js";
import "./chunk-JCGMPJ7X.js";
import "./chunk-OZKBWTND.js";
import {
  SCHEMA,
  isFailed
} from "./chunk-MSTFDFOY.js";
import "./chunk-3MNS4ZMT.js";
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
  const { models, configuration } = await loadProject({ root: workspace, configFile: inputs.config, models: inputs.models, bindings: inputs.bindings });
  const isUploaded = hasArtifactService(event.run.serverUrl);
  const folder = isUploaded ? await mkdtemp(join(temporary, "model-budget-baseline-")) : await emptyFolder(join(temporary, BASELINE_ARTIFACT));
  try {
    const stored = await storeProfiles(context, models, folder, { operators: configuration?.operators ?? /* @__PURE__ */ new Map(), isWithFiles: isUploaded && inputs.measure !== "off" });
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
    if (isUploaded) await rm(folder, { recursive: true, force: true });
  }
}
async function emptyFolder(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  return folder;
}
async function storeProfiles({ inputs, workspace }, models, folder, { operators, isWithFiles }) {
  const specs = customSpecs(operators);
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
    stored.push({ id, path, profile: name, settings: profileSettings(bindings, operators), files: isWithFiles ? await contentsOf(workspace, path) : [] });
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
