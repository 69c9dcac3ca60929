import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  openBase
} from "./chunk-P734PS2Z.js";
import {
  externalFilesOf
} from "./chunk-TNIFGCZ2.js";

// src/cli/base.ts
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
async function withBase(args, root, use) {
  const temporary = mkdtempSync(path.join(os.tmpdir(), "model-budget-"));
  try {
    const baseModels = args.get("base-models");
    const base = await openBase({
      base: args.get("base") ?? "auto",
      ...baseModels === void 0 ? {} : { baseModels },
      root,
      temporary,
      externalFiles: externalFilesOf
    });
    try {
      return await use(base);
    } finally {
      await base.close();
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

export {
  withBase
};
