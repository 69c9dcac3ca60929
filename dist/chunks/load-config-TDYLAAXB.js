import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  ConfigurationError,
  parseConfiguration
} from "./chunk-CZOWC67U.js";
import "./chunk-SNQXYIBI.js";
import "./chunk-4R6JHGXX.js";
import "./chunk-FSYAZXIR.js";
import "./chunk-OUZM53LA.js";
import "./chunk-XUA7YSCK.js";
import "./chunk-YDIQTVKO.js";
import "./chunk-YNDFLL5Z.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-JCGMPJ7X.js";
import "./chunk-OZKBWTND.js";
import "./chunk-MSTFDFOY.js";
import "./chunk-3MNS4ZMT.js";
import "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";
export {
  ConfigurationError,
  parseConfiguration
};
