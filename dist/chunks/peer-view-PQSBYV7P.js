import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  calibratedProfile
} from "./chunk-2POHITDX.js";
import {
  measureOptions,
  measureTarget
} from "./chunk-O5FPATG5.js";
import "./chunk-4LTJ57CL.js";
import {
  terminalOptions
} from "./chunk-C656RKDM.js";
import "./chunk-DOSJVJEN.js";
import {
  errorLines
} from "./chunk-HRPVM7I5.js";
import {
  formatOf,
  wholeNumber
} from "./chunk-2EF4N6W4.js";
import "./chunk-WR5PVO23.js";
import "./chunk-53AA7XOH.js";
import "./chunk-FSYAZXIR.js";
import "./chunk-OUZM53LA.js";
import "./chunk-XUA7YSCK.js";
import {
  EMPTY,
  cell,
  csv,
  name,
  nameCell,
  renderViews
} from "./chunk-E4W7LLZF.js";
import {
  json
} from "./chunk-YL6XJJGG.js";
import "./chunk-EWUV6O3V.js";
import {
  measureModel
} from "./chunk-SFQNAPW3.js";
import {
  BUG,
  failedProfile,
  withModel
} from "./chunk-T5CLGSGZ.js";
import {
  TORCHSTAT_FLOPS,
  TORCHSTAT_MADD,
  TORCHSTAT_READ,
  TORCHSTAT_WRITE,
  fvcore,
  lastCalls,
  lostModules,
  ptflops,
  thop0031,
  torchModel,
  torchinfo,
  torchstat,
  torchsummary,
  yolov5
} from "./chunk-ITA6TZIE.js";
import "./chunk-NJ2NKAJX.js";
import "./chunk-YHXRFRKK.js";
import "./chunk-XPKI4COW.js";
import "./chunk-5WES5B4S.js";
import "./chunk-5B4KVQJF.js";
import "./chunk-YDIQTVKO.js";
import "./chunk-YNDFLL5Z.js";
import "./chunk-KVADBKJQ.js";
import {
  groupBy
} from "./chunk-B5CUOIL7.js";
import {
  isKnown
} from "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
import {
  quantityText,
  shareText
} from "./chunk-BYOSG2LM.js";
import "./chunk-JCGMPJ7X.js";
import "./chunk-OZKBWTND.js";
import {
  SCHEMA
} from "./chunk-MSTFDFOY.js";
import "./chunk-3MNS4ZMT.js";
import "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";

// src/report/peer-views/params.ts
function paramsView({ analysis }) {
  const { weights, profile } = analysis;
  const bytes = weights.reduce((sum, weight) => sum + weight.bytes, 0);
  const elements = weights.reduce((sum, weight) => sum + weight.elements, 0);
  return {
    view: "params",
    path: profile.model.path,
    noun: "tensor",
    columns: [
      { key: "name", title: "Name", format: "name" },
      { key: "shape", title: "Shape", format: "shape" },
      { key: "dtype", title: "Type", format: "text" },
      { key: "elements", title: "Elements", format: "integer" },
      { key: "bytes", title: "Bytes", format: "integer" },
      { key: "class", title: "Counts as", format: "text", dropRank: 1 }
    ],
    rows: weights.map((weight) => ({
      values: { name: weight.name, shape: weight.dims, dtype: weight.dtype ?? "?", elements: weight.elements, bytes: weight.bytes, class: weight.class }
    })),
    total: { name: "Total", elements, bytes },
    totals: [
      { key: "params", title: "Parameters", format: "integer", value: profile.totals.params },
      { key: "weightBytes", title: "Size of the weights", format: "bytes", value: profile.totals.weightBytes },
      { key: "fileBytes", title: "Size of the files", format: "bytes", value: profile.totals.fileBytes }
    ],
    sections: [
      {
        key: "dtypes",
        title: "Size by type",
        columns: [
          { key: "dtype", title: "Type", format: "text" },
          { key: "tensors", title: "Tensors", format: "integer" },
          { key: "elements", title: "Elements", format: "integer" },
          { key: "bytes", title: "Bytes", format: "bytes" },
          { key: "share", title: "Share", format: "share" }
        ],
        rows: [...groupBy(weights, ({ dtype }) => dtype ?? "?")].sort(([, a], [, b]) => bytesOf(b) - bytesOf(a)).map(([dtype, members]) => ({
          values: {
            dtype,
            tensors: members.length,
            elements: members.reduce((sum, weight) => sum + weight.elements, 0),
            bytes: bytesOf(members),
            share: bytes === 0 ? void 0 : bytesOf(members) / bytes
          }
        }))
      }
    ],
    notes: []
  };
}
var bytesOf = (weights) => weights.reduce((sum, weight) => sum + weight.bytes, 0);

// src/report/peer-views/module-class.ts
var CLASSES = {
  conv: "Conv…d",
  convTranspose: "ConvTranspose…d",
  linear: "Linear",
  matmul: "matmul",
  attention: "scaled_dot_product_attention",
  batchNorm: "BatchNorm…d",
  instanceNorm: "InstanceNorm…d",
  layerNorm: "LayerNorm",
  groupNorm: "GroupNorm",
  relu: "ReLU",
  relu6: "ReLU6",
  leakyRelu: "LeakyReLU",
  prelu: "PReLU",
  elu: "ELU",
  gelu: "GELU",
  silu: "SiLU",
  hardswish: "Hardswish",
  hardsigmoid: "Hardsigmoid",
  sigmoid: "Sigmoid",
  tanh: "Tanh",
  softmax: "Softmax",
  maxPool: "MaxPool…d",
  avgPool: "AvgPool…d",
  adaptiveAvgPool: "AdaptiveAvgPool…d",
  upsample: "Upsample",
  gridSample: "grid_sample",
  lstm: "LSTM",
  gru: "GRU",
  rnn: "RNN",
  embedding: "Embedding",
  dropout: "Dropout",
  flatten: "Flatten",
  other: "other"
};
function moduleClass({ kind, inputShape }) {
  return CLASSES[kind].replace("…", String(Math.max(1, inputShape.length - 2)));
}
var ATEN = {
  batchNorm: "batch_norm",
  instanceNorm: "instance_norm",
  layerNorm: "layer_norm",
  leakyRelu: "leaky_relu",
  relu6: "hardtanh",
  conv: "_convolution",
  convTranspose: "_convolution",
  attention: "scaled_dot_product_attention",
  maxPool: "max_pool…d",
  avgPool: "avg_pool…d",
  adaptiveAvgPool: "adaptive_avg_pool…d",
  upsample: "upsample"
};
function atenName({ kind, inputShape }, op) {
  const name2 = kind === "other" ? op.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toLowerCase() : ATEN[kind] ?? kind.toLowerCase();
  return `aten::${name2.replace("…", String(Math.max(1, inputShape.length - 2)))}`;
}

// src/report/peer-views/modules.ts
function modulesOf(model, scopes = []) {
  const root = { path: "", label: "(model)", depth: 0, calls: [], children: /* @__PURE__ */ new Map() };
  const enter = (labels, call) => {
    let module = root;
    if (call !== void 0) root.calls.push(call);
    for (const label of labels) {
      const path = module.path === "" ? label : `${module.path}.${label}`;
      const child = module.children.get(label) ?? { path, label, depth: module.depth + 1, calls: [], children: /* @__PURE__ */ new Map() };
      module.children.set(label, child);
      if (call !== void 0) child.calls.push(call);
      module = child;
    }
  };
  for (const call of model.calls) enter(labelsOf(call.module ?? call.scope), call);
  for (const scope of scopes) enter(scope);
  return root;
}
var labelsOf = (path) => path === "" ? [] : path.split(".");
function operationsIn({ calls }, { operations }) {
  return calls.reduce((sum, call) => sum + (operations?.(call) ?? 0), 0);
}
function paramsIn({ calls }) {
  const seen = /* @__PURE__ */ new Set();
  let sum = 0;
  for (const { module, scope, weightName, weight, bias } of calls) {
    const key = JSON.stringify([module ?? scope, weightName]);
    if (!seen.has(key)) sum += weight + bias;
    seen.add(key);
  }
  return sum;
}

// src/report/peer-views/notes.ts
function modulesNote(model) {
  const lost = lostModules(model);
  return [
    ...model.hidden.all === void 0 ? [] : [[`no layers are told: ${model.hidden.all}`]],
    ...model.hidden.all === void 0 && !model.hasModules ? [["the file names no modules: every operation stands for itself, and there are no rows of modules"]] : [],
    ...lost === void 0 ? [] : [[lost]]
  ];
}
function foldedNote({ hidden }) {
  return hidden.norm === void 0 ? [] : [[`${hidden.norm}; their rows are missing. Export with training=PRESERVE and do_constant_folding=False to keep them`]];
}
function containerNote({ containers }) {
  return containers.ambiguous === void 0 ? [] : [[`${containers.ambiguous}: rows of modules that hold others are left out`]];
}
function timeNote(times) {
  return times === void 0 ? [["time is not measured: give --measure"]] : [["time of fused nodes stands at the first of them"]];
}

// src/report/peer-views/shares.ts
var DEPTH = 3;
var ptflopsView = (context) => sharesView(context, { view: "ptflops", convention: ptflops, figure: "macs", title: "MACs" });
var fvcoreView = (context) => sharesView(context, { view: "fvcore", convention: fvcore, figure: "flops", title: "Flops (MACs)" });
function sharesView({ analysis, torch, depth: depth2 = DEPTH }, { view, convention, figure, title }) {
  const root = modulesOf(torch);
  const [params, operations] = [paramsIn(root), operationsIn(root, convention)];
  const figures = convention.figures(torch);
  const whole = figures[figure] ?? { value: operations };
  const rows = flattened(root, depth2).map((module) => {
    const [own, counted] = [paramsIn(module), operationsIn(module, convention)];
    return {
      values: { module: module.label, path: module.path, params: own, paramsShare: share(own, params), [figure]: counted, [`${figure}Share`]: share(counted, operations) },
      depth: module.depth
    };
  });
  return {
    view,
    path: analysis.profile.model.path,
    noun: "module",
    columns: [
      { key: "module", title: "Module", format: "name" },
      { key: "params", title: "Params", format: "count" },
      { key: "paramsShare", title: "% Params", format: "share", dropRank: 1 },
      { key: figure, title, format: "count" },
      { key: `${figure}Share`, title: `% ${title}`, format: "share" }
    ],
    rows,
    total: { module: "Total", params, [figure]: whole },
    totals: [
      { key: figure, title: `Total ${title}`, format: "integer", value: whole },
      { key: "params", title: "Total params", format: "integer", value: figures.params }
    ],
    sections: [
      {
        key: "uncounted",
        title: "Not counted",
        columns: [
          { key: "operator", title: "Operator", format: "text" },
          { key: "calls", title: "Calls", format: "integer" }
        ],
        rows: [...uncounted(analysis, torch, convention)].map(([operator, calls]) => ({ values: { operator, calls } }))
      }
    ],
    notes: [...modulesNote(torch), ...foldedNote(torch), ["params are those of layers; modules deeper than --depth are told with their parent"]]
  };
}
function flattened(module, depth2) {
  return [module, ...module.depth >= depth2 ? [] : [...module.children.values()].flatMap((child) => flattened(child, depth2))];
}
function share(part, whole) {
  return whole === 0 ? void 0 : part / whole;
}
var IGNORED = /* @__PURE__ */ new Set(["relu", "dropout", "flatten"]);
function uncounted({ profile }, { calls }, { operations }) {
  const ops = new Map(profile.nodes.map(({ key, op }) => [key, op]));
  const missed = calls.filter((call) => !IGNORED.has(call.kind) && (operations?.(call) ?? 0) === 0);
  const groups = groupBy(missed, (call) => atenName(call, ops.get(call.keys[0] ?? "") ?? ""));
  return new Map([...groups].map(([operator, members]) => [operator, members.length]).sort(([, a], [, b]) => b - a));
}

// src/report/peer-views/times.ts
function timesByNode({ layers = [] }) {
  const times = /* @__PURE__ */ new Map();
  for (const { nodes, ms } of layers) {
    const [first = ""] = nodes;
    times.set(first, (times.get(first) ?? 0) + ms);
  }
  return times;
}
function timeOf(keys, times) {
  return keys.reduce((sum, key) => sum + (times.get(key) ?? 0), 0);
}
function timeOfAll(times) {
  return [...times.values()].reduce((sum, ms) => sum + ms, 0);
}

// src/report/peer-views/torchstat.ts
var COLUMNS = [
  { key: "module", title: "Module", format: "name" },
  { key: "type", title: "Type", format: "text", dropRank: 4 },
  { key: "input", title: "Input shape", format: "shape", dropRank: 3 },
  { key: "output", title: "Output shape", format: "shape", dropRank: 2 },
  { key: "params", title: "Params", format: "integer" },
  { key: "memoryMB", title: "Memory (MB)", format: "mebibytes" },
  { key: "madd", title: "MAdd", format: "integer" },
  { key: "flops", title: "FLOPs", format: "integer" },
  { key: "readBytes", title: "MemRead (B)", format: "integer", dropRank: 5 },
  { key: "writeBytes", title: "MemWrite (B)", format: "integer", dropRank: 5 }
];
var READ_AND_WRITTEN = { key: "readWriteBytes", title: "MemR+W (B)", format: "integer", dropRank: 1 };
var DURATION = { key: "duration", title: "Duration", format: "share" };
function torchstatView({ analysis, torch, times }) {
  const { flops, madd, memoryMB, memReadWriteBytes, params } = torchstat.figures(torch);
  const calls = lastCalls(torch);
  const all = times === void 0 ? 0 : timeOfAll(times);
  const rows = calls.map((call) => ({ values: { ...valuesOf(call), ...times === void 0 ? {} : { duration: timeOf(call.keys, times) / all } } }));
  const sum = (key) => rows.reduce((total, { values }) => total + Number(values[key]), 0);
  return {
    view: "torchstat",
    path: analysis.profile.model.path,
    noun: "module",
    columns: [...COLUMNS, ...times === void 0 ? [] : [DURATION], READ_AND_WRITTEN],
    rows,
    total: {
      module: "total",
      params,
      memoryMB,
      madd,
      flops,
      readBytes: sum("readBytes"),
      writeBytes: sum("writeBytes"),
      ...times === void 0 ? {} : { duration: sum("duration") },
      readWriteBytes: memReadWriteBytes
    },
    totals: [
      { key: "params", title: "Total params", format: "integer", value: params },
      { key: "memoryMB", title: "Total memory (MB)", format: "mebibytes", value: memoryMB },
      { key: "madd", title: "Total MAdd", format: "integer", value: madd },
      { key: "flops", title: "Total FLOPs", format: "integer", value: flops },
      { key: "readWriteBytes", title: "Total MemR+W (B)", format: "integer", value: memReadWriteBytes }
    ],
    notes: [...modulesNote(torch), ...foldedNote(torch), ...timeNote(times)]
  };
}
function valuesOf(call) {
  const [read, written] = [4 * (TORCHSTAT_READ[call.kind]?.(call) ?? 0), 4 * (TORCHSTAT_WRITE[call.kind]?.(call) ?? 0)];
  return {
    module: call.module,
    type: moduleClass(call),
    input: call.inputShape.slice(1),
    output: call.outputShape.slice(1),
    params: call.weight + call.bias,
    memoryMB: 4 * call.y / 2 ** 20,
    madd: TORCHSTAT_MADD[call.kind]?.(call) ?? 0,
    flops: TORCHSTAT_FLOPS[call.kind]?.(call) ?? 0,
    readBytes: read,
    writeBytes: written,
    readWriteBytes: read + written
  };
}

// src/report/peer-views/torchsummary.ts
function torchsummaryView({ analysis, torch }) {
  const { params, inputMB, forwardBackwardMB, paramsMB, totalMB } = torchsummary.figures(torch);
  const { multAdds } = torchinfo.figures(torch);
  const rows = finishedRows(torch);
  return {
    view: "torchsummary",
    path: analysis.profile.model.path,
    noun: "row",
    columns: [
      { key: "layer", title: "Layer (type)", format: "text" },
      { key: "module", title: "Module", format: "name", dropRank: 1 },
      { key: "output", title: "Output shape", format: "shape" },
      { key: "params", title: "Param #", format: "integer" },
      { key: "multAdds", title: "Mult-adds", format: "count", dropRank: 2 }
    ],
    rows: rows.map(({ values }, i) => ({ values: { ...values, layer: `${values.layer}-${i + 1}` } })),
    total: { layer: "Total", params, multAdds },
    totals: [
      { key: "params", title: "Total params", format: "integer", value: params },
      { key: "multAdds", title: "Total mult-adds (torchinfo)", format: "count", value: multAdds },
      { key: "inputMB", title: "Input size (MB)", format: "mebibytes", value: inputMB },
      { key: "forwardBackwardMB", title: "Forward/backward pass size (MB)", format: "mebibytes", value: forwardBackwardMB },
      { key: "paramsMB", title: "Params size (MB)", format: "mebibytes", value: paramsMB },
      { key: "totalMB", title: "Estimated total size (MB)", format: "mebibytes", value: totalMB }
    ],
    notes: [...modulesNote(torch), ...foldedNote(torch), ...containerNote(torch)]
  };
}
var shownParams = ({ weight, bias, recurrent }) => recurrent === void 0 ? weight + bias : 0;
function finishedRows({ calls, containers }) {
  const last = /* @__PURE__ */ new Map();
  for (const container of containers.outputs) {
    const at = calls.findLastIndex(({ module, scope }) => isWithin(module ?? scope, container.path) || isWithin(scope, container.path));
    last.set(at, [...last.get(at) ?? [], container]);
  }
  const finished = (at) => [...last.get(at) ?? []].sort((a, b) => depth(b.path) - depth(a.path)).map(({ path, outputShape }) => ({ values: { layer: "(module)", module: path, output: outputShape, params: 0 } }));
  return calls.flatMap((call, at) => [...call.module === void 0 ? [] : [rowOf(call)], ...finished(at)]);
}
function rowOf(call) {
  return { values: { layer: moduleClass(call), module: call.module, output: call.outputShape, params: shownParams(call), multAdds: torchinfo.operations?.(call) ?? 0 } };
}
var isWithin = (path, container) => path === container || path.startsWith(`${container}.`);
var depth = (path) => path.split(".").length;

// src/report/peer-views/yolov5.ts
var TIME = { key: "ms", title: "Time (ms)", format: "milliseconds" };
function yolov5View({ analysis, torch, times }) {
  const { profile } = analysis;
  const root = modulesOf(
    torch,
    profile.nodes.map(({ scope }) => scope)
  );
  const parts = partsOf(root);
  const keys = (part) => profile.nodes.filter(({ scope }) => isWithin2(scope.join("."), part.path)).map(({ key }) => key);
  const rows = parts.map((part) => {
    const { module } = part;
    const values = { module: part.path, layers: module === void 0 ? "nothing in the file" : layersText(module.calls) };
    if (module === void 0) return { values };
    return {
      values: { ...values, gflops: 2 * operationsIn(module, thop0031) / 1e9, params: paramsIn(module), ...times === void 0 ? {} : { ms: timeOf(keys(part), times) } }
    };
  });
  const { gflops, params } = yolov5.figures(torch);
  const modules = { unknown: "modules that ran no operator leave no trace", atLeast: countModules(root) };
  return {
    view: "yolov5",
    path: profile.model.path,
    noun: "module",
    summary: [shown(modules, "modules"), shown(params, "parameters"), shown(gflops, "GFLOPs", 1), `at ${inputSize(torch.inputs[0])}`].join(", "),
    columns: [
      ...times === void 0 ? [] : [TIME],
      { key: "gflops", title: "GFLOPs", format: "giga" },
      { key: "params", title: "Params", format: "integer" },
      { key: "module", title: "Module", format: "name" },
      { key: "layers", title: "Layers", format: "text", dropRank: 1 }
    ],
    rows,
    total: { ...times === void 0 ? {} : { ms: timeOfAll(times) }, gflops, params: paramsIn(root), module: "Total" },
    totals: [
      { key: "modules", title: "Modules", format: "integer", value: modules },
      { key: "params", title: "Parameters", format: "integer", value: params },
      { key: "gflops", title: "GFLOPs", format: "giga", value: gflops },
      { key: "input", title: "Input", format: "shape", value: torch.inputs[0] }
    ],
    notes: [...foldedNote(torch), ...timeNote(times)]
  };
}
function partsOf(root) {
  let outer = root;
  while (outer.children.size === 1) outer = [...outer.children.values()][0] ?? root;
  const parts = [...outer.children.values()].map((module) => ({ path: module.path, module }));
  if (parts.length === 0) return [{ path: root.label, module: root }];
  const numbers = [...outer.children.keys()].map(Number);
  if (!numbers.every((number) => Number.isInteger(number) && number < MOST_PARTS)) return parts;
  return Array.from({ length: Math.max(...numbers) + 1 }, (_, i) => {
    const path = outer.path === "" ? String(i) : `${outer.path}.${i}`;
    return { path, module: outer.children.get(String(i)) };
  });
}
var MOST_PARTS = 1e3;
function layersText(calls) {
  const kinds = [
    ...groupBy(
      calls.filter(({ module }) => module !== void 0),
      moduleClass
    )
  ];
  return kinds.map(([kind, members]) => members.length === 1 ? kind : `${kind} ×${members.length}`).join(", ");
}
function inputSize(input = []) {
  const sizes = input.length > 2 ? input.slice(2) : input;
  return sizes.length === 0 ? "?" : sizes.join("×");
}
function countModules({ children }) {
  const called = [...children.values()].filter(({ label }) => !(/_\d+$/.test(label) && children.has(label.replace(/_\d+$/, ""))));
  return called.reduce((sum, child) => sum + countModules(child), 1);
}
function shown(figure, noun, digits) {
  const text = (value) => `${value.toLocaleString("en-US", digits === void 0 ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${noun}`;
  if (figure === void 0) return `? ${noun}`;
  if (isKnown(figure)) return text(figure.value);
  return figure.atLeast === void 0 ? `? ${noun}` : `at least ${text(figure.atLeast)}`;
}
var isWithin2 = (path, module) => path === module || path.startsWith(`${module}.`);

// src/report/peer-views/index.ts
var BUILDERS = {
  torchsummary: torchsummaryView,
  torchstat: torchstatView,
  ptflops: ptflopsView,
  fvcore: fvcoreView,
  yolov5: yolov5View,
  params: paramsView
};
function peerTable(view, context) {
  return BUILDERS[view](context);
}

// src/report/peer-views/render.ts
function renderPeerTables(tables, format, options = {}) {
  switch (format) {
    case "json":
      return `${json(tables.length === 1 && tables[0] !== void 0 ? peerJson(tables[0]) : tables.map(peerJson))}
`;
    case "jsonl":
      return tables.map((table) => `${json(peerJson(table), false)}
`).join("");
    case "csv":
      return tables.map(peerCsv).join("\r\n");
    default:
      return renderViews(
        tables.map((table) => peerReport(table, options)),
        format,
        options
      );
  }
}
function peerReport({ view, path, noun, summary, columns, rows, total, totals, sections = [], notes }, { top } = {}) {
  const shown2 = top === void 0 ? rows : rows.slice(0, top);
  const table = { ...tableOf(columns, shown2, noun), ...total === void 0 ? {} : { footer: rowOf2(columns, { values: total }) }, omitted: rows.length - shown2.length };
  const totalsTable = {
    columns: [
      { title: "Figure", align: "left" },
      { title: "Total", align: "right" }
    ],
    rows: totals.map(({ title, format, value }) => [cell(title), cellOf(value, format)]),
    noun: "figure"
  };
  const reasons = totals.flatMap(({ title, value }) => isFigure(value) && !isKnown(value) ? [{ text: [`${title}: ${value.unknown}`], tone: "warn" }] : []);
  return {
    title: [name(path), `, as ${view} shows it`],
    lines: summary === void 0 ? [] : [{ text: [summary] }],
    sections: [
      { title: [], isFolded: false, table },
      { title: ["Totals"], isFolded: false, table: totalsTable, lines: reasons },
      ...sections.filter((section) => section.rows.length > 0).map((section) => ({ title: [section.title], isFolded: false, table: tableOf(section.columns, section.rows, "row") })),
      ...notes.length === 0 ? [] : [{ title: ["What to know"], isFolded: false, lines: notes.map((text) => ({ text, tone: "dim" })) }]
    ]
  };
}
function peerJson({ view, path, summary, rows, total, totals, sections = [], notes }) {
  return {
    schema: SCHEMA,
    view,
    model: { path },
    ...summary === void 0 ? {} : { summary },
    rows: rows.map(({ values }) => values),
    ...total === void 0 ? {} : { total },
    totals: Object.fromEntries(totals.map(({ key, value }) => [key, value])),
    ...Object.fromEntries(sections.map((section) => [section.key, section.rows.map(({ values }) => values)])),
    notes: notes.map((text) => text.map((piece) => typeof piece === "string" ? piece : piece.name).join(""))
  };
}
function peerCsv({ columns, rows, total }) {
  const line = (values) => columns.map(({ key }) => rawValue(values[key]));
  return csv([columns.map(({ key }) => key), ...rows.map(({ values }) => line(values)), ...total === void 0 ? [] : [line(total)]]);
}
function rawValue(value) {
  if (isFigure(value)) return isKnown(value) ? value.value : void 0;
  return typeof value === "object" ? value.join("x") : value;
}
var LEFT = /* @__PURE__ */ new Set(["name", "text", "shape"]);
function tableOf(columns, rows, noun) {
  return {
    columns: columns.map(({ title, format, dropRank }) => ({ title, align: LEFT.has(format) ? "left" : "right", ...dropRank === void 0 ? {} : { dropRank } })),
    rows: rows.map((row) => rowOf2(columns, row)),
    noun
  };
}
function rowOf2(columns, { values, depth: depth2 = 0 }) {
  return columns.map(({ key, format }, i) => {
    const found = cellOf(values[key], format);
    return i === 0 && depth2 > 0 ? { ...found, indent: depth2 } : found;
  });
}
var TEXTS = {
  integer: (value) => value.toLocaleString("en-US"),
  count: (value) => quantityText(value, "count"),
  bytes: (value) => quantityText(value, "bytes"),
  mebibytes: (value) => value.toFixed(2),
  giga: (value) => value.toFixed(2),
  share: shareText,
  milliseconds: (value) => value.toFixed(2)
};
function cellOf(value, format) {
  if (value === void 0) return EMPTY;
  if (typeof value === "string") return format === "name" ? nameCell(value) : cell(value);
  if (isFigure(value)) {
    if (isKnown(value)) return cellOf(value.value, format);
    return cell(value.atLeast === void 0 ? "?" : `≥ ${numberText(value.atLeast, format)}`, "warn");
  }
  if (typeof value === "object") return cell(value.length === 0 ? "scalar" : value.join("×"));
  return { ...cell(numberText(value, format), value === 0 ? "dim" : void 0), value };
}
function numberText(value, format) {
  return format === "name" || format === "text" || format === "shape" ? String(value) : TEXTS[format](value);
}
function isFigure(value) {
  return typeof value === "object" && !Array.isArray(value);
}

// src/cli/commands/peer-view.ts
async function peerViewCommand(view, paths, optionsOf, args, output) {
  const [format, top, depth2] = [formatOf(args), wholeNumber(args, "top"), wholeNumber(args, "depth", 0)];
  const tables = [];
  let code = 0;
  for (const path of paths) {
    try {
      const options = args.has("calibrate") ? await atLearnedSizes(path, optionsOf(path), args, output) : optionsOf(path);
      const times = args.has("measure") ? await timesOf(path, args, output) : void 0;
      const context = { ...times === void 0 ? {} : { times }, ...depth2 === void 0 ? {} : { depth: depth2 } };
      tables.push(withModel(path, options, (analysis) => peerTable(view, { analysis, torch: torchModel(analysis), ...context })));
    } catch (thrown) {
      const { error } = failedProfile(path, thrown);
      output.message(errorLines(error, path));
      code = Math.max(code, error.code === BUG ? 70 : 2);
    }
  }
  if (tables.length > 0) output.result(renderPeerTables(tables, format, { ...terminalOptions(args), ...top === void 0 ? {} : { top } }));
  return code;
}
async function atLearnedSizes(path, options, args, output) {
  const settings = await measureOptions(args, path, output);
  return { ...options, bindings: (await calibratedProfile(path, options, settings)).bindings };
}
async function timesOf(path, args, output) {
  const options = await measureOptions(args, path, output);
  return timesByNode(await measureModel({ ...options, head: measureTarget(path, options.bindings), layers: true }));
}
export {
  peerViewCommand
};
