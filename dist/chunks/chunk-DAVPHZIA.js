import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  _enum,
  _null,
  array,
  custom,
  int,
  literal,
  number,
  object,
  partialRecord,
  record,
  string,
  union
} from "./chunk-4R6JHGXX.js";
import {
  codeOfDtype
} from "./chunk-KVADBKJQ.js";
import {
  NODE_FIGURES,
  SCHEMA,
  TOTALS
} from "./chunk-MSTFDFOY.js";

// src/baseline/stored-profile.ts
var name = string().max(1e5);
var count = int().nonnegative();
var finite = number();
var figureSchema = union([
  object({ value: finite, status: _enum(["upper", "lower", "estimate"]).exactOptional(), formula: name.exactOptional() }),
  object({ unknown: name, atLeast: finite.exactOptional(), formula: name.exactOptional() })
]);
var figures = record(name, figureSchema);
var tensor = object({
  dtype: custom((text) => typeof text === "string" && codeOfDtype(text) !== 0).exactOptional(),
  shape: array(union([finite, name, _null()])).nullable().exactOptional(),
  type: name.exactOptional()
});
var namedTensor = tensor.extend({ name });
var diagnosticSchema = object({
  code: custom((code) => typeof code === "string" && /^[a-z]+\/[a-z0-9-]{1,80}$/.test(code)),
  level: _enum(["error", "warning", "note"]),
  message: name,
  at: object({ file: name.exactOptional(), line: count.exactOptional(), column: count.exactOptional(), node: name.exactOptional() }).exactOptional(),
  hint: name.exactOptional()
});
var nodeSchema = object({
  key: name,
  name,
  op: name,
  domain: name,
  scope: array(name),
  inputs: array(name),
  outputs: array(name),
  status: _enum(["exact", "upper", "lower", "estimate", "unknown"]),
  figures: partialRecord(_enum(NODE_FIGURES), figureSchema),
  macsByClass: figures.exactOptional(),
  attributes: record(name, name).exactOptional(),
  weights: record(name, name).exactOptional(),
  notes: array(name).exactOptional()
});
var memory = object({
  fusedBytes: figureSchema,
  arenaBytes: figureSchema,
  peak: union([
    object({
      node: name.exactOptional(),
      live: array(object({ tensor: name, bytes: count })).max(1e3),
      more: object({ tensors: count, bytes: count }).exactOptional()
    }),
    object({ unknown: name })
  ])
});
var profileSchema = object({
  schema: literal(SCHEMA),
  tool: object({ name, version: name }),
  model: object({ path: name, format: literal("onnx"), irVersion: count, producer: name, opsets: record(name, count), fileBytes: count, externalBytes: count }),
  bindings: record(name, object({ value: finite, from: _enum(["--dim", "--shape", "--value", "config", "default"]) })),
  inputs: array(namedTensor),
  outputs: array(namedTensor),
  totals: record(_enum(TOTALS), figureSchema),
  macsByClass: figures.exactOptional(),
  memory: memory.exactOptional(),
  coverage: object({ nodes: count, shaped: count, counted: count, unknownOps: record(name, count) }),
  tensors: record(name, tensor),
  nodes: array(nodeSchema),
  conventions: record(name, figures),
  diagnostics: array(diagnosticSchema)
});
function parseProfile(json) {
  return parseJson(json, profileSchema);
}
function parseJson(json, schema) {
  try {
    return schema.safeParse(JSON.parse(json)).data;
  } catch {
    return void 0;
  }
}

export {
  figureSchema,
  nodeSchema,
  profileSchema,
  parseProfile,
  parseJson
};
