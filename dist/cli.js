#!/usr/bin/env node
import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  bugLines,
  errorLines,
  openOutput
} from "./chunks/chunk-HRPVM7I5.js";
import {
  COMMANDS,
  COMMON_OPTIONS,
  OPTIONS,
  parseCommandLine
} from "./chunks/chunk-2EF4N6W4.js";
import {
  VERSION
} from "./chunks/chunk-XPKI4COW.js";
import "./chunks/chunk-5WES5B4S.js";
import {
  fileFailure,
  isFileFailure
} from "./chunks/chunk-5B4KVQJF.js";
import "./chunks/chunk-3MNS4ZMT.js";
import {
  AppError
} from "./chunks/chunk-WWTLK7YN.js";
import "./chunks/chunk-HANBNIMK.js";

// src/cli/main.ts
import path from "node:path";
import { setFlagsFromString } from "node:v8";

// src/cli/help.ts
function helpText(command) {
  const names = Object.keys(COMMANDS);
  if (command === void 0) {
    const rows = names.map((name) => [`${name} ${COMMANDS[name].arguments}`.trim(), COMMANDS[name].summary]);
    return [
      "Keeps neural networks within their budgets: what an ONNX model costs, what changed, and why.",
      "",
      "Usage: model-budget COMMAND [options]",
      "",
      "Commands",
      ...columns(rows),
      "",
      "Options of every command",
      ...columns(COMMON_OPTIONS.map(optionRow)),
      "",
      "Exit codes: 0 fine, 1 a budget is exceeded or unknown, 2 wrong usage or unreadable input, 70 a bug of ours",
      ""
    ].join("\n");
  }
  const { arguments: words, summary, options } = COMMANDS[command];
  const own = options.length === 0 ? [] : ["Options", ...columns(options.map(optionRow)), ""];
  return [
    `${summary[0]?.toUpperCase()}${summary.slice(1)}.`,
    "",
    `Usage: model-budget ${command} ${words} [options]`.replace(/ {2,}/g, " "),
    "",
    ...own,
    "Options of every command",
    ...columns(COMMON_OPTIONS.map(optionRow)),
    ""
  ].join("\n");
}
function optionRow(name) {
  const option = OPTIONS[name];
  return [`--${name}${option.value === void 0 ? "" : ` ${option.value}`}`, option.help + (option.isRepeatable === true ? " (repeatable)" : "")];
}
function columns(rows) {
  const width = Math.min(36, Math.max(...rows.map(([left]) => left.length)));
  return rows.map(([left, right]) => left.length > width ? `  ${left}
  ${" ".repeat(width)}  ${right}` : `  ${left.padEnd(width)}  ${right}`);
}

// src/cli/main.ts
var RUN = {
  profile: async () => (await import("./chunks/profile-3ODZOFLW.js")).profileCommand,
  compare: async () => (await import("./chunks/compare-JKOXMKPG.js")).compareCommand,
  check: async () => (await import("./chunks/check-5GUA3A6Q.js")).checkCommand,
  explain: async () => (await import("./chunks/explain-7PPBUCKG.js")).explainCommand,
  report: async () => (await import("./chunks/report-CH7MPAWJ.js")).reportCommand,
  plan: async () => (await import("./chunks/plan-V2HQKODE.js")).planCommand,
  measure: async () => (await import("./chunks/measure-AB2C5ULT.js")).measureCommand,
  init: async () => (await import("./chunks/init-SIZ7CXRK.js")).initCommand
};
if (process.versions.v8.startsWith("11.")) setFlagsFromString("--interrupt-budget=1000000");
process.stdout.on("error", (error) => {
  if (error.code === "EPIPE") return;
  process.stderr.write(`${errorLines({ message: `the result cannot be written: ${fileFailure(error)}` })}
`);
  process.exit(2);
});
process.exitCode = await main(process.argv.slice(2));
async function main(words) {
  try {
    const args = parseCommandLine(words);
    if (args.has("version")) {
      process.stdout.write(`${VERSION}
`);
      return 0;
    }
    if (args.has("help") || args.command === void 0) {
      process.stdout.write(helpText(args.command));
      return args.has("help") ? 0 : 2;
    }
    const output = openOutput(args.get("output"));
    const run = await RUN[args.command]();
    const code = await run(args, output);
    output.finish();
    return code;
  } catch (error) {
    const expected = error instanceof AppError ? error : isFileFailure(error) ? { message: `${path.relative("", error.path)}: ${fileFailure(error)}` } : void 0;
    process.stderr.write(`${expected === void 0 ? bugLines(error) : errorLines(expected)}
`);
    return expected === void 0 ? 70 : 2;
  }
}
