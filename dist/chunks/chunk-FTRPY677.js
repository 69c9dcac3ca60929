import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  endGroup,
  error,
  info,
  setSecret,
  startGroup,
  warning
} from "./chunk-FSJTGRPV.js";
import {
  OUTCOMES,
  outcomeOf
} from "./chunk-EWUV6O3V.js";
import {
  isKnown
} from "./chunk-DGCHDJ6K.js";
import {
  visible
} from "./chunk-X6SA5JQK.js";

// src/action/log.ts
function plainLine(text) {
  return visible(text).replace(/^\s*::/, (colons) => `${colons.slice(0, -1)}​:`).replaceAll("##[", "##​[");
}
var secrets = /* @__PURE__ */ new Set();
function withoutSecrets(text) {
  return [...secrets].reduce((clean, secret) => clean.replaceAll(secret, "***"), text);
}
function plain(text) {
  return withoutSecrets(text).split("\n").map(plainLine).join("\n");
}
var log = {
  /** Never shown from now on, by us or by the runner. */
  hide: (secret) => {
    secrets.add(secret);
    setSecret(secret);
  },
  info: (text) => info(plain(text)),
  group: (title) => startGroup(plainLine(title)),
  endGroup: () => endGroup(),
  warn: (message, hint) => warning(plain(withHint(message, hint)), { title: "model-budget" }),
  error: (message, hint, at) => error(plain(withHint(message, hint)), {
    title: "model-budget",
    ...at?.file !== void 0 && { file: at.file },
    ...at?.line !== void 0 && { startLine: at.line },
    ...at?.column !== void 0 && { startColumn: at.column }
  }),
  annotate: ({ level, path, line, title, message }) => (level === "failure" ? error : warning)(plain(message), { title: plainLine(title), file: plainLine(path), startLine: line })
};
function withHint(message, hint) {
  return hint === void 0 ? message : `${message}
${hint}`;
}

// src/action/outputs.ts
var NO_OUTPUTS = {
  verdict: "",
  failed: "",
  "report-json": "",
  "report-markdown": "",
  "report-html": "",
  "comment-id": "",
  "comment-url": "",
  params: "",
  macs: "",
  flops: "",
  "latency-ms": ""
};
function verdictOutputs({ verdict, models }) {
  const worst = worstModel(models);
  const total = (name) => {
    const figure = worst?.comparison?.head.totals[name];
    return figure !== void 0 && isKnown(figure) ? String(figure.value) : "";
  };
  const latency = worst?.measured?.latency.p50;
  return {
    verdict,
    failed: String(models.flatMap(({ checks }) => checks).filter(({ outcome }) => outcome === "fail").length),
    params: total("params"),
    macs: total("macs"),
    flops: total("flops"),
    "latency-ms": latency === void 0 ? "" : String(latency)
  };
}
function worstModel(models) {
  const severity = (model) => OUTCOMES.indexOf(outcomeOf(model));
  return models.filter(({ comparison }) => comparison !== void 0).reduce((worst, model) => worst !== void 0 && severity(worst) >= severity(model) ? worst : model, void 0);
}

export {
  withoutSecrets,
  log,
  NO_OUTPUTS,
  verdictOutputs
};
