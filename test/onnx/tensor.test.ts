import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DType } from '../../src/facts/dtype.ts'
import type { Tensor } from '../../src/graph/graph.ts'
import { loadModel } from '../../src/graph/load-model.ts'
import { MAX_VALUE_ELEMENTS } from '../../src/onnx/limits.ts'
import { type TensorSpec, writeModel } from '../support/model.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { rawPayload } from '../support/tensor-payload.ts'

const folder = tempFolder()

function withTensor<T>(spec: TensorSpec, use: (tensor: Tensor) => T): T {
  const file = loadModel(writeModel(folder, 'tensor.onnx', { initializers: [{ name: 't', ...spec }], nodes: [] }))
  try {
    return use(file.model.graph.initializers.get('t') as Tensor)
  } finally {
    file.close()
  }
}

const read = (spec: TensorSpec) => withTensor(spec, (tensor) => tensor.read())

type Stored = readonly (number | bigint | boolean)[]
type Row = readonly [dtype: DType, stored: Stored, bytes: number, values: Stored]

const INT64_MAX = 9223372036854775807n

// Bytes are ceil(elements × bits / 8): three int4 take two bytes, five uint2 take two.
const STORED: readonly (readonly [dtype: DType, stored: Stored, bytes: number, values?: Stored])[] = [
  ['float32', [1.5, -0.25, 3e38], 12, [1.5, -0.25, Math.fround(3e38)]],
  ['float64', [0.1, -1e300], 16, [0.1, -1e300]],
  ['float16', [1, 0.5, -2, 65504], 8],
  ['bfloat16', [1, -0.5, 256], 6],
  ['int64', [0, -1, 2n ** 53n - 1n, INT64_MAX, -INT64_MAX], 40, [0, -1, Number.MAX_SAFE_INTEGER, Infinity, -Infinity]],
  ['uint64', [0, 7, 2n ** 64n - 1n], 24, [0, 7, Infinity]],
  ['int32', [-2147483648, 2147483647], 8],
  ['uint32', [0, 4294967295], 8],
  ['int16', [-32768, 32767], 4],
  ['uint16', [0, 65535], 4],
  ['int8', [-128, 127, 0], 3],
  ['uint8', [0, 255], 2],
  ['bool', [true, false, true], 3],
  ['int4', [-8, 7, -1], 2],
  ['uint4', [15, 0, 9], 2],
  ['int2', [-2, 1, 0, -1, 1], 2],
  ['uint2', [3, 0, 2, 1, 3], 2],
]

const ROWS = STORED.map(([dtype, stored, bytes, values = stored]): Row => [dtype, stored, bytes, values])

describe('values of small tensors', () => {
  it.each(ROWS)('reads %s from raw_data', (dtype, stored, bytes, values) => {
    const spec = { dtype, dims: [stored.length], values: stored }
    expect(read(spec)).toEqual(values)
    expect(withTensor(spec, (tensor) => [tensor.elements, tensor.bytes])).toEqual([stored.length, bytes])
  })

  it.each(ROWS)('reads %s from its typed field', (dtype, stored, bytes, values) => {
    const spec = { dtype, dims: [stored.length], values: stored, typed: true }
    expect(read(spec)).toEqual(values)
    expect(withTensor(spec, (tensor) => tensor.bytes)).toBe(bytes)
  })

  it.each(ROWS)('reads %s from an external file', (dtype, stored, bytes, values) => {
    fs.writeFileSync(path.join(folder, 'weights.bin'), Buffer.concat([Buffer.alloc(16), rawPayload(dtype, stored)]))
    expect(read({ dtype, dims: [stored.length], external: { location: 'weights.bin', offset: 16, length: bytes } })).toEqual(values)
  })

  it('reads float16 that are subnormal, infinite or not a number', () => {
    // 0x0001 is 2^-24, 0x03ff the largest subnormal, 0x7c00 infinity, 0x8000 minus zero, 0x7e00 a NaN.
    const raw = new Uint8Array(new Uint16Array([0x0001, 0x03ff, 0x7c00, 0xfc00, 0x8000, 0x7e00]).buffer)
    expect(read({ dtype: 'float16', dims: [6], raw })).toEqual([2 ** -24, 1023 * 2 ** -24, Infinity, -Infinity, -0, Number.NaN])
  })

  it('gives a scalar one element and an empty tensor none', () => {
    expect(read({ dtype: 'int64', dims: [], values: [7] })).toEqual([7])
    expect(read({ dtype: 'int64', dims: [0], values: [] })).toEqual([])
    expect(read({ dtype: 'float32', dims: [2, 0, 3] })).toEqual([])
  })

  it('answers nothing for types that no shape depends on', () => {
    expect(read({ dtype: 'string', dims: [2], values: ['a', 'b'] })).toBeUndefined()
    expect(read({ dtype: 'complex64', dims: [1], raw: new Uint8Array(8) })).toBeUndefined()
    expect(read({ dtype: 'float8e4m3fn', dims: [1], raw: new Uint8Array(1) })).toBeUndefined()
  })

  it('answers nothing above the limit, however many bytes there are', () => {
    const values = Array.from({ length: MAX_VALUE_ELEMENTS }, (_, i) => i)
    expect(read({ dtype: 'int64', dims: [MAX_VALUE_ELEMENTS], values })).toEqual(values)
    expect(read({ dtype: 'int64', dims: [MAX_VALUE_ELEMENTS + 1], values: [...values, 0] })).toBeUndefined()
  })

  it('answers nothing when fewer or more bytes are stored than the dims take', () => {
    expect(read({ dtype: 'int64', dims: [2], values: [1] })).toBeUndefined()
    expect(read({ dtype: 'int64', dims: [2], values: [1, 2, 3] })).toBeUndefined()
    expect(read({ dtype: 'int64', dims: [2], values: [1], typed: true })).toBeUndefined()
    expect(read({ dtype: 'int64', dims: [2] })).toBeUndefined()
  })

  it('answers nothing once the file is closed', () => {
    const file = loadModel(writeModel(folder, 'closed.onnx', { initializers: [{ name: 't', dtype: 'int64', dims: [1], values: [5] }], nodes: [] }))
    file.close()
    expect(file.model.graph.initializers.get('t')?.read()).toBeUndefined()
  })
})

describe('stored bytes', () => {
  it.each([
    ['float6e2m3', [5], 4], // 30 bits
    ['float4e2m1', [3, 3], 5],
    ['float8e8m0', [7], 7],
    ['complex128', [2], 32],
    ['int4', [4096, 4096], 8_388_608],
  ] as const)('of %s %j are %i', (dtype, dims, bytes) => {
    expect(withTensor({ dtype, dims }, (tensor) => tensor.bytes)).toBe(bytes)
  })

  it('of strings are the bytes of the texts', () => {
    expect(withTensor({ dtype: 'string', dims: [3], values: ['a', 'äö', ''] }, (tensor) => tensor.bytes)).toBe(5)
  })
})
