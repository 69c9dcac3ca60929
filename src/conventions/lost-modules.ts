import type { TorchModel } from './torch-call.ts'
import { ancestors } from './view.ts'

/** A module without a name of its own, in a row of such: the path of the row, and the number. */
const NUMBERED = /^(.*\.)?(\d+)$/s

/** Numbers missing in a row of numbered modules: the exporter drops Dropout and Identity when it exports for inference. */
export function lostModules({ calls }: TorchModel): string | undefined {
  const leaves = new Set(calls.map(({ module, scope }) => module ?? scope))
  const paths = new Set([...leaves].flatMap((path) => [...ancestors(path), path]))
  const rows = new Map<string, { readonly found: Set<number>; last: number }>()
  for (const path of paths) {
    const [, parent = '', number] = NUMBERED.exec(path) ?? []
    if (number === undefined) continue
    const row = rows.get(parent) ?? { found: new Set(), last: 0 }
    row.found.add(Number(number))
    row.last = Math.max(row.last, Number(number))
    rows.set(parent, row)
  }
  const isGap = [...rows.values()].some(({ found, last }) => last + 1 > found.size)
  return isGap ? 'the exporter left modules out (Dropout or Identity), whose outputs it would count' : undefined
}
