import { type ModelProfile, NODE_FIGURES, type NodeFigureName, type NodeProfile } from '../analyze/model-profile.ts'
import { operatorName } from '../graph/operator-name.ts'
import { type Figure, isKnown, sumFigures } from '../util/figure.ts'
import { groupBy } from '../util/group-by.ts'

export type NodeFigures = Readonly<Record<NodeFigureName, Figure>>

/** Nodes whose figures are told together: a layer, an operator, a module. */
export interface NodeGroup {
  /** The node's key, the operator, or the path of the module: unique within its grouping. */
  readonly key: string
  /** The node's key, the operator, or the module's last name. */
  readonly label: string
  /** Of modules: how deep, from 0. */
  readonly depth: number
  readonly nodes: readonly NodeProfile[]
  readonly figures: NodeFigures
}

/** What a row of a table is. */
export const GROUPINGS = ['layer', 'op', 'module'] as const

export type Grouping = (typeof GROUPINGS)[number]

/** The nodes of a profile by what a row is to be: in file order, or by operator with the most MACs first. */
export function groupNodes(profile: Pick<ModelProfile, 'nodes'>, by: Grouping): readonly NodeGroup[] {
  return GROUPERS[by](profile.nodes)
}

/** Sums over nodes, figure by figure. */
export function figuresOf(nodes: readonly NodeProfile[]): NodeFigures {
  return Object.fromEntries(NODE_FIGURES.map((name) => [name, sumFigures(nodes.flatMap(({ figures }) => figures[name] ?? []))])) as Record<NodeFigureName, Figure>
}

const GROUPERS: Readonly<Record<Grouping, (nodes: readonly NodeProfile[]) => readonly NodeGroup[]>> = {
  layer: (nodes) => nodes.map((node) => ({ key: node.key, label: node.key, depth: 0, nodes: [node], figures: figuresOf([node]) })),
  op(nodes) {
    const groups = groupBy(nodes, operatorName)
    const rows = [...groups].map(([label, members]) => ({ key: label, label, depth: 0, nodes: members, figures: figuresOf(members) }))
    return sortGroups(rows, 'macs')
  },
  module(nodes) {
    const rows: NodeGroup[] = []
    const visit = ({ label, depth, nodes: members, children }: Module, path: string): void => {
      rows.push({ key: path, label, depth, nodes: members, figures: figuresOf(members) })
      for (const child of children.values()) visit(child, `${path === ROOT ? '' : path}/${child.label}`)
    }
    visit(moduleTree(nodes), ROOT)
    return rows
  },
}

/** Largest first; what is not known may be large and comes before what is. */
export function sortGroups<T extends { readonly figures: NodeFigures }>(groups: readonly T[], by: NodeFigureName): readonly T[] {
  const size = ({ figures }: T): number => {
    const figure = figures[by]
    return isKnown(figure) ? figure.value : Number.POSITIVE_INFINITY
  }
  return [...groups].sort((a, b) => (size(a) === size(b) ? 0 : size(b) - size(a)))
}

/** A module of the exporter with all nodes under it. */
export interface Module {
  readonly label: string
  readonly depth: number
  readonly nodes: NodeProfile[]
  /** Those of them that are in no module further in. */
  readonly own: NodeProfile[]
  readonly children: Map<string, Module>
}

/** What the whole model is called among its modules. */
const ROOT = '(model)'

/** Modules deeper than this are told with their parent. */
const MAX_DEPTH = 32

/** The modules of a model by the scopes of its nodes; the root is the model itself. */
export function moduleTree(nodes: readonly NodeProfile[]): Module {
  const root: Module = { label: ROOT, depth: 0, nodes: [], own: [], children: new Map() }
  for (const node of nodes) {
    let module = root
    root.nodes.push(node)
    for (const label of node.scope.slice(0, MAX_DEPTH)) {
      const child: Module = module.children.get(label) ?? { label, depth: module.depth + 1, nodes: [], own: [], children: new Map() }
      module.children.set(label, child)
      child.nodes.push(node)
      module = child
    }
    module.own.push(node)
  }
  return root
}
