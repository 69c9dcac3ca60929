/**
 * The candidate nearest to a misspelt word, for "did you mean": at most a third of the letters of the longer may differ, and never all.
 * Where none is so near, the first that begins with the word, or with which it begins.
 * Distance: optimal string alignment (insertions, deletions, substitutions, swaps of neighbours).
 */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined
  let beginning: string | undefined
  let bestDistance = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const most = Math.min(word.length - 1, Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3)))
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase())
    if (distance <= most && distance < bestDistance) [best, bestDistance] = [candidate, distance]
    if (beginsAlike(word.toLowerCase(), candidate.toLowerCase())) beginning ??= candidate
  }
  return best ?? beginning
}

/** Fewer letters begin too many words. */
const SHORTEST_BEGINNING = 3

function beginsAlike(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= SHORTEST_BEGINNING && (a.startsWith(b) || b.startsWith(a))
}

/** ` (did you mean "X"?)` when something is near, else nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  return suggestion(closest(word, candidates))
}

/** ` (did you mean "X"?)`, or nothing. */
export function suggestion(near: string | undefined): string {
  return near === undefined ? '' : ` (did you mean "${near}"?)`
}

function editDistance(a: string, b: string): number {
  let previous: number[] = []
  let current = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const beforePrevious = previous
    previous = current
    current = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let cost = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, substitution)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (beforePrevious[j - 2] ?? 0) + 1)
      current.push(cost)
    }
  }
  return current[b.length] ?? 0
}
