import { join } from 'node:path'
import type { JsonDim } from '../analyze/model-profile.ts'
import { type Shape, substitute } from '../facts/dim.ts'
import { parseDim } from '../facts/dim-text.ts'
import type { Model, Node } from '../graph/graph.ts'
import type { Figure } from '../util/figure.ts'
import { withChild } from './harness.ts'
import { planInputs } from './inputs.ts'
import { DEFAULT_TIME_BUDGET_MS, type MeasureOptions } from './options.ts'
import { type ExecutedNode, type ExecutedTensor, readProfile } from './profile-events.ts'
import type { ObservedTensor } from './protocol.ts'
import { withScratchFolder } from './scratch.ts'
import { harnessFor, inputRequest, openRuntime, SEED } from './setup.ts'

/** A tensor whose inferred shape is not what was executed. */
export interface WrongShape {
  readonly tensor: string
  readonly inferred: readonly JsonDim[]
  readonly executed: readonly number[]
}

/** What one run on the CPU, without optimization, says of a static profile. */
export interface Calibration {
  readonly runtime: { readonly package: string; readonly version: string }
  readonly inputs: readonly ObservedTensor[]
  /** Tensors that were seen, by name: the shapes they really had. */
  readonly executed: ReadonlyMap<string, ExecutedTensor>
  /** Tensors of the main graph whose shape the profile gives in numbers, and gives right. */
  readonly right: number
  /** Tensors that were seen and whose shape the profile does not know. */
  readonly unknown: readonly string[]
  readonly wrong: readonly WrongShape[]
  /** Tensors of the profile that the run did not show: sequences, and those inside subgraphs. */
  readonly unseen: number
  readonly peak: {
    readonly predicted: Figure
    /** Most the arena had lent out: activations, some computed in place, and weights repacked for speed. */
    readonly executedBytes: number | undefined
  }
  readonly notes: readonly string[]
}

/**
 * Runs a model once and compares every shape of its profile with what was executed.
 * @throws AppError naming the model and what stopped the run
 */
export async function calibrate(options: Omit<MeasureOptions, 'base' | 'provider'>): Promise<Calibration> {
  const { head, timeBudgetMs = DEFAULT_TIME_BUDGET_MS, seed = SEED } = options
  const { model, profile } = head
  const { inputs, assumed, notes } = planInputs(model, inputRequest(options, head))
  const install = await openRuntime(options, 'cpu', 0)
  const harness = harnessFor(options, install.folder, 'cpu', { at: Date.now() + timeBudgetMs, limitMs: timeBudgetMs })
  const settings = { provider: 'cpu', deviceId: 0, threads: 1, optimization: 'disabled' } as const
  const run = await withScratchFolder((folder) =>
    withChild(harness, model.path, async (ask, version) => {
      const profilePrefix = join(folder, 'profile')
      const { outputs } = await ask('profile', { path: model.path, settings, inputs, seed, runs: 2, profilePrefix, optimizedModel: undefined })
      return { version, outputs, profile: await readProfile(profilePrefix) }
    }),
  )
  const executed = executedTensors(model, run.profile.nodes, run.outputs)
  const compared = compareShapes(profile.tensors, executed, assumed)
  return {
    runtime: { package: 'onnxruntime-node', version: run.version },
    inputs: inputs.map(({ name, dtype, shape }) => ({ name, dtype, shape })),
    executed,
    ...compared,
    peak: { predicted: profile.totals.peakActivationBytes, executedBytes: run.profile.peakArenaBytes },
    notes,
  }
}

/** Shapes by tensor: of the outputs of nodes, in their order, where all of them were tensors; and of the model's outputs. */
export function executedTensors(model: Pick<Model, 'graph'>, nodes: readonly ExecutedNode[], outputs: readonly ObservedTensor[]): ReadonlyMap<string, ExecutedTensor> {
  const inFileOrder = [...model.graph.nodes].sort((a, b) => a.index - b.index).filter((node) => node.op !== 'Constant')
  const byName = new Map<string, Node | undefined>()
  for (const node of inFileOrder) byName.set(node.name, byName.has(node.name) ? undefined : node)
  const tensors = new Map<string, ExecutedTensor>(outputs.map(({ name, dtype, shape }) => [name, { dtype, shape }]))
  for (const executed of nodes) {
    const there = inFileOrder[executed.index]
    const node = there?.op === executed.op && (there.name === executed.name || there.name === '') ? there : executed.name === '' ? undefined : byName.get(executed.name)
    const names = node?.outputs.filter((name) => name !== '') ?? []
    if (names.length !== executed.outputs.length) continue
    for (const [i, name] of names.entries()) {
      const tensor = executed.outputs[i]
      if (tensor !== undefined) tensors.set(name, tensor)
    }
  }
  return tensors
}

type Tensors = Readonly<Record<string, { readonly shape?: readonly JsonDim[] | null }>>

/**
 * Sorts the tensors of a profile by what the run says of them: a shape with a gap left in it is unknown.
 * @param sizes what symbols stood for in the run, so that formulas are checked as well
 */
export function compareShapes(
  tensors: Tensors,
  executed: ReadonlyMap<string, ExecutedTensor>,
  sizes: ReadonlyMap<string, number>,
): Pick<Calibration, 'right' | 'unknown' | 'wrong' | 'unseen'> {
  const unknown: string[] = []
  const wrong: WrongShape[] = []
  let right = 0
  let unseen = 0
  for (const [tensor, { shape }] of Object.entries(tensors)) {
    const actual = executed.get(tensor)?.shape
    const numbers = shape?.map((dim) => (typeof dim === 'string' ? substitute(parseDim(dim), sizes) : dim))
    if (actual === undefined) unseen++
    else if (contradicts(numbers, actual)) wrong.push({ tensor, inferred: shape ?? [], executed: actual })
    else if (numbers?.every((dim) => typeof dim === 'number') === true) right++
    else unknown.push(tensor)
  }
  return { right, unknown, wrong, unseen }
}

/** Whether what is known of a shape, its rank or some of its sizes, differs from the executed one. */
function contradicts(shape: Shape | undefined, actual: readonly number[]): boolean {
  return shape !== undefined && (shape.length !== actual.length || shape.some((dim, axis) => typeof dim === 'number' && dim !== actual[axis]))
}
