/** Prose, or a name out of a model, a path, a key, shown as `code` where that exists. Renderers trust neither. */
export type Piece = string | {
    readonly name: string;
};
/** A line of text; renderers escape it as their format needs. */
export type Text = readonly Piece[];
export declare function name(text: string): Piece;
/** Text with names in their places: ``words`Compared with ${name(commit)}` ``. */
export declare function words(strings: readonly string[], ...values: readonly (Piece | Text)[]): Text;
/** A sentence in which the given names, wherever they stand, are names; the longest first. */
export declare function naming(sentence: string, names: readonly string[]): Text;
/** Without any markup. */
export declare function plain(text: Text): string;
/** With numbers kept on one line with their units, and with what they became: `12.5 M → 34.52 M`, `176 %`. */
export declare function unbroken(text: Text): Text;
/** At most `length` characters, the middle left out: both ends of a path tell most. */
export declare function shortened(text: string, length: number): string;
/** A sentence and what to do about it. */
export declare function withHint(message: string, hint: string | undefined): string;
export declare function capitalized(text: string): string;
