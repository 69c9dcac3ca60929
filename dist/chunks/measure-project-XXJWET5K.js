import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  inputRules,
  measureProjectModel,
  settingsOf
} from "./chunk-FSDNCBOT.js";
import "./chunk-TRTWLVBR.js";
import "./chunk-CHMPCH5E.js";
import "./chunk-COEDIX2H.js";
import "./chunk-XZ5UMHD3.js";
import "./chunk-75FNHQGX.js";
import "./chunk-YDIQTVKO.js";
import "./chunk-RJGW5HC5.js";
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
  inputRules,
  measureProjectModel,
  settingsOf
};
