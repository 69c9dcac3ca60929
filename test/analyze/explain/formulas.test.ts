import { describe, expect, test } from 'vitest'
import { nodeAmounts } from '../../../src/analyze/cost.ts'
import { explainLayer } from '../../../src/analyze/explain/explain.ts'
import type { Explanation, FilledFormula } from '../../../src/analyze/explain/explanation.ts'
import type { NodeWalk } from '../../../src/analyze/infer.ts'
import type { NodeProfile } from '../../../src/analyze/model-profile.ts'
import { nodeProfiles } from '../../../src/analyze/node-profile.ts'
import type { Analysis } from '../../../src/analyze/profile.ts'
import { Repeats } from '../../../src/analyze/repeats.ts'
import type { Graph, Node } from '../../../src/graph/graph.ts'
import { findSpec } from '../../../src/ops/index.ts'
import { isViewOf } from '../../../src/ops/spec.ts'
import { isKnown } from '../../../src/util/figure.ts'
import { groupBy } from '../../../src/util/group-by.ts'
import { type Case, ifCases, loopCases, mapCases, scanCases } from '../../ops/control-flow.cases.ts'
import { rowsOfAllFamilies } from '../../support/all-rows.ts'
import { analyze } from '../../support/analyze.ts'
import { attributesOf } from '../../support/attributes.ts'
import { evaluateFormula } from '../../support/formula-text.ts'
import { goldenModel, goldenModels } from '../../support/golden-model.ts'
import { modelOf } from '../../support/graph-text.ts'
import { contextOf, domainAndType, type Row, runRow } from '../../support/rows.ts'

/** A row as a model of one node that has been walked. */
function analysisOf(row: Row): Analysis | undefined {
  const context = contextOf(row)
  const spec = findSpec(...domainAndType(row[1]))
  if (spec === undefined || spec.isConstant === true) return undefined
  const { outputs } = runRow(row)
  const node: Node = {
    name: 'layer',
    op: context.op,
    domain: context.domain,
    overload: '',
    inputs: context.inputNames,
    outputs: context.outputNames,
    attributes: attributesOf(row[3]),
    metadata: new Map(),
    index: 0,
  }
  const isView = isViewOf(spec, context)
  const cost = nodeAmounts({ context, spec, outputs, isView, problem: undefined, call: undefined, bodies: new Map(), walks: new Map(), repeats: new Repeats() })
  const walk: NodeWalk = { node, context, spec, outputs, cost, isView, bodies: [], isCall: false }
  const graph: Graph = { name: '', inputs: [], outputs: [], initializers: new Map(), sparseInitializers: new Map(), valueInfo: new Map(), nodes: [node], metadata: new Map() }
  const nodes = nodeProfiles(graph, [walk], undefined, [])
  return { profile: { nodes }, inference: { walk: { nodes: [walk], facts: new Map() } }, weights: [] } as unknown as Analysis
}

/** What a formula shows that is not so; empty: nothing. */
function lies({ what, filled, formula, value }: FilledFormula, sizes: Explanation['sizes'], others: readonly FilledFormula[]): readonly string[] {
  if (formula === '' || !isKnown(value)) return []
  const named = new Map<string, number | string>(sizes.map(({ symbol, size }) => [symbol, size]))
  for (const other of others) if (isKnown(other.value)) named.set(other.what, other.value.value)
  const [withNumbers, withNames] = [evaluateFormula(filled), evaluateFormula(formula, named)]
  return [
    ...(withNumbers === value.value ? [] : [`${what}: ${filled} is ${withNumbers}, not ${value.value}`]),
    ...(withNames === undefined || withNames === value.value ? [] : [`${what}: ${formula} is ${withNames}, not ${value.value}`]),
  ]
}

function liesOf({ formulas, sizes, together }: Explanation): readonly string[] {
  return [
    ...formulas.flatMap((formula) => lies(formula, sizes, formulas)),
    ...together.flatMap((joint) => joint.formulas.flatMap((formula) => lies(formula, joint.sizes, joint.formulas))),
  ]
}

const FIGURES = ['MACs', 'FLOPs', 'Transcendentals', 'Bytes read', 'Bytes written']

/** Figures that are told as a number only. */
function withoutFormula({ formulas }: Explanation): readonly string[] {
  return formulas.filter(({ what, formula, value }) => FIGURES.includes(what) && formula === '' && isKnown(value)).map(({ what }) => what)
}

/** A formula says what the profile says of the same figure. */
function differences({ formulas }: Explanation, { figures }: NodeProfile): readonly string[] {
  return (['macs', 'flops', 'transcendentals', 'readBytes', 'writeBytes'] as const).flatMap((name, i) => {
    const [told, figure] = [formulas.find(({ what }) => what === FIGURES[i]), figures[name]]
    if (told === undefined || figure === undefined || !isKnown(figure) || !isKnown(told.value)) return []
    return told.value.value === figure.value && told.value.status === figure.status ? [] : [`${name}: ${JSON.stringify(told.value)}, not ${JSON.stringify(figure)}`]
  })
}

/** What these read depends on flags, on lengths or on every element of a mask. */
const WITHOUT = new Set(['SparseAttention', 'SparseToDenseMatMul', 'DecoderAttention', 'GroupQueryAttention'].map((op) => `com.microsoft::${op}`))

const rows = await rowsOfAllFamilies()

test.each([...groupBy(rows, ([, op]) => op)])('%s: every formula shown comes to its figure, and every figure has one', (op, ofOperator) => {
  for (const row of ofOperator) {
    const analysis = analysisOf(row)
    const [node] = analysis?.profile.nodes ?? []
    if (analysis === undefined || node === undefined) continue
    const explanation = explainLayer(analysis, node.key)
    expect(liesOf(explanation), row[0]).toEqual([])
    expect(differences(explanation, node), row[0]).toEqual([])
    if (!WITHOUT.has(op)) expect(withoutFormula(explanation), row[0]).toEqual([])
  }
})

describe('control flow', () => {
  const cases: readonly Case[] = [...ifCases, ...loopCases, ...scanCases, ...mapCases]

  test.each(cases.map((row) => [row[0], row] as const))('%s', (_, [, graph, , dims, values]) => {
    const analysis = analyze(modelOf(graph), dims, values)
    for (const node of analysis.profile.nodes) {
      const explanation = explainLayer(analysis, node.key)
      expect(liesOf(explanation), node.key).toEqual([])
      expect(differences(explanation, node), node.key).toEqual([])
      expect(withoutFormula(explanation), node.key).toEqual([])
    }
  })
})

const WITH_PARAMETERS = new Set(['Conv', 'Gemm', 'LSTM', 'GRU', 'BatchNormalization'])

test.each(goldenModels())('%s: every formula shown comes to its figure', async (model) => {
  const { analysis } = await goldenModel(model)
  for (const node of analysis.profile.nodes) {
    const explanation = explainLayer(analysis, node.key)
    expect(liesOf(explanation), node.key).toEqual([])
    expect(differences(explanation, node), node.key).toEqual([])
    expect(withoutFormula(explanation), node.key).toEqual([])
    if (WITH_PARAMETERS.has(node.op) && node.weights !== undefined) expect(explanation.formulas, node.key).toContainEqual(expect.objectContaining({ figure: 'params' }))
    for (const { figure, formula } of explanation.formulas) if (figure === 'params') expect(formula, node.key).not.toBe('')
  }
})
