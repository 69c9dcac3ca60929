import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  Attributes,
  OpContext,
  addAmounts,
  aliveAt,
  bindableNames,
  chooseConventions,
  classesOf,
  countBy,
  countFigure,
  decisionName,
  factBytes,
  findSpec,
  freeSizes,
  graphsIn,
  inferModel,
  isNodeShaped,
  isShown,
  isViewOf,
  nodeProfiles,
  peakOf,
  producersOf,
  sharedWeights,
  storedFact,
  timelineOf,
  toFigure,
  unknownDims,
  weightId
} from "./chunk-ITA6TZIE.js";
import {
  IGNORED_FOLDERS,
  glob,
  numbersOf,
  resolveBindings,
  substituteFact,
  unknownInputs
} from "./chunk-NJ2NKAJX.js";
import {
  functionKey,
  loadModel
} from "./chunk-YHXRFRKK.js";
import {
  VERSION
} from "./chunk-XPKI4COW.js";
import {
  shellWord
} from "./chunk-5WES5B4S.js";
import {
  dimText,
  elementCount,
  symbolsOf
} from "./chunk-YNDFLL5Z.js";
import {
  isFloat
} from "./chunk-KVADBKJQ.js";
import {
  operatorName
} from "./chunk-B5CUOIL7.js";
import {
  isKnown
} from "./chunk-DGCHDJ6K.js";
import {
  SCHEMA
} from "./chunk-MSTFDFOY.js";
import {
  AppError
} from "./chunk-WWTLK7YN.js";

// src/profile-file.ts
import { statSync } from "node:fs";

// src/analyze/coverage.ts
function coverageOf(walk) {
  const { nodes, shaped, counted, unknownOps } = tallyOf(walk, /* @__PURE__ */ new Map());
  return { nodes, shaped, counted, unknownOps: Object.fromEntries(unknownOps) };
}
function tallyOf(walk, known) {
  const before = known.get(walk);
  if (before !== void 0) return before;
  const tally = { nodes: 0, shaped: 0, counted: 0, unknownOps: /* @__PURE__ */ new Map() };
  for (const node of walk.nodes) {
    if (!isShown(node)) continue;
    for (const body of node.bodies) addTally(tally, tallyOf(body, known));
    if (!node.isCall) addNode(tally, node);
  }
  known.set(walk, tally);
  return tally;
}
function addNode(tally, node) {
  tally.nodes++;
  if (isNodeShaped(node)) tally.shaped++;
  if (node.cost.isCounted) tally.counted++;
  if (node.spec === void 0) addUnknown(tally, operatorName(node.node), 1);
}
function addTally(tally, more) {
  tally.nodes += more.nodes;
  tally.shaped += more.shaped;
  tally.counted += more.counted;
  for (const [name, count] of more.unknownOps) addUnknown(tally, name, count);
}
function addUnknown({ unknownOps }, name, count) {
  unknownOps.set(name, (unknownOps.get(name) ?? 0) + count);
}

// src/analyze/decided-by.ts
var MOST_VISITED = 1e3;
var MOST_ELEMENTS = 8;
var LOOK_AT_SIZES = /* @__PURE__ */ new Set(["Shape", "Size"]);
function decidedBy(name, { walk, decisions }) {
  const what = decisions.get(name)?.what;
  const nodes = graphsIn(walk).flatMap((graph) => graph.nodes);
  const node = what === void 0 ? void 0 : nodes.find((found2) => decisionName(found2.node, what) === name);
  if (node === void 0 || what === "trips" && node.context.has(1)) return [];
  const found = trace(node.node.inputs.slice(0, 1), walk, producersOf(nodes));
  if (found === void 0) return [];
  return [...[...found.sizes].map((size) => `--dim ${shellWord(`${size}=N`)}`), ...[...found.inputs].map((input) => `--value ${shellWord(`${input}=…`)}`)];
}
function trace(tensors, { graph, facts }, producers) {
  const [sizes, inputs, seen] = [/* @__PURE__ */ new Set(), /* @__PURE__ */ new Set(), /* @__PURE__ */ new Set()];
  const inputNames = new Set(graph.inputs.map(({ name }) => name));
  const waiting = [...tensors];
  for (let tensor = waiting.pop(); tensor !== void 0; tensor = waiting.pop()) {
    if (tensor === "" || seen.has(tensor)) continue;
    if (seen.add(tensor).size > MOST_VISITED) return void 0;
    const producer = producers.get(tensor);
    const fact = producer === void 0 ? facts.get(tensor) : producer.outputs[producer.node.outputs.indexOf(tensor)];
    const value = fact?.kind === "tensor" ? fact.value : void 0;
    if (value !== void 0 && !value.includes(null)) addSymbols(value, sizes);
    else if (producer !== void 0 && LOOK_AT_SIZES.has(producer.node.op)) addSizes(producer.context.inputs[0], sizes);
    else if (producer !== void 0 && producer.node.inputs.length > 0) waiting.push(...producer.node.inputs);
    else if (inputNames.has(tensor) && isSmall(fact)) inputs.add(tensor);
    else return void 0;
  }
  return { sizes, inputs };
}
function addSymbols(value, sizes) {
  for (const element of value) if (typeof element === "object") for (const symbol of symbolsOf(element)) sizes.add(symbol);
}
function addSizes(fact, sizes) {
  if (fact?.kind === "tensor") for (const symbol of symbolsOf(...fact.shape ?? [])) sizes.add(symbol);
}
function isSmall(fact) {
  const elements = elementCount(fact);
  return typeof elements === "number" && elements <= MOST_ELEMENTS;
}

// src/analyze/data-dependent.ts
function dependentOnData(inference, given) {
  const { freshDims, decisions } = inference;
  const sizes = [...freshDims].map(([name, { upper, node }]) => {
    const bound = upper === void 0 || upper === null ? "" : `, at most ${dimText(upper)}`;
    return { name, node, message: `${name} depends on the data${bound}`, value: "N", settled: NOTHING_SETTLES };
  });
  const choices = [...decisions].map(([name, { what, node }]) => ({ name, node, ...DECISIONS[what], settled: given.has(name) ? NOTHING_SETTLES : decidedBy(name, inference) }));
  return [...sizes, ...choices].filter(({ name }) => !given.has(name)).map(({ name, node, message, value, settled }) => ({
    code: "shape/data-dependent",
    level: "note",
    message,
    at: { node: node === "" ? name.slice(0, name.lastIndexOf(".")) : node },
    hint: `give ${settled.length === 0 ? "" : `${settled.join(" ")}, on which it depends, or `}--dim ${shellWord(`${name}=${value}`)}, or --calibrate to take it from a run`
  }));
}
var NOTHING_SETTLES = [];
var DECISIONS = {
  trips: { message: "how often the body runs depends on the data", value: "N" },
  branch: { message: "which branch runs depends on the data", value: "1|0" }
};

// src/analyze/arena.ts
var ALIGNMENT = 256;
var MAX_WORK = 2e7;
function arenaSize(tensors) {
  const blocks = [];
  const ends = /* @__PURE__ */ new Map();
  let [step, size, work] = [0, 0, 0];
  for (const { bytes, from, to } of tensors) {
    for (; step < from; step++) for (const block2 of ends.get(step) ?? []) blocks.splice(indexOf(blocks, block2), 1);
    const rounded = Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    if (rounded === 0) continue;
    work += blocks.length;
    if (work > MAX_WORK) return void 0;
    const at = place(blocks, rounded);
    const offset = blocks[at - 1]?.end ?? 0;
    const block = { offset, end: offset + rounded };
    blocks.splice(at, 0, block);
    const ending = ends.get(to);
    if (ending === void 0) ends.set(to, [block]);
    else ending.push(block);
    size = Math.max(size, block.end);
  }
  return size;
}
function place(blocks, bytes) {
  let [best, least, end] = [blocks.length, Number.POSITIVE_INFINITY, 0];
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    const gap = block.offset - end;
    if (gap >= bytes && gap < least) [best, least] = [i, gap];
    end = block.end;
  }
  return best;
}
function indexOf(blocks, { offset }) {
  let [low, high] = [0, blocks.length - 1];
  while (low < high) {
    const middle = low + high >> 1;
    if ((blocks[middle]?.offset ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

// src/analyze/storage.ts
function sparseStorage({ dims, values, indices }) {
  return { dtype: values.dtype, dims, elements: values.elements, bytes: values.bytes + indices.bytes };
}
function attributeStorage(node, elements) {
  const isDouble = [...node.attributes.values()].some((attribute) => attribute.kind === "tensor" && attribute.value.dtype === "float64");
  return { dtype: isDouble ? "float64" : "float32", dims: [elements], elements, bytes: elements * (isDouble ? 8 : 4) };
}
function constantStorage({ attributes }) {
  for (const [name, attribute] of attributes) {
    if (attribute.kind === "tensor") return attribute.value;
    if (attribute.kind === "sparseTensor") return sparseStorage(attribute.value);
    if (name === "value_float" && attribute.kind === "float") return listStorage("float32", [], 4);
    if (name === "value_floats" && attribute.kind === "floats") return listStorage("float32", [attribute.value.length], 4);
    if (name === "value_int" && attribute.kind === "int") return listStorage("int64", [], 8);
    if (name === "value_ints" && attribute.kind === "ints") return listStorage("int64", [attribute.value.length], 8);
    if (name === "value_string" && attribute.kind === "string") return textStorage([], [attribute.value]);
    if (name === "value_strings" && attribute.kind === "strings") return textStorage([attribute.value.length], attribute.value);
  }
  return void 0;
}
function listStorage(dtype, dims, width) {
  const elements = dims[0] ?? 1;
  return { dtype, dims, elements, bytes: elements * width };
}
function textStorage(dims, texts) {
  return { dtype: "string", dims, elements: texts.length, bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) };
}

// src/analyze/weight-uses.ts
var NOT_STORED_HERE = { dtype: void 0, dims: [], elements: 0, bytes: 0 };
var MAX_DEPTH = 64;
var NO_NODE = { index: -1, name: "", op: "", domain: "ai.onnx", overload: "", inputs: [], outputs: [], attributes: /* @__PURE__ */ new Map(), metadata: /* @__PURE__ */ new Map() };
function storedOrigins(model) {
  const walk = new Walk(model);
  walk.graph(model.graph, /* @__PURE__ */ new Map(), model.opsets, "", 0);
  return [...walk.origins.values()];
}
var Walk = class {
  origins = /* @__PURE__ */ new Map();
  #model;
  #summaries = /* @__PURE__ */ new Map();
  /** Tensors that calls of the function that is summarised give as attributes. */
  #attributes = /* @__PURE__ */ new Map();
  /** The node of the main graph that is visited. */
  #user;
  constructor(model) {
    this.#model = model;
  }
  graph(graph, outer, opsets, path, depth) {
    const names = new Map(outer);
    for (const { name } of graph.inputs) names.delete(name);
    for (const [name, tensor] of graph.initializers) names.set(name, this.#origin(weightId(tensor, path + name), name, tensor));
    for (const [name, sparse] of graph.sparseInitializers) names.set(name, this.#origin(path + name, name, sparseStorage(sparse)));
    this.#nodes(graph.nodes, names, opsets, path, depth);
    if (depth === 0) this.#user = void 0;
    for (const { name } of graph.outputs) this.#use(names.get(name), [{ node: NO_NODE, slot: 0, role: "data" }]);
  }
  #nodes(nodes, names, opsets, path, depth) {
    for (const node of nodes) {
      if (depth === 0) this.#user = node;
      const place2 = `${path}${node.outputs[0] || node.name || node.index}`;
      const definition = this.#model.functions.get(functionKey(node.domain, node.op, node.overload));
      const spec = findSpec(node.domain, node.op);
      if (definition !== void 0) this.#call(definition, node, names, place2, depth);
      else if (spec?.isConstant === true) this.#constant(node, names, place2);
      else this.#operator(node, spec, names, opsets, place2, depth);
      for (const [attribute, held] of node.attributes) {
        const graphs = held.kind === "graph" ? [held.value] : held.kind === "graphs" ? held.value : [];
        for (const [i, graph] of graphs.entries()) this.graph(graph, names, opsets, `${place2}/${attribute}${i || ""}/`, depth + 1);
      }
    }
  }
  #constant(node, names, place2) {
    const storage = constantStorage(node);
    const [output = ""] = node.outputs;
    const reference = [...node.attributes.values()].find(({ kind }) => kind === "reference");
    if (reference?.kind === "reference" && output !== "") names.set(output, this.#attribute(reference.value));
    if (storage === void 0) return;
    const id = "read" in storage ? weightId(storage, place2) : place2;
    if (output !== "") names.set(output, this.#origin(id, output, storage, true));
  }
  #operator(node, spec, names, opsets, place2, depth) {
    const context = contextOf(node, names, opsets);
    const held = saidBy(() => spec?.attributeParams?.(context)) ?? 0;
    if (held > 0) this.#use(this.#origin(`${place2}/attributes`, node.name, attributeStorage(node, held)), [{ node, slot: -1, role: "weight" }]);
    if (!node.inputs.some((name) => names.has(name))) return;
    const logical = saidBy(() => spec?.logicalElements?.(context)) ?? {};
    for (const [slot, name] of node.inputs.entries()) {
      const origin = names.get(name);
      if (origin === void 0) continue;
      const isView = slot === 0 && spec !== void 0 && (spec.isWeightView === true || saidBy(() => isViewOf(spec, context)) === true);
      const isKept = slot === 0 && spec?.keepsWeight?.(context) === true;
      if (isView && spec.isWeightView === true) origin.isDequantized = true;
      if (depth === 0 && !isView) origin.slots.push({ node, slot });
      if (isView || isKept) {
        const [output = ""] = node.outputs;
        if (output !== "") names.set(output, origin);
        continue;
      }
      this.#use(origin, [{ node, slot, role: spec?.roles?.[slot] ?? "data" }]);
      const packed = logical[slot];
      if (typeof packed === "number") origin.logical = packed;
    }
  }
  #call(definition, node, names, place2, depth) {
    const summary = this.#summary(definition, depth);
    const given = /* @__PURE__ */ new Map();
    const pass = (origin, inner, slot) => {
      this.#use(origin, summary === void 0 ? [{ node, slot, role: "data" }] : inner?.uses ?? []);
      origin.logical ??= inner?.logical;
      if (inner?.isDequantized === true) origin.isDequantized = true;
    };
    for (const [attribute, inner] of summary?.attributes ?? []) {
      const origin = this.#given(attribute, definition, node, place2);
      given.set(inner, origin);
      if (origin !== void 0) pass(origin, inner, -1);
    }
    for (const [slot, inner] of summary?.inputs.entries() ?? []) given.set(inner, names.get(node.inputs[slot] ?? ""));
    for (const [slot, name] of node.inputs.entries()) {
      const origin = names.get(name);
      if (origin === void 0) continue;
      pass(origin, summary?.inputs[slot], slot);
      if (depth === 0 && origin.uses.size > 0) origin.slots.push({ node, slot });
    }
    for (const [i, output] of node.outputs.entries()) {
      const inner = summary?.outputs[i];
      const origin = inner !== void 0 && given.has(inner) ? given.get(inner) : inner;
      if (origin !== void 0 && output !== "") names.set(output, origin);
    }
  }
  /** What stands for an attribute in which a call, or else the definition, holds a tensor. */
  #given(attribute, definition, node, place2) {
    const held = node.attributes.get(attribute);
    if (held?.kind === "reference") return this.#attribute(held.value);
    if (held?.kind === "tensor") return this.#origin(weightId(held.value, `${place2}/${attribute}`), attribute, held.value, true);
    const fallback = held === void 0 ? definition.attributeDefaults.get(attribute) : void 0;
    if (fallback?.kind !== "tensor") return void 0;
    return this.#origin(weightId(fallback.value, `${functionKey(definition.domain, definition.name, definition.overload)}/${attribute}`), attribute, fallback.value, true);
  }
  #attribute(name) {
    const known = this.#attributes.get(name) ?? newOrigin("", name, NOT_STORED_HERE, true);
    this.#attributes.set(name, known);
    return known;
  }
  /** Undefined for a function that contains itself, or nests too deeply to be followed. */
  #summary(definition, depth) {
    const key = functionKey(definition.domain, definition.name, definition.overload);
    if (this.#summaries.has(key) || depth > MAX_DEPTH) return this.#summaries.get(key);
    this.#summaries.set(key, void 0);
    const inputs = definition.inputs.map((name) => newOrigin("", name, NOT_STORED_HERE, false));
    const names = new Map(definition.inputs.map((name, i) => [name, inputs[i]]));
    const outer = this.#attributes;
    this.#attributes = /* @__PURE__ */ new Map();
    this.#nodes(definition.nodes, names, new Map([...this.#model.opsets, ...definition.opsets]), `${key}/`, depth + 1);
    const summary = { inputs, attributes: this.#attributes, outputs: definition.outputs.map((name) => names.get(name)) };
    this.#attributes = outer;
    this.#summaries.set(key, summary);
    return summary;
  }
  #origin(id, name, storage, isConstantNode = false) {
    const known = this.origins.get(id);
    if (known !== void 0) return known;
    const origin = newOrigin(id, name, storage, isConstantNode);
    this.origins.set(id, origin);
    return origin;
  }
  #use(origin, uses) {
    if (origin === void 0) return;
    for (const use of uses) origin.uses.add(use);
    if (origin.uses.size > 0 && this.#user !== void 0) origin.users.add(this.#user);
  }
};
function newOrigin(id, name, storage, isConstantNode) {
  return { id, name, storage, isConstantNode, uses: /* @__PURE__ */ new Set(), users: /* @__PURE__ */ new Set(), slots: [], logical: void 0, isDequantized: false };
}
function saidBy(rule) {
  try {
    return rule();
  } catch {
    return void 0;
  }
}
function contextOf(node, names, opsets) {
  const inputs = node.inputs.map((name) => {
    const stored = names.get(name)?.storage;
    return stored !== void 0 && "read" in stored ? storedFact(stored, name) : void 0;
  });
  return new OpContext({
    op: node.op,
    domain: node.domain,
    opset: opsets.get(node.domain) ?? 1,
    attrs: new Attributes(node.attributes),
    inputs,
    inputNames: node.inputs,
    outputNames: node.outputs,
    surroundings: { freshDim: () => null, decision: () => void 0, body: () => void 0 }
  });
}

// src/analyze/weights.ts
function storedWeights(model) {
  return storedOrigins(model).map((origin) => ({
    id: origin.id,
    name: origin.name,
    dtype: origin.storage.dtype,
    dims: origin.storage.dims,
    elements: origin.logical ?? origin.storage.elements,
    bytes: origin.storage.bytes,
    class: classOf(origin),
    users: [...origin.uses],
    mainUsers: [...origin.users],
    slots: origin.slots
  }));
}
function weightBytes(weights) {
  return weights.filter(isWeight).reduce((sum, { bytes }) => sum + bytes, 0);
}
function isWeight({ class: kind }) {
  return kind === "params" || kind === "buffers" || kind === "quantParams";
}
var NARROW = /* @__PURE__ */ new Set(["int8", "uint8", "int4", "uint4", "int2", "uint2"]);
var WIDE = /* @__PURE__ */ new Set(["int16", "uint16", "int32", "uint32"]);
function classOf({ storage: { dtype }, uses, isDequantized, isConstantNode }) {
  const roles = new Set([...uses].map(({ role }) => role));
  if (roles.size === 0) return "unusedElements";
  const isQuantized = NARROW.has(dtype) || WIDE.has(dtype) && isDequantized;
  const isWeightType = isFloat(dtype) || isQuantized || WIDE.has(dtype) && roles.has("weight");
  if (isWeightType && (roles.has("weight") || roles.has("table"))) return "params";
  if (roles.size === 1 && roles.has("quantParam")) return "quantParams";
  if (roles.size === 1 && roles.has("buffer")) return "buffers";
  if (isConstantNode || roles.has("index")) return "constants";
  return isFloat(dtype) || isQuantized ? "params" : "constants";
}

// src/analyze/memory-profile.ts
var LISTED = 20;
function profileMemory({ walk, symbolic, weights, keys }) {
  const timeline = timelineOf(walk, true);
  const { bytes, moment } = peakOf(timeline);
  const peakActivationBytes = toFigure(bytes, symbolic && peakOf(timelineOf(symbolic, true)).bytes);
  const peak = isKnown(peakActivationBytes) ? liveSet(timeline, moment, keys) : { unknown: peakActivationBytes.unknown };
  const fusedBytes = toFigure(fusedAmount(walk, weights), symbolic && fusedAmount(symbolic, weights));
  return { peakActivationBytes, memory: { fusedBytes, arenaBytes: arenaFigure(timeline), peak } };
}
function liveSet(timeline, moment, keys) {
  if (moment === void 0) return { live: [] };
  const sized = aliveAt(timeline, moment).flatMap(({ name, bytes: { dim } }) => typeof dim === "number" && dim > 0 ? [{ tensor: name, bytes: dim }] : []);
  sized.sort((a, b) => b.bytes - a.bytes);
  const rest = sized.slice(LISTED);
  const node = timeline.nodes.get(moment.step);
  const key = node && keys.get(node);
  return {
    ...key === void 0 ? {} : { node: key },
    live: sized.slice(0, LISTED),
    ...rest.length === 0 ? {} : { more: { tensors: rest.length, bytes: rest.reduce((sum, { bytes }) => sum + bytes, 0) } }
  };
}
function fusedAmount(walk, weights) {
  const { graph, facts, outputs } = walk;
  const isPartial = weights.some(isReadInPart(walk));
  const stored = { dim: weightBytes(weights), status: isPartial ? "upper" : "exact" };
  const inputs = graph.inputs.map(({ name }) => factBytes(facts.get(name), name));
  const results = graph.outputs.map(({ name }, i) => factBytes(outputs[i], name));
  return [...inputs, ...results].reduce(addAmounts, stored);
}
function isReadInPart(walk) {
  const uses = /* @__PURE__ */ new Map();
  const ids = graphsIn(walk).flatMap(({ nodes }) => nodes.flatMap(({ cost }) => cost.partlyRead ?? []));
  for (const id of ids) uses.set(id, (uses.get(id) ?? 0) + 1);
  return (weight) => isWeight(weight) && weight.users.length > 0 && (uses.get(weight.id) ?? 0) >= weight.users.length;
}
function arenaFigure({ buffers, nested }) {
  const [body] = nested.values();
  if (body !== void 0) return { unknown: `${body.node.op} ${body.node.name || body.node.outputs[0] || ""} places the tensors of its body by itself` };
  const open = buffers.find(({ bytes }) => typeof bytes.dim !== "number" || bytes.why !== void 0 || bytes.status !== "exact");
  if (open !== void 0) {
    const figure = toFigure(open.bytes);
    return { unknown: isKnown(figure) ? `the size of ${open.name} is not certain` : figure.unknown };
  }
  const size = arenaSize(buffers.map(({ bytes, from, to }) => ({ bytes: bytes.dim, from, to })));
  return size === void 0 ? { unknown: "too many tensors are alive at once to be placed" } : countFigure(size);
}

// src/analyze/tensor-profile.ts
function tensorProfile(fact) {
  if (fact === void 0) return { shape: null };
  if (fact.kind !== "tensor") return { type: typeText(fact) };
  const shape = fact.shape?.map(dimText) ?? null;
  return fact.dtype === void 0 ? { shape } : { dtype: fact.dtype, shape };
}
function typeText(fact) {
  if (fact === void 0) return "unknown";
  if (fact.kind === "tensor") return `tensor(${fact.dtype ?? "unknown"})`;
  if (fact.kind === "map") return `map(${fact.key ?? "unknown"}, ${typeText(fact.value)})`;
  return `${fact.kind}(${typeText(fact.element)})`;
}

// src/analyze/profile.ts
function analyzeModel(model, options) {
  const { areNamesShared = false } = options;
  const bindings = resolveBindings(model.graph, options.bindings, areNamesShared);
  const given = numbersOf(bindings.given);
  const custom = options.customSpecs === void 0 ? {} : { customSpecs: options.customSpecs };
  const infer = (numbers) => {
    const inputs = new Map([...bindings.inputs].map(([name, fact]) => [name, substituteFact(fact, numbers)]));
    return inferModel(model, { bindings: numbers, inputs, isResized: bindings.isResized, ...custom });
  };
  const inference = infer(new Map([...given, ...numbersOf(bindings.defaults)]));
  const symbolic = bindings.defaults.size > 0 ? infer(given) : void 0;
  const known = given.size + options.bindings.dims.size === 0 ? NO_NAMES : bindableNames(model, inference);
  const strangers = [...unknownDims(options.bindings, known, areNamesShared), ...unknownInputs(model.graph, options.bindings)];
  const weights = storedWeights(model);
  const profile = assemble({ model, bindings, inference, symbolic, weights, known });
  return { model, inference, symbolic, weights, profile: { ...profile, diagnostics: [...strangers, ...profile.diagnostics] } };
}
var NO_NAMES = /* @__PURE__ */ new Set();
function assemble({ model, bindings, inference, symbolic, weights, known }) {
  const { walk } = inference;
  const nodes = nodeProfiles(model.graph, walk.nodes, symbolic?.walk.nodes, weights);
  const named = (list) => list.map(({ name }) => ({ name, ...tensorProfile(walk.facts.get(name)) }));
  const keys = new Map(walk.nodes.filter(isShown).map(({ node }, i) => [node, nodes[i]?.key ?? ""]));
  const { peakActivationBytes, memory } = profileMemory({ walk, symbolic: symbolic?.walk, weights, keys });
  const isStored = (name) => model.graph.initializers.has(name) || model.graph.sparseInitializers.has(name);
  return {
    schema: SCHEMA,
    tool: { name: "model-budget", version: VERSION },
    model: {
      path: model.path,
      format: "onnx",
      irVersion: model.irVersion,
      producer: model.producer,
      opsets: Object.fromEntries(model.opsets),
      fileBytes: model.fileBytes,
      externalBytes: model.externalBytes
    },
    bindings: Object.fromEntries([...bindings.values, ...[...bindings.given].filter(([name]) => known.has(name)), ...bindings.defaults]),
    inputs: named(model.graph.inputs),
    outputs: named(model.graph.outputs),
    totals: totalsOf({ model, inference, symbolic, weights }, peakActivationBytes, nodes.length),
    macsByClass: classFigures(inference, symbolic),
    memory,
    coverage: coverageOf(walk),
    tensors: Object.fromEntries([...walk.facts].filter(([name]) => !isStored(name)).map(([name, fact]) => [name, tensorProfile(fact)])),
    nodes,
    conventions: {},
    diagnostics: [...model.diagnostics, ...inference.diagnostics, ...freeSizes(inference), ...dependentOnData(inference, bindings.given), ...sharedWeights(weights, keys)]
  };
}
function totalsOf({ model, inference, symbolic, weights }, peakActivationBytes, nodeCount) {
  const { walk } = inference;
  const elements = (of) => countFigure(weights.reduce((sum, weight) => sum + (weight.class === of ? weight.elements : 0), 0));
  const amount = (name) => toFigure(walk.amounts[name], symbolic?.walk.amounts[name]);
  return {
    params: elements("params"),
    buffers: elements("buffers"),
    quantParams: elements("quantParams"),
    constants: elements("constants"),
    unusedElements: elements("unusedElements"),
    weightBytes: countFigure(weightBytes(weights)),
    fileBytes: countFigure(model.fileBytes + model.externalBytes),
    macs: amount("macs"),
    flops: amount("flops"),
    transcendentals: amount("transcendentals"),
    readBytes: amount("readBytes"),
    writeBytes: amount("writeBytes"),
    activationBytes: toFigure(withInputs(inference), symbolic === void 0 ? void 0 : withInputs(symbolic)),
    peakActivationBytes,
    nodes: countFigure(nodeCount)
  };
}
function classFigures({ walk }, symbolic) {
  const free = symbolic === void 0 ? void 0 : classesOf(symbolic.walk);
  return Object.fromEntries([...classesOf(walk)].map(([name, macs]) => [name, toFigure(macs, free?.get(name))]));
}
function withInputs({ walk }) {
  return walk.graph.inputs.reduce((sum, { name }) => addAmounts(sum, factBytes(walk.facts.get(name), name)), walk.amounts.activationBytes);
}

// src/profile-file.ts
function profileFile(path, options) {
  return withModel(path, options, (analysis, bytesRead) => ({ analysis, bytesRead }));
}
function withModel(path, options, use) {
  const file = loadModel(path);
  try {
    const analysis = withConventions(analyzeModel(file.model, options), options.conventions ?? []);
    return use(analysis, file.bytesRead());
  } finally {
    file.close();
  }
}
function withConventions(analysis, names) {
  const conventions = countBy(analysis, chooseConventions(names));
  return names.length === 0 ? analysis : { ...analysis, profile: { ...analysis.profile, conventions } };
}
function failedProfile(path, error) {
  if (!(error instanceof AppError)) return { schema: SCHEMA, model: { path }, error: { code: BUG, message: `a bug in model-budget, please report it: ${stackOf(error)}` } };
  return { schema: SCHEMA, model: { path }, error: { code: error.code, message: error.message, ...error.hint === void 0 ? {} : { hint: error.hint } } };
}
var BUG = "model/unexpected";
function stackOf(error) {
  return error instanceof Error ? error.stack ?? error.message : String(error);
}
function tryProfile(path, options) {
  try {
    return profileFile(path, options).analysis.profile;
  } catch (error) {
    return failedProfile(path, error);
  }
}
async function findModels(words) {
  const found = [];
  for (const word of words) {
    const stat = statSync(word, { throwIfNoEntry: false });
    if (stat?.isDirectory()) found.push(...await matches(`${word.replace(/[\\/]+$/, "").replaceAll("\\", "/")}/**/*.onnx`, word));
    else if (stat !== void 0 || !/[*?[\]{}!]/.test(word)) found.push(word);
    else found.push(...await matches(word, word));
  }
  return [...new Set(found)];
}
async function matches(pattern, word) {
  const files = await glob(pattern, { ignore: [...IGNORED_FOLDERS], dot: false, onlyFiles: true, expandDirectories: false });
  if (files.length === 0)
    throw new AppError("usage/no-models", `${word}: no .onnx file there`, { hint: 'name a model file, a folder that holds some, or a glob such as "models/**/*.onnx"' });
  return files.sort();
}

export {
  tensorProfile,
  profileFile,
  withModel,
  failedProfile,
  BUG,
  tryProfile,
  findModels
};
