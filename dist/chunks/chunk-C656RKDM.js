import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/cli/rendering.ts
function terminalOptions(args) {
  const isTerminal = args.get("output") === void 0 && process.stdout.isTTY === true;
  return {
    color: isTerminal && !args.has("no-color") && (process.env.NO_COLOR ?? "") === "",
    width: isTerminal ? process.stdout.columns : void 0
  };
}

export {
  terminalOptions
};
