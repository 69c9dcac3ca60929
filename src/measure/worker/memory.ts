import { readFileSync, writeFileSync } from 'node:fs'
import type { MemoryReading } from '../protocol.ts'

/** Resident memory and its peak from the kernel; undefined where there is no /proc. */
export function readMemory(): MemoryReading | undefined {
  try {
    const status = readFileSync('/proc/self/status', 'utf8')
    const bytes = (field: string) => Number(new RegExp(`^${field}:\\s*(\\d+) kB`, 'm').exec(status)?.[1]) * 1024
    const reading = { resident: bytes('VmRSS'), peak: bytes('VmHWM') }
    return Number.isFinite(reading.resident) && Number.isFinite(reading.peak) ? reading : undefined
  } catch {
    return undefined
  }
}

/** Sets the peak back to what is resident now (proc(5), clear_refs). Without the right to, peaks stay those of the whole life. */
export function resetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5')
  } catch {
    // The peak then also covers what came before: an upper bound, never too low.
  }
}
