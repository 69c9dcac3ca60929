import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/action/comment-key.ts
import { createHash } from "node:crypto";
var MAX_KEY_CHARACTERS = 200;
var MAX_SLUG_CHARACTERS = 60;
function commentKey(given, run) {
  return (given ?? [run.workflow, run.job].filter((part) => part !== "").join("/")).slice(0, MAX_KEY_CHARACTERS);
}
function artifactName(base, given) {
  return given === void 0 ? base : `${base}-${slug(given)}`;
}
function slug(key) {
  const letters = key.replace(/[^\w.]+/g, "-").slice(0, MAX_SLUG_CHARACTERS);
  return letters === key ? letters : `${letters}-${createHash("sha256").update(key).digest("hex").slice(0, 8)}`;
}

export {
  commentKey,
  artifactName
};
