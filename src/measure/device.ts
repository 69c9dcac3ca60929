import { readFileSync } from 'node:fs'
import os from 'node:os'
import type { GpuReading, GpuTenant } from './nvidia-smi.ts'

/** The machine that was measured on, as a report names it. */
export interface CpuDevice {
  readonly kind: 'cpu'
  readonly name: string
  readonly cores: number
  readonly memoryBytes: number
  readonly system: string
}

export interface GpuDevice {
  readonly kind: 'gpu'
  readonly name: string
  readonly uuid: string
  readonly driver?: string
  readonly memoryBytes?: number
  /** At the start and after every round. */
  readonly readings: readonly GpuReading[]
  readonly host: CpuDevice
}

export type Device = CpuDevice | GpuDevice

export function cpuDevice(): CpuDevice {
  const cpus = os.cpus()
  return { kind: 'cpu', name: cpus[0]?.model.trim() ?? os.arch(), cores: cpus.length, memoryBytes: os.totalmem(), system: `${os.platform()} ${os.release()} ${os.arch()}` }
}

export function gpuDevice(readings: readonly GpuReading[]): GpuDevice | undefined {
  const [first] = readings
  if (first === undefined) return undefined
  const { name, uuid, driver, memoryTotalBytes } = first
  return { kind: 'gpu', name, uuid, ...(driver !== undefined && { driver }), ...(memoryTotalBytes !== undefined && { memoryBytes: memoryTotalBytes }), readings, host: cpuDevice() }
}

/** The GPU that device 0 of a child is: the first that `CUDA_VISIBLE_DEVICES` lets through. */
export function visibleGpu(gpus: readonly GpuReading[], environment: Readonly<Record<string, string | undefined>>): GpuReading | undefined {
  const visible = environment.CUDA_VISIBLE_DEVICES
  if (visible === undefined) return gpus[0]
  const [first = ''] = visible.split(',').map((name) => name.trim())
  return gpus.find((gpu) => String(gpu.index) === first || (first !== '' && gpu.uuid.startsWith(first)))
}

/** Clocks under load may differ by this share before it is worth a warning. */
const STEADY_CLOCKS = 0.05

/**
 * What the readings of a GPU say against the measurement, as sentences.
 * @param before idle, before the first round
 * @param during right after each round
 */
export function gpuNotes(before: GpuReading | undefined, during: readonly GpuReading[], tenants: readonly GpuTenant[]): readonly string[] {
  const clocks = during.flatMap((reading) => reading.smClock ?? [])
  const [low, high] = [Math.min(...clocks), Math.max(...clocks)]
  const reasons = new Set(during.flatMap((reading) => reading.throttling))
  const others = tenants.filter((tenant) => tenant.gpu === before?.uuid)
  return [
    ...(clocks.length > 1 && high - low > STEADY_CLOCKS * high
      ? [`the GPU's clock moved between ${low} and ${high} MHz: lock it (nvidia-smi --lock-gpu-clocks) for times that can be compared`]
      : []),
    ...(reasons.size > 0 ? [`the GPU was slowed down while measuring: ${[...reasons].join(', ')}`] : []),
    ...(others.length > 0
      ? [
          `${others.length} other ${others.length === 1 ? 'process holds' : 'processes hold'} ${Math.round(others.reduce((sum, { usedBytes }) => sum + usedBytes, 0) / 2 ** 20)} MiB of the GPU's memory`,
        ]
      : []),
  ]
}

/** Microseconds that runnable tasks waited for a processor since the system started; undefined where the kernel does not count. */
export function cpuPressure(): number | undefined {
  try {
    const total = /^some .*total=(\d+)/m.exec(readFileSync('/proc/pressure/cpu', 'utf8'))?.[1]
    return total === undefined ? undefined : Number(total)
  } catch {
    return undefined
  }
}
