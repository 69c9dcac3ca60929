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
    const host = URL.canParse(serverUrl) ? new URL(serverUrl).hostname : serverUrl;
    throw new AppError("github/no-artifacts", `${host} has no artifact service that this action could upload to; the files are in ${folder}`, {
      hint: `upload that folder as ${name} with version 3 of actions/upload-artifact: the workflow to copy is in docs/github.md, "GitHub Enterprise Server"`
    });
  }
  const { DefaultArtifactClient } = await import("./artifact-AHIOZJSG.js");
  await new DefaultArtifactClient().uploadArtifact(name, [...files], folder, compressionLevel === void 0 ? {} : { compressionLevel });
}

export {
  hasArtifactService,
  uploadArtifact
};
