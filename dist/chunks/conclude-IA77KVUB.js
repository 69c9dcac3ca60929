import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  conclude,
  thisRun
} from "./chunk-HYHMAXLG.js";
import "./chunk-D6ARROEH.js";
import "./chunk-CBAFTOMT.js";
import "./chunk-GASNG2OU.js";
import "./chunk-LBKDTM5B.js";
import "./chunk-YEZEKECG.js";
import "./chunk-XIRM746A.js";
import "./chunk-FSJTGRPV.js";
import "./chunk-4R6JHGXX.js";
import "./chunk-2BM25ZQ4.js";
import "./chunk-6SORB2IJ.js";
import "./chunk-SQGLB2MI.js";
import "./chunk-BYOSG2LM.js";
import "./chunk-JCGMPJ7X.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-ACXO763F.js";
import "./chunk-DGCHDJ6K.js";
import "./chunk-X6SA5JQK.js";
import "./chunk-5CUT6NTO.js";
import "./chunk-MSTFDFOY.js";
import "./chunk-DNSL4USW.js";
import "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";
export {
  conclude,
  thisRun
};
