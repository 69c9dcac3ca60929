/** Names of the summary lines that say how long one inference takes, host side first: what a caller waits for. */
const LINES = ['Latency', 'Host Latency', 'GPU Compute Time']

const NUMBER = String.raw`(\d+(?:\.\d+)?(?:e[+-]?\d+)?)`

/**
 * Times in the performance summary that trtexec 8 and later prints:
 * `[I] Latency: min = 1.2 ms, max = 1.9 ms, mean = 1.3 ms, median = 1.3 ms, percentile(90%) = …`.
 * It gives no samples, so its median stands for them.
 * @returns milliseconds, or undefined for any other text
 */
export function parseTrtexec(text: string): readonly number[] | undefined {
  for (const name of LINES) {
    const line = new RegExp(String.raw`^(?:\[[^\]]*\]\s*)*${name}: (.*\bmedian\b.*)$`, 'm').exec(text)?.[1]
    const median = line === undefined ? undefined : new RegExp(String.raw`\bmedian\s*=?\s*${NUMBER} ms`).exec(line)?.[1]
    if (median !== undefined && Number(median) > 0) return [Number(median)]
  }
  return undefined
}
