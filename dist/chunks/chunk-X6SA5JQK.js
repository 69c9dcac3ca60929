import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/util/visible.ts
var INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
function visible(text) {
  return text.replace(INVISIBLE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

export {
  visible
};
