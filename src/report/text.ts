/** Prose, or a name out of a model, a path, a key, shown as `code` where that exists. Renderers trust neither. */
export type Piece = string | { readonly name: string }

/** A line of text; renderers escape it as their format needs. */
export type Text = readonly Piece[]

export function name(text: string): Piece {
  return { name: text }
}

/** Text with names in their places: ``words`Compared with ${name(commit)}` ``. */
export function words(strings: readonly string[], ...values: readonly (Piece | Text)[]): Text {
  return strings.flatMap((text, i) => {
    const value = values[i]
    return [text, ...(value === undefined ? [] : isText(value) ? value : [value])].filter((piece) => piece !== '')
  })
}

function isText(value: Piece | Text): value is Text {
  return Array.isArray(value)
}

/** A sentence in which the given names, wherever they stand, are names; the longest first. */
export function naming(sentence: string, names: readonly string[]): Text {
  const found = [...new Set(names)].filter((text) => text.length > 1).sort((a, b) => b.length - a.length)
  return found.reduce<Text>((text, part) => text.flatMap((piece) => (typeof piece === 'string' ? splitBy(piece, part) : [piece])), [sentence])
}

function splitBy(sentence: string, part: string): Text {
  return sentence.split(part).flatMap((text, i): readonly Piece[] => [...(i > 0 ? [name(part)] : []), ...(text === '' ? [] : [text])])
}

/** Without any markup. */
export function plain(text: Text): string {
  return text.map((piece) => (typeof piece === 'string' ? piece : piece.name)).join('')
}

/** With numbers kept on one line with their units, and with what they became: `12.5 M → 34.52 M`, `176 %`. */
export function unbroken(text: Text): Text {
  return text.map((piece) =>
    typeof piece === 'string' ? piece.replaceAll(' → ', '\u00A0→\u00A0').replace(/(?<=\d) (?=(?:[kMGTPE]?(?:\/s)?|[KMGTPE]?i?B|%|ms|µs|s)(?:[\s),;]|$))/g, '\u00A0') : piece,
  )
}

/** At most `length` characters, the middle left out: both ends of a path tell most. */
export function shortened(text: string, length: number): string {
  const characters = [...text]
  if (characters.length <= length) return text
  const tail = Math.floor((length - 1) / 2)
  return `${characters.slice(0, length - 1 - tail).join('')}…${characters.slice(characters.length - tail).join('')}`
}

/** A sentence and what to do about it. */
export function withHint(message: string, hint: string | undefined): string {
  return hint === undefined ? message : `${message} – ${hint}`
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
