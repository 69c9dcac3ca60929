import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  FORMATS,
  renderComparison,
  renderProfiles,
  renderVerdict,
  renderViews
} from "./chunk-E4W7LLZF.js";
import "./chunk-YL6XJJGG.js";
import "./chunk-EWUV6O3V.js";
import "./chunk-B5CUOIL7.js";
import "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
import "./chunk-BYOSG2LM.js";
import "./chunk-JCGMPJ7X.js";
import "./chunk-OZKBWTND.js";
import "./chunk-MSTFDFOY.js";
import "./chunk-3MNS4ZMT.js";
import "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";
export {
  FORMATS,
  renderComparison,
  renderProfiles,
  renderVerdict,
  renderViews
};
