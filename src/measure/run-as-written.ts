import { join } from 'node:path'
import { withChild } from './harness.ts'
import { type InputPlan, planInputs } from './inputs.ts'
import { firstRun } from './inspect.ts'
import { DEFAULT_TIME_BUDGET_MS, type MeasureOptions } from './options.ts'
import { type Event, readEvents } from './profile-events.ts'
import type { ObservedTensor } from './protocol.ts'
import { withScratchFolder } from './scratch.ts'
import { harnessFor, inputRequest, openRuntime, SEED } from './setup.ts'

export type RunOptions = Omit<MeasureOptions, 'base' | 'provider'>

/** What happened in a run of the nodes as the file has them: on the CPU, one after another, none fused or left out. */
export interface RunAsWritten extends InputPlan {
  /** Of onnxruntime. */
  readonly version: string
  readonly outputs: readonly ObservedTensor[]
  readonly events: readonly Event[]
}

const SETTINGS = { provider: 'cpu', deviceId: 0, threads: 1, optimization: 'disabled' } as const

/** The first run allocates: what it takes in memory is not what a run takes. */
const RUNS = 2

/**
 * Runs a model in a child of its own, profiled node by node.
 * @throws AppError naming the model and what stopped the run
 */
export async function runAsWritten(options: RunOptions): Promise<RunAsWritten> {
  const { head, timeBudgetMs = DEFAULT_TIME_BUDGET_MS, seed = SEED } = options
  const { path } = head.model
  const { inputs, assumed, notes } = planInputs(head.model, inputRequest(options, head))
  const install = await openRuntime(options, SETTINGS.provider, 0)
  const harness = harnessFor(options, install.folder, SETTINGS.provider, { at: Date.now() + timeBudgetMs, limitMs: timeBudgetMs })
  return withScratchFolder((folder) =>
    withChild(harness, path, async (ask, version) => {
      const side = 'head'
      await ask('load', { side, path, settings: SETTINGS })
      const accepted = await firstRun(ask, { inputs, seed })
      await ask('close', { side })
      const profilePrefix = join(folder, 'profile')
      const { outputs } = await ask('profile', { path, settings: SETTINGS, inputs: accepted.inputs, seed, runs: RUNS, profilePrefix, optimizedModel: undefined })
      return { version, inputs: accepted.inputs, assumed, notes: [...notes, ...accepted.notes], outputs, events: await readEvents(profilePrefix) }
    }),
  )
}
