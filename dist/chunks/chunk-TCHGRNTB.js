import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  bindingsOf,
  conventionsOf
} from "./chunk-DOSJVJEN.js";
import {
  loadFileSettings,
  mergeBindings
} from "./chunk-53AA7XOH.js";

// src/cli/file-options.ts
import path from "node:path";
async function optionsByFile(args, count) {
  const settingsOf = await loadFileSettings(process.cwd(), args.get("config"));
  const [bindings, conventions] = [bindingsOf(args), conventionsOf(args)];
  return (file) => {
    const settings = settingsOf(path.relative(process.cwd(), file));
    return { bindings: mergeBindings(bindings, settings.bindings), customSpecs: settings.customSpecs, conventions, areNamesShared: count > 1 };
  };
}

export {
  optionsByFile
};
