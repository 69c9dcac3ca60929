import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  AppError
} from "./chunk-WWTLK7YN.js";

// src/action/upload.ts
var HOSTED = /^(github\.com|[^.]+\.ghe\.com|[^.]+\.ghe\.localhost|[^.]+\.localhost)$/i;
function hasArtifactService(serverUrl) {
  return URL.canParse(serverUrl) && HOSTED.test(new URL(serverUrl).hostname);
}
async function uploadArtifact({ name, files, folder, compressionLevel, serverUrl }) {
  if (!hasArtifactService(serverUrl)) {
    throw new AppError(
      "github/no-artifacts",
      `${new URL(serverUrl).hostname} takes no artifacts from this action: upload ${folder} with actions/upload-artifact@v3 as ${name}, or set \`upload: false\``
    );
  }
  const { DefaultArtifactClient } = await import("./artifact-F37EFXLQ.js");
  await new DefaultArtifactClient().uploadArtifact(name, [...files], folder, compressionLevel === void 0 ? {} : { compressionLevel });
}

export {
  uploadArtifact
};
