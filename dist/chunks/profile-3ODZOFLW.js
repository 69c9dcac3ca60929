import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  optionsByFile
} from "./chunk-TCHGRNTB.js";
import {
  refuseStrangers
} from "./chunk-32UZ3PBV.js";
import {
  terminalOptions
} from "./chunk-C656RKDM.js";
import {
  bindingsOf
} from "./chunk-DOSJVJEN.js";
import {
  errorLines,
  plain
} from "./chunk-HRPVM7I5.js";
import {
  choice,
  formatOf,
  wholeNumber
} from "./chunk-2EF4N6W4.js";
import "./chunk-WR5PVO23.js";
import "./chunk-53AA7XOH.js";
import "./chunk-OUZM53LA.js";
import "./chunk-XUA7YSCK.js";
import {
  GROUPINGS,
  json,
  require_picocolors
} from "./chunk-YL6XJJGG.js";
import {
  BUG,
  failedProfile,
  findModels,
  profileFile,
  tryProfile
} from "./chunk-T5CLGSGZ.js";
import "./chunk-ITA6TZIE.js";
import {
  NO_BINDINGS
} from "./chunk-NJ2NKAJX.js";
import "./chunk-YHXRFRKK.js";
import "./chunk-XPKI4COW.js";
import "./chunk-5WES5B4S.js";
import {
  fileFailure
} from "./chunk-5B4KVQJF.js";
import "./chunk-YNDFLL5Z.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-B5CUOIL7.js";
import {
  isKnown
} from "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
import {
  counted
} from "./chunk-BYOSG2LM.js";
import "./chunk-JCGMPJ7X.js";
import {
  NODE_FIGURES,
  isFailed
} from "./chunk-MSTFDFOY.js";
import "./chunk-3MNS4ZMT.js";
import {
  AppError
} from "./chunk-WWTLK7YN.js";
import {
  __commonJS,
  __require,
  __toESM
} from "./chunk-HANBNIMK.js";

// node_modules/nanospinner/dist/consts.js
var require_consts = __commonJS({
  "node_modules/nanospinner/dist/consts.js"(exports) {
    "use strict";
    var __importDefault = exports && exports.__importDefault || function(mod) {
      return mod && mod.__esModule ? mod : { "default": mod };
    };
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.symbols = exports.isTTY = void 0;
    var node_tty_1 = __importDefault(__require("node:tty"));
    var node_process_1 = __importDefault(__require("node:process"));
    var isCI = node_process_1.default.env.CI || node_process_1.default.env.WT_SESSION || node_process_1.default.env.ConEmuTask === "{cmd::Cmder}" || node_process_1.default.env.TERM_PROGRAM === "vscode" || node_process_1.default.env.TERM === "xterm-256color" || node_process_1.default.env.TERM === "alacritty";
    var isTTY = node_tty_1.default.isatty(1) && node_process_1.default.env.TERM !== "dumb" && !("CI" in node_process_1.default.env);
    exports.isTTY = isTTY;
    var supportUnicode = node_process_1.default.platform !== "win32" ? node_process_1.default.env.TERM !== "linux" : isCI;
    var symbols = {
      frames: isTTY ? supportUnicode ? (
        // https://github.com/sindresorhus/cli-spinners
        ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]
      ) : ["-", "\\", "|", "/"] : ["-"],
      // https://github.com/sindresorhus/log-symbols/blob/main/index.js
      tick: supportUnicode ? "✔" : "√",
      cross: supportUnicode ? "✖" : "×",
      warn: supportUnicode ? "⚠" : "!!",
      info: supportUnicode ? "ℹ" : "i"
    };
    exports.symbols = symbols;
  }
});

// node_modules/nanospinner/dist/index.js
var require_dist = __commonJS({
  "node_modules/nanospinner/dist/index.js"(exports) {
    "use strict";
    var __importDefault = exports && exports.__importDefault || function(mod) {
      return mod && mod.__esModule ? mod : { "default": mod };
    };
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.createSpinner = createSpinner2;
    var picocolors_1 = __importDefault(require_picocolors());
    var consts_1 = require_consts();
    function getLines(str = "", width = 80) {
      return str.replace(/\u001b[^m]*?m/g, "").split("\n").reduce((col, line) => col += Math.max(1, Math.ceil(line.length / width)), 0);
    }
    function createSpinner2(text = "", opts = {}) {
      let current = 0, interval = opts.interval || 50, stream = opts.stream || process.stderr, frames = opts.frames && opts.frames.length ? opts.frames : consts_1.symbols.frames, color = opts.color || "yellow", spinning = false, lines = 0, timer = void 0, getText = (opts2 = {}) => typeof opts2 === "string" ? opts2 : opts2.text || text, getUpdate = (opts2 = {}) => typeof opts2 === "string" ? false : !!opts2.update, getColor = (opts2 = {}) => typeof opts2 === "string" || !opts2.color ? color : opts2.color, getMark = (opts2 = {}, fallback) => typeof opts2 === "string" || !opts2.mark ? fallback : opts2.mark, mountProcessEvents = () => {
        process.on("SIGINT", exit);
        process.on("SIGTERM", exit);
      }, cleanupProcessEvents = () => {
        process.off("SIGINT", exit);
        process.off("SIGTERM", exit);
      };
      let spinner = {
        reset() {
          current = 0;
          lines = 0;
          spinning = false;
          clearTimeout(timer);
          timer = void 0;
          return spinner;
        },
        clear() {
          spinner.write("\x1B[1G");
          for (let i = 0; i < lines; i++) {
            i > 0 && spinner.write("\x1B[1A");
            spinner.write("\x1B[2K\x1B[1G");
          }
          lines = 0;
          return spinner;
        },
        write(str, clear = false) {
          if (clear && consts_1.isTTY)
            spinner.clear();
          stream.write(str);
          return spinner;
        },
        render() {
          let str = `${picocolors_1.default[color](frames[current])} ${text}`;
          consts_1.isTTY ? spinner.write(`\x1B[?25l`) : str += "\n";
          spinner.write(str, true);
          consts_1.isTTY && (lines = getLines(str, stream.columns));
          return spinner;
        },
        spin() {
          spinner.render();
          current = ++current % frames.length;
          return spinner;
        },
        update(opts2) {
          if (typeof opts2 === "string") {
            text = opts2;
          } else {
            text = opts2.text || text;
            frames = opts2.frames && opts2.frames.length ? opts2.frames : frames;
            interval = opts2.interval || interval;
            color = opts2.color || color;
          }
          if (frames.length - 1 < current)
            current = 0;
          return spinner;
        },
        loop() {
          consts_1.isTTY && (timer = setTimeout(() => spinner.loop(), interval));
          return spinner.spin();
        },
        start(opts2 = {}) {
          timer && spinner.reset();
          spinning = true;
          mountProcessEvents();
          return spinner.update({ text: getText(opts2), color: getColor(opts2) }).loop();
        },
        stop(opts2) {
          spinning = false;
          clearTimeout(timer);
          timer = void 0;
          cleanupProcessEvents();
          const update = getUpdate(opts2);
          const mark = picocolors_1.default[getColor(opts2)](getMark(opts2, frames[current]));
          const text2 = getText(opts2);
          spinner.write(opts2 ? `${mark} ${text2}${update ? "" : "\n"}` : "", true);
          return consts_1.isTTY && !update ? spinner.write(`\x1B[?25h`) : spinner;
        },
        success(opts2 = {}) {
          return spinner.stop({
            text: getText(opts2),
            mark: getMark(opts2, consts_1.symbols.tick),
            color: "green",
            update: getUpdate(opts2)
          });
        },
        error(opts2 = {}) {
          return spinner.stop({
            text: getText(opts2),
            mark: getMark(opts2, consts_1.symbols.cross),
            color: "red",
            update: getUpdate(opts2)
          });
        },
        warn(opts2 = {}) {
          return spinner.stop({
            text: getText(opts2),
            mark: getMark(opts2, consts_1.symbols.warn),
            color: "yellow",
            update: getUpdate(opts2)
          });
        },
        info(opts2 = {}) {
          return spinner.stop({
            text: getText(opts2),
            mark: getMark(opts2, consts_1.symbols.info),
            color: "blue",
            update: getUpdate(opts2)
          });
        },
        isSpinning() {
          return spinning;
        }
      };
      function exit(signal) {
        if (spinning) {
          spinner.stop();
        }
        process.exit(signal === "SIGINT" ? 130 : signal === "SIGTERM" ? 143 : 1);
      }
      return spinner;
    }
  }
});

// src/report/peer-views/peer-table.ts
var VIEWS = ["torchsummary", "torchstat", "ptflops", "fvcore", "yolov5", "params"];

// src/cli/model-paths.ts
import { readFileSync } from "node:fs";
async function modelPaths(args) {
  const list = args.get("files-from");
  const listed = list === void 0 ? [] : readList(list);
  const named = await findModels(args.positionals);
  if (list === void 0 && named.length === 0) {
    throw new AppError("usage/no-model", `${args.command} needs a model`, { hint: `model-budget ${args.command} model.onnx` });
  }
  return [...named, ...listed];
}
function readList(file) {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8").split(/\r?\n/).filter((line) => line.trim() !== "");
  } catch (cause) {
    throw new AppError("usage/unreadable-list", `--files-from ${file} cannot be read: ${fileFailure(cause)}`, { cause });
  }
}

// src/cli/progress.ts
var import_nanospinner = __toESM(require_dist(), 1);
function startProgress(args) {
  const { stderr } = process;
  if (args.has("quiet") || stderr.isTTY !== true) return { say: () => {
  }, stop: () => {
  } };
  const spinner = (0, import_nanospinner.createSpinner)("", { stream: stderr });
  const width = Math.max(20, (stderr.columns ?? 80) - 4);
  return {
    say: (text) => {
      spinner.update({ text: text.replace(new RegExp("\\p{C}+", "gu"), " ").slice(0, width) });
      spinner.spin();
    },
    stop: () => {
      spinner.clear();
    }
  };
}

// src/cli/sweep.ts
var MAX_SIZES = 1e3;
function parseSweep(args) {
  const word = args.get("sweep");
  if (word === void 0) return void 0;
  const other = ["view", "measure", "calibrate"].find((option) => args.has(option));
  if (other !== void 0) throw new AppError("usage/bad-sweep", `--sweep and --${other} do not go together`, { hint: "give one of them" });
  const at = word.lastIndexOf("=");
  const symbol = word.slice(0, Math.max(0, at)).trim();
  const sizes = word.slice(at + 1).split(",").map((size) => size.trim());
  const isReadable = symbol !== "" && sizes.length <= MAX_SIZES && sizes.every((size) => /^\d+$/.test(size) && Number.isSafeInteger(Number(size)));
  if (!isReadable) throw new AppError("usage/bad-sweep", `--sweep ${word} cannot be read`, { hint: "it looks like --sweep SYMBOL=1,8,32" });
  return { symbol, values: [...new Set(sizes.map(Number))] };
}
function isWithoutSymbol({ entries: [first] }) {
  return first !== void 0 && isFailed(first.profile) && first.profile.error.code === "usage/unknown-symbol";
}
function refuseUnswept({ symbol }, sweeps, optionsOf) {
  if (!sweeps.every(isWithoutSymbol)) return;
  const profiles = sweeps.map(({ path }) => tryProfile(path, optionsOf(path))).flatMap((profile) => isFailed(profile) ? [] : [profile]);
  refuseStrangers({ ...NO_BINDINGS, dims: /* @__PURE__ */ new Map([[symbol, { value: 0, from: "--dim" }]]) }, profiles);
}
function sweepModel(path, { symbol, values }, options) {
  const entries = [];
  for (const value of values) {
    const dims = new Map([...options.bindings.dims, [symbol, { value, from: "--dim" }]]);
    const made = tryProfile(path, { ...options, bindings: { ...options.bindings, dims }, areNamesShared: false });
    const profile = isFailed(made) ? made : unlessFixed(made, path, symbol, value);
    entries.push({ value, profile });
    if (isFailed(profile)) break;
  }
  return { path, symbol, entries };
}
function unlessFixed(profile, path, symbol, value) {
  const bound = profile.bindings[symbol];
  if (bound?.value === value) return profile;
  return failedProfile(
    path,
    new AppError("usage/fixed-size", `${path}: "${symbol}" cannot be ${value}: ${bound?.from ?? "a shape"} says ${bound?.value ?? "another size"}`, {
      hint: `give that axis as ? in the shape`
    })
  );
}

// src/cli/warnings.ts
var MAX_WARNINGS = 5;
var SILENT = /* @__PURE__ */ new Set(["json", "jsonl", "csv"]);
function tellProblems(profile, format, args, output) {
  const { path } = profile.model;
  if (isFailed(profile)) output.message(failureText(profile));
  if (isFailed(profile) || args.has("quiet") || !SILENT.has(format)) return;
  const warnings = profile.diagnostics.filter(({ level }) => level !== "note");
  for (const { message } of warnings.slice(0, MAX_WARNINGS)) output.message(`warning: ${plain(`${path}: ${message}`)}`);
  if (warnings.length > MAX_WARNINGS) output.message(`warning: ${plain(path)}: and ${counted(warnings.length - MAX_WARNINGS, "more warning")}`);
}
function failureText({ model, error }) {
  if (error.code !== BUG) return errorLines(error, model.path);
  const [sentence = "", ...stack] = error.message.split("\n");
  return [errorLines({ message: sentence }, model.path), ...stack].join("\n");
}

// src/cli/commands/profile.ts
async function profileCommand(args, output) {
  const format = formatOf(args);
  const rendering = { ...terminalOptions(args), ...rowOptions(args) };
  const paths = await modelPaths(args);
  const optionsOf = await optionsByFile(args, paths.length);
  const view = choice(args, "view", VIEWS);
  refuseIdle(args, view);
  if (view !== void 0) return (await import("./peer-view-PQSBYV7P.js")).peerViewCommand(view, paths, optionsOf, args, output);
  const asked = parseSweep(args);
  const known = [];
  const [profiles, sweeps] = [[], []];
  const progress = startProgress(args);
  let code = 0;
  for (const [i, file] of paths.entries()) {
    progress.say(`${i + 1} of ${paths.length}: ${file}`);
    const sweep = asked === void 0 ? void 0 : sweepModel(file, asked, optionsOf(file));
    const made = sweep === void 0 ? [await tryProfile2(file, optionsOf(file), args, output)] : sweep.entries.map(({ profile }) => profile);
    progress.stop();
    for (const profile of made) {
      if (paths.length > 1 && sweep !== void 0 && isWithoutSymbol(sweep)) continue;
      tellProblems(profile, format, args, output);
      code = Math.max(code, exitCode(profile, args));
      if (!isFailed(profile)) known.push({ bindings: profile.bindings, inputs: profile.inputs, tensors: profile.tensors });
    }
    if (sweep !== void 0) sweeps.push(sweep);
    if (format === "jsonl")
      output.result(sweep === void 0 ? made.map((profile) => `${json(profile, false)}
`).join("") : (await import("./sweep-view-R5EJL72M.js")).renderSweeps([sweep], format));
    else if (sweep === void 0) profiles.push(...made);
  }
  if (paths.length > 1 && asked === void 0) refuseStrangers(bindingsOf(args), known);
  if (asked !== void 0 && paths.length > 1) refuseUnswept(asked, sweeps, optionsOf);
  if (format === "table" && known.length === 0 && paths.length === 1) return code;
  if (format !== "jsonl") output.result(await rendered(profiles, asked === void 0 ? void 0 : sweeps, format, rendering));
  return code;
}
function refuseIdle(args, view) {
  const idle = view === void 0 ? args.has("depth") ? "depth" : void 0 : ["by", "sort"].find((name) => args.has(name));
  if (idle === void 0) return;
  const [message, hint] = view === void 0 ? ["--depth cuts the table of a --view", `--view ${VIEWS.join("|")}`] : [`--${idle} and --view do not go together`, "give one of them"];
  throw new AppError("usage/idle-option", message, { hint });
}
async function rendered(profiles, sweeps, format, options) {
  if (sweeps !== void 0) return (await import("./sweep-view-R5EJL72M.js")).renderSweeps(sweeps, format, options);
  if (format === "json") return `${json(profiles.length === 1 ? profiles[0] : profiles)}
`;
  return (await import("./render-VDEA3SNU.js")).renderProfiles(profiles, format, options);
}
function rowOptions(args) {
  const [by, sort, top] = [choice(args, "by", GROUPINGS), choice(args, "sort", NODE_FIGURES), wholeNumber(args, "top")];
  return { ...by !== void 0 && { by }, ...sort !== void 0 && { sort }, ...top !== void 0 && { top } };
}
async function tryProfile2(file, options, args, output) {
  const start = performance.now();
  try {
    const { profile, bytesRead } = await profileOf(file, options, args, output);
    if (args.has("debug")) {
      const { fileBytes, externalBytes } = profile.model;
      output.message(`debug: ${file}: read ${bytesRead} of ${fileBytes + externalBytes} bytes in ${(performance.now() - start).toFixed(1)} ms`);
    }
    return profile;
  } catch (error) {
    if (args.has("debug") && error instanceof Error) output.message(`debug: ${error.stack}`);
    return failedProfile(file, error);
  }
}
async function profileOf(file, options, args, output) {
  if (args.has("calibrate") || args.has("measure")) return (await import("./profile-by-running-64TPDZA6.js")).profileByRunning(file, options, args, output);
  const { analysis, bytesRead } = profileFile(file, options);
  return { profile: analysis.profile, bytesRead };
}
function exitCode(profile, args) {
  if (isFailed(profile)) return profile.error.code === BUG ? 70 : 2;
  return args.has("strict") && hasUnknown(profile) ? 1 : 0;
}
function hasUnknown(profile) {
  const { nodes, shaped, counted: counted2 } = profile.coverage;
  return shaped < nodes || counted2 < nodes || Object.values(profile.totals).some((figure) => !isKnown(figure));
}
export {
  profileCommand
};
