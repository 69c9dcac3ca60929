import { readFileSync, realpathSync, statSync } from 'node:fs'
import { extname, isAbsolute, relative, resolve } from 'node:path'
import { bitsOf, dtypeOfCode } from '../facts/dtype.ts'
import { onnxRoot } from '../onnx/schema.ts'
import { AppError, messageOf } from '../util/errors.ts'
import { type FeedableType, isFeedable } from './protocol.ts'

/** A tensor from a file: little-endian elements in row-major order, or strings. */
export interface FileTensor {
  readonly dtype: FeedableType
  readonly shape: readonly number[]
  readonly content: Uint8Array | readonly string[]
}

const LARGEST_FILE = 2 ** 31 - 1

/**
 * Reads a tensor from a NumPy `.npy` file or a serialized ONNX TensorProto (`.pb`) inside `folder`.
 * @throws AppError `measure/bad-input-file` naming the file
 */
export function readTensorFile(path: string, folder: string): FileTensor {
  try {
    const bytes = readInside(path, folder)
    return extname(path).toLowerCase() === '.npy' ? parseNpy(bytes) : parseTensorProto(bytes)
  } catch (error) {
    throw new AppError('measure/bad-input-file', `${path}: ${messageOf(error)}`, { hint: 'numpy.save writes .npy; onnx.save_tensor writes .pb' })
  }
}

function readInside(path: string, folder: string): Uint8Array {
  const full = resolve(folder, path)
  const inside = relative(realpathSync(folder), realpathSync(full))
  if (inside.startsWith('..') || isAbsolute(inside)) throw new Error('lies outside the folder of the configuration')
  if (statSync(full).size > LARGEST_FILE) throw new Error('is larger than 2 GiB')
  return readFileSync(full)
}

/** NumPy's type codes, byte order apart. */
const NPY_TYPES: ReadonlyMap<string, Exclude<FeedableType, 'string'>> = new Map([
  ['f2', 'float16'],
  ['f4', 'float32'],
  ['f8', 'float64'],
  ['i1', 'int8'],
  ['i2', 'int16'],
  ['i4', 'int32'],
  ['i8', 'int64'],
  ['u1', 'uint8'],
  ['u2', 'uint16'],
  ['u4', 'uint32'],
  ['u8', 'uint64'],
  ['b1', 'bool'],
])

/** Parses the NPY format, versions 1 to 3 (numpy.lib.format). */
export function parseNpy(bytes: Uint8Array): FileTensor {
  if (Buffer.from(bytes.subarray(0, 6)).toString('latin1') !== '\x93NUMPY') throw new Error('is no .npy file')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [start, length] = bytes[6] === 1 ? [10, view.getUint16(8, true)] : [12, view.getUint32(8, true)]
  const header = Buffer.from(bytes.subarray(start, start + length)).toString('latin1')
  const descr = /'descr':\s*'([<>|=])([a-z]\d+)'/.exec(header)
  const dims = /'shape':\s*\(([\d\s,]*)\)/.exec(header)?.[1]
  const dtype = NPY_TYPES.get(descr?.[2] ?? '')
  if (dtype === undefined || dims === undefined) throw new Error(`holds elements that cannot be fed (${header.trim().slice(0, 80)})`)
  if (descr?.[1] === '>') throw new Error('is big-endian; save it little-endian')
  if (/'fortran_order':\s*True/.test(header)) throw new Error('is in Fortran order; save it with numpy.ascontiguousarray')
  const shape = dims.split(',').flatMap((size) => (size.trim() === '' ? [] : [Number(size)]))
  return { dtype, shape, content: exactly(bytes.subarray(start + length), dtype, shape) }
}

interface TensorProto {
  readonly dims: readonly (number | { toNumber(): number })[]
  readonly dataType: number
  readonly rawData: Uint8Array
  readonly stringData: readonly Uint8Array[]
  readonly floatData: readonly number[]
  readonly doubleData: readonly number[]
  readonly int32Data: readonly number[]
  readonly int64Data: readonly (number | { toString(): string })[]
  readonly uint64Data: readonly (number | { toString(): string })[]
  readonly dataLocation: number
}

/** Parses a TensorProto of onnx.proto with its data inside. */
export function parseTensorProto(bytes: Uint8Array): FileTensor {
  const proto = onnxRoot().lookupType('TensorProto').decode(bytes) as unknown as TensorProto
  const dtype = dtypeOfCode(proto.dataType)
  if (!isFeedable(dtype)) throw new Error(`holds ${dtype ?? 'no'} elements, which cannot be fed`)
  if (proto.dataLocation === 1) throw new Error('keeps its data in another file')
  const shape = proto.dims.map(Number)
  if (dtype === 'string') return { dtype, shape, content: proto.stringData.map((text) => Buffer.from(text).toString('utf8')) }
  return { dtype, shape, content: exactly(proto.rawData.length > 0 ? proto.rawData : typedData(proto, dtype), dtype, shape) }
}

/** The elements of the typed field a TensorProto keeps a type in, as raw bytes. */
function typedData(proto: TensorProto, dtype: Exclude<FeedableType, 'string'>): Uint8Array {
  const big = (values: TensorProto['int64Data']) => values.map((value) => BigInt(value.toString()))
  const arrays: Readonly<Record<typeof dtype, () => ArrayBufferView>> = {
    float32: () => Float32Array.from(proto.floatData),
    float64: () => Float64Array.from(proto.doubleData),
    float16: () => Uint16Array.from(proto.int32Data),
    int8: () => Int8Array.from(proto.int32Data),
    int16: () => Int16Array.from(proto.int32Data),
    int32: () => Int32Array.from(proto.int32Data),
    int64: () => BigInt64Array.from(big(proto.int64Data)),
    uint8: () => Uint8Array.from(proto.int32Data),
    uint16: () => Uint16Array.from(proto.int32Data),
    uint32: () => Uint32Array.from(big(proto.uint64Data).map(Number)),
    uint64: () => BigUint64Array.from(big(proto.uint64Data)),
    bool: () => Uint8Array.from(proto.int32Data),
  }
  const array = arrays[dtype]()
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}

function exactly(bytes: Uint8Array, dtype: Exclude<FeedableType, 'string'>, shape: readonly number[]): Uint8Array {
  const expected = shape.reduce((product, size) => product * size, (bitsOf(dtype) ?? 0) / 8)
  if (bytes.length !== expected) throw new Error(`holds ${bytes.length} bytes of elements, its header says ${expected}`)
  return bytes
}
