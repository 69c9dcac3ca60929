import type { MeasureResult } from '../../measure/measure-result.ts'

/** Milliseconds by the key of the first node that a kernel stands for. */
export function timesByNode({ layers = [] }: Pick<MeasureResult, 'layers'>): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const { nodes, ms } of layers) {
    const [first = ''] = nodes
    times.set(first, (times.get(first) ?? 0) + ms)
  }
  return times
}

export function timeOf(keys: readonly string[], times: ReadonlyMap<string, number>): number {
  return keys.reduce((sum, key) => sum + (times.get(key) ?? 0), 0)
}

export function timeOfAll(times: ReadonlyMap<string, number>): number {
  return [...times.values()].reduce((sum, ms) => sum + ms, 0)
}
