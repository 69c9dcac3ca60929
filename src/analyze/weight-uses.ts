import { type FunctionDefinition, functionKey, type Graph, type Model, type Node, type Tensor } from '../graph/graph.ts'
import { Attributes, OpContext } from '../ops/context.ts'
import { findSpec } from '../ops/index.ts'
import { isViewOf, type OpSpec, type Role } from '../ops/spec.ts'
import { attributeStorage, constantStorage, type Storage, sparseStorage } from './storage.ts'
import { storedFact, weightId } from './stored.ts'

/** A slot in which a stored tensor stands; of a graph's output the node is `NO_NODE`. */
export interface WeightUse {
  readonly node: Node
  readonly slot: number
  readonly role: Role
}

/** A stored tensor, and where it ends up. */
export interface Origin {
  readonly id: string
  readonly name: string
  readonly storage: Storage
  /** Stored in a Constant node, which makes it a parameter only where it stands in a weight's slot. */
  readonly isConstantNode: boolean
  /** Views are none. */
  readonly uses: Set<WeightUse>
  /** Nodes of the main graph that use it, themselves or in their bodies; of what a function stores, the first call. */
  readonly users: Set<Node>
  /** Slots of the main graph's own nodes. */
  readonly slots: { readonly node: Node; readonly slot: number }[]
  /** Elements that a packed slot stands for. */
  logical: number | undefined
  isDequantized: boolean
}

type Names = Map<string, Origin>

/** What a function does with its inputs and with tensors in attributes, and which outputs are views of them or stored in it: the same at every call. */
interface Summary {
  readonly inputs: readonly Origin[]
  readonly attributes: ReadonlyMap<string, Origin>
  readonly outputs: readonly (Origin | undefined)[]
}

/** What calls give in the place of an input or an attribute of a function. */
const NOT_STORED_HERE: Storage = { dtype: undefined, dims: [], elements: 0, bytes: 0 }

type Opsets = ReadonlyMap<string, number>

const MAX_DEPTH = 64

const NO_NODE: Node = { index: -1, name: '', op: '', domain: 'ai.onnx', overload: '', inputs: [], outputs: [], attributes: new Map(), metadata: new Map() }

/** Everything stored in a model: in the main graph, in all branches and bodies, and in functions once per definition. */
export function storedOrigins(model: Model): readonly Origin[] {
  const walk = new Walk(model)
  walk.graph(model.graph, new Map(), model.opsets, '', 0)
  return [...walk.origins.values()]
}

class Walk {
  readonly origins = new Map<string, Origin>()
  readonly #model: Model
  readonly #summaries = new Map<string, Summary | undefined>()
  /** Tensors that calls of the function that is summarised give as attributes. */
  #attributes = new Map<string, Origin>()
  /** The node of the main graph that is visited. */
  #user: Node | undefined

  constructor(model: Model) {
    this.#model = model
  }

  graph(graph: Graph, outer: Names, opsets: Opsets, path: string, depth: number): void {
    const names: Names = new Map(outer)
    for (const { name } of graph.inputs) names.delete(name)
    for (const [name, tensor] of graph.initializers) names.set(name, this.#origin(weightId(tensor, path + name), name, tensor))
    for (const [name, sparse] of graph.sparseInitializers) names.set(name, this.#origin(path + name, name, sparseStorage(sparse)))
    this.#nodes(graph.nodes, names, opsets, path, depth)
    if (depth === 0) this.#user = undefined
    for (const { name } of graph.outputs) this.#use(names.get(name), [{ node: NO_NODE, slot: 0, role: 'data' }])
  }

  #nodes(nodes: readonly Node[], names: Names, opsets: Opsets, path: string, depth: number): void {
    for (const node of nodes) {
      if (depth === 0) this.#user = node
      const place = `${path}${node.outputs[0] || node.name || node.index}`
      const definition = this.#model.functions.get(functionKey(node.domain, node.op, node.overload))
      const spec = findSpec(node.domain, node.op)
      if (definition !== undefined) this.#call(definition, node, names, place, depth)
      else if (spec?.isConstant === true) this.#constant(node, names, place)
      else this.#operator(node, spec, names, opsets, place, depth)
      for (const [attribute, held] of node.attributes) {
        const graphs = held.kind === 'graph' ? [held.value] : held.kind === 'graphs' ? held.value : []
        for (const [i, graph] of graphs.entries()) this.graph(graph, names, opsets, `${place}/${attribute}${i || ''}/`, depth + 1)
      }
    }
  }

  #constant(node: Node, names: Names, place: string): void {
    const storage = constantStorage(node)
    const [output = ''] = node.outputs
    const reference = [...node.attributes.values()].find(({ kind }) => kind === 'reference')
    if (reference?.kind === 'reference' && output !== '') names.set(output, this.#attribute(reference.value))
    if (storage === undefined) return
    const id = 'read' in storage ? weightId(storage, place) : place
    if (output !== '') names.set(output, this.#origin(id, output, storage, true))
  }

  #operator(node: Node, spec: OpSpec | undefined, names: Names, opsets: Opsets, place: string, depth: number): void {
    const context = contextOf(node, names, opsets)
    const held = saidBy(() => spec?.attributeParams?.(context)) ?? 0
    if (held > 0) this.#use(this.#origin(`${place}/attributes`, node.name, attributeStorage(node, held)), [{ node, slot: -1, role: 'weight' }])
    if (!node.inputs.some((name) => names.has(name))) return
    const logical = saidBy(() => spec?.logicalElements?.(context)) ?? {}
    for (const [slot, name] of node.inputs.entries()) {
      const origin = names.get(name)
      if (origin === undefined) continue
      const isView = slot === 0 && spec !== undefined && (spec.isWeightView === true || saidBy(() => isViewOf(spec, context)) === true)
      const isKept = slot === 0 && spec?.keepsWeight?.(context) === true
      if (isView && spec.isWeightView === true) origin.isDequantized = true
      if (depth === 0 && !isView) origin.slots.push({ node, slot })
      if (isView || isKept) {
        const [output = ''] = node.outputs
        if (output !== '') names.set(output, origin)
        continue
      }
      this.#use(origin, [{ node, slot, role: spec?.roles?.[slot] ?? 'data' }])
      const packed = logical[slot]
      if (typeof packed === 'number') origin.logical = packed
    }
  }

  #call(definition: FunctionDefinition, node: Node, names: Names, place: string, depth: number): void {
    const summary = this.#summary(definition, depth)
    const given = new Map<Origin, Origin | undefined>()
    const pass = (origin: Origin, inner: Origin | undefined, slot: number): void => {
      this.#use(origin, summary === undefined ? [{ node, slot, role: 'data' }] : (inner?.uses ?? []))
      origin.logical ??= inner?.logical
      if (inner?.isDequantized === true) origin.isDequantized = true
    }
    for (const [attribute, inner] of summary?.attributes ?? []) {
      const origin = this.#given(attribute, definition, node, place)
      given.set(inner, origin)
      if (origin !== undefined) pass(origin, inner, -1)
    }
    for (const [slot, inner] of summary?.inputs.entries() ?? []) given.set(inner, names.get(node.inputs[slot] ?? ''))
    for (const [slot, name] of node.inputs.entries()) {
      const origin = names.get(name)
      if (origin === undefined) continue
      pass(origin, summary?.inputs[slot], slot)
      if (depth === 0 && origin.uses.size > 0) origin.slots.push({ node, slot })
    }
    for (const [i, output] of node.outputs.entries()) {
      const inner = summary?.outputs[i]
      const origin = inner !== undefined && given.has(inner) ? given.get(inner) : inner
      if (origin !== undefined && output !== '') names.set(output, origin)
    }
  }

  /** What stands for an attribute in which a call, or else the definition, holds a tensor. */
  #given(attribute: string, definition: FunctionDefinition, node: Node, place: string): Origin | undefined {
    const held = node.attributes.get(attribute)
    if (held?.kind === 'reference') return this.#attribute(held.value)
    if (held?.kind === 'tensor') return this.#origin(weightId(held.value, `${place}/${attribute}`), attribute, held.value, true)
    const fallback = held === undefined ? definition.attributeDefaults.get(attribute) : undefined
    if (fallback?.kind !== 'tensor') return undefined
    return this.#origin(weightId(fallback.value, `${functionKey(definition.domain, definition.name, definition.overload)}/${attribute}`), attribute, fallback.value, true)
  }

  #attribute(name: string): Origin {
    const known = this.#attributes.get(name) ?? newOrigin('', name, NOT_STORED_HERE, true)
    this.#attributes.set(name, known)
    return known
  }

  /** Undefined for a function that contains itself, or nests too deeply to be followed. */
  #summary(definition: FunctionDefinition, depth: number): Summary | undefined {
    const key = functionKey(definition.domain, definition.name, definition.overload)
    if (this.#summaries.has(key) || depth > MAX_DEPTH) return this.#summaries.get(key)
    this.#summaries.set(key, undefined)
    const inputs = definition.inputs.map((name) => newOrigin('', name, NOT_STORED_HERE, false))
    const names: Names = new Map(definition.inputs.map((name, i) => [name, inputs[i] as Origin]))
    const outer = this.#attributes
    this.#attributes = new Map()
    this.#nodes(definition.nodes, names, new Map([...this.#model.opsets, ...definition.opsets]), `${key}/`, depth + 1)
    const summary = { inputs, attributes: this.#attributes, outputs: definition.outputs.map((name) => names.get(name)) }
    this.#attributes = outer
    this.#summaries.set(key, summary)
    return summary
  }

  #origin(id: string, name: string, storage: Storage, isConstantNode = false): Origin {
    const known = this.origins.get(id)
    if (known !== undefined) return known
    const origin = newOrigin(id, name, storage, isConstantNode)
    this.origins.set(id, origin)
    return origin
  }

  #use(origin: Origin | undefined, uses: Iterable<WeightUse>): void {
    if (origin === undefined) return
    for (const use of uses) origin.uses.add(use)
    if (origin.uses.size > 0 && this.#user !== undefined) origin.users.add(this.#user)
  }
}

function newOrigin(id: string, name: string, storage: Storage, isConstantNode: boolean): Origin {
  return { id, name, storage, isConstantNode, uses: new Set(), users: new Set(), slots: [], logical: undefined, isDequantized: false }
}

/** What a rule says of a node; one that gives up says nothing. */
function saidBy<T>(rule: () => T): T | undefined {
  try {
    return rule()
  } catch {
    return undefined
  }
}

/** What a rule may need to tell views and packed slots: attributes, and types and values of what is stored. */
function contextOf(node: Node, names: Names, opsets: Opsets): OpContext {
  const inputs = node.inputs.map((name) => {
    const stored = names.get(name)?.storage
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
