import { countFigure } from '../analyze/figures.ts'
import { type Convention, type Formulas, firstCalls, moduleCalls, ofModules, sumOf, withoutModules } from './convention.ts'
import type { RecurrentCall, TorchCall, TorchModel } from './torch-call.ts'
import { product } from './view.ts'

/** `(Cin/g) · k`: a convolution's weight holds as much per output channel, a transposed one's too. */
const perOutput = ({ weight, outputShape }: TorchCall): number => weight / (outputShape[1] ?? 1)
/** `int((∏(x/y sizes) + 1) · |y|)`. */
const adaptivePool = ({ y, inputShape, outputShape }: TorchCall): number => Math.trunc((product(inputShape.slice(2)) / product(outputShape.slice(2)) + 1) * y)
const doubledIfAffine = ({ x, weight }: TorchCall): number => (weight > 0 ? 4 : 2) * x

/** Operations per output element: linear is bilinear on images. */
function interpolation({ y, mode, inputShape }: TorchCall, nearest: number): number {
  if (mode === 'cubic') return 259 * y
  return mode === 'linear' ? (inputShape.length === 3 ? 5 : 11) * y : nearest * y
}

/** Per step, batch element and direction: gates of `h(i + h) + h`, `2h` more each with biases, and `perHidden · h` to combine them. */
function recurrent(gates: number, perHidden: number) {
  return (call: TorchCall): number => {
    const { inputSize: i, hiddenSize: h, directions, rows, hasBias } = call.recurrent as RecurrentCall
    return rows * directions * (gates * (h * (i + h) + h) + (hasBias ? 2 * gates * h : 0) + perHidden * h)
  }
}

const CELLS: Formulas = { lstm: recurrent(4, 4), gru: recurrent(3, 4), rnn: recurrent(1, 0) }

const NEWEST: Formulas = {
  conv: (call) => call.y * perOutput(call),
  convTranspose: (call) => call.y * perOutput(call),
  linear: ({ macs }) => macs,
  batchNorm: doubledIfAffine,
  instanceNorm: doubledIfAffine,
  layerNorm: doubledIfAffine,
  prelu: ({ x }) => x,
  softmax: ({ x, along }) => (x / along) * (3 * along - 1),
  avgPool: ({ y }) => y,
  adaptiveAvgPool: adaptivePool,
  upsample: (call) => interpolation(call, 1),
  ...CELLS,
}

const BEFORE_0_1: Formulas = {
  conv: (call) => call.y * (perOutput(call) + (call.bias > 0 ? 1 : 0)),
  convTranspose: (call) => call.y * (perOutput(call) + (call.bias > 0 ? 1 : 0)),
  linear: ({ macs }) => macs,
  batchNorm: ({ x }) => 2 * x,
  leakyRelu: ({ x }) => x,
  avgPool: ({ y }) => y,
  adaptiveAvgPool: adaptivePool,
  upsample: (call) => interpolation(call, 0),
  ...CELLS,
}

function macs(model: TorchModel, formulas: Formulas) {
  return sumOf(model, moduleCalls(model), formulas, [model.hidden.norm, withoutModules(model)])
}

/** Parameters of the modules that have a hook, a module called twice once. */
function params(model: TorchModel, formulas: Formulas) {
  const why = model.hidden.all ?? model.hidden.params ?? withoutModules(model)
  if (why !== undefined) return { unknown: why }
  return countFigure(firstCalls(model).reduce((sum, call) => sum + (call.kind in formulas ? call.weight + call.bias : 0), 0))
}

const counts = {
  conv: '|y|·(Cin/g)·k',
  convTranspose: '|y|·(Cin/g)·k, over the output',
  linear: 'in·|y|',
  batchNorm: '4·|x|, 2 without affine',
  layerNorm: '4·|x|, 2 without affine',
  instanceNorm: '4·|x|, 2 without affine',
  prelu: '|x|',
  softmax: '|x|/d·(3d − 1), modules only',
  avgPool: '|y|',
  adaptiveAvgPool: '(|x|/|y| + 1)·|y|, modules only',
  upsample: 'nearest 1, linear 5 or 11, cubic 259 × |y|',
  lstm: 'gates h(i+h)+h, biases 2h a gate, 4h',
  gru: 'gates h(i+h)+h, biases 2h a gate, 4h',
  rnn: 'h(i+h)+h, biases 2h',
}

export const thop: Convention = {
  name: 'thop',
  about: 'MACs of modules by hooks, other operations added one to one (thop 0.1)',
  counts,
  figures: (model) => ({ macs: macs(model, NEWEST), params: params(model, NEWEST) }),
  operations: ofModules(NEWEST),
}

export const thop0031: Convention = {
  name: 'thop-0.0.31',
  about: 'as thop, in the version that papers before 2022 and YOLOv5 quote',
  counts: {
    conv: '|y|·((Cin/g)·k + bias)',
    convTranspose: '|y|·((Cin/g)·k + bias), over the output',
    linear: counts.linear,
    batchNorm: '2·|x|',
    leakyRelu: '|x|',
    avgPool: counts.avgPool,
    adaptiveAvgPool: counts.adaptiveAvgPool,
    upsample: 'nearest 0, linear 5 or 11, cubic 259 × |y|',
    lstm: counts.lstm,
    gru: counts.gru,
    rnn: counts.rnn,
  },
  figures: (model) => ({ macs: macs(model, BEFORE_0_1), params: params(model, BEFORE_0_1) }),
  operations: ofModules(BEFORE_0_1),
}
