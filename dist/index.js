import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  folderSource,
  noBase
} from "./chunks/chunk-NRLS3MRC.js";
import {
  runCheck
} from "./chunks/chunk-GIU4GPXM.js";
import {
  profileSettings
} from "./chunks/chunk-UGGP46HD.js";
import {
  compare
} from "./chunks/chunk-EDFNHJFW.js";
import "./chunks/chunk-32UZ3PBV.js";
import {
  loadProject
} from "./chunks/chunk-53AA7XOH.js";
import "./chunks/chunk-OUZM53LA.js";
import {
  customSpecs
} from "./chunks/chunk-XUA7YSCK.js";
import {
  renderComparison,
  renderProfiles,
  renderVerdict
} from "./chunks/chunk-E4W7LLZF.js";
import "./chunks/chunk-YL6XJJGG.js";
import "./chunks/chunk-EWUV6O3V.js";
import {
  profileFile
} from "./chunks/chunk-T5CLGSGZ.js";
import "./chunks/chunk-ITA6TZIE.js";
import "./chunks/chunk-NJ2NKAJX.js";
import "./chunks/chunk-YHXRFRKK.js";
import {
  VERSION
} from "./chunks/chunk-XPKI4COW.js";
import "./chunks/chunk-5WES5B4S.js";
import "./chunks/chunk-5B4KVQJF.js";
import "./chunks/chunk-YNDFLL5Z.js";
import "./chunks/chunk-KVADBKJQ.js";
import "./chunks/chunk-B5CUOIL7.js";
import "./chunks/chunk-DGCHDJ6K.js";
import "./chunks/chunk-X6SA5JQK.js";
import "./chunks/chunk-BYOSG2LM.js";
import "./chunks/chunk-JCGMPJ7X.js";
import "./chunks/chunk-OZKBWTND.js";
import "./chunks/chunk-MSTFDFOY.js";
import "./chunks/chunk-3MNS4ZMT.js";
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
  profileSettings,
  renderComparison,
  renderProfiles,
  renderVerdict,
  runCheck
};
