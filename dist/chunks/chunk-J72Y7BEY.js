import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  bindingsOf
} from "./chunk-V3BSHGKY.js";
import {
  wholeNumber
} from "./chunk-TU33YN64.js";
import {
  loadProject
} from "./chunk-QTMQXYUL.js";
import {
  parseDuration,
  parseShare
} from "./chunk-D5IZ6XCP.js";
import {
  inputRules,
  settingsOf
} from "./chunk-FSDNCBOT.js";
import {
  profileFile
} from "./chunk-TRTWLVBR.js";
import {
  escapePath
} from "./chunk-COEDIX2H.js";
import {
  AppError
} from "./chunk-WWTLK7YN.js";

// src/cli/measuring.ts
import path from "node:path";
async function measureOptions(args, model, output) {
  const root = process.cwd();
  const relative = path.relative(root, model);
  const { models, configuration } = await loadProject({
    root,
    configFile: args.get("config"),
    models: [/[*?[\]{}!]/.test(relative) ? escapePath(relative) : relative],
    bindings: bindingsOf(args)
  });
  const settings = configuration?.measure ?? {};
  const { samples, ...fromConfiguration } = settingsOf(settings);
  return {
    ...args.get("against") === void 0 && samples !== void 0 && { samples },
    ...fromConfiguration,
    ...given(args),
    bindings: models[0]?.bindings ?? bindingsOf(args),
    rules: inputRules(settings),
    workspace: root,
    environment: process.env,
    say: args.has("quiet") || !process.stderr.isTTY ? () => {
    } : (progress) => output.message(progress)
  };
}
function measureTarget(file, bindings) {
  const { model, profile } = profileFile(file, { bindings }).analysis;
  return { model, profile };
}
function given(args) {
  const said = {
    provider: args.get("provider"),
    runtimePath: args.get("runtime-path"),
    threads: wholeNumber(args, "threads"),
    samples: wholeNumber(args, "samples"),
    warmUp: wholeNumber(args, "warm-up", 0),
    increase: parsed(args, "increase", parseShare),
    timeBudgetMs: parsed(args, "time-budget", parseDuration),
    batch: args.get("batch") === "auto" ? "auto" : wholeNumber(args, "batch"),
    layers: args.has("layers") ? true : void 0
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== void 0));
}
function parsed(args, name, parse) {
  const text = args.get(name);
  if (text === void 0) return void 0;
  const result = parse(text);
  if ("value" in result) return result.value;
  throw new AppError("usage/bad-value", `--${name} ${text}: ${result.problem}`);
}

export {
  measureOptions,
  measureTarget
};
