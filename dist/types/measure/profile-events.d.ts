/** A tensor as it was executed. */
export interface ExecutedTensor {
    readonly dtype: string;
    readonly shape: readonly number[];
}
/** A node of the main graph as onnxruntime ran it: one of the file's, a fusion of several, or one it added. */
export interface ExecutedNode {
    readonly name: string;
    readonly op: string;
    readonly provider: string;
    /** Position among the file's nodes, Constants apart; beyond their count for nodes that onnxruntime made. */
    readonly index: number;
    /** Median over the runs, what its subgraphs took included. */
    readonly ms: number;
    readonly inputs: readonly ExecutedTensor[];
    readonly outputs: readonly ExecutedTensor[];
}
export interface ExecutionProfile {
    /** In execution order; nodes of subgraphs are part of the node that runs them. */
    readonly nodes: readonly ExecutedNode[];
    /** Median time of a whole run. */
    readonly runMs: number;
    /** Most bytes the arena had lent out at once; undefined where the allocator does not tell. */
    readonly peakArenaBytes: number | undefined;
}
export interface Event {
    readonly cat: string;
    readonly name: string;
    readonly ts: number;
    readonly dur: number;
    readonly args: Readonly<Record<string, unknown>>;
}
/** Reads the profile whose path begins with `prefix`. */
export declare function readProfile(prefix: string): Promise<ExecutionProfile>;
/** The events of the profile whose path begins with `prefix`, in the order in which they ended. */
export declare function readEvents(prefix: string): Promise<readonly Event[]>;
/** Makes sense of the events of a profile: at least one run. The first of several runs is left out, as it allocates and compiles. */
export declare function parseProfile(events: readonly Event[]): ExecutionProfile;
/** Whether an event is the run of a node. */
export declare function isKernel({ cat, name }: Event): boolean;
/** A node as its event tells of it. */
export declare function executedNode(event: Event, ms: number): ExecutedNode;
/**
 * Most bytes that the first run took from the arena, tensor by tensor; later runs take one block for all, planned in the first.
 * Undefined where the allocator does not tell.
 */
export declare function peakOfFirstRun(events: readonly Event[]): number | undefined;
