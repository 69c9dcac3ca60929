import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  context,
  getOctokit
} from "./chunk-EVFH5OYU.js";
import "./chunk-ZO56HL5K.js";
import "./chunk-ACP376SG.js";
import "./chunk-5M3YXJZD.js";
import "./chunk-HANBNIMK.js";
export {
  context,
  getOctokit
};
