import fs from 'node:fs'
import path from 'node:path'
import { codeOfDtype, type DType } from '../../src/facts/dtype.ts'
import type { ValueType } from '../../src/graph/graph.ts'
import { type MessageName, onnxRoot } from '../../src/onnx/schema.ts'
import { tensorPayload } from './tensor-payload.ts'

export interface TensorSpec {
  readonly name?: string
  readonly dtype: DType
  readonly dims: readonly number[]
  /** Elements in row-major order; left out, the tensor has a header and no payload, which keeps large weights cheap. */
  readonly values?: readonly (number | bigint | boolean | string)[]
  /** Stores `values` in the typed field (float_data, int64_data, …) in place of raw_data. */
  readonly typed?: boolean
  /** Stores these bytes as raw_data. */
  readonly raw?: Uint8Array
  readonly external?: { readonly location: string; readonly offset?: number | string; readonly length?: number | string; readonly checksum?: string }
}

export interface SparseTensorSpec {
  readonly dims: readonly number[]
  readonly values: TensorSpec
  readonly indices: TensorSpec
}

export interface ValueSpec {
  readonly name: string
  readonly dtype?: DType
  /** Sizes, symbols (`'batch'`) or undefined for an anonymous dimension; left out, the rank is unknown. */
  readonly shape?: readonly (number | string | undefined)[]
  /** Any other type than a tensor. */
  readonly type?: ValueType
  readonly metadata?: Readonly<Record<string, string>>
}

/** A whole number is an int attribute; floats are said: `float(0.5)`, `floats([1, 2])`. */
export type AttributeSpec =
  | number
  | bigint
  | string
  | readonly (number | bigint)[]
  | readonly string[]
  | { readonly float: number }
  | { readonly floats: readonly number[] }
  | { readonly ref: string }
  | { readonly type: ValueType }
  | { readonly sparse: SparseTensorSpec }
  | { readonly graphs: readonly GraphSpec[] }
  | TensorSpec
  | GraphSpec

export interface NodeSpec {
  readonly op: string
  readonly domain?: string
  readonly overload?: string
  readonly name?: string
  readonly inputs?: readonly string[]
  readonly outputs?: readonly string[]
  readonly attributes?: Readonly<Record<string, AttributeSpec>>
  readonly metadata?: Readonly<Record<string, string>>
}

export interface GraphSpec {
  readonly graphName?: string
  readonly inputs?: readonly ValueSpec[]
  readonly outputs?: readonly ValueSpec[]
  readonly initializers?: readonly TensorSpec[]
  readonly sparseInitializers?: readonly SparseTensorSpec[]
  readonly nodes: readonly NodeSpec[]
  readonly valueInfo?: readonly ValueSpec[]
  readonly graphMetadata?: Readonly<Record<string, string>>
}

export interface FunctionSpec {
  readonly domain: string
  readonly name: string
  readonly overload?: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  /** Attributes without a default. */
  readonly attributes?: readonly string[]
  readonly attributeDefaults?: Readonly<Record<string, AttributeSpec>>
  readonly opset?: number | Readonly<Record<string, number>>
  readonly nodes: readonly NodeSpec[]
  readonly valueInfo?: readonly ValueSpec[]
}

export interface ModelSpec extends GraphSpec {
  /** Of the default domain, or by domain (`''` or `ai.onnx` is the default one); 21 unless said. */
  readonly opset?: number | Readonly<Record<string, number>>
  readonly irVersion?: number
  readonly producer?: string
  readonly functions?: readonly FunctionSpec[]
  readonly metadata?: Readonly<Record<string, string>>
}

const root = onnxRoot()

/**
 * The bytes of an ONNX file.
 * @example
 * modelBytes({
 *   opset: 17,
 *   inputs: [{ name: 'x', dtype: 'float32', shape: ['batch', 3, 32, 32] }],
 *   outputs: [{ name: 'y', dtype: 'float32' }],
 *   initializers: [{ name: 'w', dtype: 'float32', dims: [8, 3, 3, 3] }],
 *   nodes: [
 *     { op: 'Conv', inputs: ['x', 'w'], outputs: ['c'], attributes: { strides: [2, 2], auto_pad: 'SAME_UPPER' } },
 *     { op: 'LeakyRelu', inputs: ['c'], outputs: ['y'], attributes: { alpha: float(0.1) } },
 *   ],
 * })
 */
export function modelBytes(spec: ModelSpec): Uint8Array {
  return encodeMessage('ModelProto', {
    irVersion: spec.irVersion ?? 10,
    producerName: spec.producer ?? 'test',
    opsetImport: opsets(spec.opset ?? 21),
    graph: graphMessage(spec),
    functions: (spec.functions ?? []).map(functionMessage),
    metadataProps: entries(spec.metadata),
  })
}

/** Writes `NAME` into `dir` and returns its path. */
export function writeModel(dir: string, name: string, spec: ModelSpec): string {
  const file = path.join(dir, name)
  fs.writeFileSync(file, modelBytes(spec))
  return file
}

/** The bytes of a GraphProto alone. */
export function graphBytes(spec: GraphSpec): Uint8Array {
  return encodeMessage('GraphProto', graphMessage(spec))
}

/** Any message of the schema, for a test that needs what `modelBytes` cannot say. */
export function encodeMessage(message: MessageName, fields: object): Uint8Array {
  return root.lookupType(message).encode(fields).finish()
}

export function float(value: number): AttributeSpec {
  return { float: value }
}

export function floats(values: readonly number[]): AttributeSpec {
  return { floats: values }
}

/** A subgraph, as the value of an attribute: `attributes: { body: graphSpec({ … }) }`. */
export function graphSpec(spec: GraphSpec): GraphSpec {
  return spec
}

/** The fields of a GraphProto, for `encodeMessage`. */
export function graphMessage(spec: GraphSpec): object {
  return {
    name: spec.graphName ?? 'graph',
    node: spec.nodes.map(nodeMessage),
    initializer: (spec.initializers ?? []).map(tensorMessage),
    sparseInitializer: (spec.sparseInitializers ?? []).map(sparseMessage),
    input: (spec.inputs ?? []).map(valueMessage),
    output: (spec.outputs ?? []).map(valueMessage),
    valueInfo: (spec.valueInfo ?? []).map(valueMessage),
    metadataProps: entries(spec.graphMetadata),
  }
}

/** The fields of a NodeProto, for `encodeMessage`. */
export function nodeMessage(spec: NodeSpec): object {
  return {
    opType: spec.op,
    input: spec.inputs ?? [],
    output: spec.outputs ?? [],
    ...(spec.name !== undefined && { name: spec.name }),
    ...(spec.domain !== undefined && { domain: spec.domain }),
    ...(spec.overload !== undefined && { overload: spec.overload }),
    attribute: attributes(spec.attributes),
    metadataProps: entries(spec.metadata),
  }
}

/** The fields of a TensorProto, for `encodeMessage`. */
export function tensorMessage(spec: TensorSpec): object {
  return {
    ...(spec.name !== undefined && { name: spec.name }),
    dims: spec.dims,
    dataType: codeOfDtype(spec.dtype),
    ...(spec.raw !== undefined && { rawData: spec.raw }),
    ...(spec.values !== undefined && tensorPayload(spec.dtype, spec.values, spec.typed ?? false)),
    ...(spec.external !== undefined && { dataLocation: 1, externalData: entries(spec.external) }),
  }
}

function functionMessage(spec: FunctionSpec): object {
  return {
    name: spec.name,
    domain: spec.domain,
    ...(spec.overload !== undefined && { overload: spec.overload }),
    input: spec.inputs,
    output: spec.outputs,
    attribute: spec.attributes ?? [],
    attributeProto: attributes(spec.attributeDefaults),
    opsetImport: opsets(spec.opset ?? 21),
    node: spec.nodes.map(nodeMessage),
    valueInfo: (spec.valueInfo ?? []).map(valueMessage),
  }
}

function opsets(opset: number | Readonly<Record<string, number>>): readonly object[] {
  const byDomain = typeof opset === 'number' ? { '': opset } : opset
  return Object.entries(byDomain).map(([domain, version]) => ({ ...(domain !== '' && { domain }), version }))
}

function attributes(specs: Readonly<Record<string, AttributeSpec>> = {}): readonly object[] {
  return Object.entries(specs).map(([name, spec]) => ({ name, ...attributeValue(spec) }))
}

function attributeValue(spec: AttributeSpec): object {
  if (typeof spec === 'number' || typeof spec === 'bigint') return { type: 2, i: integer(spec) }
  if (typeof spec === 'string') return { type: 3, s: Buffer.from(spec) }
  if (isList(spec)) return isTexts(spec) ? { type: 8, strings: spec.map((text) => Buffer.from(text)) } : { type: 7, ints: spec.map(integer) }
  if ('float' in spec) return { type: 1, f: spec.float }
  if ('floats' in spec) return { type: 6, floats: spec.floats }
  if ('ref' in spec) return { type: 0, refAttrName: spec.ref }
  if ('type' in spec) return { type: 13, tp: typeMessage(spec.type) }
  if ('sparse' in spec) return { type: 11, sparseTensor: sparseMessage(spec.sparse) }
  if ('graphs' in spec) return { type: 10, graphs: spec.graphs.map(graphMessage) }
  if ('nodes' in spec) return { type: 5, g: graphMessage(spec) }
  return { type: 4, t: tensorMessage(spec) }
}

function isList(spec: AttributeSpec): spec is readonly (number | bigint)[] | readonly string[] {
  return Array.isArray(spec)
}

function isTexts(list: readonly (number | bigint)[] | readonly string[]): list is readonly string[] {
  return list.length > 0 && typeof list[0] === 'string'
}

/** An int64 as protobufjs takes it: beyond 2^53 as decimal text. */
function integer(value: number | bigint): number | string {
  if (typeof value === 'bigint') return String(value)
  if (!Number.isInteger(value)) throw new Error(`${value} is no int: write float(${value})`)
  return value
}

function sparseMessage(spec: SparseTensorSpec): object {
  return { dims: spec.dims, values: tensorMessage(spec.values), indices: tensorMessage(spec.indices) }
}

function valueMessage(spec: ValueSpec): object {
  const type = spec.type ?? (spec.dtype === undefined && spec.shape === undefined ? undefined : { kind: 'tensor' as const, dtype: spec.dtype, shape: spec.shape })
  return { name: spec.name, ...(type !== undefined && { type: typeMessage(type) }), metadataProps: entries(spec.metadata) }
}

function typeMessage(type: ValueType): object {
  if (type.kind === 'sequence') return { sequenceType: elementMessage(type.element) }
  if (type.kind === 'optional') return { optionalType: elementMessage(type.element) }
  if (type.kind === 'map') return { mapType: { keyType: type.key && codeOfDtype(type.key), ...(type.value && { valueType: typeMessage(type.value) }) } }
  const tensor = {
    ...(type.dtype !== undefined && { elemType: codeOfDtype(type.dtype) }),
    ...(type.shape !== undefined && { shape: { dim: type.shape.map((dim) => (typeof dim === 'number' ? { dimValue: dim } : typeof dim === 'string' ? { dimParam: dim } : {})) } }),
  }
  return type.sparse === true ? { sparseTensorType: tensor } : { tensorType: tensor }
}

function elementMessage(element: ValueType | undefined): object {
  return element === undefined ? {} : { elemType: typeMessage(element) }
}

function entries(record: object = {}): readonly object[] {
  return Object.entries(record).map(([key, value]) => ({ key, value: String(value) }))
}
