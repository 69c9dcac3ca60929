import { type Dim, dimKey, isExpression, type Shape, sameShape, substitute } from '../facts/dim.ts'
import { type Fact, type TensorFact, tensor } from '../facts/fact.ts'
import type { ValueInfo } from '../graph/graph.ts'
import { declaredFact, isImpossible, substituteFact } from './declared-fact.ts'

export interface DeclaredOptions {
  readonly bindings: ReadonlyMap<string, Dim>
  /** Fixed input sizes were overridden: declared dims no longer hold, types and ranks do. */
  readonly isResized: boolean
  readonly name: string
}

interface Merged {
  readonly fact: Fact | undefined
  readonly clash?: string
}

/**
 * Own inference first, the file's declaration where that says nothing. A number of ours that differs from a declared number
 * stays, the clash is told, and nothing else of that declaration is believed.
 */
export function mergeDeclared(inferred: Fact | undefined, info: ValueInfo | undefined, options: DeclaredOptions): Merged {
  const declared = info === undefined ? undefined : declaredFact(info)
  if (declared === undefined) return { fact: inferred }
  if (inferred === undefined) {
    const bound = withPossibleDims(substituteFact(declared, options.bindings))
    return { fact: options.isResized ? withoutDims(bound) : bound }
  }
  if (inferred.kind !== 'tensor' || declared.kind !== 'tensor') return { fact: inferred }
  if (inferred.dtype !== undefined && declared.dtype !== undefined && inferred.dtype !== declared.dtype) {
    return { fact: inferred, clash: `${options.name} is declared ${declared.dtype}, but is ${inferred.dtype}` }
  }
  return mergeTensors(inferred, declared, options)
}

function mergeTensors(inferred: TensorFact, declared: TensorFact, { bindings, isResized, name }: DeclaredOptions): Merged {
  const dtype = inferred.dtype ?? declared.dtype
  if (declared.shape === undefined || isResized) return { fact: withType(inferred, dtype, inferred.shape) }
  const hint = possibleDims(declared.shape.map((dim) => substitute(dim, bindings)))
  if (inferred.shape === undefined) return { fact: withType(inferred, dtype, hint) }
  const own = inferred.shape
  const isLikeLong = own.length === hint.length
  const isAlike = isLikeLong && own.every((dim, axis) => typeof dim !== 'number' || typeof hint[axis] !== 'number' || dim === hint[axis])
  const fact = withType(inferred, dtype, isAlike && own.includes(null) ? own.map((dim, axis) => dim ?? hint[axis] ?? null) : own)
  return isAlike ? { fact } : { fact, clash: `${name} is declared ${shapeText(hint)}, but works out as ${shapeText(own)}` }
}

/** What expressions such as `s - 5` come to may be no size: it says nothing then. */
function possibleDims(shape: Shape): Shape {
  return shape.map((dim) => (isImpossible(dim) ? null : dim))
}

function withPossibleDims(fact: Fact | undefined): Fact | undefined {
  return fact?.kind === 'tensor' && fact.shape?.some(isImpossible) ? { ...fact, shape: possibleDims(fact.shape) } : fact
}

/** The fact with what was declared of it: a value stays, since where elements are known all sizes were. */
function withType(fact: TensorFact, dtype: TensorFact['dtype'], shape: Shape | undefined): TensorFact {
  const isSame = fact.dtype === dtype && (fact.shape === shape || (fact.shape !== undefined && shape !== undefined && sameShape(fact.shape, shape)))
  return isSame ? fact : { ...fact, dtype, shape }
}

/** A declaration whose numbers no longer hold: type and rank stay. */
function withoutDims(fact: Fact | undefined): Fact | undefined {
  return fact?.kind === 'tensor'
    ? tensor(
        fact.dtype,
        fact.shape?.map((dim) => (isExpression(dim) ? dim : null)),
      )
    : fact
}

function shapeText(shape: Shape): string {
  return `[${shape.map(dimKey).join(', ')}]`
}
