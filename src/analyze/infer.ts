import { type Amounts, everyAmount, sumAmounts } from '../facts/amount.ts'
import { type Dim, symbol } from '../facts/dim.ts'
import { type Fact, factKey, isShaped } from '../facts/fact.ts'
import type { Attribute, FunctionDefinition, Graph, Model, Node, ValueInfo } from '../graph/graph.ts'
import { functionKey } from '../graph/graph.ts'
import { inferOutputs } from '../ops/apply-rule.ts'
import { Attributes, type Body, type BodyResult, type Decision, OpContext } from '../ops/context.ts'
import { findSpec } from '../ops/index.ts'
import { isViewOf, type OpSpec } from '../ops/spec.ts'
import { type Diagnostic, messageOf } from '../util/errors.ts'
import { type NodeCost, nodeAmounts } from './cost.ts'
import { DataNames, decisionName } from './data-names.ts'
import { mergeDeclared } from './declared.ts'
import { Repeats, workOf } from './repeats.ts'
import { Scope } from './scope.ts'
import { sparseFact, storedFact, weightId } from './stored.ts'
import { symbolsIn } from './symbols.ts'

/** A node with everything inference found of it. */
export interface NodeWalk {
  readonly node: Node
  readonly context: OpContext
  readonly spec: OpSpec | undefined
  readonly outputs: readonly (Fact | undefined)[]
  readonly cost: NodeCost
  /** Its outputs are its first input under another name. */
  readonly isView: boolean
  /** The last walk of each body: subgraphs by attribute, or the function's own body. */
  readonly bodies: readonly GraphWalk[]
  /** Executions of the bodies per execution of the node are in `cost`; a function body runs once and stands for the node. */
  readonly isCall: boolean
}

/** A graph with everything inference found of it. */
export interface GraphWalk {
  readonly graph: Pick<Graph, 'name' | 'inputs' | 'outputs'>
  readonly facts: ReadonlyMap<string, Fact | undefined>
  readonly nodes: readonly NodeWalk[]
  readonly outputs: readonly (Fact | undefined)[]
  /** One execution, the inputs' own bytes apart. */
  readonly amounts: Amounts
}

export interface InferOptions {
  /** Sizes by symbol name, data-dependent ones included. */
  readonly bindings: ReadonlyMap<string, Dim>
  readonly inputs: ReadonlyMap<string, Fact | undefined>
  /** Declared shapes inside the model are not to be believed: fixed input sizes were overridden. */
  readonly isResized: boolean
  /** Rules a project gives for operators of its own. */
  readonly customSpecs?: ReadonlyMap<string, OpSpec>
}

export interface Inference {
  readonly walk: GraphWalk
  readonly diagnostics: readonly Diagnostic[]
  /** Data-dependent sizes, with their upper bounds: those that something depends on, and those that are bound. */
  readonly freshDims: ReadonlyMap<string, { readonly upper: Dim | undefined; readonly node: string }>
  /** Trip counts (`TENSOR.trips`) and branches (`TENSOR.branch`) that only a run can tell, bound or not. */
  readonly decisions: ReadonlyMap<string, { readonly what: Decision; readonly node: string }>
}

const MAX_CALL_DEPTH = 64

/** Walks a model once: facts and costs of every node, subgraphs and function bodies included. Never throws for what a model says. */
export function inferModel(model: Model, options: InferOptions): Inference {
  const walker = new Walker(model, options)
  const walk = walker.walkGraph(model.graph, new Scope(), (input) => options.inputs.get(input.name), model.opsets, '')
  return { walk, diagnostics: walker.diagnostics, freshDims: remaining(walker.freshDims, walk, options.bindings), decisions: walker.decisions }
}

/** Sizes that were asked for on the way, but became known when a loop was followed, are left out. */
function remaining(freshDims: Inference['freshDims'], walk: GraphWalk, bindings: InferOptions['bindings']): Inference['freshDims'] {
  if (freshDims.size === 0) return freshDims
  const used = symbolsIn(walk)
  return new Map([...freshDims].filter(([name]) => used.has(name) || bindings.has(name)))
}

class Walker {
  readonly diagnostics: Diagnostic[] = []
  readonly freshDims = new Map<string, { readonly upper: Dim | undefined; readonly node: string }>()
  readonly decisions = new Map<string, { readonly what: Decision; readonly node: string }>()
  readonly #model: Model
  readonly #options: InferOptions
  readonly #calls = new Map<string, GraphWalk>()
  readonly #callStack: string[] = []
  /** First outputs of the calls that are being walked. */
  readonly #sites: string[] = []
  readonly #dataNames = new DataNames()
  #asked = 0
  /** Sizes that only a run can tell, met in the body that is being walked. */
  #open = new Set<string>()
  readonly #objectIds = new WeakMap<object, number>()
  readonly #told = new Set<string>()
  readonly #repeats = new Repeats()
  readonly #walks = new WeakMap<BodyResult, GraphWalk>()
  #objects = 0

  constructor(model: Model, options: InferOptions) {
    this.#model = model
    this.#options = options
  }

  walkGraph(graph: Graph, scope: Scope, inputFact: (input: ValueInfo, i: number) => Fact | undefined, opsets: ReadonlyMap<string, number>, path: string): GraphWalk {
    for (const [name, tensor] of graph.initializers) scope.set(name, storedFact(tensor, weightId(tensor, path + name)))
    for (const [name, sparse] of graph.sparseInitializers) scope.set(name, sparseFact(sparse, path + name))
    for (const [i, input] of graph.inputs.entries()) scope.set(input.name, inputFact(input, i))
    const declared = new Map(graph.valueInfo)
    for (const output of graph.outputs) declared.set(output.name, output)
    return this.#walkNodes(graph, scope, opsets, declared, path)
  }

  #walkNodes(
    graph: Pick<Graph, 'name' | 'inputs' | 'outputs' | 'nodes'>,
    scope: Scope,
    opsets: ReadonlyMap<string, number>,
    declared: ReadonlyMap<string, ValueInfo>,
    path: string,
    attributes?: ReadonlyMap<string, Attribute>,
  ): GraphWalk {
    const nodes = graph.nodes.map((node) => this.#walkNode(attributes === undefined ? node : withReferences(node, attributes), scope, opsets, declared, path))
    const amounts = everyAmount((name) => sumAmounts(nodes.map(({ cost }) => cost.amounts[name])))
    return { graph, facts: scope.own(), nodes, outputs: graph.outputs.map((output) => scope.get(output.name)), amounts }
  }

  #walkNode(node: Node, scope: Scope, opsets: ReadonlyMap<string, number>, declared: ReadonlyMap<string, ValueInfo>, path: string): NodeWalk {
    const inputNames = scope.given(node.inputs)
    const inputs = inputNames.map((name) => (name === '' ? undefined : scope.get(name)))
    const bodies = new Map<string, GraphWalk>()
    const runnable = new Map<string, Body | undefined>()
    const context = new OpContext({
      op: node.op,
      domain: node.domain,
      opset: opsets.get(node.domain) ?? 1,
      attrs: new Attributes(node.attributes),
      inputs,
      inputNames,
      outputNames: node.outputs,
      surroundings: {
        freshDim: (output, axis, upper) => this.#freshDim(node, output, axis, upper, path),
        decision: (what) => this.#decision(node, what, path),
        body: (attribute) => {
          if (!runnable.has(attribute))
            runnable.set(
              attribute,
              this.#body(node, attribute, scope, opsets, path, (walk) => bodies.set(attribute, walk)),
            )
          return runnable.get(attribute)
        },
      },
    })
    const definition = this.#model.functions.get(functionKey(node.domain, node.op, node.overload))
    const spec = definition === undefined ? (this.#options.customSpecs?.get(functionKey(node.domain, node.op)) ?? findSpec(node.domain, node.op)) : undefined
    const call = definition === undefined ? undefined : this.#call(definition, node, inputNames, inputs, path)
    if (call !== undefined) bodies.set('', call)
    let inferred = call?.outputs ?? []
    let problem = this.#repeats.allow(node) ? undefined : 'the model repeats its nodes too often to follow'
    const stored = spec?.isConstant === true ? context.attrs.tensor('value') : undefined
    if (stored !== undefined) inferred = [storedFact(stored, weightId(stored, path + node.outputs[0]))]
    else if (spec !== undefined && problem === undefined) {
      try {
        inferred = inferOutputs(spec, context)
      } catch (error) {
        problem = messageOf(error)
        this.#tell(node, { code: 'shape/rule-failed', level: 'warning', message: `${node.op}: ${problem}` })
      }
    }
    const outputs = node.outputs.map((name, i) => {
      const info = declared.get(name)
      const merged = mergeDeclared(inferred[i], info, { bindings: this.#options.bindings, isResized: this.#options.isResized, name })
      if (merged.clash !== undefined) this.#tell(node, { code: 'shape/declared-differs', level: 'warning', message: merged.clash })
      scope.set(name, merged.fact)
      return merged.fact
    })
    const isView = spec !== undefined && problem === undefined && isViewOf(spec, context)
    const cost = nodeAmounts({ context, spec, outputs, isView, problem, call, bodies, walks: this.#walks, repeats: this.#repeats })
    runnable.clear()
    return { node, context, spec, outputs, cost, isView, bodies: [...bodies.values()], isCall: call !== undefined }
  }

  #freshDim(node: Node, output: number, axis: number, upper: Dim | undefined, path: string): Dim {
    const name = this.#nameOf(`${node.outputs[output] || node.name || node.op}.${axis}`, path)
    this.freshDims.set(name, { upper, node: node.name })
    this.#open.add(name)
    return this.#options.bindings.get(name) ?? symbol(name)
  }

  #nameOf(name: string, path: string): string {
    this.#asked++
    return this.#dataNames.nameOf(name, this.#sites, path)
  }

  #decision(node: Node, what: Decision, path: string): number | undefined {
    const name = this.#nameOf(decisionName(node, what), path)
    this.decisions.set(name, { what, node: node.name })
    const bound = this.#options.bindings.get(name)
    return typeof bound === 'number' ? bound : undefined
  }

  #collectOpen(makeWalk: () => GraphWalk): { readonly walk: GraphWalk; readonly openSizes: ReadonlySet<string> } {
    const outer = this.#open
    this.#open = new Set()
    const walk = makeWalk()
    const openSizes = this.#open
    this.#open = new Set([...outer, ...openSizes])
    return { walk, openSizes }
  }

  #body(node: Node, attribute: string, scope: Scope, opsets: ReadonlyMap<string, number>, path: string, keep: (walk: GraphWalk) => void): Body | undefined {
    const raw = node.attributes.get(attribute)
    if (raw?.kind !== 'graph') return undefined
    const graph = raw.value
    const known = new Map<string, { readonly walk: GraphWalk; readonly openSizes: ReadonlySet<string> }>()
    return {
      inputNames: graph.inputs.map((input) => input.name),
      outputNames: graph.outputs.map((output) => output.name),
      work: workOf(graph),
      run: (inputs): BodyResult => {
        const key = inputs.map(factKey).join('|')
        const result =
          known.get(key) ?? this.#collectOpen(() => this.walkGraph(graph, new Scope(scope), (_, i) => inputs[i], opsets, `${path}${node.outputs[0] ?? node.name}/${attribute}/`))
        known.set(key, result)
        const { walk, openSizes } = result
        const told: BodyResult = { outputs: walk.outputs, amounts: walk.amounts, openSizes }
        this.#walks.set(told, walk)
        keep(walk)
        return told
      },
    }
  }

  /** The body of a local function at one call; equal calls share one walk, unless something in it depends on data. Undefined for a call that contains itself. */
  #call(definition: FunctionDefinition, node: Node, inputNames: readonly string[], inputs: readonly (Fact | undefined)[], path: string): GraphWalk | undefined {
    const name = functionKey(definition.domain, definition.name, definition.overload)
    const attributes = new Map([...definition.attributeDefaults, ...node.attributes])
    const leftOut = new Set(definition.inputs.filter((_, i) => (inputNames[i] ?? '') === ''))
    const key = `${name}(${inputs.map((fact, i) => (inputNames[i] === '' ? '' : factKey(fact))).join('|')})${[...attributes].map(([attribute, value]) => `${attribute}=${this.#attributeKey(value)}`).join()}`
    const known = this.#calls.get(key)
    if (known !== undefined) return known
    if (this.#callStack.includes(name) || this.#callStack.length >= MAX_CALL_DEPTH) {
      this.#tell(node, { code: 'graph/recursive-function', level: 'error', message: `function ${name} calls itself or nests too deeply: its cost is not known` })
      return undefined
    }
    this.#callStack.push(name)
    this.#sites.push(node.outputs[0] ?? node.name)
    const asked = this.#asked
    const scope = new Scope(undefined, leftOut)
    for (const [i, input] of definition.inputs.entries()) scope.set(input, inputs[i])
    const named = (list: readonly string[]): readonly ValueInfo[] => list.map((value) => ({ name: value, type: undefined, metadata: new Map() }))
    const graph = { name, inputs: named(definition.inputs), outputs: named(definition.outputs), nodes: definition.nodes }
    const walk = this.#walkNodes(graph, scope, new Map([...this.#model.opsets, ...definition.opsets]), definition.valueInfo, `${path}${name}/`, attributes)
    this.#callStack.pop()
    this.#sites.pop()
    if (this.#asked === asked) this.#calls.set(key, walk)
    return walk
  }

  #attributeKey(attribute: Attribute): string {
    if (attribute.kind === 'other') return 'other'
    const { value } = attribute
    if (typeof value !== 'object' || Array.isArray(value)) return `${attribute.kind}:${String(value)}`
    const id = this.#objectIds.get(value) ?? ++this.#objects
    this.#objectIds.set(value, id)
    return `#${id}`
  }

  #tell(node: Node, diagnostic: Diagnostic): void {
    const at = node.name || node.outputs[0] || node.op
    const key = `${at} ${diagnostic.message}`
    if (this.#told.has(key)) return
    this.#told.add(key)
    this.diagnostics.push({ ...diagnostic, at: { node: at } })
  }
}

/** A function body's node with the call's attributes in the place of references, in subgraphs too. */
function withReferences(node: Node, attributes: ReadonlyMap<string, Attribute>): Node {
  if (![...node.attributes.values()].some((attribute) => attribute.kind === 'reference' || attribute.kind === 'graph')) return node
  const resolved = new Map<string, Attribute>()
  for (const [name, attribute] of node.attributes) {
    if (attribute.kind === 'reference') {
      const given = attributes.get(attribute.value)
      if (given !== undefined) resolved.set(name, given)
    } else if (attribute.kind === 'graph') {
      resolved.set(name, { kind: 'graph', value: { ...attribute.value, nodes: attribute.value.nodes.map((inner) => withReferences(inner, attributes)) } })
    } else {
      resolved.set(name, attribute)
    }
  }
  return { ...node, attributes: resolved }
}

/** Whether every wanted output's type and shape are known. */
export function isNodeShaped(walk: NodeWalk): boolean {
  return walk.node.outputs.every((name, i) => name === '' || isShaped(walk.outputs[i]))
}
