import type { Conversation, Stage } from './protocol.js';
export interface ChildOptions {
    /** For sentences: the model on whose behalf the child runs. */
    readonly model: string;
    readonly node: string;
    readonly worker: string;
    readonly environment: Readonly<Record<string, string>>;
    /** Address-space limit; for a device that reserves addresses without using them, none. */
    readonly addressSpaceBytes?: number;
    /** Resident memory at which the child is stopped. */
    readonly residentBytes?: number;
    /** CPU time after which the kernel ends the child even if nobody is left to stop it. */
    readonly cpuSeconds?: number;
}
/** A moment of `Date.now()` and, for sentences, how long after the start it is. */
export interface Deadline {
    readonly at: number;
    readonly limitMs: number;
}
export interface MeasuringChild {
    readonly pid: number;
    /** Throws an `AppError` that names the stage when the child fails, dies, or has not answered by the deadline. */
    ask<S extends Stage>(stage: S, body: Conversation[S]['request'], deadline: Deadline): Promise<Conversation[S]['answer']>;
    /** Ends the child and all it started; resolves when it is gone. */
    stop(): Promise<void>;
}
/** Starts a fresh measuring child in a process group of its own. */
export declare function startChild(options: ChildOptions): MeasuringChild;
