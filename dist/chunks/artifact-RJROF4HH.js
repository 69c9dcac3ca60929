import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  openZip
} from "./chunk-YLGKEBGK.js";
import {
  BASELINE_INDEX,
  MAX_BASELINE_ZIP_BYTES,
  MAX_INDEX_BYTES,
  MAX_PROFILE_BYTES,
  contentArtifact,
  parseIndex
} from "./chunk-53INL7G6.js";
import {
  parseProfile
} from "./chunk-DAVPHZIA.js";
import {
  MAX_EXTERNAL_DOWNLOAD
} from "./chunk-JH26JBWB.js";
import "./chunk-4R6JHGXX.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-MSTFDFOY.js";
import {
  AppError,
  messageOf
} from "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";

// src/baseline/artifact.ts
import { mkdir, mkdtemp, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
var MAX_RUNS = 20;
function baselineFinder({ store, branch, defaultName, compareCommits, temporary }) {
  return async ({ name = defaultName, commit, git }) => {
    const runs = (await store.runs(branch)).slice(0, MAX_RUNS);
    if (runs.length === 0) return { none: `no successful run of this workflow on ${branch} yet` };
    let reason = `no run on ${branch} at or before the commit compared with has stored a baseline named ${name}`;
    for (const run of runs) {
      const behind = commit === void 0 ? void 0 : await commitsBehind(run.commit, commit, git, compareCommits);
      if (commit !== void 0 && behind === void 0) continue;
      const [artifact] = await store.artifacts({ run: run.id, name });
      if (artifact === void 0) continue;
      const folder = await mkdtemp(join(temporary, "model-budget-baseline-"));
      try {
        await store.download(artifact, join(folder, "baseline.zip"), MAX_BASELINE_ZIP_BYTES);
        return await baselineSource({ store, run, folder, ...behind !== void 0 && { behind } });
      } catch (thrown) {
        await rm(folder, { recursive: true, force: true });
        if (!(thrown instanceof AppError)) throw thrown;
        reason = `the baseline of run ${run.id} cannot be used: ${messageOf(thrown)}`;
      }
    }
    return { none: reason };
  };
}
async function commitsBehind(ancestor, commit, git, compare) {
  if (ancestor === commit) return 0;
  const isKnown = git !== void 0 && await git.ask(["rev-parse", "--is-shallow-repository"]) === "false" && await git.ask(["cat-file", "-e", `${ancestor}^{tree}`]) !== void 0;
  if (isKnown)
    return await git.ask(["merge-base", "--is-ancestor", ancestor, commit]) === void 0 ? void 0 : Number(await git.text(["rev-list", "--count", `${ancestor}..${commit}`]));
  const distance = await compare(ancestor, commit);
  return distance?.mergeBase === ancestor ? distance.ahead : void 0;
}
async function baselineSource({ store, run, folder, behind }) {
  const zip = await openZip(join(folder, "baseline.zip"));
  const index = await zip.text(BASELINE_INDEX, MAX_INDEX_BYTES).then((text) => {
    const parsed = parseIndex(text);
    if (parsed === void 0) throw new AppError("base/artifact", `${BASELINE_INDEX} does not hold to the schema`);
    return parsed;
  }).catch((thrown) => {
    zip.close();
    throw thrown;
  });
  const byPath = new Map(index.models.map((model) => [model.path, model]));
  const byId = new Map(index.models.map((model) => [model.id, model]));
  return {
    info: { source: "artifact", commit: run.commit, ...behind !== void 0 && { behind }, note: `stored by run ${run.id}` },
    models: [...byPath.keys()].sort(),
    find: async ({ path, id }) => {
      const model = byPath.get(path) ?? byId.get(id);
      return model === void 0 ? void 0 : storedModel(store, zip, folder, model);
    },
    text: async () => void 0,
    close: async () => {
      zip.close();
      await rm(folder, { recursive: true, force: true });
    }
  };
}
async function storedModel(store, zip, folder, model) {
  const profile = parseProfile(await zip.text(model.profile, MAX_PROFILE_BYTES));
  const [main, ...weights] = model.files;
  if (profile === void 0 && main === void 0)
    throw new AppError("base/artifact", `${model.path}: the stored profile does not hold to the schema`, { hint: "run the workflow on the base branch again" });
  const stored = { path: model.path, ...profile !== void 0 && { profile, settings: model.settings } };
  if (main === void 0) return stored;
  const fetch = async (files) => {
    for (const file of files) await fetchContent(store, folder, file);
    return join(folder, "files", main.path);
  };
  return { ...stored, fetchFile: () => fetch([main, ...weights.filter(({ bytes }) => bytes <= MAX_EXTERNAL_DOWNLOAD)]), fetchWhole: () => fetch(model.files) };
}
async function fetchContent(store, folder, { path, sha256, bytes }) {
  const target = join(folder, "files", path);
  if (await stat(target).catch(() => void 0) !== void 0) return;
  const [artifact] = await store.artifacts({ name: contentArtifact(sha256) });
  if (artifact === void 0) throw new AppError("base/artifact", `${path}: the stored file has expired`, { hint: "run the workflow on the base branch again" });
  const archive = join(folder, `${sha256}.zip`);
  const unpacked = join(folder, `${sha256}.part`);
  try {
    await store.download(artifact, archive, 2 * bytes + MAX_INDEX_BYTES);
    const zip = await openZip(archive);
    const hash = await zip.toFile(sha256, unpacked, bytes).finally(() => zip.close());
    if (hash !== sha256) throw new AppError("base/artifact", `${path}: the stored file is not what the baseline says`);
    await mkdir(dirname(target), { recursive: true });
    await rename(unpacked, target);
  } finally {
    await Promise.all([archive, unpacked].map((file) => rm(file, { force: true })));
  }
}
export {
  baselineFinder
};
