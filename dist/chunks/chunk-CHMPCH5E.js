import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  dimKey,
  isExpression,
  symbolsOf
} from "./chunk-RJGW5HC5.js";
import {
  isKnown
} from "./chunk-DGCHDJ6K.js";
import {
  didYouMean
} from "./chunk-DNSL4USW.js";
import {
  AppError
} from "./chunk-WWTLK7YN.js";

// src/graph/node-scope.ts
var SCOPE_READERS = [
  ["pkg.torch.onnx.name_scopes", pythonStrings],
  ["namespace", (text) => text.split("/").map((part) => part.split(":")[0]?.trim() ?? "")]
];
var FUSED_BY = "pkg.onnxscript.rewriter.rule_name";
function scopeOf(node) {
  return scopeInMetadata(node) ?? scopeInName(node.name);
}
function ownerOfParameter(name) {
  if (name.includes("::")) return [];
  return name.replace(/:\d+$/, "").split(/[./]/).filter((part) => part !== "").slice(0, -1);
}
function scopeInMetadata(node) {
  if (node.metadata.size === 0) return void 0;
  for (const [key, read] of SCOPE_READERS) {
    const text = node.metadata.get(key);
    if (text === void 0) continue;
    const scope = modulePath(read(text).slice(0, -1));
    return node.metadata.has(FUSED_BY) ? scopeOfFusedWeight(node, scope) ?? scope : scope;
  }
  return void 0;
}
function scopeOfFusedWeight(node, scope) {
  const weight = node.inputs.find((name) => name.endsWith(".weight"));
  const owner = weight === void 0 ? [] : ownerOfParameter(weight);
  const isBeside = owner.length === scope.length && owner.every((part, i) => part === scope[i] || i === scope.length - 1);
  return isBeside ? owner : void 0;
}
function scopeInName(name) {
  return modulePath(name.split("/").slice(0, -1));
}
function modulePath(parts) {
  const path = [];
  for (const part of parts) {
    const names = part.split(".").filter((name) => name !== "");
    path.push(...names.slice(overlap(path, names)));
  }
  return path;
}
function overlap(path, names) {
  for (let count = Math.min(path.length, names.length - 1); count > 0; count--) {
    if (names.slice(0, count).every((name, i) => name === path[path.length - count + i])) return count;
  }
  return 0;
}
function pythonStrings(text) {
  return [...text.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? match[2] ?? "");
}

// src/conventions/view.ts
var UnknownSize = class extends Error {
};
var HANDS_ON = /* @__PURE__ */ new Set(["Identity", "Transpose", "Unsqueeze", "Squeeze", "Reshape", "Flatten", "DequantizeLinear", "Cast"]);
var GraphView = class {
  nodes;
  /** torch's newer exporter wrote the file. */
  isFromDynamo;
  #analysis;
  #producers = /* @__PURE__ */ new Map();
  #users = /* @__PURE__ */ new Map();
  #scopes = /* @__PURE__ */ new Map();
  constructor(analysis) {
    this.#analysis = analysis;
    this.nodes = analysis.inference.walk.nodes.filter(({ spec }) => spec?.isConstant !== true);
    this.isFromDynamo = this.nodes.some(({ node }) => [...node.metadata.keys()].some((key) => key.startsWith("pkg.torch.onnx")));
    for (const node of analysis.inference.walk.nodes) {
      for (const output of node.node.outputs) if (output !== "") this.#producers.set(output, node);
      for (const input of new Set(node.node.inputs)) if (input !== "") this.#users.set(input, [...this.#users.get(input) ?? [], node]);
    }
  }
  producer(name) {
    return name === void 0 ? void 0 : this.#producers.get(name);
  }
  users(name) {
    return name === void 0 ? [] : this.#users.get(name) ?? [];
  }
  /** The only user of a tensor, if there is one and only one. */
  onlyUser(name) {
    const users = this.users(name);
    return users.length === 1 ? users[0] : void 0;
  }
  /** The initializer or Constant that a tensor is, or is another form of. */
  stored(name) {
    if (name === void 0 || name === "") return void 0;
    const initializer = this.#analysis.model.graph.initializers.get(name);
    if (initializer !== void 0) return { name, tensor: initializer };
    const producer = this.producer(name);
    if (producer === void 0) return void 0;
    const constant = producer.spec?.isConstant === true ? producer.node.attributes.get("value") : void 0;
    if (constant?.kind === "tensor") return { name, tensor: constant.value };
    return HANDS_ON.has(producer.node.op) ? this.stored(producer.node.inputs[0]) : void 0;
  }
  /** The one number a tensor holds, if it is known. */
  scalar(name) {
    const fact = name === void 0 ? void 0 : this.fact(name);
    const value = fact?.kind === "tensor" ? fact.value : void 0;
    return value?.length === 1 && typeof value[0] === "number" ? value[0] : void 0;
  }
  fact(name) {
    return this.#analysis.inference.walk.facts.get(name);
  }
  /** @throws UnknownSize */
  shape(name) {
    const fact = name === void 0 ? void 0 : this.fact(name);
    const shape = fact?.kind === "tensor" ? fact.shape : void 0;
    if (shape === void 0 || !shape.every((dim) => typeof dim === "number")) throw new UnknownSize(`the shape of ${name ?? "a tensor"} is not known`);
    return shape;
  }
  /** @throws UnknownSize */
  macs({ cost }) {
    const { dim, why } = cost.amounts.macs;
    if (typeof dim !== "number" || why !== void 0) throw new UnknownSize(why ?? "MACs are not a number");
    return dim;
  }
  /** Path of the module that a node stands in. */
  scope(node) {
    const known = this.#scopes.get(node) ?? scopeOf(node.node).join(".");
    this.#scopes.set(node, known);
    return known;
  }
};
function product(sizes) {
  return sizes.reduce((all, size) => all * size, 1);
}

// src/conventions/containers.ts
function containersOf(view, calls) {
  const layers = new Set(calls.flatMap(({ module }) => module === void 0 ? [] : [module]));
  const layerScopes = new Set(calls.flatMap(({ module, scope }) => module === void 0 ? [] : [scope]));
  const last = /* @__PURE__ */ new Map();
  const children = /* @__PURE__ */ new Map();
  const busy = /* @__PURE__ */ new Set();
  for (const node of view.nodes) {
    const scope = view.scope(node);
    if (scope === "") continue;
    if (!layerScopes.has(scope)) busy.add(scope);
    const output = node.node.outputs[0];
    let parent;
    for (const [path, name] of pathsTo(scope)) {
      if (output !== void 0) last.set(path, output);
      if (parent !== void 0) children.set(parent, (children.get(parent) ?? /* @__PURE__ */ new Set()).add(name));
      parent = path;
    }
  }
  const outputs = [];
  for (const [path, output] of last) {
    if (layers.has(path) || layerScopes.has(path)) continue;
    const names = [...children.get(path) ?? []];
    if (!busy.has(path)) {
      if (names.every((name) => /^\d+$/.test(name))) continue;
      return { outputs: [], ambiguous: `whether ${path} is an nn.Sequential with named parts is not told` };
    }
    const outputShape = view.shape(output);
    outputs.push({ path, outputShape, y: product(outputShape) });
  }
  return { outputs };
}
function pathsTo(scope) {
  const paths = [];
  for (const name of scope.split(".")) {
    const outer = paths.at(-1)?.[0];
    paths.push([outer === void 0 ? name : `${outer}.${name}`, name]);
  }
  return paths;
}

// src/conventions/recognize.ts
var RECOGNIZERS = {
  Conv: convolution("conv"),
  ConvTranspose: convolution("convTranspose"),
  Gemm: (node, view) => {
    const [, weight, bias] = node.node.inputs;
    return isLinear(node, view) ? linear(node, view, [node], weight, bias) : matmul(node, view);
  },
  MatMul: (node, view) => storedProduct(node, view) ?? matmul(node, view),
  Attention: (node, view) => call("attention", node, { macs: view.macs(node) }),
  BatchNormalization: (node, view) => call("batchNorm", node, affine(node, view)),
  InstanceNormalization: (node, view) => groupNorm(node, view) ?? call("instanceNorm", node, affine(node, view)),
  GroupNormalization: (node, view) => call("groupNorm", node, affine(node, view)),
  LayerNormalization: (node, view) => call("layerNorm", node, affine(node, view)),
  Relu: plain("relu"),
  Clip: (node, view) => call(isRelu6(node, view) ? "relu6" : "other", node),
  LeakyRelu: plain("leakyRelu"),
  PRelu: (node, view) => {
    const weight = view.stored(node.node.inputs[1]);
    return call("prelu", node, { weight: weight?.tensor.elements ?? 0, weightName: weight?.name });
  },
  Elu: plain("elu"),
  Gelu: plain("gelu"),
  HardSwish: plain("hardswish"),
  Swish: plain("silu"),
  Tanh: plain("tanh"),
  Sigmoid: gated("sigmoid", "silu"),
  HardSigmoid: gated("hardsigmoid", "hardswish"),
  Div: gelu,
  Softmax: (node, view) => {
    const shape = view.shape(node.node.inputs[0]);
    return call("softmax", node, { along: shape.at(node.context.attrs.int("axis", node.context.opset < 13 ? 1 : -1)) ?? 1 });
  },
  MaxPool: (node) => call("maxPool", node, { kernel: kernelVolume(node) }),
  AveragePool: (node) => call(isWholeMap(node) ? "adaptiveAvgPool" : "avgPool", node, { kernel: kernelVolume(node) }),
  GlobalAveragePool: plain("adaptiveAvgPool"),
  Resize: (node) => call("upsample", node, { mode: node.context.attrs.string("mode", "nearest") }),
  Upsample: (node) => call("upsample", node, { mode: node.context.attrs.string("mode", "nearest") }),
  LSTM: recurrent("lstm", 4),
  GRU: recurrent("gru", 3),
  RNN: recurrent("rnn", 1),
  Gather: (node, view) => {
    const table = view.stored(node.node.inputs[0]);
    const isTable = table !== void 0 && table.tensor.dims.length === 2 && /float/.test(table.tensor.dtype ?? "");
    return isTable ? call("embedding", node, { weight: table.tensor.elements, weightName: table.name }) : void 0;
  },
  Dropout: plain("dropout"),
  Flatten: plain("flatten")
};
var ARITHMETIC = /* @__PURE__ */ new Set(["Add", "Sub", "Mul", "Pow", "Sqrt", "Exp", "Erf", "ReduceMean", "ReduceSum", "Einsum", "Abs", "Log", "Sin", "Cos"]);
function recognize(view) {
  const taken = /* @__PURE__ */ new Set();
  const calls = [];
  for (const node of view.nodes) {
    if (taken.has(node)) continue;
    const found = RECOGNIZERS[node.node.op]?.(node, view) ?? (ARITHMETIC.has(node.node.op) ? call("other", node) : void 0);
    if (found === void 0) continue;
    for (const part of found.nodes) taken.add(part);
    calls.push(found);
  }
  return calls.filter(({ kind, nodes }) => kind !== "other" || nodes.every((node) => !calls.some((other) => other.kind !== "other" && other.nodes.includes(node))));
}
function call(kind, node, more = {}) {
  return { kind, nodes: [node], input: node.node.inputs[0], output: node.node.outputs[0], macs: 0, weight: 0, bias: 0, isFolded: false, kernel: 1, along: 1, ...more };
}
function plain(kind) {
  return (node) => call(kind, node);
}
function convolution(kind) {
  return (node, view) => {
    const [, weightName, biasName] = node.node.inputs;
    const weight = view.stored(weightName);
    const bias = view.stored(biasName);
    const isFolded = hasFusedNorm(node) || weight !== void 0 && (/^onnx::/.test(weight.name) || bias?.name === `${weight.name}_bias`);
    return call(kind, node, {
      macs: view.macs(node),
      weight: weight?.tensor.elements ?? 0,
      weightName: weight?.name,
      bias: bias?.tensor.elements ?? 0,
      isFolded,
      kernel: weight === void 0 ? 1 : product(weight.tensor.dims.slice(2))
    });
  };
}
function hasFusedNorm({ node }) {
  return /BatchNorm/.test(node.metadata.get("pkg.onnxscript.rewriter.rule_name") ?? "");
}
function linear(node, view, nodes, weightName, biasName) {
  const weight = view.stored(weightName);
  const bias = view.stored(biasName);
  const isActivationFirst = view.stored(node.node.inputs[0]) === void 0;
  return call("linear", node, {
    nodes,
    input: node.node.inputs[isActivationFirst ? 0 : 1],
    output: nodes.at(-1)?.node.outputs[0],
    macs: view.macs(node),
    weight: weight?.tensor.elements ?? 0,
    weightName: bias !== void 0 && /^onnx::/.test(weight?.name ?? "") ? bias.name.replace(/bias$/, "weight") : weight?.name,
    bias: bias?.tensor.elements ?? 0,
    isFolded: hasFusedNorm(node)
  });
}
function isLinear({ node, context }, view) {
  const [, weight] = node.inputs;
  if (view.stored(weight) === void 0) return false;
  const isTransposed = context.attrs.int("transB", 0) === 1;
  return isTransposed || ownerPath(weight) === void 0;
}
function groupNorm(node, view) {
  const [input, output] = [node.node.inputs[0], node.node.outputs[0]];
  const before = view.producer(input);
  const after = view.onlyUser(output);
  if (before?.node.op !== "Reshape" || after?.node.op !== "Reshape") return void 0;
  const nodes = [node, after];
  const elements = { weight: 0, bias: 0 };
  let weightName;
  for (const [op, slot] of [
    ["Mul", "weight"],
    ["Add", "bias"]
  ]) {
    const next = view.onlyUser(nodes.at(-1)?.node.outputs[0]);
    const parameter = next?.node.op === op ? view.stored(next.node.inputs.find((name) => view.stored(name) !== void 0)) : void 0;
    if (next === void 0 || parameter === void 0) break;
    nodes.push(next);
    elements[slot] = parameter.tensor.elements;
    if (slot === "weight") weightName = parameter.name;
  }
  return call("groupNorm", node, { nodes, input: before.node.inputs[0], output: nodes.at(-1)?.node.outputs[0], weightName, ...elements });
}
function storedProduct(node, view) {
  const weightName = [...node.node.inputs].reverse().find((name) => view.stored(name) !== void 0);
  if (weightName === void 0 || view.stored(weightName)?.tensor.dims.length !== 2 || ownerPath(weightName) !== void 0) return void 0;
  const next = view.onlyUser(node.node.outputs[0]);
  const biasName = next?.node.op === "Add" ? next.node.inputs.find((name) => view.stored(name)?.tensor.dims.length === 1) : void 0;
  return linear(node, view, next !== void 0 && biasName !== void 0 ? [node, next] : [node], weightName, biasName);
}
function matmul(node, view) {
  const isScaled = node.node.inputs.every((name) => isScaling(view.producer(name), view));
  const isAttention = isScaled ? true : comesFromScaled(node, view);
  return call(isAttention ? "attention" : "matmul", node, { macs: view.macs(node) });
}
function isScaling(node, view) {
  return node?.node.op === "Mul" && node.node.inputs.some((name) => isScalar(view, name));
}
function isScalar(view, name) {
  const fact = view.fact(name);
  return fact?.kind === "tensor" && fact.shape !== void 0 && fact.shape.every((dim) => dim === 1);
}
var BETWEEN = /* @__PURE__ */ new Set(["Softmax", "Add", "Where", "Cast", "Dropout", "IsNaN", "Mul", "Div"]);
function comesFromScaled(node, view) {
  let waiting = [view.producer(node.node.inputs[0])];
  let hasSoftmax = false;
  for (let step = 0; step < 8 && waiting.length > 0; step++) {
    const next = [];
    for (const found of waiting) {
      if (found === void 0) continue;
      if (found.node.op === "MatMul") return hasSoftmax && found.node.inputs.every((name) => isScaling(view.producer(name), view));
      if (!BETWEEN.has(found.node.op)) continue;
      hasSoftmax ||= found.node.op === "Softmax";
      next.push(...found.node.inputs.map((name) => view.producer(name)));
    }
    waiting = next;
  }
  return false;
}
function affine(node, view) {
  const [weight, bias] = [view.stored(node.node.inputs[1]), view.stored(node.node.inputs[2])];
  return { weight: weight?.tensor.elements ?? 0, bias: bias?.tensor.elements ?? 0, weightName: weight?.name };
}
function gated(alone, withProduct) {
  return (node, view) => {
    const [input] = node.node.inputs;
    const next = view.users(node.node.outputs[0]).find((user) => user.node.op === "Mul" && input !== void 0 && user.node.inputs.includes(input));
    if (next === void 0 || view.users(node.node.outputs[0]).length !== 1) return call(alone, node);
    return call(withProduct, node, { nodes: [node, next], output: next.node.outputs[0] });
  };
}
function gelu(div, view) {
  const [input] = div.node.inputs;
  const erf = view.onlyUser(div.node.outputs[0]);
  const plus = erf?.node.op === "Erf" ? view.onlyUser(erf.node.outputs[0]) : void 0;
  const first = plus?.node.op === "Add" ? view.onlyUser(plus.node.outputs[0]) : void 0;
  const second = first?.node.op === "Mul" ? view.onlyUser(first.node.outputs[0]) : void 0;
  if (erf === void 0 || plus === void 0 || first === void 0 || input === void 0) return call("other", div);
  const last = first.node.inputs.includes(input) && second?.node.op === "Mul" ? second : first;
  return call("gelu", div, { nodes: [div, erf, plus, first, ...last === first ? [] : [last]], output: last.node.outputs[0] });
}
function isRelu6(node, view) {
  const low = node.context.attrs.float("min") ?? view.scalar(node.node.inputs[1]);
  const high = node.context.attrs.float("max") ?? view.scalar(node.node.inputs[2]);
  return low === 0 && high === 6;
}
function kernelVolume(node) {
  return product(node.context.attrs.ints("kernel_shape") ?? []);
}
function isWholeMap(node) {
  return kernelVolume(node) === 1;
}
function recurrent(kind, gates) {
  return (node, view) => {
    const [x, w, r, b] = node.node.inputs;
    const [kernel, hidden, biases] = [view.stored(w)?.tensor, view.stored(r)?.tensor, view.stored(b)?.tensor];
    if (kernel === void 0 || hidden === void 0) return void 0;
    const [directions = 1, rows = 0, inputSize = 0] = kernel.dims;
    const hiddenSize = rows / gates;
    const [steps = 1, batch = 1] = view.shape(x);
    return call(kind, node, {
      macs: view.macs(node),
      weight: kernel.elements + hidden.elements + (biases?.elements ?? 0),
      weightName: view.stored(w)?.name,
      recurrent: { inputSize, hiddenSize, directions, rows: steps * batch, hasBias: biases !== void 0 }
    });
  };
}
function ownerPath(parameter) {
  if (parameter === void 0 || /^onnx::|^\/|^\d+$/.test(parameter) || !/\.(weight|bias)$|^(weight|bias)$/.test(parameter)) return void 0;
  return ownerOfParameter(parameter).join(".");
}

// src/conventions/parameters.ts
function torchParameters(analysis, view) {
  const weights = analysis.weights.filter((weight) => weight.class === "params");
  const unknown = (why) => ({ unknown: why, atLeast: weights.reduce((sum, { name, elements }) => sum + (ownerPath(name) === void 0 ? 0 : elements), 0) });
  const copies = view.nodes.filter(({ node }) => node.op === "Identity" && view.stored(node.inputs[0]) !== void 0);
  if (copies.some(({ node }) => ownerPath(node.outputs[0]) === void 0)) return unknown("the exporter merged equal tensors: how many parameters they were is not told");
  const computed = weights.find((weight) => isNameless(weight, view) && isData(weight) && weight.elements > 1);
  if (computed !== void 0 && !isAnonymous(computed)) return unknown(`${computed.name} was computed from parameters or is a constant: the file does not tell which`);
  const selected = weights.find((weight) => !isNameless(weight, view) && ownerPath(weight.name) === void 0 && weight.users.some(({ role }) => role === "table"));
  if (selected !== void 0) return unknown(`whether ${selected.name} is a parameter or a buffer is not told`);
  const stored = weights.filter((weight) => !(isNameless(weight, view) && isData(weight))).reduce((sum, { elements }) => sum + elements, 0);
  return { count: stored + copies.reduce((sum, { node }) => sum + (view.stored(node.inputs[0])?.tensor.elements ?? 0), 0) };
}
var isAnonymous = ({ name }) => name.startsWith("onnx::");
function isNameless(weight, view) {
  return isAnonymous(weight) || view.isFromDynamo && !weight.name.includes(".");
}
var isData = ({ users }) => users.every(({ role }) => role === "data");

// src/conventions/torch-model.ts
function torchModel(analysis) {
  const view = new GraphView(analysis);
  const empty = { calls: [], params: void 0, batch: 1, inputs: [], hasModules: false, containers: { outputs: [] } };
  try {
    const recognized = recognize(view);
    const hasModules = recognized.some((call2) => scopeOf2(view, call2) !== "");
    const inputs = analysis.model.graph.inputs.map(({ name }) => view.shape(name));
    const calls = placed(view, recognized, keysOf(analysis));
    const parameters2 = torchParameters(analysis, view);
    const hidden = hiddenOf(analysis, recognized, hasModules, parameters2);
    const isTold = hidden.params === void 0 && "count" in parameters2;
    const leastParams = "atLeast" in parameters2 && hidden.params === parameters2.unknown ? parameters2.atLeast : void 0;
    const params5 = { params: isTold ? parameters2.count : void 0, ...leastParams === void 0 ? {} : { leastParams } };
    return { calls, ...params5, hidden, batch: inputs[0]?.[0] ?? 1, inputs, hasModules, containers: containersOf(view, calls) };
  } catch (error) {
    if (!(error instanceof UnknownSize)) throw error;
    return { ...empty, hidden: { all: error.message } };
  }
}
function keysOf({ inference, profile }) {
  const nodes = inference.walk.nodes.filter(({ spec }) => spec?.isConstant !== true);
  return new Map(nodes.map((node, i) => [node, profile.nodes[i]?.key ?? ""]));
}
var scopeOf2 = (view, { nodes }) => nodes[0] === void 0 ? "" : view.scope(nodes[0]);
function placed(view, recognized, keys) {
  const scopes = new Map(recognized.map((call2) => [call2, scopeOf2(view, call2)]));
  const all = new Set(view.nodes.map((node) => view.scope(node)));
  const inside = /* @__PURE__ */ new Map();
  for (const [call2, scope] of scopes) inside.set(scope, [...inside.get(scope) ?? [], call2]);
  const parents = new Set([...all].flatMap(ancestors));
  const isLayer = (scope, call2) => scope !== "" && !parents.has(scope) && (inside.get(scope) ?? []).every((other) => other.kind === call2.kind);
  const calls = /* @__PURE__ */ new Map();
  return recognized.map((call2) => {
    const scope = scopes.get(call2) ?? "";
    const owner = ownerPath(call2.weightName);
    const base = withoutCallNumber(scope, all);
    const isOwn = owner === void 0 ? isLayer(scope, call2) : scope === "" || owner === base || owner === scope;
    const module = isOwn ? owner ?? base : void 0;
    const nth = module === void 0 ? 0 : calls.get(module) ?? 0;
    if (module !== void 0) calls.set(module, nth + 1);
    const [inputShape, outputShape] = [view.shape(call2.input), view.shape(call2.output)];
    const placed2 = {
      kind: call2.kind,
      module,
      nth,
      scope,
      keys: call2.nodes.map((node) => keys.get(node) ?? ""),
      inputShape,
      outputShape,
      x: product(inputShape),
      y: product(outputShape),
      macs: call2.macs,
      weight: call2.weight,
      bias: call2.bias,
      weightName: call2.weightName,
      isFolded: call2.isFolded,
      kernel: call2.kernel,
      along: call2.along
    };
    if (call2.recurrent === void 0 && call2.mode === void 0) return placed2;
    return { ...placed2, ...call2.recurrent === void 0 ? {} : { recurrent: call2.recurrent }, ...call2.mode === void 0 ? {} : { mode: call2.mode } };
  });
}
function ancestors(scope) {
  const parts = scope.split(".");
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join("."));
}
function withoutCallNumber(scope, all) {
  const base = scope.replace(/_\d+$/, "");
  return base !== scope && all.has(base) ? base : scope;
}
function hiddenOf(analysis, calls, hasModules, parameters2) {
  const kinds = new Set(calls.map(({ kind }) => kind));
  const isFolded = calls.some((call2) => call2.isFolded);
  const multihead = analysis.weights.some(({ name }) => /(^|\.)in_proj_(weight|bias)$/.test(name));
  const noParams = isFolded ? "the exporter merged normalisations into their neighbours: their parameters are gone" : !hasModules ? "the file names no modules of torch" : "unknown" in parameters2 ? parameters2.unknown : void 0;
  return {
    ...isFolded ? { norm: "the exporter merged normalisations into their neighbours: their weights are gone" } : {},
    ...noParams === void 0 ? {} : { params: noParams },
    ...calls.some(({ kind, nodes }) => kind === "matmul" && nodes.some(({ node }) => node.inputs.some((name) => ownerPath(name) !== void 0))) ? { product: "a product with a parameter as it stands: whether a module such as Conv1D of transformers made it is not told" } : {},
    ...kinds.has("matmul") ? { matmul: "whether a product of two activations was torch.matmul, @ or bmm is not told" } : {},
    ...kinds.has("attention") ? { sdpa: "scaled_dot_product_attention counts differently from device to device" } : {},
    ...multihead ? { multihead: "the parts of nn.MultiheadAttention are not told apart" } : {}
  };
}

// src/analyze/figures.ts
function toFigure(amount, symbolic) {
  const formula = formulaOf(symbolic) ?? formulaOf(amount);
  const withFormula = formula === void 0 ? {} : { formula };
  if (amount.why !== void 0) return { unknown: amount.why, ...lowest(amount), ...withFormula };
  if (isExpression(amount.dim)) return { unknown: whyFree(amount.dim), ...withFormula };
  if (amount.dim === null) return { unknown: "the formula is too long", ...withFormula };
  return { value: amount.dim, ...amount.status === "exact" ? {} : { status: amount.status }, ...withFormula };
}
function countFigure(value) {
  return Number.isSafeInteger(value) ? { value } : { unknown: "more than 2^53, which JSON numbers cannot hold exactly" };
}
function formulaOf(amount) {
  return amount !== void 0 && amount.why === void 0 && isExpression(amount.dim) ? dimKey(amount.dim) : void 0;
}
function lowest({ dim, status }) {
  return typeof dim === "number" && dim >= 1 && (status === "exact" || status === "lower") ? { atLeast: dim } : {};
}
function whyFree(dim) {
  const names = symbolsOf(dim);
  if (names.length === 0) return "more than 2^53, which JSON numbers cannot hold exactly";
  return `depends on ${names.join(", ")}: give ${names.map((name) => `--dim ${/\s/.test(name) ? `"${name}=N"` : `${name}=N`}`).join(" ")}`;
}

// src/conventions/convention.ts
function sumOf(model, calls, formulas, reasons2) {
  const why = [model.hidden.all, ...reasons2].find((reason) => reason !== void 0);
  const sum = calls.reduce((all, call2) => all + (formulas[call2.kind]?.(call2) ?? 0), 0);
  if (why === void 0) return countFigure(sum);
  return sum > 0 ? { unknown: why, atLeast: sum } : { unknown: why };
}
function paramsFigure(model) {
  const { params: params5, leastParams: atLeast = 0, hidden } = model;
  if (params5 !== void 0) return countFigure(params5);
  return { unknown: hidden.params ?? hidden.all ?? "parameters are not told", ...atLeast > 0 ? { atLeast } : {} };
}
function ofModules(formulas) {
  return (call2) => call2.module === void 0 ? 0 : formulas[call2.kind]?.(call2) ?? 0;
}
function ofAll(formulas) {
  return (call2) => formulas[call2.kind]?.(call2) ?? 0;
}
function moduleCalls(model) {
  return model.calls.filter((call2) => call2.module !== void 0);
}
function withoutModules(model) {
  return model.hasModules ? void 0 : "the file names no modules: a module and a function look alike";
}
function lastCalls(model) {
  const last = new Map(moduleCalls(model).map((call2) => [call2.module, call2]));
  return [...last.values()];
}
function firstCalls(model) {
  return moduleCalls(model).filter((call2) => call2.nth === 0 || call2.recurrent !== void 0);
}

// src/conventions/calflops.ts
var macs = ({ macs: products }) => products;
var FORMULAS = { conv: macs, convTranspose: macs, linear: macs };
var calflops = {
  name: "calflops",
  about: "MACs of patched functions: linear, convolutions and torch.matmul; @, bmm and scaled_dot_product_attention count 0",
  counts: { conv: "MACs", convTranspose: "MACs over the input", linear: "MACs" },
  figures: (model) => ({ macs: sumOf(model, model.calls, FORMULAS, [model.hidden.matmul]) }),
  operations: ofAll(FORMULAS)
};

// src/conventions/fvcore.ts
var macs2 = ({ macs: products }) => products;
var isImage = ({ inputShape }) => inputShape.length === 4;
var PRODUCTS = { conv: macs2, convTranspose: macs2, linear: macs2, matmul: macs2 };
var NORMS = {
  batchNorm: ({ x, weight }) => (weight > 0 ? 2 : 1) * x,
  layerNorm: ({ x, weight }) => (weight > 0 ? 5 : 4) * x,
  instanceNorm: ({ x, weight }) => (weight > 0 ? 5 : 4) * x,
  groupNorm: ({ x, weight }) => (weight > 0 ? 5 : 4) * x,
  adaptiveAvgPool: (call2) => isImage(call2) ? call2.x : 0,
  upsample: ({ y, mode, inputShape }) => inputShape.length !== 4 ? 0 : mode === "nearest" ? y : mode === "linear" ? 4 * y : 0
};
function broadcastMatmul({ calls }) {
  const isBroadcast = calls.some(({ kind, x, macs: products, outputShape }) => kind === "matmul" && x * (outputShape.at(-1) ?? 1) !== products);
  return isBroadcast ? "a product whose first operand is broadcast: fvcore counts it as the file does not tell" : void 0;
}
var WITH_NORMS = { ...PRODUCTS, ...NORMS };
var counts = {
  conv: "MACs, no bias",
  convTranspose: "MACs over the input, no bias",
  linear: "MACs, no bias",
  matmul: "MACs",
  batchNorm: "2·|x|, 1 without affine",
  layerNorm: "5·|x|, 4 without affine",
  instanceNorm: "5·|x|, 4 without affine",
  groupNorm: "5·|x|, 4 without affine",
  adaptiveAvgPool: "|x|, of images only",
  upsample: "nearest |y|, bilinear 4·|y|"
};
var fvcore = {
  name: "fvcore",
  about: '"flops" that are MACs, of traced operators; scaled_dot_product_attention, softmax and recurrent cells count 0',
  counts,
  figures: (model) => ({ flops: sumOf(model, model.calls, WITH_NORMS, [model.hidden.norm, broadcastMatmul(model)]), params: paramsFigure(model) }),
  operations: ofAll(WITH_NORMS)
};
var fvcore2021 = {
  name: "fvcore-2021",
  about: "as fvcore before March 2021: normalisation, pooling and upsampling count 0",
  counts: { conv: counts.conv, convTranspose: counts.convTranspose, linear: counts.linear, matmul: counts.matmul },
  figures: (model) => ({ flops: sumOf(model, model.calls, PRODUCTS, [broadcastMatmul(model)]), params: paramsFigure(model) }),
  operations: ofAll(PRODUCTS)
};

// src/conventions/ptflops.ts
var withBias = ({ macs: macs5, y, bias }) => macs5 + (bias > 0 ? y : 0);
var onceX = ({ x }) => x;
var twiceX = ({ x }) => 2 * x;
var affineTwice = ({ x, weight }) => (weight > 0 ? 2 : 1) * x;
var MODULES = {
  conv: withBias,
  convTranspose: withBias,
  linear: withBias,
  batchNorm: affineTwice,
  instanceNorm: affineTwice,
  groupNorm: affineTwice,
  layerNorm: onceX,
  relu: twiceX,
  prelu: twiceX,
  elu: twiceX,
  gelu: twiceX,
  relu6: onceX,
  leakyRelu: onceX,
  silu: onceX,
  softmax: onceX,
  maxPool: twiceX,
  avgPool: twiceX,
  adaptiveAvgPool: twiceX,
  upsample: ({ y }) => 2 * y
};
var FUNCTIONS = { relu: onceX, elu: onceX, gelu: onceX, silu: onceX, maxPool: onceX, avgPool: onceX, adaptiveAvgPool: onceX, upsample: ({ y }) => y };
var BEFORE_0_7 = {
  conv: withBias,
  convTranspose: withBias,
  linear: withBias,
  batchNorm: twiceX,
  relu: onceX,
  relu6: onceX,
  prelu: onceX,
  elu: onceX,
  leakyRelu: onceX,
  maxPool: onceX,
  avgPool: onceX,
  adaptiveAvgPool: onceX,
  upsample: ({ y }) => y
};
function cells(model) {
  return model.calls.some(({ recurrent: recurrent3 }) => recurrent3 !== void 0) ? "recurrent cells, whose hook divides by the batch" : void 0;
}
var AMBIGUOUS = /* @__PURE__ */ new Set(["relu", "relu6", "leakyRelu", "elu", "gelu", "silu", "hardswish", "softmax"]);
function unclear(model) {
  const { norm, matmul: matmul2, multihead } = model.hidden;
  const batch = model.batch === 1 ? void 0 : "the hooks divide by the batch, the patched functions do not: a batch of 1 is comparable";
  const functional = model.calls.find(({ kind, module }) => module === void 0 && AMBIGUOUS.has(kind));
  const spelling = functional === void 0 ? void 0 : `whether ${functional.kind} was called as a function of torch.nn.functional is not told`;
  return [norm, withoutModules(model), batch, cells(model), multihead, matmul2, spelling];
}
var operations = (call2) => (call2.module === void 0 ? FUNCTIONS : MODULES)[call2.kind]?.(call2) ?? 0;
function macs3(model) {
  const byKind = Object.fromEntries(model.calls.map(({ kind }) => [kind, operations]));
  return sumOf(model, model.calls, byKind, unclear(model));
}
var trainable = { unknown: "it counts parameters with requires_grad, of which the file has no trace" };
var ptflops = {
  name: "ptflops",
  about: "MACs, biases and other operations added one to one, of modules and of functions (ptflops 0.7, backend pytorch)",
  counts: {
    conv: "MACs + |y| with bias",
    convTranspose: "MACs + |y| with bias",
    linear: "MACs + |y| with bias",
    batchNorm: "2·|x|, 1 without affine",
    instanceNorm: "2·|x|, 1 without affine",
    groupNorm: "2·|x|, 1 without affine",
    layerNorm: "|x|",
    relu: "2·|x| as a module (hook and function), |x| as a function",
    relu6: "|x|",
    leakyRelu: "|x|",
    prelu: "2·|x|",
    elu: "2·|x|, |x| as a function",
    gelu: "2·|x|, |x| as a function",
    silu: "|x|",
    softmax: "|x|",
    maxPool: "2·|x|, |x| as a function",
    avgPool: "2·|x|, |x| as a function",
    adaptiveAvgPool: "2·|x|, |x| as a function",
    upsample: "2·|y|, |y| as a function"
  },
  figures: (model) => ({ macs: macs3(model), params: trainable }),
  operations
};
var ptflops06 = {
  name: "ptflops-0.6",
  about: "as ptflops before 0.7: modules only",
  counts: {
    conv: "MACs + |y| with bias",
    convTranspose: "MACs + |y| with bias",
    linear: "MACs + |y| with bias",
    batchNorm: "2·|x|",
    relu: "|y|",
    relu6: "|y|",
    prelu: "|y|",
    elu: "|y|",
    leakyRelu: "|y|",
    maxPool: "|x|",
    avgPool: "|x|",
    adaptiveAvgPool: "|x|",
    upsample: "|y|"
  },
  figures: (model) => {
    const batch = model.batch === 1 ? void 0 : "it divides by the batch: a batch of 1 is comparable";
    return { macs: sumOf(model, moduleCalls(model), BEFORE_0_7, [model.hidden.norm, withoutModules(model), batch, cells(model), model.hidden.multihead]), params: trainable };
  },
  operations: ofModules(BEFORE_0_7)
};
function unrolled({ macs: products, recurrent: recurrent3 }, gates) {
  const { hiddenSize, directions, rows, hasBias } = recurrent3;
  return products + (hasBias ? rows * directions * gates * hiddenSize : 0);
}
var ATEN = {
  conv: withBias,
  convTranspose: withBias,
  linear: withBias,
  matmul: ({ macs: products }) => products,
  gru: (call2) => unrolled(call2, 3),
  rnn: (call2) => unrolled(call2, 1)
};
var ptflopsAten = {
  name: "ptflops-aten",
  about: "MACs and biases of dispatched aten operators (ptflops 0.7, backend aten)",
  counts: {
    conv: "MACs + |y| with bias",
    convTranspose: "MACs + |y| with bias",
    linear: "MACs + |y| with bias",
    matmul: "MACs",
    gru: "MACs, and a bias a step",
    rnn: "MACs, and a bias a step"
  },
  figures: (model) => ({ macs: sumOf(model, model.calls, ATEN, [model.hidden.norm, model.hidden.sdpa]), params: trainable }),
  operations: ofAll(ATEN)
};

// src/conventions/thop.ts
var perOutput = ({ weight, outputShape }) => weight / (outputShape[1] ?? 1);
var adaptivePool = ({ y, inputShape, outputShape }) => Math.trunc((product(inputShape.slice(2)) / product(outputShape.slice(2)) + 1) * y);
var doubledIfAffine = ({ x, weight }) => (weight > 0 ? 4 : 2) * x;
function interpolation({ y, mode, inputShape }, nearest) {
  if (mode === "cubic") return 259 * y;
  return mode === "linear" ? (inputShape.length === 3 ? 5 : 11) * y : nearest * y;
}
function recurrent2(gates, perHidden) {
  return (call2) => {
    const { inputSize: i, hiddenSize: h, directions, rows, hasBias } = call2.recurrent;
    return rows * directions * (gates * (h * (i + h) + h) + (hasBias ? 2 * gates * h : 0) + perHidden * h);
  };
}
var CELLS = { lstm: recurrent2(4, 4), gru: recurrent2(3, 4), rnn: recurrent2(1, 0) };
var NEWEST = {
  conv: (call2) => call2.y * perOutput(call2),
  convTranspose: (call2) => call2.y * perOutput(call2),
  linear: ({ macs: macs5 }) => macs5,
  batchNorm: doubledIfAffine,
  instanceNorm: doubledIfAffine,
  layerNorm: doubledIfAffine,
  prelu: ({ x }) => x,
  softmax: ({ x, along }) => x / along * (3 * along - 1),
  avgPool: ({ y }) => y,
  adaptiveAvgPool: adaptivePool,
  upsample: (call2) => interpolation(call2, 1),
  ...CELLS
};
var BEFORE_0_1 = {
  conv: (call2) => call2.y * (perOutput(call2) + (call2.bias > 0 ? 1 : 0)),
  convTranspose: (call2) => call2.y * (perOutput(call2) + (call2.bias > 0 ? 1 : 0)),
  linear: ({ macs: macs5 }) => macs5,
  batchNorm: ({ x }) => 2 * x,
  leakyRelu: ({ x }) => x,
  avgPool: ({ y }) => y,
  adaptiveAvgPool: adaptivePool,
  upsample: (call2) => interpolation(call2, 0),
  ...CELLS
};
function macs4(model, formulas) {
  return sumOf(model, moduleCalls(model), formulas, [model.hidden.norm, withoutModules(model)]);
}
function params(model, formulas) {
  const why = model.hidden.all ?? model.hidden.params ?? withoutModules(model);
  if (why !== void 0) return { unknown: why };
  return countFigure(firstCalls(model).reduce((sum, call2) => sum + (call2.kind in formulas ? call2.weight + call2.bias : 0), 0));
}
var counts2 = {
  conv: "|y|·(Cin/g)·k",
  convTranspose: "|y|·(Cin/g)·k, over the output",
  linear: "in·|y|",
  batchNorm: "4·|x|, 2 without affine",
  layerNorm: "4·|x|, 2 without affine",
  instanceNorm: "4·|x|, 2 without affine",
  prelu: "|x|",
  softmax: "|x|/d·(3d − 1), modules only",
  avgPool: "|y|",
  adaptiveAvgPool: "(|x|/|y| + 1)·|y|, modules only",
  upsample: "nearest 1, linear 5 or 11, cubic 259 × |y|",
  lstm: "gates h(i+h)+h, biases 2h a gate, 4h",
  gru: "gates h(i+h)+h, biases 2h a gate, 4h",
  rnn: "h(i+h)+h, biases 2h"
};
var thop = {
  name: "thop",
  about: "MACs of modules by hooks, other operations added one to one (thop 0.1)",
  counts: counts2,
  figures: (model) => ({ macs: macs4(model, NEWEST), params: params(model, NEWEST) }),
  operations: ofModules(NEWEST)
};
var thop0031 = {
  name: "thop-0.0.31",
  about: "as thop, in the version that papers before 2022 and YOLOv5 quote",
  counts: {
    conv: "|y|·((Cin/g)·k + bias)",
    convTranspose: "|y|·((Cin/g)·k + bias), over the output",
    linear: counts2.linear,
    batchNorm: "2·|x|",
    leakyRelu: "|x|",
    avgPool: counts2.avgPool,
    adaptiveAvgPool: counts2.adaptiveAvgPool,
    upsample: "nearest 0, linear 5 or 11, cubic 259 × |y|",
    lstm: counts2.lstm,
    gru: counts2.gru,
    rnn: counts2.rnn
  },
  figures: (model) => ({ macs: macs4(model, BEFORE_0_1), params: params(model, BEFORE_0_1) }),
  operations: ofModules(BEFORE_0_1)
};

// src/conventions/torch.ts
var twice = ({ macs: macs5 }) => 2 * macs5;
var FORMULAS2 = { conv: twice, convTranspose: twice, linear: twice, matmul: twice, gru: twice, rnn: twice };
var torch = {
  name: "torch",
  about: "FLOPs = 2 × MACs of dispatched products and convolutions (torch.utils.flop_counter.FlopCounterMode)",
  counts: { conv: "2·MACs", convTranspose: "2·MACs over the input", linear: "2·MACs, no bias", matmul: "2·MACs", gru: "2·MACs", rnn: "2·MACs" },
  figures: (model) => ({ flops: sumOf(model, model.calls, FORMULAS2, [model.hidden.sdpa]) }),
  operations: ofAll(FORMULAS2)
};

// src/conventions/torchinfo.ts
var params2 = ({ weight, bias }) => weight + bias;
var perImage = (call2) => params2(call2) * (call2.outputShape[0] ?? 1);
var perPosition = (call2) => perImage(call2) * product(call2.outputShape.slice(2));
var perStep = (call2) => params2(call2) * call2.recurrent.rows;
var FORMULAS3 = {
  conv: perPosition,
  convTranspose: perPosition,
  linear: (call2) => params2(call2) * product(call2.outputShape.slice(0, -1)),
  batchNorm: perImage,
  instanceNorm: perImage,
  layerNorm: perImage,
  groupNorm: perImage,
  prelu: perImage,
  embedding: perImage,
  lstm: perStep,
  gru: perStep,
  rnn: perStep
};
var torchinfo = {
  name: "torchinfo",
  about: '"mult-adds" of leaf modules, from their parameters and the sizes of their outputs',
  counts: {
    conv: "parameters · N · spatial(y)",
    convTranspose: "parameters · N · spatial(y)",
    linear: "parameters · ∏(y without its last size)",
    batchNorm: "parameters · N",
    instanceNorm: "parameters · N",
    layerNorm: "parameters · N",
    groupNorm: "parameters · N",
    prelu: "parameters · N",
    embedding: "parameters · N",
    lstm: "parameters · steps · N",
    gru: "parameters · steps · N",
    rnn: "parameters · steps · N"
  },
  figures: (model) => ({ multAdds: sumOf(model, moduleCalls(model), FORMULAS3, [model.hidden.norm, model.hidden.product, withoutModules(model)]), params: paramsFigure(model) }),
  operations: ofModules(FORMULAS3)
};

// src/conventions/lost-modules.ts
function lostModules({ calls }) {
  const numbers = /* @__PURE__ */ new Map();
  const paths = new Set(calls.map(({ module, scope }) => module ?? scope));
  for (const path of paths) {
    const parts = path.split(".");
    for (const [i, part] of parts.entries()) {
      if (!/^\d+$/.test(part)) continue;
      const parent = parts.slice(0, i).join(".");
      numbers.set(parent, (numbers.get(parent) ?? /* @__PURE__ */ new Set()).add(Number(part)));
    }
  }
  const isGap = [...numbers.values()].some((found) => Math.max(...found) + 1 > found.size);
  return isGap ? "the exporter left modules out (Dropout or Identity), whose outputs it would count" : void 0;
}

// src/conventions/torchstat.ts
var params3 = ({ weight, bias }) => weight + bias;
var onceX2 = ({ x }) => x;
var TORCHSTAT_FLOPS = {
  conv: ({ macs: macs5, y, bias }) => macs5 + (bias > 0 ? y : 0),
  batchNorm: ({ x, weight }) => (weight > 0 ? 2 : 1) * x,
  relu: onceX2,
  relu6: onceX2,
  leakyRelu: onceX2,
  elu: onceX2,
  prelu: onceX2,
  maxPool: onceX2,
  avgPool: onceX2,
  linear: ({ macs: macs5 }) => macs5,
  // The channels are forgotten.
  upsample: ({ outputShape: [n = 1, , h = 1, w = 1] }) => n * h * w
};
var TORCHSTAT_MADD = {
  conv: ({ macs: macs5, y, bias }) => 2 * macs5 - y + (bias > 0 ? y : 0),
  batchNorm: ({ x }) => 4 * x,
  relu: onceX2,
  relu6: onceX2,
  maxPool: ({ y, kernel }) => (kernel - 1) * y,
  avgPool: ({ y, kernel }) => kernel * y,
  linear: ({ macs: macs5, y }) => 2 * macs5 - y,
  softmax: ({ along }) => 3 * along - 1
};
var TORCHSTAT_READ = {
  conv: (call2) => call2.x + params3(call2),
  batchNorm: (call2) => call2.x + params3(call2),
  relu: onceX2,
  relu6: onceX2,
  leakyRelu: onceX2,
  elu: onceX2,
  prelu: (call2) => call2.x + params3(call2),
  maxPool: onceX2,
  avgPool: onceX2,
  linear: (call2) => call2.x + params3(call2)
};
var TORCHSTAT_WRITE = Object.fromEntries(Object.keys(TORCHSTAT_READ).map((kind) => [kind, ({ y }) => y]));
function reasons(model) {
  const [input, ...others] = model.inputs;
  const isOneImage = others.length === 0 && input?.length === 4 && input[0] === 1;
  const refusal = isOneImage ? void 0 : "it takes one image at a batch of 1";
  const flat = model.calls.some(({ kind, inputShape }) => kind === "linear" && inputShape.length > 2) ? "it takes linear layers on two dimensions only" : void 0;
  return [model.hidden.norm, model.hidden.product, withoutModules(model), refusal, flat];
}
function memoryMB(model) {
  const why = [model.hidden.all, ...reasons(model), lostModules(model)].find((reason) => reason !== void 0);
  if (why !== void 0) return { unknown: why };
  return { value: lastCalls(model).reduce((sum, { y }) => sum + y, 0) * 4 / 2 ** 20 };
}
function bytes(model) {
  const elements = Object.fromEntries(
    Object.keys(TORCHSTAT_READ).map((kind) => [kind, (call2) => 4 * ((TORCHSTAT_READ[call2.kind]?.(call2) ?? 0) + (TORCHSTAT_WRITE[call2.kind]?.(call2) ?? 0))])
  );
  return sumOf(model, lastCalls(model), elements, reasons(model));
}
function parameters(model) {
  const why = model.hidden.all ?? model.hidden.params ?? withoutModules(model);
  return why === void 0 ? countFigure(lastCalls(model).reduce((sum, call2) => sum + params3(call2), 0)) : { unknown: why };
}
var torchstat = {
  name: "torchstat",
  about: "FLOPs (MACs, others one to one), MAdd and memory of leaf modules at batch 1; of a module called twice the last call",
  counts: {
    conv: "MACs + |y| with bias",
    batchNorm: "2·|x|, 1 without affine",
    relu: "|x|",
    relu6: "|x|",
    leakyRelu: "|x|",
    elu: "|x|",
    prelu: "|x|",
    maxPool: "|x|",
    avgPool: "|x|",
    linear: "MACs, no bias",
    upsample: "N·H·W of the output, channels forgotten"
  },
  figures: (model) => ({
    flops: sumOf(model, lastCalls(model), TORCHSTAT_FLOPS, reasons(model)),
    madd: sumOf(model, lastCalls(model), TORCHSTAT_MADD, reasons(model)),
    memoryMB: memoryMB(model),
    memReadWriteBytes: bytes(model),
    params: parameters(model)
  }),
  operations: ofModules(TORCHSTAT_FLOPS)
};

// src/conventions/torchsummary.ts
var MIB = 2 ** 20;
var params4 = ({ weight, bias, recurrent: recurrent3 }) => recurrent3 === void 0 ? weight + bias : 0;
function figures(model) {
  const { hidden, containers } = model;
  const lost = hidden.all ?? hidden.norm ?? hidden.product ?? withoutModules(model) ?? hidden.multihead ?? containers.ambiguous;
  const names = ["params", "inputMB", "forwardBackwardMB", "paramsMB", "totalMB"];
  if (lost !== void 0) return Object.fromEntries(names.map((name) => [name, { unknown: lost }]));
  const rows = moduleCalls(model);
  const parameters2 = rows.reduce((sum, call2) => sum + params4(call2), 0);
  const inputMB = 4 * product(model.inputs.map((shape) => product(shape.slice(1)))) * model.batch / MIB;
  const paramsMB = 4 * parameters2 / MIB;
  const outputs = rows.reduce((sum, { y }) => sum + y, 0) + containers.outputs.reduce((sum, { y }) => sum + y, 0);
  const forwardBackwardMB = 2 * 4 * outputs / MIB;
  const gap = lostModules(model);
  const untold = (value) => gap === void 0 ? { value } : { unknown: gap, atLeast: value };
  return {
    params: countFigure(parameters2),
    inputMB: { value: inputMB },
    forwardBackwardMB: untold(forwardBackwardMB),
    paramsMB: { value: paramsMB },
    totalMB: untold(inputMB + forwardBackwardMB + paramsMB)
  };
}
var torchsummary = {
  name: "torchsummary",
  about: "parameters (`weight` and `bias`, at every call) and sizes of all rows, in MiB; no operations",
  counts: {},
  figures
};

// src/conventions/yolov5.ts
var yolov5 = {
  name: "yolov5",
  about: "GFLOPs as YOLOv5 prints them: twice the MACs of thop 0.0.31, in units of 1e9",
  counts: thop0031.counts,
  figures: (model) => {
    const { macs: macs5 = { unknown: "MACs are not told" } } = thop0031.figures(model);
    return { gflops: isKnown(macs5) ? { value: 2 * macs5.value / 1e9 } : { unknown: macs5.unknown }, params: paramsFigure(model) };
  },
  ...thop0031.operations === void 0 ? {} : { operations: thop0031.operations }
};

// src/conventions/index.ts
var CONVENTIONS = [thop, thop0031, fvcore, fvcore2021, ptflops, ptflops06, ptflopsAten, torchinfo, torchsummary, torchstat, torch, calflops, yolov5];
function chooseConventions(names) {
  const known = CONVENTIONS.map(({ name }) => name);
  for (const name of names) {
    if (name === "all" || known.includes(name)) continue;
    throw new AppError("usage/unknown-convention", `there is no convention "${name}"${didYouMean(name, known)}`, { hint: `one of ${known.join(", ")}, or all` });
  }
  return names.includes("all") ? CONVENTIONS : CONVENTIONS.filter(({ name }) => names.includes(name));
}
function countBy(analysis, conventions) {
  if (conventions.length === 0) return {};
  const model = torchModel(analysis);
  return Object.fromEntries(conventions.map(({ name, figures: figures2 }) => [name, figures2(model)]));
}

export {
  toFigure,
  countFigure,
  scopeOf,
  ownerOfParameter,
  lastCalls,
  fvcore,
  ptflops,
  thop0031,
  torchModel,
  torchinfo,
  lostModules,
  TORCHSTAT_FLOPS,
  TORCHSTAT_MADD,
  TORCHSTAT_READ,
  TORCHSTAT_WRITE,
  torchstat,
  torchsummary,
  yolov5,
  chooseConventions,
  countBy
};
