import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  elementCount,
  parseDim,
  substitute,
  symbolsOf
} from "./chunk-YNDFLL5Z.js";
import {
  AppError
} from "./chunk-WWTLK7YN.js";

// src/analyze/custom-operators.ts
var PLACES = /numel\(\s*(inputs|outputs)\[(\d+)\]\s*\)|(inputs|outputs)\[(\d+)\](?:\.shape)?\[(-?\d+)\]/g;
function customSpecs(operators) {
  return new Map([...operators].map(([name, formulas]) => [name, customSpec(name, formulas)]));
}
function customSpec(name, formulas) {
  const given = Object.entries(formulas).filter(([, formula]) => formula !== void 0);
  const evaluations = given.map(([figure, formula]) => [figure, compile(name, figure, String(formula))]);
  const cost = (ctx, outputs) => Object.fromEntries(evaluations.map(([figure, evaluate]) => [figure, evaluate(ctx, outputs)]));
  const counts = given.map(([figure, formula]) => `${figure} ${formula}`).join(", ");
  return { infer: () => [], cost, counts };
}
function compile(operator, figure, formula) {
  const places = /* @__PURE__ */ new Map();
  const text = formula.replace(PLACES, (place, list, i, otherList, j, axis) => {
    places.set(place, sizeOf(list ?? otherList, Number(i ?? j), axis === void 0 ? void 0 : Number(axis)));
    return `"${place}"`;
  });
  const expression = parseDim(text);
  const strangers = symbolsOf(expression).filter((name) => !places.has(name));
  if (strangers.length > 0) {
    throw new AppError("config/bad-formula", `operators: ${operator}: ${figure}: "${formula}" cannot be read`, {
      hint: "use numbers, + - * / // %, floor, ceil, min, max, numel(inputs[0]) and inputs[0].shape[1]"
    });
  }
  return (ctx, outputs) => substitute(expression, new Map([...places].map(([place, evaluate]) => [place, evaluate(ctx, outputs)])));
}
function sizeOf(list, i, axis) {
  return (ctx, outputs) => {
    const fact = list === "inputs" ? ctx.inputs[i] : outputs[i];
    if (axis === void 0) return elementCount(fact);
    return fact?.kind === "tensor" ? fact.shape?.at(axis) ?? null : null;
  };
}

export {
  customSpecs
};
