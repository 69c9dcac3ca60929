/** Control characters, line ends, half surrogate pairs, unassigned ones, and characters that hide or reorder the text around them. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

/** Text on one line with every character that cannot be seen written out, such as `\u{202e}`. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
}
