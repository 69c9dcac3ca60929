import { atLeast, ceil, type Dim, max, negate, quotient, type Shape, subtract } from '../facts/dim.ts'
import { type DType, dtypeOfCode, isFloat } from '../facts/dtype.ts'
import { MAX_VALUE_ELEMENTS, type Scalar, type TensorFact, tensor, unknownTensor, type Value } from '../facts/fact.ts'
import { countOf, indicesOf, positionOf, smallSizes, stridesOf, upTo } from '../facts/indexing.ts'
import { addScalars, multiplyScalars } from '../facts/scalar.ts'
import type { SparseTensor, Tensor } from '../graph/graph.ts'
import type { OpContext } from './context.ts'
import { asDim, dimsOf, filled, whyComputed, whyUnknown } from './movement.ts'
import type { Family } from './spec.ts'

/** The value is in one of seven attributes: a tensor, from version 11 a sparse one, from 12 a scalar or a list. */
function inferConstant(ctx: OpContext): readonly TensorFact[] {
  const { attrs } = ctx
  const [stored, sparse] = [attrs.tensor('value'), attrs.sparseTensor('sparse_value')]
  if (stored !== undefined) return [storedTensor(stored)]
  if (sparse !== undefined) return [denseTensor(sparse)]
  const [number, integer] = [attrs.float('value_float'), attrs.int('value_int')]
  if (number !== undefined) return [tensor('float32', [], [number])]
  if (integer !== undefined) return [tensor('int64', [], [integer])]
  const [numbers, integers] = [attrs.floats('value_floats'), attrs.ints('value_ints')]
  if (numbers !== undefined) return [tensor('float32', [numbers.length], numbers)]
  if (integers !== undefined) return [tensor('int64', [integers.length], integers)]
  const texts = attrs.strings('value_strings')
  if (texts !== undefined) return [tensor('string', [texts.length])]
  if (attrs.string('value_string') !== undefined) return [tensor('string', [])]
  return ctx.fail('no value attribute is given')
}

function storedTensor(stored: Tensor): TensorFact {
  return tensor(stored.dtype, stored.dims, smallSizes(stored.dims) === undefined ? undefined : stored.read())
}

/** Indices are linear, `[n]`, or one for each axis, `[n, rank]`. */
function denseTensor({ dims, values, indices }: SparseTensor): TensorFact {
  const sizes = smallSizes(dims)
  const [elements, places] = sizes === undefined ? [] : [values.read(), indices.read()]
  if (sizes === undefined || elements === undefined || places === undefined) return tensor(values.dtype, dims)
  const strides = indices.dims.length === 2 ? stridesOf(sizes) : [1]
  const dense = Array<Scalar>(countOf(sizes)).fill(values.dtype === 'bool' ? false : 0)
  elements.forEach((element, i) => {
    const position = positionOf(places.slice(i * strides.length, (i + 1) * strides.length).map(Number), strides)
    if (position >= 0 && position < dense.length) dense[position] = element
  })
  return tensor(values.dtype, dims, dense)
}

/** Filled with the one element of `value`, by default a float 0. */
function inferConstantOfShape(ctx: OpContext): readonly TensorFact[] {
  const value = ctx.attrs.tensor('value')
  const dtype = value === undefined ? 'float32' : value.dtype
  const shape = ctx.shape(0)?.[0] === 0 ? [] : dimsOf(ctx, 0)
  if (shape === undefined) return [unknownTensor(dtype, whyComputed(ctx, 0))]
  if (shape.some((dim) => typeof dim === 'number' && dim < 0)) ctx.fail(`the shape [${shape.join(', ')}] holds a negative size`)
  const fill = value === undefined ? 0 : value.elements === 1 ? value.read()?.[0] : undefined
  const fact = filled(dtype, shape, fill)
  return [shape.includes(null) ? { ...fact, why: whyComputed(ctx, 0) } : fact]
}

/** `max(0, ceil((limit - start) / delta))` elements, of integers or floats. */
function inferRange(ctx: OpContext): readonly TensorFact[] {
  const [start = null, limit = null, delta = null] = [0, 1, 2].map((i) => asDim(ctx.value(i)?.[0] ?? null))
  const dtype = [0, 1, 2].map((i) => ctx.dtype(i)).find((known) => known !== undefined)
  if (delta === 0) ctx.fail('the step is 0')
  const count = countInRange(dtype, start, limit, delta)
  if (count === null) return [unknownTensor(dtype, whyComputed(ctx, [start, limit, delta].indexOf(null)), [null])]
  return [tensor(dtype, [count], rangeValue(dtype, start, delta, count))]
}

function countInRange(dtype: DType | undefined, start: Dim, limit: Dim, delta: Dim): Dim {
  if (typeof start === 'number' && typeof limit === 'number' && typeof delta === 'number') {
    const length = dtype === 'float32' ? Math.fround(limit - start) : limit - start
    const count = Math.max(0, Math.ceil(length / delta))
    return Number.isSafeInteger(count) ? count : null
  }
  const isSigned = atLeast(delta, 0) || atLeast(negate(delta), 0)
  return isSigned ? max(0, ceil(quotient(subtract(limit, start), delta))) : null
}

/** Runtimes add floats up one by one; integers come out the same either way. */
function rangeValue(dtype: DType | undefined, start: Dim, delta: Dim, count: Dim): Value | undefined {
  if (typeof count !== 'number' || count > MAX_VALUE_ELEMENTS) return undefined
  if (!isFloat(dtype)) return upTo(count).map((i) => addScalars(dtype, start, multiplyScalars(dtype, i, delta)))
  const value: Scalar[] = []
  for (let element: Scalar = start; value.length < count; element = addScalars(dtype, element, delta)) value.push(element)
  return value
}

/** Ones on diagonal `k`. */
function inferEyeLike(ctx: OpContext): readonly TensorFact[] {
  const code = ctx.attrs.int('dtype')
  const dtype = code === undefined ? ctx.dtype(0) : dtypeOfCode(code)
  const k = ctx.attrs.int('k', 0)
  const shape: Shape = ctx.shape(0) ?? [null, null]
  const sizes = smallSizes(shape)
  const value = sizes && indicesOf(sizes).map(([row = 0, column = 0]): Scalar => (dtype === 'bool' ? column - row === k : Number(column - row === k)))
  return [{ ...tensor(dtype, shape, value), ...(shape.includes(null) && { why: whyUnknown(ctx, 0) }) }]
}

export const CONSTANT: Family = {
  Constant: { infer: inferConstant, isConstant: true, counts: 'nothing runs: the value is stored' },
  ConstantOfShape: { infer: inferConstantOfShape, roles: { 0: 'index' }, counts: 'writes |Y|' },
  Range: { infer: inferRange, roles: { 0: 'index', 1: 'index', 2: 'index' }, counts: 'writes |Y|' },
  EyeLike: { infer: inferEyeLike, cost: () => ({ reads: { 0: 0 } }), counts: 'writes |Y|' },
}
