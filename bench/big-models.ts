// Large models for the benchmark, made of holes: their headers are real, their weights are zeros that take no disk.
import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import path from 'node:path'
import { codeOfDtype } from '../src/facts/dtype.ts'
import { encodeMessage, graphBytes, type ModelSpec, writeModel } from '../test/support/model.ts'

const HIDDEN = 4096
const MATRIX_BYTES = HIDDEN * HIDDEN * 4

/** A chain of square matrix products, weights in the file itself: `ModelProto.graph` whose initializers' raw_data are holes. */
export function writeInlineModel(file: string, layers: number): void {
  const weights = Array.from({ length: layers }, (_, i) => tensorHeader(`w${i}`))
  const rest = graphBytes(chain(layers))
  const initializerBytes = weights.reduce((sum, header) => sum + fieldBytes(header.length + MATRIX_BYTES), 0)
  const fd = openSync(file, 'w')
  let at = 0
  const write = (bytes: Uint8Array) => {
    writeSync(fd, bytes, 0, bytes.length, at)
    at += bytes.length
  }
  write(encodeMessage('ModelProto', { irVersion: 10, opsetImport: [{ domain: '', version: 21 }] }))
  write(tag(7, rest.length + initializerBytes))
  for (const header of weights) {
    write(tag(5, header.length + MATRIX_BYTES))
    write(header)
    at += MATRIX_BYTES
  }
  write(rest)
  ftruncateSync(fd, at)
  closeSync(fd)
}

/** The same chain with its weights in one external file. */
export function writeExternalModel(folder: string, layers: number): string {
  const location = 'external.data'
  const spec = chain(layers)
  const initializers = Array.from({ length: layers }, (_, i) => ({
    name: `w${i}`,
    dtype: 'float32' as const,
    dims: [HIDDEN, HIDDEN],
    external: { location, offset: i * MATRIX_BYTES, length: MATRIX_BYTES },
  }))
  const fd = openSync(path.join(folder, location), 'w')
  ftruncateSync(fd, layers * MATRIX_BYTES)
  closeSync(fd)
  return writeModel(folder, 'external.onnx', { ...spec, initializers })
}

/** Many small nodes: an elementwise tower over a small tensor. */
export function writeDeepModel(folder: string, nodes: number): string {
  const ops = ['Relu', 'Sigmoid', 'Neg', 'Abs']
  return writeModel(folder, 'deep.onnx', {
    inputs: [{ name: 't0', dtype: 'float32', shape: [1, 64, 56, 56] }],
    outputs: [{ name: `t${nodes}`, dtype: 'float32' }],
    nodes: Array.from({ length: nodes }, (_, i) => ({ op: ops[i % ops.length] ?? 'Relu', name: `/block${i >> 3}/op${i}`, inputs: [`t${i}`], outputs: [`t${i + 1}`] })),
  })
}

function chain(layers: number): ModelSpec {
  return {
    opset: 21,
    inputs: [{ name: 'x0', dtype: 'float32', shape: ['batch', HIDDEN] }],
    outputs: [{ name: `x${layers}`, dtype: 'float32', shape: ['batch', HIDDEN] }],
    nodes: Array.from({ length: layers }, (_, i) => ({ op: 'MatMul', name: `/layers/${i}/MatMul`, inputs: [`x${i}`, `w${i}`], outputs: [`x${i + 1}`] })),
  }
}

/** A TensorProto up to the length of its raw_data (field 9). */
function tensorHeader(name: string): Uint8Array {
  const header = encodeMessage('TensorProto', { dims: [HIDDEN, HIDDEN], dataType: codeOfDtype('float32'), name })
  return Buffer.concat([header, tag(9, MATRIX_BYTES)])
}

const fieldBytes = (length: number): number => tag(1, length).length + length

/** The key of a length-delimited field and its length, as protobuf writes them. */
function tag(field: number, length: number): Uint8Array {
  const bytes = [(field << 3) | 2]
  let rest = length
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128)
  return Uint8Array.from([...bytes, rest])
}

const [, , folder = '.'] = process.argv
writeInlineModel(path.join(folder, 'inline.onnx'), 27)
writeExternalModel(folder, 40)
writeDeepModel(folder, 6000)
