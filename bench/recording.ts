// What a run of the gate benchmark recorded, to be resampled anywhere.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

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

/** Every recording in a folder, by file name. */
export function readRecordings(folder: string): readonly (readonly [string, Recording])[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return names.sort().map((name) => [name, JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Recording])
}

/** Rounds of one model against its copies. */
export function roundsOfSame({ gates }: Recording, model: string, clock: 'cpu' | 'wall'): readonly number[] {
  return gates.filter((gate) => gate.model === model && gate.growth === 0).flatMap((gate) => gate[clock])
}
