import { expect, test } from 'vitest'
import type { Dim } from '../../src/facts/dim.ts'
import { bitsOf } from '../../src/facts/dtype.ts'
import type { Fact, TensorFact } from '../../src/facts/fact.ts'
import { idioms } from '../analyze/exporter-idioms.cases.ts'
import { ifCases, loopCases, scanCases } from '../ops/control-flow.cases.ts'
import { analyze } from '../support/analyze.ts'
import { type GraphText, modelOf } from '../support/graph-text.ts'
import { type AttributeSpec, type GraphSpec, type ModelSpec, modelBytes, type NodeSpec } from '../support/model.ts'

process.env.ORT_DISABLE_TELEMETRY = '1'
process.env.ALLOW_RELEASED_ONNX_OPSET_ONLY = '0'

const runtime = await import('onnxruntime-node')

/** Sizes where a case binds none, all different: what is confused shows. */
const SIZES = new Map([
  ['N', 2],
  ['S', 3],
])

interface Run {
  readonly title: string
  readonly graph: GraphText
  readonly dims: Readonly<Record<string, number>>
}

/** Cases that are not run, and why. */
const LEFT_OUT = new Map([
  ['Loop of no iteration', 'the runtime has no shape of what never ran: its stack of nothing is [0]'],
  ['Loop that grows without a law has no size', 'it doubles a hundred times'],
])

const runs: readonly Run[] = [
  ...idioms.map(([title, graph, , dims]) => ({ title, graph, dims })),
  ...[...ifCases, ...loopCases, ...scanCases].map(([title, graph]) => ({ title, graph, dims: Object.fromEntries(SIZES) })),
].filter(({ title }) => !LEFT_OUT.has(title))

/** What the runtime cannot run, and why it says so. */
const REFUSED = /Could not find an implementation|ShapeInferenceError|not a registered|is under development/

test.each(runs)('$title: a run has the sizes and values that inference says', async ({ graph, dims }) => {
  const spec = modelOf(graph)
  const known = new Set((spec.inputs ?? []).flatMap(({ shape }) => shape ?? []).filter((dim) => typeof dim === 'string'))
  const bound = Object.fromEntries(Object.entries(dims).filter(([name]) => [...known].some((text) => text.includes(name))))
  const { facts } = analyze(spec, bound).inference.walk
  const inner = spec.nodes.flatMap(({ outputs = [] }) => outputs.filter((name) => name !== '' && facts.get(name)?.kind === 'tensor'))
  const outputs = inner.map((name) => ({ name }))
  const results = await run({ ...spec, outputs: outputs.length === 0 ? (spec.outputs ?? []) : outputs }, facts)
  if (results === undefined) return
  const differing = [...results].filter(([name, result]) => !agrees(facts.get(name) as TensorFact | undefined, result))
  expect(differing.map(([name, result]) => ({ name, ran: result, said: facts.get(name) }))).toEqual([])
})

interface Result {
  readonly type: string
  readonly dims: readonly number[]
  readonly elements: readonly (number | boolean)[]
}

/** Undefined where the runtime has no kernel for a version. */
async function run(spec: ModelSpec, facts: ReadonlyMap<string, Fact | undefined>): Promise<ReadonlyMap<string, Result> | undefined> {
  const options = { graphOptimizationLevel: 'disabled', intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 4 } as const
  const session = await runtime.InferenceSession.create(modelBytes({ irVersion: Number(spec.opset) > 22 ? 13 : 8, ...withElements(spec) }), options).catch((error: Error) => {
    if (!REFUSED.test(error.message)) throw error
  })
  if (session === undefined) return undefined
  try {
    const feeds = Object.fromEntries((spec.inputs ?? []).map(({ name }) => [name, feed(facts.get(name) as TensorFact)]))
    const results = await session.run(feeds)
    return new Map(
      Object.entries(results).map(([name, { type, dims, data }]) => [
        name,
        { type, dims, elements: [...data].map((element) => (type === 'bool' ? element === 1 : Number(element))) },
      ]),
    )
  } finally {
    await session.release()
  }
}

/** The graph with zeros in initializers of which only the header is written, in bodies too. */
function withElements<T extends GraphSpec>(graph: T): T {
  const initializers = graph.initializers?.map((tensor) =>
    tensor.values !== undefined ? tensor : { ...tensor, raw: new Uint8Array((tensor.dims.reduce((a, b) => a * b, 1) * (bitsOf(tensor.dtype) ?? 8)) / 8) },
  )
  const attributes = (node: NodeSpec) => Object.fromEntries(Object.entries(node.attributes ?? {}).map(([name, value]) => [name, withinAttribute(value)]))
  return { ...graph, ...(initializers !== undefined && { initializers }), nodes: graph.nodes.map((node) => ({ ...node, attributes: attributes(node) })) }
}

function withinAttribute(value: AttributeSpec): AttributeSpec {
  if (typeof value !== 'object' || Array.isArray(value)) return value
  if ('nodes' in value) return withElements(value)
  return 'dims' in value && value.values === undefined ? { ...value, raw: new Uint8Array((value.dims.reduce((a, b) => a * b, 1) * (bitsOf(value.dtype) ?? 8)) / 8) } : value
}

function feed({ dtype, shape = [] }: TensorFact): InstanceType<typeof runtime.Tensor> {
  const dims = shape.map(Number)
  const elements = dims.reduce((product, dim) => product * dim, 1)
  if (dtype === 'bool') return new runtime.Tensor('bool', new Uint8Array(elements).fill(1), dims)
  return dtype === 'int64' ? new runtime.Tensor('int64', new BigInt64Array(elements), dims) : new runtime.Tensor('float32', new Float32Array(elements).fill(0.1), dims)
}

/** Whether a result is one that the fact allows. */
function agrees(fact: TensorFact | undefined, { type, dims, elements }: Result): boolean {
  if (fact === undefined || fact.dtype !== type) return false
  if (fact.shape === undefined) return true
  const hasSizes = fact.shape.length === dims.length && fact.shape.every((dim: Dim, i) => typeof dim !== 'number' || dim === dims[i])
  return hasSizes && (fact.value ?? []).every((element, i) => (typeof element !== 'number' && typeof element !== 'boolean') || element === elements[i])
}
