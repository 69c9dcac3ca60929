import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  FORMATS,
  renderComparison,
  renderProfiles,
  renderVerdict,
  renderViews
} from "./chunk-2BM25ZQ4.js";
import "./chunk-6SORB2IJ.js";
import "./chunk-SQGLB2MI.js";
import "./chunk-BYOSG2LM.js";
import "./chunk-JCGMPJ7X.js";
import "./chunk-ACXO763F.js";
import "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
import "./chunk-5CUT6NTO.js";
import "./chunk-MSTFDFOY.js";
import "./chunk-DNSL4USW.js";
import "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";
export {
  FORMATS,
  renderComparison,
  renderProfiles,
  renderVerdict,
  renderViews
};
