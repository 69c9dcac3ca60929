import type { Model } from '../graph/graph.js';
import { type Asking, type Harness } from './harness.js';
import { type MappedLayer } from './layers.js';
import { type ExecutionProfile } from './profile-events.js';
import type { ObservedTensor, PlannedInput, SessionSettings } from './protocol.js';
/** Memory of a process that runs the model alone, in bytes; parts are absent where the system does not tell. */
export interface MemoryUse {
    /** Highest while loading, the runtime itself included. */
    readonly loadPeakBytes?: number;
    /** Highest while running after that. */
    readonly runPeakBytes?: number;
    /** Most that the runtime's arena had lent out at once: the same in every run, so it can be gated without tolerance. */
    readonly peakArenaBytes?: number;
}
export interface Inspection {
    readonly runtimeVersion: string;
    /** What the model was fed: as planned, or with zeros for integers it did not accept. */
    readonly inputs: readonly PlannedInput[];
    readonly notes: readonly string[];
    readonly memory: MemoryUse;
    readonly profile: ExecutionProfile;
    readonly layers: readonly MappedLayer[];
    readonly outputs: readonly ObservedTensor[];
}
export interface InspectionSettings {
    readonly harness: Harness;
    readonly session: SessionSettings;
    readonly model: Model;
    readonly inputs: readonly PlannedInput[];
    readonly seed: number;
    /** Profiled runs, the first of which is left out. */
    readonly runs: number;
}
/**
 * Runs a model a few times in a child of its own: does it load, does it accept its inputs, how much memory does it take, what ran where,
 * and how long each kernel took.
 * @throws AppError naming the model and the stage
 */
export declare function inspectModel(settings: InspectionSettings): Promise<Inspection>;
/** The first run; a model that rejects made-up integers is tried once more with zeros. */
export declare function firstRun(ask: Asking, { inputs, seed }: Pick<InspectionSettings, 'inputs' | 'seed'>): Promise<Pick<Inspection, 'inputs' | 'notes'>>;
