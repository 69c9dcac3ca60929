import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  shellWord
} from "./chunk-5WES5B4S.js";
import {
  closest,
  didYouMean,
  suggestion
} from "./chunk-3MNS4ZMT.js";
import {
  AppError
} from "./chunk-WWTLK7YN.js";

// src/cli/args.ts
import { parseArgs } from "node:util";

// src/options.ts
var OPTIONS = {
  shape: { value: "NAME=1x3x224x224", isRepeatable: true, help: "shape of an input; may override fixed sizes" },
  dim: { value: "SYMBOL=N", isRepeatable: true, help: "size of a named dimension" },
  value: { value: "INPUT=16000", isRepeatable: true, help: "value of a small input that decides sizes or branches" },
  convention: { value: "NAME[,NAME]|all", isRepeatable: true, help: "also count as other tools do (thop, fvcore, ptflops, …)" },
  format: { value: "table|json|jsonl|markdown|csv|html", help: "form of the result" },
  output: { value: "FILE", help: "write the result to a file instead of stdout" },
  config: { value: "FILE", help: "configuration; found as model-budget.yml or .github/model-budget.yml" },
  quiet: { help: "no progress and no warnings" },
  debug: { help: "tell times and bytes read, and stacks of errors" },
  "no-color": { help: "no colours" },
  help: { help: "show this help" },
  version: { help: "show the version" },
  by: { value: "layer|op|module", help: "what a row of the table is" },
  view: { value: "torchsummary|torchstat|ptflops|fvcore|yolov5|params", help: "a table as another tool prints it" },
  depth: { value: "N", help: "modules of a view no deeper than this" },
  sort: { value: "FIGURE", help: "largest first, by params, macs, flops, …" },
  top: { value: "N", help: "only the first N rows" },
  sweep: { value: "SYMBOL=1,8,32", help: "one row per size of a named dimension" },
  measure: { help: "also measure latency" },
  calibrate: { help: "run the model once to learn sizes that depend on data" },
  "files-from": { value: "FILE", help: "read model paths from a file, one a line; - for stdin" },
  strict: { help: "exit 1 when anything is unknown" },
  models: { value: "GLOB", isRepeatable: true, help: "models to check, instead of those of the configuration" },
  base: { value: "auto|none|git:REF|path:DIR", help: "what to compare with" },
  "base-models": { value: "DIR", help: "folder with the base models" },
  update: { help: "set the configuration's limits to today's figures" },
  against: { value: "BASE", help: "measure in pairs with this model" },
  increase: { value: "2.5%", help: "slowdown allowed against the other model" },
  provider: { value: "auto|cpu|cuda|tensorrt|webgpu", help: "execution provider of onnxruntime" },
  threads: { value: "N", help: "threads of onnxruntime" },
  samples: { value: "N", help: "runs that are counted" },
  "warm-up": { value: "N", help: "runs before those that are counted" },
  "time-budget": { value: "90s", help: "longest time a measurement may take" },
  batch: { value: "auto|N", help: "batch size; auto looks for the fastest" },
  layers: { help: "time per layer" },
  "runtime-path": { value: "DIR", help: "folder that holds onnxruntime-node" },
  force: { help: "overwrite files that are there" }
};
var COMMON_OPTIONS = ["shape", "dim", "value", "convention", "format", "output", "config", "quiet", "debug", "no-color", "help", "version"];
var COMMANDS = {
  profile: {
    arguments: "MODEL…",
    summary: "static profile of each file, folder or glob",
    options: ["by", "view", "depth", "sort", "top", "sweep", "measure", "calibrate", "files-from", "strict"]
  },
  compare: { arguments: "BASE HEAD", summary: "what changed between two models, and why", options: ["by", "top"] },
  check: { arguments: "", summary: "profiles, compares and judges the models of the configuration", options: ["models", "base", "base-models", "measure", "update"] },
  measure: {
    arguments: "MODEL",
    summary: "latency, throughput and memory with onnxruntime",
    options: ["against", "increase", "provider", "threads", "samples", "warm-up", "time-budget", "batch", "layers", "runtime-path"]
  },
  explain: { arguments: "MODEL LAYER", summary: "how a layer's figures come about", options: [] },
  report: { arguments: "JSON…", summary: "renders or merges stored results", options: [] },
  plan: { arguments: "", summary: "the matrix of measuring jobs, by runner label", options: ["models", "base", "base-models"] },
  init: { arguments: "", summary: "finds models, writes a configuration and a workflow", options: ["force"] }
};
var FORMATS = ["table", "json", "jsonl", "markdown", "csv", "html"];

// src/cli/args.ts
function parseCommandLine(args) {
  const options = Object.fromEntries(
    Object.entries(OPTIONS).map(([name, { value }]) => [
      name,
      { type: value === void 0 ? "boolean" : "string", multiple: true, ...name === "help" && { short: "h" } }
    ])
  );
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true });
  const given = /* @__PURE__ */ new Map();
  const words = [];
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind === "option") given.set(token.name, [...given.get(token.name) ?? [], optionValue(token)]);
  }
  const command = commandOf(words[0]);
  const allowed = command === void 0 ? COMMON_OPTIONS : [...COMMON_OPTIONS, ...COMMANDS[command].options];
  const [, unexpected] = words;
  if (command !== void 0 && unexpected !== void 0 && COMMANDS[command].arguments === "" && !given.has("help")) throw unexpectedWord(command, unexpected);
  for (const name of given.keys()) if (!allowed.includes(name)) throw unknownOption(name, command, allowed);
  return {
    command,
    positionals: words.slice(1),
    has: (name) => given.has(name),
    get: (name) => given.get(name)?.at(-1),
    all: (name) => given.get(name) ?? []
  };
}
function formatOf(args) {
  const format = args.get("format") ?? "table";
  const known = FORMATS.find((candidate) => candidate === format);
  if (known === void 0) throw new AppError("usage/unknown-format", `--format ${format} does not exist${didYouMean(format, FORMATS)}`, { hint: `one of ${FORMATS.join(", ")}` });
  return known;
}
function wholeNumber(args, name, least = 1) {
  const text = args.get(name);
  if (text === void 0) return void 0;
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < least || text.trim() === "") {
    throw new AppError("usage/not-a-number", `--${name} ${text}: expected a whole number of at least ${least}`);
  }
  return number;
}
function choice(args, name, choices) {
  const text = args.get(name);
  const chosen = choices.find((candidate) => candidate === text);
  if (text !== void 0 && chosen === void 0) {
    throw new AppError("usage/unknown-choice", `--${name} ${text} does not exist${didYouMean(text, choices)}`, { hint: `one of ${choices.join(", ")}` });
  }
  return chosen;
}
function optionValue({ name, rawName, value }) {
  const option = OPTIONS[name];
  if (option === void 0) return value ?? "";
  if (option.value === void 0 && value !== void 0) throw new AppError("usage/unexpected-value", `${rawName} takes no value`);
  if (option.value !== void 0 && (value === void 0 || value.startsWith("--") && value.length > 2)) {
    throw new AppError("usage/missing-value", `${rawName} needs a value`, { hint: `${rawName} ${option.value}` });
  }
  return value ?? "";
}
function commandOf(word) {
  if (word === void 0) return void 0;
  const names = Object.keys(COMMANDS);
  const command = names.find((name) => name === word);
  if (command === void 0) {
    const isModel = /\.onnx$/i.test(word);
    throw new AppError("usage/unknown-command", `there is no command "${word}"${didYouMean(word, names)}`, {
      hint: isModel ? `model-budget profile ${shellWord(word)}` : word === "help" ? "model-budget --help" : `commands: ${names.join(", ")}`
    });
  }
  return command;
}
function unexpectedWord(command, word) {
  const takesModels = COMMANDS[command].options.includes("models");
  return new AppError("usage/unexpected-word", `${command} takes options only, and "${word}" is none`, {
    hint: takesModels ? `--models ${shellWord(word)} says which models to look at` : `model-budget ${command} --help lists them`
  });
}
function unknownOption(name, command, allowed) {
  const option = `${name.length === 1 ? "-" : "--"}${name}`;
  const owners = Object.keys(COMMANDS).filter((other) => COMMANDS[other].options.includes(name));
  const where = command === void 0 ? "" : ` of ${command}`;
  const hint = owners.length > 0 ? `it belongs to ${owners.join(", ")}` : `model-budget ${command === void 0 ? "" : `${command} `}--help lists them`;
  const names = allowed.map((other) => `--${other}`);
  const beginning = name.length === 1 ? names.find((other) => other.startsWith(`-${option}`)) : void 0;
  return new AppError("usage/unknown-option", `${option} is no option${where}${suggestion(beginning ?? closest(option, names))}`, { hint });
}

export {
  OPTIONS,
  COMMON_OPTIONS,
  COMMANDS,
  parseCommandLine,
  formatOf,
  wholeNumber,
  choice
};
