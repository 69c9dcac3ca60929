import type { RunTool } from './tool.js';
/** State of a GPU at one moment; a field is absent where the driver does not tell. Clocks in MHz, power in watts, temperature in °C. */
export interface GpuReading {
    readonly index: number;
    readonly uuid: string;
    readonly name: string;
    readonly driver?: string;
    readonly memoryTotalBytes?: number;
    readonly memoryUsedBytes?: number;
    readonly smClock?: number;
    readonly memoryClock?: number;
    readonly maxSmClock?: number;
    readonly temperature?: number;
    readonly power?: number;
    readonly performanceState?: string;
    readonly persistence?: string;
    readonly computeMode?: string;
    readonly mig?: string;
    /** Why clocks are below what they could be, in words; empty when nothing holds them back. */
    readonly throttling: readonly string[];
}
/** Memory that a process holds on a GPU. */
export interface GpuTenant {
    readonly pid: number;
    readonly gpu: string;
    readonly usedBytes: number;
}
/** The GPUs of this machine; none where nvidia-smi is missing or fails. */
export declare function readGpus(run: RunTool): Promise<readonly GpuReading[]>;
/** The processes that hold GPU memory; none where the driver does not tell. */
export declare function readTenants(run: RunTool): Promise<readonly GpuTenant[]>;
/** Parses the answer to the query of `FIELDS`, one GPU a line. */
export declare function parseGpus(text: string): readonly GpuReading[];
export declare function parseTenants(text: string): readonly GpuTenant[];
