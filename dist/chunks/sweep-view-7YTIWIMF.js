import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  EMPTY,
  cell,
  csv,
  figureCell,
  figureFields,
  name,
  renderViews,
  titleOf,
  words
} from "./chunk-2BM25ZQ4.js";
import {
  json
} from "./chunk-6SORB2IJ.js";
import "./chunk-SQGLB2MI.js";
import "./chunk-BYOSG2LM.js";
import "./chunk-JCGMPJ7X.js";
import "./chunk-ACXO763F.js";
import "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
import {
  TOTAL_INFO
} from "./chunk-5CUT6NTO.js";
import {
  isFailed
} from "./chunk-MSTFDFOY.js";
import "./chunk-DNSL4USW.js";
import "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";

// src/report/sweep-view.ts
var SHOWN = ["params", "macs", "flops", "readBytes", "writeBytes", "activationBytes", "peakActivationBytes"];
function renderSweeps(sweeps, format, options = {}) {
  switch (format) {
    case "json":
      return `${json(sweeps.flatMap(jsonRows))}
`;
    case "jsonl":
      return sweeps.flatMap(jsonRows).map((row) => `${json(row, false)}
`).join("");
    case "csv":
      return sweepsCsv(sweeps);
    default:
      return renderViews(sweeps.map(sweepView), format, options);
  }
}
function jsonRows({ path, symbol, entries }) {
  return entries.map(({ value, profile }) => ({
    schema: profile.schema,
    model: { path },
    symbol,
    value,
    ...isFailed(profile) ? { error: profile.error } : { totals: profile.totals }
  }));
}
function sweepView({ path, symbol, entries }) {
  return {
    title: words`${name(path)} by ${name(symbol)}`,
    lines: [],
    sections: [
      {
        title: [],
        isFolded: false,
        table: {
          columns: [{ title: symbol, align: "right" }, ...SHOWN.map((metric) => ({ title: titleOf(metric), align: "right" }))],
          rows: entries.map(({ value, profile }) => [
            cell(String(value)),
            ...isFailed(profile) ? SHOWN.map((_, i) => i === 0 ? cell(profile.error.message, "bad") : EMPTY) : SHOWN.map((metric) => figureCell(profile.totals[metric], TOTAL_INFO[metric]))
          ]),
          noun: "size"
        }
      }
    ]
  };
}
function sweepsCsv(sweeps) {
  const header = ["model", "symbol", "size", ...SHOWN.flatMap((metric) => [metric, `${metric}Status`])];
  const rows = sweeps.flatMap(
    ({ path, symbol, entries }) => entries.map(({ value, profile }) => [
      path,
      symbol,
      value,
      ...SHOWN.flatMap((metric) => figureFields(isFailed(profile) ? { unknown: profile.error.message } : profile.totals[metric]))
    ])
  );
  return csv([header, ...rows]);
}
export {
  renderSweeps
};
