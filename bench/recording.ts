// What a run of the gate benchmark recorded, to be resampled anywhere.

export interface RecordedGate {
  readonly model: string
  /** Growth of the counted work, 0 for files that differ in their producer alone. */
  readonly growth: number
  readonly outcome: 'pass' | 'fail' | 'inconclusive'
  readonly seconds: number
  readonly clock: 'cpu' | 'wall'
  /** log(head ÷ base) of each round. */
  readonly cpu: readonly number[]
  readonly wall: readonly number[]
}

export interface Recording {
  readonly machine: string
  readonly node: string
  readonly runtime: string
  /** Share of the time some task waited for a processor, over the whole run. */
  readonly pressure: number | undefined
  readonly gates: readonly RecordedGate[]
}
