import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  folderSource,
  noBase
} from "./chunks/chunk-ZPGEMIAW.js";
import {
  runCheck
} from "./chunks/chunk-R46SBQMS.js";
import {
  compare
} from "./chunks/chunk-H4PPSYUH.js";
import {
  loadProject
} from "./chunks/chunk-QTMQXYUL.js";
import "./chunks/chunk-OUZM53LA.js";
import {
  customSpecs
} from "./chunks/chunk-MXDJ2HO7.js";
import {
  renderComparison,
  renderProfiles,
  renderVerdict
} from "./chunks/chunk-2BM25ZQ4.js";
import "./chunks/chunk-6SORB2IJ.js";
import "./chunks/chunk-SQGLB2MI.js";
import "./chunks/chunk-BYOSG2LM.js";
import "./chunks/chunk-JCGMPJ7X.js";
import {
  profileFile
} from "./chunks/chunk-TRTWLVBR.js";
import "./chunks/chunk-CHMPCH5E.js";
import "./chunks/chunk-COEDIX2H.js";
import "./chunks/chunk-XZ5UMHD3.js";
import {
  VERSION
} from "./chunks/chunk-75FNHQGX.js";
import "./chunks/chunk-RJGW5HC5.js";
import "./chunks/chunk-KVADBKJQ.js";
import "./chunks/chunk-ACXO763F.js";
import "./chunks/chunk-DGCHDJ6K.js";
import "./chunks/chunk-X6SA5JQK.js";
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
