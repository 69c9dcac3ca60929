import { type Dim, isEqual, max, type Shape } from './dim.ts'

/** Two dims that must broadcast but are different numbers, neither of them 1. */
export class BroadcastError extends Error {}

/**
 * NumPy's multidirectional broadcast of any number of shapes, aligned at their last axes. Two different symbols meet in
 * their maximum (right for every run that succeeds, unless a 0 meets a 1). Undefined when a shape is not known.
 */
export function broadcast(...shapes: readonly (Shape | undefined)[]): Shape | undefined {
  const known = shapes.filter((shape) => shape !== undefined)
  if (known.length < shapes.length) return undefined
  const rank = Math.max(0, ...known.map((shape) => shape.length))
  return Array.from({ length: rank }, (_, axis) => {
    const dims = known.flatMap((shape) => (shape.length >= rank - axis ? [shape[shape.length - rank + axis] ?? null] : []))
    return dims.reduce<Dim>(broadcastDims, 1)
  })
}

/** One axis of a broadcast. An unknown dim meets a number other than 1 in that number. */
export function broadcastDims(a: Dim, b: Dim): Dim {
  if (a === 1) return b
  if (b === 1) return a
  if (typeof a === 'number' && typeof b === 'number') {
    if (a !== b) throw new BroadcastError(`${a} and ${b} do not broadcast`)
    return a
  }
  if (isEqual(a, b) === true) return a
  if (typeof a === 'number') return a
  if (typeof b === 'number') return b
  return a === null || b === null ? null : max(a, b)
}
