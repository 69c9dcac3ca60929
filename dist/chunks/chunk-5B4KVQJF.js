import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  messageOf
} from "./chunk-WWTLK7YN.js";

// src/util/file-failure.ts
var MEANINGS = /* @__PURE__ */ new Map([
  ["ENOENT", "no such file or folder"],
  ["EISDIR", "it is a folder"],
  ["ENOTDIR", "a part of its path is no folder"],
  ["EEXIST", "a file of that name is there"],
  ["EACCES", "no permission"],
  ["EPERM", "no permission"],
  ["EROFS", "the file system is read-only"],
  ["ENOSPC", "no space left on the device"],
  ["EDQUOT", "the quota is used up"],
  ["EFBIG", "the file would be too large"],
  ["ENAMETOOLONG", "its name is too long"],
  ["ELOOP", "its links lead in a circle"],
  ["EMFILE", "too many files are open"],
  ["EIO", "the device failed"]
]);
function isFileFailure(thrown) {
  return thrown instanceof Error && "code" in thrown && MEANINGS.has(thrown.code) && "path" in thrown && typeof thrown.path === "string";
}
function fileFailure(cause) {
  const code = cause instanceof Error && "code" in cause ? cause.code : void 0;
  return MEANINGS.get(code) ?? messageOf(cause);
}

export {
  isFileFailure,
  fileFailure
};
