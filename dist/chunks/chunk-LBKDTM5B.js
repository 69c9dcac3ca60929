import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/action/fail-on.ts
var RISING = ["pass", "warn", "unknown", "fail", "never"];
function turnsRed(verdict, failOn) {
  return RISING.indexOf(verdict) >= RISING.indexOf(failOn);
}

export {
  turnsRed
};
