import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  cell,
  csv,
  figureCell,
  figureFields,
  name,
  renderViews,
  titleOf,
  withHint,
  words
} from "./chunk-E4W7LLZF.js";
import {
  json
} from "./chunk-YL6XJJGG.js";
import "./chunk-EWUV6O3V.js";
import "./chunk-B5CUOIL7.js";
import "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
import "./chunk-BYOSG2LM.js";
import "./chunk-JCGMPJ7X.js";
import {
  TOTAL_INFO
} from "./chunk-OZKBWTND.js";
import {
  isFailed
} from "./chunk-MSTFDFOY.js";
import "./chunk-3MNS4ZMT.js";
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
  const rows = entries.flatMap(
    ({ value, profile }) => isFailed(profile) ? [] : [[cell(String(value)), ...SHOWN.map((metric) => figureCell(profile.totals[metric], TOTAL_INFO[metric]))]]
  );
  const columns = [{ title: symbol, align: "right" }, ...SHOWN.map((metric) => ({ title: titleOf(metric), align: "right" }))];
  const lines = entries.flatMap(({ profile }) => isFailed(profile) ? [failureLine(path, profile)] : []);
  return {
    title: words`${name(path)} by ${name(symbol)}`,
    lines: [],
    sections: [{ title: [], isFolded: false, ...rows.length > 0 && { table: { columns, rows, noun: "size" } }, lines }]
  };
}
function failureLine(path, { error }) {
  const sentence = error.message.startsWith(`${path}: `) ? error.message.slice(path.length + 2) : error.message;
  return { text: [withHint(sentence, error.hint)], tone: "warn" };
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
