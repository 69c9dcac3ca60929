import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/util/shell-word.ts
var PLAIN = /^[\p{L}\p{N}_.:=…/,-]+$/u;
var READ_IN_QUOTES = /[$`"\\!]/;
function shellWord(word) {
  if (PLAIN.test(word)) return word;
  return READ_IN_QUOTES.test(word) ? `'${word.replaceAll("'", "'\\''")}'` : `"${word}"`;
}

export {
  shellWord
};
