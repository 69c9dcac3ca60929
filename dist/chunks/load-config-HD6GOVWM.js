import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  ConfigurationError,
  parseConfiguration
} from "./chunk-IDJNKPY4.js";
import "./chunk-SNQXYIBI.js";
import "./chunk-4R6JHGXX.js";
import "./chunk-D5IZ6XCP.js";
import "./chunk-OUZM53LA.js";
import "./chunk-MXDJ2HO7.js";
import "./chunk-JCGMPJ7X.js";
import "./chunk-YDIQTVKO.js";
import "./chunk-RJGW5HC5.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-5CUT6NTO.js";
import "./chunk-MSTFDFOY.js";
import "./chunk-DNSL4USW.js";
import "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";
export {
  ConfigurationError,
  parseConfiguration
};
