import type { ExecutedNode, ExecutionProfile } from './profile-events.ts'

/** A node of the main graph of the file. */
export interface FileNode {
  readonly name: string
  readonly op: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
}

/** A node of the graph that onnxruntime made of it. */
export interface OptimizedNode {
  readonly name: string
  readonly outputs: readonly string[]
}

/** One kernel that ran, and the nodes of the file whose work it did: several when fused, none when onnxruntime added it. */
export interface MappedLayer {
  readonly executed: ExecutedNode
  readonly nodes: readonly FileNode[]
}

/**
 * Maps executed kernels back to the nodes of the file. A kernel is anchored at the tensor of the file that it ends with: an output
 * that kept its name, the one its name was made from, or that of the node whose name or position it kept. A kernel of another
 * operator than the node there is a fusion that ends there, and did the work back to a node of its own operator, or to the anchors
 * of the kernels before it. What is then left was fused into the end of the kernel it follows.
 * @param nodes of the main graph in file order, Constants included
 * @param constants names of tensors known before running: initializers
 */
export function mapLayers(profile: ExecutionProfile, nodes: readonly FileNode[], constants: ReadonlySet<string>, optimized: readonly OptimizedNode[]): readonly MappedLayer[] {
  const file = new FileGraph(nodes, constants)
  const outputsOf = uniqueBy(optimized, (node) => node.name)
  const owners = new Map<FileNode, number>()
  const anchored = profile.nodes.map((executed, kernel) => {
    const found = anchorsOf(executed, file, outputsOf.get(executed.name)?.outputs ?? []).flatMap((tensor) => file.producers.get(tensor) ?? [])
    const free = found.filter((node) => !owners.has(node))
    for (const node of free) owners.set(node, kernel)
    return free
  })
  for (const [kernel, anchors] of anchored.entries()) {
    for (const node of file.leadingTo(anchors, profile.nodes[kernel]?.op, owners)) owners.set(node, kernel)
  }
  for (const node of file.ordered) {
    const before = node.inputs.flatMap((tensor) => owners.get(file.producers.get(tensor) ?? node) ?? [])
    if (!owners.has(node) && !file.isFolded(node) && before.length > 0) owners.set(node, Math.max(...before))
  }
  for (const node of file.ordered.toReversed()) {
    const after = file.consumers(node).flatMap((consumer) => owners.get(consumer) ?? [])
    if (!owners.has(node) && !file.isFolded(node) && after.length > 0) owners.set(node, Math.min(...after))
  }
  return profile.nodes.map((executed, kernel) => ({ executed, nodes: file.ordered.filter((node) => owners.get(node) === kernel) }))
}

function anchorsOf(executed: ExecutedNode, file: FileGraph, optimizedOutputs: readonly string[]): readonly string[] {
  const kept = optimizedOutputs.filter((tensor) => file.producers.has(tensor))
  if (kept.length > 0) return kept
  const blocked = executed.name.replace(/_nchwc$/, '')
  if (file.producers.has(blocked)) return [blocked]
  return (file.survivor(executed) ?? file.origin(executed.name))?.outputs ?? []
}

class FileGraph {
  /** Without Constants, in file order. */
  readonly ordered: readonly FileNode[]
  readonly producers: ReadonlyMap<string, FileNode>
  private readonly readers: ReadonlyMap<string, readonly FileNode[]>
  private readonly named: ReadonlyMap<string, FileNode>
  private readonly folded: ReadonlySet<FileNode>

  constructor(nodes: readonly FileNode[], constants: ReadonlySet<string>) {
    this.ordered = nodes.filter((node) => node.op !== 'Constant')
    this.producers = new Map(this.ordered.flatMap((node) => node.outputs.filter((tensor) => tensor !== '').map((tensor) => [tensor, node] as const)))
    this.readers = groupBy(this.ordered.flatMap((node) => node.inputs.map((tensor) => [tensor, node] as const)))
    this.named = uniqueBy(this.ordered, (node) => node.name)
    this.folded = foldable(nodes, constants)
  }

  /** Whether onnxruntime can compute a node once, when it loads: it takes no time in a run. */
  isFolded(node: FileNode): boolean {
    return this.folded.has(node)
  }

  consumers(node: FileNode): readonly FileNode[] {
    return node.outputs.flatMap((tensor) => this.readers.get(tensor) ?? [])
  }

  /** The node that onnxruntime left as it was: it keeps name and position, and one without a name is called by both. */
  survivor({ name, op, index }: ExecutedNode): FileNode | undefined {
    const there = this.ordered[index]
    if (there?.op === op && (there.name === name || (there.name === '' && name === `${op}_${index}`))) return there
    return name === '' ? undefined : this.named.get(name)
  }

  /** The node that a made-up name begins with, as in `/fc/MatMul/MatMulAddFusion`. */
  origin(name: string): FileNode | undefined {
    for (let end = name.length; end > 0; end = Math.max(name.lastIndexOf('/', end - 1), name.lastIndexOf('_', end - 1))) {
      const node = this.named.get(name.slice(0, end))
      if (node !== undefined) return node
    }
    return undefined
  }

  /** Nodes without an owner on the way back from some to those with one, or to one of the kernel's own operator. */
  leadingTo(ends: readonly FileNode[], op: string | undefined, owners: ReadonlyMap<FileNode, number>): ReadonlySet<FileNode> {
    const found = new Set<FileNode>()
    const waiting = ends.filter((node) => node.op !== op)
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      for (const before of node.inputs.flatMap((tensor) => this.producers.get(tensor) ?? [])) {
        if (owners.has(before) || found.has(before) || this.isFolded(before)) continue
        found.add(before)
        if (before.op !== op) waiting.push(before)
      }
    }
    return found
  }
}

/** Random numbers are drawn anew, and subgraphs read tensors that are no inputs. */
const NEVER_FOLDED = /^(Random.*|Bernoulli|Multinomial|If|Loop|Scan)$/

/** Nodes whose inputs are known before running, or that ask for sizes alone. */
function foldable(nodes: readonly FileNode[], constants: ReadonlySet<string>): ReadonlySet<FileNode> {
  const known = new Set(constants)
  const folded = new Set<FileNode>()
  for (const node of nodes) {
    const isKnown = node.op === 'Shape' || node.op === 'Size' || node.inputs.every((input) => input === '' || known.has(input))
    if (!isKnown || NEVER_FOLDED.test(node.op)) continue
    folded.add(node)
    for (const output of node.outputs) known.add(output)
  }
  return folded
}

function groupBy<T>(entries: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const [key, value] of entries) {
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [value])
    else group.push(value)
  }
  return groups
}

function uniqueBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, T> {
  const found = new Map<string, T>()
  const repeated = new Set<string>()
  for (const item of items) {
    if (found.has(key(item))) repeated.add(key(item))
    found.set(key(item), item)
  }
  for (const name of repeated) found.delete(name)
  found.delete('')
  return found
}
