import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  statusOf
} from "./chunk-RHBQBNZ5.js";
import "./chunk-WWTLK7YN.js";
import "./chunk-HANBNIMK.js";

// src/github/compare.ts
function compareCommits({ octokit, owner, repo }) {
  return async (base, head) => {
    try {
      const { data } = await octokit.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead: `${base}...${head}`, per_page: 1 });
      return { mergeBase: data.merge_base_commit.sha, ahead: data.ahead_by, behind: data.behind_by };
    } catch (thrown) {
      if (statusOf(thrown) === 404) return void 0;
      throw thrown;
    }
  };
}
export {
  compareCommits
};
