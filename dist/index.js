import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  runCheck
} from "./chunks/chunk-BMENZUPP.js";
import {
  compare
} from "./chunks/chunk-H4PPSYUH.js";
import {
  folderSource,
  noBase
} from "./chunks/chunk-CAUU6H4N.js";
import {
  renderComparison,
  renderProfiles,
  renderVerdict
} from "./chunks/chunk-7C45MK7L.js";
import "./chunks/chunk-SQGLB2MI.js";
import "./chunks/chunk-BYOSG2LM.js";
import {
  loadProject
} from "./chunks/chunk-JCUFDLFF.js";
import "./chunks/chunk-JCGMPJ7X.js";
import "./chunks/chunk-OUZM53LA.js";
import {
  customSpecs
} from "./chunks/chunk-3MDXYWN6.js";
import {
  profileFile
} from "./chunks/chunk-QLKEPKGP.js";
import "./chunks/chunk-ACXO763F.js";
import "./chunks/chunk-BRYJ2U2Q.js";
import "./chunks/chunk-SZEYDCYL.js";
import "./chunks/chunk-K2CNBLXQ.js";
import {
  VERSION
} from "./chunks/chunk-75FNHQGX.js";
import "./chunks/chunk-DGCHDJ6K.js";
import "./chunks/chunk-X6SA5JQK.js";
import "./chunks/chunk-XTC2YV62.js";
import "./chunks/chunk-KVADBKJQ.js";
import "./chunks/chunk-5CUT6NTO.js";
import "./chunks/chunk-MSTFDFOY.js";
import "./chunks/chunk-DNSL4USW.js";
import {
  AppError
} from "./chunks/chunk-WWTLK7YN.js";
import "./chunks/chunk-HANBNIMK.js";

// src/library.ts
function profileFile2(path, options = {}) {
  const { conventions = [], operators = {} } = options;
  const specs = customSpecs(new Map(Object.entries(operators)));
  return profileFile(path, { bindings: bindingsOf(options), conventions, customSpecs: specs }).analysis.profile;
}
function bindingsOf({ shapes = {}, dims = {}, values = {} }) {
  return {
    shapes: table(shapes, "--shape", (shape) => shape),
    dims: table(dims, "--dim", (dim) => dim),
    values: table(values, "--value", (value) => [value].flat())
  };
}
function table(record, from, read) {
  return new Map(Object.entries(record).map(([name, entry]) => [name, { value: read(entry), from }]));
}
export {
  AppError,
  VERSION,
  compare,
  folderSource,
  loadProject,
  noBase,
  profileFile2 as profileFile,
  renderComparison,
  renderProfiles,
  renderVerdict,
  runCheck
};
