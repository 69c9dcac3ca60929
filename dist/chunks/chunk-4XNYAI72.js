import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  fileFailure
} from "./chunk-5B4KVQJF.js";
import {
  AppError
} from "./chunk-WWTLK7YN.js";

// src/cli/read-text.ts
import { readFileSync } from "node:fs";
function readText(file, code) {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new AppError(code, `${file}: cannot be read: ${fileFailure(cause)}`, { cause });
  }
}

export {
  readText
};
