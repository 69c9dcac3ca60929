import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  inputRules,
  measureProjectModel,
  settingsOf
} from "./chunk-SFQNAPW3.js";
import "./chunk-T5CLGSGZ.js";
import "./chunk-ITA6TZIE.js";
import "./chunk-NJ2NKAJX.js";
import "./chunk-YHXRFRKK.js";
import "./chunk-XPKI4COW.js";
import "./chunk-5WES5B4S.js";
import "./chunk-5B4KVQJF.js";
import "./chunk-YDIQTVKO.js";
import "./chunk-YNDFLL5Z.js";
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
  inputRules,
  measureProjectModel,
  settingsOf
};
