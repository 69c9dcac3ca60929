import type { TotalName } from '../analyze/model-profile.ts'
import type { Unit } from '../util/quantity-text.ts'

export interface MetricInfo {
  readonly unit: Unit
  /** In a table's head and in a sentence: `MACs`, `peak activations`. */
  readonly label: string
  /** What it covers, for the documentation. */
  readonly description: string
}

/** How each total is named and written, wherever it is shown. */
export const TOTAL_INFO: Readonly<Record<TotalName, MetricInfo>> = {
  params: { unit: 'count', label: 'params', description: 'Elements of weights, shared ones once.' },
  buffers: { unit: 'count', label: 'buffers', description: 'Elements of stored tensors that are no weights, such as the running statistics of a normalization.' },
  quantParams: { unit: 'count', label: 'quantization params', description: 'Elements of scales, zero points and their kin.' },
  constants: { unit: 'count', label: 'constants', description: 'Elements of stored shapes, indices and other constants.' },
  unusedElements: { unit: 'count', label: 'unused elements', description: 'Elements of stored tensors that no node reads.' },
  weightBytes: { unit: 'bytes', label: 'weights', description: 'Stored bytes of params, buffers and quantization params.' },
  fileBytes: { unit: 'bytes', label: 'file size', description: 'The .onnx file and its external data.' },
  macs: { unit: 'count', label: 'MACs', description: 'Multiply-accumulates of one execution at the bound sizes.' },
  flops: { unit: 'count', label: 'FLOPs', description: '2 × MACs plus other arithmetic of one execution.' },
  transcendentals: { unit: 'count', label: 'transcendentals', description: 'Evaluations of exp, log, tanh, sqrt and their kin in one execution.' },
  readBytes: { unit: 'bytes', label: 'bytes read', description: 'Unfused memory traffic of one execution: what the nodes read.' },
  writeBytes: { unit: 'bytes', label: 'bytes written', description: 'Unfused memory traffic of one execution: what the nodes write.' },
  activationBytes: { unit: 'bytes', label: 'activations', description: 'Every tensor written while running, views apart, graph inputs included.' },
  peakActivationBytes: { unit: 'bytes', label: 'peak activations', description: 'Most bytes of activations alive at once, weights not included.' },
  nodes: { unit: 'count', label: 'nodes', description: 'Nodes of the main graph, Constants apart.' },
}
