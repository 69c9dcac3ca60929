import { performance } from 'node:perf_hooks'
import type { InferenceSession, Tensor } from 'onnxruntime-node'
import type { Block, Side } from '../protocol.ts'

/** An opened model with what it is fed. */
export interface Subject {
  readonly session: InferenceSession
  feeds: Record<string, Tensor>
}

/** One run; outputs are given back at once, so that their memory does not wait for the garbage collector. */
export async function runOnce({ session, feeds }: Subject): Promise<void> {
  dispose(await session.run(feeds))
}

/** Runs until at least `runs` and `ms` are reached, or `longestMs` has passed; the typical time is the median of the later half. */
export async function warmUp(subject: Subject, runs: number, ms: number, longestMs: number): Promise<{ runs: number; typicalMs: number }> {
  const times: number[] = []
  const start = performance.now()
  const spent = () => performance.now() - start
  while ((times.length < runs || spent() < ms) && (times.length === 0 || spent() < longestMs)) {
    const before = performance.now()
    await runOnce(subject)
    times.push(performance.now() - before)
  }
  const later = times.slice(Math.floor(times.length / 2)).sort((a, b) => a - b)
  return { runs: times.length, typicalMs: later[Math.floor(later.length / 2)] ?? 0 }
}

/** A block of samples, each the mean over `runsPerSample` runs back to back. CPU time is that of the whole process. */
export async function takeBlock(side: Side, { session, feeds }: Subject, samples: number, runsPerSample: number): Promise<Block> {
  const wallMs: number[] = []
  const cpuMs: number[] = []
  let preemptions = 0
  for (let sample = 0; sample < samples; sample++) {
    const before = process.resourceUsage()
    const start = performance.now()
    let outputs = await session.run(feeds)
    for (let run = 1; run < runsPerSample; run++) outputs = await session.run(feeds)
    const end = performance.now()
    const after = process.resourceUsage()
    wallMs.push((end - start) / runsPerSample)
    cpuMs.push((after.userCPUTime + after.systemCPUTime - before.userCPUTime - before.systemCPUTime) / 1000 / runsPerSample)
    preemptions += after.involuntaryContextSwitches - before.involuntaryContextSwitches
    dispose(outputs)
  }
  return { side, wallMs, cpuMs, preemptions }
}

export function dispose(outputs: InferenceSession.OnnxValueMapType): void {
  for (const value of Object.values(outputs)) if ('dispose' in value) value.dispose()
}
