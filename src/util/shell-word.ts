const PLAIN = /^[\p{L}\p{N}_.:=…/,-]+$/u
/** What shells look at within double quotes too. */
const READ_IN_QUOTES = /[$`"\\!]/

/** A word of a command line, to be copied into a shell: as it is where nothing in it means anything there, else in quotation marks. */
export function shellWord(word: string): string {
  if (PLAIN.test(word)) return word
  return READ_IN_QUOTES.test(word) ? `'${word.replaceAll("'", "'\\''")}'` : `"${word}"`
}
