import { type ModelProfile, NODE_FIGURES, type NodeFigureName, type NodeProfile, SCHEMA, type TensorProfile, TOTALS, type TotalName } from '../../src/analyze/model-profile.ts'
import type { Figure } from '../../src/util/figure.ts'
import { isKnown } from '../../src/util/figure.ts'

export type NodeSketch = Partial<Omit<NodeProfile, 'figures'>> & {
  readonly op: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  /** Numbers are exact figures. */
  readonly figures?: Readonly<Partial<Record<NodeFigureName, number | Figure>>>
}

export interface ProfileSketch {
  readonly path?: string
  readonly nodes?: readonly NodeSketch[]
  /** `float32[1,3,8,8]` by name. */
  readonly inputs?: Readonly<Record<string, string>>
  readonly outputs?: readonly string[]
  readonly tensors?: Readonly<Record<string, string>>
  readonly totals?: Readonly<Partial<Record<TotalName, number | Figure>>>
  readonly bindings?: ModelProfile['bindings']
  readonly opsets?: Readonly<Record<string, number>>
  readonly version?: string
  readonly diagnostics?: ModelProfile['diagnostics']
  readonly coverage?: ModelProfile['coverage']
}

/** A node; its key is its name, and its figures are 0 unless given. */
export function node({ op, inputs, outputs, figures = {}, ...rest }: NodeSketch): NodeProfile {
  const name = rest.name ?? rest.key ?? outputs[0] ?? op
  const known = Object.fromEntries(NODE_FIGURES.map((figure) => [figure, asFigure(figures[figure] ?? 0)])) as Record<NodeFigureName, Figure>
  return { key: name, domain: 'ai.onnx', scope: name.split('/').slice(1, -1), status: 'exact', ...rest, name, op, inputs, outputs, figures: known }
}

/** A profile; totals not given are the sums of its nodes' figures, where all are known. */
export function profile(sketch: ProfileSketch = {}): ModelProfile {
  const nodes = (sketch.nodes ?? []).map(node)
  const inputs = Object.entries(sketch.inputs ?? { x: 'float32[1,3,8,8]' }).map(([name, text]) => ({ name, ...tensor(text) }))
  const tensors = { ...Object.fromEntries(inputs.map(({ name, ...rest }) => [name, rest])), ...mapValues(sketch.tensors ?? {}, tensor) }
  const totals = Object.fromEntries(TOTALS.map((name) => [name, asFigure(sketch.totals?.[name] ?? sumOf(name, nodes))])) as Record<TotalName, Figure>
  return {
    schema: SCHEMA,
    tool: { name: 'model-budget', version: sketch.version ?? '0.1.0' },
    model: {
      path: sketch.path ?? 'm.onnx',
      format: 'onnx',
      irVersion: 8,
      producer: 'pytorch 2.14.1',
      opsets: sketch.opsets ?? { 'ai.onnx': 17 },
      fileBytes: 102,
      externalBytes: 0,
    },
    bindings: sketch.bindings ?? {},
    inputs,
    outputs: (sketch.outputs ?? nodes.at(-1)?.outputs ?? []).map((name) => ({ name, ...(tensors[name] ?? { shape: null }) })),
    totals,
    coverage: sketch.coverage ?? { nodes: nodes.length, shaped: nodes.length, counted: nodes.length, unknownOps: {} },
    tensors,
    nodes,
    conventions: {},
    diagnostics: sketch.diagnostics ?? [],
  }
}

/** `float32[1,3,N,8]` as a tensor. */
export function tensor(text: string): TensorProfile {
  const [, dtype = 'float32', dims = ''] = /^(\w+)\[(.*)\]$/.exec(text) ?? []
  return { dtype: dtype as 'float32', shape: dims === '' ? [] : dims.split(',').map((dim) => (/^\d+$/.test(dim) ? Number(dim) : dim === '?' ? null : dim)) }
}

function asFigure(figure: number | Figure): Figure {
  return typeof figure === 'number' ? { value: figure } : figure
}

function sumOf(name: TotalName, nodes: readonly NodeProfile[]): Figure {
  if (name === 'nodes') return { value: nodes.length }
  const figures = nodes.flatMap((node) => node.figures[name as NodeFigureName] ?? [])
  const unknown = figures.find((figure) => !isKnown(figure))
  return unknown ?? { value: figures.reduce((sum, figure) => sum + (isKnown(figure) ? figure.value : 0), 0) }
}

function mapValues<T, R>(record: Readonly<Record<string, T>>, map: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]))
}
