import { countFigure } from '../analyze/figures.ts'
import type { Figure } from '../util/figure.ts'
import { type Convention, moduleCalls, withoutModules } from './convention.ts'
import { lostModules } from './lost-modules.ts'
import type { TorchCall, TorchModel } from './torch-call.ts'
import { product } from './view.ts'

const MIB = 2 ** 20

/** Recurrent modules hold their weights under other names than `weight` and `bias`. */
const params = ({ weight, bias, recurrent }: TorchCall): number => (recurrent === undefined ? weight + bias : 0)

function figures(model: TorchModel): Readonly<Record<string, Figure>> {
  const { hidden, containers } = model
  const lost = hidden.all ?? hidden.norm ?? hidden.product ?? withoutModules(model) ?? hidden.multihead ?? containers.ambiguous
  const names = ['params', 'inputMB', 'forwardBackwardMB', 'paramsMB', 'totalMB']
  if (lost !== undefined) return Object.fromEntries(names.map((name) => [name, { unknown: lost }]))
  const rows = moduleCalls(model)
  const parameters = rows.reduce((sum, call) => sum + params(call), 0)
  const inputMB = (4 * product(model.inputs.map((shape) => product(shape.slice(1)))) * model.batch) / MIB
  const paramsMB = (4 * parameters) / MIB
  const outputs = rows.reduce((sum, { y }) => sum + y, 0) + containers.outputs.reduce((sum, { y }) => sum + y, 0)
  const forwardBackwardMB = (2 * 4 * outputs) / MIB
  const gap = lostModules(model)
  const untold = (value: number): Figure => (gap === undefined ? { value } : { unknown: gap, atLeast: value })
  return {
    params: countFigure(parameters),
    inputMB: { value: inputMB },
    forwardBackwardMB: untold(forwardBackwardMB),
    paramsMB: { value: paramsMB },
    totalMB: untold(inputMB + forwardBackwardMB + paramsMB),
  }
}

export const torchsummary: Convention = {
  name: 'torchsummary',
  about: 'parameters (`weight` and `bias`, at every call) and sizes of all rows, in MiB; no operations',
  counts: {},
  figures,
}
