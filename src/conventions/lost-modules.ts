import type { TorchModel } from './torch-call.ts'

/** Numbers missing in a row of numbered modules: the exporter drops Dropout and Identity when it exports for inference. */
export function lostModules({ calls }: TorchModel): string | undefined {
  const numbers = new Map<string, Set<number>>()
  const paths = new Set(calls.map(({ module, scope }) => module ?? scope))
  for (const path of paths) {
    const parts = path.split('.')
    for (const [i, part] of parts.entries()) {
      if (!/^\d+$/.test(part)) continue
      const parent = parts.slice(0, i).join('.')
      numbers.set(parent, (numbers.get(parent) ?? new Set()).add(Number(part)))
    }
  }
  const isGap = [...numbers.values()].some((found) => Math.max(...found) + 1 > found.size)
  return isGap ? 'the exporter left modules out (Dropout or Identity), whose outputs it would count' : undefined
}
