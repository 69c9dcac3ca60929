import { type Dim, type Shape } from './dim.js';
import { type DType } from './dtype.js';
/**
 * One element of a known value: a dim in integer tensors, any number (or a dim, where it was computed from sizes) in float
 * tensors, a boolean in bool tensors, null where it is not known. int64 values beyond ±2^53 are ±Infinity.
 */
export type Scalar = Dim | boolean;
/** Elements in row-major order; as many as the shape says. */
export type Value = readonly Scalar[];
/** The initializer that a tensor is, or is a view of. */
export interface Weight {
    /** Identity of the stored tensor within the model. */
    readonly id: string;
    readonly dtype: DType | undefined;
    readonly elements: number;
    /** Stored bytes. */
    readonly bytes: number;
}
/** What is known of a tensor before anything runs. */
export interface TensorFact {
    readonly kind: 'tensor';
    /** undefined: not known, never "none". */
    readonly dtype: DType | undefined;
    /** undefined: not even the rank is known. */
    readonly shape: Shape | undefined;
    /** Only of small tensors (at most `MAX_VALUE_ELEMENTS`) of known shape. */
    readonly value?: Value | undefined;
    /** What every element is, however many there are: that of a tensor too large for a value, or of symbolic size. */
    readonly fill?: Scalar | undefined;
    /** Why the shape, or a dim of it, is not known: a sentence, in which an `it` at the beginning is the tensor (`whyNamed`). */
    readonly why?: string | undefined;
    /** The quantised type this tensor was dequantised from. */
    readonly quantizedFrom?: DType | undefined;
    readonly weight?: Weight | undefined;
}
export interface SequenceFact {
    readonly kind: 'sequence';
    /** What every element has in common. */
    readonly element: Fact | undefined;
    /** The elements themselves, where the sequence was built from known ones. */
    readonly elements?: readonly (Fact | undefined)[] | undefined;
    readonly length: Dim;
}
export interface OptionalFact {
    readonly kind: 'optional';
    readonly element: Fact | undefined;
    /** Whether there is an element; undefined when that depends on data. */
    readonly isPresent: boolean | undefined;
}
export interface MapFact {
    readonly kind: 'map';
    readonly key: DType | undefined;
    readonly value: Fact | undefined;
}
export type Fact = TensorFact | SequenceFact | OptionalFact | MapFact;
/** Values above this many elements are not followed. */
export declare const MAX_VALUE_ELEMENTS = 4096;
/** A tensor of known type and shape; a value of another length than the shape says is dropped. */
export declare function tensor(dtype: DType | undefined, shape: Shape | undefined, value?: Value): TensorFact;
/** A tensor's `why` as a sentence of its own, in which the tensor has its name. */
export declare function whyNamed(why: string, name: string): string;
/** A tensor whose shape is not known, and why. */
export declare function unknownTensor(dtype: DType | undefined, why: string, shape?: Shape): TensorFact;
/** Whether every dim of a shape is known, symbols included. */
export declare function isShaped(fact: Fact | undefined): boolean;
/** Number of elements; null when not known. A symbolic count is worked out once per shape. */
export declare function elementCount(fact: Fact | undefined): Dim;
/** Bits of one element at true width; undefined for strings and unknown types. */
export declare function elementBits(fact: Fact | undefined): number | undefined;
/** What two facts about values that may both occur have in common: equal dims stay, others are not known. */
export declare function commonFact(a: Fact | undefined, b: Fact | undefined, why: string): Fact | undefined;
export declare function sameScalar(a: Scalar, b: Scalar): boolean;
/** A key under which equal facts meet, values included; a stored tensor is told by its identity, without reading it. */
export declare function factKey(fact: Fact | undefined): string;
