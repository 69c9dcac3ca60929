import type { AttributeProto, GraphProto, NodeProto, SparseTensorProto, TensorProto } from '../onnx/messages.ts'
import { type Payloads, payloadFits, storedSparseTensor, storedTensor } from '../onnx/tensor.ts'
import type { Diagnostic, ErrorCode } from '../util/errors.ts'
import { quoted } from '../util/quoted.ts'
import { canonicalDomain } from './domain.ts'
import type { Attribute, Graph, Node, SparseTensor, Tensor } from './graph.ts'
import { metadataOf } from './metadata.ts'
import { executionOrder } from './order.ts'
import { valueInfoOf, valueInfosOf, valueTypeOf } from './value-type.ts'

/** What building needs beside the messages. */
export interface Building {
  readonly payloads: Payloads
  readonly warn: (diagnostic: Diagnostic) => void
}

/** A main graph or a subgraph; its inputs are all that the file declares. */
export function buildGraph(proto: GraphProto, building: Building): Graph {
  const name = proto.name ?? ''
  const initializers = initializersOf(proto.initializer, name, building)
  const sparseInitializers = sparseInitializersOf(proto.sparseInitializer, building)
  const inputs = proto.input.map(valueInfoOf)
  const nodes = proto.node.map((node, index) => nodeOf(node, index, building))
  const given = [...inputs.map((input) => input.name).filter((input) => !initializers.has(input)), ...initializers.keys(), ...sparseInitializers.keys()]
  warnOfDuplicates([...given, ...nodes.flatMap(({ outputs }) => outputs)], `graph ${quoted(name)}`, building)
  return {
    name,
    inputs,
    outputs: proto.output.map(valueInfoOf),
    initializers,
    sparseInitializers,
    nodes: inOrder(nodes, `graph ${quoted(name)}`, building),
    valueInfo: valueInfosOf(proto.valueInfo),
    metadata: metadataOf(proto.metadataProps),
  }
}

export function nodeOf(proto: NodeProto, index: number, building: Building): Node {
  return {
    index,
    name: proto.name ?? '',
    op: proto.opType ?? '',
    domain: canonicalDomain(proto.domain),
    overload: proto.overload ?? '',
    inputs: proto.input,
    outputs: proto.output,
    attributes: attributesOf(proto.attribute, building),
    metadata: metadataOf(proto.metadataProps),
  }
}

/** Nodes in an order in which they can run; a circle is told and its nodes stand last. */
export function inOrder(nodes: readonly Node[], where: string, building: Building): readonly Node[] {
  const order = executionOrder(nodes)
  const [first] = order.stuck
  if (first !== undefined) {
    const message = `${where}: ${count(order.stuck.length, 'node')} can never run, because each waits for the other; the first is ${quoted(first.op)} ${quoted(first.name)}`
    building.warn({ code: 'graph/cycle', level: 'error', message, at: { node: first.name } })
  }
  return order.nodes
}

const NO_ATTRIBUTES: ReadonlyMap<string, Attribute> = new Map()

export function attributesOf(protos: readonly AttributeProto[], building: Building): ReadonlyMap<string, Attribute> {
  if (protos.length === 0) return NO_ATTRIBUTES
  return new Map(protos.map((proto) => [proto.name ?? '', attributeOf(proto, building)]))
}

type AttributeReader = (proto: AttributeProto, building: Building) => Attribute | undefined

/** AttributeProto.AttributeType → the attribute. A zero, an empty text and an empty list may be absent from the file. */
const BY_TYPE: ReadonlyMap<number, AttributeReader> = new Map<number, AttributeReader>([
  [1, ({ f }) => ({ kind: 'float', value: f ?? 0 })],
  [2, ({ i }) => ({ kind: 'int', value: i ?? 0 })],
  [3, (proto) => textOf(proto)],
  [4, ({ t }, { payloads }) => t && { kind: 'tensor', value: storedTensor(t, payloads) }],
  [5, ({ g }, building) => g && { kind: 'graph', value: buildGraph(g, building) }],
  [6, ({ floats }) => ({ kind: 'floats', value: floats })],
  [7, ({ ints }) => ({ kind: 'ints', value: ints })],
  [8, ({ strings }) => (strings.every((text) => text !== undefined) ? { kind: 'strings', value: strings } : undefined)],
  [10, ({ graphs }, building) => ({ kind: 'graphs', value: graphs.map((graph) => buildGraph(graph, building)) })],
  [11, ({ sparseTensor }, building) => sparseAttribute(sparseTensor, building)],
  [13, ({ tp }) => typeAttribute(tp && valueTypeOf(tp))],
])

function attributeOf(proto: AttributeProto, building: Building): Attribute {
  if (proto.refAttrName !== undefined && proto.refAttrName !== '') return { kind: 'reference', value: proto.refAttrName }
  return BY_TYPE.get(proto.type || typeByContent(proto))?.(proto, building) ?? { kind: 'other' }
}

/** The type of an attribute from the time before files named it: that of the field in use. */
function typeByContent(proto: AttributeProto): number {
  const inUse: readonly (readonly [boolean, number])[] = [
    [proto.f !== undefined, 1],
    [proto.i !== undefined, 2],
    [proto.s !== undefined, 3],
    [proto.t !== undefined, 4],
    [proto.g !== undefined, 5],
    [proto.floats.length > 0, 6],
    [proto.ints.length > 0, 7],
    [proto.strings.length > 0, 8],
    [proto.graphs.length > 0, 10],
  ]
  return inUse.find(([isInUse]) => isInUse)?.[1] ?? 0
}

/** A text too long to keep is an attribute we have no use for. */
function textOf(proto: AttributeProto): Attribute | undefined {
  if (proto.s !== undefined) return { kind: 'string', value: proto.s }
  return Object.hasOwn(proto, 's') ? undefined : { kind: 'string', value: '' }
}

function sparseAttribute(proto: SparseTensorProto | undefined, { payloads }: Building): Attribute | undefined {
  const value = proto && storedSparseTensor(proto, payloads)
  return value && { kind: 'sparseTensor', value }
}

function typeAttribute(value: ReturnType<typeof valueTypeOf>): Attribute | undefined {
  return value && { kind: 'type', value }
}

function initializersOf(protos: readonly TensorProto[], graph: string, building: Building): ReadonlyMap<string, Tensor> {
  const initializers = new Map<string, Tensor>()
  const misfits: string[] = []
  for (const proto of protos) {
    const tensor = storedTensor(proto, building.payloads)
    if (!payloadFits(proto, tensor)) misfits.push(tensor.name)
    // An empty name is how nodes say "no input", so a tensor of that name cannot be read by any.
    if (tensor.name !== '' && !initializers.has(tensor.name)) initializers.set(tensor.name, tensor)
  }
  warnOf('model/tensor-payload', misfits, `graph ${quoted(graph)}`, 'stores another number of bytes than its dims take', building)
  warnOfDuplicates(
    protos.map(({ name }) => name ?? ''),
    `initializers of graph ${quoted(graph)}`,
    building,
  )
  return initializers
}

function sparseInitializersOf(protos: readonly SparseTensorProto[], { payloads }: Building): ReadonlyMap<string, SparseTensor> {
  const tensors = protos.flatMap((proto) => storedSparseTensor(proto, payloads) ?? [])
  return new Map(tensors.filter(({ name }) => name !== '').map((tensor) => [tensor.name, tensor]))
}

function warnOfDuplicates(names: readonly string[], where: string, building: Building): void {
  const seen = new Set<string>()
  const again = names.filter((name) => name !== '' && seen.size === seen.add(name).size)
  warnOf('graph/duplicate-name', [...new Set(again)], where, 'is made more than once', building)
}

function warnOf(code: ErrorCode, names: readonly string[], where: string, what: string, building: Building): void {
  const [first] = names
  if (first === undefined) return
  const more = names.length > 1 ? ` (and ${names.length - 1} more)` : ''
  building.warn({ code, level: 'warning', message: `${where}: ${quoted(first)} ${what}${more}` })
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
