import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  namingFile
} from "./chunk-4LTJ57CL.js";
import {
  bindingsOf
} from "./chunk-DOSJVJEN.js";
import {
  wholeNumber
} from "./chunk-2EF4N6W4.js";
import {
  loadProject
} from "./chunk-53AA7XOH.js";
import {
  parseDuration,
  parseShare
} from "./chunk-FSYAZXIR.js";
import {
  inputRules,
  settingsOf
} from "./chunk-SFQNAPW3.js";
import {
  profileFile
} from "./chunk-T5CLGSGZ.js";
import {
  escapePath
} from "./chunk-NJ2NKAJX.js";
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
  const { model, profile } = namingFile(file, () => profileFile(file, { bindings }).analysis);
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
