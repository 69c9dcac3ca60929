/** The areas an error or diagnostic can come from: the first part of its code. */
export type Area = 'usage' | 'model' | 'graph' | 'shape' | 'cost' | 'config' | 'budget' | 'compare' | 'measure' | 'base' | 'github' | 'report';
/** `AREA/what-is-wrong` in kebab-case, stable across releases: programs may match on it. */
export type ErrorCode = `${Area}/${string}`;
/** Something worth telling about a model, a configuration or a run, without giving up on it. */
export interface Diagnostic {
    readonly code: ErrorCode;
    readonly level: 'error' | 'warning' | 'note';
    readonly message: string;
    readonly at?: {
        readonly file?: string;
        readonly line?: number;
        readonly column?: number;
        readonly node?: string;
    };
    readonly hint?: string;
}
/**
 * An expected failure: one sentence that says what is wrong and where, and a hint that says what to do.
 * Anything else that is thrown is a bug of ours and is shown with its stack.
 */
export declare class AppError extends Error {
    readonly code: ErrorCode;
    readonly hint: string | undefined;
    constructor(code: ErrorCode, message: string, options?: {
        readonly hint?: string;
        readonly cause?: unknown;
    });
}
/** The message of anything that was thrown. */
export declare function messageOf(thrown: unknown): string;
