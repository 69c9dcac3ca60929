import type { TorchModel } from './torch-call.ts'

/** Numbers missing in a row of numbered modules: the exporter drops Dropout and Identity when it exports for inference. */
export function lostModules({ calls }: TorchModel): string | undefined {
  const numbers = new Map<string, Set<number>>()
  for (const path of calls.flatMap(({ module, scope }) => prefixes(module ?? scope))) {
    const parts = path.split('.')
    const last = parts.at(-1) ?? ''
    const parent = parts.slice(0, -1).join('.')
    if (/^\d+$/.test(last)) numbers.set(parent, (numbers.get(parent) ?? new Set()).add(Number(last)))
  }
  const isGap = [...numbers.values()].some((found) => Math.max(...found) + 1 > found.size)
  return isGap ? 'the exporter left modules out (Dropout or Identity), whose outputs it would count' : undefined
}

function prefixes(scope: string): readonly string[] {
  const parts = scope === '' ? [] : scope.split('.')
  return parts.map((_, i) => parts.slice(0, i + 1).join('.'))
}
