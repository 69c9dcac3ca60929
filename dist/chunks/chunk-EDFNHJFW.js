import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  groupBy
} from "./chunk-B5CUOIL7.js";
import {
  isKnown
} from "./chunk-DGCHDJ6K.js";
import {
  counted,
  signedQuantityText,
  signedShareText
} from "./chunk-BYOSG2LM.js";
import {
  own
} from "./chunk-JCGMPJ7X.js";
import {
  TOTAL_INFO
} from "./chunk-OZKBWTND.js";
import {
  NODE_FIGURES,
  SCHEMA,
  TOTALS
} from "./chunk-MSTFDFOY.js";

// src/compare/deltas.ts
function totalDeltas(base, head) {
  return TOTALS.map((metric) => {
    const [from, to] = [base.totals[metric], head.totals[metric]];
    if (!isKnown(from) || !isKnown(to)) return { metric, base: from, head: to };
    return { metric, base: from, head: to, change: to.value - from.value, ...from.value === 0 ? {} : { ratio: to.value / from.value } };
  });
}
function isSameFigure(a, b) {
  if (a === void 0 || b === void 0) return a === b;
  if (isKnown(a) !== isKnown(b)) return false;
  return isKnown(a) && isKnown(b) ? a.value === b.value && a.status === b.status : a.formula === b.formula && atLeast(a) === atLeast(b);
}
var atLeast = (figure) => isKnown(figure) ? figure.value : figure.atLeast;
function haveSameFigures(a, b) {
  return NODE_FIGURES.every((name) => isSameFigure(a.figures[name], b.figures[name]));
}

// src/compare/effect.ts
var TOLD_BY = [["macs", "flops"], ["params", "weightBytes"], ["activationBytes"], ["readBytes"]];
var TOLD = ["macs", "params", "flops", "weightBytes", "activationBytes", "readBytes"];
var NO_EFFECT = { macs: 0, params: 0, flops: 0, weightBytes: 0, activationBytes: 0, readBytes: 0, grown: 0, shrunk: 0, heirs: 0, isPartial: false };
function sumEffects(effects) {
  return effects.reduce((sum, effect) => {
    const told = Object.fromEntries(TOLD.map((name) => [name, sum[name] + effect[name]]));
    return { ...told, grown: sum.grown + effect.grown, shrunk: sum.shrunk + effect.shrunk, heirs: sum.heirs + effect.heirs, isPartial: sum.isPartial || effect.isPartial };
  }, NO_EFFECT);
}
var NOTHING = { value: 0 };
function isNoEffect(effect) {
  return TOLD.every((name) => effect[name] === 0) && effect.grown + effect.shrunk === 0 && !effect.isPartial;
}
function nodeEffect(base, head) {
  let isPartial = false;
  const difference = (name) => {
    const [from = NOTHING, to = NOTHING] = [base?.figures[name], head?.figures[name]];
    if (isKnown(from) && isKnown(to)) return to.value - from.value;
    isPartial ||= !isSameFigure(from, to);
    return 0;
  };
  const told = Object.fromEntries(TOLD.map((name) => [name, difference(name)]));
  return { ...NO_EFFECT, ...told, isPartial };
}
function effectText(effect, baseMacs) {
  const tensors = [...effect.grown > 0 ? [`${counted(effect.grown, "tensor")} grew`] : [], ...effect.shrunk > 0 ? [`${counted(effect.shrunk, "tensor")} shrank`] : []];
  const changed = TOLD_BY.flatMap((group) => group.find((name) => effect[name] !== 0) ?? []);
  const figures = changed.slice(0, 2).map((name) => {
    const { label, unit } = TOTAL_INFO[name];
    const share = name === "macs" && baseMacs !== void 0 && baseMacs > 0 ? ` (${signedShareText(effect.macs / baseMacs)})` : "";
    return `${label} ${signedQuantityText(effect[name], unit)}${share}`;
  });
  const reach = effect.heirs > 0 ? ` here and in ${counted(effect.heirs, "node")} that inherit${effect.heirs === 1 ? "s" : ""} its sizes` : "";
  const partial = effect.isPartial ? ", as far as known" : "";
  const parts = [...tensors, ...figures];
  if (parts.length === 0) return effect.isPartial ? "what it changes is not known" : "no figure changed";
  return `${parts.join(", ")}${reach}${partial}`;
}

// src/compare/attribute-defaults.ts
var DEFAULTS = {
  auto_pad: "NOTSET",
  dilations: "1,",
  group: "1",
  pads: "0,",
  output_padding: "0,",
  strides: "1,",
  ceil_mode: "0",
  count_include_pad: "0",
  storage_order: "0",
  transA: "0",
  transB: "0",
  allowzero: "0",
  batch_dims: "0",
  start: "0",
  keepdims: "1",
  noop_with_empty_axes: "0",
  select_last_index: "0",
  stash_type: "1",
  epsilon: "1e-5",
  momentum: "0.9",
  training_mode: "0",
  saturate: "1",
  exclusive: "0",
  reverse: "0",
  largest: "1",
  sorted: "1",
  direction: "forward",
  layout: "0",
  linear_before_reset: "0",
  is_causal: "0",
  approximate: "none"
};
var AXIS = {
  ArgMax: "0",
  ArgMin: "0",
  DequantizeLinear: "1",
  Flatten: "1",
  Gather: "0",
  GatherElements: "0",
  LayerNormalization: "-1",
  LogSoftmax: "-1",
  QuantizeLinear: "1",
  RMSNormalization: "-1",
  Scatter: "0",
  ScatterElements: "0",
  Softmax: "-1",
  Split: "0",
  TopK: "-1"
};
var FLOAT_PRECISION = 1e-6;
function isDefault(op, name, text) {
  const table = name === "axis" ? AXIS : DEFAULTS;
  const key = name === "axis" ? op : name;
  if (!Object.hasOwn(table, key)) return false;
  const expected = table[key] ?? "";
  if (expected.endsWith(",")) return text.split(",").every((value) => `${value},` === expected);
  return text === expected || Math.abs(Number(text) / Number(expected) - 1) < FLOAT_PRECISION;
}

// src/compare/tensor-text.ts
function tensorText({ dtype, shape, type }) {
  if (type !== void 0) return type;
  return `${dtype ?? "?"}${shape === null || shape === void 0 ? " of unknown rank" : `[${shape.map((dim) => dim ?? "?").join(",")}]`}`;
}
function knownElements({ shape }) {
  if (shape === null || shape === void 0 || !shape.every((dim) => typeof dim === "number")) return void 0;
  return shape.reduce((product, dim) => product * dim, 1);
}
function changedDims(base, head) {
  const [a, b] = [base.shape ?? void 0, head.shape ?? void 0];
  if (a === void 0 || b === void 0 || a.length !== b.length) return void 0;
  return a.flatMap((from, axis) => {
    const to = b[axis] ?? null;
    return from === to ? [] : [{ from, to }];
  });
}
function parseWeight(text) {
  const match = /^([^[]*)\[([\d,]*)\]$/.exec(text);
  return { dtype: match?.[1] ?? text, shape: match?.[2] === void 0 || match[2] === "" ? [] : match[2].split(",").map(Number) };
}

// src/compare/own-changes.ts
function ownChanges(base, head) {
  const attributes = differences(base.node.attributes, head.node.attributes).filter(
    ({ what, from, to }) => from !== void 0 && to !== void 0 || !isDefault(head.node.op, what, from ?? to ?? "")
  );
  const weights = withoutMoves(differences(base.node.weights, head.node.weights)).filter(({ from, to }) => from === void 0 || to === void 0 || !isInherited(from, to, base, head)).filter((change, i, all) => !all.slice(0, i).some((earlier) => follows(change, earlier))).map(({ what, ...texts }) => ({ what: weightName(what, head.node), ...texts }));
  return [...attributes, ...weights];
}
function differences(base = {}, head = {}) {
  const names = [.../* @__PURE__ */ new Set([...Object.keys(base), ...Object.keys(head)])];
  return names.flatMap((what) => {
    const [from, to] = [own(base, what), own(head, what)];
    return from === to ? [] : [{ what, from, to }];
  });
}
function withoutMoves(changes) {
  const [added, removed] = [changes.filter(({ from }) => from === void 0), changes.filter(({ to }) => to === void 0)];
  const moved = /* @__PURE__ */ new Set();
  for (const change of removed) {
    const other = added.find(({ to }, i) => to === change.from && !moved.has(added[i] ?? change));
    if (other !== void 0) moved.add(change).add(other);
  }
  return changes.filter((change) => !moved.has(change));
}
function weightName(slot, { weights = {} }) {
  return Object.keys(weights).length > 1 ? `weight ${slot}` : "weight";
}
function isInherited(from, to, base, head) {
  const [before, after] = [parseWeight(from), parseWeight(to)];
  if (before.shape.length !== after.shape.length) return false;
  const inputs = inputChanges(base, head);
  if (before.dtype !== after.dtype && !inputs.some(({ types }) => types[0] === before.dtype && types[1] === after.dtype)) return false;
  const [groupsBefore, groupsAfter] = [groupsOf(base.node), groupsOf(head.node)];
  return before.shape.every((size, axis) => {
    const now = after.shape[axis] ?? 0;
    return size === now || inputs.some(({ dims }) => dims.some((dim) => isStep(dim, size, now) || isStep(dim, size * groupsBefore, now * groupsAfter)));
  });
}
function follows(weight, earlier) {
  const steps = ({ from, to }) => {
    if (from === void 0 || to === void 0) return void 0;
    const [before, after] = [parseWeight(from), parseWeight(to)];
    if (before.shape.length !== after.shape.length) return void 0;
    const sizes = before.shape.flatMap((size, axis) => size === after.shape[axis] ? [] : [`${size} ${after.shape[axis]}`]);
    return before.dtype === after.dtype ? sizes : [...sizes, `${before.dtype} ${after.dtype}`];
  };
  const [own2, theirs] = [steps(weight), steps(earlier)];
  return own2?.every((step) => theirs?.includes(step) === true) ?? false;
}
function isStep({ from, to }, before, after) {
  return from === before && to === after;
}
function groupsOf({ attributes = {} }) {
  const groups = Number(attributes.group ?? 1);
  return Number.isInteger(groups) && groups > 0 ? groups : 1;
}
function inputChanges(base, head) {
  return base.node.inputs.flatMap((name, slot) => {
    const [before, after] = [own(base.profile.tensors, name), own(head.profile.tensors, head.node.inputs[slot] ?? "")];
    if (before === void 0 || after === void 0) return [];
    return [{ types: [before.dtype, after.dtype], dims: changedDims(before, after) ?? [] }];
  });
}
function changeText({ what, from, to }) {
  if (from === void 0) return `${what} ${to} added`;
  return to === void 0 ? `${what} ${from} removed` : `${what} ${from} → ${to}`;
}
function changesSentence(name, changes) {
  const [only, ...others] = changes;
  if (only === void 0) return `${name} changed`;
  if (others.length > 0) return `${name} changed: ${changes.map(changeText).join(", ")}`;
  if (only.from === void 0) return `${only.what} ${only.to} added to ${name}`;
  return only.to === void 0 ? `${only.what} ${only.from} removed from ${name}` : `${only.what} of ${name} changed from ${only.from} to ${only.to}`;
}

// src/compare/causes.ts
var MOST_ALIKE = 3;
function causesOf(origins, effects, baseMacs) {
  const groups = groupBy(origins.entries(), ([, origin]) => likenessOf(origin));
  const told = [...groups.values()].map((alike) => alike.map(([i]) => i)).flatMap((alike) => alike.length > MOST_ALIKE ? [alike] : alike.map((one) => [one]));
  return told.map((alike) => ({ origin: origins[alike[0] ?? 0], places: alike.length, effect: sumEffects(alike.flatMap((i) => effects[i] ?? [])) })).filter(({ origin, effect }) => origin?.kind === "context" || !isNoEffect(effect)).sort((a, b) => rank(a.origin) - rank(b.origin) || Math.abs(b.effect.macs) - Math.abs(a.effect.macs) || Math.abs(b.effect.params) - Math.abs(a.effect.params)).flatMap(({ origin, places, effect }) => origin === void 0 ? [] : [causeOf(origin, places, effect, baseMacs)]);
}
function rank(origin) {
  return origin?.kind !== "context" ? 1 : origin.effect === void 0 ? 0 : 2;
}
function likenessOf(origin) {
  switch (origin.kind) {
    case "context":
      return origin.what;
    case "changed":
      return `changed ${origin.node.op}: ${origin.changes.map((change) => change.isSource ? change.what : changeText(change)).join(", ")}`;
    case "replaced":
      return `${opsOf(origin.removed)} replaced by ${opsOf(origin.added)}`;
    default:
      return `${origin.kind} ${opsOf(origin.nodes)}`;
  }
}
function causeOf(origin, places, effect, baseMacs) {
  const node = mainNode(origin);
  const also = places > 1 ? ` (and alike in ${counted(places - 1, "other place")})` : "";
  const words = origin.kind === "context" && origin.effect !== void 0 ? origin.effect : effectText(effect, baseMacs);
  return { key: node?.key ?? "", name: node?.name ?? "", what: `${sentenceOf(origin)}${also}`, effect: words };
}
function mainNode(origin) {
  switch (origin.kind) {
    case "context":
      return void 0;
    case "changed":
      return origin.node;
    case "replaced":
      return origin.added[0];
    default:
      return origin.nodes[0];
  }
}
function sentenceOf(origin) {
  switch (origin.kind) {
    case "context":
      return origin.what;
    case "changed":
      return changesSentence(nameOf(origin.node), origin.changes);
    case "replaced":
      return `${groupText(origin.removed)} replaced by ${groupText(origin.added)}`;
    default:
      return `${groupText(origin.nodes)} ${origin.kind}`;
  }
}
function groupText(nodes) {
  const [first] = nodes;
  if (first === void 0) return "nothing";
  return nodes.length === 1 ? `${nameOf(first)} (${first.op})` : `${nodes.length} nodes from ${nameOf(first)} on (${opsOf(nodes)})`;
}
function opsOf(nodes) {
  const counts = /* @__PURE__ */ new Map();
  for (const { op } of nodes) counts.set(op, (counts.get(op) ?? 0) + 1);
  const ordered = [...counts].sort(([, a], [, b]) => b - a);
  const shown = ordered.slice(0, 4).map(([op, count]) => count === 1 ? op : `${op} ×${count}`);
  return [...shown, ...ordered.length > shown.length ? ["…"] : []].join(", ");
}
function nameOf({ name, key }) {
  return key === "" ? name : key;
}
function replacements(removed, added, partnerOf) {
  const inHead = (nodes) => [...nodes].flatMap((node) => partnerOf(node) ?? []);
  const meet = (theirs, ours) => theirs.length === 0 && ours.size === 0 || theirs.some((node) => ours.has(node));
  const free = new Set(added);
  const pairs = /* @__PURE__ */ new Map();
  for (const component of removed) {
    const [feeders, readers] = [inHead(component.feeders), inHead(component.readers)];
    const match = [...free].find((other) => meet(feeders, other.feeders) && meet(readers, other.readers));
    if (match === void 0) continue;
    free.delete(match);
    pairs.set(component, match);
  }
  return pairs;
}

// src/compare/components.ts
function componentsOf(links, members) {
  const inside = new Set(members);
  const seen = /* @__PURE__ */ new Set();
  return members.flatMap((start) => {
    if (seen.has(start)) return [];
    const [nodes, feeders, readers] = [[], /* @__PURE__ */ new Set(), /* @__PURE__ */ new Set()];
    const queue = [start];
    seen.add(start);
    for (let node = queue.pop(); node !== void 0; node = queue.pop()) {
      nodes.push(node);
      const sources = (links.sources[node] ?? []).flatMap((source) => source === void 0 ? [] : [source.node]);
      const targets = (links.readings[node] ?? []).map((reading) => reading.node);
      for (const [neighbours, outside] of [
        [sources, feeders],
        [targets, readers]
      ]) {
        for (const neighbour of neighbours) {
          if (!inside.has(neighbour)) outside.add(neighbour);
          else if (!seen.has(neighbour)) {
            seen.add(neighbour);
            queue.push(neighbour);
          }
        }
      }
    }
    return [{ nodes: nodes.sort((a, b) => a - b), feeders, readers }];
  });
}

// src/compare/context-changes.ts
function contextChanges(base, head) {
  const bindings = bindingChanges(base, head);
  return [...bindings, ...inputChanges2(base, head, bindings), ...opsetChanges(base, head), ...toolChanges(base, head)].map(({ sizes: _, ...change }) => change);
}
function bindingChanges(base, head) {
  const names = [.../* @__PURE__ */ new Set([...Object.keys(base.bindings), ...Object.keys(head.bindings)])];
  return names.flatMap((name) => {
    const [from, to] = [own(base.bindings, name), own(head.bindings, name)];
    if (from?.value === to?.value || from === void 0 && !hasSymbol(base, name) || to === void 0 && !hasSymbol(head, name)) return [];
    const text = (side) => side === void 0 ? "nothing" : `${side.value} (${side.from})`;
    const sizes = { from: from?.value ?? name, to: to?.value ?? name };
    return [{ what: `${name} is bound to ${text(to)}, in base to ${text(from)}`, inputs: inputsOfSize(base, head, sizes), sizes }];
  });
}
function hasSymbol({ inputs }, name) {
  return inputs.some(({ shape }) => shape?.some((dim) => dim === name));
}
function inputsOfSize(base, head, sizes) {
  return commonInputs(base, head).flatMap(
    ([before, after]) => (changedDims(before, after) ?? []).some(({ from, to }) => from === sizes.from && to === sizes.to) ? [after.name] : []
  );
}
function commonInputs(base, head) {
  const before = new Map(base.inputs.map((input) => [input.name, input]));
  return head.inputs.flatMap((input) => {
    const other = before.get(input.name);
    return other === void 0 ? [] : [[other, input]];
  });
}
function inputChanges2(base, head, bindings) {
  const isBound = ({ from, to }) => bindings.some(({ sizes }) => sizes?.from === from && sizes.to === to);
  const resized = commonInputs(base, head).flatMap(([before, after]) => {
    const [from, to] = [tensorText(before), tensorText(after)];
    const isExplained = before.dtype === after.dtype && (changedDims(before, after)?.every(isBound) ?? false);
    return from === to || isExplained ? [] : [{ what: `input ${after.name} changed from ${from} to ${to}`, inputs: [after.name] }];
  });
  const arrived = absentFrom(base, head.inputs);
  const left = absentFrom(head, base.inputs);
  const isRenamed = (i) => arrived[i] !== void 0 && left[i] !== void 0 && tensorText(arrived[i]) === tensorText(left[i]);
  return [
    ...resized,
    ...arrived.flatMap((input, i) => isRenamed(i) ? [] : [{ what: `input ${input.name} added: ${tensorText(input)}`, inputs: [input.name] }]),
    ...left.flatMap((input, i) => isRenamed(i) ? [] : [{ what: `input ${input.name} removed: ${tensorText(input)}`, inputs: [] }])
  ];
}
function absentFrom(profile, inputs) {
  const names = new Set(profile.inputs.map(({ name }) => name));
  return inputs.filter(({ name }) => !names.has(name));
}
function opsetChanges(base, head) {
  const domains = [.../* @__PURE__ */ new Set([...Object.keys(base.model.opsets), ...Object.keys(head.model.opsets)])];
  return domains.flatMap((domain) => {
    const [from, to] = [own(base.model.opsets, domain), own(head.model.opsets, domain)];
    if (from === void 0 || to === void 0 || from === to) return [];
    return [{ what: `opset of ${domain} changed from ${from} to ${to}`, inputs: [], effect: "the exporter may write the same layers differently" }];
  });
}
function toolChanges(base, head) {
  if (base.tool.version === head.tool.version) return [];
  const what = `base was profiled by ${base.tool.name} ${base.tool.version}, head by ${head.tool.version}`;
  return [{ what, inputs: [], effect: "figures may differ for that reason alone" }];
}

// src/compare/fingerprint.ts
function ownText({ domain, op, attributes, weights }) {
  return JSON.stringify([domain, op, sorted(attributes), sorted(weights)]);
}
function hasOwnText({ attributes = {}, weights = {} }) {
  return Object.keys(attributes).length + Object.keys(weights).length > 0;
}
var sorted = (entries = {}) => Object.entries(entries).sort(([a], [b]) => a < b ? -1 : 1);
var Numbering = class {
  #numbers = /* @__PURE__ */ new Map();
  of(text) {
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number);
    return number;
  }
};
function fingerprint(profile, links, numbering, inputNames) {
  const own2 = links.nodes.map((node) => numbering.of(ownText(node)));
  const upstream = [];
  for (const [i, node] of links.nodes.entries()) {
    const reads = node.inputs.map((name, slot) => {
      const source = links.sources[i]?.[slot];
      if (source !== void 0) return `${upstream[source.node] ?? "later"}:${source.slot}`;
      return name === "" ? "-" : inputNames.get(name) ?? "weight";
    });
    upstream[i] = numbering.of(`up ${own2[i]} ${reads.join(" ")}`);
  }
  const outputs = new Map(profile.outputs.map(({ name }, position) => [name, position]));
  const downstream = [];
  for (let i = links.nodes.length - 1; i >= 0; i--) {
    const readers = (links.readings[i] ?? []).map(({ node, inputSlot, outputSlot }) => `${outputSlot}>${downstream[node] ?? "earlier"}:${inputSlot}`);
    const leaves = (links.nodes[i]?.outputs ?? []).flatMap((name, slot) => outputs.has(name) ? [`${slot}>out${outputs.get(name)}`] : []);
    downstream[i] = numbering.of(`down ${own2[i]} ${[...readers, ...leaves].sort().join(" ")}`);
  }
  return { own: own2, upstream, downstream };
}
function commonInputNames(base, head) {
  const baseNames = base.inputs.map(({ name }) => name);
  const headNames = head.inputs.map(({ name }) => name);
  const renamed = baseNames.filter((name) => !headNames.includes(name));
  const arrived = headNames.filter((name) => !baseNames.includes(name));
  const label = (name) => `input ${JSON.stringify(name)}`;
  return {
    base: new Map(baseNames.map((name) => [name, label(name)])),
    head: new Map(headNames.map((name) => [name, label(renamed[arrived.indexOf(name)] ?? name)]))
  };
}

// src/compare/paired-node.ts
function pairNodes(base, head, match) {
  return match.pairs.flatMap(([i, j]) => {
    const [from, to] = [base.nodes[i], head.nodes[j]];
    if (from === void 0 || to === void 0) return [];
    const changes = [...ownChanges({ profile: base, node: from }, { profile: head, node: to }), ...rewiring(match, i, j)];
    const outputs = to.outputs.map((name, slot) => [tensorOf(base, from.outputs[slot] ?? ""), tensorOf(head, name)]);
    const isReshaped = outputs.some(([before, after]) => before !== void 0 && after !== void 0 && tensorText(before) !== tensorText(after));
    const growth = outputs.map(([before, after]) => {
      const [less, more] = [knownElements(before ?? {}), knownElements(after ?? {})];
      return less === void 0 || more === void 0 ? 0 : more - less;
    });
    return [
      {
        base: from,
        head: to,
        index: j,
        changes,
        isChanged: changes.length > 0 || isReshaped || ownText(from) !== ownText(to) || !haveSameFigures(from, to),
        grown: growth.filter((difference) => difference > 0).length,
        shrunk: growth.filter((difference) => difference < 0).length
      }
    ];
  });
}
function tensorOf(profile, name) {
  return own(profile.tensors, name);
}
function rewiring({ base, head, partners }, i, j) {
  const [before, after] = [base.links.sources[i] ?? [], head.links.sources[j] ?? []];
  const wanted = before.map((source) => source === void 0 ? void 0 : partners[source.node]);
  const found = after.map((source) => source?.node);
  if (sameMembers(wanted, found)) return [];
  return found.flatMap((actual, slot) => {
    const expected = wanted[slot];
    if (actual === void 0 || expected === void 0 || actual === expected || !head.isPaired.has(actual)) return [];
    if (head.prints.upstream[actual] === head.prints.upstream[expected]) return [];
    const [from, to] = [head.links.nodes[expected], head.links.nodes[actual]];
    return from === void 0 || to === void 0 ? [] : [{ what: `source of input ${slot}`, from: nameOf(from), to: nameOf(to), isSource: true }];
  });
}
function sameMembers(a, b) {
  const sorted2 = (list) => list.map(String).sort().join();
  return sorted2(a) === sorted2(b);
}

// src/compare/explain-changes.ts
function explainChanges(base, head, match, paired) {
  const found = findOrigins(base, head, match, paired);
  inherit(base, head, match, paired, found);
  const effects = found.origins.map(() => NO_EFFECT);
  const attribute = (origin, effect) => {
    if (origin !== void 0) effects[origin] = sumEffects([effects[origin] ?? NO_EFFECT, effect]);
  };
  for (const { base: from, head: to, index, changes, isChanged, grown, shrunk } of paired) {
    if (isChanged) attribute(found.byHeadNode.get(index), { ...nodeEffect(from, to), grown, shrunk, heirs: changes.length === 0 ? 1 : 0 });
  }
  for (const i of match.added) attribute(found.byHeadNode.get(i), nodeEffect(void 0, head.nodes[i]));
  for (const i of match.removed) attribute(found.byBaseNode.get(i), nodeEffect(base.nodes[i], void 0));
  return causesOf(found.origins, effects, isKnown(base.totals.macs) ? base.totals.macs.value : void 0);
}
function findOrigins(base, head, match, paired) {
  const found = { origins: [], byInput: /* @__PURE__ */ new Map(), byHeadNode: /* @__PURE__ */ new Map(), byBaseNode: /* @__PURE__ */ new Map() };
  const { origins } = found;
  for (const { inputs, ...change } of contextChanges(base, head)) {
    for (const name of inputs) if (!found.byInput.has(name)) found.byInput.set(name, origins.length);
    origins.push({ kind: "context", ...change });
  }
  for (const { head: node, index, changes } of paired) {
    if (changes.length === 0) continue;
    found.byHeadNode.set(index, origins.length);
    origins.push({ kind: "changed", node, changes });
  }
  const removed = componentsOf(match.base.links, match.removed);
  const added = componentsOf(match.head.links, match.added);
  const replaced = replacements(removed, added, (node) => match.partners[node]);
  const nodesOf = (profile, indices) => indices.flatMap((i) => profile.nodes[i] ?? []);
  const taken = new Set(replaced.values());
  for (const component of removed) {
    const successor = replaced.get(component);
    for (const node of component.nodes) found.byBaseNode.set(node, origins.length);
    for (const node of successor?.nodes ?? []) found.byHeadNode.set(node, origins.length);
    const nodes = nodesOf(base, component.nodes);
    origins.push(successor === void 0 ? { kind: "removed", nodes } : { kind: "replaced", removed: nodes, added: nodesOf(head, successor.nodes) });
  }
  for (const component of added) {
    if (taken.has(component)) continue;
    for (const node of component.nodes) found.byHeadNode.set(node, origins.length);
    origins.push({ kind: "added", nodes: nodesOf(head, component.nodes) });
  }
  return found;
}
function inherit(base, head, match, paired, found) {
  for (const { base: from, head: to, index, changes, isChanged } of paired) {
    if (!isChanged || changes.length > 0) continue;
    const reaching = to.inputs.flatMap((name, slot) => {
      const before = tensorOf(base, from.inputs[slot] ?? "");
      const after = tensorOf(head, name);
      if (before !== void 0 && after !== void 0 && tensorText(before) === tensorText(after)) return [];
      const source = match.head.links.sources[index]?.[slot];
      const former = match.base.links.sources[match.baseOf(index) ?? -1]?.[slot];
      const origin = source === void 0 ? found.byInput.get(name) : found.byHeadNode.get(source.node);
      return origin ?? (former === void 0 ? void 0 : found.byBaseNode.get(former.node)) ?? [];
    });
    const [first] = reaching;
    if (first !== void 0) found.byHeadNode.set(index, first);
  }
}

// src/compare/align.ts
var MAX_CELLS = 4e6;
function align(baseLength, headLength, score) {
  if (baseLength * headLength > MAX_CELLS) return void 0;
  const width = headLength + 1;
  const isPaired = new Uint8Array((baseLength + 1) * width);
  const isFromAbove = new Uint8Array((baseLength + 1) * width);
  let below = new Float64Array(width);
  for (let i = baseLength - 1; i >= 0; i--) {
    const row = new Float64Array(width);
    for (let j = headLength - 1; j >= 0; j--) {
      const skipBase = below[j] ?? 0;
      const skipHead = row[j + 1] ?? 0;
      const gain = score(i, j);
      const paired = gain === void 0 ? -1 : gain + (below[j + 1] ?? 0);
      row[j] = Math.max(paired, skipBase, skipHead);
      isPaired[i * width + j] = paired >= skipBase && paired >= skipHead ? 1 : 0;
      isFromAbove[i * width + j] = skipBase >= skipHead ? 1 : 0;
    }
    below = row;
  }
  const pairs = [];
  for (let i = 0, j = 0; i < baseLength && j < headLength; ) {
    if (isPaired[i * width + j] === 1) pairs.push([i++, j++]);
    else if (isFromAbove[i * width + j] === 1) i++;
    else j++;
  }
  return pairs;
}
function risingPairs(pairs) {
  const ordered = [...pairs].sort(([a], [b]) => a - b);
  const tails = [];
  const previous = [];
  for (const [at, [, head]] of ordered.entries()) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = low + high >> 1;
      if ((ordered[tails[middle] ?? 0]?.[1] ?? 0) < head) low = middle + 1;
      else high = middle;
    }
    previous[at] = low > 0 ? tails[low - 1] : void 0;
    tails[low] = at;
  }
  const rising = [];
  for (let at = tails.at(-1); at !== void 0; at = previous[at]) {
    const pair2 = ordered[at];
    if (pair2 !== void 0) rising.push(pair2);
  }
  return rising.reverse();
}

// src/compare/graph-links.ts
function linkNodes({ nodes }) {
  const producers = /* @__PURE__ */ new Map();
  for (const [node, { outputs }] of nodes.entries()) {
    for (const [slot, name] of outputs.entries()) if (name !== "" && !producers.has(name)) producers.set(name, { node, slot });
  }
  const sources = nodes.map(({ inputs }) => inputs.map((name) => producers.get(name)));
  const readings = nodes.map(() => []);
  for (const [node, inputs] of sources.entries()) {
    for (const [inputSlot, source] of inputs.entries()) if (source !== void 0) readings[source.node]?.push({ node, inputSlot, outputSlot: source.slot });
  }
  return { nodes, sources, readings };
}

// src/compare/match-nodes.ts
function matchNodes(base, head) {
  const numbering = new Numbering();
  const names = commonInputNames(base, head);
  const [left, right] = [sideOf(base, numbering, names.base), sideOf(head, numbering, names.head)];
  pairEqual(left, right, ({ upstream, downstream }, i) => `${upstream[i]} ${downstream[i]}`);
  pairEqual(left, right, ({ upstream }, i) => upstream[i]);
  pairEqual(left, right, ({ downstream }, i) => downstream[i]);
  alignStretches(left, right);
  pairNeighbours(left, right);
  const unpaired = ({ partners, links }) => links.nodes.flatMap((_, i) => partners[i] === void 0 ? [i] : []);
  const pairs = right.links.nodes.flatMap((_, i) => right.partners[i] === void 0 ? [] : [[right.partners[i], i]]);
  const matched = ({ links, prints, partners }) => ({ links, prints, isPaired: new Set([...links.nodes.keys()].filter((i) => partners[i] !== void 0)) });
  return { pairs, removed: unpaired(left), added: unpaired(right), partners: left.partners, baseOf: (head2) => right.partners[head2], base: matched(left), head: matched(right) };
}
function sideOf(profile, numbering, inputNames) {
  const links = linkNodes(profile);
  return { prints: fingerprint(profile, links, numbering, inputNames), links, partners: [] };
}
function pair(left, right, base, head) {
  left.partners[base] = head;
  right.partners[head] = base;
}
function pairEqual(left, right, print) {
  const unpaired = ({ links, partners }) => [...links.nodes.keys()].filter((i) => partners[i] === void 0);
  const waiting = groupBy(unpaired(left), (i) => print(left.prints, i));
  const groups = groupBy(unpaired(right), (j) => waiting.get(print(right.prints, j)));
  for (const [bases, heads] of groups) {
    if (bases === void 0) continue;
    const byKey = new Map(bases.map((i) => [left.links.nodes[i]?.key, i]));
    for (const j of heads) {
      const i = byKey.get(right.links.nodes[j]?.key);
      if (i !== void 0) pair(left, right, i, j);
    }
    const [restOfBase, restOfHead] = [bases.filter((i) => left.partners[i] === void 0), heads.filter((j) => right.partners[j] === void 0)];
    for (const [at, j] of restOfHead.entries()) {
      const i = restOfBase[at];
      if (i !== void 0) pair(left, right, i, j);
    }
  }
}
function alignStretches(left, right) {
  const anchors = risingPairs(left.partners.flatMap((head, base) => head === void 0 ? [] : [[base, head]]));
  const ends = [left.links.nodes.length, right.links.nodes.length];
  let [fromBase, fromHead] = [0, 0];
  for (const [toBase, toHead] of [...anchors, ends]) {
    alignStretch(left, right, unpairedBetween(left, fromBase, toBase), unpairedBetween(right, fromHead, toHead));
    fromBase = toBase + 1;
    fromHead = toHead + 1;
  }
}
function unpairedBetween({ partners }, from, to) {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at).filter((i) => partners[i] === void 0);
}
function alignStretch(left, right, bases, heads) {
  if (bases.length === 0 || heads.length === 0) return;
  const aligned = align(bases.length, heads.length, (i, j) => likeness(left, right, bases[i] ?? 0, heads[j] ?? 0));
  if (aligned !== void 0) {
    for (const [i, j] of aligned) pair(left, right, bases[i] ?? 0, heads[j] ?? 0);
    return;
  }
  const byKey = new Map(bases.map((i) => [left.links.nodes[i]?.key, i]));
  for (const j of heads) {
    const i = byKey.get(right.links.nodes[j]?.key);
    if (i !== void 0 && likeness(left, right, i, j) !== void 0) pair(left, right, i, j);
  }
}
function likeness(left, right, i, j) {
  const [a, b] = [left.links.nodes[i], right.links.nodes[j]];
  if (a === void 0 || b === void 0 || a.op !== b.op || a.domain !== b.domain) return void 0;
  const isSameKey = a.key === b.key;
  const isSameOwn = left.prints.own[i] === right.prints.own[j];
  const isChosen = !/\d/.test(a.key) && !/\d/.test(b.key);
  if (!isSameKey && !isSameOwn && isChosen) return void 0;
  const isSameScope = a.scope.length > 0 && a.scope.join("/") === b.scope.join("/");
  return 1 + (isSameKey ? isChosen ? 4 : 2 : 0) + (isSameOwn && hasOwnText(a) ? 5 : 0) + (isSameScope ? 1 : 0);
}
function pairNeighbours(left, right) {
  const queue = left.partners.flatMap((head, base) => head === void 0 ? [] : [[base, head]]);
  for (let next = queue.pop(); next !== void 0; next = queue.pop()) {
    const [base, head] = next;
    for (const [i, j] of neighbourPairs(left, right, base, head)) {
      if (left.partners[i] !== void 0 || right.partners[j] !== void 0) continue;
      const [a, b] = [left.links.nodes[i], right.links.nodes[j]];
      if (a?.op !== b?.op || a?.domain !== b?.domain || a?.key !== b?.key && left.prints.own[i] !== right.prints.own[j]) continue;
      pair(left, right, i, j);
      queue.push([i, j]);
    }
  }
}
function neighbourPairs(left, right, base, head) {
  const pairs = [];
  const heads = right.links.readings[head]?.filter(({ node }) => right.partners[node] === void 0) ?? [];
  for (const reading of left.links.readings[base] ?? []) {
    if (left.partners[reading.node] !== void 0) continue;
    for (const other of heads) if (other.inputSlot === reading.inputSlot && other.outputSlot === reading.outputSlot) pairs.push([reading.node, other.node]);
  }
  for (const [slot, source] of (left.links.sources[base] ?? []).entries()) {
    const other = right.links.sources[head]?.[slot];
    if (source !== void 0 && other !== void 0 && left.partners[source.node] === void 0 && right.partners[other.node] === void 0) pairs.push([source.node, other.node]);
  }
  return pairs;
}

// src/compare/compare.ts
function compare(base, head) {
  if (base === void 0) return { schema: SCHEMA, base, head, deltas: [], nodes: { added: [], removed: [], changed: [] }, causes: [] };
  if (base === head) return { schema: SCHEMA, base, head, deltas: totalDeltas(base, head), nodes: { added: [], removed: [], changed: [] }, causes: [] };
  const match = matchNodes(base, head);
  const paired = pairNodes(base, head, match);
  const changed = paired.filter(({ isChanged }) => isChanged).map(({ base: from, head: to, changes }) => ({ base: from, head: to, own: changes.map(changeText) }));
  return {
    schema: SCHEMA,
    base,
    head,
    deltas: totalDeltas(base, head),
    nodes: { added: match.added.flatMap((i) => head.nodes[i] ?? []), removed: match.removed.flatMap((i) => base.nodes[i] ?? []), changed },
    causes: explainChanges(base, head, match, paired)
  };
}

export {
  ownText,
  compare
};
