import type { DType } from '../facts/dtype.ts'
import { isFloat } from '../facts/dtype.ts'
import type { Model, Node } from '../graph/graph.ts'
import { type Origin, storedOrigins, type WeightUse } from './weight-uses.ts'

export type { WeightUse } from './weight-uses.ts'

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
  /** Nodes of the main graph that use it, themselves or in their bodies and functions, in file order; it counts at the first. */
  readonly mainUsers: readonly Node[]
  /** Slots of the main graph's own nodes in which it stands. */
  readonly slots: readonly { readonly node: Node; readonly slot: number }[]
}

/**
 * Every tensor stored in the model, once each: in the main graph, in all branches and bodies, and in functions once per
 * definition; classed by the slots it is used in (docs/counting.md, "Parameters").
 */
export function storedWeights(model: Model): readonly StoredWeight[] {
  return storedOrigins(model).map((origin) => ({
    id: origin.id,
    name: origin.name,
    dtype: origin.storage.dtype,
    dims: origin.storage.dims,
    elements: origin.logical ?? origin.storage.elements,
    bytes: origin.storage.bytes,
    class: classOf(origin),
    users: [...origin.uses],
    mainUsers: [...origin.users],
    slots: origin.slots,
  }))
}

/** Stored bytes of params, buffers and quantParams. */
export function weightBytes(weights: readonly StoredWeight[]): number {
  return weights.filter(isWeight).reduce((sum, { bytes }) => sum + bytes, 0)
}

/** What is learned or belongs to it, other than constants of the graph. */
export function isWeight({ class: kind }: StoredWeight): boolean {
  return kind === 'params' || kind === 'buffers' || kind === 'quantParams'
}

const NARROW: ReadonlySet<DType | undefined> = new Set<DType>(['int8', 'uint8', 'int4', 'uint4', 'int2', 'uint2'])
const WIDE: ReadonlySet<DType | undefined> = new Set<DType>(['int16', 'uint16', 'int32', 'uint32'])

function classOf({ storage: { dtype }, uses, isDequantized, isConstantNode }: Origin): WeightClass {
  const roles = new Set([...uses].map(({ role }) => role))
  if (roles.size === 0) return 'unusedElements'
  const isQuantized = NARROW.has(dtype) || (WIDE.has(dtype) && isDequantized)
  const isWeightType = isFloat(dtype) || isQuantized || (WIDE.has(dtype) && roles.has('weight'))
  if (isWeightType && (roles.has('weight') || roles.has('table'))) return 'params'
  if (roles.size === 1 && roles.has('quantParam')) return 'quantParams'
  if (roles.size === 1 && roles.has('buffer')) return 'buffers'
  if (isConstantNode || roles.has('index')) return 'constants'
  return isFloat(dtype) || isQuantized ? 'params' : 'constants'
}
