import fs from 'node:fs'
import path from 'node:path'
import protobuf from 'protobufjs/light.js'
import { describe, expect, it } from 'vitest'
import { loadModel } from '../../src/graph/load-model.ts'
import { MAX_NESTING } from '../../src/onnx/limits.ts'
import { encodeMessage, type GraphSpec, modelBytes, nodeMessage, tensorMessage } from '../support/model.ts'
import { tempFolder } from '../support/temp-folder.ts'

const folder = tempFolder()

function write(bytes: Uint8Array | string): string {
  const file = path.join(folder, 'model.onnx')
  fs.writeFileSync(file, bytes)
  return file
}

function load(bytes: Uint8Array) {
  const file = loadModel(write(bytes))
  file.close()
  return { model: file.model, bytesRead: file.bytesRead() }
}

/** A length-delimited field. */
function field(id: number, bytes: Uint8Array): Uint8Array {
  return protobuf.Writer.create()
    .uint32(id * 8 + 2)
    .bytes(bytes)
    .finish()
}

describe('the order of fields', () => {
  it('does not matter', () => {
    const name = field(8, Buffer.from('w'))
    const raw = field(9, new Uint8Array(new BigInt64Array([3n, 4n]).buffer))
    const header = encodeMessage('TensorProto', { dims: [2], dataType: 7 })
    const tensor = Buffer.concat([raw, name, header])
    const node = encodeMessage('NodeProto', nodeMessage({ op: 'Relu', inputs: ['w'], outputs: ['y'] }))
    const graph = Buffer.concat([field(5, tensor), field(12, encodeMessage('ValueInfoProto', { name: 'y' })), field(1, node)])
    const opset = encodeMessage('OperatorSetIdProto', { version: 13 })
    const { model } = load(Buffer.concat([field(7, graph), field(8, opset), encodeMessage('ModelProto', { irVersion: 7 })]))
    expect(model.opsets).toEqual(new Map([['ai.onnx', 13]]))
    expect(model.irVersion).toBe(7)
    expect(model.graph.nodes.map(({ op }) => op)).toEqual(['Relu'])
    expect(model.graph.initializers.get('w')).toMatchObject({ dtype: 'int64', dims: [2], bytes: 16 })
  })

  it('may have a graph in two parts', () => {
    const part = (op: string) => field(7, field(1, encodeMessage('NodeProto', nodeMessage({ op, outputs: [op] }))))
    const { model } = load(Buffer.concat([part('A'), field(8, encodeMessage('OperatorSetIdProto', { version: 13 })), part('B')]))
    expect(model.graph.nodes.map(({ op }) => op)).toEqual(['A', 'B'])
  })
})

it('reads lists that are packed and lists that are not', () => {
  const packed = protobuf.Writer.create()
    .uint32(8 * 8 + 2)
    .fork()
    .int64(2)
    .int64(-1)
    .int64(300)
    .ldelim()
    .uint32(7 * 8 + 2)
    .fork()
    .float(0.5)
    .float(2)
    .ldelim()
    .finish()
  const unpacked = encodeMessage('AttributeProto', { ints: [2, -1, 300], floats: [0.5, 2] })
  for (const lists of [packed, unpacked]) {
    const attribute = (name: string, type: number) => field(5, Buffer.concat([encodeMessage('AttributeProto', { name, type }), lists]))
    const node = Buffer.concat([attribute('i', 7), attribute('f', 6)])
    const attributes = load(field(7, field(1, node))).model.graph.nodes[0]?.attributes
    expect(attributes?.get('i')).toEqual({ kind: 'ints', value: [2, -1, 300] })
    expect(attributes?.get('f')).toEqual({ kind: 'floats', value: [0.5, 2] })
  }
})

it('reads dims that are packed', () => {
  const dims = protobuf.Writer.create().uint32(10).fork().int64(64).int64(3000).ldelim().finish()
  const tensor = Buffer.concat([dims, encodeMessage('TensorProto', { name: 't', dataType: 1 })])
  expect(load(field(7, field(5, tensor))).model.graph.initializers.get('t')?.dims).toEqual([64, 3000])
})

it('steps over fields it does not know', () => {
  const unknown = protobuf.Writer.create()
    .uint32(200 * 8)
    .uint64(5)
    .uint32(201 * 8 + 1)
    .fixed64(1)
    .uint32(202 * 8 + 5)
    .fixed32(1)
    .uint32(203 * 8 + 2)
    .string('x')
    .finish()
  const group = protobuf.Writer.create()
    .uint32(204 * 8 + 3)
    .uint32(8)
    .uint32(1)
    .uint32(204 * 8 + 4)
    .finish()
  const bytes = Buffer.concat([unknown, modelBytes({ nodes: [{ op: 'Relu' }] }), group])
  expect(load(Buffer.concat([Buffer.from([0x08, 0x08]), bytes])).model.graph.nodes).toHaveLength(1)
})

describe('weights', () => {
  it('are not read: of a large file one part in a thousand is', () => {
    const weights = Array.from({ length: 40 }, (_, i) => ({ name: `w${i}`, dtype: 'float32' as const, dims: [256, 256], raw: new Uint8Array(256 * 256 * 4) }))
    const { model, bytesRead } = load(modelBytes({ initializers: weights, nodes: [{ op: 'Relu' }] }))
    expect(model.graph.initializers.size).toBe(40)
    expect(bytesRead).toBeLessThan(model.fileBytes / 250)
  })

  it('may lie past 4 GiB', () => {
    const file = path.join(folder, 'huge.onnx')
    const hole = 5 * 2 ** 30
    const varint = (value: number) => protobuf.Writer.create().uint64(value).finish()
    const headed = (id: number, length: number) => Buffer.concat([varint(id * 8 + 2), varint(length)])
    const small = field(5, encodeMessage('TensorProto', tensorMessage({ name: 'small', dtype: 'int64', dims: [2], values: [640, 480] })))
    const rawHead = Buffer.concat([encodeMessage('TensorProto', tensorMessage({ name: 'large', dtype: 'int8', dims: [5, 2 ** 30] })), headed(9, hole)])
    const large = Buffer.concat([headed(5, rawHead.length + hole), rawHead])
    const start = Buffer.concat([headed(7, large.length + hole + small.length), large])
    const descriptor = fs.openSync(file, 'w')
    fs.writeSync(descriptor, start)
    fs.writeSync(descriptor, small, 0, small.length, start.length + hole)
    fs.closeSync(descriptor)
    const { model, bytesRead, close } = loadModel(file)
    expect(model.graph.initializers.get('large')?.bytes).toBe(hole)
    expect(model.graph.initializers.get('small')?.read()).toEqual([640, 480])
    expect(bytesRead()).toBeLessThan(4096)
    close()
  })

  it('that contradict their dims are told once', () => {
    const misfit = (name: string) => ({ name, dtype: 'float32' as const, dims: [4], raw: new Uint8Array(12) })
    const { model } = load(modelBytes({ graphName: 'g', initializers: [misfit('a'), misfit('b')], nodes: [] }))
    expect(model.diagnostics).toEqual([
      { code: 'model/tensor-payload', level: 'warning', message: 'graph "g": "a" stores another number of bytes than its dims take (and 1 more)' },
    ])
  })

  it.each([
    ['a negative size', [-1, 3]],
    ['more elements than any disk holds', [2 ** 40, 2 ** 40]],
    ['a rank of two thousand', Array.from({ length: 2000 }, () => 1)],
  ])('that claim %s are refused', (_, dims) => {
    const bytes = modelBytes({ initializers: [{ name: 'w', dtype: 'float32', dims }], nodes: [] })
    expect(() => load(bytes)).toThrow(expect.objectContaining({ code: 'model/tensor-dims', message: expect.stringContaining('model.onnx: tensor "w" claims the dims') }))
  })
})

describe('long texts', () => {
  it('are left out where they may be long', () => {
    const long = 'x'.repeat(2 ** 20 + 1)
    const { model } = load(modelBytes({ nodes: [{ op: 'EPContext', attributes: { engine: long, short: 'y', texts: ['a', long] } }], metadata: { note: long, author: 'me' } }))
    const attributes = model.graph.nodes[0]?.attributes
    expect(attributes?.get('engine')).toEqual({ kind: 'other' })
    expect(attributes?.get('texts')).toEqual({ kind: 'other' })
    expect(attributes?.get('short')).toEqual({ kind: 'string', value: 'y' })
    expect(model.metadata).toEqual(new Map([['author', 'me']]))
  })

  it('are refused as names', () => {
    const bytes = modelBytes({ nodes: [{ op: 'Relu', name: 'n'.repeat(2 ** 16 + 1) }] })
    expect(() => load(bytes)).toThrow(expect.objectContaining({ code: 'model/name-length' }))
  })

  it('longer than the window are read whole', () => {
    const name = 'ä'.repeat(30_000)
    expect(load(modelBytes({ nodes: [{ op: 'Relu', name }] })).model.graph.nodes[0]?.name).toBe(name)
  })
})

describe('nesting', () => {
  const nested = (depth: number): GraphSpec => ({ nodes: depth === 0 ? [{ op: 'Relu' }] : [{ op: 'If', attributes: { then_branch: nested(depth - 1) } }] })

  it('is read thirty subgraphs deep', () => {
    expect(load(modelBytes(nested(30))).model.graph.nodes[0]?.op).toBe('If')
  })

  it('beyond the limit is one sentence, however deep', () => {
    let graph: Uint8Array = encodeMessage('GraphProto', {})
    for (let depth = 0; depth < 20 * MAX_NESTING; depth++) graph = field(1, field(5, field(6, graph)))
    expect(() => load(field(7, graph))).toThrow(expect.objectContaining({ code: 'model/nesting' }))
  })
})
