import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/baseline/commit.ts
function isCommitId(text) {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
async function findBaseCommit(git, hint, compare) {
  const head = await git?.ask(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]) ?? hint.head;
  if (head === void 0) return void 0;
  const firstParent = hint.pullRequestHead === void 0 ? void 0 : await firstParentOfMerge(git, hint.pullRequestHead);
  if (firstParent !== void 0) {
    const [tip] = hint.candidates;
    const behind = tip === void 0 ? void 0 : await commitsBetween(git, firstParent, tip, compare);
    return { commit: firstParent, ...behind !== void 0 && { behind }, note: "first parent of the pull request's merge commit" };
  }
  for (const candidate of hint.candidates) {
    const found = await mergeBase(git, head, candidate, compare);
    if (found !== void 0) return { ...found, note: `merge base with ${describe(candidate)}` };
  }
  return void 0;
}
async function fetchCommit(git, commit) {
  if (!isCommitId(commit)) return false;
  if (await hasCommit(git, commit)) return true;
  const remote = await remoteOf(git);
  if (remote === void 0) return false;
  await git.ask([...FETCH, "--depth=1", remote, commit]);
  return hasCommit(git, commit);
}
async function resolveRevision(git, name) {
  const verify = (revision) => git.ask(["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  const remote = await remoteOf(git);
  const local = await verify(name) ?? (remote === void 0 ? void 0 : await verify(`${remote}/${name}`));
  if (local !== void 0 || remote === void 0) return local;
  if (isCommitId(name)) return await fetchCommit(git, name) ? name : void 0;
  const listed = await git.ask(["ls-remote", "--quiet", "--", remote, `refs/heads/${name}`, `refs/tags/${name}^{}`, `refs/tags/${name}`]);
  const commit = listed?.split("\n")[0]?.split("	")[0] ?? "";
  return await fetchCommit(git, commit) ? verify(commit) : void 0;
}
var FETCH = ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--no-auto-maintenance"];
var DEPTHS = ["--depth=50", "--depth=500", "--unshallow"];
async function firstParentOfMerge(git, pullRequestHead) {
  const raw = await git?.ask(["cat-file", "commit", "HEAD"]);
  const header = raw?.slice(0, raw.indexOf("\n\n")) ?? "";
  const parents = [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1]);
  return parents.length === 2 && parents[1] === pullRequestHead ? parents[0] : void 0;
}
async function mergeBase(git, head, candidate, compare) {
  const local = await localMergeBase(git, head, candidate);
  if (local !== void 0) return local;
  const distance = await compare?.(nameOf(candidate), head);
  if (distance !== void 0 && isCommitId(distance.mergeBase)) return { commit: distance.mergeBase, behind: distance.behind };
  return git === void 0 ? void 0 : deepenedMergeBase(git, head, candidate);
}
async function localMergeBase(git, head, candidate) {
  if (git === void 0 || await isShallow(git)) return void 0;
  const tip = await localTip(git, candidate);
  return tip === void 0 ? void 0 : knownMergeBase(git, head, tip);
}
async function knownMergeBase(git, head, tip) {
  const commit = await git.ask(["merge-base", head, tip]);
  if (commit === void 0) return void 0;
  return { commit, behind: Number(await git.text(["rev-list", "--count", `${commit}..${tip}`])) };
}
async function deepenedMergeBase(git, head, candidate) {
  const remote = await remoteOf(git);
  if (remote === void 0) return void 0;
  const source = "branch" in candidate ? `refs/heads/${candidate.branch}` : candidate.commit;
  const target = "branch" in candidate ? `+${source}:refs/remotes/${remote}/${candidate.branch}` : source;
  for (const depth of await isShallow(git) ? DEPTHS : ["--"]) {
    await git.ask([...FETCH, ...depth === "--" ? [] : [depth], "--", remote, target, ...depth === "--" ? [] : [head]]);
    const tip = await localTip(git, candidate);
    const found = tip === void 0 ? void 0 : await knownMergeBase(git, head, tip);
    if (found !== void 0) return found;
  }
  return void 0;
}
async function commitsBetween(git, from, to, compare) {
  if (git !== void 0 && !await isShallow(git)) {
    const tip = await localTip(git, to);
    const count = tip === void 0 ? void 0 : await git.ask(["rev-list", "--count", `${from}..${tip}`]);
    if (count !== void 0) return Number(count);
  }
  return (await compare?.(from, nameOf(to)))?.ahead;
}
async function localTip(git, revision) {
  if ("commit" in revision) return isCommitId(revision.commit) && await hasCommit(git, revision.commit) ? revision.commit : void 0;
  const remote = await remoteOf(git);
  for (const ref of [...remote === void 0 ? [] : [`refs/remotes/${remote}/${revision.branch}`], `refs/heads/${revision.branch}`]) {
    const tip = await git.ask(["rev-parse", "--verify", "--quiet", `${ref}^{commit}`]);
    if (tip !== void 0) return tip;
  }
  return void 0;
}
async function hasCommit(git, commit) {
  return await git.ask(["cat-file", "-e", `${commit}^{tree}`]) !== void 0;
}
async function isShallow(git) {
  return await git.ask(["rev-parse", "--is-shallow-repository"]) === "true";
}
async function remoteOf(git) {
  const remotes = (await git.ask(["remote"]))?.split("\n").filter((name) => name !== "") ?? [];
  return remotes.includes("origin") ? "origin" : remotes[0];
}
function nameOf(revision) {
  return "branch" in revision ? revision.branch : revision.commit;
}
function describe(revision) {
  return "branch" in revision ? revision.branch : `commit ${revision.commit.slice(0, 7)}`;
}

export {
  isCommitId,
  findBaseCommit,
  fetchCommit,
  resolveRevision
};
