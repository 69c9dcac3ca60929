import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  MAX_EXTERNAL_DOWNLOAD
} from "./chunk-JH26JBWB.js";
import {
  fetchCommit,
  findBaseCommit,
  resolveRevision
} from "./chunk-RJMUDZVK.js";
import {
  folderSource,
  noBase
} from "./chunk-NRLS3MRC.js";
import {
  AppError,
  messageOf
} from "./chunk-WWTLK7YN.js";

// src/baseline/git.ts
import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
var TIMEOUT_MS = 10 * 6e4;
var MAX_TEXT_BYTES = 256 * 1024 * 1024;
var MAX_ERROR_CHARACTERS = 2e3;
async function openGit(folder, options = {}) {
  const env = await withCredentials(folder, options);
  const text = async (args) => (await capture(args, folder, env)).replace(/\n$/, "");
  const ask = (args) => text(args).catch(() => void 0);
  const prefix = await ask(["rev-parse", "--show-prefix"]);
  if (prefix === void 0) return void 0;
  return { folder, prefix, text, ask, toFile: (args, file, input) => stream(args, folder, env, file, input) };
}
async function withCredentials(folder, { trusted, credentials }) {
  const trust = trusted === void 0 ? {} : { trusted };
  const plain = environment(folder, trust);
  if (credentials === void 0) return plain;
  const kept = await capture(["config", "--get-urlmatch", "http.extraheader", credentials.serverUrl], folder, plain).catch(() => "");
  return kept.trim() === "" ? environment(folder, { ...trust, credentials }) : plain;
}
function environment(folder, { trusted, credentials }) {
  const settings = [];
  if (trusted) settings.push(["safe.directory", "*"]);
  if (credentials !== void 0) settings.push([`http.${credentials.serverUrl.replace(/\/$/, "")}/.extraheader`, basicAuthorization(credentials.token)]);
  const env = { ...process.env, LC_ALL: "C", GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0", GIT_CONFIG_COUNT: String(settings.length), PWD: folder };
  for (const [index, [key, value]] of settings.entries()) {
    env[`GIT_CONFIG_KEY_${index}`] = key;
    env[`GIT_CONFIG_VALUE_${index}`] = value;
  }
  delete env.GIT_LFS_SKIP_SMUDGE;
  return env;
}
function basicAuthorization(token) {
  return `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
}
async function capture(args, folder, env) {
  const child = start(args, folder, env);
  child.stdin.end();
  const chunks = [];
  let bytes = 0;
  child.stdout.on("data", (chunk) => {
    bytes += chunk.length;
    if (bytes > MAX_TEXT_BYTES) child.kill();
    else chunks.push(chunk);
  });
  await ended(child, args);
  return Buffer.concat(chunks).toString("utf8");
}
async function stream(args, folder, env, file, input) {
  const child = start(args, folder, env);
  child.stdin.on("error", () => {
  });
  child.stdin.end(input);
  await Promise.all([ended(child, args), pipeline(child.stdout, createWriteStream(file, { flags: "wx" }))]);
}
function start(args, cwd, env) {
  return spawn("git", args, { cwd, env, stdio: ["pipe", "pipe", "pipe"], timeout: TIMEOUT_MS, windowsHide: true });
}
function ended(child, args) {
  let complaint = "";
  child.stderr.on("data", (chunk) => {
    if (complaint.length < MAX_ERROR_CHARACTERS) complaint += chunk.toString("utf8");
  });
  return new Promise((resolve2, reject) => {
    child.on("error", (cause) => reject(new AppError("base/git", `git could not be started: ${cause.message}`, { cause })));
    child.on("close", (code, signal) => {
      if (code === 0) resolve2();
      else reject(new AppError("base/git", `git ${args[0] ?? ""} failed (${signal ?? code}): ${complaint.trim().split("\n").at(-1) ?? ""}`));
    });
  });
}

// src/baseline/git-source.ts
import { mkdir as mkdir2, mkdtemp, rm as rm2 } from "node:fs/promises";
import { dirname as dirname2, join as join2, posix } from "node:path";

// src/baseline/lfs.ts
import { constants } from "node:fs";
import { copyFile, link, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
var VERSION_LINE = "version https://git-lfs.github.com/spec/v1\n";
var MAX_POINTER_BYTES = 1024;
async function readLfsPointer(file) {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    if (size >= MAX_POINTER_BYTES) return void 0;
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAX_POINTER_BYTES), 0, MAX_POINTER_BYTES, 0);
    return parseLfsPointer(buffer.toString("utf8", 0, bytesRead));
  } finally {
    await handle.close();
  }
}
function parseLfsPointer(text) {
  if (!text.startsWith(VERSION_LINE)) return void 0;
  const oid = /^oid sha256:([0-9a-f]{64})$/m.exec(text)?.[1];
  const size = /^size (\d{1,15})$/m.exec(text)?.[1];
  return oid === void 0 || size === void 0 ? void 0 : { oid, size: Number(size), text };
}
async function resolveLfs(git, file, pointer, path, maxDownload = Number.POSITIVE_INFINITY) {
  const stored = await storedObject(git, pointer);
  if (stored === void 0 && pointer.size > maxDownload) return;
  const content = `${file}.lfs`;
  try {
    if (stored !== void 0) await linkOrCopy(stored, content);
    else await git.toFile(["lfs", "smudge", "--", path], content, pointer.text);
    const { size } = await stat(content);
    if (size !== pointer.size) throw new Error(`${size} bytes came instead of ${pointer.size}`);
    await rename(content, file);
  } catch (cause) {
    await rm(content, { force: true });
    throw new AppError("base/lfs-missing", `${path}: base keeps it in Git LFS, and the object cannot be had: ${messageOf(cause)}`, {
      hint: "install git-lfs on the runner and check out with `lfs: true`, or check that the LFS store still has the object",
      cause
    });
  }
}
async function storedObject(git, { oid, size }) {
  const common = await git.ask(["rev-parse", "--git-common-dir"]);
  if (common === void 0) return void 0;
  const object = join(resolve(git.folder, common), "lfs", "objects", oid.slice(0, 2), oid.slice(2, 4), oid);
  const found = await stat(object).catch(() => void 0);
  return found?.size === size ? object : void 0;
}
async function linkOrCopy(from, to) {
  await mkdir(dirname(to), { recursive: true });
  await link(from, to).catch(() => copyFile(from, to, constants.COPYFILE_FICLONE));
}

// src/baseline/git-source.ts
var MAX_TEXT_BYTES2 = 4 * 1024 * 1024;
var REGULAR_FILE = /^100(644|755)$/;
async function gitSource({ git, commit, info, temporary, externalFiles }) {
  const blobs = await listBlobs(git, commit);
  const changed = await changedInWorkTree(git, commit);
  const folder = await mkdtemp(join2(temporary, "model-budget-base-"));
  const extract = async (path, blob) => {
    const file = join2(folder, path);
    await mkdir2(dirname2(file), { recursive: true });
    if (changed.has(path)) await git.toFile(["cat-file", "blob", blob], file);
    else await linkOrCopy(join2(git.folder, path), file);
    return file;
  };
  const resolve2 = async (path, blob, maxDownload) => {
    const file = await once(extracted, path, () => extract(path, blob));
    const pointer = await readLfsPointer(file);
    if (pointer !== void 0) await resolveLfs(git, file, pointer, path, maxDownload);
    return file;
  };
  const extracted = /* @__PURE__ */ new Map();
  const resolving = /* @__PURE__ */ new Map();
  const bring = async (path, maxDownload = Number.POSITIVE_INFINITY) => {
    const blob = blobs.get(path);
    return blob === void 0 ? void 0 : once(resolving, `${maxDownload} ${path}`, () => resolve2(path, blob, maxDownload));
  };
  const externalPaths = async (path, file) => (await externalFiles(file)).map((location) => posix.normalize(posix.join(posix.dirname(path), location))).filter((external) => blobs.has(external));
  const isUnchanged = async (path) => {
    if (changed.has(path)) return false;
    const home = path.slice(0, path.lastIndexOf("/") + 1);
    if (![...changed].some((other) => other.startsWith(home) && !other.endsWith(".onnx"))) return true;
    return !(await externalPaths(path, join2(git.folder, path))).some((external) => changed.has(external));
  };
  const find = async (path) => {
    if (!blobs.has(path)) return void 0;
    if (await isUnchanged(path)) return { path, file: join2(git.folder, path), unchanged: true };
    const file = await bring(path);
    if (file === void 0) return void 0;
    const externals = await externalPaths(path, file);
    for (const external of externals) await bring(external, MAX_EXTERNAL_DOWNLOAD);
    const fetchWhole = async () => {
      for (const external of externals) await bring(external);
      return file;
    };
    return { path, file, fetchWhole };
  };
  return {
    info,
    models: [...blobs.keys()].filter((path) => path.endsWith(".onnx")).sort(),
    find: async ({ path, id }) => await find(path) ?? find(`${id}.onnx`),
    text: (path) => readText(git, commit, path),
    close: () => rm2(folder, { recursive: true, force: true })
  };
}
async function readText(git, commit, path) {
  const inside = posix.normalize(path);
  if (!isConfined(inside)) return void 0;
  const blob = `${commit}:${git.prefix}${inside}`;
  const size = await git.ask(["cat-file", "-s", blob]);
  return size === void 0 || Number(size) > MAX_TEXT_BYTES2 ? void 0 : git.ask(["cat-file", "blob", blob]);
}
function once(made, key, make) {
  const result = made.get(key) ?? make();
  made.set(key, result);
  return result;
}
async function listBlobs(git, commit) {
  const listing = await git.text(["ls-tree", "-r", "-z", "--full-tree", commit]);
  const blobs = /* @__PURE__ */ new Map();
  for (const entry of listing.split("\0")) {
    const [mode = "", , id = ""] = entry.slice(0, entry.indexOf("	")).split(" ");
    const path = entry.slice(entry.indexOf("	") + 1);
    if (REGULAR_FILE.test(mode) && path.startsWith(git.prefix) && isConfined(path)) blobs.set(path.slice(git.prefix.length), id);
  }
  return blobs;
}
function isConfined(path) {
  return !path.includes("\\") && path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}
async function changedInWorkTree(git, commit) {
  const listing = await git.ask(["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "--no-relative", commit, "--"]);
  if (listing === void 0) throw new AppError("base/git", `git cannot compare the work tree with ${commit}`, { hint: "check that the checkout is complete" });
  const paths = listing.split("\0").filter((path) => path.startsWith(git.prefix));
  return new Set(paths.map((path) => path.slice(git.prefix.length)));
}

// src/baseline/sources.ts
var KINDS = ["auto", "none", "git", "artifact", "path"];
function parseBase(text) {
  const colon = text.indexOf(":");
  const kind = KINDS.find((name) => name === (colon < 0 ? text : text.slice(0, colon)));
  const what = colon < 0 ? "" : text.slice(colon + 1);
  if (kind === void 0 || (kind === "auto" || kind === "none") !== (what === "")) {
    throw new AppError("usage/base", `base: ${JSON.stringify(text)} is not understood`, { hint: "use auto, none, git:REF, artifact:NAME or path:DIR" });
  }
  return { kind, what };
}
async function openBase(request) {
  const { kind, what } = parseBase(request.base);
  if (kind === "none") return noBase("base: none was asked for");
  const git = await openGit(request.root, request.git);
  const find = async () => findBaseCommit(git, request.hint ?? await localHint(git), request.compareCommits);
  const folder = kind === "path" ? what : kind === "auto" ? request.baseModels ?? "" : "";
  if (folder !== "") return withTextFromGit(await folderSource(folder, request.root), git, find);
  if (kind === "git") return explicitCommit(request, git, what);
  const found = await find();
  const reasons = [];
  if (request.findBaseline !== void 0) {
    const baseline = await request.findBaseline({ ...what !== "" && { name: what }, ...found && { commit: found.commit }, ...git && { git } });
    if (!("none" in baseline)) return withTextFromGit(baseline, git, async () => found);
    reasons.push(baseline.none);
  } else if (kind === "artifact") {
    reasons.push("stored baselines are known on GitHub only");
  }
  if (kind === "artifact") return noBase(reasons.join("; "));
  if (git === void 0) return noBase([...reasons, "the models are not in a git repository"].join("; "));
  if (found === void 0) return noBase([...reasons, "git knows no commit to compare with"].join("; "));
  return commitSource(request, git, found, reasons);
}
function withTextFromGit(source, git, find) {
  return {
    ...source,
    text: async (path) => {
      const own = await source.text(path);
      if (own !== void 0 || git === void 0) return own;
      const commit = (await find())?.commit;
      return commit !== void 0 && await fetchCommit(git, commit) ? readText(git, commit, path) : void 0;
    }
  };
}
async function explicitCommit(request, git, name) {
  if (git === void 0)
    throw new AppError("base/no-repository", `base: git:${name} needs a git repository, and ${request.root} is in none`, { hint: "check out the repository first" });
  const commit = await resolveRevision(git, name);
  if (commit === void 0)
    throw new AppError("base/no-commit", `base: git knows no ${JSON.stringify(name)}`, { hint: "name a branch, a tag or a full commit id of this repository" });
  return commitSource(request, git, { commit, note: name }, []);
}
async function commitSource(request, git, found, reasons) {
  if (!await fetchCommit(git, found.commit)) {
    return noBase([...reasons, `commit ${found.commit.slice(0, 7)} (${found.note}) is neither in this clone nor to be fetched`].join("; "));
  }
  const info = { source: "git", ...found };
  try {
    return await gitSource({ git, commit: found.commit, info, temporary: request.temporary, externalFiles: request.externalFiles });
  } catch (thrown) {
    return noBase([...reasons, messageOf(thrown)].join("; "));
  }
}
async function localHint(git) {
  const remoteHead = await git?.ask(["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"]);
  const names = /* @__PURE__ */ new Set([...remoteHead === void 0 ? [] : [remoteHead.replace(/^origin\//, "")], "main", "master"]);
  return { candidates: [...names].map((branch) => ({ branch })) };
}

export {
  openBase
};
