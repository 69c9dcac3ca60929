import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  AppError
} from "./chunk-WWTLK7YN.js";

// src/github/artifacts.ts
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
var TRUSTED_EVENTS = ["push", "workflow_dispatch", "schedule"];
var RUNS_PER_EVENT = 50;
var MAX_PAGES = 10;
function artifactStore(client, workflowFile) {
  const { octokit, owner, repo } = client;
  return {
    runs: async (branch) => {
      if (workflowFile === void 0) return [];
      const pages = await Promise.all(
        TRUSTED_EVENTS.map(
          (event) => octokit.rest.actions.listWorkflowRuns({ owner, repo, workflow_id: workflowFile, branch, event, status: "success", per_page: RUNS_PER_EVENT })
        )
      );
      return pages.flatMap(({ data }) => data.workflow_runs).filter((run) => run.head_repository?.full_name.toLowerCase() === `${owner}/${repo}`.toLowerCase() && run.head_branch === branch).sort((a, b) => b.id - a.id).map((run) => ({ id: run.id, commit: run.head_sha }));
    },
    artifacts: async ({ run, name }) => {
      const filter = { owner, repo, per_page: 100, ...name !== void 0 && { name } };
      let pages = 0;
      const page = ({ data }, done) => {
        if (++pages === MAX_PAGES) done();
        return data;
      };
      const listed = run === void 0 ? (await octokit.paginate(octokit.rest.actions.listArtifactsForRepo, filter, page)).filter(isOwn) : await octokit.paginate(octokit.rest.actions.listWorkflowRunArtifacts, { ...filter, run_id: run }, page);
      return listed.filter((artifact) => !artifact.expired).sort((a, b) => b.id - a.id).map((artifact) => ({ id: artifact.id, name: artifact.name, bytes: artifact.size_in_bytes }));
    },
    download: (artifact, file, maxBytes) => download(client, artifact, file, maxBytes)
  };
}
function isOwn({ workflow_run: run }) {
  return run?.repository_id !== void 0 && run.repository_id === run.head_repository_id;
}
async function download({ octokit, owner, repo }, artifact, file, maxBytes) {
  if (artifact.bytes > maxBytes) throw tooLarge(artifact, maxBytes);
  const { headers } = await octokit.request("GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}", {
    owner,
    repo,
    artifact_id: artifact.id,
    archive_format: "zip",
    request: { redirect: "manual", parseSuccessResponseBody: false }
  });
  const { HttpClient } = await import("./lib-UMRNU47R.js");
  const { message } = await new HttpClient("model-budget", [], { allowRetries: true, maxRetries: 3 }).get(String(headers.location));
  if (message.statusCode !== 200) throw new AppError("base/artifact", `the artifact ${artifact.name} cannot be downloaded (HTTP ${message.statusCode})`);
  let bytes = 0;
  const bounded = new Transform({
    transform(chunk, _encoding, done) {
      bytes += chunk.length;
      done(bytes > maxBytes ? tooLarge(artifact, maxBytes) : null, chunk);
    }
  });
  await pipeline(message, bounded, createWriteStream(file, { flags: "wx" })).catch(async (cause) => {
    await rm(file, { force: true });
    throw cause;
  });
}
function tooLarge(artifact, maxBytes) {
  return new AppError("base/artifact", `the artifact ${artifact.name} is larger than ${maxBytes} bytes`);
}

export {
  artifactStore
};
