import { countFigure } from '../analyze/figures.ts'
import type { Figure } from '../util/figure.ts'
import type { CallKind, TorchCall, TorchModel } from './torch-call.ts'

/** How another tool counts, over the calls that its hooks or its tracer would have seen. */
export interface Convention {
  readonly name: string
  /** What the main figure is, and what the tool looks at. */
  readonly about: string
  /** One line per kind that it counts, for `explain` and the docs. */
  readonly counts: Readonly<Partial<Record<CallKind, string>>>
  readonly figures: (model: TorchModel) => Readonly<Record<string, Figure>>
  /** What its main figure counts for one call, 0 for what it leaves out; absent where it counts no operations. */
  readonly operations?: (call: TorchCall) => number
}

/** Operations of one call; what is left out counts nothing. */
export type Formulas = Readonly<Partial<Record<CallKind, (call: TorchCall) => number>>>

/**
 * The sum of formulas over calls, or the first reason why the file does not tell, with what is certain as the least.
 * @param reasons parts of `model.hidden` that spoil this figure
 */
export function sumOf(model: TorchModel, calls: readonly TorchCall[], formulas: Formulas, reasons: readonly (string | undefined)[]): Figure {
  const why = [model.hidden.all, ...reasons].find((reason) => reason !== undefined)
  const sum = calls.reduce((all, call) => all + (formulas[call.kind]?.(call) ?? 0), 0)
  if (why === undefined) return countFigure(sum)
  return sum > 0 ? { unknown: why, atLeast: sum } : { unknown: why }
}

/** The parameters of the torch model, as `parameters()` lists them. */
export function paramsFigure(model: TorchModel): Figure {
  const { params, leastParams: atLeast = 0, hidden } = model
  if (params !== undefined) return countFigure(params)
  return { unknown: hidden.params ?? hidden.all ?? 'parameters are not told', ...(atLeast > 0 ? { atLeast } : {}) }
}

/** Operations of calls of modules; functions count nothing. */
export function ofModules(formulas: Formulas): (call: TorchCall) => number {
  return (call) => (call.module === undefined ? 0 : (formulas[call.kind]?.(call) ?? 0))
}

/** Operations of calls, whoever called. */
export function ofAll(formulas: Formulas): (call: TorchCall) => number {
  return (call) => formulas[call.kind]?.(call) ?? 0
}

/** Calls of modules, not of functions. */
export function moduleCalls(model: TorchModel): readonly TorchCall[] {
  return model.calls.filter((call) => call.module !== undefined)
}

/** Why modules cannot be told from functions, where it matters. */
export function withoutModules(model: TorchModel): string | undefined {
  return model.hasModules ? undefined : 'the file names no modules: a module and a function look alike'
}

/** Calls of modules of which only the last call of each is kept. */
export function lastCalls(model: TorchModel): readonly TorchCall[] {
  const last = new Map(moduleCalls(model).map((call) => [call.module, call]))
  return [...last.values()]
}

/** Each module once; a stack of recurrent layers, which is one module, layer by layer. */
export function firstCalls(model: TorchModel): readonly TorchCall[] {
  return moduleCalls(model).filter((call) => call.nth === 0 || call.recurrent !== undefined)
}
