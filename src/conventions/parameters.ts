import type { Analysis } from '../analyze/profile.ts'
import type { StoredWeight } from '../analyze/weights.ts'
import { ownerPath } from './recognize.ts'
import type { GraphView } from './view.ts'

/** The parameters of the torch model, or why the file does not tell how many they were. */
export type Parameters = { readonly count: number } | { readonly unknown: string; readonly atLeast: number }

/**
 * Stored weights that were parameters in torch: what stands in a layer's weight slot, and what bears a parameter's name. Constants
 * of the forward and buffers were none. Tensors that the exporter made equal and stored once count as often as they are named.
 */
export function torchParameters(analysis: Analysis, view: GraphView): Parameters {
  const weights = analysis.weights.filter((weight) => weight.class === 'params')
  const unknown = (why: string): Parameters => ({ unknown: why, atLeast: weights.reduce((sum, { name, elements }) => sum + (ownerPath(name) === undefined ? 0 : elements), 0) })
  const copies = view.nodes.filter(({ node }) => node.op === 'Identity' && view.stored(node.inputs[0]) !== undefined)
  if (copies.some(({ node }) => ownerPath(node.outputs[0]) === undefined)) return unknown('the exporter merged equal tensors: how many parameters they were is not told')
  const computed = weights.find((weight) => isNameless(weight, view) && isData(weight) && weight.elements > 1)
  if (computed !== undefined && !isAnonymous(computed)) return unknown(`${computed.name} was computed from parameters or is a constant: the file does not tell which`)
  const selected = weights.find((weight) => !isNameless(weight, view) && ownerPath(weight.name) === undefined && weight.users.some(({ role }) => role === 'table'))
  if (selected !== undefined) return unknown(`whether ${selected.name} is a parameter or a buffer is not told`)
  const stored = weights.filter((weight) => !(isNameless(weight, view) && isData(weight))).reduce((sum, { elements }) => sum + elements, 0)
  return { count: stored + copies.reduce((sum, { node }) => sum + (view.stored(node.inputs[0])?.tensor.elements ?? 0), 0) }
}

/** The older exporter numbers what it computed or found as a constant: `onnx::Mul_12`. */
const isAnonymous = ({ name }: StoredWeight): boolean => name.startsWith('onnx::')

/** In the newer exporter's files parameters have their paths, and everything without a dot is a value of the graph. */
function isNameless(weight: StoredWeight, view: GraphView): boolean {
  return isAnonymous(weight) || (view.isFromDynamo && !weight.name.includes('.'))
}

const isData = ({ users }: StoredWeight): boolean => users.every(({ role }) => role === 'data')
