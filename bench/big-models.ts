// Large models for the benchmark, made of holes: their headers are real, their weights are zeros that take no disk.
import { closeSync, ftruncateSync, openSync, writeFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { codeOfDtype } from '../src/facts/dtype.ts'
import { encodeMessage, graphBytes, modelBytes, type TensorSpec } from '../test/support/model.ts'
import { transformer } from './transformer.ts'

type Weight = TensorSpec & { readonly name: string }

const bytesOf = ({ dims }: Weight): number => dims.reduce((product, dim) => product * dim, 4)

/** Weights in the file itself: a ModelProto whose initializers' raw_data are holes. */
function writeInline(file: string, { spec, weights }: ReturnType<typeof transformer>): void {
  const rest = graphBytes(spec)
  const headers = weights.map((weight) => ({ header: tensorHeader(weight), payload: bytesOf(weight) }))
  const graphLength = headers.reduce((sum, { header, payload }) => sum + fieldLength(header.length + payload), rest.length)
  const fd = openSync(file, 'w')
  let at = 0
  const write = (bytes: Uint8Array) => {
    writeSync(fd, bytes, 0, bytes.length, at)
    at += bytes.length
  }
  write(encodeMessage('ModelProto', { irVersion: 10, opsetImport: [{ domain: '', version: spec.opset }] }))
  write(tag(7, graphLength))
  for (const { header, payload } of headers) {
    write(tag(5, header.length + payload))
    write(header)
    at += payload
  }
  write(rest)
  ftruncateSync(fd, at)
  closeSync(fd)
}

/** Weights in one external file beside the model. */
function writeExternal(file: string, { spec, weights }: ReturnType<typeof transformer>): void {
  const location = `${path.basename(file, '.onnx')}.data`
  let offset = 0
  const external = weights.map((weight) => {
    const length = bytesOf(weight)
    offset += length
    return { ...weight, external: { location, offset: offset - length, length } }
  })
  const fd = openSync(path.join(path.dirname(file), location), 'w')
  ftruncateSync(fd, offset)
  closeSync(fd)
  writeFileSync(file, modelBytes({ ...spec, initializers: [...(spec.initializers ?? []), ...external] }))
}

/** A TensorProto up to the length of its raw_data (field 9). */
function tensorHeader(weight: Weight): Uint8Array {
  const header = encodeMessage('TensorProto', { dims: weight.dims, dataType: codeOfDtype(weight.dtype), name: weight.name })
  return Buffer.concat([header, tag(9, bytesOf(weight))])
}

const fieldLength = (length: number): number => tag(1, length).length + length

/** The key of a length-delimited field and its length, as protobuf writes them. */
function tag(field: number, length: number): Uint8Array {
  const bytes = [(field << 3) | 2]
  let rest = length
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128)
  return Uint8Array.from([...bytes, rest])
}

const [, , folder = '.'] = process.argv
writeInline(path.join(folder, 'inline.onnx'), transformer({ layers: 24, hidden: 1280, heads: 20 }))
writeExternal(path.join(folder, 'external.onnx'), transformer({ layers: 36, hidden: 1280, heads: 20 }))
writeInline(path.join(folder, 'deep.onnx'), transformer({ layers: 158, hidden: 64, heads: 4 }))
