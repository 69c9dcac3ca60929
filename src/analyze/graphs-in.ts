import type { GraphWalk } from './infer.ts'

/** A walk and those of all bodies in it, of calls too, each once: before its bodies. */
export function graphsIn(walk: GraphWalk): readonly GraphWalk[] {
  const found = new Set([walk])
  for (const { nodes } of found) for (const { bodies } of nodes) for (const body of bodies) found.add(body)
  return [...found]
}
