import { type Fact, type TensorFact } from '../facts/fact.js';
/** The elements of a small input, in row-major order. */
export type Elements = readonly (number | boolean)[];
/**
 * An input with the value given for it; a size that is free follows from the number of elements.
 * @throws AppError `usage/bad-value` for elements that the input cannot hold
 */
export declare function withElements(name: string, fact: Fact | undefined, elements: Elements): TensorFact;
