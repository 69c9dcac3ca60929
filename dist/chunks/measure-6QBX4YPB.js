import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  measureOptions,
  measureTarget
} from "./chunk-J72Y7BEY.js";
import {
  terminalOptions
} from "./chunk-C656RKDM.js";
import "./chunk-V3BSHGKY.js";
import {
  formatOf
} from "./chunk-TU33YN64.js";
import "./chunk-WR5PVO23.js";
import "./chunk-QTMQXYUL.js";
import "./chunk-D5IZ6XCP.js";
import "./chunk-OUZM53LA.js";
import "./chunk-MXDJ2HO7.js";
import {
  measureView,
  renderViews
} from "./chunk-2BM25ZQ4.js";
import "./chunk-6SORB2IJ.js";
import "./chunk-SQGLB2MI.js";
import "./chunk-BYOSG2LM.js";
import "./chunk-JCGMPJ7X.js";
import {
  measureModel
} from "./chunk-FSDNCBOT.js";
import "./chunk-TRTWLVBR.js";
import "./chunk-CHMPCH5E.js";
import "./chunk-COEDIX2H.js";
import "./chunk-XZ5UMHD3.js";
import "./chunk-75FNHQGX.js";
import "./chunk-YDIQTVKO.js";
import "./chunk-RJGW5HC5.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-ACXO763F.js";
import "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
import "./chunk-5CUT6NTO.js";
import "./chunk-MSTFDFOY.js";
import "./chunk-DNSL4USW.js";
import {
  AppError
} from "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";

// src/cli/commands/measure.ts
async function measureCommand(args, output) {
  const [model, ...others] = args.positionals;
  if (model === void 0 || others.length > 0) {
    throw new AppError("usage/one-model", `measure takes one model, not ${args.positionals.length}`, { hint: "model-budget measure model.onnx --against base.onnx" });
  }
  const options = await measureOptions(args, model, output);
  const against = args.get("against");
  const result = await measureModel({
    ...options,
    head: measureTarget(model, options.bindings),
    ...against !== void 0 && { base: measureTarget(against, options.bindings) }
  });
  output.result(rendered(result, args));
  return result.paired?.outcome === "fail" ? 1 : 0;
}
function rendered(result, args) {
  const format = formatOf(args);
  switch (format) {
    case "json":
      return `${JSON.stringify(result, null, 2)}
`;
    case "jsonl":
      return `${JSON.stringify(result)}
`;
    case "csv":
      return csv(result);
    default:
      return renderViews([measureView(result)], format, terminalOptions(args));
  }
}
var CSV_COLUMNS = ["samples", "mean", "std", "min", "p50", "p90", "p95", "p99"];
function csv({ latency, base }) {
  const row = (side, of) => [side, ...CSV_COLUMNS.map((column) => of[column])].join(",");
  return `${[["side", ...CSV_COLUMNS].join(","), ...base === void 0 ? [] : [row("base", base.latency)], row("head", latency)].join("\n")}
`;
}
export {
  measureCommand
};
