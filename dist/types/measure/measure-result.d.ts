import type { ModelProfile, SCHEMA } from '../analyze/model-profile.js';
import type { Device } from './device.js';
import type { Ratio } from './gate.js';
import type { MemoryUse } from './inspect.js';
import type { ObservedTensor } from './protocol.js';
import type { Interval, Summary } from './stats.js';
import type { Throughput } from './throughput.js';
/** Figures of a latency that a budget can name. */
export declare const LATENCY_FIGURES: readonly ['mean', 'p50', 'p90', 'p95', 'p99'];
export type LatencyFigure = (typeof LATENCY_FIGURES)[number];
/** Latency of one side over all rounds, wall time of single runs in milliseconds. */
export interface Latency extends Summary {
    readonly unit: 'ms';
    /** Standard deviation ÷ mean. */
    readonly cv: number;
    /** Fresh processes the samples come from. */
    readonly rounds: number;
    /** Median over rounds: opening the model, and its first run. Absent where the engine does not tell. */
    readonly loadMs?: number;
    readonly firstRunMs?: number;
    /** Where each figure lies, from its value in each round; absent with too few rounds. */
    readonly intervals?: {
        readonly confidence: number;
    } & Readonly<Record<LatencyFigure, Pick<Interval, 'low' | 'high'>>>;
    /** Counts of samples between equally spaced bounds; the last bin also holds the slowest percent, which may lie far out. */
    readonly histogram: Histogram;
}
export interface Histogram {
    readonly from: number;
    readonly to: number;
    readonly counts: readonly number[];
}
/** The paired test of head against base. */
export interface Paired extends Partial<Ratio> {
    readonly confidence: number;
    readonly rounds: number;
    /** Allowed growth as a share. */
    readonly increase: number;
    readonly outcome: 'pass' | 'fail' | 'inconclusive';
    /** What was compared: CPU time of one thread, or wall time. */
    readonly clock?: 'cpu' | 'wall';
    /** Why it is inconclusive, or why nothing had to be measured. */
    readonly reason?: string;
}
/** An absolute limit on a figure of the latency, judged on the same samples. */
export interface LimitCheck {
    readonly figure: LatencyFigure;
    readonly max: number;
    readonly actual: number;
    readonly outcome: 'pass' | 'fail' | 'inconclusive';
}
/** What the machine did to the measurement, as shares. */
export interface Noise {
    /** Of the wall time during which the processor was not ours. */
    readonly contention?: number;
    /** By which the last third of the rounds was slower than the first. */
    readonly drift?: number;
    /** Of the time during which some task waited for a processor. */
    readonly pressure?: number;
    /** Times per sample that the scheduler took the processor away: a number, no share. */
    readonly preemptions?: number;
}
/** Time of a kernel, with the work that the file's nodes count. */
export interface LayerTime {
    /** Keys of the nodes whose work it did, in file order; several when fused, none when the runtime added it. */
    readonly nodes: readonly string[];
    /** What the runtime calls it. */
    readonly op: string;
    readonly provider: string;
    readonly ms: number;
    /** Of the sum over all kernels. */
    readonly share: number;
    readonly macs?: number;
    readonly flops?: number;
    readonly bytes?: number;
    /** Counted FLOPs per second ÷ 10^9, and counted bytes, unfused, per second ÷ 10^9. */
    readonly gflopsPerSecond?: number;
    readonly gigabytesPerSecond?: number;
}
/** What the machine can do at best with the same settings, by a small calibration. */
export interface Peak {
    readonly gflopsPerSecond: number;
    readonly gigabytesPerSecond: number;
}
/** The JSON of `measure`, which programs rely on. */
export interface MeasureResult {
    readonly schema: typeof SCHEMA;
    readonly model: {
        readonly path: string;
    };
    readonly runtime: {
        readonly package: string;
        readonly version: string;
        readonly provider: string;
        readonly threads: number;
        readonly optimization: string;
    };
    readonly device: Device;
    readonly inputs: readonly ObservedTensor[];
    readonly latency: Latency;
    /** Runs per second: 1000 ÷ mean latency. */
    readonly fps: number;
    readonly throughput?: Throughput;
    readonly memory?: MemoryUse;
    /** Of base, where that was asked for. */
    readonly memoryOfBase?: MemoryUse;
    readonly layers?: readonly LayerTime[];
    readonly peak?: Peak;
    readonly base?: {
        readonly path: string;
        readonly latency: Latency;
    };
    readonly paired?: Paired;
    readonly limits?: readonly LimitCheck[];
    readonly noise: Noise;
    readonly notes: readonly string[];
}
/** A profile with what measuring found beside what was counted, where that was asked for. */
export interface MeasuredProfile extends ModelProfile {
    readonly measured?: MeasureResult;
}
