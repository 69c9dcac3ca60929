import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseNpy, parseTensorProto, readTensorFile } from '../../src/measure/tensor-file.ts'
import { encodeMessage, tensorMessage } from '../support/model.ts'
import { testFolder } from './harness.ts'

/** A file as numpy.save writes it: magic, version 1.0, header padded to a multiple of 64. */
function npy(header: string, elements: ArrayBufferView, version = 1): Uint8Array {
  const prefix = version === 1 ? 10 : 12
  const padded = `${header}${' '.repeat((64 - ((prefix + header.length + 1) % 64)) % 64)}\n`
  const length = Buffer.alloc(version === 1 ? 2 : 4)
  length.writeUIntLE(padded.length, 0, length.length)
  return Buffer.concat([Buffer.from('\x93NUMPY', 'latin1'), Buffer.from([version, 0]), length, Buffer.from(padded), Buffer.from(elements.buffer)])
}

const header = (descr: string, shape: string, fortran = 'False') => `{'descr': '${descr}', 'fortran_order': ${fortran}, 'shape': ${shape}, }`
const floats = Float32Array.of(1, 2, 3, 4, 5, 6)

test.each([
  ['<f4', '(2, 3)', floats, 'float32', [2, 3]],
  ['<f8', '(2,)', Float64Array.of(1, 2), 'float64', [2]],
  ['<f2', '(2,)', Uint16Array.of(0x3c00, 0x4000), 'float16', [2]],
  ['<i8', '()', BigInt64Array.of(7n), 'int64', []],
  ['|u1', '(1, 2, 1)', Uint8Array.of(1, 2), 'uint8', [1, 2, 1]],
  ['|b1', '(2,)', Uint8Array.of(1, 0), 'bool', [2]],
  ['<i4', '(0, 4)', new Int32Array(0), 'int32', [0, 4]],
] as const)('reads a .npy file of %s %s', (descr, shape, elements, dtype, dims) => {
  const tensor = parseNpy(npy(header(descr, shape), elements))
  expect(tensor).toMatchObject({ dtype, shape: dims })
  expect(Buffer.from(tensor.content as Uint8Array)).toEqual(Buffer.from(elements.buffer))
})

test('reads the long header of version 2', () => {
  expect(parseNpy(npy(header('<f4', '(2, 3)'), floats, 2)).shape).toEqual([2, 3])
})

test.each([
  ['another format', Buffer.from('PK\x03\x04 and more'), 'is no .npy file'],
  ['strings', npy(header('<U5', '(2,)'), new Uint8Array(40)), /holds elements that cannot be fed/],
  ['big-endian elements', npy(header('>f4', '(6,)'), floats), 'is big-endian; save it little-endian'],
  ['Fortran order', npy(header('<f4', '(2, 3)', 'True'), floats), /is in Fortran order/],
  ['too few elements', npy(header('<f4', '(2, 4)'), floats), 'holds 24 bytes of elements, its header says 32'],
])('refuses a .npy file with %s', (_, bytes, message) => {
  expect(() => parseNpy(bytes)).toThrow(message)
})

const pb = (spec: Parameters<typeof tensorMessage>[0]) => encodeMessage('TensorProto', tensorMessage(spec))

test.each([
  ['float32', [1.5, -2], Float32Array.of(1.5, -2)],
  ['float64', [1.5, -2], Float64Array.of(1.5, -2)],
  ['int64', [1, -2], BigInt64Array.of(1n, -2n)],
  ['int32', [1, -2], Int32Array.of(1, -2)],
  ['int8', [1, -2], Int8Array.of(1, -2)],
  ['uint8', [1, 255], Uint8Array.of(1, 255)],
  ['uint32', [1, 4294967295], Uint32Array.of(1, 4294967295)],
  ['uint64', [1, 2], BigUint64Array.of(1n, 2n)],
  ['bool', [true, false], Uint8Array.of(1, 0)],
] as const)('reads a .pb file of %s, raw and typed', (dtype, values, elements) => {
  for (const typed of [false, true]) {
    const tensor = parseTensorProto(pb({ dtype, dims: [2], values, typed }))
    expect(tensor).toMatchObject({ dtype, shape: [2] })
    expect(Buffer.from(tensor.content as Uint8Array)).toEqual(Buffer.from(elements.buffer))
  }
})

test('reads a .pb file of strings', () => {
  expect(parseTensorProto(pb({ dtype: 'string', dims: [2], values: ['a', 'ä'] }))).toEqual({ dtype: 'string', shape: [2], content: ['a', 'ä'] })
})

test.each([
  ['a type that cannot be fed', pb({ dtype: 'bfloat16', dims: [1], raw: new Uint8Array(2) }), 'holds bfloat16 elements, which cannot be fed'],
  ['data elsewhere', pb({ dtype: 'float32', dims: [1], external: { location: 'x.bin' } }), 'keeps its data in another file'],
  ['too few elements', pb({ dtype: 'float32', dims: [3], raw: new Uint8Array(4) }), 'holds 4 bytes of elements, its header says 12'],
])('refuses a .pb file with %s', (_, bytes, message) => {
  expect(() => parseTensorProto(bytes)).toThrow(message)
})

const folder = testFolder()
const inner = join(folder, 'inner')
mkdirSync(inner)
writeFileSync(join(folder, 'outside.npy'), npy(header('<f4', '(2, 3)'), floats))
writeFileSync(join(inner, 'x.npy'), npy(header('<f4', '(2, 3)'), floats))
symlinkSync(join(folder, 'outside.npy'), join(inner, 'link.npy'))

test('reads a file inside the folder', () => {
  expect(readTensorFile('x.npy', inner).shape).toEqual([2, 3])
})

test.each([['../outside.npy'], [join(folder, 'outside.npy')], ['link.npy']])('does not read %s, which lies outside the folder', (path) => {
  expect(() => readTensorFile(path, inner)).toThrow(expect.objectContaining({ code: 'measure/bad-input-file', message: `${path}: lies outside the folder of the configuration` }))
})

test('names a file that is missing', () => {
  expect(() => readTensorFile('none.npy', inner)).toThrow(/^none\.npy: ENOENT/)
})
