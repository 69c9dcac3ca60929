import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  AppError
} from "./chunk-WWTLK7YN.js";

// src/analyze/parse-bindings.ts
function parseBindings(words) {
  return {
    shapes: table(words.shapes, "--shape", "NAME=1x3x224x224", parseShape),
    dims: table(words.dims, "--dim", "SYMBOL=8", (text) => wholeNumber(text)),
    values: table(words.values, "--value", "INPUT=16000", parseValue)
  };
}
function table(words, from, example, parse) {
  const entries = words.map((word) => {
    const at = word.lastIndexOf("=");
    const value = at < 1 ? void 0 : parse(word.slice(at + 1).trim());
    if (value === void 0) throw new AppError("usage/bad-binding", `${from} ${word} cannot be read`, { hint: `it looks like ${from} ${example}` });
    return [word.slice(0, at).trim(), { value, from }];
  });
  return new Map(entries);
}
function wholeNumber(text) {
  return /^\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : void 0;
}
function parseShape(text) {
  if (text === "" || text === "scalar") return [];
  const sizes = text.split(/[x×,]/).map((part) => part.trim() === "?" ? null : wholeNumber(part.trim()));
  return sizes.some((size) => size === void 0) ? void 0 : sizes;
}
function parseValue(text) {
  const elements = text.split(",").map((part) => {
    const word = part.trim();
    if (word === "true" || word === "false") return word === "true";
    return word === "" || !Number.isFinite(Number(word)) ? void 0 : Number(word);
  });
  return elements.some((element) => element === void 0) ? void 0 : elements;
}

export {
  parseBindings
};
