import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  parseJson
} from "./chunk-DAVPHZIA.js";
import {
  array,
  int,
  literal,
  object,
  string
} from "./chunk-4R6JHGXX.js";
import {
  SCHEMA
} from "./chunk-MSTFDFOY.js";

// src/baseline/stored-baseline.ts
var BASELINE_ARTIFACT = "model-budget-baseline";
var BASELINE_INDEX = "baseline.json";
var MAX_INDEX_BYTES = 64 * 1024 * 1024;
var MAX_PROFILE_BYTES = 64 * 1024 * 1024;
var MAX_BASELINE_ZIP_BYTES = 512 * 1024 * 1024;
var sha256 = string().regex(/^[0-9a-f]{64}$/);
var path = string().min(1).max(4096).refine((text) => !/^[/\\]|^[a-z]:|\0|\\/i.test(text) && text.split("/").every((part) => part !== "" && part !== "." && part !== ".."));
var file = object({ path, sha256, bytes: int().nonnegative() });
var indexSchema = object({
  schema: literal(SCHEMA),
  commit: string().regex(/^[0-9a-f]{40,64}$/),
  models: array(
    object({
      id: string().min(1).max(4096),
      path,
      profile: string().regex(/^profiles\/\d{1,6}\.json$/),
      /** `profileSettings` of the profile. */
      settings: sha256,
      files: array(file).max(1e4)
    })
  ).max(2e4)
});
function parseIndex(json) {
  return parseJson(json, indexSchema);
}
function contentArtifact(sha2562) {
  return `model-budget-file-${sha2562}`;
}

export {
  BASELINE_ARTIFACT,
  BASELINE_INDEX,
  MAX_INDEX_BYTES,
  MAX_PROFILE_BYTES,
  MAX_BASELINE_ZIP_BYTES,
  parseIndex,
  contentArtifact
};
