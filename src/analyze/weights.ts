import type { DType } from '../facts/dtype.ts'
import { isFloat } from '../facts/dtype.ts'
import { type FunctionDefinition, functionKey, type Graph, type Model, type Node, type SparseTensor, type Tensor } from '../graph/graph.ts'
import { Attributes, OpContext } from '../ops/context.ts'
import { findSpec } from '../ops/index.ts'
import type { OpSpec, Role } from '../ops/spec.ts'
import { storedFact, weightId } from './stored.ts'

/** What a stored tensor counts as: each is in one class. */
export type WeightClass = 'params' | 'buffers' | 'quantParams' | 'constants' | 'unusedElements'

export interface StoredWeight {
  readonly id: string
  readonly name: string
  readonly dtype: DType | undefined
  readonly dims: readonly number[]
  /** Logical elements: 4-bit weights packed in bytes count each of theirs. */
  readonly elements: number
  readonly bytes: number
  readonly class: WeightClass
  /** Nodes that use it, views left out, in the order of the walk. */
  readonly users: readonly WeightUse[]
}

export interface WeightUse {
  readonly node: Node
  readonly slot: number
  readonly role: Role
}

/** A stored tensor on its way to its users; what is stored in a Constant node is a parameter only in a weight's slot. */
interface Origin {
  readonly id: string
  readonly name: string
  readonly tensor: Pick<Tensor, 'dtype' | 'dims' | 'elements' | 'bytes'>
  readonly isConstantNode: boolean
  readonly uses: WeightUse[]
  /** Elements a packed slot stands for. */
  logical: number | undefined
  isDequantized: boolean
}

type Names = ReadonlyMap<string, Origin>

/**
 * Every tensor stored in the model, once each: in the main graph, in all branches and bodies, and in functions once per
 * definition; classed by the slots it is used in (docs/counting.md, "Parameters").
 */
export function storedWeights(model: Model): readonly StoredWeight[] {
  const origins = new Map<string, Origin>()
  const functions = new Map<string, string>()

  const originOf = (id: string, name: string, tensor: Origin['tensor'], isConstantNode: boolean): Origin => {
    const known = origins.get(id)
    if (known !== undefined) return known
    const origin: Origin = { id, name, tensor, isConstantNode, uses: [], logical: undefined, isDequantized: false }
    origins.set(id, origin)
    return origin
  }

  const visitGraph = (graph: Graph, outer: Names, opsets: ReadonlyMap<string, number>, path: string): void => {
    const names = new Map(outer)
    for (const input of graph.inputs) names.delete(input.name)
    for (const [name, tensor] of graph.initializers) names.set(name, originOf(weightId(tensor, path + name), name, tensor, false))
    for (const [name, sparse] of graph.sparseInitializers) names.set(name, originOf(path + name, name, sparseStorage(sparse), false))
    visitNodes(graph.nodes, names, opsets, path)
    for (const { name } of graph.outputs) names.get(name)?.uses.push({ node: graph.nodes[0] ?? NO_NODE, slot: 0, role: 'data' })
  }

  const visitNodes = (nodes: readonly Node[], names: Map<string, Origin>, opsets: ReadonlyMap<string, number>, path: string): void => {
    for (const node of nodes) {
      const definition = model.functions.get(functionKey(node.domain, node.op, node.overload))
      if (definition !== undefined) {
        visitCall(definition, node, names)
        continue
      }
      const spec = findSpec(node.domain, node.op)
      const constant = spec?.isConstant === true ? node.attributes.get('value') : undefined
      const output = node.outputs[0] ?? ''
      if (constant?.kind === 'tensor') names.set(output, originOf(weightId(constant.value, path + output), output, constant.value, true))
      else if (constant === undefined) visitUses(node, spec, names, opsets)
      for (const [attribute, value] of node.attributes) {
        if (value.kind === 'graph') visitGraph(value.value, names, opsets, `${path}${output || node.name}/${attribute}/`)
      }
    }
  }

  const visitUses = (node: Node, spec: OpSpec | undefined, names: Map<string, Origin>, opsets: ReadonlyMap<string, number>): void => {
    const used = node.inputs.flatMap((name, slot) => {
      const origin = names.get(name)
      return name === '' || origin === undefined ? [] : [{ origin, slot }]
    })
    if (used.length === 0) return
    const logical = spec?.logicalElements?.(contextOf(node, names, opsets)) ?? {}
    for (const { origin, slot } of used) {
      const isView = slot === 0 && (spec?.isWeightView === true || spec?.isView === true)
      if (isView) {
        if (spec?.isWeightView === true) origin.isDequantized = true
        names.set(node.outputs[0] ?? '', origin)
        continue
      }
      origin.uses.push({ node, slot, role: spec?.roles?.[slot] ?? 'data' })
      const packed = logical[slot]
      if (typeof packed === 'number') origin.logical = packed
    }
  }

  const visitCall = (definition: FunctionDefinition, node: Node, names: Names): void => {
    const given = new Map(definition.inputs.flatMap((input, i) => (names.has(node.inputs[i] ?? '') ? [[input, names.get(node.inputs[i] ?? '') as Origin]] : [])))
    const key = functionKey(definition.domain, definition.name, definition.overload)
    const call = `${key}(${definition.inputs.map((input) => given.get(input)?.id ?? '').join()})`
    if (functions.has(call)) return
    functions.set(call, key)
    visitNodes(definition.nodes, given, new Map([...model.opsets, ...definition.opsets]), `${key}/`)
  }

  visitGraph(model.graph, new Map(), model.opsets, '')
  return [...origins.values()].map((origin) => ({
    id: origin.id,
    name: origin.name,
    dtype: origin.tensor.dtype,
    dims: origin.tensor.dims,
    elements: origin.logical ?? origin.tensor.elements,
    bytes: origin.tensor.bytes,
    class: classOf(origin),
    users: origin.uses,
  }))
}

const NO_NODE: Node = { index: -1, name: '', op: '', domain: 'ai.onnx', overload: '', inputs: [], outputs: [], attributes: new Map(), metadata: new Map() }

function sparseStorage(sparse: SparseTensor): Origin['tensor'] {
  const { values, indices } = sparse
  return { dtype: values.dtype, dims: sparse.dims, elements: values.elements, bytes: values.bytes + indices.bytes }
}

/** What a rule may need to tell how many parameters a packed slot holds: attributes and stored values. */
function contextOf(node: Node, names: Names, opsets: ReadonlyMap<string, number>): OpContext {
  const inputs = node.inputs.map((name) => {
    const stored = names.get(name)?.tensor
    return stored !== undefined && 'read' in stored ? storedFact(stored as Tensor, name) : undefined
  })
  return new OpContext({
    op: node.op,
    domain: node.domain,
    opset: opsets.get(node.domain) ?? 1,
    attrs: new Attributes(node.attributes),
    inputs,
    inputNames: node.inputs,
    outputNames: node.outputs,
    surroundings: { freshDim: () => null, decision: () => undefined, body: () => undefined },
  })
}

const NARROW: ReadonlySet<DType | undefined> = new Set<DType>(['int8', 'uint8', 'int4', 'uint4', 'int2', 'uint2'])
const WIDE: ReadonlySet<DType | undefined> = new Set<DType>(['int16', 'uint16', 'int32', 'uint32'])

function classOf(origin: Origin): WeightClass {
  const { dtype } = origin.tensor
  const roles = new Set(origin.uses.map(({ role }) => role))
  if (roles.size === 0) return 'unusedElements'
  const isQuantized = NARROW.has(dtype) || (WIDE.has(dtype) && origin.isDequantized)
  const isWeightType = isFloat(dtype) || isQuantized || (WIDE.has(dtype) && roles.has('weight'))
  if (isWeightType && (roles.has('weight') || roles.has('table'))) return 'params'
  if (roles.size === 1 && roles.has('quantParam')) return 'quantParams'
  if (roles.size === 1 && roles.has('buffer')) return 'buffers'
  if (origin.isConstantNode || roles.has('index')) return 'constants'
  return isFloat(dtype) || isQuantized ? 'params' : 'constants'
}
