import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  listed
} from "./chunk-NJ2NKAJX.js";
import {
  parseDim,
  symbolsOf
} from "./chunk-YNDFLL5Z.js";
import {
  groupBy
} from "./chunk-B5CUOIL7.js";
import {
  didYouMean
} from "./chunk-3MNS4ZMT.js";
import {
  AppError
} from "./chunk-WWTLK7YN.js";

// src/analyze/strangers.ts
function refuseStrangers(request, profiles) {
  if (profiles.length === 0) return;
  const bound = new Set(profiles.flatMap(({ bindings }) => Object.keys(bindings)));
  const stranger = [...request.dims].find((given) => isStranger(given, bound))?.[0];
  if (stranger !== void 0) throw unknownSymbol(stranger, writtenSymbols(profiles));
  const inputs = new Set(profiles.flatMap((profile) => profile.inputs.map(({ name }) => name)));
  const input = [...request.shapes, ...request.values].find((given) => isStranger(given, inputs))?.[0];
  if (input !== void 0)
    throw new AppError("usage/unknown-input", `no model has an input "${input}"${didYouMean(input, inputs)}`, { hint: `their inputs: ${listed([...inputs])}` });
}
var inputNames = ({ inputs }) => inputs.map(({ name }) => name);
var KINDS = [
  { what: "dimension", said: ({ dims }) => [...dims], known: ({ bindings }) => Object.keys(bindings), near: (profile) => writtenSymbols([profile]) },
  { what: "input", said: ({ shapes, values }) => [...shapes, ...values], known: inputNames, near: inputNames }
];
function strangeNames(models) {
  return KINDS.flatMap(({ what, said, known, near }) => {
    const uses = models.flatMap(({ request, profile }) => said(request).flatMap(([name, { from }]) => from === "config" ? [{ name, profile }] : []));
    return [...groupBy(uses, ({ name }) => name)].flatMap(([name, all]) => {
      if (all.some(({ profile }) => known(profile).includes(name))) return [];
      const suggestion = didYouMean(
        name,
        all.flatMap(({ profile }) => near(profile))
      );
      return [`The configuration names the ${what} ${JSON.stringify(name)}, which no model has${suggestion}.`];
    });
  });
}
function isStranger([name, { from }], known) {
  return from !== "config" && !known.has(name);
}
function unknownSymbol(name, symbols) {
  if (symbols.includes(name))
    return new AppError("usage/unknown-symbol", `"${name}" is a size of a stored profile, which stays as it is`, { hint: "name the model file in its place" });
  const hint = symbols.length === 0 ? "all their sizes are fixed; --shape INPUT=1x3x224x224 overrides them" : `their symbols: ${listed(symbols)}`;
  return new AppError("usage/unknown-symbol", `no model has a dimension named "${name}"${didYouMean(name, symbols)}`, { hint });
}
function writtenSymbols(profiles) {
  const ofTensor = ({ shape }) => (shape ?? []).flatMap((size) => typeof size === "string" ? symbolsOf(parseDim(size)) : []);
  const inputs = profiles.flatMap((profile) => [...Object.keys(profile.bindings), ...profile.inputs.flatMap(ofTensor)]);
  return [.../* @__PURE__ */ new Set([...inputs, ...profiles.flatMap(({ tensors = {} }) => Object.values(tensors).flatMap(ofTensor))])];
}

export {
  refuseStrangers,
  strangeNames
};
