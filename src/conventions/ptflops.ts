import type { Figure } from '../util/figure.ts'
import { type Convention, type Formulas, moduleCalls, ofAll, ofModules, sumOf, withoutModules } from './convention.ts'
import type { RecurrentCall, TorchCall, TorchModel } from './torch-call.ts'

const withBias = ({ macs, y, bias }: TorchCall): number => macs + (bias > 0 ? y : 0)
const onceX = ({ x }: TorchCall): number => x
const twiceX = ({ x }: TorchCall): number => 2 * x
const affineTwice = ({ x, weight }: TorchCall): number => (weight > 0 ? 2 : 1) * x

/** Modules whose forward calls a patched function are counted by the hook and by the patch. */
const MODULES: Formulas = {
  conv: withBias,
  convTranspose: withBias,
  linear: withBias,
  batchNorm: affineTwice,
  instanceNorm: affineTwice,
  groupNorm: affineTwice,
  layerNorm: onceX,
  relu: twiceX,
  prelu: twiceX,
  elu: twiceX,
  gelu: twiceX,
  relu6: onceX,
  leakyRelu: onceX,
  silu: onceX,
  softmax: onceX,
  maxPool: twiceX,
  avgPool: twiceX,
  adaptiveAvgPool: twiceX,
  upsample: ({ y }) => 2 * y,
}

const FUNCTIONS: Formulas = { relu: onceX, elu: onceX, gelu: onceX, silu: onceX, maxPool: onceX, avgPool: onceX, adaptiveAvgPool: onceX, upsample: ({ y }) => y }

const BEFORE_0_7: Formulas = {
  conv: withBias,
  convTranspose: withBias,
  linear: withBias,
  batchNorm: twiceX,
  relu: onceX,
  relu6: onceX,
  prelu: onceX,
  elu: onceX,
  leakyRelu: onceX,
  maxPool: onceX,
  avgPool: onceX,
  adaptiveAvgPool: onceX,
  upsample: ({ y }) => y,
}

/** The gated cells: in plain cells and with biases the weights count as they are stored. */
function cells(model: TorchModel): string | undefined {
  return model.calls.some(({ recurrent }) => recurrent !== undefined) ? 'recurrent cells, whose hook divides by the batch' : undefined
}

/** What may be spelt as a function it patches, as a method, or out of arithmetic. */
const AMBIGUOUS: ReadonlySet<TorchCall['kind']> = new Set<TorchCall['kind']>(['relu', 'relu6', 'leakyRelu', 'elu', 'gelu', 'silu', 'hardswish', 'softmax'])

function unclear(model: TorchModel): readonly (string | undefined)[] {
  const { norm, matmul, multihead } = model.hidden
  const batch = model.batch === 1 ? undefined : 'the hooks divide by the batch, the patched functions do not: a batch of 1 is comparable'
  const functional = model.calls.find(({ kind, module }) => module === undefined && AMBIGUOUS.has(kind))
  const spelling = functional === undefined ? undefined : `whether ${functional.kind} was called as a function of torch.nn.functional is not told`
  return [norm, withoutModules(model), batch, cells(model), multihead, matmul, spelling]
}

const operations = (call: TorchCall): number => (call.module === undefined ? FUNCTIONS : MODULES)[call.kind]?.(call) ?? 0

function macs(model: TorchModel): Figure {
  const byKind: Formulas = Object.fromEntries(model.calls.map(({ kind }) => [kind, operations]))
  return sumOf(model, model.calls, byKind, unclear(model))
}

/** Frozen parameters leave no trace, and it counts those that are not. */
const trainable: Figure = { unknown: 'it counts parameters with requires_grad, of which the file has no trace' }

export const ptflops: Convention = {
  name: 'ptflops',
  about: 'MACs, biases and other operations added one to one, of modules and of functions (ptflops 0.7, backend pytorch)',
  counts: {
    conv: 'MACs + |y| with bias',
    convTranspose: 'MACs + |y| with bias',
    linear: 'MACs + |y| with bias',
    batchNorm: '2·|x|, 1 without affine',
    instanceNorm: '2·|x|, 1 without affine',
    groupNorm: '2·|x|, 1 without affine',
    layerNorm: '|x|',
    relu: '2·|x| as a module (hook and function), |x| as a function',
    relu6: '|x|',
    leakyRelu: '|x|',
    prelu: '2·|x|',
    elu: '2·|x|, |x| as a function',
    gelu: '2·|x|, |x| as a function',
    silu: '|x|',
    softmax: '|x|',
    maxPool: '2·|x|, |x| as a function',
    avgPool: '2·|x|, |x| as a function',
    adaptiveAvgPool: '2·|x|, |x| as a function',
    upsample: '2·|y|, |y| as a function',
  },
  figures: (model) => ({ macs: macs(model), params: trainable }),
  operations,
}

export const ptflops06: Convention = {
  name: 'ptflops-0.6',
  about: 'as ptflops before 0.7: modules only',
  counts: {
    conv: 'MACs + |y| with bias',
    convTranspose: 'MACs + |y| with bias',
    linear: 'MACs + |y| with bias',
    batchNorm: '2·|x|',
    relu: '|y|',
    relu6: '|y|',
    prelu: '|y|',
    elu: '|y|',
    leakyRelu: '|y|',
    maxPool: '|x|',
    avgPool: '|x|',
    adaptiveAvgPool: '|x|',
    upsample: '|y|',
  },
  figures: (model) => {
    const batch = model.batch === 1 ? undefined : 'it divides by the batch: a batch of 1 is comparable'
    return { macs: sumOf(model, moduleCalls(model), BEFORE_0_7, [model.hidden.norm, withoutModules(model), batch, cells(model), model.hidden.multihead]), params: trainable }
  },
  operations: ofModules(BEFORE_0_7),
}

/** A recurrent cell that is no kernel of its own becomes one product without bias over all steps, and one with bias a step. */
function unrolled({ macs: products, recurrent }: TorchCall, gates: number): number {
  const { hiddenSize, directions, rows, hasBias } = recurrent as RecurrentCall
  return products + (hasBias ? rows * directions * gates * hiddenSize : 0)
}

const ATEN: Formulas = {
  conv: withBias,
  convTranspose: withBias,
  linear: withBias,
  matmul: withBias,
  gru: (call) => unrolled(call, 3),
  rnn: (call) => unrolled(call, 1),
}

export const ptflopsAten: Convention = {
  name: 'ptflops-aten',
  about: 'MACs and biases of dispatched aten operators (ptflops 0.7, backend aten)',
  counts: {
    conv: 'MACs + |y| with bias',
    convTranspose: 'MACs + |y| with bias',
    linear: 'MACs + |y| with bias',
    matmul: 'MACs + |y| with bias',
    gru: 'MACs, and a bias a step',
    rnn: 'MACs, and a bias a step',
  },
  figures: (model) => ({ macs: sumOf(model, model.calls, ATEN, [model.hidden.norm, model.hidden.sdpa, model.hidden.einsum]), params: trainable }),
  operations: ofAll(ATEN),
}
