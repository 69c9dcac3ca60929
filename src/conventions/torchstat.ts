import { countFigure } from '../analyze/figures.ts'
import type { Figure } from '../util/figure.ts'
import { type Convention, type Formulas, lastCalls, ofModules, sumOf, withoutModules } from './convention.ts'
import { lostModules } from './lost-modules.ts'
import type { TorchCall, TorchModel } from './torch-call.ts'

const params = ({ weight, bias }: TorchCall): number => weight + bias
const onceX = ({ x }: TorchCall): number => x

export const TORCHSTAT_FLOPS: Formulas = {
  conv: ({ macs, y, bias }) => macs + (bias > 0 ? y : 0),
  batchNorm: ({ x, weight }) => (weight > 0 ? 2 : 1) * x,
  relu: onceX,
  relu6: onceX,
  leakyRelu: onceX,
  elu: onceX,
  prelu: onceX,
  maxPool: onceX,
  avgPool: onceX,
  linear: ({ macs }) => macs,
  // The channels are forgotten.
  upsample: ({ outputShape: [n = 1, , h = 1, w = 1] }) => n * h * w,
}

export const TORCHSTAT_MADD: Formulas = {
  conv: ({ macs, y, bias }) => 2 * macs - y + (bias > 0 ? y : 0),
  batchNorm: ({ x }) => 4 * x,
  relu: onceX,
  relu6: onceX,
  maxPool: ({ y, kernel }) => (kernel - 1) * y,
  avgPool: ({ y, kernel }) => kernel * y,
  linear: ({ macs, y }) => 2 * macs - y,
  softmax: ({ along }) => 3 * along - 1,
}

/** Elements read: the input and the parameters. Kinds that are left out are not supported and read nothing. */
export const TORCHSTAT_READ: Formulas = {
  conv: (call) => call.x + params(call),
  batchNorm: (call) => call.x + params(call),
  relu: onceX,
  relu6: onceX,
  leakyRelu: onceX,
  elu: onceX,
  prelu: (call) => call.x + params(call),
  maxPool: onceX,
  avgPool: onceX,
  linear: (call) => call.x + params(call),
}

export const TORCHSTAT_WRITE: Formulas = Object.fromEntries(Object.keys(TORCHSTAT_READ).map((kind) => [kind, ({ y }: TorchCall) => y]))

/** Why torchstat itself would refuse the model, or the file not tell. */
function reasons(model: TorchModel): readonly (string | undefined)[] {
  const [input, ...others] = model.inputs
  const isOneImage = others.length === 0 && input?.length === 4 && input[0] === 1
  const refusal = isOneImage ? undefined : 'it takes one image at a batch of 1'
  const flat = model.calls.some(({ kind, inputShape }) => kind === 'linear' && inputShape.length > 2) ? 'it takes linear layers on two dimensions only' : undefined
  return [model.hidden.norm, model.hidden.product, withoutModules(model), refusal, flat]
}

/** Outputs of leaf modules; those that the exporter left out (Dropout, Identity) are missing. */
function memoryMB(model: TorchModel): Figure {
  const why = [model.hidden.all, ...reasons(model)].find((reason) => reason !== undefined) ?? lostModules(model)
  if (why !== undefined) return { unknown: why }
  return { value: (lastCalls(model).reduce((sum, { y }) => sum + y, 0) * 4) / 2 ** 20 }
}

function bytes(model: TorchModel): Figure {
  const elements: Formulas = Object.fromEntries(
    Object.keys(TORCHSTAT_READ).map((kind) => [kind, (call: TorchCall) => 4 * ((TORCHSTAT_READ[call.kind]?.(call) ?? 0) + (TORCHSTAT_WRITE[call.kind]?.(call) ?? 0))]),
  )
  return sumOf(model, lastCalls(model), elements, reasons(model))
}

function parameters(model: TorchModel): Figure {
  const why = model.hidden.all ?? model.hidden.params ?? withoutModules(model)
  return why === undefined ? countFigure(lastCalls(model).reduce((sum, call) => sum + params(call), 0)) : { unknown: why }
}

export const torchstat: Convention = {
  name: 'torchstat',
  about: 'FLOPs (MACs, others one to one), MAdd and memory of leaf modules at batch 1; of a module called twice the last call',
  counts: {
    conv: 'MACs + |y| with bias',
    batchNorm: '2·|x|, 1 without affine',
    relu: '|x|',
    relu6: '|x|',
    leakyRelu: '|x|',
    elu: '|x|',
    prelu: '|x|',
    maxPool: '|x|',
    avgPool: '|x|',
    linear: 'MACs, no bias',
    upsample: 'N·H·W of the output, channels forgotten',
  },
  figures: (model) => ({
    flops: sumOf(model, lastCalls(model), TORCHSTAT_FLOPS, reasons(model)),
    madd: sumOf(model, lastCalls(model), TORCHSTAT_MADD, reasons(model)),
    memoryMB: memoryMB(model),
    memReadWriteBytes: bytes(model),
    params: parameters(model),
  }),
  operations: ofModules(TORCHSTAT_FLOPS),
}
