import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/baseline/download-limit.ts
var MAX_EXTERNAL_DOWNLOAD = 64 * 1024 * 1024;

export {
  MAX_EXTERNAL_DOWNLOAD
};
