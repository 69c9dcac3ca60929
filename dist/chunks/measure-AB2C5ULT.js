import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  measureOptions,
  measureTarget
} from "./chunk-O5FPATG5.js";
import "./chunk-4LTJ57CL.js";
import {
  terminalOptions
} from "./chunk-C656RKDM.js";
import "./chunk-DOSJVJEN.js";
import {
  formatOf
} from "./chunk-2EF4N6W4.js";
import "./chunk-WR5PVO23.js";
import "./chunk-53AA7XOH.js";
import "./chunk-FSYAZXIR.js";
import "./chunk-OUZM53LA.js";
import "./chunk-XUA7YSCK.js";
import {
  measureView,
  renderViews
} from "./chunk-E4W7LLZF.js";
import "./chunk-YL6XJJGG.js";
import "./chunk-EWUV6O3V.js";
import {
  measureModel
} from "./chunk-SFQNAPW3.js";
import "./chunk-T5CLGSGZ.js";
import "./chunk-ITA6TZIE.js";
import "./chunk-NJ2NKAJX.js";
import "./chunk-YHXRFRKK.js";
import "./chunk-XPKI4COW.js";
import "./chunk-5WES5B4S.js";
import "./chunk-5B4KVQJF.js";
import "./chunk-YDIQTVKO.js";
import "./chunk-YNDFLL5Z.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-B5CUOIL7.js";
import "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
import "./chunk-BYOSG2LM.js";
import "./chunk-JCGMPJ7X.js";
import "./chunk-OZKBWTND.js";
import "./chunk-MSTFDFOY.js";
import "./chunk-3MNS4ZMT.js";
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
