import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  CONFIGURATION_PATHS,
  budgetsOf,
  modelId
} from "./chunk-OUZM53LA.js";
import {
  customSpecs
} from "./chunk-XUA7YSCK.js";
import {
  IGNORED_FOLDERS,
  NO_BINDINGS,
  glob
} from "./chunk-NJ2NKAJX.js";
import {
  fileFailure
} from "./chunk-5B4KVQJF.js";
import {
  require_picomatch
} from "./chunk-DGCHDJ6K.js";
import {
  AppError
} from "./chunk-WWTLK7YN.js";
import {
  __toESM
} from "./chunk-HANBNIMK.js";

// src/project.ts
var import_picomatch = __toESM(require_picomatch(), 1);
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

// src/budget/find-config.ts
async function findConfiguration(read, named) {
  for (const file of named === void 0 ? CONFIGURATION_PATHS : [named]) {
    const text = await read(file);
    if (text !== void 0) return { file, text };
  }
  if (named === void 0) return void 0;
  throw new AppError("config/missing", `${named}: no such configuration file`, { hint: "`model-budget init` writes one" });
}

// src/project.ts
async function loadProject(request) {
  const { root } = request;
  const configuration = request.configuration ?? await readConfiguration(root, request.configFile);
  const entries = configuration?.models ?? [];
  const globs = request.models !== void 0 && request.models.length > 0 ? request.models : entries.length > 0 ? entries.map((entry) => entry.path) : ["**/*.onnx"];
  const files = (await glob([...globs], { cwd: root, ignore: [...IGNORED_FOLDERS, ...configuration?.exclude ?? []], onlyFiles: true, expandDirectories: false })).map(slashes);
  const literals = globs.filter((text) => !/[*?[\]{}!]/.test(text)).map(slashes);
  const paths = [.../* @__PURE__ */ new Set([...files, ...literals])].sort();
  const entryOf = firstMatching(entries);
  const filesOfEntry = /* @__PURE__ */ new Map();
  for (const file of paths) {
    const entry = entryOf(file);
    if (entry !== void 0) filesOfEntry.set(entry, (filesOfEntry.get(entry) ?? 0) + 1);
  }
  const models = paths.map((file) => {
    const entry = entryOf(file);
    return {
      id: modelId(file, entry, entry === void 0 ? 1 : filesOfEntry.get(entry)),
      path: file,
      bindings: mergeBindings(request.bindings ?? NO_BINDINGS, entry?.bindings ?? NO_BINDINGS),
      budgets: configuration === void 0 ? [] : budgetsOf(configuration, entry),
      runner: entry?.runner ?? [],
      isMissing: !existsSync(path.resolve(root, file))
    };
  });
  const ignored = (0, import_picomatch.default)([...IGNORED_FOLDERS, ...configuration?.exclude ?? []], { dot: true });
  const covered = (0, import_picomatch.default)(globs.map(slashes), { dot: true });
  const emptyGlobs = entries.length === 0 ? [] : globs.filter((text) => !literals.includes(slashes(text)) && !files.some((file) => import_picomatch.default.isMatch(file, slashes(text), { dot: true })));
  return { root, configuration, models, emptyGlobs, covers: (file) => covered(file) && !ignored(file), ...request.bindings === void 0 ? {} : { given: request.bindings } };
}
async function readConfiguration(root, named) {
  const read = async (file) => existsSync(path.resolve(root, file)) ? configurationText(root, file) : void 0;
  const found = await findConfiguration(read, named);
  if (found === void 0) return void 0;
  const { parseConfiguration } = await import("./load-config-TDYLAAXB.js");
  return parseConfiguration(found.text, found.file);
}
function configurationText(root, file) {
  try {
    return readFileSync(path.resolve(root, file), "utf8");
  } catch (cause) {
    throw new AppError("config/unreadable", `${file}: the configuration cannot be read: ${fileFailure(cause)}`, { cause });
  }
}
async function loadFileSettings(root, configFile) {
  const configuration = await readConfiguration(root, configFile);
  const entryOf = firstMatching(configuration?.models ?? []);
  const specs = customSpecs(configuration?.operators ?? /* @__PURE__ */ new Map());
  return (file) => ({ bindings: entryOf(slashes(file))?.bindings ?? NO_BINDINGS, customSpecs: specs });
}
function firstMatching(entries) {
  const matchers = entries.map((entry) => ({ entry, isMatch: (0, import_picomatch.default)(slashes(entry.path), { dot: true }) }));
  return (file) => matchers.find(({ entry, isMatch }) => entry.path === file || isMatch(file))?.entry;
}
function mergeBindings(first, second) {
  return {
    shapes: new Map([...second.shapes, ...first.shapes]),
    dims: new Map([...second.dims, ...first.dims]),
    values: new Map([...second.values, ...first.values])
  };
}
function slashes(file) {
  return file.replaceAll("\\", "/").replace(/^\.\//, "");
}

export {
  findConfiguration,
  loadProject,
  loadFileSettings,
  mergeBindings
};
