import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  optionsByFile
} from "./chunk-76DYIYQC.js";
import {
  terminalOptions
} from "./chunk-C656RKDM.js";
import "./chunk-V3BSHGKY.js";
import {
  formatOf
} from "./chunk-TU33YN64.js";
import "./chunk-WR5PVO23.js";
import "./chunk-QTMQXYUL.js";
import "./chunk-OUZM53LA.js";
import "./chunk-MXDJ2HO7.js";
import {
  EMPTY,
  cell,
  name,
  nameCell,
  renderViews,
  shapeText,
  words
} from "./chunk-2BM25ZQ4.js";
import {
  json
} from "./chunk-6SORB2IJ.js";
import "./chunk-SQGLB2MI.js";
import "./chunk-BYOSG2LM.js";
import {
  own
} from "./chunk-JCGMPJ7X.js";
import {
  tensorProfile,
  withModel
} from "./chunk-TRTWLVBR.js";
import {
  countFigure
} from "./chunk-CHMPCH5E.js";
import "./chunk-COEDIX2H.js";
import "./chunk-XZ5UMHD3.js";
import "./chunk-75FNHQGX.js";
import {
  dimText
} from "./chunk-RJGW5HC5.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-ACXO763F.js";
import {
  isKnown
} from "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
import "./chunk-5CUT6NTO.js";
import {
  SCHEMA
} from "./chunk-MSTFDFOY.js";
import {
  didYouMean
} from "./chunk-DNSL4USW.js";
import {
  AppError
} from "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";

// src/analyze/explain/formula.ts
var sum = (...operands) => joined("sum", operands);
var product = (...operands) => joined("product", operands);
var difference = (a, b) => ({ operator: "difference", operands: [a, b] });
var quotient = (a, b) => ({ operator: "quotient", operands: [a, b] });
var floor = (a) => ({ operator: "floor", operands: [a] });
function joined(operator, operands) {
  const [only] = operands;
  return operands.length === 1 && only !== void 0 ? only : { operator, operands };
}
var SIGNS = { sum: " + ", difference: " − ", product: "·", quotient: "/" };
var BINDS = { sum: 1, difference: 1, product: 2, quotient: 2, floor: 3 };
function formulaText(formula, sizes) {
  if (typeof formula === "number") return String(formula);
  if (typeof formula === "string") return sizes === void 0 ? formula : sizeText(sizes.get(formula));
  const { operator, operands } = formula;
  if (operator === "floor") return `⌊${operands.map((operand) => formulaText(operand, sizes)).join("")}⌋`;
  return operands.map((operand, i) => {
    const text = formulaText(operand, sizes);
    return needsBrackets(operand, operator, i) ? `(${text})` : text;
  }).join(SIGNS[operator]);
}
function sizeText(size) {
  if (size === void 0) return "?";
  return typeof size === "string" && /[^\w.]/.test(size) ? `(${size})` : String(size);
}
function needsBrackets(operand, within, position) {
  if (typeof operand !== "object") return false;
  const [inner, outer] = [BINDS[operand.operator], BINDS[within]];
  if (inner !== outer) return inner < outer;
  return within === "product" ? operand.operator === "quotient" : within !== "sum" && position > 0;
}
function formulaValue(formula, sizes) {
  if (typeof formula === "number") return formula;
  if (typeof formula === "string") {
    const size = sizes.get(formula);
    return typeof size === "number" ? size : void 0;
  }
  const values = formula.operands.map((operand) => formulaValue(operand, sizes));
  if (values.includes(void 0)) return void 0;
  const [first = 0, ...others] = values;
  switch (formula.operator) {
    case "sum":
      return others.reduce((all, value) => all + value, first);
    case "difference":
      return others.reduce((all, value) => all - value, first);
    case "product":
      return others.reduce((all, value) => all * value, first);
    case "quotient":
      return others.reduce((all, value) => all / value, first);
    case "floor":
      return Math.floor(first);
  }
}

// src/analyze/explain/layer-nodes.ts
var LayerNodes = class {
  #producers = /* @__PURE__ */ new Map();
  #users = /* @__PURE__ */ new Map();
  constructor(nodes) {
    for (const walk of nodes) {
      for (const output of walk.node.outputs) if (output !== "") this.#producers.set(output, walk);
      for (const input of new Set(walk.node.inputs)) if (input !== "") this.#users.set(input, [...this.#users.get(input) ?? [], walk]);
    }
  }
  producer(tensor) {
    return tensor === void 0 ? void 0 : this.#producers.get(tensor);
  }
  users(tensor) {
    return tensor === void 0 ? [] : this.#users.get(tensor) ?? [];
  }
  /** The first node of an operator that an output reaches through operators that keep its shape. */
  reached(walk, through, wanted) {
    let waiting = this.users(walk.node.outputs[0]);
    for (let step = 0; step < LONGEST_WAY; step++) {
      const found = waiting.find(({ node }) => node.op === wanted);
      if (found !== void 0) return found;
      waiting = [...new Set(waiting.filter(({ node }) => through.has(node.op)).flatMap(({ node }) => this.users(node.outputs[0])))];
    }
    return void 0;
  }
  /** The node behind an input, through operators that keep its shape. */
  origin(tensor, through, wanted) {
    const passed = /* @__PURE__ */ new Set();
    let waiting = [this.producer(tensor)];
    for (let step = 0; step < LONGEST_WAY; step++) {
      const next = /* @__PURE__ */ new Set();
      for (const found of waiting) {
        if (found?.node.op === wanted) return { node: found, passed };
        if (found === void 0 || !through.has(found.node.op)) continue;
        passed.add(found.node.op);
        for (const input of found.node.inputs) next.add(this.producer(input));
      }
      waiting = [...next];
    }
    return void 0;
  }
};
var LONGEST_WAY = 8;
function sizesOf(fact) {
  return fact?.kind === "tensor" ? fact.shape?.map(sizeOf) : void 0;
}
function sizeOf(dim) {
  return dimText(dim) ?? "?";
}
function productOf(sizes) {
  const numbers = sizes.filter((size) => typeof size === "number");
  const others = sizes.filter((size) => typeof size === "string");
  const constant = numbers.reduce((all, size) => all * size, 1);
  return others.length === 0 ? constant : [...constant === 1 ? [] : [constant], ...others].join("·");
}

// src/analyze/explain/attention.ts
var BETWEEN = /* @__PURE__ */ new Set(["Softmax", "Add", "Where", "Cast", "Dropout", "IsNaN", "Mul", "Div"]);
function explainProduct(walk, nodes) {
  const sizes = productSizes(walk);
  if (sizes === void 0) return void 0;
  const attention = pairOf(walk, nodes);
  return {
    kind: attention === void 0 ? "product of two activations" : attention.first === walk ? "attention: queries times keys" : "attention: weights times values",
    sizes,
    formulas: [
      { what: "MACs", figure: "macs", formula: product("B", "m", "k", "n"), equals: "macs" },
      { what: "FLOPs", figure: "flops", formula: product(2, product("B", "m", "k", "n")), equals: "flops" },
      { what: "Memory access (elements)", figure: "memoryAccess", formula: sum(product("A", "m", "k"), product("E", "k", "n"), product("B", "m", "n")) }
    ],
    together: attention === void 0 ? [] : together(attention)
  };
}
function productSizes({ context, outputs }) {
  const [a, b, y] = [sizesOf(context.inputs[0]), sizesOf(context.inputs[1]), sizesOf(outputs[0])];
  if (a === void 0 || b === void 0 || y === void 0 || a.length < 2 || b.length < 2) return void 0;
  return [
    { symbol: "B", meaning: "batches and heads of the result", size: productOf(y.slice(0, -2)) },
    { symbol: "A", meaning: "batches of the first operand", size: productOf(a.slice(0, -2)) },
    { symbol: "E", meaning: "batches of the second operand", size: productOf(b.slice(0, -2)) },
    { symbol: "m", meaning: "rows", size: a.at(-2) ?? "?" },
    { symbol: "k", meaning: "summed over", size: a.at(-1) ?? "?" },
    { symbol: "n", meaning: "columns", size: b.at(-1) ?? "?" }
  ];
}
function pairOf(walk, nodes) {
  const behind = nodes.origin(walk.node.inputs[0], BETWEEN, "MatMul");
  if (behind?.passed.has("Softmax") === true) return { first: behind.node, second: walk };
  const softmax = nodes.reached(walk, BETWEEN, "Softmax");
  const second = softmax === void 0 ? void 0 : nodes.reached(softmax, BETWEEN, "MatMul");
  return second === void 0 ? void 0 : { first: walk, second };
}
function together({ first, second }) {
  const [scores, values] = [productSizes(first), productSizes(second)];
  if (scores === void 0 || values === void 0) return [];
  const size = (of, symbol) => of.find((named) => named.symbol === symbol)?.size ?? "?";
  return [
    {
      title: "The attention",
      sizes: [
        { symbol: "B", meaning: "batch × heads", size: size(scores, "B") },
        { symbol: "Sq", meaning: "queries", size: size(scores, "m") },
        { symbol: "Sk", meaning: "keys and values", size: size(scores, "n") },
        { symbol: "Dk", meaning: "width of a key", size: size(scores, "k") },
        { symbol: "Dv", meaning: "width of a value", size: size(values, "n") }
      ],
      formulas: [
        { what: "MACs of both products", figure: "macs", formula: product("B", "Sq", "Sk", sum("Dk", "Dv")) },
        { what: "FLOPs of both products", figure: "flops", formula: product(2, "B", "Sq", "Sk", sum("Dk", "Dv")) },
        { what: "FLOPs of the softmax", figure: "other", formula: product(5, "B", "Sq", "Sk") },
        { what: "Elements of the weights between them", figure: "memoryAccess", formula: product("B", "Sq", "Sk") }
      ]
    }
  ];
}
function explainAttention({ context, outputs }) {
  const [q, k, v, y] = [sizesOf(context.inputs[0]), sizesOf(context.inputs[1]), sizesOf(context.inputs[2]), sizesOf(outputs[0])];
  const hasPast = context.has(4) || context.has(5);
  if (q === void 0 || k === void 0 || v === void 0 || y === void 0 || hasPast) return void 0;
  const [heads, keyHeads] = [context.attrs.int("q_num_heads") ?? q[1], context.attrs.int("kv_num_heads") ?? k[1]];
  const [queries, keys, values] = [q, k, v].map((sizes, i) => sizes.length === 4 ? [sizes[2], sizes[3]] : [sizes[1], part(sizes[2], i === 0 ? heads : keyHeads)]);
  return {
    kind: "attention",
    sizes: [
      { symbol: "N", meaning: "batch", size: q[0] ?? "?" },
      { symbol: "H", meaning: "heads of the queries", size: heads ?? "?" },
      { symbol: "Sq", meaning: "queries", size: queries?.[0] ?? "?" },
      { symbol: "Sk", meaning: "keys and values", size: keys?.[0] ?? "?" },
      { symbol: "Dk", meaning: "width of a key", size: keys?.[1] ?? "?" },
      { symbol: "Dv", meaning: "width of a value", size: values?.[1] ?? "?" }
    ],
    formulas: [
      { what: "MACs", figure: "macs", formula: product("N", "H", "Sq", "Sk", sum("Dk", "Dv")), equals: "macs" },
      { what: "FLOPs of the products", figure: "flopsWithoutBias", formula: product(2, "N", "H", "Sq", "Sk", sum("Dk", "Dv")) }
    ]
  };
}
function part(size, heads) {
  return typeof size === "number" && typeof heads === "number" ? size / heads : `${size ?? "?"}/${heads ?? "?"}`;
}

// src/analyze/explain/convolution.ts
var AXES = { 1: ["L"], 2: ["H", "W"], 3: ["D", "H", "W"] };
var WAYS = /* @__PURE__ */ new Set(["BatchNormalization", "Relu", "Clip", "LeakyRelu", "HardSwish", "PRelu"]);
function explainConvolution(walk, nodes) {
  const { context, outputs, node } = walk;
  const [x, w, y] = [sizesOf(context.inputs[0]), sizesOf(context.inputs[1]), sizesOf(outputs[0])];
  const rank = (w?.length ?? 0) - 2;
  const axes = AXES[rank];
  if (x === void 0 || w === void 0 || y === void 0 || axes === void 0) return void 0;
  const isTransposed = node.op === "ConvTranspose";
  const [group, hasBias] = [context.attrs.int("group", 1), context.has(2)];
  const sizes = [
    { symbol: "N", meaning: "batch", size: x[0] ?? "?" },
    { symbol: "C", meaning: "channels in", size: x[1] ?? "?" },
    { symbol: "M", meaning: "channels out", size: y[1] ?? "?" },
    { symbol: "g", meaning: "groups", size: group },
    ...axes.map((axis, i) => ({ symbol: `K${axis}`, meaning: `kernel along ${axis}`, size: w[2 + i] ?? "?" })),
    ...axes.map((axis, i) => ({ symbol: `${axis}i`, meaning: `${axis} of the input`, size: x[2 + i] ?? "?" })),
    ...axes.map((axis, i) => ({ symbol: `${axis}o`, meaning: `${axis} of the output`, size: y[2 + i] ?? "?" })),
    ...windowSizes(walk, axes)
  ];
  const kernel = axes.map((axis) => `K${axis}`);
  const [inputs, results] = [
    ["N", "C", ...axes.map((axis) => `${axis}i`)],
    ["N", "M", ...axes.map((axis) => `${axis}o`)]
  ];
  const weights = isTransposed ? product("C", quotient("M", "g"), ...kernel) : product("M", quotient("C", "g"), ...kernel);
  const macs = isTransposed ? product(...inputs, quotient("M", "g"), ...kernel) : product(...results, quotient("C", "g"), ...kernel);
  const memory = sum(product(...inputs), weights, ...hasBias ? ["M"] : [], product(...results));
  return {
    kind: `${rank}-D ${isTransposed ? "transposed convolution" : "convolution"}${group === 1 ? "" : group === x[1] ? ", depthwise" : `, in ${group} groups`}`,
    sizes,
    formulas: [
      ...outputFormulas(walk, axes),
      { what: "Parameters", figure: "params", formula: hasBias ? sum(weights, "M") : weights, equals: "params" },
      { what: "MACs", figure: "macs", formula: macs, equals: "macs" },
      ...flopsFormulas(macs, product(...results), hasBias, isTransposed),
      { what: "Memory access (elements)", figure: "memoryAccess", formula: memory }
    ],
    together: group === x[1] && !isTransposed ? separable(walk, nodes, sizes, kernel, axes) : []
  };
}
function flopsFormulas(macs, results, hasBias, isScattered = false) {
  const [plain, biased] = [product(2, macs), sum(product(2, macs), results)];
  return [
    { what: "FLOPs without bias", figure: "flopsWithoutBias", formula: plain, ...hasBias ? {} : { equals: "flops" } },
    { what: "FLOPs with bias", figure: "flops", formula: biased, ...hasBias ? { equals: "flops" } : {} },
    // A transposed convolution adds into its output from differently many positions.
    ...isScattered ? [] : [{ what: "FLOPs with n − 1 additions for n products, without bias", figure: "strictFlops", formula: difference(plain, results) }]
  ];
}
function windowSizes({ context }, axes) {
  const autoPad = context.attrs.string("auto_pad", "NOTSET");
  const [strides, dilations, pads, extra] = ["strides", "dilations", "pads", "output_padding"].map((name2) => context.attrs.ints(name2));
  return axes.flatMap((axis, i) => [
    { symbol: `s${axis}`, meaning: `stride along ${axis}`, size: strides?.[i] ?? 1 },
    { symbol: `d${axis}`, meaning: `dilation along ${axis}`, size: dilations?.[i] ?? 1 },
    ...autoPad === "NOTSET" || autoPad === "" || autoPad === "VALID" ? [{ symbol: `p${axis}`, meaning: `padding along ${axis}, both ends`, size: autoPad === "VALID" ? 0 : (pads?.[i] ?? 0) + (pads?.[i + axes.length] ?? 0) }] : [],
    ...extra?.[i] === void 0 || extra[i] === 0 ? [] : [{ symbol: `e${axis}`, meaning: `output padding along ${axis}`, size: extra[i] }]
  ]);
}
function outputFormulas({ node, context }, axes) {
  const autoPad = context.attrs.string("auto_pad", "NOTSET");
  if (autoPad.startsWith("SAME") || node.op === "ConvTranspose" && context.attrs.has("output_shape")) return [];
  const extra = context.attrs.ints("output_padding");
  return axes.map((axis, i) => {
    const extent = sum(product(`d${axis}`, difference(`K${axis}`, 1)), 1);
    const formula = node.op === "ConvTranspose" ? difference(sum(product(difference(`${axis}i`, 1), `s${axis}`), extent, ...extra?.[i] === void 0 || extra[i] === 0 ? [] : [`e${axis}`]), `p${axis}`) : sum(floor(quotient(difference(sum(`${axis}i`, `p${axis}`), extent), `s${axis}`)), 1);
    return { what: `Output size ${axis}o`, figure: "outputSize", formula };
  });
}
function separable(walk, nodes, sizes, kernel, axes) {
  const pointwise = nodes.reached(walk, WAYS, "Conv");
  const w = pointwise === void 0 ? void 0 : sizesOf(pointwise.context.inputs[1]);
  if (pointwise === void 0 || w === void 0 || pointwise.context.attrs.int("group", 1) !== 1 || !w.slice(2).every((size) => size === 1)) return [];
  if (pointwise.context.attrs.ints("strides")?.some((stride) => stride !== 1) === true) return [];
  const places = ["N", "M", ...axes.map((axis) => `${axis}o`)];
  const [both, standard] = [product(...places, sum(product(...kernel), "P")), product("N", "P", ...axes.map((axis) => `${axis}o`), "C", ...kernel)];
  return [
    {
      title: `Depthwise-separable with ${pointwise.node.name === "" ? pointwise.node.outputs[0] ?? "the convolution behind it" : pointwise.node.name}`,
      sizes: [...sizes, { symbol: "P", meaning: "channels out of the 1×1 convolution", size: w[0] ?? "?" }],
      formulas: [
        { what: "MACs of both", figure: "macs", formula: both },
        { what: "MACs of one convolution that does the same", figure: "macs", formula: standard },
        { what: "Share of it", figure: "other", formula: quotient(both, standard) }
      ]
    }
  ];
}

// src/analyze/explain/find-layer.ts
var MOST_NAMED = 5;
function findLayer({ nodes }, word) {
  const ways = [
    ({ key }) => key === word,
    ({ name: name2 }) => name2 === word,
    ({ outputs }) => outputs.includes(word),
    ({ scope, weights }) => scope.join(".") === word && weights !== void 0,
    ({ scope }) => scope.join(".") === word,
    ({ key, scope }) => key.toLowerCase().includes(word.toLowerCase()) || scope.join(".").includes(word)
  ];
  for (const way of ways) {
    const found = nodes.filter(way);
    const [only] = found;
    if (found.length === 1 && only !== void 0) return only;
    if (found.length > 1) throw ambiguous(word, found);
  }
  const keys = nodes.map(({ key }) => key);
  const paths = nodes.map(({ scope }) => scope.join(".")).filter((path) => path !== "");
  throw new AppError("usage/unknown-layer", `there is no layer "${word}"${didYouMean(word, /* @__PURE__ */ new Set([...keys, ...paths]))}`, { hint: "model-budget profile MODEL lists the layers" });
}
function ambiguous(word, found) {
  const named = found.slice(0, MOST_NAMED).map(({ key }) => key).join(", ");
  const others = found.length > MOST_NAMED ? ` and ${found.length - MOST_NAMED} more` : "";
  return new AppError("usage/unknown-layer", `"${word}" could be ${found.length} layers: ${named}${others}`, { hint: "give the whole name of one" });
}

// src/analyze/explain/linear.ts
function explainLinear(walk, nodes, isStored) {
  const { context, outputs, node } = walk;
  const [x, w, y] = [sizesOf(context.inputs[0]), sizesOf(context.inputs[1]), sizesOf(outputs[0])];
  if (x === void 0 || w?.length !== 2 || y === void 0 || !isStored(node.inputs[1]) || y.length < 1) return void 0;
  const isTransposed = node.op === "Gemm" && context.attrs.int("transB", 0) !== 0;
  if (node.op === "Gemm" && context.attrs.int("transA", 0) !== 0) return void 0;
  const hasBias = node.op === "Gemm" && context.has(2);
  const sizes = [
    { symbol: "R", meaning: "rows: everything but the last axis", size: productOf(y.slice(0, -1)) },
    { symbol: "I", meaning: "features in", size: w[isTransposed ? 1 : 0] ?? "?" },
    { symbol: "O", meaning: "features out", size: w[isTransposed ? 0 : 1] ?? "?" }
  ];
  const macs = product("R", "I", "O");
  const next = node.op === "MatMul" ? nodes.users(node.outputs[0]) : [];
  const adds = next.length === 1 && next[0]?.node.op === "Add" && next[0].node.inputs.some(isStored) ? next[0].node : void 0;
  return {
    kind: "linear layer",
    sizes,
    formulas: [
      { what: "Parameters", figure: "params", formula: hasBias ? sum(product("I", "O"), "O") : product("I", "O"), equals: "params" },
      { what: "MACs", figure: "macs", formula: macs, equals: "macs" },
      ...flopsFormulas(macs, product("R", "O"), hasBias),
      { what: "Memory access (elements)", figure: "memoryAccess", formula: sum(product("R", "I"), product("I", "O"), ...hasBias ? ["O"] : [], product("R", "O")) }
    ],
    ...adds === void 0 ? {} : { notes: [`its bias is added by ${adds.name === "" ? "the Add behind it" : adds.name}, which is counted there`] }
  };
}

// src/analyze/explain/pool-and-norm.ts
var AXES2 = { 1: ["L"], 2: ["H", "W"], 3: ["D", "H", "W"] };
function explainPool({ node, context, outputs }) {
  const [x, y] = [sizesOf(context.inputs[0]), sizesOf(outputs[0])];
  const kernel = context.attrs.ints("kernel_shape") ?? [];
  const axes = AXES2[kernel.length];
  if (x === void 0 || y === void 0 || axes === void 0) return void 0;
  const isMax = node.op === "MaxPool";
  const isPlain = context.attrs.int("ceil_mode", 0) === 0 && ["NOTSET", ""].includes(context.attrs.string("auto_pad", "NOTSET"));
  const [strides, dilations, pads] = ["strides", "dilations", "pads"].map((name2) => context.attrs.ints(name2));
  const sizes = axes.flatMap((axis, i) => [
    { symbol: `K${axis}`, meaning: `window along ${axis}`, size: kernel[i] ?? 1 },
    { symbol: `${axis}i`, meaning: `${axis} of the input`, size: x[2 + i] ?? "?" },
    { symbol: `${axis}o`, meaning: `${axis} of the output`, size: y[2 + i] ?? "?" },
    { symbol: `s${axis}`, meaning: `stride along ${axis}`, size: strides?.[i] ?? 1 },
    { symbol: `d${axis}`, meaning: `dilation along ${axis}`, size: dilations?.[i] ?? 1 },
    { symbol: `p${axis}`, meaning: `padding along ${axis}, both ends`, size: (pads?.[i] ?? 0) + (pads?.[i + axes.length] ?? 0) }
  ]);
  const window = product(...axes.map((axis) => `K${axis}`));
  const outputSize = (axis) => {
    const room = difference(sum(`${axis}i`, `p${axis}`), sum(product(`d${axis}`, difference(`K${axis}`, 1)), 1));
    return { what: `Output size ${axis}o`, figure: "outputSize", formula: sum(floor(quotient(room, `s${axis}`)), 1) };
  };
  return {
    kind: isMax ? "max pooling" : "average pooling",
    sizes: [{ symbol: "N", meaning: "batch", size: x[0] ?? "?" }, { symbol: "C", meaning: "channels", size: x[1] ?? "?" }, ...sizes],
    formulas: [
      ...isPlain ? axes.map(outputSize) : [],
      { what: "FLOPs", figure: "flops", formula: product("N", "C", ...axes.map((axis) => `${axis}o`), isMax ? difference(window, 1) : window), equals: "flops" },
      {
        what: "Memory access (elements)",
        figure: "memoryAccess",
        formula: sum(product("N", "C", ...axes.map((axis) => `${axis}i`)), product("N", "C", ...axes.map((axis) => `${axis}o`)))
      }
    ]
  };
}
function explainGlobalPool({ node, context, outputs }) {
  const [x, y] = [sizesOf(context.inputs[0]), sizesOf(outputs[0])];
  if (x === void 0 || y === void 0) return void 0;
  return {
    kind: node.op === "GlobalMaxPool" ? "max pooling of everything" : "average pooling of everything",
    sizes: [elements("|X|", "elements of the input", x), elements("|Y|", "elements of the output", y)],
    formulas: [
      { what: "FLOPs", figure: "flops", formula: node.op === "GlobalMaxPool" ? "|X|" : sum("|X|", "|Y|"), equals: "flops" },
      { what: "Memory access (elements)", figure: "memoryAccess", formula: sum("|X|", "|Y|") }
    ]
  };
}
function explainBatchNorm({ context }) {
  const x = sizesOf(context.inputs[0]);
  if (x === void 0) return void 0;
  return {
    kind: "batch normalisation",
    sizes: [elements("|X|", "elements", x), { symbol: "C", meaning: "channels", size: x[1] ?? "?" }],
    formulas: [
      { what: "Parameters: scale and bias", figure: "params", formula: product(2, "C"), equals: "params" },
      { what: "Buffers: mean and variance", figure: "other", formula: product(2, "C") },
      { what: "FLOPs", figure: "flops", formula: product(2, "|X|"), equals: "flops" },
      { what: "Memory access (elements)", figure: "memoryAccess", formula: sum(product(2, "|X|"), product(4, "C")) }
    ]
  };
}
function explainGroupStatistics({ node, context }) {
  const [x, scale] = [sizesOf(context.inputs[0]), sizesOf(context.inputs[1])];
  if (x === void 0) return void 0;
  const axis = context.attrs.int("axis", -1);
  const isLayer = node.op === "LayerNormalization";
  const groups = isLayer ? x.slice(0, axis < 0 ? x.length + axis : axis) : x.slice(0, 2);
  const hasBias = context.has(2);
  const [params, flops] = [product(hasBias ? 2 : 1, "P"), sum(product(hasBias ? 7 : 6, "|X|"), product(3, "G"))];
  return {
    kind: isLayer ? "layer normalisation" : "instance normalisation",
    sizes: [elements("|X|", "elements", x), elements("G", "groups with statistics of their own", groups), elements("P", "elements of the scale", scale ?? [])],
    formulas: [
      { what: `Parameters: scale${hasBias ? " and bias" : ""}`, figure: "params", formula: params, equals: "params" },
      { what: "FLOPs", figure: "flops", formula: flops, equals: "flops" },
      { what: "Memory access (elements)", figure: "memoryAccess", formula: sum(product(2, "|X|"), params) }
    ]
  };
}
function elements(symbol, meaning, sizes) {
  return { symbol, meaning, size: productOf(sizes) };
}

// src/analyze/explain/recurrent.ts
var CELLS = {
  LSTM: { gates: 4, activations: 5, joins: 4, name: "LSTM" },
  GRU: { gates: 3, activations: 3, joins: 5, name: "GRU" },
  RNN: { gates: 1, activations: 1, joins: 0, name: "plain recurrent layer" }
};
function explainRecurrent({ context, node }) {
  const cell2 = CELLS[node.op];
  const [x, w, r] = [sizesOf(context.inputs[0]), sizesOf(context.inputs[1]), sizesOf(context.inputs[2])];
  if (cell2 === void 0 || x === void 0 || w === void 0 || r === void 0) return void 0;
  const isBatchFirst = context.attrs.int("layout", 0) !== 0;
  const hasBias = context.has(3);
  const sizes = [
    { symbol: "T", meaning: "steps", size: x[isBatchFirst ? 1 : 0] ?? "?" },
    { symbol: "N", meaning: "batch", size: x[isBatchFirst ? 0 : 1] ?? "?" },
    { symbol: "I", meaning: "width of the input", size: w[2] ?? "?" },
    { symbol: "H", meaning: "width of the state", size: r[2] ?? "?" },
    { symbol: "D", meaning: "directions", size: w[0] ?? "?" },
    { symbol: "G", meaning: "gates", size: cell2.gates },
    { symbol: "e", meaning: "sums, biases, activations and joins per step and unit", size: perUnit(context, cell2, hasBias) }
  ];
  const macs = product("D", "T", "N", "G", "H", sum("I", "H"));
  const weights = product("D", "G", "H", sum("I", "H"));
  const biases = product("D", 2, "G", "H");
  return {
    kind: `${cell2.name}${w[0] === 2 ? ", both directions" : ""}`,
    sizes,
    formulas: [
      { what: "Elements of the output", figure: "outputSize", formula: product("T", "D", "N", "H") },
      { what: "Parameters", figure: "params", formula: hasBias ? sum(weights, biases) : weights, equals: "params" },
      { what: "MACs", figure: "macs", formula: macs, equals: "macs" },
      { what: "FLOPs of the products", figure: "flopsWithoutBias", formula: product(2, macs) },
      { what: "FLOPs", figure: "flops", formula: sum(product(2, macs), product("D", "T", "N", "H", "e")), equals: "flops" },
      {
        what: "Memory access (elements)",
        figure: "memoryAccess",
        formula: sum(product("T", "N", "I"), weights, ...hasBias ? [biases] : [], product("T", "D", "N", "H"))
      }
    ]
  };
}
function perUnit(context, { gates, activations, joins }, hasBias) {
  const isClipped = context.attrs.float("clip") !== void 0;
  const resets = context.op === "GRU" && context.attrs.int("linear_before_reset", 0) !== 0 ? 1 : 0;
  return gates * (hasBias ? 2 : 1) + activations * (isClipped ? 2 : 1) + joins + resets + (context.op === "LSTM" && context.has(7) ? 6 : 0);
}

// src/analyze/explain/explain.ts
var product2 = (walk, nodes, isStored) => explainLinear(walk, nodes, isStored) ?? explainProduct(walk, nodes);
var EXPLAINERS = {
  Conv: explainConvolution,
  ConvTranspose: explainConvolution,
  Gemm: explainLinear,
  MatMul: product2,
  Attention: explainAttention,
  LSTM: explainRecurrent,
  GRU: explainRecurrent,
  RNN: explainRecurrent,
  MaxPool: explainPool,
  AveragePool: explainPool,
  GlobalAveragePool: explainGlobalPool,
  GlobalMaxPool: explainGlobalPool,
  BatchNormalization: explainBatchNorm,
  LayerNormalization: explainGroupStatistics,
  InstanceNormalization: explainGroupStatistics
};
function explainLayer(analysis, word) {
  const { profile, inference } = analysis;
  const node = findLayer(profile, word);
  const nodes = inference.walk.nodes.filter(({ spec }) => spec?.isConstant !== true);
  const walk = nodes[profile.nodes.indexOf(node)];
  const isStored = (tensor) => tensor !== void 0 && analysis.weights.some(({ name: name2 }) => name2 === tensor);
  const layer = node.domain === "ai.onnx" ? own(EXPLAINERS, node.op)?.(walk, new LayerNodes(nodes), isStored) : void 0;
  const sizes = layer?.sizes ?? [];
  const formulas = (layer?.formulas ?? []).filter((formula) => isAsCounted(formula, sizes, node));
  const tensors = (names) => names.filter((name2) => name2 !== "").map((name2) => ({ name: name2, ...tensorProfile(inference.walk.facts.get(name2)) }));
  return {
    key: node.key,
    op: node.op,
    domain: node.domain,
    module: node.scope.join("."),
    kind: layer?.kind ?? node.op,
    inputs: tensors(node.inputs),
    outputs: tensors(node.outputs),
    sizes,
    formulas: [...formulas.map((formula) => filled(formula, sizes, node)), ...figuresWithout(formulas, node)],
    together: (layer?.together ?? []).map((joint) => ({ ...joint, formulas: joint.formulas.map((formula) => filled(formula, joint.sizes, node)) })),
    ...walk.spec?.counts === void 0 ? {} : { counts: walk.spec.counts },
    notes: [...layer?.notes ?? [], ...sharedNote(node, formulas, sizes), ...node.notes ?? []]
  };
}
var sizesByName = (sizes) => new Map(sizes.map(({ symbol, size }) => [symbol, size]));
function isAsCounted({ formula, equals }, named, { figures }) {
  const counted = equals === void 0 || equals === "params" ? void 0 : figures[equals];
  const value = formulaValue(formula, sizesByName(named));
  return counted === void 0 || !isKnown(counted) || value === void 0 || counted.value === value;
}
function filled({ what, figure, formula, equals }, named, { figures }) {
  const sizes = sizesByName(named);
  const value = valueFigure(formulaValue(formula, sizes), equals === void 0 ? void 0 : figures[equals]);
  return { what, figure, formula: formulaText(formula), filled: formulaText(formula, sizes), value };
}
function valueFigure(value, counted) {
  if (value !== void 0) return Number.isInteger(value) ? countFigure(value) : { value };
  return counted ?? { unknown: "a size is not fixed: give --dim or --shape" };
}
var FIGURES = [
  ["macs", "MACs", "macs"],
  ["flops", "FLOPs", "flops"],
  ["transcendentals", "Transcendentals", "other"],
  ["readBytes", "Bytes read", "memoryAccess"],
  ["writeBytes", "Bytes written", "memoryAccess"]
];
function figuresWithout(formulas, node) {
  return FIGURES.flatMap(([name2, what, figure]) => {
    const counted = node.figures[name2];
    const isTold = formulas.some((formula) => formula.equals === name2);
    if (counted === void 0 || isTold || isKnown(counted) && counted.value === 0) return [];
    return [{ what, figure, formula: "", filled: "", value: counted }];
  });
}
function sharedNote(node, formulas, named) {
  const formula = formulas.find(({ equals }) => equals === "params");
  const { params } = node.figures;
  if (formula === void 0 || params === void 0 || !isKnown(params)) return [];
  const value = formulaValue(formula.formula, sizesByName(named));
  return value === void 0 || value === params.value ? [] : [`${params.value} of its parameters are counted here: the others belong to the layer that uses them first, or are no parameters`];
}

// src/report/explain-view.ts
function explainView(explanation) {
  const { key, op, module, kind, inputs, outputs, sizes, formulas, together: together2, counts, notes } = explanation;
  return {
    title: words`${name(key)}: ${kind}`,
    lines: [{ text: words`${name(op)}${module === "" ? "" : words` in ${name(module)}`}`, tone: "dim" }, tensorsLine("inputs", inputs), tensorsLine("outputs", outputs)],
    sections: [
      ...sizes.length === 0 ? [] : [{ title: ["Sizes"], isFolded: false, table: sizesTable(sizes) }],
      { title: ["Figures"], isFolded: false, table: formulasTable(formulas) },
      ...together2.map(
        (joint) => ({
          title: [joint.title],
          isFolded: false,
          sections: [{ title: [], isFolded: false, table: sizesTable(joint.sizes.filter(({ symbol }) => !sizes.some((known) => known.symbol === symbol))) }].filter(
            ({ table }) => table.rows.length > 0
          ),
          table: formulasTable(joint.formulas)
        })
      ),
      ...counts === void 0 && notes.length === 0 ? [] : [
        {
          title: ["What to know"],
          isFolded: false,
          lines: [
            ...counts === void 0 ? [] : [{ text: [`${op} is counted so: ${counts}`], tone: "dim" }],
            ...notes.map((note) => ({ text: [note], tone: "dim" }))
          ]
        }
      ]
    ]
  };
}
function tensorsLine(title, tensors) {
  return { text: [`${title}: `, ...tensors.flatMap((tensor, i) => [i > 0 ? ", " : "", name(tensor.name), " ", ...shapeText(tensor)])] };
}
function sizesTable(sizes) {
  return {
    columns: [
      { title: "Symbol", align: "left" },
      { title: "Size", align: "right" },
      { title: "Meaning", align: "left" }
    ],
    rows: sizes.map(({ symbol, size, meaning }) => [cell(symbol), typeof size === "number" ? cell(String(size)) : nameCell(size), cell(meaning)]),
    noun: "size"
  };
}
function formulasTable(formulas) {
  return {
    columns: [
      { title: "Figure", align: "left" },
      { title: "Value", align: "right" },
      { title: "Formula", align: "left" },
      { title: "With numbers", align: "left", dropRank: 1 }
    ],
    rows: formulas.map((filled2) => [
      cell(filled2.what),
      valueCell(filled2),
      filled2.formula === "" ? EMPTY : cell(filled2.formula),
      filled2.filled === "" ? EMPTY : cell(filled2.filled)
    ]),
    noun: "figure"
  };
}
function valueCell({ value }) {
  if (!isKnown(value)) return cell(`? (${value.unknown})`, "warn");
  return cell(Number.isInteger(value.value) ? value.value.toLocaleString("en-US") : value.value.toPrecision(4));
}

// src/cli/commands/explain.ts
async function explainCommand(args, output) {
  const format = formatOf(args);
  const [model, layer, ...others] = args.positionals;
  if (model === void 0 || layer === void 0 || others.length > 0) {
    throw new AppError("usage/model-and-layer", `explain takes a model and a layer, not ${args.positionals.length} words`, { hint: "model-budget explain MODEL LAYER" });
  }
  if (format === "csv") throw new AppError("usage/unknown-format", 'explain has no form "csv"', { hint: "one of table, json, jsonl, markdown, html" });
  const optionsOf = await optionsByFile(args, 1);
  const explanation = withModel(model, optionsOf(model), (analysis) => explainLayer(analysis, layer));
  if (format === "json" || format === "jsonl") output.result(`${json({ schema: SCHEMA, model: { path: model }, ...explanation }, format === "json")}
`);
  else output.result(renderViews([explainView(explanation)], format, terminalOptions(args)));
  return 0;
}
export {
  explainCommand
};
