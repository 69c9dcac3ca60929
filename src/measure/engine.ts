import type { Device } from './device.ts'
import type { Inspection, MemoryUse } from './inspect.ts'
import type { MeasureResult, Peak } from './measure-result.ts'
import type { Side } from './protocol.ts'
import type { Round } from './round.ts'
import type { Throughput } from './throughput.ts'

/** What runs models: onnxruntime in children of ours, or a command of the user's. */
export interface Engine {
  readonly runtime: MeasureResult['runtime']
  /** Whether the CPU time of a round says how long the model took. */
  readonly isCpuTimeValid: boolean
  /** Whether a kernel's time is that of its work, not only of handing it to a device. */
  readonly isDeviceTime: boolean
  /** Measures one round of head, or of base and head in the order given, within about that time. */
  runRound(first: Side, budgetMs: number, index: number): Promise<Round>
  afterRound?(): Promise<void>
  /** The machine, and what it did in the meantime, as sentences. */
  device(): { readonly device: Device; readonly notes: readonly string[] }
  readonly inspection?: Inspection
  readonly memoryOfBase?: MemoryUse
  throughput?(budgetMs: number): Promise<Throughput>
  peak?(): Promise<Peak>
  /** What was chosen or assumed, as sentences. */
  readonly notes: readonly string[]
}
