import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  own
} from "./chunk-JCGMPJ7X.js";
import {
  METRIC_INFO
} from "./chunk-OZKBWTND.js";
import {
  didYouMean
} from "./chunk-3MNS4ZMT.js";

// src/budget/units.ts
var DECIMAL_PREFIXES = { "": 0, k: 3, K: 3, M: 6, G: 9, T: 12 };
var BYTE_UNITS = {
  B: 1,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
  TiB: 1024 ** 4
};
var TIME_UNITS = { us: -3, µs: -3, μs: -3, ms: 0, s: 3 };
var RATE_WORDS = ["/s", "inputs/s", "fps", "per second", "inputs per second"];
var COUNT_WORDS = {
  params: ["params", "param", "parameters", "elements"],
  buffers: ["elements"],
  quantParams: ["elements"],
  constants: ["elements"],
  unusedElements: ["elements"],
  macs: ["macs", "mac"],
  flops: ["flops", "flop"],
  nodes: ["nodes", "node"]
};
var EXPECTED = {
  count: "a number with k, M, G or T, such as 8.3G",
  bytes: "a size with B, kB, MB, GB, KiB, MiB or GiB, such as 32MiB",
  milliseconds: "a time with us, ms or s, such as 12ms",
  rate: "inputs per second, such as 300"
};
var MAX_TEXT = 60;
function readDecimal(input) {
  const text = String(input).trim();
  const match = text.length > MAX_TEXT ? null : /^\+?(\d+(?:_\d+)*)?(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?(?![\d._])(.*)$/s.exec(text);
  const [, whole = "", fraction = "", exponent = "0", suffix = ""] = match ?? [];
  if (match === null || whole + fraction === "") return void 0;
  return { digits: BigInt(whole.replaceAll("_", "") + fraction), exponent: Number(exponent) - fraction.length, suffix: suffix.trim() };
}
function wholePart(digits, factor, exponent) {
  return Number(exponent >= 0 ? digits * factor * 10n ** BigInt(exponent) : digits * factor / 10n ** BigInt(-exponent));
}
var asNumber = (digits, exponent) => Number(`${digits}e${exponent}`);
function parseQuantity(input, metric) {
  const { unit } = METRIC_INFO[metric];
  const decimal = readDecimal(input);
  if (decimal === void 0) return { problem: `"${input}" is not a quantity: ${metric} takes ${EXPECTED[unit]}` };
  const parsed = PARSERS[unit](decimal, metric);
  if (parsed !== void 0 && Number.isFinite(parsed)) return { value: parsed };
  return { problem: `"${input}": ${metric} takes ${EXPECTED[unit]}${unitHint(decimal.suffix, metric, unit)}` };
}
var PARSERS = {
  count({ digits, exponent, suffix }, metric) {
    const power = decimalPower(suffix, COUNT_WORDS[metric] ?? []);
    return power === void 0 ? void 0 : wholePart(digits, 1n, exponent + power);
  },
  bytes({ digits, exponent, suffix }) {
    const factor = suffix === "" ? 1 : own(BYTE_UNITS, suffix);
    return factor === void 0 ? void 0 : wholePart(digits, BigInt(factor), exponent);
  },
  milliseconds({ digits, exponent, suffix }) {
    const power = own(TIME_UNITS, suffix);
    return power === void 0 ? void 0 : asNumber(digits, exponent + power);
  },
  rate({ digits, exponent, suffix }) {
    const power = decimalPower(suffix, RATE_WORDS);
    return power === void 0 ? void 0 : asNumber(digits, exponent + power);
  }
};
function decimalPower(suffix, words) {
  const isWord = (text) => text === "" || words.includes(text.toLowerCase());
  if (isWord(suffix)) return 0;
  const power = own(DECIMAL_PREFIXES, suffix.slice(0, 1));
  return power !== void 0 && isWord(suffix.slice(1).trim()) ? power : void 0;
}
function unitHint(suffix, metric, unit) {
  if (unit === "count") {
    const foreign = Object.entries(COUNT_WORDS).find(([other, words]) => other !== metric && decimalPower(suffix, words) !== void 0);
    if (foreign !== void 0) return foreign[0] === "flops" && metric === "macs" ? "; FLOPs are about twice the MACs" : `, and "${suffix}" belongs to ${foreign[0]}`;
    if (suffix === "B") return " (a billion is G)";
    if (suffix === "m") return ' (did you mean "M"?)';
  }
  if (unit === "bytes") return didYouMean(/^[kKMGT]$/.test(suffix) ? `${suffix}iB` : suffix, Object.keys(BYTE_UNITS));
  if (unit === "milliseconds" && suffix === "") return ": a unit is needed";
  return "";
}
function parseShare(input) {
  const decimal = readDecimal(input);
  const isShare = decimal !== void 0 && (decimal.suffix === "%" || decimal.suffix === "" && decimal.digits === 0n);
  if (!isShare) return { problem: `"${input}" is not a share: a percentage such as 2% is expected${decimal?.suffix === "" ? ` (did you mean "${input}%"?)` : ""}` };
  const value = asNumber(decimal.digits, decimal.exponent - 2);
  return Number.isFinite(value) ? { value } : { problem: `"${input}" is too large a share` };
}
function parseDuration(input) {
  const decimal = readDecimal(input);
  const isMinutes = decimal?.suffix === "min";
  const power = decimal === void 0 ? void 0 : isMinutes ? 3 : own(TIME_UNITS, decimal.suffix);
  if (decimal === void 0 || power === void 0) return { problem: `"${input}" is not a duration: a time with ms, s or min is expected, such as 90s` };
  const value = asNumber(decimal.digits * (isMinutes ? 60n : 1n), decimal.exponent + power);
  return Number.isFinite(value) ? { value } : { problem: `"${input}" is too long` };
}
function writeQuantity(value, metric) {
  const { unit } = METRIC_INFO[metric];
  if (unit === "milliseconds") return `${value}ms`;
  if (unit === "rate") return String(value);
  if (unit === "bytes") {
    const binary = Object.entries(BYTE_UNITS).findLast(([suffix, factor]) => suffix.includes("i") && value > 0 && value % factor === 0);
    if (binary !== void 0 && value / binary[1] < 1e4) return `${value / binary[1]}${binary[0]}`;
  }
  const [prefix, power] = WRITTEN_PREFIXES.find(([, power2]) => value >= 10 ** power2) ?? ["", 0];
  return `${scaledExactly(value, power)}${prefix}${unit === "bytes" ? "B" : ""}`;
}
var WRITTEN_PREFIXES = [
  ["T", 12],
  ["G", 9],
  ["M", 6],
  ["k", 3]
];
function scaledExactly(value, power) {
  const digits = String(value);
  return power === 0 ? digits : `${digits.slice(0, -power)}.${digits.slice(-power)}`.replace(/\.?0+$/, "");
}

export {
  parseQuantity,
  parseShare,
  parseDuration,
  writeQuantity
};
