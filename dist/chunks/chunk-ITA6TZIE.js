import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  declaredFact,
  isImpossible,
  listed,
  substituteFact
} from "./chunk-NJ2NKAJX.js";
import {
  functionKey,
  namesReadBy,
  subgraphsOf
} from "./chunk-YHXRFRKK.js";
import {
  shellWord
} from "./chunk-5WES5B4S.js";
import {
  MAX_VALUE_ELEMENTS,
  add,
  atLeast,
  ceil,
  ceilDiv,
  commonFact,
  constantOf,
  dimKey,
  elementBits,
  elementCount,
  elementsOf,
  factKey,
  floor,
  floorDiv,
  isEqual,
  isExpression,
  isLess,
  isShaped,
  isWhole,
  max,
  min,
  modulo,
  multiply,
  negate,
  ofAtom,
  quotient,
  sameDim,
  sameScalar,
  sameShape,
  substitute,
  subtract,
  sum,
  symbol,
  symbolsOf,
  tensor,
  truncDiv,
  unknownTensor,
  whyNamed
} from "./chunk-YNDFLL5Z.js";
import {
  bitsOf,
  dtypeOfCode,
  isFloat,
  isInteger,
  shortType
} from "./chunk-KVADBKJQ.js";
import {
  groupBy,
  operatorName
} from "./chunk-B5CUOIL7.js";
import {
  isKnown,
  worseStatus
} from "./chunk-DGCHDJ6K.js";
import {
  own
} from "./chunk-JCGMPJ7X.js";
import {
  didYouMean
} from "./chunk-3MNS4ZMT.js";
import {
  AppError,
  messageOf
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
  for (const [key, read2] of SCOPE_READERS) {
    const text = node.metadata.get(key);
    if (text === void 0) continue;
    const scope = modulePath(read2(text).slice(0, -1));
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
    if (!part.includes(".")) {
      if (part !== "") path.push(part);
      continue;
    }
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

// src/graph/node-key.ts
function nodeKeys(graph, nodes) {
  const producers = /* @__PURE__ */ new Map();
  const places = /* @__PURE__ */ new Map();
  const keys = nodes.map((node) => {
    for (const output of node.outputs) if (output !== "") producers.set(output, node);
    if (isTelling(node)) return node.name;
    const feeder = producers.get(node.inputs.find((input) => producers.has(input)) ?? "");
    const place2 = ownPlace(node, graph) ?? (feeder === void 0 ? [] : places.get(feeder) ?? scopeOf(feeder));
    places.set(node, place2);
    return `/${[...place2, node.op].join("/")}`;
  });
  return withOrdinals(keys);
}
function ownPlace(node, graph) {
  const scope = scopeOf(node);
  if (scope.length > 0 || isFromModel(node)) return scope;
  const weight = node.inputs.find((input) => graph.initializers.has(input) && !isNumbered(input));
  if (weight === void 0) return void 0;
  const owner = ownerOfParameter(weight);
  return owner.length > 0 ? owner : [weight];
}
function isFromModel(node) {
  return node.metadata.has("pkg.torch.onnx.name_scopes") || node.metadata.has("namespace");
}
function isTelling({ name, op }) {
  if (name === "" || name.startsWith("node_") || /^\d+$/.test(name)) return false;
  return name.replace(/[._]\d+$/, "") !== op;
}
function isNumbered(name) {
  return name.includes("::") || /^(?:[A-Za-z]+_)?\d+$/.test(name);
}
function withOrdinals(keys) {
  const wanted = new Set(keys);
  const taken = /* @__PURE__ */ new Set();
  const next = /* @__PURE__ */ new Map();
  return keys.map((key) => {
    let ordinal = next.get(key) ?? 0;
    let unique2 = key;
    while (taken.has(unique2) || unique2 !== key && wanted.has(unique2)) unique2 = `${key}_${++ordinal}`;
    next.set(key, ordinal);
    taken.add(unique2);
    return unique2;
  });
}

// src/analyze/figures.ts
function toFigure(amount2, symbolic) {
  const formula = formulaOf(symbolic) ?? formulaOf(amount2);
  const figure = figureOf(amount2);
  return formula === void 0 ? figure : { ...figure, formula };
}
function figureOf(amount2) {
  const { dim, status, why } = amount2;
  if (why !== void 0) return { unknown: why, ...lowest(amount2) };
  if (isExpression(dim)) return { unknown: whyFree(dim) };
  if (dim === null) return { unknown: "the formula is too long" };
  return status === "exact" ? { value: dim } : { value: dim, status };
}
function countFigure(value) {
  return Number.isSafeInteger(value) ? { value } : { unknown: "more than 2^53, which JSON numbers cannot hold exactly" };
}
function formulaOf(amount2) {
  return amount2 !== void 0 && amount2.why === void 0 && isExpression(amount2.dim) ? dimKey(amount2.dim) : void 0;
}
function lowest({ dim, status }) {
  return typeof dim === "number" && dim >= 1 && (status === "exact" || status === "lower") ? { atLeast: dim } : {};
}
function whyFree(dim) {
  const names = symbolsOf(dim);
  if (names.length === 0) return "more than 2^53, which JSON numbers cannot hold exactly";
  return `depends on ${names.join(", ")}: give ${names.map((name) => `--dim ${shellWord(`${name}=N`)}`).join(" ")}`;
}

// src/facts/amount.ts
var AMOUNT_NAMES = ["macs", "flops", "transcendentals", "readBytes", "weightReadBytes", "writeBytes", "activationBytes"];
var NOTHING = { dim: 0, status: "exact" };
var NO_AMOUNTS = everyAmount(() => NOTHING);
function everyAmount(make) {
  return Object.fromEntries(AMOUNT_NAMES.map((name) => [name, make(name)]));
}
function amount(dim, status = "exact", why = "a size is not known") {
  return dim === null ? { dim: 0, status: "exact", why } : { dim, status };
}
function unknownAmount(why) {
  return { dim: 0, status: "exact", why };
}
function addAmounts(a, b) {
  if (a === NOTHING) return b;
  if (b === NOTHING) return a;
  const dim = add(a.dim, b.dim);
  return { dim, status: worseStatus(a.status, b.status), why: a.why ?? b.why ?? (dim === null ? "the formula is too long" : void 0) };
}
function sumAmounts(amounts) {
  const dims = [];
  let status = "exact";
  let why;
  for (const each of amounts) {
    if (each === NOTHING) continue;
    dims.push(each.dim);
    status = worseStatus(status, each.status);
    why ??= each.why;
  }
  const dim = sum(dims);
  return { dim, status, why: why ?? (dim === null ? "the formula is too long" : void 0) };
}
function timesAmount(a, times2) {
  if (times2.why !== void 0) return a.dim === 0 && a.why === void 0 ? NOTHING : { dim: 0, status: "exact", why: times2.why };
  const dim = multiply(a.dim, times2.dim);
  return { dim, status: worseStatus(a.status, a.dim === 0 ? "exact" : times2.status), why: a.why ?? (dim === null ? "the formula is too long" : void 0) };
}
function sequentialAmounts(executions) {
  const largest2 = (name) => executions.map((each) => each[name]).reduce(largerAmount, NOTHING);
  const all = (name) => sumAmounts(executions.map((each) => each[name]));
  const weightReadBytes = largest2("weightReadBytes");
  const repeated = multiply(-1, all("weightReadBytes").dim);
  return {
    ...everyAmount(all),
    readBytes: sumAmounts([all("readBytes"), { dim: repeated, status: "exact" }, weightReadBytes]),
    weightReadBytes,
    activationBytes: largest2("activationBytes")
  };
}
function repeatedAmounts(once, times2) {
  if (times2.dim === 0 && times2.why === void 0) return NO_AMOUNTS;
  const { readBytes: readBytes2, weightReadBytes, activationBytes } = once;
  const others = { ...readBytes2, dim: add(readBytes2.dim, multiply(-1, weightReadBytes.dim)) };
  return { ...everyAmount((name) => timesAmount(once[name], times2)), readBytes: addAmounts(timesAmount(others, times2), weightReadBytes), weightReadBytes, activationBytes };
}
function largerAmount(a, b) {
  const dim = max(a.dim, b.dim);
  return { dim, status: worseStatus(a.status, b.status), why: a.why ?? b.why ?? (dim === null ? "the formula is too long" : void 0) };
}

// src/ops/context.ts
var Attributes = class {
  #attributes;
  constructor(attributes) {
    this.#attributes = attributes;
  }
  has(name) {
    return this.#attributes.has(name);
  }
  int(name, fallback) {
    return this.#get(name, "int") ?? fallback;
  }
  ints(name) {
    return this.#get(name, "ints");
  }
  float(name, fallback) {
    return this.#get(name, "float") ?? fallback;
  }
  floats(name) {
    return this.#get(name, "floats");
  }
  string(name, fallback) {
    return this.#get(name, "string") ?? fallback;
  }
  strings(name) {
    return this.#get(name, "strings");
  }
  tensor(name) {
    return this.#get(name, "tensor");
  }
  sparseTensor(name) {
    return this.#get(name, "sparseTensor");
  }
  graph(name) {
    return this.#get(name, "graph");
  }
  /** The attribute as it stands. */
  raw(name) {
    return this.#attributes.get(name);
  }
  #get(name, kind) {
    const attribute2 = this.#attributes.get(name);
    return attribute2?.kind === kind ? attribute2.value : void 0;
  }
};
var OpContext = class {
  op;
  domain;
  /** The version of the node's own domain. */
  opset;
  attrs;
  /** An absent optional input keeps its place. */
  inputs;
  /** Which inputs the node names, whatever is known of them. */
  inputNames;
  /** Names of the outputs; an output nobody wants is empty. */
  outputNames;
  surroundings;
  constructor(node) {
    this.op = node.op;
    this.domain = node.domain;
    this.opset = node.opset;
    this.attrs = node.attrs;
    this.inputs = node.inputs;
    this.inputNames = node.inputNames;
    this.outputNames = node.outputNames;
    this.surroundings = node.surroundings;
  }
  /** Whether input `i` is given. */
  has(i) {
    return (this.inputNames[i] ?? "") !== "";
  }
  /** Whether somebody asked for output `i`. */
  wants(i) {
    return (this.outputNames[i] ?? "") !== "";
  }
  tensor(i) {
    const fact = this.inputs[i];
    return fact?.kind === "tensor" ? fact : void 0;
  }
  shape(i) {
    return this.tensor(i)?.shape;
  }
  rank(i) {
    return this.tensor(i)?.shape?.length;
  }
  dtype(i) {
    return this.tensor(i)?.dtype;
  }
  value(i) {
    return this.tensor(i)?.value;
  }
  /** The values of all given inputs, or undefined when one is not known; stored tensors are read only when all others are known. */
  values() {
    const given2 = this.inputs.filter((_, i) => this.has(i));
    const isUnknown = (fact) => fact?.kind !== "tensor" || fact.value === void 0;
    if (given2.some((fact) => (fact?.kind !== "tensor" || fact.weight === void 0) && isUnknown(fact)) || given2.some(isUnknown)) return void 0;
    return given2.flatMap((fact) => fact?.kind === "tensor" && fact.value !== void 0 ? [fact.value] : []);
  }
  /**
   * Integers that older versions have as attribute and newer ones as input: undefined when neither is given, null when the
   * input is there but its value is not known. Single elements may still be null or symbolic.
   */
  list(attribute2, input) {
    const fromAttribute = this.attrs.ints(attribute2) ?? (this.attrs.int(attribute2) === void 0 ? void 0 : [this.attrs.int(attribute2, 0)]);
    if (fromAttribute !== void 0) return fromAttribute;
    if (!this.has(input)) return void 0;
    const value = this.value(input);
    return value === void 0 ? null : value.map((element) => typeof element === "boolean" ? Number(element) : element);
  }
  /** Like `list`, but only plain integers will do: null when one of them is not. */
  integers(attribute2, input) {
    const list = this.list(attribute2, input);
    return list?.every((element) => typeof element === "number") === false ? null : list;
  }
  freshDim(output, axis, upper) {
    return this.surroundings.freshDim(output, axis, upper);
  }
  decision(what) {
    return this.surroundings.decision(what);
  }
  body(attribute2) {
    return this.surroundings.body(attribute2);
  }
  /** Says that the inputs cannot be right; spoils this node only. */
  fail(problem) {
    throw new ShapeError(problem);
  }
};
var MAX_PROBLEM = 400;
var ShapeError = class extends Error {
  constructor(problem) {
    super(problem.length > MAX_PROBLEM ? `${problem.slice(0, MAX_PROBLEM)}…` : problem);
  }
};

// src/ops/apply-rule.ts
function inferOutputs(spec, ctx) {
  const outputs = spec.infer(ctx);
  outputs.forEach(refuseImpossible);
  return outputs;
}
var MAX_RANK = 1024;
function refuseImpossible(fact) {
  if (fact?.kind === "tensor" && (fact.shape?.length ?? 0) > MAX_RANK) throw new ShapeError(`the result has ${fact.shape?.length} axes, more than ${MAX_RANK}`);
  if (fact?.kind === "tensor" && fact.shape?.every(isPossible) === false) throw new ShapeError(`the result cannot have the shape ${fact.shape.map(dimKey).join(" × ")}`);
  if (fact?.kind === "sequence" || fact?.kind === "optional") refuseImpossible(fact.element);
}
function countCost(spec, ctx, outputs) {
  const cost2 = spec.cost?.(ctx, outputs) ?? {};
  if (![cost2.macs ?? 0, cost2.flops ?? 0, cost2.transcendentals ?? 0].every(isPossible)) throw new ShapeError("its attributes and inputs count less than nothing");
  return cost2;
}
function isPossible(dim) {
  return typeof dim !== "number" || Number.isSafeInteger(dim) && dim >= 0;
}

// src/facts/rounding.ts
var NARROW_FLOATS = /* @__PURE__ */ new Map([
  ["float16", [11, -14, 65504]],
  ["bfloat16", [8, -126, 255 * 2 ** 120]]
]);
function roundTo(dtype, value) {
  if (dtype === "float64") return value + 0;
  if (dtype === "float32") return Math.fround(value) + 0;
  const narrow = dtype === void 0 ? void 0 : NARROW_FLOATS.get(dtype);
  if (narrow === void 0) return null;
  const [digits, smallest, largest2] = narrow;
  if (value === 0 || !Number.isFinite(value)) return value + 0;
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(value))), smallest);
  const step = 2 ** (exponent - digits + 1);
  const rounded3 = roundHalfToEven(value / step) * step;
  return (Math.abs(rounded3) > largest2 ? Math.sign(value) * Number.POSITIVE_INFINITY : rounded3) + 0;
}
function roundHalfToEven(value) {
  const low = Math.floor(value);
  const rest = value - low;
  return (rest > 0.5 || rest === 0.5 && low % 2 !== 0 ? low + 1 : low) + 0;
}
function inRange(dtype, value) {
  const bits = isInteger(dtype) && dtype !== void 0 ? bitsOf(dtype) : void 0;
  if (value === null || bits === void 0 || dtype === void 0) return null;
  if (Math.abs(Number(value)) === Number.POSITIVE_INFINITY) return bits === 64 ? value : null;
  const constant = constantOf(value);
  if (constant === void 0) return isExpression(value) && bits >= 32 ? value : null;
  const low = dtype.startsWith("u") ? 0n : -(1n << BigInt(bits - 1));
  const high = low + (1n << BigInt(bits)) - 1n;
  if (constant < low || constant > high) return null;
  return typeof value === "number" ? value : constant > 0n ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
}

// src/facts/scalar.ts
function binary({ onIntegers, onFloats, onSizes = (a, b) => onIntegers(a, b) }) {
  return (dtype, a = null, b = null) => {
    if (typeof a === "boolean" || typeof b === "boolean" || a === null || b === null) return null;
    if (isInteger(dtype)) return isExact(a) && isExact(b) ? inRange(dtype, onIntegers(a, b)) : null;
    if (onFloats === void 0 || dtype === void 0 || !isFloat(dtype)) return null;
    if (typeof a === "number" && typeof b === "number") return rounded(dtype, onFloats(a, b));
    return holdsSizes(dtype) ? onSizes(a, b, dtype) : null;
  };
}
function isExact(value) {
  return typeof value !== "number" || Number.isFinite(value);
}
function rounded(dtype, value) {
  return value === null ? null : roundTo(dtype, value);
}
function holdsSizes(dtype) {
  return dtype === "float32" || dtype === "float64";
}
var addScalars = binary({ onIntegers: add, onFloats: (a, b) => a + b });
var subtractScalars = binary({ onIntegers: subtract, onFloats: (a, b) => a - b });
var multiplyScalars = binary({ onIntegers: multiply, onFloats: (a, b) => a * b, onSizes: (a, b, dtype) => multiply(factor(a, dtype), factor(b, dtype)) });
var divideScalars = binary({
  onIntegers: truncDiv,
  onFloats: (a, b) => b === 0 ? null : a / b,
  onSizes: (a, b, dtype) => quotient(factor(a, dtype), factor(b, dtype))
});
var moduloScalars = binary({ onIntegers: modulo });
var remainderScalars = binary({
  onIntegers: (a, b) => {
    if (typeof a === "number" && typeof b === "number") return b === 0 ? null : a % b + 0;
    return atLeast(a, 0) && atLeast(b, 0) ? modulo(a, b) : null;
  },
  onFloats: (a, b) => a % b,
  onSizes: () => null
});
var powerScalars = (dtype, base = null, exponent = null) => {
  if (typeof base === "boolean" || typeof exponent !== "number" || base === null) return null;
  if (typeof base === "number") {
    const power = base ** exponent;
    if (isInteger(dtype)) return Number.isSafeInteger(power) && Number.isFinite(base) ? inRange(dtype, power) : null;
    return Math.fround(power) === power && roundTo(dtype, power) === power ? power : null;
  }
  const isFollowed = Number.isInteger(exponent) && exponent >= 0 && exponent <= MAX_SYMBOLIC_POWER && (isInteger(dtype) || holdsSizes(dtype));
  return isFollowed ? multiply(...Array.from({ length: exponent }).fill(base)) : null;
};
var MAX_SYMBOLIC_POWER = 4;
var minScalars = (dtype, ...operands) => extreme(dtype, operands, min, Math.min);
var maxScalars = (dtype, ...operands) => extreme(dtype, operands, max, Math.max);
function extreme(dtype, operands, onDims, onNumbers) {
  const dims = operands.filter((operand) => typeof operand !== "boolean");
  if (dims.length < operands.length || dims.includes(null) || !(isInteger(dtype) || isFloat(dtype))) return null;
  const numbers = dims.filter((operand) => typeof operand === "number");
  return numbers.length === dims.length ? onNumbers(...numbers) + 0 : onDims(...dims);
}
var negateScalar = (dtype, a = null) => {
  if (typeof a === "number" && isInteger(dtype)) return inRange(dtype, 0 - a);
  return subtractScalars(dtype, 0, a);
};
var absoluteScalar = (dtype, a = null) => {
  if (a === null || typeof a === "boolean") return null;
  if (typeof a === "number") return a < 0 ? negateScalar(dtype, a) : a;
  return atLeast(a, 0) ? a : atLeast(negate(a), 0) ? negate(a) : null;
};
var signScalar = (_, a = null) => {
  if (typeof a === "number") return Math.sign(a) + 0;
  return isExpression(a) && atLeast(a, 1) ? 1 : null;
};
function unary(onNumber, onSize) {
  return (dtype, a = null) => {
    if (typeof a === "boolean" || a === null || !isFloat(dtype)) return null;
    return typeof a === "number" ? rounded(dtype, onNumber(a)) : onSize(a);
  };
}
var floorScalar = unary(Math.floor, floor);
var ceilScalar = unary(Math.ceil, ceil);
var roundScalar = unary(roundHalfToEven, (a) => sameDim(floor(a), a) ? a : null);
var sqrtScalar = unary(Math.sqrt, () => null);
var reciprocalScalar = (dtype, a = null) => isFloat(dtype) ? divideScalars(dtype, 1, a) : null;
var expScalar = unary(
  (a) => a === 0 ? 1 : a === Number.NEGATIVE_INFINITY ? 0 : null,
  () => null
);
var logScalar = unary(
  (a) => a === 1 ? 0 : null,
  () => null
);
var MAX_DENOMINATOR = 100;
function factor(value, dtype) {
  if (typeof value !== "number" || dtype !== "float32" || Number.isInteger(value * 256)) return value;
  for (let denominator = 3; denominator <= MAX_DENOMINATOR; denominator++) {
    const numerator = Math.round(value * denominator);
    if (numerator !== 0 && Math.abs(value - numerator / denominator) <= Math.abs(value) * 2 ** -25) return quotient(numerator, denominator);
  }
  return null;
}

// src/ops/counting.ts
function inputElements(ctx, i = 0) {
  return ctx.has(i) ? elementCount(ctx.inputs[i]) : 0;
}
function outputElements(outputs, i = 0) {
  return elementCount(outputs[i]);
}
function countsFlops(ctx, i = 0) {
  const dtype = ctx.dtype(i);
  return dtype === void 0 || isFloat(dtype);
}
function elementwise(ctx, elements, perElement, transcendentals2 = 0) {
  if (!countsFlops(ctx)) return {};
  return { flops: multiply(elements, perElement), transcendentals: multiply(elements, transcendentals2) };
}

// src/facts/broadcast.ts
var BroadcastError = class extends Error {
};
function broadcast(...shapes) {
  const known3 = shapes.filter((shape) => shape !== void 0);
  if (known3.length < shapes.length) return void 0;
  const rank = Math.max(0, ...known3.map((shape) => shape.length));
  return Array.from({ length: rank }, (_, axis) => {
    const dims = known3.flatMap((shape) => shape.length >= rank - axis ? [shape[shape.length - rank + axis] ?? null] : []);
    return dims.reduce(broadcastDims, 1);
  });
}
function broadcastDims(a, b) {
  if (a === 1) return b;
  if (b === 1) return a;
  if (typeof a === "number" && typeof b === "number") {
    if (a !== b) throw new BroadcastError(`${a} and ${b} do not broadcast`);
    return a;
  }
  if (isEqual(a, b) === true) return a;
  if (typeof a === "number") return a;
  if (typeof b === "number") return b;
  return a === null || b === null ? null : max(a, b);
}

// src/facts/indexing.ts
var MAX_RANK2 = 64;
function smallSizes(shape) {
  if (shape === void 0 || shape.length > MAX_RANK2) return void 0;
  const elements = elementsOf(shape);
  const isSmall = typeof elements === "number" && elements <= MAX_VALUE_ELEMENTS;
  return isSmall && shape.every((dim) => typeof dim === "number" && dim >= 0 && dim <= MAX_VALUE_ELEMENTS) ? shape : void 0;
}
function gridOf(fact) {
  const sizes = smallSizes(fact?.shape);
  const value = sizes === void 0 ? void 0 : fact?.value;
  return sizes === void 0 || value === void 0 ? void 0 : { sizes, value };
}
function countOf(sizes) {
  return sizes.reduce((product3, size) => product3 * size, 1);
}
function stridesOf(sizes) {
  return sizes.map((_, axis) => countOf(sizes.slice(axis + 1)));
}
function positionsOf({ offset, sizes, strides }) {
  if (sizes.includes(0)) return [];
  return sizes.reduce((positions, size, axis) => positions.flatMap((position2) => upTo(size).map((i) => position2 + i * (strides[axis] ?? 0))), [offset]);
}
function indicesOf(sizes) {
  if (sizes.includes(0)) return [];
  return sizes.reduce((indices, size) => indices.flatMap((index) => upTo(size).map((i) => [...index, i])), [[]]);
}
function positionOf(index, strides) {
  return index.reduce((position2, i, axis) => position2 + i * (strides[axis] ?? 0), 0);
}
function read(value, view) {
  return at(value, positionsOf(view));
}
function at(value, positions) {
  return positions.map((position2) => value[position2] ?? null);
}
function transpose({ value, sizes }, permutation) {
  const strides = stridesOf(sizes);
  return read(value, { offset: 0, sizes: permutation.map((axis) => sizes[axis] ?? 0), strides: permutation.map((axis) => strides[axis] ?? 0) });
}
function expand({ value, sizes }, target) {
  const aligned = [...Array(target.length - sizes.length).fill(1), ...sizes];
  const strides = stridesOf(aligned);
  return read(value, { offset: 0, sizes: target, strides: aligned.map((size, axis) => size === 1 ? 0 : strides[axis] ?? 0) });
}
function tile({ value, sizes }, repeats) {
  const strides = stridesOf(sizes);
  return read(value, { offset: 0, sizes: sizes.flatMap((size, axis) => [repeats[axis] ?? 1, size]), strides: strides.flatMap((stride) => [0, stride]) });
}
function slice({ value, sizes }, starts, steps2, counts7) {
  const strides = stridesOf(sizes);
  return read(value, { offset: positionOf(starts, strides), sizes: counts7, strides: strides.map((stride, axis) => stride * (steps2[axis] ?? 1)) });
}
function concatenate(parts, axis) {
  const outer = countOf(parts[0]?.sizes.slice(0, axis) ?? []);
  return upTo(outer).flatMap(
    (i) => parts.flatMap(({ value, sizes }) => {
      const length2 = countOf(sizes.slice(axis));
      return value.slice(i * length2, (i + 1) * length2);
    })
  );
}
function take({ value, sizes }, axis, indices) {
  const [outer, size, inner] = [countOf(sizes.slice(0, axis)), sizes[axis] ?? 0, countOf(sizes.slice(axis + 1))];
  return upTo(outer).flatMap(
    (i) => indices.flatMap((index) => {
      const wrapped = wrap(index, size);
      return upTo(inner).map((j) => wrapped === void 0 ? null : value[(i * size + wrapped) * inner + j] ?? null);
    })
  );
}
function wrap(index, size) {
  if (typeof index !== "number") return void 0;
  const wrapped = index < 0 ? index + size : index;
  return wrapped >= 0 && wrapped < size ? wrapped : void 0;
}
function upTo(count) {
  return Array.from({ length: count }, (_, i) => i);
}

// src/facts/evaluate.ts
var MAX_SYMBOLIC_TERMS = 256;
function symbolicTerms(value, count) {
  if (value === void 0 || value.length === 0) return 0;
  const terms = value.reduce((sum3, element) => sum3 + (typeof element === "object" && element !== null ? element.terms.length : 0), 0);
  return terms * count / value.length;
}
function isTooLong(value) {
  return symbolicTerms(value, value.length) > MAX_SYMBOLIC_TERMS;
}
function evaluateElementwise(operands, shape, compute) {
  const sizes = smallSizes(shape);
  if (sizes === void 0 || operands.every(({ value }) => value === void 0)) return void 0;
  if (operands.reduce((terms, { value }) => terms + symbolicTerms(value, countOf(sizes)), 0) > MAX_SYMBOLIC_TERMS) return void 0;
  if (!operands.every((operand) => fits(operand.shape, sizes))) return void 0;
  const readers = operands.map((operand) => reader(operand, sizes));
  return unlessUnknown(Array.from({ length: countOf(sizes) }, (_, i) => compute(...readers.map((read2) => read2(i)))));
}
function fits(shape, target) {
  const lead = target.length - shape.length;
  return lead >= 0 && shape.every((dim, axis) => dim === 1 || dim === target[axis + lead]);
}
function reader({ shape, value }, target) {
  if (value === void 0) return () => null;
  if (value.length === 1) return () => value[0] ?? null;
  const lead = target.length - shape.length;
  const axes = [];
  let stride = 1;
  for (let axis = target.length - 1; axis >= 0; axis--) {
    const own2 = axis < lead ? 1 : Number(shape[axis - lead]);
    axes.push({ size: target[axis] ?? 1, stride: own2 === 1 ? 0 : stride });
    stride *= own2;
  }
  return (index) => {
    let rest = index;
    let offset = 0;
    for (const axis of axes) {
      offset += rest % axis.size * axis.stride;
      rest = Math.floor(rest / axis.size);
    }
    return value[offset] ?? null;
  };
}
function evaluateReduction({ shape, value }, axes, reduce) {
  const sizes = smallSizes(shape);
  const kept = smallSizes(shape.map((dim, axis) => axes.includes(axis) ? 1 : dim));
  if (value === void 0 || sizes === void 0 || kept === void 0 || isTooLong(value)) return void 0;
  const groups = Array.from({ length: countOf(kept) }, () => []);
  const groupOf2 = reader({ shape: kept, value: groups.map((_, i) => i) }, sizes);
  for (const [i, element] of value.entries()) groups[Number(groupOf2(i))]?.push(element);
  return unlessUnknown(groups.map(reduce));
}
function evaluateLines({ shape, value }, axis, length2, compute) {
  const sizes = smallSizes(shape);
  const result = smallSizes(shape.with(axis, length2));
  if (value === void 0 || sizes === void 0 || result === void 0 || isTooLong(value)) return void 0;
  const size = sizes[axis] ?? 0;
  const inner = countOf(sizes.slice(axis + 1));
  const lines2 = inner * countOf(sizes.slice(0, axis));
  if (lines2 > MAX_VALUE_ELEMENTS) return void 0;
  const elements = Array.from({ length: countOf(result) }).fill(null);
  for (let line = 0; line < lines2; line++) {
    const [block, offset] = [Math.floor(line / inner), line % inner];
    const computed2 = compute(Array.from({ length: size }, (_, i) => value[(block * size + i) * inner + offset] ?? null));
    for (let i = 0; i < length2; i++) elements[(block * length2 + i) * inner + offset] = computed2[i] ?? null;
  }
  return unlessUnknown(elements);
}
function unlessUnknown(value) {
  return value.length > 0 && value.every((element) => element === null) ? void 0 : value;
}

// src/ops/movement.ts
var MAX_LIST = 1024;
function moved(ctx, i, shape, evaluate, why) {
  const fill = ctx.tensor(i)?.fill;
  const fact = computed(ctx, i, shape, fill === void 0 ? evaluate : void 0, why);
  return fill === void 0 ? fact : { ...fact, ...filled(fact.dtype, shape, fill) };
}
function computed(ctx, i, shape, evaluate, why) {
  const source = ctx.tensor(i);
  const sizes = smallSizes(shape);
  const grid = sizes === void 0 || evaluate === void 0 ? void 0 : gridOf(source);
  const value = grid === void 0 || sizes === void 0 ? void 0 : evaluate?.(grid, sizes);
  const isKnown2 = shape?.every((dim) => dim !== null) === true;
  return { ...tensor(source?.dtype, shape, value), quantizedFrom: source?.quantizedFrom, ...!isKnown2 && { why: why ?? whyUnknown(ctx, i) } };
}
function viewed(ctx, i, shape, why) {
  const weight = ctx.tensor(i)?.weight;
  const fact = moved(ctx, i, shape, ({ value }) => value, why);
  return weight === void 0 ? fact : { ...fact, weight };
}
function filled(dtype, shape, fill, value) {
  if (fill === void 0) return tensor(dtype, shape, value);
  const sizes = smallSizes(shape);
  const elements = sizes?.reduce((product3, size) => product3 * size, 1) ?? 0;
  return { ...tensor(dtype, shape, sizes === void 0 ? void 0 : Array(elements).fill(fill)), fill };
}
function whyUnknown(ctx, i) {
  return ctx.tensor(i)?.why ?? `the shape of ${ctx.inputNames[i] || "an input"} is not known`;
}
function whyComputed(ctx, i) {
  return `${ctx.op}: the value of ${ctx.inputNames[i] || "an input"} is only known when the model runs`;
}
function dimsOf(ctx, i) {
  const value = ctx.value(i);
  if (value !== void 0) return value.map((element) => asSize(ctx, i, element));
  const shape = ctx.shape(i);
  const length2 = shape?.length === 0 ? 1 : shape?.length === 1 ? shape[0] : void 0;
  return typeof length2 === "number" && length2 <= MAX_LIST ? Array(length2).fill(null) : void 0;
}
function listOf(ctx, name, i) {
  const list = ctx.list(name, i);
  return list === null ? dimsOf(ctx, i) ?? null : list?.map(asDim);
}
function asDim(scalar) {
  return typeof scalar === "boolean" ? Number(scalar) : scalar;
}
function axisOf(ctx, axis, rank) {
  const wrapped = axis < 0 ? axis + rank : axis;
  return wrapped >= 0 && wrapped < rank ? wrapped : ctx.fail(`axis ${axis} is out of range for rank ${rank}`);
}
function axesOf(ctx, axes, rank) {
  if (axes === null || !axes.every((axis) => typeof axis === "number")) return null;
  const wrapped = axes.map((axis) => axisOf(ctx, axis, rank));
  return new Set(wrapped).size === wrapped.length ? wrapped : ctx.fail(`axes ${axes.join(", ")} name one axis twice`);
}
function agreed(ctx, a, b) {
  if (typeof a === "number" && typeof b === "number" && a !== b) ctx.fail(`sizes ${a} and ${b} should be equal`);
  return typeof b === "number" || a === null && !sameDim(a, b) ? b : a;
}
function asSize(ctx, i, scalar) {
  const dim = asDim(scalar);
  return typeof dim === "number" && !Number.isSafeInteger(dim) ? ctx.fail(`${dim} in ${ctx.inputNames[i]} is no size`) : dim;
}
function startsOf(sizes) {
  let next = 0;
  return sizes.map((size) => {
    const start = next;
    next = add(next, size);
    return start;
  });
}
function unknownDims(rank) {
  return Array(rank).fill(null);
}

// src/ops/shaped.ts
function shaped(ctx, dtype, shape, why) {
  if (shape !== void 0 && !shape.includes(null)) return tensor(dtype, shape);
  const inherited = ctx.inputs.flatMap((fact) => fact?.kind === "tensor" && fact.why !== void 0 ? [fact.why] : [])[0];
  return unknownTensor(dtype, why ?? inherited ?? whyNot(ctx), shape);
}
function whyNot(ctx) {
  const isUnknown = (fact) => fact === void 0 || fact.kind === "tensor" && elementCount(fact) === null;
  const name = ctx.inputNames.find((candidate, i) => candidate !== "" && isUnknown(ctx.inputs[i]));
  return name === void 0 ? `${ctx.op}: the sizes of its inputs do not tell those of its output` : `the shape of ${name} is not known`;
}
function shapedLike(ctx, i, dtype = ctx.dtype(i)) {
  return shaped(ctx, dtype, ctx.shape(i));
}
function dimOf(ctx, i, axis) {
  return ctx.shape(i)?.at(axis) ?? null;
}
function scalarOf(ctx, i, fallback = null) {
  if (!ctx.has(i)) return fallback;
  const [value] = ctx.value(i) ?? [null];
  return typeof value === "boolean" ? Number(value) : value ?? null;
}

// src/ops/elementwise.ts
function valued(ctx, dtype, shape, value) {
  const fact = shaped(ctx, dtype, shape);
  return value === void 0 || smallSizes(shape) === void 0 ? fact : { ...fact, value };
}
function likeInput(ctx) {
  return shaped(ctx, ctx.dtype(0), ctx.shape(0));
}
function mapped(ctx, compute) {
  return mappedTo(ctx, ctx.dtype(0), compute);
}
function mappedTo(ctx, dtype, compute) {
  return combinedTo(ctx, dtype, ctx.shape(0), [{ fact: ctx.tensor(0), shape: ctx.shape(0) }], (element) => compute(ctx.dtype(0), element));
}
function broadcastInputs(ctx) {
  return broadcast(...givenInputs(ctx).map(({ shape }) => shape));
}
function commonDType(ctx, first = 0) {
  const types = ctx.inputs.map((_, i) => i < first ? void 0 : ctx.dtype(i));
  return types.find((dtype) => dtype !== void 0);
}
function givenInputs(ctx) {
  return ctx.inputNames.flatMap((name, i) => name === "" ? [] : [{ fact: ctx.tensor(i), shape: ctx.shape(i) }]);
}
function combinedTo(ctx, dtype, shape, operands, compute) {
  const isFollowed = operands.every(({ fact }) => fact !== void 0 && (fact.weight !== void 0 || fact.fill !== void 0 || fact.value !== void 0));
  if (shape === void 0 || !isFollowed) return shaped(ctx, dtype, shape);
  const fills = operands.map(({ fact }) => fillOf(fact));
  const fill = fills.every((element) => element !== void 0) ? compute(...fills) : null;
  if (fill !== null && !shape.includes(null)) return filled(dtype, shape, fill);
  if (smallSizes(shape) === void 0 || operands.some((operand) => operand.fact?.value === void 0)) return shaped(ctx, dtype, shape);
  const value = evaluateElementwise(
    operands.map((operand) => ({ shape: operand.shape ?? [], value: operand.fact?.value })),
    shape,
    compute
  );
  return valued(ctx, dtype, shape, value);
}
function fillOf(fact) {
  if (fact?.fill !== void 0) return fact.fill;
  return fact?.shape?.every((dim) => dim === 1) === true ? fact.value?.[0] : void 0;
}

// src/ops/activation.ts
function activation(perElement, transcendentals2, counts7, compute) {
  return {
    infer: (ctx) => [compute === void 0 ? likeInput(ctx) : mapped(ctx, compute)],
    cost: (ctx) => elementwise(ctx, inputElements(ctx), perElement, transcendentals2),
    counts: counts7
  };
}
var CLIP_INPUTS = 11;
function clipped(ctx) {
  const dtype = ctx.dtype(0);
  const low = ctx.opset < CLIP_INPUTS ? ctx.attrs.float("min", Number.NEGATIVE_INFINITY) : Number.NEGATIVE_INFINITY;
  const high = ctx.opset < CLIP_INPUTS ? ctx.attrs.float("max", Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
  return combinedTo(ctx, dtype, ctx.shape(0), givenInputs(ctx), (element = null, ...bounds) => {
    const [lowest2 = low, highest = high] = ctx.has(1) ? bounds : [void 0, ...bounds];
    return minScalars(dtype, maxScalars(dtype, element, lowest2), highest);
  });
}
var relu = (dtype, a = null) => maxScalars(dtype, a, 0);
var ACTIVATION = {
  Relu: activation(1, 0, "|X|", relu),
  LeakyRelu: activation(2, 0, "2|X|"),
  ThresholdedRelu: activation(1, 0, "|X|"),
  Shrink: activation(2, 0, "2|X|"),
  HardSigmoid: activation(3, 0, "3|X|"),
  HardSwish: activation(4, 0, "4|X|"),
  Softsign: activation(3, 0, "3|X|"),
  Elu: activation(2, 1, "2|X|: exp, subtract"),
  Selu: activation(3, 1, "3|X|: exp, subtract, scale"),
  Celu: activation(4, 1, "4|X|: divide, exp, subtract, scale"),
  Softplus: activation(2, 2, "2|X|: exp, log"),
  Mish: activation(4, 3, "4|X|: softplus (2), tanh, multiply"),
  Swish: activation(2, 1, "2|X|: sigmoid, multiply"),
  /** The tanh form evaluates `0.5·x·(1 + tanh(c·(x + d·x³)))`. */
  Gelu: {
    infer: (ctx) => [likeInput(ctx)],
    cost: (ctx) => elementwise(ctx, inputElements(ctx), ctx.attrs.string("approximate", "none") === "tanh" ? 8 : 4, 1),
    counts: "4|X| with erf, 8|X| with tanh"
  },
  SwiGLU: activation(3, 1, "3|Y|: sigmoid, two multiplications"),
  Clip: {
    infer: (ctx) => [clipped(ctx)],
    cost: (ctx) => elementwise(ctx, inputElements(ctx), 2),
    counts: "2|X|"
  }
};

// src/ops/attention-core.ts
function headCount(ctx, attribute2 = "num_heads") {
  const heads2 = ctx.attrs.int(attribute2) ?? ctx.fail(`the ${attribute2} attribute is missing`);
  return Number.isSafeInteger(heads2) && heads2 >= 1 ? heads2 : ctx.fail(`${attribute2} is ${heads2}, which should be at least 1`);
}
var CORE_COUNTS = "MACs B·Hq·Sq·Skv·(Dk+Dv); per score 1 scale, 1 for each mask or bias, 5 softmax, 3 softcap";
function scoresOf({ batch, heads: heads2, queries, keys }) {
  return multiply(batch, heads2, queries, keys);
}
function coreCost(sizes) {
  const scores = scoresOf(sizes);
  const softcap = sizes.hasSoftcap === true ? 1 : 0;
  return {
    macs: multiply(scores, add(sizes.keyHead, sizes.valueHead)),
    flops: multiply(scores, 1 + (sizes.addends ?? 0) + 5 + 3 * softcap),
    transcendentals: multiply(scores, 1 + softcap)
  };
}
function withProjection(projection, core) {
  return { macs: add(projection.macs, core.macs), flops: add(projection.flops, core.flops), transcendentals: core.transcendentals };
}
function packedCore(ctx, offset, cumulative2, sizes) {
  const ends = ctx.value(cumulative2);
  if (ends?.every((end) => typeof end === "number") === true) {
    const squares = ends.slice(1).reduce((total2, end, i) => total2 + (end - (ends[i] ?? 0)) ** 2, 0);
    return { ...coreCost({ ...sizes, batch: squares, queries: 1, keys: 1 }), status: "exact" };
  }
  const [batch, length2] = [dimOf(ctx, offset, 0), dimOf(ctx, offset, 1)];
  return { ...coreCost({ ...sizes, batch, queries: length2, keys: length2 }), status: "upper" };
}

// src/ops/attention.ts
function headsOf(ctx, i, attribute2) {
  const rank = ctx.rank(i);
  if (rank === 4) return { batch: dimOf(ctx, i, 0), count: dimOf(ctx, i, 1), length: dimOf(ctx, i, 2), size: dimOf(ctx, i, 3) };
  if (rank === void 0) return { batch: null, count: null, length: null, size: null };
  if (rank !== 3) ctx.fail(`input ${i} is of rank ${rank} in place of 3 or 4`);
  const count = headCount(ctx, attribute2);
  return { batch: dimOf(ctx, i, 0), count, length: dimOf(ctx, i, 1), size: floorDiv(dimOf(ctx, i, 2), count) };
}
function sizesOf(ctx) {
  const [query, key, value] = [headsOf(ctx, 0, "q_num_heads"), headsOf(ctx, 1, "kv_num_heads"), headsOf(ctx, 2, "kv_num_heads")];
  const past = ctx.has(4) ? dimOf(ctx, 4, 2) : ctx.has(5) ? dimOf(ctx, 5, 2) : 0;
  return {
    batch: [key.batch, value.batch].reduce((a, b) => agreed(ctx, b, a), query.batch),
    heads: query.count,
    keyValueHeads: agreed(ctx, value.count, key.count),
    queries: query.length,
    keys: add(past, agreed(ctx, value.length, key.length)),
    keyHead: agreed(ctx, key.size, query.size),
    valueHead: value.size,
    isPacked: ctx.rank(0) === 3,
    addends: ctx.has(3) ? 1 : 0,
    hasSoftcap: ctx.attrs.float("softcap", 0) !== 0
  };
}
function inferAttention(ctx) {
  const { batch, heads: heads2, keyValueHeads, queries, keys, keyHead, valueHead, isPacked } = sizesOf(ctx);
  const [type, valueType] = [ctx.dtype(0) ?? ctx.dtype(1), ctx.dtype(2)];
  const shape = ctx.rank(0) === void 0 ? void 0 : isPacked ? [batch, queries, multiply(heads2, valueHead)] : [batch, heads2, queries, valueHead];
  return [
    shaped(ctx, type, shape),
    shaped(ctx, type, [batch, keyValueHeads, keys, keyHead]),
    shaped(ctx, valueType, [batch, keyValueHeads, keys, valueHead]),
    shaped(ctx, type, [batch, heads2, queries, keys])
  ];
}
function attentionCost(ctx) {
  const sizes = sizesOf(ctx);
  const cost2 = coreCost(sizes);
  const { queries, keys, batch, heads: heads2, keyHead, valueHead } = sizes;
  if (ctx.attrs.int("is_causal", 0) === 0 || ctx.has(6) || typeof queries !== "number" || typeof keys !== "number") return cost2;
  const past = ctx.has(4) ? dimOf(ctx, 4, 2) : 0;
  const seen = causalPairs(queries, keys, past);
  const effective = multiply(batch, heads2, seen, add(keyHead, valueHead));
  return typeof effective === "number" && effective !== cost2.macs ? { ...cost2, note: `counted densely; ${effective} MACs are before the causal frontier` } : cost2;
}
function causalPairs(queries, keys, past) {
  if (typeof past !== "number") return null;
  const growing = Math.max(0, Math.min(queries, keys - past));
  return add(growing * past + growing * (growing + 1) / 2, (queries - growing) * keys);
}
function rotaryCost(ctx) {
  const heads2 = headsOf(ctx, 0, "num_heads");
  const { batch, count, length: length2, size } = heads2;
  const part = ctx.attrs.int("rotary_embedding_dim", 0);
  const rotated2 = part === 0 ? size : part;
  const rows2 = multiply(batch, length2, floorDiv(rotated2, 2));
  return { flops: multiply(batch, count, length2, rotated2, 3), ...ctx.has(3) && { reads: { 1: rows2, 2: rows2 } } };
}
function linearSizes(ctx) {
  const [queryHeads, stateHeads] = [headCount(ctx, "q_num_heads"), headCount(ctx, "kv_num_heads")];
  for (const i of [0, 1, 2]) if ((ctx.rank(i) ?? 3) !== 3) ctx.fail("query, key and value should be of rank 3");
  const along = (axis) => [1, 2].reduce((dim, i) => agreed(ctx, dimOf(ctx, i, axis), dim), dimOf(ctx, 0, axis));
  return {
    batch: along(0),
    steps: along(1),
    queryHeads,
    stateHeads,
    keyHead: agreed(ctx, floorDiv(dimOf(ctx, 1, 2), stateHeads), floorDiv(dimOf(ctx, 0, 2), queryHeads)),
    valueHead: floorDiv(dimOf(ctx, 2, 2), stateHeads)
  };
}
function inferLinear(ctx) {
  const { batch, steps: steps2, queryHeads, stateHeads, keyHead, valueHead } = linearSizes(ctx);
  const stateType = ctx.has(3) ? ctx.dtype(3) : ctx.dtype(0);
  return [shaped(ctx, ctx.dtype(0), [batch, steps2, multiply(queryHeads, valueHead)]), shaped(ctx, stateType, [batch, stateHeads, keyHead, valueHead])];
}
function linearCost(ctx) {
  const { batch, steps: steps2, queryHeads, stateHeads, keyHead, valueHead } = linearSizes(ctx);
  const rule = ctx.attrs.string("update_rule", "gated_delta");
  const cells2 = multiply(batch, steps2, keyHead, valueHead);
  return {
    macs: multiply(cells2, queryHeads + stateHeads * (rule.endsWith("delta") ? 2 : 1)),
    flops: rule.startsWith("gated") ? multiply(cells2, stateHeads) : 0
  };
}
function scoreType(ctx) {
  const code = ctx.attrs.int("softmax_precision");
  if (code !== void 0) return dtypeOfCode(code);
  return ctx.dtype(0) === "float64" ? "float64" : "float32";
}
function flexCost(ctx) {
  const sizes = sizesOf(ctx);
  const { batch, heads: heads2, queries, keys } = sizes;
  const scores = shaped(ctx, scoreType(ctx), [batch, heads2, queries, keys]);
  const bodies = ["score_mod", "prob_mod"].flatMap((attribute2) => {
    const body = ctx.body(attribute2);
    return body === void 0 ? [] : [body.run([scores])];
  });
  const core = coreCost(sizes);
  const amounts = bodies.map((body) => body.amounts);
  const unknown = amounts.flatMap(({ macs: macs5, flops }) => macs5.why ?? flops.why ?? [])[0];
  if (unknown !== void 0) return { unknown };
  return {
    macs: add(core.macs, ...amounts.map(({ macs: macs5 }) => macs5.dim)),
    flops: add(core.flops, ...amounts.map(({ macs: macs5, flops }) => add(flops.dim, multiply(macs5.dim, -2)))),
    transcendentals: add(core.transcendentals, ...amounts.map(({ transcendentals: transcendentals2 }) => transcendentals2.dim))
  };
}
var ATTENTION = {
  Attention: {
    infer: inferAttention,
    cost: attentionCost,
    roles: { 3: "buffer" },
    counts: `${CORE_COUNTS}; dense, whatever a causal mask hides; scores are not traffic`
  },
  RotaryEmbedding: {
    infer: (ctx) => [shapedLike(ctx, 0)],
    cost: rotaryCost,
    roles: { 1: "buffer", 2: "buffer", 3: "index" },
    counts: "3 per rotated element"
  },
  LinearAttention: {
    infer: inferLinear,
    cost: linearCost,
    counts: "MACs per step and head Dk·Dv for the update and Dk·Dv for reading, Dk·Dv more with a delta rule; decay Dk·Dv"
  },
  "ai.onnx.preview::FlexAttention": {
    infer: (ctx) => inferAttention(ctx).slice(0, 1),
    cost: flexCost,
    counts: `${CORE_COUNTS}; score_mod and prob_mod as their graphs count`
  }
};

// src/facts/scalar-logic.ts
var equalScalars = (dtype, a = null, b = null) => {
  if (a === null || b === null) return null;
  if (typeof a === "boolean" || typeof b === "boolean") return typeof a === typeof b ? a === b : null;
  if (isClamped(dtype, a, b)) return null;
  if (typeof a === "number" && typeof b === "number") return a === b;
  return isInfinite(a) || isInfinite(b) ? false : isEqual(a, b) ?? null;
};
var lessScalars = (dtype, a = null, b = null) => {
  if (a === null || b === null || typeof a === "boolean" || typeof b === "boolean" || isClamped(dtype, a, b)) return null;
  if (typeof a === "number" && typeof b === "number") return a < b;
  if (isInfinite(a)) return a === Number.NEGATIVE_INFINITY;
  if (isInfinite(b)) return b === Number.POSITIVE_INFINITY;
  return isLess(a, b) ?? null;
};
var greaterScalars = (dtype, a = null, b = null) => lessScalars(dtype, b, a);
var lessOrEqualScalars = (dtype, a = null, b = null) => hasNaN(a, b) ? false : notScalar(dtype, lessScalars(dtype, b, a));
var greaterOrEqualScalars = (dtype, a = null, b = null) => lessOrEqualScalars(dtype, b, a);
function isInfinite(value) {
  return Math.abs(Number(value)) === Number.POSITIVE_INFINITY;
}
function isClamped(dtype, a, b) {
  return isInteger(dtype) && isInfinite(a) && a === b;
}
function hasNaN(...scalars) {
  return scalars.some(Number.isNaN);
}
var notScalar = (_, a = null) => typeof a === "boolean" ? !a : null;
var andScalars = (_, a = null, b = null) => a === false || b === false ? false : a === true && b === true ? true : null;
var orScalars = (_, a = null, b = null) => a === true || b === true ? true : a === false && b === false ? false : null;
var xorScalars = (_, a = null, b = null) => typeof a === "boolean" && typeof b === "boolean" ? a !== b : null;
function whereScalar(condition, a, b) {
  if (typeof condition === "boolean") return condition ? a : b;
  return sameScalar(a, b) ? a : null;
}
var isNaNScalar = (_, a = null) => typeof a === "number" ? Number.isNaN(a) : isExpression(a) ? false : null;
function bitwise(onIntegers) {
  return (dtype, a = null, b = null) => {
    if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b)) return null;
    return inRange(dtype, Number(onIntegers(BigInt(a), BigInt(b))));
  };
}
var bitAndScalars = bitwise((a, b) => a & b);
var bitOrScalars = bitwise((a, b) => a | b);
var bitXorScalars = bitwise((a, b) => a ^ b);
var bitNotScalar = (dtype, a = null) => {
  if (!Number.isSafeInteger(a) || !isInteger(dtype) || dtype === void 0) return null;
  const ones = dtype.startsWith("u") ? 2 ** (bitsOf(dtype) ?? 0) - 1 : -1;
  return inRange(dtype, ones - a);
};
function shiftScalars(direction) {
  return (dtype, a = null, b = null) => {
    if (typeof a === "boolean" || typeof b !== "number" || b < 0 || b > 52) return null;
    return inRange(dtype, direction === "LEFT" ? multiply(a, 2 ** b) : floorDiv(a, 2 ** b));
  };
}

// src/facts/scalar-fold.ts
function exactly(fold) {
  return (dtype, elements) => {
    if (!isFloat(dtype)) return fold(dtype, elements);
    const result = fold("float64", elements);
    if (typeof result !== "number") return dtype === "float32" || dtype === "float64" ? result : null;
    return Object.is(roundTo(dtype, result), result) ? result : null;
  };
}
function foldWith(combine, start) {
  return (dtype, elements) => elements.reduce((total2, element) => combine(dtype, total2, element), start);
}
var sumOf = exactly(foldWith(addScalars, 0));
var productOf = exactly(foldWith(multiplyScalars, 1));
var meanOf = (dtype, elements) => {
  if (!isFloat(dtype) || elements.length === 0) return null;
  const sum3 = sumOf(dtype, elements);
  const mean2 = divideScalars(dtype, sum3, elements.length);
  return typeof mean2 === "number" && mean2 * elements.length !== sum3 ? null : mean2;
};
var absoluteSumOf = (dtype, elements) => sumOf(
  dtype,
  elements.map((element) => absoluteScalar(dtype, element))
);
var squareSumOf = (dtype, elements) => sumOf(
  dtype,
  elements.map((element) => multiplyScalars(isFloat(dtype) ? "float64" : dtype, element, element))
);
var largestOf = (dtype, elements) => extremeOf(dtype, elements, maxScalars, orScalars);
var smallestOf = (dtype, elements) => extremeOf(dtype, elements, minScalars, andScalars);
function extremeOf(dtype, elements, ofNumbers, ofBooleans) {
  if (elements.length === 0) return null;
  return dtype === "bool" ? elements.reduce((a, b) => ofBooleans(dtype, a, b)) : ofNumbers(dtype, ...elements);
}
function positionOfLargest(elements, takesLast) {
  return positionOfBest(elements, (a, b) => a > b || takesLast && a === b);
}
function positionOfSmallest(elements, takesLast) {
  return positionOfBest(elements, (a, b) => a < b || takesLast && a === b);
}
function positionOfBest(elements, isBetter) {
  const numbers = elements.filter((element) => typeof element === "number" && Number.isFinite(element));
  if (numbers.length < elements.length || numbers.length === 0) return null;
  let best = 0;
  for (const [i, number] of numbers.entries()) if (isBetter(number, numbers[best])) best = i;
  return best;
}
function running(fold, start, { isExclusive, isReverse }) {
  return (dtype, line) => {
    const ordered = isReverse ? line.toReversed() : line;
    let total2 = start;
    const totals = ordered.map((element) => {
      const before = total2;
      total2 = fold(dtype, total2, element);
      return isExclusive ? before : total2;
    });
    return isReverse ? totals.reverse() : totals;
  };
}

// src/ops/binary.ts
var NUMPY_BROADCAST = 7;
var VARIADIC_BROADCAST = 8;
function combined(ctx, compute) {
  return combinedAs(ctx, commonDType(ctx), commonDType(ctx), compute);
}
function combinedAs(ctx, dtype, operandType, compute) {
  const { shape, operands } = ctx.opset >= NUMPY_BROADCAST ? { shape: broadcastInputs(ctx), operands: givenInputs(ctx) } : fittedOperands(ctx);
  return combinedTo(ctx, dtype, shape, operands, (...elements) => compute(operandType, ...elements));
}
function fittedOperands(ctx) {
  const [a, b] = [ctx.shape(0), ctx.shape(1)];
  if (ctx.attrs.int("broadcast", 0) === 0) return { shape: a ?? b, operands: givenInputs(ctx) };
  const axis = ctx.attrs.int("axis");
  const trailing = a === void 0 || b === void 0 || axis === void 0 ? 0 : a.length - b.length - (axis < 0 ? axis + a.length : axis);
  const fitted = b === void 0 ? void 0 : [...b, ...Array.from({ length: Math.max(0, trailing) }, () => 1)];
  return {
    shape: a,
    operands: [
      { fact: ctx.tensor(0), shape: a },
      { fact: ctx.tensor(1), shape: fitted }
    ]
  };
}
function arithmetic(compute) {
  return {
    infer: (ctx) => [combined(ctx, compute)],
    cost: (ctx, outputs) => elementwise(ctx, outputElements(outputs), 1),
    counts: "|Y|"
  };
}
function bitwise2(compute) {
  return { infer: (ctx) => [combined(ctx, compute)], counts: "0: integer arithmetic" };
}
function variadic(compute, perElement, counts7) {
  return {
    infer: (ctx) => {
      if (ctx.inputNames.every((name) => name === "")) ctx.fail("there are no inputs");
      const shape = ctx.opset < VARIADIC_BROADCAST && ctx.shape(0) !== void 0 ? ctx.shape(0) : broadcastInputs(ctx);
      const dtype = commonDType(ctx);
      return [combinedTo(ctx, dtype, shape, givenInputs(ctx), (...elements) => compute(dtype, ...elements))];
    },
    cost: (ctx, outputs) => elementwise(ctx, outputElements(outputs), perElement(ctx.inputNames.filter((name) => name !== "").length)),
    counts: counts7
  };
}
var sum2 = (dtype, ...elements) => elements.reduce((total2, element) => addScalars(dtype, total2, element), 0);
var mean = (dtype, ...elements) => meanOf(dtype, elements);
var BINARY = {
  Add: arithmetic(addScalars),
  Div: arithmetic(divideScalars),
  Mul: arithmetic(multiplyScalars),
  Sub: arithmetic(subtractScalars),
  Mod: {
    ...arithmetic(moduloScalars),
    infer: (ctx) => [combined(ctx, ctx.attrs.int("fmod", 0) === 1 ? remainderScalars : moduloScalars)]
  },
  Pow: {
    infer: (ctx) => [combinedAs(ctx, ctx.dtype(0), ctx.dtype(0), powerScalars)],
    cost: (ctx, outputs) => elementwise(ctx, outputElements(outputs), 1, 1),
    counts: "|Y|, each a transcendental"
  },
  PRelu: {
    infer: (ctx) => [likeInput(ctx)],
    cost: (ctx) => elementwise(ctx, inputElements(ctx), 2),
    counts: "2|X|",
    roles: { 1: "weight" }
  },
  Max: variadic(maxScalars, (n) => n - 1, "(n − 1)|Y| for n inputs"),
  Min: variadic(minScalars, (n) => n - 1, "(n − 1)|Y| for n inputs"),
  Sum: variadic(sum2, (n) => n - 1, "(n − 1)|Y| for n inputs"),
  Mean: variadic(mean, (n) => n, "n|Y| for n inputs"),
  BitShift: { infer: (ctx) => [combined(ctx, shiftScalars(ctx.attrs.string("direction", "")))], counts: "0: integer arithmetic" },
  BitwiseAnd: bitwise2(bitAndScalars),
  BitwiseOr: bitwise2(bitOrScalars),
  BitwiseXor: bitwise2(bitXorScalars)
};

// src/facts/scalar-cast.ts
function castScalar(from, to, element) {
  if (element === null || from === void 0 || from === "string") return null;
  if (to === "bool") return toBool(element);
  const value = typeof element === "boolean" ? Number(element) : element;
  if (isInteger(from) && isHuge(value) && from !== to) return null;
  if (isInteger(to)) return inRange(to, isFloat(from) ? truncated(value) : value);
  if (!isFloat(to)) return null;
  if (typeof value === "number") return roundTo(to, value);
  return to === "float32" || to === "float64" ? value : null;
}
function toBool(element) {
  if (typeof element === "boolean") return element;
  if (typeof element === "number") return element !== 0;
  const isZero2 = isEqual(element, 0);
  return isZero2 === void 0 ? null : !isZero2;
}
function truncated(value) {
  if (typeof value === "number") return Number.isSafeInteger(Math.trunc(value)) ? Math.trunc(value) + 0 : null;
  return atLeast(value, 0) ? floor(value) : null;
}
function isHuge(value) {
  return Math.abs(Number(value)) === Number.POSITIVE_INFINITY;
}

// src/ops/cast.ts
var counts = "0: a change of type is no arithmetic";
var NAMES_IN_PROTO = /* @__PURE__ */ new Map([
  ["FLOAT", "float32"],
  ["DOUBLE", "float64"]
]);
var TYPES_BY_NAME = new Map(Array.from({ length: 32 }, (_, code) => dtypeOfCode(code)).flatMap((dtype) => dtype === void 0 ? [] : [[dtype.toUpperCase(), dtype]]));
function dtypeAttribute(ctx, name) {
  const code = ctx.attrs.int(name);
  if (code !== void 0) return dtypeOfCode(code);
  const text = ctx.attrs.string(name)?.toUpperCase();
  return text === void 0 ? void 0 : NAMES_IN_PROTO.get(text) ?? TYPES_BY_NAME.get(text);
}
function castTo(target) {
  const isView2 = (ctx) => target(ctx) !== void 0 && target(ctx) === ctx.dtype(0);
  return {
    infer: (ctx) => {
      const to = target(ctx);
      return [isView2(ctx) ? viewed(ctx, 0, ctx.shape(0)) : mappedTo(ctx, to, (from, element = null) => castScalar(from, to, element))];
    },
    counts,
    isView: isView2,
    /** Integers that become floats are no weights: positions, masks. */
    keepsWeight: (ctx) => ctx.dtype(0) === void 0 || isFloat(ctx.dtype(0))
  };
}
var CAST = {
  Cast: castTo((ctx) => dtypeAttribute(ctx, "to")),
  CastLike: castTo((ctx) => ctx.dtype(1)),
  BitCast: { infer: (ctx) => [shaped(ctx, dtypeAttribute(ctx, "to"), ctx.shape(0))], counts: "0: the bits stay as they are" }
};

// src/ops/constant.ts
function inferConstant(ctx) {
  const { attrs } = ctx;
  const [stored, sparse] = [attrs.tensor("value"), attrs.sparseTensor("sparse_value")];
  if (stored !== void 0) return [storedTensor(stored)];
  if (sparse !== void 0) return [denseTensor(sparse)];
  const [number, integer] = [attrs.float("value_float"), attrs.int("value_int")];
  if (number !== void 0) return [tensor("float32", [], [number])];
  if (integer !== void 0) return [tensor("int64", [], [integer])];
  const [numbers, integers] = [attrs.floats("value_floats"), attrs.ints("value_ints")];
  if (numbers !== void 0) return [tensor("float32", [numbers.length], numbers)];
  if (integers !== void 0) return [tensor("int64", [integers.length], integers)];
  const texts = attrs.strings("value_strings");
  if (texts !== void 0) return [tensor("string", [texts.length])];
  if (attrs.string("value_string") !== void 0) return [tensor("string", [])];
  return ctx.fail("no value attribute is given");
}
function storedTensor(stored) {
  return tensor(stored.dtype, stored.dims, smallSizes(stored.dims) === void 0 ? void 0 : stored.read());
}
function denseTensor({ dims, values, indices }) {
  const sizes = smallSizes(dims);
  const [elements, places] = sizes === void 0 ? [] : [values.read(), indices.read()];
  if (sizes === void 0 || elements === void 0 || places === void 0) return tensor(values.dtype, dims);
  const strides = indices.dims.length === 2 ? stridesOf(sizes) : [1];
  const dense = Array(countOf(sizes)).fill(values.dtype === "bool" ? false : 0);
  elements.forEach((element, i) => {
    const position2 = positionOf(places.slice(i * strides.length, (i + 1) * strides.length).map(Number), strides);
    if (position2 >= 0 && position2 < dense.length) dense[position2] = element;
  });
  return tensor(values.dtype, dims, dense);
}
function inferConstantOfShape(ctx) {
  const value = ctx.attrs.tensor("value");
  const dtype = value === void 0 ? "float32" : value.dtype;
  const shape = ctx.shape(0)?.[0] === 0 ? [] : dimsOf(ctx, 0);
  if (shape === void 0) return [unknownTensor(dtype, whyComputed(ctx, 0))];
  if (shape.some((dim) => typeof dim === "number" && dim < 0)) ctx.fail(`the shape [${shape.join(", ")}] holds a negative size`);
  const fill = value === void 0 ? 0 : value.elements === 1 ? value.read()?.[0] : void 0;
  const fact = filled(dtype, shape, fill);
  return [shape.includes(null) ? { ...fact, why: whyComputed(ctx, 0) } : fact];
}
function inferRange(ctx) {
  const [start = null, limit = null, delta = null] = [0, 1, 2].map((i) => asDim(ctx.value(i)?.[0] ?? null));
  const dtype = [0, 1, 2].map((i) => ctx.dtype(i)).find((known3) => known3 !== void 0);
  if (delta === 0) ctx.fail("the step is 0");
  const count = countInRange(dtype, start, limit, delta);
  if (count === null) return [unknownTensor(dtype, whyComputed(ctx, [start, limit, delta].indexOf(null)), [null])];
  return [tensor(dtype, [count], rangeValue(dtype, start, delta, count))];
}
function countInRange(dtype, start, limit, delta) {
  if (typeof start === "number" && typeof limit === "number" && typeof delta === "number") {
    const length2 = dtype === "float32" ? Math.fround(limit - start) : limit - start;
    const count = Math.max(0, Math.ceil(length2 / delta));
    return Number.isSafeInteger(count) ? count : null;
  }
  const isSigned = atLeast(delta, 0) || atLeast(negate(delta), 0);
  return isSigned ? max(0, ceil(quotient(subtract(limit, start), delta))) : null;
}
function rangeValue(dtype, start, delta, count) {
  if (typeof count !== "number" || count > MAX_VALUE_ELEMENTS) return void 0;
  if (!isFloat(dtype)) return upTo(count).map((i) => addScalars(dtype, start, multiplyScalars(dtype, i, delta)));
  const value = [];
  for (let element = start; value.length < count; element = addScalars(dtype, element, delta)) value.push(element);
  return value;
}
function inferEyeLike(ctx) {
  const code = ctx.attrs.int("dtype");
  const dtype = code === void 0 ? ctx.dtype(0) : dtypeOfCode(code);
  const k = ctx.attrs.int("k", 0);
  const shape = ctx.shape(0) ?? [null, null];
  const sizes = smallSizes(shape);
  const value = sizes && indicesOf(sizes).map(([row = 0, column = 0]) => dtype === "bool" ? column - row === k : Number(column - row === k));
  return [{ ...tensor(dtype, shape, value), ...shape.includes(null) && { why: whyUnknown(ctx, 0) } }];
}
var CONSTANT = {
  Constant: { infer: inferConstant, isConstant: true, counts: "nothing runs: the value is stored" },
  ConstantOfShape: { infer: inferConstantOfShape, roles: { 0: "index" }, counts: "writes |Y|" },
  Range: { infer: inferRange, roles: { 0: "index", 1: "index", 2: "index" }, counts: "writes |Y|" },
  EyeLike: { infer: inferEyeLike, cost: () => ({ reads: { 0: 0 } }), counts: "writes |Y|" }
};

// src/ops/contrib-activation.ts
function activation2(perElement, transcendentals2, addends, counts7, roles = {}) {
  return {
    infer: (ctx) => [shapedLike(ctx, 0)],
    cost: (ctx) => elementwise(ctx, inputElements(ctx), perElement + addends.filter((i) => ctx.has(i)).length, transcendentals2),
    counts: counts7,
    roles
  };
}
var biasSplitGelu = {
  infer: (ctx) => {
    const shape = ctx.shape(0);
    return [shaped(ctx, ctx.dtype(0), shape && [...shape.slice(0, -1), floorDiv(dimOf(ctx, 0, -1), 2)])];
  },
  cost: (ctx, outputs) => elementwise(ctx, outputElements(outputs), 6, 1),
  counts: "6|Y|: Gelu 4 and 2",
  roles: { 1: "weight" }
};
var isTraining = (ctx, mode) => ctx.has(mode) && ctx.value(mode)?.[0] !== false;
var bitmaskDropout = {
  infer: (ctx) => [shapedLike(ctx, 0), shaped(ctx, "uint32", [ceilDiv(inputElements(ctx), 32)])],
  cost: (ctx) => isTraining(ctx, 2) ? elementwise(ctx, inputElements(ctx), 2) : {},
  isView: (ctx) => !isTraining(ctx, 2) && !ctx.wants(1),
  counts: "0, training 2|X|; a view when nothing is dropped",
  roles: { 1: "index", 2: "index" }
};
function biasDropout(hasBitmask) {
  return {
    infer: (ctx) => [shapedLike(ctx, 0), hasBitmask ? shaped(ctx, "uint32", [ceilDiv(inputElements(ctx), 32)]) : shapedLike(ctx, 0, "bool")],
    cost: (ctx) => elementwise(ctx, inputElements(ctx), 1 + (ctx.has(2) ? 1 : 0) + (isTraining(ctx, 4) ? 2 : 0)),
    counts: "|X| each for bias and residual; training 2|X|",
    roles: { 1: "weight", 3: "index", 4: "index" }
  };
}
var complexProduct = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(0), broadcast(ctx.shape(0), ctx.shape(1)))],
  cost: (ctx, outputs) => elementwise(ctx, floorDiv(outputElements(outputs), 2), 6),
  counts: "6 per complex number"
};
var CONTRIB_ACTIVATION = {
  "com.microsoft::BiasAdd": activation2(2, 0, [], "2|X|: bias and residual", { 1: "weight" }),
  "com.microsoft::BiasDropout": biasDropout(false),
  "com.microsoft::BiasGelu": activation2(4, 1, [1], "5|X|: Gelu 4 and bias", { 1: "weight" }),
  "com.microsoft::BiasSoftmax": activation2(5, 1, [1], "6|X|: softmax 5 and bias"),
  "com.microsoft::BiasSplitGelu": biasSplitGelu,
  "com.microsoft::BitmaskBiasDropout": biasDropout(true),
  "com.microsoft::BitmaskDropout": bitmaskDropout,
  "com.microsoft::ComplexMul": complexProduct,
  "com.microsoft::ComplexMulConj": complexProduct,
  "com.microsoft::FastGelu": activation2(8, 1, [1], "8|X|, bias |X|", { 1: "weight" }),
  "com.microsoft::GatedAdd": activation2(2, 0, [], "2|X|: gate and sum"),
  "com.microsoft::Gelu": activation2(4, 1, [], "4|X|"),
  "com.microsoft::QOrderedGelu": {
    ...activation2(9, 1, [], "4|X|, 2|X| dequantising, 3|X| requantising", { 1: "quantParam", 2: "quantParam" }),
    cost: (ctx) => ({ flops: multiply(inputElements(ctx), 9), transcendentals: inputElements(ctx) })
  },
  "com.microsoft::QuickGelu": activation2(3, 1, [], "3|X|")
};

// src/ops/contrib-attention.ts
function hiddenSizes(ctx, { weights: weights2, bias }) {
  const sizes = ctx.attrs.ints("qkv_hidden_sizes");
  if (sizes !== void 0 && sizes.length === 3) return [sizes[0] ?? null, sizes[1] ?? null, sizes[2] ?? null];
  const third = floorDiv(dimOf(ctx, weights2, 1) ?? dimOf(ctx, bias, 0), 3);
  return [third, third, third];
}
var sharesBuffer = (ctx) => ctx.attrs.int("past_present_share_buffer", 0) !== 0;
function totalLength(ctx, { past, pastLength }) {
  const queries = dimOf(ctx, 0, 1);
  if (past === void 0 || !ctx.has(past)) return queries;
  const cached = sharesBuffer(ctx) && pastLength !== void 0 ? scalarOf(ctx, pastLength) : dimOf(ctx, past, 3);
  return add(cached, queries);
}
function presentShape(ctx, slots, valueHead) {
  if (slots.past !== void 0 && ctx.has(slots.past) && sharesBuffer(ctx)) return ctx.shape(slots.past);
  return [2, dimOf(ctx, 0, 0), headCount(ctx), totalLength(ctx, slots), valueHead];
}
function inferProjected(ctx, slots) {
  const [, , v] = hiddenSizes(ctx, slots);
  const input = ctx.shape(0);
  const output = shaped(ctx, ctx.dtype(slots.typed), input && [...input.slice(0, -1), v]);
  return slots.past === void 0 ? [output] : [output, shaped(ctx, ctx.dtype(slots.typed), presentShape(ctx, slots, floorDiv(v, headCount(ctx))))];
}
function coreSizes(ctx, slots) {
  const heads2 = headCount(ctx);
  const [, k, v] = hiddenSizes(ctx, slots);
  return {
    batch: dimOf(ctx, 0, 0),
    heads: heads2,
    queries: dimOf(ctx, 0, 1),
    keys: totalLength(ctx, slots),
    keyHead: floorDiv(k, heads2),
    valueHead: floorDiv(v, heads2),
    addends: slots.addends.filter((i) => ctx.has(i)).length
  };
}
function projectionCost(ctx, slots, flopsPerElement = 0) {
  const [q, k, v] = hiddenSizes(ctx, slots);
  const tokens = multiply(...ctx.shape(0)?.slice(0, -1) ?? [null]);
  const projected2 = multiply(tokens, add(q, k, v));
  const rotary = ctx.attrs.int("do_rotary", 0) === 0 ? 0 : multiply(tokens, add(q, k), 3);
  return { macs: multiply(projected2, dimOf(ctx, 0, -1)), flops: add(multiply(projected2, flopsPerElement + (ctx.has(slots.bias) ? 1 : 0)), rotary) };
}
function presentWrites(ctx, slots) {
  if (slots.past === void 0 || !ctx.has(slots.past) || !sharesBuffer(ctx)) return {};
  const [, k] = hiddenSizes(ctx, slots);
  return { writes: { 1: multiply(2, dimOf(ctx, 0, 0), dimOf(ctx, 0, 1), k) } };
}
function projected(slots, more = {}) {
  return {
    infer: (ctx) => inferProjected(ctx, slots),
    cost: (ctx) => ({
      ...withProjection(projectionCost(ctx, slots, more.flopsPerElement), coreCost(coreSizes(ctx, slots))),
      ...presentWrites(ctx, slots),
      macClass: [0, slots.weights]
    }),
    counts: `projection B·S·Din·(Dq+Dk+Dv) + core: ${CORE_COUNTS}`,
    roles: { [slots.weights]: "weight", [slots.bias]: "weight", ...more.roles }
  };
}
var PACKED = { weights: 1, bias: 2, addends: [5], typed: 0 };
var packedAttention = {
  infer: (ctx) => inferProjected(ctx, PACKED),
  cost: (ctx) => {
    const core = packedCore(ctx, 3, 4, coreSizes(ctx, PACKED));
    return { ...withProjection(projectionCost(ctx, PACKED), core), status: core.status };
  },
  counts: `projection T·Din·(Dq+Dk+Dv) + core over each sequence; upper (padded) where the lengths are not known`,
  roles: { 1: "weight", 2: "weight", 3: "index", 4: "index" }
};
var CONTRIB_ATTENTION = {
  "com.microsoft::Attention": projected({ weights: 1, bias: 2, past: 4, pastLength: 6, addends: [3, 5], typed: 0 }),
  "com.microsoft::DecoderMaskedSelfAttention": projected({ weights: 1, bias: 2, past: 4, pastLength: 6, addends: [3, 5], typed: 0 }),
  "com.microsoft::PackedAttention": packedAttention,
  "com.microsoft::QAttention": projected(
    { weights: 1, bias: 2, past: 8, addends: [5], typed: 2 },
    { flopsPerElement: 2, roles: { 3: "quantParam", 4: "quantParam", 6: "quantParam", 7: "quantParam" } }
  )
};

// src/ops/window.ts
var AUTO_PADS = /* @__PURE__ */ new Set(["NOTSET", "VALID", "SAME_UPPER", "SAME_LOWER"]);
function windowOf(ctx, kernel) {
  const autoPad = ctx.attrs.string("auto_pad", "NOTSET") || "NOTSET";
  if (!AUTO_PADS.has(autoPad)) ctx.fail(`auto_pad is ${autoPad}, not one of ${[...AUTO_PADS].join(", ")}`);
  const rank = kernel.length;
  if (kernel.some((size) => typeof size === "number" && size < 1)) ctx.fail(`a kernel of ${kernel.map(dimKey).join(" × ")} is empty`);
  if (kernel.includes(Number.POSITIVE_INFINITY)) ctx.fail("a kernel is larger than any input");
  return {
    kernel,
    strides: sizesOf2(ctx, "strides", rank, 1),
    dilations: sizesOf2(ctx, "dilations", rank, 1),
    pads: autoPad === "NOTSET" ? sizesOf2(ctx, "pads", 2 * rank, 0) : Array(2 * rank).fill(0),
    autoPad
  };
}
function sizesOf2(ctx, name, count, least) {
  const given2 = ctx.attrs.ints(name);
  if (given2 === void 0 || given2.length === 0) return Array(count).fill(least);
  if (given2.length !== count) ctx.fail(`${name} has ${given2.length} numbers in place of ${count}`);
  if (name !== "pads" && given2.some((value) => value < least)) ctx.fail(`${name} ${given2.join(", ")} should be at least ${least}`);
  return given2.every(Number.isFinite) ? given2 : ctx.fail(`${name} ${given2.join(", ")} go beyond any size`);
}
function extentOf({ kernel, dilations }, axis) {
  return add(multiply(subtract(kernel[axis] ?? null, 1), dilations[axis] ?? 1), 1);
}
function padsOf({ kernel, pads }, axis) {
  return (pads[axis] ?? 0) + (pads[axis + kernel.length] ?? 0);
}
function positionsAlong(ctx, sizes, window) {
  return sizes.map((size, axis) => {
    const stride = window.strides[axis] ?? 1;
    if (window.autoPad.startsWith("SAME")) return ceilDiv(size, stride);
    const room = subtract(add(size, padsOf(window, axis)), extentOf(window, axis));
    return isLess(room, 0) === true ? misfit(ctx, size, window, axis) : add(floorDiv(room, stride), 1);
  });
}
function misfit(ctx, size, window, axis) {
  return ctx.fail(`a kernel of ${dimKey(extentOf(window, axis))} does not fit into ${dimKey(size)} with pads of ${padsOf(window, axis)}`);
}
function pooledAlong(ctx, sizes, window, isCeil) {
  return sizes.map((size, axis) => {
    const stride = window.strides[axis] ?? 1;
    const isSame = window.autoPad.startsWith("SAME");
    if (isSame && window.dilations[axis] === 1) return ceilDiv(size, stride);
    const pads = isSame ? samePads(size, window, axis) : [window.pads[axis] ?? 0, window.pads[axis + window.kernel.length] ?? 0];
    const room = subtract(add(size, ...pads), extentOf(window, axis));
    const fitting = add(typeof room === "number" ? truncDiv(room, stride) : floorDiv(room, stride), 1);
    const positions = isCeil ? hangingPositions(size, extentOf(window, axis), stride, pads) : fitting;
    return isLess(positions, 0) === true ? misfit(ctx, size, window, axis) : positions;
  });
}
function samePads(size, { kernel, strides, autoPad }, axis) {
  const stride = strides[axis] ?? 1;
  const needed = subtract(add(multiply(subtract(ceilDiv(size, stride), 1), stride), kernel[axis] ?? null), size);
  const [less, more] = [floorDiv(needed, 2), ceilDiv(needed, 2)];
  return autoPad === "SAME_LOWER" ? [more, less] : [less, more];
}
function hangingPositions(size, extent, stride, [begin, end]) {
  const reaching = add(ceilDiv(subtract(add(size, begin, end), extent), stride), 1);
  const beginning = ceilDiv(add(size, begin), stride);
  if (typeof reaching === "number" && typeof beginning === "number") return reaching > beginning ? reaching - 1 : reaching;
  if (typeof extent !== "number" || typeof end !== "number" || end > extent) return null;
  return extent >= end + stride ? reaching : beginning;
}

// src/ops/conv.ts
var CONV = { x: 0, w: 1, bias: 2 };
var QLINEAR = { x: 0, w: 3, bias: 8 };
function kernelOf(ctx, x, w) {
  const attribute2 = ctx.attrs.ints("kernel_shape");
  const given2 = attribute2 === void 0 || attribute2.length === 0 ? void 0 : attribute2;
  const rank = given2?.length ?? (w ?? x)?.length;
  if (rank === void 0) return void 0;
  const spatial = given2 === void 0 ? rank - 2 : rank;
  if (spatial < 1) ctx.fail("a convolution needs at least one spatial axis");
  for (const shape of [x, w]) if (shape !== void 0 && shape.length !== spatial + 2) ctx.fail(`an input of rank ${shape.length} does not fit a kernel of ${spatial} axes`);
  const stored = w?.slice(2) ?? Array(spatial).fill(null);
  return stored.map((size, axis) => given2 === void 0 ? size : agreed(ctx, size, given2[axis] ?? null));
}
function convolvedShape(ctx, x, w) {
  const kernel = kernelOf(ctx, x, w);
  if (kernel === void 0) return void 0;
  const [batch = null, channels = null, ...spatial] = x ?? Array(kernel.length + 2).fill(null);
  const group = groupOf(ctx);
  const channelsOfKernel = multiply(w?.[1] ?? null, group);
  if (isEqual(channels, channelsOfKernel) === false) ctx.fail(`${dimKey(channels)} channels do not fit a kernel of ${dimKey(w?.[1] ?? null)} in ${group} groups`);
  return [batch, w?.[0] ?? null, ...positionsAlong(ctx, spatial, windowOf(ctx, kernel))];
}
function groupOf(ctx) {
  const group = ctx.attrs.int("group", 1);
  return Number.isSafeInteger(group) && group >= 1 ? group : ctx.fail(`group is ${group}, which should be at least 1`);
}
function convolutionMacs(ctx, elements, x, w) {
  if (w !== void 0) return multiply(elements, elementsOf(w.slice(1)));
  const kernel = kernelOf(ctx, x, w);
  return kernel === void 0 ? null : multiply(elements, floorDiv(x?.[1] ?? null, groupOf(ctx)), elementsOf(kernel));
}
function convolution({ x, w, bias }, dtype, perOutput2 = 0) {
  return {
    infer: (ctx) => [shaped(ctx, dtype(ctx), convolvedShape(ctx, ctx.shape(x), ctx.shape(w)))],
    cost: (ctx, outputs) => {
      const elements = outputElements(outputs);
      const each = perOutput2 + (bias !== void 0 && ctx.has(bias) ? 1 : 0);
      return { macs: convolutionMacs(ctx, elements, ctx.shape(x), ctx.shape(w)), flops: multiply(elements, each), macClass: [x, w] };
    }
  };
}
function linearSamplingFlops(rank) {
  return 2 ** (rank + 1) - 1;
}
function deformedCost(ctx, outputs) {
  const elements = outputElements(outputs);
  const kernel = kernelOf(ctx, ctx.shape(0), ctx.shape(1));
  const output = outputs[0]?.kind === "tensor" ? outputs[0].shape : void 0;
  if (kernel === void 0 || output === void 0) return { macs: null, flops: null };
  const samples2 = multiply(dimOf(ctx, 0, 0), dimOf(ctx, 0, 1), elementsOf(kernel), elementsOf(output.slice(2)));
  const sampling = multiply(samples2, linearSamplingFlops(kernel.length) + (ctx.has(4) ? 1 : 0));
  return { macs: convolutionMacs(ctx, elements, ctx.shape(0), ctx.shape(1)), flops: add(sampling, ctx.has(3) ? elements : 0) };
}
var QUANT_PARAMS = Object.fromEntries([1, 2, 4, 5, 6, 7].map((slot) => [slot, "quantParam"]));
function inferCausal(ctx) {
  const [x, w] = [ctx.shape(0), ctx.shape(1)];
  const [past, bias] = [ctx.shape(3), ctx.shape(2)];
  for (const shape of [x, w, past]) if (shape !== void 0 && shape.length !== 3) ctx.fail("input, weight and past_state should be of rank 3");
  const batch = agreed(ctx, past?.[0] ?? null, x?.[0] ?? null);
  const channels = [w?.[0] ?? null, past?.[1] ?? null, bias?.[0] ?? null].reduce((a, b) => agreed(ctx, b, a), x?.[1] ?? null);
  const kept = agreed(ctx, past?.[2] ?? null, add(w?.[2] ?? null, -1));
  return [shaped(ctx, ctx.dtype(0), [batch, channels, x?.[2] ?? null]), shaped(ctx, ctx.dtype(0), [batch, channels, kept])];
}
function causalCost(ctx, outputs) {
  const elements = elementCount(outputs[0]);
  const isActivated = ctx.attrs.string("activation", "none") !== "none";
  return {
    macs: multiply(elements, dimOf(ctx, 1, 2)),
    flops: multiply(elements, (ctx.has(2) ? 1 : 0) + (isActivated ? 1 : 0)),
    transcendentals: isActivated ? elements : 0
  };
}
var CONV_COUNTS = "MACs |Y|·(C/g)·Πk";
var CONVOLUTION = {
  Conv: {
    ...convolution(CONV, (ctx) => ctx.dtype(0) ?? ctx.dtype(1)),
    roles: { 1: "weight", 2: "weight" },
    counts: `${CONV_COUNTS}, padding included; bias |Y|`
  },
  ConvInteger: {
    ...convolution({ x: 0, w: 1 }, () => "int32"),
    roles: { 1: "weight", 2: "quantParam", 3: "quantParam" },
    counts: `${CONV_COUNTS}; zero points not counted`
  },
  QLinearConv: {
    ...convolution(QLINEAR, (ctx) => ctx.dtype(7) ?? ctx.dtype(0), 3),
    roles: { 3: "weight", 8: "weight", ...QUANT_PARAMS },
    counts: `${CONV_COUNTS}; bias |Y|, requantising 3|Y|`
  },
  DeformConv: {
    infer: (ctx) => [shaped(ctx, ctx.dtype(0), convolvedShape(ctx, ctx.shape(0), ctx.shape(1)))],
    cost: deformedCost,
    roles: { 1: "weight", 3: "weight" },
    counts: `${CONV_COUNTS}; sampling 2^(d+1) - 1 per sample (7 in the plane), 1 more with a mask, N·C·Πk·ΠO samples; bias |Y|`
  },
  CausalConvWithState: {
    infer: inferCausal,
    cost: causalCost,
    roles: { 1: "weight", 2: "weight" },
    counts: "MACs |Y|·k; bias |Y|, activation |Y|"
  }
};

// src/ops/conv-transpose.ts
function transposedConvolutionShape(ctx, x, w) {
  const kernel = kernelOf(ctx, x, w);
  if (kernel === void 0) return void 0;
  const [batch = null, channels = null, ...spatial] = x ?? Array(kernel.length + 2).fill(null);
  if (isEqual(channels, w?.[0] ?? null) === false) ctx.fail(`${dimKey(channels)} channels do not fit a kernel of ${dimKey(w?.[0] ?? null)}`);
  return [batch, multiply(w?.[1] ?? null, groupOf(ctx)), ...spatialShape(ctx, spatial, kernel)];
}
function spatialShape(ctx, sizes, kernel) {
  const window = windowOf(ctx, kernel);
  const given2 = ctx.attrs.ints("output_shape") ?? [];
  if (given2.length > 0) {
    if (given2.length !== kernel.length && given2.length !== kernel.length + 2) ctx.fail(`output_shape has ${given2.length} numbers in place of ${kernel.length}`);
    return given2.slice(-kernel.length);
  }
  const paddings = sizesOf2(ctx, "output_padding", kernel.length, 0);
  return sizes.map((size, axis) => {
    const stride = window.strides[axis] ?? 1;
    const full = add(multiply(subtract(size, 1), stride), paddings[axis] ?? 0, extentOf(window, axis));
    if (window.autoPad.startsWith("SAME")) return min(multiply(size, stride), full);
    const result = subtract(full, padsOf(window, axis));
    return isLess(result, 0) === true ? ctx.fail(`pads of ${padsOf(window, axis)} leave nothing of ${dimKey(full)}`) : result;
  });
}
function transposedConvolutionMacs(ctx, elements, x, w) {
  const kernel = kernelOf(ctx, x, w);
  return kernel === void 0 || w === void 0 ? null : multiply(elements, w[1] ?? null, elementsOf(kernel));
}
var CONV_TRANSPOSE = {
  ConvTranspose: {
    infer: (ctx) => [shaped(ctx, ctx.dtype(0) ?? ctx.dtype(1), transposedConvolutionShape(ctx, ctx.shape(0), ctx.shape(1)))],
    cost: (ctx, outputs) => ({
      macs: transposedConvolutionMacs(ctx, inputElements(ctx), ctx.shape(0), ctx.shape(1)),
      flops: ctx.has(2) ? outputElements(outputs) : 0
    }),
    roles: { 1: "weight", 2: "weight" },
    counts: "MACs |X|·(M/g)·Πk; bias |Y|"
  }
};

// src/ops/pool.ts
function pooledShape(ctx, x) {
  const kernel = poolKernel(ctx);
  if (x !== void 0 && x.length !== kernel.length + 2) ctx.fail(`an input of rank ${x.length} does not fit a kernel of ${kernel.length} axes`);
  const [batch = null, channels = null, ...spatial] = x ?? Array(kernel.length + 2).fill(null);
  return [batch, channels, ...pooledAlong(ctx, spatial, windowOf(ctx, kernel), ctx.attrs.int("ceil_mode", 0) !== 0)];
}
function poolKernel(ctx) {
  const kernel = ctx.attrs.ints("kernel_shape") ?? [];
  return kernel.length > 0 ? kernel : ctx.fail("the kernel_shape attribute is missing");
}
var kernelElements = (ctx) => poolKernel(ctx).reduce((product3, size) => product3 * size, 1);
function pooling(perOutput2, cost2 = () => ({})) {
  return {
    infer: (ctx) => {
      const shape = pooledShape(ctx, ctx.shape(0));
      return [shaped(ctx, ctx.dtype(0), shape), shaped(ctx, "int64", shape)];
    },
    cost: (ctx, outputs) => {
      const elements = outputElements(outputs);
      return countsFlops(ctx) ? { flops: multiply(elements, perOutput2(kernelElements(ctx))), ...cost2(ctx, elements) } : {};
    }
  };
}
function normTranscendentals(ctx, summed, results) {
  const p = ctx.attrs.float("p") ?? ctx.attrs.int("p", 2);
  return p === 1 ? {} : { transcendentals: p === 2 ? results : add(summed, results) };
}
function globalPooling(cost2) {
  return {
    infer: (ctx) => {
      const shape = ctx.shape(0);
      if (shape !== void 0 && shape.length < 2) ctx.fail("a pool needs an input of rank 2 at least");
      return [
        shaped(
          ctx,
          ctx.dtype(0),
          shape?.map((dim, axis) => axis < 2 ? dim : 1)
        )
      ];
    },
    cost: (ctx, outputs) => countsFlops(ctx) ? cost2(ctx, outputs) : {}
  };
}
function inferMaxUnpool(ctx) {
  const [dtype, shape] = [ctx.dtype(0), ctx.shape(0)];
  if (ctx.has(2)) {
    const given2 = ctx.value(2)?.map(asDim) ?? shape?.map((dim, axis) => axis < 2 ? dim : null);
    return [shaped(ctx, dtype, given2, whyComputed(ctx, 2))];
  }
  if (shape === void 0) return [shapedLike(ctx, 0)];
  const window = windowOf(ctx, poolKernel(ctx));
  if (shape.length !== window.kernel.length + 2) ctx.fail(`an input of rank ${shape.length} does not fit a kernel of ${window.kernel.length} axes`);
  const spatial = shape.slice(2).map((size, axis) => add(multiply(subtract(size, 1), window.strides[axis] ?? 1), extentOf(window, axis), -padsOf(window, axis)));
  return [shaped(ctx, dtype, [shape[0] ?? null, shape[1] ?? null, ...spatial])];
}
function inferMaxRoiPool(ctx) {
  const size = ctx.attrs.ints("pooled_shape");
  if (size?.length !== 2) ctx.fail("pooled_shape should be a height and a width");
  return [shaped(ctx, ctx.dtype(0), [dimOf(ctx, 1, 0), dimOf(ctx, 0, 1), ...size ?? []])];
}
function maxRoiPoolCost(ctx, outputs) {
  const cell = ceilDiv(multiply(dimOf(ctx, 0, 2), dimOf(ctx, 0, 3)), elementsOf(ctx.attrs.ints("pooled_shape") ?? []));
  return { flops: multiply(outputElements(outputs), cell), status: "upper", note: "regions are taken to be as large as the input" };
}
var POOL = {
  MaxPool: { ...pooling((kernel) => kernel - 1), counts: "|Y|·(Πk - 1) comparisons of floats" },
  AveragePool: { ...pooling((kernel) => kernel), counts: "|Y|·Πk" },
  LpPool: {
    ...pooling(
      (kernel) => 2 * kernel,
      (ctx, elements) => normTranscendentals(ctx, multiply(elements, kernelElements(ctx)), elements)
    ),
    counts: "|Y|·2Πk"
  },
  GlobalMaxPool: { ...globalPooling((ctx) => ({ flops: inputElements(ctx) })), counts: "|X|" },
  GlobalAveragePool: { ...globalPooling((ctx, outputs) => ({ flops: add(inputElements(ctx), outputElements(outputs)) })), counts: "|X| + |Y|" },
  GlobalLpPool: {
    ...globalPooling((ctx, outputs) => ({ flops: multiply(inputElements(ctx), 2), ...normTranscendentals(ctx, inputElements(ctx), outputElements(outputs)) })),
    counts: "2|X|"
  },
  MaxUnpool: {
    infer: inferMaxUnpool,
    roles: { 1: "index", 2: "index" },
    counts: "0: values move to where they were"
  },
  MaxRoiPool: { infer: inferMaxRoiPool, cost: maxRoiPoolCost, counts: "at most |Y|·⌈ΠI/ΠO⌉" }
};

// src/ops/reuse.ts
function contextWith(ctx, changes) {
  return new OpContext({ ...ctx, ...changes });
}
function contextOfInputs(ctx, slots) {
  return contextWith(ctx, { inputs: slots.map((i) => i < 0 ? void 0 : ctx.inputs[i]), inputNames: slots.map((i) => i < 0 ? "" : ctx.inputNames[i] ?? "") });
}
function ruleLike(family2, op, opset) {
  const spec = family2[op];
  if (spec === void 0) throw new Error(`no rule for ${op}`);
  const { isView: isView2, cost: cost2, logicalElements, attributeParams, ...rest } = spec;
  const like = (ctx) => contextWith(ctx, { opset });
  return {
    ...rest,
    infer: (ctx) => spec.infer(like(ctx)),
    ...cost2 !== void 0 && { cost: (ctx, outputs) => cost2(like(ctx), outputs) },
    ...isView2 !== void 0 && { isView: typeof isView2 === "boolean" ? isView2 : (ctx) => isView2(like(ctx)) },
    ...logicalElements !== void 0 && { logicalElements },
    ...attributeParams !== void 0 && { attributeParams }
  };
}
function channelsFirst(shape) {
  return shape.length < 3 ? shape : [shape[0] ?? null, shape.at(-1) ?? null, ...shape.slice(1, -1)];
}
function channelsLast(shape) {
  return shape.length < 3 ? shape : [shape[0] ?? null, ...shape.slice(2), shape[1] ?? null];
}
function relaid(fact, layout) {
  if (fact?.kind !== "tensor" || fact.shape === void 0) return fact;
  return { kind: "tensor", dtype: fact.dtype, shape: layout(fact.shape), why: fact.why, quantizedFrom: fact.quantizedFrom };
}
function withChannelsLast(spec, isChannelsLast2 = () => true) {
  const { infer, cost: cost2, ...rest } = spec;
  const first = (ctx) => contextWith(ctx, { inputs: ctx.inputs.map((fact, i) => i === 0 ? relaid(fact, channelsFirst) : fact) });
  return {
    ...rest,
    infer: (ctx) => isChannelsLast2(ctx) ? infer(first(ctx)).map((fact) => relaid(fact, channelsLast)) : infer(ctx),
    ...cost2 !== void 0 && {
      cost: (ctx, outputs) => isChannelsLast2(ctx) ? cost2(
        first(ctx),
        outputs.map((fact) => relaid(fact, channelsFirst))
      ) : cost2(ctx, outputs)
    }
  };
}

// src/ops/roles.ts
function quantParams(...slots) {
  return Object.fromEntries(slots.map((slot) => [slot, "quantParam"]));
}
function weights(...slots) {
  return Object.fromEntries(slots.map((slot) => [slot, "weight"]));
}

// src/ops/contrib-conv.ts
function kernelShape(ctx, w) {
  const shape = ctx.shape(w);
  const [channels, group] = [dimOf(ctx, 0, 1), groupOf(ctx)];
  if (shape === void 0 || typeof channels !== "number" || channels % group !== 0) return shape;
  const perGroup = channels / group;
  return shape[1] !== perGroup && shape.at(-1) === perGroup ? [shape[0] ?? null, perGroup, ...shape.slice(1, -1)] : shape;
}
var TRANSCENDENTAL = /* @__PURE__ */ new Set(["Sigmoid", "Tanh", "Gelu", "QuickGelu", "Elu"]);
function fusedActivation(ctx) {
  const name = ctx.attrs.string("activation", "");
  return name === "" ? [0, 0] : [1, TRANSCENDENTAL.has(name) ? 1 : 0];
}
function convolution2({ w, bias, addend, dtype, requantise = 0, roles }) {
  return {
    infer: (ctx) => [shaped(ctx, dtype === void 0 ? ctx.dtype(0) : dtype(ctx), convolvedShape(ctx, ctx.shape(0), kernelShape(ctx, w)))],
    cost: (ctx, outputs) => {
      const elements = outputElements(outputs);
      const [activation4, transcendentals2] = fusedActivation(ctx);
      const added = [bias, ...addend === void 0 ? [] : [addend]].filter((i) => ctx.has(i)).length;
      return {
        macs: convolutionMacs(ctx, elements, ctx.shape(0), kernelShape(ctx, w)),
        flops: multiply(elements, added + activation4 + requantise),
        transcendentals: multiply(elements, transcendentals2),
        macClass: [0, w]
      };
    },
    counts: `MACs |Y|·(C/g)·Πk; |Y| each for bias, added tensor and activation${requantise > 0 ? ", 3|Y| requantising" : ""}`,
    roles: { [w]: "weight", [bias]: "weight", ...roles }
  };
}
var FUSED = { w: 1, bias: 2, addend: 3 };
var QUANT_PARAMS2 = quantParams(1, 2, 4, 5, 6, 7);
var QLINEAR2 = { w: 3, bias: 8, dtype: (ctx) => ctx.dtype(7) ?? ctx.dtype(0), requantise: 3, roles: QUANT_PARAMS2 };
var isChannelsLast = (ctx) => ctx.attrs.int("channels_last", 0) !== 0;
var FROM_ATTRIBUTES = ["auto_pad", "dilations", "group", "kernel_shape", "output_padding", "output_shape", "strides"];
function withPads(ctx) {
  const pads = ctx.has(2) ? dimsOf(ctx, 2) : [];
  if (pads?.every((pad2) => typeof pad2 === "number") !== true) return void 0;
  const attributes = FROM_ATTRIBUTES.flatMap((name) => {
    const attribute3 = ctx.attrs.raw(name);
    return attribute3 === void 0 ? [] : [[name, attribute3]];
  });
  const attribute2 = { kind: "ints", value: pads };
  return contextWith(ctx, { attrs: new Attributes(new Map([...attributes, ["pads", attribute2]])) });
}
var convTransposeWithDynamicPads = {
  infer: (ctx) => {
    const [x, w] = [ctx.shape(0), ctx.shape(1)];
    const padded2 = withPads(ctx);
    if (padded2 !== void 0) return [shaped(ctx, ctx.dtype(0), transposedConvolutionShape(padded2, x, w))];
    const spatial = x?.slice(2).map(() => null);
    return [shaped(ctx, ctx.dtype(0), spatial && [dimOf(ctx, 0, 0), multiply(dimOf(ctx, 1, 1), groupOf(ctx)), ...spatial], whyComputed(ctx, 2))];
  },
  cost: (ctx, outputs) => ({
    macs: transposedConvolutionMacs(ctx, inputElements(ctx), ctx.shape(0), ctx.shape(1)),
    flops: ctx.has(3) ? outputElements(outputs) : 0
  }),
  counts: "MACs |X|·(M/g)·Πk; bias |Y|",
  roles: { 1: "weight", 2: "index", 3: "weight" }
};
var QLINEAR_CONV_TRANSPOSE = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(7) ?? ctx.dtype(0), transposedConvolutionShape(ctx, ctx.shape(0), ctx.shape(3)))],
  cost: (ctx, outputs) => ({
    macs: transposedConvolutionMacs(ctx, inputElements(ctx), ctx.shape(0), ctx.shape(3)),
    flops: multiply(outputElements(outputs), 3 + (ctx.has(8) ? 1 : 0)),
    macClass: [0, 3]
  }),
  counts: "MACs |X|·(M/g)·Πk; bias |Y|, 3|Y| requantising",
  roles: { 3: "weight", 8: "weight", ...QUANT_PARAMS2 }
};
var windowElements = (ctx) => (ctx.attrs.ints("kernel_shape") ?? []).reduce((product3, size) => product3 * size, 1);
var maxPool = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(0), pooledShape(ctx, ctx.shape(0)))],
  cost: (ctx, outputs) => countsFlops(ctx) ? { flops: multiply(outputElements(outputs), windowElements(ctx) - 1) } : {},
  counts: "|Y|·(Πk - 1) comparisons of floats"
};
var SCALES = quantParams(1, 2, 3, 4);
var QLINEAR_AVERAGE_POOL = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(0), pooledShape(ctx, ctx.shape(0)))],
  cost: (ctx, outputs) => ({ flops: multiply(outputElements(outputs), windowElements(ctx) + 3) }),
  counts: "|Y|·Πk, 3|Y| requantising",
  roles: SCALES
};
var qlinearGlobalAveragePool = {
  infer: (ctx) => [
    shaped(
      ctx,
      ctx.dtype(0),
      ctx.shape(0)?.map((dim, axis) => axis < 2 ? dim : 1)
    )
  ],
  cost: (ctx, outputs) => ({ flops: add(inputElements(ctx), multiply(outputElements(outputs), 4)) }),
  counts: "|X| + |Y|, 3|Y| requantising",
  roles: SCALES
};
var CONTRIB_CONV = {
  "com.microsoft::ConvTransposeWithDynamicPads": convTransposeWithDynamicPads,
  "com.microsoft::FusedConv": convolution2(FUSED),
  "com.microsoft::MaxpoolWithMask": { ...maxPool, roles: { 1: "index" } },
  "com.microsoft::NhwcConv": withChannelsLast(convolution2({ w: 1, bias: 2 })),
  "com.microsoft::NhwcFusedConv": withChannelsLast(convolution2(FUSED)),
  "com.microsoft::NhwcMaxPool": withChannelsLast(maxPool),
  "com.microsoft::QLinearAveragePool": withChannelsLast(QLINEAR_AVERAGE_POOL, isChannelsLast),
  "com.microsoft::QLinearConv": withChannelsLast(convolution2(QLINEAR2), isChannelsLast),
  "com.microsoft::QLinearGlobalAveragePool": withChannelsLast(qlinearGlobalAveragePool, isChannelsLast),
  "com.microsoft.nchwc::Conv": convolution2(FUSED)
};

// src/ops/contrib-generation.ts
var GENERATED = "how many tokens are generated only a run can tell";
var BODIES = ["encoder", "init_decoder", "decoder"];
function walkBodies(ctx) {
  for (const attribute2 of BODIES) ctx.body(attribute2)?.run([]);
}
var WHY = "it has sizes that depend on the lengths and numbers of beams, which are inputs";
function scoreType2(ctx) {
  return ctx.dtype(5) ?? ctx.dtype(6) ?? "float32";
}
function beamOutputs(ctx) {
  const [batch, beams, returned, longest] = [dimOf(ctx, 0, 0), scalarOf(ctx, 3), scalarOf(ctx, 4), scalarOf(ctx, 1)];
  const isDecoderOnly = ctx.attrs.int("model_type", 0) === 0;
  const steps2 = isDecoderOnly ? subtract(longest, dimOf(ctx, 0, 1)) : null;
  const vocabulary = ctx.attrs.int("vocab_size", -1) > 0 ? ctx.attrs.int("vocab_size", -1) : null;
  return [
    shaped(ctx, "int32", [batch, returned, longest], WHY),
    shaped(ctx, scoreType2(ctx), [batch, returned], WHY),
    shaped(ctx, scoreType2(ctx), [steps2, batch, beams, vocabulary], WHY)
  ];
}
function generation(infer) {
  return {
    infer: (ctx) => {
      walkBodies(ctx);
      return infer(ctx);
    },
    cost: () => ({ amounts: everyAmount(() => unknownAmount(GENERATED)) }),
    counts: "unknown: the subgraphs run once per token",
    roles: { 0: "index", 1: "index", 2: "index", 3: "index", 4: "index" }
  };
}
var greedyOutputs = (ctx) => {
  const batch = dimOf(ctx, 0, 0);
  const vocabulary = ctx.attrs.int("vocab_size", -1) > 0 ? ctx.attrs.int("vocab_size", -1) : null;
  return [shaped(ctx, "int32", [batch, scalarOf(ctx, 1)], WHY), shaped(ctx, ctx.dtype(3) ?? "float32", [batch, vocabulary], WHY)];
};
var whisperOutputs = (ctx) => [
  ...beamOutputs(ctx),
  shaped(ctx, "float32", [dimOf(ctx, 0, 0), scalarOf(ctx, 4), ctx.has(12) ? dimOf(ctx, 12, 0) : null, null, null], WHY),
  shaped(ctx, scoreType2(ctx), [dimOf(ctx, 0, 0)])
];
var compiled = {
  infer: () => [],
  cost: () => ({ unknown: "what runs is compiled for a device and cannot be looked into" }),
  counts: "unknown: compiled for a device"
};
var CONTRIB_GENERATION = {
  "com.microsoft::BeamSearch": generation(beamOutputs),
  "com.microsoft::EPContext": compiled,
  "com.microsoft::GreedySearch": generation(greedyOutputs),
  "com.microsoft::Sampling": generation(greedyOutputs),
  "com.microsoft::Snpe": compiled,
  "com.microsoft::WhisperBeamSearch": generation(whisperOutputs)
};

// src/ops/contrib-group-query.ts
var TOTAL_LENGTH = "total_sequence_length is not known: give its value";
function headSize(ctx, hiddenAxis) {
  const heads2 = headCount(ctx);
  return floorDiv(dimOf(ctx, 0, hiddenAxis), ctx.has(1) ? heads2 : heads2 + 2 * headCount(ctx, "kv_num_heads"));
}
var isWindowed = (ctx) => ctx.attrs.int("sliding_window_cache", 0) === 1;
var newKeys = (ctx) => ctx.has(1) ? dimOf(ctx, 1, 1) : dimOf(ctx, 0, 1);
function totalKeys(ctx) {
  const total2 = scalarOf(ctx, 6);
  return total2 !== null || ctx.has(3) ? total2 : newKeys(ctx);
}
function presentLength(ctx) {
  if (!ctx.has(3)) return totalKeys(ctx);
  const past = dimOf(ctx, 3, 2);
  if (isWindowed(ctx)) return past;
  const total2 = totalKeys(ctx);
  return total2 === null ? ctx.freshDim(1, 2, past === null ? void 0 : add(past, newKeys(ctx))) : max(past, total2);
}
function inferGroupQuery(ctx) {
  const heads2 = headCount(ctx);
  const head = headSize(ctx, 2);
  const [batch, queries] = [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1)];
  const cache = [batch, headCount(ctx, "kv_num_heads"), presentLength(ctx), ctx.has(3) ? dimOf(ctx, 3, 3) : head];
  const cacheType = ctx.has(3) ? ctx.dtype(3) : ctx.dtype(0);
  return [
    shaped(ctx, ctx.dtype(0), [batch, queries, multiply(heads2, head)]),
    shaped(ctx, cacheType, cache),
    shaped(ctx, cacheType, cache),
    shaped(ctx, ctx.dtype(0), [batch, heads2, queries, totalKeys(ctx)], TOTAL_LENGTH)
  ];
}
function rotated(ctx, sizes, kvHeads) {
  return multiply(sizes.batch, sizes.keyHead, add(multiply(sizes.queries, sizes.heads), multiply(newKeys(ctx), kvHeads)));
}
function groupQueryCost(ctx, outputs) {
  const heads2 = headCount(ctx);
  const kvHeads = headCount(ctx, "kv_num_heads");
  const total2 = totalKeys(ctx);
  if (total2 === null) return { unknown: TOTAL_LENGTH };
  const window = ctx.attrs.int("local_window_size", -1);
  const [batch, queries, head] = [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1), headSize(ctx, 2)];
  const keys = window > 0 ? min(total2, window) : total2;
  const sizes = { batch, heads: heads2, queries, keys, keyHead: head, valueHead: head, addends: ctx.has(10) ? 1 : 0, hasSoftcap: ctx.attrs.float("softcap", 0) !== 0 };
  const core = coreCost(sizes);
  const perElement = (ctx.attrs.int("do_rotary", 0) === 0 ? 0 : 3) + (ctx.has(14) ? 4 : 0);
  const isSmooth = ctx.attrs.int("smooth_softmax", 0) === 1 || ctx.has(11);
  return {
    ...core,
    flops: add(core.flops, multiply(rotated(ctx, sizes, kvHeads), perElement), isSmooth ? multiply(batch, heads2, queries) : 0),
    macClass: [0, ctx.has(1) ? 1 : 0],
    reads: rotaryReads(ctx, [7, 8], multiply(batch, queries)),
    ...sharesBuffer2(ctx, outputs) && { writes: { 1: multiply(batch, kvHeads, newKeys(ctx), dimOf(ctx, 3, 3)), 2: multiply(batch, kvHeads, newKeys(ctx), dimOf(ctx, 4, 3)) } },
    ...scoresOf(sizes) === null && { note: TOTAL_LENGTH }
  };
}
function rotaryReads(ctx, caches, tokens) {
  return Object.fromEntries(caches.filter((i) => ctx.has(i)).map((i) => [i, multiply(tokens, dimOf(ctx, i, 1))]));
}
function sharesBuffer2(ctx, outputs) {
  const present = outputs[1];
  return ctx.has(3) && present?.kind === "tensor" && sameDim(present.shape?.[2] ?? null, dimOf(ctx, 3, 2));
}
var groupQueryAttention = {
  infer: inferGroupQuery,
  cost: groupQueryCost,
  counts: `${CORE_COUNTS}, with Skv = min(total_sequence_length, window); + rotary 3 and normalisation of heads 4 per element of Q and K; unknown without total_sequence_length`,
  roles: { 5: "index", 6: "index", 7: "buffer", 8: "buffer", 11: "weight", 12: "quantParam", 13: "quantParam", 14: "weight", 15: "weight" }
};
function usedBlocks(ctx, queries, keys) {
  const [rows2, shape] = [ctx.value(5), ctx.shape(5)];
  const [layouts, ends] = shape ?? [];
  if (rows2 === void 0 || typeof layouts !== "number" || typeof ends !== "number" || ends < 1) return void 0;
  const length2 = (ends - 1) * ctx.attrs.int("sparse_block_size", 1);
  if (queries !== length2 || keys !== length2) return void 0;
  const blocks = Array.from({ length: layouts }, (_, layout) => rows2[layout * ends + ends - 1]).reduce(
    (sum3, count) => sum3 + (typeof count === "number" ? count : Number.NaN),
    0
  );
  return Number.isNaN(blocks) ? void 0 : { blocks, layouts };
}
var sparseAttention = {
  infer: (ctx) => {
    const head = headSize(ctx, 2);
    const output = shaped(ctx, ctx.dtype(0), [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1), multiply(headCount(ctx), head)]);
    return [output, shapedLike(ctx, 3), shapedLike(ctx, 4)];
  },
  cost: (ctx) => {
    const heads2 = headCount(ctx);
    const keys = scalarOf(ctx, 7);
    if (keys === null) return { unknown: TOTAL_LENGTH };
    const [batch, queries, head] = [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1), headSize(ctx, 2)];
    const dense = { batch, heads: heads2, queries, keys, keyHead: head, valueHead: head };
    const used = usedBlocks(ctx, queries, keys);
    const block = ctx.attrs.int("sparse_block_size", 1);
    const sizes = used === void 0 ? dense : { ...dense, heads: floorDiv(multiply(heads2, used.blocks), used.layouts), queries: block, keys: block };
    const core = coreCost(sizes);
    const rotary = ctx.attrs.int("do_rotary", 0) === 0 ? 0 : multiply(rotated(ctx, dense, headCount(ctx, "kv_num_heads")), 3);
    return { ...core, flops: add(core.flops, rotary), reads: rotaryReads(ctx, [9, 10], multiply(batch, queries)), status: used === void 0 ? "upper" : "exact" };
  },
  counts: "core over the blocks of the mask; upper (dense) where they are not known",
  roles: { 5: "index", 6: "index", 7: "index", 8: "index", 9: "buffer", 10: "buffer" }
};
function pagedPairs(ctx) {
  const [ends, pasts] = [ctx.value(5), ctx.value(6)];
  if (ends?.every((end) => typeof end === "number") !== true || pasts?.every((past) => typeof past === "number") !== true) return void 0;
  return ends.slice(1).reduce((pairs, end, i) => {
    const queries = end - (ends[i] ?? 0);
    return pairs + queries * (queries + (pasts[i] ?? 0));
  }, 0);
}
var pagedAttention = {
  infer: (ctx) => {
    const value = ctx.attrs.int("v_head_size", 0);
    const head = value > 0 ? value : headSize(ctx, 1);
    return [shaped(ctx, ctx.dtype(0), [dimOf(ctx, 0, 0), multiply(headCount(ctx), head)]), shapedLike(ctx, 3), shapedLike(ctx, 4)];
  },
  cost: (ctx, outputs) => {
    const pairs = pagedPairs(ctx);
    if (pairs === void 0) return { unknown: "the lengths of the cached sequences are not known" };
    const heads2 = headCount(ctx);
    const head = headSize(ctx, 1);
    const written = multiply(dimOf(ctx, 0, 0), headCount(ctx, "kv_num_heads"), dimOf(ctx, 3, 3));
    const valueHead = floorDiv(elementCount(outputs[0]), multiply(dimOf(ctx, 0, 0), heads2));
    return {
      ...coreCost({ batch: pairs, heads: heads2, queries: 1, keys: 1, keyHead: head, valueHead, hasSoftcap: ctx.attrs.float("softcap", 0) !== 0 }),
      status: "estimate",
      writes: { 1: written, 2: written }
    };
  },
  counts: "core over Σ queries·(past + queries) of the sequences; unknown where their lengths are; status estimate",
  roles: { 5: "index", 6: "index", 7: "index", 8: "buffer", 9: "buffer", 10: "index", 11: "weight", 12: "weight", 13: "weight", 14: "quantParam", 15: "quantParam", 16: "index" }
};
var CONTRIB_GROUP_QUERY = {
  "com.microsoft::GroupQueryAttention": groupQueryAttention,
  "com.microsoft::PagedAttention": pagedAttention,
  "com.microsoft::SparseAttention": sparseAttention
};

// src/ops/norm.ts
var SCALE_AND_BIAS = { 1: "weight", 2: "weight" };
function normalization(ctx, perElement, groups, perGroup) {
  const elements = inputElements(ctx);
  const affine2 = Number(ctx.has(1)) + Number(ctx.has(2));
  return { flops: add(multiply(elements, perElement + affine2), multiply(groups, perGroup)), transcendentals: groups };
}
function standardized(groups) {
  return {
    infer: (ctx) => [likeInput(ctx)],
    cost: (ctx) => normalization(ctx, 5, groups(ctx), 3),
    counts: "5|X| + |X|·[scale] + |X|·[bias] + 3·groups",
    roles: SCALE_AND_BIAS
  };
}
function countOf2(ctx, attribute2) {
  const count = ctx.attrs.int(attribute2, 0);
  return Number.isSafeInteger(count) && count > 0 ? count : ctx.fail(`${attribute2} is ${count}, not a positive number`);
}
function rowsShape(ctx) {
  const shape = ctx.shape(0);
  if (shape === void 0) return void 0;
  const axis = axisOf(ctx, ctx.attrs.int("axis", -1), shape.length);
  return shape.map((dim, i) => i < axis ? dim : 1);
}
function rows(ctx) {
  const shape = rowsShape(ctx);
  return shape === void 0 ? null : elementsOf(shape);
}
function lines(ctx) {
  const shape = ctx.shape(0);
  if (shape === void 0) return null;
  const axis = axisOf(ctx, ctx.attrs.int("axis", -1), shape.length);
  return elementsOf(shape.toSpliced(axis, 1));
}
function stashType(ctx) {
  return dtypeOfCode(ctx.attrs.int("stash_type", 1));
}
function layerNormalization(ctx) {
  const dtype = ctx.opset >= 17 ? ctx.dtype(0) : ctx.dtype(1) ?? ctx.dtype(0);
  const statistics = shaped(ctx, stashType(ctx), rowsShape(ctx));
  return [shaped(ctx, dtype, ctx.shape(0)), statistics, statistics];
}
function batchNormalization(ctx) {
  const channels = [(ctx.rank(0) ?? 2) > 1 ? dimOf(ctx, 0, 1) : 1];
  const statistics = [3, 4, 3, 4].map((i) => shaped(ctx, ctx.dtype(i), ctx.shape(i) ?? channels));
  return [likeInput(ctx), ...statistics];
}
function varianceGroups(ctx) {
  const shape = ctx.shape(0);
  if (shape === void 0) return null;
  const first = ctx.attrs.int("across_channels", 0) === 1 ? 1 : 2;
  const axes = ctx.opset < 9 ? shape.map((_, i) => i).slice(first) : ctx.attrs.ints("axes") ?? [0, 2, 3];
  const together = axes.map((axis) => axisOf(ctx, axis, shape.length));
  return elementsOf(shape.filter((_, i) => !together.includes(i)));
}
var rootMeanSquare = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(1) ?? ctx.dtype(0), ctx.shape(0)), shaped(ctx, stashType(ctx), rowsShape(ctx))],
  cost: (ctx) => normalization(ctx, 3, rows(ctx), 2),
  counts: "3|X| + |X|·[scale] + 2·rows: square, add, divide; mean and root of each row",
  roles: { 1: "weight" }
};
var NORM = {
  BatchNormalization: {
    infer: batchNormalization,
    cost: (ctx) => {
      const cost2 = elementwise(ctx, inputElements(ctx), 2);
      const isTraining3 = ctx.wants(1) || ctx.attrs.int("training_mode", 0) !== 0;
      return isTraining3 ? { ...cost2, status: "lower", note: "training mode: the statistics of the batch are not counted" } : cost2;
    },
    counts: "2|X|: the statistics are folded into a scale and a shift",
    roles: { ...SCALE_AND_BIAS, 3: "buffer", 4: "buffer" }
  },
  LayerNormalization: { ...standardized(rows), infer: layerNormalization },
  InstanceNormalization: standardized((ctx) => multiply(dimOf(ctx, 0, 0), dimOf(ctx, 0, 1))),
  GroupNormalization: standardized((ctx) => multiply(dimOf(ctx, 0, 0), countOf2(ctx, "num_groups"))),
  MeanVarianceNormalization: standardized(varianceGroups),
  RMSNormalization: rootMeanSquare,
  /** What onnxruntime calls RMSNormalization in the default domain. */
  SimplifiedLayerNormalization: rootMeanSquare,
  LpNormalization: {
    infer: (ctx) => [likeInput(ctx)],
    cost: (ctx) => ({ ...elementwise(ctx, inputElements(ctx), 3), transcendentals: ctx.attrs.int("p", 2) === 2 ? lines(ctx) : 0 }),
    counts: "3|X|: absolute value or square, add, divide; of the 2-norm a root for each line"
  },
  /** Square and add for each of `size` channels, then scale, power and divide. */
  LRN: {
    infer: (ctx) => [likeInput(ctx)],
    cost: (ctx) => elementwise(ctx, inputElements(ctx), 2 * countOf2(ctx, "size") + 3, 1),
    counts: "|X|·(2·size + 3), a power for each element"
  }
};

// src/ops/resize.ts
function single(compute) {
  const inSingle = (dim) => typeof dim === "number" ? Math.fround(dim) : dim;
  return (a, b) => asDim(compute("float32", inSingle(a), inSingle(b)));
}
var times = single(multiplyScalars);
var over = single(divideScalars);
function listAt(ctx, i, count) {
  if (!ctx.has(i) || ctx.shape(i)?.[0] === 0) return void 0;
  const list = ctx.value(i)?.map(asDim) ?? Array(count).fill(null);
  return list.length === count ? list : ctx.fail(`input ${i} has ${list.length} elements in place of ${count}`);
}
function oldScales(ctx, rank) {
  if (ctx.opset >= 9) return listAt(ctx, 1, rank);
  const { attrs } = ctx;
  const scales = attrs.floats("scales") ?? [
    1,
    1,
    attrs.float("height_scale") ?? ctx.fail("height_scale is missing"),
    attrs.float("width_scale") ?? ctx.fail("width_scale is missing")
  ];
  return scales.length === rank ? scales : ctx.fail(`there are ${scales.length} scales in place of ${rank}`);
}
function requestsOf(ctx, rank) {
  const axes = axesOf(ctx, ctx.attrs.ints("axes") ?? Array.from({ length: rank }, (_, axis) => axis), rank) ?? [];
  const isOld = ctx.op === "Upsample" || ctx.opset < 11;
  const [scales, sizes] = isOld ? [oldScales(ctx, rank), void 0] : [listAt(ctx, 2, axes.length), listAt(ctx, 3, axes.length)];
  if (scales === void 0 && sizes === void 0) ctx.fail("neither scales nor sizes are given");
  const requests = Array(rank).fill({});
  for (const [i, axis] of axes.entries()) {
    requests[axis] = sizes === void 0 ? { scale: scales?.[i] ?? null } : { size: sizes[i] ?? null };
  }
  return requests;
}
function resizedShape(ctx, shape) {
  const requests = requestsOf(ctx, shape.length);
  const policy = ctx.attrs.string("keep_aspect_ratio_policy", "stretch");
  const ratios = shape.flatMap((dim, axis) => requests[axis]?.size === void 0 ? [] : [over(requests[axis].size, dim)]);
  const ratio = policy === "not_larger" ? min(...ratios) : policy === "not_smaller" ? max(...ratios) : void 0;
  return shape.map((dim, axis) => {
    const { size, scale } = requests[axis] ?? {};
    if (scale !== void 0) return floor(times(dim, scale));
    if (size === void 0) return dim;
    return ratios.length === 0 || ratio === void 0 ? size : rounded2(times(ratio, dim));
  });
}
function rounded2(value) {
  return typeof value === "number" ? Math.floor(value + 0.5) : floor(quotient(add(multiply(value, 2), 1), 2));
}
function inferResize(ctx) {
  const shape = ctx.shape(0);
  if (shape === void 0) return [shapedLike(ctx, 0)];
  const input = [3, 2, 1].find((i) => ctx.has(i) && ctx.shape(i)?.[0] !== 0 && ctx.value(i)?.every((element) => element !== null) !== true);
  return [shaped(ctx, ctx.dtype(0), resizedShape(ctx, shape), input === void 0 ? "a scale that is no simple fraction of a symbolic size" : whyComputed(ctx, input))];
}
function resizeCost(ctx, outputs) {
  const mode = ctx.attrs.string("mode", "nearest");
  if (mode === "nearest" || !countsFlops(ctx)) return {};
  const [from, to] = [ctx.shape(0), outputs[0]?.kind === "tensor" ? outputs[0].shape : void 0];
  if (from === void 0 || to === void 0) return { flops: null };
  const requests = requestsOf(ctx, from.length);
  const isKept = from.map((dim, axis) => requests[axis]?.scale === void 0 ? isEqual(dim, to[axis] ?? null) : requests[axis].scale === 1);
  const scaled = from.flatMap((dim, axis) => isKept[axis] === true ? [] : [quotient(dim, to[axis] ?? null)]);
  if (scaled.length === 0) return {};
  const perOutput2 = mode === "cubic" ? 2 * 4 ** scaled.length - 1 : 3 * (2 ** scaled.length - 1);
  const flops = multiply(outputElements(outputs), perOutput2);
  if (ctx.attrs.int("antialias", 0) === 0 || flops === 0) return isKept.includes(void 0) ? { flops, status: "upper" } : { flops };
  return { flops: ceil(multiply(flops, ...scaled.map((factor3) => max(1, factor3)))), status: "estimate", details: { perOutput: perOutput2 } };
}
var RESIZE_OP = {
  infer: inferResize,
  cost: resizeCost,
  roles: { 1: "index", 2: "index", 3: "index" },
  counts: "nearest 0; linear 3(2^d - 1)|Y|, cubic (2·4^d - 1)|Y| with d axes scaled; antialiasing times the downscaling of each axis (estimate)"
};
var RESIZE = { Resize: RESIZE_OP, Upsample: RESIZE_OP };

// src/ops/sampling.ts
function inferGridSample(ctx) {
  const [x, grid] = [ctx.shape(0), ctx.shape(1)];
  const rank = (x ?? grid)?.length;
  if (rank === void 0) return [shaped(ctx, ctx.dtype(0), void 0)];
  for (const shape of [x, grid]) if (shape !== void 0 && (shape.length !== rank || rank < 3)) ctx.fail("X and the grid should be of one rank, 3 at least");
  const positions = grid?.slice(1, -1) ?? Array(rank - 2).fill(null);
  return [shaped(ctx, ctx.dtype(0), [x?.[0] ?? grid?.[0] ?? null, x?.[1] ?? null, ...positions])];
}
function gridSampleCost(ctx, outputs) {
  const [mode, rank] = [ctx.attrs.string("mode", "linear"), (ctx.rank(0) ?? ctx.rank(1) ?? 2) - 2];
  if (mode === "nearest" || !countsFlops(ctx)) return {};
  const elements = outputElements(outputs);
  if (mode === "cubic" || mode === "bicubic") return { flops: multiply(elements, 2 * 4 ** rank - 1) };
  const positions = outputs[0]?.kind === "tensor" && outputs[0].shape !== void 0 ? elementsOf(outputs[0].shape.toSpliced(1, 1)) : null;
  return { flops: add(multiply(elements, linearSamplingFlops(rank)), multiply(positions, 10)) };
}
function inferAffineGrid(ctx) {
  const size = ctx.value(1)?.map(asDim);
  const [length2, rows2] = [ctx.shape(1)?.[0], dimOf(ctx, 0, 1)];
  const rank = size?.length ?? (typeof length2 === "number" ? length2 : typeof rows2 === "number" ? rows2 + 2 : void 0);
  if (rank === void 0) return [unknownTensor(ctx.dtype(0), whyComputed(ctx, 1))];
  if (rank !== 4 && rank !== 5) ctx.fail(`size has ${rank} numbers in place of 4 or 5`);
  const spatial = size?.slice(2) ?? Array(rank - 2).fill(null);
  return [shaped(ctx, ctx.dtype(0), [dimOf(ctx, 0, 0) ?? size?.[0] ?? null, ...spatial, rank - 2], whyComputed(ctx, 1))];
}
function inferRoiAlign(ctx) {
  const regions = dimOf(ctx, 1, 0) ?? dimOf(ctx, 2, 0);
  return [shaped(ctx, ctx.dtype(0), [regions, dimOf(ctx, 0, 1), ctx.attrs.int("output_height", 1), ctx.attrs.int("output_width", 1)])];
}
function roiAlignCost(ctx, outputs) {
  const ratio = ctx.attrs.int("sampling_ratio", 0);
  const elements = outputElements(outputs);
  if (ratio > 0) return { flops: multiply(elements, ratio * ratio * 8) };
  const along = (axis, cells2) => ceilDiv(dimOf(ctx, 0, axis), cells2);
  const samples2 = multiply(along(2, ctx.attrs.int("output_height", 1)), along(3, ctx.attrs.int("output_width", 1)));
  return { flops: multiply(elements, samples2, 8), status: "estimate", note: "samples per cell depend on the regions, which are taken to be as large as the input" };
}
function inferCol2Im(ctx) {
  const image = ctx.value(1)?.map(asDim);
  const length2 = ctx.shape(1)?.[0];
  const spatial = image ?? (typeof length2 === "number" && length2 < 64 ? Array(length2).fill(null) : void 0);
  if (spatial === void 0) return [unknownTensor(ctx.dtype(0), whyComputed(ctx, 1))];
  const block = ctx.value(2)?.map(asDim);
  if (block !== void 0 && block.length !== spatial.length) ctx.fail(`block_shape has ${block.length} numbers in place of ${spatial.length}`);
  const channels = block === void 0 ? null : channelsOf(ctx, elementsOf(block));
  return [shaped(ctx, ctx.dtype(0), [dimOf(ctx, 0, 0), channels, ...spatial], whyComputed(ctx, image === void 0 ? 1 : 2))];
}
function channelsOf(ctx, block) {
  if (isLess(block, 1) === true) ctx.fail("the block is empty");
  const rows2 = dimOf(ctx, 0, 1);
  return isEqual(modulo(rows2, block), 0) === false ? ctx.fail(`${dimKey(rows2)} rows are no multiple of the block's ${dimKey(block)} elements`) : quotient(rows2, block);
}
var SAMPLING = {
  GridSample: {
    infer: inferGridSample,
    cost: gridSampleCost,
    counts: "nearest 0; linear (2^(d+1) - 1)|Y| + 10·N·ΠO, cubic (2·4^d - 1)|Y| with d spatial axes"
  },
  AffineGrid: {
    infer: inferAffineGrid,
    cost: (ctx, outputs) => ({ macs: multiply(outputElements(outputs), add(dimOf(ctx, 0, 1), 1)), macClass: [0, 0] }),
    roles: { 1: "index" },
    counts: "MACs N·ΠO·d·(d+1) with d spatial axes"
  },
  RoiAlign: {
    infer: inferRoiAlign,
    cost: roiAlignCost,
    roles: { 2: "index" },
    counts: "|Y|·s²·8 with s the sampling ratio, or ⌈ΠI/ΠO⌉ samples (estimate)"
  },
  Col2Im: {
    infer: inferCol2Im,
    cost: (ctx) => countsFlops(ctx) ? { flops: inputElements(ctx) } : {},
    roles: { 1: "index", 2: "index" },
    counts: "|X| adds"
  }
};

// src/ops/transpose.ts
function inferTranspose(ctx) {
  const shape = ctx.shape(0);
  const given2 = ctx.attrs.ints("perm");
  if (shape === void 0)
    return [
      moved(
        ctx,
        0,
        given2?.map(() => null)
      )
    ];
  const permutation = given2 ?? shape.map((_, axis) => shape.length - 1 - axis);
  const isPermutation = permutation.length === shape.length && shape.every((_, axis) => permutation.includes(axis));
  if (!isPermutation) ctx.fail(`perm [${permutation.join(", ")}] does not order ${shape.length} axes`);
  const permuted = permutation.map((axis) => shape[axis] ?? null);
  return [moved(ctx, 0, permuted, (grid) => transpose(grid, permutation))];
}
function inferDepthToSpace(ctx) {
  const block = blockSize(ctx);
  const [n, c, h, w] = imageShape(ctx);
  const shape = [n, divide(ctx, c, block * block), multiply(h, block), multiply(w, block)];
  const isColumnFirst = ctx.opset >= 11 && ctx.attrs.string("mode", "DCR") === "CRD";
  return [
    moved(ctx, 0, shape, ({ value, sizes }) => {
      const [batch = 0, channels = 0, height = 0, width = 0] = sizes;
      const depth = channels / (block * block);
      const parts = isColumnFirst ? [batch, depth, block, block, height, width] : [batch, block, block, depth, height, width];
      return transpose({ value, sizes: parts }, isColumnFirst ? [0, 1, 4, 2, 5, 3] : [0, 3, 4, 1, 5, 2]);
    })
  ];
}
function inferSpaceToDepth(ctx) {
  const block = blockSize(ctx);
  const [n, c, h, w] = imageShape(ctx);
  const shape = [n, multiply(c, block * block), divide(ctx, h, block), divide(ctx, w, block)];
  return [
    moved(ctx, 0, shape, ({ value, sizes }) => {
      const [batch = 0, channels = 0, height = 0, width = 0] = sizes;
      return transpose({ value, sizes: [batch, channels, height / block, block, width / block, block] }, [0, 3, 5, 1, 2, 4]);
    })
  ];
}
function blockSize(ctx) {
  const block = ctx.attrs.int("blocksize") ?? ctx.fail("the blocksize attribute is missing");
  return block > 0 ? block : ctx.fail(`blocksize ${block} is not positive`);
}
function imageShape(ctx) {
  const shape = ctx.shape(0) ?? [null, null, null, null];
  const [n = null, c = null, h = null, w = null] = shape;
  return shape.length === 4 ? [n, c, h, w] : ctx.fail(`the input has rank ${shape.length}, not 4`);
}
function divide(ctx, dim, by) {
  if (typeof dim === "number" && dim % by !== 0) ctx.fail(`${dim} is no multiple of ${by}`);
  return floorDiv(dim, by);
}
var COPY = "reads |X|, writes |Y|";
var TRANSPOSE = {
  Transpose: { infer: inferTranspose, counts: COPY, keepsWeight: () => true },
  DepthToSpace: { infer: inferDepthToSpace, counts: COPY },
  SpaceToDepth: { infer: inferSpaceToDepth, counts: COPY },
  ReverseSequence: { infer: (ctx) => [moved(ctx, 0, ctx.shape(0))], roles: { 1: "index" }, counts: "reads |X| and the lengths, writes |Y|" }
};

// src/ops/contrib-layout.ts
var BLOCK_SIZES = [8, 16];
var BLOCKED = "the block size of channels is that of the machine that optimised the model";
function blocked(channels) {
  const [small, large] = BLOCK_SIZES.map((size) => multiply(ceilDiv(channels, size), size));
  return small === large ? small ?? null : null;
}
var reorderInput = {
  infer: (ctx) => {
    const shape = ctx.shape(0);
    const isLast = ctx.attrs.int("channels_last", 0) !== 0;
    const spatial = isLast ? shape?.slice(1, -1) : shape?.slice(2);
    return [shaped(ctx, ctx.dtype(0), spatial && [shape?.[0] ?? null, blocked(dimOf(ctx, 0, isLast ? -1 : 1)), ...spatial], BLOCKED)];
  },
  counts: "0; reads |X|, writes |Y|"
};
var reorderOutput = {
  infer: (ctx) => {
    const shape = ctx.shape(0);
    const channels = ctx.attrs.int("channels", 0);
    if (shape === void 0) return [shaped(ctx, ctx.dtype(0), void 0)];
    const [batch = null, , ...spatial] = shape;
    return [shaped(ctx, ctx.dtype(0), ctx.attrs.int("channels_last", 0) === 0 ? [batch, channels, ...spatial] : [batch, ...spatial, channels])];
  },
  counts: "0; reads |X|, writes |Y|"
};
var upsample = {
  infer: (ctx) => {
    const scales = ctx.attrs.ints("scales");
    return [shaped(ctx, ctx.dtype(0), scales && ctx.shape(0)?.map((dim, axis) => multiply(dim, scales[axis] ?? 1)))];
  },
  cost: (ctx, outputs) => {
    const scaled = (ctx.attrs.ints("scales") ?? []).filter((scale) => scale !== 1).length;
    return ctx.attrs.string("mode", "nearest") === "nearest" ? {} : { flops: multiply(outputElements(outputs), 3 * (2 ** scaled - 1)) };
  },
  counts: "nearest 0; linear 3(2^d - 1)|Y| with d axes scaled"
};
var NCHWC = {
  "com.microsoft.nchwc::AveragePool": ruleLike(POOL, "AveragePool", 19),
  "com.microsoft.nchwc::GlobalAveragePool": ruleLike(POOL, "GlobalAveragePool", 1),
  "com.microsoft.nchwc::GlobalMaxPool": ruleLike(POOL, "GlobalMaxPool", 1),
  "com.microsoft.nchwc::MaxPool": ruleLike(POOL, "MaxPool", 12),
  "com.microsoft.nchwc::ReorderInput": reorderInput,
  "com.microsoft.nchwc::ReorderOutput": reorderOutput,
  "com.microsoft.nchwc::Upsample": upsample
};
function nhwc(family2, op) {
  const spec = family2[op];
  if (spec === void 0) throw new Error(`no rule for ${op}`);
  const { cost: cost2 } = spec;
  const activated = (ctx, outputs) => {
    const base = cost2?.(ctx, outputs) ?? {};
    const [flops, transcendentals2] = fusedActivation(ctx);
    if (flops === 0) return base;
    const elements = outputElements(outputs);
    return {
      ...base,
      flops: add(base.flops === void 0 ? 0 : base.flops, multiply(elements, flops)),
      transcendentals: add(base.transcendentals === void 0 ? 0 : base.transcendentals, multiply(elements, transcendentals2))
    };
  };
  return withChannelsLast({ ...spec, cost: activated });
}
var family = (rules, ...ops) => Object.fromEntries(ops.map((op) => [`com.ms.internal.nhwc::${op}`, nhwc(rules, op)]));
var NHWC = {
  ...family(CONVOLUTION, "Conv", "QLinearConv"),
  ...family(CONV_TRANSPOSE, "ConvTranspose"),
  ...family(POOL, "AveragePool", "GlobalAveragePool", "GlobalLpPool", "GlobalMaxPool", "LpPool", "MaxPool", "MaxUnpool"),
  ...family(SAMPLING, "GridSample"),
  ...family(NORM, "BatchNormalization", "InstanceNormalization", "LRN"),
  ...family(TRANSPOSE, "DepthToSpace", "SpaceToDepth"),
  "com.ms.internal.nhwc::QLinearAveragePool": withChannelsLast(QLINEAR_AVERAGE_POOL),
  "com.ms.internal.nhwc::QLinearConvTranspose": withChannelsLast(QLINEAR_CONV_TRANSPOSE),
  "com.ms.internal.nhwc::Resize": ruleLike(RESIZE, "Resize", 18)
};

// src/ops/contrib-longformer.ts
function longformer(projections, globalFlags, roles) {
  return {
    infer: (ctx) => [shapedLike(ctx, 0)],
    cost: (ctx) => {
      const [batch, length2, hidden] = [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1), dimOf(ctx, 0, 2)];
      const heads2 = headCount(ctx);
      const flags = ctx.value(globalFlags);
      const globals = flags?.filter((flag) => flag !== 0).length;
      const keys = globals === void 0 ? length2 : min(length2, 2 * ctx.attrs.int("window", 0) + globals);
      const head = floorDiv(hidden, heads2);
      const core = coreCost({ batch, heads: heads2, queries: length2, keys, keyHead: head, valueHead: head, addends: 1 });
      const projected2 = multiply(batch, length2, hidden, 3, globals === 0 ? 1 : projections.length);
      return { ...withProjection({ macs: multiply(projected2, hidden), flops: projected2 }, core), macClass: [0, projections[0]], status: "upper" };
    },
    counts: "projections B·S·D·3D, twice with global tokens; core over min(S, 2·window + global) keys, dense where the flags are not known; status upper",
    roles
  };
}
var qOrderedAttention = {
  infer: (ctx) => {
    const input = ctx.shape(0);
    return [shaped(ctx, ctx.dtype(0), input && [...input.slice(0, -1), dimOf(ctx, 7, 1)])];
  },
  cost: (ctx) => {
    const heads2 = headCount(ctx);
    const [q, k, v] = [dimOf(ctx, 5, 1), dimOf(ctx, 6, 1), dimOf(ctx, 7, 1)];
    const [batch, queries, past] = [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1), ctx.has(18) ? dimOf(ctx, 18, 3) : 0];
    const projection = multiply(batch, queries, add(q, k, v));
    const addends = [17, 19].filter((i) => ctx.has(i)).length;
    const core = coreCost({ batch, heads: heads2, queries, keys: add(past, queries), keyHead: floorDiv(k, heads2), valueHead: floorDiv(v, heads2), addends });
    return { ...withProjection({ macs: multiply(projection, dimOf(ctx, 0, 2)), flops: multiply(projection, 4) }, core), macClass: [0, 5] };
  },
  counts: "as Attention; per projected element 1 bias and 3 requantising",
  roles: { ...quantParams(1, 2, 3, 4, 8, 9, 10, 14, 15, 16), ...weights(5, 6, 7, 11, 12, 13) }
};
var CONTRIB_LONGFORMER = {
  "com.microsoft::LongformerAttention": longformer([1, 4], 6, { ...weights(1, 2, 4, 5), 6: "index" }),
  "com.microsoft::QOrderedAttention": qOrderedAttention,
  "com.microsoft::QOrderedLongformerAttention": longformer([2, 8], 12, { ...quantParams(1, 3, 5, 6, 9, 11, 13), ...weights(2, 4, 8, 10), 12: "index" })
};

// src/ops/matmul.ts
function productOf2(ctx, a, b) {
  if (a === void 0 || b === void 0) return void 0;
  if (a.length === 0 || b.length === 0) ctx.fail("a scalar cannot be multiplied as a matrix");
  const [left, right] = [a.length === 1 ? [1, ...a] : a, b.length === 1 ? [...b, 1] : b];
  const inner = agreed(ctx, left.at(-1) ?? null, right.at(-2) ?? null);
  const batch = broadcast(left.slice(0, -2), right.slice(0, -2)) ?? [];
  const [rows2, columns] = [left.at(-2) ?? null, right.at(-1) ?? null];
  return {
    shape: [...batch, ...a.length === 1 ? [] : [rows2], ...b.length === 1 ? [] : [columns]],
    macs: multiply(...batch, rows2, columns, inner)
  };
}
function transposed(shape) {
  return shape === void 0 || shape.length < 2 ? shape : [...shape.slice(0, -2), shape.at(-1) ?? null, shape.at(-2) ?? null];
}
function matmul({ a, b, dtype, perOutput: perOutput2 = 0 }) {
  return {
    infer: (ctx) => [shaped(ctx, dtype(ctx), productOf2(ctx, ctx.shape(a), ctx.shape(b))?.shape)],
    cost: (ctx, outputs) => ({
      macs: productOf2(ctx, ctx.shape(a), ctx.shape(b))?.macs ?? null,
      ...perOutput2 > 0 && { flops: multiply(outputElements(outputs), perOutput2) },
      macClass: [a, b]
    })
  };
}
function gemmProduct(ctx, a = ctx.shape(0), b = ctx.shape(1)) {
  if (a !== void 0 && a.length !== 2 || b !== void 0 && b.length !== 2) ctx.fail("both factors should be matrices");
  const left = ctx.attrs.int("transA", 0) === 0 ? a : transposed(a);
  const right = ctx.attrs.int("transB", 0) === 0 ? b : transposed(b);
  return productOf2(ctx, left ?? [null, null], right ?? [null, null]);
}
function gemmCost(ctx, outputs) {
  return { macs: gemmProduct(ctx)?.macs ?? null, flops: countsFlops(ctx) ? gemmElementwise(ctx, outputs) : 0 };
}
function gemmElementwise(ctx, outputs) {
  const results = outputElements(outputs);
  const isScaled = ctx.attrs.float("alpha", 1) !== 1;
  if (!ctx.has(2)) return isScaled ? results : 0;
  const isBetaUsed = ctx.attrs.float("beta", 1) !== 1;
  return add(multiply(results, isScaled ? 2 : 1), isBetaUsed ? inputElements(ctx, 2) : 0);
}
var MATMUL = {
  MatMul: {
    ...matmul({ a: 0, b: 1, dtype: (ctx) => ctx.dtype(0) ?? ctx.dtype(1) }),
    roles: { 0: "weight", 1: "weight" },
    counts: "MACs Πbatch·M·N·K"
  },
  Gemm: {
    infer: (ctx) => [shaped(ctx, ctx.dtype(0) ?? ctx.dtype(1), gemmProduct(ctx)?.shape)],
    cost: gemmCost,
    roles: { 0: "weight", 1: "weight", 2: "weight" },
    counts: "MACs M·N·K; alpha ≠ 1 |Y|, C |Y|, beta ≠ 1 |C|"
  },
  MatMulInteger: {
    ...matmul({ a: 0, b: 1, dtype: () => "int32" }),
    roles: { 0: "weight", 1: "weight", 2: "quantParam", 3: "quantParam" },
    counts: "MACs Πbatch·M·N·K; zero points not counted"
  },
  QLinearMatMul: {
    ...matmul({ a: 0, b: 3, dtype: (ctx) => ctx.dtype(7) ?? ctx.dtype(0), perOutput: 3 }),
    roles: { 0: "weight", 1: "quantParam", 2: "quantParam", 3: "weight", 4: "quantParam", 5: "quantParam", 6: "quantParam", 7: "quantParam" },
    counts: "MACs Πbatch·M·N·K; requantising 3|Y|"
  }
};

// src/ops/contrib-low-bit.ts
var DEQUANT = "dequantising (2·K·N) is no part of FLOPs";
var attribute = (ctx, name) => ctx.attrs.int(name) ?? ctx.fail(`${name} is missing`);
var rowsOf = (ctx) => ctx.shape(0)?.slice(0, -1);
function rowCount(ctx) {
  const rows2 = rowsOf(ctx);
  return rows2 === void 0 ? null : elementsOf(rows2);
}
function lowBitClass(ctx, weight) {
  return `${shortType(ctx.dtype(0))}×${weight}`;
}
var integerClass = (ctx) => lowBitClass(ctx, `i${ctx.attrs.int("bits", 4)}`);
function lowBitMatMul({ sizes, macClass: macClass2, bias, roles, zeroPoints }) {
  return {
    infer: (ctx) => {
      const rows2 = rowsOf(ctx);
      return [shaped(ctx, ctx.dtype(0), rows2 && [...rows2, sizes(ctx)[1]])];
    },
    cost: (ctx, outputs) => ({
      macs: multiply(rowCount(ctx), ...sizes(ctx)),
      macClass: macClass2(ctx),
      flops: bias !== void 0 && ctx.has(bias) ? outputElements(outputs) : 0
    }),
    counts: `MACs rows·K·N; bias |Y|; ${DEQUANT}`,
    roles: { 1: "weight", ...roles },
    logicalElements: (ctx) => ({ 1: multiply(...sizes(ctx)), ...zeroPoints !== void 0 && { [zeroPoints]: blockCount(ctx, ...sizes(ctx)) } })
  };
}
function blockCount(ctx, k, n) {
  const block = attribute(ctx, "block_size");
  return block > 0 ? multiply(n, ceilDiv(k, block)) : null;
}
function normFlops(ctx, scale) {
  if (!ctx.has(scale)) return 0;
  return add(multiply(inputElements(ctx), 4 + (ctx.has(1) ? 1 : 0)), multiply(rowCount(ctx), 2));
}
var GATE_FLOPS = /* @__PURE__ */ new Map([
  ["silu", 2],
  ["swish", 2],
  ["gelu", 4],
  ["relu", 1]
]);
var matMulNBitsMlp = {
  infer: (ctx) => {
    const rows2 = rowsOf(ctx);
    return [shaped(ctx, ctx.dtype(0), rows2 && [...rows2, attribute(ctx, "N")]), shapedLike(ctx, 0)];
  },
  cost: (ctx, outputs) => {
    const gate = ctx.attrs.string("activation", "silu").toLowerCase();
    const biases = [5, 8].filter((i) => ctx.has(i)).length;
    const perResult = (GATE_FLOPS.get(gate) ?? 1) + 1 + biases;
    const results = outputElements(outputs);
    return {
      macs: multiply(rowCount(ctx), attribute(ctx, "K"), attribute(ctx, "N"), 2),
      macClass: integerClass(ctx),
      flops: add(normFlops(ctx, 2), multiply(results, perResult)),
      transcendentals: add(gate === "relu" ? 0 : results, ctx.has(2) ? rowCount(ctx) : 0)
    };
  },
  counts: `MACs rows·K·2N; activation 1–4, product 1 and biases per result; normalisation 4|A| + 2·rows; ${DEQUANT}`,
  roles: { 2: "weight", 3: "weight", 4: "quantParam", 5: "weight", 6: "weight", 7: "quantParam", 8: "weight" },
  logicalElements: (ctx) => {
    const elements = multiply(attribute(ctx, "K"), attribute(ctx, "N"));
    return { 3: elements, 6: elements };
  }
};
var matMulNBitsQkv = {
  infer: (ctx) => {
    const rows2 = rowsOf(ctx);
    const projected2 = (name) => shaped(ctx, ctx.dtype(0), rows2 && [...rows2, attribute(ctx, name)]);
    return [projected2("Nq"), projected2("Nkv"), projected2("Nkv"), shapedLike(ctx, 0)];
  },
  cost: (ctx) => {
    const [queries, keys] = [attribute(ctx, "Nq"), attribute(ctx, "Nkv")];
    const biased = (ctx.has(5) ? queries : 0) + (ctx.has(8) ? keys : 0) + (ctx.has(11) ? keys : 0);
    return {
      macs: multiply(rowCount(ctx), attribute(ctx, "K"), queries + 2 * keys),
      macClass: integerClass(ctx),
      flops: add(normFlops(ctx, 2), multiply(rowCount(ctx), biased)),
      transcendentals: rowCount(ctx)
    };
  },
  counts: `MACs rows·K·(Nq + 2Nkv); normalisation 4|A| + 2·rows; biases; ${DEQUANT}`,
  roles: { 2: "weight", 3: "weight", 4: "quantParam", 5: "weight", 6: "weight", 7: "quantParam", 8: "weight", 9: "weight", 10: "quantParam", 11: "weight" },
  logicalElements: (ctx) => {
    const [k, queries, keys] = [attribute(ctx, "K"), attribute(ctx, "Nq"), attribute(ctx, "Nkv")];
    return { 3: k * queries, 6: k * keys, 9: k * keys };
  }
};
function bnb4Sizes(ctx) {
  const [k, n] = [attribute(ctx, "K"), attribute(ctx, "N")];
  return ctx.attrs.int("transB", 1) === 0 ? [n, k] : [k, n];
}
var matMulFpQ4 = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(0), productOf2(ctx, ctx.shape(0), dimsOf(ctx, 2))?.shape, whyComputed(ctx, 2))],
  cost: (ctx) => {
    const product3 = productOf2(ctx, ctx.shape(0), dimsOf(ctx, 2));
    return product3 === void 0 ? { unknown: whyComputed(ctx, 2) } : { macs: product3.macs, macClass: lowBitClass(ctx, "i4") };
  },
  counts: `MACs as MatMul; ${DEQUANT}`,
  roles: { 1: "weight", 2: "index" },
  logicalElements: (ctx) => ({ 1: elementsOf(dimsOf(ctx, 2) ?? [null]) })
};
var CONTRIB_LOW_BIT = {
  "com.microsoft::MatMulBlockQuantizedFp4Weight": lowBitMatMul({
    sizes: (ctx) => [multiply(dimOf(ctx, 1, 1), 2), dimOf(ctx, 1, 0)],
    macClass: (ctx) => lowBitClass(ctx, "f4"),
    bias: 5,
    roles: { 2: "quantParam", 3: "quantParam", 4: "quantParam", 5: "weight" }
  }),
  "com.microsoft::MatMulBlockQuantizedFp8Weight": lowBitMatMul({
    sizes: (ctx) => [dimOf(ctx, 1, 1), dimOf(ctx, 1, 0)],
    macClass: (ctx) => `${ctx.has(3) ? "f8" : shortType(ctx.dtype(0))}×f8`,
    bias: 4,
    roles: { 2: "quantParam", 3: "quantParam", 4: "weight" }
  }),
  "com.microsoft::MatMulBnb4": lowBitMatMul({
    sizes: bnb4Sizes,
    macClass: (ctx) => lowBitClass(ctx, ctx.attrs.int("quant_type", 0) === 0 ? "f4" : "nf4"),
    roles: { 2: "quantParam" }
  }),
  "com.microsoft::MatMulFpQ4": matMulFpQ4,
  "com.microsoft::MatMulNBits": lowBitMatMul({
    sizes: (ctx) => [attribute(ctx, "K"), attribute(ctx, "N")],
    macClass: integerClass,
    bias: 5,
    roles: { 2: "quantParam", 3: "quantParam", 4: "quantParam", 5: "weight" },
    zeroPoints: 3
  }),
  "com.microsoft::MatMulNBitsMlp": matMulNBitsMlp,
  "com.microsoft::MatMulNBitsQkv": matMulNBitsQkv
};

// src/ops/recurrent.ts
var RNN = { gates: 1, activations: [["Tanh", 1]], joins: () => 0 };
var GRU = {
  gates: 3,
  activations: [
    ["Sigmoid", 2],
    ["Tanh", 1]
  ],
  joins: (ctx) => 5 + (ctx.attrs.int("linear_before_reset", 0) === 0 ? 0 : 1)
};
var LSTM = {
  gates: 4,
  activations: [
    ["Sigmoid", 3],
    ["Tanh", 1],
    ["Tanh", 1]
  ],
  joins: () => 4,
  hasCellState: true,
  peepholes: 7
};
var TRANSCENDENTAL2 = /* @__PURE__ */ new Set(["sigmoid", "tanh", "scaledtanh", "elu", "softplus"]);
var isBatchFirst = (ctx) => ctx.attrs.int("layout", 0) !== 0;
function sizesOf3(ctx, cell) {
  const direction = ctx.attrs.string("direction", "forward");
  if (!["forward", "reverse", "bidirectional"].includes(direction)) ctx.fail(`direction is ${direction}, not forward, reverse or bidirectional`);
  for (const [slot, rank] of [3, 3, 3, 2, 1].entries())
    if (ctx.has(slot) && (ctx.rank(slot) ?? rank) !== rank) ctx.fail(`input ${slot} is of rank ${ctx.rank(slot)} in place of ${rank}`);
  const directions = direction === "bidirectional" ? 2 : 1;
  if (isEqual(dimOf(ctx, 1, 0), directions) === false) ctx.fail(`W is for ${dimKey(dimOf(ctx, 1, 0))} directions in place of ${directions}`);
  const stored = agreed(ctx, dimOf(ctx, 2, 2), floorDiv(dimOf(ctx, 1, 1), cell.gates));
  const [first, second] = [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1)];
  return {
    steps: isBatchFirst(ctx) ? second : first,
    batch: isBatchFirst(ctx) ? first : second,
    input: agreed(ctx, dimOf(ctx, 0, 2), dimOf(ctx, 1, 2)),
    hidden: agreed(ctx, stored, ctx.attrs.int("hidden_size") ?? null),
    directions
  };
}
function inferRecurrent(ctx, cell) {
  const { steps: steps2, batch, hidden, directions } = sizesOf3(ctx, cell);
  const dtype = ctx.dtype(0) ?? ctx.dtype(1);
  const last = shaped(ctx, dtype, isBatchFirst(ctx) ? [batch, directions, hidden] : [directions, batch, hidden]);
  const all = shaped(ctx, dtype, isBatchFirst(ctx) ? [batch, steps2, directions, hidden] : [steps2, directions, batch, hidden]);
  return cell.hasCellState === true ? [all, last, last] : [all, last];
}
function stepsTaken(ctx, { steps: steps2, batch }) {
  const lengths = ctx.has(4) ? ctx.value(4) : void 0;
  const total2 = lengths === void 0 ? null : add(...lengths.map(asDim));
  return total2 ?? multiply(steps2, batch);
}
function recurrentCost(ctx, cell) {
  const sizes = sizesOf3(ctx, cell);
  const { input, hidden, directions } = sizes;
  const units = multiply(stepsTaken(ctx, sizes), hidden);
  const evaluations = cell.activations.reduce((sum3, [, times2]) => sum3 + times2, 0);
  const isClipped = ctx.attrs.float("clip") !== void 0;
  const hasPeepholes = cell.peepholes !== void 0 && ctx.has(cell.peepholes);
  const perUnit = cell.gates * (ctx.has(3) ? 2 : 1) + evaluations * (isClipped ? 2 : 1) + cell.joins(ctx) + (hasPeepholes ? 6 : 0);
  return {
    macs: multiply(units, directions, cell.gates, add(input, hidden)),
    flops: multiply(units, directions, perUnit),
    transcendentals: multiply(units, transcendentals(ctx, cell, directions)),
    ...ctx.has(4) && ctx.value(4) === void 0 && { status: "upper", note: "sequence_lens is only known when the model runs: every sequence is taken to be of full length" }
  };
}
function transcendentals(ctx, { activations }, directions) {
  const named = ctx.attrs.strings("activations") ?? [];
  return Array.from({ length: directions * activations.length }, (_, i) => {
    const [name, times2] = activations[i % activations.length] ?? ["", 0];
    return TRANSCENDENTAL2.has((named[i] ?? name).toLowerCase()) ? times2 : 0;
  }).reduce((sum3, times2) => sum3 + times2, 0);
}
var WEIGHTS = { 1: "weight", 2: "weight", 3: "weight", 4: "index" };
function recurrent(cell, counts7) {
  return {
    infer: (ctx) => inferRecurrent(ctx, cell),
    cost: (ctx) => recurrentCost(ctx, cell),
    roles: cell.peepholes === void 0 ? WEIGHTS : { ...WEIGHTS, [cell.peepholes]: "weight" },
    counts: `${counts7}; T·N is Σ sequence_lens where that is constant`
  };
}
var RECURRENT = {
  RNN: recurrent(RNN, "MACs D·T·N·H·(I+H); per step and unit 1 add, 1 bias, 1 activation"),
  GRU: recurrent(GRU, "MACs D·T·N·3H·(I+H); per step and unit 3 adds, 3 biases, 3 activations and 5, with linear_before_reset 6"),
  LSTM: recurrent(LSTM, "MACs D·T·N·4H·(I+H); per step and unit 4 adds, 4 biases, 5 activations and 4; peepholes 6, clip 5")
};

// src/ops/contrib-lstm.ts
var LSTM2 = ruleLike(RECURRENT, "LSTM", 7);
function withShapes(ctx, shapes) {
  const relaid2 = (fact, i) => {
    if (!shapes.has(i) || fact?.kind !== "tensor") return fact;
    const changed = { kind: "tensor", dtype: fact.dtype, shape: shapes.get(i), why: fact.why };
    return changed;
  };
  return contextWith(ctx, { inputs: ctx.inputs.map(relaid2) });
}
function asLstm(ctx) {
  const turned = (i) => ctx.shape(i)?.toSpliced(1, 2, dimOf(ctx, i, 2), dimOf(ctx, i, 1));
  const swapped = new Map([1, 2].map((i) => [i, turned(i)]));
  return contextWith(withShapes(ctx, swapped), { inputNames: ctx.inputNames.slice(0, 8) });
}
var dynamicQuantizeLstm = {
  infer: (ctx) => LSTM2.infer(asLstm(ctx)),
  cost: (ctx, outputs) => ({ ...LSTM2.cost?.(asLstm(ctx), outputs), macClass: `u8×${shortType(ctx.dtype(1))}` }),
  counts: `${LSTM2.counts}; products of 8-bit integers`,
  roles: { ...LSTM2.roles, 8: "quantParam", 9: "quantParam", 10: "quantParam", 11: "quantParam" }
};
function withAttentionInput(ctx) {
  const x = ctx.shape(0);
  const widened = /* @__PURE__ */ new Map([[0, x && [...x.slice(0, -1), dimOf(ctx, 1, 2)]]]);
  return contextWith(withShapes(ctx, widened), { inputNames: ctx.inputNames.slice(0, 8) });
}
function attentionMacs(ctx) {
  const directions = ctx.attrs.string("direction", "forward") === "bidirectional" ? 2 : 1;
  const [steps2, batch] = [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1)];
  const [memory, depth] = [dimOf(ctx, 11, 1), dimOf(ctx, 11, 2)];
  const [hidden, size] = [dimOf(ctx, 8, 1), dimOf(ctx, 8, 2)];
  const layer = ctx.has(13) ? multiply(dimOf(ctx, 13, 1), dimOf(ctx, 13, 2)) : 0;
  const perStep2 = add(multiply(hidden, size), multiply(memory, add(size, depth)), layer);
  return multiply(directions, batch, add(multiply(steps2, perStep2), multiply(memory, depth, size)));
}
var attnLstm = {
  infer: (ctx) => LSTM2.infer(withAttentionInput(ctx)),
  cost: (ctx, outputs) => {
    const cell = LSTM2.cost?.(withAttentionInput(ctx), outputs) ?? {};
    return { ...cell, macs: add(cell.macs ?? null, ctx.has(11) ? attentionMacs(ctx) : 0), macClass: [0, 1], status: "estimate" };
  },
  counts: `${LSTM2.counts}; + the products of attention to a memory at each step; status estimate`,
  roles: { ...LSTM2.roles, 8: "weight", 9: "weight", 10: "weight", 12: "index", 13: "weight" }
};
var CONTRIB_LSTM = {
  "com.microsoft::AttnLSTM": attnLstm,
  "com.microsoft::DynamicQuantizeLSTM": dynamicQuantizeLstm
};

// src/ops/contrib-matmul.ts
var isSet = (ctx, attribute2) => ctx.attrs.int(attribute2, 0) !== 0;
function factor2(shape, isTransposed, isBatchTransposed) {
  if (shape === void 0 || shape.length < 2) return shape;
  const rows2 = isBatchTransposed ? [...shape.slice(1, -1), shape[0] ?? null, shape.at(-1) ?? null] : shape;
  return isTransposed ? transposed(rows2) : rows2;
}
function fusedProduct(ctx) {
  const left = factor2(ctx.shape(0), isSet(ctx, "transA"), isSet(ctx, "transBatchA"));
  return productOf2(ctx, left, factor2(ctx.shape(1), isSet(ctx, "transB"), isSet(ctx, "transBatchB")));
}
var TRANSCENDENTAL_ACTIVATIONS = /* @__PURE__ */ new Set(["Sigmoid", "Tanh", "Softmax", "Elu", "Gelu", "GELU", "QuickGelu"]);
function activation3(ctx) {
  const name = ctx.attrs.string("activation", "NONE");
  const isNone = name === "NONE" || name === "";
  return { flops: isNone ? 0 : 1, transcendentals: TRANSCENDENTAL_ACTIVATIONS.has(name) ? 1 : 0 };
}
var alpha = (ctx) => ctx.attrs.float("alpha", 1) === 1 ? 0 : 1;
function product(rule) {
  const factors = rule.factors ?? [0, 1];
  return {
    infer: (ctx) => [shaped(ctx, rule.dtype === void 0 ? ctx.dtype(0) : rule.dtype(ctx), rule.product(ctx)?.shape)],
    cost: (ctx, outputs) => productCost(ctx, outputs, rule),
    counts: rule.counts,
    roles: { [factors[0]]: "weight", [factors[1]]: "weight", ...rule.roles }
  };
}
function productCost(ctx, outputs, rule) {
  const { flops, transcendentals: transcendentals2 = 0 } = rule.finish?.(ctx) ?? { flops: 0 };
  const results = outputElements(outputs);
  return {
    macs: rule.product(ctx)?.macs ?? null,
    flops: add(multiply(results, flops), rule.besides?.(ctx, outputs) ?? 0),
    transcendentals: multiply(results, transcendentals2),
    macClass: rule.macClass?.(ctx) ?? rule.factors ?? [0, 1]
  };
}
var fusedMatMul = product({
  product: fusedProduct,
  finish: (ctx) => ({ flops: alpha(ctx) + activation3(ctx).flops, transcendentals: activation3(ctx).transcendentals }),
  counts: "as MatMul; alpha ≠ 1 |Y|, activation |Y|"
});
var matmulProduct = (ctx) => productOf2(ctx, ctx.shape(0), ctx.shape(1));
var quantizedGemm = (ctx) => gemmProduct(ctx, ctx.shape(0), ctx.shape(3));
function sparseCost(ctx, outputs) {
  const dense = fusedProduct(ctx);
  const stored = ctx.tensor(0)?.weight?.elements;
  const columns = dense?.shape.at(-1) ?? null;
  const scaled = alpha(ctx) === 0 ? 0 : outputElements(outputs);
  if (stored === void 0) return { macs: dense?.macs ?? null, flops: scaled, status: "upper" };
  return { macs: multiply(stored, columns), flops: scaled };
}
var CONTRIB_MATMUL = {
  "com.microsoft::DynamicQuantizeMatMul": product({
    product: matmulProduct,
    finish: (ctx) => ({ flops: 2 + (ctx.has(4) ? 1 : 0) }),
    besides: (ctx) => multiply(inputElements(ctx), 5),
    macClass: (ctx) => `u8×${shortType(ctx.dtype(1))}`,
    roles: { 2: "quantParam", 3: "quantParam", 4: "weight" },
    counts: "as MatMul; 5|A| quantising, 2|Y| dequantising, bias |Y|"
  }),
  "com.microsoft::FusedGemm": product({
    product: (ctx) => gemmProduct(ctx),
    finish: activation3,
    besides: gemmElementwise,
    roles: { 2: "weight" },
    counts: "as Gemm; activation |Y|"
  }),
  "com.microsoft::FusedMatMul": fusedMatMul,
  "com.microsoft::FusedMatMulActivation": fusedMatMul,
  "com.microsoft::GemmFastGelu": product({
    product: matmulProduct,
    finish: (ctx) => ({ flops: 8 + (ctx.has(2) ? 1 : 0), transcendentals: 1 }),
    roles: { 2: "weight" },
    counts: "as MatMul; 8|Y|, bias |Y|"
  }),
  "com.microsoft::GemmFloat8": product({
    product: (ctx) => gemmProduct(ctx),
    dtype: (ctx) => dtypeAttribute(ctx, "dtype") ?? "float32",
    finish: activation3,
    besides: gemmElementwise,
    roles: { 2: "weight", 3: "quantParam", 4: "quantParam", 5: "quantParam" },
    counts: "as Gemm; activation |Y|"
  }),
  "com.microsoft::MatMulInteger16": product({
    product: matmulProduct,
    dtype: (ctx) => ctx.dtype(0) === "uint16" && ctx.dtype(1) === "uint16" ? "uint32" : "int32",
    counts: "as MatMul"
  }),
  "com.microsoft::MatMulIntegerToFloat": product({
    product: matmulProduct,
    dtype: (ctx) => ctx.dtype(2),
    finish: (ctx) => ({ flops: 2 + (ctx.has(6) ? 1 : 0) }),
    roles: { 2: "quantParam", 3: "quantParam", 4: "quantParam", 5: "quantParam", 6: "weight" },
    counts: "as MatMul; 2|Y| dequantising, bias |Y|"
  }),
  "com.microsoft::QGemm": product({
    product: quantizedGemm,
    dtype: (ctx) => ctx.has(8) ? ctx.dtype(8) : "float32",
    finish: (ctx) => ({ flops: 3 + (ctx.has(6) ? 1 : 0) }),
    factors: [0, 3],
    roles: { 1: "quantParam", 2: "quantParam", 4: "quantParam", 5: "quantParam", 6: "weight", 7: "quantParam", 8: "quantParam" },
    counts: "as Gemm; 3|Y| requantising, C |Y|"
  }),
  "com.microsoft::QOrderedMatMul": product({
    product: (ctx) => productOf2(ctx, ctx.shape(0), ctx.shape(2)),
    finish: (ctx) => ({ flops: 3 + (ctx.has(5) ? 1 : 0) + (ctx.has(6) ? 1 : 0) }),
    factors: [0, 2],
    roles: { 1: "quantParam", 3: "quantParam", 4: "quantParam", 5: "weight", 7: "quantParam" },
    counts: "as MatMul; 3|Y| requantising, |Y| each for bias and C"
  }),
  "com.microsoft::SparseToDenseMatMul": {
    infer: (ctx) => [shaped(ctx, ctx.dtype(1), fusedProduct(ctx)?.shape)],
    cost: sparseCost,
    counts: "MACs nnz·N; upper (dense) where the sparse matrix is computed",
    roles: { 0: "weight", 1: "weight" }
  },
  "com.microsoft::TransposeMatMul": fusedMatMul
};

// src/ops/contrib-moe.ts
function sizesOf4(ctx, { weights: weights2, pack }) {
  const hidden = dimOf(ctx, 0, -1);
  const experts = dimOf(ctx, 1, -1);
  return {
    rows: floorDiv(inputElements(ctx), hidden),
    hidden,
    inner: floorDiv(multiply(inputElements(ctx, weights2[1]), pack(ctx)), multiply(experts, hidden)),
    experts,
    chosen: ctx.attrs.int("k", 1),
    firstLayers: ctx.has(weights2[2]) || ctx.attrs.int("swiglu_fusion", 0) !== 0 ? 2 : 1
  };
}
var ACTIVATION_FLOPS = /* @__PURE__ */ new Map([
  ["relu", 1],
  ["gelu", 4],
  ["silu", 2],
  ["swiglu", 3],
  ["identity", 0]
]);
function expertCost(ctx, slots, macClass2) {
  const { rows: rows2, hidden, inner, experts, chosen: chosen2, firstLayers } = sizesOf4(ctx, slots);
  const passes = multiply(rows2, chosen2);
  const kind = ctx.attrs.string("activation_type", "relu");
  const [first, second, third] = slots.biases.map((i) => ctx.has(i) ? 1 : 0);
  const activated = multiply(passes, inner);
  const transcendentals2 = kind === "relu" || kind === "identity" ? 0 : activated;
  const touched = min(experts, passes);
  const reads = Object.fromEntries(slots.weights.filter((i) => ctx.has(i)).map((i) => [i, multiply(touched, floorDiv(inputElements(ctx, i), experts))]));
  const fusedBias = ctx.has(slots.weights[2]) ? 1 : firstLayers;
  return {
    macs: multiply(passes, inner, hidden, firstLayers + 1),
    ...macClass2 !== void 0 && { macClass: macClass2 },
    flops: add(
      multiply(rows2, experts, 5),
      multiply(activated, (ACTIVATION_FLOPS.get(kind) ?? 1) + (first ?? 0) * fusedBias + (third ?? 0)),
      multiply(passes, hidden, 2 + (second ?? 0))
    ),
    transcendentals: add(multiply(rows2, experts), transcendentals2),
    reads
  };
}
var COUNTS = "MACs rows·k·(hidden·inter·f + inter·hidden), f = 2 with a gate; router 5·rows·E, activation 1–4 per inner element, combining 2·rows·k·hidden, biases; only touched experts are read";
var MOE = { weights: [2, 4, 6], biases: [3, 5, 7], pack: () => 1 };
var QMOE = { weights: [2, 5, 8], biases: [4, 7, 10], pack: packOf };
function weightBits(ctx) {
  const kind = ctx.attrs.string("quant_type", "int");
  return kind === "fp8" ? 8 : kind === "int" ? ctx.attrs.int("expert_weight_bits", 4) : 4;
}
function packOf(ctx) {
  return 8 / weightBits(ctx);
}
function quantizedClass(ctx) {
  const kind = ctx.attrs.string("quant_type", "int");
  const activations = kind === "wfp4afp8" ? "f8" : shortType(ctx.dtype(0));
  return `${activations}×${kind === "int" ? "i" : "f"}${weightBits(ctx)}`;
}
var ZERO_POINTS = [
  [11, 3],
  [12, 6],
  [13, 9]
];
function unpackedElements(ctx) {
  const weights2 = QMOE.weights.filter((i) => ctx.has(i)).map((i) => [i, multiply(inputElements(ctx, i), packOf(ctx))]);
  const zeroPoints = ZERO_POINTS.filter(([i, scales]) => ctx.has(i) && ctx.has(scales)).map(([i, scales]) => [i, inputElements(ctx, scales)]);
  return Object.fromEntries([...weights2, ...zeroPoints]);
}
var qmoe = {
  infer: (ctx) => [shapedLike(ctx, 0)],
  cost: (ctx) => expertCost(ctx, QMOE, quantizedClass(ctx)),
  counts: `${COUNTS}; dequantising is no part of FLOPs`,
  roles: { ...weights(2, 4, 5, 7, 8, 10), ...quantParams(3, 6, 9, 11, 12, 13, 15, 16, 17, 18, 19, 20) },
  logicalElements: unpackedElements
};
var CONTRIB_MOE = {
  "com.microsoft::MoE": {
    infer: (ctx) => [shapedLike(ctx, 0)],
    cost: (ctx) => expertCost(ctx, MOE, [0, 2]),
    counts: COUNTS,
    roles: weights(2, 3, 4, 5, 6, 7)
  },
  "com.microsoft::QMoE": qmoe
};

// src/ops/contrib-multi-head.ts
var MULTI_HEAD = { bias: 3, addends: [4, 5], pastKey: 6, pastLength: 8, sharesBuffer: (ctx) => ctx.has(6) && ctx.has(8) };
var DECODER_MASKED = { bias: 10, addends: [3, 4], pastKey: 5, pastLength: 7, sharesBuffer: (ctx) => ctx.attrs.int("past_present_share_buffer", 0) !== 0 };
function sizesOf5(ctx, heads2) {
  const [batch, queries] = [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1)];
  const isPackedQuery = ctx.rank(0) === 5;
  if (isPackedQuery) return { batch, queries, newKeys: queries, keyHead: dimOf(ctx, 0, 4), valueHead: dimOf(ctx, 0, 4) };
  if (!ctx.has(1)) {
    const head = floorDiv(dimOf(ctx, 0, 2), 3 * heads2);
    return { batch, queries, newKeys: queries, keyHead: head, valueHead: head };
  }
  const keyHead = floorDiv(dimOf(ctx, 0, 2), heads2);
  const newKeys2 = ctx.rank(1) === 4 ? dimOf(ctx, 1, 2) : dimOf(ctx, 1, 1);
  if (!ctx.has(2)) return { batch, queries, newKeys: newKeys2, keyHead, valueHead: dimOf(ctx, 1, 4) };
  return { batch, queries, newKeys: newKeys2, keyHead, valueHead: ctx.rank(2) === 4 ? dimOf(ctx, 2, 3) : floorDiv(dimOf(ctx, 2, 2), heads2) };
}
function totalKeys2(ctx, slots, newKeys2) {
  if (!ctx.has(slots.pastKey) || ctx.rank(1) === 4) return newKeys2;
  return add(slots.sharesBuffer(ctx) ? scalarOf(ctx, slots.pastLength) : dimOf(ctx, slots.pastKey, 2), newKeys2);
}
function presentShape2(ctx, slots, { batch, newKeys: newKeys2 }, head) {
  const isBuffer = ctx.has(slots.pastKey) && slots.sharesBuffer(ctx);
  const length2 = isBuffer ? dimOf(ctx, slots.pastKey, 2) : totalKeys2(ctx, slots, newKeys2);
  return [batch, headCount(ctx), length2, head];
}
function inferMultiHead(ctx, slots) {
  const heads2 = headCount(ctx);
  const sizes = sizesOf5(ctx, heads2);
  const { batch, queries, keyHead, valueHead } = sizes;
  const dtype = ctx.dtype(0);
  return [
    shaped(ctx, dtype, [batch, queries, multiply(heads2, valueHead)]),
    shaped(ctx, dtype, presentShape2(ctx, slots, sizes, keyHead)),
    shaped(ctx, dtype, presentShape2(ctx, slots, sizes, valueHead)),
    shaped(ctx, dtype, [batch, heads2, queries, totalKeys2(ctx, slots, sizes.newKeys)])
  ];
}
function biasFlops(ctx, slots, { batch, queries, newKeys: newKeys2, keyHead, valueHead }) {
  if (!ctx.has(slots.bias)) return 0;
  return multiply(batch, headCount(ctx), add(multiply(queries, keyHead), multiply(newKeys2, add(keyHead, valueHead))));
}
function multiHeadCost(ctx, slots) {
  const sizes = sizesOf5(ctx, headCount(ctx));
  const { batch, queries, newKeys: newKeys2, keyHead, valueHead } = sizes;
  const addends = slots.addends.filter((i) => ctx.has(i)).length;
  const core = { batch, heads: headCount(ctx), queries, keys: totalKeys2(ctx, slots, newKeys2), keyHead, valueHead, addends };
  const cost2 = coreCost(core);
  const isBuffer = ctx.has(slots.pastKey) && slots.sharesBuffer(ctx);
  const written = (head) => multiply(batch, headCount(ctx), newKeys2, head);
  return {
    ...cost2,
    flops: add(cost2.flops, biasFlops(ctx, slots, sizes)),
    macClass: [0, ctx.has(1) ? 1 : 0],
    ...isBuffer && { writes: { 1: written(keyHead), 2: written(valueHead) } }
  };
}
function multiHead(slots) {
  return {
    infer: (ctx) => inferMultiHead(ctx, slots),
    cost: (ctx) => multiHeadCost(ctx, slots),
    counts: `${CORE_COUNTS}; + 1 per element of Q, K and V for the bias`,
    roles: { [slots.bias]: "weight" }
  };
}
function packedHeads(ctx) {
  if (ctx.rank(0) === 4) return [dimOf(ctx, 0, 3), dimOf(ctx, 0, 3)];
  return [floorDiv(dimOf(ctx, 0, 1), headCount(ctx)), floorDiv(dimOf(ctx, 2, 1), headCount(ctx))];
}
var packedMultiHead = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(0), [dimOf(ctx, 0, 0), multiply(headCount(ctx), packedHeads(ctx)[1])])],
  cost: (ctx) => {
    const [keyHead, valueHead] = packedHeads(ctx);
    const core = packedCore(ctx, 4, 5, { heads: headCount(ctx), keyHead, valueHead, addends: ctx.has(6) ? 1 : 0 });
    const bias = ctx.has(3) ? multiply(dimOf(ctx, 0, 0), headCount(ctx), add(keyHead, keyHead, valueHead)) : 0;
    return { ...core, flops: add(core.flops, bias) };
  },
  counts: "core over each sequence; upper (padded) where the lengths are not known",
  roles: { 3: "weight", 4: "index", 5: "index" }
};
var isTrue = (ctx, i) => {
  const [flag] = ctx.value(i) ?? [];
  return flag === void 0 || flag === null ? void 0 : flag === true || flag === 1;
};
function decoderKeys(ctx) {
  const [isStatic, usesPast] = [isTrue(ctx, 8), isTrue(ctx, 9)];
  if (usesPast === void 0 || isStatic === void 0) return null;
  if (isStatic) return usesPast ? dimOf(ctx, 6, 2) : dimOf(ctx, 1, 0);
  return usesPast ? add(dimOf(ctx, 6, 2), dimOf(ctx, 0, 0)) : dimOf(ctx, 0, 0);
}
var decoderAttention = {
  infer: (ctx) => {
    const [batch, hidden] = [dimOf(ctx, 0, 1), dimOf(ctx, 0, 2)];
    const cache = [batch, headCount(ctx), decoderKeys(ctx), floorDiv(hidden, headCount(ctx))];
    const why = "it depends on boolean inputs (static_kv, use_past)";
    return [shaped(ctx, ctx.dtype(0), ctx.shape(0)), shaped(ctx, ctx.dtype(0), cache, why), shaped(ctx, ctx.dtype(0), cache, why)];
  },
  cost: (ctx) => {
    const [queries, batch, hidden] = [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1), dimOf(ctx, 0, 2)];
    const keys = decoderKeys(ctx);
    if (keys === null) return { unknown: "it depends on boolean inputs (static_kv, use_past)" };
    const reusesKeys = isTrue(ctx, 8) === true && isTrue(ctx, 9) === true;
    const projected2 = add(queries, reusesKeys ? 0 : multiply(2, isTrue(ctx, 8) === true ? keys : queries));
    const head = floorDiv(hidden, headCount(ctx));
    const core = coreCost({ batch, heads: headCount(ctx), queries, keys, keyHead: head, valueHead: head, addends: ctx.has(5) ? 1 : 0 });
    const projection = multiply(batch, projected2, hidden);
    return { ...core, macs: add(core.macs, multiply(projection, hidden)), flops: add(core.flops, projection), macClass: [0, 2] };
  },
  counts: "projections of Q, and of K and V unless they are cached, + core; unknown where its boolean inputs are",
  roles: { 2: "weight", 3: "weight", 4: "weight", 8: "index", 9: "index", 10: "index", 11: "index" }
};
var CONTRIB_MULTI_HEAD = {
  "com.microsoft::DecoderAttention": decoderAttention,
  "com.microsoft::DecoderMaskedMultiHeadAttention": multiHead(DECODER_MASKED),
  "com.microsoft::MultiHeadAttention": multiHead(MULTI_HEAD),
  "com.microsoft::PackedMultiHeadAttention": packedMultiHead
};

// src/ops/contrib-norm.ts
var STANDARD = { perElement: 5, perGroup: 3 };
var ROOT_MEAN_SQUARE = { perElement: 3, perGroup: 2 };
function normalizationCost(elements, groups, { perElement, perGroup }, more) {
  return { flops: add(multiply(elements, perElement + more), multiply(groups, perGroup)), transcendentals: groups };
}
var given = (ctx, ...slots) => slots.filter((i) => ctx.has(i)).length;
function rowShape(ctx, i = 0) {
  const shape = ctx.shape(i);
  return shape && [...shape.slice(0, -1), 1];
}
function rowCount2(ctx) {
  const shape = ctx.shape(0);
  return shape === void 0 ? null : elementsOf(shape.slice(0, -1));
}
function skipNormalization(kind, slots, counts7) {
  return {
    infer: (ctx) => [shapedLike(ctx, 0), shaped(ctx, "float32", rowShape(ctx)), shaped(ctx, "float32", rowShape(ctx)), shapedLike(ctx, 0)],
    cost: (ctx) => normalizationCost(inputElements(ctx), rowCount2(ctx), kind, 1 + given(ctx, ...slots)),
    counts: counts7,
    roles: weights(...slots)
  };
}
function embedNormalization({ tables, affine: affine2, roles, perLookup }, typed) {
  const [words = 0] = tables;
  return {
    infer: (ctx) => {
      const ids = ctx.shape(0);
      const embedded = shaped(ctx, ctx.dtype(typed), ids && [...ids, dimOf(ctx, words, 1)]);
      return [embedded, shaped(ctx, ctx.dtype(0), [dimOf(ctx, 0, 0)]), embedded];
    },
    cost: (ctx, outputs) => {
      const elements = outputElements(outputs);
      const lookups = given(ctx, ...tables);
      const more = given(ctx, ...affine2) + lookups - 1 + lookups * perLookup;
      const reads = Object.fromEntries(tables.filter((i) => ctx.has(i)).map((i) => [i, elements]));
      return { ...normalizationCost(elements, inputElements(ctx), STANDARD, more), reads };
    },
    counts: `lookups 0, an add for each but the first${perLookup > 0 ? ", 2 per dequantised element" : ""}, + layer normalisation 5|Y| + |Y|·[scale] + |Y|·[bias] + 3·rows`,
    roles: { 0: "index", 1: "index", 7: "index", ...roles }
  };
}
var embedLayerNormalization = embedNormalization(
  { tables: [2, 3, 4], affine: [5, 6], roles: { 2: "table", 3: "table", 4: "table", 5: "weight", 6: "weight", 8: "index" }, perLookup: 0 },
  2
);
var qEmbedLayerNormalization = embedNormalization(
  {
    tables: [2, 3, 4],
    affine: [5, 6],
    perLookup: 2,
    roles: { ...weights(2, 3, 4, 5, 6), ...quantParams(8, 9, 10, 11, 12, 13, 14, 15, 16, 17) }
  },
  8
);
function groupNormalization(addends, roles, counts7) {
  return {
    infer: (ctx) => [shapedLike(ctx, 0), shapedLike(ctx, 0)],
    cost: (ctx) => {
      const elements = inputElements(ctx);
      const isActivated = ctx.attrs.int("activation", 0) === 1;
      const groups = multiply(dimOf(ctx, 0, 0), ctx.attrs.int("groups", 1));
      const cost2 = normalizationCost(elements, groups, STANDARD, 2 + given(ctx, ...addends) + (isActivated ? 2 : 0));
      return { ...cost2, transcendentals: add(groups, isActivated ? elements : 0) };
    },
    counts: counts7,
    roles: { 1: "weight", 2: "weight", ...roles }
  };
}
var gatedRmsNorm = {
  infer: (ctx) => [shapedLike(ctx, 0)],
  cost: (ctx) => {
    const elements = inputElements(ctx);
    const rows2 = floorDiv(elements, dimOf(ctx, 1, 0));
    return { ...normalizationCost(elements, rows2, ROOT_MEAN_SQUARE, 1 + 2), transcendentals: add(rows2, elements) };
  },
  counts: "3|X| + |X|·[scale] + 2·rows, gate 2|X|",
  roles: { 1: "weight" }
};
var qOrderedLayerNormalization = {
  infer: (ctx) => [shapedLike(ctx, 0)],
  cost: (ctx) => normalizationCost(inputElements(ctx), rowCount2(ctx), STANDARD, given(ctx, 2, 3)),
  counts: "5|X| + |X|·[scale] + |X|·[bias] + 3·rows",
  roles: { 1: "quantParam", 2: "weight", 3: "weight", 4: "quantParam" }
};
var engramGate = {
  infer: (ctx) => [shapedLike(ctx, 0), shapedLike(ctx, 0)],
  cost: (ctx) => {
    const [elements, rows2] = [inputElements(ctx), rowCount2(ctx)];
    const norms = 2 + (ctx.wants(1) ? 1 : 0);
    return { flops: add(multiply(elements, 4 * norms + 2 + 1), multiply(rows2, 2 * norms + 6)), transcendentals: multiply(rows2, norms + 2), status: "estimate" };
  },
  counts: "4|X| + 2·rows for each normalisation, 2|X| + 6·rows for the gate, |X|; status estimate",
  roles: { 3: "weight", 4: "weight", 5: "weight" }
};
var CONTRIB_NORM = {
  "com.microsoft::EmbedLayerNormalization": embedLayerNormalization,
  "com.microsoft::EngramGate": engramGate,
  "com.microsoft::GatedRMSNorm": gatedRmsNorm,
  "com.microsoft::GroupNorm": groupNormalization([], {}, "5|X| + 2|X| + 3·N·groups; SiLU 2|X|"),
  "com.microsoft::QEmbedLayerNormalization": qEmbedLayerNormalization,
  "com.microsoft::QOrderedLayerNormalization": qOrderedLayerNormalization,
  "com.microsoft::SkipGroupNorm": groupNormalization([3, 4], { 4: "weight" }, "5|X| + 2|X| + 3·N·groups, |X| each for residual and bias; SiLU 2|X|"),
  "com.microsoft::SkipLayerNormalization": skipNormalization(STANDARD, [2, 3, 4], "5|X| + |X|·[scale] + |X|·[bias] + 3·rows, |X| each for residual and its bias"),
  "com.microsoft::SkipSimplifiedLayerNormalization": skipNormalization(ROOT_MEAN_SQUARE, [2, 3], "3|X| + |X|·[scale] + 2·rows, |X| each for residual and its bias")
};

// src/ops/gather.ts
function inferGather(ctx) {
  const [data, indices] = [ctx.shape(0), ctx.shape(1)];
  if (data === void 0 || indices === void 0) return [moved(ctx, 0, void 0, void 0, whyUnknown(ctx, data === void 0 ? 0 : 1))];
  const axis = axisOf(ctx, ctx.attrs.int("axis", 0), data.length);
  const picks = indicesFor(ctx, data);
  return [moved(ctx, 0, [...data.slice(0, axis), ...indices, ...data.slice(axis + 1)], picks && ((grid) => take(grid, axis, picks.value)), whyOf(ctx, data))];
}
function inferGatherElements(ctx) {
  const [data, indices] = [ctx.shape(0), ctx.shape(1)];
  const axis = data && axisOf(ctx, ctx.attrs.int("axis", 0), data.length);
  if (data !== void 0 && indices !== void 0 && data.length !== indices.length) ctx.fail(`data of rank ${data.length} and indices of rank ${indices.length}`);
  const picks = indicesFor(ctx, data);
  return [moved(ctx, 0, indices, picks && ((grid) => at(grid.value, elementPositions(picks, grid.sizes, axis ?? 0))), whyUnknown(ctx, 1))];
}
function elementPositions({ value, sizes: own2 }, sizes, axis) {
  const strides = stridesOf(sizes);
  return indicesOf(own2).map((index, i) => {
    const along = wrap(value[i] ?? null, sizes[axis] ?? 0);
    return along === void 0 ? -1 : positionOf(index.with(axis, along), strides);
  });
}
function inferGatherND(ctx) {
  const [data, indices] = [ctx.shape(0), ctx.shape(1)];
  const batch = ctx.attrs.int("batch_dims", 0);
  const depth = indices?.at(-1);
  if (data === void 0 || indices === void 0 || typeof depth !== "number") return [moved(ctx, 0, void 0, void 0, whyUnknown(ctx, data === void 0 ? 0 : 1))];
  if (batch < 0 || batch >= indices.length || batch + depth > data.length) ctx.fail(`indices of ${depth} axes after ${batch} batch axes, into rank ${data.length}`);
  const shared = data.slice(0, batch).map((dim, axis) => agreed(ctx, dim, indices[axis] ?? null));
  const picks = indicesFor(ctx, data);
  return [
    moved(
      ctx,
      0,
      [...shared, ...indices.slice(batch, -1), ...data.slice(batch + depth)],
      picks && ((grid) => at(grid.value, slicePositions(picks, grid.sizes, batch))),
      whyOf(ctx, data)
    )
  ];
}
function slicePositions({ value, sizes: own2 }, sizes, batch = 0) {
  const strides = stridesOf(sizes);
  const depth = own2.at(-1) ?? 0;
  const inner = countOf(sizes.slice(batch + depth));
  return indicesOf(own2.slice(0, -1)).flatMap((prefix, i) => {
    const tuple = upTo(depth).map((j) => wrap(value[i * depth + j] ?? null, sizes[batch + j] ?? 0));
    const start = tuple.every((along) => along !== void 0) ? positionOf([...prefix.slice(0, batch), ...tuple], strides) : void 0;
    return upTo(inner).map((j) => start === void 0 ? -1 : start + j);
  });
}
function indicesFor(ctx, data) {
  return smallSizes(data) === void 0 ? void 0 : gridOf(ctx.tensor(1));
}
function whyOf(ctx, data) {
  return whyUnknown(ctx, data.includes(null) ? 0 : 1);
}
function inferOneHot(ctx) {
  const [indices, depth] = [ctx.shape(0), asDim(ctx.value(1)?.[0] ?? null)];
  if (indices === void 0) return [{ ...computed(ctx, 2, void 0), why: whyUnknown(ctx, 0) }];
  const axis = axisOf(ctx, ctx.attrs.int("axis", -1), indices.length + 1);
  const size = typeof depth === "number" ? Math.trunc(depth) : depth;
  if (typeof size === "number" && !(Number.isSafeInteger(size) && size >= 0)) ctx.fail(`a depth of ${size} is no size`);
  const shape = [...indices.slice(0, axis), size, ...indices.slice(axis)];
  const hot = smallSizes(shape) === void 0 ? void 0 : gridOf(ctx.tensor(0));
  return [computed(ctx, 2, shape, hot && (({ value }, sizes) => oneHot(hot, sizes, axis, value)), size === null ? whyComputed(ctx, 1) : whyUnknown(ctx, 0))];
}
function oneHot(hot, sizes, axis, [off = null, on = null]) {
  const strides = stridesOf(hot.sizes);
  return indicesOf(sizes).map((index) => {
    const chosen2 = hot.value[positionOf(index.toSpliced(axis, 1), strides)] ?? null;
    if (typeof chosen2 !== "number") return null;
    const size = sizes[axis] ?? 0;
    return Math.trunc(chosen2 < 0 ? chosen2 + size : chosen2) === index[axis] ? on : off;
  });
}
var LOOKUP = { cost: (_, outputs) => ({ reads: { 0: outputElements(outputs) } }), counts: "reads the indices and |Y| of the data, writes |Y|" };
var GATHER = {
  Gather: { infer: inferGather, roles: { 0: "table", 1: "index" }, ...LOOKUP },
  GatherElements: { infer: inferGatherElements, roles: { 1: "index" }, ...LOOKUP },
  GatherND: { infer: inferGatherND, roles: { 1: "index" }, ...LOOKUP },
  OneHot: { infer: inferOneHot, roles: { 1: "index", 2: "index" }, counts: "reads the indices, writes |Y|" }
};

// src/ops/layout.ts
function inferConcat(ctx) {
  const parts = ctx.inputNames.map((_, i) => ctx.tensor(i));
  const axis = ctx.attrs.int("axis") ?? (ctx.opset < 4 ? 1 : ctx.fail("the axis attribute is missing"));
  return [
    concatenated(
      ctx,
      parts,
      axis,
      ctx.inputNames.findIndex((_, i) => !ctx.shape(i)?.every((dim) => dim !== null))
    )
  ];
}
function concatenated(ctx, parts, axis, unknown = 0) {
  const dtype = parts.find((part) => part?.dtype !== void 0)?.dtype;
  const shapes = parts.map((part) => part?.shape);
  const rank = shapes.find((shape2) => shape2 !== void 0)?.length;
  if (rank === void 0) return unknownTensor(dtype, whyUnknown(ctx, unknown));
  const at2 = axisOf(ctx, axis, rank);
  if (shapes.some((shape2) => shape2 !== void 0 && shape2.length !== rank)) ctx.fail("the inputs are of different rank");
  const dimsAt = (i) => shapes.map((shape2) => shape2?.[i] ?? null);
  const shape = Array.from({ length: rank }, (_, i) => i === at2 ? sum(dimsAt(i)) : dimsAt(i).reduce((a, b) => agreed(ctx, a, b)));
  const fills = parts.map((part) => part?.fill);
  const [fill] = fills;
  const isFilled = fill !== void 0 && fills.every((other) => other !== void 0 && sameScalar(other, fill));
  const origins = new Set(parts.map((part) => part?.quantizedFrom));
  const fact = filled(dtype, shape, isFilled ? fill : void 0, smallSizes(shape) === void 0 ? void 0 : concatenatedValue(parts, at2));
  return { ...fact, ...origins.size === 1 && { quantizedFrom: parts[0]?.quantizedFrom }, ...shape.includes(null) && { why: whyUnknown(ctx, unknown) } };
}
function concatenatedValue(parts, axis) {
  const isPartial = !parts.some((part) => isFloat(part?.dtype));
  const isUnknown = (part) => part?.weight === void 0 && part?.value === void 0;
  if (!isPartial && parts.some(isUnknown)) return void 0;
  const grids = parts.map((part) => {
    const sizes = smallSizes(part?.shape);
    return gridOf(part) ?? (isPartial && sizes !== void 0 ? { sizes, value: Array(countOf(sizes)).fill(null) } : void 0);
  });
  return grids.every((grid) => grid !== void 0) ? concatenate(grids, axis) : void 0;
}
function inferSplit(ctx) {
  const shape = ctx.shape(0);
  const outputs = ctx.outputNames.length;
  const given2 = listOf(ctx, "split", 1);
  const parts = ctx.attrs.int("num_outputs") ?? outputs;
  if (given2 != null && given2.length !== outputs) ctx.fail(`${given2.length} sizes for ${outputs} outputs`);
  if (parts !== outputs) ctx.fail(`num_outputs is ${parts} where there are ${outputs} outputs`);
  if (shape === void 0) return ctx.outputNames.map(() => moved(ctx, 0, void 0));
  const axis = axisOf(ctx, ctx.attrs.int("axis", 0), shape.length);
  const whole = shape[axis] ?? null;
  const sizes = given2 === void 0 ? equalParts(ctx, whole, outputs) : completed(ctx, whole, given2 ?? unknownDims(outputs));
  const why = sizes.includes(null) && whole !== null ? whyComputed(ctx, 1) : void 0;
  const starts = startsOf(sizes);
  return sizes.map((size, i) => moved(ctx, 0, shape.with(axis, size), (grid, part) => partOf(grid, axis, starts[i] ?? null, part), why));
}
function partOf(grid, axis, start, part) {
  if (typeof start !== "number") return void 0;
  const starts = part.map((_, i) => i === axis ? start : 0);
  return slice(
    grid,
    starts,
    part.map(() => 1),
    part
  );
}
function equalParts(ctx, whole, count) {
  if (ctx.opset < 18) {
    if (typeof whole === "number" && whole % count !== 0) ctx.fail(`${whole} cannot be split into ${count} equal parts`);
    return Array(count).fill(floorDiv(whole, count));
  }
  const size = ceilDiv(whole, count);
  const last = subtract(whole, multiply(size, count - 1));
  if (typeof last === "number" && last < 0) ctx.fail(`${whole} cannot be split into ${count} parts`);
  return [...Array(count - 1).fill(size), last];
}
function completed(ctx, whole, sizes) {
  const unknown = sizes.flatMap((size, i) => size === null ? [i] : []);
  const rest = subtract(whole, sum(sizes.filter((size) => size !== null)));
  if (unknown.length === 0 && typeof rest === "number" && rest !== 0) ctx.fail(`the sizes ${sizes.join(", ")} do not add up to ${whole}`);
  const [only] = unknown;
  return unknown.length === 1 && only !== void 0 ? sizes.with(only, rest) : sizes;
}
function inferExpand(ctx) {
  const target = dimsOf(ctx, 1);
  if (target?.some((dim) => typeof dim === "number" && dim < 0)) ctx.fail(`the shape [${target.join(", ")}] holds a negative size`);
  const shape = target === void 0 ? void 0 : broadcast(ctx.shape(0), target);
  return [moved(ctx, 0, shape, expand, ctx.shape(0) === void 0 ? void 0 : whyComputed(ctx, 1))];
}
function inferTile(ctx) {
  const shape = ctx.shape(0);
  if (shape === void 0) return [moved(ctx, 0, void 0)];
  const repeats = ctx.opset < 6 ? repeatsAlongAxis(ctx, shape.length) : dimsOf(ctx, 1) ?? unknownDims(shape.length);
  if (repeats.length !== shape.length) ctx.fail(`${repeats.length} repeats for rank ${shape.length}`);
  if (repeats.some((dim) => typeof dim === "number" && dim < 0)) ctx.fail(`the repeats ${repeats.join(", ")} hold a negative number`);
  const tiled = shape.map((dim, axis) => multiply(dim, repeats[axis] ?? null));
  const sizes = smallSizes(repeats);
  return [moved(ctx, 0, tiled, (grid) => sizes === void 0 ? void 0 : tile(grid, sizes), repeats.includes(null) ? whyComputed(ctx, 1) : void 0)];
}
function repeatsAlongAxis(ctx, rank) {
  const [tiles] = dimsOf(ctx, 1) ?? [];
  const [axis] = dimsOf(ctx, 2) ?? [];
  if (typeof axis !== "number") return unknownDims(rank);
  return Array(rank).fill(1).with(axisOf(ctx, axis, rank), tiles ?? null);
}
function inferTrilu(ctx) {
  const isUpper = ctx.attrs.int("upper", 1) !== 0;
  const k = ctx.has(1) ? ctx.value(1)?.[0] : 0;
  const zero = ctx.dtype(0) === "bool" ? false : 0;
  const keep = ({ value, sizes }) => {
    if (typeof k !== "number") return void 0;
    const indices = indicesOf(sizes);
    return value.map((element, i) => {
      const [row = 0, column = 0] = indices[i]?.slice(-2) ?? [];
      return (isUpper ? column - row >= k : column - row <= k) ? element : zero;
    });
  };
  return [computed(ctx, 0, ctx.shape(0), keep)];
}
var COPY2 = "reads |X|, writes |Y|";
var LAYOUT = {
  Concat: { infer: inferConcat, counts: "reads every input, writes |Y|" },
  Split: { infer: inferSplit, roles: { 1: "index" }, counts: "reads |X|, writes every output" },
  Expand: { infer: inferExpand, roles: { 1: "index" }, counts: COPY2 },
  Tile: { infer: inferTile, roles: { 1: "index", 2: "index" }, counts: COPY2 },
  Trilu: { infer: inferTrilu, roles: { 1: "index" }, counts: COPY2 }
};

// src/ops/pad.ts
function paddingOf(ctx, rank) {
  const unknown = { before: unknownDims(rank), after: unknownDims(rank) };
  const pads = ctx.attrs.ints("pads") ?? ctx.attrs.ints("paddings") ?? (ctx.has(1) ? dimsOf(ctx, 1) : ctx.fail("no pads are given"));
  const given2 = ctx.has(3) ? dimsOf(ctx, 3) ?? null : Array.from({ length: rank }, (_, axis) => axis);
  const axes = axesOf(ctx, given2, rank);
  if (axes === null) return unknown;
  if (pads !== void 0 && pads.length !== 2 * axes.length) ctx.fail(`${pads.length} pads for ${axes.length} axes`);
  const along = (offset) => Array.from({ length: rank }, (_, axis) => axes.includes(axis) ? pads?.[offset + axes.indexOf(axis)] ?? null : 0);
  return { before: along(0), after: along(axes.length) };
}
function inferPad(ctx) {
  const from = ctx.shape(0);
  if (from === void 0) return [computed(ctx, 0, void 0)];
  const { before, after } = paddingOf(ctx, from.length);
  const shape = from.map((dim, axis) => padded(ctx, dim, before[axis] ?? null, after[axis] ?? null));
  const mode = ctx.attrs.string("mode", "constant");
  const fill = mode === "constant" ? fillOf2(ctx) : null;
  const evaluate = (grid, sizes) => before.every((pad2) => typeof pad2 === "number") ? pad(grid, sizes, before, mode, fill) : void 0;
  return [computed(ctx, 0, shape, evaluate, shape.some((dim, axis) => dim === null && from[axis] !== null) ? whyComputed(ctx, ctx.has(3) ? 3 : 1) : void 0)];
}
function padded(ctx, dim, before, after) {
  if (before === 0 && after === 0) return dim;
  const sum3 = add(dim, before, after);
  return typeof sum3 === "number" && sum3 < 0 ? ctx.fail(`pads of ${before} and ${after} leave nothing of ${dim}`) : sum3;
}
function fillOf2(ctx) {
  const zero = ctx.dtype(0) === "bool" ? false : 0;
  if (ctx.opset < 11) return ctx.attrs.float("value", 0);
  return ctx.has(2) ? ctx.value(2)?.[0] ?? null : zero;
}
function pad({ value, sizes: from }, sizes, before, mode, fill) {
  const strides = stridesOf(from);
  const inside = INSIDE.get(mode);
  return indicesOf(sizes).map((index) => {
    const shifted = index.map((i, axis) => i - (before[axis] ?? 0));
    const isInside = shifted.every((i, axis) => i >= 0 && i < (from[axis] ?? 0));
    if (!isInside && inside === void 0) return fill;
    return value[positionOf(
      shifted.map((i, axis) => inside === void 0 ? i : inside(i, from[axis] ?? 0)),
      strides
    )] ?? null;
  });
}
var remainder = (i, size) => (i % size + size) % size;
var INSIDE = /* @__PURE__ */ new Map([
  ["edge", (i, size) => Math.min(Math.max(i, 0), size - 1)],
  ["wrap", remainder],
  ["reflect", (i, size) => size - 1 - Math.abs(size - 1 - remainder(i, Math.max(1, 2 * size - 2)))]
]);
function inferCenterCropPad(ctx) {
  const from = ctx.shape(0);
  if (from === void 0) return [computed(ctx, 0, void 0)];
  const axes = ctx.attrs.ints("axes")?.map((axis) => axisOf(ctx, axis, from.length)) ?? from.map((_, axis) => axis);
  const target = dimsOf(ctx, 1) ?? unknownDims(axes.length);
  if (target.length !== axes.length) ctx.fail(`${target.length} sizes for ${axes.length} axes`);
  const shape = from.map((dim, axis) => axes.includes(axis) ? target[axes.indexOf(axis)] ?? null : dim);
  const evaluate = (grid, sizes) => {
    const before = sizes.map((size, axis) => {
      const less = (grid.sizes[axis] ?? 0) - size;
      return less > 0 ? -Math.floor(less / 2) : Math.floor(-less / 2);
    });
    return pad(grid, sizes, before, "constant", ctx.dtype(0) === "bool" ? false : 0);
  };
  return [computed(ctx, 0, shape, evaluate, target.includes(null) ? whyComputed(ctx, 1) : void 0)];
}
function keptByPad(ctx) {
  const from = ctx.shape(0);
  if (from === void 0) return null;
  const { before, after } = paddingOf(ctx, from.length);
  return elementsOf(from.map((dim, axis) => add(dim, min(0, before[axis] ?? null), min(0, after[axis] ?? null))));
}
function keptByCrop(ctx, output) {
  const from = ctx.shape(0);
  return from === void 0 || output === void 0 ? null : elementsOf(from.map((dim, axis) => min(dim, output[axis] ?? null)));
}
var PAD = {
  Pad: {
    infer: inferPad,
    cost: (ctx) => ({ reads: { 0: keptByPad(ctx) } }),
    roles: { 1: "index", 2: "index", 3: "index" },
    counts: "reads what of X is kept, writes |Y|"
  },
  CenterCropPad: {
    infer: inferCenterCropPad,
    cost: (ctx, [output]) => ({ reads: { 0: keptByCrop(ctx, output?.kind === "tensor" ? output.shape : void 0) } }),
    roles: { 1: "index" },
    counts: "reads what of X is kept, writes |Y|"
  }
};

// src/ops/shape.ts
function inferReshape(ctx) {
  const target = ctx.attrs.ints("shape") ?? dimsOf(ctx, 1);
  if (target === void 0) return [unknownTensor(ctx.dtype(0), whyComputed(ctx, 1))];
  const shape = reshape(ctx, ctx.shape(0), target, ctx.attrs.int("allowzero", 0) === 0);
  return [viewed(ctx, 0, shape, target.includes(null) ? whyComputed(ctx, 1) : void 0)];
}
function reshape(ctx, from, target, copiesZero) {
  const isCopied = (axis) => copiesZero && target[axis] === 0;
  const open = target.flatMap((dim, axis) => dim === -1 || dim === null ? [axis] : []);
  if (target.filter((dim) => dim === -1).length > 1) ctx.fail("more than one size is -1");
  if (target.some((dim) => typeof dim === "number" && dim < -1)) ctx.fail(`the target [${target.join(", ")}] holds a negative size`);
  if (from !== void 0 && target.some((_, axis) => isCopied(axis) && axis >= from.length)) ctx.fail("a size of 0 copies an axis that the input does not have");
  const shape = target.map((dim, axis) => isCopied(axis) ? from?.[axis] ?? null : dim === -1 ? null : dim);
  if (from === void 0 || open.length > 1) return shape;
  const [rest] = open;
  const isLeft = (_, axis) => !isCopied(axis);
  const before = from.filter(isLeft);
  const after = shape.filter((dim, axis) => isLeft(dim, axis) && axis !== rest);
  if (rest === void 0) {
    const [elements, wanted] = [elementsOf(before), elementsOf(after)];
    const isEmpty = shape.some((dim, axis) => isCopied(axis) && dim === 0);
    if (!isEmpty && typeof elements === "number" && typeof wanted === "number" && elements !== wanted) ctx.fail(`${elements} elements do not fit into ${wanted}`);
    return shape;
  }
  const quotient2 = divideSizes(before, after);
  if (typeof quotient2 === "number" && !Number.isInteger(quotient2)) ctx.fail(`${elementsOf(before)} elements cannot be divided by ${elementsOf(after)}`);
  return shape.with(rest, quotient2);
}
function divideSizes(above, below) {
  const rest = [...above];
  const divisors = below.filter((dim) => {
    const same = rest.findIndex((other) => sameDim(other, dim));
    if (same >= 0) rest.splice(same, 1);
    return same < 0;
  });
  const [dividend, divisor] = [elementsOf(rest), elementsOf(divisors)];
  if (typeof dividend === "number" && typeof divisor === "number") return divisor === 0 ? dividend === 0 ? 0 : null : dividend / divisor;
  return floorDiv(dividend, divisor);
}
function inferSqueeze(ctx) {
  const shape = ctx.shape(0);
  const axes = listOf(ctx, "axes", 1);
  if (shape === void 0) return [viewed(ctx, 0, void 0)];
  if (axes === void 0 || axes?.length === 0) {
    const doubtful = shape.find((dim) => isEqual(dim, 1) === void 0);
    if (doubtful === void 0)
      return [
        viewed(
          ctx,
          0,
          shape.filter((dim) => dim !== 1)
        )
      ];
    return [viewed(ctx, 0, void 0, doubtful === null ? void 0 : `Squeeze without axes: the rank depends on whether ${isExpression(doubtful) ? doubtful.key : doubtful} is 1`)];
  }
  const squeezed = axesOf(ctx, axes, shape.length);
  if (squeezed === null) return [viewed(ctx, 0, axes === null ? void 0 : unknownDims(Math.max(0, shape.length - axes.length)), whyComputed(ctx, 1))];
  for (const axis of squeezed) agreed(ctx, shape[axis] ?? null, 1);
  return [
    viewed(
      ctx,
      0,
      shape.filter((_, axis) => !squeezed.includes(axis))
    )
  ];
}
function inferUnsqueeze(ctx) {
  const shape = ctx.shape(0);
  const axes = listOf(ctx, "axes", 1);
  if (axes === void 0) ctx.fail("no axes are given");
  if (shape === void 0 || axes === null) return [viewed(ctx, 0, void 0, shape === void 0 ? void 0 : whyComputed(ctx, 1))];
  const rank = shape.length + axes.length;
  const added = axesOf(ctx, axes, rank);
  if (added === null) return [viewed(ctx, 0, unknownDims(rank), whyComputed(ctx, 1))];
  const rest = [...shape];
  return [
    viewed(
      ctx,
      0,
      Array.from({ length: rank }, (_, axis) => added.includes(axis) ? 1 : rest.shift() ?? null)
    )
  ];
}
function inferFlatten(ctx) {
  const shape = ctx.shape(0);
  const axis = ctx.attrs.int("axis", 1);
  if (shape === void 0) return [viewed(ctx, 0, [null, null])];
  const at2 = axis === shape.length ? axis : axisOf(ctx, axis, shape.length);
  return [viewed(ctx, 0, [elementsOf(shape.slice(0, at2)), elementsOf(shape.slice(at2))])];
}
function inferShape(ctx) {
  const shape = ctx.shape(0);
  if (shape === void 0) return [unknownTensor("int64", whyUnknown(ctx, 0), [null])];
  const clamp = (position2) => Math.min(Math.max(position2 < 0 ? position2 + shape.length : position2, 0), shape.length);
  const part = shape.slice(clamp(ctx.attrs.int("start", 0)), clamp(ctx.attrs.int("end", shape.length)));
  return [tensor("int64", [part.length], part)];
}
function inferSize(ctx) {
  const shape = ctx.shape(0);
  return [tensor("int64", [], shape === void 0 ? void 0 : [multiply(...shape)])];
}
var VIEW = { counts: "a view: nothing is read or written", isView: true };
var HEADER = { counts: "reads nothing, writes |Y|", cost: () => ({ reads: { 0: 0 } }) };
var SHAPE = {
  Reshape: { infer: inferReshape, roles: { 1: "index" }, ...VIEW },
  Squeeze: { infer: inferSqueeze, roles: { 1: "index" }, ...VIEW },
  Unsqueeze: { infer: inferUnsqueeze, roles: { 1: "index" }, ...VIEW },
  Flatten: { infer: inferFlatten, ...VIEW },
  Identity: { infer: (ctx) => [ctx.inputs[0]], ...VIEW },
  Shape: { infer: inferShape, ...HEADER },
  Size: { infer: inferSize, ...HEADER }
};

// src/ops/signal.ts
var isSet2 = (ctx, attribute2, fallback = 0) => ctx.attrs.int(attribute2, fallback) !== 0;
function transformAxis(ctx, rank) {
  const axis = ctx.opset < 20 ? ctx.attrs.int("axis", 1) : scalarOf(ctx, 2, -2);
  return typeof axis === "number" ? axisOf(ctx, axis, rank) : null;
}
function transformLength(ctx, size) {
  return scalarOf(ctx, 1, isSet2(ctx, "onesided") && isSet2(ctx, "inverse") ? multiply(subtract(size, 1), 2) : size);
}
function inferDft(ctx) {
  const shape = ctx.shape(0);
  if (shape === void 0) return [shapedLike(ctx, 0)];
  const axis = transformAxis(ctx, shape.length);
  if (axis === shape.length - 1) ctx.fail("the last axis holds real and imaginary parts and cannot be transformed");
  const [isHalf, isInverse] = [isSet2(ctx, "onesided"), isSet2(ctx, "inverse")];
  const result = shape.map((size, i) => {
    if (i === shape.length - 1) return isHalf && isInverse ? 1 : 2;
    if (axis === null) return null;
    if (i !== axis) return size;
    const length2 = transformLength(ctx, size);
    return isHalf && !isInverse ? add(floorDiv(length2, 2), 1) : length2;
  });
  return [shaped(ctx, ctx.dtype(0), result, whyComputed(ctx, axis === null ? 2 : 1))];
}
var PLACES = 2 ** 16;
function fourierCost(transforms, length2, isReal) {
  if (length2 === 0) return {};
  if (typeof length2 !== "number") return { flops: null };
  const perTransform = Math.round(5 * length2 * Math.log2(length2) * (isReal ? 0.5 : 1) * PLACES);
  const details = { transforms, points: length2, perTransform: perTransform / PLACES, halves: isReal ? 2 : 1 };
  return { flops: ceil(quotient(multiply(transforms, perTransform), PLACES)), status: "estimate", details };
}
function dftCost(ctx) {
  const shape = ctx.shape(0);
  const axis = shape === void 0 ? null : transformAxis(ctx, shape.length);
  if (shape === void 0 || axis === null) return { flops: null };
  const isReal = shape.at(-1) === 1 || isSet2(ctx, "onesided");
  const others = elementsOf(shape.filter((_, i) => i !== axis && i !== shape.length - 1));
  return fourierCost(others, transformLength(ctx, shape[axis] ?? null), isReal);
}
function framesOf(ctx) {
  const window = dimOf(ctx, 2, 0);
  const length2 = ctx.has(3) ? agreed(ctx, scalarOf(ctx, 3), window) : window;
  if (!ctx.has(3) && !ctx.has(2)) ctx.fail("neither a window nor a frame length is given");
  const signal = dimOf(ctx, 0, 1);
  if (isLess(signal, length2) === true) ctx.fail(`a signal of ${dimKey(signal)} is shorter than a frame of ${dimKey(length2)}`);
  const step = scalarOf(ctx, 1);
  if (isLess(step, 1) === true) ctx.fail(`a step of ${dimKey(step)} between frames is none`);
  return { frames: add(floorDiv(subtract(signal, length2), step), 1), length: length2 };
}
function inferStft(ctx) {
  const { frames, length: length2 } = framesOf(ctx);
  const bins = isSet2(ctx, "onesided", 1) ? add(floorDiv(length2, 2), 1) : length2;
  return [shaped(ctx, ctx.dtype(0), [dimOf(ctx, 0, 0), frames, bins, 2], ctx.value(1) === void 0 ? whyComputed(ctx, 1) : void 0)];
}
function stftCost(ctx) {
  const { frames, length: length2 } = framesOf(ctx);
  const transforms = multiply(dimOf(ctx, 0, 0), frames);
  const isReal = dimOf(ctx, 0, 2) === 1 || ctx.rank(0) === 2 || isSet2(ctx, "onesided", 1);
  const fourier = fourierCost(transforms, length2, isReal);
  const windowed = ctx.has(2) ? multiply(transforms, length2) : 0;
  return { ...fourier, flops: add(fourier.flops ?? (fourier.flops === null ? null : 0), windowed) };
}
function outputType(ctx) {
  return dtypeOfCode(ctx.attrs.int("output_datatype", 1));
}
var WINDOW = {
  infer: (ctx) => [shaped(ctx, outputType(ctx), [scalarOf(ctx, 0)], whyComputed(ctx, 0))],
  cost: (_, outputs) => ({ flops: multiply(outputElements(outputs), 5), transcendentals: elementCount(outputs[0]) }),
  roles: { 0: "index" },
  counts: "5N"
};
function inferMelWeights(ctx) {
  const shape = [add(floorDiv(scalarOf(ctx, 1), 2), 1), scalarOf(ctx, 0)];
  return [shaped(ctx, outputType(ctx), shape, whyComputed(ctx, ctx.value(0) === void 0 ? 0 : 1))];
}
var SIGNAL = {
  DFT: { infer: inferDft, cost: dftCost, roles: { 1: "index", 2: "index" }, counts: "5·n·log2 n per transform, half of it for real signals (estimate)" },
  STFT: { infer: inferStft, cost: stftCost, roles: { 1: "index", 3: "index" }, counts: "per frame n for the window and 5·n·log2 n, half of it for real signals (estimate)" },
  HannWindow: WINDOW,
  HammingWindow: WINDOW,
  BlackmanWindow: WINDOW,
  MelWeightMatrix: { infer: inferMelWeights, roles: { 0: "index", 1: "index", 2: "index", 3: "index", 4: "index" }, counts: "0: a table that is generated" }
};

// src/ops/contrib-other.ts
function withVector(ctx, i) {
  const fact = ctx.tensor(i);
  if (fact?.shape === void 0) return ctx;
  const vector = { ...tensor(fact.dtype, [elementsOf(fact.shape)], fact.value), why: fact.why };
  return contextWith(ctx, { inputs: ctx.inputs.map((input, slot) => slot === i ? vector : input) });
}
var UNSQUEEZE = ruleLike(SHAPE, "Unsqueeze", 13);
var PADDING = ruleLike(PAD, "Pad", 11);
var RANGE = ruleLike(CONSTANT, "Range", 11);
var range = {
  ...RANGE,
  infer: (ctx) => {
    if (ctx.has(2)) return RANGE.infer(ctx);
    const one = tensor(ctx.dtype(0), [], [1]);
    return RANGE.infer(contextWith(ctx, { inputs: [ctx.inputs[0], ctx.inputs[1], one], inputNames: [...ctx.inputNames.slice(0, 2), "1"] }));
  }
};
var cropAndResize = {
  infer: (ctx) => {
    const [height = null, width = null] = ctx.value(3)?.map((size) => typeof size === "boolean" ? null : size) ?? [];
    return [shaped(ctx, ctx.dtype(0), [dimOf(ctx, 1, 0), dimOf(ctx, 0, 1), height, width], whyComputed(ctx, 3))];
  },
  cost: (ctx, outputs) => ctx.attrs.string("mode", "bilinear") === "nearest" ? {} : { flops: multiply(outputElements(outputs), 9), reads: { 0: outputElements(outputs) } },
  counts: "bilinear 9|Y|, nearest 0",
  roles: { 2: "index", 3: "index" }
};
var cdist = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(0), [dimOf(ctx, 0, 0), dimOf(ctx, 1, 0)])],
  cost: (ctx, outputs) => ({
    flops: multiply(2, dimOf(ctx, 0, 0), dimOf(ctx, 1, 0), dimOf(ctx, 0, 1)),
    transcendentals: ctx.attrs.string("metric", "sqeuclidean") === "euclidean" ? outputElements(outputs) : 0
  }),
  counts: "2·M·K·N"
};
var inverse = {
  infer: (ctx) => [shapedLike(ctx, 0)],
  cost: (ctx) => ({ flops: multiply(inputElements(ctx), dimOf(ctx, 0, -1)), status: "estimate" }),
  counts: "n³ for each n×n matrix, an estimate"
};
var rfft = {
  infer: (ctx) => {
    const shape = ctx.shape(0);
    return [shaped(ctx, ctx.dtype(0), shape && [...shape.slice(0, -1), add(floorDiv(dimOf(ctx, 0, -1), 2), 1), 2])];
  },
  cost: (ctx) => fourierOfAxes(ctx, ctx.shape(0)),
  counts: "5·n·log2 n per transform, half of it for real signals (estimate)"
};
var irfft = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(0), signalShape(ctx))],
  cost: (ctx) => fourierOfAxes(ctx, signalShape(ctx)),
  counts: "5·n·log2 n per transform, half of it for real signals (estimate)"
};
function signalShape(ctx) {
  const shape = ctx.shape(0);
  return shape && [...shape.slice(0, -2), multiply(subtract(dimOf(ctx, 0, -2), 1), 2)];
}
function fourierOfAxes(ctx, signal) {
  if (signal === void 0) return { flops: null };
  const axes = ctx.attrs.int("signal_ndim", 1);
  return fourierCost(elementsOf(signal.slice(0, -axes)), elementsOf(signal.slice(-axes)), true);
}
var unique = {
  infer: (ctx) => {
    const found = ctx.freshDim(0, 0, dimOf(ctx, 0, 0));
    return [shaped(ctx, ctx.dtype(0), [found]), shaped(ctx, "int64", [dimOf(ctx, 0, 0)]), shaped(ctx, "int64", [found])];
  },
  counts: "0: comparisons are no arithmetic"
};
var unfoldTensor = {
  infer: (ctx) => {
    const shape = ctx.shape(0);
    if (shape === void 0) return [shapedLike(ctx, 0)];
    const axis = axisOf(ctx, ctx.attrs.int("dim", -1), shape.length);
    const size = ctx.attrs.int("size") ?? ctx.fail("the size attribute is missing");
    const rest = subtract(shape[axis] ?? null, size);
    if (isLess(rest, 0) === true) ctx.fail(`slices of ${size} do not fit into ${shape[axis]}`);
    const slices = add(floorDiv(rest, ctx.attrs.int("step", 1)), 1);
    return [shaped(ctx, ctx.dtype(0), [...shape.with(axis, slices), size])];
  },
  counts: "reads |X|, writes |Y|"
};
var dynamicTimeWarping = {
  infer: (ctx) => [tensor("int32", [2, ctx.freshDim(0, 1, subtract(add(dimOf(ctx, 0, -2), dimOf(ctx, 0, -1)), 1))])],
  cost: (ctx) => elementwise(ctx, inputElements(ctx), 1),
  counts: "|X| adds; the path is as long as only a run can tell"
};
var removePadding = {
  infer: (ctx) => {
    const [batch, length2, hidden] = [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1), dimOf(ctx, 0, 2)];
    const tokens = tokenCount(ctx) ?? ctx.freshDim(0, 0, multiply(batch, length2));
    const counts7 = ctx.dtype(1);
    return [shaped(ctx, ctx.dtype(0), [tokens, hidden]), shaped(ctx, counts7, [batch, length2]), shaped(ctx, counts7, [add(batch, 1)]), shaped(ctx, counts7, [1])];
  },
  cost: (_, outputs) => ({ reads: { 0: outputElements(outputs) } }),
  counts: "0; copies what is no padding",
  roles: { 1: "index" }
};
function tokenCount(ctx) {
  const counts7 = ctx.value(1);
  return counts7 === void 0 ? null : add(...counts7.map((count) => typeof count === "boolean" ? null : count));
}
var restorePadding = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(0), [dimOf(ctx, 1, 0), dimOf(ctx, 1, 1), dimOf(ctx, 0, 1)])],
  counts: "0; copies",
  roles: { 1: "index" }
};
var isAllFinite = {
  infer: () => [tensor("bool", [])],
  counts: "0: comparisons are no arithmetic"
};
var echo = { infer: (ctx) => [shapedLike(ctx, 0)], counts: "0; copies" };
var torchEmbedding = {
  infer: (ctx) => {
    const indices = ctx.shape(1);
    return [shaped(ctx, ctx.dtype(0), indices && [...indices, dimOf(ctx, 0, 1)])];
  },
  cost: (_, outputs) => ({ reads: { 0: outputElements(outputs) } }),
  counts: "reads the indices and |Y| of the table, writes |Y|",
  roles: { 0: "table", 1: "index", 2: "index", 3: "index" }
};
var CONTRIB_OTHER = {
  "com.microsoft::CDist": cdist,
  "com.microsoft::CropAndResize": cropAndResize,
  "com.microsoft::DynamicTimeWarping": dynamicTimeWarping,
  "com.microsoft::ExpandDims": { ...UNSQUEEZE, infer: (ctx) => UNSQUEEZE.infer(withVector(ctx, 1)) },
  "com.microsoft::GatherND": ruleLike(GATHER, "GatherND", 11),
  "com.microsoft::GridSample": ruleLike(SAMPLING, "GridSample", 16),
  "com.microsoft::Inverse": inverse,
  "com.microsoft::Irfft": irfft,
  "com.microsoft::IsAllFinite": isAllFinite,
  "com.microsoft::Pad": { ...PADDING, infer: (ctx) => PADDING.infer(withVector(ctx, 1)), cost: (ctx, outputs) => PADDING.cost?.(withVector(ctx, 1), outputs) ?? {} },
  "com.microsoft::Range": range,
  "com.microsoft::RemovePadding": removePadding,
  "com.microsoft::RestorePadding": restorePadding,
  "com.microsoft::Rfft": rfft,
  "com.microsoft::SampleOp": echo,
  "com.microsoft::TorchEmbedding": torchEmbedding,
  "com.microsoft::Trilu": ruleLike(LAYOUT, "Trilu", 14),
  "com.microsoft::UnfoldTensor": unfoldTensor,
  "com.microsoft::Unique": unique
};

// src/ops/quantize.ts
var ROLES = { 1: "quantParam", 2: "quantParam" };
function quantizedType(ctx) {
  const asked = outputType2(ctx);
  return ctx.has(2) ? ctx.dtype(2) ?? asked : asked ?? "uint8";
}
function outputType2(ctx) {
  return dtypeOfCode(ctx.attrs.int("output_dtype", 0));
}
var QUANTIZE = {
  /** Divide, round, add the zero point. */
  QuantizeLinear: {
    infer: (ctx) => [shaped(ctx, quantizedType(ctx), ctx.shape(0))],
    cost: (ctx) => ({ flops: multiply(inputElements(ctx), 3) }),
    counts: "3|X|: divide, round, add",
    roles: ROLES,
    keepsWeight: () => true
  },
  /** The type is `output_dtype` (from version 23 on), else that of the scale. */
  DequantizeLinear: {
    infer: (ctx) => [{ ...shaped(ctx, outputType2(ctx) ?? ctx.dtype(1), ctx.shape(0)), quantizedFrom: ctx.dtype(0), weight: ctx.tensor(0)?.weight }],
    cost: (ctx) => ctx.tensor(0)?.weight === void 0 ? { flops: multiply(inputElements(ctx), 2) } : {},
    counts: "2|X|: subtract, multiply; of an initializer a view",
    roles: ROLES,
    isWeightView: true
  },
  DynamicQuantizeLinear: {
    infer: (ctx) => [shaped(ctx, "uint8", ctx.shape(0)), shaped(ctx, "float32", []), shaped(ctx, "uint8", [])],
    cost: (ctx) => ({ flops: multiply(inputElements(ctx), 5) }),
    counts: "5|X|: min, max, scale, round, add"
  }
};

// src/ops/reduce.ts
function reducedAxes(ctx, rank) {
  const list = listOf(ctx, "axes", 1);
  if (list === void 0 || list?.length === 0) return ctx.attrs.int("noop_with_empty_axes", 0) !== 0 ? [] : Array.from({ length: rank }, (_, axis) => axis);
  return axesOf(ctx, list, rank);
}
function keepsDims(ctx) {
  return ctx.attrs.int("keepdims", 1) !== 0;
}
function withoutAxes(ctx, shape, axes) {
  return keepsDims(ctx) ? shape.map((dim, axis) => axes.includes(axis) ? 1 : dim) : shape.filter((_, axis) => !axes.includes(axis));
}
function shapeOfUnknownAxes(ctx, rank) {
  if (keepsDims(ctx)) return unknownDims(rank);
  const count = listOf(ctx, "axes", 1)?.length;
  return count === void 0 || count > rank ? void 0 : unknownDims(rank - count);
}
function reduced(ctx, fold) {
  const [dtype, shape] = [ctx.dtype(0), ctx.shape(0)];
  if (shape === void 0) return shaped(ctx, dtype, void 0);
  const axes = reducedAxes(ctx, shape.length);
  if (axes === null) return shaped(ctx, dtype, shapeOfUnknownAxes(ctx, shape.length), whyComputed(ctx, 1));
  const isFollowed = fold !== void 0 && smallSizes(shape) !== void 0;
  const value = isFollowed ? evaluateReduction({ shape, value: ctx.value(0) }, axes, (elements) => fold(dtype, elements)) : void 0;
  return valued(ctx, dtype, withoutAxes(ctx, shape, axes), value);
}
function reduction({ perInput, perOutput: perOutput2 = 0, transcendentals: [ofInputs, ofOutputs] = [0, 0], fold, counts: counts7 }) {
  return {
    infer: (ctx) => [reduced(ctx, fold)],
    cost: (ctx, outputs) => {
      if (!countsFlops(ctx)) return {};
      const weighted = (perRead, perWrite) => add(multiply(inputElements(ctx), perRead), perWrite === 0 ? 0 : multiply(outputElements(outputs), perWrite));
      return { flops: weighted(perInput, perOutput2), transcendentals: weighted(ofInputs, ofOutputs) };
    },
    counts: counts7,
    roles: { 1: "index" }
  };
}
function position(find) {
  return {
    infer: (ctx) => {
      const shape = ctx.shape(0);
      if (shape === void 0) return [shaped(ctx, "int64", void 0)];
      const axis = axisOf(ctx, ctx.attrs.int("axis", 0), shape.length);
      const takesLast = ctx.attrs.int("select_last_index", 0) !== 0;
      const value = smallSizes(shape) === void 0 ? void 0 : evaluateReduction({ shape, value: ctx.value(0) }, [axis], (elements) => find(elements, takesLast));
      return [valued(ctx, "int64", withoutAxes(ctx, shape, [axis]), value)];
    },
    counts: "0: comparisons are no arithmetic"
  };
}
function cumulative(combine, start) {
  return {
    infer: (ctx) => [valued(ctx, ctx.dtype(0), ctx.shape(0), runningTotals(ctx, combine, start))],
    cost: (ctx) => elementwise(ctx, inputElements(ctx), 1),
    counts: "|X|",
    roles: { 1: "index" }
  };
}
function runningTotals(ctx, combine, start) {
  const shape = ctx.shape(0);
  const axis = scalarOf(ctx, 1);
  if (shape === void 0 || smallSizes(shape) === void 0 || typeof axis !== "number") return void 0;
  const compute = running(combine, start, { isExclusive: ctx.attrs.int("exclusive", 0) !== 0, isReverse: ctx.attrs.int("reverse", 0) !== 0 });
  const along = axisOf(ctx, axis, shape.length);
  return evaluateLines({ shape, value: ctx.value(0) }, along, Number(shape[along]), (line) => compute(ctx.dtype(0), line));
}
function topK(ctx) {
  const [dtype, shape] = [ctx.dtype(0), ctx.shape(0)];
  if (shape === void 0) return [shaped(ctx, dtype, void 0), shaped(ctx, "int64", void 0)];
  const axis = axisOf(ctx, ctx.attrs.int("axis", -1), shape.length);
  const count = listOf(ctx, "k", 1)?.[0] ?? null;
  const k = count === null ? ctx.freshDim(0, axis, shape[axis]) : count;
  if (isLess(shape[axis] ?? null, k) === true) ctx.fail(`k is ${dimKey(k)} where there are ${dimKey(shape[axis] ?? null)} elements`);
  const best = shape.with(axis, k);
  const isFollowed = typeof k === "number" && smallSizes(shape) !== void 0 && ctx.attrs.int("sorted", 1) !== 0;
  if (!isFollowed) return [shaped(ctx, dtype, best), shaped(ctx, "int64", best)];
  const isLargest = ctx.attrs.int("largest", 1) !== 0;
  const along = (pick) => evaluateLines({ shape, value: ctx.value(0) }, axis, k, (line) => ranked(line, isLargest).map((i) => pick(line, i)));
  return [
    valued(
      ctx,
      dtype,
      best,
      along((line, i) => line[i] ?? null)
    ),
    valued(
      ctx,
      "int64",
      best,
      along((_, i) => i)
    )
  ];
}
function ranked(line, isLargest) {
  const numbers = line.filter((element) => typeof element === "number" && Number.isFinite(element));
  if (numbers.length < line.length) return [];
  const order = (a, b) => ((numbers[a] ?? 0) - (numbers[b] ?? 0)) * (isLargest ? -1 : 1) || a - b;
  return numbers.map((_, i) => i).sort(order);
}
var REDUCE = {
  ReduceSum: reduction({ perInput: 1, fold: sumOf, counts: "|X|" }),
  ReduceProd: reduction({ perInput: 1, fold: productOf, counts: "|X|" }),
  ReduceMax: reduction({ perInput: 1, fold: largestOf, counts: "|X|" }),
  ReduceMin: reduction({ perInput: 1, fold: smallestOf, counts: "|X|" }),
  ReduceL1: reduction({ perInput: 1, fold: absoluteSumOf, counts: "|X|" }),
  ReduceMean: reduction({ perInput: 1, perOutput: 1, fold: meanOf, counts: "|X| + |Y|: add, divide once" }),
  ReduceSumSquare: reduction({ perInput: 2, fold: squareSumOf, counts: "2|X|: square, add" }),
  ReduceL2: reduction({ perInput: 2, transcendentals: [0, 1], counts: "2|X|: square, add; a root for each result" }),
  ReduceLogSum: reduction({ perInput: 1, transcendentals: [0, 1], counts: "|X|; a log for each result" }),
  ReduceLogSumExp: reduction({ perInput: 4, transcendentals: [1, 1], counts: "4|X|: max, subtract, exp, add; a log for each result" }),
  ArgMax: position(positionOfLargest),
  ArgMin: position(positionOfSmallest),
  CumSum: cumulative(addScalars, 0),
  CumProd: cumulative(multiplyScalars, 1),
  TopK: { infer: topK, counts: "0: |X|·⌈log2(k+1)⌉ comparisons are no arithmetic", roles: { 1: "index" } }
};

// src/ops/contrib-quantize.ts
var DEQUANTISE = 2;
var REQUANTISE = 3;
function quantized(operands, perElement, transcendentals2, scales, counts7) {
  return {
    infer: (ctx) => [shaped(ctx, ctx.dtype(operands[0] ?? 0), broadcast(...operands.map((i) => ctx.shape(i))))],
    cost: (ctx, outputs) => {
      const read2 = add(...operands.map((i) => inputElements(ctx, i)));
      const elements = outputElements(outputs);
      return { flops: add(multiply(elements, perElement + REQUANTISE), multiply(read2, DEQUANTISE)), transcendentals: multiply(elements, transcendentals2) };
    },
    counts: `${counts7}; 2 dequantising per input element, 3|Y| requantising`,
    roles: quantParams(...scales)
  };
}
var BINARY_SCALES = [1, 2, 4, 5, 6, 7];
var UNARY_SCALES = [1, 2, 3, 4];
var qlinearSoftmax = {
  infer: (ctx) => [shapedLike(ctx, 0)],
  cost: (ctx) => ({ flops: multiply(inputElements(ctx), 5 + REQUANTISE), transcendentals: inputElements(ctx) }),
  counts: "5|X|, 3|X| requantising",
  roles: quantParams(1, 2, 3, 4)
};
var qlinearConcat = {
  infer: (ctx) => {
    const slots = ctx.inputNames.map((_, i) => i).filter((i) => i >= 2 && i % 3 === 2);
    const axis = ctx.attrs.int("axis") ?? ctx.fail("the axis attribute is missing");
    const parts = slots.map((i) => ctx.tensor(i));
    return [shapedByParts(ctx, concatenated(ctx, parts, axis, slots[0]))];
  },
  counts: "0; looks other scales up",
  roles: quantParams(0, 1)
};
function shapedByParts(ctx, fact) {
  return fact.kind === "tensor" ? shaped(ctx, fact.dtype, fact.shape, fact.why) : fact;
}
var qlinearWhere = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(1), broadcast(ctx.shape(0), ctx.shape(1), ctx.shape(4)))],
  counts: "0; looks other scales up",
  roles: quantParams(2, 3, 5, 6, 7, 8)
};
function reduction2(op, dtype, cost2, more) {
  const { infer } = ruleLike(REDUCE, op, 11);
  return {
    infer: (ctx) => infer(contextOfInputs(ctx, [0])).map((fact) => fact?.kind === "tensor" ? shaped(ctx, dtype(ctx), fact.shape, fact.why) : fact),
    cost: cost2,
    ...more
  };
}
var reduceSumInteger = reduction2(
  "ReduceSum",
  (ctx) => ctx.dtype(0) === "uint8" ? "uint32" : "int32",
  () => ({}),
  { counts: "0: integer arithmetic" }
);
var qlinearReduceMean = reduction2(
  "ReduceMean",
  (ctx) => ctx.dtype(0),
  (ctx, outputs) => ({ flops: add(inputElements(ctx), multiply(outputElements(outputs), 1 + REQUANTISE)) }),
  { counts: "|X| + |Y|, 3|Y| requantising", roles: quantParams(...UNARY_SCALES) }
);
var mulInteger = {
  infer: (ctx) => [shaped(ctx, "int32", broadcast(ctx.shape(0), ctx.shape(2)))],
  counts: "0: integer arithmetic",
  roles: quantParams(1, 3)
};
function packing(ctx) {
  return ctx.dtype(0) === "uint8" ? 8 / ctx.attrs.int("bits", 4) : 1;
}
function unpackedShape(ctx) {
  const shape = ctx.shape(0);
  return shape && [...shape.slice(0, -1), multiply(shape.at(-1) ?? null, packing(ctx))];
}
var gatherBlockQuantized = {
  infer: (ctx) => {
    const [data, indices] = [unpackedShape(ctx), ctx.shape(1)];
    if (data === void 0 || indices === void 0) return [shaped(ctx, ctx.dtype(2), void 0)];
    const axis = axisOf(ctx, ctx.attrs.int("gather_axis", 0), data.length);
    return [shaped(ctx, ctx.dtype(2), [...data.slice(0, axis), ...indices, ...data.slice(axis + 1)])];
  },
  cost: (ctx, outputs) => {
    const elements = outputElements(outputs);
    const block = ctx.attrs.int("block_size", 128);
    const scales = block > 0 ? ceilDiv(elements, block) : null;
    return { reads: { 0: floorDiv(elements, packing(ctx)), ...scales !== null && { 2: scales, 3: floorDiv(scales, packing(ctx)) } } };
  },
  counts: "0; reads the packed rows taken and their scales; dequantising is no part of FLOPs",
  roles: { 0: "weight", 1: "index", 2: "quantParam", 3: "quantParam" },
  logicalElements: (ctx) => ({ 0: multiply(inputElements(ctx), packing(ctx)), 3: inputElements(ctx, 2) })
};
var BLOCK_FLOAT_SIZE = "the size of block floating point data depends on its format";
var quantizeBfp = {
  infer: (ctx) => {
    const rank = ctx.rank(0) ?? null;
    return [shaped(ctx, "uint8", [ctx.freshDim(0, 0)], BLOCK_FLOAT_SIZE), shaped(ctx, "int64", [rank]), shaped(ctx, "int64", [rank])];
  },
  cost: (ctx) => ({ flops: multiply(inputElements(ctx), 3), status: "estimate" }),
  counts: "3|X|; status estimate"
};
var dequantizeBfp = {
  infer: (ctx) => [shaped(ctx, ctx.attrs.has("dtype") ? dtypeAttribute(ctx, "dtype") : "float32", dimsOf(ctx, 1), whyComputed(ctx, 1))],
  cost: (_, outputs) => ({ flops: multiply(outputElements(outputs), 2), status: "estimate" }),
  counts: "2|Y|; status estimate",
  roles: { 1: "index", 2: "index" }
};
var CONTRIB_QUANTIZE = {
  "com.microsoft::DequantizeBFP": dequantizeBfp,
  "com.microsoft::DequantizeLinear": ruleLike(QUANTIZE, "DequantizeLinear", 10),
  "com.microsoft::DequantizeWithOrder": {
    infer: (ctx) => [shapedLike(ctx, 0, dtypeAttribute(ctx, "to"))],
    cost: (ctx) => ({ flops: multiply(inputElements(ctx), DEQUANTISE) }),
    counts: "2|X|",
    roles: quantParams(1)
  },
  "com.microsoft::GatherBlockQuantized": gatherBlockQuantized,
  "com.microsoft::MulInteger": mulInteger,
  "com.microsoft::QLinearAdd": quantized([0, 3], 1, 0, BINARY_SCALES, "|Y|"),
  "com.microsoft::QLinearConcat": qlinearConcat,
  "com.microsoft::QLinearLeakyRelu": quantized([0], 2, 0, UNARY_SCALES, "2|Y|"),
  "com.microsoft::QLinearMul": quantized([0, 3], 1, 0, BINARY_SCALES, "|Y|"),
  "com.microsoft::QLinearReduceMean": qlinearReduceMean,
  "com.microsoft::QLinearSigmoid": quantized([0], 1, 1, UNARY_SCALES, "|Y|"),
  "com.microsoft::QLinearSoftmax": qlinearSoftmax,
  "com.microsoft::QLinearWhere": qlinearWhere,
  "com.microsoft::QuantizeBFP": quantizeBfp,
  "com.microsoft::QuantizeLinear": ruleLike(QUANTIZE, "QuantizeLinear", 10),
  "com.microsoft::QuantizeWithOrder": {
    infer: (ctx) => [shapedLike(ctx, 0, "int8")],
    cost: (ctx) => ({ flops: multiply(inputElements(ctx), REQUANTISE) }),
    counts: "3|X|",
    roles: quantParams(1)
  },
  "com.microsoft::ReduceSumInteger": reduceSumInteger
};

// src/ops/contrib-recurrent.ts
function stateCost(ctx, { tokens, stateHeads, outputHeads, key, value }) {
  const rule = ctx.attrs.string("update_rule", "gated_delta");
  const isDelta = rule === "delta" || rule === "gated_delta";
  const isGated = rule === "gated" || rule === "gated_delta";
  const products = add(multiply(stateHeads, isDelta ? 2 : 1), outputHeads);
  const state = multiply(tokens, key, value);
  return { macs: multiply(state, products), flops: isGated ? multiply(state, stateHeads) : 0, transcendentals: 0 };
}
var STATE_COUNTS = "MACs per token Dk·Dv·(update + read), one more with the delta rule; decay Dk·Dv per state head";
var linearAttention = {
  infer: (ctx) => {
    const { stateHeads, outputHeads, key, value } = linearSizes2(ctx);
    const window = ctx.attrs.int("state_window", 0);
    const state = [...window > 0 ? [window] : [], dimOf(ctx, 0, 0), stateHeads, key, value];
    return [shaped(ctx, ctx.dtype(0), [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1), multiply(outputHeads, value)]), shaped(ctx, ctx.has(3) ? ctx.dtype(3) : ctx.dtype(0), state)];
  },
  cost: (ctx) => stateCost(ctx, linearSizes2(ctx)),
  counts: STATE_COUNTS
};
function linearSizes2(ctx) {
  const [queryHeads, stateHeads] = [headCount(ctx, "q_num_heads"), headCount(ctx, "kv_num_heads")];
  return {
    tokens: multiply(dimOf(ctx, 0, 0), dimOf(ctx, 0, 1)),
    stateHeads,
    outputHeads: max(queryHeads, stateHeads),
    key: floorDiv(dimOf(ctx, 0, 2), queryHeads),
    value: floorDiv(dimOf(ctx, 2, 2), stateHeads)
  };
}
var linearAttentionGate = {
  infer: (ctx) => [shapedLike(ctx, 0), shapedLike(ctx, 3)],
  cost: (ctx) => ({ flops: add(multiply(inputElements(ctx), 4), inputElements(ctx, 3)), transcendentals: add(multiply(inputElements(ctx), 2), inputElements(ctx, 3)) }),
  counts: "4·|a| + |b|",
  roles: { 1: "weight", 2: "weight" }
};
function gatedSizes(ctx) {
  const stateHeads = dimOf(ctx, 2, -2);
  const tokens = ctx.shape(0)?.slice(0, -2);
  return { tokens: tokens === void 0 ? null : elementsOf(tokens), stateHeads, outputHeads: max(dimOf(ctx, 0, -2), stateHeads), key: dimOf(ctx, 0, -1), value: dimOf(ctx, 2, -1) };
}
var gatedDeltaNet = {
  infer: (ctx) => {
    const { stateHeads, outputHeads, key, value } = gatedSizes(ctx);
    const batch = ctx.has(3) ? subtract(dimOf(ctx, 3, 0), 1) : ctx.has(6) ? dimOf(ctx, 6, 0) : dimOf(ctx, 0, 0);
    const capacity = ctx.attrs.int("state_update_capacity", 0);
    const update = add(stateHeads, multiply(dimOf(ctx, 1, -2), key), multiply(stateHeads, value));
    const tokens = ctx.shape(0)?.slice(0, -2);
    return [
      shaped(ctx, ctx.dtype(0), tokens && [...tokens, outputHeads, value]),
      shaped(ctx, "float32", [batch, stateHeads, value, key]),
      shaped(ctx, "float32", [batch, multiply(capacity, update)])
    ];
  },
  cost: (ctx) => {
    const cost2 = stateCost(ctx, gatedSizes(ctx));
    const normalized = ctx.attrs.int("qk_l2_norm", 0) === 0 ? 0 : multiply(add(inputElements(ctx), inputElements(ctx, 1)), 3);
    return { ...cost2, flops: add(cost2.flops, normalized) };
  },
  counts: `${STATE_COUNTS}; + 3 per element of Q and K when they are normalised`,
  roles: { 3: "index", 7: "weight", 8: "weight", 9: "index", 10: "index" }
};
function stateLength(ctx) {
  return multiply(subtract(dimOf(ctx, 1, -1), 1), ctx.attrs.int("dilation", 1));
}
function depthwiseCost(ctx, outputs, bias) {
  const elements = outputElements(outputs);
  const kernel = ctx.shape(1)?.slice(2);
  const isActivated = ctx.attrs.string("activation", "none") !== "none";
  return {
    macs: kernel === void 0 ? null : multiply(elements, ...kernel),
    flops: multiply(elements, (ctx.has(bias) ? 1 : 0) + (isActivated ? 1 : 0)),
    transcendentals: isActivated ? elements : 0
  };
}
var causalConv = {
  infer: (ctx) => {
    const input = ctx.shape(0);
    const window = ctx.attrs.int("state_window", 0);
    const isLast = ctx.attrs.int("channels_last", 0) === 1;
    const slot = input && (isLast ? [input[0] ?? null, stateLength(ctx), ...input.slice(2)] : [...input.slice(0, -1), stateLength(ctx)]);
    return [shapedLike(ctx, 0), shaped(ctx, ctx.dtype(0), slot && [...window > 0 ? [window] : [], ...slot])];
  },
  cost: (ctx, outputs) => depthwiseCost(ctx, outputs, 2),
  counts: "MACs |Y|·k; |Y| each for bias and activation",
  roles: { 1: "weight", 2: "weight" }
};
var varlenCausalConv = {
  infer: (ctx) => {
    const batch = subtract(dimOf(ctx, 2, 0), 1);
    const channels = dimOf(ctx, 0, 1);
    return [
      shapedLike(ctx, 0),
      shaped(ctx, ctx.dtype(0), [batch, channels, stateLength(ctx)]),
      shaped(ctx, ctx.dtype(0), [batch, ctx.attrs.int("state_update_capacity", 0), channels])
    ];
  },
  cost: (ctx, outputs) => depthwiseCost(ctx, outputs, 3),
  counts: "MACs |Y|·k; |Y| each for bias and activation",
  roles: { 1: "weight", 2: "index", 3: "weight", 5: "index" }
};
var CONTRIB_RECURRENT = {
  "com.microsoft::CausalConvWithState": causalConv,
  "com.microsoft::GatedDeltaNet": gatedDeltaNet,
  "com.microsoft::LinearAttention": linearAttention,
  "com.microsoft::LinearAttentionGate": linearAttentionGate,
  "com.microsoft::VarlenCausalConvWithState": varlenCausalConv
};

// src/ops/contrib-rotary.ts
function rotatedElements(ctx) {
  const elements = inputElements(ctx);
  const rotated2 = ctx.attrs.int("rotary_embedding_dim", 0);
  if (rotated2 === 0) return elements;
  const heads2 = ctx.attrs.int("num_heads", 0);
  const head = ctx.rank(0) === 4 ? dimOf(ctx, 0, 3) : heads2 === 0 ? null : floorDiv(dimOf(ctx, 0, 2), heads2);
  return multiply(floorDiv(elements, head), rotated2);
}
function tokensOf(ctx) {
  return multiply(dimOf(ctx, 0, 0), dimOf(ctx, 0, ctx.rank(0) === 4 ? 2 : 1));
}
var rotaryEmbedding = {
  infer: (ctx) => [shapedLike(ctx, 0)],
  cost: (ctx) => ({ flops: multiply(rotatedElements(ctx), 3), reads: { 2: multiply(tokensOf(ctx), dimOf(ctx, 2, 1)), 3: multiply(tokensOf(ctx), dimOf(ctx, 3, 1)) } }),
  counts: "3 per rotated element; of the caches only the rows of the tokens are read",
  roles: { 1: "index", 2: "buffer", 3: "buffer" }
};
var gemmaRotaryEmbedding = {
  infer: (ctx) => [shapedLike(ctx, 1), shapedLike(ctx, 3)],
  cost: (ctx) => {
    const angles = multiply(inputElements(ctx), 2);
    return { flops: add(angles, multiply(add(inputElements(ctx, 1), inputElements(ctx, 3)), 3)), transcendentals: angles };
  },
  counts: "2·|emb| + 3·(|q| + |k|)"
};
var relativePositionBias = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(0), [1, dimOf(ctx, 0, 1), scalarOf(ctx, 1), scalarOf(ctx, 2)], "query_length or key_length is not known")],
  cost: (_, outputs) => ({ reads: { 0: elementCount(outputs[0]) } }),
  counts: "0; gathers rows of the table",
  roles: { 0: "table", 1: "index", 2: "index" }
};
var gatedRelativePositionBias = {
  infer: (ctx) => {
    const lengths = ctx.has(6) ? 6 : 0;
    const length2 = dimOf(ctx, lengths, 1);
    return [shaped(ctx, ctx.dtype(0), [dimOf(ctx, lengths, 0), headCount(ctx), length2, length2])];
  },
  cost: (ctx, outputs) => {
    const queries = inputElements(ctx);
    const rows2 = multiply(floorDiv(queries, dimOf(ctx, 3, 0)), dimOf(ctx, 3, 1));
    return { macs: multiply(queries, dimOf(ctx, 3, 1)), macClass: [0, 3], flops: add(queries, multiply(rows2, 3), elementCount(outputs[0])), transcendentals: rows2 };
  },
  counts: "MACs |q|·D; |q| query bias, 3 per gate (bias, sum, sigmoid), |Y|",
  roles: { 1: "weight", 3: "weight", 4: "weight", 5: "weight" }
};
var CONTRIB_ROTARY = {
  "com.microsoft::GatedRelativePositionBias": gatedRelativePositionBias,
  "com.microsoft::GemmaRotaryEmbedding": gemmaRotaryEmbedding,
  "com.microsoft::MRotaryEmbedding": rotaryEmbedding,
  "com.microsoft::RelativePositionBias": relativePositionBias,
  "com.microsoft::RotaryEmbedding": rotaryEmbedding
};

// src/ops/contrib-text.ts
var tokenizer = {
  infer: (ctx) => {
    const shape = ctx.shape(0);
    return [shaped(ctx, "string", shape && (shape.at(-1) === 0 ? shape : [...shape, ctx.freshDim(0, shape.length)]))];
  },
  counts: "0: text is no arithmetic"
};
var wordConvEmbedding = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(1), [dimOf(ctx, 0, 0), ctx.attrs.int("embedding_size") ?? dimOf(ctx, 1, 0)])],
  cost: (ctx) => {
    const window = ctx.attrs.int("conv_window_size") ?? dimOf(ctx, 1, 2);
    const positions = add(subtract(dimOf(ctx, 0, 1), window), 1);
    const results = multiply(dimOf(ctx, 0, 0), positions, dimOf(ctx, 1, 0));
    const width = ctx.attrs.int("char_embedding_size") ?? dimOf(ctx, 3, 1);
    return {
      macs: multiply(results, window, width),
      macClass: [1, 1],
      flops: multiply(results, 3),
      transcendentals: results,
      status: "upper",
      note: "words are taken to be of full length"
    };
  },
  counts: "MACs words·(L − w + 1)·filters·w·E; 3 per result (bias, tanh, max); status upper",
  roles: { 0: "index", 1: "weight", 2: "weight", 3: "table" }
};
var HASH = "integer arithmetic: 0 FLOPs";
var murmurHash3 = {
  infer: (ctx) => [shapedLike(ctx, 0, ctx.attrs.int("positive", 1) === 1 ? "uint32" : "int32")],
  counts: HASH
};
function heads(ctx) {
  return (ctx.attrs.int("max_ngram_size", 2) - 1) * ctx.attrs.int("n_head_per_ngram", 1);
}
function history(ctx, batch, dtype) {
  return shaped(ctx, dtype, [batch, ctx.attrs.int("max_ngram_size", 2) - 1]);
}
var nGramHashMapping = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(0), [dimOf(ctx, 0, 0), dimOf(ctx, 0, 1), heads(ctx)]), history(ctx, dimOf(ctx, 0, 0), ctx.dtype(0))],
  counts: HASH,
  roles: { 0: "index", 1: "buffer", 2: "buffer", 4: "buffer" }
};
var varlenNGramHashMapping = {
  infer: (ctx) => {
    const batch = subtract(dimOf(ctx, 3, 0), 1);
    return [shaped(ctx, ctx.dtype(0), [dimOf(ctx, 0, 0), heads(ctx)]), history(ctx, batch, ctx.dtype(0)), history(ctx, batch, "int32")];
  },
  counts: HASH,
  roles: { 0: "index", 1: "buffer", 2: "buffer", 3: "index", 5: "buffer" }
};
var bifurcationDetector = {
  infer: (ctx) => {
    const upper = add(dimOf(ctx, 1, 0), ctx.has(3) ? dimOf(ctx, 3, 0) : 0);
    return [shaped(ctx, ctx.dtype(1), [ctx.has(3) ? ctx.freshDim(0, 0, upper) : dimOf(ctx, 1, 0)]), shaped(ctx, ctx.dtype(2), [])];
  },
  counts: "0: comparisons are no arithmetic",
  roles: { 0: "index", 1: "index", 2: "index", 3: "index" }
};
var CONTRIB_TEXT = {
  "com.microsoft::BifurcationDetector": bifurcationDetector,
  "com.microsoft::MurmurHash3": murmurHash3,
  "com.microsoft::NGramHashMapping": nGramHashMapping,
  "com.microsoft::NGramRepeatBlock": { infer: (ctx) => [shapedLike(ctx, 1)], counts: "0: comparisons are no arithmetic", roles: { 0: "index" } },
  "com.microsoft::Tokenizer": tokenizer,
  "com.microsoft::VarlenNGramHashMapping": varlenNGramHashMapping,
  "com.microsoft::WordConvEmbedding": wordConvEmbedding
};

// src/ops/control-flow.ts
function bodyOf(ctx, attribute2) {
  return ctx.body(attribute2) ?? ctx.fail(`the ${attribute2} attribute is missing`);
}
function conditionOf(fact) {
  const scalar = fact?.kind === "tensor" ? fact.value?.[0] ?? fact.fill : void 0;
  return typeof scalar === "boolean" ? scalar : typeof scalar === "number" ? scalar !== 0 : void 0;
}
var EITHER = "it differs between the branches of If, and only a run can tell which is taken";
function branchOf(ctx) {
  const decided = conditionOf(ctx.inputs[0]) ?? ctx.decision("branch");
  return decided === void 0 ? void 0 : decided ? "then_branch" : "else_branch";
}
function inferIf(ctx) {
  const taken = branchOf(ctx);
  if (taken !== void 0) return bodyOf(ctx, taken).run([]).outputs;
  const [left, right] = [bodyOf(ctx, "then_branch").run([]).outputs, bodyOf(ctx, "else_branch").run([]).outputs];
  return ctx.outputNames.map((_, i) => eitherFact(ctx, i, left[i], right[i]));
}
function eitherFact(ctx, output, a, b) {
  const fact = commonFact(a, b, EITHER);
  if (a?.kind !== "tensor" || b?.kind !== "tensor" || fact?.kind !== "tensor" || fact.shape === void 0) return fact;
  const shape = fact.shape.map((dim, axis) => {
    const [left = null, right = null] = [a.shape?.[axis], b.shape?.[axis]];
    return dim !== null || left === null || right === null ? dim : ctx.freshDim(output, axis, max(left, right));
  });
  if (shape.every((dim, axis) => sameDim(dim, fact.shape?.[axis] ?? null))) return fact;
  return shape.includes(null) ? unknownTensor(fact.dtype, fact.why ?? EITHER, shape) : { kind: "tensor", dtype: fact.dtype, shape };
}
function branchMemory(body, status) {
  return { body, carried: [], collected: [], status };
}
function costOfIf(ctx) {
  const taken = branchOf(ctx);
  if (taken !== void 0) {
    const result = bodyOf(ctx, taken).run([]);
    const { amounts: amounts2 } = result;
    return { amounts: amounts2, runs: { kind: "each", executions: [amounts2] }, memory: [branchMemory(result, "exact")] };
  }
  const branches = [bodyOf(ctx, "then_branch").run([]), bodyOf(ctx, "else_branch").run([])];
  const [{ amounts: left }, { amounts: right }] = branches;
  const memory = branches.map((branch) => branchMemory(branch, "upper"));
  const amounts = everyAmount((name) => {
    const [a, b] = [left[name], right[name]];
    const larger = largerAmount(a, b);
    if (larger.why !== void 0) return { ...larger, dim: min(a.dim, b.dim) };
    return sameDim(a.dim, b.dim) ? larger : largerAmount(larger, { dim: larger.dim, status: "upper" });
  });
  return { amounts, runs: { kind: "either", branches: [left, right] }, memory, note: `only a run can tell which branch is taken: the larger is counted${bothMacs(left, right)}` };
}
function bothMacs({ macs: left }, { macs: right }) {
  const isTold = left.why === void 0 && right.why === void 0 && typeof left.dim === "number" && typeof right.dim === "number";
  return isTold && left.dim !== right.dim ? `, of ${left.dim} MACs where the condition holds and ${right.dim} where it does not` : "";
}
var CONTROL_FLOW = {
  If: { infer: inferIf, cost: costOfIf, counts: "the branch that a known condition picks; else the larger of both, as an upper bound" }
};

// src/ops/detection.ts
function sizesOf6(ctx) {
  for (const i of [0, 1]) if ((ctx.rank(i) ?? 3) !== 3) ctx.fail("boxes and scores should be of rank 3");
  return {
    batch: agreed(ctx, dimOf(ctx, 0, 0), dimOf(ctx, 1, 0)),
    classes: dimOf(ctx, 1, 1),
    boxes: agreed(ctx, dimOf(ctx, 0, 1), dimOf(ctx, 1, 2))
  };
}
function inferNonMaxSuppression(ctx) {
  const { batch, classes, boxes } = sizesOf6(ctx);
  const limit = scalarOf(ctx, 2, 0);
  const upper = multiply(batch, classes, limit === null ? boxes : min(boxes, max(limit, 0)));
  return [shaped(ctx, "int64", [upper === 0 ? 0 : ctx.freshDim(0, 0, upper), 3])];
}
function nonMaxSuppressionCost(ctx) {
  const { batch, classes, boxes } = sizesOf6(ctx);
  const most = multiply(batch, classes, floorDiv(multiply(boxes, add(boxes, -1)), 2), 14);
  return most === 0 ? {} : { flops: 0, note: `comparing boxes takes at most ${most === null ? "B·C·n(n - 1)/2·14" : dimKey(most)} FLOPs, which are not in the total` };
}
var DETECTION = {
  NonMaxSuppression: {
    infer: inferNonMaxSuppression,
    cost: nonMaxSuppressionCost,
    roles: { 2: "index", 3: "index", 4: "index" },
    counts: "at most B·C·n(n - 1)/2·14 FLOPs, told apart and not in the total"
  }
};

// src/ops/determinant.ts
var DETERMINANT = {
  /** One elimination of n³/3 steps for each matrix. */
  Det: {
    infer: (ctx) => [shaped(ctx, ctx.dtype(0), ctx.shape(0)?.slice(0, -2))],
    cost: (ctx) => {
      const size = dimOf(ctx, 0, -1);
      const matrices = elementsOf(ctx.shape(0)?.slice(0, -2) ?? [null]);
      return { flops: ceilDiv(multiply(matrices, size, size, size), 3), status: "estimate" };
    },
    counts: "n³/3 for each n×n matrix, an estimate"
  }
};

// src/ops/einsum-equation.ts
var ELLIPSIS = "...";
function equationOf(ctx) {
  const text = (ctx.attrs.string("equation") ?? ctx.fail("the equation is missing")).replaceAll(/\s/g, "");
  const [left = "", right, ...more] = text.split("->");
  const terms = left.split(",");
  if (more.length > 0 || terms.length !== ctx.inputs.length) ctx.fail(`the equation ${text} is not one of ${ctx.inputs.length} operands`);
  const parsed = terms.map((term) => labelsOf(ctx, term));
  const result = right === void 0 ? void 0 : labelsOf(ctx, right);
  const shapes = ctx.inputs.map((_, i) => ctx.shape(i));
  if (parsed.some((labels, i) => labels.includes(ELLIPSIS) && shapes[i] === void 0)) return void 0;
  const operands = parsed.map((labels, i) => expandEllipsis(ctx, labels, shapes[i]?.length));
  const ellipsis = operands.map((labels) => labels.filter(isOfEllipsis)).reduce((longest, labels) => labels.length > longest.length ? labels : longest, []);
  const output = (result ?? implicitOutput(parsed)).flatMap((label) => label === ELLIPSIS ? ellipsis : [label]);
  const known3 = new Set(operands.flat());
  if (new Set(output).size < output.length || output.some((label) => !known3.has(label)))
    ctx.fail(`the output of the equation ${text} repeats a label or has one that no operand has`);
  return { operands, output, sizes: sizesOf7(operands, shapes) };
}
function labelsOf(ctx, term) {
  const labels = term.match(/\.\.\.|[A-Za-z]/g) ?? [];
  if (labels.join("") !== term || labels.filter((label) => label === ELLIPSIS).length > 1) ctx.fail(`the term ${term} of the equation is not one`);
  return labels;
}
function expandEllipsis(ctx, labels, rank) {
  const rest = (rank ?? labels.length) - labels.filter((label) => label !== ELLIPSIS).length;
  if (rest < 0 || rest > 0 && !labels.includes(ELLIPSIS)) ctx.fail(`an operand of rank ${rank} cannot be ${labels.join("")}`);
  return labels.flatMap((label) => label === ELLIPSIS ? Array.from({ length: rest }, (_, i) => `.${rest - 1 - i}`) : [label]);
}
function isOfEllipsis(label) {
  return label.startsWith(".");
}
function implicitOutput(terms) {
  const counts7 = /* @__PURE__ */ new Map();
  for (const label of terms.flat()) counts7.set(label, (counts7.get(label) ?? 0) + 1);
  const once = [...counts7].filter(([label, count]) => count === 1 && label !== ELLIPSIS).map(([label]) => label);
  return [...counts7.has(ELLIPSIS) ? [ELLIPSIS] : [], ...once.sort((a, b) => a < b ? -1 : 1)];
}
function sizesOf7(operands, shapes) {
  const sizes = /* @__PURE__ */ new Map();
  for (const [i, labels] of operands.entries()) {
    for (const [axis, label] of labels.entries()) {
      const size = shapes[i]?.[axis] ?? null;
      sizes.set(label, sizes.has(label) ? broadcastDims(sizes.get(label) ?? null, size) : size);
    }
  }
  return sizes;
}

// src/ops/einsum.ts
var MAX_EXHAUSTIVE = 6;
var MAX_OPERANDS = 16;
function einsumCost(ctx) {
  const equation = equationOf(ctx);
  if (equation === void 0) return { macs: null, flops: null };
  const { operands, output, sizes } = equation;
  const [firsts, lasts] = [/* @__PURE__ */ new Map(), /* @__PURE__ */ new Map()];
  for (const [i, labels] of operands.entries()) {
    for (const label of labels) {
      if (!firsts.has(label)) firsts.set(label, i);
      lasts.set(label, i);
    }
  }
  const results = new Set(output);
  const isShared = (label) => results.has(label) || firsts.get(label) !== lasts.get(label);
  const sums = add(...operands.map((labels, i) => labels.every(isShared) ? 0 : inputElements(ctx, i)));
  const reduced2 = operands.map((labels) => new Set(labels.filter(isShared)));
  const pairs = leftToRight(reduced2, (label, i) => results.has(label) || (lasts.get(label) ?? 0) > i);
  const { macs: macs5, flops } = total(pairs, sizes);
  const note = orderNote(macs5, reduced2, results, sizes);
  return { macs: macs5, flops: countsFlops(ctx) ? add(sums, flops) : 0, ...note !== void 0 && { note } };
}
function orderNote(macs5, operands, output, sizes) {
  if (operands.length < 3 || typeof macs5 !== "number") return void 0;
  const best = bestOrder(operands, output, sizes);
  if (best === void 0 || best >= macs5) return void 0;
  return `contracted left to right as written; the best order takes ${best} MACs${2 * best < macs5 ? ", less than half" : ""}`;
}
function leftToRight(operands, isWanted) {
  const pairs = [];
  let [left = /* @__PURE__ */ new Set()] = operands;
  for (const [i, right] of operands.entries()) {
    if (i === 0) continue;
    const [pair, kept] = contract(left, right, (label) => isWanted(label, i));
    pairs.push(pair);
    left = kept;
  }
  return pairs;
}
function contract(left, right, isWanted) {
  const union = /* @__PURE__ */ new Set([...left, ...right]);
  const kept = new Set([...union].filter(isWanted));
  return [{ union, isContraction: kept.size < union.size }, kept];
}
function total(pairs, sizes) {
  const sum3 = (contracts) => add(...pairs.filter((pair) => pair.isContraction === contracts).map(({ union }) => sizeOf(union, sizes)));
  return { macs: sum3(true), flops: sum3(false) };
}
function sizeOf(labels, sizes) {
  return multiply(...[...labels].map((label) => sizes.get(label) ?? null));
}
function bestOrder(operands, output, sizes) {
  if (operands.length > MAX_OPERANDS) return void 0;
  if (operands.length < 2) return 0;
  const steps2 = operands.flatMap(
    (left, i) => operands.slice(i + 1).map((right, j) => {
      const others = operands.filter((_, k) => k !== i && k !== i + 1 + j);
      const [pair, kept] = contract(left, right, (label) => output.has(label) || others.some((labels) => labels.has(label)));
      return { others: [...others, kept], macs: pair.isContraction ? Number(sizeOf(pair.union, sizes)) : 0, size: Number(sizeOf(pair.union, sizes)) };
    })
  );
  const tried = operands.length <= MAX_EXHAUSTIVE ? steps2 : steps2.sort((a, b) => a.size - b.size).slice(0, 1);
  return Math.min(...tried.map(({ others, macs: macs5 }) => macs5 + (bestOrder(others, output, sizes) ?? 0)));
}
var EINSUM = {
  Einsum: {
    infer: (ctx) => {
      const equation = equationOf(ctx);
      return [
        shaped(
          ctx,
          ctx.inputs.map((_, i) => ctx.dtype(i)).find((dtype) => dtype !== void 0),
          equation?.output.map((label) => equation.sizes.get(label) ?? null)
        )
      ];
    },
    cost: einsumCost,
    roles: Object.fromEntries(Array.from({ length: MAX_OPERANDS }, (_, i) => [i, "weight"])),
    counts: "per pair, left to right, the product of its distinct sizes: MACs where a label is summed away, else FLOPs; labels of one operand alone are summed first, |X| adds"
  }
};

// src/ops/slice.ts
var END = 2 ** 31 - 1;
function inferSlice(ctx) {
  const shape = ctx.shape(0);
  if (shape === void 0) return [moved(ctx, 0, void 0)];
  const [starts, ends] = [listOf(ctx, "starts", 1) ?? null, listOf(ctx, "ends", 2) ?? null];
  const count = starts?.length ?? ends?.length;
  const axes = listOf(ctx, "axes", 3) ?? (ctx.has(3) ? null : count === void 0 ? null : Array.from({ length: count }, (_, axis) => axis));
  if (axes === null || axes.includes(null)) return [moved(ctx, 0, unknownDims(shape.length), void 0, whyComputed(ctx, axes === null && !ctx.has(3) ? 1 : 3))];
  if (count !== void 0 && axes.length !== count) ctx.fail(`${count} starts for ${axes.length} axes`);
  const steps2 = ctx.has(4) ? listOf(ctx, "", 4) ?? null : axes.map(() => 1);
  const parts = shape.map((dim) => ({ start: 0, step: 1, count: dim }));
  axes.forEach((given2, i) => {
    if (typeof given2 !== "number") return;
    const axis = axisOf(ctx, given2, shape.length);
    parts[axis] = partOf2(ctx, axis, shape[axis] ?? null, starts?.[i] ?? null, ends?.[i] ?? null, steps2?.[i] ?? null);
  });
  return [
    moved(
      ctx,
      0,
      parts.map((part) => part.count),
      (grid, sizes) => {
        const from = parts.map((part) => part.start);
        if (!from.every((start) => start !== void 0)) return void 0;
        return slice(
          grid,
          from,
          parts.map((part) => part.step),
          sizes
        );
      }
    )
  ];
}
function partOf2(ctx, axis, dim, start, end, step) {
  if (step === 0) ctx.fail("a step is 0");
  if (start === null || end === null || typeof step !== "number") return { start: void 0, step: 1, count: dim === null ? null : ctx.freshDim(0, axis, dim) };
  if (typeof dim === "number" && typeof start === "number" && typeof end === "number") return numericPart(dim, start, end, step);
  const count = step > 0 ? forwardCount(dim, start, end, step) : backwardCount(dim, start, end, -step);
  return { start: start === 0 ? 0 : void 0, step, count };
}
function numericPart(size, start, end, step) {
  const clamp = (bound, low, high) => Math.max(low, Math.min(bound < 0 ? bound + size : bound, high));
  if (step > 0) {
    const from2 = clamp(start, 0, size);
    return { start: from2, step, count: Math.max(0, Math.ceil((clamp(end, 0, size) - from2) / step)) };
  }
  const from = Math.min(clamp(start, 0, size - 1), size - 1);
  const to = end === END || end === Number.POSITIVE_INFINITY ? -1 : clamp(end, -1, size);
  return { start: from, step, count: size === 0 ? 0 : Math.max(0, Math.ceil((to - from) / step)) };
}
function forwardCount(dim, start, end, step) {
  const lows = isPast(start) ? [dim] : isBefore(start) ? [0] : atLeast(start, 0) ? [start] : [0, fromFront(dim, start)];
  const highs = isPast(end) ? [dim] : isBefore(end) ? [0] : isNegative(end) ? [add(dim, end)] : [fromFront(dim, end), dim];
  return countBetween(lows, highs, step);
}
function backwardCount(dim, start, end, step) {
  const last = subtract(dim, 1);
  const highs = isPast(start) || start === -1 ? [last] : [isBefore(start) ? 0 : max(0, fromFront(dim, start)), last];
  const lows = isPast(end) || isBefore(end) ? [-1] : atLeast(end, 0) ? [end] : [-1, fromFront(dim, end)];
  return countBetween(lows, highs, step);
}
function countBetween(lows, highs, step) {
  return max(0, min(...highs.flatMap((high) => lows.map((low) => ceilDiv(subtract(high, low), step)))));
}
var isPast = (bound) => typeof bound === "number" && bound >= END;
var isBefore = (bound) => typeof bound === "number" && bound <= -END;
var isNegative = (bound) => atLeast(negate(bound), 1);
function fromFront(dim, bound) {
  if (atLeast(bound, 0)) return bound;
  if (isNegative(bound)) return add(dim, bound);
  return add(bound, multiply(dim, min(1, max(0, negate(bound)))));
}
var slicing = {
  infer: inferSlice,
  cost: (_, outputs) => ({ reads: { 0: outputElements(outputs) } }),
  roles: { 1: "index", 2: "index", 3: "index", 4: "index" },
  counts: "reads |Y| of X, writes |Y|"
};
var SLICE = { Slice: slicing };

// src/ops/experimental.ts
function elementwise2(perElement, transcendentals2, counts7) {
  return {
    infer: (ctx) => [likeInput(ctx)],
    cost: (ctx) => ({ flops: multiply(inputElements(ctx), perElement), transcendentals: multiply(inputElements(ctx), transcendentals2) }),
    counts: counts7
  };
}
function croppedShape(ctx) {
  const shape = ctx.shape(0);
  const border = ctx.attrs.ints("border") ?? [];
  const window = ctx.attrs.ints("scale");
  if (shape === void 0) return void 0;
  const [, , height = null, width = null] = shape;
  const inside = (size, before, after) => subtract(size, add(border[before] ?? null, border[after] ?? null));
  return [...shape.slice(0, 2), window?.[0] ?? inside(height, 1, 3), window?.[1] ?? inside(width, 0, 2)];
}
function filledShape(ctx) {
  const shape = ctx.attrs.ints("shape");
  if (shape !== void 0) return shape;
  const given2 = ctx.attrs.int("input_as_shape", 0) !== 0 ? dimsOf(ctx, 0) : ctx.shape(0);
  return given2 === void 0 ? void 0 : [...given2, ...ctx.attrs.ints("extra_shape") ?? []];
}
var EXPERIMENTAL = {
  Affine: elementwise2(2, 0, "2|X|: scale, shift"),
  ImageScaler: elementwise2(2, 0, "2|X|: scale, shift"),
  Scale: elementwise2(1, 0, "|X|"),
  ScaledTanh: elementwise2(3, 1, "3|X|: scale, tanh, scale"),
  ParametricSoftplus: elementwise2(4, 2, "4|X|: scale, exp, log, scale"),
  /** The gates come ready; what is left are their activations and the mix of old and new state. */
  GRUUnit: { ...elementwise2(8, 3, "8|X|: three activations, five products and sums"), cost: (ctx) => ({ flops: multiply(inputElements(ctx), 8), status: "estimate" }) },
  Crop: { infer: (ctx) => [shaped(ctx, ctx.dtype(0), croppedShape(ctx))], counts: "0: copies what is kept" },
  GivenTensorFill: { infer: (ctx) => [shaped(ctx, "float32", filledShape(ctx), whyComputed(ctx, 0))], counts: "0: a generator" },
  ...SLICE.Slice !== void 0 && { DynamicSlice: SLICE.Slice }
};

// src/ops/logic.ts
var counts2 = "0: comparisons and selections are no arithmetic";
function predicate(compute) {
  return { infer: (ctx) => [combinedAs(ctx, "bool", commonDType(ctx), compute)], counts: counts2 };
}
function selected(ctx, shape) {
  if (shape === void 0 || smallSizes(shape) === void 0 || ctx.value(0) === void 0) return void 0;
  const operands = [0, 1, 2].map((i) => ({ shape: ctx.shape(i) ?? [], value: ctx.value(i) }));
  return evaluateElementwise(operands, shape, (condition = null, x = null, y = null) => whereScalar(condition, x, y));
}
function inferWhere(ctx) {
  const shape = broadcastInputs(ctx);
  return [valued(ctx, commonDType(ctx, 1), shape, selected(ctx, shape))];
}
function isInfinite2(ctx) {
  const [positive, negative] = [ctx.attrs.int("detect_positive", 1) !== 0, ctx.attrs.int("detect_negative", 1) !== 0];
  return (_, a = null) => {
    if (a === null || typeof a === "boolean") return null;
    return positive && a === Number.POSITIVE_INFINITY || negative && a === Number.NEGATIVE_INFINITY;
  };
}
var LOGIC = {
  Equal: predicate(equalScalars),
  Greater: predicate(greaterScalars),
  GreaterOrEqual: predicate(greaterOrEqualScalars),
  Less: predicate(lessScalars),
  LessOrEqual: predicate(lessOrEqualScalars),
  And: predicate(andScalars),
  Or: predicate(orScalars),
  Xor: predicate(xorScalars),
  Not: { infer: (ctx) => [mappedTo(ctx, "bool", notScalar)], counts: counts2 },
  BitwiseNot: { infer: (ctx) => [mapped(ctx, bitNotScalar)], counts: "0: integer arithmetic" },
  IsInf: { infer: (ctx) => [mappedTo(ctx, "bool", isInfinite2(ctx))], counts: counts2 },
  IsNaN: { infer: (ctx) => [mappedTo(ctx, "bool", isNaNScalar)], counts: counts2 },
  Where: { infer: inferWhere, counts: counts2 }
};

// src/facts/series.ts
var MAX_DEGREE = 6;
function seriesOf(differences, count) {
  return add(...differences.map((difference, k) => chosen(difference, count, k + 1)));
}
function differencesOf(dim, variable) {
  const degree = isExpression(dim) ? degreeIn(dim, variable) : 0;
  if (dim === null || degree === void 0 || degree > MAX_DEGREE) return void 0;
  const differences = [];
  let values = Array.from({ length: degree + 1 }, (_, i) => substitute(dim, /* @__PURE__ */ new Map([[variable, i]])));
  while (values.length > 0) {
    differences.push(values[0] ?? null);
    values = values.slice(1).map((value, i) => subtract(value, values[i] ?? null));
  }
  return differences;
}
function chosen(dim, count, k) {
  const falling = Array.from({ length: k }, (_, i) => subtract(count, i));
  const factorial = falling.reduce((product3, _, i) => product3 * (i + 1), 1);
  return floorDiv(multiply(dim, ...falling), factorial);
}
function degreeIn({ terms }, variable) {
  let degree = 0;
  for (const { factors } of terms) {
    for (const { atom, power } of factors) {
      if (atom.kind === "symbol" && atom.name === variable) degree = Math.max(degree, power);
      else if (symbolsOf(ofAtom(atom)).includes(variable)) return void 0;
    }
  }
  return degree;
}

// src/ops/iteration.ts
var CHANGES = "it changes from one iteration to the next";
var MAX_ROUNDS = 3;
function settle(initial, run, name) {
  const first = run(initial);
  if (isCovered(initial, first.states)) return invariant({ initial, states: initial, iteration: first, first, run, growth: /* @__PURE__ */ new Map(), isChanging: false });
  const growth = /* @__PURE__ */ new Map();
  const general = initial.map((state, i) => generalized(state, first.states[i], `${name} ${i}`, growth));
  const iteration = run(general);
  const grown = general.map((state) => withSizes(state, (dim) => grownDim(dim, growth)));
  if (isCovered(grown, iteration.states)) return invariant({ initial, states: general, iteration, first, run, growth, isChanging: growth.size > 0 });
  return widen(initial, first, run);
}
function invariant({ initial, states, iteration, first, run, growth, isChanging }) {
  const at2 = (facts, count) => {
    const sizes = new Map([...growth].map(([variable, { before, step }]) => [variable, add(before, multiply(count, step))]));
    return facts.map((fact) => withSizes(fact, (dim) => growth.size === 0 ? dim : substituted(dim, sizes)));
  };
  const final = (trip) => trip === 0 ? initial : atLeast(trip, 1) ? at2(iteration.states, subtract(trip, 1)) : at2(states, trip);
  const rows2 = (from) => at2(iteration.result.outputs.slice(from), null);
  const isRising = [...growth.values()].every(({ step }) => atLeast(step, 0));
  const later = (trip) => {
    if (growth.size === 0) return { body: iteration.result, carried: iteration.states, status: "exact" };
    const carried = at2(states, subtract(trip, 1));
    return { body: trip === null ? first.result : run(carried).result, carried, status: isRising ? "upper" : "estimate" };
  };
  const memory = (trip, collected) => memoryOf(trip, { body: first.result, carried: [], collected, status: "exact" }, () => ({ ...later(trip), collected }));
  if (growth.size === 0) return { iteration, final, rows: rows2, memory, isChanging, costs: (trip) => alike(iteration.result.amounts, trip) };
  const costs = (trip) => {
    if (trip.why !== void 0 || trip.status !== "exact") return alike(run(initial).result.amounts, trip);
    const last = run(at2(states, subtract(trip.dim, 1))).result.amounts;
    const told = isRising ? lawful(iteration.result.amounts, growth, trip.dim) : void 0;
    if (told !== void 0) return { ...told, amounts: { ...told.amounts, activationBytes: last.activationBytes } };
    const most = everyAmount((each) => {
      const isSame = sameDim(last[each].dim, first.result.amounts[each].dim);
      return isSame || last[each].why !== void 0 ? last[each] : { dim: last[each].dim, status: isRising ? "upper" : "estimate" };
    });
    return alike(most, trip);
  };
  return { iteration, final, rows: rows2, memory, isChanging, costs };
}
function alike(once, times2) {
  return { amounts: repeatedAmounts(once, times2), runs: { kind: "alike", once, times: times2 } };
}
var NUMBER = "\0iteration";
function lawful(once, growth, trip) {
  const numbered = new Map([...growth].map(([variable, { before, step }]) => [variable, add(before, multiply(symbol(NUMBER), step))]));
  const at2 = (dim) => substitute(dim, numbered);
  const weights2 = at2(once.weightReadBytes.dim);
  const own2 = { ...once, readBytes: { ...once.readBytes, dim: subtract(once.readBytes.dim, once.weightReadBytes.dim) }, weightReadBytes: NOTHING };
  const laws = AMOUNT_NAMES.map((name) => [name, own2[name].why === void 0 ? differencesOf(at2(own2[name].dim), NUMBER) : void 0]);
  if (symbolsOf(weights2).includes(NUMBER) || laws.some(([, law]) => law === void 0)) return void 0;
  const differences = Object.fromEntries(laws);
  const amounts = everyAmount((name) => {
    const sum3 = add(seriesOf(differences[name], trip), name === "readBytes" || name === "weightReadBytes" ? weights2 : 0);
    return amount(sum3, once[name].status, "the formula is too long");
  });
  return { amounts, runs: { kind: "lawful", differences, times: trip, weights: weights2 } };
}
function memoryOf(trip, first, later) {
  if (trip === 0) return [];
  if (trip === 1) return [first];
  if (atLeast(trip, 2)) return [first, later()];
  const { body: _, ...none } = first;
  return [none, first, later()].map((memory) => ({ ...memory, status: "upper" }));
}
function substituted(dim, sizes) {
  return [...sizes].some(([variable, size]) => size === null && sameDim(dim, symbol(variable))) ? null : substitute(dim, sizes);
}
function grownDim(dim, growth) {
  return substitute(dim, new Map([...growth].map(([variable, { step }]) => [variable, add(symbol(variable), step)])));
}
function isCovered(states, after) {
  return states.every((state, i) => factKey(common(state, after[i])) === factKey(state));
}
function common(before, after) {
  return factKey(before) === factKey(after) ? before : commonFact(before, after, CHANGES);
}
function generalized(before, after, name, growth) {
  const fact = common(before, after);
  const [from, to] = [sizesOf8(before), sizesOf8(after)];
  if (from.length !== to.length) return fact;
  return withSizes(fact, (dim, i) => {
    const [earlier = null, later = null] = [from[i], to[i]];
    if (dim !== null || earlier === null || later === null) return dim;
    const variable = `${name}.${i}`;
    growth.set(variable, { before: earlier, step: subtract(later, earlier) });
    return symbol(variable);
  });
}
function sizesOf8(fact) {
  return fact?.kind === "tensor" ? fact.shape ?? [] : fact?.kind === "sequence" ? [fact.length] : [];
}
function withSizes(fact, change) {
  const sizes = sizesOf8(fact);
  const changed = sizes.map(change);
  if (changed.every((dim, i) => dim === sizes[i] || sameDim(dim, sizes[i] ?? null))) return fact;
  if (fact?.kind === "sequence") return { kind: "sequence", element: fact.element, length: changed[0] ?? null };
  if (fact?.kind !== "tensor") return fact;
  const { value: _, weight: __, ...rest } = fact;
  return withReason({ ...rest, shape: changed });
}
function ofAnyRun(fact, { openSizes }) {
  if (openSizes.size === 0) return fact;
  const isOpen = (dim) => symbolsOf(dim).some((name) => openSizes.has(name));
  if (fact?.kind === "sequence") {
    const { elements: _, ...rest } = fact;
    return { ...rest, element: ofAnyRun(fact.element, { openSizes }), length: isOpen(fact.length) ? null : fact.length };
  }
  if (fact?.kind === "optional") return { ...fact, element: ofAnyRun(fact.element, { openSizes }) };
  return withSizes(fact, (dim) => isOpen(dim) ? null : dim);
}
function withReason(fact) {
  return fact.shape?.includes(null) ? { ...fact, why: fact.why ?? CHANGES } : fact;
}
function widen(initial, first, run) {
  let states = initial.map((state, i) => common(state, first.states[i]));
  for (let round = 1; ; round++) {
    const iteration = run(states);
    const next = states.map((state, i) => common(state, iteration.states[i]));
    const isChanged = (fact, i) => factKey(fact) !== factKey(states[i]);
    if (!next.some(isChanged)) return invariant({ initial, states, iteration, first, run, growth: /* @__PURE__ */ new Map(), isChanging: true });
    states = next.map((fact, i) => round < MAX_ROUNDS || !isChanged(fact, i) ? fact : round < 2 * MAX_ROUNDS ? withoutShape(fact) : void 0);
  }
}
function withoutShape(fact) {
  return fact?.kind === "tensor" ? unknownTensor(fact.dtype, CHANGES) : void 0;
}
var MAX_FOLLOWED = 64;
var MAX_WORK = 5e4;
function followable({ work }) {
  return Math.min(MAX_FOLLOWED, Math.floor(MAX_WORK / Math.max(1, work)));
}
function tripAmount(trip) {
  return trip === null ? { dim: 1, status: "lower" } : amount(trip);
}

// src/ops/stack.ts
var NO_TENSOR = "it collects from each iteration what is not known";
function stacked(element, count, axis = 0) {
  if (element?.kind !== "tensor") return unknownTensor(void 0, NO_TENSOR);
  const { dtype, shape, why = "it has a row for each iteration, and nobody knows how many there are" } = element;
  if (shape === void 0) return unknownTensor(dtype, why);
  const at2 = axis < 0 ? axis + shape.length + 1 : axis;
  const grown = [...shape.slice(0, at2), count, ...shape.slice(at2)];
  return grown.includes(null) ? unknownTensor(dtype, why, grown) : tensor(dtype, grown);
}
function stackedRows(element, rows2) {
  const common2 = rows2.reduce((a, b) => commonFact(a, b, "iterations make different shapes"), element);
  const fact = stacked(common2, rows2.length);
  const grids = rows2.map((row) => row?.kind === "tensor" ? gridOf(row) : void 0);
  if (fact.shape === void 0 || !grids.every((grid) => grid !== void 0)) return fact;
  const value = concatenate(
    grids.map((grid) => ({ value: grid.value, sizes: [1, ...grid.sizes] })),
    0
  );
  return fact.why === void 0 ? tensor(fact.dtype, fact.shape, value) : fact;
}
function bytesOf(fact) {
  const bits = elementBits(fact);
  return bits === void 0 ? null : ceilDiv(multiply(elementCount(fact), bits), 8);
}
function withStacks(amounts, stacks) {
  const bytes2 = stacks.map((stack) => amount(bytesOf(stack), "exact", stack.why && whyNamed(stack.why, "what is collected")));
  return { ...amounts, activationBytes: bytes2.reduce(addAmounts, amounts.activationBytes ?? NOTHING) };
}

// src/ops/loop.ts
function runLoop(ctx) {
  const initial = ctx.inputNames.slice(2).map((_, i) => ctx.inputs[i + 2]);
  const invariant2 = settle(initial, (states) => iterate(ctx, states), ctx.outputNames.find((name) => name !== "") ?? ctx.op);
  const most = mostTrips(ctx);
  const trip = tripOf(ctx, most, invariant2.iteration.result);
  const scans = invariant2.rows(1 + initial.length);
  const isCertain = trip !== null && !invariant2.isChanging && [...invariant2.final(trip), ...scans].every(isShaped);
  const followed = isCertain ? void 0 : follow(ctx, initial, { most: trip ?? most, isTrip: trip !== null });
  if (followed !== void 0) return followed;
  const counted = trip ?? ctx.decision("trips") ?? (scans.length === 0 ? null : ctx.freshDim(initial.length, 0, most === Number.POSITIVE_INFINITY ? void 0 : most));
  const openFinal = trip === null ? invariant2.final(null).map((fact, i) => opened(ctx, fact, i)) : [];
  const isAlike = !invariant2.isChanging && scans.every(isShaped);
  const retraced = trip !== null || isAlike ? void 0 : follow(ctx, initial, { most: counted, isTrip: true, isDecided: true });
  if (retraced !== void 0) return retraced;
  const isTripKnown = trip !== null || typeof counted === "number";
  const stacks = scans.map((element) => stacked(element, counted));
  const times2 = tripAmount(isTripKnown ? counted : null);
  const memory = invariant2.memory(isTripKnown ? counted : null, stacks).map(withCondition);
  const { amounts, runs } = invariant2.costs(times2);
  const final = isTripKnown ? invariant2.final(counted).map((fact, i) => opened(ctx, fact, i)) : openFinal;
  return { outputs: [...final, ...stacks], amounts: withStacks(amounts, stacks), runs, memory, isTripKnown };
}
function withCondition(memory) {
  return memory.carried.length === 0 ? memory : { ...memory, carried: [tensor("bool", []), ...memory.carried] };
}
function opened(ctx, fact, output) {
  if (fact?.kind !== "tensor" || fact.shape === void 0 || fact.why !== CHANGES) return fact;
  return { kind: "tensor", dtype: fact.dtype, shape: fact.shape.map((dim, axis) => dim ?? ctx.freshDim(output, axis)) };
}
function iterate(ctx, states, number) {
  const condition = tensor("bool", [], ctx.has(1) ? [true] : void 0);
  const result = bodyOf(ctx, "body").run([tensor("int64", [], number === void 0 ? void 0 : [number]), condition, ...states]);
  return { states: states.map((_, i) => ofAnyRun(result.outputs[i + 1], result)), result };
}
function mostTrips(ctx) {
  return ctx.has(0) ? max(0, asDim(ctx.value(0)?.[0] ?? null)) : Number.POSITIVE_INFINITY;
}
function tripOf(ctx, most, result) {
  const before = ctx.has(1) ? conditionOf(ctx.inputs[1]) : true;
  const after = ctx.has(1) ? conditionOf(result.outputs[0]) : true;
  if (before === false) return 0;
  if (before === void 0 || after === void 0) return most === 0 ? 0 : null;
  const trip = after ? most : min(1, most);
  return trip === Number.POSITIVE_INFINITY ? null : trip;
}
function follow(ctx, initial, { most, isTrip, isDecided = false }) {
  const limit = followable(bodyOf(ctx, "body"));
  if (typeof most !== "number" || isTrip && most > limit) return void 0;
  const holds = (condition) => isDecided || !ctx.has(1) ? true : conditionOf(condition);
  let goesOn = holds(ctx.inputs[1]);
  let states = initial;
  const results = [];
  const carried = [];
  const rows2 = [];
  while (goesOn === true && rows2.length < most) {
    if (rows2.length >= limit) return void 0;
    const { states: after, result } = iterate(ctx, states, rows2.length);
    carried.push(rows2.length === 0 ? [] : states);
    states = after;
    rows2.push(result.outputs.slice(1 + initial.length));
    results.push(result);
    goesOn = holds(result.outputs[0]);
  }
  if (goesOn === void 0) return void 0;
  const scans = rows2[0] ?? iterate(ctx, initial).result.outputs.slice(1 + initial.length);
  const stacks = scans.map(
    (element, k) => stackedRows(
      element,
      rows2.map((row) => row[k])
    )
  );
  const final = states.map((fact, i) => opened(ctx, fact, i));
  const executions = results.map(({ amounts }) => amounts);
  const memory = results.map((body, i) => withCondition({ body, carried: carried[i] ?? [], collected: stacks, status: "exact" }));
  return { outputs: [...final, ...stacks], amounts: withStacks(sequentialAmounts(executions), stacks), runs: { kind: "each", executions }, memory, isTripKnown: true };
}
function costOfLoop(ctx) {
  const { amounts, runs, memory, isTripKnown } = runLoop(ctx);
  const cost2 = { amounts, runs, memory };
  return isTripKnown ? cost2 : { ...cost2, note: "only a run can tell how often the body runs: it is counted once" };
}
var LOOP = {
  Loop: {
    infer: (ctx) => runLoop(ctx).outputs,
    cost: costOfLoop,
    roles: { 0: "index" },
    counts: "the body times the number of iterations, where a state grows their sum; once, as a lower bound, where only a run can tell"
  }
};

// src/ops/loss.ts
function lossShape(ctx) {
  if (ctx.attrs.string("reduction", "mean") !== "none") return [];
  return ctx.shape(1) ?? ctx.shape(0)?.filter((_, axis) => axis !== 1);
}
var LOSS = {
  NegativeLogLikelihoodLoss: {
    infer: (ctx) => [shaped(ctx, ctx.dtype(0), lossShape(ctx))],
    cost: (ctx) => ({ flops: multiply(inputElements(ctx, 1), 2) }),
    counts: "2N for N targets: weight, add",
    roles: { 2: "weight" }
  },
  SoftmaxCrossEntropyLoss: {
    infer: (ctx) => [shaped(ctx, ctx.dtype(0), lossShape(ctx)), likeInput(ctx)],
    cost: (ctx) => ({ flops: add(multiply(inputElements(ctx), 5), multiply(inputElements(ctx, 1), 2)), transcendentals: inputElements(ctx) }),
    counts: "5|X| + 2N for N targets: the softmax, then weight and add",
    roles: { 2: "weight" }
  }
};

// src/ops/ml.ts
function rowsAndColumns(ctx, i = 0) {
  const shape = ctx.shape(i);
  if (shape === void 0) return [null, null];
  const [first, second] = shape;
  if (shape.length === 1) return [1, first ?? null];
  return shape.length === 2 ? [first ?? null, second ?? null] : ctx.fail(`its input has ${shape.length} axes where 1 or 2 are allowed`);
}
function labelType(ctx, textAttribute) {
  return (ctx.attrs.strings(textAttribute)?.length ?? 0) > 0 ? "string" : "int64";
}
function postTransform(ctx) {
  const transform = ctx.attrs.string("post_transform", "NONE");
  if (transform === "SOFTMAX" || transform === "SOFTMAX_ZERO") return [5, 1];
  return transform === "LOGISTIC" || transform === "PROBIT" ? [1, 1] : [0, 0];
}
function elementwise3(dtype, flopsPerElement = 0) {
  return {
    infer: (ctx) => [shapedLike(ctx, 0, dtype(ctx))],
    ...flopsPerElement > 0 && { cost: (ctx) => ({ flops: multiply(inputElements(ctx), flopsPerElement) }) },
    counts: flopsPerElement === 0 ? "0" : `${flopsPerElement}·|X|`
  };
}
var OTHER_SIDE = { string: "int64", int64: "string" };
var sameType = (ctx) => ctx.dtype(0);
function labelEncoderType(ctx) {
  if (ctx.opset < 2) return OTHER_SIDE[ctx.dtype(0) ?? "float32"];
  const { attrs } = ctx;
  const tensorType = attrs.tensor("values_tensor")?.dtype;
  return tensorType ?? (attrs.has("values_strings") ? "string" : attrs.has("values_int64s") ? "int64" : attrs.has("values_floats") ? "float32" : void 0);
}
var arrayFeatureExtractor = {
  infer: (ctx) => {
    const [shape, indices] = [ctx.shape(0), ctx.tensor(1)];
    return [shaped(ctx, ctx.dtype(0), shape && [...shape.length === 1 ? [1] : shape.slice(0, -1), elementCount(indices)])];
  },
  cost: (_, outputs) => ({ reads: { 0: elementCount(outputs[0]) } }),
  counts: "0; reads the elements taken",
  roles: { 1: "index" }
};
var featureVectorizer = {
  infer: (ctx) => {
    const [rows2] = rowsAndColumns(ctx);
    const sizes = ctx.attrs.ints("inputdimensions");
    return [shaped(ctx, "float32", [rows2, sizes?.reduce((sum3, size) => sum3 + size, 0) ?? null])];
  },
  counts: "0"
};
var oneHotEncoder = {
  infer: (ctx) => {
    const shape = ctx.shape(0);
    const categories = ctx.attrs.ints("cats_int64s") ?? ctx.attrs.strings("cats_strings");
    return [shaped(ctx, "float32", shape && [...shape, categories?.length ?? null])];
  },
  counts: "0"
};
var dictVectorizer = {
  infer: (ctx) => {
    const input = ctx.inputs[0];
    const value = input?.kind === "map" && input.value?.kind === "tensor" ? input.value.dtype : void 0;
    const words = ctx.attrs.strings("string_vocabulary") ?? ctx.attrs.ints("int64_vocabulary");
    return [tensor(value, [1, words?.length ?? null])];
  },
  counts: "0"
};
var CAST_TO = { TO_FLOAT: "float32", TO_STRING: "string", TO_INT64: "int64" };
var castMap = {
  infer: (ctx) => {
    const dtype = CAST_TO[ctx.attrs.string("cast_to", "TO_FLOAT")];
    if (ctx.attrs.string("map_form", "DENSE") === "SPARSE") return [tensor(dtype, [1, ctx.attrs.int("max_map", 1)])];
    return [tensor(dtype, [1, ctx.freshDim(0, 1)])];
  },
  counts: "0"
};
var zipMap = {
  infer: (ctx) => {
    const key = labelType(ctx, "classlabels_strings");
    return [{ kind: "sequence", element: { kind: "map", key, value: tensor("float32", []) }, length: rowsAndColumns(ctx)[0] }];
  },
  counts: "0; status estimate",
  cost: () => ({ status: "estimate" })
};
var scaler = {
  ...elementwise3(() => "float32", 2),
  attributeParams: ({ attrs }) => (attrs.floats("offset")?.length ?? 0) + (attrs.floats("scale")?.length ?? 0)
};
var linearClassifier = {
  infer: (ctx) => {
    const [rows2] = rowsAndColumns(ctx);
    const labels = (ctx.attrs.strings("classlabels_strings") ?? ctx.attrs.ints("classlabels_ints") ?? []).length;
    const targets = ctx.attrs.floats("intercepts")?.length ?? labels;
    return [shaped(ctx, labelType(ctx, "classlabels_strings"), [rows2]), shaped(ctx, "float32", [rows2, targets === 1 && labels === 2 ? 2 : targets])];
  },
  cost: (ctx) => linearCost2(ctx),
  counts: "MACs N·F·C; + N·C intercepts, + 5 (softmax) or 1 (logistic) per score",
  attributeParams: (ctx) => linearParams(ctx)
};
var linearRegressor = {
  infer: (ctx) => [shaped(ctx, "float32", [rowsAndColumns(ctx)[0], ctx.attrs.int("targets", 1)])],
  cost: (ctx) => linearCost2(ctx),
  counts: "MACs N·F·C; + N·C intercepts, + 5 (softmax) or 1 (logistic) per score",
  attributeParams: (ctx) => linearParams(ctx)
};
var linearParams = ({ attrs }) => (attrs.floats("coefficients")?.length ?? 0) + (attrs.floats("intercepts")?.length ?? 0);
function linearCost2(ctx) {
  const [rows2, columns] = rowsAndColumns(ctx);
  const coefficients = ctx.attrs.floats("coefficients")?.length ?? 0;
  const intercepts = ctx.attrs.floats("intercepts")?.length ?? 0;
  const targets = intercepts > 0 ? intercepts : typeof columns === "number" && columns > 0 ? Math.floor(coefficients / columns) : 1;
  const [flops, transcendentals2] = postTransform(ctx);
  return {
    macs: multiply(rows2, coefficients),
    macClass: "f32",
    flops: multiply(rows2, intercepts + flops * targets),
    transcendentals: multiply(rows2, transcendentals2 * targets)
  };
}
var normalizer = {
  ...elementwise3(() => "float32", 3),
  cost: (ctx) => ({ flops: multiply(inputElements(ctx), 3), transcendentals: ctx.attrs.string("norm", "MAX") === "L2" ? rowsAndColumns(ctx)[0] : 0 }),
  counts: "3·|X|, of the L2 norm a root for each row"
};
var ML = {
  "ai.onnx.ml::ArrayFeatureExtractor": arrayFeatureExtractor,
  "ai.onnx.ml::Binarizer": elementwise3(sameType),
  "ai.onnx.ml::CastMap": castMap,
  "ai.onnx.ml::CategoryMapper": elementwise3((ctx) => OTHER_SIDE[ctx.dtype(0) ?? "float32"]),
  "ai.onnx.ml::DictVectorizer": dictVectorizer,
  "ai.onnx.ml::FeatureVectorizer": featureVectorizer,
  "ai.onnx.ml::Imputer": elementwise3(sameType),
  "ai.onnx.ml::LabelEncoder": elementwise3(labelEncoderType),
  "ai.onnx.ml::LinearClassifier": linearClassifier,
  "ai.onnx.ml::LinearRegressor": linearRegressor,
  "ai.onnx.ml::Normalizer": normalizer,
  "ai.onnx.ml::OneHotEncoder": oneHotEncoder,
  "ai.onnx.ml::Scaler": scaler,
  "ai.onnx.ml::ZipMap": zipMap
};

// src/ops/ml-tree.ts
function length({ attrs }, name) {
  return attrs.floats(name)?.length ?? attrs.tensor(`${name}_as_tensor`)?.elements ?? attrs.tensor(name)?.elements ?? 0;
}
var classCount = ({ attrs }) => (attrs.strings("classlabels_strings") ?? attrs.ints("classlabels_int64s") ?? attrs.ints("classlabels_ints") ?? []).length;
function treeCost(ctx, trees, targets) {
  const [rows2] = rowsAndColumns(ctx);
  const [flops, transcendentals2] = postTransform(ctx);
  return {
    flops: multiply(rows2, targets, trees + flops),
    transcendentals: multiply(rows2, targets, transcendentals2),
    status: "upper",
    details: { rows: rows2, trees, targets, perScore: flops, transcendentalsPerScore: transcendentals2 },
    note: "every leaf is taken to hold a weight for every target"
  };
}
var treesOf = ({ attrs }) => attrs.ints("tree_roots")?.length ?? new Set(attrs.ints("nodes_treeids")).size;
var TREE_COUNTS = "N·trees·targets adds, + 5 (softmax) or 1 (logistic) per score; comparisons are no FLOPs; status upper";
var treeEnsembleClassifier = {
  infer: (ctx) => {
    const [rows2] = rowsAndColumns(ctx);
    return [shaped(ctx, labelType(ctx, "classlabels_strings"), [rows2]), shaped(ctx, "float32", [rows2, classCount(ctx)])];
  },
  cost: (ctx) => treeCost(ctx, treesOf(ctx), classCount(ctx)),
  counts: TREE_COUNTS,
  attributeParams: (ctx) => length(ctx, "nodes_values") + length(ctx, "class_weights")
};
var treeEnsembleRegressor = {
  infer: (ctx) => [shaped(ctx, "float32", [rowsAndColumns(ctx)[0], ctx.attrs.int("n_targets", 1)])],
  cost: (ctx) => treeCost(ctx, treesOf(ctx), ctx.attrs.int("n_targets", 1)),
  counts: TREE_COUNTS,
  attributeParams: (ctx) => length(ctx, "nodes_values") + length(ctx, "target_weights")
};
var treeEnsemble = {
  infer: (ctx) => [shaped(ctx, ctx.dtype(0), [rowsAndColumns(ctx)[0], ctx.attrs.int("n_targets", 1)])],
  cost: (ctx) => treeCost(ctx, treesOf(ctx), ctx.attrs.int("n_targets", 1)),
  counts: TREE_COUNTS,
  attributeParams: (ctx) => length(ctx, "nodes_splits") + length(ctx, "leaf_weights")
};
function supportVectorCost(ctx) {
  const [rows2, columns] = rowsAndColumns(ctx);
  const vectors = ctx.attrs.int("n_supports") ?? (ctx.attrs.ints("vectors_per_class") ?? []).reduce((sum3, count) => sum3 + count, 0);
  if (vectors === 0) return { macs: multiply(rows2, length(ctx, "coefficients")), macClass: "f32" };
  const isTranscendental = ctx.attrs.string("kernel_type", "LINEAR") !== "LINEAR";
  const kernel = multiply(rows2, vectors);
  return { macs: multiply(kernel, columns), macClass: "f32", flops: kernel, transcendentals: isTranscendental ? kernel : 0 };
}
var supportVectorParams = (ctx) => length(ctx, "support_vectors") + length(ctx, "coefficients") + length(ctx, "rho");
var SUPPORT_VECTOR_COUNTS = "MACs N·vectors·F; + N·vectors for the kernel";
function classifierScores(ctx) {
  const classes = classCount(ctx);
  const vectors = (ctx.attrs.ints("vectors_per_class") ?? []).reduce((sum3, count) => sum3 + count, 0);
  if (length(ctx, "prob_a") > 0 || vectors === 0) return classes;
  return classes > 2 ? classes * (classes - 1) / 2 : 2;
}
var svmClassifier = {
  infer: (ctx) => {
    const [rows2] = rowsAndColumns(ctx);
    return [shaped(ctx, labelType(ctx, "classlabels_strings"), [rows2]), shaped(ctx, "float32", [rows2, classifierScores(ctx)])];
  },
  cost: supportVectorCost,
  counts: SUPPORT_VECTOR_COUNTS,
  attributeParams: supportVectorParams
};
var svmRegressor = {
  infer: (ctx) => [shaped(ctx, "float32", [rowsAndColumns(ctx)[0], 1])],
  cost: supportVectorCost,
  counts: SUPPORT_VECTOR_COUNTS,
  attributeParams: supportVectorParams
};
var ML_TREE = {
  "ai.onnx.ml::SVMClassifier": svmClassifier,
  "ai.onnx.ml::SVMRegressor": svmRegressor,
  "ai.onnx.ml::TreeEnsemble": treeEnsemble,
  "ai.onnx.ml::TreeEnsembleClassifier": treeEnsembleClassifier,
  "ai.onnx.ml::TreeEnsembleRegressor": treeEnsembleRegressor
};

// src/ops/random.ts
var counts3 = "0: a generator";
function typeOr(ctx, fallback) {
  return ctx.attrs.has("dtype") ? dtypeAttribute(ctx, "dtype") : fallback;
}
var ofShape = { infer: (ctx) => [shaped(ctx, typeOr(ctx, "float32"), ctx.attrs.ints("shape"))], counts: counts3 };
var ofInput = { infer: (ctx) => [shaped(ctx, typeOr(ctx, ctx.dtype(0)), ctx.shape(0))], counts: counts3 };
function samples(ctx) {
  const count = ctx.attrs.int("sample_size", 1);
  return [dimOf(ctx, 0, 0), count];
}
var DROPOUT_INPUTS = 12;
var BOOLEAN_MASK = 10;
function isTraining2(ctx) {
  return ctx.opset >= DROPOUT_INPUTS && ctx.has(2) && ctx.value(2)?.[0] !== false;
}
function isView(ctx) {
  return !isTraining2(ctx) && !ctx.wants(1);
}
function dropout(ctx) {
  const mask = shaped(ctx, ctx.opset >= BOOLEAN_MASK ? "bool" : ctx.dtype(0), ctx.shape(0));
  return [isView(ctx) ? ctx.tensor(0) : likeInput(ctx), mask];
}
var RANDOM = {
  RandomNormal: ofShape,
  RandomUniform: ofShape,
  RandomNormalLike: ofInput,
  RandomUniformLike: ofInput,
  Bernoulli: ofInput,
  Multinomial: { infer: (ctx) => [shaped(ctx, dtypeOfCode(ctx.attrs.int("dtype", 6)), samples(ctx))], counts: counts3 },
  Dropout: {
    infer: dropout,
    cost: (ctx) => isTraining2(ctx) ? { flops: multiply(inputElements(ctx), 2) } : {},
    counts: "0: a view; 2|X| in training mode",
    isView
  }
};

// src/ops/scan.ts
function runScan(ctx) {
  const isBatched = ctx.opset < 9;
  const first = isBatched ? 1 : 0;
  const scanned = ctx.attrs.int("num_scan_inputs") ?? ctx.fail("the num_scan_inputs attribute is missing");
  const count = ctx.inputNames.length - first - scanned;
  if (scanned < 1 || count < 0) ctx.fail(`${scanned} scan inputs of ${ctx.inputNames.length} inputs`);
  const states = Array.from({ length: count }, (_, i) => isBatched ? withoutBatch(ctx.inputs[first + i]) : ctx.inputs[first + i]);
  const inputs = Array.from({ length: scanned }, (_, i) => scanInput(ctx, first + count + i, i, isBatched));
  const trip = inputs.map(({ length: length2 }) => length2).reduce((a, b) => agreed(ctx, a, b));
  const batch = inputs.map((input) => input.batch).reduce((a, b) => agreed(ctx, a, b));
  const slices = inputs.map(({ slice: slice2 }) => slice2);
  const run = (before) => {
    const result = bodyOf(ctx, "body").run([...before, ...slices]);
    return { states: before.map((_, i) => ofAnyRun(result.outputs[i], result)), result };
  };
  const invariant2 = settle(states, run, ctx.outputNames.find((name) => name !== "") ?? ctx.op);
  const elements = invariant2.rows(count);
  const axes = isBatched ? void 0 : ctx.attrs.ints("scan_output_axes");
  const stacks = elements.map((element, k) => stacked(element, trip, axes?.[k] ?? 0)).map((stack) => isBatched ? stacked(stack, batch) : stack);
  const final = invariant2.final(trip).map((state) => isBatched ? stacked(state, batch) : state);
  const memory = invariant2.memory(trip, stacks);
  const { amounts, runs } = costsOfBatch(invariant2, trip, batch);
  return { outputs: [...final, ...stacks], amounts: withStacks(amounts, stacks), runs, memory };
}
function costsOfBatch({ costs, isChanging }, trip, batch) {
  if (!isChanging || batch === 1) return costs(tripAmount(multiply(trip, batch)));
  const [once, times2] = [costs(tripAmount(trip)).amounts, tripAmount(batch)];
  return { amounts: repeatedAmounts(once, times2), runs: { kind: "alike", once, times: times2 } };
}
var UNKNOWN = "it is a slice of an input whose shape is not known";
function scanInput(ctx, input, i, isBatched) {
  const fact = ctx.tensor(input) ?? unknownTensor(void 0, whyUnknown(ctx, input));
  const { shape } = fact;
  if (shape === void 0) return { batch: isBatched ? null : 1, length: null, slice: unknownTensor(fact.dtype, whyUnknown(ctx, input)) };
  if (isBatched) return { batch: shape[0] ?? null, length: shape[1] ?? null, slice: resized(fact, shape.slice(2)) };
  const axis = axisOf(ctx, ctx.attrs.ints("scan_input_axes")?.[i] ?? 0, shape.length);
  return { batch: 1, length: shape[axis] ?? null, slice: resized(fact, shape.toSpliced(axis, 1)) };
}
function withoutBatch(fact) {
  return fact?.kind !== "tensor" || fact.shape === void 0 ? fact : resized(fact, fact.shape.slice(1));
}
function resized({ dtype, why }, shape) {
  return shape.includes(null) ? unknownTensor(dtype, why ?? UNKNOWN, shape) : tensor(dtype, shape);
}
function costOfScan(ctx) {
  const { amounts, runs, memory } = runScan(ctx);
  return { amounts, runs, memory };
}
var SCAN = {
  Scan: { infer: (ctx) => runScan(ctx).outputs, cost: costOfScan, counts: "the body times the length of the scanned axis, where a state grows their sum" }
};

// src/ops/scatter.ts
var REDUCTIONS = /* @__PURE__ */ new Map([
  ["none", (_, __, update = null) => update],
  ["add", addScalars],
  ["mul", multiplyScalars],
  ["min", minScalars],
  ["max", maxScalars]
]);
function scattered(dtype, data, positions, updates, reduction3) {
  const reduce = REDUCTIONS.get(reduction3);
  if (reduce === void 0 || positions.includes(-1)) return void 0;
  const result = [...data];
  positions.forEach((position2, i) => {
    result[position2] = reduce(dtype, result[position2] ?? null, updates[i] ?? null);
  });
  return result;
}
function inferScatter(ctx, positions) {
  const shape = ctx.shape(0);
  const indices = smallSizes(shape) === void 0 ? void 0 : gridOf(ctx.tensor(1));
  const updates = indices && gridOf(ctx.tensor(2));
  const reduction3 = ctx.attrs.string("reduction", "none");
  return [computed(ctx, 0, shape, indices && updates && ((data) => scattered(ctx.dtype(0), data.value, positions(indices, data), updates.value, reduction3)))];
}
function inferScatterElements(ctx) {
  const rank = ctx.rank(0);
  const axis = rank === void 0 ? 0 : axisOf(ctx, ctx.attrs.int("axis", 0), rank);
  if (rank !== void 0 && (ctx.rank(1) ?? rank) !== rank) ctx.fail(`data of rank ${rank} and indices of rank ${ctx.rank(1)}`);
  return inferScatter(ctx, (indices, data) => elementPositions(indices, data.sizes, axis));
}
function inferTensorScatter(ctx) {
  const shape = ctx.shape(0);
  const rank = shape?.length;
  const axis = rank === void 0 ? 0 : axisOf(ctx, ctx.attrs.int("axis", -2), rank);
  if (rank !== void 0 && axis === 0) ctx.fail("the axis is that of the batch");
  const isCircular = ctx.attrs.string("mode", "linear") === "circular";
  const updates = smallSizes(shape) === void 0 ? void 0 : gridOf(ctx.tensor(1));
  const starts = ctx.has(2) ? ctx.value(2) : void 0;
  if (updates === void 0 || ctx.has(2) && starts === void 0) return [computed(ctx, 0, shape)];
  const evaluate = ({ value, sizes }) => {
    const strides = stridesOf(sizes);
    const length2 = sizes[axis] ?? 0;
    const positions = indicesOf(updates.sizes).map((index) => {
      const start = starts === void 0 ? 0 : starts[index[0] ?? 0];
      const step = typeof start === "number" ? start + (index[axis] ?? 0) : -1;
      const wrapped = isCircular ? step % length2 : step;
      return wrapped >= 0 && wrapped < length2 ? positionOf(index.with(axis, wrapped), strides) : -1;
    });
    return scattered(ctx.dtype(0), value, positions, updates.value, "none");
  };
  return [computed(ctx, 0, shape, evaluate)];
}
function scatterCost(ctx) {
  const isPlain = ctx.attrs.string("reduction", "none") === "none";
  return isPlain || !countsFlops(ctx) ? {} : { flops: inputElements(ctx, 2) };
}
var ELEMENTS = {
  infer: inferScatterElements,
  cost: scatterCost,
  roles: { 1: "index" },
  counts: "reads the data, indices and updates, writes |Y|; |updates| FLOPs with a reduction"
};
var SCATTER = {
  Scatter: ELEMENTS,
  ScatterElements: ELEMENTS,
  ScatterND: { ...ELEMENTS, infer: (ctx) => inferScatter(ctx, (indices, data) => slicePositions(indices, data.sizes)) },
  TensorScatter: { infer: inferTensorScatter, roles: { 2: "index" }, counts: "reads the cache and the update, writes |Y|" }
};

// src/ops/selection.ts
function isZero(scalar) {
  if (typeof scalar === "boolean") return !scalar;
  if (scalar === null) return void 0;
  return isEqual(scalar, 0);
}
function inferNonZero(ctx) {
  const shape = ctx.shape(0);
  if (shape === void 0) return [unknownTensor("int64", whyUnknown(ctx, 0), [null, ctx.freshDim(0, 1)])];
  const rank = Math.max(1, shape.length);
  const fill = ctx.tensor(0)?.fill;
  const zeroFill = fill === void 0 ? void 0 : isZero(fill);
  const grid = gridOf(ctx.tensor(0));
  const zeros = grid?.value.map(isZero);
  if (grid !== void 0 && zeros !== void 0 && !zeros.includes(void 0)) {
    const kept = indicesOf(grid.sizes.length === 0 ? [1] : grid.sizes).filter((_, i) => zeros[i] === false);
    return [
      tensor(
        "int64",
        [rank, kept.length],
        upTo(rank).flatMap((axis) => kept.map((index) => index[axis] ?? 0))
      )
    ];
  }
  const elements = elementsOf(shape);
  return [tensor("int64", [rank, zeroFill === true ? 0 : zeroFill === false ? elements : ctx.freshDim(0, 1, elements)])];
}
function inferCompress(ctx) {
  const shape = ctx.shape(0);
  const given2 = ctx.attrs.int("axis");
  if (shape === void 0) return [computed(ctx, 0, given2 === void 0 ? [ctx.freshDim(0, 0)] : void 0)];
  const axis = given2 === void 0 ? 0 : axisOf(ctx, given2, shape.length);
  const from = given2 === void 0 ? [elementsOf(shape)] : shape;
  const zeros = gridOf(ctx.tensor(1))?.value.map(isZero);
  const kept = zeros?.includes(void 0) ? void 0 : zeros?.flatMap((zero, i) => zero ? [] : [i]);
  if (kept === void 0) {
    const [conditions = null] = ctx.shape(1) ?? [];
    const upper = conditions === null ? from[axis] ?? null : min(from[axis] ?? null, conditions);
    return [computed(ctx, 0, from.with(axis, ctx.freshDim(0, axis, upper)))];
  }
  const size = from[axis] ?? null;
  const last = kept.at(-1) ?? -1;
  if (typeof size === "number" && last >= size) ctx.fail(`the condition keeps element ${last} of ${size}`);
  return [computed(ctx, 0, from.with(axis, kept.length), ({ value, sizes }) => take(given2 === void 0 ? { value, sizes: [value.length] } : { value, sizes }, axis, kept))];
}
function inferUnique(ctx) {
  const shape = ctx.shape(0);
  const given2 = ctx.attrs.int("axis");
  const isFlat = given2 === void 0;
  if (shape === void 0) {
    const kinds2 = ctx.freshDim(0, 0);
    const counts7 = tensor("int64", [isFlat ? kinds2 : null]);
    return [computed(ctx, 0, isFlat ? [kinds2] : void 0), counts7, unknownTensor("int64", whyUnknown(ctx, 0), [null]), counts7];
  }
  const axis = isFlat ? 0 : axisOf(ctx, given2, shape.length);
  const from = isFlat ? [elementsOf(shape)] : shape;
  const whole = from[axis] ?? null;
  const grid = gridOf(ctx.tensor(0));
  const kinds = grid === void 0 ? void 0 : kindsOf(slicesOf(isFlat ? { value: grid.value, sizes: [grid.value.length] } : grid, axis), ctx.attrs.int("sorted", 1) !== 0);
  const count = kinds?.firsts.length ?? (whole === 0 || whole === 1 ? whole : ctx.freshDim(0, axis, whole));
  const occurrences = kinds?.firsts.map((_, kind) => kinds.inverse.filter((other) => other === kind).length);
  return [
    computed(
      ctx,
      0,
      from.with(axis, count),
      ({ value, sizes }) => kinds === void 0 ? void 0 : take(isFlat ? { value, sizes: [value.length] } : { value, sizes }, axis, kinds.firsts)
    ),
    tensor("int64", [count], kinds?.firsts),
    tensor("int64", [whole], kinds?.inverse),
    tensor("int64", [count], occurrences)
  ];
}
function slicesOf(grid, axis) {
  return upTo(grid.sizes[axis] ?? 0).map((i) => take(grid, axis, [i]));
}
function kindsOf(slices, isSorted) {
  if (slices.some((slice2) => slice2.some((scalar) => scalar === null || isExpression(asDim(scalar))))) return void 0;
  const order = /* @__PURE__ */ new Map();
  slices.forEach((slice2, i) => {
    const key = slice2.map(asDim).join();
    if (!order.has(key)) order.set(key, i);
  });
  const firsts = [...order.values()];
  if (isSorted) firsts.sort((a, b) => compareSlices(slices[a] ?? [], slices[b] ?? []));
  const place2 = new Map(firsts.map((first, kind) => [(slices[first] ?? []).map(asDim).join(), kind]));
  return { firsts, inverse: slices.map((slice2) => place2.get(slice2.map(asDim).join()) ?? 0) };
}
function compareSlices(a, b) {
  const at2 = a.findIndex((scalar, i) => !sameScalar(scalar, b[i] ?? null));
  return at2 < 0 ? 0 : Number(a[at2]) - Number(b[at2]);
}
var SELECTION = {
  NonZero: { infer: inferNonZero, counts: "reads |X|, writes |Y|; how many are not zero only a run can tell" },
  Compress: { infer: inferCompress, counts: "reads |X| and the condition, writes |Y|" },
  Unique: { infer: inferUnique, counts: "sorting compares elements: 0 FLOPs" }
};

// src/ops/sequence.ts
var DIFFERS = "the elements of the sequence differ";
function sequenceOf(elements, none) {
  const element = elements.length === 0 ? none : elements.reduce((a, b) => commonFact(a, b, DIFFERS));
  return { kind: "sequence", element, elements: elements.length <= MAX_VALUE_ELEMENTS ? elements : void 0, length: elements.length };
}
function sequenceAt(ctx, i) {
  const fact = ctx.inputs[i];
  return fact?.kind === "sequence" ? fact : void 0;
}
function placeOf(ctx, input, length2, fallback) {
  const given2 = ctx.has(input) ? ctx.value(input)?.[0] : fallback;
  if (typeof given2 !== "number") return void 0;
  const place2 = given2 < 0 ? given2 + length2 : given2;
  return place2 >= 0 && place2 <= length2 ? place2 : ctx.fail(`position ${given2} is outside a sequence of ${length2}`);
}
function inferAt(ctx) {
  const sequence = sequenceAt(ctx, 0);
  const place2 = sequence?.elements && placeOf(ctx, 1, sequence.elements.length, -1);
  if (sequence?.elements === void 0 || place2 === void 0) return [sequence?.element];
  return place2 < sequence.elements.length ? [sequence.elements[place2]] : ctx.fail(`position ${place2} is outside a sequence of ${sequence.elements.length}`);
}
function inferInsert(ctx) {
  const sequence = sequenceAt(ctx, 0);
  const inserted = ctx.inputs[1];
  const { elements, length: length2 = null } = sequence ?? {};
  const place2 = elements && placeOf(ctx, 2, elements.length, elements.length);
  if (elements !== void 0 && place2 !== void 0) return [sequenceOf(elements.toSpliced(place2, 0, inserted))];
  return [{ kind: "sequence", element: length2 === 0 ? inserted : commonFact(sequence?.element, inserted, DIFFERS), length: add(length2, 1) }];
}
function inferErase(ctx) {
  const sequence = sequenceAt(ctx, 0);
  const { elements, length: length2 = null } = sequence ?? {};
  const place2 = elements && placeOf(ctx, 1, elements.length, elements.length - 1);
  if (elements !== void 0 && place2 !== void 0) return [sequenceOf(elements.toSpliced(place2, 1), sequence?.element)];
  return [{ kind: "sequence", element: sequence?.element, length: subtract(length2, 1) }];
}
function piecesOf(ctx, whole) {
  if (ctx.has(1) && ctx.rank(1) !== 0) {
    const sizes = dimsOf(ctx, 1);
    return { sizes, size: sizes?.reduce((a, b) => sameDim(a, b) ? a : null, sizes[0] ?? null) ?? null, count: sizes?.length ?? null };
  }
  const size = ctx.has(1) ? asDim(ctx.value(1)?.[0] ?? null) : 1;
  if (typeof size === "number" && size < 1) ctx.fail(`pieces of size ${size}`);
  const count = ceilDiv(whole, size);
  const rest = modulo(whole, size);
  if (typeof count !== "number" || count > MAX_VALUE_ELEMENTS) return { size: rest === 0 ? size : null, count };
  const last = subtract(whole, multiply(size, count - 1));
  return { sizes: upTo(count).map((i) => i < count - 1 ? size : last), size, count };
}
function inferSplit2(ctx) {
  const shape = ctx.shape(0);
  if (shape === void 0) return [{ kind: "sequence", element: moved(ctx, 0, void 0), length: null }];
  const axis = axisOf(ctx, ctx.attrs.int("axis", 0), shape.length);
  const isUnbound = !ctx.has(1) || ctx.rank(1) === 0 && ctx.value(1)?.[0] === 1;
  const isSqueezed = isUnbound && ctx.attrs.int("keepdims", 1) === 0;
  const { sizes, size: common2, count } = piecesOf(ctx, shape[axis] ?? null);
  const piece = (size, start) => moved(ctx, 0, isSqueezed ? shape.toSpliced(axis, 1) : shape.with(axis, size), (grid) => pieceOf(grid, axis, start, size), ctx.has(1) ? whyComputed(ctx, 1) : void 0);
  if (sizes === void 0) return [{ kind: "sequence", element: piece(common2, null), length: count }];
  const starts = startsOf(sizes);
  return [sequenceOf(sizes.map((size, i) => piece(size, starts[i] ?? null)))];
}
function pieceOf(grid, axis, start, size) {
  if (typeof start !== "number" || typeof size !== "number") return void 0;
  const starts = grid.sizes.map((_, i) => i === axis ? start : 0);
  return slice(
    grid,
    starts,
    grid.sizes.map(() => 1),
    grid.sizes.with(axis, size)
  );
}
function inferConcat2(ctx) {
  const sequence = sequenceAt(ctx, 0);
  const given2 = ctx.attrs.int("axis") ?? ctx.fail("the axis attribute is missing");
  const isNew = ctx.attrs.int("new_axis", 0) !== 0;
  const element = sequence?.element?.kind === "tensor" ? sequence.element : void 0;
  const parts = sequence?.elements?.map((fact) => fact?.kind === "tensor" && isNew ? withNewAxis(ctx, fact, given2) : fact);
  if (parts !== void 0 && parts.length > 0) {
    return [
      concatenated(
        ctx,
        parts.map((part) => part?.kind === "tensor" ? part : void 0),
        given2
      )
    ];
  }
  const shape = element?.shape;
  if (shape === void 0) return [unknownTensor(element?.dtype, element?.why ?? NOT_KNOWN)];
  const axis = axisOf(ctx, given2, shape.length + (isNew ? 1 : 0));
  const length2 = sequence?.length ?? null;
  const joined = isNew ? shape.toSpliced(axis, 0, length2) : shape.with(axis, multiply(shape[axis] ?? null, length2));
  return [joined.includes(null) ? unknownTensor(element?.dtype, element?.why ?? NOT_KNOWN, joined) : tensor(element?.dtype, joined)];
}
var NOT_KNOWN = "what the sequence holds is not known";
function withNewAxis(ctx, fact, axis) {
  const { dtype, shape, value } = fact;
  return shape === void 0 ? fact : { ...tensor(dtype, shape.toSpliced(axisOf(ctx, axis, shape.length + 1), 0, 1), value), why: fact.why };
}
function inferEmpty(ctx) {
  return [sequenceOf([], unknownTensor(dtypeOfCode(ctx.attrs.int("dtype", 1)), "the sequence is empty"))];
}
function inferOptional(ctx) {
  if (ctx.has(0)) return [{ kind: "optional", element: ctx.inputs[0], isPresent: true }];
  const type = ctx.attrs.raw("type");
  return [{ kind: "optional", element: type?.kind === "type" ? declared(type.value) : void 0, isPresent: false }];
}
function declared(type) {
  if (type.kind === "tensor") {
    return unknownTensor(
      type.dtype,
      "only its type is declared",
      type.shape?.map((dim) => typeof dim === "number" ? dim : null)
    );
  }
  return type.kind === "sequence" ? { kind: "sequence", element: type.element && declared(type.element), length: null } : void 0;
}
function inferGetElement(ctx) {
  const [fact] = ctx.inputs;
  return [fact?.kind === "optional" ? fact.element : fact];
}
function inferHasElement(ctx) {
  const [fact] = ctx.inputs;
  const isPresent = !ctx.has(0) ? false : fact?.kind === "optional" ? fact.isPresent : fact === void 0 ? void 0 : true;
  return [tensor("bool", [], isPresent === void 0 ? void 0 : [isPresent])];
}
function inferLength(ctx) {
  return [tensor("int64", [], [sequenceAt(ctx, 0)?.length ?? null])];
}
var ALIAS = { counts: "aliases: nothing is read or written", isView: true };
var SEQUENCE = {
  SequenceEmpty: { infer: inferEmpty, ...ALIAS },
  SequenceConstruct: { infer: (ctx) => [sequenceOf(ctx.inputs)], ...ALIAS },
  SequenceInsert: { infer: inferInsert, roles: { 2: "index" }, ...ALIAS },
  SequenceErase: { infer: inferErase, roles: { 1: "index" }, ...ALIAS },
  SequenceAt: { infer: inferAt, roles: { 1: "index" }, ...ALIAS },
  SequenceLength: { infer: inferLength, counts: "writes one number" },
  SplitToSequence: { infer: inferSplit2, cost: (ctx) => ({ writeBytes: bytesOf(ctx.inputs[0]) }), roles: { 1: "index" }, counts: "reads |X|, writes as much" },
  ConcatFromSequence: { infer: inferConcat2, cost: (_, [output]) => ({ readBytes: bytesOf(output) }), counts: "reads the elements, writes |Y|" },
  Optional: { infer: inferOptional, ...ALIAS },
  OptionalGetElement: { infer: inferGetElement, ...ALIAS },
  OptionalHasElement: { infer: inferHasElement, cost: () => ({ reads: { 0: 0 } }), counts: "writes one boolean" }
};

// src/ops/sequence-map.ts
function runMap(ctx) {
  const body = bodyOf(ctx, "body");
  const [first] = ctx.inputs;
  const { elements, length: length2 = null } = first?.kind === "sequence" ? first : {};
  const isFollowed = elements !== void 0 && elements.length > 0 && elements.length <= followable(body);
  if (!isFollowed) {
    const result = body.run(ctx.inputs.map(elementOf));
    const [once, times2] = [result.amounts, tripAmount(length2)];
    return {
      outputs: result.outputs.map((element) => mapped2(ofAnyRun(element, result), length2)),
      amounts: repeatedAmounts(once, times2),
      runs: { kind: "alike", once, times: times2 },
      memory: memoryOf2(result, length2)
    };
  }
  const rows2 = elements.map((_, i) => body.run(ctx.inputs.map((fact) => fact?.kind === "sequence" ? fact.elements?.[i] ?? fact.element : fact)));
  const executions = rows2.map((row) => row.amounts);
  return {
    outputs: ctx.outputNames.map((_, k) => sequenceOf(rows2.map((row) => ofAnyRun(row.outputs[k], row)))),
    amounts: sequentialAmounts(executions),
    runs: { kind: "each", executions },
    memory: rows2.map((body2, i) => ({ body: body2, carried: [], collected: rows2.slice(0, i).flatMap((row) => row.outputs), status: "exact" }))
  };
}
function memoryOf2(body, length2) {
  if (length2 === 0) return [];
  const last = { body, carried: [], collected: body.outputs.map((element) => mapped2(ofAnyRun(element, body), subtract(length2, 1))) };
  return atLeast(length2, 1) ? [{ ...last, status: "exact" }] : [
    { ...last, status: "upper" },
    { carried: [], collected: [], status: "upper" }
  ];
}
function elementOf(fact) {
  return fact?.kind === "sequence" ? fact.element : fact;
}
function mapped2(element, length2) {
  return length2 === 0 ? sequenceOf([], element) : { kind: "sequence", element, length: length2 };
}
function costOfMap(ctx) {
  const { amounts, runs, memory } = runMap(ctx);
  return { amounts, runs, memory };
}
var SEQUENCE_MAP = {
  SequenceMap: { infer: (ctx) => runMap(ctx).outputs, cost: costOfMap, counts: "the body times the length of the sequence" }
};

// src/ops/softmax.ts
var softmax = {
  infer: (ctx) => [likeInput(ctx)],
  cost: (ctx) => elementwise(ctx, inputElements(ctx), 5, 1),
  counts: "5|X|: max, subtract, exp, sum, divide"
};
var SOFTMAX = {
  Softmax: softmax,
  LogSoftmax: softmax,
  Hardmax: { infer: (ctx) => [likeInput(ctx)], counts: "0: comparisons are no arithmetic" }
};

// src/ops/text.ts
var counts4 = "0: work on text is no arithmetic";
var cost = () => ({ status: "estimate", note: "work on text is not counted" });
function split(ctx) {
  const shape = ctx.shape(0);
  const splits = ctx.attrs.int("maxsplit");
  const parts = shape === void 0 ? void 0 : [...shape, ctx.freshDim(0, shape.length, splits === void 0 ? void 0 : splits + 1)];
  return [shaped(ctx, "string", parts), shaped(ctx, "int64", shape)];
}
function normalize(ctx) {
  const shape = ctx.shape(0);
  if (shape === void 0) return [shaped(ctx, "string", void 0)];
  if (shape.length === 0) ctx.fail("a scalar has no strings to drop");
  const last = shape.length - 1;
  const most = max(shape[last] ?? null, 1);
  const kept = (ctx.attrs.strings("stopwords") ?? []).length === 0 ? most : ctx.freshDim(0, last, most);
  return [shaped(ctx, "string", shape.with(last, kept))];
}
function vectorize(ctx) {
  const shape = ctx.shape(0);
  const indexes = ctx.attrs.ints("ngram_indexes");
  const length2 = indexes === void 0 ? null : indexes.reduce((most, index) => Math.max(most, index), -1) + 1;
  return [shaped(ctx, "float32", shape === void 0 ? void 0 : [...shape.slice(0, -1), length2])];
}
function decodedShape(ctx) {
  const channels = ctx.attrs.string("pixel_format", "RGB") === "Grayscale" ? 1 : 3;
  return [ctx.freshDim(0, 0), ctx.freshDim(0, 1), channels];
}
var TEXT = {
  StringConcat: { infer: (ctx) => [shaped(ctx, "string", broadcastInputs(ctx))], cost, counts: counts4 },
  StringSplit: { infer: split, cost, counts: counts4 },
  StringNormalizer: { infer: normalize, cost, counts: counts4 },
  RegexFullMatch: { infer: (ctx) => [shaped(ctx, "bool", ctx.shape(0))], cost, counts: counts4 },
  TfIdfVectorizer: { infer: vectorize, cost, counts: counts4 },
  ImageDecoder: {
    infer: (ctx) => [shaped(ctx, "uint8", decodedShape(ctx))],
    cost: () => ({ status: "estimate", note: "decoding an image is not counted" }),
    counts: "0: decoding is not counted"
  }
};

// src/ops/training.ts
var FLOPS_PER_WEIGHT = 10;
function totalElements(facts) {
  return add(...facts.map(elementCount));
}
function optimizer(groups) {
  const tensorsPerGroup = (ctx) => Math.floor((ctx.inputNames.length - 2) / groups);
  return {
    infer: (ctx) => {
      const count = tensorsPerGroup(ctx);
      const kept = Array.from({ length: groups }, (_, group) => group).filter((group) => group !== 1);
      return kept.flatMap((group) => Array.from({ length: count }, (_, i) => shapedLike(ctx, 2 + group * count + i)));
    },
    cost: (ctx) => ({ flops: multiply(FLOPS_PER_WEIGHT, totalElements(ctx.inputs.slice(2, 2 + tensorsPerGroup(ctx)))), status: "estimate" }),
    counts: "10·|W|; status estimate"
  };
}
var gradient = {
  infer: (ctx) => (ctx.attrs.strings("xs") ?? []).map((_, i) => shapedLike(ctx, i)),
  cost: (_, outputs) => ({ flops: multiply(FLOPS_PER_WEIGHT, totalElements(outputs)), status: "estimate", note: "the differentiated graph itself is not counted again" }),
  counts: "10·|W|; status estimate"
};
var TRAINING = {
  "ai.onnx.preview.training::Adagrad": optimizer(3),
  "ai.onnx.preview.training::Adam": optimizer(4),
  "ai.onnx.preview.training::Gradient": gradient,
  "ai.onnx.preview.training::Momentum": optimizer(3)
};

// src/ops/unary.ts
function arithmetic2(compute) {
  return {
    infer: (ctx) => [mapped(ctx, compute)],
    cost: (ctx) => elementwise(ctx, inputElements(ctx), 1),
    counts: "|Y|"
  };
}
function transcendental(compute) {
  return {
    infer: (ctx) => [compute === void 0 ? likeInput(ctx) : mapped(ctx, compute)],
    cost: (ctx) => elementwise(ctx, inputElements(ctx), 1, 1),
    counts: "|Y|, each a transcendental"
  };
}
var UNARY = {
  Abs: arithmetic2(absoluteScalar),
  Ceil: arithmetic2(ceilScalar),
  Floor: arithmetic2(floorScalar),
  Neg: arithmetic2(negateScalar),
  Reciprocal: arithmetic2(reciprocalScalar),
  Round: arithmetic2(roundScalar),
  Sign: arithmetic2(signScalar),
  Acos: transcendental(),
  Acosh: transcendental(),
  Asin: transcendental(),
  Asinh: transcendental(),
  Atan: transcendental(),
  Atanh: transcendental(),
  Cos: transcendental(),
  Cosh: transcendental(),
  Erf: transcendental(),
  Exp: transcendental(expScalar),
  Log: transcendental(logScalar),
  Sigmoid: transcendental(),
  Sin: transcendental(),
  Sinh: transcendental(),
  Sqrt: transcendental(sqrtScalar),
  Tan: transcendental(),
  Tanh: transcendental()
};

// src/ops/index.ts
var FAMILIES = [
  SHAPE,
  TRANSPOSE,
  LAYOUT,
  PAD,
  SLICE,
  GATHER,
  SELECTION,
  SCATTER,
  CONSTANT,
  CONTROL_FLOW,
  LOOP,
  SCAN,
  SEQUENCE,
  SEQUENCE_MAP,
  UNARY,
  BINARY,
  LOGIC,
  ACTIVATION,
  CAST,
  QUANTIZE,
  SOFTMAX,
  NORM,
  RANDOM,
  LOSS,
  TEXT,
  REDUCE,
  DETERMINANT,
  EXPERIMENTAL,
  MATMUL,
  EINSUM,
  CONVOLUTION,
  CONV_TRANSPOSE,
  POOL,
  RECURRENT,
  ATTENTION,
  RESIZE,
  SAMPLING,
  DETECTION,
  SIGNAL,
  ML,
  ML_TREE,
  TRAINING,
  CONTRIB_ATTENTION,
  CONTRIB_MULTI_HEAD,
  CONTRIB_GROUP_QUERY,
  CONTRIB_ROTARY,
  CONTRIB_RECURRENT,
  CONTRIB_MATMUL,
  CONTRIB_LOW_BIT,
  CONTRIB_CONV,
  NCHWC,
  NHWC,
  CONTRIB_MOE,
  CONTRIB_NORM,
  CONTRIB_ACTIVATION,
  CONTRIB_QUANTIZE,
  CONTRIB_OTHER,
  CONTRIB_TEXT,
  CONTRIB_LSTM,
  CONTRIB_GENERATION,
  CONTRIB_LONGFORMER
];
var SPECS = new Map(FAMILIES.flatMap((family2) => Object.entries(family2)));
function findSpec(domain, op) {
  return SPECS.get(operatorName({ domain, op }));
}

// src/ops/spec.ts
function isViewOf(spec, ctx) {
  if (spec.isWeightView === true && ctx.tensor(0)?.weight !== void 0) return true;
  return typeof spec.isView === "function" ? spec.isView(ctx) : spec.isView ?? false;
}

// src/analyze/bytes.ts
var known = /* @__PURE__ */ new WeakMap();
function factBytes(fact, name) {
  if (fact === void 0) return unknownAmount(whyUnsized(fact, name));
  const before = known.get(fact);
  if (before !== void 0) return before;
  const bytes2 = bytesOf2(fact, name);
  if (bytes2.why === void 0) known.set(fact, bytes2);
  return bytes2;
}
function bytesOf2(fact, name) {
  if (fact.kind === "tensor") return elementBytes(elementCount(fact), fact.dtype, fact, name);
  if (fact.kind === "map") return unknownAmount(`${name} is a map, whose size is not fixed`);
  if (fact.kind === "optional") return optionalBytes(fact.isPresent, () => factBytes(fact.element, name));
  if (fact.elements !== void 0) return fact.elements.map((element) => factBytes(element, name)).reduce(addAmounts, NOTHING);
  return timesAmount(factBytes(fact.element, name), amount(fact.length, "exact", `the length of ${name} is not known`));
}
function optionalBytes(isPresent, whole) {
  return isPresent === false ? NOTHING : isPresent === true ? whole() : { ...whole(), status: "upper" };
}
function elementBytes(elements, dtype, fact, name) {
  if (elements === 0) return NOTHING;
  const bits = dtype === void 0 ? void 0 : bitsOf(dtype);
  if (bits === void 0) return unknownAmount(dtype === void 0 ? `the type of ${name} is not known` : `${name} holds ${dtype}s, whose size is not fixed`);
  if (elements === null) return unknownAmount(whyUnsized(fact, name));
  return amount(bits % 8 === 0 ? multiply(elements, bits / 8) : ceilDiv(multiply(elements, bits), 8), "exact", "the formula is too long");
}
function whyUnsized(fact, name) {
  return fact?.kind === "tensor" && fact.why !== void 0 ? whyNamed(fact.why, name) : `the shape of ${name} is not known`;
}

// src/analyze/lifetimes.ts
var MAX_STEPS = 2e5;
function timelineOf(walk, isMain, isInlined = true) {
  const buffers = [];
  const nested = /* @__PURE__ */ new Map();
  const nodes = /* @__PURE__ */ new Map();
  let step = 0;
  let caller;
  const make = (fact, name) => {
    const buffer = { name, bytes: factBytes(fact, name), from: step, to: step };
    buffers.push(buffer);
    return [buffer];
  };
  const use = (held = []) => {
    for (const buffer of held) buffer.to = step;
  };
  const run = (graph, names2) => {
    for (const node of graph.nodes) {
      const [body] = node.bodies;
      if (graph === walk) caller = node.node;
      if (node.spec?.isConstant === true) continue;
      if (isInlined && node.isCall && body !== void 0 && step + stepsOf(body) <= MAX_STEPS) call2(node, body, names2);
      else runNode(node, names2);
    }
  };
  const call2 = ({ node }, body, names2) => {
    const inner = new Map(body.graph.inputs.map(({ name }, i) => [name, names2.get(node.inputs[i] ?? "") ?? []]));
    const before = step;
    run(body, inner);
    for (const [i, name] of node.outputs.entries()) {
      if (name === "") continue;
      const made = inner.get(body.graph.outputs[i]?.name ?? "") ?? [];
      for (const buffer of made) if (buffer.from > before) buffer.name = name;
      names2.set(name, made);
    }
  };
  const runNode = (found, names2) => {
    const { node, outputs: outputs2, isView: isView2, bodies } = found;
    step++;
    if (caller !== void 0) nodes.set(step, caller);
    for (const name of namesReadBy(node)) use(names2.get(name));
    if (bodies.length > 0) nested.set(step, found);
    for (const [i, name] of node.outputs.entries()) {
      if (name === "") continue;
      const viewed2 = outputs2[i]?.kind === "tensor" ? node.inputs.slice(0, 1) : node.inputs;
      names2.set(name, isView2 ? viewed2.flatMap((input) => names2.get(input) ?? []) : make(outputs2[i], name));
    }
  };
  const names = /* @__PURE__ */ new Map();
  if (isMain) for (const { name } of walk.graph.inputs) names.set(name, make(walk.facts.get(name), name));
  const inputs = [...buffers];
  run(walk, names);
  step++;
  const outputs = walk.graph.outputs.map(({ name }) => names.get(name) ?? []);
  outputs.forEach(use);
  use(inputs.filter(({ to }) => to === 0));
  return { buffers, nested, nodes, outputs, end: step };
}
var steps = /* @__PURE__ */ new WeakMap();
function stepsOf(walk) {
  const known3 = steps.get(walk);
  if (known3 !== void 0) return known3;
  const count = walk.nodes.reduce((sum3, { isCall, bodies: [body] }) => sum3 + (isCall && body !== void 0 ? stepsOf(body) : 1), 0);
  steps.set(walk, count);
  return count;
}

// src/analyze/memory.ts
function peakOf({ buffers, nested, end }) {
  const made = groupBy(buffers, ({ from }) => from);
  const freed = groupBy(buffers, ({ to }) => to);
  const moments = [];
  let alive = NOTHING;
  for (let step = 0; step <= end; step++) {
    const before = alive;
    for (const { bytes: bytes3 } of made.get(step) ?? []) alive = addAmounts(alive, bytes3);
    const node = nested.get(step);
    if (node !== void 0) moments.push(...besideBodies(node, step, before, alive));
    const ended = freed.get(step) ?? [];
    if (ended.length > 0) moments.push({ step, bytes: alive });
    for (const { bytes: bytes3 } of ended) alive = { ...alive, dim: subtract(alive.dim, bytes3.dim) };
  }
  const bytes2 = largest(moments.map((moment) => moment.bytes));
  return { bytes: bytes2, moment: typeof bytes2.dim === "number" && bytes2.why === void 0 ? moments.find((moment) => moment.bytes.dim === bytes2.dim) : void 0 };
}
function aliveAt({ buffers }, { step, peak, isBefore: isBefore2 = false }) {
  const around = buffers.filter(({ from, to }) => from <= step && step <= to && !(isBefore2 && from === step));
  if (peak === void 0) return around;
  return [...around, ...peak.held, ...peak.body === void 0 ? [] : aliveInside(peak.body)];
}
function aliveInside(body) {
  const timeline = timelineOf(body, false);
  const { moment } = peakOf(timeline);
  return moment === void 0 ? [] : aliveAt(timeline, moment);
}
var needsOf = /* @__PURE__ */ new WeakMap();
function bodyNeeds(walk, repeats) {
  const known3 = needsOf.get(walk);
  if (known3 !== void 0) return known3;
  const timeline = timelineOf(walk, false, repeats?.allowSteps(stepsOf(walk)) ?? false);
  const needs = { bytes: peakOf(timeline).bytes, isMade: timeline.outputs.map((made) => made.length > 0) };
  needsOf.set(walk, needs);
  return needs;
}
function besideBodies({ bodies, isCall, cost: cost2 }, step, before, after) {
  if (cost2.bodyPeaks !== void 0) return cost2.bodyPeaks.map((peak) => ({ step, bytes: addAmounts(before, peak.bytes), peak, isBefore: true }));
  return bodies.map((body) => {
    const isBefore2 = isCall || body.graph.inputs.length === 0;
    const peak = { bytes: bodyNeeds(body).bytes, body, held: [] };
    const bytes2 = addAmounts(isBefore2 ? before : after, peak.bytes);
    return { step, bytes: isCall ? { ...bytes2, status: worseStatus(bytes2.status, "upper") } : bytes2, peak, isBefore: isBefore2 };
  });
}
function largest(candidates) {
  const why = candidates.find((candidate) => candidate.why !== void 0)?.why;
  const dim = largestDim(candidates);
  if (why !== void 0 || dim === null) return { ...amount(dim, "exact", "the formula is too long"), ...why === void 0 ? {} : { why } };
  const exact = candidates.filter(({ status }) => status === "exact");
  const isExact2 = exact.length === candidates.length || sameDim(dim, largestDim(exact));
  return amount(dim, isExact2 ? "exact" : "upper");
}
function largestDim(candidates) {
  const distinct = new Map(candidates.map(({ dim }) => [dimKey(dim), dim]));
  return max(0, ...distinct.values());
}

// src/analyze/body-peaks.ts
function bodyPeaksOf(memory, { walks, repeats }) {
  const peaks = memory.map((run) => bodyPeakOf(run, run.body && walks.get(run.body), repeats));
  const isCertain = peaks.every(({ bytes: bytes2 }) => sameDim(bytes2.dim, peaks[0]?.bytes.dim ?? null));
  if (isCertain) return deciding(peaks);
  return deciding(peaks.map((peak, i) => ({ ...peak, bytes: { ...peak.bytes, status: worseStatus(peak.bytes.status, memory[i]?.status ?? "exact") } })));
}
function bodyPeakOf({ carried, collected }, body, repeats) {
  const needs = body && bodyNeeds(body, repeats);
  const names = body?.graph.outputs.map(({ name }) => name) ?? [];
  const own2 = carried.flatMap((fact, i) => needs?.isMade[i] === true ? [heldAs(fact, names[i])] : []);
  const rows2 = collected.map((fact, i) => heldAs(fact, names[names.length - collected.length + i]));
  const held = [...own2, ...rows2];
  const bytes2 = held.reduce((sum3, each) => addAmounts(sum3, each.bytes), needs?.bytes ?? NOTHING);
  return { bytes: bytes2, held, ...body && { body } };
}
function heldAs(fact, name = "what an iteration makes") {
  return { name, bytes: factBytes(fact, name) };
}
function deciding(peaks) {
  const isNumber = ({ bytes: bytes2 }) => bytes2.why === void 0 && bytes2.status === "exact" && typeof bytes2.dim === "number";
  if (!peaks.every(isNumber)) return [...new Map(peaks.map((peak) => [`${dimKey(peak.bytes.dim)} ${peak.bytes.status} ${peak.bytes.why}`, peak])).values()];
  return peaks.length === 0 ? [] : [peaks.reduce((a, b) => b.bytes.dim > a.bytes.dim ? b : a)];
}

// src/analyze/cost.ts
function nodeAmounts(request) {
  const { context, spec, outputs, call: call2 } = request;
  if (call2 !== void 0) return { amounts: call2.amounts, macsByClass: classesOf(call2), isCounted: call2.nodes.every(({ cost: cost3 }) => cost3.isCounted), notes: [] };
  if (spec?.isConstant === true) return { amounts: NO_AMOUNTS, macsByClass: NO_CLASSES, isCounted: true, notes: [] };
  const cost2 = ruleCost(request);
  const notes = cost2.note === void 0 ? [] : [cost2.note];
  if (cost2.amounts !== void 0) {
    const { macs: macs6, flops } = cost2.amounts;
    const isCounted = macs6.why === void 0 && flops.why === void 0;
    const macsByClass2 = repeatedClasses([...request.bodies.values()], macs6);
    const { runs, memory } = cost2;
    return { amounts: cost2.amounts, macsByClass: macsByClass2, isCounted, notes, ...runs && { runs }, ...memory && { bodyPeaks: bodyPeaksOf(memory, request) } };
  }
  const counted = (dim) => {
    if (cost2.unknown !== void 0) return unknownAmount(cost2.unknown);
    if (dim === void 0) return NOTHING;
    return dim === null ? unknownAmount(missing(context, outputs)) : amount(dim, cost2.status);
  };
  const [macs5, other] = [counted(cost2.macs), counted(cost2.flops)];
  const amounts = {
    macs: macs5,
    flops: macs5 === NOTHING ? other : addAmounts({ ...macs5, dim: multiply(macs5.dim, 2) }, other),
    transcendentals: counted(cost2.transcendentals),
    ...trafficOf(request, cost2, counted)
  };
  const macsByClass = cost2.unknown !== void 0 || macs5.dim === 0 && macs5.why === void 0 ? NO_CLASSES : /* @__PURE__ */ new Map([[macClass(context, cost2), macs5]]);
  const partlyRead = cost2.reads === void 0 ? [] : context.inputs.flatMap((fact, i) => fact?.kind === "tensor" && fact.weight && cost2.reads?.[i] !== void 0 ? [fact.weight.id] : []);
  return { amounts, macsByClass, isCounted: macs5.why === void 0 && other.why === void 0, notes, ...partlyRead.length > 0 && { partlyRead } };
}
var NO_CLASSES = /* @__PURE__ */ new Map();
function trafficOf({ context, outputs, isView: isView2 }, cost2, counted) {
  if (isView2) return { readBytes: NOTHING, weightReadBytes: NOTHING, writeBytes: NOTHING, activationBytes: NOTHING };
  const activationBytes = outputBytes(context, outputs, {});
  const written = cost2.writes === void 0 ? activationBytes : outputBytes(context, outputs, cost2);
  return {
    ...cost2.readBytes === void 0 ? inputBytes(context, cost2) : { readBytes: counted(cost2.readBytes), weightReadBytes: NOTHING },
    writeBytes: cost2.writeBytes === void 0 ? written : counted(cost2.writeBytes),
    activationBytes
  };
}
function ruleCost({ context, spec, outputs, problem }) {
  if (problem !== void 0) return { unknown: `${context.op}: ${problem}` };
  if (spec === void 0) return { unknown: `no rule for operator ${operatorName(context)}` };
  try {
    const cost2 = countCost(spec, context, outputs);
    return cost2.unknown === void 0 || cost2.unknown.startsWith(`${context.op}: `) ? cost2 : { ...cost2, unknown: `${context.op}: ${cost2.unknown}` };
  } catch (error) {
    return { unknown: `${context.op}: ${messageOf(error)}` };
  }
}
function inputBytes(context, cost2) {
  const seen = /* @__PURE__ */ new Set();
  let total2 = NOTHING;
  let weights2 = NOTHING;
  for (let i = 0; i < context.inputNames.length; i++) {
    const name = context.inputNames[i] ?? "";
    if (name === "" || seen.has(name)) continue;
    seen.add(name);
    const bytes2 = readBytes(context.inputs[i], cost2.reads?.[i], name);
    total2 = addAmounts(total2, bytes2);
    if (context.tensor(i)?.weight !== void 0 && cost2.reads?.[i] === void 0) weights2 = addAmounts(weights2, bytes2);
  }
  return { readBytes: total2, weightReadBytes: weights2 };
}
function readBytes(fact, elements, name) {
  if (elements === 0) return NOTHING;
  if (fact?.kind !== "tensor") return fact === void 0 ? unknownAmount(whyUnsized(fact, name)) : NOTHING;
  if (elements === void 0) return fact.weight === void 0 ? factBytes(fact, name) : amount(fact.weight.bytes);
  return elementBytes(elements, fact.weight?.dtype ?? fact.dtype, fact, name);
}
function outputBytes(context, outputs, { writes }) {
  return context.outputNames.reduce((total2, name, i) => {
    if (name === "") return total2;
    const [fact, elements] = [outputs[i], writes?.[i]];
    if (elements === void 0 || fact !== void 0 && fact.kind !== "tensor") return addAmounts(total2, factBytes(fact, name));
    return addAmounts(total2, elementBytes(elements, fact?.dtype, fact, name));
  }, NOTHING);
}
function missing(context, outputs) {
  const named = [...context.inputNames.map((name2, i) => [name2, context.inputs[i]]), ...context.outputNames.map((name2, i) => [name2, outputs[i]])];
  const [name, fact] = named.find(([candidate, found]) => candidate !== "" && found?.kind !== "sequence" && elementCount(found) === null) ?? [];
  return name === void 0 ? `${context.op}: a size is not known` : whyUnsized(fact, name);
}
function macClass(context, cost2) {
  if (typeof cost2.macClass === "string") return cost2.macClass;
  const [left, right] = cost2.macClass ?? [0, 1];
  const type = (i) => {
    const fact = context.tensor(i);
    return shortType(fact?.quantizedFrom ?? fact?.dtype);
  };
  const [a, b] = [type(left), context.has(right) ? type(right) : type(left)];
  return a === b && a.startsWith("f") ? a : a === b && a.startsWith("bf") ? a : `${a}×${b}`;
}
function classesOf({ nodes }) {
  const classes = groupBy(
    nodes.flatMap(({ cost: cost2 }) => [...cost2.macsByClass]),
    ([name]) => name
  );
  return new Map([...classes].map(([name, entries]) => [name, sumAmounts(entries.map(([, macs5]) => macs5))]));
}
function repeatedClasses(bodies, macs5) {
  if (macs5.dim === 0 && macs5.why === void 0) return NO_CLASSES;
  const byBody = bodies.map((body) => ({ classes: classesOf(body), times: quotient(macs5.dim, body.amounts.macs.dim) }));
  const names = [...new Set(byBody.flatMap(({ classes }) => [...classes.keys()]))];
  if (names.length === 1) return new Map(names.map((name) => [name, macs5]));
  const ran = byBody.find(({ times: times2 }) => times2 === 1) ?? byBody.find(({ times: times2 }) => times2 !== null && isWhole(times2));
  if (ran === void 0) return new Map(names.map((name) => [name, unknownAmount("iterations differ in their MACs")]));
  return new Map([...ran.classes].map(([name, once]) => [name, { ...macs5, dim: multiply(once.dim, ran.times) }]));
}

// src/analyze/data-names.ts
function decisionName(node, what) {
  return `${node.outputs.find((name) => name !== "") ?? (node.name || node.op)}.${what}`;
}
var DataNames = class {
  #owners = /* @__PURE__ */ new Map();
  /**
   * `name`, within a function behind the calls that lead there. Where bodies that know nothing of each other use one name, the
   * first met has it, and the others put the path of their body before it.
   */
  nameOf(name, calls, path) {
    const own2 = [...calls, name].join("/");
    const owner = `${path} ${own2}`;
    let unique2 = own2;
    for (let n = 1; (this.#owners.get(unique2) ?? owner) !== owner; n++) unique2 = n === 1 ? `${path}${own2}` : `${path}${own2}#${n}`;
    this.#owners.set(unique2, owner);
    return unique2;
  }
};

// src/analyze/declared.ts
function mergeDeclared(inferred, info, options) {
  const declared2 = info === void 0 ? void 0 : declaredFact(info);
  if (declared2 === void 0) return { fact: inferred };
  if (inferred === void 0) {
    const bound = withPossibleDims(substituteFact(declared2, options.bindings));
    return { fact: options.isResized ? withoutDims(bound) : bound };
  }
  if (inferred.kind !== "tensor" || declared2.kind !== "tensor") return { fact: inferred };
  if (inferred.dtype !== void 0 && declared2.dtype !== void 0 && inferred.dtype !== declared2.dtype) {
    return { fact: inferred, clash: `${options.name} is declared ${declared2.dtype}, but is ${inferred.dtype}` };
  }
  return mergeTensors(inferred, declared2, options);
}
function mergeTensors(inferred, declared2, { bindings, isResized, name }) {
  const dtype = inferred.dtype ?? declared2.dtype;
  if (declared2.shape === void 0 || isResized) return { fact: withType(inferred, dtype, inferred.shape) };
  const hint = possibleDims(declared2.shape.map((dim) => substitute(dim, bindings)));
  if (inferred.shape === void 0) return { fact: withType(inferred, dtype, hint) };
  const own2 = inferred.shape;
  const isLikeLong = own2.length === hint.length;
  const isAlike = isLikeLong && own2.every((dim, axis) => typeof dim !== "number" || typeof hint[axis] !== "number" || dim === hint[axis]);
  const fact = withType(inferred, dtype, isAlike && own2.includes(null) ? own2.map((dim, axis) => dim ?? hint[axis] ?? null) : own2);
  return isAlike ? { fact } : { fact, clash: `${name} is declared ${shapeText(hint)}, but works out as ${shapeText(own2)}` };
}
function possibleDims(shape) {
  return shape.map((dim) => isImpossible(dim) ? null : dim);
}
function withPossibleDims(fact) {
  return fact?.kind === "tensor" && fact.shape?.some(isImpossible) ? { ...fact, shape: possibleDims(fact.shape) } : fact;
}
function withType(fact, dtype, shape) {
  const isSame = fact.dtype === dtype && (fact.shape === shape || fact.shape !== void 0 && shape !== void 0 && sameShape(fact.shape, shape));
  return isSame ? fact : { ...fact, dtype, shape };
}
function withoutDims(fact) {
  return fact?.kind === "tensor" ? tensor(
    fact.dtype,
    fact.shape?.map((dim) => isExpression(dim) ? dim : null)
  ) : fact;
}
function shapeText(shape) {
  return `[${shape.map(dimKey).join(", ")}]`;
}

// src/analyze/repeats.ts
var MAX_REPEATS = 1e5;
var MAX_STEPS2 = 1e5;
var Repeats = class {
  #seen = /* @__PURE__ */ new WeakSet();
  #left = MAX_REPEATS;
  #steps = MAX_STEPS2;
  /** Whether a node may be visited: the first time always. */
  allow(node) {
    if (this.#seen.has(node)) return this.#left-- > 0;
    this.#seen.add(node);
    return true;
  }
  /** Whether so many steps of a body may be followed through its calls. */
  allowSteps(steps2) {
    if (steps2 > this.#steps) return false;
    this.#steps -= steps2;
    return true;
  }
};
var LOOPS = /* @__PURE__ */ new Set(["Loop", "Scan", "SequenceMap"]);
var INNER_RUNS = 64;
var known2 = /* @__PURE__ */ new WeakMap();
function workOf(graph) {
  const before = known2.get(graph);
  if (before !== void 0) return before;
  const work = graph.nodes.reduce((sum3, node) => sum3 + 1 + (LOOPS.has(node.op) ? INNER_RUNS : 1) * subgraphsOf(node).reduce((inner, body) => inner + workOf(body), 0), 0);
  known2.set(graph, work);
  return work;
}

// src/analyze/scope.ts
var NOTHING2 = /* @__PURE__ */ new Set();
var Scope = class {
  #facts = /* @__PURE__ */ new Map();
  #outer;
  #leftOut;
  /** @param leftOut inputs of a function that its call does not give */
  constructor(outer, leftOut = outer === void 0 ? NOTHING2 : outer.#leftOut) {
    this.#outer = outer;
    this.#leftOut = leftOut;
  }
  get(name) {
    return this.#facts.has(name) ? this.#facts.get(name) : this.#outer?.get(name);
  }
  set(name, fact) {
    if (name !== "") this.#facts.set(name, fact);
  }
  /** Names of a node's inputs, those that a call left out as absent as they are there: ''. */
  given(names) {
    const isLeftOut = (name) => this.#leftOut.has(name) && this.get(name) === void 0;
    return this.#leftOut.size > 0 && names.some(isLeftOut) ? names.map((name) => isLeftOut(name) ? "" : name) : names;
  }
  /** What this graph itself defines. */
  own() {
    return this.#facts;
  }
};

// src/analyze/stored.ts
function weightId(tensor2, name) {
  const { external } = tensor2;
  return external?.offset !== void 0 && external.length > 0 ? `${external.location}@${external.offset}+${external.length}` : name;
}
function storedFact(tensor2, id) {
  return new StoredFact(tensor2.dtype, tensor2.dims, { id, dtype: tensor2.dtype, elements: tensor2.elements, bytes: tensor2.bytes }, tensor2.read);
}
function sparseFact(sparse, id) {
  const { values, indices } = sparse;
  return new StoredFact(values.dtype, sparse.dims, { id, dtype: values.dtype, elements: values.elements, bytes: values.bytes + indices.bytes }, () => void 0);
}
var StoredFact = class {
  kind = "tensor";
  dtype;
  shape;
  weight;
  #read;
  #value;
  #isRead = false;
  constructor(dtype, shape, weight, read2) {
    this.dtype = dtype;
    this.shape = shape;
    this.weight = weight;
    this.#read = read2;
  }
  get value() {
    if (!this.#isRead) {
      this.#isRead = true;
      const elements = this.shape.reduce((product3, dim) => product3 * dim, 1);
      const value = elements <= MAX_VALUE_ELEMENTS ? this.#read() : void 0;
      this.#value = value?.length === elements ? value : void 0;
    }
    return this.#value;
  }
};

// src/analyze/graphs-in.ts
function graphsIn(walk) {
  const found = /* @__PURE__ */ new Set([walk]);
  for (const { nodes } of found) for (const { bodies } of nodes) for (const body of bodies) found.add(body);
  return [...found];
}

// src/analyze/symbols.ts
function bindableNames(model, { freshDims, decisions }) {
  return /* @__PURE__ */ new Set([...declaredSymbols(model), ...freshDims.keys(), ...decisions.keys()]);
}
function declaredSymbols({ graph }) {
  const symbols = (fact) => {
    if (fact?.kind === "tensor") return symbolsOf(...fact.shape ?? []);
    return fact?.kind === "sequence" || fact?.kind === "optional" ? symbols(fact.element) : [];
  };
  return [...graph.inputs, ...graph.outputs, ...graph.valueInfo.values()].flatMap((info) => symbols(declaredFact(info)));
}
function unknownDims2(request, known3, areAllowed) {
  const unknown = [...request.dims].filter(([name]) => !known3.has(name));
  return unknown.map(([name, { from }]) => {
    const message = `the model has no dimension named "${name}"${didYouMean(name, known3)}`;
    const hint = known3.size === 0 ? "all its sizes are fixed; --shape INPUT=1x3x224x224 overrides them" : `its symbols: ${listed([...known3])}`;
    if (from !== "config" && !areAllowed) throw new AppError("usage/unknown-symbol", message, { hint });
    return { code: "usage/unknown-symbol", level: "warning", message, hint };
  });
}
function freeSizes({ walk }) {
  const shapes = walk.graph.inputs.flatMap(({ name }) => shapeOf(walk.facts.get(name)));
  return symbolsOf(...shapes).map((name) => ({
    code: "shape/free-size",
    level: "note",
    message: `${name} is free: figures that depend on it are formulas`,
    hint: `give --dim ${shellWord(`${name}=N`)}`
  }));
}
function shapeOf(fact) {
  return fact?.kind === "tensor" ? fact.shape ?? [] : [];
}
function symbolsIn(walk) {
  const symbols = /* @__PURE__ */ new Set();
  const visitFact = (fact) => {
    if (fact?.kind === "tensor") for (const name of symbolsOf(...fact.shape ?? [])) symbols.add(name);
    if (fact?.kind === "sequence") for (const name of symbolsOf(fact.length)) symbols.add(name);
    if (fact?.kind === "sequence" || fact?.kind === "optional") visitFact(fact.element);
  };
  for (const { facts } of graphsIn(walk)) for (const fact of facts.values()) visitFact(fact);
  return symbols;
}

// src/analyze/infer.ts
var MAX_CALL_DEPTH = 64;
function inferModel(model, options) {
  const walker = new Walker(model, options);
  const walk = walker.walkGraph(model.graph, new Scope(), (input) => options.inputs.get(input.name), model.opsets, "");
  return { walk, diagnostics: walker.diagnostics, freshDims: remaining(walker.freshDims, walk, options.bindings), decisions: walker.decisions };
}
function remaining(freshDims, walk, bindings) {
  if (freshDims.size === 0) return freshDims;
  const used = symbolsIn(walk);
  return new Map([...freshDims].filter(([name]) => used.has(name) || bindings.has(name)));
}
var Walker = class {
  diagnostics = [];
  freshDims = /* @__PURE__ */ new Map();
  decisions = /* @__PURE__ */ new Map();
  #model;
  #options;
  #calls = /* @__PURE__ */ new Map();
  #callStack = [];
  /** First outputs of the calls that are being walked. */
  #sites = [];
  #dataNames = new DataNames();
  #asked = 0;
  /** Sizes that only a run can tell, met in the body that is being walked. */
  #open = /* @__PURE__ */ new Set();
  #objectIds = /* @__PURE__ */ new WeakMap();
  #told = /* @__PURE__ */ new Set();
  #repeats = new Repeats();
  #walks = /* @__PURE__ */ new WeakMap();
  #objects = 0;
  constructor(model, options) {
    this.#model = model;
    this.#options = options;
  }
  walkGraph(graph, scope, inputFact, opsets, path) {
    for (const [name, tensor2] of graph.initializers) scope.set(name, storedFact(tensor2, weightId(tensor2, path + name)));
    for (const [name, sparse] of graph.sparseInitializers) scope.set(name, sparseFact(sparse, path + name));
    for (const [i, input] of graph.inputs.entries()) scope.set(input.name, inputFact(input, i));
    const declared2 = new Map(graph.valueInfo);
    for (const output of graph.outputs) declared2.set(output.name, output);
    return this.#walkNodes(graph, scope, opsets, declared2, path);
  }
  #walkNodes(graph, scope, opsets, declared2, path, attributes) {
    const nodes = graph.nodes.map((node) => this.#walkNode(attributes === void 0 ? node : withReferences(node, attributes), scope, opsets, declared2, path));
    const amounts = everyAmount((name) => sumAmounts(nodes.map(({ cost: cost2 }) => cost2.amounts[name])));
    return { graph, facts: scope.own(), nodes, outputs: graph.outputs.map((output) => scope.get(output.name)), amounts };
  }
  #walkNode(node, scope, opsets, declared2, path) {
    const inputNames = scope.given(node.inputs);
    const inputs = inputNames.map((name) => name === "" ? void 0 : scope.get(name));
    const bodies = /* @__PURE__ */ new Map();
    const runnable = /* @__PURE__ */ new Map();
    const context = new OpContext({
      op: node.op,
      domain: node.domain,
      opset: opsets.get(node.domain) ?? 1,
      attrs: new Attributes(node.attributes),
      inputs,
      inputNames,
      outputNames: node.outputs,
      surroundings: {
        freshDim: (output, axis, upper) => this.#freshDim(node, output, axis, upper, path),
        decision: (what) => this.#decision(node, what, path),
        body: (attribute2) => {
          if (!runnable.has(attribute2))
            runnable.set(
              attribute2,
              this.#body(node, attribute2, scope, opsets, path, (walk) => bodies.set(attribute2, walk))
            );
          return runnable.get(attribute2);
        }
      }
    });
    const definition = this.#model.functions.get(functionKey(node.domain, node.op, node.overload));
    const spec = definition === void 0 ? this.#options.customSpecs?.get(functionKey(node.domain, node.op)) ?? findSpec(node.domain, node.op) : void 0;
    const call2 = definition === void 0 ? void 0 : this.#call(definition, node, inputNames, inputs, path);
    if (call2 !== void 0) bodies.set("", call2);
    let inferred = call2?.outputs ?? [];
    let problem = this.#repeats.allow(node) ? void 0 : "the model repeats its nodes too often to follow";
    const stored = spec?.isConstant === true ? context.attrs.tensor("value") : void 0;
    if (stored !== void 0) inferred = [storedFact(stored, weightId(stored, path + node.outputs[0]))];
    else if (spec !== void 0 && problem === void 0) {
      try {
        inferred = inferOutputs(spec, context);
      } catch (error) {
        problem = messageOf(error);
        this.#tell(node, { code: "shape/rule-failed", level: "warning", message: `${node.op}: ${problem}` });
      }
    }
    const outputs = node.outputs.map((name, i) => {
      const info = declared2.get(name);
      const merged = mergeDeclared(inferred[i], info, { bindings: this.#options.bindings, isResized: this.#options.isResized, name });
      if (merged.clash !== void 0) this.#tell(node, { code: "shape/declared-differs", level: "warning", message: merged.clash });
      scope.set(name, merged.fact);
      return merged.fact;
    });
    const isView2 = spec !== void 0 && problem === void 0 && isViewOf(spec, context);
    const cost2 = nodeAmounts({ context, spec, outputs, isView: isView2, problem, call: call2, bodies, walks: this.#walks, repeats: this.#repeats });
    runnable.clear();
    return { node, context, spec, outputs, cost: cost2, isView: isView2, bodies: [...bodies.values()], isCall: call2 !== void 0 };
  }
  #freshDim(node, output, axis, upper, path) {
    const name = this.#nameOf(`${node.outputs[output] || node.name || node.op}.${axis}`, path);
    this.freshDims.set(name, { upper, node: node.name });
    this.#open.add(name);
    return this.#options.bindings.get(name) ?? symbol(name);
  }
  #nameOf(name, path) {
    this.#asked++;
    return this.#dataNames.nameOf(name, this.#sites, path);
  }
  #decision(node, what, path) {
    const name = this.#nameOf(decisionName(node, what), path);
    this.decisions.set(name, { what, node: node.name });
    const bound = this.#options.bindings.get(name);
    return typeof bound === "number" ? bound : void 0;
  }
  #collectOpen(makeWalk) {
    const outer = this.#open;
    this.#open = /* @__PURE__ */ new Set();
    const walk = makeWalk();
    const openSizes = this.#open;
    this.#open = /* @__PURE__ */ new Set([...outer, ...openSizes]);
    return { walk, openSizes };
  }
  #body(node, attribute2, scope, opsets, path, keep) {
    const raw = node.attributes.get(attribute2);
    if (raw?.kind !== "graph") return void 0;
    const graph = raw.value;
    const known3 = /* @__PURE__ */ new Map();
    return {
      inputNames: graph.inputs.map((input) => input.name),
      outputNames: graph.outputs.map((output) => output.name),
      work: workOf(graph),
      run: (inputs) => {
        const key = inputs.map(factKey).join("|");
        const result = known3.get(key) ?? this.#collectOpen(() => this.walkGraph(graph, new Scope(scope), (_, i) => inputs[i], opsets, `${path}${node.outputs[0] ?? node.name}/${attribute2}/`));
        known3.set(key, result);
        const { walk, openSizes } = result;
        const told = { outputs: walk.outputs, amounts: walk.amounts, openSizes };
        this.#walks.set(told, walk);
        keep(walk);
        return told;
      }
    };
  }
  /** The body of a local function at one call; equal calls share one walk, unless something in it depends on data. Undefined for a call that contains itself. */
  #call(definition, node, inputNames, inputs, path) {
    const name = functionKey(definition.domain, definition.name, definition.overload);
    const attributes = new Map([...definition.attributeDefaults, ...node.attributes]);
    const leftOut = new Set(definition.inputs.filter((_, i) => (inputNames[i] ?? "") === ""));
    const key = `${name}(${inputs.map((fact, i) => inputNames[i] === "" ? "" : factKey(fact)).join("|")})${[...attributes].map(([attribute2, value]) => `${attribute2}=${this.#attributeKey(value)}`).join()}`;
    const known3 = this.#calls.get(key);
    if (known3 !== void 0) return known3;
    if (this.#callStack.includes(name) || this.#callStack.length >= MAX_CALL_DEPTH) {
      this.#tell(node, { code: "graph/recursive-function", level: "error", message: `function ${name} calls itself or nests too deeply: its cost is not known` });
      return void 0;
    }
    this.#callStack.push(name);
    this.#sites.push(node.outputs[0] ?? node.name);
    const asked = this.#asked;
    const scope = new Scope(void 0, leftOut);
    for (const [i, input] of definition.inputs.entries()) scope.set(input, inputs[i]);
    const named = (list) => list.map((value) => ({ name: value, type: void 0, metadata: /* @__PURE__ */ new Map() }));
    const graph = { name, inputs: named(definition.inputs), outputs: named(definition.outputs), nodes: definition.nodes };
    const walk = this.#walkNodes(graph, scope, new Map([...this.#model.opsets, ...definition.opsets]), definition.valueInfo, `${path}${name}/`, attributes);
    this.#callStack.pop();
    this.#sites.pop();
    if (this.#asked === asked) this.#calls.set(key, walk);
    return walk;
  }
  #attributeKey(attribute2) {
    if (attribute2.kind === "other") return "other";
    const { value } = attribute2;
    if (typeof value !== "object" || Array.isArray(value)) return `${attribute2.kind}:${String(value)}`;
    const id = this.#objectIds.get(value) ?? ++this.#objects;
    this.#objectIds.set(value, id);
    return `#${id}`;
  }
  #tell(node, diagnostic) {
    const at2 = node.name || node.outputs[0] || node.op;
    const key = `${at2} ${diagnostic.message}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.diagnostics.push({ ...diagnostic, at: { node: at2 } });
  }
};
function withReferences(node, attributes) {
  if (![...node.attributes.values()].some((attribute2) => attribute2.kind === "reference" || attribute2.kind === "graph")) return node;
  const resolved = /* @__PURE__ */ new Map();
  for (const [name, attribute2] of node.attributes) {
    if (attribute2.kind === "reference") {
      const given2 = attributes.get(attribute2.value);
      if (given2 !== void 0) resolved.set(name, given2);
    } else if (attribute2.kind === "graph") {
      resolved.set(name, { kind: "graph", value: { ...attribute2.value, nodes: attribute2.value.nodes.map((inner) => withReferences(inner, attributes)) } });
    } else {
      resolved.set(name, attribute2);
    }
  }
  return { ...node, attributes: resolved };
}
function isNodeShaped(walk) {
  return walk.node.outputs.every((name, i) => name === "" || isShaped(walk.outputs[i]));
}

// src/analyze/node-text.ts
var MAX_TEXT = 80;
function attributeTexts(node) {
  const texts = [];
  for (const [name, attribute2] of node.attributes) {
    const text = attributeText(attribute2);
    if (text !== void 0) texts.push([name, text.slice(0, MAX_TEXT)]);
  }
  return Object.fromEntries(texts);
}
function attributeText(attribute2) {
  switch (attribute2.kind) {
    case "int":
    case "float":
    case "string":
      return String(attribute2.value);
    case "ints":
    case "floats":
    case "strings":
      return attribute2.value.join(",");
    case "tensor":
    case "sparseTensor":
      return `tensor ${attribute2.value.dims.join("x")}`;
    case "graph":
      return `graph of ${attribute2.value.nodes.length} nodes`;
    default:
      return void 0;
  }
}

// src/analyze/shared-weights.ts
var NAMED = 3;
var RULE = "shared weights count where they are used first";
function sharedNotes(weights2, keys) {
  const shared = weights2.filter((weight) => weight.mainUsers.length > 1 && weight.class !== "constants");
  const uses = shared.flatMap(({ name, mainUsers: [first, ...later] }) => later.map((node) => ({ node, text: `${name}${place(first, keys)}` })));
  return new Map(
    [...groupBy(uses, ({ node }) => node)].map(([node, places]) => [
      node,
      [
        `${RULE}: ${listed(
          places.map(({ text }) => text),
          NAMED
        )}`
      ]
    ])
  );
}
function sharedWeights(weights2, keys) {
  const shared = weights2.filter((weight) => weight.class === "params" && weight.mainUsers.length > 1 && weight.elements > 1);
  if (shared.length === 0) return [];
  const largest2 = shared.toSorted((a, b) => b.elements - a.elements);
  const names = largest2.map(({ name, mainUsers }) => `${name} (${mainUsers.length} nodes)${place(mainUsers[0], keys)}`);
  return [{ code: "graph/shared-weights", level: "note", message: `${RULE}: ${listed(names, NAMED)}` }];
}
function place(node, keys) {
  const key = node && keys.get(node);
  return key === void 0 ? "" : ` at ${key}`;
}

// src/analyze/node-profile.ts
function nodeProfiles(graph, walked, symbolic, weights2) {
  const own2 = groupBy(weights2, ({ mainUsers: [first] }) => first);
  const texts = weightTexts(weights2);
  const free = new Map(symbolic?.map((found) => [found.node, found]));
  const shown = walked.filter(isShown);
  const nodes = shown.map(({ node }) => node);
  const keys = nodeKeys(graph, nodes);
  const keyOf = new Map(nodes.map((node, i) => [node, keys[i] ?? String(i)]));
  const shared = sharedNotes(weights2, keyOf);
  return shown.map((walk) => {
    const { node } = walk;
    const found = { walk, symbolic: free.get(node), key: keyOf.get(node) ?? "", weights: own2.get(node) ?? [], texts: texts.get(node), shared: shared.get(node) ?? [] };
    return nodeProfile(found);
  });
}
function isShown({ spec }) {
  return spec?.isConstant !== true;
}
function nodeProfile({ walk, symbolic, key, weights: weights2, texts, shared }) {
  const { node, cost: cost2 } = walk;
  const notes = [...cost2.notes, ...shared];
  const figure = (name) => toFigure(cost2.amounts[name], symbolic?.cost.amounts[name]);
  const figures2 = {
    params: countFigure(weights2.reduce((sum3, weight) => sum3 + (weight.class === "params" ? weight.elements : 0), 0)),
    weightBytes: countFigure(weights2.reduce((sum3, weight) => sum3 + (weight.class === "constants" ? 0 : weight.bytes), 0)),
    macs: figure("macs"),
    flops: figure("flops"),
    transcendentals: figure("transcendentals"),
    readBytes: figure("readBytes"),
    writeBytes: figure("writeBytes"),
    activationBytes: figure("activationBytes")
  };
  const classes = [...cost2.macsByClass].map(([name, amount2]) => [name, toFigure(amount2, symbolic?.cost.macsByClass.get(name))]);
  const attributes = attributeTexts(node);
  return {
    key,
    name: node.name,
    op: node.op,
    domain: node.domain,
    scope: scopeOf(node),
    inputs: node.inputs,
    outputs: node.outputs,
    status: nodeStatus(walk),
    figures: figures2,
    ...classes.length === 0 ? {} : { macsByClass: Object.fromEntries(classes) },
    ...Object.keys(attributes).length === 0 ? {} : { attributes },
    ...texts === void 0 ? {} : { weights: Object.fromEntries(texts) },
    ...notes.length === 0 ? {} : { notes }
  };
}
function weightTexts(weights2) {
  const texts = /* @__PURE__ */ new Map();
  for (const { slots, dtype, dims } of weights2) {
    for (const { node, slot } of slots) {
      const ofNode = texts.get(node) ?? /* @__PURE__ */ new Map();
      texts.set(node, ofNode.set(String(slot), `${dtype ?? "?"}[${dims.join(",")}]`));
    }
  }
  return texts;
}
function nodeStatus(walk) {
  const { macs: macs5, flops } = walk.cost.amounts;
  if (!walk.cost.isCounted || !isNodeShaped(walk)) return "unknown";
  return macs5.status === "exact" ? flops.status : macs5.status;
}

// src/analyze/tensor-links.ts
function producersOf(nodes) {
  return new Map(nodes.flatMap((walk) => walk.node.outputs.filter(isGiven).map((output) => [output, walk])));
}
function usersOf(nodes) {
  const uses = nodes.flatMap((walk) => [...new Set(walk.node.inputs)].filter(isGiven).map((input) => ({ input, walk })));
  return new Map([...groupBy(uses, ({ input }) => input)].map(([input, all]) => [input, all.map(({ walk }) => walk)]));
}
function isGiven(name) {
  return name !== "";
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
  #producers;
  #users;
  #places;
  constructor(analysis) {
    this.#analysis = analysis;
    const { nodes } = analysis.inference.walk;
    this.nodes = nodes.filter(isShown);
    this.isFromDynamo = this.nodes.some(({ node }) => [...node.metadata.keys()].some((key) => key.startsWith("pkg.torch.onnx")));
    this.#producers = producersOf(nodes);
    this.#users = usersOf(nodes);
    this.#places = new Map(this.nodes.map((node, i) => [node, placeOf2(analysis.profile.nodes[i])]));
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
  macs({ cost: cost2 }) {
    const { dim, why } = cost2.amounts.macs;
    if (typeof dim !== "number" || why !== void 0) throw new UnknownSize(why ?? "MACs are not a number");
    return dim;
  }
  /** A node's key, as its profile has it. */
  key(node) {
    return this.#places.get(node)?.key ?? "";
  }
  /** Path of the module that a node stands in. */
  scope(node) {
    return this.#places.get(node)?.scope ?? "";
  }
};
function placeOf2(profile) {
  return { key: profile?.key ?? "", scope: profile?.scope.join(".") ?? "" };
}
function ancestors(path) {
  const found = [];
  for (let end = path.indexOf("."); end >= 0; end = path.indexOf(".", end + 1)) found.push(path.slice(0, end));
  return found;
}
function product2(sizes) {
  return sizes.reduce((all, size) => all * size, 1);
}

// src/conventions/containers.ts
function containersOf(view, calls) {
  const layers = new Set(calls.flatMap(({ module }) => module === void 0 ? [] : [module]));
  const layerScopes = new Set(calls.flatMap(({ module, scope }) => module === void 0 ? [] : [scope]));
  const ends = /* @__PURE__ */ new Map();
  for (const [i, node] of view.nodes.entries()) ends.set(view.scope(node), i);
  const last = /* @__PURE__ */ new Map();
  const hasNamedParts = /* @__PURE__ */ new Set();
  const busy = /* @__PURE__ */ new Set();
  for (const [scope, end] of ends) {
    if (scope === "") continue;
    if (!layerScopes.has(scope)) busy.add(scope);
    let parent;
    for (const path of [...ancestors(scope), scope]) {
      last.set(path, Math.max(end, last.get(path) ?? 0));
      if (parent !== void 0 && !/^\d+$/.test(path.slice(parent.length + 1))) hasNamedParts.add(parent);
      parent = path;
    }
  }
  const outputs = [];
  for (const [path, end] of last) {
    if (layers.has(path) || layerScopes.has(path)) continue;
    if (!busy.has(path)) {
      if (!hasNamedParts.has(path)) continue;
      return { outputs: [], ambiguous: `whether ${path} is an nn.Sequential with named parts is not told` };
    }
    const output = view.nodes[end]?.node.outputs[0];
    const outputShape = view.shape(output);
    outputs.push({ path, outputShape, y: product2(outputShape) });
  }
  return { outputs };
}

// src/conventions/norm-in-parts.ts
var HAS_LAYER_NORMALIZATION = 17;
function groupNormParts(node, view) {
  const before = view.producer(node.node.inputs[0]);
  const after = view.onlyUser(node.node.outputs[0]);
  if (before?.node.op !== "Reshape" || after?.node.op !== "Reshape") return void 0;
  return withAffine([node, after], before.node.inputs[0], view);
}
function layerNormParts(mean2, view) {
  const [x] = mean2.node.inputs;
  const centred = view.onlyUser(mean2.node.outputs[0]);
  const [difference] = centred?.node.outputs ?? [];
  if (mean2.context.opset >= HAS_LAYER_NORMALIZATION || !reducesLast(mean2, view) || centred?.node.op !== "Sub" || centred.node.inputs[0] !== x) return void 0;
  const square = view.users(difference).find(({ node }) => node.op === "Pow" || node.op === "Mul" && node.inputs[0] === node.inputs[1]);
  const nodes = square === void 0 ? [] : [mean2, centred, square];
  for (const op of ["ReduceMean", "Add", "Sqrt", "Div"]) {
    const next = view.onlyUser(nodes.at(-1)?.node.outputs[0]);
    if (next?.node.op !== op) return void 0;
    nodes.push(next);
  }
  return nodes.at(-1)?.node.inputs[0] === difference ? withAffine(nodes, x, view) : void 0;
}
function reducesLast({ node, context }, view) {
  const rank = view.shape(node.inputs[0]).length;
  const axes = (context.attrs.ints("axes") ?? []).map((axis) => axis < 0 ? axis + rank : axis);
  return axes.length > 0 && Math.max(...axes) === rank - 1 && Math.min(...axes) === rank - axes.length;
}
function withAffine(parts, input, view) {
  const nodes = [...parts];
  const elements = { weight: 0, bias: 0 };
  let weightName;
  for (const [op, slot] of [
    ["Mul", "weight"],
    ["Add", "bias"]
  ]) {
    const next = view.onlyUser(nodes.at(-1)?.node.outputs[0]);
    const parameter = next?.node.op === op ? view.stored(next.node.inputs.find((name) => view.stored(name) !== void 0)) : void 0;
    if (next === void 0 || parameter === void 0 || parameter.tensor.elements === 1) break;
    nodes.push(next);
    elements[slot] = parameter.tensor.elements;
    if (slot === "weight") weightName = parameter.name;
  }
  return { nodes, input, output: nodes.at(-1)?.node.outputs[0], weightName, ...elements };
}

// src/conventions/recognize.ts
var RECOGNIZERS = {
  Conv: convolution3("conv"),
  ConvTranspose: convolution3("convTranspose"),
  Gemm: (node, view) => {
    const [, weight, bias] = node.node.inputs;
    return isLinear(node, view) ? linear(node, view, [node], weight, bias) : { ...matmul2(node, view), bias: view.stored(bias)?.tensor.elements ?? 0 };
  },
  MatMul: (node, view) => storedProduct(node, view) ?? matmul2(node, view),
  Attention: (node, view) => call("attention", node, { macs: view.macs(node) }),
  BatchNormalization: (node, view) => call("batchNorm", node, affine(node, view)),
  InstanceNormalization: inParts("groupNorm", groupNormParts, (node, view) => call("instanceNorm", node, affine(node, view))),
  GroupNormalization: (node, view) => call("groupNorm", node, affine(node, view)),
  LayerNormalization: (node, view) => call("layerNorm", node, affine(node, view)),
  ReduceMean: inParts("layerNorm", layerNormParts, plain("other")),
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
  AveragePool: averagePool,
  GlobalAveragePool: plain("adaptiveAvgPool"),
  Resize: (node) => call("upsample", node, { mode: node.context.attrs.string("mode", "nearest") }),
  Upsample: (node) => call("upsample", node, { mode: node.context.attrs.string("mode", "nearest") }),
  GridSample: plain("gridSample"),
  LSTM: recurrent2("lstm", 4),
  GRU: recurrent2("gru", 3),
  RNN: recurrent2("rnn", 1),
  Gather: (node, view) => {
    const table = view.stored(node.node.inputs[0]);
    const isTable = table !== void 0 && table.tensor.dims.length === 2 && /float/.test(table.tensor.dtype ?? "");
    return isTable ? call("embedding", node, { weight: table.tensor.elements, weightName: table.name }) : void 0;
  },
  Dropout: plain("dropout"),
  Flatten: plain("flatten")
};
var ARITHMETIC = /* @__PURE__ */ new Set(["Add", "Sub", "Mul", "Pow", "Sqrt", "Exp", "Erf", "ReduceSum", "Einsum", "Abs", "Log", "Sin", "Cos"]);
function recognize(view) {
  const taken = /* @__PURE__ */ new Set();
  const calls = [];
  for (const node of view.nodes) {
    if (taken.has(node)) continue;
    const found = own(RECOGNIZERS, node.node.op)?.(node, view) ?? (ARITHMETIC.has(node.node.op) ? call("other", node) : void 0);
    if (found === void 0) continue;
    for (const part of found.nodes) taken.add(part);
    calls.push(found);
  }
  const told = new Set(calls.flatMap(({ kind, nodes }) => kind === "other" ? [] : nodes));
  return calls.filter(({ kind, nodes }) => kind !== "other" || !nodes.some((node) => told.has(node)));
}
function call(kind, node, more = {}) {
  return { kind, nodes: [node], input: node.node.inputs[0], output: node.node.outputs[0], macs: 0, weight: 0, bias: 0, isFolded: false, kernel: 1, along: 1, ...more };
}
function plain(kind) {
  return (node) => call(kind, node);
}
function convolution3(kind) {
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
      kernel: weight === void 0 ? 1 : product2(weight.tensor.dims.slice(2))
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
function inParts(kind, partsOf, alone) {
  return (node, view) => {
    const parts = partsOf(node, view);
    return parts === void 0 ? alone(node, view) : call(kind, node, parts);
  };
}
function averagePool(node, view) {
  const kind = isWholeMap(node) ? "adaptiveAvgPool" : "avgPool";
  const pad2 = view.producer(node.node.inputs[0]);
  const isOwn = pad2?.node.op === "Pad" && view.scope(pad2) !== "" && view.scope(pad2) === view.scope(node) && view.onlyUser(pad2.node.outputs[0]) === node;
  return call(kind, node, { kernel: kernelVolume(node), ...isOwn && { nodes: [pad2, node], input: pad2.node.inputs[0] } });
}
function storedProduct(node, view) {
  const weightName = [...node.node.inputs].reverse().find((name) => view.stored(name) !== void 0);
  if (weightName === void 0 || view.stored(weightName)?.tensor.dims.length !== 2 || ownerPath(weightName) !== void 0) return void 0;
  const next = view.onlyUser(node.node.outputs[0]);
  const biasName = next?.node.op === "Add" ? next.node.inputs.find((name) => view.stored(name)?.tensor.dims.length === 1) : void 0;
  return linear(node, view, next !== void 0 && biasName !== void 0 ? [node, next] : [node], weightName, biasName);
}
function matmul2(node, view) {
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
  return product2(node.context.attrs.ints("kernel_shape") ?? []);
}
function isWholeMap(node) {
  return kernelVolume(node) === 1;
}
function recurrent2(kind, gates) {
  return (node, view) => {
    const [x, w, r, b] = node.node.inputs;
    const [kernel, hidden, biases] = [view.stored(w)?.tensor, view.stored(r)?.tensor, view.stored(b)?.tensor];
    if (kernel === void 0 || hidden === void 0) return void 0;
    const [directions = 1, rows2 = 0, inputSize = 0] = kernel.dims;
    const hiddenSize = rows2 / gates;
    const [steps2 = 1, batch = 1] = view.shape(x);
    return call(kind, node, {
      macs: view.macs(node),
      weight: kernel.elements + hidden.elements + (biases?.elements ?? 0),
      weightName: view.stored(w)?.name,
      recurrent: { inputSize, hiddenSize, directions, rows: steps2 * batch, hasBias: biases !== void 0 }
    });
  };
}
function ownerPath(parameter) {
  if (parameter === void 0 || /^onnx::|^\/|^\d+$/.test(parameter) || !/\.(weight|bias)$|^(weight|bias)$/.test(parameter)) return void 0;
  return ownerOfParameter(parameter).join(".");
}

// src/conventions/parameters.ts
function torchParameters(analysis, view) {
  const weights2 = analysis.weights.filter((weight) => weight.class === "params");
  const unknown = (why) => ({ unknown: why, atLeast: weights2.reduce((sum3, { name, elements }) => sum3 + (ownerPath(name) === void 0 ? 0 : elements), 0) });
  const copies = view.nodes.filter(({ node }) => node.op === "Identity" && view.stored(node.inputs[0]) !== void 0);
  if (copies.some(({ node }) => ownerPath(node.outputs[0]) === void 0)) return unknown("the exporter merged equal tensors: how many parameters they were is not told");
  const computed2 = weights2.find((weight) => isNameless(weight, view) && isData(weight) && weight.elements > 1);
  if (computed2 !== void 0 && !isAnonymous(computed2)) return unknown(`${computed2.name} was computed from parameters or is a constant: the file does not tell which`);
  const selected2 = weights2.find((weight) => !isNameless(weight, view) && ownerPath(weight.name) === void 0 && weight.users.some(({ role }) => role === "table"));
  if (selected2 !== void 0) return unknown(`whether ${selected2.name} is a parameter or a buffer is not told`);
  const stored = weights2.filter((weight) => !(isNameless(weight, view) && isData(weight))).reduce((sum3, { elements }) => sum3 + elements, 0);
  return { count: stored + copies.reduce((sum3, { node }) => sum3 + (view.stored(node.inputs[0])?.tensor.elements ?? 0), 0) };
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
    const calls = placed(view, recognized);
    const parameters2 = torchParameters(analysis, view);
    const hidden = hiddenOf(analysis, view, recognized, hasModules, parameters2);
    const isTold = hidden.params === void 0 && "count" in parameters2;
    const leastParams = "atLeast" in parameters2 && hidden.params === parameters2.unknown ? parameters2.atLeast : void 0;
    const params5 = { params: isTold ? parameters2.count : void 0, ...leastParams === void 0 ? {} : { leastParams } };
    return { calls, ...params5, hidden, batch: inputs[0]?.[0] ?? 1, inputs, hasModules, containers: containersOf(view, calls) };
  } catch (error) {
    if (!(error instanceof UnknownSize)) throw error;
    return { ...empty, hidden: { all: error.message } };
  }
}
var scopeOf2 = (view, { nodes }) => nodes[0] === void 0 ? "" : view.scope(nodes[0]);
function placed(view, recognized) {
  const all = new Set(view.nodes.map((node) => view.scope(node)));
  const parents = new Set([...all].flatMap(ancestors));
  const kinds = new Map([...groupBy(recognized, (call2) => scopeOf2(view, call2))].map(([scope, calls2]) => [scope, new Set(calls2.map(({ kind }) => kind))]));
  const isLayer = (scope) => scope !== "" && !parents.has(scope) && kinds.get(scope)?.size === 1;
  const calls = /* @__PURE__ */ new Map();
  return recognized.map((call2) => {
    const scope = scopeOf2(view, call2);
    const owner = ownerPath(call2.weightName);
    const base = withoutCallNumber(scope, all);
    const isOwn = owner === void 0 ? isLayer(scope) : scope === "" || owner === base || owner === scope;
    const module = isOwn ? owner ?? base : void 0;
    const nth = module === void 0 ? 0 : calls.get(module) ?? 0;
    if (module !== void 0) calls.set(module, nth + 1);
    const [inputShape, outputShape] = [view.shape(call2.input), view.shape(call2.output)];
    const placed2 = {
      kind: call2.kind,
      module,
      nth,
      scope,
      keys: call2.nodes.map((node) => view.key(node)),
      inputShape,
      outputShape,
      x: product2(inputShape),
      y: product2(outputShape),
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
function withoutCallNumber(scope, all) {
  const base = scope.replace(/_\d+$/, "");
  return base !== scope && all.has(base) ? base : scope;
}
function unseen(view, calls) {
  const shown = new Set(calls.flatMap(({ macs: macs5, nodes }) => macs5 > 0 ? nodes : []));
  const isWork = ({ dim, why }) => why !== void 0 || dim !== 0;
  for (const node of view.nodes) {
    const { macs: macs5, flops } = node.cost.amounts;
    if (node.bodies.length > 0 && isWork(flops)) return `layers in functions, branches and loops are not told apart (${node.node.op})`;
    if (isWork(macs5) && !shown.has(node) && node.node.op !== "Einsum") return `which layer of torch ${node.node.op} stands for is not told`;
  }
  return void 0;
}
function hiddenOf(analysis, view, calls, hasModules, parameters2) {
  const kinds = new Set(calls.map(({ kind }) => kind));
  const isFolded = calls.some((call2) => call2.isFolded);
  const multihead = analysis.weights.some(({ name }) => /(^|\.)in_proj_(weight|bias)$/.test(name));
  const noParams = isFolded ? "the exporter merged normalisations into their neighbours: their parameters are gone" : !hasModules ? "the file names no modules of torch" : "unknown" in parameters2 ? parameters2.unknown : void 0;
  const all = unseen(view, calls);
  return {
    ...all === void 0 ? {} : { all },
    ...view.nodes.some(({ node }) => node.op === "Einsum") ? { einsum: "the products that an einsum is taken apart into are not told" } : {},
    ...isFolded ? { norm: "the exporter merged normalisations into their neighbours: their weights are gone" } : {},
    ...noParams === void 0 ? {} : { params: noParams },
    ...calls.some(({ kind, nodes }) => kind === "matmul" && nodes.some(({ node }) => node.inputs.some((name) => ownerPath(name) !== void 0))) ? { product: "a product with a parameter as it stands: whether a module such as Conv1D of transformers made it is not told" } : {},
    ...kinds.has("matmul") ? { matmul: "whether a product of two activations was torch.matmul, @ or bmm is not told" } : {},
    ...kinds.has("attention") ? { sdpa: "scaled_dot_product_attention counts differently from device to device" } : {},
    ...multihead ? { multihead: "the parts of nn.MultiheadAttention are not told apart" } : {}
  };
}

// src/conventions/convention.ts
function sumOf2(model, calls, formulas, reasons2) {
  const why = [model.hidden.all, ...reasons2].find((reason) => reason !== void 0);
  const sum3 = calls.reduce((all, call2) => all + (formulas[call2.kind]?.(call2) ?? 0), 0);
  if (why === void 0) return countFigure(sum3);
  return sum3 > 0 ? { unknown: why, atLeast: sum3 } : { unknown: why };
}
function paramsFigure(model) {
  const { params: params5, leastParams: atLeast2 = 0, hidden } = model;
  if (params5 !== void 0) return countFigure(params5);
  return { unknown: hidden.params ?? hidden.all ?? "parameters are not told", ...atLeast2 > 0 ? { atLeast: atLeast2 } : {} };
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
  figures: (model) => ({ macs: sumOf2(model, model.calls, FORMULAS, [model.hidden.matmul]) }),
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
  gridSample: ({ y }) => 4 * y,
  upsample: ({ y, mode, inputShape }) => inputShape.length !== 4 ? 0 : mode === "nearest" ? y : mode === "linear" ? 4 * y : 0
};
function broadcastMatmul({ calls }) {
  const isBroadcast = calls.some(({ kind, x, macs: products, outputShape }) => kind === "matmul" && x * (outputShape.at(-1) ?? 1) !== products);
  return isBroadcast ? "a product whose first operand is broadcast: fvcore counts it as the file does not tell" : void 0;
}
var WITH_NORMS = { ...PRODUCTS, ...NORMS };
var counts5 = {
  conv: "MACs, no bias",
  convTranspose: "MACs over the input, no bias",
  linear: "MACs, no bias",
  matmul: "MACs",
  batchNorm: "2·|x|, 1 without affine",
  layerNorm: "5·|x|, 4 without affine",
  instanceNorm: "5·|x|, 4 without affine",
  groupNorm: "5·|x|, 4 without affine",
  adaptiveAvgPool: "|x|, of images only",
  upsample: "nearest |y|, bilinear 4·|y|",
  gridSample: "4·|y|"
};
var fvcore = {
  name: "fvcore",
  about: '"flops" that are MACs, of traced operators; scaled_dot_product_attention, softmax and recurrent cells count 0',
  counts: counts5,
  figures: (model) => ({ flops: sumOf2(model, model.calls, WITH_NORMS, [model.hidden.norm, model.hidden.einsum, broadcastMatmul(model)]), params: paramsFigure(model) }),
  operations: ofAll(WITH_NORMS)
};
var fvcore2021 = {
  name: "fvcore-2021",
  about: "as fvcore before March 2021: normalisation, pooling and upsampling count 0",
  counts: { conv: counts5.conv, convTranspose: counts5.convTranspose, linear: counts5.linear, matmul: counts5.matmul },
  figures: (model) => ({ flops: sumOf2(model, model.calls, PRODUCTS, [model.hidden.einsum, broadcastMatmul(model)]), params: paramsFigure(model) }),
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
  return model.calls.some(({ recurrent: recurrent4 }) => recurrent4 !== void 0) ? "recurrent cells, whose hook divides by the batch" : void 0;
}
var AMBIGUOUS = /* @__PURE__ */ new Set(["relu", "relu6", "leakyRelu", "elu", "gelu", "silu", "hardswish", "softmax"]);
function unclear(model) {
  const { norm, matmul: matmul3, multihead } = model.hidden;
  const batch = model.batch === 1 ? void 0 : "the hooks divide by the batch, the patched functions do not: a batch of 1 is comparable";
  const functional = model.calls.find(({ kind, module }) => module === void 0 && AMBIGUOUS.has(kind));
  const spelling = functional === void 0 ? void 0 : `whether ${functional.kind} was called as a function of torch.nn.functional is not told`;
  return [norm, withoutModules(model), batch, cells(model), multihead, matmul3, spelling];
}
var operations = (call2) => (call2.module === void 0 ? FUNCTIONS : MODULES)[call2.kind]?.(call2) ?? 0;
function macs3(model) {
  const byKind = Object.fromEntries(model.calls.map(({ kind }) => [kind, operations]));
  return sumOf2(model, model.calls, byKind, unclear(model));
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
    return { macs: sumOf2(model, moduleCalls(model), BEFORE_0_7, [model.hidden.norm, withoutModules(model), batch, cells(model), model.hidden.multihead]), params: trainable };
  },
  operations: ofModules(BEFORE_0_7)
};
function unrolled({ macs: products, recurrent: recurrent4 }, gates) {
  const { hiddenSize, directions, rows: rows2, hasBias } = recurrent4;
  return products + (hasBias ? rows2 * directions * gates * hiddenSize : 0);
}
var ATEN = {
  conv: withBias,
  convTranspose: withBias,
  linear: withBias,
  matmul: withBias,
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
    matmul: "MACs + |y| with bias",
    gru: "MACs, and a bias a step",
    rnn: "MACs, and a bias a step"
  },
  figures: (model) => ({ macs: sumOf2(model, model.calls, ATEN, [model.hidden.norm, model.hidden.sdpa, model.hidden.einsum]), params: trainable }),
  operations: ofAll(ATEN)
};

// src/conventions/thop.ts
var perOutput = ({ weight, outputShape }) => weight / (outputShape[1] ?? 1);
var adaptivePool = ({ y, inputShape, outputShape }) => Math.trunc((product2(inputShape.slice(2)) / product2(outputShape.slice(2)) + 1) * y);
var doubledIfAffine = ({ x, weight }) => (weight > 0 ? 4 : 2) * x;
function interpolation({ y, mode, inputShape }, nearest) {
  if (mode === "cubic") return 259 * y;
  return mode === "linear" ? (inputShape.length === 3 ? 5 : 11) * y : nearest * y;
}
function recurrent3(gates, perHidden) {
  return (call2) => {
    const { inputSize: i, hiddenSize: h, directions, rows: rows2, hasBias } = call2.recurrent;
    return rows2 * directions * (gates * (h * (i + h) + h) + (hasBias ? 2 * gates * h : 0) + perHidden * h);
  };
}
var CELLS = { lstm: recurrent3(4, 4), gru: recurrent3(3, 4), rnn: recurrent3(1, 0) };
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
  return sumOf2(model, moduleCalls(model), formulas, [model.hidden.norm, withoutModules(model)]);
}
function params(model, formulas) {
  const why = model.hidden.all ?? model.hidden.params ?? withoutModules(model);
  if (why !== void 0) return { unknown: why };
  return countFigure(firstCalls(model).reduce((sum3, call2) => sum3 + (call2.kind in formulas ? call2.weight + call2.bias : 0), 0));
}
var counts6 = {
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
  counts: counts6,
  figures: (model) => ({ macs: macs4(model, NEWEST), params: params(model, NEWEST) }),
  operations: ofModules(NEWEST)
};
var thop0031 = {
  name: "thop-0.0.31",
  about: "as thop, in the version that papers before 2022 and YOLOv5 quote",
  counts: {
    conv: "|y|·((Cin/g)·k + bias)",
    convTranspose: "|y|·((Cin/g)·k + bias), over the output",
    linear: counts6.linear,
    batchNorm: "2·|x|",
    leakyRelu: "|x|",
    avgPool: counts6.avgPool,
    adaptiveAvgPool: counts6.adaptiveAvgPool,
    upsample: "nearest 0, linear 5 or 11, cubic 259 × |y|",
    lstm: counts6.lstm,
    gru: counts6.gru,
    rnn: counts6.rnn
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
  figures: (model) => ({ flops: sumOf2(model, model.calls, FORMULAS2, [model.hidden.sdpa, model.hidden.einsum]) }),
  operations: ofAll(FORMULAS2)
};

// src/conventions/torchinfo.ts
var params2 = ({ weight, bias }) => weight + bias;
var perImage = (call2) => params2(call2) * (call2.outputShape[0] ?? 1);
var perPosition = (call2) => perImage(call2) * product2(call2.outputShape.slice(2));
var perStep = (call2) => params2(call2) * call2.recurrent.rows;
var FORMULAS3 = {
  conv: perPosition,
  convTranspose: perPosition,
  linear: (call2) => params2(call2) * product2(call2.outputShape.slice(0, -1)),
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
  figures: (model) => ({ multAdds: sumOf2(model, moduleCalls(model), FORMULAS3, [model.hidden.norm, model.hidden.product, withoutModules(model)]), params: paramsFigure(model) }),
  operations: ofModules(FORMULAS3)
};

// src/conventions/lost-modules.ts
var NUMBERED = /^(.*\.)?(\d+)$/s;
function lostModules({ calls }) {
  const leaves = new Set(calls.map(({ module, scope }) => module ?? scope));
  const paths = new Set([...leaves].flatMap((path) => [...ancestors(path), path]));
  const rows2 = /* @__PURE__ */ new Map();
  for (const path of paths) {
    const [, parent = "", number] = NUMBERED.exec(path) ?? [];
    if (number === void 0) continue;
    const row = rows2.get(parent) ?? { found: /* @__PURE__ */ new Set(), last: 0 };
    row.found.add(Number(number));
    row.last = Math.max(row.last, Number(number));
    rows2.set(parent, row);
  }
  const isGap = [...rows2.values()].some(({ found, last }) => last + 1 > found.size);
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
  const why = [model.hidden.all, ...reasons(model)].find((reason) => reason !== void 0) ?? lostModules(model);
  if (why !== void 0) return { unknown: why };
  return { value: lastCalls(model).reduce((sum3, { y }) => sum3 + y, 0) * 4 / 2 ** 20 };
}
function bytes(model) {
  const elements = Object.fromEntries(
    Object.keys(TORCHSTAT_READ).map((kind) => [kind, (call2) => 4 * ((TORCHSTAT_READ[call2.kind]?.(call2) ?? 0) + (TORCHSTAT_WRITE[call2.kind]?.(call2) ?? 0))])
  );
  return sumOf2(model, lastCalls(model), elements, reasons(model));
}
function parameters(model) {
  const why = model.hidden.all ?? model.hidden.params ?? withoutModules(model);
  return why === void 0 ? countFigure(lastCalls(model).reduce((sum3, call2) => sum3 + params3(call2), 0)) : { unknown: why };
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
    flops: sumOf2(model, lastCalls(model), TORCHSTAT_FLOPS, reasons(model)),
    madd: sumOf2(model, lastCalls(model), TORCHSTAT_MADD, reasons(model)),
    memoryMB: memoryMB(model),
    memReadWriteBytes: bytes(model),
    params: parameters(model)
  }),
  operations: ofModules(TORCHSTAT_FLOPS)
};

// src/conventions/torchsummary.ts
var MIB = 2 ** 20;
var params4 = ({ weight, bias, recurrent: recurrent4 }) => recurrent4 === void 0 ? weight + bias : 0;
function figures(model) {
  const { hidden, containers } = model;
  const lost = hidden.all ?? hidden.norm ?? hidden.product ?? withoutModules(model) ?? hidden.multihead ?? containers.ambiguous;
  const names = ["params", "inputMB", "forwardBackwardMB", "paramsMB", "totalMB"];
  if (lost !== void 0) return Object.fromEntries(names.map((name) => [name, { unknown: lost }]));
  const rows2 = moduleCalls(model);
  const parameters2 = rows2.reduce((sum3, call2) => sum3 + params4(call2), 0);
  const inputMB = 4 * product2(model.inputs.map((shape) => product2(shape.slice(1)))) * model.batch / MIB;
  const paramsMB = 4 * parameters2 / MIB;
  const outputs = rows2.reduce((sum3, { y }) => sum3 + y, 0) + containers.outputs.reduce((sum3, { y }) => sum3 + y, 0);
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
  const known3 = CONVENTIONS.map(({ name }) => name);
  for (const name of names) {
    if (name === "all" || known3.includes(name)) continue;
    throw new AppError("usage/unknown-convention", `there is no convention "${name}"${didYouMean(name, known3)}`, { hint: `one of ${known3.join(", ")}, or all` });
  }
  return names.includes("all") ? CONVENTIONS : CONVENTIONS.filter(({ name }) => names.includes(name));
}
function countBy(analysis, conventions) {
  if (conventions.length === 0) return {};
  const model = torchModel(analysis);
  return Object.fromEntries(conventions.map(({ name, figures: figures2 }) => [name, figures2(model)]));
}

export {
  amount,
  addAmounts,
  factBytes,
  Attributes,
  OpContext,
  countCost,
  timelineOf,
  peakOf,
  aliveAt,
  trafficOf,
  classesOf,
  contextWith,
  chosen,
  findSpec,
  isViewOf,
  decisionName,
  weightId,
  storedFact,
  graphsIn,
  bindableNames,
  unknownDims2 as unknownDims,
  freeSizes,
  inferModel,
  isNodeShaped,
  toFigure,
  countFigure,
  sharedWeights,
  nodeProfiles,
  isShown,
  producersOf,
  usersOf,
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
