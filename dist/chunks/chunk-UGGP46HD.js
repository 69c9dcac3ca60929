import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  VERSION
} from "./chunk-XPKI4COW.js";

// src/profile-settings.ts
import { createHash } from "node:crypto";
function profileSettings({ shapes, dims, values }, operators = /* @__PURE__ */ new Map()) {
  const given = (entries) => inOrder([...entries].map(([name, { value, from }]) => [name, value, from]));
  const formulas = inOrder([...operators].map(([name, costs]) => [name, inOrder(Object.entries(costs))]));
  return createHash("sha256").update(JSON.stringify([VERSION, given(shapes), given(dims), given(values), formulas])).digest("hex");
}
function inOrder(entries) {
  return [...entries].sort(([a], [b]) => a < b ? -1 : 1);
}

export {
  profileSettings
};
