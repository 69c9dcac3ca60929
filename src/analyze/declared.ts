import { type Dim, dimKey, isExpression, sameDim } from '../facts/dim.ts'
import { type Fact, type TensorFact, tensor } from '../facts/fact.ts'
import type { ValueInfo } from '../graph/graph.ts'
import { declaredFact, substituteFact } from './bindings.ts'

export interface DeclaredOptions {
  readonly bindings: ReadonlyMap<string, Dim>
  /** Fixed input sizes were overridden: declared dims no longer hold, types and ranks do. */
  readonly isResized: boolean
  readonly name: string
}

/**
 * Own inference first, the file's declaration where that says nothing. A number of ours that differs from a declared number
 * stays, and the clash is told.
 */
export function mergeDeclared(inferred: Fact | undefined, info: ValueInfo | undefined, options: DeclaredOptions): { readonly fact: Fact | undefined; readonly clash?: string } {
  if (info?.type === undefined) return { fact: inferred }
  const declared = substituteFact(declaredFact(info), options.bindings)
  if (declared === undefined) return { fact: inferred }
  if (inferred === undefined) return { fact: options.isResized ? withoutDims(declared) : declared }
  if (inferred.kind !== 'tensor' || declared.kind !== 'tensor') return { fact: inferred }
  const dtype = inferred.dtype ?? declared.dtype
  const dtypeClash = inferred.dtype !== undefined && declared.dtype !== undefined && inferred.dtype !== declared.dtype
  if (dtypeClash) return { fact: inferred, clash: `${options.name} is declared ${declared.dtype}, but is ${inferred.dtype}` }
  if (declared.shape === undefined || options.isResized) return { fact: withType(inferred, dtype, inferred.shape) }
  if (inferred.shape === undefined) return { fact: withType(inferred, dtype, declared.shape) }
  if (inferred.shape.length !== declared.shape.length) return { fact: withType(inferred, dtype, inferred.shape), clash: clashText(options.name, declared, inferred) }
  const shape = inferred.shape.map((dim, axis) => dim ?? declared.shape?.[axis] ?? null)
  const isClash = inferred.shape.some((dim, axis) => typeof dim === 'number' && typeof declared.shape?.[axis] === 'number' && dim !== declared.shape[axis])
  const fact = withType(inferred, dtype, shape)
  return isClash ? { fact, clash: clashText(options.name, declared, inferred) } : { fact }
}

function withType(fact: TensorFact, dtype: TensorFact['dtype'], shape: TensorFact['shape']): TensorFact {
  const isSame = fact.dtype === dtype && fact.shape?.length === shape?.length && (shape?.every((dim, i) => dim === fact.shape?.[i] || sameDim(dim, fact.shape?.[i] ?? null)) ?? true)
  if (isSame) return fact
  return { ...tensor(dtype, shape, fact.value), why: fact.why, quantizedFrom: fact.quantizedFrom, weight: fact.weight }
}

/** A declaration whose numbers no longer hold: type and rank stay. */
function withoutDims(fact: Fact): Fact {
  return fact.kind === 'tensor' ? tensor(fact.dtype, fact.shape?.map((dim) => (isExpression(dim) ? dim : null))) : fact
}

function clashText(name: string, declared: TensorFact, inferred: TensorFact): string {
  const text = (fact: TensorFact) => `[${fact.shape?.map(dimKey).join(', ') ?? '?'}]`
  return `${name} is declared ${text(declared)}, but works out as ${text(inferred)}`
}
