import type { Node } from './graph.ts'

/**
 * Where torch's newer exporter writes the modules around a node: name_scopes as a Python list, or in older releases only
 * namespace as `NAME: CLASS/…`. Both end with the operation itself.
 */
const SCOPE_READERS: readonly (readonly [key: string, read: (text: string) => readonly string[]])[] = [
  ['pkg.torch.onnx.name_scopes', pythonStrings],
  ['namespace', (text) => text.split('/').map((part) => part.split(':')[0]?.trim() ?? '')],
]

const FUSED_BY = 'pkg.onnxscript.rewriter.rule_name'

/**
 * The module a node belongs to, outermost first, as far as its exporter tells: the path `named_modules` has in torch, so
 * that `scope.join('.')` is the module's name. `/layer1/layer1.0/conv1/Conv` is in `['layer1', '0', 'conv1']`; so is the same node from
 * the newer exporter, which writes the path into the node's metadata. Empty for a node of the model itself, or of no known module.
 */
export function scopeOf(node: Node): readonly string[] {
  return scopeInMetadata(node) ?? scopeInName(node.name)
}

/** The module a parameter belongs to by its name: `layer1.0.conv1.weight` is of `['layer1', '0', 'conv1']`; empty where none is told. */
export function ownerOfParameter(name: string): readonly string[] {
  if (name.includes('::')) return []
  return name
    .replace(/:\d+$/, '')
    .split(/[./]/)
    .filter((part) => part !== '')
    .slice(0, -1)
}

function scopeInMetadata(node: Node): readonly string[] | undefined {
  if (node.metadata.size === 0) return undefined
  for (const [key, read] of SCOPE_READERS) {
    const text = node.metadata.get(key)
    if (text === undefined) continue
    const scope = modulePath(read(text).slice(0, -1))
    return node.metadata.has(FUSED_BY) ? (scopeOfFusedWeight(node, scope) ?? scope) : scope
  }
  return undefined
}

/** A fused node carries the scope of the last module it was made from; its weight is named after the first, beside it. */
function scopeOfFusedWeight(node: Node, scope: readonly string[]): readonly string[] | undefined {
  const weight = node.inputs.find((name) => name.endsWith('.weight'))
  const owner = weight === undefined ? [] : ownerOfParameter(weight)
  const isBeside = owner.length === scope.length && owner.every((part, i) => part === scope[i] || i === scope.length - 1)
  return isBeside ? owner : undefined
}

/** torch's older exporter and the TensorFlow ones put a node's path into its name. */
function scopeInName(name: string): readonly string[] {
  return modulePath(name.split('/').slice(0, -1))
}

/** Path parts that repeat the part before them (`layer1`, `layer1.0`) or all before them (`layer1.0.conv1`) add only what is new. */
function modulePath(parts: readonly string[]): readonly string[] {
  const path: string[] = []
  for (const part of parts) {
    if (!part.includes('.')) {
      if (part !== '') path.push(part)
      continue
    }
    const names = part.split('.').filter((name) => name !== '')
    path.push(...names.slice(overlap(path, names)))
  }
  return path
}

/** How many of the first names, not all, are the end of the path. */
function overlap(path: readonly string[], names: readonly string[]): number {
  for (let count = Math.min(path.length, names.length - 1); count > 0; count--) {
    if (names.slice(0, count).every((name, i) => name === path[path.length - count + i])) return count
  }
  return 0
}

/** The strings in the text of a Python list. */
function pythonStrings(text: string): readonly string[] {
  return [...text.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? match[2] ?? '')
}
