import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  artifactStore
} from "./chunk-EKVZ4LHG.js";
import "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";
export {
  artifactStore
};
