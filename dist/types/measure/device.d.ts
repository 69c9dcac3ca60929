import type { GpuReading, GpuTenant } from './nvidia-smi.js';
/** The machine that was measured on, as a report names it. */
export interface CpuDevice {
    readonly kind: 'cpu';
    readonly name: string;
    readonly cores: number;
    readonly memoryBytes: number;
    readonly system: string;
}
export interface GpuDevice {
    readonly kind: 'gpu';
    readonly name: string;
    readonly uuid: string;
    readonly driver?: string;
    readonly memoryBytes?: number;
    /** At the start and after every round. */
    readonly readings: readonly GpuReading[];
    readonly host: CpuDevice;
}
export type Device = CpuDevice | GpuDevice;
export declare function cpuDevice(): CpuDevice;
export declare function gpuDevice(readings: readonly GpuReading[]): GpuDevice | undefined;
/** The GPU that device 0 of a child is: the first that `CUDA_VISIBLE_DEVICES` lets through. */
export declare function visibleGpu(gpus: readonly GpuReading[], environment: Readonly<Record<string, string | undefined>>): GpuReading | undefined;
/**
 * What the readings of a GPU say against the measurement, as sentences.
 * @param before idle, before the first round
 * @param during right after each round
 */
export declare function gpuNotes(before: GpuReading | undefined, during: readonly GpuReading[], tenants: readonly GpuTenant[]): readonly string[];
/** Microseconds that runnable tasks waited for a processor since the system started; undefined where the kernel does not count. */
export declare function cpuPressure(): number | undefined;
