import { type Dim, dimKey } from '../../src/facts/dim.ts'
import type { TensorFact } from '../../src/facts/fact.ts'
import { factOf } from './fact-text.ts'
import { type AttributeSpec, float, type GraphSpec, type ModelSpec, type NodeSpec, type TensorSpec, type ValueSpec } from './model.ts'

export interface GraphText {
  readonly opset?: ModelSpec['opset']
  /** `{ x: 'float32[N,3,8,8]' }`; a body's input may be `''`: nothing declared. */
  readonly inputs?: Readonly<Record<string, string>>
  /** Initializers with their values: `{ axes: 'int64[2]=0,1' }`; without values only their header is stored. */
  readonly constants?: Readonly<Record<string, string>>
  /** One node a line: `a, b = Split{axis=1}(x, sizes)`; attributes are JSON, floats have a point, `#int64[1]=0` is a tensor, `@name` one of `bodies`. */
  readonly nodes: string
  readonly outputs: readonly string[]
  readonly bodies?: Readonly<Record<string, GraphText>>
  readonly functions?: ModelSpec['functions']
}

/** A model from a few lines of text. */
export function modelOf(text: GraphText): ModelSpec {
  const { opset = 17, functions } = text
  return { opset, ...graphOf(text), ...(functions !== undefined && { functions }) }
}

export function graphOf({ inputs = {}, constants = {}, nodes, outputs, bodies = {} }: GraphText): GraphSpec {
  return {
    inputs: Object.entries(inputs).map(([name, fact]) => inputOf(name, fact)),
    initializers: Object.entries(constants).map(([name, fact]) => tensorOf(name, fact)),
    outputs: outputs.map((name) => ({ name })),
    nodes: nodesOf(nodes, bodies),
  }
}

/** Nodes as a graph's text has them. */
export function nodesOf(text: string, bodies: GraphText['bodies'] = {}): readonly NodeSpec[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => nodeOf(line, bodies))
}

function nodeOf(line: string, bodies: Readonly<Record<string, GraphText>>): NodeSpec {
  const match = /^(?<outputs>[^={]+)=\s*(?:(?<domain>[\w.]+)::)?(?<op>\w+)(?:\{(?<attributes>.*)\})?\((?<inputs>.*)\)$/.exec(line)
  const { outputs = '', domain, op = '', attributes, inputs = '' } = match?.groups ?? {}
  if (match === null) throw new Error(`not a node: ${line}`)
  return { op, ...(domain !== undefined && { domain }), inputs: names(inputs), outputs: names(outputs), attributes: attributesOf(attributes ?? '', bodies) }
}

function names(list: string): readonly string[] {
  return list.trim() === '' ? [] : list.split(',').map((name) => name.trim())
}

function attributesOf(text: string, bodies: Readonly<Record<string, GraphText>>): Record<string, AttributeSpec> {
  const pairs = text.matchAll(/(\w+)=(@\w+|#\w+\[[^\]]*\](?:=[^ ,}]+)?|"[^"]*"|\[[^\]]*\]|[-\d.]+)/g)
  return Object.fromEntries([...pairs].map(([, name = '', value = '']) => [name, attributeOf(value, bodies)]))
}

function attributeOf(value: string, bodies: Readonly<Record<string, GraphText>>): AttributeSpec {
  if (/^-?\d+\.\d*$/.test(value)) return float(Number(value))
  if (value.startsWith('#')) return tensorOf('', value.slice(1))
  if (!value.startsWith('@')) return JSON.parse(value) as AttributeSpec
  const body = bodies[value.slice(1)]
  if (body === undefined) throw new Error(`no body ${value}`)
  return graphOf(body)
}

function inputOf(name: string, text: string): ValueSpec {
  if (text === '') return { name }
  const { dtype, shape } = factOf(text) as TensorFact
  return {
    name,
    ...(dtype !== undefined && { dtype }),
    ...(shape !== undefined && { shape: shape.map((dim: Dim) => (dim === null ? undefined : typeof dim === 'number' ? dim : dimKey(dim))) }),
  }
}

function tensorOf(name: string, text: string): TensorSpec {
  const { dtype, shape = [], value } = factOf(text) as TensorFact
  if (dtype === undefined) throw new Error(`${name} has no type`)
  const values = value?.map((element) =>
    element === Number.POSITIVE_INFINITY ? 2n ** 63n - 1n : element === Number.NEGATIVE_INFINITY ? -(2n ** 63n) : (element as number | boolean),
  )
  return { name, dtype, dims: shape.map(Number), ...(values !== undefined && { values }) }
}
