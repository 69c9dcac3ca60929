import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/util/own.ts
function own(record, key) {
  return Object.hasOwn(record, key) ? record[key] : void 0;
}

export {
  own
};
