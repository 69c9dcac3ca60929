import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  needsMeasuring,
  runCheck
} from "./chunk-BMENZUPP.js";
import "./chunk-H4PPSYUH.js";
import "./chunk-SQGLB2MI.js";
import "./chunk-BYOSG2LM.js";
import "./chunk-JCGMPJ7X.js";
import "./chunk-3MDXYWN6.js";
import "./chunk-QLKEPKGP.js";
import "./chunk-ACXO763F.js";
import "./chunk-BRYJ2U2Q.js";
import "./chunk-SZEYDCYL.js";
import "./chunk-K2CNBLXQ.js";
import "./chunk-75FNHQGX.js";
import "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
import "./chunk-XTC2YV62.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-5CUT6NTO.js";
import "./chunk-MSTFDFOY.js";
import "./chunk-DNSL4USW.js";
import "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";
export {
  needsMeasuring,
  runCheck
};
