import type { NodeWalk } from '../analyze/infer.ts'
import { ownerOfParameter } from '../graph/node-scope.ts'
import { own } from '../util/own.ts'
import { groupNormParts, layerNormParts } from './norm-in-parts.ts'
import type { CallKind, RecurrentCall } from './torch-call.ts'
import { type GraphView, product } from './view.ts'

/** A call as its nodes tell it, before it is known whose it is. */
export interface Recognized {
  readonly kind: CallKind
  readonly nodes: readonly NodeWalk[]
  readonly input: string | undefined
  readonly output: string | undefined
  readonly macs: number
  readonly weightName?: string | undefined
  readonly weight: number
  readonly bias: number
  readonly isFolded: boolean
  readonly kernel: number
  readonly along: number
  readonly recurrent?: RecurrentCall
  readonly mode?: string
}

type Recognizer = (node: NodeWalk, view: GraphView) => Recognized | undefined

/** By the operator that a call's first node has. */
const RECOGNIZERS: Readonly<Record<string, Recognizer>> = {
  Conv: convolution('conv'),
  ConvTranspose: convolution('convTranspose'),
  Gemm: (node, view) => {
    const [, weight, bias] = node.node.inputs
    return isLinear(node, view) ? linear(node, view, [node], weight, bias) : { ...matmul(node, view), bias: view.stored(bias)?.tensor.elements ?? 0 }
  },
  MatMul: (node, view) => storedProduct(node, view) ?? matmul(node, view),
  Attention: (node, view) => call('attention', node, { macs: view.macs(node) }),
  BatchNormalization: (node, view) => call('batchNorm', node, affine(node, view)),
  InstanceNormalization: inParts('groupNorm', groupNormParts, (node, view) => call('instanceNorm', node, affine(node, view))),
  GroupNormalization: (node, view) => call('groupNorm', node, affine(node, view)),
  LayerNormalization: (node, view) => call('layerNorm', node, affine(node, view)),
  ReduceMean: inParts('layerNorm', layerNormParts, plain('other')),
  Relu: plain('relu'),
  Clip: (node, view) => call(isRelu6(node, view) ? 'relu6' : 'other', node),
  LeakyRelu: plain('leakyRelu'),
  PRelu: (node, view) => {
    const weight = view.stored(node.node.inputs[1])
    return call('prelu', node, { weight: weight?.tensor.elements ?? 0, weightName: weight?.name })
  },
  Elu: plain('elu'),
  Gelu: plain('gelu'),
  HardSwish: plain('hardswish'),
  Swish: plain('silu'),
  Tanh: plain('tanh'),
  Sigmoid: gated('sigmoid', 'silu'),
  HardSigmoid: gated('hardsigmoid', 'hardswish'),
  Div: gelu,
  Softmax: (node, view) => {
    const shape = view.shape(node.node.inputs[0])
    return call('softmax', node, { along: shape.at(node.context.attrs.int('axis', node.context.opset < 13 ? 1 : -1)) ?? 1 })
  },
  MaxPool: (node) => call('maxPool', node, { kernel: kernelVolume(node) }),
  AveragePool: averagePool,
  GlobalAveragePool: plain('adaptiveAvgPool'),
  Resize: (node) => call('upsample', node, { mode: node.context.attrs.string('mode', 'nearest') }),
  Upsample: (node) => call('upsample', node, { mode: node.context.attrs.string('mode', 'nearest') }),
  GridSample: plain('gridSample'),
  LSTM: recurrent('lstm', 4),
  GRU: recurrent('gru', 3),
  RNN: recurrent('rnn', 1),
  Gather: (node, view) => {
    const table = view.stored(node.node.inputs[0])
    const isTable = table !== undefined && table.tensor.dims.length === 2 && /float/.test(table.tensor.dtype ?? '')
    return isTable ? call('embedding', node, { weight: table.tensor.elements, weightName: table.name }) : undefined
  },
  Dropout: plain('dropout'),
  Flatten: plain('flatten'),
}

/** Arithmetic that is nobody's module: it makes the module around it more than a single layer. */
const ARITHMETIC = new Set(['Add', 'Sub', 'Mul', 'Pow', 'Sqrt', 'Exp', 'Erf', 'ReduceSum', 'Einsum', 'Abs', 'Log', 'Sin', 'Cos'])

/**
 * The calls that a graph's nodes came from, in the order of the nodes.
 * @throws UnknownSize when a size is not a number
 */
export function recognize(view: GraphView): readonly Recognized[] {
  const taken = new Set<NodeWalk>()
  const calls: Recognized[] = []
  for (const node of view.nodes) {
    if (taken.has(node)) continue
    const found = own(RECOGNIZERS, node.node.op)?.(node, view) ?? (ARITHMETIC.has(node.node.op) ? call('other', node) : undefined)
    if (found === undefined) continue
    for (const part of found.nodes) taken.add(part)
    calls.push(found)
  }
  const told = new Set(calls.flatMap(({ kind, nodes }) => (kind === 'other' ? [] : nodes)))
  return calls.filter(({ kind, nodes }) => kind !== 'other' || !nodes.some((node) => told.has(node)))
}

function call(kind: CallKind, node: NodeWalk, more: Partial<Recognized> = {}): Recognized {
  return { kind, nodes: [node], input: node.node.inputs[0], output: node.node.outputs[0], macs: 0, weight: 0, bias: 0, isFolded: false, kernel: 1, along: 1, ...more }
}

function plain(kind: CallKind): Recognizer {
  return (node) => call(kind, node)
}

/** A weight that the exporter renumbered was computed by it: a convolution with the normalisation behind it merged in. */
function convolution(kind: 'conv' | 'convTranspose'): Recognizer {
  return (node, view) => {
    const [, weightName, biasName] = node.node.inputs
    const weight = view.stored(weightName)
    const bias = view.stored(biasName)
    const isFolded = hasFusedNorm(node) || (weight !== undefined && (/^onnx::/.test(weight.name) || bias?.name === `${weight.name}_bias`))
    return call(kind, node, {
      macs: view.macs(node),
      weight: weight?.tensor.elements ?? 0,
      weightName: weight?.name,
      bias: bias?.tensor.elements ?? 0,
      isFolded,
      kernel: weight === undefined ? 1 : product(weight.tensor.dims.slice(2)),
    })
  }
}

/** The newer exporter writes down which rewriting made a node. */
function hasFusedNorm({ node }: NodeWalk): boolean {
  return /BatchNorm/.test(node.metadata.get('pkg.onnxscript.rewriter.rule_name') ?? '')
}

function linear(node: NodeWalk, view: GraphView, nodes: readonly NodeWalk[], weightName: string | undefined, biasName: string | undefined): Recognized {
  const weight = view.stored(weightName)
  const bias = view.stored(biasName)
  const isActivationFirst = view.stored(node.node.inputs[0]) === undefined
  return call('linear', node, {
    nodes,
    input: node.node.inputs[isActivationFirst ? 0 : 1],
    output: nodes.at(-1)?.node.outputs[0],
    macs: view.macs(node),
    weight: weight?.tensor.elements ?? 0,
    weightName: bias !== undefined && /^onnx::/.test(weight?.name ?? '') ? bias.name.replace(/bias$/, 'weight') : weight?.name,
    bias: bias?.tensor.elements ?? 0,
    isFolded: hasFusedNorm(node),
  })
}

/** An nn.Linear keeps its matrix as [out, in]; a product with a parameter as it stands is a function's, or another module's. */
function isLinear({ node, context }: NodeWalk, view: GraphView): boolean {
  const [, weight] = node.inputs
  if (view.stored(weight) === undefined) return false
  const isTransposed = context.attrs.int('transB', 0) === 1
  return isTransposed || ownerPath(weight) === undefined
}

/** A layer that the exporter wrote as several nodes, else what one of them alone is. */
function inParts(kind: CallKind, partsOf: (node: NodeWalk, view: GraphView) => Partial<Recognized> | undefined, alone: Recognizer): Recognizer {
  return (node, view) => {
    const parts = partsOf(node, view)
    return parts === undefined ? alone(node, view) : call(kind, node, parts)
  }
}

/** The older exporter writes an average pool that counts its padding as one behind a Pad. */
function averagePool(node: NodeWalk, view: GraphView): Recognized {
  const kind = isWholeMap(node) ? 'adaptiveAvgPool' : 'avgPool'
  const pad = view.producer(node.node.inputs[0])
  const isOwn = pad?.node.op === 'Pad' && view.scope(pad) !== '' && view.scope(pad) === view.scope(node) && view.onlyUser(pad.node.outputs[0]) === node
  return call(kind, node, { kernel: kernelVolume(node), ...(isOwn && { nodes: [pad, node], input: pad.node.inputs[0] }) })
}

/** A product with a stored matrix, and the addition of a stored vector behind it, are a Linear. */
function storedProduct(node: NodeWalk, view: GraphView): Recognized | undefined {
  const weightName = [...node.node.inputs].reverse().find((name) => view.stored(name) !== undefined)
  if (weightName === undefined || view.stored(weightName)?.tensor.dims.length !== 2 || ownerPath(weightName) !== undefined) return undefined
  const next = view.onlyUser(node.node.outputs[0])
  const biasName = next?.node.op === 'Add' ? next.node.inputs.find((name) => view.stored(name)?.tensor.dims.length === 1) : undefined
  return linear(node, view, next !== undefined && biasName !== undefined ? [node, next] : [node], weightName, biasName)
}

/** A product of two activations; with both scaled before it, and a softmax behind it, half of a scaled_dot_product_attention. */
function matmul(node: NodeWalk, view: GraphView): Recognized {
  const isScaled = node.node.inputs.every((name) => isScaling(view.producer(name), view))
  const isAttention = isScaled ? true : comesFromScaled(node, view)
  return call(isAttention ? 'attention' : 'matmul', node, { macs: view.macs(node) })
}

function isScaling(node: NodeWalk | undefined, view: GraphView): boolean {
  return node?.node.op === 'Mul' && node.node.inputs.some((name) => isScalar(view, name))
}

function isScalar(view: GraphView, name: string): boolean {
  const fact = view.fact(name)
  return fact?.kind === 'tensor' && fact.shape !== undefined && fact.shape.every((dim) => dim === 1)
}

/** What may stand between the two products of an attention. */
const BETWEEN = new Set(['Softmax', 'Add', 'Where', 'Cast', 'Dropout', 'IsNaN', 'Mul', 'Div'])

function comesFromScaled(node: NodeWalk, view: GraphView): boolean {
  let waiting = [view.producer(node.node.inputs[0])]
  let hasSoftmax = false
  for (let step = 0; step < 8 && waiting.length > 0; step++) {
    const next: (NodeWalk | undefined)[] = []
    for (const found of waiting) {
      if (found === undefined) continue
      if (found.node.op === 'MatMul') return hasSoftmax && found.node.inputs.every((name) => isScaling(view.producer(name), view))
      if (!BETWEEN.has(found.node.op)) continue
      hasSoftmax ||= found.node.op === 'Softmax'
      next.push(...found.node.inputs.map((name) => view.producer(name)))
    }
    waiting = next
  }
  return false
}

/** `weight` and `bias` of a normalisation; those that the exporter made up for one without are named otherwise. */
function affine(node: NodeWalk, view: GraphView): Partial<Recognized> {
  const [weight, bias] = [view.stored(node.node.inputs[1]), view.stored(node.node.inputs[2])]
  return { weight: weight?.tensor.elements ?? 0, bias: bias?.tensor.elements ?? 0, weightName: weight?.name }
}

/** `x · gate(x)` is another function than `gate(x)`. */
function gated(alone: CallKind, withProduct: CallKind): Recognizer {
  return (node, view) => {
    const [input] = node.node.inputs
    const next = view.users(node.node.outputs[0]).find((user) => user.node.op === 'Mul' && input !== undefined && user.node.inputs.includes(input))
    if (next === undefined || view.users(node.node.outputs[0]).length !== 1) return call(alone, node)
    return call(withProduct, node, { nodes: [node, next], output: next.node.outputs[0] })
  }
}

/** `x / √2 → erf → + 1 → · x → · ½`, in whatever order the products stand. */
function gelu(div: NodeWalk, view: GraphView): Recognized {
  const [input] = div.node.inputs
  const erf = view.onlyUser(div.node.outputs[0])
  const plus = erf?.node.op === 'Erf' ? view.onlyUser(erf.node.outputs[0]) : undefined
  const first = plus?.node.op === 'Add' ? view.onlyUser(plus.node.outputs[0]) : undefined
  const second = first?.node.op === 'Mul' ? view.onlyUser(first.node.outputs[0]) : undefined
  if (erf === undefined || plus === undefined || first === undefined || input === undefined) return call('other', div)
  const last = first.node.inputs.includes(input) && second?.node.op === 'Mul' ? second : first
  return call('gelu', div, { nodes: [div, erf, plus, first, ...(last === first ? [] : [last])], output: last.node.outputs[0] })
}

function isRelu6(node: NodeWalk, view: GraphView): boolean {
  const low = node.context.attrs.float('min') ?? view.scalar(node.node.inputs[1])
  const high = node.context.attrs.float('max') ?? view.scalar(node.node.inputs[2])
  return low === 0 && high === 6
}

function kernelVolume(node: NodeWalk): number {
  return product(node.context.attrs.ints('kernel_shape') ?? [])
}

/** An adaptive pool whose output is as large as its input is exported with a kernel of 1. */
function isWholeMap(node: NodeWalk): boolean {
  return kernelVolume(node) === 1
}

function recurrent(kind: 'lstm' | 'gru' | 'rnn', gates: number): Recognizer {
  return (node, view) => {
    const [x, w, r, b] = node.node.inputs
    const [kernel, hidden, biases] = [view.stored(w)?.tensor, view.stored(r)?.tensor, view.stored(b)?.tensor]
    if (kernel === undefined || hidden === undefined) return undefined
    const [directions = 1, rows = 0, inputSize = 0] = kernel.dims
    const hiddenSize = rows / gates
    const [steps = 1, batch = 1] = view.shape(x)
    return call(kind, node, {
      macs: view.macs(node),
      weight: kernel.elements + hidden.elements + (biases?.elements ?? 0),
      weightName: view.stored(w)?.name,
      recurrent: { inputSize, hiddenSize, directions, rows: steps * batch, hasBias: biases !== undefined },
    })
  }
}

/** Path of the module that owns a parameter; undefined for names that are no path of torch's. */
export function ownerPath(parameter: string | undefined): string | undefined {
  if (parameter === undefined || /^onnx::|^\/|^\d+$/.test(parameter) || !/\.(weight|bias)$|^(weight|bias)$/.test(parameter)) return undefined
  return ownerOfParameter(parameter).join('.')
}
