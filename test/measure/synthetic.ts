/** Independent numbers from a distribution, the same for the same seed. */
export type Draw = () => number

/** Evenly from [0, 1): a linear congruential generator modulo 2^32 (Numerical Recipes), its upper bits mixed. */
export function uniform(seed: number): Draw {
  let state = (seed ^ 0x5deece66) >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const mixed = Math.imul(state ^ (state >>> 16), 0x45d9f3b)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
}

/** Standard normal, by Box and Muller. */
export function normal(seed: number): Draw {
  const next = uniform(seed)
  return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
}

/** Student's t with 2 degrees of freedom: infinite variance. */
export function heavyTailed(seed: number): Draw {
  const z = normal(seed)
  return () => z() / Math.sqrt((z() ** 2 + z() ** 2) / 2)
}

/** Normal, but one value in ten comes from a distribution ten times as wide: a machine that is disturbed now and then. */
export function disturbed(seed: number): Draw {
  const z = normal(seed)
  const next = uniform(seed + 1)
  return () => (next() < 0.1 ? 10 * z() : z())
}

export function take(draw: Draw, count: number): number[] {
  return Array.from({ length: count }, draw)
}
