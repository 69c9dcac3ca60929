import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  AppError
} from "./chunk-WWTLK7YN.js";

// src/cli/name-file.ts
function namingFile(file, run) {
  try {
    return run();
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.message.startsWith(file)) throw thrown;
    throw new AppError(thrown.code, `${file}: ${thrown.message}`, { ...thrown.hint !== void 0 && { hint: thrown.hint }, cause: thrown });
  }
}

export {
  namingFile
};
