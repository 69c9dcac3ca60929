import { type Convention, type Formulas, moduleCalls, ofModules, paramsFigure, sumOf, withoutModules } from './convention.ts'
import type { RecurrentCall, TorchCall } from './torch-call.ts'
import { product } from './view.ts'

const params = ({ weight, bias }: TorchCall): number => weight + bias
const perImage = (call: TorchCall): number => params(call) * (call.outputShape[0] ?? 1)
const perPosition = (call: TorchCall): number => perImage(call) * product(call.outputShape.slice(2))
/** Parameters named otherwise than `weight` and `bias`: times the first two sizes of the output, steps and batch. */
const perStep = (call: TorchCall): number => params(call) * (call.recurrent as RecurrentCall).rows

const FORMULAS: Formulas = {
  conv: perPosition,
  convTranspose: perPosition,
  linear: (call) => params(call) * product(call.outputShape.slice(0, -1)),
  batchNorm: perImage,
  instanceNorm: perImage,
  layerNorm: perImage,
  groupNorm: perImage,
  prelu: perImage,
  embedding: perImage,
  lstm: perStep,
  gru: perStep,
  rnn: perStep,
}

export const torchinfo: Convention = {
  name: 'torchinfo',
  about: '"mult-adds" of leaf modules, from their parameters and the sizes of their outputs',
  counts: {
    conv: 'parameters · N · spatial(y)',
    convTranspose: 'parameters · N · spatial(y)',
    linear: 'parameters · ∏(y without its last size)',
    batchNorm: 'parameters · N',
    instanceNorm: 'parameters · N',
    layerNorm: 'parameters · N',
    groupNorm: 'parameters · N',
    prelu: 'parameters · N',
    embedding: 'parameters · N',
    lstm: 'parameters · steps · N',
    gru: 'parameters · steps · N',
    rnn: 'parameters · steps · N',
  },
  figures: (model) => ({ multAdds: sumOf(model, moduleCalls(model), FORMULAS, [model.hidden.norm, model.hidden.product, withoutModules(model)]), params: paramsFigure(model) }),
  operations: ofModules(FORMULAS),
}
