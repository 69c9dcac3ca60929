import { add, ceilDiv, type Dim, modulo, multiply, type Shape, sameDim, subtract } from '../facts/dim.ts'
import { dtypeOfCode } from '../facts/dtype.ts'
import { commonFact, type Fact, MAX_VALUE_ELEMENTS, type SequenceFact, type TensorFact, tensor, unknownTensor, type Value } from '../facts/fact.ts'
import { type Grid, slice, upTo } from '../facts/indexing.ts'
import type { ValueType } from '../graph/graph.ts'
import type { OpContext } from './context.ts'
import { concatenated } from './layout.ts'
import { asDim, axisOf, dimsOf, moved, startsOf, whyComputed } from './movement.ts'
import type { Family, OpSpec } from './spec.ts'
import { bytesOf } from './stack.ts'

const DIFFERS = 'the elements of the sequence differ'

/** A sequence of known elements; of very many, only what they have in common is kept. */
export function sequenceOf(elements: readonly (Fact | undefined)[], none?: Fact): SequenceFact {
  const element = elements.length === 0 ? none : elements.reduce((a, b) => commonFact(a, b, DIFFERS))
  return { kind: 'sequence', element, elements: elements.length <= MAX_VALUE_ELEMENTS ? elements : undefined, length: elements.length }
}

function sequenceAt(ctx: OpContext, i: number): SequenceFact | undefined {
  const fact = ctx.inputs[i]
  return fact?.kind === 'sequence' ? fact : undefined
}

/** A place in a sequence of known length, counted from the front; undefined where only a run can tell. */
function placeOf(ctx: OpContext, input: number, length: number, fallback: number): number | undefined {
  const given = ctx.has(input) ? ctx.value(input)?.[0] : fallback
  if (typeof given !== 'number') return undefined
  const place = given < 0 ? given + length : given
  return place >= 0 && place <= length ? place : ctx.fail(`position ${given} is outside a sequence of ${length}`)
}

function inferAt(ctx: OpContext): readonly (Fact | undefined)[] {
  const sequence = sequenceAt(ctx, 0)
  const place = sequence?.elements && placeOf(ctx, 1, sequence.elements.length, -1)
  if (sequence?.elements === undefined || place === undefined) return [sequence?.element]
  return place < sequence.elements.length ? [sequence.elements[place]] : ctx.fail(`position ${place} is outside a sequence of ${sequence.elements.length}`)
}

/** Without a position, at the end. */
function inferInsert(ctx: OpContext): readonly Fact[] {
  const sequence = sequenceAt(ctx, 0)
  const inserted = ctx.inputs[1]
  const { elements, length = null } = sequence ?? {}
  const place = elements && placeOf(ctx, 2, elements.length, elements.length)
  if (elements !== undefined && place !== undefined) return [sequenceOf(elements.toSpliced(place, 0, inserted))]
  return [{ kind: 'sequence', element: length === 0 ? inserted : commonFact(sequence?.element, inserted, DIFFERS), length: add(length, 1) }]
}

/** Without a position, the last one. */
function inferErase(ctx: OpContext): readonly Fact[] {
  const sequence = sequenceAt(ctx, 0)
  const { elements, length = null } = sequence ?? {}
  const place = elements && placeOf(ctx, 1, elements.length, elements.length - 1)
  if (elements !== undefined && place !== undefined) return [sequenceOf(elements.toSpliced(place, 1), sequence?.element)]
  return [{ kind: 'sequence', element: sequence?.element, length: subtract(length, 1) }]
}

/** What a tensor is split into: all sizes where their number is known, and what all pieces have in common. */
interface Pieces {
  readonly sizes?: Shape | undefined
  readonly size: Dim
  readonly count: Dim
}

/** Pieces of size 1; of the size that a scalar input 1 holds, the last perhaps smaller; or of the sizes in a list. */
function piecesOf(ctx: OpContext, whole: Dim): Pieces {
  if (ctx.has(1) && ctx.rank(1) !== 0) {
    const sizes = dimsOf(ctx, 1)
    return { sizes, size: sizes?.reduce((a, b) => (sameDim(a, b) ? a : null), sizes[0] ?? null) ?? null, count: sizes?.length ?? null }
  }
  const size = ctx.has(1) ? asDim(ctx.value(1)?.[0] ?? null) : 1
  if (typeof size === 'number' && size < 1) ctx.fail(`pieces of size ${size}`)
  const count = ceilDiv(whole, size)
  const rest = modulo(whole, size)
  if (typeof count !== 'number' || count > MAX_VALUE_ELEMENTS) return { size: rest === 0 ? size : null, count }
  const last = subtract(whole, multiply(size, count - 1))
  return { sizes: upTo(count).map((i) => (i < count - 1 ? size : last)), size, count }
}

/**
 * Pieces along an axis, which they may lose where no sizes are given: the standard says so, while runtimes and the exporters that
 * write `unbind` in this way take a size of 1 for none given.
 */
function inferSplit(ctx: OpContext): readonly Fact[] {
  const shape = ctx.shape(0)
  if (shape === undefined) return [{ kind: 'sequence', element: moved(ctx, 0, undefined), length: null }]
  const axis = axisOf(ctx, ctx.attrs.int('axis', 0), shape.length)
  const isUnbound = !ctx.has(1) || (ctx.rank(1) === 0 && ctx.value(1)?.[0] === 1)
  const isSqueezed = isUnbound && ctx.attrs.int('keepdims', 1) === 0
  const { sizes, size: common, count } = piecesOf(ctx, shape[axis] ?? null)
  const piece = (size: Dim, start: Dim): TensorFact =>
    moved(ctx, 0, isSqueezed ? shape.toSpliced(axis, 1) : shape.with(axis, size), (grid) => pieceOf(grid, axis, start, size), ctx.has(1) ? whyComputed(ctx, 1) : undefined)
  if (sizes === undefined) return [{ kind: 'sequence', element: piece(common, null), length: count }]
  const starts = startsOf(sizes)
  return [sequenceOf(sizes.map((size, i) => piece(size, starts[i] ?? null)))]
}

function pieceOf(grid: Grid, axis: number, start: Dim, size: Dim): Value | undefined {
  if (typeof start !== 'number' || typeof size !== 'number') return undefined
  const starts = grid.sizes.map((_, i) => (i === axis ? start : 0))
  return slice(
    grid,
    starts,
    grid.sizes.map(() => 1),
    grid.sizes.with(axis, size),
  )
}

/** Along an axis that there is, or along a new one. */
function inferConcat(ctx: OpContext): readonly Fact[] {
  const sequence = sequenceAt(ctx, 0)
  const given = ctx.attrs.int('axis') ?? ctx.fail('the axis attribute is missing')
  const isNew = ctx.attrs.int('new_axis', 0) !== 0
  const element = sequence?.element?.kind === 'tensor' ? sequence.element : undefined
  const parts = sequence?.elements?.map((fact) => (fact?.kind === 'tensor' && isNew ? withNewAxis(ctx, fact, given) : fact))
  if (parts !== undefined && parts.length > 0) {
    return [
      concatenated(
        ctx,
        parts.map((part) => (part?.kind === 'tensor' ? part : undefined)),
        given,
      ),
    ]
  }
  const shape = element?.shape
  if (shape === undefined) return [unknownTensor(element?.dtype, element?.why ?? NOT_KNOWN)]
  const axis = axisOf(ctx, given, shape.length + (isNew ? 1 : 0))
  const length = sequence?.length ?? null
  const joined = isNew ? shape.toSpliced(axis, 0, length) : shape.with(axis, multiply(shape[axis] ?? null, length))
  return [joined.includes(null) ? unknownTensor(element?.dtype, element?.why ?? NOT_KNOWN, joined) : tensor(element?.dtype, joined)]
}

const NOT_KNOWN = 'what the sequence holds is not known'

function withNewAxis(ctx: OpContext, fact: TensorFact, axis: number): TensorFact {
  const { dtype, shape, value } = fact
  return shape === undefined ? fact : { ...tensor(dtype, shape.toSpliced(axisOf(ctx, axis, shape.length + 1), 0, 1), value), why: fact.why }
}

function inferEmpty(ctx: OpContext): readonly Fact[] {
  return [sequenceOf([], unknownTensor(dtypeOfCode(ctx.attrs.int('dtype', 1)), 'the sequence is empty'))]
}

/** Without an input an optional of the given type that is empty. */
function inferOptional(ctx: OpContext): readonly Fact[] {
  if (ctx.has(0)) return [{ kind: 'optional', element: ctx.inputs[0], isPresent: true }]
  const type = ctx.attrs.raw('type')
  return [{ kind: 'optional', element: type?.kind === 'type' ? declared(type.value) : undefined, isPresent: false }]
}

function declared(type: ValueType): Fact | undefined {
  if (type.kind === 'tensor') {
    return unknownTensor(
      type.dtype,
      'only its type is declared',
      type.shape?.map((dim) => (typeof dim === 'number' ? dim : null)),
    )
  }
  return type.kind === 'sequence' ? { kind: 'sequence', element: type.element && declared(type.element), length: null } : undefined
}

/** From version 18 tensors and sequences stand for optionals that hold them. */
function inferGetElement(ctx: OpContext): readonly (Fact | undefined)[] {
  const [fact] = ctx.inputs
  return [fact?.kind === 'optional' ? fact.element : fact]
}

function inferHasElement(ctx: OpContext): readonly Fact[] {
  const [fact] = ctx.inputs
  const isPresent = !ctx.has(0) ? false : fact?.kind === 'optional' ? fact.isPresent : fact === undefined ? undefined : true
  return [tensor('bool', [], isPresent === undefined ? undefined : [isPresent])]
}

function inferLength(ctx: OpContext): readonly Fact[] {
  return [tensor('int64', [], [sequenceAt(ctx, 0)?.length ?? null])]
}

/** Tensors go in and out of sequences without being copied. */
const ALIAS: Pick<OpSpec, 'counts' | 'isView'> = { counts: 'aliases: nothing is read or written', isView: true }

export const SEQUENCE: Family = {
  SequenceEmpty: { infer: inferEmpty, ...ALIAS },
  SequenceConstruct: { infer: (ctx) => [sequenceOf(ctx.inputs)], ...ALIAS },
  SequenceInsert: { infer: inferInsert, roles: { 2: 'index' }, ...ALIAS },
  SequenceErase: { infer: inferErase, roles: { 1: 'index' }, ...ALIAS },
  SequenceAt: { infer: inferAt, roles: { 1: 'index' }, ...ALIAS },
  SequenceLength: { infer: inferLength, counts: 'writes one number' },
  SplitToSequence: { infer: inferSplit, cost: (ctx) => ({ writeBytes: bytesOf(ctx.inputs[0]) }), roles: { 1: 'index' }, counts: 'reads |X|, writes as much' },
  ConcatFromSequence: { infer: inferConcat, cost: (_, [output]) => ({ readBytes: bytesOf(output) }), counts: 'reads the elements, writes |Y|' },
  Optional: { infer: inferOptional, ...ALIAS },
  OptionalGetElement: { infer: inferGetElement, ...ALIAS },
  OptionalHasElement: { infer: inferHasElement, cost: () => ({ reads: { 0: 0 } }), counts: 'writes one boolean' },
}
