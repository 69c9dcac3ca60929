import type protobuf from 'protobufjs/light.js'
import { bitsOf, type DType } from '../facts/dtype.ts'
import { onnxRoot } from './schema.ts'

export type Values = readonly (number | boolean)[]

/** Reads element `i` of little-endian bytes. Types whose values no shape depends on are missing. */
const RAW: Partial<Record<DType, (view: DataView, i: number) => number | boolean>> = {
  float32: (view, i) => view.getFloat32(4 * i, true),
  float64: (view, i) => view.getFloat64(8 * i, true),
  float16: (view, i) => ofHalf(view.getUint16(2 * i, true)),
  bfloat16: (view, i) => ofBrainFloat(view.getUint16(2 * i, true)),
  int64: (view, i) => toNumber(view.getBigInt64(8 * i, true)),
  uint64: (view, i) => toNumber(view.getBigUint64(8 * i, true)),
  int32: (view, i) => view.getInt32(4 * i, true),
  uint32: (view, i) => view.getUint32(4 * i, true),
  int16: (view, i) => view.getInt16(2 * i, true),
  uint16: (view, i) => view.getUint16(2 * i, true),
  int8: (view, i) => view.getInt8(i),
  uint8: (view, i) => view.getUint8(i),
  bool: (view, i) => view.getUint8(i) !== 0,
  int4: (view, i) => signed(bitsAt(view, i, 4), 4),
  uint4: (view, i) => bitsAt(view, i, 4),
  int2: (view, i) => signed(bitsAt(view, i, 2), 2),
  uint2: (view, i) => bitsAt(view, i, 2),
}

/** Whether tensors of the type can be read as numbers or booleans. */
export function isReadable(dtype: DType): boolean {
  return RAW[dtype] !== undefined
}

/** The elements in `raw_data` or an external file; undefined when there are not as many bytes as the elements take. */
export function rawValues(dtype: DType, bytes: Uint8Array, elements: number): Values | undefined {
  const read = RAW[dtype]
  if (read === undefined || bytes.length !== Math.ceil((elements * (bitsOf(dtype) ?? 0)) / 8)) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return Array.from({ length: elements }, (_, i) => read(view, i))
}

interface TypedData {
  readonly floatData: readonly number[]
  readonly doubleData: readonly number[]
  readonly int32Data: readonly number[]
  readonly int64Data: readonly Int64[]
  readonly uint64Data: readonly Int64[]
}

interface Int64 {
  readonly high: number
  readonly low: number
}

/** Which field holds the elements of a type, and what it holds (onnx.proto, TensorProto). */
const TYPED: Partial<Record<DType, (data: TypedData) => Values>> = {
  float32: (data) => data.floatData,
  float64: (data) => data.doubleData,
  float16: (data) => data.int32Data.map((bits) => ofHalf(bits & 0xffff)),
  bfloat16: (data) => data.int32Data.map((bits) => ofBrainFloat(bits & 0xffff)),
  int64: (data) => data.int64Data.map(({ high, low }) => safe(high * 2 ** 32 + (low >>> 0))),
  uint64: (data) => data.uint64Data.map(({ high, low }) => safe((high >>> 0) * 2 ** 32 + (low >>> 0))),
  uint32: (data) => data.uint64Data.map(({ low }) => low >>> 0),
  int32: (data) => data.int32Data,
  int16: (data) => data.int32Data,
  uint16: (data) => data.int32Data,
  int8: (data) => data.int32Data,
  uint8: (data) => data.int32Data,
  bool: (data) => data.int32Data.map((value) => value !== 0),
}

let tensorType: protobuf.Type | undefined

/** The elements in the typed fields of an encoded TensorProto; undefined when their number is another or the message is damaged. */
export function typedValues(dtype: DType, message: Uint8Array, elements: number): Values | undefined {
  tensorType ??= onnxRoot().lookupType('TensorProto')
  let data: TypedData
  try {
    data = tensorType.decode(message) as unknown as TypedData
  } catch {
    return undefined
  }
  const values = TYPED[dtype]?.(data)
  if (values === undefined) return rawValues(dtype, Uint8Array.from(data.int32Data), elements)
  return values.length === elements ? values : undefined
}

function toNumber(value: bigint): number {
  return safe(Number(value))
}

function safe(value: number): number {
  return Number.isSafeInteger(value) ? value : value < 0 ? -Infinity : Infinity
}

/** Several elements share a byte, the first in its lowest bits. */
function bitsAt(view: DataView, i: number, bits: number): number {
  const at = i * bits
  return (view.getUint8(at >> 3) >> (at & 7)) & ((1 << bits) - 1)
}

function signed(value: number, bits: number): number {
  return value < 1 << (bits - 1) ? value : value - (1 << bits)
}

/** IEEE 754 binary16. */
function ofHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : Number.NaN
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

/** The upper half of a float32. */
function ofBrainFloat(bits: number): number {
  const view = new DataView(new ArrayBuffer(4))
  view.setUint16(0, bits)
  return view.getFloat32(0)
}
