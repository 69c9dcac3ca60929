import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  optionsByFile
} from "./chunk-TCHGRNTB.js";
import {
  namingFile
} from "./chunk-4LTJ57CL.js";
import {
  terminalOptions
} from "./chunk-C656RKDM.js";
import "./chunk-DOSJVJEN.js";
import {
  formatOf
} from "./chunk-2EF4N6W4.js";
import "./chunk-WR5PVO23.js";
import "./chunk-53AA7XOH.js";
import "./chunk-OUZM53LA.js";
import "./chunk-XUA7YSCK.js";
import {
  cell,
  name,
  nameCell,
  renderViews,
  shapeText,
  shortened,
  unknownLines,
  words
} from "./chunk-E4W7LLZF.js";
import {
  json
} from "./chunk-YL6XJJGG.js";
import {
  STATUS_SIGNS
} from "./chunk-EWUV6O3V.js";
import {
  tensorProfile,
  withModel
} from "./chunk-T5CLGSGZ.js";
import {
  Attributes,
  amount,
  chosen,
  contextWith,
  countCost,
  countFigure,
  isShown,
  producersOf,
  trafficOf,
  usersOf
} from "./chunk-ITA6TZIE.js";
import {
  listed
} from "./chunk-NJ2NKAJX.js";
import "./chunk-YHXRFRKK.js";
import "./chunk-XPKI4COW.js";
import {
  shellWord
} from "./chunk-5WES5B4S.js";
import "./chunk-5B4KVQJF.js";
import {
  add,
  dimKey,
  dimText,
  divisionAtom,
  elementCount,
  isExpression,
  isWhole,
  max,
  multiply,
  ofAtom,
  operandsOf,
  quotient,
  replaceAtoms,
  sameDim,
  substitute,
  subtract,
  symbol,
  symbolsOf
} from "./chunk-YNDFLL5Z.js";
import {
  bitsOf
} from "./chunk-KVADBKJQ.js";
import {
  groupBy
} from "./chunk-B5CUOIL7.js";
import {
  isKnown
} from "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
import "./chunk-BYOSG2LM.js";
import {
  own
} from "./chunk-JCGMPJ7X.js";
import "./chunk-OZKBWTND.js";
import {
  SCHEMA
} from "./chunk-MSTFDFOY.js";
import {
  didYouMean
} from "./chunk-3MNS4ZMT.js";
import {
  AppError
} from "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";

// src/analyze/explain/formula.ts
var sum = (...operands) => joined("sum", operands);
var product = (...operands) => joined("product", operands);
var difference = (a, b) => ({ operator: "difference", operands: [a, b] });
var quotient2 = (a, b) => ({ operator: "quotient", operands: [a, b] });
var modulo = (a, b) => ({ operator: "mod", operands: [a, b] });
var floor = (a) => ({ operator: "floor", operands: [a] });
var ceil = (a) => ({ operator: "ceil", operands: [a] });
var log2 = (a) => ({ operator: "log2", operands: [a] });
var max2 = (...operands) => ({ operator: "max", operands });
var min = (...operands) => ({ operator: "min", operands });
function joined(operator, operands) {
  const [only] = operands;
  return operands.length === 1 && only !== void 0 ? only : { operator, operands };
}
var SIGNS = {
  sum: { sign: " + ", binds: 1 },
  difference: { sign: " − ", binds: 1 },
  product: { sign: "·", binds: 2 },
  quotient: { sign: "/", binds: 2 }
};
var AROUND = {
  floor: ["⌊", "⌋"],
  ceil: ["⌈", "⌉"],
  log2: ["log2(", ")"],
  max: ["max(", ")"],
  min: ["min(", ")"],
  mod: ["mod(", ")"]
};
function formulaText(formula, sizes) {
  if (typeof formula === "number") return String(formula);
  if (typeof formula === "string") return sizes === void 0 ? formula : sizeText(sizes.get(formula));
  const { operator, operands } = formula;
  const [before, after] = AROUND[operator] ?? [];
  if (before !== void 0) return `${before}${operands.map((operand) => formulaText(operand, sizes)).join(", ")}${after}`;
  return operands.map((operand, i) => {
    const text = formulaText(operand, sizes);
    return needsBrackets(operand, operator, i) ? `(${text})` : text;
  }).join(SIGNS[operator]?.sign);
}
function sizeText(size2) {
  if (size2 === void 0) return "?";
  return typeof size2 === "string" && /[^\w.]/.test(size2) ? `(${size2})` : String(size2);
}
function needsBrackets(operand, within, position) {
  const [inner, outer] = [typeof operand === "object" ? SIGNS[operand.operator]?.binds : void 0, SIGNS[within]?.binds];
  if (typeof operand !== "object" || inner === void 0 || outer === void 0) return false;
  if (inner !== outer) return inner < outer;
  return within === "product" ? operand.operator === "quotient" : within !== "sum" && position > 0;
}
var RESULTS = {
  sum: (values) => values.reduce((all, value) => all + value),
  difference: (values) => values.reduce((all, value) => all - value),
  product: (values) => values.reduce((all, value) => all * value),
  quotient: (values) => values.reduce((all, value) => all / value),
  mod: ([a = 0, b = 1]) => a - b * Math.floor(a / b),
  floor: ([a = 0]) => Math.floor(a),
  ceil: ([a = 0]) => Math.ceil(a),
  log2: ([a = 0]) => Math.log2(a),
  max: (values) => Math.max(...values),
  min: (values) => Math.min(...values)
};
function formulaValue(formula, sizes) {
  if (typeof formula === "number") return formula;
  if (typeof formula === "string") {
    const size2 = sizes.get(formula);
    return typeof size2 === "number" ? size2 : void 0;
  }
  const values = formula.operands.map((operand) => formulaValue(operand, sizes));
  return values.includes(void 0) ? void 0 : RESULTS[formula.operator](values);
}
function namesOf(formula) {
  if (typeof formula === "number") return [];
  return typeof formula === "string" ? [formula] : [...new Set(formula.operands.flatMap(namesOf))];
}

// src/analyze/explain/layer-nodes.ts
var LayerNodes = class {
  #producers;
  #users;
  constructor(nodes) {
    this.#producers = producersOf(nodes);
    this.#users = usersOf(nodes);
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
  const numbers = sizes.filter((size2) => typeof size2 === "number");
  const others = sizes.filter((size2) => typeof size2 === "string");
  const constant = numbers.reduce((all, size2) => all * size2, 1);
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
  const size2 = (of, symbol2) => of.find((named2) => named2.symbol === symbol2)?.size ?? "?";
  return [
    {
      title: "The attention",
      sizes: [
        { symbol: "B", meaning: "batch × heads", size: size2(scores, "B") },
        { symbol: "Sq", meaning: "queries", size: size2(scores, "m") },
        { symbol: "Sk", meaning: "keys and values", size: size2(scores, "n") },
        { symbol: "Dk", meaning: "width of a key", size: size2(scores, "k") },
        { symbol: "Dv", meaning: "width of a value", size: size2(values, "n") }
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
function part(size2, heads) {
  return typeof size2 === "number" && typeof heads === "number" ? size2 / heads : `${size2 ?? "?"}/${heads ?? "?"}`;
}

// src/analyze/explain/explanation.ts
var PROFILE_FIGURES = {
  params: { what: "Parameters", figure: "params" },
  macs: { what: "MACs", figure: "macs" },
  flops: { what: "FLOPs", figure: "flops" },
  transcendentals: { what: "Transcendentals", figure: "other" },
  readBytes: { what: "Bytes read", figure: "memoryAccess" },
  writeBytes: { what: "Bytes written", figure: "memoryAccess" }
};

// src/analyze/explain/body-formulas.ts
var MOST_ADDENDS = 12;
var SUMMED = ["macs", "flops", "transcendentals", "readBytes", "writeBytes"];
function explainBodies(walk) {
  const { node, cost, bodies, isCall } = walk;
  const [body] = bodies;
  if (isCall && body !== void 0) return { kind: `function ${node.op}`, sizes: [], formulas: nodeSums(body, true) };
  if (cost.runs === void 0) return void 0;
  return {
    kind: node.op,
    sizes: runSizes(cost.runs),
    formulas: runFormulas(cost.runs),
    together: bodies.map((each2) => ({ title: `One run of the body ${each2.graph.name}`, sizes: [], formulas: nodeSums(each2, false) }))
  };
}
function nodeSums(graph, isWhole2) {
  return SUMMED.flatMap((name2) => {
    const addends = graph.nodes.map(({ node, cost }) => ({ op: node.op, amount: cost.amounts[name2] })).filter(({ amount: amount2 }) => amount2.dim !== 0 || amount2.why !== void 0);
    const named2 = addends.length > MOST_ADDENDS ? byOperator(addends) : numbered(addends);
    if (named2.length === 0 || named2.length > MOST_ADDENDS || addends.some(({ amount: amount2 }) => amount2.why !== void 0)) return [];
    return [{ ...PROFILE_FIGURES[name2], formula: sum(...named2.map(({ symbol: symbol2 }) => symbol2)), own: named2, ...isWhole2 ? { equals: name2 } : {} }];
  });
}
function numbered(addends) {
  const seen = /* @__PURE__ */ new Map();
  return addends.map(({ op, amount: amount2 }) => {
    const count = (seen.get(op) ?? 0) + 1;
    seen.set(op, count);
    return { symbol: count === 1 ? op : `${op}${count}`, meaning: op, size: sizeOf(amount2.dim) };
  });
}
function byOperator(addends) {
  return [...groupBy(addends, ({ op }) => op)].map(([op, all]) => ({
    symbol: `Σ${op}`,
    meaning: `all ${all.length} of ${op}`,
    size: sizeOf(add(...all.map(({ amount: amount2 }) => amount2.dim)))
  }));
}
function runSizes(runs) {
  if (runs.kind === "lawful") return [{ symbol: "T", meaning: "runs of the body", size: sizeOf(runs.times) }];
  if (runs.kind !== "alike") return [];
  const { dim, status } = runs.times;
  return [{ symbol: "T", meaning: `runs of the body${status === "lower" ? ", at least" : ""}`, size: sizeOf(dim) }];
}
function runFormulas(runs) {
  return SUMMED.flatMap((name2) => {
    const told = toldOf(runs, name2);
    return told === void 0 ? [] : [{ ...PROFILE_FIGURES[name2], equals: name2, ...told }];
  });
}
function toldOf(runs, name2) {
  if (runs.kind === "alike") return alike(runs.once, name2);
  if (runs.kind === "each") return each(runs.executions, name2);
  return runs.kind === "lawful" ? lawful(runs, name2) : either(runs.branches, name2);
}
function besidesWeights(amounts, name2) {
  return name2 === "readBytes" ? add(amounts.readBytes.dim, multiply(-1, amounts.weightReadBytes.dim)) : amounts[name2].dim;
}
var isMissing = (amounts, name2) => amounts[name2].why !== void 0;
function alike(once, name2) {
  if (isMissing(once, name2) || once[name2].dim === 0) return void 0;
  const body = { symbol: "body", meaning: "one run", size: sizeOf(once[name2].dim) };
  const weights = { symbol: "weights", meaning: "weights that a run reads, which are read once for all", size: sizeOf(once.weightReadBytes.dim) };
  if (name2 !== "readBytes" || once.weightReadBytes.dim === 0) return { formula: product("T", "body"), own: [body] };
  return { formula: sum(product("T", difference("body", "weights")), "weights"), own: [body, weights] };
}
function each(executions, name2) {
  if (executions.some((amounts) => isMissing(amounts, name2))) return void 0;
  const groups = [...groupBy(executions, (amounts) => dimKey(besidesWeights(amounts, name2))).values()];
  const weights = name2 === "readBytes" ? max(0, ...executions.map(({ weightReadBytes }) => weightReadBytes.dim)) : 0;
  if (groups.length === 0 || groups.length > MOST_ADDENDS) return void 0;
  const own2 = groups.map(([first], i) => {
    const size2 = first === void 0 ? "?" : sizeOf(besidesWeights(first, name2));
    return { symbol: groups.length === 1 ? "body" : `run${i + 1}`, meaning: "a run of the body", size: size2 };
  });
  const terms = own2.map(({ symbol: symbol2 }, i) => (groups[i]?.length ?? 0) === 1 ? symbol2 : product(groups[i]?.length ?? 0, symbol2));
  const all = weights === 0 ? terms : [...terms, "weights"];
  return { formula: sum(...all), own: [...own2, { symbol: "weights", meaning: "weights that the runs read, once for all", size: sizeOf(weights) }] };
}
function lawful({ differences, times, weights }, name2) {
  const terms = differences[name2].flatMap((difference2, k) => {
    if (difference2 === 0) return [];
    if (k === 0) return [[product("T", "first"), [{ symbol: "first", meaning: "the first run", size: sizeOf(difference2) }]]];
    const [count, more] = [`C${k + 1}`, `more${k === 1 ? "" : k}`];
    const meaning = k === 1 ? "what the second run takes more than the first" : `by how much that grows, ${k === 2 ? "once" : `${k - 1} times`} over`;
    return [
      [
        product(count, more),
        [
          { symbol: count, meaning: `choices of ${k + 1} of T runs`, size: sizeOf(chosen(1, times, k + 1)) },
          { symbol: more, meaning, size: sizeOf(difference2) }
        ]
      ]
    ];
  });
  const isWeighted = name2 === "readBytes" && weights !== 0;
  if (terms.length === 0 && !isWeighted) return void 0;
  const read = { symbol: "weights", meaning: "weights that the runs read, once for all", size: sizeOf(weights) };
  return { formula: sum(...terms.map(([formula]) => formula), ...isWeighted ? ["weights"] : []), own: [...terms.flatMap(([, own2]) => own2), ...isWeighted ? [read] : []] };
}
function either(branches, name2) {
  if (branches.some((amounts) => isMissing(amounts, name2)) || branches.every((amounts) => amounts[name2].dim === 0)) return void 0;
  const names = ["then", "else"];
  return { formula: max2(...names), own: names.map((symbol2, i) => ({ symbol: symbol2, meaning: `the ${symbol2} branch`, size: sizeOf(branches[i]?.[name2].dim ?? 0) })) };
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
  const weights = isTransposed ? product("C", quotient2("M", "g"), ...kernel) : product("M", quotient2("C", "g"), ...kernel);
  const macs = isTransposed ? product(...inputs, quotient2("M", "g"), ...kernel) : product(...results, quotient2("C", "g"), ...kernel);
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
    const formula = node.op === "ConvTranspose" ? difference(sum(product(difference(`${axis}i`, 1), `s${axis}`), extent, ...extra?.[i] === void 0 || extra[i] === 0 ? [] : [`e${axis}`]), `p${axis}`) : sum(floor(quotient2(difference(sum(`${axis}i`, `p${axis}`), extent), `s${axis}`)), 1);
    return { what: `Output size ${axis}o`, figure: "outputSize", formula };
  });
}
function separable(walk, nodes, sizes, kernel, axes) {
  const pointwise = nodes.reached(walk, WAYS, "Conv");
  const w = pointwise === void 0 ? void 0 : sizesOf(pointwise.context.inputs[1]);
  if (pointwise === void 0 || w === void 0 || pointwise.context.attrs.int("group", 1) !== 1 || !w.slice(2).every((size2) => size2 === 1)) return [];
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
        { what: "Share of it", figure: "other", formula: quotient2(both, standard) }
      ]
    }
  ];
}

// src/analyze/explain/detailed.ts
var KINDS = [
  ["transforms", explainFourier],
  ["trees", explainTrees],
  ["perOutput", explainResize]
];
function explainDetailed(walk) {
  const { spec, context, outputs } = walk;
  if (spec === void 0) return void 0;
  try {
    const { details = {} } = countCost(spec, context, outputs);
    return KINDS.find(([detail]) => details[detail] !== void 0)?.[1](details, walk);
  } catch {
    return void 0;
  }
}
var size = (symbol2, meaning, dim) => ({ symbol: symbol2, meaning, size: sizeOf(dim ?? null) });
function explainFourier({ transforms, points, perTransform, halves }, { context, node }) {
  const isWindowed = node.op === "STFT" && context.has(2);
  const real = halves === 2 ? [2] : [];
  const one = real.length === 0 ? product(5, "n", log2("n")) : quotient2(product(5, "n", log2("n")), 2);
  const fourier = ceil(product("B", "F"));
  return {
    kind: isWindowed ? "windowed Fourier transforms" : "Fourier transform",
    sizes: [
      size("B", "transforms", transforms),
      size("n", "points of each", points),
      { symbol: "F", meaning: `FLOPs of one${halves === 2 ? ", half of a complex one since the signal is real" : ""}, to 16 binary places`, size: Number(perTransform) }
    ],
    formulas: [
      { what: "FLOPs of one transform", figure: "other", formula: one },
      { what: "FLOPs", figure: "flops", formula: isWindowed ? sum(fourier, product("B", "n")) : fourier, equals: "flops" }
    ]
  };
}
function explainTrees({ rows, trees, targets, perScore, transcendentalsPerScore }) {
  const scores = product("N", "C");
  const transcendentals = transcendentalsPerScore === 0 ? [] : [{ what: "Transcendentals", figure: "other", formula: product(scores, Number(transcendentalsPerScore)), equals: "transcendentals" }];
  return {
    kind: "tree ensemble",
    sizes: [size("N", "rows", rows), size("C", "classes or targets", targets), size("T", "trees", trees)],
    formulas: [{ what: "FLOPs", figure: "flops", formula: product("N", "C", perScore === 0 ? "T" : sum("T", Number(perScore))), equals: "flops" }, ...transcendentals]
  };
}
function explainResize({ perOutput }, { context, outputs }) {
  const [x, y] = [sizesOf(context.inputs[0]), sizesOf(outputs[0])];
  if (x === void 0 || y === void 0) return void 0;
  const axes = x.flatMap((from, axis) => from === y[axis] ? [] : [axis]);
  const widths = axes.map((axis) => max2(1, quotient2(`X[${axis}]`, `Y[${axis}]`)));
  return {
    kind: "resizing with antialiasing",
    sizes: [
      { symbol: "|Y|", meaning: "elements of the output", size: productOf(y) },
      size("w", `FLOPs of an element without antialiasing, with ${axes.length} axes scaled`, perOutput),
      ...axes.flatMap((axis) => [
        { symbol: `X[${axis}]`, meaning: `axis ${axis} of the input`, size: x[axis] ?? "?" },
        { symbol: `Y[${axis}]`, meaning: `axis ${axis} of the output`, size: y[axis] ?? "?" }
      ])
    ],
    formulas: [{ what: "FLOPs", figure: "flops", formula: ceil(product("|Y|", "w", ...widths)), equals: "flops" }]
  };
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
    ({ op }) => op.toLowerCase() === word.toLowerCase(),
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
  const keys = found.map(({ key }) => key);
  return new AppError("usage/unknown-layer", `"${word}" could be ${found.length} layers: ${listed(keys, MOST_NAMED)}`, { hint: "give the whole name of one" });
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

// src/analyze/explain/dim-formula.ts
var collator = new Intl.Collator("en", { numeric: true });
function compareNames(a, b) {
  return collator.compare(a.replaceAll("|", ""), b.replaceAll("|", ""));
}
function dimFormula(dim, products) {
  if (dim === null) return void 0;
  if (!isExpression(dim)) return Number.isSafeInteger(dim) && dim >= 0 ? dim : void 0;
  const monomials = dim.terms.map((term) => monomialOf(term, products));
  return monomials.every((monomial) => monomial !== void 0) ? sumOf(monomials) : void 0;
}
function monomialOf({ coefficient, factors }, products) {
  let names = factors.flatMap(({ atom, power }) => atom.kind === "symbol" ? Array.from({ length: power }).fill(atom.name) : []);
  const found = [];
  for (const { name: name2, factors: parts } of products) {
    for (let left = without(names, parts); left !== void 0; left = without(names, parts)) {
      found.push(name2);
      names = left;
    }
  }
  const others = factors.flatMap(({ atom, power }) => atom.kind === "symbol" ? [] : Array.from({ length: power }, () => atomFormula(atom, products)));
  return others.every((other) => other !== void 0) ? { coefficient, factors: [...found, ...names, ...others] } : void 0;
}
function without(names, parts) {
  const left = [...names];
  for (const part2 of parts) {
    const at = left.indexOf(part2);
    if (at < 0) return void 0;
    left.splice(at, 1);
  }
  return parts.length === 0 ? void 0 : left;
}
function atomFormula(atom, products) {
  const operands = operandsOf(atom).map((operand) => dimFormula(operand, products));
  if (!operands.every((operand) => operand !== void 0)) return void 0;
  const [of = 0, by = 1] = operands;
  switch (atom.kind) {
    case "floorDiv":
      return roundedUp(atom, products) ?? floor(by === 1 ? of : quotient2(of, by));
    case "quotient":
      return quotient2(of, by);
    case "mod":
      return modulo(of, by);
    case "max":
      return max2(...operands);
    case "min":
      return min(...operands);
  }
}
function roundedUp({ of, by }, products) {
  if (typeof by !== "number" || by < 2 || !isExpression(of)) return void 0;
  const constant = of.terms.find(({ factors }) => factors.length === 0)?.coefficient;
  const rest = constant === BigInt(by - 1) ? dimFormula(subtract(of, by - 1), products) : void 0;
  return rest === void 0 ? void 0 : ceil(quotient2(rest, by));
}
function sumOf(monomials) {
  const [first] = monomials;
  if (first === void 0) return 0;
  if (monomials.length === 1) return first.coefficient > 0n ? productOf2(first) : void 0;
  const divisor = monomials.reduce((a, { coefficient }) => commonDivisor(a, coefficient < 0n ? -coefficient : coefficient), 0n);
  const shared = first.factors.filter((factor, i) => {
    const before = first.factors.slice(0, i).filter((other) => other === factor).length;
    return monomials.every(({ factors }) => factors.filter((other) => other === factor).length > before);
  });
  const rests = inOrder(monomials).map(({ coefficient, factors }) => ({ coefficient: coefficient / divisor, factors: remaining(factors, shared) }));
  const [positive, negative] = [rests.filter(({ coefficient }) => coefficient > 0n), rests.filter(({ coefficient }) => coefficient < 0n)];
  const added = positive.map(productOf2);
  const taken = negative.map(({ coefficient, factors }) => productOf2({ coefficient: -coefficient, factors }));
  if (added.length === 0 || ![...added, ...taken].every((part2) => part2 !== void 0)) return void 0;
  const inner = taken.reduce(difference, sum(...added));
  const outer = divisor === 1n ? shared : [Number(divisor), ...shared];
  return Number.isSafeInteger(Number(divisor)) ? product(...outer, inner) : void 0;
}
function inOrder(monomials) {
  const key = ({ factors: [first] }) => typeof first === "string" ? first : "~";
  return monomials.length > 2 && monomials.some(({ factors }) => factors.length > 1) ? monomials : [...monomials].sort((a, b) => compareNames(key(a), key(b)));
}
function remaining(factors, shared) {
  const left = [...factors];
  for (const factor of shared) left.splice(left.indexOf(factor), 1);
  return left;
}
function productOf2({ coefficient, factors }) {
  const number = Number(coefficient);
  if (!Number.isSafeInteger(number)) return void 0;
  return number === 1 && factors.length > 0 ? product(...factors) : product(number, ...factors);
}
function commonDivisor(a, b) {
  return b === 0n ? a : commonDivisor(b, a % b);
}

// src/analyze/explain/lift-attributes.ts
var MOST_LIFTED = 3;
var MOST_TRIED = 24;
var MOST_ELEMENTS = 16;
function wholeAttributes(attributes) {
  const found = [...attributes].flatMap(([name2, attribute]) => {
    if (attribute.kind === "int") return [{ name: name2, value: attribute.value, set: (all, value) => all.set(name2, { kind: "int", value }) }];
    if (attribute.kind === "floats" && attribute.value.length > 0) return [lengthOf(name2, attribute.value)];
    if (attribute.kind !== "ints" || attribute.value.length > MOST_ELEMENTS) return [];
    return attribute.value.map((value, i) => ({
      name: `${name2}[${i}]`,
      value,
      set: (all, changed) => {
        const list = all.get(name2);
        if (list?.kind === "ints") all.set(name2, { kind: "ints", value: list.value.with(i, changed) });
      }
    }));
  });
  return found.filter(({ value }) => value > 0 && value < 2 ** 31).slice(0, MOST_TRIED);
}
function lengthOf(name2, list) {
  return {
    name: `|${name2}|`,
    value: list.length,
    set: (all, length) => all.set(name2, { kind: "floats", value: list.slice(0, length).concat(Array(Math.max(0, length - list.length)).fill(0)) })
  };
}
function changedAttributes(attributes, changes) {
  const changed = new Map(attributes);
  for (const [attribute, value] of changes) attribute.set(changed, value);
  return new Attributes(changed);
}
function liftAttributes(attributes, run) {
  const plain = run(/* @__PURE__ */ new Map());
  if (plain === void 0) return void 0;
  const matters = attributes.filter((attribute) => differ(plain, run(/* @__PURE__ */ new Map([[attribute, attribute.value + 1]]))));
  const lifted = matters.slice(0, MOST_LIFTED);
  return { figures: named(lifted, run) ?? plain, attributes: lifted };
}
function differ(a, b) {
  return b !== void 0 && Object.entries(a).some(([name2, dim]) => dimKey(dim) !== dimKey(b[name2] ?? null));
}
function named(attributes, run) {
  const [first, ...others] = attributes;
  if (first === void 0) return run(/* @__PURE__ */ new Map());
  const points = [0, 1, 2, 3].map((step) => named(others, (changes) => run(new Map([...changes, [first, first.value + step]]))));
  const [here] = points;
  if (here === void 0 || !points.every((point) => point !== void 0)) return here;
  const along = (name2) => points.map((point) => point[name2] ?? null);
  return Object.fromEntries(Object.keys(here).map((name2) => [name2, throughPoints(along(name2), first)]));
}
function dividedBy(dim, name2, value) {
  if (value < 2) return dim;
  return replaceAtoms(dim, (atom) => {
    const times = atom.kind === "floorDiv" && typeof atom.by === "number" ? atom.by / value : 0;
    return atom.kind === "floorDiv" && times >= 1 && Number.isInteger(times) ? ofAtom(divisionAtom("floorDiv", atom.of, multiply(times, symbol(name2)))) : ofAtom(atom);
  });
}
function throughPoints(points, { name: name2, value }) {
  const [here = null, next = null, second = null, third = null] = points.map((point, step) => dividedBy(point, name2, value + step));
  const bend = add(second, multiply(-2, next), here);
  const isSmooth = subtract(third, add(multiply(3, second), multiply(-3, next), here)) === 0;
  const [square, variable] = [quotient(bend, 2), symbol(name2)];
  if (!isSmooth || square === null || !isWhole(square)) return points[0] ?? null;
  const slope = subtract(subtract(next, here), multiply(square, 2 * value + 1));
  const rest = subtract(here, add(multiply(square, value * value), multiply(slope, value)));
  return add(multiply(square, variable, variable), multiply(slope, variable), rest);
}

// src/analyze/explain/named-tensors.ts
var isMany = (size2) => size2 !== 1 && size2 !== 0;
var NAMINGS = [
  { isNamed: () => true, isOfValues: true },
  { isNamed: (_, fact) => fact.value === void 0, isOfValues: true },
  { isNamed: () => true },
  { isNamed: (_, fact) => fact.value === void 0 },
  { isNamed: isMany },
  { isNamed: (size2, fact) => isMany(size2) && fact.value === void 0 },
  { isNamed: (size2, fact) => isMany(size2) && fact.value === void 0, isShared: true }
];
var MOST_VALUES = 8;
function namedTensors({ context, outputs, node }, naming) {
  const [letters, shared] = [/* @__PURE__ */ new Map(), /* @__PURE__ */ new Map()];
  const [values, products, sizes] = [/* @__PURE__ */ new Map(), [], []];
  const named2 = (fact, tensor, letter) => {
    if (fact?.kind !== "tensor" || fact.shape === void 0 || tensor === "") return fact;
    const known = letters.get(tensor);
    letters.set(tensor, known ?? letter);
    const at = known ?? letter;
    const isNamed = (size2) => size2 !== null && naming.isNamed(size2, fact);
    const nameOf = (size2, axis) => {
      const own2 = `${at}[${axis}]`;
      const first = shared.get(dimKey(size2)) ?? own2;
      shared.set(dimKey(size2), first);
      return naming.isShared ? first : own2;
    };
    const shape = fact.shape.map((size2, axis) => isNamed(size2) ? symbol(nameOf(size2, axis)) : size2);
    if (known === void 0) {
      sizes.push({ symbol: `|${at}|`, meaning: meaningOf(tensor, fact), size: countOf(fact) });
      values.set(`|${at}|`, elementCount(fact));
      for (const [axis, size2] of fact.shape.entries()) {
        sizes.push({ symbol: `${at}[${axis}]`, meaning: `axis ${axis} of ${tensor}`, size: sizeOf(size2) });
        if (isNamed(size2)) values.set(`${at}[${axis}]`, size2);
      }
      if (fact.shape.every((size2) => isNamed(size2) || size2 === 1)) products.push({ name: `|${at}|`, factors: shape.flatMap((size2) => symbolsOf(size2)) });
    }
    return naming.isOfValues === true ? { ...fact, shape, value: namedValue(fact, at, tensor) } : { ...fact, shape };
  };
  const namedValue = ({ value, weight }, at, tensor) => {
    if (weight !== void 0 || value === void 0 || value.length > MOST_VALUES) return value;
    return value.map((element, i) => {
      if (typeof element !== "number" || element < 1 || !Number.isSafeInteger(element)) return element;
      const own2 = `${at.toLowerCase()}${value.length === 1 ? "" : `[${i}]`}`;
      if (!values.has(own2)) sizes.push({ symbol: own2, meaning: `value of ${tensor}`, size: element });
      values.set(own2, element);
      return symbol(own2);
    });
  };
  const letterOf = (letter, i) => i === 0 ? letter : `${letter}${i + 1}`;
  const inputs = context.inputs.map((fact, i) => named2(fact, context.inputNames[i] ?? "", letterOf("X", i)));
  const made = outputs.map((fact, i) => named2(fact, node.outputs[i] ?? "", letterOf("Y", i)));
  const flat = (facts, names) => facts.map((fact, i) => asStored(fact, letters.get(names[i] ?? "")));
  return { inputs, outputs: made, stored: flat(inputs, context.inputNames), written: flat(made, node.outputs), values, products: longestFirst(products), sizes };
}
function longestFirst(products) {
  return products.filter(({ factors }) => factors.length > 0).sort((a, b) => b.factors.length - a.factors.length);
}
function asStored(fact, letter) {
  if (fact?.kind !== "tensor" || letter === void 0) return fact;
  return { kind: "tensor", dtype: fact.weight?.dtype ?? fact.dtype, shape: fact.shape?.includes(null) === true ? fact.shape : [symbol(`|${letter}|`)] };
}
function countOf(fact) {
  return sizeOf(elementCount(fact));
}
function meaningOf(tensor, fact) {
  const dtype = fact.weight?.dtype ?? fact.dtype;
  return `elements of ${tensor}${dtype === void 0 ? "" : `, ${dtype}${widthOf(bitsOf(dtype))}`}`;
}
function widthOf(bits) {
  if (bits === void 0) return "";
  return bits % 8 === 0 ? `: ${bits / 8} byte${bits === 8 ? "" : "s"} each` : `: ${bits} bits each`;
}

// src/analyze/explain/parameter-formula.ts
var MOST_WEIGHTS = 12;
function parameterFormula(walk, weights) {
  const counted = weights.filter((weight) => weight.mainUsers[0] === walk.node && weight.class === "params");
  const slots = counted.map((weight) => weight.slots.find(({ node }) => node === walk.node)?.slot);
  const { terms, sizes } = slots.every((slot) => slot !== void 0) ? ofSlots(walk, slots) : ofWeights(counted);
  if (terms.length === 0 || terms.length > MOST_WEIGHTS) return { sizes: [], formulas: [] };
  const formula = sum(...terms);
  const names = namesOf(formula);
  return { sizes: sizes.filter(({ symbol: symbol2 }) => names.includes(symbol2)), formulas: [{ ...PROFILE_FIGURES.params, formula, equals: "params" }] };
}
function ofWeights(counted) {
  const sizes = counted.map(({ name: name2, elements: elements2 }, i) => ({ symbol: `W${i + 1}`, meaning: `elements of ${name2}`, size: elements2 }));
  return { terms: sizes.map(({ symbol: symbol2 }) => symbol2), sizes };
}
function ofSlots(walk, slots) {
  const tensors = namedTensors(walk, NAMINGS[0]);
  const packed = packedElements(walk, tensors);
  const terms = slots.map((slot) => packed.figures.get(slot) ?? `|${slot === 0 ? "X" : `X${slot + 1}`}|`);
  return { terms, sizes: [...tensors.sizes, ...packed.sizes] };
}
function packedElements({ spec, context, node }, { inputs, products }) {
  const lifted = liftAttributes(
    wholeAttributes(node.attributes),
    (changes) => spec?.logicalElements?.(contextWith(context, { inputs, attrs: changedAttributes(node.attributes, changes) }))
  );
  const figures = Object.entries(lifted?.figures ?? {}).flatMap(([slot, dim]) => {
    const formula = dimFormula(dim, products);
    return formula === void 0 ? [] : [[Number(slot), formula]];
  });
  return { figures: new Map(figures), sizes: (lifted?.attributes ?? []).map(({ name: name2, value }) => ({ symbol: name2, meaning: "attribute", size: value })) };
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
    return { what: `Output size ${axis}o`, figure: "outputSize", formula: sum(floor(quotient2(room, `s${axis}`)), 1) };
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
  const [x, scale] = [sizesOf(context.inputs[0]), sizesOf(context.inputs[1])];
  if (x === void 0) return void 0;
  return {
    kind: "batch normalisation",
    sizes: [elements("|X|", "elements", x), { symbol: "C", meaning: "channels", size: scale?.[0] ?? x[1] ?? "?" }],
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
function elements(symbol2, meaning, sizes) {
  return { symbol: symbol2, meaning, size: productOf(sizes) };
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

// src/analyze/explain/rule-figures.ts
function ruleFigures(walk, tensors, changes) {
  const { spec, context, node, isView } = walk;
  if (spec === void 0) return void 0;
  const named2 = contextWith(context, { inputs: tensors.inputs, attrs: changedAttributes(node.attributes, changes) });
  try {
    const cost = countCost(spec, named2, tensors.outputs);
    if (cost.amounts !== void 0 || cost.unknown !== void 0) return void 0;
    const request = { context: contextWith(named2, { inputs: tensors.stored }), outputs: tensors.written, isView };
    const { readBytes, writeBytes } = trafficOf(request, cost, (dim) => amount(dim));
    return {
      macs: cost.macs ?? 0,
      otherFlops: cost.flops ?? 0,
      transcendentals: cost.transcendentals ?? 0,
      readBytes: readBytes.why === void 0 ? readBytes.dim : null,
      writeBytes: writeBytes.why === void 0 ? writeBytes.dim : null
    };
  } catch {
    return void 0;
  }
}

// src/analyze/explain/rule-formulas.ts
function ruleFormulas(walk) {
  const found = /* @__PURE__ */ new Map();
  const counted = countedFigures(walk);
  const whole = wholeAttributes(walk.node.attributes);
  for (const naming of NAMINGS) {
    const open = Object.keys(counted).filter((figure) => !found.has(figure) && counted[figure] !== 0 && counted[figure] !== null);
    if (open.length === 0) break;
    const tensors = namedTensors(walk, naming);
    const lifted = liftAttributes(whole, (changes) => ruleFigures(walk, tensors, changes));
    if (lifted === void 0) continue;
    const values = new Map([...tensors.values, ...lifted.attributes.map(({ name: name2, value }) => [name2, value])]);
    const attributes = lifted.attributes.map(({ name: name2, value }) => ({ symbol: name2, meaning: "attribute", size: value }));
    for (const figure of open) {
      const formula = trueFormula(lifted.figures[figure], counted[figure], values, tensors);
      if (formula !== void 0) found.set(figure, { formula, sizes: sizesIn(formula, [...tensors.sizes, ...attributes]) });
    }
  }
  return assembled(found, counted);
}
function countedFigures({ cost: { amounts } }) {
  const { macs, flops, transcendentals, readBytes, writeBytes } = amounts;
  const known = ({ dim, why }) => why === void 0 ? dim : null;
  return {
    macs: known(macs),
    otherFlops: add(known(flops), multiply(-2, known(macs))),
    transcendentals: known(transcendentals),
    readBytes: known(readBytes),
    writeBytes: known(writeBytes)
  };
}
function trueFormula(named2, counted, values, { products }) {
  const plain = replaceAtoms(named2, (atom) => withoutBroadcast(atom, values));
  return sameDim(substitute(plain, values), counted) ? dimFormula(plain, products) : void 0;
}
function withoutBroadcast(atom, values) {
  const sizes = atom.kind === "max" ? atom.of.map((operand) => substitute(operand, values)) : [];
  const numbers = sizes.filter((size2) => typeof size2 === "number");
  const largest = Math.max(...numbers);
  const isBroadcast = atom.kind === "max" && numbers.length === sizes.length && numbers.every((size2) => size2 === 1 || size2 === largest);
  return isBroadcast ? atom.of[numbers.indexOf(largest)] ?? null : ofAtom(atom);
}
function sizesIn(formula, sizes) {
  return namesOf(formula).map((name2) => sizes.find(({ symbol: symbol2 }) => symbol2 === name2) ?? { symbol: name2, meaning: "a size that is not fixed", size: name2 });
}
var BESIDES_PRODUCTS = ["transcendentals", "readBytes", "writeBytes"];
function assembled(found, { macs, otherFlops }) {
  const products = found.get("macs")?.formula;
  const other = otherFlops === 0 ? 0 : found.get("otherFlops")?.formula;
  const others = BESIDES_PRODUCTS.flatMap((name2) => {
    const formula = found.get(name2)?.formula;
    return formula === void 0 ? [] : [{ ...PROFILE_FIGURES[name2], formula, equals: name2 }];
  });
  const sizes = [...found.values()].flatMap((each2) => each2.sizes);
  return {
    sizes: sizes.filter(({ symbol: symbol2 }, i) => sizes.findIndex((earlier) => earlier.symbol === symbol2) === i).sort((a, b) => compareNames(a.symbol, b.symbol)),
    formulas: [...products === void 0 ? [] : [{ ...PROFILE_FIGURES.macs, formula: products, equals: "macs" }], ...flopsFormula(macs, other), ...others]
  };
}
function flopsFormula(macs, other) {
  if (other === void 0 || macs === null || macs === 0 && other === 0) return [];
  const products = product(2, "MACs");
  const formula = macs === 0 ? other : other === 0 ? products : sum(products, other);
  return [{ ...PROFILE_FIGURES.flops, formula, equals: "flops", own: [{ symbol: "MACs", meaning: "as above", size: sizeOf(macs) }] }];
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
  const nodes = inference.walk.nodes.filter(isShown);
  const walk = nodes[profile.nodes.indexOf(node)];
  const isStored = (tensor) => tensor !== void 0 && analysis.weights.some(({ name: name2 }) => name2 === tensor);
  const layer = explainBodies(walk) ?? explainDetailed(walk) ?? (node.domain === "ai.onnx" ? own(EXPLAINERS, node.op)?.(walk, new LayerNodes(nodes), isStored) : void 0);
  const { sizes, formulas } = completed(layer, [parameterFormula(walk, analysis.weights), ruleFormulas(walk)], node);
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
var sizesByName = (sizes) => new Map(sizes.map(({ symbol: symbol2, size: size2 }) => [symbol2, size2]));
function completed(layer, others, node) {
  const sizes = [...layer?.sizes ?? []];
  const formulas = (layer?.formulas ?? []).filter((formula) => isAsCounted(formula, sizes, node) && isComplete(formula, sizes));
  for (const { sizes: named2, formulas: more } of others) {
    const untold = more.filter(({ equals }) => !formulas.some((told) => told.equals === equals) && equals !== void 0);
    const wanted = untold.filter((formula) => comesTo(formula, named2, node.figures[formula.equals]) && !isNamedOtherwise(formula, named2, sizes));
    const names = new Set(wanted.flatMap(({ formula }) => namesOf(formula)));
    sizes.push(...named2.filter(({ symbol: symbol2 }) => names.has(symbol2) && !sizes.some((known) => known.symbol === symbol2)));
    const at = wanted.some(({ figure }) => figure === "params") ? formulas.filter(({ figure }) => figure === "outputSize").length : formulas.length;
    formulas.splice(at, 0, ...wanted);
  }
  return { sizes, formulas };
}
function isNamedOtherwise({ formula }, named2, known) {
  const [ours, theirs] = [sizesByName(named2), sizesByName(known)];
  return namesOf(formula).some((name2) => theirs.has(name2) && ours.has(name2) && theirs.get(name2) !== ours.get(name2));
}
function isAsCounted(formula, named2, { figures }) {
  return formula.equals === void 0 || formula.equals === "params" || comesTo(formula, named2, figures[formula.equals]);
}
function isComplete({ formula, own: names = [] }, named2) {
  const sizes = sizesByName([...named2, ...names]);
  return namesOf(formula).every((name2) => (sizes.get(name2) ?? "?") !== "?");
}
function comesTo({ formula, own: names = [] }, named2, counted) {
  const value = formulaValue(formula, sizesByName([...named2, ...names]));
  return counted === void 0 || !isKnown(counted) || value === void 0 || counted.value === value;
}
function filled({ what, figure, formula, equals, own: names = [] }, named2, { figures }) {
  const sizes = sizesByName([...named2, ...names]);
  const value = valueFigure(formulaValue(formula, sizes), equals === void 0 ? void 0 : figures[equals]);
  return { what, figure, formula: formulaText(formula), filled: formulaText(formula, sizes), value };
}
function valueFigure(value, counted) {
  if (value === void 0) return counted ?? { unknown: "a size is not fixed: give --dim or --shape" };
  const figure = Number.isInteger(value) ? countFigure(value) : { value };
  const isSame = counted !== void 0 && isKnown(counted) && counted.value === value && counted.status !== void 0;
  return isSame && isKnown(figure) ? { ...figure, status: counted.status } : figure;
}
function figuresWithout(formulas, node) {
  return Object.keys(PROFILE_FIGURES).flatMap((name2) => {
    const counted = node.figures[name2];
    const isTold = formulas.some((formula) => formula.equals === name2);
    if (counted === void 0 || isTold || isKnown(counted) && counted.value === 0) return [];
    return [{ ...PROFILE_FIGURES[name2], formula: "", filled: "", value: counted }];
  });
}
function sharedNote(node, formulas, named2) {
  const formula = formulas.find(({ equals }) => equals === "params");
  const { params } = node.figures;
  if (formula === void 0 || params === void 0 || !isKnown(params)) return [];
  const value = formulaValue(formula.formula, sizesByName(named2));
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
      formulas.length === 0 ? { title: ["Figures"], isFolded: false, lines: [{ text: ["it computes nothing, and reads and writes nothing"], tone: "dim" }] } : { title: ["Figures"], isFolded: false, table: formulasTable(formulas), lines: [...unknownLines(formulas.map(({ value }) => value)), ...shortenedLines(explanation)] },
      ...together2.map(
        (joint) => ({
          title: [joint.title],
          isFolded: false,
          sections: [{ title: [], isFolded: false, table: sizesTable(joint.sizes.filter(({ symbol: symbol2 }) => !sizes.some((known) => known.symbol === symbol2))) }].filter(
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
var MOST_CHARACTERS = 240;
function shortenedLines({ sizes, formulas, together: together2 }) {
  const texts = [...sizes, ...together2.flatMap((joint) => joint.sizes)].map(({ size: size2 }) => String(size2));
  const written = [...formulas, ...together2.flatMap((joint) => joint.formulas)].flatMap(({ formula, filled: filled2 }) => [formula, filled2]);
  const isShortened = [...texts, ...written].some((text) => [...text].length > MOST_CHARACTERS);
  return isShortened ? [{ text: ["what … stands for is whole in --format json"], tone: "dim" }] : [];
}
function tensorsLine(title, tensors) {
  return { text: [`${title}: `, ...tensors.flatMap((tensor, i) => [i > 0 ? ", " : "", name(tensor.name), " ", ...shapeText(tensor)])] };
}
function sizesTable(sizes) {
  return {
    columns: [
      { title: "Symbol", align: "left" },
      { title: "Size", align: "right", isWrapped: true },
      { title: "Meaning", align: "left" }
    ],
    rows: sizes.map(({ symbol: symbol2, size: size2, meaning }) => [cell(symbol2), typeof size2 === "number" ? cell(String(size2)) : nameCell(shortened(size2, MOST_CHARACTERS)), cell(meaning)]),
    noun: "size"
  };
}
function formulasTable(formulas) {
  return {
    columns: [
      { title: "Figure", align: "left" },
      { title: "Value", align: "right" },
      { title: "Formula", align: "left", isWrapped: true },
      { title: "With numbers", align: "left", isWrapped: true }
    ],
    rows: formulas.map((filled2) => [cell(filled2.what), valueCell(filled2), cell(shortened(filled2.formula, MOST_CHARACTERS)), cell(shortened(filled2.filled, MOST_CHARACTERS))]),
    noun: "figure"
  };
}
function valueCell({ value }) {
  if (!isKnown(value)) return cell(value.atLeast === void 0 ? "?" : `? (at least ${numberText(value.atLeast)})`, "warn");
  return cell(value.status === void 0 ? numberText(value.value) : `${STATUS_SIGNS[value.status]} ${numberText(value.value)}`);
}
function numberText(value) {
  return Number.isInteger(value) ? value.toLocaleString("en-US") : value.toPrecision(4);
}

// src/cli/commands/explain.ts
async function explainCommand(args, output) {
  const format = formatOf(args);
  const [model, layer, ...others] = args.positionals;
  if (model === void 0 || layer === void 0 || others.length > 0) throw wrongWords(args.positionals);
  if (format === "csv") throw new AppError("usage/unknown-format", 'explain has no form "csv"', { hint: "one of table, json, jsonl, markdown, html" });
  const optionsOf = await optionsByFile(args, 1);
  const explanation = namingFile(model, () => withModel(model, optionsOf(model), (analysis) => explainLayer(analysis, layer)));
  if (format === "json" || format === "jsonl") output.result(`${json({ schema: SCHEMA, model: { path: model }, ...explanation }, format === "json")}
`);
  else output.result(renderViews([explainView(explanation)], format, terminalOptions(args)));
  return 0;
}
function wrongWords([model, ...others]) {
  if (model !== void 0 && others.length === 0) {
    return new AppError("usage/model-and-layer", `explain needs a layer of ${model} too`, { hint: `model-budget profile ${shellWord(model)} lists them` });
  }
  const problem = model === void 0 ? "explain needs a model and a layer" : `explain takes a model and one layer, not ${others.length}`;
  return new AppError("usage/model-and-layer", problem, { hint: "model-budget explain MODEL LAYER; a name with spaces stands in quotes" });
}
export {
  explainCommand
};
