import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  externalFilesOf
} from "./chunk-EP43X6WY.js";
import "./chunk-YHXRFRKK.js";
import "./chunk-5B4KVQJF.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-X6SA5JQK.js";
import "./chunk-BYOSG2LM.js";
import "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";
export {
  externalFilesOf
};
