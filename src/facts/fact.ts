import { type Dim, dimKey, elementsOf, isExpression, type Shape, sameDim } from './dim.ts'
import { bitsOf, type DType } from './dtype.ts'

/**
 * One element of a known value: a dim in integer tensors, any number (or a dim, where it was computed from sizes) in float
 * tensors, a boolean in bool tensors, null where it is not known. int64 values beyond ±2^53 are ±Infinity.
 */
export type Scalar = Dim | boolean

/** Elements in row-major order; as many as the shape says. */
export type Value = readonly Scalar[]

/** The initializer that a tensor is, or is a view of. */
export interface Weight {
  /** Identity of the stored tensor within the model. */
  readonly id: string
  readonly dtype: DType | undefined
  readonly elements: number
  /** Stored bytes. */
  readonly bytes: number
}

/** What is known of a tensor before anything runs. */
export interface TensorFact {
  readonly kind: 'tensor'
  /** undefined: not known, never "none". */
  readonly dtype: DType | undefined
  /** undefined: not even the rank is known. */
  readonly shape: Shape | undefined
  /** Only of small tensors (at most `MAX_VALUE_ELEMENTS`) of known shape. */
  readonly value?: Value | undefined
  /** What every element is, however many there are: that of a tensor too large for a value, or of symbolic size. */
  readonly fill?: Scalar | undefined
  /** Why the shape, or a dim of it, is not known: a sentence, in which an `it` at the beginning is the tensor (`whyNamed`). */
  readonly why?: string | undefined
  /** The quantised type this tensor was dequantised from. */
  readonly quantizedFrom?: DType | undefined
  readonly weight?: Weight | undefined
}

export interface SequenceFact {
  readonly kind: 'sequence'
  /** What every element has in common. */
  readonly element: Fact | undefined
  /** The elements themselves, where the sequence was built from known ones. */
  readonly elements?: readonly (Fact | undefined)[] | undefined
  readonly length: Dim
}

export interface OptionalFact {
  readonly kind: 'optional'
  readonly element: Fact | undefined
  /** Whether there is an element; undefined when that depends on data. */
  readonly isPresent: boolean | undefined
}

export interface MapFact {
  readonly kind: 'map'
  readonly key: DType | undefined
  readonly value: Fact | undefined
}

export type Fact = TensorFact | SequenceFact | OptionalFact | MapFact

/** Values above this many elements are not followed. */
export const MAX_VALUE_ELEMENTS = 4096

/** A tensor of known type and shape; a value of another length than the shape says is dropped. */
export function tensor(dtype: DType | undefined, shape: Shape | undefined, value?: Value): TensorFact {
  const isValueKept = value !== undefined && shape !== undefined && elementsOf(shape) === value.length && value.length <= MAX_VALUE_ELEMENTS
  return isValueKept ? { kind: 'tensor', dtype, shape, value } : { kind: 'tensor', dtype, shape }
}

/** A tensor's `why` as a sentence of its own, in which the tensor has its name. */
export function whyNamed(why: string, name: string): string {
  return why.replace(/^it(?= )/, () => name)
}

/** A tensor whose shape is not known, and why. */
export function unknownTensor(dtype: DType | undefined, why: string, shape?: Shape): TensorFact {
  return { kind: 'tensor', dtype, shape, why }
}

/** Whether every dim of a shape is known, symbols included. */
export function isShaped(fact: Fact | undefined): boolean {
  if (fact === undefined) return false
  if (fact.kind !== 'tensor') return true
  return fact.shape?.every((dim) => dim !== null) ?? false
}

const counts = new WeakMap<Shape, Dim>()

/** Number of elements; null when not known. A symbolic count is worked out once per shape. */
export function elementCount(fact: Fact | undefined): Dim {
  if (fact?.kind !== 'tensor' || fact.shape === undefined) return null
  const { shape } = fact
  const known = counts.get(shape)
  if (known !== undefined) return known
  const count = elementsOf(shape)
  if (isExpression(count)) counts.set(shape, count)
  return count
}

/** Bits of one element at true width; undefined for strings and unknown types. */
export function elementBits(fact: Fact | undefined): number | undefined {
  return fact?.kind === 'tensor' && fact.dtype !== undefined ? bitsOf(fact.dtype) : undefined
}

/** What two facts about values that may both occur have in common: equal dims stay, others are not known. */
export function commonFact(a: Fact | undefined, b: Fact | undefined, why: string): Fact | undefined {
  if (a === undefined || b === undefined || a.kind !== b.kind) return undefined
  if (a.kind === 'tensor' && b.kind === 'tensor') return commonTensor(a, b, why)
  if (a.kind === 'sequence' && b.kind === 'sequence') {
    const element = a.length === 0 ? b.element : b.length === 0 ? a.element : commonFact(a.element, b.element, why)
    return { kind: 'sequence', element, length: sameDim(a.length, b.length) ? a.length : null }
  }
  if (a.kind === 'optional' && b.kind === 'optional') {
    const isPresent = a.isPresent === b.isPresent ? a.isPresent : undefined
    return { kind: 'optional', element: a.isPresent === false ? b.element : b.isPresent === false ? a.element : commonFact(a.element, b.element, why), isPresent }
  }
  return a
}

function commonTensor(a: TensorFact, b: TensorFact, why: string): TensorFact {
  const dtype = a.dtype === b.dtype ? a.dtype : undefined
  const [left, right] = [a.shape, b.shape]
  if (left === undefined || right === undefined) return unknownTensor(dtype, a.why ?? b.why ?? why)
  if (left.length !== right.length) return unknownTensor(dtype, why)
  const shape = left.map((dim, i) => (sameDim(dim, right[i] ?? null) ? dim : null))
  if (shape.includes(null)) return unknownTensor(dtype, a.why ?? b.why ?? why, shape)
  const isSameValue = a.value !== undefined && b.value !== undefined && a.value.every((element, i) => sameScalar(element, b.value?.[i] ?? null))
  const isSameFill = a.fill !== undefined && b.fill !== undefined && sameScalar(a.fill, b.fill)
  const fact = tensor(dtype, shape, isSameValue ? a.value : undefined)
  return isSameFill ? { ...fact, fill: a.fill } : fact
}

export function sameScalar(a: Scalar, b: Scalar): boolean {
  if (a === null || b === null) return false
  return isExpression(a as Dim) && isExpression(b as Dim) ? sameDim(a as Dim, b as Dim) : Object.is(a, b)
}

/** A key under which equal facts meet, values included; a stored tensor is told by its identity, without reading it. */
export function factKey(fact: Fact | undefined): string {
  if (fact === undefined) return '-'
  if (fact.kind === 'sequence') return `seq(${factKey(fact.element)};${dimKey(fact.length)};${fact.elements?.map(factKey).join() ?? ''})`
  if (fact.kind === 'optional') return `opt(${factKey(fact.element)};${fact.isPresent})`
  if (fact.kind === 'map') return `map(${fact.key};${factKey(fact.value)})`
  const value = fact.weight === undefined ? (fact.value?.map(scalarKey).join() ?? '') : ''
  return `${fact.dtype}[${fact.shape?.map(dimKey).join() ?? '*'}]=${value}*${fact.fill === undefined ? '' : scalarKey(fact.fill)}<${fact.quantizedFrom ?? ''}#${fact.weight?.id ?? ''}`
}

function scalarKey(scalar: Scalar): string {
  return typeof scalar === 'boolean' ? String(scalar) : dimKey(scalar)
}
