import { type Figure, isKnown } from '../../util/figure.ts'
import { own } from '../../util/own.ts'
import { countFigure } from '../figures.ts'
import type { NodeWalk } from '../infer.ts'
import type { NodeFigureName, NodeProfile } from '../model-profile.ts'
import { isShown } from '../node-profile.ts'
import type { Analysis } from '../profile.ts'
import { tensorProfile } from '../tensor-profile.ts'
import { explainAttention, explainProduct } from './attention.ts'
import { explainBodies } from './body-formulas.ts'
import { explainConvolution } from './convolution.ts'
import { explainDetailed } from './detailed.ts'
import { type ClosedFormula, type ExplainedTensor, type Explanation, type FilledFormula, type LayerFormulas, type NamedSize, PROFILE_FIGURES } from './explanation.ts'
import { findLayer } from './find-layer.ts'
import { formulaText, formulaValue, namesOf } from './formula.ts'
import { LayerNodes } from './layer-nodes.ts'
import { explainLinear } from './linear.ts'
import { parameterFormula } from './parameter-formula.ts'
import { explainBatchNorm, explainGlobalPool, explainGroupStatistics, explainPool } from './pool-and-norm.ts'
import { explainRecurrent } from './recurrent.ts'
import { type NamedFormulas, ruleFormulas } from './rule-formulas.ts'

type Explainer = (walk: NodeWalk, nodes: LayerNodes, isStored: (tensor: string | undefined) => boolean) => LayerFormulas | undefined

const product: Explainer = (walk, nodes, isStored) => explainLinear(walk, nodes, isStored) ?? explainProduct(walk, nodes)

const EXPLAINERS: Readonly<Record<string, Explainer>> = {
  Conv: explainConvolution,
  ConvTranspose: explainConvolution,
  Gemm: explainLinear,
  MatMul: product,
  Attention: explainAttention,
  LSTM: explainRecurrent,
  GRU: explainRecurrent,
  RNN: explainRecurrent,
  MaxPool: explainPool,
  AveragePool: explainPool,
  GlobalAveragePool: explainGlobalPool,
  GlobalMaxPool: explainGlobalPool,
  BatchNormalization: explainBatchNorm,
  LayerNormalization: explainGroupStatistics,
  InstanceNormalization: explainGroupStatistics,
}

/**
 * How a layer's figures come about.
 * @param word name, key or module of the layer, or a part of its key that only it has
 * @throws AppError `usage/unknown-layer`
 */
export function explainLayer(analysis: Analysis, word: string): Explanation {
  const { profile, inference } = analysis
  const node = findLayer(profile, word)
  const nodes = inference.walk.nodes.filter(isShown)
  const walk = nodes[profile.nodes.indexOf(node)] as NodeWalk
  const isStored = (tensor: string | undefined): boolean => tensor !== undefined && analysis.weights.some(({ name }) => name === tensor)
  const layer = explainBodies(walk) ?? explainDetailed(walk) ?? (node.domain === 'ai.onnx' ? own(EXPLAINERS, node.op)?.(walk, new LayerNodes(nodes), isStored) : undefined)
  const { sizes, formulas } = completed(layer, [parameterFormula(walk, analysis.weights), ruleFormulas(walk)], node)
  const tensors = (names: readonly string[]): readonly ExplainedTensor[] =>
    names.filter((name) => name !== '').map((name) => ({ name, ...tensorProfile(inference.walk.facts.get(name)) }))
  return {
    key: node.key,
    op: node.op,
    domain: node.domain,
    module: node.scope.join('.'),
    kind: layer?.kind ?? node.op,
    inputs: tensors(node.inputs),
    outputs: tensors(node.outputs),
    sizes,
    formulas: [...formulas.map((formula) => filled(formula, sizes, node)), ...figuresWithout(formulas, node)],
    together: (layer?.together ?? []).map((joint) => ({ ...joint, formulas: joint.formulas.map((formula) => filled(formula, joint.sizes, node)) })),
    ...(walk.spec?.counts === undefined ? {} : { counts: walk.spec.counts }),
    notes: [...(layer?.notes ?? []), ...sharedNote(node, formulas, sizes), ...(node.notes ?? [])],
  }
}

const sizesByName = (sizes: readonly NamedSize[]): ReadonlyMap<string, number | string> => new Map(sizes.map(({ symbol, size }) => [symbol, size]))

/** The formulas of a kind of layer that are right, then for figures that they do not tell those of the rule. */
function completed(layer: LayerFormulas | undefined, others: readonly NamedFormulas[], node: NodeProfile): NamedFormulas {
  const sizes = [...(layer?.sizes ?? [])]
  const formulas = (layer?.formulas ?? []).filter((formula) => isAsCounted(formula, sizes, node) && isComplete(formula, sizes))
  for (const { sizes: named, formulas: more } of others) {
    const untold = more.filter(({ equals }) => !formulas.some((told) => told.equals === equals) && equals !== undefined)
    const wanted = untold.filter((formula) => comesTo(formula, named, node.figures[formula.equals as NodeFigureName]) && !isNamedOtherwise(formula, named, sizes))
    const names = new Set(wanted.flatMap(({ formula }) => namesOf(formula)))
    sizes.push(...named.filter(({ symbol }) => names.has(symbol) && !sizes.some((known) => known.symbol === symbol)))
    // Parameters stand before what is computed with them.
    const at = wanted.some(({ figure }) => figure === 'params') ? formulas.filter(({ figure }) => figure === 'outputSize').length : formulas.length
    formulas.splice(at, 0, ...wanted)
  }
  return { sizes, formulas }
}

/** Whether a name already stands for another size. */
function isNamedOtherwise({ formula }: ClosedFormula, named: readonly NamedSize[], known: readonly NamedSize[]): boolean {
  const [ours, theirs] = [sizesByName(named), sizesByName(known)]
  return namesOf(formula).some((name) => theirs.has(name) && ours.has(name) && theirs.get(name) !== ours.get(name))
}

/** A formula that does not come to what was counted is left out: the count is right. Parameters may be counted at another node. */
function isAsCounted(formula: ClosedFormula, named: readonly NamedSize[], { figures }: NodeProfile): boolean {
  return formula.equals === undefined || formula.equals === 'params' || comesTo(formula, named, figures[formula.equals])
}

/** Whether all sizes of a formula are known, if only as expressions. */
function isComplete({ formula, own: names = [] }: ClosedFormula, named: readonly NamedSize[]): boolean {
  const sizes = sizesByName([...named, ...names])
  return namesOf(formula).every((name) => (sizes.get(name) ?? '?') !== '?')
}

function comesTo({ formula, own: names = [] }: ClosedFormula, named: readonly NamedSize[], counted: Figure | undefined): boolean {
  const value = formulaValue(formula, sizesByName([...named, ...names]))
  return counted === undefined || !isKnown(counted) || value === undefined || counted.value === value
}

function filled({ what, figure, formula, equals, own: names = [] }: ClosedFormula, named: readonly NamedSize[], { figures }: NodeProfile): FilledFormula {
  const sizes = sizesByName([...named, ...names])
  const value = valueFigure(formulaValue(formula, sizes), equals === undefined ? undefined : figures[equals])
  return { what, figure, formula: formulaText(formula), filled: formulaText(formula, sizes), value }
}

/** What the formula comes to; as sure as the figure is that was counted so. */
function valueFigure(value: number | undefined, counted: Figure | undefined): Figure {
  if (value === undefined) return counted ?? { unknown: 'a size is not fixed: give --dim or --shape' }
  const figure = Number.isInteger(value) ? countFigure(value) : { value }
  const isSame = counted !== undefined && isKnown(counted) && counted.value === value && counted.status !== undefined
  return isSame && isKnown(figure) ? { ...figure, status: counted.status } : figure
}

/** Figures that no formula of the layer tells. */
function figuresWithout(formulas: readonly ClosedFormula[], node: NodeProfile): readonly FilledFormula[] {
  return (Object.keys(PROFILE_FIGURES) as (keyof typeof PROFILE_FIGURES)[]).flatMap((name) => {
    const counted = node.figures[name]
    const isTold = formulas.some((formula) => formula.equals === name)
    if (counted === undefined || isTold || (isKnown(counted) && counted.value === 0)) return []
    return [{ ...PROFILE_FIGURES[name], formula: '', filled: '', value: counted }]
  })
}

function sharedNote(node: NodeProfile, formulas: readonly ClosedFormula[], named: readonly NamedSize[]): readonly string[] {
  const formula = formulas.find(({ equals }) => equals === 'params')
  const { params } = node.figures
  if (formula === undefined || params === undefined || !isKnown(params)) return []
  const value = formulaValue(formula.formula, sizesByName(named))
  return value === undefined || value === params.value
    ? []
    : [`${params.value} of its parameters are counted here: the others belong to the layer that uses them first, or are no parameters`]
}
