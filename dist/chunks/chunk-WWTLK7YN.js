import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/util/errors.ts
var AppError = class extends Error {
  code;
  hint;
  constructor(code, message, options = {}) {
    super(message, options.cause === void 0 ? void 0 : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.hint = options.hint;
  }
};
function messageOf(thrown) {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

export {
  AppError,
  messageOf
};
