import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  conclude,
  thisRun
} from "./chunk-UKFQJATP.js";
import "./chunk-SAJHCIRX.js";
import "./chunk-CBAFTOMT.js";
import "./chunk-DAVPHZIA.js";
import "./chunk-LBKDTM5B.js";
import "./chunk-FTRPY677.js";
import "./chunk-RHBQBNZ5.js";
import "./chunk-FSJTGRPV.js";
import "./chunk-4R6JHGXX.js";
import "./chunk-E4W7LLZF.js";
import "./chunk-YL6XJJGG.js";
import "./chunk-EWUV6O3V.js";
import "./chunk-KVADBKJQ.js";
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
  conclude,
  thisRun
};
