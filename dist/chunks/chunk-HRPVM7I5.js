import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  fileFailure
} from "./chunk-5B4KVQJF.js";
import {
  AppError,
  messageOf
} from "./chunk-WWTLK7YN.js";

// src/cli/output.ts
import { writeFileSync } from "node:fs";
function openOutput(file) {
  const parts = [];
  if (file !== void 0) writeOutput(file, "");
  return {
    result: (text) => {
      if (file === void 0) process.stdout.write(text);
      else parts.push(text);
    },
    message: (text) => process.stderr.write(`${text}
`),
    finish: () => {
      if (file !== void 0) writeOutput(file, parts.join(""));
    }
  };
}
function writeOutput(file, text) {
  try {
    writeFileSync(file, text);
  } catch (cause) {
    throw new AppError("usage/unwritable-output", `--output ${file} cannot be written: ${fileFailure(cause)}`, {
      hint: "name a file in a folder that is there and may be written to",
      cause
    });
  }
}
function errorLines(error, file) {
  const lines = error.message.split("\n").map((line) => `error: ${plain(file === void 0 || line.startsWith(file) ? line : `${file}: ${line}`)}`);
  return [...lines, ...error.hint === void 0 ? [] : [`hint: ${plain(error.hint)}`]].join("\n");
}
function bugLines(error) {
  return `error: this is a bug in model-budget, please report it: ${plain(messageOf(error))}
${error instanceof Error ? error.stack : ""}`;
}
function plain(text) {
  return text.replace(/[\p{Cc}\p{Cf}]+/gu, " ").trim();
}

export {
  openOutput,
  errorLines,
  bugLines,
  plain
};
