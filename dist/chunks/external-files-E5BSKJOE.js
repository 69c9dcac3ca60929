import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  externalFilesOf
} from "./chunk-TNIFGCZ2.js";
import "./chunk-XZ5UMHD3.js";
import "./chunk-KVADBKJQ.js";
import "./chunk-X6SA5JQK.js";
import "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";
export {
  externalFilesOf
};
