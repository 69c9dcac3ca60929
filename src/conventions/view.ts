import type { NodeWalk } from '../analyze/infer.ts'
import type { NodeProfile } from '../analyze/model-profile.ts'
import { isShown } from '../analyze/node-profile.ts'
import type { Analysis } from '../analyze/profile.ts'
import { producersOf, usersOf } from '../analyze/tensor-links.ts'
import type { Fact } from '../facts/fact.ts'
import type { Tensor } from '../graph/graph.ts'

/** Thrown where a size that a figure needs is not a number. */
export class UnknownSize extends Error {}

/** Operators that hand a stored tensor on in another form. */
const HANDS_ON = new Set(['Identity', 'Transpose', 'Unsqueeze', 'Squeeze', 'Reshape', 'Flatten', 'DequantizeLinear', 'Cast'])

/** The main graph of a model as the recognizers see it: who makes what, who uses it, what is stored. */
export class GraphView {
  readonly nodes: readonly NodeWalk[]
  /** torch's newer exporter wrote the file. */
  readonly isFromDynamo: boolean
  readonly #analysis: Analysis
  readonly #producers: ReadonlyMap<string, NodeWalk>
  readonly #users: ReadonlyMap<string, readonly NodeWalk[]>
  readonly #places: ReadonlyMap<NodeWalk, { readonly key: string; readonly scope: string }>

  constructor(analysis: Analysis) {
    this.#analysis = analysis
    const { nodes } = analysis.inference.walk
    this.nodes = nodes.filter(isShown)
    this.isFromDynamo = this.nodes.some(({ node }) => [...node.metadata.keys()].some((key) => key.startsWith('pkg.torch.onnx')))
    this.#producers = producersOf(nodes)
    this.#users = usersOf(nodes)
    this.#places = new Map(this.nodes.map((node, i) => [node, placeOf(analysis.profile.nodes[i])]))
  }

  producer(name: string | undefined): NodeWalk | undefined {
    return name === undefined ? undefined : this.#producers.get(name)
  }

  users(name: string | undefined): readonly NodeWalk[] {
    return name === undefined ? [] : (this.#users.get(name) ?? [])
  }

  /** The only user of a tensor, if there is one and only one. */
  onlyUser(name: string | undefined): NodeWalk | undefined {
    const users = this.users(name)
    return users.length === 1 ? users[0] : undefined
  }

  /** The initializer or Constant that a tensor is, or is another form of. */
  stored(name: string | undefined): { readonly name: string; readonly tensor: Tensor } | undefined {
    if (name === undefined || name === '') return undefined
    const initializer = this.#analysis.model.graph.initializers.get(name)
    if (initializer !== undefined) return { name, tensor: initializer }
    const producer = this.producer(name)
    if (producer === undefined) return undefined
    const constant = producer.spec?.isConstant === true ? producer.node.attributes.get('value') : undefined
    if (constant?.kind === 'tensor') return { name, tensor: constant.value }
    return HANDS_ON.has(producer.node.op) ? this.stored(producer.node.inputs[0]) : undefined
  }

  /** The one number a tensor holds, if it is known. */
  scalar(name: string | undefined): number | undefined {
    const fact = name === undefined ? undefined : this.fact(name)
    const value = fact?.kind === 'tensor' ? fact.value : undefined
    return value?.length === 1 && typeof value[0] === 'number' ? value[0] : undefined
  }

  fact(name: string): Fact | undefined {
    return this.#analysis.inference.walk.facts.get(name)
  }

  /** @throws UnknownSize */
  shape(name: string | undefined): readonly number[] {
    const fact = name === undefined ? undefined : this.fact(name)
    const shape = fact?.kind === 'tensor' ? fact.shape : undefined
    if (shape === undefined || !shape.every((dim) => typeof dim === 'number')) throw new UnknownSize(`the shape of ${name ?? 'a tensor'} is not known`)
    return shape as readonly number[]
  }

  /** @throws UnknownSize */
  macs({ cost }: NodeWalk): number {
    const { dim, why } = cost.amounts.macs
    if (typeof dim !== 'number' || why !== undefined) throw new UnknownSize(why ?? 'MACs are not a number')
    return dim
  }

  /** A node's key, as its profile has it. */
  key(node: NodeWalk): string {
    return this.#places.get(node)?.key ?? ''
  }

  /** Path of the module that a node stands in. */
  scope(node: NodeWalk): string {
    return this.#places.get(node)?.scope ?? ''
  }
}

function placeOf(profile: NodeProfile | undefined) {
  return { key: profile?.key ?? '', scope: profile?.scope.join('.') ?? '' }
}

/** The modules around a path, outermost first. */
export function ancestors(path: string): readonly string[] {
  const found: string[] = []
  for (let end = path.indexOf('.'); end >= 0; end = path.indexOf('.', end + 1)) found.push(path.slice(0, end))
  return found
}

export function product(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all * size, 1)
}
