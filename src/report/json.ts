/**
 * JSON that is safe to print anywhere: what terminals or people could misread is escaped, which changes no value.
 * @param isPretty over several lines.
 */
export function json(value: unknown, isPretty = true): string {
  const text = JSON.stringify(value, undefined, isPretty ? 2 : undefined)
  return text.replace(/[\p{Cf}\p{Zl}\p{Zp}\u007F-\u009F]/gu, (character) =>
    [...Array(character.length).keys()].map((i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''),
  )
}
