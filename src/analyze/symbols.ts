import { type Shape, symbolsOf } from '../facts/dim.ts'
import type { Fact } from '../facts/fact.ts'
import type { Model } from '../graph/graph.ts'
import { didYouMean } from '../util/closest.ts'
import { AppError, type Diagnostic } from '../util/errors.ts'
import { listed } from '../util/listed.ts'
import { shellWord } from '../util/shell-word.ts'
import type { BindingRequest } from './bindings.ts'
import { declaredFact } from './declared-fact.ts'
import { graphsIn } from './graphs-in.ts'
import type { GraphWalk, Inference } from './infer.ts'

/** Every name that can be bound: sizes the file declares, those that depend on data, and decisions of control flow. */
export function bindableNames(model: Model, { freshDims, decisions }: Inference): ReadonlySet<string> {
  return new Set([...declaredSymbols(model), ...freshDims.keys(), ...decisions.keys()])
}

/** Every symbol the file declares: of inputs, outputs and inner tensors, elements of sequences and optionals too. */
function declaredSymbols({ graph }: Model): readonly string[] {
  const symbols = (fact: Fact | undefined): readonly string[] => {
    if (fact?.kind === 'tensor') return symbolsOf(...(fact.shape ?? []))
    return fact?.kind === 'sequence' || fact?.kind === 'optional' ? symbols(fact.element) : []
  }
  return [...graph.inputs, ...graph.outputs, ...graph.valueInfo.values()].flatMap((info) => symbols(declaredFact(info)))
}

/**
 * Sizes given for names that the model does not have: on the command line for this model alone a mistake, else worth a word.
 * @throws AppError `usage/unknown-symbol`
 */
export function unknownDims(request: BindingRequest, known: ReadonlySet<string>, areAllowed: boolean): readonly Diagnostic[] {
  const unknown = [...request.dims].filter(([name]) => !known.has(name))
  return unknown.map(([name, { from }]) => {
    const message = `the model has no dimension named "${name}"${didYouMean(name, known)}`
    const hint = known.size === 0 ? 'all its sizes are fixed; --shape INPUT=1x3x224x224 overrides them' : `its symbols: ${listed([...known])}`
    if (from !== 'config' && !areAllowed) throw new AppError('usage/unknown-symbol', message, { hint })
    return { code: 'usage/unknown-symbol', level: 'warning', message, hint }
  })
}

/** Sizes of inputs that nobody gave: what depends on them is a formula. */
export function freeSizes({ walk }: Inference): readonly Diagnostic[] {
  const shapes = walk.graph.inputs.flatMap(({ name }) => shapeOf(walk.facts.get(name)))
  return symbolsOf(...shapes).map((name) => ({
    code: 'shape/free-size',
    level: 'note',
    message: `${name} is free: figures that depend on it are formulas`,
    hint: `give --dim ${shellWord(`${name}=N`)}`,
  }))
}

function shapeOf(fact: Fact | undefined): Shape {
  return fact?.kind === 'tensor' ? (fact.shape ?? []) : []
}

/** Every symbol that a fact of a walk depends on, those of bodies and calls included. */
export function symbolsIn(walk: GraphWalk): ReadonlySet<string> {
  const symbols = new Set<string>()
  const visitFact = (fact: Fact | undefined): void => {
    if (fact?.kind === 'tensor') for (const name of symbolsOf(...(fact.shape ?? []))) symbols.add(name)
    if (fact?.kind === 'sequence') for (const name of symbolsOf(fact.length)) symbols.add(name)
    if (fact?.kind === 'sequence' || fact?.kind === 'optional') visitFact(fact.element)
  }
  for (const { facts } of graphsIn(walk)) for (const fact of facts.values()) visitFact(fact)
  return symbols
}
