import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  BASELINE_ARTIFACT,
  BASELINE_INDEX,
  MAX_BASELINE_ZIP_BYTES,
  MAX_INDEX_BYTES,
  MAX_PROFILE_BYTES,
  contentArtifact,
  parseIndex
} from "./chunk-53INL7G6.js";
import "./chunk-DAVPHZIA.js";
import "./chunk-4R6JHGXX.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-MSTFDFOY.js";
import "./chunk-HANBNIMK.js";
export {
  BASELINE_ARTIFACT,
  BASELINE_INDEX,
  MAX_BASELINE_ZIP_BYTES,
  MAX_INDEX_BYTES,
  MAX_PROFILE_BYTES,
  contentArtifact,
  parseIndex
};
