import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Model } from '../graph/graph.ts'
import { readModel } from '../onnx/read-model.ts'
import { openSource } from '../onnx/source.ts'
import { AppError } from '../util/errors.ts'
import { type Asking, type Harness, withChild } from './harness.ts'
import { withZeroIntegers } from './inputs.ts'
import { type MappedLayer, mapLayers, type OptimizedNode } from './layers.ts'
import { type ExecutionProfile, readProfile } from './profile-events.ts'
import type { ObservedTensor, PlannedInput, SessionSettings } from './protocol.ts'
import { withScratchFolder } from './scratch.ts'

/** Memory of a process that runs the model alone, in bytes; parts are absent where the system does not tell. */
export interface MemoryUse {
  /** Highest while loading, the runtime itself included. */
  readonly loadPeakBytes?: number
  /** Highest while running after that. */
  readonly runPeakBytes?: number
  /** Most that the runtime's arena had lent out at once: the same in every run, so it can be gated without tolerance. */
  readonly peakArenaBytes?: number
}

export interface Inspection {
  readonly runtimeVersion: string
  /** What the model was fed: as planned, or with zeros for integers it did not accept. */
  readonly inputs: readonly PlannedInput[]
  readonly notes: readonly string[]
  readonly memory: MemoryUse
  readonly profile: ExecutionProfile
  readonly layers: readonly MappedLayer[]
  readonly outputs: readonly ObservedTensor[]
}

export interface InspectionSettings {
  readonly harness: Harness
  readonly session: SessionSettings
  readonly model: Model
  readonly inputs: readonly PlannedInput[]
  readonly seed: number
  /** Profiled runs, the first of which is left out. */
  readonly runs: number
}

/** The optimized model holds the weights: of larger models kernels are mapped by their names alone. */
const LARGEST_TO_KEEP = 2 ** 30

const SAMPLES_FOR_MEMORY = 3

/**
 * Runs a model a few times in a child of its own: does it load, does it accept its inputs, how much memory does it take, what ran where,
 * and how long each kernel took.
 * @throws AppError naming the model and the stage
 */
export async function inspectModel(settings: InspectionSettings): Promise<Inspection> {
  const { harness, session, model, seed, runs } = settings
  return withScratchFolder((folder) =>
    withChild(harness, model.path, async (ask, version) => {
      const side = 'head'
      const { memory: loaded } = await ask('load', { side, path: model.path, settings: session })
      const accepted = await firstRun(ask, settings)
      const { memory: sampled } = await ask('sample', { blocks: [{ side, samples: SAMPLES_FOR_MEMORY, runsPerSample: 1 }] })
      await ask('close', { side })
      const optimizedModel = model.fileBytes + model.externalBytes <= LARGEST_TO_KEEP ? join(folder, 'optimized.onnx') : undefined
      const profilePrefix = join(folder, 'profile')
      const { outputs } = await ask('profile', { path: model.path, settings: session, inputs: accepted.inputs, seed, runs, profilePrefix, optimizedModel })
      const profile = await readProfile(profilePrefix)
      const memory: MemoryUse = {
        ...(loaded && { loadPeakBytes: loaded.peak }),
        ...(sampled && { runPeakBytes: sampled.peak }),
        ...(profile.peakArenaBytes !== undefined && { peakArenaBytes: profile.peakArenaBytes }),
      }
      const { nodes, initializers } = model.graph
      const inFileOrder = [...nodes].sort((a, b) => a.index - b.index)
      const layers = mapLayers(profile, inFileOrder, new Set(initializers.keys()), optimizedModel === undefined ? [] : optimizedNodes(optimizedModel))
      return { runtimeVersion: version, ...accepted, memory, profile, layers, outputs }
    }),
  )
}

/** The first run; a model that rejects made-up integers is tried once more with zeros. */
export async function firstRun(ask: Asking, { inputs, seed }: Pick<InspectionSettings, 'inputs' | 'seed'>): Promise<Pick<Inspection, 'inputs' | 'notes'>> {
  const side = 'head'
  await ask('feed', { side, inputs, seed })
  try {
    await ask('first-run', { side })
    return { inputs, notes: [] }
  } catch (error) {
    const zeros = withZeroIntegers(inputs)
    if (!(error instanceof AppError) || error.code !== 'measure/bad-input' || zeros.every((input, i) => input === inputs[i])) throw error
    await ask('feed', { side, inputs: zeros, seed })
    const succeeded = await ask('first-run', { side }).then(
      () => true,
      () => false,
    )
    if (!succeeded) throw error
    return { inputs: zeros, notes: ['integer inputs were fed zeros, as the model did not accept the values made up for them'] }
  }
}

/** Nodes of the optimized model; none where it was not kept or cannot be read. */
function optimizedNodes(path: string): readonly OptimizedNode[] {
  if (!existsSync(path)) return []
  const source = openSource(path)
  try {
    return readModel(source).graph.node.map((node) => ({ name: node.name ?? '', outputs: node.output }))
  } catch {
    return []
  } finally {
    source.close()
  }
}
