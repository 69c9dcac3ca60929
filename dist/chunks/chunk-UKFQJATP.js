import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  uploadArtifact
} from "./chunk-SAJHCIRX.js";
import {
  artifactName,
  commentKey
} from "./chunk-CBAFTOMT.js";
import {
  parseJson
} from "./chunk-DAVPHZIA.js";
import {
  turnsRed
} from "./chunk-LBKDTM5B.js";
import {
  log,
  verdictOutputs
} from "./chunk-FTRPY677.js";
import {
  statusOf
} from "./chunk-RHBQBNZ5.js";
import {
  int,
  object,
  string
} from "./chunk-4R6JHGXX.js";
import {
  headline,
  renderMarkdown,
  renderVerdict,
  verdictView
} from "./chunk-E4W7LLZF.js";

// src/action/publish.ts
import { appendFile, readdir } from "node:fs/promises";
import { join as join2 } from "node:path";

// src/github/annotation.ts
var LEVELS = { fail: "failure", unknown: "failure", warn: "warning" };
var ORDER = ["fail", "unknown", "warn"];
function annotationsOf({ models }) {
  const unreadable = models.filter(({ error }) => error !== void 0).map(onModel);
  const judged = ORDER.flatMap((outcome) => models.flatMap((model) => model.checks.filter((check) => check.outcome === outcome).map((check) => onBudget(model, check))));
  return [...unreadable, ...judged].filter((annotation) => annotation !== void 0);
}
function onModel({ path, error }) {
  return error === void 0 ? void 0 : { level: "failure", path, line: 1, title: "model-budget: the model cannot be read", message: [error.message, error.hint].filter((part) => part !== void 0).join("\n") };
}
function onBudget({ id, path }, { budget, outcome, message }) {
  const level = LEVELS[outcome];
  if (level === void 0) return void 0;
  return { level, path: budget.at?.file ?? path, line: budget.at?.line ?? 1, title: `model-budget: ${budget.metric} of ${id}`, message };
}
function limitAnnotations(annotations, perLevel = 10) {
  return ["failure", "warning"].flatMap((level) => {
    const all = annotations.filter((annotation) => annotation.level === level);
    if (all.length <= perLevel) return all;
    const shown = all.slice(0, perLevel - 1);
    const next = all[perLevel - 1];
    return next === void 0 ? shown : [...shown, { ...next, title: "model-budget", message: `and ${all.length - shown.length} more: see the job summary` }];
  });
}

// src/github/check-run.ts
var ANNOTATIONS_PER_REQUEST = 50;
var MAX_SUMMARY_CHARACTERS = 65535;
var MAX_MESSAGE_BYTES = 64 * 1024;
var MAX_TITLE_CHARACTERS = 255;
var MAX_ANNOTATIONS = 500;
async function publishCheckRun({ octokit, owner, repo }, request) {
  const { name, head, conclusion, title } = request;
  const annotations = request.annotations.slice(0, MAX_ANNOTATIONS).map(toApi);
  const output = { title: title.slice(0, MAX_TITLE_CHARACTERS), summary: request.summary.slice(0, MAX_SUMMARY_CHARACTERS) };
  const batch = (start) => ({ ...output, annotations: annotations.slice(start, start + ANNOTATIONS_PER_REQUEST) });
  const { data } = await octokit.rest.checks.create({ owner, repo, name, head_sha: head, status: "completed", conclusion, output: batch(0) });
  for (let start = ANNOTATIONS_PER_REQUEST; start < annotations.length; start += ANNOTATIONS_PER_REQUEST) {
    await octokit.rest.checks.update({ owner, repo, check_run_id: data.id, output: batch(start) });
  }
  return { id: data.id, url: data.html_url ?? "" };
}
function toApi({ level, path, line, title, message }) {
  return { annotation_level: level, path, start_line: line, end_line: line, title: title.slice(0, MAX_TITLE_CHARACTERS), message: cutToBytes(message, MAX_MESSAGE_BYTES) };
}
function cutToBytes(text, bytes) {
  const encoded = Buffer.from(text);
  return encoded.length <= bytes ? text : encoded.subarray(0, bytes).toString().replace(/\uFFFD$/, "");
}

// src/github/comment-marker.ts
var MARKER = /^<!-- model-budget key=(\S*) run=(\d{1,16}) attempt=(\d{1,6}) head=([0-9a-f]*) -->\n/;
function marker(key, stamp) {
  return `<!-- model-budget key=${encodeKey(key)} run=${stamp.run} attempt=${stamp.attempt} head=${stamp.head} -->
`;
}
function readMarker(body, key) {
  const [, found, run, attempt, head = ""] = MARKER.exec(body) ?? [];
  return found === encodeKey(key) ? { run: Number(run), attempt: Number(attempt), head } : void 0;
}
function isNewer(a, b) {
  return a.run > b.run || a.run === b.run && a.attempt > b.attempt;
}
function encodeKey(key) {
  return encodeURIComponent(Buffer.from(key).toString()).replace(/[-!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

// src/github/comment.ts
var MAX_ROUNDS = 3;
async function publishComment(client, request) {
  for (let round = 1; ; round++) {
    try {
      return await publishOnce(client, request);
    } catch (thrown) {
      if (statusOf(thrown) !== 404 || round === MAX_ROUNDS) throw thrown;
    }
  }
}
async function publishOnce(client, request) {
  const body = marker(request.key, request.stamp) + request.body;
  const [standing, ...duplicates] = await ownComments(client, request);
  if (standing === void 0) {
    if (!request.create) return { done: "nothing" };
    const made = await create(client, request.pullRequest, body);
    const [first, ...others] = await ownComments(client, request);
    if (first === void 0 || first.id === made.id) return settle(client, request, others, { done: "created", ...made });
    return settle(client, request, others, await update(client, request, first, body));
  }
  return settle(client, request, duplicates, await update(client, request, standing, body));
}
async function update(client, request, { id, url }, body) {
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    const current = await stampOf(client, request.key, id);
    if (current !== void 0 && isNewer(current, request.stamp)) return { done: "superseded", id, url };
    if (current !== void 0 && round > 1 && !isNewer(request.stamp, current)) break;
    await client.octokit.rest.issues.updateComment({ owner: client.owner, repo: client.repo, comment_id: id, body });
  }
  return { done: "updated", id, url };
}
async function settle(client, { key, stamp }, duplicates, outcome) {
  const { owner, repo } = client;
  for (const { id } of duplicates) {
    try {
      await client.octokit.rest.issues.deleteComment({ owner, repo, comment_id: id });
    } catch (thrown) {
      if (statusOf(thrown) === 404) continue;
      const url = outcome.done === "nothing" ? "" : outcome.url;
      await client.octokit.rest.issues.updateComment({ owner, repo, comment_id: id, body: `${marker(`${key} (duplicate)`, stamp)}Superseded by ${url}.` });
    }
  }
  return outcome;
}
async function create({ octokit, owner, repo }, pullRequest, body) {
  const { data } = await octokit.rest.issues.createComment({ owner, repo, issue_number: pullRequest, body });
  return { id: data.id, url: data.html_url };
}
async function stampOf({ octokit, owner, repo }, key, id) {
  const { data } = await octokit.rest.issues.getComment({ owner, repo, comment_id: id });
  return readMarker(data.body ?? "", key);
}
async function ownComments(client, { pullRequest, key }) {
  const { octokit, owner, repo } = client;
  const comments = await octokit.paginate(octokit.rest.issues.listComments, { owner, repo, issue_number: pullRequest, per_page: 100 });
  const own = [];
  for (const { id, html_url, body, user } of comments) {
    const stamp = readMarker(body ?? "", key);
    if (stamp !== void 0 && (user?.type === "Bot" || user != null && user.login === await loginOfToken(client))) own.push({ id, url: html_url, stamp });
  }
  return own.sort((a, b) => a.id - b.id);
}
async function loginOfToken({ octokit }) {
  try {
    return (await octokit.rest.users.getAuthenticated()).data.login;
  } catch {
    return void 0;
  }
}

// src/action/changed.ts
function isChanged({ comparison, renamedFrom, deleted, error }) {
  if (comparison === void 0 || renamedFrom !== void 0 || deleted !== void 0 || error !== void 0) return true;
  const { base, deltas, nodes } = comparison;
  return base === void 0 || deltas.some(({ change }) => change === void 0 || change !== 0) || nodes.added.length + nodes.removed.length + nodes.changed.length > 0;
}
function isWorthPosting(when, { verdict, models, base }) {
  if (when === "always") return true;
  if (when === "on-change") return verdict !== "pass" || base.source !== "none" && models.some(isChanged);
  return when === "on-failure" && verdict !== "pass";
}

// src/report/markdown/comment.ts
var COMMENT_LIMITS = { characters: 65e3, bytes: 26e4 };
var SUMMARY_LIMITS = { characters: 1e6, bytes: 1e6 };
function renderComment(verdict, where = "in the job summary and the report artifact") {
  return renderMarkdown(verdictView(verdict), { limits: COMMENT_LIMITS, where });
}
function renderSummary(verdict, where = "in the report artifact") {
  return renderMarkdown(verdictView(verdict, { firstScreen: 50, detailed: 100, layers: 50 }), { limits: SUMMARY_LIMITS, where });
}

// src/action/render.ts
function renderComment2(verdict, { summary, artifact }) {
  const places = [...summary ? ["the job summary"] : [], ...artifact ? ["the report artifact"] : []];
  return renderComment(verdict, places.length === 0 ? "in the output report-json" : `in ${places.join(" and ")}`);
}
function renderSummary2(verdict, { artifact }) {
  return renderSummary(verdict, artifact ? "in the report artifact" : "in the output report-json");
}
function renderTitle(verdict) {
  return headline(verdict);
}
function renderJson(verdict) {
  const models = verdict.models.map((model) => {
    const { comparison } = model;
    if (comparison?.base === void 0 || isChanged(model)) return model;
    const lean = { nodes: [], tensors: {} };
    return { ...model, comparison: { ...comparison, base: { ...comparison.base, ...lean }, head: { ...comparison.head, ...lean } } };
  });
  return `${JSON.stringify({ ...verdict, models })}
`;
}
function renderHtml(verdict) {
  return renderVerdict(verdict, "html");
}

// src/action/report-files.ts
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
var REPORT_ARTIFACT = "model-budget-report";
var REPORT_JSON = "report.json";
var CONTEXT_JSON = "context.json";
async function writeReportFiles(temporary, artifact, texts) {
  const folder = join(temporary, artifact);
  const files = { folder, json: join(folder, REPORT_JSON), markdown: join(folder, "report.md"), html: join(folder, "report.html") };
  await mkdir(folder, { recursive: true });
  await Promise.all([
    writeFile(files.json, texts.json),
    writeFile(files.markdown, texts.markdown),
    writeFile(files.html, texts.html),
    writeFile(join(folder, CONTEXT_JSON), texts.context)
  ]);
  return files;
}

// src/action/run-context.ts
var schema = object({
  key: string().max(200),
  pullRequest: int().positive().optional(),
  head: string().regex(/^[0-9a-f]{40,64}$/).optional()
});
function runContextJson(context) {
  return JSON.stringify(context);
}
function parseRunContext(json) {
  const parsed = parseJson(json, schema);
  return parsed === void 0 ? void 0 : { key: parsed.key, pullRequest: parsed.pullRequest, head: parsed.head };
}

// src/action/publish.ts
async function publish(context, publication) {
  const files = await context.attempt("files", () => leaveFiles(context, publication));
  if (files !== void 0 && context.inputs.upload) await context.attempt("upload", () => upload(context, files));
  if (context.inputs.summary) await context.attempt("summary", () => writeSummary(context, publication.verdict));
  const isChecked = context.inputs["check-run"] && await context.attempt("check-run", () => createCheckRun(context, publication)) === true;
  if (context.inputs.annotations && context.inputs.mode !== "report" && !isChecked)
    for (const annotation of limitAnnotations(annotationsOf(publication.verdict))) log.annotate(annotation);
  const comment = await context.attempt("comment", () => postComment(context, publication));
  return {
    ...files !== void 0 && { "report-json": files.json, "report-markdown": files.markdown, "report-html": files.html },
    ...comment !== void 0 && comment.done !== "nothing" && { "comment-id": String(comment.id), "comment-url": comment.url }
  };
}
async function leaveFiles({ inputs, temporary }, { verdict, key, pullRequest, head }) {
  const texts = {
    json: renderJson(verdict),
    html: renderHtml(verdict),
    markdown: renderSummary2(verdict, { summary: false, artifact: false }),
    context: runContextJson({ key, pullRequest, head })
  };
  return writeReportFiles(temporary, artifactName(REPORT_ARTIFACT, inputs["comment-key"]), texts);
}
async function upload({ inputs, event }, { folder }) {
  const files = (await readdir(folder)).map((name) => join2(folder, name));
  await uploadArtifact({ name: artifactName(REPORT_ARTIFACT, inputs["comment-key"]), files, folder, serverUrl: event.run.serverUrl });
}
async function writeSummary({ env, inputs }, verdict) {
  if (env.GITHUB_STEP_SUMMARY !== void 0 && env.GITHUB_STEP_SUMMARY !== "") await appendFile(env.GITHUB_STEP_SUMMARY, renderSummary2(verdict, elsewhere(inputs)));
}
async function createCheckRun(context, { verdict, key, head }) {
  const client = await context.client();
  if (client === void 0 || head === void 0) return false;
  const isOwnWord = context.inputs.mode !== "report";
  const conclusion = turnsRed(verdict.verdict, context.inputs["fail-on"]) ? "failure" : verdict.verdict === "pass" && isOwnWord ? "success" : "neutral";
  await publishCheckRun(client, {
    name: `model-budget (${key})`,
    head,
    conclusion,
    title: renderTitle(verdict),
    summary: renderComment2(verdict, elsewhere(context.inputs)),
    annotations: annotationsOf(verdict)
  });
  return true;
}
async function postComment(context, { verdict, key, pullRequest, stamp }) {
  if (pullRequest === void 0 || context.inputs.comment === "off") return void 0;
  const client = await context.client();
  if (client === void 0) return void 0;
  const outcome = await publishComment(client, {
    pullRequest,
    key,
    stamp,
    body: renderComment2(verdict, elsewhere(context.inputs)),
    create: isWorthPosting(context.inputs.comment, verdict)
  });
  log.info(`Comment: ${outcome.done === "nothing" ? "none was asked for" : `${outcome.done}, ${outcome.url}`}`);
  return outcome;
}
function elsewhere({ summary, upload: artifact }) {
  return { summary, artifact };
}

// src/action/conclude.ts
function thisRun({ event, inputs }) {
  const { run, head, pullRequest } = event;
  return { key: commentKey(inputs["comment-key"], run), pullRequest: pullRequest?.number, head, stamp: { run: run.id, attempt: run.attempt, head: head ?? "" } };
}
async function conclude(context, judged, label, occasion) {
  const verdict = await withOverride(context, judged, occasion.pullRequest, label);
  const published = await publish(context, { ...occasion, verdict });
  return { ...verdictOutputs(verdict), ...published };
}
async function withOverride(context, verdict, pullRequest, label) {
  const client = await context.client();
  if (client === void 0 || pullRequest === void 0 || verdict.verdict === "pass" || verdict.verdict === "warn") return verdict;
  const { applyOverride, findOverride } = await import("./override-CDQ52GMT.js");
  const found = await context.attempt("override", () => findOverride(client, pullRequest, label));
  if (found === void 0) return verdict;
  if ("override" in found) return applyOverride(verdict, found.override);
  log.warn(`The label does not count: ${found.refused}.`);
  return verdict;
}

export {
  REPORT_ARTIFACT,
  REPORT_JSON,
  CONTEXT_JSON,
  parseRunContext,
  thisRun,
  conclude
};
