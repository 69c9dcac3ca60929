import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/util/quantity-text.ts
var DECIMAL = ["", " k", " M", " G", " T", " P", " E"].map((suffix, i) => ({ factor: 1e3 ** i, suffix }));
var BINARY = [" B", " KiB", " MiB", " GiB", " TiB", " PiB", " EiB"].map((suffix, i) => ({ factor: 1024 ** i, suffix }));
var TIME = [
  { factor: 1e-3, suffix: " µs" },
  { factor: 1, suffix: " ms" },
  { factor: 1e3, suffix: " s" }
];
var SCALES = {
  count: DECIMAL,
  bytes: BINARY,
  milliseconds: TIME,
  rate: DECIMAL.map(({ factor, suffix }) => ({ factor, suffix: `${suffix}/s` }))
};
var WRITTEN_OUT = 1e4;
function quantityText(value, unit, digits = 4) {
  const scales = SCALES[unit];
  const size = Math.abs(value);
  if (unit === "count" && Number.isInteger(value) && size < WRITTEN_OUT) return String(value);
  let index = Math.max(
    0,
    scales.findLastIndex(({ factor }) => size >= factor)
  );
  if (size === 0) index = scales.findIndex(({ factor }) => factor === 1);
  const rounded = (at) => Number((value / (scales[at]?.factor ?? 1)).toPrecision(digits));
  const next = scales[index + 1];
  if (next !== void 0 && Math.abs(rounded(index)) * (scales[index]?.factor ?? 1) >= next.factor) index++;
  return `${plainNumber(rounded(index))}${scales[index]?.suffix ?? ""}`;
}
function distinctTexts(a, b, unit) {
  for (let digits = 4; digits < 17; digits++) {
    const texts = [quantityText(a, unit, digits), quantityText(b, unit, digits)];
    if (a === b || texts[0] !== texts[1]) return texts;
  }
  return [`${plainNumber(a)}`, `${plainNumber(b)}`];
}
function signedQuantityText(value, unit) {
  return `${value > 0 ? "+" : ""}${quantityText(value, unit)}`;
}
function shareText(share) {
  const percent = Math.abs(share) * 100;
  const sign = share < 0 ? "-" : "";
  if (percent === 0) return "0 %";
  if (percent < 0.01) return `${sign}<0.01 %`;
  const decimals = percent >= 100 ? 0 : percent >= 10 ? 1 : 2;
  return `${sign}${plainNumber(Number(percent.toFixed(decimals)))} %`;
}
function signedShareText(share) {
  return share > 0 ? `+${shareText(share)}` : shareText(share);
}
function plainNumber(value) {
  const text = String(value);
  return /e/.test(text) ? value.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 20 }) : text;
}
function counted(count, noun, plural = `${noun}s`) {
  return `${count} ${count === 1 ? noun : plural}`;
}

export {
  quantityText,
  distinctTexts,
  signedQuantityText,
  shareText,
  signedShareText,
  counted
};
