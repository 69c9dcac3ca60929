import type { ModelProfile, NodeProfile } from '../analyze/model-profile.ts'
import { own } from '../util/own.ts'
import { isDefault } from './attribute-defaults.ts'
import { changedDims, parseWeight } from './tensor-text.ts'

/** What a paired node has that its partner has not: an attribute, a weight, or an input from elsewhere. */
export interface OwnChange {
  /** `strides`, `weight 1`, `input 0`. */
  readonly what: string
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** `from` and `to` are nodes. */
  readonly isSource?: boolean
}

export interface NodeInModel {
  readonly profile: ModelProfile
  readonly node: NodeProfile
}

/** Attributes and weights that were changed rather than following from the sizes of the node's inputs. */
export function ownChanges(base: NodeInModel, head: NodeInModel): readonly OwnChange[] {
  const attributes = differences(base.node.attributes, head.node.attributes).filter(
    ({ what, from, to }) => (from !== undefined && to !== undefined) || !isDefault(head.node.op, what, from ?? to ?? ''),
  )
  const weights = withoutMoves(differences(base.node.weights, head.node.weights))
    .filter(({ from, to }) => from === undefined || to === undefined || !isInherited(from, to, base, head))
    .filter((change, i, all) => !all.slice(0, i).some((earlier) => follows(change, earlier)))
    .map(({ what, ...texts }) => ({ what: weightName(what, head.node), ...texts }))
  return [...attributes, ...weights]
}

function differences(base: Readonly<Record<string, string>> = {}, head: Readonly<Record<string, string>> = {}): readonly OwnChange[] {
  const names = [...new Set([...Object.keys(base), ...Object.keys(head)])]
  return names.flatMap((what) => {
    const [from, to] = [own(base, what), own(head, what)]
    return from === to ? [] : [{ what, from, to }]
  })
}

/** Without weights that only stand in another slot: an exporter may swap the operands of a sum. */
function withoutMoves(changes: readonly OwnChange[]): readonly OwnChange[] {
  const [added, removed] = [changes.filter(({ from }) => from === undefined), changes.filter(({ to }) => to === undefined)]
  const moved = new Set<OwnChange>()
  for (const change of removed) {
    const other = added.find(({ to }, i) => to === change.from && !moved.has(added[i] ?? change))
    if (other !== undefined) moved.add(change).add(other)
  }
  return changes.filter((change) => !moved.has(change))
}

function weightName(slot: string, { weights = {} }: NodeProfile): string {
  return Object.keys(weights).length > 1 ? `weight ${slot}` : 'weight'
}

/**
 * Whether a weight only follows its node's inputs: each dimension that differs went from the size to the size that a dimension of an
 * input did (with groups, a group's share of it), and its type as an input's type did.
 */
function isInherited(from: string, to: string, base: NodeInModel, head: NodeInModel): boolean {
  const [before, after] = [parseWeight(from), parseWeight(to)]
  if (before.shape.length !== after.shape.length) return false
  const inputs = inputChanges(base, head)
  if (before.dtype !== after.dtype && !inputs.some(({ types }) => types[0] === before.dtype && types[1] === after.dtype)) return false
  const [groupsBefore, groupsAfter] = [groupsOf(base.node), groupsOf(head.node)]
  return before.shape.every((size, axis) => {
    const now = after.shape[axis] ?? 0
    return size === now || inputs.some(({ dims }) => dims.some((dim) => isStep(dim, size, now) || isStep(dim, size * groupsBefore, now * groupsAfter)))
  })
}

/** Whether a weight only takes the sizes of one before it, as a bias takes those of its matrix. */
function follows(weight: OwnChange, earlier: OwnChange): boolean {
  const steps = ({ from, to }: OwnChange): readonly string[] | undefined => {
    if (from === undefined || to === undefined) return undefined
    const [before, after] = [parseWeight(from), parseWeight(to)]
    if (before.shape.length !== after.shape.length) return undefined
    const sizes = before.shape.flatMap((size, axis) => (size === after.shape[axis] ? [] : [`${size} ${after.shape[axis]}`]))
    return before.dtype === after.dtype ? sizes : [...sizes, `${before.dtype} ${after.dtype}`]
  }
  const [own, theirs] = [steps(weight), steps(earlier)]
  return own?.every((step) => theirs?.includes(step) === true) ?? false
}

function isStep({ from, to }: { readonly from: unknown; readonly to: unknown }, before: number, after: number): boolean {
  return from === before && to === after
}

function groupsOf({ attributes = {} }: NodeProfile): number {
  const groups = Number(attributes.group ?? 1)
  return Number.isInteger(groups) && groups > 0 ? groups : 1
}

function inputChanges(base: NodeInModel, head: NodeInModel) {
  return base.node.inputs.flatMap((name, slot) => {
    const [before, after] = [own(base.profile.tensors, name), own(head.profile.tensors, head.node.inputs[slot] ?? '')]
    if (before === undefined || after === undefined) return []
    return [{ types: [before.dtype, after.dtype] as const, dims: changedDims(before, after) ?? [] }]
  })
}

/** `strides 2,2 → 1,1`, `dilations 2,2 removed`, `weight float32[64] added`. */
export function changeText({ what, from, to }: OwnChange): string {
  if (from === undefined) return `${what} ${to} added`
  return to === undefined ? `${what} ${from} removed` : `${what} ${from} → ${to}`
}

/** For a sentence about a node: `strides of /conv changed from 2,2 to 1,1`. */
export function changesSentence(name: string, changes: readonly OwnChange[]): string {
  const [only, ...others] = changes
  if (only === undefined) return `${name} changed`
  if (others.length > 0) return `${name} changed: ${changes.map(changeText).join(', ')}`
  if (only.from === undefined) return `${only.what} ${only.to} added to ${name}`
  return only.to === undefined ? `${only.what} ${only.from} removed from ${name}` : `${only.what} of ${name} changed from ${only.from} to ${only.to}`
}
