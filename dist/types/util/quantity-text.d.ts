/** What a number counts, and so how it is written. Times are in milliseconds, rates per second. */
export type Unit = 'count' | 'bytes' | 'milliseconds' | 'rate';
/** A quantity for people, to `digits` significant digits: `4.089 G`, `97.49 MiB`, `12.3 ms`; small whole numbers stand as they are. */
export declare function quantityText(value: number, unit: Unit, digits?: number): string;
/** Two quantities with as many digits as it takes to tell them apart, at least four. */
export declare function distinctTexts(a: number, b: number, unit: Unit): readonly [string, string];
/** A quantity with its sign: `+1.2 G`, `-3 nodes` without the noun. */
export declare function signedQuantityText(value: number, unit: Unit): string;
/** A share as a percentage: `2.5 %`, `38.1 %`, `150 %`; one that rounds to nothing is `<0.01 %`. */
export declare function shareText(share: number): string;
/** A change as a signed percentage: `+38.1 %`. */
export declare function signedShareText(share: number): string;
/** `1 node`, `3 nodes`: a number and its noun. */
export declare function counted(count: number, noun: string, plural?: string): string;
