import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/analyze/model-profile.ts
var SCHEMA = 1;
var TOTALS = [
  "params",
  "buffers",
  "quantParams",
  "constants",
  "unusedElements",
  "weightBytes",
  "fileBytes",
  "macs",
  "flops",
  "transcendentals",
  "readBytes",
  "writeBytes",
  "activationBytes",
  "peakActivationBytes",
  "nodes"
];
var NODE_FIGURES = ["params", "weightBytes", "macs", "flops", "transcendentals", "readBytes", "writeBytes", "activationBytes"];
function isFailed(profile) {
  return "error" in profile;
}

export {
  SCHEMA,
  TOTALS,
  NODE_FIGURES,
  isFailed
};
