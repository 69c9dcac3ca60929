import { type Deadline } from './child.js';
import type { Conversation } from './protocol.js';
/** Where and under which limits measuring children run. */
export interface Harness {
    readonly node: string;
    readonly worker: string;
    /** Folder of the onnxruntime-node package. */
    readonly runtime: string;
    readonly environment: Readonly<Record<string, string>>;
    /** Most memory a child may take; undefined: no limit. */
    readonly memoryBytes: number | undefined;
    /** How memory is limited: by address space where every address is soon used, else by watching what is resident. */
    readonly memoryBy: 'address-space' | 'resident';
    /** Threads a child computes with. */
    readonly threads: number;
    readonly deadline: Deadline;
}
/** Runs `use` with a fresh child that has loaded the runtime, and stops it afterwards. */
export declare function withChild<T>(harness: Harness, model: string, use: (ask: Asking, runtimeVersion: string) => Promise<T>): Promise<T>;
/** Asks a child, by the deadline of its harness. */
export type Asking = <S extends keyof Conversation>(stage: S, body: Conversation[S]['request']) => Promise<Conversation[S]['answer']>;
/** Makes a harness of the defaults of this process. */
export declare function makeHarness(settings: Pick<Harness, 'runtime' | 'memoryBy' | 'threads' | 'deadline'> & Partial<Harness>): Harness;
