import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  loadModel
} from "./chunk-YHXRFRKK.js";

// src/baseline/external-files.ts
async function externalFilesOf(modelFile) {
  try {
    const loaded = loadModel(modelFile);
    loaded.close();
    return loaded.externalLocations();
  } catch {
    return [];
  }
}

export {
  externalFilesOf
};
