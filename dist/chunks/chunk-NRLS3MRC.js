import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  glob
} from "./chunk-NJ2NKAJX.js";
import {
  AppError
} from "./chunk-WWTLK7YN.js";

// src/baseline/folder-source.ts
import { readFile, stat } from "node:fs/promises";
import { isAbsolute, join, posix, relative, resolve, sep } from "node:path";
async function folderSource(folder, root) {
  const base = resolve(root, folder);
  const found = await stat(base).catch(() => void 0);
  if (!found?.isDirectory()) {
    throw new AppError("base/no-folder", `${folder}: the folder of base models does not exist`, { hint: "name an existing folder, or leave base-models out to find base in git" });
  }
  const models = (await glob("**/*.onnx", { cwd: base, ignore: ["**/node_modules/**"], followSymbolicLinks: false })).map((path) => path.split(sep).join("/")).sort();
  const locate = async (path) => {
    const file = resolve(base, path);
    const inside = relative(base, file);
    if (inside === "" || inside.startsWith("..") || isAbsolute(inside)) return void 0;
    return (await stat(file).catch(() => void 0))?.isFile() ? file : void 0;
  };
  return {
    info: { source: "path", note: `the folder ${folder}` },
    models,
    find: async ({ path, id }) => {
      for (const candidate of /* @__PURE__ */ new Set([path, `${id}.onnx`, ...onlyNamesake(models, path)])) {
        const file = await locate(candidate);
        if (file !== void 0) return { path: candidate, file };
      }
      return void 0;
    },
    text: async (path) => {
      const file = await locate(path);
      return file === void 0 ? void 0 : readFile(join(file), "utf8");
    },
    close: async () => {
    }
  };
}
function onlyNamesake(models, path) {
  const namesakes = models.filter((model) => posix.basename(model) === posix.basename(path));
  return namesakes.length === 1 ? namesakes : [];
}

// src/baseline/no-base.ts
function noBase(note) {
  return {
    info: { source: "none", note },
    models: [],
    find: async () => void 0,
    text: async () => void 0,
    close: async () => {
    }
  };
}

export {
  folderSource,
  noBase
};
