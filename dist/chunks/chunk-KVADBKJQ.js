import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/facts/dtype.ts
var TABLE = [
  [1, "float32", 32],
  [2, "uint8", 8],
  [3, "int8", 8],
  [4, "uint16", 16],
  [5, "int16", 16],
  [6, "int32", 32],
  [7, "int64", 64],
  [8, "string", void 0],
  [9, "bool", 8],
  [10, "float16", 16],
  [11, "float64", 64],
  [12, "uint32", 32],
  [13, "uint64", 64],
  [14, "complex64", 64],
  [15, "complex128", 128],
  [16, "bfloat16", 16],
  [17, "float8e4m3fn", 8],
  [18, "float8e4m3fnuz", 8],
  [19, "float8e5m2", 8],
  [20, "float8e5m2fnuz", 8],
  [21, "uint4", 4],
  [22, "int4", 4],
  [23, "float4e2m1", 4],
  [24, "float8e8m0", 8],
  [25, "uint2", 2],
  [26, "int2", 2],
  [27, "float6e2m3", 6],
  [28, "float6e3m2", 6]
];
var BY_CODE = new Map(TABLE.map(([code, name]) => [code, name]));
var CODE = new Map(TABLE.map(([code, name]) => [name, code]));
var BITS = new Map(TABLE.map(([, name, bits]) => [name, bits]));
function dtypeOfCode(code) {
  return BY_CODE.get(code);
}
function codeOfDtype(dtype) {
  return CODE.get(dtype) ?? 0;
}
function bitsOf(dtype) {
  return BITS.get(dtype);
}
function isFloat(dtype) {
  return dtype !== void 0 && (dtype.startsWith("float") || dtype === "bfloat16" || dtype.startsWith("complex"));
}
function isInteger(dtype) {
  return dtype !== void 0 && /^u?int\d+$/.test(dtype);
}
var SHORT = { float32: "f32", float64: "f64", float16: "f16", bfloat16: "bf16", complex64: "c64", complex128: "c128" };
function shortType(dtype) {
  return dtype === void 0 ? "?" : SHORT[dtype] ?? dtype.replace(/^uint/, "u").replace(/^int/, "i").replace(/^float/, "f");
}

export {
  dtypeOfCode,
  codeOfDtype,
  bitsOf,
  isFloat,
  isInteger,
  shortType
};
