import { type Dim, substitute, symbolsOf } from '../facts/dim.ts'
import { parseDim } from '../facts/dim-text.ts'
import { elementCount, type Fact } from '../facts/fact.ts'
import type { OpContext } from '../ops/context.ts'
import type { OpCost, OpSpec } from '../ops/spec.ts'
import { AppError } from '../util/errors.ts'

/** Costs a project gives for operators of its own, as numbers or expressions of the sizes of inputs and outputs. */
export type OperatorFormulas = Readonly<Partial<Record<'macs' | 'flops' | 'transcendentals' | 'readBytes' | 'writeBytes', string | number | undefined>>>

const PLACES = /numel\(\s*(inputs|outputs)\[(\d+)\]\s*\)|(inputs|outputs)\[(\d+)\](?:\.shape)?\[(-?\d+)\]/g

/**
 * Rules for custom operators, by `domain::Operator`. Types and shapes of their outputs are those the file declares. In an
 * expression stand numbers, `+ - * / // %`, `floor ceil min max`, `numel(inputs[0])` and `inputs[0].shape[1]`; `outputs` likewise.
 * @throws AppError `config/bad-formula`
 */
export function customSpecs(operators: ReadonlyMap<string, OperatorFormulas>): ReadonlyMap<string, OpSpec> {
  return new Map([...operators].map(([name, formulas]) => [name, customSpec(name, formulas)]))
}

type Evaluate = (ctx: OpContext, outputs: readonly (Fact | undefined)[]) => Dim

function customSpec(name: string, formulas: OperatorFormulas): OpSpec {
  const given = Object.entries(formulas).filter(([, formula]) => formula !== undefined)
  const evaluations = given.map(([figure, formula]) => [figure, compile(name, figure, String(formula))] as const)
  const cost = (ctx: OpContext, outputs: readonly (Fact | undefined)[]): OpCost => Object.fromEntries(evaluations.map(([figure, evaluate]) => [figure, evaluate(ctx, outputs)]))
  const counts = given.map(([figure, formula]) => `${figure} ${formula}`).join(', ')
  return { infer: () => [], cost, counts }
}

function compile(operator: string, figure: string, formula: string): Evaluate {
  const places = new Map<string, Evaluate>()
  const text = formula.replace(PLACES, (place, list: 'inputs' | undefined, i, otherList, j, axis) => {
    places.set(place, sizeOf(list ?? otherList, Number(i ?? j), axis === undefined ? undefined : Number(axis)))
    return `"${place}"`
  })
  const expression = parseDim(text)
  const strangers = symbolsOf(expression).filter((name) => !places.has(name))
  if (strangers.length > 0) {
    throw new AppError('config/bad-formula', `operators: ${operator}: ${figure}: "${formula}" cannot be read`, {
      hint: 'use numbers, + - * / // %, floor, ceil, min, max, numel(inputs[0]) and inputs[0].shape[1]',
    })
  }
  return (ctx, outputs) => substitute(expression, new Map([...places].map(([place, evaluate]) => [place, evaluate(ctx, outputs)])))
}

function sizeOf(list: string, i: number, axis: number | undefined): Evaluate {
  return (ctx, outputs) => {
    const fact = list === 'inputs' ? ctx.inputs[i] : outputs[i]
    if (axis === undefined) return elementCount(fact)
    return fact?.kind === 'tensor' ? (fact.shape?.at(axis) ?? null) : null
  }
}
