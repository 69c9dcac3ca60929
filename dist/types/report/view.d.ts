import type { Outcome } from '../budget/verdict.js';
import type { Text } from './text.js';
/** How a cell or line should look where colours exist. */
export type Tone = 'good' | 'bad' | 'warn' | 'dim' | 'strong';
export interface Cell {
    readonly text: Text;
    readonly tone?: Tone;
    /** Marks the cell with the outcome's symbol. */
    readonly outcome?: Outcome;
    /** Levels by which it stands further in. */
    readonly indent?: number;
    /** What to sort by, where that is not the text. */
    readonly value?: number;
}
export interface Column {
    readonly title: string;
    readonly align: 'left' | 'right';
    /** Columns of the highest rank go first where there is no room; absent: it always stays. */
    readonly dropRank?: number;
    /** Holds what must not be shortened: where there is no room it takes several lines. */
    readonly isWrapped?: boolean;
}
export interface Table {
    readonly columns: readonly Column[];
    readonly rows: readonly (readonly Cell[])[];
    /** A total under the rows, which stays when rows are left out. */
    readonly footer?: readonly Cell[];
    /** What a row is, for `and 12 more layers`. */
    readonly noun: string;
    /** Rows that the view itself left out. */
    readonly omitted?: number;
}
export interface Line {
    readonly text: Text;
    readonly tone?: Tone;
    /** An item of a list, marked with its outcome where it has one. */
    readonly outcome?: Outcome;
}
export interface Section {
    /** Empty for what belongs to the head. */
    readonly title: Text;
    /** Folded away where a format can: not needed for the answer. */
    readonly isFolded: boolean;
    readonly lines?: readonly Line[];
    readonly table?: Table;
    readonly sections?: readonly Section[];
}
/** A report as rows and sentences: all formats but JSON and CSV render this, and no more than this. */
export interface ReportView {
    readonly title: Text;
    readonly outcome?: Outcome;
    readonly lines: readonly Line[];
    readonly sections: readonly Section[];
}
export declare const TONES: Readonly<Record<Outcome, Tone>>;
/** Where emoji can be shown. */
export declare const SYMBOLS: Readonly<Record<Outcome, string>>;
