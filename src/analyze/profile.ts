import { type Amount, type AmountName, addAmounts } from '../facts/amount.ts'
import type { Dim } from '../facts/dim.ts'
import type { Model, Node } from '../graph/graph.ts'
import type { OpSpec } from '../ops/spec.ts'
import type { Figure } from '../util/figure.ts'
import { VERSION } from '../util/version.ts'
import { type BindingRequest, type Bindings, numbersOf, resolveBindings, unknownInputs } from './bindings.ts'
import { factBytes } from './bytes.ts'
import { classesOf } from './cost.ts'
import { coverageOf } from './coverage.ts'
import { dependentOnData } from './data-dependent.ts'
import { substituteFact } from './declared-fact.ts'
import { countFigure, toFigure } from './figures.ts'
import { type Inference, inferModel } from './infer.ts'
import { profileMemory } from './memory-profile.ts'
import { type ModelProfile, type NamedTensorProfile, SCHEMA, type TotalName } from './model-profile.ts'
import { isShown, nodeProfiles } from './node-profile.ts'
import { sharedWeights } from './shared-weights.ts'
import { bindableNames, freeSizes, unknownDims } from './symbols.ts'
import { tensorProfile } from './tensor-profile.ts'
import { type StoredWeight, storedWeights, type WeightClass, weightBytes } from './weights.ts'

export interface ProfileOptions {
  readonly bindings: BindingRequest
  readonly customSpecs?: ReadonlyMap<string, OpSpec>
  /** The bindings serve several models: names that this one lacks are for others, and no error. */
  readonly areNamesShared?: boolean
}

/** A profile together with what it was made from, for conventions, explanations and measuring. */
export interface Analysis {
  readonly model: Model
  readonly inference: Inference
  /** The same walk with default bindings free; undefined when nothing is bound by default. */
  readonly symbolic: Inference | undefined
  readonly weights: readonly StoredWeight[]
  readonly profile: ModelProfile
}

/**
 * The static profile of a model: every figure of the contract, without running it or reading its weights.
 * @throws AppError for bindings that do not fit the model
 */
export function analyzeModel(model: Model, options: ProfileOptions): Analysis {
  const { areNamesShared = false } = options
  const bindings = resolveBindings(model.graph, options.bindings, areNamesShared)
  const given = numbersOf(bindings.given)
  const custom = options.customSpecs === undefined ? {} : { customSpecs: options.customSpecs }
  const infer = (numbers: ReadonlyMap<string, Dim>): Inference => {
    const inputs = new Map([...bindings.inputs].map(([name, fact]) => [name, substituteFact(fact, numbers)]))
    return inferModel(model, { bindings: numbers, inputs, isResized: bindings.isResized, ...custom })
  }
  const inference = infer(new Map([...given, ...numbersOf(bindings.defaults)]))
  const symbolic = bindings.defaults.size > 0 ? infer(given) : undefined
  const known = given.size + options.bindings.dims.size === 0 ? NO_NAMES : bindableNames(model, inference)
  const strangers = [...unknownDims(options.bindings, known, areNamesShared), ...unknownInputs(model.graph, options.bindings)]
  const weights = storedWeights(model)
  const profile = assemble({ model, bindings, inference, symbolic, weights, known })
  return { model, inference, symbolic, weights, profile: { ...profile, diagnostics: [...strangers, ...profile.diagnostics] } }
}

const NO_NAMES: ReadonlySet<string> = new Set()

interface Parts extends Omit<Analysis, 'profile'> {
  readonly bindings: Bindings
  readonly known: ReadonlySet<string>
}

function assemble({ model, bindings, inference, symbolic, weights, known }: Parts): ModelProfile {
  const { walk } = inference
  const nodes = nodeProfiles(model.graph, walk.nodes, symbolic?.walk.nodes, weights)
  const named = (list: readonly { readonly name: string }[]): readonly NamedTensorProfile[] => list.map(({ name }) => ({ name, ...tensorProfile(walk.facts.get(name)) }))
  const keys = new Map(walk.nodes.filter(isShown).map(({ node }, i): [Node, string] => [node, nodes[i]?.key ?? '']))
  const { peakActivationBytes, memory } = profileMemory({ walk, symbolic: symbolic?.walk, weights, keys })
  const isStored = (name: string) => model.graph.initializers.has(name) || model.graph.sparseInitializers.has(name)
  return {
    schema: SCHEMA,
    tool: { name: 'model-budget', version: VERSION },
    model: {
      path: model.path,
      format: 'onnx',
      irVersion: model.irVersion,
      producer: model.producer,
      opsets: Object.fromEntries(model.opsets),
      fileBytes: model.fileBytes,
      externalBytes: model.externalBytes,
    },
    bindings: Object.fromEntries([...bindings.values, ...[...bindings.given].filter(([name]) => known.has(name)), ...bindings.defaults]),
    inputs: named(model.graph.inputs),
    outputs: named(model.graph.outputs),
    totals: totalsOf({ model, inference, symbolic, weights }, peakActivationBytes, nodes.length),
    macsByClass: classFigures(inference, symbolic),
    memory,
    coverage: coverageOf(walk),
    tensors: Object.fromEntries([...walk.facts].filter(([name]) => !isStored(name)).map(([name, fact]) => [name, tensorProfile(fact)])),
    nodes,
    conventions: {},
    diagnostics: [...model.diagnostics, ...inference.diagnostics, ...freeSizes(inference), ...dependentOnData(inference, bindings.given), ...sharedWeights(weights, keys)],
  }
}

function totalsOf({ model, inference, symbolic, weights }: Omit<Analysis, 'profile'>, peakActivationBytes: Figure, nodeCount: number): Readonly<Record<TotalName, Figure>> {
  const { walk } = inference
  const elements = (of: WeightClass): Figure => countFigure(weights.reduce((sum, weight) => sum + (weight.class === of ? weight.elements : 0), 0))
  const amount = (name: AmountName): Figure => toFigure(walk.amounts[name], symbolic?.walk.amounts[name])
  return {
    params: elements('params'),
    buffers: elements('buffers'),
    quantParams: elements('quantParams'),
    constants: elements('constants'),
    unusedElements: elements('unusedElements'),
    weightBytes: countFigure(weightBytes(weights)),
    fileBytes: countFigure(model.fileBytes + model.externalBytes),
    macs: amount('macs'),
    flops: amount('flops'),
    transcendentals: amount('transcendentals'),
    readBytes: amount('readBytes'),
    writeBytes: amount('writeBytes'),
    activationBytes: toFigure(withInputs(inference), symbolic === undefined ? undefined : withInputs(symbolic)),
    peakActivationBytes,
    nodes: countFigure(nodeCount),
  }
}

function classFigures({ walk }: Inference, symbolic: Inference | undefined): Readonly<Record<string, Figure>> {
  const free = symbolic === undefined ? undefined : classesOf(symbolic.walk)
  return Object.fromEntries([...classesOf(walk)].map(([name, macs]) => [name, toFigure(macs, free?.get(name))]))
}

/** Everything written while running, the graph's inputs included. */
function withInputs({ walk }: Inference): Amount {
  return walk.graph.inputs.reduce((sum, { name }) => addAmounts(sum, factBytes(walk.facts.get(name), name)), walk.amounts.activationBytes)
}
