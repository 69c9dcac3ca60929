import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  parseBindings
} from "./chunk-WR5PVO23.js";
import {
  chooseConventions
} from "./chunk-ITA6TZIE.js";

// src/cli/given.ts
function bindingsOf(args) {
  return parseBindings({ shapes: args.all("shape"), dims: args.all("dim"), values: args.all("value") });
}
function conventionsOf(args) {
  const names = args.all("convention").flatMap((words) => words.split(",").map((name) => name.trim()));
  chooseConventions(names);
  return names;
}

export {
  bindingsOf,
  conventionsOf
};
