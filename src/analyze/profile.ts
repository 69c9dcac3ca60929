import { type Amount, type AmountName, addAmounts } from '../facts/amount.ts'
import { type Dim, symbolsOf } from '../facts/dim.ts'
import { dimText } from '../facts/dim-text.ts'
import type { Fact } from '../facts/fact.ts'
import type { Model } from '../graph/graph.ts'
import { nodeKeys, scopeOf } from '../graph/node-key.ts'
import type { OpSpec } from '../ops/spec.ts'
import { AppError, type Diagnostic } from '../util/errors.ts'
import type { Figure } from '../util/figure.ts'
import { VERSION } from '../version.ts'
import { type BindingRequest, type Bindings, type Bound, declaredFact, resolveBindings, substituteFact } from './bindings.ts'
import { factBytes } from './bytes.ts'
import { classesOf } from './cost.ts'
import { coverageOf } from './coverage.ts'
import { countFigure, toFigure } from './figures.ts'
import { type Inference, inferModel, isNodeShaped, type NodeWalk } from './infer.ts'
import { peakActivation } from './memory.ts'
import { type ModelProfile, type NamedTensorProfile, type NodeFigureName, type NodeProfile, type NodeStatus, SCHEMA, type TensorProfile, type TotalName } from './model-profile.ts'
import { attributeTexts } from './node-text.ts'
import { type StoredWeight, storedWeights, type WeightClass } from './weights.ts'

export interface ProfileOptions {
  readonly bindings: BindingRequest
  readonly customSpecs?: ReadonlyMap<string, OpSpec>
  /** `--dim` names that no model may know are an error unless this is set (several models share the options). */
  readonly areUnknownDimsAllowed?: boolean
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
  const bindings = resolveBindings(model.graph, options.bindings)
  const given = values(bindings.given)
  const custom = options.customSpecs === undefined ? {} : { customSpecs: options.customSpecs }
  const infer = (numbers: ReadonlyMap<string, Dim>): Inference => {
    const inputs = new Map([...bindings.inputs].map(([name, fact]) => [name, substituteFact(fact, numbers)]))
    return inferModel(model, { bindings: numbers, inputs, isResized: bindings.isResized, ...custom })
  }
  const inference = infer(new Map([...given, ...values(bindings.defaults)]))
  const symbolic = bindings.defaults.size > 0 ? infer(given) : undefined
  if (options.areUnknownDimsAllowed !== true) refuseUnknownDims(model, options.bindings, inference)
  const weights = storedWeights(model)
  return { model, inference, symbolic, weights, profile: assemble(model, bindings, inference, symbolic, weights) }
}

const values = (bound: ReadonlyMap<string, Bound>): ReadonlyMap<string, number> => new Map([...bound].map(([name, { value }]) => [name, value]))

function assemble(model: Model, bindings: Bindings, inference: Inference, symbolic: Inference | undefined, weights: readonly StoredWeight[]): ModelProfile {
  const { walk } = inference
  const { coverage, nodeCount } = coverageOf(walk)
  const named = (list: readonly { readonly name: string }[]): readonly NamedTensorProfile[] => list.map(({ name }) => ({ name, ...tensorProfile(walk.facts.get(name)) }))
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
    bindings: Object.fromEntries([...bindings.given, ...bindings.defaults]),
    inputs: named(model.graph.inputs),
    outputs: named(model.graph.outputs),
    totals: totalsOf(model, inference, symbolic, weights, nodeCount),
    macsByClass: Object.fromEntries([...classesOf(walk)].map(([name, amount]) => [name, toFigure(amount)])),
    coverage,
    tensors: Object.fromEntries([...walk.facts].filter(([name]) => !isStored(name)).map(([name, fact]) => [name, tensorProfile(fact)])),
    nodes: nodeProfiles(model, inference, symbolic, weights),
    conventions: {},
    diagnostics: [...model.diagnostics, ...inference.diagnostics, ...freshDimNotes(inference)],
  }
}

function totalsOf(model: Model, inference: Inference, symbolic: Inference | undefined, weights: readonly StoredWeight[], nodeCount: number): Readonly<Record<TotalName, Figure>> {
  const { walk } = inference
  const elements = (of: WeightClass): Figure =>
    countFigure(weights.filter((weight) => weight.class === of).reduce((sum, weight) => sum + weight.elements, attributeParams(inference, of)))
  const isWeight = (weight: StoredWeight) => weight.class === 'params' || weight.class === 'buffers' || weight.class === 'quantParams'
  const amount = (name: AmountName): Figure => toFigure(walk.amounts[name], symbolic?.walk.amounts[name])
  return {
    params: elements('params'),
    buffers: elements('buffers'),
    quantParams: elements('quantParams'),
    constants: elements('constants'),
    unusedElements: elements('unusedElements'),
    weightBytes: countFigure(weights.filter(isWeight).reduce((sum, weight) => sum + weight.bytes, 0)),
    fileBytes: countFigure(model.fileBytes + model.externalBytes),
    macs: amount('macs'),
    flops: amount('flops'),
    transcendentals: amount('transcendentals'),
    readBytes: amount('readBytes'),
    writeBytes: amount('writeBytes'),
    activationBytes: toFigure(withInputs(inference), symbolic === undefined ? undefined : withInputs(symbolic)),
    peakActivationBytes: toFigure(peakActivation(walk), symbolic === undefined ? undefined : peakActivation(symbolic.walk)),
    nodes: countFigure(nodeCount),
  }
}

/** Parameters that operators hold in attributes. */
function attributeParams({ walk }: Inference, of: WeightClass): number {
  if (of !== 'params') return 0
  return walk.nodes.reduce((sum, { spec, context }) => sum + (spec?.attributeParams?.(context) ?? 0), 0)
}

/** Everything written while running, the graph's inputs included. */
function withInputs({ walk }: Inference): Amount {
  return walk.graph.inputs.reduce((sum, { name }) => addAmounts(sum, factBytes(walk.facts.get(name), name)), walk.amounts.activationBytes)
}

function nodeProfiles(model: Model, { walk }: Inference, symbolic: Inference | undefined, weights: readonly StoredWeight[]): readonly NodeProfile[] {
  const own = ownWeights(weights)
  const texts = weightTexts(weights)
  const nodes = walk.nodes.filter(({ spec }) => spec?.isConstant !== true)
  const keys = nodeKeys(
    model.graph,
    nodes.map(({ node }) => node),
  )
  const free = new Map(symbolic?.walk.nodes.map((node) => [node.node, node]))
  return nodes.map((found, i) => nodeProfile(found, free.get(found.node), keys[i] ?? String(i), own.get(found.node) ?? [], texts.get(found.node)))
}

function nodeProfile(walk: NodeWalk, symbolic: NodeWalk | undefined, key: string, weights: readonly StoredWeight[], texts: ReadonlyMap<string, string> | undefined): NodeProfile {
  const { node, cost } = walk
  const figure = (name: AmountName): Figure => toFigure(cost.amounts[name], symbolic?.cost.amounts[name])
  const params = weights.filter((weight) => weight.class === 'params')
  const figures: Record<NodeFigureName, Figure> = {
    params: countFigure(params.reduce((sum, weight) => sum + weight.elements, 0) + (walk.spec?.attributeParams?.(walk.context) ?? 0)),
    weightBytes: countFigure(weights.filter((weight) => weight.class !== 'constants').reduce((sum, weight) => sum + weight.bytes, 0)),
    macs: figure('macs'),
    flops: figure('flops'),
    transcendentals: figure('transcendentals'),
    readBytes: figure('readBytes'),
    writeBytes: figure('writeBytes'),
    activationBytes: figure('activationBytes'),
  }
  const classes = [...cost.macsByClass].map(([name, amount]) => [name, toFigure(amount, symbolic?.cost.macsByClass.get(name))] as const)
  const attributes = attributeTexts(node)
  return {
    key,
    name: node.name,
    op: node.op,
    domain: node.domain,
    scope: scopeOf(node),
    inputs: node.inputs,
    outputs: node.outputs,
    status: nodeStatus(walk),
    figures,
    ...(classes.length === 0 ? {} : { macsByClass: Object.fromEntries(classes) }),
    ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
    ...(texts === undefined ? {} : { weights: Object.fromEntries(texts) }),
    ...(cost.notes.length === 0 ? {} : { notes: cost.notes }),
  }
}

/** Weights by the node that uses them first: a shared weight counts once. */
function ownWeights(weights: readonly StoredWeight[]): ReadonlyMap<object, readonly StoredWeight[]> {
  const own = new Map<object, StoredWeight[]>()
  for (const weight of weights) {
    const first = weight.users[0]?.node
    if (first !== undefined) own.set(first, [...(own.get(first) ?? []), weight])
  }
  return own
}

/** Type and shape of what stands in a node's slots, by slot; a shared weight at every node that uses it. */
function weightTexts(weights: readonly StoredWeight[]): ReadonlyMap<object, ReadonlyMap<string, string>> {
  const texts = new Map<object, Map<string, string>>()
  for (const { users, dtype, dims } of weights) {
    for (const { node, slot } of users) {
      const slots = texts.get(node) ?? new Map<string, string>()
      texts.set(node, slots.set(String(slot), `${dtype ?? '?'}[${dims.join(',')}]`))
    }
  }
  return texts
}

function nodeStatus(walk: NodeWalk): NodeStatus {
  const { macs, flops } = walk.cost.amounts
  if (!walk.cost.isCounted || !isNodeShaped(walk)) return 'unknown'
  return macs.status === 'exact' ? flops.status : macs.status
}

/** A fact as the JSON of a tensor. */
export function tensorProfile(fact: Fact | undefined): TensorProfile {
  if (fact === undefined) return { shape: null }
  if (fact.kind !== 'tensor') return { type: typeText(fact) }
  const shape = fact.shape?.map(dimText) ?? null
  return fact.dtype === undefined ? { shape } : { dtype: fact.dtype, shape }
}

function typeText(fact: Fact | undefined): string {
  if (fact === undefined) return 'unknown'
  if (fact.kind === 'tensor') return `tensor(${fact.dtype ?? 'unknown'})`
  if (fact.kind === 'map') return `map(${fact.key ?? 'unknown'}, ${typeText(fact.value)})`
  return `${fact.kind}(${typeText(fact.element)})`
}

/** What only a run can tell, by name, so that it can be bound. */
function freshDimNotes({ freshDims }: Inference): readonly Diagnostic[] {
  return [...freshDims].map(([name, { upper, node }]) => ({
    code: 'shape/data-dependent',
    level: 'note',
    message: `${name} depends on the data${upper === undefined || upper === null ? '' : `, at most ${dimText(upper)}`}`,
    at: { node },
    hint: `give --dim "${name}=N", or --calibrate to take it from a run`,
  }))
}

function refuseUnknownDims(model: Model, request: BindingRequest, inference: Inference): void {
  const known = new Set([...declaredSymbols(model), ...inference.freshDims.keys()])
  for (const [name, { from }] of request.dims) {
    if (known.has(name) || from === 'config') continue
    throw new AppError('usage/unknown-symbol', `the model has no dimension named "${name}"`, {
      hint: known.size === 0 ? 'all its sizes are fixed; --shape INPUT=1x3x224x224 overrides them' : `its symbols: ${[...known].join(', ')}`,
    })
  }
}

/** Every symbol the file declares: of inputs, outputs and inner tensors, elements of sequences and optionals too. */
function declaredSymbols({ graph }: Model): readonly string[] {
  const symbols = (fact: Fact | undefined): readonly string[] => {
    if (fact?.kind === 'tensor') return symbolsOf(...(fact.shape ?? []))
    return fact?.kind === 'sequence' || fact?.kind === 'optional' ? symbols(fact.element) : []
  }
  return [...graph.inputs, ...graph.outputs, ...graph.valueInfo.values()].flatMap((info) => symbols(declaredFact(info)))
}
