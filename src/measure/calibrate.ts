import type { JsonDim } from '../analyze/model-profile.ts'
import { type Shape, substitute } from '../facts/dim.ts'
import { parseDim } from '../facts/dim-text.ts'
import type { Model } from '../graph/graph.ts'
import type { Figure } from '../util/figure.ts'
import { nodeFinder, outputsOf } from './execution.ts'
import { type ExecutedNode, type ExecutedTensor, parseProfile, peakOfFirstRun } from './profile-events.ts'
import type { ObservedTensor } from './protocol.ts'
import { type RunOptions, runAsWritten } from './run-as-written.ts'

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
    /**
     * Most the arena lent out beyond what it holds between runs. It differs from what is predicted where the runtime computes in
     * place, runs nodes in another order than the file's, or needs room to work in; graph inputs lie elsewhere.
     */
    readonly executedBytes: number | undefined
  }
  readonly notes: readonly string[]
}

/**
 * Runs a model once and compares every shape of its profile with what was executed.
 * @throws AppError naming the model and what stopped the run
 */
export async function calibrate(options: RunOptions): Promise<Calibration> {
  const { model, profile } = options.head
  const run = await runAsWritten(options)
  const executed = executedTensors(model, parseProfile(run.events).nodes, run.outputs)
  const compared = compareShapes(profile.tensors, executed, run.assumed)
  return {
    runtime: { package: 'onnxruntime-node', version: run.version },
    inputs: run.inputs.map(({ name, dtype, shape }) => ({ name, dtype, shape })),
    executed,
    ...compared,
    peak: { predicted: profile.totals.peakActivationBytes, executedBytes: peakOfFirstRun(run.events) },
    notes: run.notes,
  }
}

/** Shapes by tensor: of the outputs of nodes, in their order, where all of them were tensors; and of the model's outputs. */
export function executedTensors(model: Pick<Model, 'graph'>, nodes: readonly ExecutedNode[], outputs: readonly ObservedTensor[]): ReadonlyMap<string, ExecutedTensor> {
  const nodeOf = nodeFinder(model.graph)
  const tensors = new Map<string, ExecutedTensor>(outputs.map(({ name, dtype, shape }) => [name, { dtype, shape }]))
  for (const executed of nodes) {
    for (const [name, tensor] of outputsOf(nodeOf(executed), executed)) tensors.set(name, tensor)
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
