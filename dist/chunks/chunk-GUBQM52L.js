import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  openBase
} from "./chunk-2UBFCANN.js";
import {
  externalFilesOf
} from "./chunk-EP43X6WY.js";

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
