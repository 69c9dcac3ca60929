/** How sure a figure is; later entries are less sure. */
export type Status = 'exact' | 'upper' | 'lower' | 'estimate';
/** A figure that is known: an exact number unless `status` says otherwise, with its formula where symbols are involved. */
export interface KnownFigure {
    readonly value: number;
    readonly status?: Exclude<Status, 'exact'>;
    readonly formula?: string;
}
/** A figure that is not known, and why; `atLeast` is the part that is. */
export interface UnknownFigure {
    readonly unknown: string;
    readonly atLeast?: number;
    readonly formula?: string;
}
/** A value or a reason: never NaN, Infinity, null or a silent 0. */
export type Figure = KnownFigure | UnknownFigure;
export declare function isKnown(figure: Figure): figure is KnownFigure;
/** The less sure of two statuses; an upper and a lower bound together are an estimate. */
export declare function worseStatus(a: Status, b: Status): Status;
/** The sum, as sure as its least sure part; where a part is not known, what is known of the others is the least it can be. */
export declare function sumFigures(figures: readonly Figure[]): Figure;
/** The least a figure that is never negative can be. */
export declare function leastOf(figure: Figure): number;
/** The most a figure can be. */
export declare function mostOf(figure: Figure): number;
