import type { BaseSource } from '../base-source.js';
/** No base at all, and why: absolute budgets hold, relative ones are skipped. */
export declare function noBase(note: string): BaseSource;
