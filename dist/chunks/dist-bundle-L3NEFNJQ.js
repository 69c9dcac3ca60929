import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  VERSION,
  retry
} from "./chunk-YUZLIF3G.js";
import "./chunk-33FYFDDV.js";
import "./chunk-5M3YXJZD.js";
import "./chunk-HANBNIMK.js";
export {
  VERSION,
  retry
};
