/** Two sequences longer than this product are not aligned cell by cell. */
const MAX_CELLS = 4_000_000

export type Pair = readonly [base: number, head: number]

/**
 * The alignment of two sequences with the greatest sum of scores (Needleman–Wunsch, gaps free), order kept.
 * @param score of a pair; undefined: the two cannot be paired.
 * @returns positions in the two sequences; undefined when they are too long for it.
 */
export function align(baseLength: number, headLength: number, score: (base: number, head: number) => number | undefined): readonly Pair[] | undefined {
  if (baseLength * headLength > MAX_CELLS) return undefined
  const width = headLength + 1
  const isPaired = new Uint8Array((baseLength + 1) * width)
  const isFromAbove = new Uint8Array((baseLength + 1) * width)
  let below = new Float64Array(width)
  for (let i = baseLength - 1; i >= 0; i--) {
    const row = new Float64Array(width)
    for (let j = headLength - 1; j >= 0; j--) {
      const skipBase = below[j] ?? 0
      const skipHead = row[j + 1] ?? 0
      const gain = score(i, j)
      const paired = gain === undefined ? -1 : gain + (below[j + 1] ?? 0)
      row[j] = Math.max(paired, skipBase, skipHead)
      isPaired[i * width + j] = paired >= skipBase && paired >= skipHead ? 1 : 0
      isFromAbove[i * width + j] = skipBase >= skipHead ? 1 : 0
    }
    below = row
  }
  const pairs: Pair[] = []
  for (let i = 0, j = 0; i < baseLength && j < headLength; ) {
    if (isPaired[i * width + j] === 1) pairs.push([i++, j++])
    else if (isFromAbove[i * width + j] === 1) i++
    else j++
  }
  return pairs
}

/** The longest subset of pairs in which both sides rise together. */
export function risingPairs(pairs: readonly Pair[]): readonly Pair[] {
  const ordered = [...pairs].sort(([a], [b]) => a - b)
  const tails: number[] = []
  const previous: (number | undefined)[] = []
  for (const [at, [, head]] of ordered.entries()) {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ordered[tails[middle] ?? 0]?.[1] ?? 0) < head) low = middle + 1
      else high = middle
    }
    previous[at] = low > 0 ? tails[low - 1] : undefined
    tails[low] = at
  }
  const rising: Pair[] = []
  for (let at = tails.at(-1); at !== undefined; at = previous[at]) {
    const pair = ordered[at]
    if (pair !== undefined) rising.push(pair)
  }
  return rising.reverse()
}
