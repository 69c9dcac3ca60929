import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  DEFAULT_TIME_BUDGET_MS,
  SEED,
  executedNode,
  firstRun,
  harnessFor,
  inputRequest,
  isKernel,
  openRuntime,
  planInputs,
  readEvents,
  withChild,
  withScratchFolder
} from "./chunk-SFQNAPW3.js";
import {
  profileFile
} from "./chunk-T5CLGSGZ.js";
import {
  Attributes,
  decisionName
} from "./chunk-ITA6TZIE.js";
import {
  functionKey
} from "./chunk-YHXRFRKK.js";
import {
  shellWord
} from "./chunk-5WES5B4S.js";
import {
  AppError
} from "./chunk-WWTLK7YN.js";

// src/measure/execution.ts
var EXECUTION = "SequentialExecutor::Execute";
function lastExecution(events) {
  let done = [];
  let last;
  for (const event of events) {
    const since = (isPart) => {
      const start = done.findLastIndex((before) => before.ts < event.ts || !isPart(before)) + 1;
      return done.splice(start);
    };
    if (isKernel(event)) {
      const bodies = since((before) => "execution" in before).flatMap((before) => "execution" in before ? [before.execution] : []);
      done.push({ ts: event.ts, kernel: { node: executedNode(event, event.dur / 1e3), bodies } });
    } else if (event.name === EXECUTION) {
      const kernels = since((before) => "kernel" in before).flatMap((before) => "kernel" in before ? [before.kernel] : []);
      done.push({ ts: event.ts, execution: { kernels } });
    } else if (event.name === "model_run") {
      const whole = done.at(-1);
      last = whole !== void 0 && "execution" in whole ? whole.execution : void 0;
      done = [];
    }
  }
  return last;
}
function runnableNodes({ nodes }) {
  return [...nodes].sort((a, b) => a.index - b.index).filter((node) => node.op !== "Constant");
}
function nodeFinder(graph) {
  const inFileOrder = runnableNodes(graph);
  const byName = /* @__PURE__ */ new Map();
  for (const node of inFileOrder) byName.set(node.name, byName.has(node.name) ? void 0 : node);
  return ({ index, op, name }) => {
    const there = inFileOrder[index];
    if (there?.op === op && (there.name === name || there.name === "")) return there;
    return name === "" ? void 0 : byName.get(name);
  };
}
function outputsOf(node, { outputs }) {
  const names = node?.outputs.filter((name) => name !== "") ?? [];
  if (names.length !== outputs.length) return [];
  return outputs.map((tensor, i) => [names[i] ?? "", tensor]);
}

// src/measure/observe.ts
function observe(model, execution) {
  const observer = new Observer(model);
  observer.see(model.graph, execution);
  return observer;
}
var Observer = class {
  shapes = /* @__PURE__ */ new Map();
  decisions = /* @__PURE__ */ new Map();
  #functions;
  constructor({ functions }) {
    this.#functions = functions;
  }
  see(graph, execution) {
    const nodeOf = nodeFinder(graph);
    for (const kernel of execution.kernels) {
      const node = nodeOf(kernel.node);
      for (const [name, { shape }] of outputsOf(node, kernel.node)) keep(this.shapes, name, shape);
      if (node !== void 0) this.#seeBodies(node, kernel);
    }
  }
  #seeBodies(node, { bodies }) {
    if (node.op === "Loop") keep(this.decisions, decisionName(node, "trips"), bodies.length);
    for (const body of bodies) {
      const ran = node.op === "If" ? this.#branch(node, body) : new Attributes(node.attributes).graph("body");
      if (ran !== void 0) this.see(ran, body);
    }
  }
  #branch(node, execution) {
    const attributes = new Attributes(node.attributes);
    const [otherwise, then] = [attributes.graph("else_branch"), attributes.graph("then_branch")];
    const fitting = [otherwise, then].map((graph) => graph !== void 0 && this.#fits(graph, execution));
    if (fitting[0] === fitting[1]) return void 0;
    keep(this.decisions, decisionName(node, "branch"), fitting[1] ? 1 : 0);
    return fitting[1] ? then : otherwise;
  }
  /** Whether each node of a graph ran, local functions apart, and nothing else but what the runtime adds at the end. */
  #fits(graph, { kernels }) {
    const nodeOf = nodeFinder(graph);
    const nodes = runnableNodes(graph);
    const calls = nodes.filter((node) => this.#functions.has(functionKey(node.domain, node.op, node.overload)));
    const ran = new Set(kernels.map(({ node }) => nodeOf(node)));
    const isRest = kernels.every(({ node }) => nodeOf(node) !== void 0 || node.index >= nodes.length);
    return isRest && nodes.every((node) => ran.has(node) || calls.includes(node)) && (nodes.length > 0 || kernels.length === 0);
  }
};
function keep(lists, name, value) {
  const list = lists.get(name);
  if (list === void 0) lists.set(name, [value]);
  else list.push(value);
}

// src/measure/run-as-written.ts
import { join } from "node:path";
var SETTINGS = { provider: "cpu", deviceId: 0, threads: 1, optimization: "disabled" };
var RUNS = 2;
async function runAsWritten(options) {
  const { head, timeBudgetMs = DEFAULT_TIME_BUDGET_MS, seed = SEED } = options;
  const { path } = head.model;
  const { inputs, assumed, notes } = planInputs(head.model, inputRequest(options, head));
  const install = await openRuntime(options, SETTINGS.provider, 0);
  const harness = harnessFor(options, install.folder, SETTINGS.provider, { at: Date.now() + timeBudgetMs, limitMs: timeBudgetMs });
  return withScratchFolder(
    (folder) => withChild(harness, path, async (ask, version) => {
      const side = "head";
      await ask("load", { side, path, settings: SETTINGS });
      const accepted = await firstRun(ask, { inputs, seed });
      await ask("close", { side });
      const profilePrefix = join(folder, "profile");
      const { outputs } = await ask("profile", { path, settings: SETTINGS, inputs: accepted.inputs, seed, runs: RUNS, profilePrefix, optimizedModel: void 0 });
      return { version, inputs: accepted.inputs, assumed, notes: [...notes, ...accepted.notes], outputs, events: await readEvents(profilePrefix) };
    })
  );
}

// src/measure/learn-sizes.ts
async function learnSizes(options) {
  const { events, outputs, notes } = await runAsWritten(options);
  const execution = lastExecution(events);
  const seen = execution === void 0 ? { shapes: /* @__PURE__ */ new Map(), decisions: /* @__PURE__ */ new Map() } : observe(options.head.model, execution);
  const shapes = new Map([...outputs.map(({ name, shape }) => [name, [shape]]), ...seen.shapes]);
  return { valueOf: (name) => learned(name, { ...seen, shapes }), notes };
}
function learned(name, { shapes, decisions }) {
  const dot = name.lastIndexOf(".");
  const axis = Number(name.slice(dot + 1));
  const values = decisions.get(name) ?? (shapes.get(name.slice(0, dot)) ?? []).flatMap((shape) => shape[axis] ?? []);
  if (values.length === 0) return void 0;
  const least = values.reduce((a, b) => Math.min(a, b));
  const value = values.reduce((a, b) => Math.max(a, b));
  if (least === value) return { name, value };
  return name.endsWith(".branch") && decisions.has(name) ? void 0 : { name, value, least };
}

// src/calibrated-profile.ts
var MAX_ROUNDS = 8;
async function calibratedProfile(path, options, context) {
  let found = profileFile(path, options);
  if (open(found.analysis, options.bindings).size === 0) return { ...withNotes(found, [NOTHING_TO_LEARN]), bindings: options.bindings };
  refuseFreeSizes(path, found.analysis);
  const { model, profile } = found.analysis;
  const lesson = await learnSizes({ ...context, head: { model, profile }, bindings: options.bindings });
  const known = /* @__PURE__ */ new Map();
  let bindings = options.bindings;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const news = [...open(found.analysis, bindings).keys()].flatMap((name) => lesson.valueOf(name) ?? []);
    if (news.length === 0) break;
    for (const each of news) known.set(each.name, each);
    bindings = { ...bindings, dims: new Map([...bindings.dims, ...news.map(({ name, value }) => [name, { value, from: "--dim" }])]) };
    found = profileFile(path, { ...options, bindings, areNamesShared: true });
  }
  const nodes = open(found.analysis, options.bindings);
  const notes = [...known.values()].map((each) => learnedNote(each, nodes.get(each.name)));
  const missed = [...open(found.analysis, bindings)].map(([name, node]) => missedNote(name, node));
  const assumed = lesson.notes.map((message) => ({ code: "shape/calibrated", level: "note", message }));
  return { ...withNotes(found, [...notes, ...missed, ...assumed]), bindings };
}
function open({ inference: { freshDims, decisions } }, { dims }) {
  return new Map([...freshDims, ...decisions].filter(([name]) => !dims.has(name)).map(([name, { node }]) => [name, node]));
}
function refuseFreeSizes(path, { profile }) {
  const free = profile.inputs.flatMap(({ name, shape }) => (shape ?? []).flatMap((dim) => typeof dim === "string" ? [{ name, dim }] : []));
  const [first] = free;
  if (first === void 0) return;
  const names = [...new Set(free.map(({ dim }) => dim))];
  throw new AppError("usage/free-sizes", `${path}: --calibrate runs the model, and ${names.join(", ")} ${names.length === 1 ? "is" : "are"} free`, {
    hint: `give every size: --dim NAME=N, or --shape ${shellWord(`${first.name}=…`)}`
  });
}
var NOTHING_TO_LEARN = { code: "shape/calibrated", level: "note", message: "no size depends on the data: the model was not run" };
function learnedNote({ name, value, least }, node) {
  const range = least === void 0 ? "" : `, the largest of ${least} to ${value} that were seen`;
  return {
    code: "shape/calibrated",
    level: "note",
    message: `${name} is ${value}${range}: learned from one run, at these sizes and on ${MADE_UP}`,
    ...node === void 0 ? {} : { at: { node } },
    hint: `other data may give others: --dim ${shellWord(`${name}=N`)}`
  };
}
var MADE_UP = "made-up inputs unless the configuration gives some";
function missedNote(name, node) {
  return {
    code: "shape/not-calibrated",
    level: "warning",
    message: `${name} depends on the data, and the run does not settle it`,
    at: { node },
    hint: `give it: --dim ${shellWord(`${name}=N`)}`
  };
}
function withNotes(found, notes) {
  const { analysis } = found;
  const { profile } = analysis;
  return { ...found, analysis: { ...analysis, profile: { ...profile, diagnostics: [...profile.diagnostics, ...notes] } } };
}

export {
  calibratedProfile
};
