/**
 * What the measuring parent and its child say to each other. The parent asks one thing at a time and waits for the answer, so the
 * request in flight is the stage in which a child that hangs or dies did so. Messages travel by structured clone.
 */
import type { DType } from '../facts/dtype.js';
/** The two sides of a comparison; a model measured alone is `head`. */
export type Side = 'base' | 'head';
/** Element types the package can feed. */
declare const FEEDABLE: readonly ["float32", "float64", "float16", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "bool", "string"];
export type FeedableType = (typeof FEEDABLE)[number];
export declare function isFeedable(dtype: DType | undefined): dtype is FeedableType;
/** How the elements of an input come about. Random ones depend on the seed alone. */
export type Fill = 
/** Evenly from [low, high). */
{
    readonly kind: 'uniform';
    readonly low: number;
    readonly high: number;
}
/** Integers evenly from [low, high). */
 | {
    readonly kind: 'integers';
    readonly low: number;
    readonly high: number;
}
/** Repeated to fill the shape. */
 | {
    readonly kind: 'values';
    readonly values: readonly number[];
}
/** 0, 1, 2, … along the last axis, starting again at `below`. */
 | {
    readonly kind: 'positions';
    readonly below?: number;
}
/** Little-endian elements in row-major order, bool as one byte each. */
 | {
    readonly kind: 'bytes';
    readonly bytes: Uint8Array;
} | {
    readonly kind: 'strings';
    readonly strings: readonly string[];
};
export interface PlannedInput {
    readonly name: string;
    readonly dtype: FeedableType;
    readonly shape: readonly number[];
    readonly fill: Fill;
}
/** Settings of a session, explicit so that they can be reported. */
export interface SessionSettings {
    /** As the package spells it. */
    readonly provider: string;
    readonly deviceId: number;
    readonly threads: number;
    readonly optimization: 'disabled' | 'basic' | 'extended' | 'all';
}
/** Which model to open in the child: by path, so that its weights are not copied through memory. */
export interface SessionSource {
    readonly path: string;
    readonly settings: SessionSettings;
}
/** One block of samples of one side, in the order taken. Each array has one entry per sample; times are of one run, in milliseconds. */
export interface Block {
    readonly side: Side;
    readonly wallMs: readonly number[];
    readonly cpuMs: readonly number[];
    /** Times the scheduler took the processor away while sampling. */
    readonly preemptions: number;
}
/** Resident memory of the child in bytes; undefined where the system does not tell. */
export interface MemoryReading {
    readonly resident: number;
    /** Highest since the peak was last reset. */
    readonly peak: number;
}
/** Every request with its answer. */
export interface Conversation {
    /** Loads onnxruntime-node from the folder of its package. */
    start: {
        request: {
            readonly runtime: string;
        };
        answer: {
            readonly version: string;
        };
    };
    /** Opens a session; the peak is of loading alone. */
    load: {
        request: SessionSource & {
            readonly side: Side;
        };
        answer: {
            readonly loadMs: number;
            readonly memory: MemoryReading | undefined;
        };
    };
    /** Makes the tensors to feed, replacing those made before. */
    feed: {
        request: {
            readonly side: Side;
            readonly inputs: readonly PlannedInput[];
            readonly seed: number;
        };
        answer: Record<string, never>;
    };
    /** The first run, apart: it allocates, compiles and tunes. */
    'first-run': {
        request: {
            readonly side: Side;
        };
        answer: {
            readonly runMs: number;
        };
    };
    /** Runs until both are reached, or until the longest time is. */
    'warm-up': {
        request: {
            readonly side: Side;
            readonly runs: number;
            readonly ms: number;
            readonly longestMs: number;
        };
        answer: {
            readonly runs: number;
            readonly typicalMs: number;
        };
    };
    /** Takes the blocks in order; a sample is the mean over `runsPerSample` runs back to back. The peak is of sampling alone. */
    sample: {
        request: {
            readonly blocks: readonly {
                readonly side: Side;
                readonly samples: number;
                readonly runsPerSample: number;
            }[];
        };
        answer: {
            readonly blocks: readonly Block[];
            readonly memory: MemoryReading | undefined;
        };
    };
    /** Closes a session and gives its memory back. */
    close: {
        request: {
            readonly side: Side;
        };
        answer: Record<string, never>;
    };
    /** A session of its own that writes a profile, and if asked for the optimized model; the parent reads both. */
    profile: {
        request: SessionSource & {
            readonly inputs: readonly PlannedInput[];
            readonly seed: number;
            readonly runs: number;
            /** What the path of the profile begins with: the time and `.json` are added. */
            readonly profilePrefix: string;
            readonly optimizedModel: string | undefined;
        };
        answer: {
            readonly outputs: readonly ObservedTensor[];
        };
    };
}
/** What a run put out: concrete shapes. */
export interface ObservedTensor {
    readonly name: string;
    readonly dtype: string;
    readonly shape: readonly number[];
}
export type Stage = keyof Conversation;
export type Request = {
    [S in Stage]: {
        readonly stage: S;
        readonly body: Conversation[S]['request'];
    };
}[Stage];
export type Reply = {
    readonly ok: true;
    readonly answer: unknown;
} | {
    readonly ok: false;
    readonly message: string;
};
export {};
